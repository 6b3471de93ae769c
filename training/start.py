"""Start: the weights of a model file, to go on from, and as much of them as stays in the end.

In: a network and a file that an earlier training wrote. Out: the network with those weights, dequantised; heads that the file does not have,
or has of another size, stay as they are. Refuses: a file whose word pieces are others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from training.network import Network
from whence.encoder.weights import ModelFile

TABLES = ("word.weight", "place.weight", "flag.weight")


def go_on(net: Network, path: Path, vocabulary: Sequence[str]) -> list[str]:
    """Give `net` the weights of the model file at `path`; return the names of those it lacks."""
    file = ModelFile(path)
    if file.vocabulary != list(vocabulary):
        raise SystemExit(f"{path} was made with other word pieces")
    raw = dict(_raw(file))
    state = net.state_dict()
    lacking = []
    for name, value in state.items():
        table = name.removesuffix(".weight") if name in TABLES else name
        if table not in raw or (name not in TABLES and raw[table].size != value.numel()):
            lacking.append(name)
            continue
        given = raw[table].astype(np.float32)
        if f"{table}.scale" in raw:
            given = given * raw[f"{table}.scale"].astype(np.float32)
        given = given if name in TABLES else given.T
        if name == "place.weight":
            value[: len(given)] = torch.from_numpy(given)
        elif name != "word.weight":  # word vectors are MiniLM's own, which rounding would not better
            state[name] = torch.from_numpy(np.ascontiguousarray(given)).view_as(value)
    net.load_state_dict(state)
    return lacking


@torch.no_grad()
def keep(net: Network, first: Mapping[str, torch.Tensor], share: float) -> None:
    """Let `share` of the weights that a training began with stay in what it came to: the mean of both (WiSE-FT, Wortsman et al. 2022).

    What was learned anew is kept nearly whole on texts like those it was learned from, and less is lost on others.
    """
    for name, value in net.state_dict().items():
        if value.dtype.is_floating_point:
            value.lerp_(first[name], share)


def _raw(file: ModelFile) -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield every tensor of a file as it stands there."""
    weights = file.part("weights")
    for held in onnx.load_from_string(bytes(file.part("exact"))).graph.initializer:
        place = {entry.key: entry.value for entry in held.external_data}
        if place:
            raw = weights[int(place["offset"]) : int(place["offset"]) + int(place["length"])]
            yield held.name, np.frombuffer(raw, onnx.helper.tensor_dtype_to_np_dtype(held.data_type)).reshape(tuple(held.dims))
    for name, given in file.head["tensors"].items():
        raw = weights[given["at"] : given["at"] + given["size"]]
        yield name, np.frombuffer(raw, given["type"]).reshape(given["shape"])
