"""Relay forms: by which turns of phrase a sentence says which medium brought what somebody said.

In: the tokens of a sentence. Out: links: where the medium's phrase stands, and whether whose words it brought is said before or behind it.
Refuses: platforms that anybody posts on. Whether a name is a medium's at all `relayed` judges.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.read.cues.finds import Range
from whence.read.text.grammar import is_adverb, is_auxiliary, phrase_end, subject_start, verb_group_start, word_class
from whence.read.text.kinds import is_paper
from whence.read.text.layout import Token

_TO = frozenset({"to", "with"})
_WHO = frozenset({"which", "whom"})
_OF = frozenset({"by", "of", "from"})
_JOINTS = frozenset({"of", "the", "de", "do", "da", "di", "al", "du", "del", "la", "for", "and"})
_PLACED = frozenset({"on", "in", "over", "by"})
_DESCRIBED = 5  # words between a verb and the paper that is its object, and between the paper and "that appeared on"
_BACK = 8  # words before "in a talk with" or "that appeared on" in which what is brought stands


class Link(NamedTuple):
    """A medium in a sentence: where its words begin, its phrase, and whether it passed on what another medium had.

    `ahead`: whose words it brought is said behind it ("The abbot, in a talk with N, said"), by the first cue from `ahead` on.
    `sure`: the form says that it is a medium, whatever its name.
    """

    at: int
    name: Range
    passed_on: bool
    ahead: int | None = None
    sure: bool = False


def links(tokens: Sequence[Token]) -> Iterator[Link]:
    """Yield the media that a sentence says somebody spoke to, was carried by, or had the words put out on."""
    yield from _carries(tokens)
    yield from _which_it_carried(tokens)
    yield from _to_which(tokens)
    yield from _in_a_talk(tokens)
    yield from _appeared_on(tokens)


def name_end(tokens: Sequence[Token], first: int) -> int:
    """Return the end of the name that begins at `first`: words with capitals and what ties them."""
    end = at = first
    while at < len(tokens) and ((tokens[at].word and tokens[at].text[0].isupper()) or (at > first and tokens[at].low in _JOINTS)):
        at += 1
        end = at if tokens[at - 1].text[0].isupper() else end
    return end


def _carries(tokens: Sequence[Token]) -> Iterator[Link]:
    """Yield the subject of "N is carrying a statement by Y", "the daily N published a letter from Y": what follows is Y's, by way of N."""
    verbs = _words("brings")
    for at, token in enumerate(tokens):
        if token.low not in verbs or token.quoted:
            continue
        paper = next(
            (
                k
                for k in range(at + 1, min(at + _DESCRIBED, len(tokens)))
                if not tokens[k].text.islower() or _is_brought(tokens[k])
            ),
            None,
        )
        group = verb_group_start(tokens, at)
        if paper is None or not _is_brought(tokens[paper]) or paper + 2 >= len(tokens) or tokens[paper + 1].low not in _OF:
            continue
        start = subject_start(tokens, group) if group else None
        if start is not None and start < group and not any(tokens[k].quoted for k in range(start, group)):
            yield Link(start, (start, group), passed_on=True, ahead=paper + 1)


def _which_it_carried(tokens: Sequence[Token]) -> Iterator[Link]:
    """Yield the subject of "in a talk with Radio Lindo which the site Vesna transmitted", "in a letter, which N has published, it says"."""
    verbs = _words("verbs") | _words("brings")
    for at in range(2, len(tokens) - 2):
        if tokens[at].low not in ("which", "that") or tokens[at].quoted:
            continue
        brought = any(_is_brought(tokens[k]) for k in range(max(0, at - _BACK), at))
        verb = next((k for k in range(at + 2, min(at + _BACK, len(tokens))) if tokens[k].low in verbs or not tokens[k].word), at)
        follows = tokens[verb + 1] if verb + 1 < len(tokens) else None
        if not brought or tokens[verb].low not in verbs or follows is None:
            continue
        if not follows.word or follows.low in word_class("prepositions") | word_class("times") or is_adverb(follows):
            group = verb_group_start(tokens, verb, at + 1)
            yield Link(at, (at + 1, group), passed_on=True, ahead=verb + 1)


def _to_which(tokens: Sequence[Token]) -> Iterator[Link]:
    """Yield whom a relative clause names as told: "the Dorn Archive, to which two guards said that ..."."""
    for at in range(2, len(tokens) - 2):
        if tokens[at].low != "to" or tokens[at + 1].low not in _WHO or tokens[at].quoted:
            continue
        end = at - 1 if tokens[at - 1].low == "," else at
        start = end
        while start > 0 and tokens[start - 1].word and (tokens[start - 1].text[0].isupper() or tokens[start - 1].low in _JOINTS):
            start -= 1
        start += start < end and tokens[start].low in _JOINTS
        if start < end and tokens[start].text[0].isupper():
            yield Link(start, (start, end), passed_on=False, ahead=at + 2, sure=True)


def _in_a_talk(tokens: Sequence[Token]) -> Iterator[Link]:
    """Yield whom somebody talked to where his words come behind: "the abbot, in a conversation with Radio Lindo, said"."""
    talks = _words("conversations")
    for at, token in enumerate(tokens[:-2]):
        if token.low not in talks or token.quoted or tokens[at + 1].low not in _TO:
            continue
        opens = next((k for k in range(at - 1, max(-1, at - _DESCRIBED), -1) if tokens[k].low in ("in", "during")), None)
        end = phrase_end(tokens, at + 2)
        if opens is not None and end > at + 2 and all(t.word for t in tokens[opens:at]):
            yield Link(opens, (at + 2, end), passed_on=False, ahead=end)


def _appeared_on(tokens: Sequence[Token]) -> Iterator[Link]:
    """Yield where a paper was put out: "in a communiqué that appeared on its outlet, N", "a letter printed in the daily N"."""
    verbs = _words("put_out")
    for at in range(2, len(tokens) - 2):
        if tokens[at].low not in verbs or tokens[at].quoted:
            continue
        link = at + 1
        while link < len(tokens) - 1 and (is_adverb(tokens[link]) or tokens[link].low in word_class("times") | {"out", "up"}):
            link += 1
        behind = at - 1
        while behind > 0 and (is_auxiliary(tokens[behind]) or is_adverb(tokens[behind])):
            behind -= 1
        behind -= tokens[behind].low in ("that", "which")
        behind -= tokens[behind].low == ","
        brought = any(_is_brought(tokens[k]) for k in range(max(0, behind - _BACK), behind + 1)) if behind >= 0 else False
        if tokens[link].low not in _PLACED or not brought:
            continue
        first = next((k for k in range(link + 1, min(link + _DESCRIBED, len(tokens))) if tokens[k].text[0].isupper()), None)
        called = {t.low for t in tokens[link + 1 : first]} if first is not None else set()
        if (
            first is None
            or tokens[first].low in _words("platforms")
            or not all(t.word or t.text == "," for t in tokens[link:first])
        ):
            continue
        own = called & word_class("possessives", "roles_grammar")
        yield Link(link, (link + 1, name_end(tokens, first)), passed_on=True, ahead=name_end(tokens, first), sure=bool(own))


def _is_brought(token: Token) -> bool:
    return token.low in _words("talks") or is_paper(token.low)


def _words(name: str) -> frozenset[str]:
    return frozenset(load("cues")["relayed"][name].split())
