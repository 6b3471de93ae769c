"""Wrapped paragraphs: line ends that are only the file's do not cut sentences, names, dates or figures."""

from typing import Any

import msgspec
from read_build import PUBLISHED

from whence.model.captured import Block, Report
from whence.model.said import Attribution, Caveat, Claim, PlaceName, Reading
from whence.model.vocabulary import BlockKind
from whence.read import read
from whence.read.text.wrapping import unwrapped

PARAGRAPHS = (
    "Four prisoners escaped from a jail in Mosul on Sunday, an official of the\nNorthern Brigade told reporters in the evening, "
    "and at least twenty\nfive guards were hurt when the wall of the prison in the south of Deir\nez-Zor came down on 10\nMarch 2021.",
    'The escape could not be independently\nverified. "We were asleep when the wall\ncame down," said Jan\nDorn, a guard.',
    "A video posted by the Northern\nBrigade showed the wall. The Northern Brigade, or\nNB, denied that it had freed the prisoners.",
)


def _report(*paragraphs: str, wrapped: bool = True) -> Report:
    blocks, at = [], 0
    for paragraph in paragraphs:
        path = "lines 1-2" if wrapped else "line 1"
        blocks.append(Block(kind=BlockKind.BODY, start=at, end=at + len(paragraph), path=path))
        at += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    return Report(
        capture="cap_test", digest="0" * 64, lang="en", text=text, blocks=tuple(blocks), published=PUBLISHED, method="test/1"
    )


def _bare(value: Any) -> Any:
    """Return a record as plain values without ids and with blanks for line ends: what must not differ."""
    if isinstance(value, dict):
        return {
            key: _bare(inner) for key, inner in value.items() if key not in ("id", "attribution", "report", "claims", "repeats")
        }
    if isinstance(value, list | tuple):
        return [_bare(inner) for inner in value]
    return value.replace("\n", " ") if isinstance(value, str) else value


def test_a_wrapped_paragraph_reads_like_the_same_words_on_one_line() -> None:
    wrapped = list(read(_report(*PARAGRAPHS)))
    plain = list(read(_report(*(p.replace("\n", " ") for p in PARAGRAPHS), wrapped=False)))
    assert {Reading, Attribution, Claim, Caveat, PlaceName} <= {type(record) for record in wrapped}
    assert [_bare(msgspec.to_builtins(r)) for r in wrapped] == [_bare(msgspec.to_builtins(r)) for r in plain]


def test_a_quote_from_a_wrapped_paragraph_keeps_its_line_ends() -> None:
    host = _report(*PARAGRAPHS)
    quotes = [r.passage for r in read(host) if isinstance(r, Claim | Caveat | PlaceName)]
    assert all(p.quote == host.text[p.start : p.end] for p in quotes)
    assert any("\n" in p.quote for p in quotes)


def test_records_of_a_wrapped_report_name_each_other_by_ids_that_exist() -> None:
    records = list(read(_report(*PARAGRAPHS)))
    ids = {record.id for record in records}
    assert all(record.id == record.identity() for record in records)
    named = {c for r in records if isinstance(r, Caveat) for c in r.claims}
    named |= {r.media for r in records if isinstance(r, Claim) and r.media}
    assert named and named <= ids


def test_lines_that_are_blocks_of_their_own_stay_apart() -> None:
    host = _report("Four men fled the jail of\nthe town", wrapped=False)
    assert unwrapped(host) is host
