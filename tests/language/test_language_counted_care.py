"""People who are counted by what doctors did for them, or by the harm they came with."""

import pytest

from whence.language.figures.quantities import figures


def counts(words: str) -> list[tuple[float | None, str | None]]:
    return [(figure.lo, figure.of) for figure in figures(words)]


@pytest.mark.parametrize(
    "words",
    [
        "By noon 26 people had been treated, most of them for cuts.",
        "The Selma infirmary has treated 26 people since the wall came down.",
        "Surgeons in Orvik are treating 26 people from the tram.",
        "26 dockers were taken in two lorries to the district hospital.",
        "Neighbours drove 26 people to a clinic in the next valley.",
        "The Maritime Hospital admitted 26 patients on Sunday night.",
        "26 pilgrims have been admitted with stab and bullet wounds.",
        "26 men in overalls were rushed to the nearest hospital.",
        "About noon 26 people sought medical attention.",
        "26 firefighters needed treatment after the roof fell.",
        "26 passengers suffered light burns.",
        "26 shepherds with signs of poisoning were carried down.",
        "26 children were poisoned at a camp near Lorn.",
        "14.58 Ambulance service: 26 treated on the spot.",
        "Overnight the number in hospital rose to 26.",
        "26 cyclists ended up in hospital.",
        "26 tenants were overcome by the fumes.",
        "26 weavers were exposed to a cloud of ammonia.",
        "In the tunnel 26 commuters lost consciousness.",
        "26 boys were brought in with breathing difficulties.",
    ],
)
def test_who_was_treated_or_brought_in_is_counted_as_hurt(words: str) -> None:
    assert (26.0, "wounded") in counts(words)


@pytest.mark.parametrize(
    "words",
    [
        "The 26 prisoners were treated badly.",
        "26 women were treated as cooks and cleaners.",
        "26 lawyers were admitted to the bar.",
        "26 patients were taken to another hospital when the boiler failed.",
        "26 clerks received a letter from the ministry.",
        "26 guests were treated to a concert.",
        "26 streets were affected by the strike.",
        "Nine passengers got off unhurt, and 26 went on by bus.",
    ],
)
def test_who_is_dealt_with_moved_or_let_in_is_not_hurt(words: str) -> None:
    assert "wounded" not in [of for _, of in counts(words)]


def test_those_kept_in_are_a_part_of_those_treated() -> None:
    assert counts("Forty people had been treated since Monday, 12 of whom had been kept in.") == [
        (40.0, "wounded"),
        (12.0, "part of a count"),
    ]


@pytest.mark.parametrize(
    "words", ["Two of the wounded have been flown south.", "Two of the injured are children, a porter said."]
)
def test_some_of_the_wounded_are_no_count_of_them(words: str) -> None:
    assert counts(words) == [(2.0, "part of a count")]
