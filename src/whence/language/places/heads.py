"""Heads of reports: where, by the form of their words, a title, a dateline and the first sentences say that the report's own occurrence was.

"VASTREL, March 17 -", "Blast in Vastrel", "the Vastrel tea factory", "a lane of Vastrel", "Vastrel: two versions".
In: a report's title, its sentences. Out: one name with where it stands, or `None`. Names are weighed by where and how often they stand so.
Refuses: names of bodies, streets and people; where somebody spoke, is treated or comes from; asides ("60 km from Halm", "hours after the
blast at Halm"); a name that only one weak form tells.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from whence.language.places.names import demonyms, form_of
from whence.language.words.lexicon import load
from whence.language.words.normal import key

_UPPER = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĤĪĮİĶŁĻĽŃŅŇŌŐŒŔŘŚŞŠȘŢȚŤŪŮŰŲŹŻŽḤḪṢṬ]"
_WORD = rf"{_UPPER}[\w'’]*[\w]"
_NAME = rf"{_WORD}(?:[ -](?:(?:de|del|la|las|los|el|al|du|des|di|da|do|dos|e|of)[ -])?{_WORD})*"
_DATELINE = re.compile(
    rf"\W*(?P<name>{_UPPER}{{3}}[^\Wa-z]*(?:[ -][^\Wa-z]+){{0,3}}|{_NAME}(?= (?:-|–|—) ))(?=[,:.( ])[^.;!?\n]{{0,40}}?(?:[-–—:.]|\. )\s"
)
_QUOTED = re.compile(r"[\"“][^\"”]{0,400}[\"”]")
_FAR = re.compile(
    r",? (?:some |about |around )?[\d.,]+ (?:km|kilomet(?:re|er)s|miles|mi) [^,.;]*(?:,? where [^.;]*)?|, \w+ (?:kilomet(?:re|er)s|miles) [^,.;]*"
)
_HEARD = re.compile(rf"\b[a-z]+(?:['’]s)? (?:in|at) (?:the )?{_NAME},? (?:said|say|says|told|announced|reported|confirmed)\b")
_FROM = re.compile(
    rf"\b(?:an?|one|two|three|many|some|several|others|couple|families|family|people|teacher|man|woman|students?|workers?) (?:[a-z]+ )?from {_NAME}"
)
_OPENS_ASIDE = re.compile(r"\w+ (?:hours|days|weeks) after [^,.;]*", re.IGNORECASE)
_CLAUSE_ELSEWHERE = re.compile(r"[,;]? (?:where|in the same region|the day of) [^.;]*")
_LENGTHS = r"(?:km|kms|kilomet(?:re|er)s?|miles?|met(?:re|er)s)"
_NEARBY_KM = 15
_LEAST = 4.0
_NEAR = 40


class Named(NamedTuple):
    """A name and where it stands in the text; `start` is `None` for one that only the title has."""

    name: str
    start: int | None


class _Seen(NamedTuple):
    name: str
    start: int | None
    weight: float


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of the lexicon, phrases with blanks."""
    return frozenset(
        word.replace("-", " ") if word.count("-") and name in ("leads", "asides") else word
        for word in load("heads")[name].split()
    )


@cache
def _placed() -> re.Pattern[str]:
    leads = "|".join(sorted((re.escape(w) for w in words("leads")), key=len, reverse=True))
    return re.compile(
        rf"\b(?:{leads}|{_events()}s? (?:of|on)|{_LENGTHS} (?:[a-z-]+ )?(?:from|of|off)) "
        rf"(?P<the>the )?(?P<between>(?:[a-z][\w'’-]* ){{0,5}}?)(?P<name>{_NAME})",
    )


@cache
def _before_noun() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("sites") | words("events") | words("gatherings"), key=len, reverse=True))
    small = "and|or|of|in|at|on|to|by|was|were|is|are|as|has|have|had|after|before|when|where|who|that"
    return re.compile(rf"(?<![\w’'])(?P<name>{_NAME}) (?:(?!(?:{small}) )[a-z-]+ )?(?:{nouns})\b")


@cache
def _aside() -> re.Pattern[str]:
    cues = "|".join(sorted((re.escape(w) for w in words("asides")), key=len, reverse=True))
    return re.compile(rf"(?:^|[,;:]? )(?:{cues})\b[^,.;:]*", re.IGNORECASE)


