"""Named days: the day that a report's own occurrence is called by, or that its first sentences tell."""

from datetime import UTC, datetime

import pytest

from whence.language.dates.named_days import day_called, day_of_head

THURSDAY = datetime(2031, 5, 15, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Deaths from Tuesday's pipeline explosion rose to four on Wednesday.", "2031-05-13"),
        ("The tragedy of 10 May was no accident, the members write.", "2031-05-10"),
        ("Four people have been arrested since the assault of 10 May.", "2031-05-10"),
        ("One of the victims of the bloody journey of Tuesday died on Wednesday.", "2031-05-13"),
        ("Two men died on Tuesday.", None),
        ("In Tuesday's edition we wrote of two dead.", None),
        ("After Monday's riot came Tuesday's fire.", None),
    ],
)
def test_an_occurrence_is_called_by_one_day_or_by_none(text: str, day: str | None) -> None:
    found = day_called("Update", text, [(0, text)], THURSDAY)
    assert (found.start.date().isoformat() if found and found.start else None) == day


def test_the_title_calls_it_by_its_day_where_the_text_does_not() -> None:
    found = day_called("Notice on the crane failure of 7 May", "Inspectors came.", [(0, "Inspectors came.")], THURSDAY)
    assert found is not None
    assert found.start is not None
    assert found.start.day == 7


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A balcony broke off on Tuesday night with six people on it.", "2031-05-13"),
        ("A lorry slid into a ditch this morning.", "2031-05-15"),
        ("Two men are dead, the ministry said on Wednesday.", None),
        ("Four girls, in custody since Tuesday, spoke to a lawyer.", None),
        ("A shed burned, the day after the riot of Tuesday.", None),
    ],
)
def test_first_sentences_tell_the_day_unless_somebody_only_spoke_on_it(text: str, day: str | None) -> None:
    found = day_of_head(text, [(0, text)], THURSDAY)
    assert (found.start.date().isoformat() if found and found.start else None) == day
