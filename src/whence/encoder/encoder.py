"""Encoder: one look of the trained network at a window of words.

In: a model file and windows. Out: the scores of every head for every word. One window is read at a time, on one thread, in float32, so that
a text gives the same answer whatever is read beside it; `fast` multiplies in int8 and promises no such thing.
Refuses: to decide anything; `tagging`, `trees` and `reference` do.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.encoder.weights import ModelFile
from whence.encoder.windows import Lines, Window, windows
from whence.encoder.wordpieces import WordPieces

Scores = NDArray[np.float32]


class Look(NamedTuple):
    """What the network gives for a window of w words: scores [w, labels], `link` and `arc` [w, w], and vectors to compare [w, n]."""

    window: Window
    tag: Scores
    link: Scores
    inner: Scores
    role_from: Scores
    role_to: Scores
    role_bias: Scores
    above_from: Scores
    above_to: Scores
    happened: Scores
    part_from: Scores
    part_to: Scores
    part_bias: Scores
    upos: Scores
    xpos: Scores
    arc: Scores
    relation_from: Scores
    relation_to: Scores
    relation_from_scores: Scores
    relation_to_scores: Scores
    entity: Scores
    refer_from: Scores
    refer_to: Scores
    refer_new: Scores


_OUTPUTS = Look._fields[1:]


class Encoder:
    """A loaded model. `fast` says which of its two graphs is used."""

    def __init__(self, file: ModelFile, *, fast: bool = False) -> None:
        self.file = file
        self.fast = fast
        self.name = file.name
        self.tags = file.labels("tag")
        self.further = file.labels("inner")
        self.roles = file.labels("role")
        self.happened = file.labels("happened")
        self.parts = file.labels("part")
        self.upos = file.labels("upos")
        self.xpos = file.labels("xpos")
        self.relations = file.labels("relation")
        self.entities = file.labels("entity")
        weight = file.tensor("relation.weight")  # the rows for a word, those for its head, those for both
        self.relation = (weight[2 * len(weight) // 3 :], file.tensor("relation.bias"))
        self.pair = file.tensor("refer_pair.weight").reshape(-1)
        self._pieces = WordPieces(file.vocabulary)
        self._session = _session(file, "fast" if fast else "exact")

    def looks(self, paragraphs: Lines) -> Iterator[Look]:
        """Yield one look for each window of a text's paragraphs, in order."""
        for window in windows(paragraphs, self._pieces):
            given = {
                "pieces": np.array([window.pieces], np.int64),
                "flags": np.array([window.flags], np.int64),
                "heads": np.array(window.heads, np.int64),
            }
            yield Look(window, *self._session.run(_OUTPUTS, given))


def _session(file: ModelFile, graph: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    weights = file.part("weights")
    options.add_external_initializers_from_files_in_memory(["weights"], [weights], [len(weights)])
    return onnxruntime.InferenceSession(bytes(file.part(graph)), options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=4)
def load_encoder(path: Path, *, fast: bool = False) -> Encoder:
    """Return the encoder of a model file, loaded once in a process."""
    return Encoder(ModelFile(path), fast=fast)
