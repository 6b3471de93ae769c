"""Pages unlike those that capture was calibrated on: a live blog, a letter, a weblog with comments, a channel's preview, a press release, AMP.

The pages (tests/capture/pages) are of our own making, with the noise that such pages carry: menus, consent, letters to sign up for, comments, teasers.
"""

from pathlib import Path

import pytest
from capture_build import assert_tiled, of_kind, posts, records, report

from whence.model.captured import Report

PAGES = Path(__file__).parent / "pages"
NOISE = {
    "live-blog.html": ["cookies", "Skip to", "Sport", "Ten walks", "cup final", "in your inbox", "rights reserved", "Key events", "Facebook"],
    "letter.html": ["reader-supported", "Subscribe", "Sign in", "My brother works", "tides of the estuary", "Privacy", "41"],
    "weblog.html": ["Skip to", "since 2009", "Share this", "the old crane burned", "Low water", "at least six men", "warned a hundred", "email address", "powered by"],
    "channel.html": ["subscribers", "Download", "Blog", "views"],
    "press-release.html": ["cookies", "Search", "Press releases", "Reference", "0555 0100", "Facebook", "lifting gear", "Privacy"],
    "amp.html": ["812 partners", "World", "evening letter", "Newsletter", "READ MORE", "short of inspectors", "More world news", "Copyright", "Advertisement"],
}  # fmt: skip
SAID = ("headline", "standfirst", "summary", "body", "quote", "caption", "embedded_post")


def read(name: str) -> Report:
    return report((PAGES / name).read_bytes(), name)


def words(found: Report, *kinds: str) -> str:
    return "\n".join(text for kind in kinds or SAID for text in of_kind(found, kind))


@pytest.mark.parametrize("name", NOISE)
def test_noise_is_no_part_of_what_the_report_says(name: str) -> None:
    found = read(name)
    assert_tiled(found)
    parts = [p.text for p in posts((PAGES / name).read_bytes(), name)]
    said = words(found, *SAID[:-1]) + "\n" + "\n".join(parts)
    assert [noise for noise in NOISE[name] if noise in said] == []


@pytest.mark.parametrize(
    ("name", "title", "outlet", "at", "kind"),
    [
        ("live-blog.html", "Varn port accident: crane falls on quay – live", "The Lowland Herald", "2024-05-05T14:02:00+02:00", "live_page"),
        ("letter.html", "Who inspects the cranes of Varn?", "Slack Water", "2024-05-07T06:30:12+00:00", "article"),
        ("weblog.html", "Crane down at Varn", "Estuary Notes", "2024-05-06T07:15:00+00:00", "article"),
        ("channel.html", "Varn Port Watch", "Varn Port Watch", "2024-05-06T07:02:55+00:00", "digest_page"),
        ("press-release.html", "Accident at the port of Varn: statement by the Ministry", "Ministry of Transport of Lowmark", "2024-05-06T00:00:00+00:00", "statement"),
        ("amp.html", "Crane falls at Varn port, four hurt", "Delta Courier", "2024-05-05T15:44:00+00:00", "article"),
    ],
)  # fmt: skip
def test_title_outlet_time_and_kind(name: str, title: str, outlet: str, at: str, kind: str) -> None:
    found = read(name)
    assert (found.title, found.outlet, found.published and found.published.at.isoformat(), found.kind, found.lang) == (
        title,
        outlet,
        at,
        kind,
        "en",
    )


def test_entries_of_a_live_page_are_body_in_their_order_with_their_headings() -> None:
    found = read("live-blog.html")
    assert found.authors == ("Ines Toral",) and of_kind(found, "standfirst") == [
        "Rescue workers are searching the quay after a container crane came down on Sunday. Follow the day here."
    ]
    body = of_kind(found, "body")
    assert [text.split()[0] for text in body] == ["Union", "A", "The", "Footage", "Office", "The", "A"]
    assert of_kind(found, "quote") == ["“We wrote to the operator twice, and twice we got no answer.”"]
    assert of_kind(found, "caption") == ["The crane on the quay on Sunday afternoon. Photograph: P. Senn/Lowland Herald"]
    (post,) = posts((PAGES / "live-blog.html").read_bytes(), "live-blog.html")
    assert (post.author, post.handle, post.platform, post.text) == (
        "Quay Watcher",
        "quaywatch",
        "twitter",
        "The arm just folded. People were running.",
    )


