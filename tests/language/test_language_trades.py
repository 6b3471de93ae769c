"""Trades: nouns for people by what they do, one and several."""

import pytest

from whence.language.words.trades import plurals, several, singulars


@pytest.mark.parametrize(
    ("one", "more"),
    [
        ("shepherd", "shepherds"),
        ("watchman", "watchmen"),
        ("deputy", "deputies"),
        ("waitress", "waitresses"),
        ("boy-scout", "boy-scouts"),
    ],
)
def test_every_noun_has_its_plural(one: str, more: str) -> None:
    assert plurals()[one] == more


def test_no_noun_stands_twice_and_none_is_its_own_plural() -> None:
    assert len(plurals()) == len(singulars()) and not singulars() & several()
