"""Sides: whose people a figure counts, so that one army's dead are not held against the other's.

In: a figure of a claim, the report it stands in, the names, the parties at odds. Out: whose people are counted, or nothing where no words say so.
"47 soldiers of the regime", "the army's dead at 47", "on our side three", "it lost 11 soldiers", "two of its men" and "eleven Norlandic guards" say
whose they are; "released by the Front" says whose they are not. Where one party is a state and the other an armed group, soldiers are the one's and
rebels the other's. A figure without a noun counts those whom the figure before it in its sentence counts.
Refuses: to guess from what a voice is likely to count; to take the speaker of no party for a side.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from whence.language.words.normal import fold
from whence.language.words.words import Word
from whence.language.words.words import words as words_of
from whence.model.captured import Report
from whence.model.evidence import Evidence
from whence.model.said import Claim, Figure
from whence.weigh.scope.names import Names
from whence.weigh.values.people import sort_of

OWN, NOT_OWN, SORT, PLAIN, ABOARD = "of", "not of", "sort", "plain", "aboard"

_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s|\n")
_CLAUSE = re.compile(r"[;:]\s|,?\s(?:while|whereas|but)\s")
_LONGEST_SENTENCE, _LONGEST_NOUN = 500, 7
_NEAR = 3
"""Words that may stand between a subject and its verb ("the army has now")."""


Bounds = tuple[float | None, float | None]


class Side(NamedTuple):
    """How somebody stands to those counted, and who: `of` Norland, `not of` Norland, of a `sort` that bears arms, `plain` people, those `aboard`."""

    how: str
    who: str


class _Place(NamedTuple):
    """Where a figure stands: its text, its own range, the ranges of its clause and sentence, and the words of its noun phrase."""

    text: str
    start: int
    end: int
    sentence: int
    clause: int
    clause_end: int
    noun: tuple[str, ...]
    noun_end: int


class Sides:
    """Says whose people figures count, among the parties of one incident."""

    def __init__(self, names: Names, parties: Collection[str], evidence: Evidence) -> None:
        self.names = names
        self._reports = evidence.reports
        self._claims = evidence.claims
        self._armies = _armies(
            [party for party in sorted(parties) if not names.is_armed_group(party)],
            [party for party in sorted(parties) if names.is_armed_group(party)],
        )

    @cached_property
    def _figures(self) -> dict[str, dict[int, Figure]]:
        found: dict[str, dict[int, Figure]] = {}
        for claim in self._claims.values():
            found.setdefault(claim.report, {}).update((f.start, f) for f in figures_of(claim))
        return found

    def by_voice(self, claims: Iterable[Claim], bounds: Bounds | None, of: str | None) -> Iterator[tuple[str, Side]]:
        """Yield whose people the figure with these bounds counts, by who counts them in which report. `of`: what is counted."""
        for claim in claims if bounds is not None else ():
            voice = claim.chain[-1].name if claim.chain else ""
            for side in self.counted(claim, bounds, of):
                yield f"{claim.report} {self.names.party(voice) or self.names.key(voice)}", side

    def counted(self, claim: Claim, bounds: Bounds | None, of: str | None) -> frozenset[Side]:
        """Return whose people the claim's figures with these bounds count; nothing where its words do not say."""
        report = self._reports.get(claim.report)
        if report is None:
            return frozenset()
        told = [f for f in figures_of(claim) if (f.lo, f.hi) == bounds and report.text[f.start : f.end] == f.as_written]
        if not told:
            return frozenset()
        speaker = self.names.party(claim.chain[-1].name) if claim.chain else None
        found = (self._of_figure(figure, report, speaker, freed=of == "released") for figure in told)
        return frozenset(side for side in found if side is not None)

    def _of_figure(self, figure: Figure, report: Report, speaker: str | None, *, freed: bool) -> Side | None:
        text = report.text
        place = _place(text, figure)
        side = self._side(place, speaker, freed=freed)
        if side is not None or place.noun:
            return side
        told = self._figures.get(report.id, {}).values()  # worked out for bare figures only
        nearest = max((f for f in told if place.sentence <= f.start < figure.start), key=lambda f: f.start, default=None)
        return self._as_before(_place(text, nearest), place, speaker, freed=freed) if nearest is not None else None

    def _as_before(self, before: _Place, place: _Place, speaker: str | None, *, freed: bool) -> Side | None:
        """Return whom a bare figure counts: those of the one before it ("two killed and five wounded"), or the others, where it says so."""
        side = self._side(before, speaker, freed=freed)
        if side is None:
            return None
        if _OTHER_WAY.match(place.text, place.end):
            return Side(OWN if side.how == NOT_OWN else NOT_OWN, side.who) if side.how in (OWN, NOT_OWN) else None
        return side if _JOINED.search(place.text, before.end, place.start) else None

    def _side(self, place: _Place, speaker: str | None, *, freed: bool) -> Side | None:
        return (
            self._by_noun(place, speaker)
            or self._by_side(place, speaker)
            or self._by_toll(place, speaker)
            or self._by_verb(place, speaker, freed=freed)
            or self._by_sort(place)
        )

    def _by_noun(self, place: _Place, speaker: str | None) -> Side | None:
        """Return whose they are by the noun phrase: "of its men", "members of the Front", "Norlandic guards", "enemy soldiers"."""
        words = place.noun
        told = _OF_THE.search(place.text, place.clause, place.start)
        if told is not None and (side := self._hostile([fold(told["who"])], speaker) or self._sort(fold(told["who"]))):
            return side
        for at, word in enumerate(words[:-1]):
            if fold(word) == "of" and fold(words[at + 1]) in _words().own:
                return self._own(place, speaker)
        for word in words:
            owner = self.names.owner(word) or self.names.owner(word.removesuffix("s"))
            party = self.names.party(owner) if owner is not None else None
            if party is not None:
                return Side(OWN, party)
        named = self._named(place.text, place.end, place.noun_end)
        if len(set(named)) == 1:
            return Side(OWN, named[0])
        return self._hostile(map(fold, words), speaker)

    def _by_side(self, place: _Place, speaker: str | None) -> Side | None:
        """Return whose they are by words of side before or behind: "on our side", "in its own ranks", "on the side of the enemy"."""
        for start, end in ((place.clause, place.start), (place.end, place.clause_end)):
            match = _SIDE_OF.search(place.text, start, end)
            if match is None:
                continue
            if match["own"]:
                return self._own(place, speaker)
            told = " ".join(filter(None, (match["who"], match["of"])))
            party = self.names.party(self.names.owner(told) or told)
            return Side(OWN, party) if party is not None else self._hostile(fold(told).split(), speaker)
        return None

    def _by_toll(self, place: _Place, speaker: str | None) -> Side | None:
        """Return whose they are by whose toll it is: "the army's dead at 47", "its own at six", "the number of soldiers killed at 58"."""
        before = place.text[place.sentence : place.start]
        if _OWN_TOLL.search(before):
            return self._own(place, speaker)
        if (match := _NUMBER_OF.search(before)) is not None:
            return self._sort(fold(match["counted"]))
        match = _TOLL_OF.search(before)
        if match is None:
            return None
        named = self._named(place.text, place.sentence + match.start("who"), place.sentence + match.end("who"))
        return Side(OWN, named[-1]) if named else self._hostile(fold(match["who"]).split()[-1:], speaker)

    def _by_verb(self, place: _Place, speaker: str | None, *, freed: bool) -> Side | None:
        """Return whose they are by what was done with them: who lost them, let them go, got them back; "freed by the Front" are not the Front's."""
        by = _FREED_BY.match(place.text, place.end, place.clause_end) if freed else None
        if by is not None and (named := self._named(place.text, *by.span("who"))):
            return Side(NOT_OWN, named[0])
        words, listed = words_of(place.text, place.clause, place.start), _words()
        at = next((i for i in range(len(words) - 1, -1, -1) if fold(words[i].text) not in listed.between), -1)
        how = (
            _done_with(fold(words[at].text), [fold(w.text) for w in words[max(0, at - 1) : at]], words[at + 1 :], freed=freed)
            if at >= 0
            else None
        )
        return self._by_subject(place, words[at].start, speaker, how) if how is not None else None

    def _by_subject(self, place: _Place, verb: int, speaker: str | None, how: str) -> Side | None:
        """Return the side of a verb's subject: a party named just before it, a word for the other side, a sort of people, or what "it" stands for."""
        subject = [word for word in words_of(place.text, place.clause, verb) if fold(word.text) not in _words().auxiliary]
        last = fold(subject[-1].text) if subject else ""
        if subject and last not in _words().pronouns:
            near = subject[-_NEAR:]
            if named := self._named(place.text, near[0].start, near[-1].end):
                return Side(how, named[-1])
            other = self._hostile([last], speaker) or self._sort(last)
            if other is None and speaker is not None and _OTHER_SIDE.search(place.text, place.clause, verb):
                other = Side(NOT_OWN, speaker)
            return other if how == OWN else None
        named = self._named(place.text, place.sentence, verb)
        party = named[-1] if named else speaker
        return Side(how, party) if party is not None else None

    def _by_sort(self, place: _Place) -> Side | None:
        words = [fold(word) for word in place.noun]
        if not _words().aboard.isdisjoint(words) or _ABOARD.match(place.text, place.end):
            return Side(ABOARD, "")
        return next((side for word in words if (side := self._sort(word)) is not None), None)

    def _sort(self, word: str) -> Side | None:
        sort, listed = sort_of(word), _words()
        if sort is None or sort in listed.neither:
            return None
        if sort in self._armies:
            return self._armies[sort]
        return Side(SORT if sort in listed.armed else PLAIN, sort)

    def _hostile(self, words: Iterable[str], speaker: str | None) -> Side | None:
        """Return the other side where a party has a word for it ("the enemy", "assailants")."""
        return Side(NOT_OWN, speaker) if speaker is not None and not _words().hostile.isdisjoint(words) else None

    def _own(self, place: _Place, speaker: str | None) -> Side | None:
        named = [speaker] if speaker is not None else self._named(place.text, place.sentence, place.start)
        return Side(OWN, named[-1]) if named else None

    def _named(self, text: str, start: int, end: int) -> list[str]:
        """Return the parties named there, in order."""
        found = (slugs for _, _, slugs in self.names.register.mentions(text, start, end))
        parties = (self.names.register.party(slugs[0]) for slugs in found if len(slugs) == 1)
        return [party for party in parties if party is not None]


