"""Compare two sketches: named signals, each with a weight and the two things it compared.

In: what a group of claims says, what is said of an incident. Out: `Signal`s and a score from 0 to 1 (a logistic of their sum).
Weights are set by hand from notes on same-incident matching: place and day decide, figures are weak, and a difference in figures,
facilities or attributions weighs nothing, because that is what an incident's contradictions look like. What does push apart: days
that cannot meet, towns that cannot meet, and types that cannot be one occurrence.
Refuses: to say that two things are one; the bands of `MatchSettings` decide, and each join shows its signals.
"""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from whence.match.likeness.called_alike import (
    are_called_alike,
    are_types_bridged,
    called_signals,
    names_its_day,
    towns_called_by,
    types_as_called,
)
from whence.match.likeness.told import NONE, Rivals, beside_words, word_signals
from whence.match.sketches.days import day_signal, is_long_past, is_one_find, of_the_dead, publication_signal
from whence.match.sketches.sketch import Sketch, counts_differ, is_running_total, is_sequel, leading, leading_places, nights
from whence.match.sketches.spots import CLOSE, SAME, SPELLED_ALIKE, Spot, is_another_part, relation
from whence.match.sketches.types import NEAR, families, is_result, is_telling, nearness, primary
from whence.match.sketches.weights import WEIGHTS, signal
from whence.model.base import replace
from whence.model.matched import Signal

SCENE_DISCOUNT = 0.7
LONGEST_HELD = 120
"""Days in which the release of a ship and its people is told with their seizure."""

_TAKING = frozenset({"abduction", "detention"})

DEALS = ("deal",)
"""The drawer of what people decide or agree on."""

SURE_DAYS = frozenset({"same day", "days overlap", "same month", "end of it", "a day apart"})
DECIDED_DAYS = SURE_DAYS | {"days far apart", "weeks apart"}
PLACED = frozenset({"same place", "same site", "site of that name", "places close by", "place spelled alike"})
CLOSE_DAYS = SURE_DAYS | {"published the next days"}

TYPES_MEET = ("same type", "types can be one")


def compare(
    new: Sketch, old: Sketch, among: Rivals = NONE, *, subjects: bool = False, outcomes: bool = False
) -> tuple[Signal, ...]:
    """Return what speaks for and against `new` and `old` being about one occurrence.

    Where both have words, likeness of words is weighed too, with what the `among` incidents have in common discounted; where
    occurrences are counted (not `subjects`) only if they are of one type. With `outcomes`, "twenty were killed" is of the riot that others
    say has killed; inside one report these are kept apart until something ties them.
    """
    place, day, craft = place_signal(new, old), day_signal(new, old), craft_signal(new, old)
    if craft is not None and craft.name == "same craft":
        place = place if place is None or place.weight > 0 else None  # ships move
        day = signal("end of it", "what was taken, and its release") if _is_the_end(new, old) else day
    found = [*_type_signals(new, old, outcomes=outcomes)]
    if _is_of_one_craft(craft, day, new, old):
        found = [s if s.weight >= 0 else signal("types can be one", s.note) for s in found]
    one_find = is_one_find(new, old)
    found += _another_kind(new, old, one_find=one_find)
    if subjects and day is not None and day.name == "weeks apart":
        day = signal("days far apart", day.note)
    if day is not None and one_find:
        day = of_the_dead(day)
    place = _as_far_as_it_goes(place, day, subjects=subjects)
    found += [
        s
        for s in (
            place,
            day,
            craft,
            _site_signal(new, old) or _site_of_place(place, new, old),
            _figure_signal(new, old),
            _name_signal(new, old),
            _kind_signal(new, old),
        )
        if s
    ]
    if day is None:
        found += publication_signal(new, old)
    if outcomes:
        found = _as_called(new, old, found, among)
    if one_find and {s.name for s in found} & {"same place", "same site", "same district"}:
        found.append(signal("one find", "dead were found at one place"))
    if outcomes and day is not None and _is_one_toll_long_ago(new, old, found):
        found.append(signal("same toll long ago", day.note))
    if outcomes and _is_one_scene(found):
        found = [signal("types can be one", s.note) if s.name == "types hardly one" else s for s in found]
    # A bombing and an escape of one town and day are told with the same names; an occurrence of another type has its own answers.
    if new.words and old.words and (subjects or _is_one_telling(new, old, found) or are_types_bridged(found)):
        words = word_signals(new, old, among)
        if place is not None and place.name == "other places named":
            # Names that two towns of one conflict share are the conflict's: states, ministers, armies.
            words = [replace(s, weight=s.weight / 2) if s.name == "same proper words" else s for s in words]
        return (*(found if outcomes and _is_told_before(new, old, found) else beside_words(found, words)), *words)
    return tuple(found)


