"""Grammar: the small words of English and what can be told of a clause from them alone.

In: tokens of a sentence. Out: where a noun phrase or a verb group begins and ends. Refuses: to parse; these are the limits that closed word
classes set, and where they settle nothing the nearer limit is taken.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from whence.language.words.lexicon import load
from whence.read.text.layout import Token

QUOTE_MARKS = frozenset("\"“”„«»‘’'")
STOPS = frozenset(",;:()[]—–")
_LONGEST_PHRASE = 40
_ASIDE, _NAME = 16, 5  # words of a clause set off by commas, and of a name in quotation marks
_OBJECTS = frozenset({"him", "her", "them", "us", "me", "it"})


@cache
def word_class(name: str, table: str = "cues_words") -> frozenset[str]:
    """Return the words of a class that the lexicon lists as one string."""
    listed: Any = load(table)[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


def is_auxiliary(token: Token) -> bool:
    """Say whether the token is a form of be, have, do or a modal."""
    return token.low in word_class("auxiliaries")


def is_adverb(token: Token) -> bool:
    """Say whether the token is an adverb by the list or by its ending."""
    low = token.low
    return low in word_class("adverbs") or (low.endswith("ly") and token.text.islower() and low not in word_class("ly_nouns"))


def is_participle_like(token: Token) -> bool:
    """Say whether the token ends like a past form and is no adjective by the list."""
    low = token.low
    return low.endswith("ed") and len(low) > 3 and token.text.islower() and "-" not in low and low not in word_class("adjectival")


def is_finite(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the token at `at` looks like a verb that makes a clause."""
    token = tokens[at]
    if not token.word or (at and token.text[0].isupper() and not token.quoted):
        return False
    if is_auxiliary(token) or token.low in word_class("past") or token.low in word_class("present"):
        return not (at and tokens[at - 1].low in word_class("determiners") and token.low not in word_class("auxiliaries"))
    if is_participle_like(token):
        before = tokens[at - 1].low if at else ""
        return before not in word_class("determiners") and before not in word_class("in_name")
    return False


