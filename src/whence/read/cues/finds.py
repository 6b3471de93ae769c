"""Finds: what a pattern finds in a sentence, and the subjects that several patterns look for.

In: tokens of a sentence. Out: ranges of tokens. Refuses: a subject that the clause does not hold or share with its neighbour.
"""

from collections.abc import Sequence
from typing import NamedTuple

from whence.model.passage import Span
from whence.model.vocabulary import AttributionKind
from whence.read.text.cast import is_body_word, is_person_word
from whence.read.text.grammar import QUOTE_MARKS, has_clause, is_auxiliary, is_finite, subject_start, verb_group_start, word_class
from whence.read.text.layout import Token
from whence.read.text.nouns import apposed_name_end

Range = tuple[int, int]


_CLAUSES = 40  # words of the clauses between a subject and its verb
_TELLS_ASIDE = frozenset({"who", "whose", "which", "whom"})
_FRONTS = frozenset({"when", "while", "after", "before", "as", "if", "although", "though", "because", "since", "once"})
_NO_SUBJECT = frozenset("there this how why where when if once unless whether although though while".split())  # noqa: SIM905


class Find(NamedTuple):
    """Cue, source, content and addressee as ranges of tokens. `shape` names the pattern that found it.

    `shared` marks a source that stands with an earlier cue of the sentence, `negated` a cue with "not". `beyond` are pieces of content
    outside of the sentence, in characters. `under` is the cue of the attribution in whose words this one stands, where the model says so.
    """

    kind: AttributionKind
    shape: str
    cue: tuple[Range, ...]
    source: Range | None
    content: tuple[Range, ...]
    addressee: Range | None = None
    shared: bool = False
    negated: bool = False
    cites: bool = False
    chain: bool = False
    beyond: tuple[Span, ...] = ()
    under: Range | None = None


def trim(tokens: Sequence[Token], start: int, end: int) -> Range:
    """Return the range without punctuation at its ends; quotation marks, brackets and currency signs stay."""
    while start < end and not tokens[start].word and tokens[start].text not in '$£€#@“"‘«(':
        start += 1
    while end > start and not tokens[end - 1].word and tokens[end - 1].text not in '%)”"’»':
        end -= 1
    return start, end


def subject(tokens: Sequence[Token], group: int, found: Sequence[Find]) -> Range | None:
    """Return the noun phrase that is the subject of a verb group."""
    floor = max((f.cue[0][1] for f in found if f.cue[0][1] <= group and not f.cites and f.shape != "quotes"), default=0)
    if group and tokens[group - 1].low in ("and", "but", "or", "then", "yet"):
        return None
    start = subject_start(tokens, group, floor)
    if start is None:
        return None
    end = group
    while end > start and not tokens[end - 1].word and tokens[end - 1].text not in ")]%":
        end -= 1
    if end <= start or (tokens[start].low in ("that", "what", "it") and end - start == 1 and tokens[start].low != "it"):
        return None
    if tokens[start].low in _NO_SUBJECT:
        return None
    return _told_of(tokens, start, floor) or _named_at_the_end(tokens, start, end) or (start, end)


def _named_at_the_end(tokens: Sequence[Token], start: int, end: int) -> Range | None:
    """Return the name that ends a subject torn off its head: "(the head of a team let into) the jail on Monday, Commissioner Mara Dorn"."""
    comma = next((at for at in range(end - 1, start, -1) if tokens[at].low == ","), None)
    torn = start > 0 and tokens[start - 1].low in word_class("prepositions")
    if comma is None or not torn or end - comma < 3 or not all(t.word and t.text[0].isupper() for t in tokens[comma + 1 : end]):
        return None
    return comma + 1, end


def _told_of(tokens: Sequence[Token], start: int, floor: int) -> Range | None:
    """Return whom the clauses tell of in which a "subject" is what somebody is not: "a guard who was not allowed to talk to us said"."""
    if not start or not (is_auxiliary(tokens[start - 1]) or tokens[start - 1].low in ("not", "never")):
        return None
    who = None
    for at in range(start - 1, max(floor, start - _CLAUSES), -1):
        if not tokens[at].word and tokens[at].text not in ("'", "’", "-"):
            break
        if tokens[at].low in ("who", "which") and tokens[at - 1].low not in ("and", "or", "but"):
            who = at
    if who is None or not tokens[who - 1].word:
        return None
    first = subject_start(tokens, who, floor)
    return (first, who) if first is not None else None


def shared_source(tokens: Sequence[Token], group: int, found: Sequence[Find]) -> tuple[Range | None, bool]:
    """Return the source of an earlier cue for "... and added", "..., but denied"."""
    if group == 0 or tokens[group - 1].low not in ("and", "but", ",", "then", "or", "yet"):
        return None, False
    earlier = next((f.source for f in reversed(found) if f.source is not None and not f.cites and f.shape != "silence"), None)
    if earlier is not None:
        return earlier, True
    if tokens[group - 1].low == ",":
        return None, False
    for at in range(group - 2, 0, -1):
        if tokens[at].low in (";", ":") or (tokens[at].text in QUOTE_MARKS and tokens[at].quoted and not tokens[group].quoted):
            break
        if is_finite(tokens, at) and not is_finite(tokens, at - 1):
            source = subject(tokens, verb_group_start(tokens, at), ())
            if source is not None:
                return source, True
    return None, False


