"""Characters that nobody sees hide no number, day or place, and the records keep the words as they stand."""

from datetime import datetime

import pytest

from whence.language.dates.dates import times
from whence.language.figures.quantities import figures
from whence.language.places.gazetteer import Gazetteer
from whence.language.words.invisible import whole_words, without_invisible

MARKS = [
    "\u00ad",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u202b",
    "\u202c",
    "\u202e",
    "\u2060",
    "\u2067",
    "\u2069",
    "\ufeff",
    "\u034f",
    "\u061c",
    "\u206a",
    "\ufe0f",
    "\U000e0061",
]


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: f"U+{ord(mark):04X}")
def test_a_hidden_mark_does_not_change_a_number(mark: str) -> None:
    text = f"At least 1{mark}2 people were killed and 3{mark},000 fled."
    found = figures(text)
    assert [figure.lo for figure in found] == [12, 3000]
    assert [text[figure.start : figure.end] for figure in found] == [figure.as_written for figure in found]
    assert found[0].as_written == f"At least 1{mark}2"


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: f"U+{ord(mark):04X}")
def test_a_hidden_mark_does_not_hide_a_day_or_a_place(mark: str) -> None:
    text = f"Shells hit Qami{mark}shli, Syria, on Fri{mark}day."
    (when,) = times(text, datetime(2019, 10, 12, 14))
    assert when.start == datetime(2019, 10, 11) and when.as_written == f"on Fri{mark}day".removeprefix("on ")
    place = Gazetteer.load().find(text)[0]
    assert place.place == "geonames:173377" and text[place.start : place.end] == f"Qami{mark}shli"


def test_a_range_without_hidden_marks_is_left_alone() -> None:
    assert without_invisible("a\u200bb c", 3, 5) is None


def test_places_of_the_plain_text_lead_back_to_the_written_one() -> None:
    text = "x a\u200b\u200bb\u2060 c"
    plain = without_invisible(text, 2, len(text))
    assert plain is not None and plain.text == "ab c"
    assert plain.span(0, 2) == (2, 6) and plain.span(3, 4) == (8, 9)


def test_every_place_of_the_written_text_has_one_in_the_plain_text() -> None:
    text = "\u200ba\u200b\u200bb\u2060 c\u200b"
    plain = without_invisible(text, 0, len(text))
    assert plain is not None and plain.text == "ab c"
    assert [plain.place(at) for at in (0, 1, 2, 4, 5, 7, 8, 9)] == [0, 0, 1, 1, 2, 3, 4, 4]


def test_a_joiner_is_kept_where_it_may_be_part_of_a_word() -> None:
    for text in ("می\u200cگوید", "शक्\u200dति", "12\u200cنفر", "SDF\u200cها", "و\u200f12", "❤\ufe0f", "five\u200b"):
        assert whole_words(text) is None


def test_a_mark_inside_a_figure_or_between_letters_that_need_none_goes() -> None:
    plain = whole_words("می\u200cگوید 1\u200b2\u200f/\u200f10 و SD\u200dF На\u00adвин Vár\u2060ga")
    assert plain is not None and plain.text == "می\u200cگوید 12/10 و SDF Навин Várga"
