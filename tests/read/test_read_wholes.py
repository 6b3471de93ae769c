"""One number that answers two questions: how many there were in all, and what became of them."""

import pytest
from claims_build import claims, report


def told(words: str) -> set[tuple[float | None, str | None]]:
    return {
        (f.lo, "held" if f.of == "detained" else f.of)
        for c in claims(report(words))
        for f in (*(c.frame.figures if c.frame else ()), *c.figures)
    }


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("All 21 people aboard were rescued, the coastguard said.", {"aboard", "rescued"}),
        ("All 21 crew were taken off by a tug.", {"aboard", "rescued"}),
        ("All 21 crew survived.", {"aboard", "rescued"}),
        ("All 21 people kidnapped on Thursday were freed on Saturday night.", {"abducted", "released"}),
        ("All 21 prison officers held by the mutineers were freed unharmed.", {"abducted", "released"}),
        ("21 men were arrested and later bailed.", {"held", "released"}),
        ("21 engineers were taken from a guest house on Wednesday and returned on Thursday.", {"abducted", "released"}),
    ],
)
def test_a_number_is_told_by_both_names(words: str, counted: set[str]) -> None:
    assert {(21.0, of) for of in counted} <= told(words)


def test_those_of_whom_some_are_told_are_counted_as_well() -> None:
    assert {(9.0, "rescued"), (14.0, "aboard")} <= told("Nine of the 14 men on board were picked up by a pilot launch.")


def test_a_crew_between_commas_behind_a_ship_is_aboard() -> None:
    assert (23.0, "aboard") in told("Armed men boarded the bulk carrier Halcyon Pride, 23 crew, south of Cape Varo.")


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("Six passengers were hurt.", "aboard"),
        ("Seven people kidnapped on Thursday were freed.", "abducted"),
        ("21 men were arrested and two released.", "released"),
        ("21 men who were arrested and the clerk have gone home.", "released"),
    ],
)
def test_some_are_not_all_and_others_are_not_the_same(words: str, of: str) -> None:
    assert of not in {counted for number, counted in told(words) if number not in (2.0,)}
