"""What passes between the outside world and capture: bytes received, bytes fetched, and the function that fetches."""

from collections.abc import Callable
from typing import NamedTuple

from whence.model.captured import Capture


class Received(NamedTuple):
    """One item's capture record and its bytes, as they came; of a URL also the response head, whose digest the record holds."""

    capture: Capture
    data: bytes
    headers: bytes | None = None


class Fetched(NamedTuple):
    """What a server answered: the body after transport decoding, and what its head said.

    `url` is the last address asked, `hops` those before it; `headers` is the response head as received.
    """

    data: bytes
    media_type: str | None
    charset: str | None
    hops: tuple[str, ...]
    headers: bytes
    url: str


Fetch = Callable[[str], Fetched]
"""Fetches one URL. Raises `CaptureError` with one clear sentence; the only way capture reaches a network."""
