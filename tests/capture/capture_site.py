"""A site on a loopback address that answers well, badly, without end, or with far too much; and a fetcher that may reach it."""

import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, NamedTuple

from whence.capture.fetch import Fetcher
from whence.capture.guard import Rules, resolve
from whence.settings import CaptureSettings

# A stand-in for "public": loopback addresses are all this machine, so one of them plays the open internet and the rest stay closed.
OPEN = "127.0.0.9"
PAGE = b"<html><body><p>The bridge was closed, the mayor said.</p></body></html>"


class Site(http.server.BaseHTTPRequestHandler):
    hits: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        Site.hits.append(self.path)
        getattr(self, "answer_" + self.path.partition("?")[0].strip("/"), self.answer_page)()

    def send(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.send(PAGE, Content_Type="text/html; charset=utf-8")

    def answer_missing(self) -> None:
        self.send(b"gone", status=404)

    def answer_to(self) -> None:
        self.send(b"", status=302, Location=self.path.partition("?")[2])

    def answer_loop(self) -> None:
        self.send(b"", status=302, Location="/loop")

    def answer_bomb(self) -> None:
        self.send(gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip", Content_Type="text/html")

    def answer_packed(self) -> None:
        self.send(gzip.compress(PAGE), Content_Encoding="gzip", Content_Type="text/html")

    def answer_cut(self) -> None:
        self.send(gzip.compress(PAGE)[:-12], Content_Encoding="gzip", Content_Type="text/html")

    def answer_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(200):
            try:
                self.wfile.write(b"x")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *args: object) -> None:
        return


class Net(NamedTuple):
    port: int
    names: dict[str, list[list[str]]]
    fetcher: Fetcher

    def url(self, path: str, host: str = "site.example") -> str:
        return f"http://{host}:{self.port}/{path}"


@contextmanager
def served() -> Iterator[Net]:
    server = http.server.ThreadingHTTPServer((OPEN, 0), Site)
    inside = http.server.ThreadingHTTPServer(("127.0.0.1", server.server_port), Site)
    for one in (server, inside):
        threading.Thread(target=one.serve_forever, daemon=True).start()
    Site.hits.clear()
    names: dict[str, list[list[str]]] = {"site.example": [[OPEN]], "mixed.example": [[OPEN, "127.0.0.1"]], "none.example": [[]]}

    def look_up(host: str, port: int) -> list[str]:
        if host in names:
            return names[host].pop(0) if len(names[host]) > 1 else names[host][0]
        return resolve(host, port)

    rules = Rules(permit=lambda address: address == OPEN, ports=(server.server_port,), resolve=look_up)
    settings = CaptureSettings(fetch_bytes=1_000_000, fetch_seconds=1.0, fetch_hops=3)
    try:
        yield Net(server.server_port, names, Fetcher(settings, rules=rules))
    finally:
        for one in (server, inside):
            one.shutdown()
            one.server_close()
