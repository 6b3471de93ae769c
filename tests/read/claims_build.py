"""Builders for the tests of claims, frames, media and repeats: reports from plain paragraphs."""

from collections.abc import Sequence
from datetime import UTC, datetime

from whence.model.captured import Block, Moment, Post, Report
from whence.model.passage import Span
from whence.model.said import Attribution, Claim, Voice
from whence.model.vocabulary import AttributionKind, BlockKind, SourceKind
from whence.read.claims.claims import read_claims
from whence.read.claims.frames import mentions
from whence.read.lines.lines import page
from whence.read.roles.mention import Mention

PUBLISHED = datetime(2023, 5, 17, 18, 0, tzinfo=UTC)  # a Wednesday


def report(
    *paragraphs: str, kinds: Sequence[BlockKind] = (), outlet: str = "The Harbour Wire", lang: str | None = "en"
) -> Report:
    """Return a report whose blocks are the paragraphs, body unless `kinds` says otherwise."""
    blocks, at = [], 0
    for number, words in enumerate(paragraphs):
        kind = kinds[number] if number < len(kinds) else BlockKind.BODY
        blocks.append(Block(kind=kind, start=at, end=at + len(words)))
        at += len(words) + 1
    return Report(
        capture="cap_test",
        digest="test",
        text="\n".join(paragraphs),
        blocks=tuple(blocks),
        outlet=outlet,
        lang=lang,
        published=Moment(at=PUBLISHED, as_written="17 May 2023", basis="given"),
        method="test",
    )


def post_in(host: Report, words: str, author: str) -> Post:
    """Return a post whose words stand in the host's text."""
    start = host.text.index(words)
    end = start + len(words)
    return Post(
        host=host.id,
        start=start,
        end=end,
        text_start=start,
        text_end=end,
        text=words,
        post_key=words,
        author=author,
        method="test",
    )


def credited(host: Report, words: str, *names: str, kind: AttributionKind = AttributionKind.STATEMENT) -> Attribution:
    """Return the attribution of `words` in the host's text to the last of `names`, heard through those before it."""
    start = host.text.index(words)
    voices = tuple(Voice(name=name, kind=SourceKind.ORGANISATION) for name in names)
    outlet = Voice(name=host.outlet or "", kind=SourceKind.OUTLET, basis="metadata")
    return Attribution(
        report=host.id,
        kind=kind,
        sources=voices[-1:],
        content=(Span(start=start, end=start + len(words)),),
        chain=(outlet, *voices),
        method="test",
    )


def told(*paragraphs: str) -> list[Mention]:
    """Return the occurrences that the paragraphs mention."""
    return mentions(page(report(*paragraphs)))


def claims(host: Report, *attributions: Attribution, posts: Sequence[Post] = ()) -> list[Claim]:
    """Return the claims of a report under the given attributions."""
    return list(read_claims(host, posts, attributions, ()))


def figures(mention: Mention) -> dict[str | None, tuple[float | None, float | None]]:
    """Return what a mention counts."""
    return {f.of: (f.lo, f.hi) for f in mention.frame.figures}
