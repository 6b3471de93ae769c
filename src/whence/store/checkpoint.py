"""Checkpoints: a signed note that says how long the log is and what its root is.

The note is C2SP's `tlog-checkpoint` as a `signed-note` with an Ed25519 key: origin, size, root in base64, a blank line, one signature
line. Parsing is strict: what is read must be, byte for byte, what would be written; a note with a blank more is no checkpoint.
"""

import base64
import hashlib
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from whence.errors import CaseDamaged

_DASH = "\u2014"


class Checkpoint(NamedTuple):
    """What a checkpoint says, and the signature under it. Whose it is, `check` finds out."""

    origin: str
    size: int
    root: bytes
    signed: bytes

    def body(self) -> str:
        """Return the three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    def note(self) -> bytes:
        """Return the whole note, as it lies in the case."""
        return f"{self.body()}\n{_DASH} {self.origin} {base64.b64encode(self.signed).decode()}\n".encode()

    def check(self, public: bytes) -> None:
        """Raise `CaseDamaged` unless the holder of the key `public` signed this."""
        try:
            if self.signed[:4] != _hint(self.origin, public):
                raise InvalidSignature
            Ed25519PublicKey.from_public_bytes(public).verify(self.signed[4:], self.body().encode())
        except (InvalidSignature, ValueError) as error:
            raise CaseDamaged("the checkpoint is not signed by the key that the log names") from error


def seal(origin: str, size: int, root: bytes, key: Ed25519PrivateKey) -> bytes:
    """Return the signed note."""
    blank = Checkpoint(origin, size, root, b"")
    hint = _hint(origin, key.public_key().public_bytes_raw())
    return blank._replace(signed=hint + key.sign(blank.body().encode())).note()


def parse(note: bytes) -> Checkpoint:
    """Return what `note` says; raises `CaseDamaged` if it is not, to the byte, in the form of a checkpoint."""
    try:
        body, _, tail = note.decode("utf-8").partition("\n\n")
        origin, size, root = body.split("\n")
        _, _, signature = tail.rstrip("\n").split(" ")
        read = Checkpoint(origin, int(size), base64.b64decode(root, validate=True), base64.b64decode(signature, validate=True))
    except ValueError as error:
        raise CaseDamaged("the checkpoint is not in the form of one") from error
    if read.note() != note or read.size < 0 or len(read.root) != 32 or len(read.signed) != 68:
        raise CaseDamaged("the checkpoint is not in the form of one")
    return read


def _hint(origin: str, public: bytes) -> bytes:
    return hashlib.sha256(origin.encode() + b"\n\x01" + public).digest()[:4]
