"""Colons: who speaks behind a colon is not credited with the clause before it. The model's finds are given by hand here."""

from test_read_joining import learned, tokens, told

from whence.read.nesting.colons import parted_at_colons

TEXT = "The clerk disputed this: the box, he said, had been sealed."


def test_who_speaks_behind_a_colon_is_not_heard_through_the_clause_before_it() -> None:
    line = tokens(TEXT)
    before = learned(line, "The clerk", "disputed", "this: the box", under="said")
    behind = learned(line, "he", "said", "The clerk disputed this: the box")
    behind = behind._replace(content=(*behind.content, learned(line, "he", "said", "had been sealed").content[0]))
    found = parted_at_colons(line, [before, behind])
    assert told(line, found) == [("The clerk", "disputed", "this"), ("he", "said", "the box had been sealed")]
    assert found[0].under is None


def test_a_colon_behind_a_speakers_name_parts_nothing() -> None:
    line = tokens("Guard: the mayor said it, she told us.")
    finds = [learned(line, "Guard", ":", "the mayor said it"), learned(line, "she", "told", "Guard: the mayor said it")]
    assert parted_at_colons(line, finds) == finds
