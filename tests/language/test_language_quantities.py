import csv
import math
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.figures.quantities import counted, figures
from whence.language.words.numerals import numeral_value
from whence.model.said import Figure
from whence.model.vocabulary import FigureModifier as Modifier


def _one(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "lo", "hi", "modifier"),
    [
        ("five prisoners escaped", 5, 5, Modifier.EXACT),
        ("at least 12 civilians died", 12, None, Modifier.AT_LEAST),
        ("more than 40 men fled", 40, None, Modifier.AT_LEAST),
        ("up to 800 foreigners", 0, 800, Modifier.AT_MOST),
        ("fewer than 20 troops", 0, 19, Modifier.AT_MOST),
        ("roughly 4,000 people", 4000, 4000, Modifier.ABOUT),
        ("nearly half a million people", 500_000, 500_000, Modifier.ABOUT),
        ("dozens of shells", 24, 99, Modifier.ORDER_OF_MAGNITUDE),
        ("tens of thousands marched", 20_000, 99_999, Modifier.ORDER_OF_MAGNITUDE),
        ("between five and eight guards", 5, 8, Modifier.RANGE),
        ("3-5 gunmen", 3, 5, Modifier.RANGE),
        ("no casualties were reported", 0, 0, Modifier.NONE),
        ("12 000 men", 12_000, 12_000, Modifier.EXACT),
        ("two dozen fighters", 24, 24, Modifier.EXACT),
        ("1.2 million refugees", 1_200_000, 1_200_000, Modifier.EXACT),
        ("one soldier was killed", 1, 1, Modifier.EXACT),
        ("twenty-one bodies", 21, 21, Modifier.EXACT),
    ],
)
def test_a_figure_has_these_bounds(words: str, lo: float, hi: float | None, modifier: Modifier) -> None:
    figure = _one(words)
    assert (figure.lo, figure.hi, figure.modifier) == (lo, hi, modifier)


@pytest.mark.parametrize(
    "words",
    [
        "a 34-year-old man",
        "two-thirds of them",
        "Ada Marten, 45, was hurt.",
        "Her brother, 22, was shot dead.",
        "The teacher and his wife, 48, died.",
        "It buried the owner's daughter (19) and her fiancé, 23.",
        "An aunt, 61, is missing.",
        "The woman of 71 whom they buried is alive.",
        "The boy of seven was killed.",
        "Rescuers found the fisherman of 30 who had called.",
        "at 6 p.m. on 12 May 2021",
        "2021-05-13T10:15:00+05:30",
        "5 percent",
        "$5 million",
        "20 km away, four hours later",
        "on Highway 4, in Room 12",
        "1. First of all",
        "the 82nd unit",
        "one of the best",
        "call +90 532 123 45 67",
        "an F-16",
        "a 10-member team",
    ],
)
def test_ages_dates_shares_measures_and_labels_are_no_figures(words: str) -> None:
    assert figures(words) == []


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("killing 12", "killed"),
        ("12 civilians were killed in the raid", "killed"),
        ("five prisoners escaped", "escaped"),
        ("Gunmen abducted two aid workers", "abducted"),
        ("police detained 14 suspects", "detained"),
        ("the death toll rose to 45", "killed"),
        ("three rockets", "bombs"),
        ("eight people, including a child, were wounded", "wounded"),
        ("some 60,000 people have been displaced", "displaced"),
        ("five gunmen killed a guard", None),
        ("the killed: 12", "killed"),
        ("divers pulled 14 passengers from the lake", "rescued"),
    ],
)
def test_the_clause_says_what_is_counted(words: str, of: str | None) -> None:
    figure = figures(words)[0]
    assert figure.of == of
    assert counted(words, figure) == of


@pytest.mark.parametrize(
    "words",
    [
        "12 people died, up from 9 a day earlier",
        "killing 12 people, not nine",
    ],
)
def test_a_bare_figure_counts_what_the_one_before_it_counts(words: str) -> None:
    assert [f.of for f in figures(words)] == ["killed", "killed"]


def test_a_figure_with_a_noun_of_its_own_takes_nothing_over() -> None:
    assert [f.of for f in figures("12 people died, said 4 bakers")] == ["killed", None]


def test_a_vague_group_keeps_its_words_and_has_no_bounds() -> None:
    figure = _one("a small group of prisoners escaped")
    assert (figure.lo, figure.hi, figure.noun, figure.of) == (None, None, "small group", "escaped")


def test_a_number_of_those_told_of_before_is_a_count_without_bounds() -> None:
    figure = _one("The men rioted and a number of them got out")
    assert (figure.lo, figure.hi, figure.as_written) == (None, None, "a number")


