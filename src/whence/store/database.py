"""The projection's database file: opening it to read or to write, and saying in one sentence what is wrong with it.

In: a path. Out: a connection. SQLite, WAL, `synchronous=NORMAL`: durability is the log's, a lost database is made again.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from whence.errors import CaseLocked, StoreFull, UsageError
from whence.store import tables as t

_BUSY_SECONDS = 30
_CACHE_KIB = 16_000
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def connect(path: Path, *, write: bool) -> tuple[Engine, Connection]:
    """Return an engine on the database at `path` and its one connection; raises `DatabaseError` where there is no usable one."""
    engine = _engine(path, "mode=rwc" if write else "mode=ro")
    try:
        connection = engine.connect()
        if write:
            _prepare(connection)
        else:
            connection.execute(text("SELECT value FROM meta LIMIT 1")).all()
            connection.rollback()
    except OperationalError:
        engine.dispose()
        if write:
            raise
        engine = _engine(
            path, "mode=ro&immutable=1"
        )  # a folder that nobody can write to, a disc or a share: no log of SQLite's own
        connection = engine.connect()
        connection.execute(text("SELECT value FROM meta LIMIT 1")).all()
        connection.rollback()
    except BaseException:
        engine.dispose()
        raise
    return engine, connection


def _engine(path: Path, how: str) -> Engine:
    where = f"file:{quote(str(path.absolute()))}?{how}"

    def opened() -> sqlite3.Connection:
        made = sqlite3.connect(where, uri=True, timeout=_BUSY_SECONDS, check_same_thread=False)
        made.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
        return made

    return create_engine("sqlite://", creator=opened, poolclass=NullPool)


def _prepare(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA journal_mode=WAL").all()
    connection.exec_driver_sql("PRAGMA synchronous=NORMAL")
    connection.rollback()
    with connection.begin():
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0:
            t.metadata.create_all(connection)
            connection.execute(text(t.SEARCH))


def drop(path: Path) -> None:
    """Remove the database with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Turn what SQLite says went wrong into one sentence."""
    try:
        yield
    except DatabaseError as error:
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        if code in _FULL:
            raise StoreFull(f"{path}: no room, or no right to write ({error.orig}); what was sealed before is safe") from error
        if code in _BUSY:
            raise CaseLocked(f"{path}: another process keeps the database busy; try again when it is done") from error
        raise UsageError(f"{path} cannot be used ({error.orig}); `whence rebuild {path.parent}` makes it again") from error