def _as_called(new: Sketch, old: Sketch, found: Sequence[Signal], among: Rivals) -> list[Signal]:
    """Return the signals with what the names at both heads say, and what these make of days and types."""
    names = {s.name for s in found}
    if names & CLOSE_DAYS and not names & PLACED and (towns := towns_called_by(new, old)):
        found = [*found, signal("named at their heads", ", ".join(towns))]
    close = bool(names & CLOSE_DAYS)
    named = names_its_day(new, old)
    called = called_signals(new, old, among.calls, close=close or named is not None)
    if are_called_alike(called) and named is not None and not any(s.name in DECIDED_DAYS for s in found):
        found = [s for s in found if s.name != "days differ"] + [named]
    placed = {word for s in found if s.name == "same place" for word in s.note.replace("/", " ").split()}
    # That they name the town in which both lie says no more than that; it still bridges what they call the occurrence.
    told = [s for s in called if s.weight < 0 or not set(s.note.split(", ")) <= placed]
    return [*types_as_called(new, old, found, called), *told]


def _another_kind(new: Sketch, old: Sketch, *, one_find: bool) -> Iterable[Signal]:
    """Yield what keeps apart a total and one occurrence, and an occurrence and what follows it."""
    if is_running_total(new) != is_running_total(old) and not (one_find or (is_long_past(new) and is_long_past(old))):
        yield signal("running total", "one is a total over a span of time, the other one occurrence")
    if is_sequel(new) != is_sequel(old):
        yield signal("one follows the other", "one is named by what it follows, an aftershock; the other is not")


def _is_one_toll_long_ago(new: Sketch, old: Sketch, found: Iterable[Signal]) -> bool:
    """Say whether both count as many dead on one day or in one month long past: two such are hardly told of beside one subject."""
    names = {s.name for s in found}
    tolls = {filed for filed in leading(new.figures) if filed.startswith("killed|")} & set(leading(old.figures, at_most=8))
    return bool(tolls and names & {"same day", "same month"}) and is_long_past(new) and is_long_past(old)


def _is_told_before(new: Sketch, old: Sketch, found: Iterable[Signal]) -> bool:
    """Say whether all reports of an incident appeared before the day that is told of, and no place or figure ties the two: words prove nothing.

    Reports of one war share its names, and one town may see two occurrences within days; a day that was misread is told with the same
    site or figures.
    """
    days = [*new.days, *(start for start, _ in nights(new))]
    tied = {"same site", "same figure", "same craft"}
    return bool(days) and old.last is not None and min(days) > old.last + 1 and not tied & {s.name for s in found}


def _is_one_scene(found: Iterable[Signal]) -> bool:
    """Say whether place, figure and who was struck are the same: "attacked by rebels" and "hit by a drone" are then one in two words."""
    names = {s.name for s in found}
    placed, struck = names & {"same place", "same site"}, names & {"same kind of site", "same names"}
    if "same toll long ago" in names:
        return True
    return (
        bool(placed and struck)
        and "same figure" in names
        and not any(s.weight < 0 for s in found if not s.name.startswith("types"))
    )


def _as_far_as_it_goes(place: Signal | None, day: Signal | None, *, subjects: bool) -> Signal | None:
    """Return the signal of places with what it can say beside the day.

    One district says more than one country only of what lies in one month long ago; where words tell reports apart, a name that only one
    of them gives says nothing.
    """
    if place is not None and place.name == "same district" and (day is None or day.name != "same month"):
        return signal("same wide area", place.note)
    return None if subjects and place is not None and place.name == "other places named" else place


def is_apart(signals: Iterable[Signal]) -> bool:
    """Say whether a signal keeps two things apart whatever else speaks for them."""
    return any(s.weight <= WEIGHTS["days differ"] for s in signals)


def _type_signals(new: Sketch, old: Sketch, *, outcomes: bool) -> Iterable[Signal]:
    """Yield how the types go together; with `outcomes`, what is told by its outcome alone is of the type that it came of."""
    ours, theirs = (_kinds(sketch) if outcomes else leading(sketch.types, share=0.25) for sketch in (new, old))
    pairs = [(nearness(a, b), a, b) for a in primary(ours) for b in primary(theirs)]
    if not pairs:
        return
    # "The killing of three" is of the raid that others say has killed three.
    if outcomes:
        pairs += [(1.0 if a in primary(ours) or a in primary(theirs) else NEAR, a, a) for a in ours if a in theirs]
    best, a, b = max(pairs)
    note = f"{a} / {b}"
    if best == 1.0:
        yield signal("same type", note)
    elif best >= NEAR:
        yield signal("types can be one", note)
    elif best > 0:
        yield signal("types hardly one", note)
    else:
        yield signal("types differ", note)


