"""Asides: who speaks behind a relative clause. The model's finds are given by hand here."""

import pytest
from test_read_joining import at, learned, tokens, told

from whence.read.cues.patterns import find
from whence.read.nesting.asides import without_aside
from whence.read.nesting.joining import joined

# sentence, the scrap that was taken for the speaker, the verb, what is said, who speaks
ASIDES = [
    ("The harbour council, in which the Lake League has a majority, confirmed that two boats sank.", "the Lake League has a majority", "confirmed", "two boats sank", "The harbour council"),
    ("The tug, which had taken on coal at Osk and was bound for Lindo, reported that a mine was drifting.", "had taken on coal at Osk and was bound for Lindo", "reported", "a mine was drifting", "The tug"),
    ("A night porter at the mill, who asked not to be named because he was not allowed to speak, told Radio Osk that the gate was open.", "not to be named because he was not allowed to speak", "told", "the gate was open", "A night porter at the mill"),
    ("The Sons of the Hill, whom it accuses, have declared that the camp is theirs.", "it", "have declared", "the camp is theirs", "The Sons of the Hill"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "scrap", "cue", "content", "speaker"), ASIDES, ids=[a[-1] for a in ASIDES])
def test_who_is_told_of_speaks_and_not_the_clause_that_tells_of_him(
    words: str, scrap: str, cue: str, content: str, speaker: str
) -> None:
    line = tokens(words)
    for finds in (find(line), []):
        found = {c: source for source, c, _ in told(line, joined(line, finds, [learned(line, scrap, cue, content)]))}
        assert found[cue].startswith(speaker)


KEPT = [
    ("The council, whose head, Mara Dorn, runs the port, said it was shut.", "Mara Dorn", "said", "it was shut"),
    ("The river flooded, and the mayor, who was there, said it was deep.", "the mayor, who was there", "said", "it was deep"),
    ("Jan Osk, a baker, said it was late.", "Jan Osk, a baker", "said", "it was late"),
]


@pytest.mark.parametrize(("words", "source", "cue", "content"), KEPT)
def test_a_source_that_is_whole_or_behind_whose_stays(words: str, source: str, cue: str, content: str) -> None:
    line = tokens(words)
    one = learned(line, source, cue, content)
    assert without_aside(line, one).source == at(line, source)
