"""The occurrences inside one report: which of its claims are about one and the same.

In: a report and what it says. Out: groups of claims, each about one alleged occurrence, in the order of the text.
A claim with a place, day or site of its own is compared with the groups so far; one without takes the nearest fitting group of its
paragraph, else the report's focus. "Another", "a second", "separate" (`Frame.apart`) opens a group of its own.
Refuses: plans, demands and opinions (they belong to no occurrence), and bags ("other incidents in the region"): a bag never
takes up a claim that has an anchor, and is never merged with the focus.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from whence.language.normal import key
from whence.language.register import Register
from whence.match.scene import scene_of
from whence.match.signals import compare, is_apart, place_signal, score_of
from whence.match.sketch import Sketch, added, sketch_of
from whence.match.spots import FINE
from whence.match.types import NEAR, is_outcome, nearness
from whence.model.captured import Report
from whence.model.said import Claim, PlaceName, When, Where
from whence.model.vocabulary import IncidentType, Modality, TimePrecision

PRIOR = -1.6
"""Inside one report, two claims of one type with nothing against it are likelier one occurrence than across reports."""

JOIN = 0.5
CLOSE = 120
"""Characters between two types ("bombing", "killing") of one passage that are read as one occurrence."""

PARAGRAPH = 400
SHORT_WORD = 3
"""Words up to this length ("the", "of", "ten") do not say who somebody is."""

MOST_COMPARED = 40
"""A report with more occurrences than this is a list: a claim is compared with the newest ones only."""

_UNREAL = (Modality.PLANNED, Modality.NORMATIVE)


@dataclass
class Group:
    """Claims of one report about one occurrence. Private to `match`; it grows while the report is gone through."""

    claims: list[Claim]
    sketch: Sketch
    focus: bool = False
    bag: bool = False
    apart: bool = False
    last: int = 0
    attached: list[Claim] = field(default_factory=list)

    @property
    def everything(self) -> list[Claim]:
        """Return the group's claims with a frame and those attached to them, in the order of the text."""
        return sorted((*self.claims, *self.attached), key=lambda claim: (claim.passage.start, claim.id))


def occurrences(
    report: Report, claims: Sequence[Claim], names: Sequence[PlaceName] = (), *, register: Register | None = None
) -> tuple[list[Group], Sketch]:
    """Return the groups of `claims` that are about one occurrence each, and the scene of the report's lead."""
    aliases = _aliases(names)
    groups: list[Group] = []
    framed = [claim for claim in claims if is_of_an_occurrence(claim)]
    scene = scene_of(report, framed, register)
    for claim in sorted(framed, key=lambda claim: (claim.passage.start, claim.passage.end, claim.id)):
        sketch = sketch_of((claim,), report, aliases=aliases, register=register)
        home = _home(report, claim, sketch, groups, scene)
        if home is None:
            groups.append(_opened(claim, sketch))
        else:
            _join(home, claim, sketch)
    return _united(groups), scene


def plain_subject(report: Report, claims: Sequence[Claim], groups: Sequence[Group]) -> Group | None:
    """Return a group for a report that tells of no occurrence: its first claim of its own subject, to be known by the report's words.

    `None` where one of `groups` is its subject. Where it claims nothing, a group without claims: it can join, and open nothing.
    """
    if any(group.focus and not group.bag for group in groups):
        return None
    given = {claim.id for group in groups for claim in group.everything}
    free = [claim for claim in claims if claim.id not in given] or claims
    first = min(free, key=lambda claim: (not claim.focus, claim.passage.start, claim.id), default=None)
    own = [first] if first is not None else []
    return Group(claims=own, sketch=sketch_of(own, report), focus=True, last=first.passage.end if first else 0)


def is_of_an_occurrence(claim: Claim) -> bool:
    """Say whether the claim alleges an occurrence, rather than a plan, a demand or an opinion."""
    return claim.frame is not None and claim.modality not in _UNREAL


def _aliases(names: Sequence[PlaceName]) -> dict[str, str]:
    found: dict[str, str] = {}
    for record in names:
        if record.kind == "place" and record.names:
            spelled = sorted(map(key, record.names))
            found.update(dict.fromkeys(spelled, spelled[0]))
    return found


