"""Complements: what follows a cue verb: an addressee, a time, and the words that are credited.

In: the tokens of a sentence and a verb cue. Out: the span of the content, if one follows.
Refuses: an object where the verb takes a clause only.
"""

from collections.abc import Sequence
from typing import NamedTuple

from whence.read.cues.adverbials import skip_time_and_place
from whence.read.cues.cues import Cue, Verb
from whence.read.cues.hearers import addressee_of, channel, told_to
from whence.read.text.grammar import QUOTE_MARKS, has_clause, is_adverb, is_auxiliary, phrase_end, word_class
from whence.read.text.layout import Token

Range = tuple[int, int]
_RELAYED = frozenset({"quoted", "cited", "carried", "reported", "broadcast", "published"})
_NEAR = 12  # words in which an object shows what is said of it ("called the reports of escapes disinformation")


class Complement(NamedTuple):
    """What follows a cue. `span` is `None` where nothing does; `bare` = no that, quote or colon opens it; `loose` = after a comma.

    `quote`: it begins with a quotation mark. `verb`: the use of the verb that it fits.
    """

    span: Range | None
    addressee: Range | None = None
    bare: bool = False
    loose: bool = False
    quote: bool = False
    verb: Verb | None = None


def after_cue(tokens: Sequence[Token], cue: Cue) -> Complement | None:
    """Return what follows a verb cue, or `None` where the verb cannot be a cue with what follows it."""
    addressee = None
    at = cue.last + 1
    takes_hearer = next((verb for verb in cue.uses if "tell" in verb.takes), None)
    if takes_hearer is not None:
        addressee = addressee_of(tokens, at, must="clause" not in takes_hearer.takes)
        if addressee is None and "clause" not in takes_hearer.takes:
            return None
        at = addressee[1] if addressee else at
    elif at + 1 < len(tokens) and tokens[at].low == "to" and not _infinitive_follows(tokens, at):
        addressee = (at + 1, phrase_end(tokens, at + 1))
        at = addressee[1]
        if addressee[0] >= addressee[1]:
            addressee = None
    start = skip_time_and_place(tokens, at)
    addressee = addressee or channel(tokens, at, start) or told_to(tokens, at, start)
    if start < len(tokens) and tokens[start].low in ("of", "about") and "clause" in cue.uses[0].takes:
        mark = next(
            (k for k in range(start, min(start + 25, len(tokens))) if tokens[k].low == ":" and not tokens[k].quoted), None
        )
        start = mark if mark is not None else start
    if (
        addressee is None
        and start + 1 < len(tokens)
        and tokens[start].low == "to"
        and tokens[start + 1].low in word_class("to_hearers")
    ):
        addressee = (start + 1, start + 2)
        start = skip_time_and_place(tokens, start + 2)
    return _fit(tokens, cue, at, start, addressee)


def _fit(tokens: Sequence[Token], cue: Cue, at: int, start: int, addressee: Range | None) -> Complement | None:
    end = len(tokens)
    opening = tokens[start] if start < end else None
    if opening is None or opening.low in (".", "!", "?", ";", ")", "]") or _is_relayed(tokens, start):
        return Complement(None, addressee)
    if (
        opening.text in QUOTE_MARKS
        and opening.quoted
        and not (start and tokens[start - 1].quoted and start == cue.last + 1 and tokens[cue.first].quoted)
    ):
        return Complement(
            _cut(tokens, start, inside=tokens[cue.first].quoted),
            addressee,
            quote=True,
            verb=_use(cue, "clause", "that", "quote", "tell", "object", "to"),
        )
    if opening.low == ":":
        return Complement(
            _cut(tokens, start + 1, inside=tokens[cue.first].quoted),
            addressee,
            quote=True,
            verb=_use(cue, "clause", "that", "quote", "tell"),
        )
    if opening.low in (",", "—", "–", "-"):
        return _after_comma(tokens, cue, start, addressee)
    if opening.low in ("that", "whether") or (opening.low in word_class("wh") and start > cue.last):
        verb = _use(cue, "clause", "that", "tell")
        first = start + 1 if opening.low == "that" and _that_opens_clause(tokens, start) else start
        if verb is not None and (first > start or opening.low != "that"):
            return Complement(_cut(tokens, first, inside=tokens[cue.first].quoted), addressee, verb=verb)
    if opening.low == "to" and {t.low for t in tokens[start : start + 4]} & {"named", "identified"}:
        return None
    if opening.low == "to" and _infinitive_follows(tokens, start):
        verb = _use(cue, "to", "tell")
        return (
            Complement(_cut(tokens, start, inside=tokens[cue.first].quoted), addressee, verb=verb)
            if verb is not None
            else Complement(None, addressee)
        )
    return _bare(tokens, cue, at, start, addressee)


