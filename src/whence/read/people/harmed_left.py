"""Harmed left: who was harmed, in words that no occurrence has for it ("the driver is in intensive care", "the dead man was her uncle").

In: a page, what is claimed already. Out: who was harmed as slots, each with the words that say so.
Refuses: whom a claim has as its victim already; things and places; "them" and "people", who say nothing; more than a report's first ones.
"""

from collections.abc import Iterator, Sequence, Set
from datetime import datetime
from typing import NamedTuple

from whence.language.words.trades import people_words
from whence.model.passage import Span
from whence.model.said import Claim, Slot, Voice, When
from whence.model.vocabulary import BlockKind, IncidentType, Polarity, SourceKind
from whence.read.counts.told_before import long_past
from whence.read.lines.lines import Line, Page
from whence.read.lines.phrases import Range, is_name
from whence.read.people.fillers import harmed, is_people
from whence.read.people.harm_lists import listed_behind
from whence.read.people.harm_words import Harm, harms_told, looks_aside, told_of_those
from whence.read.text.overlaps import Overlaps
from whence.read.text.syntax import Tree

MOST = 80
"""People told of in one report that are followed: each is laid beside all that the report tells of."""
_READ = (BlockKind.BODY, BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUMMARY)
_ARRESTS = frozenset({IncidentType.DETENTION, IncidentType.RELEASE_TRANSFER, IncidentType.PROTEST, IncidentType.DECISION_INTENT})
_CUSTODY = frozenset("custody jail prison court hospital police clinic safety".split())  # noqa: SIM905
_BEHIND = 7
_QUANTITIES = frozenset(
    "number group dozen dozens score scores hundreds thousands handful majority couple pair most many several few some half third rest "  # noqa: SIM905
    "more one two three four five six seven eight nine ten eleven twelve".split()
)
_CALLED = frozenset({"named", "called", "identified"})
_BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod:desc"})
_NEAR = 6  # words from a number to what it counts
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
    ends = {s.end for c in made if c.frame is not None for s in c.frame.victims}
    found: dict[str, Harmed] = {}
    before: list[Harm] = []
    for line in page.lines:
        if line.kind in _READ and line.tree is not None and not looks_aside(line.low):
            those = told_of_those(line) if before else None
            before = [*harms_told(line)]
            for harm in (*before, *([those] if those is not None else [])):
                if harm.taken and not _are_taken(line, harm, kinds):
                    continue
                for each in _slots(page.text, line, line.tree, harm):
                    if (harm.state or each.slot.end not in ends) and not voices.touching(each.slot.start, each.slot.end):
                        found.setdefault(each.slot.name.lower(), each._replace(times=long_past(line, when)))
        if len(found) >= MOST:
            break
    return list(found.values())[:MOST]


def _are_taken(line: Line, harm: Harm, kinds: Set[IncidentType]) -> bool:
    """Say whether "taken" or "held" is what the report is about: an abduction, or arrests where nothing else befell anybody."""
    if IncidentType.ABDUCTION in kinds:
        return _CUSTODY.isdisjoint(line.low[harm.at : harm.at + _BEHIND])
    return IncidentType.DETENTION in kinds and kinds <= _ARRESTS


def _slots(text: str, line: Line, tree: Tree, harm: Harm) -> Iterator[Harmed]:
    """Yield the people behind the nouns of one word of harm."""
    begin, stop = line.tokens[harm.at].start, line.tokens[harm.at].end
    for found in _phrases(line, tree, harm):
        for slot in harmed(line, text, [found], IncidentType.KILLING) or _kin(line, text, found):
            if _is_somebody(slot) and not _is_placed(line, slot):
                yield Harmed(slot, Span(start=min(begin, slot.start), end=max(stop, slot.end)))


