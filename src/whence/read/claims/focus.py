"""Focus: which of a report's mentions are of the occurrence the report is about.

In: a page and its mentions. Out: one yes or no per mention. The headline, standfirst and first paragraphs weigh most; an
occurrence of the same type and no other place belongs to it. Refuses: to take a mention with "earlier", "separately", "a second".
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter

from whence.model.said import Where
from whence.model.vocabulary import BlockKind, IncidentType, Modality, PlacePrecision
from whence.read.lines.lines import Line, Page
from whence.read.roles.mention import Mention

_WEIGHTS = {BlockKind.HEADLINE: 4.0, BlockKind.STANDFIRST: 1.5, BlockKind.SUMMARY: 1.0, BlockKind.CAPTION: 0.5}
_T = IncidentType
_LEADING = 2.0
_AS_MUCH = 0.6
# Types that one occurrence is often told as, in one report.
KINDRED: tuple[frozenset[IncidentType], ...] = (
    frozenset({_T.BOMBING, _T.KILLING, _T.OTHER}),
    frozenset({_T.SHELLING, _T.KILLING, _T.OTHER}),
    frozenset({_T.AIR_STRIKE, _T.KILLING, _T.OTHER}),
    frozenset({_T.ARMED_CLASH, _T.KILLING, _T.OTHER}),
    frozenset({_T.PROTEST, _T.RIOT}),
    frozenset({_T.ABDUCTION, _T.KILLING}),
)
_COARSE = (PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.PROVINCE)


def focus_of(page: Page, found: Sequence[Mention]) -> list[bool]:
    """Return for every mention whether it is of the report's main occurrence."""
    weights = weigh_types(page, found)
    core = _heaviest(weights)
    if core is None:
        return [False] * len(found)
    second = _second(page, found, weights, core)
    places = _settlements(
        w for m in found if m.frame.type in (core, second) and _weight(page.lines[m.line], m) >= _LEADING for w in m.frame.places
    )
    answers: list[bool] = []
    for i, mention in enumerate(found):
        belongs = any(_belongs(page.lines[mention.line], mention, kind, places) for kind in (core, second) if kind)
        answers.append(belongs and not _goes_on_elsewhere(found, answers, i))
    return answers


def _goes_on_elsewhere(found: Sequence[Mention], answers: Sequence[bool], at: int) -> bool:
    """Say whether a bare mention only goes on about one right before it that is not of the main occurrence."""
    mention = found[at]
    first = bisect_left(found, mention.line - 1, 0, at, key=attrgetter("line"))
    before = [i for i in range(first, at) if found[i].line <= mention.line and found[i].frame.type is mention.frame.type]
    if not before or answers[before[-1]]:
        return False
    last = found[before[-1]].frame
    own = {w.start for w in (*mention.frame.places, *mention.frame.sites)} - {w.start for w in (*last.places, *last.sites)}
    return not own and found[before[-1]].stance.modality is Modality.ASSERTED


def weigh_types(page: Page, found: Sequence[Mention]) -> dict[IncidentType, float]:
    """Return how heavily a report tells of each type of occurrence, by where and how it does."""
    weights: dict[IncidentType, float] = {}
    for mention in found:
        if mention.stance.modality in (Modality.ASSERTED, Modality.OBSERVED, Modality.POSSIBLE):
            kind = mention.frame.type
            weights[kind] = weights.get(kind, 0.0) + _weight(page.lines[mention.line], mention)
    if _T.RIOT in weights:  # a demonstration that turns violent is told with the words of both
        weights[_T.RIOT] += 0.6 * weights.get(_T.PROTEST, 0.0)
    return weights


def _heaviest(weights: Mapping[IncidentType, float]) -> IncidentType | None:
    """Return the type the report is about: the heaviest, of equals the first told that is not `other`."""
    return max(weights, key=lambda t: (weights[t], t is not _T.OTHER), default=None)


def _second(
    page: Page, found: Sequence[Mention], weights: Mapping[IncidentType, float], core: IncidentType
) -> IncidentType | None:
    """Return a type that the report is as much about: told in the headline or the lead, not only to explain the first one."""
    able = [
        m.frame.type for m in found
        if m.frame.type not in (core, _T.OTHER) and not m.side and not m.mass and _weight(page.lines[m.line], m) >= _LEADING
        and m.stance.modality in (Modality.ASSERTED, Modality.OBSERVED) and weights.get(m.frame.type, 0.0) >= _AS_MUCH * weights[core]
    ]  # fmt: skip
    return max(able, key=lambda t: weights[t], default=None)


def _weight(line: Line, mention: Mention) -> float:
    weight = _WEIGHTS.get(line.kind, {1: 3.0, 2: 1.5}.get(line.lead, 0.7))
    if mention.side:
        weight *= 0.4
    if mention.stance.background or mention.stance.apart or mention.mass:
        weight *= 0.5
    return weight


def _belongs(line: Line, mention: Mention, core: IncidentType, places: frozenset[str]) -> bool:
    kind = mention.frame.type
    kin = kind is core or any(core in group and kind in group for group in KINDRED)
    if not kin or (mention.side and kind is not core):
        return False
    own = _settlements(mention.frame.places)
    if own and places and not own & places:
        return False
    early = line.kind in _WEIGHTS or 0 < line.lead <= 2
    if mention.stance.apart and not early:
        return False
    return not (mention.stance.background and not early and not (own & places))


def _settlements(wheres: object) -> frozenset[str]:
    listed = [w for w in wheres if isinstance(w, Where)] if hasattr(wheres, "__iter__") else []
    return frozenset(w.place or w.name for w in listed if w.precision not in _COARSE)
