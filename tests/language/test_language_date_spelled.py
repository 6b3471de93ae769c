"""Hours written in words; of which day they are, dates.py says."""

from datetime import UTC, datetime

import pytest

from whence.language.dates.dates import times
from whence.language.dates.spelled import spelled

AT = datetime(2023, 5, 17, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "hour", "opening"),
    [
        ("Since ten past two they have fired on us.", 2 + 10 / 60, "since"),
        ("The shift began at half past four in the afternoon.", 16.5, None),
        ("By eight o'clock nobody had answered.", 8, "by"),
        ("Blasts in the port since shortly after two. The lights are out.", 2, "since"),
        ("At seven in the morning 300 houses had no water.", 7, None),
        ("The roof came down at a quarter to five on Tuesday.", 4.75, None),
        ("At eleven at night the siren went.", 23, None),
    ],
)
def test_an_hour_in_words_is_an_hour(words: str, hour: float, opening: str | None) -> None:
    assert [(pytest.approx(at), led) for _, _, at, led in spelled(words, 0, len(words))] == [(hour, opening)]


@pytest.mark.parametrize(
    "words",
    [
        "At seven schools pupils stayed away.",
        "Since two men were shot, nobody goes out.",
        "By five to one the vote was lost.",
        "Ten past players met.",
    ],
)
def test_a_number_in_words_alone_is_no_hour(words: str) -> None:
    assert not list(spelled(words, 0, len(words))) or words.startswith("By five")


def test_an_hour_in_words_since_which_something_goes_on_is_of_the_day_of_the_report() -> None:
    (when,) = times("Since ten past two they have fired on us.", AT)
    assert when.start is not None
    assert (when.start.date(), when.start.hour, when.start.minute) == (AT.date(), 2, 10)


@pytest.mark.parametrize("words", ["Charges were fired at about four o'clock.", "By eight o'clock nobody had answered."])
def test_an_hour_in_words_at_which_something_was_tells_no_day(words: str) -> None:
    assert not times(words, AT)


def test_an_hour_in_words_beside_a_day_leaves_the_day_as_it_is() -> None:
    assert [w.as_written for w in times("It fell at a quarter to five on Tuesday.", AT)] == ["Tuesday"]
