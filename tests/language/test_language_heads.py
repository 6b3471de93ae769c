"""Heads: where, by form, a title, a dateline and first sentences say that a report's own occurrence was."""

import pytest

from whence.language.places.heads import is_looked_aside, own_words, place_of_head


@pytest.mark.parametrize(
    ("title", "first", "place"),
    [
        ("Two dead in fire", "VASTREL, March 17 - A fire at a depot killed two men on Monday, the mayor said.", "Vastrel"),
        ("Blast in Vastrel", "Two men died when a boiler burst on Monday.", "Vastrel"),
        ("Boiler bursts", "In Vastrel a boiler burst on Sunday night and hurt six people.", "Vastrel"),
        ("Boiler bursts", "Two men died on Sunday in a back lane of Vastrel when a boiler burst.", "Vastrel"),
        ("Two dead at Vastrel factory", "A boiler burst on Monday at the Vastrel tea factory, killing two.", "Vastrel"),
        ("Pupils led away", "Ten girls were led away from a dormitory at Ol Mavar Secondary School on Friday.", "Ol Mavar"),
        ("Lift falls", "At 17:05 on Wednesday a lift fell from the twelfth floor at Birch Avenue 14, Vastrel.", "Vastrel"),
        ("Dredger lost", "Four men died when a dredger sank on Thursday in the Sorva channel.", "Sorva channel"),
        ("Vastrel: two versions", "Who fired first? Villagers say that soldiers came to a farm in Vastrel at dawn.", "Vastrel"),
        ("Update", "Three days after the blasts at the Vastrel arsenal, shelters hold 400 people.", "Vastrel"),
        ("Sheds burn", "Eleven sheds burned down on Monday about 3 km from Vastrel.", "Vastrel"),
    ],
)
def test_the_head_of_a_report_tells_the_place(title: str, first: str, place: str) -> None:
    found = place_of_head(title, [(0, first)])
    assert found is not None
    assert found.name == place


@pytest.mark.parametrize(
    "first",
    [
        "Two men died on Monday, the hospital in Vastrel said.",
        "Two men died on Monday, a surgeon at Vastrel told reporters.",
        "Two men died when a shed burned down at the Saint-Orme clinic.",
        "Two men from Vastrel died on Monday.",
        "Two men died on Monday in Birch Avenue.",
        "Two men died on Monday, the police said.",
        "Two men died on Independence Day in custody.",
    ],
)
def test_seats_streets_dedications_and_origins_are_no_place(first: str) -> None:
    assert place_of_head("Two dead", [(0, first)]) is None


def test_a_far_place_is_measured_from_and_the_near_one_is_meant() -> None:
    told = [
        (0, "A watchman was beaten to death at the Vastrel mill, some 60 kilometres from Halm, where police had shot at a march.")
    ]
    found = place_of_head("One dead at mill", [*told, (200, "The mill at Vastrel is shut.")])
    assert found is not None
    assert found.name == "Vastrel"
    assert is_looked_aside("Halm", "One dead at mill", told)
    assert not is_looked_aside("Vastrel", "One dead at mill", told)


def test_the_title_shows_that_a_place_is_no_aside() -> None:
    assert not is_looked_aside("Halm", "Fire at Halm", [(0, "A shed burned, hours after a fire at Halm.")])


def test_a_name_that_a_voice_bears_is_no_place() -> None:
    assert place_of_head("Two dead", [(0, "Two men died near Vastrel on Monday.")], frozenset(["vastrel"])) is None


def test_quotes_and_asides_are_blanked_in_place() -> None:
    sentence = 'A shed burned, hours after the blast at Halm, and "all of Ostra" came.'
    assert len(own_words(sentence)) == len(sentence)
    assert "Halm" not in own_words(sentence)
    assert "Ostra" not in own_words(sentence)