def main_subject(tokens: Sequence[Token], start: int = 0, end: int | None = None) -> Range | None:
    """Return the subject of the first clause of the sentence from `start` on; what commas tell of it aside has verbs of its own."""
    stop = len(tokens) if end is None else end
    start = _behind_fronted(tokens, start, stop)
    at = start
    while at < stop and not is_finite(tokens, at):
        at = _after_aside(tokens, at, stop)
    if at >= stop:
        return None
    group = verb_group_start(tokens, at, start)
    return subject(tokens, group, ())


def _behind_fronted(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Return where the main clause begins behind a clause that opens the sentence: "When the dogs began to bark, Mara Dorn hid"."""
    if start >= stop or tokens[start].low not in _FRONTS:
        return start
    commas = (at for at in range(start + 2, stop - 1) if tokens[at].low == "," and has_clause(tokens, start, at))
    return next((at + 1 for at in commas if has_clause(tokens, at + 1, stop)), start)


def _after_aside(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Return where to look on: behind the comma that closes a relative clause ("Jan Dorn, who asked to stay, gave ..."), else the next word."""
    if tokens[at].low not in _TELLS_ASIDE or not at or tokens[at - 1].low != ",":
        return at + 1
    return next((k for k in range(at + 1, stop) if tokens[k].low == "," and not tokens[k].quoted), at) + 1


def with_appositive(tokens: Sequence[Token], end: int, *, closed: bool = False) -> int:
    """Return the end of a phrase with the appositive or relative clause that a comma adds to it.

    `closed`: a further comma must end what is added, since the clause goes on behind it ("According to X, a spokesman, the men ...").
    """
    while end + 1 < len(tokens) and tokens[end].low == ",":
        first = tokens[end + 1]
        if not first.word or first.low in word_class("openers") | {"adding", "citing", "saying", "according", "as", "in"}:
            break
        close = end + 1
        while (
            close < len(tokens)
            and tokens[close].low not in (",", ";", ":", "—", "–")
            and not (tokens[close].text in QUOTE_MARKS and not tokens[end].quoted)
        ):
            close += 1
        close = min(close, len(tokens))
        if closed and (close >= len(tokens) or tokens[close].low != ","):
            break
        if end >= 1 and tokens[end - 1].text.islower() and _names_it(tokens, end - 1, end, close):
            end = close
            continue
        relative = first.low in ("who", "whose", "which")
        if closed is False and relative and _speaks_itself(tokens, end + 2, close):
            break
        if not relative and (
            has_clause(tokens, end + 1, close) or not (first.low in word_class("determiners") or first.text.islower())
        ):
            break
        end = close
    while end > 0 and tokens[end - 1].text in ".":
        end -= 1
    return end


def _speaks_itself(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a relative clause has words of its own to credit ("..., which said it had cleared the road"): it is no part of the name."""
    verb = next((at for at in range(start, min(start + 4, end)) if is_finite(tokens, at)), None)
    return verb is not None and tokens[verb].low in word_class("relative_says")


def _names_it(tokens: Sequence[Token], noun: int, comma: int, close: int) -> bool:
    """Say whether a comma gives a role or body its name: "said the prefect, Martin Dawaye"."""
    low = tokens[noun].low
    while close > comma and tokens[close - 1].text == ".":
        close -= 1
    return (is_person_word(low) or is_body_word(low)) and apposed_name_end(tokens, comma, close) == close


def ends_here(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the sentence or its part ends at `at`."""
    return at >= len(tokens) or tokens[at].low in (".", ";", "!", "?", ")")


def as_saying(tokens: Sequence[Token], start: int, reach: int = 12) -> int | None:
    """Return where the words begin that "as saying (that)" leads to, looked for from `start` on; `None` where no such words follow."""
    for at in range(start, min(start + reach, len(tokens) - 2)):
        if tokens[at].low in (";", ":", "and", "but", "who", "which"):
            return None
        if tokens[at].low == "as" and tokens[at + 1].low in word_class("as_saying"):
            return at + 3 if tokens[at + 2].low == "that" else at + 2
    return None


def content_start(tokens: Sequence[Token], end: int) -> int:
    """Return where the part of the sentence begins that ends at `end`: after a semicolon, or at its start."""
    for at in range(end - 1, 0, -1):
        if tokens[at].low == ";" and not tokens[at].quoted:
            return at + 1
    return 0


def clause_end(tokens: Sequence[Token], start: int) -> int:
    """Return where the part of the sentence ends that begins at `start`."""
    return next((at for at in range(start, len(tokens)) if tokens[at].low in (";", "—") and not tokens[at].quoted), len(tokens))
