"""A sketch: what a group of claims, or a whole incident, says of an occurrence, in counters of bounded size.

In: claims. Out: a `Sketch`; two sketches can be added. One claim and an incident of five thousand reports have a sketch of the same
size, so comparing costs the same. Words are held as bounded bags, of reports whose own subject it is. Refuses: to hold a text.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

import msgspec

from whence.language.actors.register import Register
from whence.language.figures.parts import LONE
from whence.language.words.normal import key
from whence.match.sketches.craft import craft_of
from whence.match.sketches.facilities import facilities_in
from whence.match.sketches.spots import FINE, SITES, Spot, spot_of
from whence.match.sketches.types import told_as
from whence.match.sketches.whens import counted_back, day_bounds, is_daylike, times_of
from whence.match.sketches.whereabouts import places_of, sites_of
from whence.match.words.background import background_words
from whence.match.words.beside import cue_of
from whence.match.words.glances import without_glances
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.said import Claim, Figure, Frame, When, Where
from whence.model.vocabulary import QuestionKind, TimePrecision

MOST_WORDS, MOST_PROPER = 128, 48
# Counters keep this many entries. An incident names few places and days; the tail of a long one is readers' noise.
MOST_TYPES, MOST_PLACES, MOST_SITES, MOST_DAYS, MOST_NAMES, MOST_FIGURES, MOST_VOICES = 6, 16, 12, 12, 32, 16, 24

RUNNING_DAYS = 6
"""A figure "since the offensive began" over more days than this is a running total: no single occurrence."""

A_YEAR = 364
"""Days from the first to the last of a year gone by, of which something is told: as good as a day."""


class Sketch(msgspec.Struct):
    """Counters of what is said of one occurrence. Days are proleptic ordinals; `first` and `last` are publication days.

    `hours` holds parts of days ("Thursday morning") as first and last hour, counted from the same beginning.
    `focused` counts the reports that have it as their own subject, `voices` who is credited with it.
    `craft` are the ships and flights that it is about, `maybe` names that may be a ship's (`craft`).
    `sequels` counts the claims that name what they tell of by the occurrence that it follows ("an aftershock").
    `finds` counts the reports that are about dead who were found (`unearthed`).
    `told` counts the reports that are told about it before all else; `words` and `proper` sum their telling words, and names and numbers,
    in thousandths (`wording`); `calls` counts the names at their heads, those of headlines twice (`called`), and `dates` the days that they name
    (`dated`).
    """

    reports: int = 0
    focused: int = 0
    types: dict[str, int] = {}
    places: dict[str, Spot] = {}
    sites: dict[str, int] = {}
    craft: dict[str, int] = {}
    maybe: dict[str, int] = {}
    days: dict[int, int] = {}
    spans: dict[str, int] = {}
    hours: dict[str, int] = {}
    names: dict[str, int] = {}
    voices: dict[str, int] = {}
    targets: dict[str, int] = {}
    figures: dict[str, int] = {}
    sequels: int = 0
    finds: int = 0
    told: int = 0
    words: dict[str, int] = {}
    proper: dict[str, int] = {}
    calls: dict[str, int] = {}
    dates: dict[int, int] = {}
    running: int = 0
    first: int | None = None
    last: int | None = None


_KIND_OF = re.compile(r"[\w-]+ (?:of|at|in) (?:the )?$")
"""What sort of site stands before its name ("the camp of Halm")."""

AROUND = 24

_OF_THE_FIRST = re.compile(r"\s+(?:of|from|to|following)\s+(?:the|this|that|[^\W\d_]+['’]s)\s")

_Item = TypeVar("_Item", int, str)

_encoder = msgspec.msgpack.Encoder()  # counters are kept sorted, so equal sketches are equal bytes
_decoder = msgspec.msgpack.Decoder(Sketch)


def pack(sketch: Sketch) -> bytes:
    """Return the sketch as bytes for the index."""
    return _encoder.encode(sketch)


def unpack(data: bytes | None) -> Sketch:
    """Return the sketch that `data` holds; an empty one for `None`."""
    return _decoder.decode(data) if data else Sketch()


def published_day(report: Report) -> int | None:
    """Return the ordinal of the day on which the report was published, in its own zone."""
    return report.published.at.date().toordinal() if report.published else None


def tells_of_finds(claim: Claim) -> bool:
    """Say whether a claim is on bodies of people who were looked for: the day beside them is that of the find.

    "The remains of three more villagers were brought up on Friday" is of the dam that burst on Monday; bodies that nobody
    looked for are what was found that day.
    """
    named = set(words_of_occurrence(claim).lower().split())
    words = set(key(claim.passage.quote).split())
    return bool(named & background_words("remains") and words & background_words("sought"))


def words_of_occurrence(claim: Claim) -> str:
    """Return the words that name the claim's occurrence, as written; none where it has none."""
    if claim.frame is None:
        return ""
    at = claim.frame.trigger.start - claim.passage.start
    return claim.passage.quote[max(0, at) : max(0, at) + claim.frame.trigger.end - claim.frame.trigger.start]


