"""Claims of a report's subject that lie where another incident is known to lie: they are that incident's.

"The army says that six of its soldiers were killed at Halm" in a report on the camp of Dorvan: earlier reports tell of an attack at Halm.
In: the group that is a report's subject, the incident that it joins, an index. Out: the claims that go to other incidents, by incident.
Refuses: to part a claim that names a place of the subject's or one that the subject's own incident is told at; to part by a day, type or figure.
"""

from collections.abc import Sequence

from whence.language.register import Register
from whence.match.groups import Group
from whence.match.index import IncidentIndex
from whence.match.keys import looking_keys
from whence.match.ranking import candidates
from whence.match.scenes import is_no_rival, is_one_scene, lie_apart, names_of
from whence.match.signals import compare, is_apart
from whence.match.sketch import Sketch, leading, leading_places, sketch_of, unpack
from whence.match.types import is_telling
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import BlockKind

NEXT_DAYS = 14
"""Days between two reports within which a place alone says that they tell of one occurrence there."""


def part_known(report: Report, main: Group, joined: str | None, index: IncidentIndex, *, limit: int, register: Register) -> list[Group]:
    """Take the claims out of `main` that are of other known incidents by their place, and return them as groups."""
    told = [(claim, sketch_of((claim,), report, register=register)) for claim in main.claims]
    named = [(claim, sketch) for claim, sketch in told if names_of(sketch)]
    first = _first_paragraph(report)
    away = [(c, s) for c, s in named[1:] if c.passage.start >= first and lie_apart(s, named[0][1]) and is_no_rival(s, named[0][1])]
    if not away:
        return []
    home = unpack(index.profile(joined)) if joined is not None else Sketch()
    led = {name for claim, sketch in named if claim.passage.start < first for name in names_of(sketch)}
    parted: dict[str, list[Claim]] = {}
    for claim, sketch in away:
        if led & names_of(sketch).keys() or _is_told_at(home, sketch):
            continue
        there = [other for _, other in named if is_one_scene(sketch, other)]
        other = _incident_there(there, joined, index, limit=limit)
        if other is not None:
            parted.setdefault(other, []).append(claim)
    if not parted:
        return []
    gone = {claim.id for claims in parted.values() for claim in claims}
    main.claims = [claim for claim in main.claims if claim.id not in gone]
    words = main.sketch
    main.sketch = sketch_of(main.claims, report, register=register)
    main.sketch.told, main.sketch.words, main.sketch.proper = words.told, words.words, words.proper
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
    if sketch.last is not None and old.last is not None and abs(sketch.last - old.last) > NEXT_DAYS:
        return False
    return not is_apart(compare(sketch, old, outcomes=True)) and any(is_telling(a, b) for a in sketch.types for b in old.types)


def _is_told_at(old: Sketch, sketch: Sketch) -> bool:
    led = {spot.name for _, spot in leading_places(old, fine=True)} | set(leading(old.sites))
    return bool(led & names_of(sketch).keys())

