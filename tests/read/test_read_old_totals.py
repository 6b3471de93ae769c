"""What a total was before it changed is no count of its own."""

import pytest
from claims_build import claims, report


def killed(words: str) -> set[float | None]:
    return {f.lo for c in claims(report(words)) for f in (*(c.frame.figures if c.frame else ()), *c.figures) if f.of == "killed"}


@pytest.mark.parametrize(
    "words",
    [
        "Eleven people are dead, up from eight, after the blast in Sarn.",
        "The toll of the blast in Sarn rose to 11 from eight.",
        "Eleven people are dead, up from the eight announced on Monday, after the blast in Sarn.",
        "Eleven people are dead, down from an earlier eight, after the blast in Sarn.",
    ],
)
def test_an_earlier_total_is_not_counted(words: str) -> None:
    assert killed(words) == {11.0}


def test_a_number_from_which_nothing_changed_is_kept() -> None:
    assert killed("The blast in Sarn killed 11 people in nine houses.") == {11.0}
