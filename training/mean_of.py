"""Mean of: one model whose weights are the mean of several that were trained one after another.

    python -m training.mean_of ONE.model OTHER.model --out MEAN.model

In: model files of legs that went on from one another (their weights lie in one valley; the mean of two trainings from different beginnings
is worth nothing). Out: a file with their mean, the head for what happened fitted anew on that body. What each leg had learned of one corpus and lost
of another meets in the middle (Wortsman et al. 2022); it costs a minute.
Refuses: files with other word pieces, or that lack a weight.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from training.about import about
from training.export import write
from training.make_model import minilm, vocabulary
from training.network import Network, pretrained
from training.own_set import training_documents
from training.polnear import examples
from training.refit import refit
from training.start import go_on
from whence.encoder.weights import ModelFile
from whence.encoder.wordpieces import WordPieces


def mean_of(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of every weight; all must have the same ones."""
    if any(state.keys() != states[0].keys() for state in states):
        raise SystemExit("these models have other weights than one another")
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def loaded(net: Network, file: Path, pieces: Sequence[str]) -> dict[str, Tensor]:
    """Return the weights of a model file."""
    if lacking := go_on(net, file, pieces):
        raise SystemExit(f"{file} lacks {', '.join(lacking)}")
    return {name: value.clone() for name, value in net.state_dict().items()}


def main() -> None:
    """Write the mean as the arguments say."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("files", type=Path, nargs="+", help="model files of legs that went on from one another")
    given.add_argument("--out", type=Path, required=True)
    options = given.parse_args()
    folder = minilm()
    pieces = vocabulary(folder)
    net = pretrained(folder)
    net.load_state_dict(mean_of([loaded(net, file, pieces) for file in options.files]))
    own = [one for document in training_documents() for one in examples(document, WordPieces(pieces), flat=False)]
    sys.stderr.write(f"what happened, fitted anew: loss {refit(net, own):.4f}\n")
    heads = [ModelFile(file).head["about"] for file in options.files]
    used = list(dict.fromkeys(name for head in heads for name in head["corpora"] if name != "minilm"))
    note = {"mean_of": [head["plan"] for head in heads]}
    sys.stderr.write(f"{options.out} {write(net.eval(), pieces, about(used, note, {}), options.out)}\n")


if __name__ == "__main__":
    main()