def _phrases(line: Line, tree: Tree, harm: Harm) -> Iterator[Range]:
    """Yield the phrases for those whom a word of harm names: each noun by itself, and what a comma or colon lists behind a bare one."""
    for noun in _spread(line, tree, harm.whom):
        last = _last(line, tree, noun)
        yield Range(_first(tree, noun), _name_end(line, tree, last))
        if line.low[noun] in _BARE or tree.upos[noun] == "NUM":
            listed = listed_behind(line, tree, last + 1) or listed_behind(line, tree, max(last, harm.at) + 1)
            if listed is not None:
                yield listed


def _first(tree: Tree, noun: int) -> int:
    """Return where a noun's phrase begins, without a clause before it: "prisoners" of "the dead were prisoners"."""
    return min((tree.first[c] for c in tree.children[noun] if c < noun and tree.relations[c] in _BEFORE), default=noun)


def _last(line: Line, tree: Tree, noun: int) -> int:
    """Return the last word of a noun that the tree took for two: "night watchmen"."""
    while noun + 1 < len(line.low) and tree.is_noun(noun + 1) and tree.heads[noun + 1] == tree.heads[noun] != noun:
        noun += 1
    return noun


def _name_end(line: Line, tree: Tree, noun: int) -> int:
    """Return where a noun or a name ends, without what is told of it: "women" of "women from Kadu Reh"."""
    if line.low[noun].endswith("-old"):  # "22-year-old Faith Chelimo"
        after = noun + 1
        while after < len(line.low) and is_name(line, after):
            after += 1
        return after
    return max((tree.after[c] for c in tree.children[noun] if c > noun and tree.relations[c] == "flat"), default=noun + 1)


def _spread(line: Line, tree: Tree, nouns: Sequence[int]) -> list[int]:
    """Return nouns with those behind "of" a quantity, beside a comma or behind "including": who is meant, by every word for them."""
    found = [n for n in nouns if not tree.is_verb(n)]
    for noun in found:
        if len(found) > MOST:
            break
        counts = line.low[noun] in _QUANTITIES or tree.upos[noun] == "NUM"
        for child in tree.children[noun]:
            if tree.relations[child] == "acl" and line.low[child] in _CALLED:
                found.extend(
                    c for c in tree.children[child] if c > child and tree.upos[c] == "PROPN"
                )  # "tailors named Naveed and Amar"
            case = tree.child(child, "case")
            lead = "" if case is None else line.low[case]
            beside = tree.relations[child] == "appos" or lead in ("including", "among") or (lead == "of" and counts)
            if beside and child not in found and tree.upos[child] in ("NOUN", "PROPN", "NUM"):
                found.append(child)
        behind = _counted(line, tree, noun) if counts else None
        if behind is not None and behind not in found:
            found.append(behind)
    return found


def _counted(line: Line, tree: Tree, noun: int) -> int | None:
    """Return the noun that a number counts where the tree keeps the two apart ("three of their own fighters", "seven bound captives")."""
    for at in range(noun + 1, min(noun + _NEAR, len(line.low))):
        if tree.is_noun(at):
            return _last(line, tree, at) if tree.heads[at] == tree.heads[noun] else None
        if not line.low[at][0].isalpha() or line.low[at] == "them":
            return None
    return None


def _kin(line: Line, text: str, found: Range) -> tuple[Slot, ...]:
    """Return somebody who is called by whose relative he is, or by a trade that fills no other role ("the bride's uncle")."""
    if line.low[found.after - 1] not in people_words():
        return ()
    token = line.tokens[found.after - 1]
    return (Slot(name=text[token.start : token.end], start=token.start, end=token.end),)


def _is_somebody(slot: Slot) -> bool:
    """Say whether a slot names people, or somebody or a craft by name; "scales" and "windows" are hit as well."""
    last = slot.name.split()[-1]
    low = last.lower()
    return low not in _BARE and (slot.kind is not None or last[:1].isupper() or low in people_words() or is_people(low))


def _is_placed(line: Line, slot: Slot) -> bool:
    return any(w.start <= slot.start < w.end for w in line.wheres) and slot.kind is not SourceKind.NAMED_PERSON
