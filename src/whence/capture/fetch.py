"""Fetching one URL, off unless somebody gave one.

In: a URL that a person typed. Out: the bytes as sent (inflated), the head of the answer, and the redirects it went through; or
`FetchRefused` / `FetchFailed` with one sentence.

Refuses: schemes other than http and https, user names in URLs, addresses that are not public (`guard.py`; each redirect is checked
anew), more bytes or more time than the caps allow, more than a few redirects. Sends no cookie, no referrer, no proxy from the
environment, and says plainly what it is.
"""

import zlib
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from whence.capture.guard import Rules, Watch, pool_manager
from whence.capture.item import Fetched
from whence.errors import FetchFailed, FetchRefused
from whence.settings import CaptureSettings

_AGENT = "whence (+one page asked for by a person; no crawler)"
_HEADERS = {"User-Agent": _AGENT, "Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Encoding": "gzip, deflate"}
_LONGEST_URL = 8_000
_CHUNK = 64 * 1024


class Fetcher:
    """Fetches URLs one at a time under caps on bytes, time and redirects. Call it with a URL."""

    def __init__(self, settings: CaptureSettings | None = None, *, rules: Rules | None = None) -> None:
        self._settings = settings or CaptureSettings()
        self._rules = rules or Rules()

    def __call__(self, url: str) -> Fetched:
        """Return what `url` answers; raises `FetchRefused` or `FetchFailed`."""
        hops: list[str] = []
        with Watch(self._settings.fetch_seconds) as watch:
            while True:
                check_url(url)
                answer, following = self._once(url, hops, watch)
                if answer is not None:
                    return answer
                hops.append(url)
                if len(hops) > self._settings.fetch_hops:
                    raise FetchFailed(f"{hops[0]}: more than {self._settings.fetch_hops} redirects, given up at {following}")
                url = following

    def _once(self, url: str, hops: list[str], watch: Watch) -> tuple[Fetched | None, str]:
        """Return the answer, or no answer and the URL that it redirects to."""
        manager = pool_manager(self._rules, timeout=self._settings.fetch_seconds, watch=watch)
        try:
            response = manager.request("GET", url, headers=_HEADERS, redirect=False, preload_content=False, decode_content=False)
            with response:
                if response.status in (301, 302, 303, 307, 308) and (target := response.headers.get("Location")):
                    return None, urljoin(url, target)
                if response.status != 200:
                    raise FetchFailed(f"{url}: the server answered {response.status}; nothing was captured")
                data = b"".join(self._body(url, response, watch))
                head = "".join(f"{name}: {value}\r\n" for name, value in response.headers.items()).encode("utf-8", "replace")
                media_type, charset = media_type_of(response.headers.get("Content-Type"))
                return Fetched(data=data, media_type=media_type, charset=charset, hops=tuple(hops), headers=head, url=url), ""
        except FetchFailed as error:
            raise FetchFailed(str(error) if url in str(error) else f"{url}: {error}; nothing was captured") from error
        except (HTTPError, OSError, ValueError) as error:
            if watch.expired:
                raise self._too_slow(url) from error
            raise FetchFailed(
                f"{url}: {_plainly(error)}; nothing was captured. Try again, or save the page and give the file"
            ) from error
        finally:
            manager.clear()

    def _body(self, url: str, response: urllib3.BaseHTTPResponse, watch: Watch) -> Iterator[bytes]:
        """Yield the body's bytes, inflated, and stop at the caps: a small answer can inflate to any size."""
        inflater = Inflater(response.headers.get("Content-Encoding"))
        left = self._settings.fetch_bytes
        while True:
            raw = response.read1(_CHUNK)
            if watch.expired:
                raise self._too_slow(url)
            data = inflater.feed(raw, left + 1)
            left -= len(data)
            if left < 0:
                raise FetchFailed(f"{url}: more than {self._settings.fetch_bytes:,} bytes; nothing was captured")
            yield data
            if not raw:
                inflater.end()
                return

    def _too_slow(self, url: str) -> FetchFailed:
        return FetchFailed(f"{url}: not finished after {self._settings.fetch_seconds:g} seconds; nothing was captured")


def check_url(url: str) -> None:
    """Raise `FetchRefused` for a URL that whence never asks for, whatever it resolves to."""
    parts = urlsplit(url)
    if parts.scheme.lower() not in ("http", "https"):
        raise FetchRefused(f"{url[:80]}: only http and https are fetched")
    if len(url) > _LONGEST_URL or any(ord(c) < 33 or c == "\\" for c in url):
        raise FetchRefused(f"{url[:80]}: not a URL as written (too long, or with blanks, control characters or backslashes)")
    if parts.username is not None or parts.password is not None:
        raise FetchRefused(f"{parts.scheme}://...@{parts.hostname}: a URL with a user name is not fetched")
    if not parts.hostname:
        raise FetchRefused(f"{url[:80]}: names no host")


def media_type_of(content_type: str | None) -> tuple[str | None, str | None]:
    """Return media type and charset label of a Content-Type header, either `None` where it says nothing."""
    if not content_type:
        return None, None
    kind, _, rest = content_type.partition(";")
    label = next((p.partition("=")[2].strip("\"' ") for p in rest.split(";") if p.strip().lower().startswith("charset=")), None)
    return kind.strip().lower() or None, label or None


class Inflater:
    """Inflates a body chunk by chunk and gives at most as many bytes as it is asked for.

    What a chunk holds beyond that is dropped: the caller has then seen more than its cap and stops.
    """

    def __init__(self, encoding: str | None) -> None:
        self._name = (encoding or "identity").strip().lower()
        if self._name not in ("identity", "gzip", "x-gzip", "deflate"):
            raise FetchFailed(f"the server sent Content-Encoding {self._name[:40]!r}, which was not asked for")
        self._machine: zlib._Decompress | None = None

    def feed(self, raw: bytes, most: int) -> bytes:
        """Return what `raw` inflates to, cut at `most` bytes."""
        if self._name == "identity" or not raw:
            return raw[:most]
        if self._machine is None:
            self._machine = zlib.decompressobj(self._window(raw))
        try:
            return self._machine.decompress(raw, most)
        except zlib.error as error:
            raise FetchFailed(f"the answer's compressed body is broken ({error})") from error

    def end(self) -> None:
        """Raise `FetchFailed` if the compressed stream was cut short: half a page must not look like a page."""
        if self._machine is not None and not self._machine.eof:
            raise FetchFailed("the answer's compressed body is cut short")

    def _window(self, raw: bytes) -> int:
        if self._name != "deflate":
            return zlib.MAX_WBITS | 32
        # "deflate" means zlib's format by the standard and a bare stream by custom; the first byte tells
        return zlib.MAX_WBITS if raw[:1] == b"\x78" else -zlib.MAX_WBITS


def _plainly(error: Exception) -> str:
    """Return the innermost reason of a chain of library errors, in one line."""
    reason = getattr(error, "reason", None) or error.__cause__ or error
    return " ".join(str(reason).split())[:200] or type(reason).__name__
