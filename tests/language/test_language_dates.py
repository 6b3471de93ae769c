import csv
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.dates.clocks import clocks
from whence.language.dates.dates import day_range, times
from whence.model.said import When
from whence.model.vocabulary import TimePrecision

SATURDAY = datetime(2021, 5, 15, 14, 0, tzinfo=timezone(timedelta(hours=3)))


def _one(text: str, published: datetime | None = SATURDAY) -> When:
    found = times(text, published)
    assert len(found) == 1, found
    return found[0]


def _days(text: str) -> tuple[str, str]:
    first, last = day_range(_one(text))
    return str(first), str(last)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("They fled on Saturday.", "2021-05-15", "2021-05-15"),
        ("They fled on Friday.", "2021-05-14", "2021-05-14"),
        ("It is only six days since a boiler burst in the mill.", "2021-05-09", "2021-05-09"),
        ("Readers will recall that in March a lorry burned.", "2021-03-01", "2021-03-31"),
        ("It's two years since the fire.", "2019-01-01", "2019-12-31"),
        ("They fled last Saturday.", "2021-05-08", "2021-05-08"),
        ("They will meet on Monday.", "2021-05-17", "2021-05-17"),
        ("It is the second ferry to be lost in a week: on May 9 one hit a pier.", "2021-05-09", "2021-05-09"),
        ("The bus was the last to be hit on 9 May.", "2021-05-09", "2021-05-09"),
        ("A panel will join this crash to the one of 9 May.", "2021-05-09", "2021-05-09"),
        ("The bridge is to be opened on 9 May.", "2022-05-09", "2022-05-09"),
        ("The trial begins on Monday.", "2021-05-17", "2021-05-17"),
        ("They expect it to double at the weekend.", "2021-05-15", "2021-05-16"),
        ("Shells fell late Thursday night.", "2021-05-13", "2021-05-13"),
        ("It began earlier this week.", "2021-05-10", "2021-05-15"),
        ("It ended last month.", "2021-04-01", "2021-04-30"),
        ("It was built in November.", "2020-11-01", "2020-11-30"),
        ("They fled on 20 June.", "2020-06-20", "2020-06-20"),
        ("Friday, 14 May 2021", "2021-05-14", "2021-05-14"),
        ("The camp was hit between 9 and 11 May.", "2021-05-09", "2021-05-11"),
        ("More have fled since Wednesday.", "2021-05-12", "2021-05-15"),
        ("Fighting went on over the weekend.", "2021-05-08", "2021-05-09"),
        ("Two days ago they left.", "2021-05-13", "2021-05-13"),
        ("He was held from 2014 to 2016.", "2014-01-01", "2016-12-31"),
        ("They left in early May.", "2021-05-01", "2021-05-10"),
        ("It fell on Wednesday last week.", "2021-05-05", "2021-05-05"),
    ],
)
def test_an_expression_means_these_days(words: str, first: str, last: str) -> None:
    assert _days(words) == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "A bomb went off the same day.",
        "It had been hit a day earlier.",
        "Talks resumed the following week.",
        "Some days later they left.",
        "It is dated 03/04/2021.",
        "May told them to march.",
        "He sat down as the sun rose.",
        "The Sunday Times asked.",
        "They meet every Friday.",
        "They waited for 24 hours.",
        "He slipped, and it was this fall that killed him.",
    ],
)
def test_what_has_no_anchor_or_no_one_meaning_is_left_out(words: str) -> None:
    assert times(words, SATURDAY) == []


def test_without_a_publication_time_only_full_dates_are_returned() -> None:
    found = times("On Friday, 3 May and on 7 April 2021 they left.", None)
    assert [(when.as_written, when.anchor) for when in found] == [("7 April 2021", "absolute")]


def test_a_day_in_the_text_anchors_what_follows_it() -> None:
    found = times("They escaped on Friday. A day earlier a shell had hit the wall.", SATURDAY)
    assert [day_range(when)[0] for when in found] == [date(2021, 5, 14), date(2021, 5, 13)]
    assert found[1].anchor == "text"


