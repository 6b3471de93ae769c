"""Checkpoints: a signed note that says how long the log is and what its root is.

The note is C2SP's `tlog-checkpoint` as a `signed-note` with an Ed25519 key: origin, size, root in base64, a blank line, one signature
line. Parsing is strict: what is read must be, byte for byte, what would be written; a note with a blank more is no checkpoint.
"""

import base64
import binascii
import hashlib
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from whence.errors import CaseDamaged


class Checkpoint(NamedTuple):
    """What a checkpoint seals, and by which public key."""

    origin: str
    size: int
    root: bytes
    key: bytes


def seal(origin: str, size: int, root: bytes, key: Ed25519PrivateKey) -> bytes:
    """Return the signed note."""
    body = f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"
    public = key.public_key().public_bytes_raw()
    signature = base64.b64encode(_hint(origin, public) + key.sign(body.encode())).decode()
    return f"{body}\n\u2014 {origin} {signature}\n".encode()


def unseal(note: bytes, keys: tuple[bytes, ...]) -> Checkpoint:
    """Return what `note` seals if one of the public `keys` signed it; raises `CaseDamaged` otherwise."""
    try:
        body, mark, tail = note.decode("utf-8").partition("\n\n")
        origin, size, root64 = body.split("\n")
        dash, name, signature64 = tail.rstrip("\n").split(" ")
        root, signed = base64.b64decode(root64, validate=True), base64.b64decode(signature64, validate=True)
        count = int(size)
    except (UnicodeDecodeError, ValueError, binascii.Error) as error:
        raise CaseDamaged("the checkpoint is not in the form of one") from error
    again = f"{origin}\n{count}\n{base64.b64encode(root).decode()}\n\n\u2014 {origin} {base64.b64encode(signed).decode()}\n"
    if again.encode() != note or len(root) != 32 or not mark or dash != "\u2014" or name != origin:
        raise CaseDamaged("the checkpoint is not in the form of one")
    for key in keys:
        if signed[:4] == _hint(origin, key):
            try:
                Ed25519PublicKey.from_public_bytes(key).verify(signed[4:], f"{body}\n".encode())
            except InvalidSignature:
                continue
            return Checkpoint(origin, count, root, key)
    raise CaseDamaged("the checkpoint is not signed by a key that this case knows")


def _hint(origin: str, public: bytes) -> bytes:
    return hashlib.sha256(origin.encode() + b"\n\x01" + public).digest()[:4]
