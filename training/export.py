"""Export: the trained weights as the one file that ships.

In: a network. Out: a file with a head of JSON, the word pieces, two small graphs and every weight as int8 with float16 scales. The graph
"exact" turns the weights back into float32 when it is loaded, so that an answer never hangs on what else is read; the graph "fast" multiplies
in int8 with activations scaled as they come (twice the speed, not the same everywhere). Word vectors come first and are the same in
every training, so that a new file differs in its second half only. Layout: docs/formats/model.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from training.labels import ENTITIES, FURTHER, HAPPENED, PARTS, RELATIONS, ROLES, TAGS, UPOS, XPOS
from training.network import ARC, HEADS, LAYERS, LINK, RELATION, WIDTH, Network
from whence.encoder.windows import SIZE

MAGIC = b"whence model 3\n"
_BLOB = "weights"


class _Blob:
    """The weights one after another, each found again by name."""

    def __init__(self) -> None:
        self.bytes = bytearray()
        self.places: dict[str, dict[str, Any]] = {}

    def add(self, name: str, value: NDArray[Any]) -> None:
        while len(self.bytes) % 64:
            self.bytes.append(0)
        raw = np.ascontiguousarray(value).tobytes()
        self.places[name] = {"at": len(self.bytes), "size": len(raw), "shape": list(value.shape), "type": str(value.dtype)}
        self.bytes.extend(raw)

    def tensor(self, name: str) -> onnx.TensorProto:
        """Return a weight as a tensor whose bytes stand in the blob."""
        place = self.places[name]
        made = TensorProto(name=name, dims=place["shape"], data_type=helper.np_dtype_to_tensor_dtype(np.dtype(place["type"])))
        made.data_location = TensorProto.EXTERNAL
        for key, value in (("location", _BLOB), ("offset", place["at"]), ("length", place["size"])):
            made.external_data.add(key=key, value=str(value))
        return made


def _quantised(value: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Return int8 values with one scale for every index of the other axis; the scale is rounded first, so both graphs share it."""
    scale = (np.abs(value).max(axis=axis, keepdims=True) / 127).astype(np.float16)
    scale[scale == 0] = np.float16(1e-4)
    return np.clip(np.round(value / scale.astype(np.float32)), -127, 127).astype(np.int8), scale


def _weights(net: Network) -> _Blob:
    """Return every weight of the network: matrices [in, out] per column and tables per row in int8, the rest in float32."""
    state = {name: value.detach().float().numpy() for name, value in net.state_dict().items()}
    blob = _Blob()
    tables = {"word": state["word.weight"], "place": state["place.weight"][:SIZE], "flag": state["flag.weight"]}
    for name, table in tables.items():
        values, scales = _quantised(table, 1)
        blob.add(name, values)
        blob.add(f"{name}.scale", scales)
    for name, value in state.items():
        if name.split(".")[0] in tables:
            continue
        if value.ndim == 2 and value.size > 4096:
            values, scales = _quantised(np.ascontiguousarray(value.T), 0)
            blob.add(name, values)
            blob.add(f"{name}.scale", scales)
        else:
            blob.add(name, np.ascontiguousarray(value.T))
    return blob


