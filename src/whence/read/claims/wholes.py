"""Wholes: how many there were in all, where the sentence is about what became of them; and what became of all who were aboard.

"All five crew survived" counts five aboard, "all seven people kidnapped on Thursday were freed" seven kidnapped, "all 19 people aboard were rescued"
nineteen saved, "four men were arrested and later bailed" four let go: one number answers two questions, and an occurrence holds only one.
In: the lines of a page with their figures. Out: stretches with the figure once more, by the other name.
Refuses: a number that is not said to be all there were ("seven people kidnapped there were freed"); the dead and the hurt.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from whence.language.figures.counted import counted
from whence.language.figures.counted_fate import told_of
from whence.language.words import trades
from whence.language.words.lexicon import load
from whence.model.base import replace
from whence.model.said import Figure
from whence.read.claims.statements import Standing
from whence.read.counts.counts import is_whole
from whence.read.lines.lines import Line, Page

_ALL = frozenset({"all"})
_DEFINITE = frozenset({"the", "its", "their", "her", "his", "these", "those"})
_NOUN = 4  # words of a noun phrase behind its number: "14 crew members aboard"
_MANNER = 4  # words between a participle and who did it: "held in the kitchen by the inmates"
_TOLD = 7  # words from a participle on that say by whom: "picked up by a passing tanker"
_CLAUSE = 18  # words behind a number in which a second passive of one subject stands
_FATE = frozenset({"rescued", "missing", "released", "escaped", "detained", "abducted", "displaced", "recaptured"})
_ABOARD = "aboard"
_MOST = 5_000  # nothing that is boarded or kidnapped holds more people


def wholes(page: Page, taken: Collection[int]) -> Iterator[Standing]:
    """Yield the counts of all who were aboard or taken, and of what became of all aboard. `taken`: where the figures stand that occurrences have."""
    for line in page.lines:
        for at, figure in enumerate(line.figures):
            if figure.lo is None or figure.lo != figure.hi or not 0 < figure.lo < _MOST:
                continue
            first, after = line.index_at(figure.start), line.index_at(figure.end - 1) + 1
            for of, end in _told(page.text, line, figure, first, after):
                elsewhere = any(other.of == of for n, other in enumerate(line.figures) if n != at)
                if not elsewhere and (figure.of != of or figure.start in taken or is_whole(line, figure)):
                    start = line.tokens[first - 1].start if first and line.low[first - 1] in _ALL | _DEFINITE else figure.start
                    yield Standing(start, end, (replace(figure, of=of, standing=False),))


def _told(text: str, line: Line, figure: Figure, first: int, after: int) -> Iterator[tuple[str, int]]:
    """Yield what a figure counts beside what it is said to count, with the end of the words that say so."""
    noun = _noun_end(line, after)
    aboard = _aboard_end(line, after, noun)
    if aboard is not None and (_is_whole(line, first) or noun < aboard or _is_apposed(line, first, aboard)):
        yield _ABOARD, line.tokens[aboard - 1].end
        fate = _fate(text, line, figure, noun, aboard)
        if fate is not None:
            yield fate, line.tokens[aboard - 1].end
    elif _is_whole(line, first) and noun > after and (done := _done(line, noun)) is not None:
        yield done, line.tokens[noun].end
    if (then := _then(line, after)) is not None:
        yield then


def _then(line: Line, after: int) -> tuple[str, int] | None:
    """Return what a second passive says of those counted: "were questioned for five hours and let go", "were arrested and later bailed"."""
    passive = False
    for at in range(after, min(len(line.low), after + _CLAUSE)):
        low = line.low[at]
        resumed = low == "," and line.low[at + 1 : at + 2] in (
            ("were",),
            ("was",),
        )  # "two people in all, were questioned and let go"
        if (not low[0].isalnum() and not resumed) or low in _words("others"):
            return None
        if low in ("were", "was", "been"):
            passive = True
        if low != "and" or not (passive or line.low[at + 1 : at + 2] in (("were",), ("was",))):
            continue
        here = next((j for j in range(at + 1, min(len(line.low), at + 5)) if line.low[j] not in _words("then")), at)
        became = told_of(line.low[here : here + _TOLD])
        if became is not None and here > at:
            return became, line.tokens[here].end
    return None


def _is_whole(line: Line, first: int) -> bool:
    """Say whether a number is said to be all there were: "all nine", "all the nine", "of the nine", "among its nine"."""
    before = line.low[max(0, first - 2) : first]
    if before[-1:] and before[-1] in _ALL:
        return True
    return len(before) > 1 and before[1] in _DEFINITE and (before[0] in _ALL or before[0] in ("of", "among", "and", "that"))


def _is_apposed(line: Line, first: int, end: int) -> bool:
    """Say whether a count of a crew stands between commas behind the name of its ship: "the bulk carrier Halcyon Trader, 23 crew,"."""
    named = first > 1 and line.low[first - 1] == "," and line.tokens[first - 2].text[0].isupper()
    return named and line.low[end : end + 1] == (",",)


def _noun_end(line: Line, after: int) -> int:
    """Return where the noun phrase behind a number ends; the number's own end where no noun for people follows."""
    people, end = trades.people_words() | _words("crew"), after
    for at in range(after, min(len(line.low), after + _NOUN)):
        if not line.low[at][0].isalpha() or line.low[at] in _words("ends"):
            break
        if line.low[at] in people:
            end = at + 1
    return end


def _aboard_end(line: Line, after: int, noun: int) -> int | None:
    """Return where the words end that put those counted on something that carries people: "crew", "people aboard", "men on board", "men inside"."""
    if noun == after:
        return None
    behind = line.low[noun : noun + 2]
    if behind[:1] in (("aboard",), ("onboard",)):
        return noun + 1
    if behind == ("on", "board"):
        return noun + 2
    return noun if not _words("crew").isdisjoint(line.low[after:noun]) else None


def _fate(text: str, line: Line, figure: Figure, noun: int, aboard: int) -> str | None:
    """Return what became of all who were aboard, as the words would count them without "aboard"."""
    if noun == aboard or not line.low[aboard : aboard + 1] or not line.low[aboard][0].isalpha():
        return None  # the crew's fate is what the sentence counts already
    bare = f"{text[line.start : line.tokens[noun - 1].end]} {text[line.tokens[aboard - 1].end : line.end].lstrip()}"
    of = counted(bare, replace(figure, start=figure.start - line.start, end=figure.end - line.start))
    return of if of in _FATE and not _is_ahead(line.low[aboard : aboard + 2]) else None


def _is_ahead(words: Sequence[str]) -> bool:
    return not {"will", "would", "could", "may", "might", "must", "should"}.isdisjoint(words)


def _done(line: Line, noun: int) -> str | None:
    """Return what was done to people before by a participle behind their noun: "people kidnapped on Thursday", "officers held by the mutineers"."""
    low = line.low[noun] if noun < len(line.low) else ""
    if low in _words("kidnapped") or line.low[noun : noun + 2] == ("taken", "hostage"):
        return "abducted"
    if low not in _words("held"):
        return None
    by = next((at for at in range(noun + 1, min(len(line.low), noun + 1 + _MANNER)) if line.low[at] == "by"), None)
    captors = line.low[by + 1 : by + 4] if by is not None else ()
    return "abducted" if not _words("captors").isdisjoint(captors) else None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("counted")["wholes"][name])
