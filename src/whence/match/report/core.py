"""The core of a report: which of its claims are about its own subject, whatever rival voices call it.

A report is about one occurrence before all others, and what is not of it says so: by a day that cannot be the subject's, a town far off,
"another", "the deadliest since". A claim that says none of that is of the subject, also where one voice speaks of an air strike and the
other of a roadside bomb: rival accounts are one incident's contradiction.
In: a report's claims in the order of the text, each with its sketch. Out: the core's claims, and those told for comparison or from before.
Refuses: to let the background decide: a claim is measured against the claims of the subject alone, so a paragraph more about something else
changes nothing of the core; and to count an occurrence of another kind (a flight, a decision) as an account of the subject.
"""

import sys
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from whence.language.places.headings import heading_at
from whence.language.words.normal import key
from whence.match.likeness.signals import compare, craft_signal, is_apart, place_signal
from whence.match.report.scenes import NOT_BESIDE, Beside, told_beside
from whence.match.report.unearthed import Accounts, accounts_in, is_of_a_find, tells_the_find
from whence.match.sketches.sketch import Sketch, added, is_sequel, names_sequel, published_day, tells_of_finds
from whence.match.sketches.types import ESCAPE, NEAR, VAGUE, is_mere_outcome, is_telling, nearness, told_as
from whence.match.sketches.weights import score_of
from whence.match.sketches.whens import counted_back, day_bounds, is_daylike, times_of
from whence.match.words.background import background_words
from whence.match.words.glances import is_glanced
from whence.match.words.sentence import sentence_of
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType

PRIOR = -1.6
"""Inside one report, two claims of one type with nothing against it are likelier one occurrence than across reports."""

JOIN = 0.5
NIGHT = 1
"""Nights, time zones and late editions make one day's difference common within one occurrence."""

LONG_AGO = 30
"""Days before publication from which a dated claim is not of a subject that states no day: that is news."""

PARAGRAPH = 400
MOST_COMPARED = 40
"""A report with more occurrences than this is a list: a claim is compared with the newest ones only."""

SHORT_WORD = 3
"""Words up to this length ("the", "of", "ten") do not say who somebody is."""

_MEETING = frozenset(
    {"same craft", "same place", "same site", "places close by", "place spelled alike", "same day", "a day apart"}
)

_DAYS = frozenset({"same day", "a day apart"})

Told = tuple[Claim, Sketch]


class Core(NamedTuple):
    """Ids of claims: of the report's own subject; those set aside from it by their time, "another" or a comparison; told of another place."""

    own: frozenset[str]
    aside: frozenset[str]
    beside: Beside = NOT_BESIDE
    find: bool = False
    """Whether the subject is a find of the dead."""


def core_of(report: Report, told: Sequence[Told], scene: Sketch, led: tuple[int, int] | None = None) -> Core:
    """Return the claims of the report's own subject. `told` are its claims of occurrences, in the order of the text.

    `led` are the days that its head states in words that were not read as an occurrence.
    """
    # A report that opens with "a second flood" is about that one: it is apart from what other reports told before.
    first = next((claim.id for claim, _ in told if claim.focus), "")
    focused = [entry for entry in told if entry[0].focus and not is_loose(*entry, opens=entry[0].id == first)]
    kind = _subject_type([claim for claim, _ in focused])
    if kind is None:
        return Core(frozenset(), frozenset())
    seeds = {claim.id for claim, _ in focused if is_telling(kind, _type(claim))}
    find = is_telling(kind, IncidentType.KILLING.value) and is_of_a_find(report, [claim for claim, _ in told])
    accounts = accounts_in(report, [claim for claim, _ in told]) if find else Accounts()
    seeds |= accounts.deaths | accounts.finds
    dated = _days_of_subject(report, [c for c, _ in focused if c.id in seeds and (not find or tells_the_find(c))], led)
    beside = told_beside(report, told, seeds).without(accounts.tied | accounts.finds)
    here = {c.id for c, s in told if find and c.focus and (c.id == first or s.places.keys() & scene.places.keys())}
    within = accounts.deaths | {c.id for c, _ in told if c.id in here and tells_the_find(c)}
    aside = beside.all | accounts.others
    aside |= {c.id for c, _ in told if c.id not in within and _is_set_aside(c, report, dated, opens=c.id == first)}
    aside |= {c.id for c, _ in told if is_glanced(c, report)}
    subject = _Subject(report, kind, first, scene, accounts.named)
    # Twice, for what a sentence adds ("a riot") may be told of further up ("nine bodies in the yard").
    for entries in (_only(told, seeds), told, told):
        for claim, sketch in entries:
            if (
                claim.id not in subject.own
                and claim.id not in aside
                and subject.holds(claim, sketch, told, seed=claim.id in seeds)
            ):
                subject.take(claim, sketch, seed=claim.id in seeds)
    following = {claim.id for claim, sketch in _only(told, seeds) if claim.id not in subject.own and not has_own_anchor(sketch)}
    return Core(frozenset(subject.own), aside | following, beside, find)


