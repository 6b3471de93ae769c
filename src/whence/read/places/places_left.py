"""Places left: out of which prison or camp people got, where the words about another occurrence name it.

In: an escape without a site, and the occurrences told beside it, just before or right after. Out: the sites that can hold people, as where
it happened.
"Five are on the loose after shelling next to Marrow prison": the shells fell near the prison, and the five got out of it.
Refuses: a site that holds nobody (a hospital, a bridge).
"""

from collections.abc import Iterable, Sequence

from whence.language.words.lexicon import load
from whence.model.base import replace
from whence.model.said import Frame, Where
from whence.model.vocabulary import PlaceRelation
from whence.read.lines.lines import Line
from whence.read.roles.mention import VIOLENT, Mention, T
from whence.read.text.senses import word_classes

_BESIDE = 2  # words beside a site's name among which the noun for its kind stands: "Marrow prison", "the jails of Marrow"
_HOLDS = frozenset({"prison", "camp"})


def left(line: Line, wheres: Iterable[Where]) -> tuple[Where, ...]:
    """Return the sites of `line` that can hold people, as places in which something happened rather than beside which."""
    return tuple(replace(w, relation=PlaceRelation.IN) for w in wheres if _holds_people(line, w))


def _holds_people(line: Line, where: Where) -> bool:
    first, last = line.index_at(where.start), line.index_at(where.end - 1)
    beside = line.low[max(0, first - _BESIDE) : last + 1 + _BESIDE]
    listed = _is_listed(line, first)
    return bool(_HOLDS & {c for low in beside for c in word_classes().get(low, ())}) or listed


def _is_listed(line: Line, first: int) -> bool:
    """Say whether a name is the second one behind a noun for its kind: "the jails of Marrow and Telgan"."""
    before = line.low[max(0, first - 2 * _BESIDE - 1) : first]
    return before[-1:] == ("and",) and any(_HOLDS & word_classes().get(low, frozenset()) for low in before)


def are_free(frame: Frame) -> bool:
    """Say whether those who get away are people whom no site holds: "families fled" leaves a town."""
    free = load("roles")["site"]["free"].split()
    return frame.type is T.ESCAPE and any(not set(free).isdisjoint(slot.name.lower().split()) for slot in frame.victims)


def left_before(frame: Frame, before: Sequence[Mention], lines: Sequence[Line]) -> Frame:
    """Return the frame of an escape without place or site with those of the violence told before, where that lies at a prison or camp."""
    if frame.type is not T.ESCAPE or frame.sites or frame.places or are_free(frame):
        return frame
    for other in reversed(before):
        sites = left(lines[other.line], other.frame.sites) if other.frame.type in VIOLENT else ()
        if sites:
            return replace(frame, sites=sites, places=other.frame.places)
    return frame


def left_after(mention: Mention, after: Sequence[Mention], lines: Sequence[Line]) -> Mention:
    """Return an escape that fire led to, without a site, with the prisons that the next sentence says the fire hit.

    "Dozens fled the jails as shells fell. The prisons of Marrow and Telgan were badly damaged in the bombardment."
    """
    frame = mention.frame
    if frame.type is not T.ESCAPE or frame.sites or frame.cause is None or are_free(frame):
        return mention
    paragraph = lines[mention.line].paragraph
    for other in after:
        line = lines[other.line]
        if other.line != mention.line + 1 or not (line.paragraph == paragraph or _opens_with_the_site(line)):
            continue
        sites = left(line, other.frame.sites) if other.frame.type in VIOLENT else ()
        if sites:
            return mention._replace(frame=replace(frame, sites=sites))
    return mention


def _opens_with_the_site(line: Line) -> bool:
    """Say whether a paragraph goes on from one before it: "The prisons of Marrow and Telgan were damaged"."""
    return line.low[:1] == ("the",) and any(_HOLDS & word_classes().get(low, frozenset()) for low in line.low[1:2])


def elsewhere(one: Frame, other: Frame) -> bool:
    """Say whether two frames name settled places that differ."""
    a = {w.place or w.name for w in one.places}
    b = {w.place or w.name for w in other.places}
    return bool(a and b and not a & b)
