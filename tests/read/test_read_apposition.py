"""Apposition: the name that belongs to a source. What the model found is given by hand."""

import pytest
from read_build import names, read_attributions_of, report

from whence.model.vocabulary import AttributionKind
from whence.read.cues.finds import Find
from whence.read.speakers.apposition import with_name
from whence.read.text.layout import Token, read_sentences

LINES = [
    ("Two men drowned, the head of the river board, Mina Faro, has said.", "the head of the river board", "has said",
     "the head of the river board , Mina Faro"),
    ("Two men drowned, their employer, Blue Reef Rescue, says.", "their employer", "says", "their employer , Blue Reef Rescue"),
    ("The boat sank in the storm, Hugo Stell, its captain, told the Herald.", "its captain", "told", "Hugo Stell , its captain"),
    ("Two men drowned, the River Authority said.", "the River", "said", "the River Authority"),
    ("The army, whose spokesman, Hugo Stell, said two men drowned, left.", "The army, whose spokesman, Hugo Stell", "said",
     "spokesman , Hugo Stell"),
    ("The paper cites Hugo Stell, brother of a sailor, on the storm.", "brother of a sailor", "cites",
     "Hugo Stell , brother of a sailor"),
]  # fmt: skip
NOT_ITS_NAME = [
    ("Two men drowned in Lindo, a spokesman for the army, who asked to stay unnamed, said.", "a spokesman for the army", "said"),
    ("The army shelled Lindo, a spokesman, himself wounded, said.", "a spokesman", "said"),
    ("Two men drowned, a guard said on Monday.", "a guard", "said"),
]


def tokens(words: str) -> tuple[Token, ...]:
    return tuple(read_sentences(report(words), ())[0].tokens)


def found(line: tuple[Token, ...], source: str, cue: str) -> Find:
    """Return a find whose content is all that stands before its source, or behind its cue."""
    places = []
    for words in (source, cue):
        wanted = [t.low for t in tokens(words)]
        first = next(n for n in range(len(line)) if [t.low for t in line[n : n + len(wanted)]] == wanted)
        places.append((first, first + len(wanted)))
    content = (0, places[0][0]) if places[0][0] > 1 else (places[1][1], len(line) - 1)
    return Find(AttributionKind.STATEMENT, "learned", (places[1],), places[0], (content,))


def words(line: tuple[Token, ...], one: Find) -> str:
    assert one.source is not None
    return " ".join(token.text for token in line[slice(*one.source)])


@pytest.mark.parametrize(("text", "source", "cue", "whole"), LINES, ids=[line[0][:40] for line in LINES])
def test_a_description_and_the_name_beside_it_are_one_source(text: str, source: str, cue: str, whole: str) -> None:
    line = tokens(text)
    named = with_name(line, found(line, source, cue))
    assert words(line, named) == whole
    assert all(piece[1] <= named.source[0] or named.source[1] <= piece[0] for piece in named.content if named.source)


@pytest.mark.parametrize(("text", "source", "cue"), NOT_ITS_NAME, ids=[line[0][:40] for line in NOT_ITS_NAME])
def test_a_name_of_the_clause_before_is_not_the_speakers(text: str, source: str, cue: str) -> None:
    line = tokens(text)
    assert words(line, with_name(line, found(line, source, cue))) == source


@pytest.mark.parametrize(
    ("line", "voice"),
    [
        ("Two divers are missing, their employer, Blue Reef Rescue, says.", "Blue Reef Rescue"),
        ("A guard reached by phone, who gave his name only as Tomas, said two men had fled.", "Tomas"),
        ("The director-general of the mines, Hugo Stell, told the paper that two men had fled.", "Hugo Stell"),
    ],
)
def test_a_description_is_called_by_the_name_that_it_is_given(line: str, voice: str) -> None:
    assert names(read_attributions_of(line)[0].chain)[-1] == voice


@pytest.mark.parametrize(
    "lines",
    [
        "A surgeon at the clinic, who asked not to be named, was in no doubt. Two men had died, he said.",
        "Mina Faro, who had crossed the lake and was tired, was asleep. The boat turned over at once, she told the paper.",
    ],
)
def test_a_pronoun_goes_back_to_whom_the_sentence_before_tells_of(lines: str) -> None:
    voice = names(read_attributions_of(lines)[-1].chain)[-1]
    assert voice in ("a surgeon at the clinic", "Mina Faro")


def test_a_subject_that_cannot_speak_is_nobodys_antecedent() -> None:
    found = read_attributions_of("Mina Faro was asleep.", '"The floor became a wall," she told the paper.')
    assert names(found[-1].chain)[-1] == "Mina Faro"


def test_who_reports_anothers_words_is_not_the_one_who_spoke_them() -> None:
    found = read_attributions_of(
        "Ida Brandt said she had a list. A cousin of one of the dead told Brandt that a guard had shot two miners, she said."
    )
    told = next(a for a in found if names(a.chain)[-1].startswith("a cousin"))
    assert names(told.chain)[1:] == ["Ida Brandt", "a cousin of one of the dead"]


def test_a_clause_that_a_credit_interrupts_has_its_voice() -> None:
    (one,) = read_attributions_of("Mr Stell, according to two colleagues of his, killed a guard in the yard.")
    assert names(one.chain)[-1] == "two colleagues of his"
