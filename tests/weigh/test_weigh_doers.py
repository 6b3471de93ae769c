"""Who did it where nobody is named, and who says that it was itself."""

from whence.language.actors.register import Register
from whence.model.said import Slot
from whence.weigh.scope.names import Names
from whence.weigh.values.doers import body_named, doer_in


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


def test_a_name_with_of_in_it_stays_whole() -> None:
    assert _shown("He blamed the Army of the Pledge, a jihadist group.", "Army of the Pledge") == "Army of the Pledge"
    assert _shown("She saw preachers of the Guardians of Modesty.", "preachers of the Guardians of Modesty") is not None
    assert (
        _shown("They were young men of the Beni Sarh angry about dust.", "young men of the Beni Sarh angry")
        == "young men of the Beni Sarh"
    )


def test_a_body_called_by_a_name_is_no_sort_of_people() -> None:
    assert _shown("She named the Red Staff as the kidnappers.", "Red Staff") == "Red Staff"


def test_a_name_before_an_attack_may_be_what_was_hit() -> None:
    assert _shown("The Calliope Strand attack cost two lives.", "Calliope Strand") is None


def test_a_ministry_that_accuses_is_no_doer() -> None:
    assert _shown("The Hill Ministry accuses Orvel of murdering prisoners.", "Hill Ministry") is None


def test_the_air_force_is_more_than_forces() -> None:
    assert _shown("The air force bombed the school.", "air force") == "air force"


def test_a_unit_is_somebody_with_its_name_alone() -> None:
    assert _shown("It was the Panther unit.", "Panther unit") == "Panther unit"
    assert _shown("The unit left.", "unit") is None


def test_a_body_is_called_by_its_own_name() -> None:
    assert body_named("an anonymous group calling itself the Ember Line") == "Ember Line"
    assert body_named("a spokesman for the Free Men of Tarsa") == "Free Men of Tarsa"
    assert body_named("Red Column") == "Red Column"


def test_one_person_is_described_by_an_age() -> None:
    assert _shown("A 41-year-old man has been detained.", "41-year-old man") == "41-year-old man"
    assert _shown("A man has been detained.", "man") is None
