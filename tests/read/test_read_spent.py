"""Words for an occurrence that name none: a fight for life, a level, fuel, and what another occurrence cut off."""

import pytest
from claims_build import told
from syntax_build import read

from whence.model.vocabulary import IncidentType as T


def types(*lines: str) -> set[T]:
    return {m.frame.type for m in told(*lines)}


@pytest.mark.parametrize(
    "words",
    [
        "Two workers were killed in the blast, and one of them is fighting for his life.",
        "A girl of nine fought for her life after the bus crash.",
        "Surgeons said that three of those burned in the fire were battling for their lives.",
        "The goalkeeper, hurt in the crash, is battling for his life.",
    ],
)
def test_who_fights_to_live_fights_nobody(words: str) -> None:
    assert T.ARMED_CLASH not in types(words)


def test_soldiers_who_fight_for_a_town_do_fight() -> None:
    assert T.ARMED_CLASH in types("Soldiers and rebels fought for the town of Quellmar all night.")


@pytest.mark.parametrize(
    "words",
    [
        "The storm left the city dark as temperatures fell to 14 degrees.",
        "Output at the mine fell to half after the flood.",
        "The level of the lake has fallen to two metres since the dam burst.",
        "The share fell to about 90 cents after the bombing.",
    ],
)
def test_what_falls_to_a_level_changes_no_hands(words: str) -> None:
    assert T.TERRITORY_CHANGE not in types(words)


@pytest.mark.parametrize("whom", ["the rebels", "a militia of the hill tribes", "rebels"])
def test_a_town_that_falls_to_somebody_changes_hands(whom: str) -> None:
    assert T.TERRITORY_CHANGE in types(f"The town of Quellmar fell to {whom} on Friday.")


def test_a_station_that_burns_coal_is_not_on_fire() -> None:
    written = (
        "The/DT>1:det station/NN>8:nsubj:pass ,/,>1:punct which/WDT>4:nsubj burns/VBZ>1:acl:relcl coal/NN>4:obj ,/,>1:punct "
        "was/VBD>8:aux:pass struck/VBN>8:root by/IN>11:case two/CD>11:nummod missiles/NNS>8:obl"
    )
    assert [m.frame.mode for m in read("The station, which burns coal, was struck by two missiles", written)] != ["arson"]


def test_what_a_strike_cut_off_is_no_second_occurrence() -> None:
    written = (
        "Missiles/NNS>1:nsubj struck/VBD>1:root a/DT>3:det dam/NN>1:obj in/IN>5:case Quellmar/NNP>3:nmod ,/,>7:punct "
        "killing/VBG>1:advcl two/CD>9:nummod workers/NNS>7:obj and/CC>11:cc cutting/VBG>7:conj off/RP>11:compound:prt "
        "the/DT>14:det electricity/NN>11:obj to/IN>17:case the/DT>17:det city/NN>11:obl"
    )
    assert T.RESTRICTION not in {
        m.frame.type
        for m in read(
            "Missiles struck a dam in Quellmar, killing two workers and cutting off the electricity to the city", written
        )
    }


def test_soldiers_who_cut_off_a_town_do_so_themselves() -> None:
    assert T.RESTRICTION in types("Soldiers cut off the electricity to the city of Quellmar.")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Since midnight the enemy has sent nine missiles and about 40 drones at us.", T.AIR_STRIKE),
        ("The neighbours sent forty drones against the port overnight.", T.AIR_STRIKE),
        ("Eleven people died when drones and missiles slammed into a water works.", T.AIR_STRIKE),
        ("The army sent 12 rockets at a refinery near Quellmar.", T.SHELLING),
    ],
)
def test_missiles_and_drones_that_are_sent_at_somebody_are_a_strike(words: str, kind: T) -> None:
    assert kind in types(words)


def test_drones_that_are_sent_to_an_ally_strike_nobody() -> None:
    assert not {T.AIR_STRIKE, T.SHELLING} & types(
        "The ministry sent forty drones to its ally, and rockets to a fair at Quellmar."
    )


@pytest.mark.parametrize(
    "words",
    [
        "Debris came down on School No. 9, which was empty at that hour.",
        "Fragments of the interceptor fell on a barn near Quellmar, killing a calf.",
        "Wreckage of the drone landed on the roof of a clinic.",
        "The pump house was scratched by debris.",
    ],
)
def test_what_falls_from_the_sky_on_something_harms_it(words: str) -> None:
    assert T.DESTRUCTION in types(words)


def test_shells_that_scatter_fragments_are_shells() -> None:
    assert T.SHELLING in types("Shells fell on a market in Quellmar and fragments wounded ten.")


@pytest.mark.parametrize("site", ["School No. 9", "Hospital No. 4", "Mine number 3", "Prison No 12"])
def test_a_site_is_called_by_its_number(site: str) -> None:
    (mention,) = told(f"A rocket hit {site} on Friday.")
    assert [w.name.replace(" .", ".") for w in mention.frame.sites] == [site]
