"""Scanning markup before it is parsed: depth, text, and where the caps stop."""

import pytest
from capture_build import BODY, page, report

from whence.capture import scan as scanning
from whence.capture.scan import scan, shown
from whence.errors import CaptureError
from whence.settings import CaptureSettings


def test_depth_and_text_of_markup() -> None:
    found = scan(
        "<div><div><p>Four men<br>were hurt</p></div></div><script>var a = '<div><div><div>'</script> &amp; more", most_text=1000
    )
    assert found.depth == 2 and found.visible == len("Fourmenwerehurt&more")


def test_scan_stops_where_the_text_is_full_even_inside_one_run_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "_BEFORE_REPORT", 0)
    html = "<p>" + "word " * 1_000_000
    found = scan(html, most_text=100_000)
    assert 100_000 <= found.visible < 200_000 and found.end < 300_000


def test_page_with_more_tags_than_any_report_says_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "MOST_TAGS", 1000)
    found = report(page(BODY + "<p><i>a</i> b" * 2000))
    assert "overdue for inspection" in found.text
    assert any(
        w.startswith("the page is very long: only the first ") and "characters of its markup are read" in w
        for w in found.warnings
    )


def test_text_of_a_page_beyond_the_cap_is_declared_once() -> None:
    found = report(page(BODY * 2000), settings=CaptureSettings(max_text=10_000))
    assert len(found.text) == 10_000 and sum("only the first" in w for w in found.warnings) == 1


def test_many_attributes_are_refused() -> None:
    with pytest.raises(CaptureError, match="attributes"):
        scan("<p " + "a " * 5000 + ">x</p>", most_text=1000)


def test_shown_counts_characters_without_blanks() -> None:
    assert shown("a b\n c" * 50_000) == 150_000
