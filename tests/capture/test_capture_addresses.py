"""Addresses: versions of one page, and what a post's address says."""

from datetime import UTC, datetime

import pytest

from whence.capture.addresses import absolute, address_of, platform_time, version_key


@pytest.mark.parametrize(
    "other",
    [
        "http://herald.example/crane", "https://www.herald.example/crane/", "https://herald.example:443/crane#top", "https://HERALD.example/crane?utm_source=a&fbclid=b",
        "https://herald.example/crane/amp", "https://amp.herald.example/crane", "https://m.herald.example/crane",
    ],
)  # fmt: skip
def test_spellings_of_one_page_share_a_key(other):
    assert version_key(other) == version_key("https://herald.example/crane")


@pytest.mark.parametrize(
    "other",
    [
        "https://herald.example/crane2",
        "https://herald.example/crane?id=2",
        "https://herald.example:8080/crane",
        "https://news.herald.example/crane",
        "https://herald.example/Crane",
    ],
)
def test_addresses_that_may_be_other_pages_keep_their_own_key(other):
    assert version_key(other) != version_key("https://herald.example/crane")


@pytest.mark.parametrize(
    "url", [None, "", "crane", "ftp://herald.example/a", "http://", "http://[::1", "https://herald.example:99999/a"]
)
def test_what_is_no_address_has_no_key(url):
    assert version_key(url) is None


@pytest.mark.parametrize(
    "href", ["javascript:x()", "java\nscript:x()", "data:text/html,x", "mailto:a@b.example", "#top", "", None, "http://[bad"]
)
def test_only_http_links_become_absolute(href):
    assert absolute(href, "https://herald.example/a") is None


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://twitter.com/itoral/status/1786999999999999999", ("twitter", "1786999999999999999", "itoral")),
        ("https://x.com/i/web/status/1786999999999999999", ("twitter", "1786999999999999999", None)),
        ("https://t.me/portwatch/1234", ("telegram", "portwatch/1234", "portwatch")),
        ("https://bsky.app/profile/pw.example/post/3krabc", ("bluesky", "3krabc", "pw.example")),
        ("https://social.example/@pw/112388000000000000", ("mastodon", "112388000000000000", "pw")),
        ("https://www.facebook.com/port/posts/123456789", ("facebook", "123456789", None)),
        ("https://herald.example/crane", (None, None, None)),
        ("http://[", (None, None, None)),
    ],
)
def test_a_posts_address_says_platform_id_and_handle(url, said):
    assert tuple(address_of(url)) == said


def test_a_twitter_id_carries_its_time():
    found = platform_time("twitter", str((1714924800000 - 1288834974657) << 22))
    assert found.at == datetime(2024, 5, 5, 16, tzinfo=UTC) and found.basis == "post id"


@pytest.mark.parametrize(
    ("platform", "number"),
    [
        ("twitter", "20"),
        ("facebook", "1786999999999999999"),
        (None, "1786999999999999999"),
        ("twitter", "x"),
        ("twitter", "²²²²"),
        ("twitter", "9" * 40),
    ],
)
def test_ids_that_carry_no_time_give_none(platform, number):
    assert platform_time(platform, number) is None
