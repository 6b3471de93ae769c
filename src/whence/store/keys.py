"""The signing key: one per user, in the user's configuration folder, never in a case."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from platformdirs import user_config_path

from whence.errors import UsageError


def key_folder() -> Path:
    """Return the user's configuration folder (`WHENCE_CONFIG_DIR` moves it)."""
    return Path(os.environ.get("WHENCE_CONFIG_DIR") or user_config_path("whence"))


def signing_key() -> Ed25519PrivateKey:
    """Return the user's signing key, made at the first use and readable by the user alone."""
    file = key_folder() / "signing.key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = Ed25519PrivateKey.generate()
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(fresh.private_bytes_raw().hex().encode() + b"\n")
        return fresh
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(file.read_text().strip()))
    except ValueError as error:
        raise UsageError(
            f"{file} does not hold a signing key; put your backup there, or move it away to have a new one made"
        ) from error
