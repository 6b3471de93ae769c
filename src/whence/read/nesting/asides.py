"""Asides: speakers whose relative clause stands between them and their verb ("The council, which the League runs, confirmed ...").

In: the tokens of a sentence and a find. Out: the find with the one told of as its source, where the source was a part of the clause that tells of
him. Refuses: "whose", whose owner may well be told of for the one who speaks.
"""

from collections.abc import Sequence

from whence.read.cues.finds import Find, Range
from whence.read.speakers.apposition import without_source
from whence.read.text.grammar import QUOTE_MARKS, has_clause, subject_start, verb_group_start, word_class
from whence.read.text.layout import Token

_TELLS = frozenset({"which", "who", "whom"})
_LONGEST = 40


def without_aside(tokens: Sequence[Token], one: Find) -> Find:
    """Return a find whose source is who is told of, not words of the clause between commas that tells of him."""
    if one.source is None or one.cites or one.chain or one.source[1] > one.cue[0][0]:
        return one
    comma = verb_group_start(tokens, one.cue[0][0]) - 1
    opens = _opening(tokens, one.source, comma) if comma > 0 and tokens[comma].low == "," else None
    head = _told_of(tokens, opens) if opens is not None else None
    if head is None:
        return one
    content = tuple(without_source(tokens, one.content, head))
    return one._replace(source=head, content=content) if content or one.beyond else one


def _opening(tokens: Sequence[Token], source: Range, comma: int) -> int | None:
    """Return the comma that opens the relative clause which closes at `comma` and has the source inside."""
    who = next((at for at in range(source[0], max(0, comma - _LONGEST), -1) if tokens[at].low in _TELLS), None)
    if who is None or source == (who, who + 1):
        return None
    inside = tokens[who + 1 : comma]
    if any(token.low in (",", ";", ":") or token.text in QUOTE_MARKS for token in inside):
        return None
    verb = has_clause(tokens, who + 1, comma) or (source[1] < comma and tokens[source[1]].word)
    opens = who - 2 if who > 1 and tokens[who - 1].low in word_class("prepositions") else who - 1
    return opens if verb and opens > 0 and tokens[opens].low == "," else None


def _told_of(tokens: Sequence[Token], comma: int) -> Range | None:
    """Return the noun phrase that ends at a comma."""
    start = subject_start(tokens, comma)
    return (start, comma) if start is not None and start < comma else None