def _opened(claim: Claim, sketch: Sketch) -> Group:
    frame = claim.frame
    apart = bool(frame and frame.apart)
    return Group(
        claims=[claim], sketch=sketch, focus=claim.focus, bag=_is_bag(claim, sketch), apart=apart, last=claim.passage.end
    )


def _join(group: Group, claim: Claim, sketch: Sketch) -> None:
    sketch.reports = 0
    group.claims.append(claim)
    group.sketch = added(group.sketch, sketch)
    group.focus |= claim.focus
    group.last = max(group.last, claim.passage.end)


def _is_bag(claim: Claim, sketch: Sketch) -> bool:
    """Say whether a claim speaks of occurrences in general: several wide areas, or no type, and nothing that ties it down."""
    if sketch.days or sketch.figures or any(spot.fine for spot in sketch.places.values()):
        return False
    frame = claim.frame
    generic = frame is not None and frame.type is IncidentType.OTHER
    return generic or len(sketch.places) > 1 or bool(frame and frame.apart)


def _home(report: Report, claim: Claim, sketch: Sketch, groups: list[Group], scene: Sketch) -> Group | None:
    """Return the group that the claim belongs to, or `None`."""
    for group in groups[-MOST_COMPARED:]:
        if any(_same_words(claim, other) for other in group.claims[-MOST_COMPARED:]):
            return group
    if claim.frame is not None and claim.frame.apart:
        return None
    if claim.repeats:
        said_before = next((group for group in groups if any(c.id == claim.repeats for c in group.claims)), None)
        if said_before:
            return said_before
    bag = _is_bag(claim, sketch)
    fitting = [group for group in groups[-MOST_COMPARED:] if group.bag == bag and _fits(claim, sketch, group, scene)]
    if not fitting:
        return None
    if bag or not _has_own_anchor(claim, sketch):
        return _nearest(report, claim, fitting)
    scored = [(_affinity(claim, sketch, group), -index, group) for index, group in enumerate(fitting)]
    best = max(scored, key=lambda entry: entry[:2])
    return best[2] if best[0] >= JOIN else None


def _same_words(a: Claim, b: Claim) -> bool:
    """Say whether two claims tell of one occurrence in the very same words ("it was behind a car bomb": the bomb, and who did it)."""
    return a.frame is not None and b.frame is not None and (a.frame.type, a.frame.trigger) == (b.frame.type, b.frame.trigger)


def _has_own_anchor(claim: Claim, sketch: Sketch) -> bool:
    """Say whether the claim itself says where or when; a figure alone ("at least ten escaped") leans on what stands before it."""
    del claim
    return bool(sketch.sites or sketch.days or sketch.spans or sketch.places)


def _fits(claim: Claim, sketch: Sketch, group: Group, scene: Sketch) -> bool:
    signals = compare(sketch, group.sketch)
    if is_apart(signals) or _out_of_scene(sketch, group, scene) or _brings_others(claim, sketch, group):
        return False
    best = max((nearness(a, b) for a in sketch.types for b in group.sketch.types), default=0.0)
    if best == 1.0:
        return True
    if best < NEAR:
        return False
    if {s.name for s in signals} & {"same site", "same place"}:
        return True
    # "A riot broke out ... the same day" is another occurrence until a place says otherwise; "killed three" right after "a bomb" is not.
    if not any(is_outcome(a, b) for a in sketch.types for b in group.sketch.types):
        return False
    close = 0 <= claim.passage.start - group.last <= CLOSE or claim.passage.start <= group.last
    return close and not _has_own_anchor(claim, sketch) and not _other_people(claim, group)


def _brings_others(claim: Claim, sketch: Sketch, group: Group) -> bool:
    """Say whether a claim with a town or site of its own tells of other people than a group that has none.

    "Five captives got away ... women at the Mirza camp had gone for the offices": the camp is not where the five were.
    """
    if not (sketch.sites or any(spot.fine for spot in sketch.places.values())):
        return False
    if group.sketch.sites or any(spot.fine for spot in group.sketch.places.values()) or claim.frame is None:
        return False
    ours = _content_words(slot.name for slot in claim.frame.agent)
    theirs = _content_words(slot.name for other in group.claims if other.frame for slot in other.frame.agent)
    return bool(ours and theirs and not ours & theirs)


