"""The cues of a glance: words of a sentence by which a report looks aside at another occurrence, and how far what they lead to reaches.

"hours after an express derailed near Vastrel"; "Zarband, 150 kilometres away, where"; "no link with the shots off Kalanos"; "the raid at Halm".
In: a sentence, and the words that the report's own head gives. Out: the part of it that looks aside, or `None`. Words ship as data (`glances.toml`).
Refuses: a cue without a name that is not the report's own; a place where somebody only speaks, is treated or fled to.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain

from whence.language.words.normal import key

SHORT = 2
"""Letters up to which a word is no name."""

_UPPER = r"[A-ZÀ-ÖØ-ÞĀ-ŽȘȚḤḪṢṬŞĞİÇŁŚŻ]"
_NAME = (
    rf"{_UPPER}[\w'’]*(?:[ -](?:(?:de|del|la|las|los|el|al|du|des|di|da|do|dos|von|van|bin|of|on|the|i|y)[ -])?{_UPPER}[\w'’]*)*"
)
_AT = r"(?:in|at|near|outside|inside|around|off|from|on|over|above|below|beyond|upriver from|towards)"
_PLACED = re.compile(rf"\b(?P<at>{_AT}|In|At|Near|Outside|Off|On|Over) (?:the )?(?:[a-z-]+ ){{0,4}}?(?P<name>{_NAME})")
_ANY = re.compile(rf"(?<![\w'’])(?!(?:In|At|Near|On|Off|Over|Outside|From|The|A|An|But|And|It|He|She|They|We)\b){_NAME}")
_LINKING = frozenset(["it", "what", "which", "told", "said", "that", "who", "says", "by", "according"])
"""Words between a preposition and a name that make the name no place ("a source in it told the agency Halm Brief")."""
_BREAK = re.compile(r"[,:;]|\bthat\b")
_CLAUSE = re.compile(r"[,;:] |\b(?:and|while|but|even if|after|before|when|that|include|includes) ")
_PAUSE = re.compile(r", |; | – | — ")
_GONE_TO = re.compile(r"\b(?:to|within|for|into|from|phone|telephone) (?:the )?(?:[a-z]+ of )?$")
"""Where somebody fled, was taken or may not leave: no scene."""
_THERE = re.compile(r",? (?:where|in which|whose)\b")
NEAR = 60
"""Characters between a word that ties and the name it ties to."""


Part = tuple[int, int]


def only_measures(sentence: str, part: Part) -> bool:
    """Say whether a part only says how far off another place lies."""
    return _distance_from().match(sentence, part[0]) is not None and not _THERE.search(sentence, part[0], part[1])


def all_but(words: str, part: Part | None) -> str:
    """Return the words without a part of them."""
    return words if part is None else words[: part[0]] + words[part[1] :]


def opening_part(sentence: str, led: set[str]) -> Part | None:
    """Return the part of a report's first sentence that looks aside; one that opens it only where a place is named after it."""
    meanwhile = _while_others_look().match(sentence)
    if meanwhile is not None and not _named_in(meanwhile.group()) & led:
        return meanwhile.span()
    cue = _times_after().search(sentence)
    own = led | _placed_words(sentence[: cue.start()] if cue is not None else sentence[: sentence.find(",")])
    part = part_after(sentence, own)
    if part is not None and part[0] <= NEAR // 2 and not names_a_place(sentence[part[1] :]):
        return None
    return part or _far_from(sentence, own)


