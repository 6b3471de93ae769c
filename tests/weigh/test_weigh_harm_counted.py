"""Harm counted: who was harmed, by the noun under which a claim counts them."""

from match_build import claim, on, told

from whence.model.base import replace
from whence.model.said import Claim, Figure
from whence.model.vocabulary import FigureModifier, IncidentType, Polarity
from whence.weigh.values.harm_counted import harmed_by_count

T = IncidentType
WORDS = "Three novices were treated"


def counting(of: str, noun: str, *, number: float = 3, kind: IncidentType = T.SHELLING, standing: bool = False) -> Claim:
    made = claim(told(f"{WORDS}, the Herald says.", outlet="The Herald"), WORDS, kind, times=(on(),))
    start = made.passage.start
    figure = Figure(
        lo=number, hi=number, modifier=FigureModifier.EXACT, as_written="Three", start=start, end=start + 5, of=of, noun=noun, standing=standing
    )  # fmt: skip
    return replace(made, id="", figures=(figure,))


def names(made: Claim) -> list[str]:
    return [slot.name for slot in harmed_by_count(made)]


def test_those_who_are_counted_as_hurt_or_killed_are_victims() -> None:
    assert names(counting("wounded", "novices")) == ["novices"]
    assert names(counting("killed", "pickers")) == ["pickers"]


def test_the_held_are_victims_of_an_arrest_alone() -> None:
    assert names(counting("held", "students", kind=T.DETENTION)) == ["students"]
    assert names(counting("held", "students")) == []


def test_none_a_stock_those_aboard_and_what_is_denied_harm_nobody() -> None:
    assert names(counting("killed", "pickers", number=0)) == []
    assert names(counting("killed", "pickers", standing=True)) == []
    assert names(counting("aboard", "passengers")) == []
    assert names(replace(counting("killed", "pickers"), id="", polarity=Polarity.DENIED)) == []


def test_a_noun_for_one_behind_several_says_how_they_were_taken() -> None:
    assert names(counting("held", "prisoner", number=4, kind=T.DETENTION)) == []
