"""Sites at the head: at which kind of place it happened, for reports whose claims do not say so, by their first sentences and title.

"A night watchman was beaten to death at the Orlova tea factory", "Fire guts cloth market". The first sentence that tells of a place has it.
In: a report's title, its first sentences with the claims of the incident. Out: names of places, with where they stand.
Refuses: asides about another time or place; later sentences that no claim of the incident stands in; titles in which every word has a capital.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from whence.language.places.heads import opened_with, own_words
from whence.language.words.normal import fold, key
from whence.weigh.places.site_phrases import Phrase, phrases
from whence.weigh.places.site_roles import words

_SAID = re.compile(r'["“][A-Z][^"”]{20}')
"""A whole sentence in quotation marks; what opens with a small letter is a phrase that somebody used."""
_MARKS = re.compile(r'["“”]')
_FREE = 2
"""First sentences that are the report's own whatever the claims."""
_MOST = 5
_QUOTED = 3
_SHOWN = 2
_CAUGHT = 6
_SHORTEST = 3
"""Blanks in a sentence that tells of something."""
_LEAST = 4
"""Letters of a word by which a title shares a place with what a sentence opens with."""


def site_of_first(told: Sequence[tuple[int, str]]) -> list[tuple[str, int | None]]:
    """Return the places that the first sentence names, for reports whose claims give others."""
    return [(p.shown, start + p.start) for start, sentence in _long(told)[:1] for p in _apart(phrases(own_words(sentence)))]


def sites_of_head(
    title: str, told: Sequence[tuple[int, str]], claimed: Sequence[tuple[int, int]]
) -> list[tuple[str, int | None]]:
    """Return the places that the head of a report names, with where they stand; `None` for the title. `claimed`: spans of claims."""
    told = _long(told)
    for start, sentence in _lines(title, told, claimed):
        first = start is None or start == told[0][0]
        heard = phrases(sentence, title=start is None)
        found = _apart(heard if first else (phrase for phrase in heard if not is_of_another(phrase, sentence)))
        if found:
            return [(p.shown, None if start is None else start + p.start) for p in found]
    return []


def _long(told: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the sentences less greetings and headings ("Good evening.")."""
    return [(start, sentence) for start, sentence in told if sentence.count(" ") >= _SHORTEST]


def is_of_another(phrase: Phrase, sentence: str) -> bool:
    """Say whether a sentence behind the first tells at a place what was another time, or who was caught or looked after there."""
    before, after = fold(sentence[: phrase.start]), fold(sentence[phrase.start :])
    if any(fold(sentence).startswith(opener) for opener in words("other_openers")):
        return True
    clause = f" {before.rsplit(',', 1)[-1]} {after.split(',', 1)[0]} "
    if any(f" {time} " in clause for time in words("another_time")):
        return True
    caught = not words("caught").isdisjoint(before.split()[-_CAUGHT:])
    return caught or any(f" {phrase.shown.lower()}".endswith(f" {ward}") for ward in words("wards"))


def _apart(found: Iterable[Phrase]) -> list[Phrase]:
    """Return the first phrases, less those whose words another has as well ("gymnasium", "gymnasium of the school")."""
    told = {frozenset(key(phrase.shown).split()): phrase for phrase in found}
    return [phrase for held, phrase in told.items() if not any(held < other for other in told)][:_SHOWN]


def _lines(title: str, told: Sequence[tuple[int, str]], claimed: Sequence[tuple[int, int]]) -> Iterator[tuple[int | None, str]]:
    """Yield the first sentences, then the title, then further sentences in which claims stand."""
    for start, sentence in told[:_FREE]:
        yield start, own_words(sentence)
    if not _is_in_capitals(title):
        yield None, own_words(title[:1].lower() + title[1:])
    for start, sentence in told[_FREE:_MOST]:
        if _is_claimed(start, sentence, claimed):
            yield start, own_words(sentence)
    for start, sentence in told[:_QUOTED]:  # "The worst damage was in Halm, where a dormitory came down"
        if " where " in sentence:
            yield start, own_words(sentence, where=True)
    for start, sentence in told[:_FREE]:  # "Two days after the blast at the Orlova arsenal, 400 people are in tents"
        opened = opened_with(sentence)
        if any(len(word) >= _LEAST and word in key(title).split() for p in phrases(opened) for word in key(p.shown).split()):
            yield start, opened
    for start, sentence in told[:_QUOTED]:  # "They sat down in the yard and sang", in the words of a witness
        if _SAID.search(sentence) is not None and _is_claimed(start, sentence, claimed):
            yield start, _MARKS.sub(" ", sentence)


def _is_claimed(start: int, sentence: str, claimed: Sequence[tuple[int, int]]) -> bool:
    return any(start < end and first < start + len(sentence) for first, end in claimed)


def _is_in_capitals(title: str) -> bool:
    """Say whether most words of a title have a capital, so that no name can be told from a noun."""
    long = [word for word in title.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) * 3 > 2 * len(long)