def _is_relayed(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "quoted Tuesday by X" begins at `at`: who passed the words on is none of them."""
    return tokens[at].low in _RELAYED and not tokens[at].quoted and any(t.low == "by" for t in tokens[at + 1 : at + 4])


def _bare(tokens: Sequence[Token], cue: Cue, at: int, start: int, addressee: Range | None) -> Complement | None:
    of = _use(cue, "of")
    if of is not None:
        link = next((k for k in range(at, min(at + 14, len(tokens))) if tokens[k].low in ("of", "for")), None)
        if link is not None:
            return Complement(_cut(tokens, at, inside=tokens[cue.first].quoted), addressee, verb=of)
        if _use(cue, "object") is None or not any(c.isalpha() for c in tokens[start].text):
            return None  # "suspects 2027" accuses nobody
    particles = _use(cue, "clause", "tell")
    if (
        particles is not None
        and addressee is not None
        and "clause" not in particles.takes
        and tokens[start].low in ("of", "about")
    ):
        return Complement(_cut(tokens, start + 1, inside=tokens[cue.first].quoted), addressee, verb=particles)
    that = _that_soon(tokens, start)
    if that is not None and (use := _use(cue, "clause", "that", "tell")) is not None:
        return Complement(_cut(tokens, that + 1, inside=tokens[cue.first].quoted), addressee, verb=use)
    if start < len(tokens) and tokens[start].low == "to" and {t.low for t in tokens[start : start + 4]} & {"named", "identified"}:
        return None
    verb = _settled(cue, tokens, start) or particles
    if addressee is None and verb is not None and verb.needs:
        addressee = _given_to(tokens, start)
    if verb is None and (label := _use(cue, "label")) is not None and _is_labelled(tokens, start):
        return Complement(_cut(tokens, start, inside=tokens[cue.first].quoted), addressee, verb=label)
    if verb is None and any(use.needs for use in cue.uses) and "object" in {take for use in cue.uses for take in use.takes}:
        return None
    if verb is None:
        quote = _quote_soon(tokens, start)
        use = _use(cue, "quote", "that")
        return (
            Complement(_cut(tokens, quote, inside=tokens[cue.first].quoted), addressee, quote=True, verb=use)
            if quote is not None and use is not None
            else None
        )
    return Complement(_cut(tokens, start, inside=tokens[cue.first].quoted), addressee, bare=True, verb=verb)


def _use(cue: Cue, *wanted: str) -> Verb | None:
    """Return the first use of the cue that takes one of `wanted`, in the order wanted."""
    for take in wanted:
        for verb in cue.uses:
            if take in verb.takes:
                return verb
    return None


def _is_labelled(tokens: Sequence[Token], start: int) -> bool:
    """Say whether an object is followed by what it is called: "the speech a pretext", "the find "consistent with a pattern""."""
    for at in range(start + 1, min(start + _NEAR, len(tokens))):
        token = tokens[at]
        if token.low in (",", ";", ":", ".", "for", "on", "to", "after", "when"):
            return False
        opens = token.text in QUOTE_MARKS and token.quoted and tokens[at - 1].word
        article = token.low in ("a", "an") and tokens[at - 1].word and tokens[at - 1].low not in word_class("in_name")
        if opens or article:
            return True
    return False


def _given_to(tokens: Sequence[Token], start: int) -> Range | None:
    """Return the outlet in "gave a similar figure to the Northern Post"."""
    at = next(
        (k for k in range(start, min(start + 8, len(tokens) - 1)) if tokens[k].low == "to" and tokens[k + 1].text[0].isupper()),
        None,
    )
    return (at + 1, phrase_end(tokens, at + 1)) if at is not None else None


def _settled(cue: Cue, tokens: Sequence[Token], start: int) -> Verb | None:
    """Return the first use with a plain object that fits: one that `needs` a word has it among the words that follow."""
    near = [t.low for t in tokens[start : start + _NEAR] if not t.quoted or tokens[cue.first].quoted or t.text not in QUOTE_MARKS]
    for use in sorted((u for u in cue.uses if "object" in u.takes), key=lambda u: not u.needs):
        if not use.needs or not use.needs.isdisjoint(near):
            return use
    return None


def _that_soon(tokens: Sequence[Token], start: int) -> int | None:
    """Return the "that" to which a time or place leads: "warned since the war began that", "said more than once that"."""
    timed = any(t.low in word_class("times") | {"time", "day", "days", "hours"} for t in tokens[start : start + 4])
    if not timed and tokens[start].low not in word_class("prepositions") | {
        "more",
        "again",
        "once",
        "twice",
        "publicly",
        "yesterday",
        "when",
    }:
        return None
    for at in range(start + 1, min(start + 18, len(tokens) - 1)):
        if tokens[at].low == "that" and tokens[at - 1].word:
            return at
        if tokens[at].low in (",", ";", ":") or tokens[at].text in QUOTE_MARKS:
            return None
    return None


def _quote_soon(tokens: Sequence[Token], start: int) -> int | None:
    for at in range(start, min(start + 8, len(tokens))):
        if tokens[at].text in QUOTE_MARKS and tokens[at].quoted:
            return at
        if tokens[at].low in (",", ";", "."):
            return None
    return None


def _after_comma(tokens: Sequence[Token], cue: Cue, start: int, addressee: Range | None) -> Complement:
    """Judge what a comma after the cue leads to: a quotation, a parenthesis and then "that", or nothing credited."""
    at = start + 1
    mark = next((k for k in range(at, min(at + 14, len(tokens) - 1)) if tokens[k].low == ":" and tokens[k + 1].quoted), None)
    if mark is not None and not tokens[mark].quoted:
        return Complement(
            _cut(tokens, mark + 1, inside=tokens[cue.first].quoted),
            addressee,
            quote=True,
            verb=_use(cue, "clause", "that", "quote", "tell"),
        )
    if at < len(tokens) and tokens[at].text in QUOTE_MARKS and tokens[at].quoted:
        return Complement(
            _cut(tokens, at, inside=tokens[cue.first].quoted),
            addressee,
            quote=True,
            verb=_use(cue, "clause", "that", "quote", "tell"),
        )
    close = next((k for k in range(at, min(at + 25, len(tokens))) if tokens[k].low == ","), None)
    if close is not None and close + 1 < len(tokens):
        opening = tokens[close + 1]
        if opening.low == "that" or (opening.text in QUOTE_MARKS and opening.quoted):
            first = close + 2 if opening.low == "that" else close + 1
            return Complement(
                _cut(tokens, first, inside=tokens[cue.first].quoted), addressee, verb=_use(cue, "clause", "that", "tell")
            )
        if not has_clause(tokens, at, close) and tokens[at].low in word_class("prepositions") | {"citing", "quoting"}:
            return Complement(
                _cut(tokens, close + 1, inside=tokens[cue.first].quoted),
                addressee,
                bare=True,
                loose=True,
                verb=_use(cue, "clause", "tell"),
            )
    if tokens[start].low == "," and cue.uses[0].takes & {"clause", "tell"} and at < len(tokens) and _goes_on(tokens, at):
        return Complement(_cut(tokens, at, inside=tokens[cue.first].quoted), addressee, loose=True)
    return Complement(None, addressee)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the clause that a parenthetical "X said," interrupts goes on at `at`."""
    first = tokens[at]
    if first.low in word_class("no_going_on") or first.low.endswith("ing") or first.low in word_class("relative"):
        return False
    return has_clause(tokens, at, len(tokens)) and first.low not in word_class("prepositions")


def _cut(tokens: Sequence[Token], start: int, *, inside: bool = False) -> Range | None:
    """Return the content from `start` to where the clause is cut off: a narrator's "but", an "according to", the sentence's end.

    `inside`: the cue itself is quoted, so the content ends where that quotation does.
    """
    end = start
    while end < len(tokens):
        token = tokens[end]
        if inside and not token.quoted:
            break
        if (
            not token.quoted
            and token.low == "as"
            and end > start + 2
            and end + 2 < len(tokens)
            and tokens[end + 1].low in ("he", "she", "they", "it")
        ):
            break
        if not token.quoted and token.low == ";" and end > start:
            break
        if not token.quoted and token.low == "," and end + 2 < len(tokens) and _narrator(tokens, end + 1):
            break
        end += 1
    while end > start and not tokens[end - 1].word and tokens[end - 1].text not in "%)”\"’»'":
        end -= 1
    return (start, end) if end > start else None


def _narrator(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the outlet itself takes over at `at` (", but", ", although", ", according to", ", as X reported")."""
    low = tokens[at].low
    if low == "according":
        return True
    if low in ("but", "although", "though", "even") or (
        low == "a" and tokens[at + 1].low in ("claim", "move", "charge", "figure", "allegation")
    ):
        return has_clause(tokens, at + 1, len(tokens)) or low == "a"
    return (
        low == "as" and has_clause(tokens, at, len(tokens)) and any(t.low in ("reported", "reports") for t in tokens[at : at + 8])
    )


def _that_opens_clause(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and not is_auxiliary(tokens[at + 1])


def _infinitive_follows(tokens: Sequence[Token], at: int) -> bool:
    if at + 1 >= len(tokens):
        return False
    verb = tokens[at + 1]
    if is_adverb(verb) and at + 2 < len(tokens):
        verb = tokens[at + 2]
    return (
        verb.word
        and verb.text.islower()
        and verb.low not in word_class("determiners")
        and verb.low not in word_class("pronouns")
        and verb.low not in word_class("to_hearers")
        and not verb.low.endswith("s") | verb.low.endswith("ing")
    ) or verb.low in ("discuss", "address", "press", "pass", "dismiss", "express", "assess", "process", "cross", "bring", "sing")
