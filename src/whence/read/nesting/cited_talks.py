"""Cited talks: whom one cites who was heard by an outlet: "citing what the captain told Radio Nord", "citing an interview a guard gave to N".

In: the tokens of a sentence and its finds. Out: the finds; who spoke is whom a citation names, with the outlet as the one who was told.
Refuses: a talk that nobody is said to have given, and a hearer without a name.
"""

from collections.abc import Sequence

from whence.language.words.lexicon import load
from whence.read.cues.finds import Find, Range, trim
from whence.read.cues.relay_forms import name_end
from whence.read.text.grammar import phrase_end, verb_group_start, word_class
from whence.read.text.layout import Token

_SPEAKER = 14  # words of the phrase that names who spoke, with what commas add to it
_NOUN = 5  # words before the noun: "a long and rambling interview"
_SPOKE_TO = frozenset({"spoke", "spoken", "speaking", "talked", "talking"})
_WITH = frozenset({"with", "to"})
_ON = frozenset({"in", "on", "by", "for", "from"})


def with_talks(tokens: Sequence[Token], finds: Sequence[Find]) -> list[Find]:
    """Return the finds of a sentence, every citation of what somebody told an outlet with both."""
    made = list(finds)
    for one in finds:
        at = one.cue[-1][1]
        told = _told(tokens, at) if one.cites or tokens[one.cue[0][0]].low in _citing() else None
        if told is None or one not in made:
            continue
        source, hearer = told
        last = max(source[1], hearer[1])
        made = [other for other in made if other is one or not at <= other.cue[0][0] < last]
        content = tuple(part for part in one.content if not (at <= part[0] < last)) or _governed(made, one)
        changed = one._replace(source=source, addressee=hearer, content=content, cites=True)
        made = [changed if other is one else other for other in made if other is not one or content]
    return made


def _governed(finds: Sequence[Find], one: Find) -> tuple[Range, ...]:
    """Return the words of whoever cites: those of the last cue before the citation."""
    before = [other for other in finds if other.cue[0][0] < one.cue[0][0] and other.content and not other.cites]
    return before[-1].content if before else one.content


def _told(tokens: Sequence[Token], at: int) -> tuple[Range, Range] | None:
    """Return who spoke and to whom, where what is cited from `at` on is a talk."""
    if at + 3 >= len(tokens):
        return None
    if tokens[at].low == "what":
        return _with_verb(tokens, at + 1, _words("told"))
    noun = next((k for k in range(at, min(at + _NOUN, len(tokens) - 2)) if tokens[k].low in _words("nouns")), None)
    if noun is not None and all(token.word for token in tokens[at : noun + 1]):
        return _of_talk(tokens, at, noun)
    end = phrase_end(tokens, at)
    who = next((k for k in range(at + 1, min(at + _SPEAKER, len(tokens) - 2)) if tokens[k].low == "who"), None)
    if who is None or not all(token.word for token in tokens[at:who]) or end < who:
        return None
    verb = who + 1 + (tokens[who + 1].low in ("had", "has", "have"))
    skipped = 2 if tokens[verb].low in _SPOKE_TO and tokens[verb + 1].low in _WITH else 1
    if skipped == 1 and tokens[verb].low not in _words("told"):
        return None
    hearer = _named(tokens, verb + skipped)
    return ((at, who), hearer) if hearer is not None else None


def _of_talk(tokens: Sequence[Token], at: int, noun: int) -> tuple[Range, Range] | None:
    """Return who gave the talk that `noun` names, and to whom."""
    after = tokens[noun + 1].low
    if after in _words("given"):
        return _given(tokens, noun + 2)
    if after in _WITH:
        first = _named(tokens, noun + 2, small=True)
        owner = next((k for k in range(at, noun) if tokens[k].low.endswith(("'s", "s'", "’s"))), None)
        if first is None:
            return None
        if owner is not None:  # "the director's interview with Radio Nord"
            return (at, owner + 1), first
        link = first[1] + (first[1] < len(tokens) and tokens[first[1]].low in _words("put_out"))
        hearer = _named(tokens, link + 1) if link < len(tokens) and tokens[link].low in _ON else None
        return (first, hearer) if hearer is not None else None
    return _with_verb(tokens, noun + 1 + (after in ("that", "which")), _words("gave"))


def _given(tokens: Sequence[Token], at: int) -> tuple[Range, Range] | None:
    """Return the two of "(an interview given) by a guard to Radio Nord", "to Radio Nord by a guard"."""
    first = _named(tokens, at + 1, small=True) if at < len(tokens) and tokens[at].low in ("by", "to") else None
    if first is None or first[1] >= len(tokens) - 1:
        return None
    second = tokens[first[1]].low
    further = _named(tokens, first[1] + 1, small=True) if second in ("by", "to") and second != tokens[at].low else None
    if further is None:
        return None
    source, hearer = (first, further) if tokens[at].low == "by" else (further, first)
    return (source, hearer) if any(token.text[0].isupper() for token in tokens[slice(*hearer)]) else None


def _with_verb(tokens: Sequence[Token], start: int, verbs: frozenset[str]) -> tuple[Range, Range] | None:
    """Return the subject from `start` on of the first of `verbs`, and whom its object names."""
    verb = next((k for k in range(start + 1, min(start + _SPEAKER, len(tokens) - 1)) if tokens[k].low in verbs), None)
    if verb is None or any(tokens[k].text in ';:.“”"' for k in range(start, verb)):
        return None
    source = trim(tokens, start, verb_group_start(tokens, verb))
    hearer = _named(tokens, verb + 1 + (tokens[verb + 1].low == "to"))
    return (source, hearer) if hearer is not None and source[0] < source[1] else None


def _named(tokens: Sequence[Token], start: int, *, small: bool = False) -> Range | None:
    """Return the phrase from `start` on up to the end of the name in it; with `small`, one without a name will do."""
    stop = phrase_end(tokens, start) if start < len(tokens) else start
    stop = next((k for k in range(start + 1, stop) if tokens[k].low in _WITH | _ON), stop)
    first = next((k for k in range(start, stop) if tokens[k].text[0].isupper()), None)
    if first is not None:
        small_words = word_class("determiners") | word_class("prepositions")
        return (
            None if tokens[first].low in small_words and first + 1 >= stop else (start, max(name_end(tokens, first), first + 1))
        )
    return (start, stop) if small and stop > start else None


def _citing() -> frozenset[str]:
    return _words("citing")


def _words(name: str) -> frozenset[str]:
    return frozenset(load("cues")["cited_talks"][name].split())
