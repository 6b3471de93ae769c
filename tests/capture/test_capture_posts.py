"""Posts embedded in reports: platforms' own form, boxes of a site's making, and the flattened form in pasted text."""

import pytest
from capture_build import BODY, page, posts, records, report

from whence.model.captured import Post, Report

# 2024-05-05T16:00:00Z as a Twitter id: (milliseconds since the platform's epoch) << 22.
SNOWFLAKE = str((1714924800000 - 1288834974657) << 22)
TWEET = (
    '<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">2/ The crane at Varn is down. I count four stretchers. '
    '<a href="https://t.co/abc123">pic.twitter.com/abc123</a></p>&mdash; Ines Toral (@itoral) '
    f'<a href="https://twitter.com/itoral/status/{SNOWFLAKE}?ref_src=twsrc">May 5, 2024</a></blockquote><script async src="w.js"></script>'
)


def test_a_platforms_own_embed_is_a_post_of_its_own_under_its_host():
    found = records(page(BODY + TWEET))
    host, post = found
    assert isinstance(host, Report) and isinstance(post, Post)
    assert (post.host, post.author, post.handle, post.platform, post.platform_id) == (
        host.id,
        "Ines Toral",
        "itoral",
        "twitter",
        SNOWFLAKE,
    )
    assert post.text == "2/ The crane at Varn is down. I count four stretchers."
    assert host.text[post.text_start : post.text_end] == post.text
    assert host.block_at(post.start).kind == "embedded_post" and host.block_at(post.end - 1).kind == "embedded_post"
    assert post.post_key == f"twitter:{SNOWFLAKE}" and post.lang == "en"


def test_the_time_of_a_post_comes_from_its_id():
    (post,) = posts(page(BODY + TWEET))
    assert post.published.at.isoformat() == "2024-05-05T16:00:00+00:00" and post.published.basis == "post id"
    assert not any("its id says" in w for w in post.warnings)


def test_a_shown_date_that_its_id_contradicts_is_warned_about():
    (post,) = posts(page(BODY + TWEET.replace("May 5, 2024", "June 9, 2024")))
    assert any("its id says 2024-05-05" in w for w in post.warnings)


def test_links_to_a_posts_own_picture_are_media_and_no_words_of_it():
    (post,) = posts(page(BODY + TWEET))
    assert post.media[0] == "pic.twitter.com/abc123" and "pic." not in post.text


def test_a_thread_number_is_kept_and_the_missing_rest_is_said():
    (post,) = posts(page(BODY + TWEET))
    assert post.thread_index == 2
    assert "only part 2 of a thread is embedded; the rest is not captured" in post.warnings


def test_an_embed_without_a_link_or_handle_is_found_by_its_class():
    html = '<blockquote class="twitter-tweet"><p>The crane at Varn is down.</p>&mdash; I. Toral May 5, 2024</blockquote>'
    (post,) = posts(page(BODY + html))
    assert (post.author, post.handle, post.platform_id) == ("I. Toral", None, None)
    assert post.published.day_only and post.published.basis == "embed"


def test_a_box_of_a_sites_own_making_is_a_post():
    box = (
        '<div class="embed embed-social" data-provider="bluesky"><div class="post-author">Port Watch (@portwatch.example)</div>'
        '<div class="post-text">The crane at Varn is down, and nobody says why.</div><div class="post-date">May 5, 2024</div></div>'
    )
    (post,) = posts(page(BODY + box))
    assert (post.author, post.handle, post.platform) == ("Port Watch", "portwatch.example", "bluesky")
    assert post.text == "The crane at Varn is down, and nobody says why."


def test_other_platforms_are_known_by_their_addresses():
    html = '<blockquote class="mastodon-embed"><p>The crane at Varn is down.</p>— Port Watch (@pw@social.example) <a href="https://social.example/@pw/112388000000000000">May 5, 2024</a></blockquote>'
    (post,) = posts(page(BODY + html))
    assert (post.platform, post.platform_id) == ("mastodon", "112388000000000000")
    assert post.published.basis == "post id" and post.published.at.date().isoformat() == "2024-05-05"


