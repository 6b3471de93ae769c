"""Who did it where nobody is named, and who says that it was itself."""

from whence.language.register import Register
from whence.model.said import Slot
from whence.weigh.doers import doer_in
from whence.weigh.names import Names


def _shown(text: str, words: str) -> str | None:
    names = Names(Register(()))
    start = text.index(words)
    people = doer_in(Slot(name=words, start=start, end=start + len(words)), names, text)
    return people.shown if people is not None else None


def test_men_are_described_by_what_they_wore() -> None:
    assert _shown("Men in army fatigues took the baker away.", "Men") == "men in army fatigues"


def test_masked_men_are_somebody() -> None:
    assert _shown("The shop was robbed by five masked men.", "five masked men") == "masked men"


def test_bare_men_name_nobody() -> None:
    assert _shown("Men took the baker away.", "Men") is None


def test_thieves_are_a_sort_of_people() -> None:
    assert _shown("Copper thieves cut the cable.", "Copper thieves") == "copper thieves"


def test_soldiers_of_a_named_brigade_are_shown_with_it() -> None:
    assert _shown("He blamed soldiers of the Ninth Brigade.", "soldiers") == "soldiers of the Ninth Brigade"


def test_a_thing_is_no_doer() -> None:
    assert _shown("The announcement shook the town.", "The announcement") is None


def test_people_from_across_a_border_or_a_named_valley_are_shown_with_it() -> None:
    assert _shown("Cattle thieves from over the border did this.", "Cattle thieves") == "cattle thieves from over the border"
    assert _shown("He blamed copper thieves from the Osen valley.", "copper thieves") == "copper thieves from the Osen valley"
    assert _shown("He blamed copper thieves from the outset.", "copper thieves") == "copper thieves"
