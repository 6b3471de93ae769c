"""The signing key: one per user, in the user's configuration folder, never in a case."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from platformdirs import user_config_path

from whence.errors import UsageError

_OTHERS = 0o077


def key_folder() -> Path:
    """Return the user's configuration folder (`WHENCE_CONFIG_DIR` moves it)."""
    return Path(os.environ.get("WHENCE_CONFIG_DIR") or user_config_path("whence"))


def signing_key() -> Ed25519PrivateKey:
    """Return the user's signing key, made at the first use and readable by the user alone."""
    file = key_folder() / "signing.key"
    try:
        if not file.exists():
            _make(file)
        if file.stat().st_mode & _OTHERS:
            file.chmod(0o600)  # a key that others can read is not the user's any more; a copied folder often loses its modes
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(file.read_text().strip()))
    except (ValueError, OSError) as error:
        raise UsageError(
            f"{file} does not hold a signing key that can be used ({error}); put your backup there, or move it away to have a new one made"
        ) from error


def _make(file: Path) -> None:
    """Write a fresh key under a name of its own, then link it: of two processes that start at once, one key wins, whole."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    scratch = file.with_name(f"signing.key.{os.getpid()}")
    scratch.unlink(missing_ok=True)
    handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(Ed25519PrivateKey.generate().private_bytes_raw().hex().encode() + b"\n")
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(scratch, file)
        except FileExistsError:
            return
    finally:
        scratch.unlink()
