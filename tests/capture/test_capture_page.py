"""Pages: what is the report, what is the site's, and which part is what."""

import pytest
from capture_build import BODY, assert_tiled, failure, kinds, of_kind, page, report

from whence.settings import CaptureSettings

SITE = """<!doctype html><html lang="en"><head><title>Crane falls at Varn port, four hurt | Lowland Herald</title>
<meta property="og:site_name" content="Lowland Herald"></head><body class="has-sidebar single">
<div class="c-cookieNotice" role="dialog"><p>We use cookies and similar means to remember what you like. You may refuse them at any time.</p></div>
<div class="site-header"><a href="/">Lowland Herald</a><div class="main-menu"><a href="/a">Ports</a> <a href="/b">Rail</a> <a href="/c">Air</a></div></div>
<div class="layout"><div class="layout__col"><div class="story">
<h1>Crane falls at Varn port, four hurt</h1>
<p class="story-dek">Union had asked for an inspection in March</p>
<div class="story-meta"><span class="author-name">By Ines Toral</span> <span class="date">5 May 2024, 18:10</span></div>
<ul class="key-points"><li>Four dockers were taken to hospital after the crane fell.</li><li>The operator says it is helping the inquiry.</li></ul>
<div class="photo"><img src="x.jpg" alt="a crane"><div class="photo-caption">The crane an hour after it fell. Lowland Herald/P. Senn</div></div>
<div class="story-text">{body}
<h2>What the office says</h2><p>The harbour office said that it had closed the quay and would publish a first finding within a week.</p>
<div class="inline-promo-box"><a href="/n">Get the morning letter from our newsroom</a></div>
<blockquote><p>"We wrote to them twice," the speaker said, "and twice we heard nothing back from anybody."</p></blockquote>
<p>Read also: Ferry lost off Tolm</p>
<p>Marek Oll contributed reporting from Varn.</p></div>
<div class="share-tools">Share this article Facebook X</div>
<div class="more-box"><h3>More on this</h3><ul><li><a href="/1">Ferry lost off Tolm</a></li><li><a href="/2">Port strike ends</a></li></ul></div>
</div></div><div class="layout__side"><div class="most-read-list"><h3>Most read</h3><ol><li><a href="/3">Ten soups for May</a></li></ol></div></div></div>
<div class="comments-area"><p>First comment: I always said that these cranes were too old to be used, nobody listens to me.</p></div>
<div class="page-foot">Lowland Herald. All rights reserved.</div></body></html>""".replace("{body}", BODY)


def test_a_page_of_an_unknown_template_keeps_the_report_and_drops_the_site():
    found = report(SITE)
    said = " ".join(text for kind, text in kinds(found) if kind not in ("boilerplate", "related"))
    for words in (
        "Four dockers were hurt",
        "overdue for inspection",
        "helping the inquiry",
        "first finding",
        "We wrote to them twice",
    ):
        assert words in said
    for words in (
        "cookies",
        "Ports Rail",
        "morning letter",
        "Share this",
        "Ferry lost",
        "Ten soups",
        "First comment",
        "All rights",
    ):
        assert words not in said
    assert_tiled(found)


def test_each_part_of_a_page_gets_its_kind():
    found = report(SITE)
    assert of_kind(found, "headline") == ["Crane falls at Varn port, four hurt"]
    assert of_kind(found, "standfirst") == ["Union had asked for an inspection in March"]
    assert len(of_kind(found, "summary")) == 2
    assert of_kind(found, "caption") == ["The crane an hour after it fell. Lowland Herald/P. Senn"]
    assert of_kind(found, "byline_note") == ["By Ines Toral", "Marek Oll contributed reporting from Varn."]
    assert of_kind(found, "quote")[0].startswith('"We wrote to them twice,"')
    assert "Read also: Ferry lost off Tolm" in of_kind(found, "related")


def test_boilerplate_inside_the_report_is_kept_and_called_so():
    assert "Get the morning letter from our newsroom" in " ".join(of_kind(report(SITE), "boilerplate"))


def test_a_heading_inside_the_body_carries_its_level():
    found = report(SITE)
    block = next(b for b in found.blocks if found.text[b.start : b.end] == "What the office says")
    assert (block.kind, block.level) == ("body", 2)


def test_blocks_say_where_in_the_page_they_stood():
    found = report(page())
    assert [b.path for b in found.blocks] == ["body/main/article/h1", *(f"body/main/article/p{n}" for n in ("", "[2]", "[3]"))]


