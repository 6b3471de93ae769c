"""What Core is too slow for, once per kind of database: loading many rows, and asking one question for many keys.

In: rows as tuples. Out: rows in the table, those already there left as they are. Core builds a dictionary and a compiled statement per
batch, which costs three times the CPU of the driver's own loop; this is the one file to add to for another database.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

_FIRST = "SELECT hash, number, position FROM mark WHERE hash = ? ORDER BY number, position LIMIT 1"
_NEWEST = "SELECT hash, number, position FROM mark WHERE hash = ? ORDER BY number DESC, position DESC LIMIT ?"


def load(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]], *, fresh: bool = False
) -> None:
    """Add `rows` to `table` inside the caller's transaction; a row whose key is there already is left out unless all are `fresh`."""
    if rows:
        blanks = ", ".join("?" * len(columns))
        known = "" if fresh else " ON CONFLICT DO NOTHING"
        connection.exec_driver_sql(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({blanks}){known}", list(rows))


def ends_of_postings(connection: Connection, hashes: Iterable[int], newest: int) -> set[tuple[int, int, int]]:
    """Return `(hash, report number, position)`: for each hash the first posting and the `newest` latest, each by a walk in the index."""
    cursor = connection.connection.cursor()
    found: set[tuple[int, int, int]] = set()
    for hash_ in hashes:
        last = cursor.execute(_NEWEST, (hash_, newest)).fetchall()
        found.update(last)
        if len(last) == newest:
            found.update(cursor.execute(_FIRST, (hash_,)).fetchall())
    cursor.close()
    return found
