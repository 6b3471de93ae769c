"""Quoted in: the paper in which somebody is quoted: "an article in which an officer is quoted as saying that ...".

In: the tokens of a sentence and its finds. Out: the finds; the paper's cue is that it quotes, the quoted one's "as saying", both with the same words.
Refuses: a quotation that no paper before it is said to hold.
"""

from collections.abc import Sequence

from whence.read.cues.finds import Find
from whence.read.text.layout import Token

_QUOTES = frozenset({"quoted", "cited", "recorded", "heard"})
_APART = 12  # words between "in which" and "quoted", those of whoever is quoted


def with_quoting_papers(tokens: Sequence[Token], finds: Sequence[Find]) -> list[Find]:
    """Return the finds, those of a paper and of whom it quotes each with its own cue."""
    made = list(finds)
    for n, paper in enumerate(finds):
        end = paper.cue[-1][1]
        if paper.source is None or tokens[end - 1].low not in ("which", "where", "in"):
            continue
        quoted = next((at for at in range(end, min(end + _APART, len(tokens) - 2)) if tokens[at].low in _QUOTES), None)
        if quoted is None or tokens[quoted + 1].low != "as":
            continue
        k = next((k for k, f in enumerate(finds) if k != n and any(a <= quoted + 2 and quoted < b for a, b in f.cue)), None)
        if k is None:
            continue
        says = max(finds[k].cue[-1][1], quoted + 3)
        made[n] = paper._replace(cue=(*paper.cue, (quoted - 1, quoted + 1)), content=finds[k].content, beyond=finds[k].beyond)
        made[k] = finds[k]._replace(cue=((quoted + 1, says),), under=paper.cue[0])
    return made
