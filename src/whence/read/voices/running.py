"""Running: voices that stand in a quotation which began or ends in another sentence.

In: the attributions of each sentence of a report. Out: the same; those in somebody's running quotation stand under him, his chain before theirs.
Refuses: to look outside of quotation marks, where only a cue says whose words go on; to hang one under what stands in its own words.
"""

from collections.abc import Iterator, Sequence

from whence.model.base import replace
from whence.model.captured import Report
from whence.model.passage import Span
from whence.model.said import Attribution
from whence.read.text.grammar import QUOTE_MARKS
from whence.read.text.overlaps import Overlaps
from whence.read.voices.chains import collapse, outer_voices

Found = Sequence[Sequence[Attribution]]


def under_quotations(report: Report, found: Found) -> list[list[Attribution]]:
    """Return the attributions of each sentence, those without a parent under the smallest quotation of another sentence that holds their cue."""
    sentence_of = {a.id: number for number, records in enumerate(found) for a in records}
    running = Overlaps(
        (s.start, s.end, a) for records in found for a in records for s in a.content if a.quoted or _opens(report.text, s)
    )
    over: dict[str, Attribution] = {}
    for records in found:
        for one in records:
            above = _above(one, running, sentence_of) if one.parent is None and one.cue else None
            if above is not None:
                over[one.id] = above
    if not over:
        return [list(records) for records in found]
    by_id = {a.id: a for records in found for a in records}
    outer = len(outer_voices(report))
    made: dict[str, Attribution] = {}
    return [[_placed(a, by_id, over, made, outer=outer) for a in records] for records in found]


def _opens(text: str, piece: Span) -> bool:
    """Say whether a piece of content begins with a quotation mark, though another one does not: of `It held, X said. "It is safe"` the second."""
    return text[piece.start] in QUOTE_MARKS or (piece.start > 0 and text[piece.start - 1] in QUOTE_MARKS)


def _above(one: Attribution, running: Overlaps[Attribution], sentence_of: dict[str, int]) -> Attribution | None:
    cue = one.cue[0]
    holding = [
        a
        for a in running.touching(cue.start, cue.end)
        if sentence_of[a.id] != sentence_of[one.id] and any(s.covers(cue) for s in a.content) and not _stands_in(a, one)
    ]
    return min(holding, key=lambda a: (sum(s.end - s.start for s in a.content), a.id), default=None)


def _stands_in(inner: Attribution, one: Attribution) -> bool:
    return any(span.covers(cue) for cue in inner.cue[:1] for span in one.content)


def _placed(
    one: Attribution, by_id: dict[str, Attribution], over: dict[str, Attribution], made: dict[str, Attribution], *, outer: int
) -> Attribution:
    """Return an attribution with the chain of what now stands above it, however far up that begins."""
    line = list(_upwards(one, by_id, over))
    for at in range(len(line) - 1, -1, -1):
        here = line[at]
        if here.id in made:
            continue
        if at == len(line) - 1:
            made[here.id] = here
            continue
        old, new = line[at + 1], made[line[at + 1].id]
        kept = outer if here.id in over else len(old.chain)
        moved = {
            "chain": collapse((*new.chain, *here.chain[kept:])),
            "chain_alt": tuple(collapse((*new.chain, *chain[kept:])) for chain in here.chain_alt),
        }
        made[here.id] = here if here.id not in over and new is old else replace(here, id="", parent=new.id, **moved)
    return made[one.id]


def _upwards(one: Attribution, by_id: dict[str, Attribution], over: dict[str, Attribution]) -> Iterator[Attribution]:
    seen: set[str] = set()
    here: Attribution | None = one
    while here is not None and here.id not in seen:
        seen.add(here.id)
        yield here
        here = over.get(here.id) or by_id.get(here.parent or "")
