"""Paragraphs of plain text: which lines are wrapped ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.capture.paragraphs import paragraphs

WRAPPED = """Crane falls at Varn port

Four dockers were hurt on Tuesday when a crane came down at the port
of Varn, the harbour office said in a note that it sent to reporters
in the evening.
The operator did not answer any of the questions that were sent to
it, and neither did the maker of the crane.

    An indented paragraph begins here and it goes on for more than one
    line, as such paragraphs do.

- a point of a list that is long enough to be wrapped at the column of
  the file that it stands in
- a second point
https://port.example/a/very/long/address/that/no/program/would/wrap/at/any/column/because/it/has/no/blank/in/it?and=more
"""


def shown(text: str) -> list[str]:
    return [" ".join(text[p.start : p.end].split()) for p in paragraphs(text)]


def test_wrapped_lines_make_paragraphs_and_headings_lists_and_addresses_do_not_join_them() -> None:
    found = shown(WRAPPED)
    assert found[0] == "Crane falls at Varn port" and found[1].endswith("in the evening.") and found[1].startswith("Four")
    assert found[2].startswith("The operator") and found[2].endswith("of the crane.")
    assert found[3].startswith("An indented") and found[3].endswith("paragraphs do.")
    assert found[4].endswith("stands in") and found[5] == "- a second point" and found[6].startswith("https://")


def test_wrapped_paragraph_says_its_lines() -> None:
    assert [p.path for p in paragraphs(WRAPPED)] == [
        "line 1",
        "lines 3-5",
        "lines 6-7",
        "lines 9-10",
        "lines 12-13",
        "line 14",
        "line 15",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_two_lines_of_which_the_first_breaks_off_are_one(end: str) -> None:
    assert len(paragraphs(f"Four dockers were hurt on Tuesday when a crane came{end}down at the port of Varn.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Four dockers were hurt on Tuesday, the office said.\nThe operator did not answer any question.\nThe union meets today in the town.\n",
        "Crane falls at Varn port, four hurt on quay\nThe operator did not answer any of the questions that were sent to it.\n",
        "Four dockers were hurt on Tuesday when a crane came down at the port of Varn, the harbour office said in a note that it sent.\nThe operator did not answer.\nThe union did, and it said that the crane was old, and that it had said so before, more than once, to anybody who would listen.\n",
    ],
)
def test_lines_that_are_paragraphs_stay_apart(text: str) -> None:
    assert len(paragraphs(text)) == text.count("\n")


def test_more_lines_than_any_report_has_end_in_one_paragraph_and_nothing_is_lost() -> None:
    text = "a\n" * 120_000 + "the end"
    found = paragraphs(text)
    assert len(found) == 100_001 and found[-1].end == len(text)


@given(st.text("ab .,-\n\r\t—>#9", max_size=300))
def test_paragraphs_hold_every_word_in_order(text: str) -> None:
    at = 0
    for found in paragraphs(text):
        assert at <= found.start < found.end and not text[at : found.start].strip()
        assert found.first <= found.last and text[found.start : found.end].strip() == text[found.start : found.end]
        at = found.end
    assert not text[at:].strip()