def has_clause(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a verb that makes a clause stands in `tokens[start:end]`."""
    return any(is_finite(tokens, at) for at in range(start, min(end, len(tokens))))


def subject_start(tokens: Sequence[Token], end: int, floor: int = 0) -> int | None:
    """Return where the noun phrase begins that ends before `tokens[end]`, or `None` where there is none.

    Walks left over nouns, names and the prepositions between them, and stops at clause limits. A comma before `end` closes an
    appositive or relative clause, which belongs to the phrase.
    """
    at = end - 1
    if at < floor:
        return None
    if tokens[at].low == "," and (not _closes_quote(tokens, at) or _quoted_name(tokens, at - 1, floor) is not None):
        return _before_appositive(tokens, at, floor)
    if tokens[at].low in ("—", "–") and not tokens[at].quoted:
        dash = next((k for k in range(at - 1, floor, -1) if tokens[k].low in ("—", "–")), None)
        return subject_start(tokens, dash, floor) if dash is not None else None
    return _walk(tokens, at, floor)


def _closes_quote(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].quoted or (at > 0 and tokens[at - 1].text in QUOTE_MARKS and tokens[at - 1].quoted)


def _walk(tokens: Sequence[Token], at: int, floor: int) -> int | None:
    """Return the first token of the noun phrase whose last token is `at`."""
    first = at
    joined: int | None = None
    limit = max(floor, at - _LONGEST_PHRASE)
    if not tokens[at].word and tokens[at].text not in ")]":
        return None
    governed = (
        tokens[at].low in _OBJECTS and at > floor and tokens[at - 1].low in word_class("in_name")
    )  # "one of them", "close to him"
    if tokens[at].low in word_class("pronouns") and not governed:
        return at if at >= floor else None
    while first > limit:
        back = first - 1
        token = tokens[back]
        if token.text in ")]" or (token.text in "(" and tokens[at].text == ")"):
            bracket = _open_bracket(tokens, back, limit)
            if bracket is None:
                break
            first = bracket
            continue
        if token.low in ("and", "or", "&"):
            if joined is None:
                joined = first
        elif not _in_phrase(tokens, back):
            break
        first = back
    if joined is not None and (first == joined - 1 or _verb_stops(tokens, first, limit)):
        first = joined
    antecedent = _antecedent_start(tokens, first, floor)
    return antecedent if antecedent is not None else _trim_front(tokens, first, at)


def _antecedent_start(tokens: Sequence[Token], first: int, floor: int) -> int | None:
    """Return where "the force that guards the camp" begins when the walk stopped inside its relative clause."""
    for back in range(first - 1, max(floor, first - 14), -1):
        token = tokens[back]
        if not token.word and token.text not in ("'", "’", "-", "$"):
            return None
        if token.low in ("who", "which", "whose", "that"):
            if token.low == "that" and not _verb_like(tokens, back + 1):
                continue
            before = tokens[back - 1]
            if not before.word or is_finite(tokens, back - 1) or is_auxiliary(before) or is_adverb(before):
                return None
            if token.low == "that" and (floor > 0 or _says_before(tokens, back)):
                return None
            return _walk(tokens, back - 1, floor)
        if token.low in word_class("personal") or (token.low in word_class("subordinators") and token.low not in ("than", "as")):
            return None
    return None


def _verb_like(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the word after "that" may be its verb: finite, or a plural-looking form with an object."""
    if is_finite(tokens, at) or tokens[at].low in word_class("present"):
        return True
    follows = tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
    return (
        tokens[at].text.islower()
        and tokens[at].low not in word_class("determiners")
        and (follows.low in word_class("determiners") or follows.text[0].isupper())
    )


def _says_before(tokens: Sequence[Token], at: int) -> bool:
    return any(is_finite(tokens, k) for k in range(max(0, at - 4), at))


def _open_bracket(tokens: Sequence[Token], at: int, limit: int) -> int | None:
    while at > limit and tokens[at].text not in "([":
        at -= 1
    return at if tokens[at].text in "([" else None


def _in_phrase(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    low = token.low
    if not token.word:
        return token.text in ("'", "’", ".", "$", "%", "-", "/", "#", "@")
    if token.quoted != tokens[at + 1].quoted and tokens[at + 1].text not in QUOTE_MARKS:
        return False
    if low in word_class("subordinators") or low in word_class("personal") or low in ("that",):
        return False
    if low in word_class("prepositions"):
        return low in word_class("in_name")
    if is_auxiliary(token):
        return False
    if is_finite(tokens, at):
        after = tokens[at + 1].low
        reduced = is_participle_like(token) and (after in word_class("in_name") or after in word_class("times"))
        return reduced
    return True


def _verb_stops(tokens: Sequence[Token], first: int, limit: int) -> bool:
    back = first - 1
    return back >= limit and (
        is_finite(tokens, back) or tokens[back].low in word_class("subordinators") or is_auxiliary(tokens[back])
    )


def _trim_front(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Drop openers, adverbs and a leading "In Damascus", "On Friday" from a noun phrase."""
    for at in range(first, last):
        if tokens[at].low in word_class("time_ends") and tokens[at + 1].low in word_class("determiners") | word_class("personal"):
            first = at + 1
    while first <= last:
        low = tokens[first].low
        if low in word_class("openers") or not tokens[first].word or (is_adverb(tokens[first]) and low != "both"):
            first += 1
        elif low == "at" and first < last and tokens[first + 1].low in ("least", "most"):
            return first
        elif low in word_class("prepositions") and low not in ("like", "around", "about", "over", "under"):
            after = _after_leading_phrase(tokens, first, last)
            if after is None:
                return None
            first = after
        elif low in word_class("times") and first < last and tokens[first + 1].low in word_class("determiners"):
            first += 1
        else:
            return first
    return None


def _after_leading_phrase(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Return where the subject begins after a prepositional phrase without a comma, or `None` where all belongs to the phrase."""
    at = first + 1
    seen_noun = False
    while at <= last:
        low = tokens[at].low
        if seen_noun and (low in word_class("determiners") or low in word_class("personal")):
            return at
        if seen_noun and tokens[at - 1].text[0].isupper() and tokens[at].text.islower() and low not in word_class("prepositions"):
            return at
        if low not in word_class("determiners") and low not in word_class("prepositions") and tokens[at].word:
            seen_noun = True
        at += 1
    return None


def _before_appositive(tokens: Sequence[Token], comma: int, floor: int) -> int | None:
    """Return the start of a phrase like "Jan Dorn, a spokesman for the army, " whose last comma stands at `comma`."""
    at = comma - 1
    while at >= floor and tokens[at].low not in (",", ";", ":") and not (tokens[at].text in QUOTE_MARKS and tokens[at].quoted):
        at -= 1
    if at > floor and tokens[at].text in QUOTE_MARKS and (opening := _quoted_name(tokens, at, floor)) is not None:
        at = next((k for k in range(opening, floor, -1) if tokens[k].low in (",", ";", ":")), floor)
    if at <= floor or tokens[at].low != ",":
        # one comma only: "On Friday, said ..." has no subject, and neither has an inverted "..., said X"
        return None
    inside = tokens[at + 1]
    looks_added = (
        inside.low in word_class("determiners")
        or inside.low in word_class("relative")
        or inside.low in word_class("prepositions")
        or inside.text.islower()
        or inside.text[0].isdigit()
        or not has_clause(tokens, at + 1, comma)
    )
    if not looks_added:
        return None
    head = subject_start(tokens, at, floor) if tokens[at - 1].low != "," else None
    told_of = _told_of(tokens, head, floor) if head is not None and not has_clause(tokens, at + 1, comma) else None
    if told_of is not None:
        return told_of
    if head is None or tokens[head].text[0].isdigit():
        return _before_appositive(tokens, at, floor)
    return head


def _told_of(tokens: Sequence[Token], head: int, floor: int) -> int | None:
    """Return the start of whom a clause between commas tells of, where `head` stands in it: "Jan Dorn, who runs the pit, the town's last, said"."""
    for back in range(head, max(floor + 1, head - _ASIDE), -1):
        if tokens[back].low in (",", ";", ":"):
            return None
        if tokens[back].low in ("who", "which", "whose") and tokens[back - 1].low == ",":
            return _walk(tokens, back - 2, floor) if back >= 2 else None
    return None


def _quoted_name(tokens: Sequence[Token], closing: int, floor: int) -> int | None:
    """Return where a name in quotation marks opens that closes at `closing` ("speaking to the "Log", said"), no quotation of words."""
    opening = next((k for k in range(closing - 1, max(floor, closing - _NAME) - 1, -1) if tokens[k].text in QUOTE_MARKS), None)
    named = opening is not None and all(t.text[0].isupper() for t in tokens[opening + 1 : closing] if t.word)
    return opening if named and opening is not None and closing - opening > 1 else None


def verb_group_start(tokens: Sequence[Token], at: int, floor: int = 0) -> int:
    """Return where the auxiliaries and adverbs before the verb at `at` begin."""
    first = at
    while first - 1 >= floor:
        token = tokens[first - 1]
        month = token.text == "May"  # "the log for 12 May holds"
        if token.word and not month and (is_auxiliary(token) or (is_adverb(token) and token.low not in ("all", "both"))):
            first -= 1
        else:
            break
    while first < at and is_adverb(tokens[first]) and tokens[first].text[0].isupper():
        first += 1
    return first


def phrase_end(tokens: Sequence[Token], start: int, stop: int | None = None) -> int:
    """Return the end of the noun phrase that begins at `start`: after a name or up to the next verb, comma, quote or clause word."""
    end = len(tokens) if stop is None else stop
    at = start
    if at < end and tokens[at].low in word_class("personal") | {"him", "her", "them", "me", "us"}:
        return at + 1
    while at < end:
        token = tokens[at]
        if not token.word:
            if token.text in "([" or (at > start and token.text == ")"):
                at += 1
                continue
            if token.text not in ("'", "’", "&", "/", "-", ".", "@", "#") or (token.text == "." and at + 1 >= end):
                break
        elif at > start and (
            token.low in word_class("subordinators")
            or token.low in word_class("personal")
            or is_auxiliary(token)
            or (token.low in word_class("prepositions") and token.low not in word_class("in_name"))
            or (is_adverb(token) and at + 1 < end and is_finite(tokens, at + 1))
            or _starts_other(tokens, at)
        ):
            break
        at += 1
    while at > start and tokens[at - 1].low in ("and", "or", *word_class("in_name")):
        at -= 1
    return at


def _starts_other(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a verb, or a time like "on Friday", begins at `at`."""
    low = tokens[at].low
    if low in word_class("times") and tokens[at - 1].low not in ("of", "the", "for"):
        return low not in ("this", "may") and tokens[at].text[0].isupper() != tokens[at - 1].text[0].isupper()
    if (
        low in ("on", "in", "at", "by", "during")
        and at + 1 < len(tokens)
        and tokens[at + 1].low in word_class("times") | word_class("venues")
    ):
        return True
    return is_finite(tokens, at) and not (
        is_participle_like(tokens[at]) and at + 1 < len(tokens) and tokens[at + 1].low in word_class("in_name")
    )
