import base64
import hashlib
import itertools
import re

import pytest
from publish_build import HOSTILE, case_view, hostile_view
from selectolax.lexbor import LexborHTMLParser

from whence.capture.sniff import Unreadable, sniff
from whence.model.base import replace
from whence.publish import IncidentView, report_markdown, report_page


@pytest.fixture(scope="module")
def page() -> str:
    return report_page(case_view())


@pytest.fixture(scope="module")
def tree(page: str) -> LexborHTMLParser:
    return LexborHTMLParser(page)


def policy(tree: LexborHTMLParser) -> str:
    return tree.css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""


def visible(tree: LexborHTMLParser) -> str:
    return " ".join((tree.css_first("main").text() or "").split())


def test_page_allows_nothing_but_its_own_style_and_script(page: str, tree: LexborHTMLParser) -> None:
    assert policy(tree).startswith("default-src 'none';")
    for tag in ("style", "script"):
        inside = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert len(inside) == 1
        digest = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy(tree)


def test_page_loads_nothing(tree: LexborHTMLParser) -> None:
    assert [n.tag for n in tree.css("[src], object, embed, iframe, form, base, link:not([rel=icon])")] == []
    assert {(a.attributes["href"] or "")[:1] for a in tree.css("a[href]")} == {"#"}
    assert "url(" not in tree.css_first("style").text()


def test_nothing_is_styled_or_scripted_inline_where_the_policy_forbids_it(tree: LexborHTMLParser) -> None:
    names = {name for node in tree.css("*") for name in node.attributes}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]


def test_every_link_leads_to_a_place_on_the_page(tree: LexborHTMLParser) -> None:
    ids = [n.attributes["id"] for n in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    links = {(a.attributes["href"] or "")[1:] for a in tree.css("a[href]")}
    assert len(links) > 40
    assert links <= set(ids)


def test_every_quoted_passage_stands_at_its_anchor(tree: LexborHTMLParser) -> None:
    for link in tree.css("a.quote"):
        anchor = tree.css_first(f'[id="{(link.attributes["href"] or "")[1:]}"]')
        after, node = "", anchor.next
        while node is not None:
            after += node.text() or ""
            node = node.next
        assert after.startswith(link.css_first("q").text())


def test_stored_texts_are_whole(tree: LexborHTMLParser) -> None:
    shown = {"".join(d.css_first(".stored").text().split()) for d in tree.css("details.text")}
    assert shown == {"".join(r.text.split()) for r in case_view().reports.values()}


def test_notice_stands_at_the_top_and_in_print(tree: LexborHTMLParser) -> None:
    assert "Nobody said any of this." in tree.css_first("header .notice").text()
    foot = re.search(r'@bottom-center { content: "([^"]*)"', tree.css_first("style").text())
    assert (
        foot and "".join(chr(int(c, 16)) for c in foot[1].split("\\")[1:]) == "Invented for the tests. · Nobody said any of this."
    )


def test_case_with_failures_says_at_the_top_that_it_is_not_complete(tree: LexborHTMLParser) -> None:
    assert "not complete" in tree.css_first("header .failures summary").text()
    assert "no text was found in 912 bytes" in tree.css_first("header .failures").text()
    assert LexborHTMLParser(report_page(case_view(failures=False))).css_first(".failures") is None


def test_page_says_how_the_reports_were_read(tree: LexborHTMLParser) -> None:
    assert "rules only, no model" in tree.css_first("header").text()


def test_five_numbers_each_open_their_list(tree: LexborHTMLParser) -> None:
    tiles = tree.css("article.focus > .five > details.tile")
    assert [" ".join(t.css_first(".figure").text().split()) for t in tiles] == ["15", "2–3", "1", "none", "nobody"]
    assert "no origin independent of the parties was found" in tiles[3].text()
    assert "could not be independently verified" in tiles[4].css_first(".list").text()
    assert all(len(t.css_first(".list").text().split()) > 10 for t in tiles)


def test_copies_stand_under_the_wire_that_nobody_captured(tree: LexborHTMLParser) -> None:
    family = next(li for li in tree.css("#i1-reports .families > li") if "North Wire (inferred)" in (li.text() or ""))
    assert len(family.css("ul > li")) == 10  # seven copies of the wire, one rewrite of a copy and the two that took from that


def test_unread_report_is_said_to_be_unread(tree: LexborHTMLParser) -> None:
    arabic = next(d for d in tree.css("details.text") if d.css_first(".stored").attributes["lang"] == "ar")
    assert arabic.css_first(".stored").attributes["dir"] == "rtl"
    assert "Not read" in arabic.text()


def test_headings_come_in_order(tree: LexborHTMLParser) -> None:
    levels = [int(n.tag[1]) for n in tree.css("h1, h2, h3, h4, h5")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_page_never_gives_a_verdict(tree: LexborHTMLParser) -> None:
    words = set(re.findall(r"[a-z]+", visible(tree).lower()))
    assert not words & {"fake", "false", "debunked", "score", "confidence"}


def test_contradictions_and_pseudo_confirmations_are_named(tree: LexborHTMLParser) -> None:
    text = visible(tree)
    assert "all from one party (Harbour Guard)" in text
    assert "pseudo-confirmation" in text
    assert "hedge lost" in text


def test_pictures_have_a_title_and_a_description(tree: LexborHTMLParser) -> None:
    pictures = tree.css("svg[role=img]")
    assert len(pictures) == 3
    for picture in pictures:
        assert picture.css_first("title").text() and picture.css_first("desc").text()


def test_page_without_incidents_says_so() -> None:
    assert "No report in this case was read as telling of an occurrence" in report_page(case_view()._replace(incidents=()))


def test_same_view_gives_the_same_page(page: str) -> None:
    assert report_page(case_view()) == page


def test_hostile_words_stay_words() -> None:
    page = report_page(hostile_view())
    tree = LexborHTMLParser(page)
    assert len(tree.css("script")) == 1
    assert "alert(1)</script>" not in page
    assert "\x1b" not in page and "49" not in tree.css_first("h1").text()
    assert not [name for node in tree.css("*") for name in node.attributes if name.startswith("on")]
    assert "javascript:" not in {(a.attributes["href"] or "")[:11] for a in tree.css("a[href]")}
    assert "<script>alert(1)</script>" in tree.css_first("h1").text()


def test_quote_that_the_stored_text_does_not_hold_is_not_linked() -> None:
    view = case_view()
    item = view.incidents[0]
    asked = item.weighing.questions[0]
    moved = replace(asked.answers[0].passages[0], quote="x" * len(asked.answers[0].passages[0].quote))
    answers = (replace(asked.answers[0], passages=(moved,)), *asked.answers[1:])
    weighing = replace(item.weighing, questions=(replace(asked, answers=answers),))
    again = IncidentView(item.incident, True, weighing, item.evidence)
    page = report_page(view._replace(incidents=(again,)))
    assert "the stored text has other words at this place" in page


def test_text_that_is_too_long_is_cut_with_a_sentence() -> None:
    view = hostile_view()
    report = next(iter(view.reports.values()))
    longer = replace(report, text=report.text + "\n" + "word " * 20_000)
    page = report_page(view._replace(reports={report.id: longer}, records=view.records._replace(records=(longer,))))
    assert f"Only the first 60,000 of {len(longer.text):,} characters are shown" in page
    assert HOSTILE not in page


def test_what_whence_wrote_is_never_taken_for_a_report_on_anything():
    for name, text in (("case.html", report_page(case_view())), ("case.md", report_markdown(case_view()))):
        found = sniff(text.encode(), name)
        assert isinstance(found, Unreadable) and "whence wrote" in found.what
