"""Gather the bytes of what was asked for: files, folders, URLs, pasted text.

In: arguments as typed. Out, lazily and in order: `Received` (one item's bytes at a time) or the `Failure` that says why not.
Refuses: URLs without a `fetch` function, devices, links that leave a folder, cases (their records are no reports), more bytes than the cap (a
digest is kept by streaming).
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from whence.capture.item import Fetch, Received
from whence.errors import CaptureError
from whence.model.captured import Capture, Failure, Given
from whence.settings import CaptureSettings

STAGE = "capture"
_CHUNK = 1 << 20
# A refused file is named by its digest up to this size: beyond it reading it through takes longer than a person waits.
_LONGEST_DIGEST = 1 << 30
_DEFAULTS = CaptureSettings()
_NOTHING_GIVEN = Given()


class _Desk(NamedTuple):
    """What every item of one call shares."""

    given: Given
    now: Callable[[], datetime]
    settings: CaptureSettings

    def failure(self, origin: str, reason: str, remedy: str, *, digest: str | None = None) -> Failure:
        return Failure(origin=origin, stage=STAGE, reason=reason, remedy=remedy, digest=digest, given=self.given, at=self.now())

    def received(self, origin: str, name: str, data: bytes) -> Received:
        digest = hashlib.sha256(data).hexdigest()
        capture = Capture(digest=digest, size=len(data), origin=origin, name=name, captured=self.now(), given=self.given)
        return Received(capture, data)


def gather(
    arguments: Sequence[str],
    *,
    given: Given = _NOTHING_GIVEN,
    fetch: Fetch | None = None,
    now: Callable[[], datetime],
    stdin: Callable[[], bytes] | None = None,
    settings: CaptureSettings = _DEFAULTS,
    own: Path | None = None,
) -> Iterator[Received | Failure]:
    """Yield what each argument holds: a file, a folder's files (recursive, sorted), a URL, or `-` for pasted text.

    Lazy: one item's bytes are in memory at a time. Hidden entries of a folder (names with a leading dot) are not taken, nor is the case at
    `own`, which is being written and may lie among its reports; any other case is one `Failure`.
    A file named twice is gathered once. Never raises for an item: what cannot be got is a `Failure`.
    """
    desk = _Desk(given, now, settings)
    seen: set[str] = set()
    for argument in arguments:
        if argument == "-":
            yield _pasted(stdin, desk)
        elif "://" in argument[:16]:
            yield _from_url(argument, fetch, desk)
        else:
            yield from _from_path(argument, seen, desk, own)


def _pasted(stdin: Callable[[], bytes] | None, desk: _Desk) -> Received | Failure:
    if stdin is None:
        return desk.failure("-", "there is no pasted text to read", "pipe the text in, or name a file")
    data = stdin()
    if len(data) > desk.settings.max_bytes:
        return _too_big("-", len(data), hashlib.sha256(data).hexdigest(), desk)
    return desk.received("-", "pasted text", data)


def _from_url(url: str, fetch: Fetch | None, desk: _Desk) -> Received | Failure:
    origin = _printable(url)
    if _scheme(url) not in ("http", "https"):
        return desk.failure(origin, f"{origin} is no http or https address", "save the page as a file and name the file")
    if fetch is None:
        return desk.failure(
            origin, f"{origin} was not fetched: this run may not use the network", "save the page as a file and name it"
        )
    try:
        got = fetch(url)
    except CaptureError as error:
        return desk.failure(origin, str(error), "check the address, or save the page in a browser and name the file")
    digest = hashlib.sha256(got.data).hexdigest()
    if len(got.data) > desk.settings.max_bytes:
        return _too_big(origin, len(got.data), digest, desk)
    capture = Capture(
        digest=digest,
        size=len(got.data),
        origin=origin,
        name=_last_step(got.url or url),
        captured=desk.now(),
        media_type=got.media_type,
        charset=got.charset,
        hops=(*got.hops, got.url) if got.url and got.url != url else got.hops,
        headers=hashlib.sha256(got.headers).hexdigest() if got.headers else None,
        given=desk.given,
    )
    return Received(capture, got.data, got.headers or None)


def _from_path(argument: str, seen: set[str], desk: _Desk, own: Path | None) -> Iterator[Received | Failure]:
    try:
        path = Path(argument)
        is_folder = path.is_dir()
    except (ValueError, OSError) as error:
        yield desk.failure(
            _printable(argument), f"{_printable(argument)} is no usable path: {_why(error)}", "check how it is written"
        )
        return
    entries = _walk(path, desk, own) if is_folder else iter((path,))
    empty = True
    for entry in entries:
        empty = False
        if isinstance(entry, Failure):
            yield entry
        elif (key := os.path.abspath(entry)) not in seen:  # noqa: PTH100  (resolve() would follow links)
            seen.add(key)
            yield _from_file(entry, desk)
    if empty:
        origin = _printable(argument)
        yield desk.failure(origin, f"the folder {origin} holds no file", "name the folder that holds the pages")


def _walk(folder: Path, desk: _Desk, own: Path | None) -> Iterator[Path | Failure]:
    """Yield a folder's entries in the order of their names, deepest folders in place; links to folders are not followed."""
    mine = os.path.realpath(own) if own is not None else None
    waiting: list[Path] = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and path.is_symlink() and path.is_dir():
            origin = _printable(str(path))
            yield desk.failure(origin, f"{origin} is a link to another folder and was not followed", "name that folder itself")
        elif _is_case(path):
            origin = _printable(str(path))
            if path == folder or os.path.realpath(path) != mine:
                yield desk.failure(
                    origin,
                    f"{origin} is a case of whence, not a folder of reports, and was not read",
                    f"name the pages themselves; `whence show {origin}` opens the case",
                )
        elif path == folder or (path.is_dir() and not path.is_symlink()):
            try:
                entries = sorted((e for e in os.listdir(path) if not e.startswith(".")), reverse=True)  # noqa: PTH208
            except OSError as error:
                origin = _printable(str(path))
                yield desk.failure(origin, f"the folder {origin} cannot be read: {_why(error)}", "check its permissions")
            else:
                waiting.extend(path / entry for entry in entries)
        else:
            yield path


