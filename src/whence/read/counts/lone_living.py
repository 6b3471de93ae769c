"""Lone living: one person of whom a report says, without a number, that he was arrested, kidnapped, let go or saved, or is missing.

"A herbalist is in custody", "the yard's manager has been arrested", "they arrested the captain and the ticket agent" (two), "she was freed unharmed".
In: the mentions of a page. Out: the same, with a figure of those in the frame of whoever stands alone.
Refuses: nobody, anybody, several, a body of people; one beside a count of the same kind, of which he may be one; another one beside the first.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from whence.language.words import trades
from whence.language.words.lexicon import load
from whence.model.base import replace
from whence.model.said import Figure, Frame, Slot
from whence.model.vocabulary import FigureModifier, Modality, Polarity, SourceKind
from whence.read.counts.lone_dead import without_lone
from whence.read.lines.lines import Line, Page
from whence.read.lines.phrases import group_start, subject
from whence.read.roles.mention import Mention, T
from whence.read.text.cast import is_person_word
from whence.read.text.kinds import is_person_noun

_AT_ONCE = {"detained": "held", "recaptured": "held"}
_UNREAL = (Modality.PLANNED, Modality.NORMATIVE)
_SEVERAL = frozenset({"are", "were"})
_ASIDE = 8  # words of an aside between commas: "a guide, aged 31, was rescued"
_WITH = (("along", "with"), ("together", "with"), ("as", "well", "as"), ("alongside",))
_BEHIND = 10  # words behind the verb in which somebody stands who shared it: "was taken into custody last night along with the head nurse"
_GROUP = 8  # words between a place under arrest and the verb of who was put there
_LONGEST_BETWEEN = 4  # words between two who are named side by side: "the captain, his mate and the cook"
_OWNER = ("'s", "’s", "s'", "s’")


class _One(NamedTuple):
    """A stretch of a line that names one person, or two joined by "and"."""

    start: int
    end: int
    noun: str
    persons: int


def with_lone_people(found: Sequence[Mention], page: Page) -> list[Mention]:
    """Return the mentions with whoever stands alone in them counted, living or dead."""
    return with_lone_living(without_lone(found, page), page)


def with_lone_living(found: Sequence[Mention], page: Page) -> list[Mention]:
    """Return the mentions, whoever stands alone in one counted there, where the page has no count of his kind and nobody beside him."""
    lone = {at: figure for at, m in enumerate(found) if (figure := _lone(page, m)) is not None}
    if not lone:
        return list(found)
    counted = {_kind(f.of) for line in page.lines for f in line.figures if _is_several(f)}
    counted |= {_kind(f.of) for m in found for f in m.frame.figures if _is_several(f)}
    names = Counter(kind for kind, _ in {(_kind(f.of), _name(found[at])) for at, f in lone.items() if _name(found[at])})
    joined = {_kind(f.of) for at, f in lone.items() if _joins_another(page, found[at], f)}
    out = counted | joined | {kind for kind, several in names.items() if several > 1}
    return [_with(m, lone[at]) if at in lone and _kind(lone[at].of) not in out else m for at, m in enumerate(found)]


def _kind(of: str | None) -> str:
    return _AT_ONCE.get(of or "", of or "")


def _is_several(figure: Figure) -> bool:
    """Say whether a figure counts several people; two drums of diesel that are missing are none."""
    head = (figure.noun or "").lower().split()[-1:]
    return not figure.standing and (figure.hi is None or figure.hi > 1) and (not head or head[0] in trades.people_words())


def _name(mention: Mention) -> str | None:
    named = [slot.name for slot in mention.frame.victims if slot.kind is SourceKind.NAMED_PERSON]
    return named[0].split()[-1] if named else None


def _with(mention: Mention, figure: Figure) -> Mention:
    figures = tuple(sorted((*mention.frame.figures, figure), key=lambda f: f.start))
    return mention._replace(
        frame=replace(mention.frame, figures=figures), start=min(mention.start, figure.start), end=max(mention.end, figure.end)
    )


def _lone(page: Page, mention: Mention) -> Figure | None:
    """Return the count of who stands alone in a mention, as its words put him."""
    of = _counted_as(mention.frame)
    real = mention.stance.polarity is Polarity.AFFIRMED and mention.stance.modality not in _UNREAL
    if of is None or not real or mention.stance.apart is not None:
        return None
    if any(_kind(figure.of) == _kind(of) for figure in mention.frame.figures):
        return None
    line = page.lines[mention.line]
    one = _who(line, mention.frame, of)
    if one is None or any(f.start < one.end and one.start < f.end and not _is_one(f, of) for f in line.figures):
        return None
    return Figure(
        lo=one.persons, hi=one.persons, modifier=FigureModifier.EXACT, as_written=page.text[one.start : one.end],
        start=one.start, end=one.end, of=of, noun=one.noun or None,
    )  # fmt: skip


def _is_one(figure: Figure, of: str) -> bool:
    """Say whether a figure is the word "one" itself, counted as nothing or as the same."""
    return figure.lo == figure.hi == 1 and figure.of in (None, of)


def _counted_as(frame: Frame) -> str | None:
    """Return what is counted of those to whom this happened; `None` where the words need not tell of people."""
    table = load("counted")["lone"]
    if frame.type is T.ACCIDENT_DISASTER:
        return "rescued" if frame.predicate in _words("saved") or "alive" in frame.predicate.split() else None
    of = table["modes"].get(f"{frame.type.value} {frame.mode or ''}".strip())
    return of if of is not None and frame.predicate not in table["not_of_one"] else None


def _who(line: Line, frame: Frame, of: str) -> _One | None:
    at = min(line.index_at(frame.trigger.start), len(line.low) - 1)
    group = group_start(line, at)
    if not _SEVERAL.isdisjoint(line.low[group:at]) or {"have", "been"} <= set(line.low[group:at]):
        return None
    if of == "missing" and _is_relative(line, group):
        return None  # "the constable who vanished has turned up": the sentence tells of somebody who was missing
    ones = [_one(line, slot, of) for slot in frame.victims if not _is_participle(slot)]
    if not ones:
        return _put_under(line, at) or _pronoun(line, group, at) or _subject(line, group, at, of)
    kept = [one for one in ones if one is not None]
    if len(kept) < len(ones):
        return None
    first, last = kept[0], kept[-1]
    together = _together(line, kept)
    besides = _besides(line, frame)
    if together is None or besides is None:
        return None
    return _One(first.start, last.end, first.noun, together + besides)


def _is_relative(line: Line, group: int) -> bool:
    return group > 0 and line.low[group - 1] in ("who", "that", "which")


def _together(line: Line, ones: Sequence[_One]) -> int | None:
    """Return how many persons phrases side by side name: "a trader, Omar Belg" is one, "the captain and the cook" two; `None` where unclear."""
    count = 1
    for one, other in pairwise(ones):
        between = line.words_in(one.end, other.start)
        if len(between) > _LONGEST_BETWEEN or other.start < one.end:
            return None
        if "and" in between:
            count += 1
        elif tuple(between) != (",",):
            return None
    return count


def _besides(line: Line, frame: Frame) -> int | None:
    """Return how many more shared it by a "together with" behind the verb; `None` where that is no single person."""
    at = line.index_at(frame.trigger.end - 1) + 1
    for here in range(at, min(len(line.low), at + _BEHIND)):
        if line.tokens[here].text in ".;:":
            return 0
        led = next((words for words in _WITH if tuple(line.low[here : here + len(words)]) == words), None)
        if led is not None:
            return 1 if _is_one_at(line, here + len(led)) else None
    return 0


def _is_one_at(line: Line, at: int) -> bool:
    """Say whether a phrase for one person begins at a token: "his brother", "the head nurse"."""
    if line.low[at : at + 1] == () or line.low[at] not in _words("determiners"):
        return False
    return any(_is_person(low) for low in line.low[at + 1 : at + 4] if low.isalpha())


def _one(line: Line, slot: Slot, of: str) -> _One | None:
    """Return a role as one person: a name, or a noun for one with an article, an owner or a title before it."""
    first = line.index_at(slot.start)
    after = line.index_at(slot.end - 1) + 1
    words = line.low[first:after]
    before = line.low[first - 1] if first else ""
    if before in _words("not_one") or not _words("not_one").isdisjoint(words):
        return None
    if of != "missing" and not _words("further").isdisjoint((before, *words)):
        return None
    if slot.kind is SourceKind.NAMED_PERSON:
        return _One(slot.start, slot.end, "", 1) if before != "the" else None  # "the Maren Vik was released" is a ship
    noun = next((low for low in _heads(words) if _is_person(low)), None)
    owned = any(token.text.endswith(_OWNER) for token in line.tokens[max(0, first - 1) : after - 1])
    led = before in _words("determiners") or (words[:1] and words[0] in _words("determiners")) or owned
    if noun is None or not led:
        return None
    start = line.tokens[first - 1].start if before in _words("determiners") else slot.start
    return _One(start, slot.end, noun, 1)


def _heads(words: Sequence[str]) -> Iterator[str]:
    """Yield the word that a phrase is about: the last before a preposition or a mark."""
    end = next((at for at, low in enumerate(words) if low in _words("ends") or not low[0].isalnum()), len(words))
    yield from words[end - 1 : end]


def _pronoun(line: Line, group: int, at: int) -> _One | None:
    """Return "he" or "she" as the subject of a passive: "she was freed unharmed"."""
    if not group or line.low[group - 1] not in ("he", "she") or not {"was", "is", "been"} & set(line.low[group:at]):
        return None
    token = line.tokens[group - 1]
    return _One(token.start, token.end, token.low, 1)


def _subject(line: Line, group: int, at: int, of: str) -> _One | None:
    """Return the one person who is the subject of a passive whose roles were left open: "a guide, aged 31, was rescued", "one was arrested"."""
    if not {"was", "is", "been"} & set(line.low[group:at]):
        return None
    found = subject(line, _before_aside(line, group), ())
    if found is None:
        return None
    first, after = found
    if line.low[first] == "one" and (after == first + 1 or line.tokens[first + 1].text == ","):
        return _One(line.tokens[first].start, line.tokens[first].end, "one", 1)
    return _one(line, Slot(name="", start=line.tokens[first].start, end=line.tokens[after - 1].end), of)


def _before_aside(line: Line, group: int) -> int:
    """Return where a subject ends before whose verb an aside between commas stands; its verb's place where there is none."""
    if not group or line.low[group - 1] != ",":
        return group
    return next((at for at in range(group - 3, max(0, group - 2 - _ASIDE), -1) if line.low[at] == ","), group)


