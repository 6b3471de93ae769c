"""How far days, parts of a country, and shared types keep two occurrences apart."""

from datetime import timedelta

import pytest
from match_build import DAY, claim, on, told

from whence.match.likeness.signals import compare
from whence.match.likeness.told import beside_words
from whence.match.sketches.keys import looking_keys
from whence.match.sketches.sketch import Sketch, sketch_of
from whence.match.sketches.spots import is_another_part, spot_of
from whence.model.said import Where
from whence.model.vocabulary import IncidentType, PlacePrecision

WORDS = "Shells fell on the old road beside the river mill, and drivers of cement lorries who waited there were wounded."


def _names(gap: int, *, subjects: bool = False) -> dict[str, float]:
    one, other = told(WORDS, outlet="The Herald"), told(WORDS, outlet="The Post")
    a = sketch_of([claim(one, "Shells fell", IncidentType.SHELLING, times=(on(),))], one)
    b = sketch_of([claim(other, "Shells fell", IncidentType.SHELLING, times=(on(DAY + timedelta(days=gap)),))], other)
    return {s.name: s.weight for s in compare(a, b, subjects=subjects)}


def test_days_more_than_a_week_apart_are_no_misread_weekday() -> None:
    assert "days far apart" in _names(6) and "weeks apart" in _names(9)


def test_where_words_tell_reports_apart_days_are_weighed_as_before() -> None:
    assert "weeks apart" not in _names(9, subjects=True)


def test_likeness_of_words_never_bridges_weeks() -> None:
    report = told(WORDS, outlet="The Herald")
    days = (on(), on(DAY + timedelta(days=20)))
    one, late = (sketch_of([claim(report, "Shells fell", IncidentType.SHELLING, times=(day,))], report) for day in days)
    weeks = [s for s in compare(one, late) if s.name == "weeks apart"]
    assert beside_words(weeks, [weeks[0].__class__(name="same words", weight=9.0, note="")]) == weeks


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("northern Ostra", "eastern Ostra", True),
        ("northern Ostra", "northeastern Ostra", False),
        ("north Ostra", "northern Ostra", False),
        ("northern Ostra", "southern Velan", False),
        ("northern Ostra", "Ostra", False),
    ],
)
def test_parts_of_a_country_differ_where_they_share_no_point_of_the_compass(one: str, other: str, *, apart: bool) -> None:
    a, b = (spot_of(Where(name=n, as_written=n, start=0, end=len(n), precision=PlacePrecision.REGION)) for n in (one, other))
    assert is_another_part(a, b) is is_another_part(b, a) is apart


def test_an_outcome_that_both_tell_of_makes_their_types_one() -> None:
    first = told("Rioters broke the gate and huts burned.", outlet="The Herald")
    riot = sketch_of([claim(first, "Rioters", IncidentType.RIOT), claim(first, "burned", IncidentType.DESTRUCTION)], first)
    second = told("A blaze broke out and huts burned.", outlet="The Post")
    fire = sketch_of(
        [claim(second, "A blaze", IncidentType.ACCIDENT_DISASTER), claim(second, "burned", IncidentType.DESTRUCTION)], second
    )
    assert "types can be one" in {s.name for s in compare(riot, fire, outcomes=True)}
    assert "types can be one" not in {s.name for s in compare(riot, fire)}


def _at(site: str, part: str) -> Sketch:
    """Return the sketch of a fire at an unknown site in a part of a country."""
    report = told("A fire broke out.", outlet="The Herald")
    kef, area = (
        Where(name=name, as_written=name, start=0, end=1, precision=precision, country="XA", inside=("Ostra",))
        for name, precision in ((site, PlacePrecision.SITE), (part, PlacePrecision.REGION))
    )
    return sketch_of([claim(report, "A fire", IncidentType.ACCIDENT_DISASTER, places=(area,), sites=(kef,))], report)


def test_unknown_sites_that_lie_in_two_parts_of_a_country_speak_against_one_occurrence() -> None:
    assert "other parts" in {s.name for s in compare(_at("Kef", "northern Ostra"), _at("Navin", "eastern Ostra"))}
    assert "other parts" not in {s.name for s in compare(_at("Kef", "northern Ostra"), _at("Navin", "northern Ostra"))}


def test_a_night_between_two_days_is_looked_up_by_both() -> None:
    report = told(WORDS, outlet="The Herald")
    night = on(DAY, until=DAY + timedelta(days=1))
    sketch = sketch_of([claim(report, "Shells fell", IncidentType.SHELLING, times=(night,))], report)
    first = DAY.toordinal()
    days = {int(found.rsplit(":", 1)[1]) for found in looking_keys(sketch) if "|d:" in found}
    assert days == {first - 1, first, first + 1, first + 2}
