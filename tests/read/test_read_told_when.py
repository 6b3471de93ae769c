"""On which day something happened: not when somebody told it, or when a count stood, and counted back where the words say so."""

import pytest
from claims_build import told

from whence.model.said import Frame


def frames(text: str) -> list[Frame]:
    """Return the frames that are read in a text, in its order."""
    return [claim.frame for claim in told(text) if claim.frame is not None]


def days(text: str) -> list[tuple[str, ...]]:
    """Return, per occurrence, the times as written."""
    return [tuple(when.as_written for when in frame.times) for frame in frames(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The number of people known to have died in the fire climbed to 12 on Wednesday, the governor said.",
        "As of Friday, 31 people had died in the flood at Halm.",
        "Rescuers on Thursday put the number of dead from the landslide at 40.",
        "Police on Friday confirmed that twelve people were killed in the blast at Halm.",
        "At least nine people drowned in the flood, Ada Bron told Blue Wire on Sunday.",
        "The mayor, reached by telephone on Friday, said nine people had been killed in Halm.",
        "Rebels lowered the number of men whom they say they abducted in Halm from seven to five on Thursday.",
        "The ministry revised its figure of those killed in the crash from 41 to 46 on Friday.",
        "Officials raised the death toll to at least 31 people on Sunday.",
        "The prosecutor opened a criminal investigation Thursday into the death of Ada Bron, a trader, in Halm.",
        "Parliament began an inquiry on Monday into the fire that killed nine people in Halm.",
        "In Tuesday's edition we wrote that seventeen people had been killed in Halm.",
        "At Monday's press conference the minister said that nine people were killed in Halm.",
        "The dead in Halm number eight, and not nine as you read here on Thursday.",
        "The ministry on Sunday corrected its tally of those killed in the landslide to 40.",
    ],
)
def test_a_day_on_which_somebody_told_or_counted_is_none_of_the_occurrence(text: str) -> None:
    assert frames(text) and all(times == () for times in days(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The death toll from Monday's bridge collapse in Halm rose to 31 on Friday, officials said.", "Monday"),
        ("Police on Friday killed twelve people in Halm.", "Friday"),
        ("Nine people were killed in Monday's attack on Halm.", "Monday"),
        ("Soldiers moved into Halm on Friday and killed nine people.", "Friday"),
        ("The flood reached Halm on Tuesday and killed nine people.", "Tuesday"),
        ("The rebels, who reached Halm on Friday, killed nine people.", "Friday"),
        ("The governor told the Council on Monday that twelve people had been shot on Sunday in Halm.", "Sunday"),
    ],
)
def test_the_day_on_which_it_happened_stays(text: str, day: str) -> None:
    assert (day,) in days(text)


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        (
            "The chief was suspended on Tuesday, two days after officers shot three people in Halm.",
            "two days after",
            "2023-05-14",
        ),
        ("The governor resigned on Thursday, a week after the attack in Halm killed nine people.", "a week after", "2023-05-04"),
        (
            "Nine people drowned, Ada Bron told Blue Wire on Thursday, four days after the dam in Halm collapsed.",
            "four days after",
            "2023-05-07",
        ),
    ],
)
def test_what_days_are_counted_from_happened_so_many_days_before(text: str, written: str, day: str) -> None:
    found = [when for frame in frames(text) for when in frame.times if when.as_written == written]
    assert found and all(when.start is not None and when.start.date().isoformat() == day for when in found)


@pytest.mark.parametrize(
    "text",
    [
        "Three days after Saturday's massacre in Halm the number has gone up again.",
        "Two days after the detonations of 11 May at the Halm arsenal, shelters hold 1,460 displaced people.",
    ],
)
def test_a_day_that_belongs_to_what_is_counted_from_is_not_counted_back_from(text: str) -> None:
    assert frames(text)
    assert not any("days after" in when.as_written for frame in frames(text) for when in frame.times)


def test_the_start_of_what_lasts_is_no_day_of_an_occurrence() -> None:
    text = "A car bomb killed six people in Halm on Thursday, two days after the start of the Ostran offensive."
    assert all(when.as_written != "two days after" for frame in frames(text) for when in frame.times)


@pytest.mark.parametrize(
    "text",
    [
        "Eleven men were kidnapped in Halm; the mayor says a market was shelled in October.",
        "Rebels ambushed a convoy near Orlit; a clinic had been bombed in January.",
        "Nine people drowned in the flood; the town was shelled in November.",
    ],
)
def test_a_time_behind_a_semicolon_is_of_what_is_told_there(text: str) -> None:
    first, *_, last = frames(text)
    assert first.times == () and last.times


def test_a_time_before_a_semicolon_goes_on() -> None:
    assert all(times == ("Friday",) for times in days("On Friday eleven men were kidnapped in Halm; a shop was burned."))


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Seven people were killed at Marrow provincial prison on Monday.", "Marrow"),
        ("Shells hit the Halm cattle market on Monday, killing nine.", "Halm"),
        ("A drone hit the Orlit army checkpoint on Tuesday.", "Orlit"),
    ],
)
def test_a_site_may_have_a_plain_word_between_its_name_and_its_noun(text: str, site: str) -> None:
    assert site in [where.name for frame in frames(text) for where in frame.sites]


@pytest.mark.parametrize(
    "text",
    [
        "Two drones hit the Kesra displacement camp before dawn.",
        "Shells fell on a refugee camp near Halm and killed nine people.",
        "Nine people were shot dead at a displacement site outside Orlit.",
    ],
)
def test_a_displacement_camp_displaces_nobody(text: str) -> None:
    assert frames(text) and all(frame.type.value != "displacement" for frame in frames(text))


@pytest.mark.parametrize(
    "text",
    [
        "Six soldiers fell on the field of honour.",
        "Two of our fighters fell as martyrs.",
        "Four men of the brigade fell in battle.",
    ],
)
def test_the_fallen_are_dead(text: str) -> None:
    assert any(figure.of == "killed" for frame in frames(text) for figure in frame.figures)


@pytest.mark.parametrize(
    "text",
    [
        "Nine farmers were shot dead, Marta Ilo, the mayor of the town, told the paper.",
        "At least thirty people were killed, Abel Dorn, an elder of the village, said by telephone.",
        "Shells hit a school, Ruth Sabel, a teacher from the district, told reporters.",
    ],
)
def test_somebody_of_the_village_is_no_village(text: str) -> None:
    assert frames(text) and all(not frame.places for frame in frames(text))


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Shells fell on Halm, a farming village, on Monday.", "Halm"),
        ("Shells fell on Kesra, the regional capital, on Monday.", "Kesra"),
    ],
)
def test_a_name_that_is_called_a_village_is_one(text: str, town: str) -> None:
    assert [where.name for frame in frames(text) for where in frame.places] == [town]
