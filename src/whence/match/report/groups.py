"""The occurrences inside one report: which of its claims are about one and the same.

In: a report and what it says. Out: groups of claims, each about one alleged occurrence, in the order of the text.
The report's own subject comes first (`core`): one group, whatever rival voices call it. Of the rest, a claim with a place, day or site of its
own is compared with the groups so far; one without takes the nearest fitting group of its paragraph. "Another", "a second", "separate"
(`Frame.apart`) opens a group of its own. What is set aside from the subject is background, though it be told of in the same words.
Refuses: plans, demands and opinions (they belong to no occurrence), and bags ("other incidents in the region"): a bag never
takes up a claim that has an anchor, and is never merged with the focus.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from whence.language.actors.register import Register
from whence.language.words.normal import key
from whence.match.likeness.signals import compare, is_apart
from whence.match.report.core import (
    JOIN,
    MOST_COMPARED,
    PARAGRAPH,
    PRIOR,
    brings_others,
    core_of,
    has_own_anchor,
    is_bag,
    is_of_one_item,
    out_of_scene,
    same_words,
)
from whence.match.report.scene import head_days, scene_of
from whence.match.report.scenes import is_one_scene
from whence.match.sketches.sketch import Sketch, added, counts_differ, sketch_of, words_of_occurrence
from whence.match.sketches.types import NEAR, is_outcome, nearness
from whence.match.sketches.weights import score_of
from whence.match.words.background import background_words
from whence.match.words.glances import is_glanced
from whence.model.captured import Report
from whence.model.matched import Signal
from whence.model.said import Claim, PlaceName
from whence.model.vocabulary import Modality, QuestionKind

CLOSE = 120
"""Characters between two types ("bombing", "killing") of one passage that are read as one occurrence."""

_UNREAL = (Modality.PLANNED, Modality.NORMATIVE)


@dataclass
class Group:
    """Claims of one report about one occurrence. Private to `match`; it grows while the report is gone through."""

    claims: list[Claim]
    sketch: Sketch
    focus: bool = False
    bag: bool = False
    apart: bool = False
    beside: bool = False
    aside: bool = False
    glanced: bool = False
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
    framed = sorted(filter(is_of_an_occurrence, claims), key=lambda claim: (claim.passage.start, claim.passage.end, claim.id))
    scene = scene_of(report, [*framed, *(claim for claim in claims if claim.frame is None)], register)
    told = [(claim, sketch_of((claim,), report, aliases=aliases, register=register)) for claim in framed]
    found = core_of(report, told, scene, head_days(report, claims))
    core: Group | None = None
    groups: list[Group] = []
    for claim, sketch in told:
        if core is not None and claim.id not in found.own and is_of_footage(claim, sketch):
            core.attached.append(claim)
            continue
        glanced = is_glanced(claim, report)
        alike = [group for group in groups if group.glanced == glanced]
        home = core if claim.id in found.own else _home(report, claim, sketch, alike, scene)
        if claim.id in found.beside.all:
            home = next((group for group in groups if group.beside and is_one_scene(sketch, group.sketch)), home)
        focus = claim.focus and not glanced and claim.id not in found.aside - found.beside.twin
        if home is None:
            home = group = _opened(claim, sketch, focus=focus)
        else:
            _join(home, claim, sketch, focus=focus)
            group = None
        if claim.id in found.beside.all:
            home.beside = home.apart = True
        home.aside |= claim.id in found.aside
        home.glanced |= glanced
        if group is None:
            continue
        if claim.id in found.own:
            core = group
            core.bag = core.apart = False
        else:
            groups.append(group)
    if core is not None:
        core.sketch.finds = int(found.find)
    return sorted(_united([*([core] if core else []), *groups]), key=lambda group: group.claims[0].passage.start), scene


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


def is_of_items_subject(report: Report, group: Group, main: Group | None) -> bool:
    """Say whether a group stands in the item of a digest that tells of the report's subject: another item has a scene of its own."""
    return main is None or not main.claims or not group.claims or is_of_one_item(report, group.claims[0], main.claims[0])


def is_of_footage(claim: Claim, sketch: Sketch) -> bool:
    """Say whether a claim tells what footage shows, and neither where nor when: then it shows the report's subject, as far as anybody says."""
    return claim.about is QuestionKind.MEDIA_SHOWS and not has_own_anchor(sketch)


def is_of_an_occurrence(claim: Claim) -> bool:
    """Say whether the claim alleges an occurrence, rather than a plan, a demand, an opinion, or a war that goes on ("the conflict in the east")."""
    if claim.frame is None or claim.modality in _UNREAL:
        return False
    return background_words("lasting").isdisjoint(key(words_of_occurrence(claim)).split()[-1:])