def is_running(when: When) -> bool:
    """Say whether a time is the span of a running total: open at its end, or longer than a few days."""
    start, end = day_bounds(when)
    return start is not None and (end is None or end - start > RUNNING_DAYS)


def place_key(where: Where) -> str:
    """Return what a place is filed under: the gazetteer's id, else its folded name."""
    return f"g:{where.place}" if where.place else f"n:{key(where.name)}"


_ONE = frozenset(LONE.values())
"""One who died or was hurt and is not counted: many an occurrence has one."""


def figure_key(figure: Figure) -> str | None:
    """Return what a figure is filed under, or `None` for stock figures and bare vague ones."""
    if figure.standing or figure.of in _ONE or (figure.lo is None and figure.hi is None):
        return None
    return f"{figure.of or ''}|{_short(figure.lo)}|{_short(figure.hi)}"


def counts_differ(a: Sketch, b: Sketch) -> bool:
    """Say whether both count the same sort of people, and no count of the one can be one of the other ("2 escaped", "at least 5 escaped").

    Tolls are left out: they grow from one report to the next.
    """
    ours, theirs = ([filed.split("|") for filed in sketch.figures] for sketch in (a, b))
    pairs = [(x, y) for x in ours for y in theirs if x[0] == y[0] and x[0] not in background_words("tolls")]
    return bool(pairs) and not any(_can_meet(x, y) for x, y in pairs)


def _can_meet(a: list[str], b: list[str]) -> bool:
    (low_a, high_a), (low_b, high_b) = ((float(x[1] or 0), float(x[2] or "inf")) for x in (a, b))
    return low_a <= high_b and low_b <= high_a


