"""Lands that no list holds, told by their people's adjective, and towns called by it; all names are invented."""

import pytest
from claims_build import report

from whence.model.vocabulary import PlacePrecision as P
from whence.read.lines.lines import page


def places(*lines: str) -> dict[str, P]:
    return {where.name: where.precision for where in page(report(*lines)).wheres}


@pytest.mark.parametrize(
    ("words", "land", "town"),
    [
        ("Ostravian officials said that rockets had hit a dam in western Ostravia, near Quellmar.", "Ostravia", "Quellmar"),
        ("A ferry went down off Hulvik in Norlund; Norlundish divers found nobody.", "Norlund", "Hulvik"),
        ("Gunmen robbed a bank in Vosk, in the south of Kelmar, as Kelmari police looked on.", "Kelmar", "Vosk"),
        ("Thousands marched in Tarnow Bay, the Merovan capital in all but name, and across Merova.", "Merova", "Tarnow Bay"),
    ],
)
def test_a_name_with_an_adjective_of_its_people_is_a_land(words: str, land: str, town: str) -> None:
    found = places(words)
    assert found[land] is P.COUNTRY
    assert found.get(town, P.SETTLEMENT) is not P.COUNTRY


@pytest.mark.parametrize(
    "words",
    [
        "Two men died in Quellmar on Friday, Ostravian officials said.",
        "Shells fell in Quellmara and on the road to Quellmar.",
        "The town of Ostravia lies on the lake, and Ostravian fishermen drowned in Ostravia city.",
    ],
)
def test_a_town_without_people_of_its_name_stays_a_town(words: str) -> None:
    assert P.COUNTRY not in places(words).values()


@pytest.mark.parametrize(
    ("words", "town"),
    [
        ("Three people drowned in the Ostravian city of Quellmar.", "Quellmar"),
        ("A depot burns in the Torvanian town of Kubrova after the attack.", "Kubrova"),
        ("Miners struck near the Kelmari village of Vosk Umar.", "Vosk Umar"),
        ("Police broke up a march outside the Merovan capital city of Ost Veren.", "Ost Veren"),
    ],
)
def test_a_town_called_by_its_land_has_one_name(words: str, town: str) -> None:
    assert list(places(words)) == [town]
