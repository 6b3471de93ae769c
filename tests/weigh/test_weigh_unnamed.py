"""Unnamed: who was harmed where nobody says more of them than a bare noun."""

from match_build import claim, on, told

from whence.model.base import replace
from whence.model.said import Claim, Slot
from whence.model.vocabulary import IncidentType, Polarity
from whence.weigh.values.unnamed import bare_victims

T = IncidentType


def harming(words: str, whom: str, kind: IncidentType = T.KILLING) -> Claim:
    made = claim(told(f"{words}, the Herald says.", outlet="The Herald"), words, kind, times=(on(),))
    assert made.frame is not None
    start = made.passage.start + words.index(whom)
    victim = Slot(name=whom, start=start, end=start + len(whom))
    return replace(made, id="", frame=replace(made.frame, victims=(victim,)))


def nouns(made: Claim, kind: IncidentType = T.KILLING) -> list[str]:
    return [noun for _, _, noun in bare_victims([made], kind)]


def test_men_and_people_are_told_by_their_bare_noun() -> None:
    assert nouns(harming("A man of 44 was killed", "man of 44")) == ["man"]
    assert nouns(harming("Two people were killed", "people")) == ["people"]


def test_members_are_told_with_what_they_were_members_of() -> None:
    assert nouns(harming("Five members of one family were killed", "members")) == ["members of one family"]
    assert nouns(harming("Nine staff members were killed", "staff members")) == ["staff members"]
    assert nouns(harming("Four of our members were killed", "members")) == ["members"]


def test_whoever_is_called_by_more_is_left_to_others() -> None:
    assert nouns(harming("Two bakers were killed", "bakers")) == []


def test_nobody_is_harmed_by_what_is_denied_nor_by_an_arrest_after_an_attack() -> None:
    assert nouns(replace(harming("Two men were killed", "men"), id="", polarity=Polarity.DENIED)) == []
    assert nouns(harming("Two men were arrested", "men", T.DETENTION)) == []
    assert nouns(harming("Two men were arrested", "men", T.DETENTION), T.DETENTION) == ["men"]