def _short(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def sketch_of(
    claims: Iterable[Claim], report: Report, *, aliases: dict[str, str] | None = None, register: Register | None = None
) -> Sketch:
    """Return the sketch of one report's claims about one occurrence.

    `aliases` maps folded place names to the name the report itself equates them with. With a `register`, names of outlets, agencies
    and persons are no places.
    """
    sketch = Sketch(reports=1)
    for claim in (without_glances(claim, report) for claim in claims):
        if claim.frame is not None:
            frame = replace(claim.frame, sites=sites_of(claim.frame, report.text))
            places = places_of(claim, frame, register, report.text)
            if cue_of(claim, report):
                frame, places = _nearest_scene(frame, places)
            _add_frame(sketch, claim, frame, places, aliases or {})
            back = counted_back(claim, report) if not times_of(claim) else None
            if back is not None and not RUNNING_DAYS < back[1] - back[0] < A_YEAR:
                _count(sketch.spans, f"{back[0]}:{back[1]}")
            _add_people(sketch, claim.frame, register, report.text)
            _add_craft(sketch, claim, report)
            sketch.focused = max(sketch.focused, int(claim.focus))
            sketch.sequels += names_sequel(claim, report)
        elif claim.about is QuestionKind.HOW_MANY:
            _count_figures(sketch, claim.figures)
        for voice in claim.chain[1:]:
            _count(sketch.voices, _named(voice.name, register))
    day = published_day(report)
    sketch.first = sketch.last = day
    return sketch


def _add_frame(sketch: Sketch, claim: Claim, frame: Frame, places: Iterable[Where], aliases: dict[str, str]) -> None:
    _count(sketch.types, told_as(frame))
    for where in frame.sites:
        _count(sketch.sites, key(where.name))
    for where in places:
        if where.precision in SITES and where not in frame.sites:
            _count(sketch.sites, key(where.name))
        add_place(sketch, where, aliases)
    for when in () if tells_of_finds(claim) else times_of(claim):
        add_time(sketch, when)
    _count_figures(sketch, frame.figures or claim.figures)


def _count_figures(sketch: Sketch, figures: Iterable[Figure]) -> None:
    for found in filter(None, map(figure_key, figures)):
        _count(sketch.figures, found)


def _nearest_scene(frame: Frame, places: Sequence[Where]) -> tuple[Frame, tuple[Where, ...]]:
    """Return a frame and its places with the town or site nearest to its words alone: of two scenes of a sentence, the one that it tells of."""
    fine = [where for where in (*frame.sites, *places) if where.precision in FINE]
    nearest = min(
        fine,
        key=lambda where: (max(0, where.start - frame.trigger.end, frame.trigger.start - where.end), where.start),
        default=None,
    )
    sites = tuple(site for site in frame.sites if site == nearest)
    return replace(frame, sites=sites), tuple(where for where in places if where.precision not in FINE or where == nearest)


def _named(name: str, register: Register | None) -> str:
    """Return what a name is counted under: the outermost actor that the register knows it as, else the folded name."""
    actor = register.settled(name) if register is not None else None
    return f"a:{register.root(actor)}" if register is not None and actor else key(name)


def _add_people(sketch: Sketch, frame: Frame, register: Register | None, text: str) -> None:
    """Count who is named, by actor where the register knows them, and what sort of place is struck or left ("prison")."""
    for slot in (*frame.agent, *frame.victims, *filter(None, (frame.custodian, frame.recipient, frame.means))):
        _count(sketch.names, _named(slot.name, register))
    sites = (f"{m[0] if (m := _KIND_OF.search(text[: site.start][-AROUND:])) else ''} {site.as_written}" for site in frame.sites)
    words = " ".join((*(slot.name for slot in frame.victims), *sites))
    for kind in facilities_in(words):
        _count(sketch.targets, kind)


def _add_craft(sketch: Sketch, claim: Claim, report: Report) -> None:
    named = craft_of(claim, report)
    for name in named.sure:
        _count(sketch.craft, name)
    for name in named.maybe:
        _count(sketch.maybe, name)


def add_place(sketch: Sketch, where: Where, aliases: dict[str, str]) -> None:
    """Count a place in a sketch that is being made."""
    filed = place_key(where)
    if where.place is None:
        filed = f"n:{aliases.get(filed[2:], filed[2:])}"
    known = sketch.places.get(filed)
    sketch.places[filed] = spot_of(where, known.n + 1 if known else 1)


def add_time(sketch: Sketch, when: When) -> None:
    """Count a time in a sketch that is being made: as days where it settles the day, else as a span."""
    start, end = day_bounds(when)
    if is_daylike(when) and start is not None and end is not None:
        for day in range(start, end + 1):
            _count(sketch.days, day)
        if when.precision is not TimePrecision.DAY and when.start is not None and when.end is not None:
            _count(sketch.hours, f"{_hour(when.start)}:{_hour(when.end)}")
    elif start is not None or end is not None:
        sketch.running += is_running(when)
        _count(sketch.spans, f"{'' if start is None else start}:{'' if end is None else end}")


def _hour(moment: datetime) -> int:
    """Return the hour as written, by the report's own clock: reports of one place mostly share it."""
    return moment.date().toordinal() * 24 + moment.hour


def _count(counter: dict[_Item, int], item: _Item) -> None:
    counter[item] = counter.get(item, 0) + 1


def added(a: Sketch, b: Sketch) -> Sketch:
    """Return the two sketches as one, each counter cut to its bound; neither is changed."""
    days = [day for day in (a.first, b.first) if day is not None]
    lasts = [day for day in (a.last, b.last) if day is not None]
    return Sketch(
        reports=a.reports + b.reports,
        focused=a.focused + b.focused,
        types=_most(_summed(a.types, b.types), MOST_TYPES),
        places=_most_places(a.places, b.places),
        sites=_most(_summed(a.sites, b.sites), MOST_SITES),
        craft=_most(_summed(a.craft, b.craft), MOST_SITES),
        maybe=_most(_summed(a.maybe, b.maybe), MOST_SITES),
        days=_most(_summed(a.days, b.days), MOST_DAYS),
        spans=_most(_summed(a.spans, b.spans), MOST_DAYS),
        hours=_most(_summed(a.hours, b.hours), MOST_DAYS),
        names=_most(_summed(a.names, b.names), MOST_NAMES),
        voices=_most(_summed(a.voices, b.voices), MOST_VOICES),
        targets=_most(_summed(a.targets, b.targets), MOST_TYPES),
        figures=_most(_summed(a.figures, b.figures), MOST_FIGURES),
        sequels=a.sequels + b.sequels,
        finds=a.finds + b.finds,
        told=a.told + b.told,
        words=_most(_summed(a.words, b.words), MOST_WORDS),
        proper=_most(_summed(a.proper, b.proper), MOST_PROPER),
        calls=_most(_summed(a.calls, b.calls), MOST_NAMES),
        dates=_most(_summed(a.dates, b.dates), MOST_DAYS),
        running=a.running + b.running,
        first=min(days, default=None),
        last=max(lasts, default=None),
    )


def _summed(a: dict[_Item, int], b: dict[_Item, int]) -> dict[_Item, int]:
    total = dict(a)
    for item, n in b.items():
        total[item] = total.get(item, 0) + n
    return total


def _most(counter: dict[_Item, int], bound: int) -> dict[_Item, int]:
    return dict(sorted(counter.items(), key=lambda entry: (-entry[1], str(entry[0])))[:bound])


def _most_places(a: dict[str, Spot], b: dict[str, Spot]) -> dict[str, Spot]:
    total = dict(a)
    for filed, spot in b.items():
        known = total.get(filed)
        total[filed] = msgspec.structs.replace(spot, n=spot.n + known.n) if known else spot
    return dict(sorted(total.items(), key=lambda entry: (-entry[1].n, entry[0]))[:MOST_PLACES])


def leading(counter: dict[_Item, int], share: float = 0.1, at_most: int = 6) -> list[_Item]:
    """Return the items that are said often enough to stand for the whole, most often first."""
    if not counter:
        return []
    floor = max(counter.values()) * share
    return [item for item, n in sorted(counter.items(), key=lambda entry: (-entry[1], str(entry[0]))) if n >= floor][:at_most]


def leading_places(sketch: Sketch, *, fine: bool, at_most: int = 6) -> list[tuple[str, Spot]]:
    """Return the places, fine or wide, that are said often enough to stand for the whole."""
    spots = {filed: spot for filed, spot in sketch.places.items() if spot.fine == fine}
    named = leading({filed: spot.n for filed, spot in spots.items()}, at_most=at_most)
    return [(filed, spots[filed]) for filed in named]


def names_sequel(claim: Claim, report: Report) -> bool:
    """Say whether a claim names its occurrence by the one that it follows: an aftershock is not the earthquake.

    "The strongest aftershock of the earthquake of 7 March" speaks of the earthquake, and the day is the earthquake's.
    """
    if claim.frame is None:
        return False
    start, end = claim.frame.trigger.start, claim.frame.trigger.end
    return report.text[start:end].lower() in background_words("sequels") and not _OF_THE_FIRST.match(report.text, end)


def is_sequel(sketch: Sketch) -> bool:
    """Say whether most of what is said tells of something that followed on another occurrence."""
    return 2 * sketch.sequels > sum(sketch.types.values())


def nights(sketch: Sketch) -> list[tuple[int, int]]:
    """Return the spans that are one day, or two that follow each other ("in the night from 14 to 15 May")."""
    spans = [
        tuple(map(int, span.split(":"))) for span in leading(sketch.spans) if not span.startswith(":") and not span.endswith(":")
    ]
    return [(start, end) for start, end in spans if end - start <= 1]


def is_running_total(sketch: Sketch) -> bool:
    """Say whether this is a total over a span of time rather than one occurrence."""
    return sketch.running > sum(sketch.days.values())