def _is_case(folder: Path) -> bool:
    """Tell whether a folder is a case: one with a log. Its objects are reports in whence's own form, which must not be read as pages."""
    return (folder / "case.json").is_file() and (folder / "log").is_dir()


def _from_file(path: Path, desk: _Desk) -> Received | Failure:
    origin = _printable(str(path))
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            return desk.failure(
                origin, f"{origin} is no regular file but {_sort_of(state.st_mode)}", "name a file or a folder of files"
            )
        if state.st_size > desk.settings.max_bytes:
            digest = _digest(path) if state.st_size <= _LONGEST_DIGEST else None
            return _too_big(origin, state.st_size, digest, desk)
        with path.open("rb") as file:
            data = file.read(desk.settings.max_bytes + 1)
    except OSError as error:
        if path.is_symlink() and not path.exists():
            return desk.failure(origin, f"{origin} is a link that points nowhere", "remove it, or name the file it meant")
        return desk.failure(origin, f"{origin} cannot be read: {_why(error)}", "check that it exists and may be read")
    if len(data) > desk.settings.max_bytes:
        return _too_big(origin, len(data), None, desk)
    return desk.received(origin, _printable(path.name), data)


def _too_big(origin: str, size: int, digest: str | None, desk: _Desk) -> Failure:
    most = desk.settings.max_bytes
    return desk.failure(
        origin,
        f"{origin} has {size:,} bytes, more than the {most:,} that whence reads of one item",
        "cut it into its reports, or raise capture.max_bytes",
        digest=digest,
    )


def _digest(path: Path) -> str:
    """Digest a file piece by piece, so that a file over the cap is named by its content and never held."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _sort_of(mode: int) -> str:
    kinds = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((word for is_kind, word in kinds if is_kind(mode)), "something else")


def _why(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return reason[:1].lower() + reason[1:]


def _printable(path: str) -> str:
    """Return a path that can be written as UTF-8: bytes of a name that are none become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if not path.isascii() else path


def _scheme(url: str) -> str:
    """Return a URL's scheme in small letters, `""` where it has none."""
    return url.partition("://")[0].strip().lower()


def _last_step(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.netloc
