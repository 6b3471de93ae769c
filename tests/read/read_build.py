"""Builders for the tests of reading: a report from lines of text, a post inside it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from whence.model.captured import Block, Moment, Post, Report
from whence.model.said import Attribution, Voice
from whence.model.vocabulary import BlockKind
from whence.read.voices.attributions import attributions

OUTLET = "Harbour Gazette"
PUBLISHED = Moment(at=datetime(2021, 3, 12, 9, tzinfo=UTC), as_written="12 March 2021", basis="given")


def report(
    *lines: str,
    outlet: str | None = OUTLET,
    kinds: Sequence[BlockKind] = (),
    credits: tuple[str, ...] = (),
    lang: str | None = "en",
) -> Report:
    """Return a report of one block per line, body unless `kinds` says otherwise."""
    text = "\n".join(lines)
    blocks: list[Block] = []
    at = 0
    for number, line in enumerate(lines):
        kind = kinds[number] if number < len(kinds) else BlockKind.BODY
        if line:
            blocks.append(Block(kind=kind, start=at, end=at + len(line)))
        at += len(line) + 1
    return Report(
        capture="cap_test",
        digest="0" * 64,
        outlet=outlet,
        lang=lang,
        text=text,
        blocks=tuple(blocks),
        credits=credits,
        published=PUBLISHED,
        method="test/1",
    )


def post_in(host: Report, words: str, author: str = "Lena Varga") -> Post:
    """Return a post whose words stand in the host's text."""
    start = host.text.index(words)
    return Post(
        host=host.id,
        start=start,
        end=start + len(words),
        text_start=start,
        text_end=start + len(words),
        text=words,
        post_key=f"test:{author}",
        author=author,
        method="test/1",
    )


def names(chain: Sequence[Voice]) -> list[str]:
    """Return what the voices of a chain are called."""
    return [voice.name for voice in chain]


def read_attributions_of(*lines: str, outlet: str | None = OUTLET) -> list[Attribution]:
    """Return the attributions of a report made of `lines`."""
    return attributions(report(*lines, outlet=outlet))


def words_of(attribution: Attribution, host: Report) -> str:
    """Return the credited words, pieces joined by " | "."""
    return " | ".join(span.of(host.text) for span in attribution.content)
