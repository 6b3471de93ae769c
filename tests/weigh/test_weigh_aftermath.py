"""What came of an incident answers how many, and neither who did it nor where."""

from pathlib import Path

import pytest

from whence.case import Case
from whence.model.weighed import Weighing
from whence.settings import ReadSettings, Settings

HEAD = "Source: The Herald\nPublished: 2031-03-09T12:00:00+00:00\nLanguage: en\nTitle: News\n\n"


def weighed(folder: Path, text: str) -> Weighing:
    """Return the first incident of a case of one report."""
    page = folder / "report.txt"
    page.write_text(HEAD + text, encoding="utf-8")
    with Case.open(folder / "case", write=True, create=True, settings=Settings(read=ReadSettings(mode="rules"))) as case:
        case.add(page)
        return case.view().incidents[0].weighing


def answers(weighing: Weighing, kind: str, of: str | None = None) -> list[object]:
    """Return the values that answer a question."""
    return [
        a.value.number or a.value.actor or a.value.text or a.value.place
        for q in weighing.questions
        if q.question == kind and q.of == of
        for a in q.answers
        if not a.not_asserted
    ]


@pytest.mark.parametrize(
    ("text", "held", "nobody"),
    [
        (
            "Demonstrators gathered in Melka on Saturday, and four people were killed at the protest, doctors said.\n\n"
            "The gendarmes arrested 340 people, the governor said.\n",
            340,
            "gendarmes",
        ),
        (
            "A ferry sank off Melka on Friday, and four people drowned, the mayor said.\n\nThe police detained two sailors, the mayor said.\n",
            2,
            "police",
        ),
    ],
)
def test_arrests_are_counted_and_say_nothing_of_who_did_it(tmp_path: Path, text: str, held: int, nobody: str) -> None:
    found = weighed(tmp_path, text)
    assert (held, held) in answers(found, "how_many", "held")
    assert not any(nobody in str(value) for value in answers(found, "who"))


def test_that_nobody_was_captured_does_not_deny_what_happened(tmp_path: Path) -> None:
    found = weighed(
        tmp_path,
        "An army plane crashed near Melka on Saturday, and 41 people were killed, the army said.\n\n"
        "Nobody has been captured, the general staff said.\n",
    )
    assert "it did not happen" not in answers(found, "happened")