def test_an_hour_narrows_a_day() -> None:
    when = _one("Shells fell at around 3 a.m. on Friday.")
    assert when.precision is TimePrecision.MOMENT
    assert when.start == datetime(2021, 5, 14, 3, tzinfo=SATURDAY.tzinfo)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("A blast was heard at 13:20.", "2021-05-15T13:20"),
        ("A blast was heard at around 11 p.m.", "2021-05-14T23:00"),
        ("09.40 The bridge is open again.", "2021-05-15T09:40"),
        ("7:05am: The ferry has docked.", "2021-05-15T07:05"),
        ("The hearing will open at 18:30.", "2021-05-15T18:30"),
    ],
)
def test_an_hour_without_a_day_is_that_which_a_clock_last_showed_or_next(words: str, moment: str) -> None:
    found = _one(words)
    assert found.start == found.end == datetime.fromisoformat(moment).replace(tzinfo=SATURDAY.tzinfo)


@pytest.mark.parametrize(
    ("words", "published", "first", "last"),
    [
        ("The mast fell at 6.40.", datetime(2021, 5, 15, 1, 40, tzinfo=UTC), "2021-05-14", "2021-05-15"),
        ("The mast fell at 23:50.", datetime(2021, 5, 15, 1, 40, tzinfo=UTC), "2021-05-14", "2021-05-14"),
        ("The mast fell at 6.40.", datetime(2021, 5, 15, 7, 20, tzinfo=UTC), "2021-05-15", "2021-05-15"),
        ("The mast fell at 06:40 GMT.", datetime(2021, 5, 15, 1, 40, tzinfo=UTC), "2021-05-14", "2021-05-14"),
        ("The mast fell at 6.40.", datetime(2021, 5, 15, 1, 40, tzinfo=SATURDAY.tzinfo), "2021-05-14", "2021-05-14"),
    ],
)
def test_an_hour_still_to_come_in_universal_time_is_of_one_of_two_days(
    words: str, published: datetime, first: str, last: str
) -> None:
    found = _one(words, published)
    assert found.start is not None and found.end is not None
    assert (str(found.start.date()), str(found.end.date())) == (first, last)
    assert found.precision is (TimePrecision.MOMENT if first == last else TimePrecision.DAYS)


def test_an_hour_or_part_of_a_day_is_of_the_day_that_its_line_names() -> None:
    _, hour, part = times("The gates shut on Thursday. At 16:10 the first shots fell. By dusk the square was empty.", SATURDAY)
    assert (hour.start, hour.anchor) == (datetime(2021, 5, 13, 16, 10, tzinfo=SATURDAY.tzinfo), "text")
    assert part.start is None and part.end is not None and part.end.date() == date(2021, 5, 13)


@pytest.mark.parametrize(
    "words",
    [
        "Bread sold at 3.40 euros.",
        "It fell by 2.15 points.",
        "The Reds won 21:14.",
        "They left at dawn.",
        "The search ended by noon.",
    ],
)
def test_prices_scores_and_parts_of_no_named_day_are_no_hours(words: str) -> None:
    assert times(words, SATURDAY) == []
    assert times("A blast was heard at 13:20.", datetime(2021, 5, 15)) == []


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("They hope to reopen the road by Monday.", "2021-05-17"),
        ("He demanded that they leave by Tuesday.", "2021-05-18"),
        ("By Friday the road was open.", "2021-05-14"),
        ("Trains are cancelled until Monday.", "2021-05-17"),
    ],
)
def test_by_and_until_leave_the_beginning_open_and_look_ahead_where_the_words_do(words: str, last: str) -> None:
    found = _one(words)
    assert found.start is None and found.end is not None and str(found.end.date()) == last


def test_a_number_of_people_is_no_hour() -> None:
    assert _one("It killed 8 on Friday.").precision is TimePrecision.DAY


def test_a_weekday_beside_a_date_chooses_the_year() -> None:
    assert _days("They left on Tuesday, 14 May.") == ("2019-05-14", "2019-05-14")


def test_days_are_those_of_the_publications_own_zone() -> None:
    late = datetime(2021, 5, 14, 23, 30, tzinfo=UTC)
    assert _one("They fled today.", late).start == datetime(2021, 5, 14, tzinfo=UTC)
    shifted = late.astimezone(timezone(timedelta(hours=3)))
    assert _one("They fled today.", shifted).start == datetime(2021, 5, 15, tzinfo=shifted.tzinfo)


def test_an_instant_keeps_its_own_offset() -> None:
    when = _one("Posted 2021-05-14T09:30:00+05:30.")
    assert when.start == when.end and when.start is not None and when.start.utcoffset() == timedelta(hours=5, minutes=30)


