"""Causes of death: the words by which somebody is said to have died, where a death and no mishap is what a report tells of.

In: a line and a stretch of its tokens. Out: the tokens that say it: "drowned in her own feed", "frozen to death", "fell on the stairs", "jumped".
Refuses: what is denied; a death by somebody's hand, which is told as a deed.
"""

from whence.read.causes.cause_words import MARKS, has_cause_word, phrase_at, phrase_behind, words
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, head_word
from whence.read.text.senses import grammar

_LONGEST = 6  # words of what somebody died by: "drowned in her own feed"
_BACK = 4


def died_by(line: Line, first: int, after: int, *, lone: bool) -> Range | None:
    """Return the words from `first` to `after` that say how somebody died. `lone`: one death is all that is told of, so that a fall may be why."""
    for at in range(first, after):
        if (of := _died_of(line, at, after)) is not None:
            return of
        steps = phrase_at(line, at, "dying_phrases") or (phrase_at(line, at, "fall_phrases") if lone else None)
        if steps is None and line.low[at] not in words("dying_words"):
            continue
        if steps in (("jumped",), ("leapt",)) and line.tokens[at + 1 : at + 2] and line.tokens[at + 1].text not in MARKS:
            continue  # "jumped the tracks"
        before = line.low[max(first, at - _BACK) : at]
        if (
            not words("death_denied").isdisjoint(before)
            or any(w.endswith("n't") for w in before)
            or line.low[at - 1 : at] == ("to",)
        ):
            continue
        end = at + len(steps or "x")
        while (
            end < min(after, at + _LONGEST)
            and line.tokens[end].text not in MARKS
            and line.low[end] not in words("death_ends") | grammar("speech")
        ):
            end += 1
        return Range(at, end)
    return None


def _died_of(line: Line, at: int, after: int) -> Range | None:
    """Return what is behind "died of", "succumbed to", where it is an illness or another cause by its own words; wounds and burns are none."""
    steps = phrase_at(line, at, "died_of")
    found = None if steps is None or at + len(steps) >= after else phrase_behind(line, at + len(steps), after)
    return (
        found
        if found is not None
        and has_cause_word(line, found)
        and head_word(line, found) not in words("mishaps") - words("also_causes")
        else None
    )
