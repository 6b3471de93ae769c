"""Weapons told: words other than a verb of use that say with what something was done."""

import pytest

from whence.language.things.weapons import weapons_used


def used(words: str) -> list[str]:
    low = words.split()
    return [" ".join(low[first:after]) for first, after in weapons_used(low)]


@pytest.mark.parametrize(
    ("words", "things"),
    [
        ("knife attack in the station , one hurt", ["knife"]),
        ("a grenade blast killed three", ["grenade"]),
        ("the doctor saw only shotgun wounds", ["shotgun"]),
        ("craters of rounds fired from the east", ["rounds"]),
        ("a charge placed under a rail tore it up", ["charge"]),
        ("men with machetes went from door to door", ["machetes"]),
        ("a man with an axe attacked passengers", ["axe"]),
        ("the boarders carry rifles and shout", ["rifles"]),
        ("field tests pointed to ricin", ["ricin"]),
        ("blood tests showed carbon monoxide", ["carbon monoxide"]),
        ("methanol was found in two bottles", ["methanol"]),
        ("the tool , a vegetable knife , lay in a sink", ["vegetable knife"]),
        ("the substance was drain cleaner", ["drain cleaner"]),
        ("what killed him was a metal canister", ["metal canister"]),
        ("the trailer passed over a mine on the track", ["mine"]),
        ("she stepped on a landmine near the well", ["landmine"]),
        ("he had removed rifle bullets from two survivors", ["rifle bullets"]),
        ("two anglers found the wreck of a military drone", ["military drone"]),
        ("two tonnes of ammonia escaped from a tank", ["ammonia"]),
        ("a lawyer for garment workers was attacked with acid", ["acid"]),
        ("a jar of nitric acid was hurled through the window", ["nitric acid"]),
        ("the fire came from the league's howitzers", ["howitzers"]),
    ],
)
def test_words_around_a_thing_say_that_it_was_used(words: str, things: list[str]) -> None:
    assert used(words) == things


@pytest.mark.parametrize(
    "words",
    [
        "police with rifles stood guard at the gate",
        "officers seized two pistols and a rifle",
        "a bus attack shook the town",
        "alcohol was found in the blood of the driver",
        "no pesticide was detected",
        "the substance was not bleach",
        "rescuers cut through the wreck with saws",
        "a driver of the mine said the shell of the building stood",
        "there was no drone",
    ],
)
def test_a_thing_that_is_there_denied_or_attacked_was_not_used(words: str) -> None:
    assert used(words) == []
