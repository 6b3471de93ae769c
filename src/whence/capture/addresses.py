"""Canonical addresses and what a post's address says: which URL two captures share, which platform and id a post has.

In: URLs as written. Out: a version key, an absolute link, a platform, a platform time.
Refuses: to fetch or resolve anything; to make one page of two whose query could matter.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from whence.model.captured import Moment

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs\w+|hsctatracking|ref_src|ref_url|cmpid|ncid|"
    r"ocid|spm|wt\.mc_id|xtor|at_(?:medium|campaign|custom\d)|smid|smtyp|sr_share|guccounter|guce_\w+|s_cid|cid|__twitter_impression|"
    r"outputtype|amp)",
    re.IGNORECASE,
)
_AMP_PATH = re.compile(r"(?:/amp|\.amp(?=\.html?$))(?:/)?$|(?<=\.)amp(?=\.html?$)", re.IGNORECASE)
_SCHEMES = ("http", "https")
_PLATFORMS = (
    ("twitter", re.compile(r"(?:^|\.)(?:twitter\.com|x\.com|t\.co)$")),
    ("telegram", re.compile(r"(?:^|\.)(?:t\.me|telegram\.(?:me|org))$")),
    ("facebook", re.compile(r"(?:^|\.)(?:facebook\.com|fb\.com|fb\.watch)$")),
    ("instagram", re.compile(r"(?:^|\.)instagram\.com$")),
    ("bluesky", re.compile(r"(?:^|\.)(?:bsky\.app|bsky\.social)$")),
    ("tiktok", re.compile(r"(?:^|\.)tiktok\.com$")),
    ("youtube", re.compile(r"(?:^|\.)(?:youtube\.com|youtu\.be)$")),
    ("reddit", re.compile(r"(?:^|\.)reddit\.com$")),
    ("threads", re.compile(r"(?:^|\.)threads\.net$")),
    ("vk", re.compile(r"(?:^|\.)vk\.com$")),
    ("mastodon", re.compile(r"mastodon|(?:^|\.)mstdn\.")),
)
_POST_ID = re.compile(r"/(?:status(?:es)?|posts?|p|reel|video|videos|t)/(?:[\w.-]{0,40}/)?([A-Za-z0-9_-]{5,40})/?$")
_AT_ID = re.compile(r"/@[\w.-]+(?:@[\w.-]+)?/(\d{6,20})/?$")
_TELEGRAM_ID = re.compile(r"^/(?:s/)?([A-Za-z0-9_]{3,40})/(\d{1,12})/?$")
_TWITTER_EPOCH_MS = 1288834974657
_FIRST_SNOWFLAKE = 29_700_859_247


class Address(NamedTuple):
    """What the address of a post says of it."""

    platform: str | None
    post_id: str | None
    handle: str | None


def absolute(href: str | None, base: str | None) -> str | None:
    """Return `href` as an absolute http or https URL, or `None` for anything else (scripts, data, mail, bare fragments)."""
    if not href or href.lstrip().startswith("#") or len(href) > 4000:
        return None
    tidy = re.sub(r"[\x00-\x20]+", "", href)
    try:
        url = urljoin(base or "", tidy)
        parts = urlsplit(url)
        usable = parts.scheme in _SCHEMES and bool(parts.hostname)
    except ValueError:
        return None
    return url if usable else None


def version_key(url: str | None) -> str | None:
    """Return the key that two captures of one page share.

    Host in small letters without `www.`, default ports, fragments, tracking parameters, a trailing slash and an `/amp` ending dropped;
    scheme dropped; other parameters sorted and kept, since they may name another page.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").lower().rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not host:
        return None
    host = re.sub(r"^(?:www|amp|m|mobile)\.(?=[^.]+\.)", "", host)
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    path = _AMP_PATH.sub("", parts.path).rstrip("/")
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{f':{port}' if port not in (None, 80, 443) else ''}{path}{query}"


def address_of(url: str | None) -> Address:
    """Return what a post's URL says: platform where the host is one, the id, the handle."""
    if not url:
        return Address(None, None, None)
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return Address(None, None, None)
    platform = next((name for name, pattern in _PLATFORMS if pattern.search(host)), None)
    if platform == "telegram" and (found := _TELEGRAM_ID.match(parts.path)):
        return Address(platform, f"{found[1]}/{found[2]}", found[1])
    steps = [step for step in parts.path.split("/") if step]
    if found := _AT_ID.search(parts.path):
        return Address(platform or "mastodon", found[1], steps[0].lstrip("@"))
    found = _POST_ID.search(parts.path)
    handle = steps[0] if platform in ("twitter", "threads") and len(steps) > 2 and steps[0] not in ("i", "web") else None
    if platform == "bluesky" and len(steps) > 1 and steps[0] == "profile":
        handle = steps[1]
    return Address(platform, found[1] if found else None, handle.lstrip("@") if handle else None)


def platform_time(platform: str | None, post_id: str | None) -> Moment | None:
    """Return the time that a post's id carries: Twitter's and Mastodon's ids count milliseconds. Seconds are not rounded up.

    After: Twitter Snowflake (id >> 22 since its epoch), Mastodon (id >> 16 since 1970).
    """
    if not post_id or not post_id.isascii() or not post_id.isdigit() or len(post_id) > 20:
        return None
    number = int(post_id)
    if platform == "twitter" and number >= _FIRST_SNOWFLAKE:
        milliseconds = (number >> 22) + _TWITTER_EPOCH_MS
    elif platform == "mastodon" and number >> 16 > 1_400_000_000_000:
        milliseconds = number >> 16
    else:
        return None
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    return Moment(at=at, as_written=post_id, basis="post id") if at.year < 2100 else None
