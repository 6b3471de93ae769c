"""What a mishap is put down to in words that say so outright: "caused by a leaking pipe", "blamed a burst tyre", "a frayed rope was the cause".

In: a line and a stretch of its tokens. Out: the tokens that name the cause, as written.
Refuses: what is denied or ruled out; a person or group that is blamed; a pronoun; "due to" before a verb ("due to land at noon").
"""

from functools import cache

from whence.language.words.lexicon import load
from whence.read.causes.cause_words import words as cause_words
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, clause_from
from whence.read.text.senses import grammar

_MARKS = frozenset(',;:.!?—–"“”«»()')
_LONGEST = 12
_BACK = 8  # words between a denial and the cue that it denies: "denied that the blaze was caused by"
_CUE = 5  # words of the longest cue
_ARTICLES = frozenset({"a", "an"})
_BEFORE_A_THING = _ARTICLES | {"the", "its", "his", "her", "their"}


def put_down_to(line: Line, first: int, after: int) -> Range | None:
    """Return what the tokens from `first` to `after` put a mishap down to."""
    for at in range(first, after):
        found = _behind(line, at, after) or _blamed(line, at, after) or _was_the_cause(line, at, first)
        if found is not None and not _is_denied(line, first, at) and _is_a_thing(line, found):
            return found
    return None


def saying_so(line: Line, found: Range, after: int) -> Range:
    """Return the words that put a mishap down to `found`, cue and all, up to token `after` at the latest."""
    first = max((at for at in range(max(0, found.first - _CUE), found.first) if line.tokens[at].text in _MARKS), default=-1)
    first = max(first + 1, found.first - _CUE, 0)
    verdict = line.low[found.after : found.after + 1] in (("was",), ("were",))
    return Range(first, min(after, found.after + _CUE) if verdict else found.after)


def _behind(line: Line, at: int, after: int) -> Range | None:
    """Return the phrase behind a cue: "triggered by a sudden squall"."""
    for cue in _phrases("cues"):
        begin = at + len(cue)
        if tuple(line.low[at:begin]) == cue and begin < after and (at == 0 or line.low[at - 1] not in cause_words("results")):
            led = cue not in _phrases("led_cues") or line.low[begin] in _BEFORE_A_THING | _words("states")
            return clause_from(line, begin, stops=_words("stops")) if led else None
    return None


def _blamed(line: Line, at: int, after: int) -> Range | None:
    """Return the thing behind "blamed a": "blamed a burst tyre", but not "blamed a signalman for"."""
    if line.low[at] not in _words("blaming") or at + 2 >= after:
        return None
    if line.low[at + 1] not in _ARTICLES | _words("states"):
        return None
    found = clause_from(line, at + 1, stops=_words("stops"))
    return None if "for" in line.low[at + 1 : found.after + 1] else found


def _was_the_cause(line: Line, at: int, first: int) -> Range | None:
    """Return what stands before "was the likely cause"."""
    if line.low[at] not in ("was", "were") or not any(
        tuple(line.low[at + 1 : at + 1 + len(words)]) == words for words in _phrases("verdicts")
    ):
        return None
    begin = at
    while begin > first and line.tokens[begin - 1].text not in _MARKS and line.low[begin - 1] not in grammar("speech") | {"that"}:
        begin -= 1
    return Range(begin, at) if begin < at else None


def _is_denied(line: Line, first: int, at: int) -> bool:
    return not _words("denying").isdisjoint(line.low[max(first, at - _BACK) : at + 3])


def _is_a_thing(line: Line, found: Range) -> bool:
    """Say whether words name a thing or a mishap: no pronoun, no name, none of those whom one blames."""
    words = line.low[found.first : found.after]
    if not words or len(words) > _LONGEST or words[0] in grammar("pronouns") or not words[0][0].isalpha():
        return False
    named = line.tokens[found.first].text[0].isupper() and found.first > 0
    return not named and _words("blameable").isdisjoint(words) and not set(words) <= _words("nothing")


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cue.split()) for cue in load("roles")["put_down"][name])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("roles")["put_down"][name].split())