def _content_words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in key(name).split() if len(word) > SHORT_WORD and not word.isdigit()}


def _out_of_scene(sketch: Sketch, group: Group, scene: Sketch) -> bool:
    """Say whether a claim with a town of its own meets a group that has none, in a report whose lead is set elsewhere."""
    if any(spot.fine for spot in group.sketch.places.values()):
        return False
    place = place_signal(sketch, scene)
    return place is not None and place.name == "places differ"


def _other_people(claim: Claim, group: Group) -> bool:
    """Say whether both tell of people and none of them is the same."""
    ours = {key(slot.name) for slot in claim.frame.agent} if claim.frame else set()
    theirs = {key(slot.name) for other in group.claims if other.frame for slot in other.frame.agent}
    return bool(ours and theirs and not ours & theirs)


def _affinity(claim: Claim, sketch: Sketch, group: Group) -> float:
    signals = compare(sketch, group.sketch)
    nudge = 0.8 if claim.focus and group.focus else -0.6 if claim.focus != group.focus else 0.0
    return score_of(signals, PRIOR + nudge)


def _nearest(report: Report, claim: Claim, fitting: list[Group]) -> Group:
    block = report.block_at(claim.passage.start)
    floor = block.start if block else max(0, claim.passage.start - PARAGRAPH)
    here = [group for group in fitting if group.last >= floor]
    if here:
        return max(here, key=lambda group: group.last)
    focused = [group for group in fitting if group.focus]
    return focused[0] if focused and claim.focus else max(fitting, key=lambda group: group.last)


def may_open(group: Group) -> bool:
    """Say whether a group is enough to open an incident: the report's focus, or an occurrence that something ties down.

    What a report mentions beside its subject needs a town or site, or a day and an area: "the push across the border" opens nothing.
    A place told only by the words around it, which may be a quarter or another spelling of one at hand, needs its day or month beside it.
    """
    if group.bag or not group.claims:
        return False
    if group.focus:
        return True
    sketch = group.sketch
    frames = [claim.frame for claim in group.claims if claim.frame is not None]
    found = [where for frame in frames for where in frame.places if _is_found(where)]
    dated = any(frame.places and any(map(_is_dated, frame.times)) for frame in frames)
    fine = any(where.precision in FINE for where in found) or dated
    if set(sketch.types) == {IncidentType.OTHER.value}:
        return fine
    return fine or bool(sketch.sites) or bool((sketch.days or sketch.spans) and found)


def _is_dated(when: When) -> bool:
    """Say whether a time settles the day, or the days or month, of an occurrence; a year does not."""
    return when.start is not None and when.end is not None and when.precision is not TimePrecision.YEAR


def _is_found(where: Where) -> bool:
    """Say whether a place is one of the gazetteer or called a site by its own noun, not told by the words around it alone."""
    return where.place is not None or where.certain


def _united(groups: list[Group]) -> list[Group]:
    """Make one of groups that turned out to lie in one place on one day ("a riot", "an escape attempt" of one prison)."""
    kept: list[Group] = []
    for group in groups:
        home = next((other for other in kept[-MOST_COMPARED:] if _are_one(group, other)), None)
        if home is None:
            kept.append(group)
            continue
        home.claims += group.claims
        home.sketch = added(home.sketch, group.sketch)
        home.focus |= group.focus
        home.last = max(home.last, group.last)
    return kept


def _are_one(a: Group, b: Group) -> bool:
    if a.bag or b.bag or a.apart or b.apart:
        return False
    signals = compare(a.sketch, b.sketch)
    names = {s.name for s in signals}
    alike = max((nearness(x, y) for x in a.sketch.types for y in b.sketch.types), default=0.0)
    if is_apart(signals) or alike < NEAR:
        return False
    # Two halves of a report's own subject, of which only one says where: "inmates rioted ... nobody left the Dorvan prison".
    half = a.focus and b.focus and _is_placed(a.sketch) != _is_placed(b.sketch)
    placed = bool(names & {"same place", "same site"})
    return ("same day" in names and (half or placed)) or (placed and alike == 1.0 and not (a.sketch.days and b.sketch.days))


def _is_placed(sketch: Sketch) -> bool:
    return bool(sketch.places or sketch.sites)
