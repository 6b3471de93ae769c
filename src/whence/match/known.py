"""Claims of a report's subject that lie where another incident is known to lie: they are that incident's.

"The army says that six of its soldiers were killed at Halm" in a report on the camp of Dorvan: earlier reports tell of an attack at Halm.
In: the group that is a report's subject, the incident that it joins, an index. Out: groups of claims that go to other incidents.
Refuses: to part a claim that names a place of the subject's or one that the subject's own incident is told at; to part by a day, type or figure.
"""

import dataclasses
from collections.abc import Collection, Sequence

from whence.language.actors.register import Register
from whence.language.dates.arithmetic import JUST_BEFORE
from whence.match.index import IncidentIndex
from whence.match.likeness.signals import compare, is_apart
from whence.match.ranking import candidates
from whence.match.report.groups import Group
from whence.match.report.scenes import Told, is_no_rival, is_one_scene, lie_apart, names_of
from whence.match.sketches.keys import looking_keys
from whence.match.sketches.sketch import Sketch, leading, leading_places, sketch_of, unpack
from whence.match.sketches.types import is_telling
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import BlockKind


def told_away(report: Report, main: Group, register: Register) -> list[Told]:
    """Return the claims of `main` that name a place of their own below the first paragraph, in which the subject's place is not named."""
    told = [(claim, sketch_of((claim,), report, register=register)) for claim in main.claims]
    named = [(claim, sketch) for claim, sketch in told if names_of(sketch)]
    if len(named) < 2:
        return []
    first, own = _first_paragraph(report), named[0][1]
    led = {name for claim, sketch in named if claim.passage.start < first for name in names_of(sketch)}
    return [
        (claim, sketch)
        for claim, sketch in named[1:]
        if claim.passage.start >= first
        and lie_apart(sketch, own)
        and is_no_rival(sketch, own)
        and not led & names_of(sketch).keys()
    ]


def without(report: Report, main: Group, away: Collection[str], register: Register) -> Group:
    """Return the group without these claims, with the report's words still."""
    claims = [claim for claim in main.claims if claim.id not in away]
    sketch = sketch_of(claims, report, register=register)
    sketch.told, sketch.words, sketch.proper, sketch.finds = (
        main.sketch.told,
        main.sketch.words,
        main.sketch.proper,
        main.sketch.finds,
    )
    return dataclasses.replace(main, claims=claims, sketch=sketch)


def part_known(
    report: Report, main: Group, away: Sequence[Told], joined: str | None, index: IncidentIndex, *, limit: int, register: Register
) -> list[Group]:
    """Take the claims of `away` that are of other known incidents by their place out of `main`, and return them as groups."""
    home = unpack(index.profile(joined)) if joined is not None else Sketch()
    parted: dict[str, list[Claim]] = {}
    for claim, sketch in away:
        if _is_told_at(home, sketch):
            continue
        there = [other for _, other in away if is_one_scene(sketch, other)]
        other = _incident_there(there, joined, index, limit=limit)
        if other is not None:
            parted.setdefault(other, []).append(claim)
    if parted:
        rest = without(report, main, {claim.id for claims in parted.values() for claim in claims}, register)
        main.claims, main.sketch = rest.claims, rest.sketch
    return [_group(claims, report, register) for claims in parted.values()]


def _group(claims: Sequence[Claim], report: Report, register: Register) -> Group:
    last = max(claim.passage.end for claim in claims)
    return Group(claims=list(claims), sketch=sketch_of(claims, report, register=register), apart=True, beside=True, last=last)


def _first_paragraph(report: Report) -> int:
    """Return where the first paragraph ends, headline and standfirst before it: what is named so early is the subject's place."""
    return next((block.end for block in report.blocks if block.kind is BlockKind.BODY), 0)


def _incident_there(there: Sequence[Sketch], joined: str | None, index: IncidentIndex, *, limit: int) -> str | None:
    """Return the known incident that is told at the place of these claims, and that each of them can be of."""
    for incident in candidates(looking_keys(there[0]), {}, index, limit=limit):
        old = unpack(index.profile(incident))
        if incident != joined and _is_told_at(old, there[0]) and all(_can_be(sketch, old) for sketch in there):
            return incident
    return None


def _can_be(sketch: Sketch, old: Sketch) -> bool:
    if sketch.last is not None and old.last is not None and abs(sketch.last - old.last) > JUST_BEFORE.days:
        return False
    return not is_apart(compare(sketch, old, outcomes=True)) and any(is_telling(a, b) for a in sketch.types for b in old.types)


def _is_told_at(old: Sketch, sketch: Sketch) -> bool:
    led = {spot.name for _, spot in leading_places(old, fine=True)} | set(leading(old.sites))
    return bool(led & names_of(sketch).keys())
