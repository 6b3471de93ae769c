"""Taken up: a report that goes on about a known incident without telling anew what happened there, or where and when.

An inspectorate's finding on a cylinder, a verification desk's note on a flag, a newsletter's "who has what in Dorvan": none tells of the occurrence
in words that a reader takes for it, and all name its town at their head within days of its last report.
In: a report, the group that is its subject (or none), the index. Out: the one incident that it takes up, with the signals that say so.
A report may also say that it was in that town, whatever it calls it: that day ("Sunday's change of control" of people who left), without any,
or, of what is done after things (arrests, a curfew, people let go), in the days after.
Refuses: a subject with another town, site or ship, or a day or country that cannot be the incident's; an incident that one report
alone tells of where the town is not its own and their heads have no name in common, or that nothing was published on for days; to choose between
two incidents of one town.
"""

from collections.abc import Sequence

from msgspec import structs

from whence.language.actors.register import Register
from whence.match.index import IncidentIndex
from whence.match.likeness.called_alike import are_called_alike, called_signals, names_its_day
from whence.match.likeness.signals import DEALS, SCENE_DISCOUNT, place_signal
from whence.match.likeness.told import Rivals, rivals, word_signals
from whence.match.ranked import Ranked
from whence.match.ranking import candidates
from whence.match.report.core import is_placed
from whence.match.report.following import WAKE
from whence.match.report.groups import Group
from whence.match.report.scene import LEAST_NAME
from whence.match.report.subject import told_by
from whence.match.sketches.days import day_signal
from whence.match.sketches.keys import looking_keys
from whence.match.sketches.sketch import Sketch, leading, leading_places, published_day, sketch_of, unpack
from whence.match.sketches.types import families, is_aftermath
from whence.match.sketches.weights import WEIGHTS, log_odds, score_of, signal
from whence.match.words.glances import is_glanced
from whence.match.words.lead import head_of
from whence.model.captured import Report
from whence.model.matched import Signal
from whence.model.said import Claim

GOES_ON = 3
"""Days without a report after which an incident is no longer what the news of its town is about."""

TOLD = 2
"""Reports that must be told about an incident before another is taken to go on about it, unless both call it by one name at their heads."""

CLEARLY = 1.0
"""Log-odds by which the incident must be likelier than the next one that is named at the head."""

_THERE = ("same place", "places close by")
_THEN = ("same day", "days overlap")

_TIES = frozenset(
    ["same craft", "same place", "same site", "site of that name", "places close by", "same day", "same figure", "derivation"]
)
"""Signals that tie a report's subject to one incident by more than words."""


def is_tied(entry: Ranked, join: float) -> bool:
    """Say whether a report's subject is an incident by what its claims tell, and not by likeness of words alone."""
    return entry[0] >= join and bool(_TIES & {s.name for s in entry[2]})


def taken_up(
    report: Report,
    main: Group | None,
    index: IncidentIndex,
    *,
    limit: int,
    least: float,
    register: Register,
    told: Sequence[Group] = (),
) -> Ranked | None:
    """Return the incident that the report goes on about, where its subject itself says neither where it lies nor what can be none of it."""
    own = main.sketch if main is not None else Sketch()
    sketch = told_by(sketch_of((), report), report, register)
    if not sketch.words:
        return None
    found = candidates(looking_keys(sketch), {}, index, limit=limit)
    known = {incident: unpack(profile) for incident in found if (profile := index.profile(incident)) is not None}
    among, head = rivals(list(known.values())), head_of(report)
    ranked = sorted(
        (
            (log_odds(signals), incident, signals)
            for incident, old in known.items()
            if (signals := _signals(report, head, own, sketch, old, among)) and not any(_is_elsewhere(g, old) for g in told)
        ),
        key=lambda entry: (-entry[0], entry[1]),
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEARLY) or score_of(ranked[0][2]) < least:
        return None
    _, incident, signals = ranked[0]
    return score_of(signals), incident, signals


def _signals(report: Report, head: str, own: Sketch, sketch: Sketch, old: Sketch, among: Rivals) -> tuple[Signal, ...]:
    """Return what speaks for it that the report goes on about the incident; nothing where it cannot."""
    day = published_day(report)
    if day is None or old.last is None or not 0 <= day - old.last <= GOES_ON:
        return ()
    at, on = place_signal(own, old), day_signal(own, old)
    if _is_in_the_wake(own, old):
        on = None
    there = (at is not None and at.name in _THERE) or bool(set(leading(own.sites)) & set(leading(old.sites, at_most=12)))
    in_town = at is not None and at.name in _THERE
    then = (on is None and (in_town or _comes_of_something(own))) or (
        on is not None and on.name in _THEN and in_town and not _comes_of_something(own)
    )
    called = called_signals(sketch, old, among.calls, close=True)
    alike = are_called_alike(called)
    if alike and on is not None and on.name == "days differ":
        on = names_its_day(sketch, old) or on
    enough = 1 if in_town or (alike and not any(families(kind) == DEALS for kind in own.types)) else TOLD
    if any(s.weight < 0 for s in called) or (is_placed(own) and not (there and then)) or old.told < enough:
        return ()
    against = [s for s in (at, on) if s is not None and s.weight < 0]
    names = {spot.name for _, spot in leading_places(old, fine=True)} | set(leading(old.sites))
    named = sorted(name for name in names if len(name) >= LEAST_NAME and f" {name} " in head)
    if against or not (named or alike):
        return ()
    at_head = Signal(name="named at the head", weight=WEIGHTS["same place"] * SCENE_DISCOUNT, note=", ".join(named))
    close = signal("published the next days", f"{day - old.last} days after its last report")
    # What else the two have in common: a town has other news, which names it as well.
    town = {word for name in named for word in name.split()}
    beside = structs.replace(sketch, proper={word: n for word, n in sketch.proper.items() if word not in town})
    agreeing = [s for s in (at, on) if s is not None and s.weight > 0]
    return (*([at_head] if named and not alike else []), *called, close, *agreeing, *word_signals(beside, old, among))


def _is_elsewhere(group: Group, old: Sketch) -> bool:
    """Say whether a report tells in its focus of what happened at another time or place, and did not only come of something."""
    if not group.focus or group.bag or _comes_of_something(group.sketch):
        return False
    return any(s is not None and s.weight < 0 for s in (place_signal(group.sketch, old), day_signal(group.sketch, old)))


def _comes_of_something(own: Sketch) -> bool:
    """Say whether a subject tells only of what is done after something else: arrests, a curfew, people let go, a decision."""
    return all(is_aftermath(kind) or families(kind) == DEALS for kind in own.types)


def _is_in_the_wake(own: Sketch, old: Sketch) -> bool:
    """Say whether such a subject lies in the days after the incident."""
    ours, theirs = leading(own.days), leading(old.days)
    if not (ours and theirs and _comes_of_something(own)):
        return False
    return max(theirs) <= min(ours) and max(ours) <= max(theirs) + WAKE


def going_on(report: Report, claims: Sequence[Claim], groups: Sequence[Group]) -> Group:
    """Return a group for a report without a subject of its own: what it claims that tells of no occurrence, to go on about a known one."""
    given = {claim.id for group in groups for claim in group.everything}
    free = [claim for claim in claims if claim.frame is None and claim.id not in given and not is_glanced(claim, report)]
    return Group(claims=[], sketch=sketch_of(free, report), focus=True, attached=free)