def _only(told: Sequence[Told], ids: Collection[str]) -> list[Told]:
    return [entry for entry in told if entry[0].id in ids]


class _Subject:
    """The core while it is found. `sketch` holds its seeds alone, so that what joins later moves no border."""

    def __init__(self, report: Report, kind: str, first: str, scene: Sketch, named: Collection[str] = ()) -> None:
        self.report, self.kind, self.first, self.scene, self.named = report, kind, first, scene, named
        self.sketch: Sketch | None = None
        self.seeds: list[Claim] = []
        self.own: set[str] = set()
        self.kinds = {kind}
        """What the subject is called: a riot in a prison and the break-out from it are two names of one night."""

    def take(self, claim: Claim, sketch: Sketch, *, seed: bool) -> None:
        self.own.add(claim.id)
        if not is_mere_outcome(_type(claim)):
            self.kinds.add(_type(claim))
        if seed:
            self.seeds.append(claim)
            self.sketch = sketch if self.sketch is None else added(self.sketch, sketch)

    def holds(self, claim: Claim, sketch: Sketch, told: Sequence[Told], *, seed: bool) -> bool:
        """Say whether the claim is of the subject."""
        if claim.repeats in self.own or claim.id in self.named:
            return True
        if is_loose(claim, sketch, opens=claim.id == self.first) and not any(same_words(claim, other) for other in self.seeds):
            return False
        if self.sketch is None:
            return seed
        if names_sequel(claim, self.report) != is_sequel(self.sketch) or self._is_elsewhere(claim, sketch):
            return False
        if not any(is_telling(_type(claim), kind) for kind in self.kinds):
            vague = _type(claim) == VAGUE
            # "The attack" at the place of a shooting is that; beside an escape it is what went before.
            attacked = vague and ESCAPE not in self.kinds
            near = attacked or any(nearness(_type(claim), kind) >= NEAR for kind in self.kinds)
            if self._meets(sketch, at={"same craft"}) or (near and self._meets(sketch, at={"same place", "same site"})):
                return True
            # "223 people were swapped at the bridge", in one sentence with the exchange: a word that names no type is of what stands beside it.
            return vague and bool(sketch.figures) and self._shares_a_sentence(claim)
        if not has_own_anchor(sketch):
            before = self._before(claim, told)
            return before is None or before.id in self.own
        if not is_placed(self.sketch):
            near = seed or self._is_beside_a_seed(claim)
            return near and not self._lies_with_another(claim, sketch, told)
        # "Drones also hit an elevator in Sobra": a day is no tie to a subject that lies in another place.
        return seed or self._meets(sketch, at=_MEETING - _DAYS if names_town(sketch) else _MEETING)

    def _is_elsewhere(self, claim: Claim, sketch: Sketch) -> bool:
        theirs = self.sketch or Sketch()
        if not is_of_one_item(self.report, claim, self.seeds[0]):
            return True
        place, craft = place_signal(sketch, theirs), craft_signal(sketch, theirs)
        if craft is not None and craft.name == "other craft":
            return True
        if place is not None and place.name in ("places differ", "areas differ"):
            return True
        return out_of_scene(sketch, theirs, self.scene) or brings_others(claim, sketch, self.seeds, theirs)

    def _shares_a_sentence(self, claim: Claim) -> bool:
        own = sentence_of(claim, self.report)
        return own is not None and any(sentence_of(seed, self.report) == own for seed in self.seeds)

    def _is_beside_a_seed(self, claim: Claim) -> bool:
        block = self.report.block_at(claim.passage.start)
        return block is not None and any(block.start <= seed.passage.start < block.end for seed in self.seeds)

    def _lies_with_another(self, claim: Claim, sketch: Sketch, told: Sequence[Told]) -> bool:
        """Say whether the only place of a claim is that of another occurrence told before, or one of several towns of a wider subject.

        "Women rioted at a camp and left it"; "a hundred got out in the country ... five of them at Dorvan ... hundreds left Melka".
        """
        earlier = [
            (c, s) for c, s in told if c.id not in self.own and c.id != claim.id and c.passage.start <= claim.passage.start
        ]
        return any(
            _is_shared(sketch, s) if _may_be_part(c, claim) else _differ(sketch, s) and is_telling(_type(c), self.kind)
            for c, s in earlier[-MOST_COMPARED:]
        )

    def _meets(self, sketch: Sketch, *, at: Collection[str]) -> bool:
        """Say whether place and day speak enough for it, whatever the types: those are what rival voices differ on."""
        signals = [s for s in compare(sketch, self.sketch or Sketch()) if not s.name.startswith("type")]
        return any(s.name in at for s in signals) and not is_apart(signals) and score_of(signals, PRIOR) >= JOIN

    def _before(self, claim: Claim, told: Sequence[Told]) -> Claim | None:
        """Return the last claim before this one in its paragraph that could be an account of the same."""
        block = self.report.block_at(claim.passage.start)
        floor = block.start if block else max(0, claim.passage.start - PARAGRAPH)
        at = bisect_left(told, claim.passage.start, key=lambda entry: entry[0].passage.start)
        near = (c for c, _ in told[max(0, at - MOST_COMPARED) : at] if c.passage.start >= floor)
        earlier = (c for c in near if is_telling(_type(c), _type(claim)))
        return max(earlier, key=lambda c: (c.passage.start, c.id), default=None)


