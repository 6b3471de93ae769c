"""Choose: the encoder that a reading is made with, or none.

In: a mode and perhaps a path. Out: a loaded encoder, or `None` for the rules alone. Refuses: a mode it does not know; a path without a model.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from whence.encoder.weights import installed
from whence.errors import ModelError, UsageError

if TYPE_CHECKING:
    from whence.encoder.encoder import Encoder

MODES = ("model", "fast", "rules")


def chosen(mode: str, path: str | None = None) -> "Encoder | None":
    """Return the encoder for a mode: that of the file at `path`, else of the installed package; `None` where there is none, or for "rules"."""
    if mode not in MODES:
        raise UsageError(f'there is no way of reading called "{mode}"; choose one of {", ".join(MODES)}')
    if mode == "rules":
        return None
    file = Path(path) if path is not None else installed()
    if file is None:
        return None
    try:
        from whence.encoder.encoder import load_encoder
    except ImportError as error:
        raise ModelError(f"a model file is given, but {error.name} is not installed: pip install 'whence[en]'") from error
    return load_encoder(file, fast=mode == "fast")
