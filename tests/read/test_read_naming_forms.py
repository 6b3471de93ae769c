"""Short forms and other names that a report introduces itself."""

import pytest
from claims_build import report

from whence.read.lines.naming import read_names


def names(words: str) -> list[tuple[tuple[str, ...], str]]:
    return [(n.names, n.kind) for n in read_names(report(words))]


def test_a_bracket_whose_letters_fit_is_a_short_form() -> None:
    assert names("The Northern River Front (NRF) crossed the bridge.") == [(("Northern River Front", "NRF"), "actor")]


def test_a_bracket_whose_letters_do_not_fit_is_none() -> None:
    assert names("The minister of trade (ABC) spoke.") == []


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("They live in northeast Kessland, or Belmara as locals call the region.", "northeast Kessland", "Belmara"),
        ("The town of Orlin, also known as Orlina, was quiet.", "Orlin", "Orlina"),
        ("Orlin (Urla in Kesslandic) was quiet.", "Orlin", "Urla"),
        ("Port Delving, formerly Marrowmouth, was quiet.", "Port Delving", "Marrowmouth"),
    ],
)
def test_other_names_are_kept_together(words: str, first: str, second: str) -> None:
    assert (first, second) in [n for n, _ in names(words)]
