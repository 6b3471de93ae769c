"""What Core is too slow for, once per kind of database: loading many rows, and asking one question for many keys.

In: rows as tuples. Out: rows in the table, those already there left as they are. Core builds a dictionary and a compiled statement per
batch, which costs three times the CPU of the driver's own loop; this is the one file to add to for another database.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

_FIRST = "SELECT hash, number, position FROM mark WHERE hash = ? ORDER BY number, position LIMIT 1"
_FILED = "SELECT key, incident, weight FROM incident_key WHERE key = ? ORDER BY filed DESC, incident DESC LIMIT ?"
_ABOVE = (
    "SELECT edge.id FROM edge LEFT JOIN report ON report.id = edge.parent "
    "WHERE edge.child = ? AND COALESCE(report.hidden, 0) = 0 ORDER BY edge.id"
)
_BODY = "SELECT body FROM record WHERE id = ?"
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


def filed_under(connection: Connection, keys: Iterable[str], limit: int) -> list[tuple[str, str, float]]:
    """Return `(key, incident, weight)` for each key, at most `limit`, newest first, each by a walk in the index."""
    cursor = connection.connection.cursor()
    found = [row for key in keys for row in cursor.execute(_FILED, (key, limit)).fetchall()]
    cursor.close()
    return found


def edges_above(connection: Connection, children: Iterable[str]) -> list[str]:
    """Return the ids of the edges whose child is one of these, leaving out edges to removed reports."""
    cursor = connection.connection.cursor()
    found = [row[0] for child in children for row in cursor.execute(_ABOVE, (child,)).fetchall()]
    cursor.close()
    return found


def bodies(connection: Connection, ids: Iterable[str]) -> dict[str, bytes]:
    """Return the stored bodies of the records that are there, by id."""
    cursor = connection.connection.cursor()
    found = {id_: row[0] for id_ in ids if (row := cursor.execute(_BODY, (id_,)).fetchone()) is not None}
    cursor.close()
    return found
