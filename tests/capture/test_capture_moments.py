"""Times as pages, heads and posts write them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.capture.moments import date_at_end, moment, without_dates, zone


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-05-05T18:10:00+02:00", "2024-05-05T18:10:00+02:00"),
        ("2024-05-05T18:10:00.123Z", "2024-05-05T18:10:00+00:00"),
        ("2024-05-05 18:10:00 +0530", "2024-05-05T18:10:00+05:30"),
        ("20240505T181000Z", "2024-05-05T18:10:00+00:00"),
        ("Sun, 05 May 2024 18:10:00 +0200", "2024-05-05T18:10:00+02:00"),
        ("Sun May 05 16:00:00 +0000 2024", "2024-05-05T16:00:00+00:00"),
        ("1714932600", "2024-05-05T18:10:00+00:00"),
        ("1714932600000", "2024-05-05T18:10:00+00:00"),
        ("May 5, 2024 6:10 PM EDT", "2024-05-05T18:10:00-04:00"),
        ("5 May 2024, 18:10 GMT+3", "2024-05-05T18:10:00+03:00"),
        ("5 mai 2024 à 18:10", "2024-05-05T18:10:00+00:00"),
        ("5. Mai 2024, 18.10 Uhr", "2024-05-05T18:10:00+00:00"),
        ("5 de mayo de 2024 18:10", "2024-05-05T18:10:00+00:00"),
        ("5 Mayıs 2024 18:10", "2024-05-05T18:10:00+00:00"),
        ("5 مايو 2024، 18:10", "2024-05-05T18:10:00+00:00"),
        ("٥ مايو ٢٠٢٤ ١٨:١٠", "2024-05-05T18:10:00+00:00"),
        ("5 Μαΐου 2024, 18:10", "2024-05-05T18:10:00+00:00"),
        ("5 мая 2024, 18:10", "2024-05-05T18:10:00+00:00"),
        ("25/12/2023 18:10", "2023-12-25T18:10:00+00:00"),
        ("05.06.2024 18:10", "2024-06-05T18:10:00+00:00"),
        ("12/25/2023 6:10 pm", "2023-12-25T18:10:00+00:00"),
    ],
)
def test_times_are_read_with_the_offset_as_given(written, meant):
    assert moment(written, "test").at.isoformat() == meant


@pytest.mark.parametrize(
    "written",
    [
        "11/10/2019 23:05",
        "yesterday",
        "",
        "0000-00-00",
        "2024-13-45",
        "25:61",
        "0",
        "0",
        "5 May",
        "1066-10-14",
        "2999-01-01",
        None,
        True,
        "9" * 30,
    ],
)
def test_what_can_be_read_two_ways_or_not_at_all_is_not_read(written):
    assert moment(written, "test") is None


@pytest.mark.parametrize("written", ["2024-05-05", "May 5, 2024", "5 mai 2024"])
def test_a_bare_day_is_said_to_be_one(written):
    found = moment(written, "test")
    assert found.day_only and found.zone_assumed and found.at == datetime(2024, 5, 5, tzinfo=UTC)


def test_an_assumed_zone_is_flagged_and_a_stated_one_is_not():
    tz = timezone(timedelta(hours=3))
    assert moment("2024-05-05 18:10", "test", tz=tz).at == datetime(2024, 5, 5, 18, 10, tzinfo=tz)
    assert moment("2024-05-05 18:10", "test").zone_assumed
    assert not moment("2024-05-05 18:10Z", "test", tz=tz).zone_assumed


@pytest.mark.parametrize(("name", "hours"), [("+03:00", 3), ("UTC-5", -5), ("EST", -5), ("Europe/Berlin", None)])
def test_zones_are_read_by_name_and_by_offset(name, hours):
    found = zone(name)
    assert found is not None and (hours is None or found.utcoffset(None) == timedelta(hours=hours))


@pytest.mark.parametrize("name", [None, "", "Nowhere/Atall", "../../etc/passwd", "+99:00"])
def test_unknown_zones_are_none(name):
    assert zone(name) is None


def test_a_date_at_the_end_of_a_line_is_found_where_it_begins():
    assert date_at_end("Ines Toral (@itoral) May 5, 2024") == 21
    assert date_at_end("It fell on May 5, 2024, they said") is None


def test_what_is_left_of_a_dateline_without_its_date():
    assert without_dates("Tolm Press | 5 May 2024, 18:10") == "Tolm Press"
    assert without_dates("5 May 2024 | 18:10") == ""


@given(st.datetimes(datetime(1900, 1, 2), datetime(2100, 12, 30)), st.integers(-13 * 60, 13 * 60))
def test_iso_times_are_read_back_exactly(at, minutes):
    aware = at.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    assert moment(aware.isoformat(), "test").at == aware


@given(st.text(max_size=80))
def test_no_text_makes_the_reader_raise(text):
    found = moment(text, "test")
    assert found is None or 1900 <= found.at.year <= 2100
