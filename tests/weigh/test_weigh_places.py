"""Where an occurrence lies that happened on the water, with ports that its people were brought to."""

import pytest
from match_build import DAY, Bench, claim, on, place, told

from whence.match import utterances
from whence.model.base import replace
from whence.model.said import Where
from whence.model.vocabulary import IncidentType, PlacePrecision, QuestionKind
from whence.weigh import weigh
from whence.weigh.places.places import called_whole, is_water


def told_in(*places: Where) -> str | None:
    """Return where an incident lies whose reports name one of `places` each."""
    bench = Bench()
    for n, where in enumerate(places):
        text = f"Gunmen took the ferry Quell and its crew on Friday, paper {n} says."
        report = told(text, outlet=f"Paper {n}", published=DAY.replace(hour=12 + n))
        bench.add(report, [claim(report, "Gunmen took the ferry Quell", IncidentType.ABDUCTION, places=(where,), times=(on(),))])
    (incident,) = bench.index.incidents()
    evidence = bench.evidence(incident)
    return weigh(incident, evidence, utterances(incident, evidence, register=bench.register), register=bench.register).place


def water(name: str) -> Where:
    """Return a water that no gazetteer holds."""
    return replace(place(name), precision=PlacePrecision.REGION)


STRAIT = water("Strait of Velan")


def test_what_most_reports_tell_of_a_strait_lies_there_and_not_in_the_port_of_one() -> None:
    assert told_in(STRAIT, STRAIT, STRAIT, place("Dorvan")) == "Strait of Velan"


def test_a_town_that_half_as_many_reports_name_is_where_it_lies() -> None:
    assert told_in(STRAIT, STRAIT, place("Dorvan")) == "Dorvan"


def test_a_province_that_most_reports_name_does_not_outdo_its_town() -> None:
    assert told_in(water("Velan province"), water("Velan province"), water("Velan province"), place("Dorvan")) == "Dorvan"


@pytest.mark.parametrize(("name", "wet"), [("Lake Orsa", True), ("Gulf of Velan", True), ("Seaham", False), ("Orsa", False)])
def test_a_water_is_told_by_a_word_of_its_name(name: str, *, wet: bool) -> None:
    assert is_water(name) is wet


@pytest.mark.parametrize(
    ("name", "written", "called"),
    [
        ("Karsh", "Karsh bridge", "Karsh bridge"), ("Velan", "Velan market", "Velan market"), ("Navin", "Navin prison", "Navin"),
        ("Dorvan", "Dorvan prison", "Dorvan prison"), ("Orsa", "Orsa", "Orsa"),
    ],
)  # fmt: skip
def test_a_site_that_is_called_by_its_town_is_shown_with_its_kind(name: str, written: str, called: str) -> None:
    site = replace(place(name), as_written=written, precision=PlacePrecision.SITE)
    assert called_whole(site, {"dorvan"}) == called


def test_what_happened_at_a_pass_happened_there_and_is_no_rival_of_a_town() -> None:
    bench = Bench()
    for n, where in enumerate((replace(place("Karsh Pass"), precision=PlacePrecision.SITE, place=None), place("Dorvan"))):
        report = told(
            f"Guards shot at each other on Friday, paper {n} says.", outlet=f"Paper {n}", published=DAY.replace(hour=12 + n)
        )
        at = {"sites": (where,), "places": (place("Dorvan"),)} if n == 0 else {"places": (where,)}
        bench.add(report, [claim(report, "Guards shot at each other", IncidentType.ARMED_CLASH, times=(on(),), **at)])
    incident = bench.index.incidents()[0]
    evidence = bench.evidence(incident)
    result = weigh(incident, evidence, utterances(incident, evidence, register=bench.register), register=bench.register)
    where = next(q for q in result.questions if q.question is QuestionKind.WHERE)
    assert {a.value.place for a in where.answers} == {"Karsh Pass", "Dorvan"} and not where.contradicted