def _armies(states: Sequence[str], groups: Sequence[str]) -> dict[str, Side]:
    """Return whose people soldiers are, and rebels: of the only party of their kind; where the other side is silent, not of the one that speaks."""
    soldiers, rebels = _words().of_state, _words().of_group
    if len(states) > 1 or len(groups) > 1 or not (states or groups):
        return {}
    return {
        soldiers: Side(OWN, states[0]) if states else Side(NOT_OWN, groups[0]),
        rebels: Side(OWN, groups[0]) if groups else Side(NOT_OWN, states[0]),
    }


def figures_of(claim: Claim) -> Collection[Figure]:
    """Return the figures of a claim and of its frame, each once."""
    return {(f.start, f.end): f for f in (*(claim.frame.figures if claim.frame else ()), *claim.figures)}.values()


def plainest(sides: Iterable[Side]) -> frozenset[Side]:
    """Return whose people an answer counts: where some words name the party, those that only name a sort say nothing else."""
    found = frozenset(sides)
    return frozenset(side for side in found if side.how in (OWN, NOT_OWN)) or found


def told_apart(counted: Iterable[tuple[str, Side]]) -> frozenset[frozenset[Side]]:
    """Return the pairs of sides of which one voice counts both. `counted`: who counts (a voice in a report), and whose people."""
    by_voice: dict[str, set[Side]] = {}
    for voice, side in counted:
        by_voice.setdefault(voice, set()).add(side)
    return frozenset(frozenset((a, b)) for sides in by_voice.values() for a in sides for b in sides if a != b)