def test_a_number_that_is_held_is_a_standing_one() -> None:
    assert _one("The force holds some 12,000 prisoners.").standing
    assert not _one("The force arrested 12 men.").standing


def test_the_counted_noun_is_kept_with_its_adjectives() -> None:
    assert _one("around 950 militia-linked foreigners").noun == "militia-linked foreigners"
    assert _one("dozens of the group's men").noun == "men"


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_in_figures_is_read_as_written(number: int) -> None:
    assert numeral_value(f"{number:,}") == number


_PIECES = st.sampled_from(
    [
        "five",
        "12",
        "4,000",
        "at least",
        "more than",
        "dozens",
        "of",
        "people",
        "killed",
        "between",
        "and",
        "to",
        "-",
        "hundreds",
        "a",
        "small group",
        "no casualties",
        ",",
        ".",
        "\n",
        "million",
        "half a",
        "(5)",
        "none",
        "wounded",
        "aged",
        "twenty",
        "hundred",
        "fewer than",
        "up to",
        "a few",
        "thousand",
        "1.5",
        "the",
        "her",
        "children",
    ]
)


@given(st.lists(_PIECES, max_size=20))
def test_bounds_are_in_order_and_quotes_match_their_spans(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = figures(text)
    for figure in found:
        assert text[figure.start : figure.end] == figure.as_written
        assert figure.lo is None or figure.hi is None or figure.lo <= figure.hi
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_list_of_phrases_is_read(shared: Path) -> None:
    with (shared / "data" / "phrases" / "quantities.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    sentences = [
        (text, [row for row in group if row["n"] != "0"]) for text, group in groupby(rows, key=lambda row: row["sentence"])
    ]
    right = sum(_agrees(text, wanted) for text, wanted in sentences)
    assert right >= len(sentences) - 1, f"{right} of {len(sentences)}"


def _agrees(text: str, wanted: list[dict[str, str]]) -> bool:
    rows = [row for row in wanted if row["hi"] != "1"]
    found = [figure for figure in figures(text) if figure.hi != 1]
    return len(rows) == len(found) and all(_fits(row, figure) for row, figure in zip(rows, found, strict=True))


def _fits(row: dict[str, str], figure: Figure) -> bool:
    lo, hi = float(row["lo"]), float(row["hi"])
    low, high = figure.lo or 0.0, math.inf if figure.hi is None else figure.hi
    if row["modifier"] == "vague":
        return low == lo
    if row["modifier"] == "about":
        return low >= lo * 0.85 and high <= hi * 1.15
    return (low, high) == (lo, hi)


@pytest.mark.parametrize(
    ("text", "written", "bounds"),
    [
        ("He left. Eight prisoners escaped.", "Eight", (8, 8)),
        ("He left.Eight prisoners escaped.", "Eight", (8, 8)),
        ("\n(Eight prisoners escaped.)", "Eight", (8, 8)),
        ("Another 12 were missing.", "12", (12, 12)),
        ("They took 60 men, about 20 of whom were hurt.", "about 20", (20, 20)),
        ("a dozen or so men fled", "a dozen or so", (12, 12)),
        ("three more people died", "three", (3, 3)),
        ("dozens more were hurt", "dozens", (24, 99)),
        ("40-plus detainees", "40-plus", (40, None)),
        ("fifty or more shells", "fifty or more", (50, None)),
    ],
)
def test_words_around_a_figure_belong_to_it(text: str, written: str, bounds: tuple[float, float | None]) -> None:
    found = figures(text)[-1]
    assert (found.as_written, (found.lo, found.hi)) == (written, bounds)


@pytest.mark.parametrize("text", ["one in five homes was lost", "v.12 was issued", "(5) The court sat"])
def test_shares_and_labels_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text", ["No foreign fighter had got out.", "He said no woman was hurt.", "No Norlandic citizens are among them."]
)
def test_no_one_of_a_sort_is_none(text: str) -> None:
    assert [(f.lo, f.hi) for f in figures(text)] == [(0, 0)]


@pytest.mark.parametrize("text", ["There is no man who knows.", "No more men are needed.", "No man's land was shelled."])
def test_a_no_that_counts_nobody_is_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The Mine Rescue Service said nine miners were killed.", "killed"),
        ("The Injured Workers Fund says 40 welders were arrested.", "detained"),
        ("The Missing Persons Bureau told reporters three men were wounded.", "wounded"),
    ],
)
def test_a_name_before_a_verb_of_speech_does_not_say_what_is_counted(text: str, of: str) -> None:
    assert [f.of for f in figures(text)] == [of]
