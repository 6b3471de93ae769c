"""Culprits: who is said to have done what the report tells of, in words that name the occurrence only in passing, or not at all.

In: a page, its attributions and its mentions, and which of them are its subject. Out: `TakenUp`s with the doer as their subject.
By blame ("put the blame on youths", "the raid was the work of X"), by who takes it upon itself ("the Ember Line claimed the action"), by
verbs of doing harm ("company guards pulled the trigger").
Refuses: an accusation without the voice that makes it; a sentence about another occurrence; a claim where none was named.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from whence.model.passage import Span
from whence.model.said import Attribution, Claim, Slot
from whence.model.vocabulary import AttributionKind, Polarity, QuestionKind
from whence.read.claims.references import TakenUp
from whence.read.lines.lines import Page
from whence.read.people.blame import blamed, opens_with
from whence.read.people.claimants import claimants
from whence.read.people.doings import doings
from whence.read.people.owned_up import owns_up
from whence.read.roles.mention import HOSTS, Mention, T
from whence.read.text.overlaps import Overlaps

_SUFFERED = frozenset({T.DETENTION, T.DISPLACEMENT, T.SEXUAL_VIOLENCE})
"""Occurrences without a toll that somebody does to others."""


def culprits(
    page: Page, attributions: Sequence[Attribution], found: Sequence[Mention], focus: Sequence[bool], *, told: "Told"
) -> Iterator[TakenUp]:
    """Yield who is said to have done it, each with the words that say so. `told`: who is told already, and is not told twice."""
    host, seen = _Host(found, focus), set(told.places)
    voiced = Overlaps((s.start, s.end, s) for a in attributions for s in a.content)
    for heard in (*_owning_up(page, attributions, host, told), *_accused(page, attributions, host, seen)):
        seen |= {heard.subject.start} if heard.subject is not None else set()
        yield heard
    for number in range(len(page.lines)):
        meant = host.of(number)
        if meant is None:
            continue
        for one in _in_line(page, number, host, found[meant], voiced):
            meant_here = host.deed(number, meant) if one.held else meant
            claims_again = one.about is QuestionKind.RESPONSIBILITY and _bare(one.who.name) in told.claimants
            if one.who.start not in seen and not claims_again:
                seen.add(one.who.start)
                yield TakenUp(None, one.span, meant_here, one.about, subject=one.who)


def _owning_up(page: Page, attributions: Sequence[Attribution], host: "_Host", told: "Told") -> Iterator[TakenUp]:
    """Yield the bodies that say that they did it themselves."""
    heard = set(told.claimants)
    for attribution in attributions:
        span = attribution.content[0]
        number = page.number_at(span.start)
        meant = host.of(number) if number is not None else None
        names = {_bare(voice.name) for voice in attribution.sources}
        if number is None or meant is None or names & heard or not owns_up(page.lines[number], span, attribution):
            continue
        heard |= names
        yield TakenUp(attribution, span, meant, QuestionKind.RESPONSIBILITY)


def _accused(page: Page, attributions: Sequence[Attribution], host: "_Host", seen: Container[int]) -> Iterator[TakenUp]:
    """Yield who is accused or suspected outright: the people or the body that credited words open with ("suspects copper thieves")."""
    for attribution in attributions:
        span = attribution.content[0]
        number = page.number_at(span.start)
        meant = host.of(number) if number is not None and attribution.kind is AttributionKind.ACCUSATION else None
        who = opens_with(page.lines[number], page.text, span) if number is not None and meant is not None else None
        if meant is not None and who is not None and who.start not in seen:
            yield TakenUp(attribution, Span(start=who.start, end=who.end), meant, QuestionKind.WHO, subject=who)


def about_the_subject(page: Page, taken: Iterable[TakenUp], found: Sequence[Mention], focus: Sequence[bool]) -> Iterator[TakenUp]:
    """Yield who is blamed for what the report is about, where the words around name no other occurrence with a place or a time of its own."""
    host = _Host(found, focus)
    for each in taken:
        number = page.number_at(each.span.start)
        meant = host.of(number) if number is not None and each.about is QuestionKind.WHO and not focus[each.mention] else None
        own = meant is not None and focus[meant] and not host.is_elsewhere(found[each.mention].line)
        yield each._replace(mention=meant) if meant is not None and own else each


class Told(NamedTuple):
    """Who is told to have done it by claims that were read before: where they stand, and the names of those who claim it."""

    places: frozenset[int]
    claimants: frozenset[str]


def doers_told(made: Iterable[Claim], taken: Iterable[TakenUp]) -> Told:
    """Return who is told already: the doers of claims about the report's subject, and whoever is said to have claimed or done it."""
    places, names = set[int](), set[str]()
    for claim in made:
        slots = claim.frame.agent if claim.frame is not None and claim.focus else ()
        places.update(slot.start for slot in (*slots, *((claim.subject,) if claim.subject else ())))
        names |= {_bare(claim.subject.name)} if claim.subject and claim.about is QuestionKind.RESPONSIBILITY else set()
    for each in taken:
        voices = each.attribution.sources if each.attribution is not None else ()
        for who in (each.subject,) if each.subject is not None else voices:
            places |= {who.start} if who.start is not None else set()
            names |= {_bare(who.name)} if each.about is QuestionKind.RESPONSIBILITY else set()
    return Told(frozenset(places), frozenset(names))


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ")