def is_of_one_item(report: Report, a: Claim, b: Claim) -> bool:
    """Say whether no two headings part the claims ("KOUNDJAR ROAD, 16 February. ..."): items of a digest are about one thing each."""
    ours, theirs = _item(report, a), _item(report, b)
    return ours is None or theirs is None or ours == theirs


def _item(report: Report, claim: Claim) -> str | None:
    block = report.block_at(claim.passage.start)
    heading = heading_at(report.text, block.start) if block is not None else None
    return None if heading is None else heading.place


def same_words(a: Claim, b: Claim) -> bool:
    """Say whether two claims tell of one occurrence in the very same words ("it was behind a car bomb": the bomb, and who did it)."""
    return a.frame is not None and b.frame is not None and (a.frame.type, a.frame.trigger) == (b.frame.type, b.frame.trigger)


def is_loose(claim: Claim, sketch: Sketch, *, opens: bool) -> bool:
    """Say whether a claim speaks of another occurrence, or of occurrences in general; "the buses were hit" in a report's focus does not."""
    if claim.frame is not None and claim.frame.apart:
        return not opens
    return is_bag(claim, sketch) and not (claim.focus and len(sketch.places) <= 1)


def is_bag(claim: Claim, sketch: Sketch) -> bool:
    """Say whether a claim speaks of occurrences in general: several wide areas, or no type, and nothing that ties it down."""
    frame = claim.frame
    if sketch.days or sketch.figures or any(spot.fine for spot in sketch.places.values()):
        return False
    if sketch.sites and frame is not None and frame.agent:
        return False  # "they had hit a part of the Dorvan prison"
    generic = frame is not None and frame.type is IncidentType.OTHER
    return generic or len(sketch.places) > 1 or bool(frame and frame.apart)


def _may_be_part(a: Claim, b: Claim) -> bool:
    return not is_telling(_type(a), _type(b)) and nearness(_type(a), _type(b)) >= NEAR


def _is_shared(a: Sketch, b: Sketch) -> bool:
    return bool(a.sites.keys() & b.sites.keys() or a.places.keys() & b.places.keys())


def _differ(a: Sketch, b: Sketch) -> bool:
    place = place_signal(a, b)
    return place is not None and place.name == "places differ"


def is_placed(sketch: Sketch) -> bool:
    """Say whether a town, site or ship is named."""
    return bool(sketch.sites or sketch.craft) or any(spot.fine for spot in sketch.places.values())


