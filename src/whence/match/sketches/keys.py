"""The keys that an incident is found by: drawer x place x day, drawer x site, coarser ones, and the telling words of its reports.

In: a sketch. Out: keys with weights. Refuses: to let one incident fill the index; the number of its keys is bounded by the
bounds of its sketch, however many reports it has.
"""

from collections.abc import Iterator
from datetime import date

from whence.match.sketches.days import is_long_past
from whence.match.sketches.sketch import Sketch, is_running_total, leading, leading_places, nights
from whence.match.sketches.types import families

ANY = "any"
"""The drawer that unread reports look in: every incident is filed there too, since nobody read what they are about."""

PUBLISHED_AFTER = 2
"""A claim without a day is looked up under the days before its report appeared; filed it is never."""

WORDS_FILED, WORDS_LOOKED = 8, 12
"""Names, and as many other words, that an incident is filed under and a report looked up by."""

WORD_WEIGHT = 2.0
CRAFT_WEIGHT = 3.0

_KEYED = 4
"""An incident is filed under this many of its places and days at most."""


def drawers(sketch: Sketch) -> tuple[str, ...]:
    """Return the drawers for the sketch's types; running totals lie in drawers of their own, and a month long past in both."""
    names = dict.fromkeys(name for kind in leading(sketch.types, share=0.25) for name in families(kind))
    if not is_running_total(sketch):
        return tuple(names)
    totals = tuple("total:" + name for name in names)
    return (*names, *totals) if is_long_past(sketch) else totals


def filing_keys(sketch: Sketch) -> tuple[tuple[str, float], ...]:
    """Return the keys under which an incident of this sketch is filed, with weights."""
    keys = _weighted((*drawers(sketch), ANY), sketch, slack=0) | dict.fromkeys(telling_keys(sketch, WORDS_FILED), WORD_WEIGHT)
    keys |= dict.fromkeys(craft_keys(sketch), CRAFT_WEIGHT)
    return tuple(sorted(keys.items()))


def telling_keys(sketch: Sketch, at_most: int) -> tuple[str, ...]:
    """Return the keys of the sketch's most telling words, names before others: an incident is found by them whatever its type."""
    words = [
        *leading(sketch.calls, at_most=at_most),
        *leading(sketch.proper, share=0.0, at_most=at_most),
        *leading(sketch.words, share=0.0, at_most=at_most),
    ]
    return tuple(f"w:{word}" for word in dict.fromkeys(words))


def craft_keys(sketch: Sketch) -> tuple[str, ...]:
    """Return the keys of the ships and flights: one occurrence at sea is an arrest to one side and piracy to the other."""
    names = (*leading(sketch.craft, at_most=_KEYED), *leading(sketch.maybe, at_most=_KEYED))
    return tuple(f"k:{name}" for name in dict.fromkeys(names))


def looking_keys(sketch: Sketch, *, drawer_names: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Return the keys to look under for what this sketch may be about; a day more on either side."""
    keys = _weighted(drawer_names or drawers(sketch), sketch, slack=1)
    return tuple(sorted((*keys, *craft_keys(sketch), *telling_keys(sketch, WORDS_LOOKED))))


def _weighted(names: tuple[str, ...], sketch: Sketch, *, slack: int) -> dict[str, float]:
    named = leading(sketch.days, at_most=_KEYED) or [day for night in nights(sketch) for day in night]
    days = sorted({day + step for day in named for step in range(-slack, slack + 1)})
    if slack and not days and not sketch.spans and sketch.first is not None:
        days = [sketch.first - step for step in range(PUBLISHED_AFTER, -1, -1)]
    keys: dict[str, float] = {}
    for name in names:
        for key, weight in _tails(sketch, days, anywhere=bool(slack)):
            keys[f"{name}|{key}"] = weight
    return keys


def _first_days(sketch: Sketch) -> list[int]:
    """Return the days that a sketch states, and those with which its spans begin."""
    spans = [int(span.split(":")[0]) for span in leading(sketch.spans, at_most=_KEYED) if not span.startswith(":")]
    return [*leading(sketch.days, at_most=_KEYED), *spans]


def _tails(sketch: Sketch, days: list[int], *, anywhere: bool) -> Iterator[tuple[str, float]]:
    """Yield what follows a drawer; with `anywhere`, also days alone, under which incidents lie that name no place."""
    fine = leading_places(sketch, fine=True, at_most=_KEYED)
    wide = leading_places(sketch, fine=False, at_most=_KEYED)
    for filed, spot in fine:
        for tail in dict.fromkeys((filed, f"n:{spot.name}")):
            yield tail, 1.0
            yield from ((f"{tail}|{day}", 3.0) for day in days)
    for site in leading(sketch.sites, at_most=_KEYED):
        yield f"s:{site}", 2.0
        yield from ((f"s:{site}|{day}", 3.0) for day in days)
        yield f"n:{site}", 1.0  # many a site is called after its town
        yield from ((f"n:{site}|{day}", 3.0) for day in days)
    countries = dict.fromkeys(spot.country for _, spot in (*fine, *wide) if spot.country)
    for country in countries:
        yield from ((f"c:{country}|{day}", 1.5) for day in days)
    if anywhere or not countries:
        yield from ((f"d:{day}", 0.5) for day in days)
    if is_long_past(sketch) and any(filed.startswith("killed|") for filed in sketch.figures):
        yield from ((f"m:{date.fromordinal(day):%Y-%m}", 1.5) for day in _first_days(sketch))
    for filed, spot in wide:
        for tail in dict.fromkeys((filed, f"n:{spot.name}")):
            yield f"{tail}", 0.5
            yield from ((f"{tail}|{day}", 1.0) for day in days)