_PIECES = st.sampled_from(
    [
        "on Friday",
        "since",
        "until",
        "last",
        "week",
        "May 12",
        "12 May 2021",
        "the same day",
        "two days earlier",
        "at 3 p.m.",
        "night",
        "late",
        "in",
        "2019",
        ",",
        "and",
        "to",
        "ago",
        "five",
        "hours",
        "9999-12-31",
        "1 January",
        "31 September",
        "next",
        "month",
        "00:00",
        "the past",
        "years",
        "999",
        "0001-01-01",
        "a day later",
        "early",
        "the following day",
    ]
)


@given(st.lists(_PIECES, max_size=14), st.datetimes(timezones=st.sampled_from([UTC, SATURDAY.tzinfo])) | st.none())
def test_intervals_run_forward_and_quotes_match_their_spans(pieces: list[str], published: datetime | None) -> None:
    text = " ".join(pieces)
    for when in times(text, published):
        assert text[when.at : when.until] == when.as_written
        if when.start is not None and when.end is not None:
            assert when.start <= when.end


@pytest.mark.parametrize("written", ["since 2023-05-01 09:00", "since 2023-05-01T09:00Z"])
@pytest.mark.parametrize("published", [datetime(2024, 5, 6, 9), datetime(2024, 5, 6, 9, tzinfo=UTC)])
def test_instants_with_and_without_a_zone_stand_beside_any_publication(written: str, published: datetime) -> None:
    (when,) = times(f"The road is closed {written}.", published)
    assert when.start is not None and when.start.date().isoformat() == "2023-05-01"


@given(st.text(alphabet="ab 0123456789/:.-MayFridonc\n"))
def test_any_text_can_be_read(text: str) -> None:
    assert all(text[when.at : when.until] == when.as_written for when in times(text, SATURDAY))


def test_the_list_of_phrases_is_read(shared: Path) -> None:
    with (shared / "data" / "phrases" / "dates.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    right = sum(_agrees(row, times(row["sentence"], datetime.fromisoformat(row["base"]))) for row in rows)
    assert right >= 29, f"{right} of {len(rows)}"


def _agrees(row: dict[str, str], found: list[When]) -> bool:
    if row["precision"] == "abstain":
        return not found
    if len(found) != 1 or found[0].start is None or found[0].end is None:
        return False
    start, end = found[0].start.date(), found[0].end.date()
    for first, last in ((row["start"], row["end"]), (row["alt_start"], row["alt_end"])):
        if first == "-":
            continue
        a, b = date.fromisoformat(first), date.fromisoformat(last)
        if a == b and start == a and 0 <= (end - a).days <= 1:
            return True
        if a != b and abs((start - a).days) <= 1 and abs((end - b).days) <= 1:
            return True
    return False


@pytest.mark.parametrize("part", ["dawn", "dusk", "noon", "midday", "midnight", "daybreak", "sunrise", "sunset", "nightfall"])
def test_every_part_of_a_day_that_is_looked_for_has_its_hours(part: str) -> None:
    text = f"The crew was to be ashore by {part}."
    assert [text[c.start : c.end] for c in clocks(text, 0, len(text), ())] == [f"by {part}"]


@pytest.mark.parametrize(
    "text",
    [
        "A depot burned in Melka on 3 May 2031.\nA bus was stopped near Dorvan the same day.",
        "On 3 May 2031 guards shot two men.\n\nThe same evening a barge sank.",
        "Rebels took the bridge late on 3 May 2031.\nTwo farms were shelled on the same day, a nurse said.",
    ],
)
def test_the_same_day_is_the_last_day_told_of_in_the_lines_before(text: str) -> None:
    last = times(text, datetime(2031, 5, 9, tzinfo=UTC))[-1]
    assert last.start is not None
    assert last.start.date() == date(2031, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on 3 May 2031 that all was calm.\nA bus was stopped the same day.",
        "By Our Desk, 3 May 2031 10:30\nA bus was stopped the same day.",
        "Two buses were stopped.\nA third was stopped the same day.",
    ],
)
def test_the_same_day_is_not_the_day_of_speaking_or_of_the_page(text: str) -> None:
    assert "same" not in " ".join(w.as_written for w in times(text, datetime(2031, 5, 9, tzinfo=UTC)))
