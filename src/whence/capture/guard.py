"""The guard at the connect layer: whence never opens a connection to an address that is not public.

In: a host and a port. Out: a connected socket, or `FetchRefused`. A name is resolved once, every address it has must be public, and
the connection goes to exactly the address that was checked, so that a name that changes its mind between check and connect gains
nothing. Spellings of loopback (127.1, 0x7f000001, full-width digits, mapped IPv6) need no rules: they all resolve to an address.

Refuses: loopback, private, link-local, shared, documentation, benchmark, multicast, reserved and unspecified addresses, every
IPv6 form that wraps an IPv4 address, ports other than 80 and 443. Source: IANA special-purpose address registries (RFC 6890).
"""

import ipaddress
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import NamedTuple

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from whence.errors import FetchRefused

_CLOSED_4 = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
# For IPv6 the public part is the short list: global unicast, less what wraps IPv4 (6to4, Teredo) or is for documents and tests.
_OPEN_6 = ipaddress.IPv6Network("2000::/3")
_CLOSED_6 = tuple(ipaddress.IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))


def is_public(address: str) -> bool:
    """Say whether `address`, an IP address in text, is one that whence may connect to."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in net for net in _CLOSED_4)
    return ip in _OPEN_6 and not any(ip in net for net in _CLOSED_6)


Resolve = Callable[[str, int], list[str]]


def resolve(host: str, port: int) -> list[str]:
    """Return every address that `host` has, in the resolver's order, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Rules(NamedTuple):
    """What a guard permits; tests put a stand-in for "public" here, nothing else does."""

    permit: Callable[[str], bool] = is_public
    ports: tuple[int, ...] = (80, 443)
    resolve: Resolve = resolve


class Watch:
    """Ends every socket of one fetch when its time is up, whatever the server does meanwhile.

    A timeout on each read does not stop a server that sends one byte a second; shutting the socket down does.
    """

    def __init__(self, seconds: float) -> None:
        self.expired = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> "Watch":
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._timer.cancel()

    def add(self, sock: socket.socket) -> None:
        """Put `sock` under the watch."""
        self._sockets.append(sock)

    def _end(self) -> None:
        self.expired = True
        for sock in self._sockets:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:  # already closed by the other side
                continue


def connect(host: str, port: int, *, rules: Rules, timeout: float, watch: Watch | None = None) -> socket.socket:
    """Return a socket connected to an address of `host` that was checked; `FetchRefused` if any address of it is not public."""
    if port not in rules.ports:
        raise FetchRefused(f"{host}:{port}: whence fetches from ports 80 and 443 only")
    addresses = rules.resolve(host, port)
    refused = [address for address in addresses if not rules.permit(address)]
    if refused or not addresses:
        what = f"leads to {refused[0]}, which is not a public address" if refused else "has no address"
        raise FetchRefused(f"{host} {what}: whence does not connect there. Save the page yourself and give the file")
    sock = socket.create_connection((addresses[0], port), timeout=timeout)
    if watch is not None:
        watch.add(sock)
    return sock


def pool_manager(rules: Rules, *, timeout: float, watch: Watch) -> urllib3.PoolManager:
    """Return a pool manager whose every connection goes through `connect`; no proxy, no retry, no cookie."""

    class PlainConnection(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return connect(self._dns_host, self.port or 80, rules=rules, timeout=timeout, watch=watch)

    class TlsConnection(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return connect(self._dns_host, self.port or 443, rules=rules, timeout=timeout, watch=watch)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = PlainConnection

    class TlsPool(HTTPSConnectionPool):
        ConnectionCls = TlsConnection

    manager = urllib3.PoolManager(timeout=urllib3.Timeout(connect=timeout, read=timeout), retries=False)
    manager.pool_classes_by_scheme = {"http": PlainPool, "https": TlsPool}
    return manager
