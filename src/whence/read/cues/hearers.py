"""Hearers: whom a cue addresses ("told Radio Lindo that"), and the outlet by which something was made known.

In: the tokens of a sentence and where a cue ends. Out: the phrase of who was told, or of the outlet. Refuses: to look past a verb.
"""

from collections.abc import Sequence

from whence.read.cues.adverbials import skip_time_and_place
from whence.read.text.grammar import QUOTE_MARKS, is_adverb, is_auxiliary, phrase_end, word_class
from whence.read.text.kinds import is_agency
from whence.read.text.layout import Token
from whence.read.text.nouns import apposed_name_end

Range = tuple[int, int]


_NAME_JOINTS = frozenset({"du", "de", "des", "del", "della", "di", "la", "le", "al"})
_IN_NAMES = frozenset({"today", "tonight", "morning", "evening", "week"})  # with a capital, a word of an outlet's name


def addressee_of(tokens: Sequence[Token], start: int, *, must: bool) -> Range | None:
    """Return whom a cue like "told" addresses; with `must` false only where "that", "to" or a quotation follows."""
    if (
        start >= len(tokens)
        or not tokens[start].word
        or tokens[start].low in ("that", "of", "about", "to", "in", "on", "how", "why", "whether")
    ):
        return None
    first = tokens[start]
    if first.low in word_class("pronouns"):
        end = start + 1
    elif first.low in word_class("determiners") or first.text.islower():
        end = _plain_hearer(tokens, start)
    else:
        end = start
        while end < len(tokens) and (
            tokens[end].text[0].isupper()
            or tokens[end].text in "&.-"
            or (
                tokens[end].low in ("of", "the", "for")
                and end + 1 < len(tokens)
                and tokens[end + 1].text[0].isupper()
                and tokens[end].low != "for"
            )
            or (tokens[end].low in _NAME_JOINTS and end > start and end + 1 < len(tokens) and tokens[end + 1].text[0].isupper())
            or tokens[end].low in word_class("venue_tails")
        ):
            if tokens[end].low in word_class("times") and end > start and tokens[end].low not in _IN_NAMES:
                break
            end += 1
        while end > start and not tokens[end - 1].word:
            end -= 1
    if end == start:
        return None
    if not must:
        follows = tokens[skip_time_and_place(tokens, end)].low if skip_time_and_place(tokens, end) < len(tokens) else ""
        if follows not in ("that", "to", "of", "about", "against", ",", "whether") and follows not in QUOTE_MARKS:
            return None
    return start, end


def channel(tokens: Sequence[Token], at: int, end: int) -> Range | None:
    """Return the outlet by which something was made known: "said through its Talis agency that", "said via state television"."""
    first = next((k for k in range(at, min(end, len(tokens))) if tokens[k].low in ("through", "via")), None)
    if first is None:
        return None
    last = phrase_end(tokens, first + 1, end)
    outlet = any(t.low in word_class("outlets", "sources") or t.low in ("agency", "agencies") for t in tokens[first + 1 : last])
    name = apposed_name_end(tokens, last, len(tokens)) if outlet else None
    if name is not None:
        return last + 1, name  # "via his channel, Upper River Daily"
    return (first + 1, last) if outlet or is_agency(" ".join(t.low for t in tokens[first + 1 : last])) else None


def told_to(tokens: Sequence[Token], at: int, end: int) -> Range | None:
    """Return the outlet that is told behind a time: "declared on Tuesday to Radio Lindo", "affirmed in the evening to the channel Lindo One"."""
    first = next((k + 1 for k in range(at, min(end, len(tokens))) if tokens[k].low == "to"), None)
    if first is None:
        return None
    last = phrase_end(tokens, first, end)
    plain = word_class("outlet_nouns", "sources") | word_class("outlets", "sources") | {"the", "a", "state", "local", "public"}
    named = last > first and all(t.text[0].isupper() or t.low in plain for t in tokens[first:last])
    outlet = any(t.low in word_class("outlets", "sources") for t in tokens[first:last])
    return (first, last) if named and (outlet or is_agency(" ".join(t.low for t in tokens[first:last]))) else None


def _is_reporter(low: str) -> bool:
    """Say whether a word is what an outlet calls who works for it ("reporter", "correspondent")."""
    return low in word_class("reporters", "sources")


def _is_when(token: Token) -> bool:
    """Say whether a word behind a name says when: "earlier", "yesterday", "last"."""
    return is_adverb(token) or (token.low in word_class("times") and token.low not in _IN_NAMES)


def _plain_hearer(tokens: Sequence[Token], start: int) -> int:
    end = start
    noun = False
    while end < len(tokens):
        token = tokens[end]
        if not token.word or token.low in ("that", "to", "who", "whether", "of", "how") or is_auxiliary(token):
            break
        names = noun and token.text[0].isupper() and tokens[end - 1].text[0].isupper()  # "the channel Lindo One"
        if (noun and not names) and (
            token.low in word_class("determiners")
            or token.low in word_class("pronouns")
            or token.low in word_class("prepositions")
        ):
            break
        before = tokens[end - 1].low
        labels = before in word_class("labelling", "sources") or _is_reporter(before) or before in _NAME_JOINTS
        if noun and tokens[end - 1].text[0].isupper() and token.text.islower() and _is_when(token):
            break  # "the Dorn Herald earlier this week"
        if noun and token.text[0].isupper() and tokens[end - 1].text.islower() and not labels:
            break
        noun = noun or token.low not in word_class("determiners")
        end += 1
    return end