def own_words(sentence: str, *, where: bool = False) -> str:
    """Return a sentence with blanks for what is quoted and what looks aside at another place or time; `where`: but for clauses with "where"."""
    elsewhere = () if where and _FAR.search(sentence) is None else (_CLAUSE_ELSEWHERE,)
    for pattern in (_QUOTED, _HEARD, _FROM, *elsewhere, _aside()):
        sentence = pattern.sub(lambda m: " " * len(m.group()), sentence)
    return _FAR.sub(lambda m: m.group() if _is_nearby(m.group()) else " " * len(m.group()), sentence)


def _is_nearby(distance: str) -> bool:
    """Say whether a distance still puts the occurrence at the place that it is measured from ("about 3 km from the Karsh jetty")."""
    number = re.search(r"\d[\d.,]*", distance)
    return number is not None and float(number.group().rstrip(".,").replace(",", "")) <= _NEARBY_KM


def place_of_head(title: str, told: Sequence[tuple[int, str]], never: frozenset[str] = frozenset()) -> Named | None:
    """Return the place of a report's occurrence; `told`: its first sentences, each with where it begins; `never`: folded names of others."""
    seen = [*_in_dateline(told[0] if told else (0, ""))]
    for at, (start, sentence) in enumerate(told[:4]):
        seen += [one._replace(weight=one.weight - at) for one in _in_sentence(start, own_words(_lowered_start(sentence)))]
    headed = [*_in_title(own_words(title), " ".join(own_words(sentence) for _, sentence in told))]
    weights: dict[str, float] = {}
    for one in (*seen, *headed):
        weights[key(one.name)] = max(weights.get(key(one.name), 0.0), one.weight)
    inner = f" {key(title)} "
    for name in weights:
        weights[name] += 2 * (f" {name} " in inner) + min(1.0, 0.5 * (sum(key(one.name) == name for one in (*seen, *headed)) - 1))
    able = [one for one in (*seen, *headed) if key(one.name) not in never and weights[key(one.name)] >= _LEAST]
    best = max(able, key=lambda one: weights[key(one.name)], default=None)
    return Named(best.name, best.start) if best is not None else _in_what_opens(told, never) if not seen else None


def opened_with(sentence: str) -> str:
    """Return the words about what went before with which a sentence opens ("Two days after the blasts at Karsh"), "" where it does not."""
    opened = _OPENS_ASIDE.match(sentence)
    return opened.group() if opened is not None else ""


def _in_what_opens(told: Sequence[tuple[int, str]], never: frozenset[str]) -> Named | None:
    """Return the place of "Two days after the blasts at the Karsh arsenal, 400 people are in shelters", where nothing else is told of a place."""
    for start, sentence in told[:2]:
        opened = _OPENS_ASIDE.match(sentence)
        found = _in_sentence(start, opened.group()) if opened is not None else []
        if found and key(found[0].name) not in never:
            return Named(found[0].name, found[0].start)
    return None


def is_looked_aside(name: str, title: str, told: Sequence[tuple[int, str]]) -> bool:
    """Say whether a report names a place only in asides: measured from, spoken in, or of another occurrence."""
    named = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    standing = [sentence for _, sentence in told if named.search(sentence)]
    if not standing or f" {key(name)} " in f" {key(title)} ":
        return False
    return all(
        named.search(own_words(_QUOTED.sub("", sentence))) is None and named.search(_QUOTED.sub("", sentence))
        for sentence in standing
    )


def _lowered_start(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:] if re.match(r"(?:In|At|Near|Outside|Off|On)\b", sentence) else sentence


def _in_dateline(first: tuple[int, str]) -> list[_Seen]:
    start, sentence = first
    found = _DATELINE.match(sentence)
    if found is None or not _may_be(found["name"]) or len(found["name"]) < 4:
        return []
    name = found["name"]
    shown = name.title() if name.isupper() else name
    return [_Seen(shown, start + found.start("name"), 4.0)]


