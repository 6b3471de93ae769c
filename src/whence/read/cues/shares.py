"""Shares: who passes on a video, picture or recording, and the words that say what it shows.

In: the tokens of a sentence. Out: finds whose source is who shared it and whose content is what it is said to show.
Refuses: to credit the sharer with the act of sharing, which the outlet itself reports.
"""

from collections.abc import Sequence
from functools import cache

from whence.language.words.lexicon import load
from whence.language.words.verbs import conjugate
from whence.model.vocabulary import AttributionKind
from whence.read.cues.finds import Find, Range
from whence.read.text.grammar import is_adverb, phrase_end, subject_start, verb_group_start, word_class
from whence.read.text.layout import Token

_REACH = 12


@cache
def _forms() -> dict[str, str]:
    """Return forms of verbs of sharing with their shape: "done" for participles that are no simple past, else "past", "s", "base"."""
    found: dict[str, str] = {}
    for lemma in load("cues")["sharing"]["lemmas"].split():
        forms = conjugate(lemma)
        for form in forms.participle:
            found[form] = "done"
        for form in (*forms.past, forms.base, forms.third):
            found[form] = "said"
    return found


@cache
def media_nouns() -> frozenset[str]:
    """Return nouns for a video, picture or recording."""
    return frozenset(load("cues")["sharing"]["nouns"].split())


def find_shares(tokens: Sequence[Token]) -> list[Find]:
    """Return who shares a media item in this sentence, with what it is said to show where the sentence says so."""
    found: list[Find] = []
    for at, token in enumerate(tokens):
        if token.low not in _forms() or (at and token.text[0].isupper()):
            continue
        made = _passive(tokens, at) or _active(tokens, at)
        if made is not None:
            found.append(made)
    return found


def _active(tokens: Sequence[Token], at: int) -> Find | None:
    """Match "X has shared a video ... showing Y"."""
    group = verb_group_start(tokens, at)
    if any(t.low in word_class("be") for t in tokens[group:at]) or (group and tokens[group - 1].low in ("to", "by")):
        return None
    noun = next((k for k in range(at + 1, min(at + 7, len(tokens))) if tokens[k].low in media_nouns()), None)
    if noun is None or any(tokens[k].low in (",", ";", "that", "of") or tokens[k].quoted for k in range(at + 1, noun)):
        return None
    start = subject_start(tokens, group)
    if start is None:
        return None
    stop = group
    while stop > start and not tokens[stop - 1].word:
        stop -= 1
    shown = _shown(tokens, noun + 1)
    return Find(AttributionKind.MEDIA_POST, "share", ((group, at + 1),), (start, stop), (shown,) if shown else ())


def _passive(tokens: Sequence[Token], at: int) -> Find | None:
    """Match "a video released by X reportedly shows Y"."""
    if at + 2 >= len(tokens) or tokens[at + 1].low not in ("by", "on"):
        return None
    noun = next((k for k in range(at - 1, max(-1, at - 4), -1) if tokens[k].low in media_nouns()), None)
    if noun is None:
        return None
    by = (
        at + 2
        if tokens[at + 1].low == "by"
        else next((k + 1 for k in range(at + 2, min(at + 8, len(tokens))) if tokens[k].low == "by"), None)
    )
    if by is None or by >= len(tokens):
        return None
    end = phrase_end(tokens, by)
    end = next((k for k in range(by, end) if tokens[k].low in word_class("show") and tokens[k].text.islower()), end)
    shown = _shown(tokens, end)
    return (
        Find(AttributionKind.MEDIA_POST, "share_passive", ((at, by),), (by, end), (shown,) if shown else ()) if end > by else None
    )


def _shown(tokens: Sequence[Token], start: int) -> Range | None:
    """Return what follows a media noun and says what is seen: "allegedly showing ...", "that reportedly shows ...", "of ..."."""
    for at in range(start, min(start + _REACH, len(tokens))):
        low = tokens[at].low
        if low in (";", ".", ":") or low in ("he", "she", "they", "it", "i", "we"):
            return None
        if low == "of" and at == start:
            return _to_end(tokens, at + 1)
        if low in word_class("show") or low in word_class("purport"):
            first = at
            while first > start and (is_adverb(tokens[first - 1]) or tokens[first - 1].low in word_class("be")):
                first -= 1
            return _to_end(tokens, first)
    return None


def _to_end(tokens: Sequence[Token], first: int) -> Range | None:
    end = next((k for k in range(first, len(tokens)) if tokens[k].low == ";"), len(tokens))
    while end > first and not tokens[end - 1].word:
        end -= 1
    return (first, end) if end - first > 1 else None


def shows_hedged(tokens: Sequence[Token]) -> Range | None:
    """Return what "It allegedly records ..." says a media item of the sentence before shows; `None` without a hedge of that kind."""
    for at in range(1, min(7, len(tokens))):
        if tokens[at].low in word_class("show") or tokens[at].low in word_class("purport"):
            hedged = tokens[at].low in word_class("purport") or any(
                t.low in ("allegedly", "purportedly", "reportedly", "supposedly") for t in tokens[1:at]
            )
            names_item = tokens[0].low in ("it", "they", "these") or any(t.low in media_nouns() for t in tokens[:at])
            return _to_end(tokens, 1 if tokens[0].low in ("it", "they", "these") else at) if hedged and names_item else None
    return None