def test_reading_order_is_the_order_of_the_page_and_blocks_are_one_newline_apart():
    found = report(page())
    assert found.text.split("\n")[0] == "Crane falls at Varn port, four hurt"
    assert all(b.start - a.end == 1 for a, b in zip(found.blocks, found.blocks[1:], strict=False))


def test_a_wrapper_named_like_a_sidebar_does_not_hide_the_report():
    found = report(
        f'<html lang="en"><body><div class="with-sidebar ad-free share-enabled"><h1>Crane falls</h1>{BODY}</div></body></html>'
    )
    assert len(of_kind(found, "body")) == 3


def test_paragraphs_cut_by_line_breaks_become_blocks():
    body = "<div>Four dockers were hurt on Tuesday at Varn, the office said.<br><br>The operator gave no answer to any question.</div>"
    assert of_kind(report(f"<html lang=en><body><h1>Crane falls</h1>{body}</body></html>"), "body") == [
        "Four dockers were hurt on Tuesday at Varn, the office said.",
        "The operator gave no answer to any question.",
    ]


def test_links_of_the_body_are_kept_with_their_words():
    found = report(
        page('<p>The <a href="/doc?a=1#x">harbour office</a> said on Tuesday that four dockers were hurt.</p>' + BODY),
        url="https://herald.example/x",
    )
    (link,) = found.links
    assert (link.url, found.text[link.start : link.end]) == ("https://herald.example/doc?a=1#x", "harbour office")


def test_links_that_run_code_are_no_links():
    bad = "".join(
        f'<p>Four dockers were <a href="{h}">hurt</a> on Tuesday, the office said.</p>'
        for h in ("java\nscript:x()", "data:text/html,x", "#top", "http://[")
    )
    assert report(page(bad)).links == ()


def test_a_title_that_stands_only_in_the_head_is_no_block():
    found = report(
        f"<html lang=en><head><meta property='og:title' content='Crane falls'></head><body><article>{BODY}</article></body></html>"
    )
    assert found.title == "Crane falls" and "Crane falls" not in found.text
    assert of_kind(found, "headline") == []


def test_text_that_the_page_hides_is_not_body():
    found = report(page(BODY + '<p style="display:none">Eight dockers were killed, the office said on Tuesday night.</p>'))
    assert "Eight dockers were killed, the office said on Tuesday night." in of_kind(found, "boilerplate")


def test_a_list_inside_the_body_is_no_summary():
    found = report(
        page(
            BODY
            + "<ul><li>First, the quay is closed for a week to all ships.</li><li>Second, the cranes are checked one by one.</li></ul>"
        )
    )
    assert of_kind(found, "summary") == []


def test_a_page_whose_only_claim_lies_3000_elements_deep_is_read():
    deep = "<div>" * 3000 + "<p>Four dockers were hurt, an official said.</p>" + "</div>" * 3000
    found = report(f"<html lang=en><body>{deep}</body></html>")
    assert found.text == "Four dockers were hurt, an official said."
    assert len(found.blocks[0].path) < 400


def test_a_page_nested_beyond_the_cap_is_refused_with_the_figures():
    assert (
        "nested about 6,000 deep, more than the 5,000"
        in failure("<html><body>" + "<div>" * 6000 + "<p>x</p>", "deep.html").reason
    )


def test_text_swallowed_by_broken_markup_is_declared():
    swallowed = report(f"<html lang=en><body><h1>Crane falls</h1>{BODY}<!-- {BODY * 3}")
    assert any("markup is broken" in w for w in swallowed.warnings)
    assert not any("markup is broken" in w for w in report(page()).warnings)


def test_an_element_with_a_million_attributes_is_refused():
    many = " ".join(f"a{n}=1" for n in range(100_000))
    assert "attributes" in failure(f"<html><body><p {many}>x</p>{BODY}", "many.html").reason


@pytest.mark.parametrize("body", ["", "<script>draw()</script>", "<nav><a href='/'>Home</a></nav>"])
def test_a_page_without_text_is_a_failure(body):
    assert (
        "holds no text"
        in failure(f"<html><head><title>Crane falls</title></head><body>{body}</body></html>", "empty.html").reason
    )


def test_text_beyond_the_cap_is_cut_and_said():
    found = report(page(BODY * 200), settings=CaptureSettings(max_text=2000))
    assert len(found.text) == 2000 and any("only the first 2,000 of" in w for w in found.warnings)


def test_a_long_page_on_one_line_is_read_to_the_end():
    found = report(page(BODY * 1000 + "<p>The last word came from the mayor, who said nothing at all.</p>"))
    assert found.text.endswith("who said nothing at all.")
