"""Keeping: who guards, runs or holds the site that a line speaks of.

In: a line. Out: who keeps the site, by the words that lead to a keeper ("guarded by the militia") or a name before them ("a Kurdish-run prison").
Refuses: a phrase without a name.
"""

from functools import cache

from whence.language.words.lexicon import load
from whence.model.said import Slot
from whence.read.lines.lines import Line
from whence.read.text.senses import grammar


@cache
def site_nouns() -> frozenset[str]:
    """Return the nouns for kinds of site, one and several of each."""
    listed = load("roles")["site"]["nouns"].split()
    return frozenset(listed) | {noun + "s" for noun in listed}


def custodian(line: Line, text: str) -> Slot | None:
    """Return who guards, runs or holds the site that the line speaks of ("guarded by ...", "a Kurdish-run prison")."""
    suffixes, cues, first_words = _keeping()
    low = line.low
    for words in cues if not first_words.isdisjoint(low) else ():
        for at in range(len(low) - len(words)):
            if low[at] == words[0] and low[at : at + len(words)] == words:
                found = _plain_phrase(line, at + len(words))
                if found:
                    start, end = line.tokens[found[0]].start, line.tokens[found[1] - 1].end
                    return Slot(name=text[start:end], start=start, end=end)
    for at, word in enumerate(line.tokens):
        if not low[at].endswith(suffixes):
            continue
        stem = next((s for s in suffixes if low[at].endswith(s) and len(low[at]) > len(s)), None)
        ahead = low[at + 1 : at + 3]
        if (
            stem
            and word.text[0].isupper()
            and any(w in site_nouns() or w in ("lockup", "lock-up", "facility", "detention") for w in ahead)
        ):
            end = word.end - len(stem)
            return Slot(name=text[word.start : end], start=word.start, end=end)
    return None


@cache
def _keeping() -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], frozenset[str]]:
    """Return the endings ("-run"), the words that lead to a keeper ("guarded by"), longest first, and the first of these."""
    table = load("roles")["custodian"]
    cues = tuple(tuple(cue.split()) for cue in sorted(table["before_by"], key=lambda c: (-len(c), c)))
    return tuple(table["suffixes"]), cues, frozenset(words[0] for words in cues)


def keeping_cues() -> frozenset[tuple[str, ...]]:
    """Return the words that lead to who guards, runs or holds a site ("guarded by")."""
    return frozenset(_keeping()[1])


def _plain_phrase(line: Line, first: int) -> tuple[int, int] | None:
    while first < len(line.low) and line.low[first] in ("the", "a", "an"):
        first += 1
    after = first
    stops = grammar("prepositions") | grammar("subordinators") | grammar("auxiliaries") | grammar("speech") | {"and", "or"}
    while (
        after < len(line.low) and after - first < 7 and line.tokens[after].text not in ".,;:()—–" and line.low[after] not in stops
    ):
        after += 1
    if after == first or not any(line.tokens[j].text[0].isupper() for j in range(first, after)):
        return None
    return first, after
