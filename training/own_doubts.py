"""Doubts about a paragraph of the own set: what breaks no rule of the guide and is seldom meant.

In: a checked paragraph. Out: one sentence for each doubt. Refuses to change anything; a person looks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from training.own_records import Attribution, Paragraph, Spot

LEAST, LONGEST = 12, 170  # words of a paragraph


def occurrences(text: str, words: str) -> list[Spot]:
    """Return where `words` stand in `text` as whole words, in order.

    A side of `words` that is a letter or digit may not touch another one in the text: "five" does not stand in "twenty-fives",
    though it does in "five-year".
    """
    found, at = [], text.find(words)
    while at >= 0:
        end = at + len(words)
        cut_left = at > 0 and _is_word(text[at - 1]) and _is_word(words[0])
        cut_right = end < len(text) and _is_word(text[end]) and _is_word(words[-1])
        if not (cut_left or cut_right):
            found.append((at, end))
        at = text.find(words, at + 1)
    return found


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def doubts(made: Paragraph) -> Iterator[str]:
    """Yield what a person should look at again."""
    text = made.text
    if not LEAST <= len(text.split()) <= LONGEST:
        yield f"the text has {len(text.split())} words"
    cues = Counter(a.cue for a in made.attributions if a.cue)
    yield from (f"{n} attributions have the cue {text[slice(*cue[0])]!r} at {cue[0]}" for cue, n in cues.items() if n > 1)
    by_id = {a.id: a for a in made.attributions}
    for a in made.attributions:
        for one, other in (("source", "content"), ("cue", "content"), ("source", "cue")):
            if overlap(getattr(a, one), getattr(a, other)):
                yield f"{a.id}: {one} and {other} overlap"
        if a.parent is not None and not overlap((*a.content, *a.cue), by_id[a.parent].content):
            yield f"{a.id} stands outside the content of its parent {a.parent}"
        if (a.source_kind == "none") != (not a.source):
            yield f"{a.id} has source kind {a.source_kind} and {len(a.source)} pieces of a source"
        yield from _misplaced(text, a)
        listed = {(h.at, h.kind) for h in made.hedges}
        yield from (
            f"hedge {text[slice(*h.at)]!r} of {a.id} is not in the list" for h in a.hedges if (h.at, h.kind) not in listed
        )
    figures = [f.at for f in made.figures]
    for frame in made.frames:
        for spot in frame.figures:
            if not overlap((spot,), figures):
                yield f"figure {text[slice(*spot)]!r} of a frame is not among the figures"
    for name, frames in Counter((f.at, f.type) for f in made.frames).items():
        if frames > 1:
            yield f"{frames} frames of one type have the trigger {text[slice(*name[0])]!r}"


def _misplaced(text: str, a: Attribution) -> Iterator[str]:
    """Yield cues and sources that stand nearer to the rest of their attribution at another occurrence."""
    for role, rest in (("cue", (*a.source, *a.content)), ("source", a.cue or a.content)):
        spots: Sequence[Spot] = getattr(a, role)
        if len(spots) == 1 and rest:
            words = text[slice(*spots[0])]
            ranked = sorted((distance(text, s, rest), s) for s in occurrences(text, words) if not overlap((s,), a.content))
            if ranked and ranked[0][0] < distance(text, spots[0], rest):
                which = occurrences(text, words).index(ranked[0][1]) + 1
                yield f"{role} of {a.id} {words!r} would stand nearer to the rest as {words}@{which}"


def distance(text: str, spot: Spot, rest: Iterable[Spot]) -> tuple[int, int]:
    """Return how many sentence ends, then characters, lie between `spot` and the nearest of `rest`."""
    gaps = []
    for start, end in rest:
        between = (min(end, spot[1]), max(start, spot[0]))
        width = max(0, between[1] - between[0])
        gaps.append((len(re.findall(r"[.?!][\"”’]?\s", text[slice(*between)])) if width else 0, width))
    return min(gaps)


def overlap(one: Iterable[Spot], other: Iterable[Spot]) -> bool:
    """Say whether a span of one shares a character with a span of the other."""
    listed = list(other)
    return any(a < d and c < b for a, b in one for c, d in listed)


def pieces_overlap(spots: Sequence[Spot]) -> bool:
    """Say whether spans in order overlap their neighbours."""
    return any(a[1] > b[0] for a, b in pairwise(spots))
