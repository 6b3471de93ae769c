"""Counts of the dead, missing and carried that no occurrence of their sentence has, and what a figure counts beside a toll."""

import pytest
from claims_build import claims, report

from whence.model.said import Claim
from whence.model.vocabulary import Modality, Polarity, QuestionKind


def counted(*paragraphs: str) -> list[tuple[str, str | None]]:
    said = claims(report(*paragraphs))
    return sorted({(f.as_written, f.of) for c in said for f in c.figures if not f.standing})


def about_counts(*paragraphs: str) -> list[Claim]:
    return [c for c in claims(report(*paragraphs)) if c.about is QuestionKind.HOW_MANY]


def test_who_was_on_the_ferry_is_a_claim_of_its_own() -> None:
    (claim,) = about_counts("It maintains that 63 people were on the ferry.")
    assert [(f.lo, f.of, f.standing) for f in claim.figures] == [(63.0, "aboard", False)]


@pytest.mark.parametrize(
    "words",
    [
        "The owner counted 63 persons on board and not 90.",
        "The list has 63 people on the ferry, nine of them crew.",
    ],
)
def test_what_is_denied_or_a_share_is_no_count_left(words: str) -> None:
    assert {written for written, of in counted(words) if of == "aboard"} == {"63"}


def test_troops_that_would_be_pulled_out_are_not_rescued() -> None:
    assert not [
        of for _, of in counted("The remaining troops, about 900 of them, would be pulled out of the area.") if of == "rescued"
    ]


def test_those_pulled_alive_from_the_water_are_not_among_the_dead() -> None:
    found = counted("At least 12 people have died and 30 have been pulled alive from the water after a boat sank off Dorn.")
    assert ("At least 12", "killed") in found and ("30", "rescued") in found


def test_an_old_total_is_given_by_nobody() -> None:
    found = counted(
        "The ministry on Tuesday lowered the number of people confirmed dead in the sinking of the Anja from 61 to 58."
    )
    assert ("58", "killed") in found and "61" not in {written for written, _ in found}


def test_who_does_not_rule_something_out_denies_nothing() -> None:
    said = claims(report("She could not rule out that villagers had been killed in the raid on Dorn."))
    assert said and not [c for c in said if c.polarity is Polarity.DENIED]
    assert not [c for c in said if c.frame is not None and c.modality is Modality.ASSERTED]


def test_figures_of_a_report_stay_where_the_text_has_them() -> None:
    item = report("It maintains that 63 people were on the ferry.")
    assert all(item.text[f.start : f.end] == f.as_written for c in about_counts(item.text) for f in c.figures)


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("He said that eleven hamlets were under water.", {("eleven", "houses")}),
        (
            "The mayor put the number of flooded hamlets at four, while the farmers spoke of nine.",
            {("four", "houses"), ("nine", "houses")},
        ),
        ("Some 900 people had been brought to higher ground by daybreak.", {("Some 900", "displaced")}),
        ("Two empty boxes were scorched, she said.", {("Two", "boxes")}),
    ],
)
def test_things_lost_and_people_brought_away_are_counts_left(words: str, counts: set[tuple[str, str]]) -> None:
    assert {(f.as_written, f.of) for c in about_counts(words) for f in c.figures if not f.standing} == counts


def test_houses_that_nothing_happened_to_are_no_count_left() -> None:
    assert not counted("The police searched 12 houses in the evening.")


def test_the_whole_that_some_were_freed_from_is_not_freed() -> None:
    found = counted("The navy released nine of the 23 crew of the trawler on Friday.")
    assert ("23", "released") not in found


def test_a_bare_number_that_somebody_speaks_of_counts_those_of_the_sentence_before() -> None:
    found = counted(
        "Fourteen people were wounded in the blast at Dorn, the clinic said.", "The owner until now speaks of eleven."
    )
    assert ("eleven", "wounded") in found


def test_who_went_down_where_a_mine_is_told_of_is_under_ground() -> None:
    assert ("52", "underground") in counted("Rescuers are at the Dorn mine.", "52 men went down last night, the union says.")
    assert ("52", "underground") not in counted("Rescuers are at the quay.", "52 men went down with the trawler.")


def test_those_caught_again_did_not_get_away_once_more() -> None:
    found = counted(
        "Thirty-eight prisoners escaped from the jail of Dorn on Sunday and 21 of them are back behind bars, she said."
    )
    assert ("21", "recaptured") in found


def test_a_count_keeps_the_day_long_past_that_its_sentence_names() -> None:
    lost = "The MV Anja went down near Dorn in February 2021 with the loss of 46 lives."
    (claim,) = [c for c in about_counts("A ferry sank off Dorn on Tuesday.", lost) if c.figures[0].lo == 46]
    assert [when.start.year for when in claim.times if when.start] == [2021]
    recalled = about_counts("The public will recall that in March the MV Anja went down with the loss of seven lives.")
    assert [when.as_written for c in recalled for when in c.times] == ["in March"]


@pytest.mark.parametrize(
    ("told", "then", "of"),
    [
        ("Some 900 people were moved out of the valley.", "The rescue service put the number at 640.", "displaced"),
        ("The hospital has treated 41 people.", "The ministry's figure was 52.", "wounded"),
        ("Police have taken 30 students prisoner.", "The students' own count is 48.", "detained"),
        ("Twelve people lost their lives in the blast.", "It now stands at 15.", "killed"),
    ],
)
def test_a_total_by_its_name_alone_counts_those_of_the_sentence_before(told: str, then: str, of: str) -> None:
    assert of in {kind for written, kind in counted(told, then) if written in then}


def test_a_total_of_votes_counts_nobody_before() -> None:
    assert not [of for written, of in counted("Nine guards were hurt.", "The winner polled 640.") if written == "640"]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Four conscripts were in Norlandic hands, the staff said.", "Four"),
        ("Lawyers know of 214 people detained after the march.", "214"),
        ("Seven pilots are under arrest, a court clerk said.", "Seven"),
        ("The column took nine policemen captive at the bridge, its commander said.", "nine"),
    ],
)
def test_who_was_taken_is_no_standing_stock(words: str, written: str) -> None:
    assert {of for w, of in counted(words) if w == written} <= {"detained", "held"}
    assert [w for w, _ in counted(words) if w == written]


@pytest.mark.parametrize(
    "words",
    [
        "Three students are missing since soldiers came to the hostel.",
        "Three herders have been missing from the camp since a police raid.",
    ],
)
def test_who_is_missing_is_not_said_to_be_abducted(words: str) -> None:
    assert "abducted" not in {of for _, of in counted(words)}
