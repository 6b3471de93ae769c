"""Gathering: files, folders, pasted text, URLs; what cannot be got is a failure and the rest goes on."""

import hashlib
import os
from pathlib import Path

import pytest

from whence.capture import Fetched, Received, gather
from whence.errors import FetchRefused
from whence.model.captured import Failure, Given
from whence.settings import CaptureSettings


def test_a_folder_is_read_in_order_of_names_with_its_folders(tmp_path: Path, clock):
    for name in ("b.txt", "a/z.txt", "a/y.txt", "c.txt", ".hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = list(gather([str(tmp_path)], now=clock))
    assert [Path(r.capture.origin).relative_to(tmp_path).as_posix() for r in found] == ["a/y.txt", "a/z.txt", "b.txt", "c.txt"]
    assert [r.data for r in found] == [b"a/y.txt", b"a/z.txt", b"b.txt", b"c.txt"]


def a_case(folder: Path) -> Path:
    (folder / "log").mkdir(parents=True)
    (folder / "case.json").write_text('{"format": 1}')
    return folder


def test_another_case_in_a_folder_is_one_failure_and_none_of_its_objects_is_read(tmp_path: Path, clock):
    (tmp_path / "a.txt").write_text("a")
    (a_case(tmp_path / "older") / "objects").mkdir()
    (tmp_path / "older" / "objects" / "0a").write_text("a record")
    page, case = gather([str(tmp_path)], now=clock)
    assert isinstance(page, Received) and isinstance(case, Failure) and "is a case of whence" in case.reason and case.remedy


def test_the_case_that_is_being_written_may_lie_among_its_reports(tmp_path: Path, clock):
    (tmp_path / "a.txt").write_text("a")
    own = a_case(tmp_path / "case")
    assert [type(found) for found in gather([str(tmp_path)], now=clock, own=own)] == [Received]
    (named,) = gather([str(own)], now=clock, own=own)
    assert isinstance(named, Failure)


def test_a_folder_that_only_has_a_file_of_that_name_is_a_folder(tmp_path: Path, clock):
    (tmp_path / "case.json").write_text("{}")
    assert [type(found) for found in gather([str(tmp_path)], now=clock)] == [Received]


def test_gathering_holds_one_item_at_a_time(tmp_path: Path, clock):
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    running = gather([str(tmp_path)], now=clock)
    assert isinstance(next(running), Received)
    (tmp_path / "b.txt").unlink()
    assert isinstance(next(running), Failure)


def test_a_file_named_twice_is_gathered_once(tmp_path: Path, clock):
    (tmp_path / "a.txt").write_text("a")
    assert len(list(gather([str(tmp_path), str(tmp_path / "a.txt")], now=clock))) == 1


def test_what_a_person_gives_is_part_of_the_capture(tmp_path: Path, clock):
    (tmp_path / "a.txt").write_text("a")
    (found,) = gather([str(tmp_path / "a.txt")], given=Given(outlet="Lowland Herald"), now=clock)
    assert found.capture.given.outlet == "Lowland Herald" and found.capture.size == 1


def test_a_missing_file_is_a_failure_that_says_what_to_do(tmp_path: Path, clock):
    (found,) = gather([str(tmp_path / "nothing.txt")], now=clock)
    assert isinstance(found, Failure) and "nothing.txt cannot be read" in found.reason and found.remedy


def test_a_file_over_the_cap_is_named_by_its_digest_and_not_held(tmp_path: Path, clock):
    big = tmp_path / "big.html"
    with big.open("wb") as file:
        file.truncate(5_000_000)
    (found,) = gather([str(big)], now=clock, settings=CaptureSettings(max_bytes=1_000_000))
    assert isinstance(found, Failure) and "5,000,000 bytes" in found.reason and len(found.digest) == 64


def test_a_file_that_would_take_long_to_digest_is_refused_at_once(tmp_path: Path, clock):
    with (tmp_path / "huge.html").open("wb") as file:
        file.truncate(1 << 40)
    (found,) = gather([str(tmp_path)], now=clock)
    assert isinstance(found, Failure) and "1,099,511,627,776 bytes" in found.reason and found.digest is None


def test_what_comes_from_a_file_has_no_response_head(tmp_path: Path, clock):
    (tmp_path / "a.txt").write_text("a")
    assert next(gather([str(tmp_path)], now=clock)).headers is None


def test_links_that_point_nowhere_folders_behind_links_and_devices_are_failures(tmp_path: Path, clock):
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "broken").symlink_to(tmp_path / "gone")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    found = list(gather([str(tmp_path)], now=clock))
    reasons = " ".join(r.reason for r in found if isinstance(r, Failure))
    assert len(found) == 4
    for words in ("points nowhere", "link to another folder", "no regular file but a pipe"):
        assert words in reasons


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_entry_is_a_failure_and_the_rest_goes_on(tmp_path: Path, clock):
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / "a.txt").chmod(0)
    found = list(gather([str(tmp_path)], now=clock))
    assert [type(r) for r in found] == [Failure, Received]


def test_a_name_that_is_no_utf_8_is_gathered(tmp_path: Path, clock):
    path = os.fsencode(tmp_path) + b"/a\xff.txt"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"Four were hurt.")
    (found,) = gather([str(tmp_path)], now=clock)
    assert found.capture.name == "a\ufffd.txt"


def test_pasted_text_comes_from_stdin(clock):
    (found,) = gather(["-"], now=clock, stdin=lambda: b"Four were hurt.")
    assert (found.capture.origin, found.capture.name, found.data) == ("-", "pasted text", b"Four were hurt.")
    assert isinstance(next(gather(["-"], now=clock)), Failure)


def test_a_url_without_a_fetcher_is_a_failure(clock):
    (found,) = gather(["https://herald.example/a"], now=clock)
    assert isinstance(found, Failure) and "may not use the network" in found.reason


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://herald.example/a", "gopher://x"])
def test_other_schemes_are_refused(url, clock):
    def fetch(url: str) -> Fetched:
        raise AssertionError("must not be asked")

    (found,) = gather([url], now=clock, fetch=fetch)
    assert isinstance(found, Failure) and "no http or https" in found.reason


def test_a_fetched_page_keeps_its_hops_type_and_head(clock):
    def fetch(url: str) -> Fetched:
        return Fetched(b"<p>x</p>", "text/html", "utf-8", (url,), b"HTTP/1.1 200", "https://herald.example/b")

    (found,) = gather(["https://herald.example/a"], now=clock, fetch=fetch)
    assert found.capture.origin == "https://herald.example/a" and found.capture.hops[-1] == "https://herald.example/b"
    assert (found.capture.media_type, found.capture.charset, found.capture.name) == ("text/html", "utf-8", "b")
    assert found.headers == b"HTTP/1.1 200" and found.capture.headers == hashlib.sha256(found.headers).hexdigest()


def test_a_refused_fetch_is_a_failure_and_the_rest_goes_on(clock):
    def fetch(url: str) -> Fetched:
        raise FetchRefused(f"{url}: not a public address")

    found = list(gather(["http://127.0.0.1/", "-"], now=clock, fetch=fetch, stdin=lambda: b"Four were hurt."))
    assert "not a public address" in found[0].reason and isinstance(found[1], Received)