def _is_one_telling(new: Sketch, old: Sketch, signals: Iterable[Signal]) -> bool:
    """Say whether the two are of one type, or of two that rival voices give to one occurrence."""
    names = {s.name for s in signals}
    pairs = [(a, b) for a in primary(_kinds(new)) for b in primary(_kinds(old))]
    return "same type" in names or (
        "types can be one" in names and ("same craft" in names or any(is_telling(a, b) for a, b in pairs))
    )


def _kinds(sketch: Sketch) -> list[str]:
    """Return the types that stand for the whole, and the rarer ones that those are the outcome of: five times "killed", once "riot"."""
    kinds = leading(sketch.types, share=0.25)
    return [
        *kinds,
        *(rare for rare in leading(sketch.types) if rare not in kinds and any(is_result(kind, rare) for kind in kinds)),
    ]


def place_signal(new: Sketch, old: Sketch) -> Signal | None:
    """Return how the places of the two go together: towns and sites first, wide areas where one side has no town."""
    fine_new, fine_old = leading_places(new, fine=True), leading_places(old, fine=True)
    wide_new, wide_old = leading_places(new, fine=False), leading_places(old, fine=False)
    if fine_new and fine_old:
        apart = _country_signal(fine_new + wide_new, fine_old + wide_old)
        return _fine_signal(fine_new, fine_old) or apart or _other_places(new, old) or _parts_signal(wide_new, wide_old)
    return _wide_signal(fine_new + wide_new, fine_old + wide_old)


def _fine_signal(ours: list[tuple[str, Spot]], theirs: list[tuple[str, Spot]]) -> Signal | None:
    best: tuple[float, str] | None = None
    for filed, spot in ours:
        for other, there in theirs:
            name = SAME if filed == other else relation(spot, there)
            if name is None:
                continue
            entry = (WEIGHTS[name], f"{name}\n{spot.name} / {there.name}")
            best = max(best, entry) if best else entry
    if best is None:
        return None
    name, note = best[1].split("\n", 1)
    return signal(name, note)


def _other_places(new: Sketch, old: Sketch) -> Signal | None:
    """Return the signal that each names towns and none of them is named by the other: they may be two spellings, or a village and its town.

    Sites are no towns: which one it was is often the very thing in dispute.
    """
    ours, theirs = ({filed: spot for filed, spot in leading_places(sketch, fine=True) if not spot.site} for sketch in (new, old))
    if (
        not ours
        or not theirs
        or _said_of(new, theirs.values())
        or _said_of(old, ours.values())
        or towns_called_by(new, old, led=True)
    ):
        return None
    return signal("other places named", f"{_first(ours)} / {_first(theirs)}")


def _said_of(sketch: Sketch, towns: Iterable[Spot]) -> bool:
    """Say whether one of the towns is named in the sketch, as a town, a site, or what a place lies in."""
    named = {name for spot in sketch.places.values() for name in (spot.name, *spot.wider)} | set(sketch.sites)
    return any(
        town.name in named or set(town.wider) & {s.name for s in sketch.places.values() if s.inner or s.fine} for town in towns
    )


def _first(spots: dict[str, Spot]) -> str:
    return next(iter(spots.values())).name


def _country_signal(ours: list[tuple[str, Spot]], theirs: list[tuple[str, Spot]]) -> Signal | None:
    """Return the signal that two places which no gazetteer knows lie in two countries by what stands beside them."""
    here, there = ({spot.country for _, spot in spots if spot.country} for spots in (ours, theirs))
    if here and there and not here & there:
        return signal("areas differ", f"{min(here)} / {min(there)}")
    return None


def _wide_signal(ours: list[tuple[str, Spot]], theirs: list[tuple[str, Spot]]) -> Signal | None:
    pairs = [(spot, filed, there, other) for filed, spot in ours for other, there in theirs]
    for spot, filed, there, other in pairs:
        if filed == other or spot.name == there.name:
            small = spot.inner and there.inner
            return signal("same district" if small else "same wide area", f"{spot.name} / {there.name}")
        if {filed[2:], spot.name} & set(there.wider) or {other[2:], there.name} & set(spot.wider):
            return signal("place inside", f"{spot.name} / {there.name}")
    parts = _parts_signal(ours, theirs)
    if parts is not None:
        return parts
    countries = [(spot.country, there.country) for spot, _, there, _ in pairs if spot.country and there.country]
    for a, b in countries:
        if a == b:
            return signal("place inside", f"both in {a}", WEIGHTS["place inside"] / 2)
    if countries:
        return signal("areas differ", f"{countries[0][0]} / {countries[0][1]}")
    return None