def _in_sentence(start: int, sentence: str) -> list[_Seen]:
    found = []
    for match in _placed().finditer(sentence):
        between = set(match["between"].split())
        before = key(sentence[max(0, match.start() - _NEAR) : match.start()]).split()[-4:]
        if between & words("no_scene") or set(before) & words("seats") or between & words("seats"):
            continue
        name, weight = _weighed(match["name"], sentence[match.end() :], between=match["between"], the=bool(match["the"]))
        if name is not None:
            found.append(_Seen(name, start + match.start("name"), weight))
        further = re.match(rf"(?: \d+)?, (?P<name>{_NAME})(?=[,.])", sentence[match.end("name") :])
        if further is not None and name is None and _may_be(further["name"]):  # "at Birch Avenue 14, Vastrel"
            found.append(_Seen(further["name"], start + match.end("name") + further.start("name"), 5.0))
    for match in _before_noun().finditer(sentence):  # "the Karsh prison", "the Karsh disaster"
        if _may_be(match["name"]) and key(match["name"]).split()[0] not in words("dedicated"):
            found.append(_Seen(match["name"], start + match.start("name"), 2.5))
    return found


def _weighed(name: str, after: str, *, between: str, the: bool) -> tuple[str | None, float]:
    """Return the name, less what calls a school or hospital of the town, and its weight; `None` for what is no town."""
    told = name.split()
    cut = list(told)
    while len(cut) > 1 and cut[-1].lower() in words("institutions"):
        cut.pop()
    shown = " ".join(cut)
    if not _may_be(shown) or key(shown).split()[-1] in words("no_towns"):
        return None, 0.0
    said = re.match(r",? (?:\w+ )?(\w+)", after)
    if re.match(r",? (?:" + "|".join(words("says")) + r")\b", after) or (
        after[:1] == "," and said is not None and said[1] in words("says")
    ):
        return None, 0.0
    if len(cut) < len(told):
        return (None, 0.0) if key(told[0]).split()[0] in words("dedicated") else (shown, 4.0)
    nouns = re.match(r"((?: [a-z][\w-]*){1,4})", after)
    following = nouns[1].split() if nouns is not None else []
    if following and following[0] in words("landforms"):
        return f"{shown} {following[0]}", 5.0  # "in the Sfanta channel"
    owned = bool(re.match(r"['’]s\b", after))
    kind = next((n for n, word in enumerate(following[:4]) if word in words("sites")), None)
    led = following[:1] and (following[0] in words("behind") or following[0].endswith("ly") or following[0].endswith("ed"))
    if (the or owned) and not between.endswith("of ") and following and not led:
        if kind is None or key(shown).split()[0] in words("dedicated"):
            return None, 0.0
        return shown, 3.5
    if the and not between and not owned:
        return None, 0.0  # "in the Lantern"
    if between.endswith(("of ", "of the ")) or not between:
        return shown, 5.0
    return shown, 4.0


def _in_title(title: str, body: str) -> list[_Seen]:
    found = []
    for match in _placed().finditer(title):
        if set(match["between"].split()) & words("no_scene"):
            continue
        name, _ = _weighed(match["name"], title[match.end() :], between=match["between"], the=bool(match["the"]))
        if name is not None:
            found.append(_Seen(name, None, 2.5))
    for match in (*_before_noun().finditer(title), *re.finditer(rf"(?:, |: |[Ll]etter from )(?P<name>{_NAME})$", title)):
        again = (
            re.search(rf"(?<=[a-z,] ){re.escape(match['name'])}\b", body) is not None
        )  # at the head of a line any noun has a capital
        if _may_be(match["name"]) and again:
            found.append(_Seen(match["name"], None, 2.5))
    first = re.match(rf"(?P<name>{_NAME})(?=:| {_events()}\b)", title)
    if first is not None and _may_be(first["name"]) and any(m["name"] == first["name"] for m in _placed().finditer(body)):
        found.append(_Seen(first["name"], None, 2.5))  # "Vastrel: two versions", and something is told to be in Vastrel
    return found


@cache
def _events() -> str:
    return "(?:" + "|".join(sorted(words("events"))) + ")"


def _may_be(name: str) -> bool:
    told = key(name).split()
    if not told or len(name) <= 2 or name.startswith("The ") or name.endswith(" Day") or form_of(name).key in demonyms():
        return False
    return told[0] not in words("no_names") and not set(told) <= words("no_names")
