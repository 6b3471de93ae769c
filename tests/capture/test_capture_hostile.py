"""Bad input: a failure with one sentence or a report with its loss declared, never a crash, never a span out of range."""

import string

import pytest
from capture_build import BODY, assert_tiled, failure, page, records, report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.model.captured import Failure, Post, Report
from whence.model.codec import decode, encode
from whence.settings import CaptureSettings


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"", "empty.txt", "is empty"), (b"  \n\n ", "blank.html", "is empty"), (b"\x00" * 500, "nul.txt", "is empty"), (b"\xef\xbb\xbf", "bom.txt", "is empty"),
        (b"%PDF-1.7 x", "a.pdf", "a PDF"), (b"PK\x03\x04xx", "a.docx", "ZIP archive or office"), (b"\x89PNG\r\n\x1a\n", "a.html", "PNG picture"),
        (b"\xff\xd8\xff\xe0", "a", "JPEG"), (b"\x00\x00\x00\x18ftypmp42", "a.mp4", "MP4"), (bytes(range(256)) * 20, "a.txt", "binary data"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "feed.xml", "XML document (rss)"), (b"body { color: red }", "a.css", "style sheet"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_a_failure_that_says_what_it_is(data, name, what):
    found = failure(data, name)
    assert what in found.reason and found.origin in found.reason and found.remedy and found.digest


def test_more_bytes_than_the_cap_are_a_failure():
    assert (
        "more than the 1,000 that whence reads" in failure(b"x" * 1001, "a.txt", settings=CaptureSettings(max_bytes=1000)).reason
    )


def test_a_picture_that_is_also_a_page_is_a_picture():
    assert "PNG" in failure(b"\x89PNG\r\n\x1a\n<html><body><p>Four were hurt.</p>", "a.html").reason


@pytest.mark.parametrize(
    "body",
    [
        "<plaintext>" + BODY, "<svg><animate href='javascript:x()'/><text>x</text></svg>" + BODY, "<math><mglyph><style></math>" + BODY,
        "<template>" + BODY + "</template>" + BODY,  "<table><tr><td>" + BODY, "<form><input name=parentNode>" + BODY,
        "<base href='javascript:1'>" + BODY, "<blockquote>" * 500 + BODY, "<b>" * 200 + BODY, "<a href=x>" * 200 + BODY, "<p>4\x007 men were hurt, the office said.</p>" + BODY,
        "<iframe srcdoc='<p>x</p>'></iframe>" + BODY, '<script type="application/ld+json">' + "[" * 5000 + "</script>" + BODY, "<time datetime='2024-99-99T25:61'>x</time>" + BODY,
    ],
)  # fmt: skip
def test_broken_and_sly_markup_still_gives_the_report(body):
    assert "overdue for inspection" in report(page(body)).text


def test_what_an_unclosed_noscript_swallows_is_declared():
    assert any("markup is broken" in w for w in report(page("<p>Four were hurt.</p><noscript><p>x" + BODY)).warnings)


def test_two_hundred_blocks_of_linked_data_with_a_broken_one_are_read():
    good = '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Lowland Herald"}}</script>'
    found = report(page(head=good * 100 + '<script type="application/ld+json">{</script>' + good * 100))
    assert found.outlet == "Lowland Herald" and len([w for w in found.warnings if "JSON-LD" in w]) == 1


@pytest.mark.parametrize(
    "unit",
    [
        "<b ",
        "<!--",
        "<script>",
        "<p>",
        "<li>",
        "— a (@",
        "(",
        "* x\n",
        "A: b\n",
        "&nbsp;",
        "<time>",
        "5 May 2024 ",
        "- ",
        "](http://",
        '<blockquote class="tweet">',
    ],
)
def test_repetition_costs_no_more_than_its_length(unit):
    for name in ("x.html", "x.txt", "x.md"):
        records(unit * (40_000 // len(unit)) + " Four men were hurt, the office said.", name)


def test_a_post_file_and_a_report_are_the_same_records_whatever_their_path():
    one, two = records(page(), "a.html"), records(page(), "b.html", origin="elsewhere/b.html")
    assert one[0].id == two[0].id and one[0].text == two[0].text
    assert records(page(), outlet="X")[0].id != one[0].id


def lawful(found: list) -> None:
    host = None
    for record in found:
        assert decode(encode(record)) == record
        if isinstance(record, Failure):
            assert record.reason and record.remedy
        elif isinstance(record, Report):
            host = record
            assert_tiled(record)
            assert all(0 <= link.start < link.end <= len(record.text) for link in record.links)
        else:
            assert isinstance(record, Post) and host is not None and record.host == host.id
            assert host.text[record.text_start : record.text_end] == record.text
            assert any(b.start <= record.start and record.end <= b.end for b in host.blocks if b.kind == "embedded_post")


NAMES = st.sampled_from(["x.html", "x.txt", "x.md", "x.json", "x.jsonl", "x.eml", "x"])
PIECES = st.sampled_from(
    ["<p>", "</p>", "<div class='embed tweet'>", "</div>", "<blockquote class='twitter-tweet'>", "</blockquote>", "<h1>", "</h1>", "<ul><li>", "<br>", "<a href='/x'>", "</a>",
     "<article>", "</article>", "<aside>", "<time datetime='2024-05-05'>", "<span class='credit author'>", "<figure><figcaption>", "&mdash;", "&#0;", "\u202e", "\x00", "<!--", "-->",
     "<table><tr><td>", "<div class='post-author'>A", "<div class='post-text'>", "<div class='post-date'>May 5, 2024", " — A B (@ab) May 5, 2024\n", "1. ", "- ", "\n", "\n\n", "> ", "# ", "---\n",
     "Source: X\n", "Title: Y\n", "pic.x.example/a ", "Four men were hurt, the office said. ", "(Source: X)", "“", "<script>", "</script>", "<div hidden>", '{"text":"a b"}', "[", "{"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), NAMES)
def test_any_bytes_give_lawful_records(data, name):
    lawful(records(data, name))


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(string.printable + "é٣漢\u200b", max_size=12)), max_size=40), NAMES)
def test_any_markup_gives_lawful_records(pieces, name):
    lawful(records("".join(pieces), name))
