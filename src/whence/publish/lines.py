"""Records as JSON Lines, one record per line, as every tool that reads JSON Lines takes them."""

from collections.abc import Iterable, Iterator

from whence.model.base import Record
from whence.model.codec import encode


def record_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield each record as one line of canonical JSON, newline included."""
    for record in records:
        yield encode(record) + b"\n"
