"""Days with a name."""

from datetime import date

import pytest

from whence.language.dates.feasts import easter, feast_day, nth_weekday, recent_feast


@pytest.mark.parametrize(
    "day", [date(2000, 4, 23), date(2008, 3, 23), date(2011, 4, 24), date(2019, 4, 21), date(2024, 3, 31), date(2038, 4, 25)]
)
def test_easter_falls_where_the_calendar_has_it(day: date) -> None:
    assert easter(day.year) == day


def test_a_weekday_of_a_month_is_counted_from_either_end() -> None:
    assert nth_weekday(2022, 11, 3, 4) == date(2022, 11, 24)
    assert nth_weekday(2016, 5, 0, -1) == date(2016, 5, 30)
    assert nth_weekday(2021, 2, 0, -1) == date(2021, 2, 22)


def test_a_feast_is_the_last_one_unless_it_lies_ahead() -> None:
    assert recent_feast(date(2023, 5, 10), "good friday") == date(2023, 4, 7)
    assert recent_feast(date(2023, 5, 10), "halloween") == date(2022, 10, 31)
    assert recent_feast(date(2023, 5, 10), "halloween", ahead=True) == date(2023, 10, 31)


def test_a_name_that_is_not_listed_is_no_day() -> None:
    assert feast_day("eid al-fitr", 2023) is None