def _is_participle(slot: Slot) -> bool:
    """Say whether a role is a word of doing that was read as somebody ("the captain, arrested on Tuesday, was freed")."""
    return slot.name.islower() and slot.name.isalpha() and slot.name.endswith("ed") and not _is_person(slot.name)


def _put_under(line: Line, at: int) -> _One | None:
    """Return who was put under arrest: "has placed the sergeant under arrest"."""
    under = next((j for j in range(at, max(-1, at - 3), -1) if line.low[j] == "under"), None)
    if under is None:
        return None
    verb = next((j for j in range(under - 1, max(-1, under - _GROUP), -1) if line.low[j] in _words("putting")), None)
    if verb is None or not _is_one_at(line, verb + 1):
        return None
    words = line.low[verb + 2 : under]
    if not words or not _words("not_one").isdisjoint(words) or not _is_person(words[-1]):
        return None
    return _One(line.tokens[verb + 1].start, line.tokens[under - 1].end, words[-1], 1)


def _joins_another(page: Page, mention: Mention, figure: Figure) -> bool:
    """Say whether the sentence says that he is one more: "his deputy was arrested too", "also detained a driver"."""
    line = page.lines[mention.line]
    first, after = line.index_at(mention.start), line.index_at(mention.end - 1) + 1
    return figure.hi == 1 and not _words("more").isdisjoint(line.low[max(0, first - 1) : after + 2])


def _is_person(low: str) -> bool:
    return low in _persons() or ((is_person_word(low) or is_person_noun(low)) and low not in _bodies() and not low.endswith("s"))


@cache
def _persons() -> frozenset[str]:
    nouns = load("counted")["nouns"]
    return (frozenset((*nouns["person"], *nouns["kin"], *load("counted")["lone"]["persons"])) | trades.singulars()) - _bodies()


@cache
def _bodies() -> frozenset[str]:
    return frozenset(load("counted")["lone"]["bodies"])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("counted")["lone"][name])
