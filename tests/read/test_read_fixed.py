"""Fixed cues: what stands in somebody's opinion, count or account is the clause in which these words stand."""

import pytest
from read_build import report

from whence.read.cues.patterns import find
from whence.read.text.layout import read_sentences

OWN = [
    ("The clouds were grey, the pilot said, but the sea was calm in her opinion.", ["the sea was calm"]),
    ("The minister said the bridge was closed; the road was open, by the controller's account.", ["the road was open"]),
    ("The pilot told the harbour radio that the sea was calm in her opinion.", ["the sea was calm"]),
    ("The driver said that, by the controller's count, nine lorries were missing.", ["nine lorries were missing"]),
    ("The sea, in the pilot's opinion, was calm.", ["The sea", "was calm"]),
    ("Ships, boats and planes were lost by the admiral's count.", ["Ships , boats and planes were lost"]),
    ("But in his telling the road was open.", ["the road was open"]),
]


@pytest.mark.parametrize(("words", "content"), OWN)
def test_whose_opinion_it_is_has_the_clause_in_which_it_stands(words: str, content: list[str]) -> None:
    line = read_sentences(report(words), ())[0].tokens
    (own,) = (one for one in find(line) if one.shape == "own")
    assert [" ".join(t.text for t in line[first:after]) for first, after in own.content] == content