def part_aside(sentence: str, own: set[str]) -> Part | None:
    """Return the part of a further sentence that looks aside: what follows "a week after", what a distance or a tie leads to, or all of it."""
    parts = [find(sentence, own) for find in (part_after, _far_off, _far_from, _tied, _event)]
    found = [part for part in parts if part is not None]
    cue = _moves(sentence)
    foreign = next(chain(_foreign_places(sentence, own), _foreign_craft(sentence, own)), None) if cue is not None else None
    if cue is not None and foreign is not None:
        first = min(cue.start(), foreign.start())
        clause = max((m.end() for m in _CLAUSE.finditer(sentence, 0, first)), default=0)
        starts = (0 if first <= NEAR // 2 else clause, clause, first)
        start = next((at for at in starts if not _names_own(sentence[at:], own)), foreign.start())
        found.append((start, len(sentence)))
    return (min(part[0] for part in found), max(part[1] for part in found)) if found else None


def part_after(sentence: str, own: set[str]) -> Part | None:
    """Return what follows "hours after" to its end: the next pause where it opens the sentence, else the sentence's."""
    for cue in _times_after().finditer(sentence):
        opens = len(sentence[: cue.start()].split()) <= 1
        pause = next((p.start() for p in _PAUSE.finditer(sentence, cue.end())), len(sentence))
        end = pause if opens else len(sentence)
        if any(cue.end() <= m.start() < end for m in _foreign_places(sentence, own)) or _is_led_by_a_name(
            sentence, cue.end(), own
        ):
            return cue.start(), end
    return None


def _is_led_by_a_name(sentence: str, at: int, own: set[str]) -> bool:
    """Say whether a foreign name and what happened there follow at once ("a day after Halm death")."""
    name = _ANY.match(sentence, at + 1)
    return (
        name is not None
        and not words_in(name.group()) & own
        and _is_name(name.group())
        and _events().match(sentence, name.end() + 1) is not None
    )


def _far_off(sentence: str, own: set[str]) -> Part | None:
    """Return what a distance after a foreign name leads to ("at Halm, 40 kilometres west, seven drowned"): all, where nothing else is named."""
    for far in _distance().finditer(sentence):
        name = next((m for m in _foreign_names(sentence, own) if 0 <= far.start() - m.end() <= NEAR // 2), None)
        if name is not None and _GONE_TO.search(sentence, 0, name.start()):
            continue
        if name is None and _foreign_after(sentence, far.end(), own):
            name = far
        if name is not None:
            return (name.start() if _names_own(sentence, own) else 0), len(sentence)
    return None


def _foreign_after(sentence: str, at: int, own: set[str]) -> bool:
    return any(at <= m.start() <= at + NEAR // 4 for m in _foreign_places(sentence, own))


def _far_from(sentence: str, own: set[str]) -> Part | None:
    """Return "90 km north of Halm", with what is told to have been there."""
    for far in _distance_from().finditer(sentence):
        name = next((m for m in _foreign_names(sentence, own) if far.end() - 1 <= m.start() <= far.end() + SHORT), None)
        if name is not None:
            return far.start(), len(sentence) if _THERE.match(sentence, name.end()) else name.end()
    return None


def _tied(sentence: str, own: set[str]) -> Part | None:
    """Return what a word that ties two occurrences leads to, where a foreign name follows close by."""
    cue = _ties().search(sentence)
    name = next(
        (m for m in _foreign_names(sentence, own) if cue is not None and cue.end() <= m.start() <= cue.end() + NEAR), None
    )
    if cue is None or name is None or _BREAK.search(sentence, cue.end(), name.start()):
        return None
    return cue.end(), len(sentence)


def _event(sentence: str, own: set[str]) -> Part | None:
    """Return the words from a definite "the raid at Halm", or "the Halm raid", to the end of the sentence."""
    for found in _definite().finditer(sentence):
        named = found.group("name")
        if named is not None and _is_name(named) and not words_in(named) & own:
            return found.start(), len(sentence)
        place = next((m for m in _foreign_places(sentence, own) if found.end() <= m.start() <= found.end() + NEAR), None)
        if named is None and place is not None and not re.search(r"[.;:,]", sentence[found.end() : place.start()]):
            return found.start(), len(sentence)
    return None


def named_again(sentence: str, own: set[str], seen: set[str]) -> Part | None:
    """Return the whole of a sentence that names what was glanced at before, and nothing of the report's own."""
    named = {word for m in _ANY.finditer(sentence) for word in words_in(m.group())}
    return (0, len(sentence)) if named & seen and not _names_own(sentence, own) else None


def _moves(sentence: str) -> re.Match[str] | None:
    cues = (cue.search(sentence) for cue in (_when(), _elsewhere(), _one_more()))
    return min((cue for cue in cues if cue is not None), key=lambda cue: cue.start(), default=None)


def _names_own(words: str, own: set[str]) -> bool:
    return any(words_in(m.group("name")) & own for m in _PLACED.finditer(words)) or any(
        m.start() == 0 and words_in(m.group()) & own for m in _ANY.finditer(words)
    )


def names_a_place(words: str) -> bool:
    """Say whether a name stands where places are named, or a dateline opens the words."""
    return any(_is_name(m.group("name")) for m in _PLACED.finditer(words)) or re.match(rf"{_UPPER}{{3,}}\b", words) is not None


def _named_in(words: str) -> set[str]:
    """Return the words of the names in a sentence's part, its first word aside."""
    return {word for m in _ANY.finditer(words) if m.start() > 0 for word in words_in(m.group())}


def looks_away(sentence: str) -> bool:
    """Say whether a sentence begins with what everybody else looks at."""
    return _while_others_look().match(sentence) is not None


def moves_on(sentence: str) -> bool:
    """Say whether a sentence begins with a word that moves to another scene ("Elsewhere")."""
    return _elsewhere().match(sentence) is not None


def _placed_words(words: str) -> set[str]:
    return {word for m in _PLACED.finditer(words) for word in words_in(m.group("name"))}


def foreign_words(words: str, own: set[str]) -> set[str]:
    """Return the words of names that stand where places are named and are not the report's own."""
    return _placed_words(words) - own


def _foreign_names(sentence: str, own: set[str]) -> Iterator[re.Match[str]]:
    return (m for m in _ANY.finditer(sentence) if m.start() > 0 and _is_name(m.group()) and not words_in(m.group()) & own)


def _foreign_places(sentence: str, own: set[str]) -> Iterator[re.Match[str]]:
    for place in _PLACED.finditer(sentence):
        name = place.group("name")
        before = set(key(sentence[max(0, place.start() - 40) : place.start("name")]).split()[-6:])
        between = set(sentence[place.start() : place.start("name")].split())
        if _is_name(name) and not words_in(name) & own and not before & _seats() and not between & _LINKING:
            yield place


def _foreign_craft(sentence: str, own: set[str]) -> Iterator[re.Match[str]]:
    """Yield the names of ships that are not the report's own ("the field that sank the dredger Halm the day before")."""
    return (m for m in _craft().finditer(sentence) if _is_name(m.group("name")) and not words_in(m.group("name")) & own)


def _is_name(name: str) -> bool:
    words = key(name).split()
    return bool(words) and len(name) > SHORT and not set(words) <= _no_names() and words[0] not in _titles() | _no_names()


def words_in(words: str) -> set[str]:
    """Return the words, folded, that may be names."""
    return {word for word in key(words).split() if len(word) > SHORT and word not in _no_names()}


@cache
def _raw() -> dict[str, list[str]]:
    raw = tomllib.loads((files("whence.match") / "data" / "glances.toml").read_text(encoding="utf-8"))
    return {name: words.split() for name, words in raw.items()}


@cache
def _one_of(name: str) -> str:
    longest = sorted(_raw()[name], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\-", r"[\s-]+") for word in longest) + ")"


@cache
def _craft() -> re.Pattern[str]:
    raw = tomllib.loads((files("whence.match") / "data" / "craft.toml").read_text(encoding="utf-8"))
    words = [word for word in raw["ships"].split() if word.isalpha()]
    return re.compile(rf"\b(?:{'|'.join(sorted(words))}) (?P<name>{_NAME})")


@cache
def _seats() -> frozenset[str]:
    return frozenset(_raw()["seats"])


@cache
def _no_names() -> frozenset[str]:
    return frozenset(_raw()["no_names"])


@cache
def _titles() -> frozenset[str]:
    return frozenset(_raw()["titles"])


@cache
def _times_after() -> re.Pattern[str]:
    count = rf"(?:(?:{_one_of('numbers')}|\d+)[\s-]+){{0,3}}"
    day = rf"(?:on )?(?:the|a|that) (?:{_one_of('spans')}) (?:after|before|of the|that|when|on which)"
    return re.compile(rf"\b(?:{count}{_one_of('spans')} {_one_of('order')}|{day})\b", re.IGNORECASE)


@cache
def _while_others_look() -> re.Pattern[str]:
    """An opening that says what everybody else looks at: "While the country watched Halm, where nine were held, ..."."""
    when = rf"(?:While|As|Whilst|With|On (?:the|a) {_one_of('spans')}(?: that| when| on which)?)"
    eyes = rf"{when} (?:[\w'’]+ ){{1,4}}?{_one_of('looking')}\b [^,.;]{{0,60}}?{_NAME}[^,.;]{{0,40}}"
    return re.compile(rf"{eyes}(?:, (?:where|which|whose|in which) [^,.;]{{1,80}})?, ")


@cache
def _when() -> re.Pattern[str]:
    weekday = r"also on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    return re.compile(rf"\b(?:{_one_of('when')}|{weekday})\b", re.IGNORECASE)


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(rf"\b{_one_of('where')}\b", re.IGNORECASE)


@cache
def _one_more() -> re.Pattern[str]:
    """Words that count an occurrence among several ("the second fire of the day")."""
    within = r"of the (?:day|night|week|month|season)|in (?:a|one|two|three|four|as many) (?:day|week|month|hour)s?|this (?:week|month|year)"
    return re.compile(rf"\b(?:second|third|fourth|latest|another)\b[^.:;]{{0,40}}\b(?:{within})\b", re.IGNORECASE)


@cache
def _ties() -> re.Pattern[str]:
    return re.compile(rf"\b{_one_of('ties')}\b", re.IGNORECASE)


@cache
def _events() -> re.Pattern[str]:
    return re.compile(rf"{_one_of('events')}\b")


_OF = r"(?:of|on|in|at|near|off|against|by|outside|aboard|around|over|inside|from|the same|that same|earlier|last|the day|a week|hours)"
"""What may follow the noun of a definite occurrence before its place ("the larger leak the same morning in Halm")."""


@cache
def _definite() -> re.Pattern[str]:
    the = r"(?:[Tt]he|(?:last|this) (?:week|month|year)['’]s|yesterday['’]s|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day['’]s)"
    named = rf"(?P<name>{_NAME}) {_one_of('events')}\b"
    return re.compile(rf"\b{the} (?:{named}|(?:[a-z-]+ ){{0,4}}?{_one_of('events')}\b(?= {_OF}\b))")


_WAY = r"(?:further )?(?:north|south|east|west)[\w-]*"


@cache
def _distance() -> re.Pattern[str]:
    way = rf"away|off|distant|to the {_WAY}|{_WAY}|inland"
    return re.compile(
        rf"\b(?:\d[\d,.]*|{_one_of('numbers')}) {_one_of('lengths')},? (?:{way})\b(?! (?:of|from)\b)", re.IGNORECASE
    )


@cache
def _distance_from() -> re.Pattern[str]:
    way = rf"from|{_WAY} of|away from|(?:up|down)stream of"
    return re.compile(rf"\b(?:\d[\d,.]*|{_one_of('numbers')}) {_one_of('lengths')},? (?:{way}) ", re.IGNORECASE)
