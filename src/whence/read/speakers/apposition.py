"""Apposition: the whole phrase that names a source, where only a part of it was taken for it.

In: the tokens of a sentence and a find. Out: the find with the name that a comma puts beside a description ("the prefect, Jan Dorn,", "Jan Dorn,
its captain,"), with a name that is not cut, and without these words in its content. Refuses: a name that belongs to the clause before.
"""

from collections.abc import Iterator, Sequence

from whence.read.cues.finds import Find, Range, trim
from whence.read.text.cast import is_body_word
from whence.read.text.grammar import has_clause, is_finite, word_class
from whence.read.text.kinds import is_person_noun
from whence.read.text.layout import Token
from whence.read.text.nouns import apposed_name_end, head_of, one_of_named

_OWNERS = frozenset({"its", "their", "his", "her", "our"})
_FULL = 2  # a comma and a first name, behind which a surname follows
_JOINTS = frozenset({"of", "for", "the", "and", "de", "al", "du", "bin", "van", "von"})


def with_name(tokens: Sequence[Token], one: Find) -> Find:
    """Return a find whose source is the whole phrase that names it."""
    if one.source is None:
        return one
    start, end = trim(tokens, *one.source)
    if start >= end:
        return one
    start, end = _whole_name(tokens, start, end, one)
    start, end = _after_whose(tokens, start, end, one)
    tied = end - start > 1 and tokens[end - 1].low in ("which", "who")  # "its channel, which": only ties the clause to it
    bare = trim(tokens, start, end - 1) if tied else (start, end)
    named = _named_after(tokens, start, end, one) or _named_before(tokens, *bare, one) or (start, end)
    if named == one.source or any(a < named[1] and named[0] < b for a, b in one.cue):
        return one
    content = tuple(without_source(tokens, one.content, named))
    return one._replace(source=named, content=content) if content or one.beyond else one


def _whole_name(tokens: Sequence[Token], start: int, end: int, one: Find) -> Range:
    """Return the source with a name that it was cut inside of ("River" of "River Authority", "Reef Rescue" of "Blue Reef Rescue")."""
    cue = {at for first, after in one.cue for at in range(first, after)}
    while end < len(tokens) and _is_name(tokens[end - 1]) and _is_name(tokens[end]) and end not in cue:
        end += 1
    while start and _is_name(tokens[start]) and _is_name(tokens[start - 1]) and start - 1 not in cue:
        start -= 1
    return start, end


def _after_whose(tokens: Sequence[Token], start: int, end: int, one: Find) -> Range:
    """Return "spokesman, Jan Dorn," of "the army, whose spokesman, Jan Dorn,": he speaks, not the army.

    Where he does something else ("according to the army, whose spokesman, Jan Dorn, showed a list") the army speaks.
    """
    whose = next((at for at in range(start, end - 1) if tokens[at].low == "whose"), None)
    if whose is None or has_clause(tokens, whose, end):
        return start, end
    if one.cue[0][0] == end and tokens[end - 1].word and (whose == start or tokens[whose - 1].low == ","):
        return whose + 1, end  # "the ministry, whose spokeswoman Mara Dorn has told Z that"
    comma = next((at for at in range(whose + 1, end) if tokens[at].low == ","), end)
    stop = apposed_name_end(tokens, comma, max(end, min(len(tokens), comma + 6)))
    if stop is None:
        return start, end
    acts = stop + 1 < len(tokens) and tokens[stop].low == "," and is_finite(tokens, stop + 1)
    if acts and one.cue[0][1] <= start and whose > start + 1 and tokens[whose - 1].low == ",":
        return start, whose - 1
    return whose + 1, end


def _is_name(token: Token) -> bool:
    return token.word and token.text[0].isupper() and token.low not in word_class("times")


def _named_after(tokens: Sequence[Token], start: int, end: int, one: Find) -> Range | None:
    """Return a description with the name that commas set off behind it: "the prefect, Jan Dorn,", "their employer, Blue Reef,"."""
    several = one_of_named(tokens, start, len(tokens))
    if several is not None and end <= several[1]:
        return start, several[1]
    head = tokens[head_of(tokens, start, end)]
    some = tokens[start].low in ("a", "an") and is_body_word(head.low)
    last = len(tokens) - (one.shape == "inverted" and not tokens[-1].word)  # an inverted speaker may close the sentence
    stop = apposed_name_end(tokens, end, last, article=some) if end < last else None
    closed = (
        stop is not None and stop < len(tokens) and tokens[stop].low in ((",", ".", ";") if one.shape == "inverted" else (",",))
    )
    if stop is None or not closed:
        return None
    called = (
        tokens[start].low == "the" and one.shape == "inverted" and stop - end > _FULL
    )  # "..., related the soba, Alberto Dorn"
    role = is_role(head) or ((tokens[start].low in _OWNERS or called) and head.text.islower())
    return (start, stop) if role else None


def _named_before(tokens: Sequence[Token], start: int, end: int, one: Find) -> Range | None:
    """Return a description with the name that it is put behind: "Jan Dorn, its captain,", where that name opens its clause or follows the cue."""
    cue = one.cue[0]
    describes = tokens[start].low in word_class("determiners") | _OWNERS or is_role(tokens[start])
    relative = cue[0] >= end and tokens[cue[0] - 1].low in ("which", "who")
    closed = cue[0] < start or relative or (cue[0] >= end and tokens[cue[0] - 1].low == ",")
    if start < 2 or not describes or tokens[start - 1].low != "," or not closed:
        return None
    first = start - 1
    while first and (_is_name(tokens[first - 1]) or (first < start - 1 and tokens[first - 1].low in _JOINTS)):
        first -= 1
    while first < start - 1 and not _is_name(tokens[first]):
        first += 1
    before = first - 1
    if before >= 0 and tokens[before].low == "the":
        before -= 1
    if cue[0] < start:
        return (first, end) if cue[1] == before + 1 and first < start - 1 else None
    opens = relative or before < 0 or not tokens[before].word or tokens[before].low in word_class("times") | word_class("openers")
    return (first, end) if first < start - 1 and opens else None


def is_role(token: Token) -> bool:
    """Say whether a word says what a person or body is: "brother", "director-general"."""
    return token.text.islower() and (is_person_noun(token.low) or is_body_word(token.low))


def without_source(tokens: Sequence[Token], content: Sequence[Range], source: Range) -> Iterator[Range]:
    """Yield the pieces of a content without the words of its source."""
    for first, after in content:
        if after <= source[0] or source[1] <= first:
            yield first, after
            continue
        for piece in (trim(tokens, first, source[0]), trim(tokens, source[1], after)):
            if piece[0] < piece[1]:
                yield piece
