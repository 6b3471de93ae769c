"""Two heads that call their subject by one name, and what that makes of days and types.

"Rio Sereno penitentiary uprising" and "restoration of order at Rio Sereno" are two names for one thing, whatever is told of it: a riot, people who
were freed, a court.
In: sketches with the names and days of their reports' heads (`called`, `dated`). Out: signals, and signals with types weighed less.
Refuses: a name in passing, where the headlines name other things; a town as the only tie of two deeds, or any name as that of a deed and a
decision; a name by which several incidents are called; days that lie more than a few apart.
"""

from collections.abc import Iterable, Sequence, Set
from datetime import date

from whence.match.sketches.sketch import Sketch, leading
from whence.match.sketches.spots import Spot
from whence.match.sketches.types import families, is_aftermath, is_mere_outcome, is_telling, primary
from whence.match.sketches.weights import WEIGHTS, signal
from whence.model.matched import Signal

MOST_LOOKED = 12
"""Names of an incident's heads that are looked at, the most frequent first."""

MORE, MOST = 0.3, 1.3
"""What each further name adds to the weight of the first, and the most that they weigh together."""

IN_PASSING = 0.25
"""What is left of names that stand in no headline, or of two heads that lie days apart."""

_THEN = frozenset({"same day", "days overlap", "a day apart", "day named", "end of it"})
_TYPES = {"types differ": -1.2, "types hardly one": -0.6}


def called_signals(new: Sketch, old: Sketch, common: Set[str], *, close: bool) -> list[Signal]:
    """Return what the names at the heads of a report and of an incident's reports say.

    `common` are names by which several of the incidents looked up are called; `close`: day or publication says that it can be one.
    """
    if not new.calls or not old.calls:
        return []
    shared = new.calls.keys() & set(leading(old.calls, at_most=MOST_LOOKED))
    if own := _names_of_its_own(new, old):
        return [] if shared else [signal("called otherwise", ", ".join(own))]
    telling = sorted(shared - common)
    if not telling:
        return []
    weight = WEIGHTS["called alike"] * min(MOST, 1 + MORE * (len(telling) - 1))
    ours, theirs = _in_headlines(new), _in_headlines(old)
    leads = ours & old.calls.keys() if ours else not theirs or theirs & new.calls.keys()
    return [signal("called alike", ", ".join(telling), weight if close and leads else weight * IN_PASSING)]


def are_called_alike(signals: Iterable[Signal]) -> bool:
    """Say whether the names at two heads are enough to say that one thing is meant."""
    return any(s.name == "called alike" and s.weight >= WEIGHTS["called alike"] for s in signals)


def names_its_day(new: Sketch, old: Sketch) -> Signal | None:
    """Return the signal that a report names the day of an incident: at its head, where what it tells of is dated otherwise, else anywhere."""
    least = 1 if not new.days and not new.spans else 2
    named = {day for day in leading(old.days, share=0.5, at_most=2) if new.dates.get(day, 0) >= least}
    return signal("day named", ", ".join(date.fromordinal(day).isoformat() for day in sorted(named))) if named else None


def types_as_called(new: Sketch, old: Sketch, found: Sequence[Signal], called: Sequence[Signal]) -> list[Signal]:
    """Return the signals with types weighed less against two reports that call their subject by one name on one day.

    A town has many occurrences: where it alone is the name, one of the types must be what others end in or bring with them.
    """
    names = {s.name for s in found}
    if not are_called_alike(called) or not names & _THEN or any(s.weight < 0 and not s.name.startswith("types") for s in found):
        return list(found)
    words = {word for s in called for word in s.note.split(", ")}
    towns = {word for sketch in (new, old) for spot in sketch.places.values() if not spot.site for word in spot.name.split()}
    if not (
        _says_little(new)
        or _says_little(old)
        or (words - towns and not _is_of_decisions(new, old))
        or _are_told_as_rivals(new, old)
    ):
        return list(found)
    return [signal(s.name, s.note, max(s.weight, _TYPES[s.name])) if s.name in _TYPES else s for s in found]


def _is_of_decisions(*sketches: Sketch) -> bool:
    return any(families(kind) == ("deal",) for sketch in sketches for kind in leading(sketch.types, share=0.25))


def _are_told_as_rivals(new: Sketch, old: Sketch) -> bool:
    """Say whether rival voices may give one occurrence the types of both: "a leaking tank", "a drone"."""
    ours, theirs = (primary(leading(sketch.types, share=0.25)) for sketch in (new, old))
    return any(is_telling(a, b) for a in ours for b in theirs)


def _says_little(sketch: Sketch) -> bool:
    """Say whether the types of a sketch are all such as others end in, or bring with them; what people decide on is none of these."""
    return all(is_mere_outcome(kind) or is_aftermath(kind) for kind in leading(sketch.types, share=0.25))


def are_types_bridged(signals: Iterable[Signal]) -> bool:
    """Say whether types that differ were weighed less, because two reports call their subject alike."""
    return any(s.name in _TYPES and s.weight > WEIGHTS[s.name] for s in signals)


def _in_headlines(sketch: Sketch) -> set[str]:
    """Return the names of the headlines of a sketch's reports, as far as most of them have one."""
    return {word for word, n in sketch.calls.items() if n > max(1, sketch.told)}


def towns_called_by(new: Sketch, old: Sketch, *, led: bool = False) -> list[str]:
    """Return the towns of one that the reports of the other have at their heads; none where the report's own headline names another.

    With `led`, only those that stand in a headline of either.
    """
    if not new.calls or not old.calls or _names_of_its_own(new, old):
        return []
    towns = {
        spot.name: calls
        for sketch, calls in ((new, old.calls), (old, new.calls))
        for spot in sketch.places.values()
        if _is_town(spot)
    }
    named = _in_headlines(new) | _in_headlines(old)
    found = ((name, set(name.split())) for name, calls in towns.items() if set(name.split()) <= calls.keys())
    return sorted(name for name, words in found if words & named or not led)


def _is_town(spot: Spot) -> bool:
    return spot.fine and not spot.site


def _names_of_its_own(new: Sketch, old: Sketch) -> list[str]:
    """Return the names in a report's headline that an incident's reports nowhere give, where none that stands there is theirs."""
    known = {*old.calls, *old.proper, *(word for spot in old.places.values() for word in spot.name.split())}
    own = sorted(word for word, n in new.calls.items() if n > 1 and word not in known)
    return own if not any(n > 1 and word in old.calls for word, n in new.calls.items()) else []
