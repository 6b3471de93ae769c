"""Misread: where the model's source or content cannot be one, and who speaks in sentences with asides. The model's finds are given by hand here."""

import pytest
from read_build import names, read_attributions_of
from test_read_joining import at, learned, tokens, told

from whence.model.said import Attribution
from whence.read.cues.patterns import find
from whence.read.nesting.joining import joined
from whence.read.nesting.misread import is_no_phrase, with_makers


def voices_of(sentence: str) -> list[str]:
    return [voice.name for one in read_attributions_of(sentence) for voice in one.sources]


def chain_of(sentence: str, words: str) -> list[str]:
    """Return the chain of the attribution whose content begins with `words`."""
    found: list[Attribution] = [a for a in read_attributions_of(sentence) if sentence[a.content[0].start :].startswith(words)]
    return names(max(found, key=lambda a: len(a.chain)).chain)


@pytest.mark.parametrize("words", ["of", "not", "thereby", "speaking to the harbour master"])
def test_small_words_and_asides_are_nobody(words: str) -> None:
    line = tokens(f"The baker, {words}, said.")
    assert is_no_phrase(line, at(line, words))


@pytest.mark.parametrize("words", ["he", "others", "the first", "Speaker Dorn", "one of them"])
def test_who_may_speak_is_somebody(words: str) -> None:
    line = tokens(f"Yesterday {words} said it rained.")
    assert not is_no_phrase(line, at(line, words))


def test_a_source_without_a_noun_gives_way_to_the_rules() -> None:
    line = tokens("Lake Aid, to whose crew they belonged, has told Lowland News that a wave killed two divers.")
    seen = [learned(line, "to", "has told", "a wave killed two divers")]
    assert told(line, joined(line, find(line), seen))[0][0].startswith("Lake Aid")


def test_words_of_the_source_are_not_what_it_says() -> None:
    line = tokens("An aide to the mayor told us that the bridge was closed.")
    seen = [learned(line, "the mayor", "told", "An aide to")]
    assert told(line, joined(line, find(line), seen)) == [("An aide to the mayor", "told", "the bridge was closed")]


def test_a_source_cut_inside_its_noun_is_taken_whole() -> None:
    line = tokens("The river police directorate said the bridge was closed.")
    seen = [learned(line, "The river police", "said", "the bridge was closed")]
    assert told(line, joined(line, find(line), seen))[0][0] == "The river police directorate"


def test_two_who_tell_of_two_things_do_not_tell_each_others() -> None:
    line = tokens("Its harbour guard told the Norland News Service of a fire, its customs office told state radio of a theft.")
    first = learned(line, "Its harbour guard", "told", "of a fire", under="its customs office told")
    second = learned(line, "its customs office", "told state", "Its harbour guard told the Norland News Service of a fire")
    seen = [first, second._replace(cue=((second.cue[0][0], second.cue[0][0] + 1),))]
    finds = joined(line, find(line), seen)
    assert told(line, finds)[1] == ("its customs office", "told", "a theft")
    assert finds[0].under is None


def test_a_few_words_left_out_inside_a_content_belong_to_it() -> None:
    line = tokens("In the course of the raid five men of the quarter were hurt, the mayor said.")
    seen = learned(line, "the mayor", "said", "men of the quarter were hurt")
    (one,) = joined(line, find(line), [seen._replace(content=(at(line, "In the course of the"), *seen.content))])
    assert told(line, [one])[0][2] == "In the course of the raid five men of the quarter were hurt"


def test_a_named_speaker_behind_a_clause_is_heard_though_the_model_sees_nothing() -> None:
    line = tokens("Twelve men fled from the jail in Banara, Lucia Mendes, the deputy minister, said in a statement.")
    assert [source for source, _, _ in told(line, joined(line, find(line), []))] == ["Lucia Mendes , the deputy minister"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The office confirmed that the owner had been warned, citing a letter that the dockers' union says it sent to him.",
        "The office confirmed that the owner had been warned, citing a letter published by the dockers' union.",
    ],
)
def test_who_made_what_is_cited_is_the_one_cited(sentence: str) -> None:
    line = tokens(sentence)
    cited = [source for (source, cue, _) in told(line, with_makers(line, find(line))) if cue == "citing"]
    assert cited == ["the dockers ' union"] or cited == ["the dockers' union"]


def test_according_to_behind_that_credits_what_follows() -> None:
    sentence = "Adam Reyes of the Royal Navy said that, according to the harbour office, nine sailors were killed."
    assert chain_of(sentence, "nine sailors")[-1] == "the harbour office"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("One of the rescued, the cook, Pedro Amaral, told Gulf Wire that the mast broke.", "Pedro Amaral"),
        ("One of the wounded, the welder Ivan Petrov, told Gulf Wire that the roof fell.", "Ivan Petrov"),
        ("Ten died, according to the district hospital, whose director, Anna Lem, showed a list.", "the district hospital"),
        ('The director of Ostra, Nikos Pappas, speaking to the "Anchor", said that the crane was old.', "Nikos Pappas"),
        ("The state-run Norland News Service said that ten men drowned.", "Norland News Service"),
        (
            "A medic who had been inside and who asked not to be named because he was not allowed to talk to us said that nine died.",
            "a medic",
        ),
        (
            "Twenty people were shot dead, Ana Moreira, who heads the clinic at Rio Sul, the town's only hospital, told Radio Luz.",
            "Ana Moreira",
        ),
    ],
)
def test_asides_do_not_hide_who_speaks(sentence: str, name: str) -> None:
    assert name in voices_of(sentence)


def test_a_word_of_time_in_an_outlets_name_is_no_time() -> None:
    sentence = "A diver told Norland Today that nine men were pulled from the lock."
    assert "Norland Today" in chain_of(sentence, "nine men")