def names_town(sketch: Sketch) -> bool:
    """Say whether a town is named, and not only a site."""
    return any(spot.fine and not spot.site for spot in sketch.places.values())


def has_own_anchor(sketch: Sketch) -> bool:
    """Say whether a claim itself says where or when; a figure alone ("at least ten escaped") leans on what stands before it."""
    return bool(sketch.sites or sketch.craft or sketch.days or sketch.spans or sketch.places)


def brings_others(claim: Claim, sketch: Sketch, others: Iterable[Claim], theirs: Sketch) -> bool:
    """Say whether a claim with a town or site of its own tells of other people than claims that have none.

    "Five captives got away ... women at the Mirza camp had gone for the offices": the camp is not where the five were.
    """
    if not is_placed(sketch) or is_placed(theirs) or claim.frame is None:
        return False
    ours = _content_words(slot.name for slot in claim.frame.agent)
    named = _content_words(slot.name for other in others if other.frame for slot in other.frame.agent)
    return bool(ours and named and not ours & named)


def out_of_scene(sketch: Sketch, other: Sketch, scene: Sketch) -> bool:
    """Say whether a claim with a town of its own meets claims that have none, in a report whose lead is set elsewhere."""
    if any(spot.fine for spot in other.places.values()):
        return False
    place = place_signal(sketch, scene)
    return place is not None and place.name == "places differ"


def _content_words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in key(name).split() if len(word) > SHORT_WORD and not word.isdigit()}


def _type(claim: Claim) -> str:
    return told_as(claim.frame) if claim.frame else IncidentType.OTHER.value


def _subject_type(claims: Sequence[Claim]) -> str | None:
    """Return the type that most of the claims are tellings of, of equals the one told first; "attack" alone names none."""
    kinds = list(map(_type, claims))
    named = [kind for kind in kinds if kind != IncidentType.OTHER.value] or kinds
    return max(dict.fromkeys(named), key=lambda kind: sum(is_telling(kind, other) for other in kinds), default=None)


def _days_of_subject(report: Report, seeds: Sequence[Claim], led: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the days that the subject is first said to be of; long ago only where the report begins with it, an anniversary.

    A day that only stands in the second half is not the subject's where that is told before and the head states another: "the plane lost on
    Tuesday ... was hit by a missile", and at the end "it was not the helicopter of 6 August".
    """
    day = published_day(report)
    for claim in seeds:
        found = _days_of(claim)
        if found is not None and (claim is seeds[0] or day is None or found[1] >= day - LONG_AGO):
            late = claim is not seeds[0] and 2 * claim.passage.start >= len(report.text)
            return led if late and led is not None and (found[0] > led[1] + NIGHT or led[0] > found[1] + NIGHT) else found
    return None


def _is_set_aside(claim: Claim, report: Report, dated: tuple[int, int] | None, *, opens: bool) -> bool:
    """Say whether a claim's own time is not the subject's, or it is what the subject is measured against."""
    if _is_measured(claim) or (claim.frame is not None and claim.frame.apart and not opens):
        return True
    own = _days_of(claim, open_too=True) or (None if opens else counted_back(claim, report))
    if own is None:
        return False
    if dated is not None:
        return own[0] > dated[1] + NIGHT or own[1] < dated[0] - NIGHT
    day = published_day(report)
    return day is not None and own[1] < day - LONG_AGO


def _days_of(claim: Claim, *, open_too: bool = False) -> tuple[int, int] | None:
    """Return the first and last day that a claim's times can mean, `None` where they mean none.

    "Until January" is the end of a state and no day of an occurrence. With `open_too`, spans count beside days, from their start on.
    """
    if tells_of_finds(claim):
        return None
    times = [when for when in times_of(claim) if open_too or is_daylike(when)]
    bounds = [(start, sys.maxsize if end is None else end) for start, end in map(day_bounds, times) if start is not None]
    return (min(start for start, _ in bounds), max(end for _, end in bounds)) if bounds else None


def _is_measured(claim: Claim) -> bool:
    """Say whether a claim's time is that of a comparison ("would be the deadliest since October 2025")."""
    words = key(claim.passage.quote).split()
    return any(
        a in background_words("superlatives") and b in background_words("measures")
        for i, a in enumerate(words)
        for b in words[i + 1 : i + 6]
    )
