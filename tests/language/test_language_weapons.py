"""Weapons: phrases for what words say was used on somebody or something."""

import pytest

from whence.language.things.weapons import weapons_used


def used(words: str, *, arms_alone: bool = False) -> list[str]:
    low = words.split()
    return [" ".join(low[first:after]) for first, after in weapons_used(low, arms_alone=arms_alone)]


@pytest.mark.parametrize(
    ("words", "things"),
    [
        ("the crowd used spades and iron bars", ["spades", "iron bars"]),
        ("rocket launchers had been used from the ridge", ["rocket launchers"]),
        ("they hit us with cables", ["cables"]),
        ("the patrol opened fire from automatic weapons", ["automatic weapons"]),
        ("the shot came from a hunting rifle", ["hunting rifle"]),
        ("four fell ill after drinking industrial alcohol", ["industrial alcohol"]),
        ("rat poison had been poured into the well", ["rat poison"]),
        ("both had wounds caused by kitchen knives", ["kitchen knives"]),
        ("he was struck on the neck by a flare", ["flare"]),
        ("a prisoner armed with a sharpened spoon locked the door", ["sharpened spoon"]),
        ("a drone broke the roof of the chapel", ["drone"]),
    ],
)
def test_words_that_say_that_a_thing_was_used_name_it(words: str, things: list[str]) -> None:
    assert used(words) == things


@pytest.mark.parametrize(
    "words",
    [
        "a rifle was found in the yard",
        "the guards never used batons",
        "divers used ropes to reach the cabin",
        "he bought petrol for the pump",
        "they came by bus from the coast",
        "strangers had fired from a passing van",
        "a rocket factory was opened with speeches",
    ],
)
def test_a_thing_that_is_only_there_denied_or_of_help_is_no_means(words: str) -> None:
    assert used(words) == []


def test_beside_a_mere_mishap_only_a_weapon_counts() -> None:
    assert used("it had used a mine and poured petrol over the track", arms_alone=True) == ["mine"]
