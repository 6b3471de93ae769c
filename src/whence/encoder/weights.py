"""Weights: the model file and what stands in it.

In: a path. Out: its head, parts and small tensors. The file carries the SHA-256 of its bytes at its end.
Refuses: a file that is no model, of a layout this version does not know, or whose bytes are not those it was written with.
"""

import hashlib
import importlib.util
import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whence.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAGIC = b"whence model 3\n"
_FAMILY = MAGIC[:-2]  # what files of every layout begin with
PACKAGE = "whence_model_en"
_DIGEST = 32


class ModelFile:
    """A model file whose bytes have been checked. `digest` is the SHA-256 in hexadecimal digits, `name` what the file calls itself."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._bytes = memoryview(path.read_bytes())
        except OSError as error:
            raise ModelError(f"the model file {path} cannot be read: {error.strerror}") from error
        if bytes(self._bytes[: len(MAGIC)]) != MAGIC:
            other = bytes(self._bytes[: len(_FAMILY)]) == _FAMILY
            what = "a model file of another layout than this version of whence reads: pip install -U 'whence[en]'"
            raise ModelError(f"{path} is {what if other else 'no model file'}")
        body, tail = self._bytes[:-_DIGEST], bytes(self._bytes[-_DIGEST:])
        if hashlib.sha256(body).digest() != tail:
            raise ModelError(f"the model file {path} is damaged: its bytes do not have the hash that it was written with")
        at = len(MAGIC) + 8
        size = int.from_bytes(self._bytes[len(MAGIC) : at], "little")
        self.head: dict[str, Any] = json.loads(bytes(self._bytes[at : at + size]))
        self._begin = at + size
        self.digest = tail.hex()
        self.name = f"{self.head['about']['name']} {self.digest[:12]}"

    def part(self, name: str) -> memoryview:
        """Return one part of the file: "weights", "vocabulary", "exact" or "fast"."""
        at, size = self.head["parts"][name]
        return self._bytes[self._begin + at : self._begin + at + size]

    @cached_property
    def vocabulary(self) -> list[str]:
        """The word pieces in the order of their numbers."""
        return bytes(self.part("vocabulary")).decode("utf-8").split("\n")

    def labels(self, head: str) -> tuple[str, ...]:
        """Return the labels that a head chooses from, in order."""
        return tuple(self.head["labels"][head])

    def tensor(self, name: str) -> "NDArray[np.float32]":
        """Return one of the small matrices that are multiplied outside of the graph, as float32."""
        import numpy as np

        given = self.head["tensors"][name]
        raw = self.part("weights")[given["at"] : given["at"] + given["size"]]
        value = np.frombuffer(raw, dtype=given["type"]).reshape(given["shape"]).astype(np.float32)
        scale = f"{name}.scale"
        return value * self.tensor(scale) if scale in self.head["tensors"] else value


def installed() -> Path | None:
    """Return the path of the model that is installed beside whence (the package whence-model-en), or `None`."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None or importlib.util.find_spec("onnxruntime") is None:
        return None
    file = Path(spec.origin).parent / "reader.model"
    return file if file.is_file() else None
