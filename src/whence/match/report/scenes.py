"""The scenes of one report: which of its claims lie at another place than its subject, told beside it.

In: a report's claims in the order of the text with their sketches, and which of them may be the subject's. Out: the ids of claims that words
("half an hour later", "in a distinct attack") and a place of their own set beside the subject, and of those that go on about that place.
Refuses: a cue without a place of its own; a place that may be a name, a part or a neighbour of the subject's; two sites of one kind, for which of
them it was is what reports differ on.
"""

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from whence.language.words.normal import key
from whence.match.sketches.facilities import facilities_in
from whence.match.sketches.sketch import Sketch, added
from whence.match.sketches.spots import ALIKE, CLOSE, SAME, SPELLED_ALIKE, Spot, relation
from whence.match.sketches.types import families
from whence.match.words.beside import Cue, cue_of, is_before, is_elsewhere, is_spread
from whence.model.captured import Report
from whence.model.said import Claim

Told = tuple[Claim, Sketch]


class Beside(NamedTuple):
    """Ids of claims told beside the subject, and of these the ones that only one more weapon or the same night sets beside it.

    Of the latter a report may be as much about one scene as about the other ("a third drone of theirs came down on the camp").
    """

    all: frozenset[str]
    twin: frozenset[str]

    def without(self, ids: Collection[str]) -> "Beside":
        """Return the claims beside the subject that are not among `ids`."""
        return Beside(self.all.difference(ids), self.twin.difference(ids))


NOT_BESIDE = Beside(frozenset(), frozenset())


def told_beside(report: Report, told: Sequence[Told], seeds: Collection[str]) -> Beside:
    """Return the claims told beside the subject, whose place is that of the first claim that may be the subject's (`seeds`) and names one."""
    named = [(claim, sketch) for claim, sketch in told if names_of(sketch) and _has_a_scene(sketch)]
    own, there = Sketch(), {Cue.WEAK: Sketch(), Cue.PLAIN: Sketch(), Cue.SEPARATE: Sketch()}
    least = Cue.SEPARATE if any(_strikes_widely(claim, report) for claim, _ in told if claim.id in seeds) else Cue.WEAK
    for claim, sketch in named:
        cue = cue_of(claim, report)
        if cue >= least and _is_set_beside(claim, sketch, own, cue, report):
            there[cue] = added(there[cue], sketch)
        elif claim.id in seeds and (not names_of(own) or not lie_apart(sketch, own)):
            own = added(own, sketch)
    free = [(claim.id, sketch) for claim, sketch in named if not _is_within(sketch, own)]
    plain = frozenset(id for id, sketch in free if _is_within(sketch, added(there[Cue.PLAIN], there[Cue.SEPARATE])))
    twin = frozenset(id for id, sketch in free if _is_within(sketch, there[Cue.WEAK])) - plain
    return Beside(plain | twin, twin)


def _strikes_widely(claim: Claim, report: Report) -> bool:
    return claim.frame is not None and is_spread(report.text[claim.frame.trigger.start : claim.frame.trigger.end])


def _has_a_scene(sketch: Sketch) -> bool:
    """Say whether what is told has a place of its own; people and troops move, and what is decided lies nowhere."""
    return not any({"land", "deal"} & set(families(kind)) for kind in sketch.types)


def is_one_scene(a: Sketch, b: Sketch) -> bool:
    """Say whether two claims told beside a subject lie at one place."""
    return bool(names_of(a).keys() & names_of(b).keys())


def _is_set_beside(claim: Claim, sketch: Sketch, own: Sketch, cue: Cue, report: Report) -> bool:
    if not names_of(own):
        return cue >= Cue.PLAIN and is_before(claim, report)
    if not lie_apart(sketch, own) or not _is_elsewhere(claim, report):
        return False
    return cue >= Cue.PLAIN or is_no_rival(sketch, own)


def is_no_rival(sketch: Sketch, own: Sketch) -> bool:
    """Say whether a town is named, or a site of another kind than the subject's: which of two prisons it was is what reports differ on."""
    kinds, theirs = _kinds(sketch), _kinds(own)
    return any(spot.fine and not spot.site for spot in sketch.places.values()) or bool(kinds and theirs and not kinds & theirs)


def _is_elsewhere(claim: Claim, report: Report) -> bool:
    frame = claim.frame
    return frame is not None and all(is_elsewhere(where, report) for where in (*frame.sites, *frame.places))


def _kinds(sketch: Sketch) -> set[str]:
    """Return the kinds of site that a sketch speaks of."""
    return {*sketch.targets, *(kind for site in sketch.sites for kind in facilities_in(site))}


def names_of(sketch: Sketch) -> dict[str, Spot | None]:
    """Return the towns and sites that are named, by name."""
    return {**dict.fromkeys(sketch.sites), **{spot.name: spot for spot in sketch.places.values() if spot.fine}}


def _is_within(sketch: Sketch, there: Sketch) -> bool:
    return names_of(sketch).keys() <= names_of(there).keys()


def lie_apart(sketch: Sketch, other: Sketch) -> bool:
    """Say whether both name towns or sites, and no name of one can be a name, a part or a neighbour of the other's."""
    ours, theirs = names_of(sketch), names_of(other)
    return bool(ours and theirs) and not any(_meet(a, ours[a], b, theirs[b]) for a in ours for b in theirs)


def _meet(a: str, ours: Spot | None, b: str, theirs: Spot | None) -> bool:
    if set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()):
        return True
    if (ours is not None and b in map(key, ours.wider)) or (theirs is not None and a in map(key, theirs.wider)):
        return True
    if ours is not None and theirs is not None:
        return relation(ours, theirs) in (SAME, CLOSE, ALIKE)
    return SequenceMatcher(None, a, b).ratio() >= SPELLED_ALIKE
