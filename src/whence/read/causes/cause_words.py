"""Words of causes: where the phrase before or behind a cue begins and ends, and whether it names a thing that something can come of.

In: a line and a token in it. Out: ranges of tokens. Refuses: persons and bodies, who are blamed and are no cause; names; pronouns; "the need".
"""

from functools import cache, lru_cache
from typing import NamedTuple

from whence.language.things.ailments import illness_at
from whence.language.words.lexicon import load
from whence.language.words.trades import people_words
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, head_word
from whence.read.people.fillers import is_people
from whence.read.text.senses import grammar

MARKS = frozenset(',;:.!?—–"“”«»()')
_LONGEST = 16
_CLAUSE = 26
_APPOSED = 10  # words of what is said of a subject between commas


class Told(NamedTuple):
    """The tokens that name a cause, and those of the words that say so. `own`: these have the verb of whoever says it ("blamed a squall")."""

    cause: Range
    whole: Range
    own: bool = False


@cache
def words(name: str, table: str = "causes") -> frozenset[str]:
    """Return a list of single words of the lexicon of causes, or of another."""
    return frozenset(load(table)[name].split())


@cache
def phrases(name: str, table: str = "causes") -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return a list of phrases of the lexicon by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for steps in sorted((tuple(p.split()) for p in load(table)[name]), key=lambda s: (-len(s), s)):
        found.setdefault(steps[0], []).append(steps)
    return {first: tuple(listed) for first, listed in found.items()}


def phrase_at(line: Line, at: int, name: str, table: str = "causes") -> tuple[str, ...] | None:
    """Return the phrase of a list that begins at token `at`."""
    listed = phrases(name, table).get(line.low[at], ())
    return next((steps for steps in listed if line.low[at : at + len(steps)] == steps), None)


def is_saying(low: str) -> bool:
    """Say whether a word leads to what somebody says or thinks."""
    return low in words("saying") or low in grammar("speech")


def phrase_before(line: Line, at: int, first: int, *, several: bool = False) -> Range | None:
    """Return the noun phrase that ends before token `at`; `several`: its verb is of more than one, so that "and" may stand in it."""
    begin = at
    while begin > first and at - begin < _LONGEST:
        low = line.low[begin - 1]
        if line.tokens[begin - 1].text in MARKS or low in words("left_ends") or is_saying(low) or (low == "and" and not several):
            break
        if low == "that" and not _says_a_rumour(line, begin - 1):
            break
        begin -= 1
    begin = _at_its_article(line, begin, at)
    while begin < at and line.low[begin] in grammar("adverbs") | {"and", "that"}:
        begin += 1
    return Range(begin, at) if begin < at else None


def _says_a_rumour(line: Line, that: int) -> bool:
    """Say whether "that" leads in what a rumour or a report says, and not what somebody "claims"."""
    return that > 1 and line.low[that - 1] in words("content") and line.low[that - 2] in grammar("determiners") | {"of", "by"}


def _at_its_article(line: Line, begin: int, at: int) -> int:
    """Return where the phrase begins whose article follows a name: "told the Post | a leaking can was the cause"."""
    heard = begin > 0 and line.low[begin - 1] in words("telling")
    for j in range(begin + 1, at):
        if (
            heard
            and line.low[j] in words("articles")
            and line.low[j - 1] not in words("articles")
            and line.low[j - 1] not in grammar("prepositions")
        ):
            return j  # "told reporters | the breakers had been switched off"
        if (
            line.low[j] in ("a", "an", "the")
            and line.tokens[j - 1].text[:1].isupper()
            and line.low[j - 1] not in ("a", "an", "the")
        ):
            return j
    return begin


def phrase_behind(line: Line, first: int, after: int) -> Range | None:
    """Return the noun phrase that begins at token `first`, with what describes it: "a torch left burning on the loading dock"."""
    end = first
    while end < min(after, first + _LONGEST):
        if line.tokens[end].text in MARKS - {'"', "“", "”"} or (end > first and line.low[end] in words("right_ends")):
            break
        if end > first and (is_saying(line.low[end]) or (line.low[end] in words("finite") and line.low[end - 1] != "that")):
            break
        end += 1
    while end > first and line.tokens[end - 1].text in MARKS:
        end -= 1
    while first < end and line.tokens[first].text in MARKS:
        first += 1
    return Range(first, end) if first < end else None