def _parts_signal(ours: list[tuple[str, Spot]], theirs: list[tuple[str, Spot]]) -> Signal | None:
    """Return the signal that the two are told to lie in parts of one country that have nothing in common, and in no one area besides."""
    if {filed for filed, _ in ours} & {filed for filed, _ in theirs}:
        return None
    pairs = [(spot, there) for _, spot in ours for _, there in theirs if is_another_part(spot, there)]
    return signal("other parts", f"{pairs[0][0].name} / {pairs[0][1].name}") if pairs else None


def _site_signal(new: Sketch, old: Sketch) -> Signal | None:
    shared = set(leading(new.sites)) & set(leading(old.sites, at_most=12))
    return signal("same site", ", ".join(sorted(shared))) if shared else None


def _site_of_place(place: Signal | None, new: Sketch, old: Sketch) -> Signal | None:
    """Return the signal that a site of one is called as a town of the other ("the Halm bridge", "at Halm"): many a site has its town's name.

    Where nothing places the two together, two sites of one kind by other names speak against it ("the camp of Halm", "the Melka camp").
    """
    if place is not None and place.weight > 0 and place.name in (SAME, CLOSE):
        return None
    ours, theirs = ({spot.name for _, spot in leading_places(sketch, fine=True)} for sketch in (new, old))
    shared = (set(leading(new.sites)) & theirs) | (set(leading(old.sites)) & ours)
    if shared:
        return signal("site of that name", ", ".join(sorted(shared)))
    here, there = leading(new.sites), leading(old.sites, at_most=12)
    apart = (
        here
        and there
        and set(new.targets) & set(leading(old.targets))
        and not any(_is_one_name(a, b) for a in here for b in there)
    )
    nowhere = place is None or place.name in ("same wide area", "place inside")
    return signal("other sites named", f"{here[0]} / {there[0]}") if apart and nowhere else None


def _is_one_name(a: str, b: str) -> bool:
    """Say whether two names may be one site's: spelled alike, or one longer than the other."""
    ours, theirs = set(a.split()), set(b.split())
    return ours <= theirs or theirs <= ours or SequenceMatcher(None, a, b).ratio() >= SPELLED_ALIKE


def craft_signal(new: Sketch, old: Sketch) -> Signal | None:
    """Return whether the two are about one ship or flight; a name that may be a ship's counts where the other says that it is one."""
    ours, theirs = set(leading(new.craft)), set(leading(old.craft, at_most=12))
    shared = (ours & (theirs | old.maybe.keys())) | (theirs & new.maybe.keys())
    if shared:
        return signal("same craft", ", ".join(sorted(shared)))
    return signal("other craft", f"{min(ours)} / {min(theirs)}") if ours and theirs else None


def _is_of_one_craft(craft: Signal | None, day: Signal | None, new: Sketch, old: Sketch) -> bool:
    """Say whether the two happened to one ship at one time: then they are one, whatever the sides call it; what people decide is none."""
    if craft is None or craft.name != "same craft" or (day is not None and day.weight < 0):
        return False
    return not any(families(kind) == DEALS for sketch in (new, old) for kind in leading(sketch.types, share=0.25))


def _is_the_end(new: Sketch, old: Sketch) -> bool:
    """Say whether one tells of the release that the other's taking ended in, within months."""
    for late, early in ((new, old), (old, new)):
        taken = set(leading(early.types)) & _TAKING
        if taken and "release_transfer" in leading(late.types) and late.days and early.days:
            return 0 <= max(late.days) - min(early.days) <= LONGEST_HELD
    return False


def _figure_signal(new: Sketch, old: Sketch) -> Signal | None:
    shared = set(leading(new.figures)) & set(leading(old.figures, at_most=8))
    counted = {figure.partition("|")[0] for figure in shared}
    # The dead and the wounded, or the dead and the bombs, are hardly the same by chance.
    return signal("same figure", ", ".join(sorted(shared)), WEIGHTS["same figure"] * min(2, len(counted))) if shared else None


def count_signals(new: Sketch, old: Sketch) -> list[Signal]:
    """Return what counts say against a group that no day, town or site ties down: of what "two" tell, who cannot be the five of the other."""
    if new.days or new.spans or new.sites or new.craft or any(spot.fine for spot in new.places.values()):
        return []
    told = ", ".join(leading(new.figures, at_most=2))
    return [signal("other count", told)] if counts_differ(new, old) else []


def _name_signal(new: Sketch, old: Sketch) -> Signal | None:
    shared = set(new.names) & set(leading(old.names, share=0.05, at_most=16))
    return signal("same names", ", ".join(sorted(shared)[:4])) if shared else None


def _kind_signal(new: Sketch, old: Sketch) -> Signal | None:
    shared = set(new.targets) & set(leading(old.targets))
    return signal("same kind of site", ", ".join(sorted(shared))) if shared else None
