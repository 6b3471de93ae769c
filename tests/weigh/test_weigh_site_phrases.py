"""Tests of the phrases of a sentence that say at what place something happened."""

import pytest

from whence.weigh.places.site_phrases import phrases


def _shown(sentence: str, *, title: bool = False) -> list[str]:
    return [phrase.shown for phrase in phrases(sentence, title=title)]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("A guard was beaten to death on Monday at the Orlova tea factory, near the town", "Orlova tea factory"),
        ("A seller was found dead in a cell of the central police station of Vastrel", "cell of central police station"),
        ("Masked men broke into Hostel 7 of Vastrel College at dawn", "Hostel 7"),
        ("Two climbers were killed when Mount Selwa, on the island, erupted on Friday", "Mount Selwa"),
        ("A bridge in Vastrel, in the north, gave way under a truck", "bridge"),
        ("Six residents of a care home at Vastrel died of heat", "care home"),
        ("A bomb blew up his empty car outside a barber's shop, his office said", "outside barber's shop"),
        ("Five teachers were seized from the girls' boarding school in May", "girls' boarding school"),
        ("Nine convicts got out of Camp 4 before dawn", "Camp 4"),
        ("Fire gutted the old cloth market on Sunday", "old cloth market"),
        ("A stray round fell on the shore of the crater lake on Monday", "shore of crater lake"),
        ("The oil tanker MIRA SOL was boarded off the cape", "oil tanker Mira Sol"),
        ("Two people were stabbed on the 21:07 train to Vastrel", "train"),
        ("The occupation of the Vastrel high school ended on Friday", "Vastrel high school"),
        ("In Vastrel a balcony broke off with six people on it", "balcony"),
        ("A dormitory housing 90 boys burned down", "dormitory"),
        ("Four relatives died of fumes in their house", "house"),
        ("Oil is flowing again, this time from a buried pipeline", "buried pipeline"),
        ("Four sailors were taken hostage aboard the trawler Sea Rose", "trawler Sea Rose"),
        ("A bomb went off outside the Church of Saint Anne on Sunday", "outside Church of Saint Anne"),
        ("One man was killed in the early hours at a bar on Bridge Street", "bar"),
        ("A landslide buried a row of houses in the village", "houses"),
        ("Oil workers were shot dead on Saturday night in the billiard hall El Sol", "billiard hall El Sol"),
        ("Army guards overran the base of the Fourth Battalion at Halm", "base"),
        ("Four patients died in a fire at a hospital in Vastrel", "hospital"),
    ],
)
def test_a_phrase_that_puts_something_at_a_place_is_a_site(sentence: str, place: str) -> None:
    assert _shown(sentence) == [place]


@pytest.mark.parametrize(
    "sentence",
    [
        "A nurse at the health post spoke of 34 wounded",
        "The ministry told reporters at the courthouse that it was over",
        "The wounded were treated at a clinic in Vastrel",
        "He passed away at the district hospital on Tuesday",
        "Sixty families were registered at the stadium",
        "They spent the night in a sports hall",
        "The hospital manager said that nobody was hurt",
        "The Orlova hospital said that nobody was hurt",
        "The survivors came ashore in a fishing boat",
        "They were held at the central prison",
        "She was fined 900 crowns for reading a poem at a feast",
        "A truck passed over a mine in the north",
        "Shells forced 300 people from their homes",
        "There was a quarrel over a footpath",
        "The guards were in a building",
        "He was killed after six years in a camp",
        "A banner on the bridge claimed the attack",
    ],
)
def test_where_people_work_speak_shelter_or_are_looked_after_is_no_site(sentence: str) -> None:
    assert _shown(sentence) == []


def test_a_place_that_another_only_lies_by_is_not_told_twice() -> None:
    assert _shown("A footbridge over a canal collapsed on Monday") == ["footbridge"]


def test_a_title_leaves_out_articles_and_the_verb_to_be() -> None:
    assert _shown("coaster boarded, crew of 14 held", title=True) == ["coaster"]
    assert _shown("coaster boarded, crew of 14 held") == []
    assert _shown("singer in hospital after fall", title=True) == []
    assert _shown("court in Vastrel jails 31", title=True) == []


def test_a_sentence_is_read_to_its_first_words_only() -> None:
    assert _shown("a " * 5_000 + "fire gutted the market") == []
