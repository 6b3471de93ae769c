"""Harmed left: who was harmed, in words that no occurrence has for it ("the driver is in intensive care", "the dead man was her uncle").

In: a page, what is claimed already. Out: who was harmed as slots, each with the words that say so.
Refuses: whom a claim has as its victim already; things and places; "them" and "people", who say nothing; more than a report's first ones.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from whence.model.passage import Span
from whence.model.said import Claim, Slot, Voice, When
from whence.model.vocabulary import BlockKind, IncidentType, Polarity, SourceKind
from whence.read.fillers import harmed
from whence.read.harm_words import Harm, harms_told, looks_aside
from whence.read.lines import Line, Page
from whence.read.overlaps import Overlaps
from whence.read.phrases import Range
from whence.read.syntax import Tree
from whence.read.told_before import long_past

MOST = 80
"""People told of in one report that are followed: each is laid beside all that the report tells of."""
_READ = (BlockKind.BODY, BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUMMARY)
_TAKES = frozenset({IncidentType.ABDUCTION, IncidentType.DETENTION})
_QUANTITIES = frozenset(
    "number group dozen dozens score scores hundreds thousands handful majority couple pair most many several few some half third rest "  # noqa: SIM905
    "more one two three four five six seven eight nine ten eleven twelve".split()
)
_CALLED = frozenset({"named", "called", "identified"})
_BARE = frozenset("people person persons man men others other somebody someone one ones them who".split())  # noqa: SIM905


class Harmed(NamedTuple):
    """Somebody who was harmed, and the words that say so."""

    slot: Slot
    span: Span
    times: tuple[When, ...] = ()
    """When it was, where that is long past."""


def harmed_left(page: Page, made: Sequence[Claim], voices: Overlaps[Voice], when: datetime | None) -> list[Harmed]:
    """Return who was harmed by words that no claim has yet, in the order of the text, at most `MOST`; nobody who speaks right there."""
    kinds = {c.frame.type for c in made if c.frame is not None and c.focus and c.polarity is not Polarity.DENIED}
    taken = {(s.start, s.end) for c in made if c.frame is not None for s in c.frame.victims}
    ends = {end for _, end in taken}
    found: dict[str, Harmed] = {}
    for line in page.lines:
        if line.kind in _READ and line.tree is not None and not looks_aside(line.low):
            for harm in harms_told(line):
                if harm.taken and kinds.isdisjoint(_TAKES):
                    continue
                for each in _slots(page.text, line, line.tree, harm):
                    if each.slot.end not in ends and not voices.touching(each.slot.start, each.slot.end):
                        found.setdefault(each.slot.name.lower(), each._replace(times=long_past(line, when)))
        if len(found) >= MOST:
            break
    return list(found.values())[:MOST]


def _slots(text: str, line: Line, tree: Tree, harm: Harm) -> Iterator[Harmed]:
    """Yield the people behind the nouns of one word of harm."""
    for noun in _spread(line, tree, harm.whom):
        first, after = tree.phrase(noun)[0], _name_end(tree, noun)
        for slot in harmed(line, text, [Range(first, after)], IncidentType.KILLING):
            if slot.name.lower().split()[-1] in _BARE or _is_placed(line, slot):
                continue
            begin, stop = line.tokens[harm.at].start, line.tokens[harm.at].end
            yield Harmed(slot, Span(start=min(begin, slot.start), end=max(stop, slot.end)))


def _name_end(tree: Tree, noun: int) -> int:
    """Return where a noun or a name ends, without what is told of it: "women" of "women from Kadu Reh"."""
    return max((tree.after[c] for c in tree.children[noun] if c > noun and tree.relations[c] == "flat"), default=noun + 1)


def _spread(line: Line, tree: Tree, nouns: Sequence[int]) -> list[int]:
    """Return nouns with those behind "of" a quantity, beside a comma or behind "including": who is meant, by every word for them."""
    found = [n for n in nouns if not tree.is_verb(n)]
    for noun in found:
        if len(found) > MOST:
            break
        for child in tree.children[noun]:
            case = tree.child(child, "case")
            lead = "" if case is None else line.low[case]
            beside = tree.relations[child] == "appos" or lead in ("including", "among")
            counted = lead == "of" and (line.low[noun] in _QUANTITIES or tree.upos[noun] == "NUM")
            if tree.relations[child] == "acl" and line.low[child] in _CALLED:
                found.extend(
                    c for c in tree.children[child] if c > child and tree.upos[c] == "PROPN"
                )  # "tailors named Naveed and Amar"
            if (beside or counted) and child not in found and tree.upos[child] in ("NOUN", "PROPN", "NUM"):
                found.append(child)
    return found


def _is_placed(line: Line, slot: Slot) -> bool:
    return any(w.start <= slot.start < w.end for w in line.wheres) and slot.kind is not SourceKind.NAMED_PERSON