def _aliases(names: Sequence[PlaceName]) -> dict[str, str]:
    found: dict[str, str] = {}
    for record in names:
        if record.kind == "place" and record.names:
            spelled = sorted(map(key, record.names))
            found.update(dict.fromkeys(spelled, spelled[0]))
    return found


def _opened(claim: Claim, sketch: Sketch, *, focus: bool) -> Group:
    apart = bool(claim.frame and claim.frame.apart)
    return Group(claims=[claim], sketch=sketch, focus=focus, bag=is_bag(claim, sketch), apart=apart, last=claim.passage.end)


def _join(group: Group, claim: Claim, sketch: Sketch, *, focus: bool) -> None:
    sketch.reports = 0
    group.claims.append(claim)
    group.sketch = added(group.sketch, sketch)
    group.focus |= focus
    group.last = max(group.last, claim.passage.end)


def _home(report: Report, claim: Claim, sketch: Sketch, groups: list[Group], scene: Sketch) -> Group | None:
    """Return the group that the claim belongs to, or `None`."""
    for group in groups[-MOST_COMPARED:]:
        if any(same_words(claim, other) for other in group.claims[-MOST_COMPARED:]):
            return group
    if claim.frame is not None and claim.frame.apart:
        return None
    if claim.repeats:
        said_before = next((group for group in groups if any(c.id == claim.repeats for c in group.claims)), None)
        if said_before:
            return said_before
    bag = is_bag(claim, sketch)
    near = [g for g in groups[-MOST_COMPARED:] if g.bag == bag and is_of_one_item(report, claim, g.claims[0])]
    fitting = [group for group in near if _fits(claim, sketch, group, scene)]
    if not fitting:
        return None
    if bag or not has_own_anchor(sketch):
        return _nearest(report, claim, fitting)
    scored = [(_affinity(claim, sketch, group), -index, group) for index, group in enumerate(fitting)]
    best = max(scored, key=lambda entry: entry[:2])
    return best[2] if best[0] >= JOIN else None


def _fits(claim: Claim, sketch: Sketch, group: Group, scene: Sketch) -> bool:
    signals = compare(sketch, group.sketch)
    if is_apart(signals) or out_of_scene(sketch, group.sketch, scene) or brings_others(claim, sketch, group.claims, group.sketch):
        return False
    best = max((nearness(a, b) for a in sketch.types for b in group.sketch.types), default=0.0)
    if best == 1.0 or _is_of_one_craft(signals):
        return True
    if best < NEAR:
        return False
    if {s.name for s in signals} & {"same site", "same place"}:
        return True
    # "A riot broke out ... the same day" is another occurrence until a place says otherwise; "killed three" right after "a bomb" is not.
    if not any(is_outcome(a, b) for a in sketch.types for b in group.sketch.types):
        return False
    close = 0 <= claim.passage.start - group.last <= CLOSE or claim.passage.start <= group.last
    return close and not has_own_anchor(sketch) and not _other_people(claim, group)


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
    if a.bag or b.bag or a.apart or b.apart or a.glanced != b.glanced:
        return False
    signals = compare(a.sketch, b.sketch)
    names = {s.name for s in signals}
    alike = max((nearness(x, y) for x in a.sketch.types for y in b.sketch.types), default=0.0)
    if is_apart(signals):
        return False
    if alike < NEAR:
        return _is_of_one_craft(signals)
    # Two halves of a report's own subject, of which only one says where: "inmates rioted ... nobody left the Dorvan prison".
    half = a.focus and b.focus and _is_placed(a.sketch) != _is_placed(b.sketch)
    placed = bool(names & {"same place", "same site"})
    if "same month" in names and (placed or "same district" in names):
        return True
    return ("same day" in names and (half or placed)) or (placed and alike == 1.0 and not (a.sketch.days and b.sketch.days))


def is_one_of_several(group: Group, main: Group) -> bool:
    """Say whether a group has day, town and a count that the subject, told without any day or town, cannot have.

    "Two citizens got out of prisons in the country ... at least five broke out at Dorvan on Friday": the two are not of the five.
    """
    ours, subject = group.sketch, main.sketch
    if group.focus or subject.days or subject.sites or any(spot.fine for spot in subject.places.values()):
        return False
    return bool(ours.days) and any(spot.fine for spot in ours.places.values()) and counts_differ(ours, subject)


def _is_of_one_craft(signals: Sequence[Signal]) -> bool:
    """Say whether two things happened to one ship on one day: boarded, seized and taken are one."""
    return {"same craft", "same day"} <= {s.name for s in signals}


def _is_placed(sketch: Sketch) -> bool:
    return bool(sketch.places or sketch.sites)
