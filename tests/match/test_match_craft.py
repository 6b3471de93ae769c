"""Ships and flights by name: what is common to reports of an occurrence that lies near no town."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from match_build import DAY, Bench, claim, incidents_in, on, told

from whence.match.likeness.signals import compare
from whence.match.sketches.craft import craft_in
from whence.match.sketches.sketch import sketch_of
from whence.model.captured import Report
from whence.model.vocabulary import IncidentType, MembershipRole

SEIZED = "The tanker Aurelia was seized by coast guards in the gulf."
STORMED = "Commandos stormed a merchant vessel at dawn. The Aurelia had called for help."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The tanker Aurelia Star was held.", ["aurelia star"]),
        ("Another trawler, the Corvo, sank.", ["corvo"]),
        ("A vessel named Corvo sank.", ["corvo"]),
        ("The bulk carrier Lady Ann was hit.", ["lady ann"]),
        ("MT CORVO went dark.", ["corvo"]),
        ("The Corvo, a Maltese-flagged tanker, sank.", ["corvo"]),
        ("The frigate HMS Daring sailed.", ["daring"]),
        ("Flight QZ8501 is lost.", ["flight qz8501"]),
        ("The ferry Friday was late.", []),
        ("On the ship, the Navy said, nobody was hurt.", []),
        ("The flag carrier Borea Airlines said so.", []),
        ("They ship Tuesday. The Herald said so.", []),
    ],
)
def test_a_ship_is_known_by_the_word_beside_its_name(text: str, names: list[str]) -> None:
    assert list(dict.fromkeys(craft.name for craft in craft_in(text) if craft.sure)) == names


@given(st.text(max_size=200))
def test_names_stand_where_they_are_said_to(text: str) -> None:
    found = craft_in(text)
    assert list(found) == sorted(found)
    assert all(0 <= craft.start < len(text) for craft in found)


def _signals(
    one: Report, words: str, kind: IncidentType, other: Report, theirs: str, there: IncidentType, *, later: int = 0
) -> set[str]:
    a = sketch_of([claim(one, words, kind, times=(on(),))], one)
    b = sketch_of([claim(other, theirs, there, times=(on(DAY + timedelta(days=later)),))], other)
    return {s.name for s in compare(a, b, outcomes=True)}


def test_what_befell_one_ship_on_one_day_is_one_whatever_it_is_called() -> None:
    seized, stormed = told(SEIZED, outlet="The Herald"), told(STORMED, outlet="The Post")
    names = _signals(seized, "seized", IncidentType.DETENTION, stormed, "stormed a merchant vessel", IncidentType.ARMED_CLASH)
    assert {"same craft", "types can be one"} <= names


def test_a_decision_about_a_ship_is_not_what_befell_it() -> None:
    seized, talks = told(SEIZED, outlet="The Herald"), told("The tanker Aurelia was the subject of a deal.", outlet="The Post")
    assert "types differ" in _signals(seized, "seized", IncidentType.DETENTION, talks, "a deal", IncidentType.AGREEMENT)


def test_two_ships_are_two_occurrences() -> None:
    seized, hit = told(SEIZED, outlet="The Herald"), told("The trawler Corvo was seized in the gulf.", outlet="The Post")
    assert "other craft" in _signals(seized, "seized", IncidentType.DETENTION, hit, "seized", IncidentType.DETENTION)


def test_two_names_that_may_be_a_ships_tie_nothing() -> None:
    text = "A ship was stopped. The Council said so."
    one, other = told(text, outlet="The Herald"), told(text, outlet="The Post")
    assert "same craft" not in _signals(one, "A ship", IncidentType.DETENTION, other, "A ship", IncidentType.DETENTION)


def test_the_release_of_a_ship_is_the_end_of_its_seizure() -> None:
    seized, freed = told(SEIZED, outlet="The Herald"), told("The crew of the tanker Aurelia was freed.", outlet="The Post")
    kinds = (IncidentType.DETENTION, IncidentType.RELEASE_TRANSFER)
    assert "end of it" in _signals(seized, "seized", kinds[0], freed, "was freed", kinds[1], later=5)
    assert "end of it" not in _signals(seized, "seized", kinds[0], freed, "was freed", kinds[1], later=500)
    assert "end of it" not in _signals(seized, "seized", kinds[0], freed, "was freed", kinds[1], later=-5)


def test_reports_of_one_ship_make_one_incident() -> None:
    bench = Bench()
    first, second = told(SEIZED, outlet="The Herald"), told(STORMED, outlet="The Post")
    opened = incidents_in(bench.add(first, [claim(first, "seized", IncidentType.DETENTION, times=(on(),))]))
    records = bench.add(second, [claim(second, "stormed a merchant vessel", IncidentType.ARMED_CLASH, times=(on(),))])
    assert not incidents_in(records)
    assert [m.incident for m in records if getattr(m, "role", None) is MembershipRole.FOCUS] == [opened[0].id]