def are_other_people(one: Collection[Side], other: Collection[Side], apart: Collection[frozenset[Side]]) -> bool:
    """Say whether two figures count different people, whoever counts them. `apart`: the sides of which one voice counts both.

    One army's people are not the other's. Plain people are not those who bear arms only where a voice, or the two armies, count them apart: who the
    dead were may be what is disputed.
    """
    return bool(one and other) and all(_differ(a, b, apart) for a in one for b in other)


def _differ(a: Side, b: Side, apart: Collection[frozenset[Side]]) -> bool:
    hows = {a.how, b.how}
    if hows == {OWN}:
        return a.who != b.who
    if hows == {OWN, NOT_OWN}:
        return a.who == b.who
    if hows == {ABOARD, PLAIN}:
        return (a if a.how == PLAIN else b).who in _words().ground
    if PLAIN in hows and len(hows) == 2 and ABOARD not in hows:
        return any({PLAIN} < {side.how for side in pair} or {side.how for side in pair} <= {OWN, NOT_OWN} for pair in apart)
    return a.how == b.how and frozenset((a, b)) in apart


def _done_with(verb: str, before: Sequence[str], behind: Sequence[Word], *, freed: bool) -> str | None:
    """Return how the subject of a verb stands to those counted behind it: it lost its own or got them back, or it let others go."""
    listed = _words()
    if verb in listed.loses or (verb in ("left", "leaving") and any(fold(word.text) == "behind" for word in behind)):
        return OWN
    if not freed:
        return None
    if verb in listed.gets or (verb in ("given", "handed") and not listed.be.isdisjoint(before)):
        return OWN
    return NOT_OWN if verb in listed.gives else None