def test_a_quotation_is_no_post():
    html = "<blockquote><p>We wrote to them twice and heard nothing from anybody.</p><cite>— the speaker of the union</cite></blockquote>"
    found = records(page(BODY + html))
    assert len(found) == 1 and any(b.kind == "quote" for b in found[0].blocks)


def test_an_article_built_of_post_classes_is_not_swallowed_as_an_embed():
    html = f'<html lang=en><body><div class="post"><div class="post-author">I. Toral</div><h1>Crane falls</h1><div class="post-content">{BODY}</div><div class="post-date">5 May 2024</div></div></body></html>'
    assert len(records(html)) == 1


def test_the_same_post_under_two_hosts_has_one_key():
    bare = (
        '<blockquote class="twitter-tweet"><p>The crane at Varn is down.</p>&mdash; I. Toral (@itoral) May 5, 2024</blockquote>'
    )
    one, two = posts(page(BODY + bare)), posts(page(bare + BODY * 2))
    assert one[0].post_key == two[0].post_key and one[0].id != two[0].id


TWO_LINES = "The office said nothing.\n1. A port official says four men are hurt. I am not there. pic.chirp.example/Xy9\n— Ines Toral (@itoral) May 5, 2024\nThe crane is down.\n"


def test_a_flattened_post_on_two_lines_is_one_block():
    host, post = records(TWO_LINES, "pasted text")
    assert host.text == TWO_LINES
    assert (post.author, post.handle, post.thread_index, post.media) == ("Ines Toral", "itoral", 1, ("pic.chirp.example/Xy9",))
    assert post.text == "1. A port official says four men are hurt. I am not there."
    assert [str(b.kind) for b in host.blocks] == ["body", "embedded_post", "body"]
    assert post.published.day_only and post.published.at.date().isoformat() == "2024-05-05"


@pytest.mark.parametrize("dash", ["—", "–", "--", "―"])
def test_a_flattened_post_on_one_line_is_found_with_any_dash(dash):
    text = f"The office said nothing.\n\nFour men are hurt at Varn {dash} Ines Toral (@itoral) May 5, 2024\n\nThe crane is down."
    (post,) = posts(text, "pasted text")
    assert (post.text, post.author) == ("Four men are hurt at Varn", "Ines Toral")


@pytest.mark.parametrize("date", ["May 5, 2024", "5 May 2024", "2024-05-05", "5. Mai 2024", "5 mai 2024"])
def test_signatures_are_read_in_several_date_forms(date):
    assert (
        posts(f"The crane at Varn is down.\n— Ines Toral (@itoral) {date}", "pasted text")[0].published.at.date().isoformat()
        == "2024-05-05"
    )


def test_a_numbered_list_is_not_a_thread():
    found = report("What we know:\n1. The crane fell at noon.\n2. Four men were hurt.\n", "list.txt")
    assert [str(b.kind) for b in found.blocks] == ["body", "body", "body"]


def test_a_dash_in_a_sentence_is_no_signature():
    assert posts("The crane fell — the union (and others) said so — on May 5, 2024\nNobody was warned.", "x.txt") == []


def test_a_flattened_post_inside_a_page_is_found_too():
    (post,) = posts(page(BODY + "<p>The crane at Varn is down.</p><p>— Ines Toral (@itoral) May 5, 2024</p>"))
    assert post.text == "The crane at Varn is down."


def test_a_post_that_its_id_dates_after_its_page_has_the_day_that_the_page_shows():
    dated = '<meta property="article:published_time" content="2022-05-06T10:00:00+00:00">'
    shown = TWEET.replace("May 5, 2024", "May 5, 2022")
    (post,) = posts(page(BODY + shown, head=dated))
    assert post.published.at.date().isoformat() == "2022-05-05"
    assert any("lies after the page appeared" in w for w in post.warnings)
