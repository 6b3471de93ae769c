"""What numbers count that stand away from their noun, and numbers that count nobody."""

import pytest

from whence.language.figures.quantities import figures


def counts(words: str) -> list[tuple[str, str | None]]:
    return [(figure.as_written, figure.of) for figure in figures(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The number of miners known to have died in the collapse rose to 18 on Monday.", ("18", "killed")),
        ("The ministry raised its count of the dead from the sinking of the trawler Anja to 27.", ("27", "killed")),
        ("The mayor put the number of wounded at 40.", ("40", "wounded")),
        ("Nobody could say how many had died. The front cut its figure from 44 to 29.", ("29", "killed")),
        ("The village counted its dead. The prefect puts the missing at 12.", ("12", "missing")),
        ("The town hall lists 9 dead; the rebels speak of 15.", ("15", "killed")),
    ],
)
def test_a_total_that_is_changed_or_put_counts_what_its_sentence_tells_of(words: str, expected: tuple[str, str]) -> None:
    assert counts(words)[-1] == expected


def test_a_total_lowered_before_its_noun_counts_those_behind_it() -> None:
    found = counts("The front lowered to 29 from 44 the number of villagers it says were killed.")
    assert found[0] == ("29", "killed")


def test_a_falling_total_is_two_figures_and_no_range() -> None:
    assert [written for written, _ in counts("They lowered the number of people confirmed dead in the fire from 61 to 58.")] == [
        "61",
        "58",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "According to its owner 63 people were on the boat.",
        "The owner says that 63 passengers were aboard.",
        "Of the crew, the agent said, 63 persons had been on the manifest.",
        "The plane, which was carrying 63 people, came down.",
        "Persons aboard: 63.",
        "The ship travelled with on board 63 persons.",
    ],
)
def test_who_was_carried_is_counted_aboard(words: str) -> None:
    assert ("63", "aboard") in counts(words)


def test_a_second_number_on_who_was_aboard_counts_the_same() -> None:
    assert counts("At least 90 people were aboard. The owner says it was 63.")[-1] == ("63", "aboard")


@pytest.mark.parametrize("words", ["licensed to carry 40 passengers", "with a capacity of 40", "certified for 40 people"])
def test_what_may_be_carried_is_no_count_of_who_was_there(words: str) -> None:
    assert counts(f"The coach, {words}, left at noon.") == [("40", "capacity")]


def test_bodies_registered_twice_are_no_count_of_their_own() -> None:
    assert counts("Six bodies had been registered twice, the clerk said.") == [("Six", "counted twice")]


def test_lives_count_only_where_they_were_lost() -> None:
    assert counts("The liner went down with the loss of 33 lives.") == [("33", "killed")]
    assert counts("The vaccine changed 33 lives.")[0][1] is None


def test_an_hour_of_the_evening_counts_nobody() -> None:
    assert counts("The warning was pinned up at seven in the evening.") == []


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Fifty men were registered as underground when the roof fell.", {50: "underground"}),
        ("He put the number underground at 61.", {61: "underground"}),
        ("Three are missing out of 61, he said.", {3: "missing", 61: "whole of a count"}),
        ("The trawler has a crew of 12.", {12: "aboard"}),
        ("The crew number 12, the owner says.", {12: "aboard"}),
        ("A mine sank the launch, killing its crew of 12.", {12: "killed"}),
        ("Nine men were brought to high court.", {9: None}),
        ("The 12 members of the crew are well.", {12: "aboard"}),
        ("In the district hospital lie 8 miners.", {8: "wounded"}),
        ("The search for 15 colleagues goes on.", {15: "missing"}),
        ("Forty of them had been brought to the surface.", {40: "rescued"}),
        ("Some 300 people were brought to higher ground.", {300: "displaced"}),
        ("The number of dead has reached 17.", {17: "killed"}),
        ("She put the number of burned shops at seven.", {7: "houses"}),
        ("Four died; 22 were treated, he said.", {4: "killed", 22: "wounded"}),
    ],
)
def test_what_stands_away_from_its_noun_is_counted_by_its_clause(words: str, meant: dict[int, str]) -> None:
    assert {int(f.lo or 0): f.of for f in figures(words)} == meant


@pytest.mark.parametrize(
    "words", ["The alarm went off on 3, 5 and 9 June.", "Two versions of the night are told.", "22 were treated as enemies."]
)
def test_days_versions_and_treatment_as_something_count_nobody(words: str) -> None:
    assert not [f for f in figures(words) if f.of is not None]


def test_a_total_and_what_goes_on_from_it_are_two_numbers() -> None:
    assert [(f.lo, f.of) for f in figures("The toll has risen to nine and seven are still missing.")] == [
        (9.0, "killed"),
        (7.0, "missing"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Fifty men broke out and 31 of them are back behind bars.", ("31", "recaptured")),
        ("Nine are back in custody.", ("Nine", "recaptured")),
        ("The clinic treated 12 injured, two of them with burns; the owner speaks of ten.", ("ten", "wounded")),
    ],
)
def test_who_is_caught_again_and_who_is_meant_behind_a_part_of_a_count(words: str, expected: tuple[str, str]) -> None:
    assert counts(words)[-1] == expected


def test_those_held_of_people_told_of_before_are_no_stock_and_a_crew_in_hands_is_who_was_aboard() -> None:
    (held,) = [f for f in figures("We have 17 of them in our hands, the commander said.") if f.of == "detained"]
    assert not held.standing
    assert [f.standing for f in figures("The camp keeps 640 people in custody.") if f.of == "held"] == [True]
    assert counts("Her crew of 19 are in our hands.") == [("19", "aboard")]


@pytest.mark.parametrize(
    "text",
    [
        "The clinic took in 14 people with bullet wounds.",
        "Six boys with shrapnel wounds reached the town on a cart.",
        "They counted nine men with machete wounds.",
    ],
)
def test_people_with_wounds_are_counted_as_wounded(text: str) -> None:
    assert [f.of for f in figures(text)] == ["wounded"]


def test_graves_are_counted_as_graves_and_not_as_the_dead() -> None:
    assert [f.of for f in figures("We counted 26 fresh graves behind the mill.")] == ["graves"]
