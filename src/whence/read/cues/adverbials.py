"""Adverbials: times and venues between a cue and its content ("on Friday", "in a statement", "late Thursday", "by telephone").

In: the tokens of a sentence and where the cue ends. Out: where the content may begin. Refuses: to step over a verb.
"""

from collections.abc import Sequence
from functools import cache

from whence.read.text.grammar import QUOTE_MARKS, is_adverb, is_auxiliary, word_class
from whence.read.text.layout import Token


@cache
def _place_openers() -> frozenset[str]:
    return frozenset(
        [
            "in",
            "on",
            "at",
            "during",
            "by",
            "through",
            "via",
            "after",
            "from",
            "to",
            "late",
            "early",
            "before",
            "outside",
            "near",
            "over",
        ]
    )


def skip_time_and_place(tokens: Sequence[Token], at: int) -> int:
    """Return where the content may begin after "on Friday", "in a statement", "late Thursday", "by telephone"."""
    times, venues = word_class("times"), word_class("venues")
    moved = True
    while moved and at < len(tokens):
        moved = False
        low = tokens[at].low
        if (
            (low in times and low not in ("may", "this", "last", "next"))
            or (low in ("this", "last", "next") and at + 1 < len(tokens) and tokens[at + 1].low in times)
            or (low.isdigit() and at and tokens[at - 1].low in times)
            or (is_adverb(tokens[at]) and low not in word_class("no_skip"))
        ):
            at += 1
            moved = True
        elif low in _place_openers():
            end = _adverbial_end(tokens, at, times, venues)
            if end is not None:
                at = end
                moved = True
    return at


def _adverbial_end(tokens: Sequence[Token], at: int, times: frozenset[str], venues: frozenset[str]) -> int | None:
    """Return the end of a prepositional phrase that names a time or a venue, or that a "that" or a quotation follows."""
    last = None
    for k in range(at + 1, min(at + 12, len(tokens))):
        token = tokens[k]
        low = token.low
        if low == "that" or (token.text in QUOTE_MARKS and token.quoted):
            return k
        if not token.word or is_auxiliary(token) or low in word_class("personal"):
            break
        if low in times or low in venues:
            last = k + 1
        elif (
            last is not None
            and low not in ("of", "with", "to", "on", "in", "for", "by", "the", "a", "an", "its", "his", "her")
            and not token.text[0].isupper()
        ) or (low in word_class("determiners") and last is not None and low not in ("the", "a", "an", "its", "his", "her")):
            break
    return last
