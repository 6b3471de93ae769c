"""Places that no gazetteer holds, told by the words around them; all names are invented."""

import pytest
from claims_build import report

from whence.model.said import Where
from whence.model.vocabulary import PlacePrecision as P
from whence.model.vocabulary import PlaceRelation as R
from whence.read.lines.lines import page


def places(*lines: str) -> dict[str, Where]:
    return {where.name: where for where in page(report(*lines)).wheres}


@pytest.mark.parametrize(
    ("words", "name", "precision", "relation"),
    [
        ("Two men died in Quellmar on Friday.", "Quellmar", P.SETTLEMENT, R.IN),
        ("Two men died in the besieged town of Vosk Umar.", "Vosk Umar", P.SETTLEMENT, R.IN),
        ("Two men died near the port city Zhurnavik.", "Zhurnavik", P.SETTLEMENT, R.NEAR),
        ("Shells fell on the outskirts of Quellmar.", "Quellmar", P.SETTLEMENT, R.EDGE_OF),
        ("A mine lay 12 km north of Quellmar.", "Quellmar", P.SETTLEMENT, R.NEAR),
        ("Clashes spread in the north of Quellmar.", "Quellmar", P.SETTLEMENT, R.IN),
        ("A boat sank off Cape Dromel.", "Cape Dromel", P.REGION, R.NEAR),
        ("Aid reached Quellmar district after a week.", "Quellmar", P.DISTRICT, R.IN),
        ("Fighting in the northern province of Zhurna went on.", "Zhurna", P.PROVINCE, R.IN),
        ("Snow fell on the Orvath pass again.", "Orvath", P.POINT, R.IN),
        ("Two men were shot at the Orvath quarry.", "Orvath", P.SITE, R.IN),
        ("A bus burned on Tanner Street.", "Tanner Street", P.POINT, R.IN),
        ("Guards fired at the checkpoint at Kilometre 31.", "Kilometre 31", P.POINT, R.IN),
        ("Troops crossed the Dhurn at night.", "Dhurn", P.REGION, R.IN),
        ("Ain Hurra, a village of herders, was empty.", "Ain Hurra", P.SETTLEMENT, R.IN),
        ("Rebels entered Vosk Umar, a river town in the north.", "Vosk Umar", P.SETTLEMENT, R.IN),
        ("Troops left Quellmar, a port city, on Friday.", "Quellmar", P.SETTLEMENT, R.IN),
        ("A column attacked Quellmar at dawn and said that it had entered the town.", "Quellmar", P.SETTLEMENT, R.IN),
        ("A clerk died in the police station of Quellmar.", "Quellmar", P.SETTLEMENT, R.IN),
        ("Nine were born in the hospital of Dustrop.", "Dustrop", P.SETTLEMENT, R.IN),
        ("A dam on the Dhurn, the river that divides the two armies, burst.", "Dhurn", P.REGION, R.IN),
        ("A ferry sank on the Ost Veren, a lake in the hills.", "Ost Veren", P.REGION, R.IN),
        ("Boats crossed the Gulf of Quellmar.", "Gulf of Quellmar", P.REGION, R.IN),
        ("The army prepared a raid on Quellmar.", "Quellmar", P.SETTLEMENT, R.IN),
        ("A convoy left for Quellmar on Friday.", "Quellmar", P.SETTLEMENT, R.IN),
        ("A bus from Quellmar to Dustrop was stopped.", "Dustrop", P.SETTLEMENT, R.IN),
        ("They drove along the road to Kafr Dulam.", "Kafr Dulam", P.SETTLEMENT, R.IN),
    ],
)
def test_the_words_around_a_name_tell_that_it_is_a_place(words: str, name: str, precision: P, relation: R) -> None:
    where = places(words)[name]
    assert (where.precision, where.relation) == (precision, relation)


def test_a_place_so_told_has_no_position_and_is_not_certain() -> None:
    where = places("Two men died in Quellmar on Friday.")["Quellmar"]
    assert (where.place, where.lat, where.lon, where.country, where.certain) == (None, None, None, None, False)


