"""Speakers: whether a voice is one person or several of one sort."""

import pytest

from whence.match.statements.speakers import is_many
from whence.model.said import Voice
from whence.model.vocabulary import SourceKind

WITNESS, OFFICIAL = SourceKind.UNNAMED_WITNESS, SourceKind.UNNAMED_OFFICIAL


@pytest.mark.parametrize("name", ["Kurdish fighters", "fishermen from Dorvan", "the families", "two drovers on the road"])
def test_private_persons_in_the_plural_are_many_of_one_sort(name: str) -> None:
    assert is_many(Voice(name=name, kind=WITNESS))


@pytest.mark.parametrize("name", ["a fisherman from the islands", "the witness", "a guard at the gates", "her boss"])
def test_one_person_is_not_many_whatever_stands_behind(name: str) -> None:
    assert not is_many(Voice(name=name, kind=WITNESS)) and not is_many(Voice(name=name, kind=OFFICIAL))