class _Graph:
    """A graph on its way; `fast` multiplies matrices in int8."""

    def __init__(self, blob: _Blob, *, fast: bool) -> None:
        self.blob, self.fast = blob, fast
        self.nodes: list[onnx.NodeProto] = []
        self.held: dict[str, onnx.TensorProto] = {}
        self.count = 0

    def do(self, op: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> str | list[str]:
        self.count += 1
        names = [f"{op}{self.count}_{n}" for n in range(outputs)]
        self.nodes.append(helper.make_node(op, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def one(self, op: str, *inputs: str, **attributes: Any) -> str:
        made = self.do(op, *inputs, **attributes)
        assert isinstance(made, str)
        return made

    def weight(self, name: str) -> str:
        self.held.setdefault(name, self.blob.tensor(name))
        return name

    def constant(self, value: Any, kind: Any) -> str:
        name = f"constant_{kind.__name__}_{np.ndim(value)}_{'_'.join(map(str, np.ravel(value)))}"
        self.held.setdefault(name, onnx.numpy_helper.from_array(np.array(value, dtype=kind), name))
        return name

    def number(self, name: str) -> str:
        """Return a weight as float32."""
        return self.one("Cast", self.weight(name), to=TensorProto.FLOAT)

    def look_up(self, name: str, ids: str) -> str:
        rows = self.one("Cast", self.one("Gather", self.weight(name), ids, axis=0), to=TensorProto.FLOAT)
        scales = self.one("Cast", self.one("Gather", self.weight(f"{name}.scale"), ids, axis=0), to=TensorProto.FLOAT)
        return self.one("Mul", rows, scales)

    def linear(self, name: str, x: str) -> str:
        weight = f"{name}.weight"
        if f"{weight}.scale" not in self.blob.places:
            y = self.one("MatMul", x, self.weight(weight))
        elif self.fast:
            values, scale, zero = self.do("DynamicQuantizeLinear", x, outputs=3)
            whole = self.one("MatMulInteger", values, self.weight(weight), zero)
            y = self.one(
                "Mul", self.one("Cast", whole, to=TensorProto.FLOAT), self.one("Mul", scale, self.number(f"{weight}.scale"))
            )
        else:
            y = self.one("MatMul", x, self.one("Mul", self.number(weight), self.number(f"{weight}.scale")))
        return self.one("Add", y, self.weight(f"{name}.bias")) if f"{name}.bias" in self.blob.places else y

    def part(self, name: str, first: int) -> str:
        """Return `RELATION` rows of a matrix from `first` on, as float32."""
        cut = self.one(
            "Slice",
            self.weight(name),
            *(self.constant([n], np.int64) for n in (first, first + RELATION)),
            self.constant([0], np.int64),
        )
        return self.one("Mul", self.one("Cast", cut, to=TensorProto.FLOAT), self.number(f"{name}.scale"))

    def norm(self, name: str, x: str) -> str:
        return self.one(
            "LayerNormalization", x, self.weight(f"{name}.weight"), self.weight(f"{name}.bias"), axis=-1, epsilon=1e-12
        )

    def scaled(self, x: str, by: float) -> str:
        return self.one("Mul", x, self.constant(by, np.float32))


_PLAIN = (
    "tag", "inner", "role_from", "role_to", "role_bias", "above_from", "above_to", "part_from", "part_to", "part_bias",
    "upos", "xpos", "entity", "refer_from", "refer_to", "refer_new",
)  # fmt: skip


def _graph(blob: _Blob, *, fast: bool) -> bytes:
    """Return the graph of one window: pieces, flags [1, n], heads [w] -> the scores of every word."""
    g = _Graph(blob, fast=fast)
    length = g.one("Gather", g.one("Shape", "pieces"), g.constant(1, np.int64))
    places = g.one(
        "Unsqueeze", g.one("Range", g.constant(0, np.int64), length, g.constant(1, np.int64)), g.constant([0], np.int64)
    )
    x = g.one("Add", g.one("Add", g.look_up("word", "pieces"), g.look_up("place", places)), g.look_up("flag", "flags"))
    x = g.norm("norm", x)
    for n in range(LAYERS):
        here = f"layers.{n}"
        q, k, v = g.do("Split", g.linear(f"{here}.qkv", x), outputs=3, axis=-1, num_outputs=3)
        y = g.one("MultiHeadAttention", q, k, v, domain="com.microsoft", num_heads=HEADS)
        x = g.norm(f"{here}.norm1", g.one("Add", x, g.linear(f"{here}.out", y)))
        y = g.linear(f"{here}.down", g.one("Gelu", g.linear(f"{here}.up", x)))
        x = g.norm(f"{here}.norm2", g.one("Add", x, y))
    x = g.one("Gather", g.one("Squeeze", x, g.constant([0], np.int64)), "heads", axis=0)
    outputs = {name: g.linear(name, x) for name in _PLAIN}
    first = g.one("Gather", g.one("Squeeze", "pieces", g.constant([0], np.int64)), "heads", axis=0)
    seen = g.one("Concat", x, g.norm("happened_norm", g.look_up("word", first)), axis=-1)
    outputs["happened"] = g.linear("happened", g.one("Gelu", g.linear("happened_in", seen)))
    link = g.one("MatMul", g.linear("link_from", x), g.one("Transpose", g.linear("link_to", x), perm=[1, 0]))
    outputs["link"] = g.scaled(link, LINK**-0.5)
    low = g.linear("arc_mix", g.one("Gelu", g.linear("arc_from", x)))
    arc = g.one("MatMul", low, g.one("Transpose", g.one("Gelu", g.linear("arc_to", x)), perm=[1, 0]))
    outputs["arc"] = g.scaled(arc, ARC**-0.5)
    for name in ("relation_from", "relation_to"):
        outputs[name] = g.one("Gelu", g.linear(name, x))
        outputs[f"{name}_scores"] = g.one(
            "MatMul", outputs[name], g.part("relation.weight", 0 if name == "relation_from" else RELATION)
        )
    for name, made in outputs.items():
        g.nodes.append(helper.make_node("Identity", [made], [name]))
    inputs = [
        helper.make_tensor_value_info(n, TensorProto.INT64, s)
        for n, s in (("pieces", [1, "n"]), ("flags", [1, "n"]), ("heads", ["w"]))
    ]
    results = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]
    graph = helper.make_graph(g.nodes, "fast" if fast else "exact", inputs, results, list(g.held.values()))
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return bytes(helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="whence").SerializeToString())


def write(net: Network, vocabulary: Sequence[str], about: Mapping[str, Any], file: Path) -> str:
    """Write the model file and return the SHA-256 that stands at its end. `about` is what the model card says, kept in the file's head."""
    blob = _weights(net)
    parts = {"vocabulary": "\n".join(vocabulary).encode(), "exact": _graph(blob, fast=False), "fast": _graph(blob, fast=True)}
    at = len(blob.bytes)
    places = {_BLOB: [0, at]}
    for name, part in parts.items():
        places[name] = [at, len(part)]
        at += len(part)
    head = {
        "about": dict(about),
        "labels": {
            "tag": TAGS,
            "inner": FURTHER,
            "role": ROLES,
            "happened": HAPPENED,
            "part": PARTS,
            "upos": UPOS,
            "xpos": XPOS,
            "relation": RELATIONS,
            "entity": ENTITIES,
        },
        "width": WIDTH,
        "parts": places,
        "tensors": {name: blob.places[name] for name in _OUTSIDE},
    }
    raw = json.dumps(head, sort_keys=True).encode()
    raw += b" " * (-(len(MAGIC) + 8 + len(raw)) % 4096)
    whole = MAGIC + len(raw).to_bytes(8, "little") + raw + bytes(blob.bytes) + b"".join(parts.values())
    digest = hashlib.sha256(whole)
    file.write_bytes(whole + digest.digest())
    return digest.hexdigest()


_OUTSIDE = ("relation.weight", "relation.weight.scale", "relation.bias", "refer_pair.weight")