def test_letter_keeps_its_text_and_leaves_its_appeals() -> None:
    found = read("letter.html")
    assert found.authors == ("Mara Idris",) and found.modified is not None
    assert of_kind(found, "standfirst") == ["What the port's own papers say about Sunday's fall."]
    assert [text.split()[0] for text in of_kind(found, "body")] == ["On", "I", "What", "Every", "The"]
    assert of_kind(found, "caption") == ["A page of the register, with the last entry in October 2022."]
    assert len(of_kind(found, "quote")) == 1
    assert any(
        link.url == "https://port.example/papers.pdf" and found.text[link.start : link.end] == "They are public"
        for link in found.links
    )


def test_weblog_is_named_by_its_page_title_and_its_comments_stay_out() -> None:
    found = read("weblog.html")
    assert found.outlet_basis == "title suffix" and found.authors == ("Dov Hale",)
    assert [text.split()[0] for text in of_kind(found, "body")] == ["A", "Two", "The"]
    assert of_kind(found, "caption") == ["The north quay, seen from the ferry. Photo: the author"]
    (post,) = posts((PAGES / "weblog.html").read_bytes(), "weblog.html")
    assert (post.author, post.platform, post.platform_id) == ("Harbour Office", "mastodon", "112388210000000000")


def test_messages_of_a_channel_are_posts_of_their_own() -> None:
    found = posts((PAGES / "channel.html").read_bytes(), "channel.html")
    assert [(p.author, p.platform, p.platform_id, p.published and p.published.at.isoformat()) for p in found] == [
        ("Varn Port Watch", "telegram", "varnportwatch/2101", "2024-05-05T11:58:21+00:00"),
        ("Varn Port Watch", "telegram", "varnportwatch/2102", "2024-05-05T13:20:04+00:00"),
        ("Varn Port Watch", "telegram", "varnportwatch/2103", "2024-05-06T07:02:55+00:00"),
    ]
    assert found[0].text == "⚡️A crane has come down on the north quay.\nOur readers report at least three injured men."
    assert found[1].text.startswith("Four members of our staff") and found[1].url == "https://t.me/varnportwatch/2102"
    host = read("channel.html")
    assert "Forwarded from Harbour Office" in host.text and (host.platform, host.handle) == ("telegram", "varnportwatch")


def test_page_with_posts_of_another_author_stays_an_article() -> None:
    (host, *_) = records((PAGES / "amp.html").read_bytes(), "amp.html")
    assert isinstance(host, Report) and host.platform is None and host.handle is None


def test_rows_of_a_table_of_data_are_one_line_each() -> None:
    found = read("press-release.html")
    assert [text for text in of_kind(found, "body") if "\t" in text] == ["State\tPersons", "Serious\t1", "Light\t3", "Total\t4"]
    assert of_kind(found, "caption") == ["Persons hurt, by state on 6 May at noon"]
    assert of_kind(found, "quote") == ["“Our thoughts are with the men and their families,” said the Minister, Aline Verhage."]
    assert [text.split()[0] for text in of_kind(found, "body") if "\t" not in text] == ["The", "According", "Work"]


def test_cells_of_a_table_that_only_lays_out_the_page_are_not_joined() -> None:
    row = "<table><tr><td>Home<br>News</td><td><p>Four dockers were hurt on Tuesday, the harbour office said in a note.</p></td><td>Ads</td></tr></table>"
    found = report(f"<html lang=en><body>{row}</body></html>", "old.html")
    assert of_kind(found, "body") == ["Four dockers were hurt on Tuesday, the harbour office said in a note."]


def test_amp_page_gives_its_agency_as_credit_and_its_post_as_one() -> None:
    found = read("amp.html")
    assert found.authors == () and found.credits == ("Tolm Press",)
    assert [text.split()[0] for text in of_kind(found, "body")] == ["VARN", "“It", "The", "The"]
    assert of_kind(found, "caption") == ["Rescue workers at the north quay on Sunday. [Handout via Tolm Press]"]
    (post,) = posts((PAGES / "amp.html").read_bytes(), "amp.html")
    assert (post.handle, post.text) == ("lena_varn", "Crane down at the port. Ambulances everywhere.")
