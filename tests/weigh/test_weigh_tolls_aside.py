"""Dead and hurt whom a report counts at another occurrence, or calls a rumour, are no answer about its subject."""

import pytest
from match_build import told

from whence.language.figures.quantities import figures
from whence.weigh.questions.tolls_aside import is_told_aside

HEAD = "A bus left the road near Dorvan on Monday, killing a guard."


def aside(text: str, number: float) -> bool:
    """Return whether the last figure of this size is given to another occurrence by the report's words."""
    report = told(text, outlet="The Herald")
    figure = next(f for f in reversed(figures(report.text)) if f.lo == number)
    return is_told_aside(figure, report)


@pytest.mark.parametrize(
    "words",
    [
        "Last week at least 17 detainees suffocated in a container on the same road.",
        "People have been on edge since the bombing of a depot a week earlier, in which 17 people died.",
        "Cyclone Odal killed 17 people in the town a month earlier.",
        "In the same valley 17 people died when a trailer hit a mine.",
        "Dorvan is one stop from Melka, where two trains collided and 17 people lost their lives.",
        "The minister, who was still at Melka where 17 pilgrims died in the morning, sent condolences.",
        "Reports in social networks of 17 dead do not correspond to reality.",
    ],
)
def test_dead_of_another_time_or_place_or_of_a_rumour_are_not_the_subjects(words: str) -> None:
    assert aside(f"{HEAD} The driver ran off.\n{words}", 17)


@pytest.mark.parametrize(
    "words",
    [
        "By nightfall 17 people had died.",
        "The bus had come from Dorvan, where 17 people died.",
        "The hospital counted 17 dead.",
        "Two days earlier the mayor had put the dead at 17.",
        "Reports of 17 dead were confirmed by the hospital.",
        "The number of injured rose to 17 in the same week.",
    ],
)
def test_dead_of_the_subject_stay(words: str) -> None:
    assert not aside(f"{HEAD} The driver ran off.\n{words}", 17)


def test_what_came_before_is_another_occurrence_where_the_sentence_has_dead_and_a_place_of_its_own() -> None:
    assert aside("A flood killed two walkers near Dorvan on Saturday, a week after the wave that killed seven at Melka.", 7)
    assert not aside("Two more walkers died near Dorvan on Saturday, a week after the wave that killed seven at Melka.", 7)
    assert not aside("Police arrested a man on Saturday, a week after the blast that killed seven at Melka.", 7)


def test_where_the_world_looks_is_another_place() -> None:
    assert aside("While the world looks at Melka, where eleven hikers died, a second mountain has been busy.", 11)


def test_a_time_before_may_be_the_subject_where_the_head_tells_of_no_dead() -> None:
    assert not aside("Police arrested two men in Dorvan on Monday. They are 20.\nLast month 17 people died in the blast.", 17)