@pytest.mark.parametrize(
    "words",
    [
        "The Vosk Umar Observer said that two men died.",
        "Quellmar's mayor said that two men died.",
        "Two men died, Mr Quellmar said.",
        "An analyst at Quellmar said that two men died.",
        "Two men of the Free Quellmar Movement died.",
        "It is forbidden in Resolution 2254 and in Ramadan.",
        "A letter from Quellmar was read out.",
        "Two men were shot by Quellmar police.",
        "He put his trust in a Quellmar rally.",
        "However, the main town was quiet.",
    ],
)
def test_names_of_persons_bodies_and_things_are_no_places(words: str) -> None:
    assert not places(words)


def test_whom_the_report_knows_for_a_person_is_no_place() -> None:
    assert not places("Governor Halim Dostur spoke on Friday. The town had lost faith in Dostur.")
    assert not places("Halim Dostur won the vote. A rift between Dostur and the army widened, and Dostur said so.")


def test_what_the_report_calls_a_group_is_no_place() -> None:
    assert not places("The Red Quellmar group struck again. Two men died in Red Quellmar.")


def test_names_listed_with_a_place_are_places() -> None:
    found = places("Houses burned in Quellmar and Dustrop, and in the villages of Ebbick, Torvane and Lesk.")
    assert set(found) == {"Quellmar", "Dustrop", "Ebbick", "Torvane", "Lesk"}
    road = places("The road between Quellmar and Dustrop was mined.")
    assert {where.relation for where in road.values()} == {R.BETWEEN} and len(road) == 2


def test_a_weaker_word_leads_to_a_place_that_is_told_elsewhere() -> None:
    assert not places("Word came from Quellmar.")
    listed = page(report("Word came from Quellmar. Two men died in Quellmar.")).wheres
    assert [where.name for where in listed] == ["Quellmar", "Quellmar"]


def test_a_part_of_a_longer_name_is_no_place() -> None:
    assert set(places("Two men died in Port Ashby on Friday.")) == {"Port Ashby"}


def test_a_country_in_a_longer_name_stays_a_country() -> None:
    assert places("Clashes in Upper Syria went on.")["Syria"].precision is P.COUNTRY


def test_where_a_place_lies_is_read_from_the_words_beside_it() -> None:
    assert places("Two men died in Quellmar, Syria, on Friday.")["Quellmar"].country == "SY"
    found = places("Two men died in Aleppo's Dhurrat district. Fires burned in Dhurrat district.")
    assert found["Dhurrat"].inside[0] == "Aleppo"


def test_a_name_that_the_report_gives_to_a_site_means_the_site() -> None:
    listed = page(report("Shells fell next to Quellmar prison. A guard at Quellmar fled.")).wheres
    assert [where.precision for where in listed] == [P.SITE, P.SITE]


def test_a_headline_in_capitals_tells_no_place_by_its_form() -> None:
    assert not places("Gunmen Storm Market In Quellmar Killing Nine")


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Shells fell on Benghazi on Friday.", "A bus burned in Benghazzi that night.", "Benghazzi"),
        ("Gunmen entered Kassala at dawn.", "Two guards were shot in Kassalla.", "Kassalla"),
        ("The mayor of Maiduguri fled.", "A depot burned in Maidugury and in Maidugiri.", "Maidugiri"),
    ],
)
def test_a_name_that_is_a_letter_off_a_town_of_the_report_is_that_town(first: str, second: str, name: str) -> None:
    found = {where.as_written: where for where in page(report(first, second)).wheres}
    town = next(where for where in found.values() if where.place is not None)
    assert found[name].place == town.place
    assert found[name].name == town.name


def test_a_name_less_like_it_stays_a_place_of_its_own() -> None:
    found = places("Shells fell on Benghazi on Friday.", "A bus burned in Benghasari that night, and one in Enghazi.")
    assert found["Benghasari"].place is None
    assert found["Enghazi"].place is None


def test_the_station_of_a_town_is_called_by_it_and_the_town_is_no_station() -> None:
    lines = (
        "Nine people were hurt at Quellmar police station on Friday.",
        "A clerk died in the Quellmar station as well.",
        "A trader died in the police station of Quellmar.",
    )
    assert places(*lines)["Quellmar"].precision is P.SETTLEMENT


def test_whom_somebody_attacked_is_no_place_by_that_verb_alone() -> None:
    assert "Belgrin" not in places("A gang attacked Belgrin on Friday and fled.")


def test_a_power_station_may_have_a_name_of_its_own() -> None:
    found = places("Drones hit the power station of Quellmar.", "Nobody was hurt at Quellmar power station.")
    assert found["Quellmar"].precision is not P.SETTLEMENT
