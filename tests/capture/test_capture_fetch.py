"""Fetching: what a hostile address, redirect or server can do, and what whence answers."""

import socket
import time
import zlib
from collections.abc import Iterator

import pytest
from capture_site import OPEN, PAGE, Net, Site, served

from whence.capture.fetch import Fetcher, Inflater, check_url
from whence.capture.guard import Rules, is_public
from whence.errors import FetchFailed, FetchRefused


@pytest.fixture
def net() -> Iterator[Net]:
    with served() as found:
        yield found


def test_page_comes_back_with_its_head_and_label(net: Net) -> None:
    got = net.fetcher(net.url("page"))
    assert (got.data, got.media_type, got.charset, got.hops) == (PAGE, "text/html", "utf-8", ())
    assert b"Content-Type" in (got.headers or b"")


def test_compressed_page_comes_back_inflated(net: Net) -> None:
    assert net.fetcher(net.url("packed")).data == PAGE


def test_redirects_are_followed_and_kept(net: Net) -> None:
    got = net.fetcher(net.url("to?/page"))
    assert got.url == net.url("page") and got.hops == (net.url("to?/page"),)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing", "404"),
        ("loop", "more than 3 redirects"),
        ("bomb", "more than 1,000,000 bytes"),
        ("cut", "cut short"),
        ("drip", "not finished after 1 seconds"),
    ],
)
def test_bad_answer_is_one_clear_sentence(net: Net, path: str, words: str) -> None:
    with pytest.raises(FetchFailed, match=words) as caught:
        net.fetcher(net.url(path))
    assert "\n" not in str(caught.value) and net.url("")[:-1] in str(caught.value)


def test_drip_ends_when_its_time_is_up(net: Net) -> None:
    started = time.monotonic()
    with pytest.raises(FetchFailed):
        net.fetcher(net.url("drip"))
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "[::ffff:127.0.0.1]", "[::1]"]
)
def test_no_spelling_of_loopback_is_reached(net: Net, host: str) -> None:
    with pytest.raises((FetchRefused, FetchFailed)):
        net.fetcher(net.url("page", host))
    assert Site.hits == []


def test_redirect_to_loopback_is_refused(net: Net) -> None:
    with pytest.raises(FetchRefused, match="not a public address"):
        net.fetcher(net.url(f"to?http://127.0.0.1:{net.port}/secret"))
    assert Site.hits == [f"/to?http://127.0.0.1:{net.port}/secret"]


def test_redirect_to_a_file_is_refused(net: Net) -> None:
    with pytest.raises(FetchRefused, match="only http and https"):
        net.fetcher(net.url("to?file:///etc/hostname"))


def test_name_with_one_closed_address_is_refused_whole(net: Net) -> None:
    with pytest.raises(FetchRefused):
        net.fetcher(net.url("page", "mixed.example"))
    assert Site.hits == []


def test_name_that_changes_its_mind_gains_nothing(net: Net) -> None:
    net.names["flip.example"] = [[OPEN], ["127.0.0.1"]]
    with pytest.raises(FetchRefused):
        net.fetcher(net.url(f"to?http://flip.example:{net.port}/to?http://flip.example:{net.port}/secret"))
        net.fetcher(net.url("secret", "flip.example"))
    assert not any("secret" in hit and "to?" not in hit for hit in Site.hits)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "gopher://a.example/", "javascript:alert(1)", "http:///x", "http://user:pw@a.example/", "http://a b.example/",
     "http://127.0.0.1\\@a.example/", "http://a.example/" + "x" * 9000, "data:text/html,x", "//127.0.0.1/"],
)  # fmt: skip
def test_url_that_is_never_asked_for(url: str) -> None:
    with pytest.raises(FetchRefused):
        check_url(url)


CLOSED = ["127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1", "::1", "::", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2001:0:1::80ff:fffe", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "100::1", "5f00::1", "3fff::1", "2001:2::1", "fe80::1%lo"]  # fmt: skip


@pytest.mark.parametrize("address", CLOSED)
def test_special_address_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001::1"])
def test_ordinary_address_is_public(address: str) -> None:
    assert is_public(address)


def test_other_ports_are_refused_by_default() -> None:
    with pytest.raises(FetchRefused, match="ports 80 and 443"):
        Fetcher()("http://site.example:22/")


@pytest.mark.parametrize("packed", [zlib.compress(PAGE), zlib.compress(PAGE)[2:-4]])
def test_deflate_is_read_in_both_its_forms(packed: bytes) -> None:
    inflater = Inflater("deflate")
    assert inflater.feed(packed, 10_000) == PAGE
    inflater.end()


def test_encoding_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(FetchFailed, match="not asked for"):
        Inflater("br")


def test_dead_host_is_one_sentence() -> None:
    with socket.socket() as free:
        free.bind((OPEN, 0))
        port = free.getsockname()[1]
    rules = Rules(permit=lambda address: True, ports=(port,))
    with pytest.raises(FetchFailed, match="nothing was captured"):
        Fetcher(rules=rules)(f"http://{OPEN}:{port}/")