def clause_start(line: Line, at: int, first: int) -> int:
    """Return where the clause around token `at` begins: behind a mark, a "that", a "because", or a verb of saying."""
    begin = _before_the_clause(line, at, first)
    if begin > first and line.tokens[begin - 1].text == "," and line.low[begin] in grammar("auxiliaries"):
        comma = next((j for j in range(begin - 2, max(first, begin - _APPOSED), -1) if line.tokens[j].text == ","), None)
        begin = begin if comma is None else _before_the_clause(line, comma, first)  # "the developer, Crown Homes, | had added"
    return _at_its_article(line, begin, at)


def _before_the_clause(line: Line, at: int, first: int) -> int:
    begin = at
    while begin > first and at - begin < _CLAUSE:
        low = line.low[begin - 1]
        if line.tokens[begin - 1].text in MARKS or is_saying(low) or low in ("because", "when", "after", "but", "while", "as"):
            break
        if low == "that" and not (
            _says_a_rumour(line, begin - 1) or line.low[begin] in grammar("auxiliaries")
        ):  # "a drone | that was filming"
            break
        if low == "and" and _opens_a_clause(line, begin, at):
            break
        begin -= 1
    return begin


def _opens_a_clause(line: Line, begin: int, at: int) -> bool:
    """Say whether a new subject stands between "and" and the verb at `at`."""
    return any(
        line.low[j] in ("the", "a", "an", "its", "his", "their", "it", "he", "they") for j in range(begin, min(at, begin + 2))
    )


def clause_end(line: Line, at: int, after: int) -> int:
    """Return where the clause around token `at` ends: before a mark, a verb of saying, or "and that"."""
    end = at + 1
    while end < after and end - at < _CLAUSE:
        low = line.low[end]
        if low in words("new_verb") and end > at + 1 and line.low[end - 1] not in ("who", "which", "that", "what"):
            break  # "the claim that a hose failed | does not convince us"
        if (
            line.tokens[end].text in MARKS
            or low in grammar("speech")
            or low in ("because", "but", "although", "though", "according")
        ):
            break
        if (
            low in ("and", "while")
            and line.low[end + 1 : end + 2]
            and line.low[end + 1] in ("that", "the", "a", "an", "said", "his", "he", "they", "it", "its")
        ):
            break
        end += 1
    while end > at + 1 and line.low[end - 1] in ("and", "or", "to"):
        end -= 1
    return end


def is_denied(line: Line, first: int, after: int) -> bool:
    """Say whether words of one clause there deny or doubt what stands behind them."""
    first = max(0, first)
    first = max(
        [
            first,
            *(
                j + 1
                for j in range(first, min(after, len(line.low)))
                if line.tokens[j].text in MARKS or line.low[j] in ("and", "but")
            ),
        ]
    )
    near = line.low[first:after]
    return not words("denying").isdisjoint(near) or any(w.endswith("n't") for w in near)


@lru_cache(maxsize=4096)
def is_somebody(low: str) -> bool:
    """Say whether a word names persons or a body of them."""
    return low in words("blameable") or low in people_words() or (is_people(low) and not low.endswith("ing"))


def is_thing(line: Line, found: Range) -> bool:
    """Say whether a phrase names a thing or a happening, no person, no name and nothing that people only speak of."""
    low = line.low[found.first : found.after]
    if not low or low[0] in grammar("pronouns") or not any(w[0].isalpha() for w in low):
        return False
    head = head_word(line, found)
    own = low[0] in ("its", "his", "her", "their") and len(low) == 1
    if not {"asleep", "drunk", "drunken"}.isdisjoint(low):
        return True  # "an operator asleep at his post"
    if own or head in words("empty") or is_somebody(head) or head in grammar("determiners"):
        return False
    at = next((j for j in range(found.first, found.after) if line.low[j] == head), found.first)
    return not (line.tokens[at].text[0].isupper() and at > 0 and line.tokens[at - 1].text not in MARKS and not line.title_case)


def has_cause_word(line: Line, found: Range) -> bool:
    """Say whether a phrase is a cause by its own words: "a technician's mistake", "a leaking bottle", "wild mushrooms"."""
    low = line.low[found.first : found.after]
    return not words("cause_nouns").isdisjoint(low) or not words("wrong_adjectives").isdisjoint(low[:-1]) or is_illness(low)


def is_illness(low: tuple[str, ...]) -> bool:
    """Say whether words name a substance or an illness that people die of."""
    return not words("substances").isdisjoint(low) or any(illness_at(low, at) for at in range(len(low)))


def is_be(low: str) -> bool:
    """Say whether a word is a form of "be"."""
    return low in words("be")


@cache
def mishaps_and_craft() -> frozenset[str]:
    """Return nouns for what a cause brings about, and for what is overturned or brought down by one."""
    return words("mishaps") | words("crafts")
