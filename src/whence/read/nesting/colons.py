"""Colons: what a colon parts in a sentence, as in "The clerk disputed this: the box, he said, was sealed".

In: the tokens of a sentence and its finds. Out: the finds; who speaks in the middle or at the end of what stands behind the colon is not credited
with the clause before it, in which another cue stands, and that cue's words end at the colon.
Refuses: a colon in front of a list, in a quotation, or behind a speaker's name.
"""

from collections.abc import Sequence

from whence.read.cues.finds import Find, Range, trim
from whence.read.text.grammar import has_clause
from whence.read.text.layout import Token


def parted_at_colons(tokens: Sequence[Token], finds: Sequence[Find]) -> list[Find]:
    """Return the finds, those that speak behind a colon without the clause before it."""
    made = list(finds)
    for colon in range(1, len(tokens) - 1):
        token = tokens[colon]
        named = any(first <= colon < after for one in made for first, after in one.cue)
        if token.low != ":" or token.quoted or named or tokens[colon + 1].start == token.end:  # "03:52" parts nothing
            continue
        before = [n for n, f in enumerate(made) if f.cue[-1][1] <= colon and f.shape != "headline"]
        behind = [n for n, f in enumerate(made) if f.cue[0][0] > colon and _reaches_back(f, colon)]
        for n in behind:
            one = made[n]
            inside = [k for k in before if one.content[0][0] <= made[k].cue[0][0]]
            end = max(after for first, after in one.content if first < one.cue[0][0])
            goes_on = any(first >= one.cue[-1][1] for first, _ in one.content)
            if not inside or not (has_clause(tokens, colon + 1, end) or goes_on):
                continue
            made[n] = one._replace(content=_pieces(tokens, one.content, colon + 1, len(tokens)))
            for k in inside:
                under = None if made[k].under in one.cue else made[k].under
                made[k] = made[k]._replace(content=_pieces(tokens, made[k].content, 0, colon) or made[k].content, under=under)
    return [one for one in made if one.content or one.beyond]


def _reaches_back(one: Find, colon: int) -> bool:
    """Say whether a speaker stands behind a colon and is credited with words on both sides of it, before his cue."""
    return any(first < colon < after - 1 and first < one.cue[0][0] for first, after in one.content)


def _pieces(tokens: Sequence[Token], content: Sequence[Range], first: int, end: int) -> tuple[Range, ...]:
    """Return what lies between two tokens of some pieces of content."""
    cut = (trim(tokens, max(a, first), min(b, end)) for a, b in content if a < end and b > first)
    return tuple((a, b) for a, b in cut if a < b)