class _One(NamedTuple):
    about: QuestionKind
    who: Slot
    span: Span
    held: bool = False


def _in_line(page: Page, number: int, host: "_Host", meant: Mention, voiced: Overlaps[Span]) -> Iterator[_One]:
    """Yield who claims it, who is blamed and who does harm in one sentence."""
    line, text = page.lines[number], page.text
    for claimant in claimants(line, text):
        yield _One(QuestionKind.RESPONSIBILITY, claimant.who, claimant.span)
    for one in blamed(line, text):
        held = voiced.touching(one.who.start, one.who.end)
        if (
            held or not one.accused
        ):  # whoever accuses is heard through the words that are credited to him, and those are all he says
            own = (
                one.span
                if not one.accused or any(s.covers(one.span) for s in held)
                else Span(start=one.who.start, end=one.who.end)
            )
            yield _One(QuestionKind.WHO, one.who, own, one.held)
    law = meant.frame.type is T.DETENTION
    quiet = meant.frame.type is T.PROTEST or host.is_elsewhere(number)  # whoever marches does no harm by it
    for doing in doings(line, text) if not quiet else ():
        if doing.law <= law and doing.who.start not in host.harmed | host.elsewhere:
            yield _One(QuestionKind.WHO, doing.who, doing.span)


class _Host:
    """Which occurrence words are about that name none: one of the subject, of the sentence itself or else the one told first."""

    def __init__(self, found: Sequence[Mention], focus: Sequence[bool]) -> None:
        self._found, self._focus = found, focus
        able = HOSTS | _SUFFERED
        fit = [at for at, m in enumerate(found) if m.frame.type in able and m.stance.polarity is Polarity.AFFIRMED]
        own = [at for at in fit if focus[at]]
        self._ranked = [at for at in own if found[at].frame.type is not T.OTHER] or own or fit
        self.harmed = frozenset(slot.start for mention in found for slot in mention.frame.victims)
        self._places = frozenset(place for at in own for place in _places(found[at]))
        far = (at for at, m in enumerate(found) if not focus[at] and (self._is_far(m) or self._has_far_site(m, own)))
        self.elsewhere = frozenset(slot.start for at in far for slot in found[at].frame.agent)
        self._by_line = {found[at].line: at for at in reversed(self._ranked)}

    def of(self, number: int) -> int | None:
        """Return the mention that the words of a line are about, `None` where none was told yet."""
        first = self._ranked[0] if self._ranked else None
        return self._by_line.get(number, first if first is not None and self._found[first].line <= number else None)

    def deed(self, number: int, meant: int) -> int:
        """Return the mention of what somebody was arrested for in a line, where `meant` is the arrest: what else it tells of, or the report."""
        if self._found[meant].frame.type is not T.DETENTION:
            return meant
        deeds = [
            at
            for at, m in enumerate(self._found)
            if m.frame.type in HOSTS and m.stance.polarity is Polarity.AFFIRMED and not m.stance.apart
        ]
        here = [at for at in deeds if self._found[at].line == number]
        return next(iter(here or deeds), meant)

    def is_elsewhere(self, number: int) -> bool:
        """Say whether a line tells only of occurrences that are not the report's subject, at a place or a time of their own."""
        here = range(
            bisect_left(self._found, number, key=attrgetter("line")), bisect_right(self._found, number, key=attrgetter("line"))
        )
        if not here or any(self._focus[i] for i in here):
            return False
        return any(self._found[i].stance.background or self._found[i].stance.apart or self._is_far(self._found[i]) for i in here)

    def _has_far_site(self, mention: Mention, own: Sequence[int]) -> bool:
        """Say whether an occurrence is told at a site with a name that the report's subject is not told at ("at the Al-Dor camp")."""
        sites = {where.name for where in mention.frame.sites if where.name != where.name.lower()}
        return bool(sites) and sites.isdisjoint(where.name for at in own for where in self._found[at].frame.sites)

    def _is_far(self, mention: Mention) -> bool:
        """Say whether an occurrence is told at a place that the report's subject is not told at."""
        own = _places(mention)
        return bool(own) and self._places.isdisjoint(own)


def _places(mention: Mention) -> frozenset[str]:
    return frozenset(where.place or where.name for where in mention.frame.places)
