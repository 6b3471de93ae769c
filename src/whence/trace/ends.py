"""The two ends of an edge: a report, or a post that stands in one.

In: a report, its posts, its words. Out: `End`s with what direction, type and passages of an edge are decided by.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from whence.model.captured import Moment, Post, Report
from whence.trace.names import Name, name_of
from whence.trace.texts import Words

# A time whose zone nobody stated may be off by as much as zones differ.
_ANY_ZONE = timedelta(hours=14)
LINKS = 200
"""Links of a page that are looked at: a page of ten thousand links is a directory, not a report that took from them all."""
_EVER = datetime.min.replace(tzinfo=UTC)
_SAME_MINUTE = timedelta(minutes=1)


class End(NamedTuple):
    """One end: the id that an edge names, the report in whose stored text it stands, its words there."""

    id: str
    report: Report
    post: Post | None
    words: Words
    unit: int
    size: int

    @property
    def name(self) -> str:
        """Return what to call it in a note."""
        if self.post is not None:
            return f"the post of {self.post.author or self.post.handle or 'an unknown author'}"
        return self.report.outlet or self.report.key or self.report.id

    @property
    def outlet(self) -> Name | None:
        """Return the name of who published it."""
        written = (self.post.author or self.post.handle) if self.post is not None else self.report.outlet
        name = name_of(written) if written else None
        return name if name is not None and name.forms else None

    @property
    def moment(self) -> Moment | None:
        """Return when it says it was published."""
        return self.post.published if self.post is not None else self.report.published

    @property
    def bounds(self) -> tuple[datetime, datetime] | None:
        """Return between which instants it appeared; an undated post was there when its host was."""
        if self.moment is not None:
            return span_of(self.moment)
        if self.post is not None and self.report.published is not None:
            return _EVER, span_of(self.report.published)[1]
        return None


def ends_of(report: Report, posts: Sequence[Post], words: Words) -> list[End]:
    """Return the report's own text and its posts as ends, in the order of the words' units."""
    sizes = words.sizes()
    inside = sorted(posts, key=lambda p: (p.text_start, p.text_end))
    own = End(report.id, report, None, words, 0, sizes[0])
    return [own, *(End(p.id, report, p, words, at + 1, sizes[at + 1]) for at, p in enumerate(inside))]


def span_of(moment: Moment) -> tuple[datetime, datetime]:
    """Return the first and last instant that a stated time may mean."""
    first = moment.at
    last = first + (timedelta(days=1) if moment.day_only else _SAME_MINUTE)
    return (first - _ANY_ZONE, last + _ANY_ZONE) if moment.zone_assumed else (first, last)


def rank(end: End) -> tuple[bool, float, bool, str]:
    """Return a key that puts ends in the order of their stated times: undated ones last, a post before a report, then by id."""
    moment = end.moment or end.report.published
    return (moment is None, moment.at.timestamp() if moment else 0.0, end.post is None, end.id)


@lru_cache(maxsize=4096)
def plain_url(url: str) -> str:
    """Return an address without scheme, `www.`, fragment, tracking and a final slash: what two links to one page share."""
    try:
        parts = urlsplit(url.strip() if "://" in url else f"https://{url.strip()}")
        host = (parts.hostname or "").lower()
    except ValueError:
        return url
    for lead in ("www.", "amp.", "m.", "mobile."):
        host = host.removeprefix(lead) if host.count(".") > 1 else host
    kept = sorted(
        (k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(("utm_", "fbclid", "gclid"))
    )
    path = parts.path.rstrip("/").removesuffix("/amp")
    return f"{host}{path}{'?' + urlencode(kept) if kept else ''}"
