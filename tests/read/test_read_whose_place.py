"""Places that are a ship's flag, a weapon's, a paper's town, where people are from, or where somebody told it: no place of what happened."""

import pytest
from claims_build import claims, report


def places(*paragraphs: str) -> set[str]:
    return {w.name for c in claims(report(*paragraphs)) if c.frame is not None for w in c.frame.places}


def test_where_somebody_telephoned_from_is_not_where_it_happened() -> None:
    told = "One of those freed told The Harbour Wire by telephone from a hotel in Muscat that guards had beaten them."
    assert "Muscat" not in places(told)
    assert "Muscat" in places("Guards in Muscat beat two prisoners to death, she said by telephone.")


def test_a_flag_is_not_where_a_ship_was_seized() -> None:
    assert "Panama" not in places("Gunmen seized a trawler with the flag of Panama and killed its cook.")
    assert "Panama" not in places("The flag registry of Panama said that gunmen had killed the cook of the trawler.")
    assert "Panama" in places("Gunmen killed two people in Panama.")


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("The president told reporters in Ankara on Monday that gunmen had killed nine villagers.", "Ankara"),
        ("Speaking in Geneva, the envoy said that soldiers had burned two farms.", "Geneva"),
        ("Nine herders were shot dead, the minister said at a news conference in Nairobi.", "Nairobi"),
    ],
)
def test_where_hearers_sit_in_a_city_is_not_where_it_happened(words: str, city: str) -> None:
    assert city not in places(words)


def test_whoever_calls_the_press_into_a_village_may_speak_of_it() -> None:
    assert "Quellmar" in places("The mayor told reporters in Quellmar that gunmen had killed nine villagers.")
    assert "Nairobi" in places("Gunmen killed nine reporters in Nairobi on Monday.")


def test_the_day_on_which_hearers_were_told_is_not_the_day_it_happened() -> None:
    told = claims(report("The minister told parliament in Paris on Wednesday that gunmen had killed nine villagers."))
    assert [c.frame.times for c in told if c.frame is not None] == [()]


@pytest.mark.parametrize(
    ("words", "town"),
    [
        ("Five men broke out of a prison in Larnaca, a Madrid daily reported.", "Madrid"),
        ("A newspaper in Lisbon said that rebels had shelled a school in Larnaca.", "Lisbon"),
        ("Gunmen stormed a court in Larnaca, according to the weekly Bergama.", "Bergama"),
    ],
)
def test_the_town_of_a_paper_is_not_where_it_happened(words: str, town: str) -> None:
    assert town not in places(words)
    assert "Larnaca" in places(words)


def test_a_paper_that_is_stormed_is_where_it_happened() -> None:
    assert "Lisbon" in places("Gunmen stormed a newspaper in Lisbon and killed two editors.")


@pytest.mark.parametrize(
    "words",
    [
        "Displaced people, among them families from Zaria, were shot at in Kassala.",
        "Gunmen killed nine miners in Kassala, many of them from Zaria.",
        "Soldiers beat eleven students in Kassala, including girls from Zaria.",
    ],
)
def test_where_a_part_of_some_people_are_from_is_not_where_it_befell_them(words: str) -> None:
    assert places(words) == {"Kassala"}


def test_villagers_from_a_place_may_have_fled_it() -> None:
    assert "Zaria" in places("Villagers from Zaria fled after the attack.")


@pytest.mark.parametrize(
    "words",
    [
        "Prisoners escaped from the jail of Kassala towards Khartoum.",
        "Families fled Kassala to Khartoum on Monday.",
        "Inmates of the jail of Kassala walked off in the direction of Khartoum.",
    ],
)
def test_where_those_who_leave_are_going_is_not_where_they_left(words: str) -> None:
    assert places(words) == {"Kassala"}


def test_where_they_went_is_a_place_where_no_other_is_named() -> None:
    assert "Khartoum" in places("Hundreds of families fled to Khartoum on Monday.")
    assert "Khartoum" not in places("Hundreds of inmates escaped from the jail in the direction of Khartoum on Monday.")


def test_a_body_with_a_sites_noun_in_its_name_is_no_site() -> None:
    for body in ("Northern Hospital Workers Union", "State Prison Officers Association", "Republican Mine Rescue Service"):
        told = claims(report(f"The {body} said that two nurses were shot in Kassala."))
        assert not [w.name for c in told if c.frame is not None for w in c.frame.sites]


@pytest.mark.parametrize(
    "words",
    [
        "Nine people were killed by drones that took off from the air base at Dumat.",
        "Two rockets fired from the hills above Dumat hit a bakery in Karsh and killed six.",
        "A missile launched from Dumat killed four people on Friday.",
    ],
)
def test_where_a_weapon_was_launched_from_is_not_where_it_struck(words: str) -> None:
    assert "Dumat" not in places(words)


def test_where_people_fled_or_were_taken_from_is_where_it_happened() -> None:
    assert "Dumat" in places("Gunmen kidnapped six people from a bus in Dumat.")
    assert "Dumat" in places("Drones killed nine people in Dumat who came from the hills.")


@pytest.mark.parametrize(
    ("words", "town"),
    [
        ("A team of inspectors in Larnaca heard explosions in the distance, and two people were killed.", "Larnaca"),
        ("Fishermen at Larnaca said that they had heard distant explosions during the night.", "Larnaca"),
        ("The explosion was felt as far away as Lisbon.", "Lisbon"),
        ("From the roofs of Bergama people saw a warehouse burn in the distance after an air strike.", "Bergama"),
    ],
)
def test_where_something_was_heard_from_afar_is_not_where_it_happened(words: str, town: str) -> None:
    assert town not in places(words)
    assert "Larnaca" in places("Residents of Larnaca heard explosions, and two people were killed in Larnaca.")