def _place(text: str, figure: Figure) -> _Place:
    floor, roof = max(0, figure.start - _LONGEST_SENTENCE), min(len(text), figure.end + _LONGEST_SENTENCE)
    sentence = max((m.end() for m in _SENTENCE.finditer(text, floor, figure.start)), default=floor)
    clause = max((m.end() for m in _CLAUSE.finditer(text, sentence, figure.start)), default=sentence)
    stop = _SENTENCE.search(text, figure.end, roof)
    end = stop.start() if stop else roof
    turn = _CLAUSE.search(text, figure.end, end)
    mark = _MARK.search(text, figure.end, end)
    noun, noun_end = list[str](), figure.end
    for word in words_of(text, figure.end, mark.start() if mark else end)[:_LONGEST_NOUN]:
        if fold(word.text) in _words().stop:
            break
        noun.append(word.text)
        noun_end = word.end
    return _Place(text, figure.start, figure.end, sentence, clause, turn.start() if turn else end, tuple(noun), noun_end)


class _Words(NamedTuple):
    hostile: frozenset[str]
    own: frozenset[str]
    loses: frozenset[str]
    gives: frozenset[str]
    gets: frozenset[str]
    be: frozenset[str]
    between: frozenset[str]
    auxiliary: frozenset[str]
    pronouns: frozenset[str]
    armed: frozenset[str]
    neither: frozenset[str]
    aboard: frozenset[str]
    ground: frozenset[str]
    stop: frozenset[str]
    of_state: str
    of_group: str


@cache
def _words() -> _Words:
    raw = tomllib.loads((files("whence.weigh") / "data" / "sides.toml").read_text(encoding="utf-8"))
    of_state, of_group = raw.pop("of_state"), raw.pop("of_group")
    return _Words(**{name: frozenset(words.split()) for name, words in raw.items()}, of_state=of_state, of_group=of_group)


_MARK = re.compile(r"[,;:()\[\]\"“”]|\s[-–—]\s")
_WHOSE = r"(?P<own>our|its|their|his|her)"
_SIDE_OF = re.compile(
    rf"\b(?:on|from|in|among|amongst|within) (?:{_WHOSE}(?: own)? |the )?(?P<who>(?:[\w-]+ ){{0,3}}?[\w-]*?)(?:['’]s)? ?"
    r"\b(?:side|ranks|camp)\b(?: of (?P<of>(?:the )?\w+(?: \w+){0,2}))?",
    re.IGNORECASE,
)
_TOLL = "dead|losses|casualties|killed|wounded|injured|fallen|deaths|toll|missing|fatalities|captives|prisoners"
_OWN_TOLL = re.compile(
    r"\b(?:its|their|our|his|her) own(?: [\w'’]+){0,3} (?:at|to|as|was|were|numbered|is|are)\s$", re.IGNORECASE
)
_NUMBER_OF = re.compile(rf"\bnumber of (?:\w+ )?(?P<counted>\w+) (?:{_TOLL}) (?:at|to|as|was|is)\s$", re.IGNORECASE)
_TOLL_OF = re.compile(rf"(?P<who>[\w ]{{2,50}})['’]s? (?:own )?(?:\w+ )?(?:{_TOLL})\b[^.;,]{{0,25}}$", re.IGNORECASE)
_FREED_BY = re.compile(
    r"[^.;,]{0,40}?\b(?:freed|released|let go|let out|set free|handed over|turned over|delivered|given up|sent|repatriated|returned) by "
    r"(?P<who>[^.;,]{2,60})"
)
_OF_THE = re.compile(r"\bof (?:the |these |those )?(?P<who>\w+),?\s$", re.IGNORECASE)
_OTHER_SIDE = re.compile(r"\b(?:other|opposing|opposite|enemy) side (?:\w+ )?$", re.IGNORECASE)
_JOINED = re.compile(r"[;:]\s|\s(?:while|whereas|but|and)\s")
_OTHER_WAY = re.compile(r"\s(?:people |men )?(?:for|in|from|on) the (?:other|opposite|reverse) (?:direction|side|way)\b")
_ABOARD = re.compile(r"\s(?:\w+ )?(?:aboard|on board)\b")
