"""Scenes: at what kind of place something happened, where the words give it no name ("from a hospital", "in the yard of the mosque").

In: a claim of the incident. Out: kinds of place, as answers to "at which place exactly". "Outside a polling station" is kept as it was put.
Refuses: a place that people were brought to or died in afterwards; where a speaker works ("a nurse at the hospital"); a kind beside the name of
a site in the same words; "in hospital" and "at school", which say how somebody was and not where it happened.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from tomllib import loads
from typing import NamedTuple

from whence.language.places.gazetteer import Gazetteer
from whence.language.places.names import demonyms
from whence.language.words.normal import fold
from whence.model.said import Claim, Frame, Where
from whence.model.vocabulary import IncidentType as T
from whence.weigh.places.places import SITES, kinds_of_site
from whence.weigh.places.sites_by_form import befallen, called

_HAPPEN_AT = frozenset(
    [T.KILLING, T.AIR_STRIKE, T.SHELLING, T.BOMBING, T.ARMED_CLASH, T.ABDUCTION, T.DESTRUCTION, T.ESCAPE, T.RIOT, T.DETENTION,
     T.ACCIDENT_DISASTER, T.OTHER, T.SEXUAL_VIOLENCE, T.ILL_TREATMENT, T.CHEMICAL_ATTACK, T.RELEASE_TRANSFER,
     T.TERRITORY_CHANGE]
)  # fmt: skip
_STRUCK = frozenset(
    [T.SHELLING, T.AIR_STRIKE, T.BOMBING, T.ARMED_CLASH, T.DESTRUCTION, T.CHEMICAL_ATTACK, T.OTHER, T.RIOT, T.ACCIDENT_DISASTER]
)
_CROSSED = frozenset([T.RELEASE_TRANSFER, T.TERRITORY_CHANGE, T.ESCAPE, T.DISPLACEMENT])
_FIRED_AT = frozenset([T.SHELLING, T.AIR_STRIKE, T.ARMED_CLASH, T.BOMBING])
_RIDDEN = (_STRUCK - {T.RIOT}) | {T.KILLING}
_HELD = frozenset(["post", "outpost"])
_TAKEN_FROM = frozenset([T.ABDUCTION, T.ESCAPE, T.DETENTION])
_INSIDE = frozenset([T.ESCAPE, T.RIOT])


def scenes_told(claim: Claim, text: str = "") -> list[str]:
    """Return the kinds of place at which the claim's own words put its occurrence, each once, in the order of the words.

    `text`: the report's. What it says there only to correct it ("corrects a report which said that it was at the town hall") is left out.
    """
    frame = claim.frame
    taken = frame is not None and frame.type is T.TERRITORY_CHANGE  # the bridge was taken, and Camp Dorn as well
    if frame is None or frame.type not in _HAPPEN_AT or (_names_a_site(claim, frame) and not taken):
        return []
    quote, words = claim.passage.quote, _words()
    named = [] if _names_a_site(claim, frame) else list(called(quote, kinds_of_site() | words.compounds, words.after))
    befell = befallen(quote, frame.type, kinds_of_site() | words.compounds, words.vehicles, words.plain)
    told = list(dict.fromkeys(named or [*_scenes(quote, frame.type), *befell]))
    return [] if told and _is_corrected(claim, text) else told


def _is_corrected(claim: Claim, text: str) -> bool:
    """Say whether the sentence takes the claim's words back by what stands before them."""
    before = text[max(0, claim.passage.start - _SENTENCE) : claim.passage.start]
    return not _words().corrects.isdisjoint(fold(_ENDS.split(before)[-1]).replace(",", " ").split())


def named_and_called(sites: Sequence[Where]) -> tuple[list[Where], list[str]]:
    """Return the sites that have a name, and the kinds of those that are only called by their nation ("Ruritania hospital")."""
    named = [where for where in sites if not is_of_a_nation(where.name)]
    return named, [where.name.split()[-1].lower() for where in sites if is_of_a_nation(where.name)]


def is_of_a_nation(name: str) -> bool:
    """Say whether a site is called only by its nation and its kind, which is no name."""
    *words, kind = name.split() or [""]
    if not words or kind.lower() not in kinds_of_site():
        return False
    bare = " ".join(words).removesuffix("'s").removesuffix("’s")
    return {fold(word) for word in words} <= _nation_words() | _words().plain or _is_country(bare)


def _names_a_site(claim: Claim, frame: Frame) -> bool:
    span = claim.passage
    named = (*frame.sites, *(w for w in (*frame.places, *claim.places) if w.precision in SITES))
    return any(span.start <= w.start < span.end and not is_of_a_nation(w.name) for w in named)


def _scenes(quote: str, kind: T) -> Iterator[str]:
    words = _words()
    # most claims name no kind of place: that is told by their words, many times cheaper than by the pattern
    held, (leads, kinds) = set(_TOKEN.findall(quote.casefold())), _needed()
    for match in () if held.isdisjoint(kinds) or held.isdisjoint(leads) else _pattern().finditer(quote):
        led, between, head, part = match["led"].lower(), match["between"].split(), match["kind"].lower(), match["part"]
        if not _leads(led, kind, match["the"]) or (head in words.vehicles and not _is_ridden(led, kind)):
            continue
        if _is_aside(quote, match, head) or not _ends(quote, match.end()):
            continue
        named = [word for word in between if word[:1].isupper() and fold(word) not in _nation_words()]
        loose = not (words.none | words.after).isdisjoint(map(fold, between))  # "in fact taken to hospital"
        if named or loose or (not match["the"] and not between) or match["kind"][0].isupper():
            continue
        kept = [word for word in between if word[:1].islower() and fold(word) not in words.plain][-2:]
        if not kept and (kind in _INSIDE or (head in words.qualified and not (kind in _FIRED_AT and head in _HELD))):
            continue
        if head == "mine" and kept and kept[-1] in words.weapons:
            continue
        scene = " ".join([*kept, head])
        yield f"{led} {scene}" if led in words.beside and not part else scene


def _leads(led: str, kind: T, article: str | None) -> bool:
    """Say whether the words before a kind of place put what is told there, by the type of what is told."""
    words = _words()
    if led == "from":
        return kind in _TAKEN_FROM
    if led in words.struck and kind in _STRUCK:
        return article is not None
    if led in words.taken and kind is T.TERRITORY_CHANGE:
        return article == "the "
    return led in words.within | words.beside or (led in words.crossed and kind in _CROSSED and article is not None)


def _is_ridden(led: str, kind: T) -> bool:
    """Say whether a vehicle is where it happened: people were in it or it was struck, and nobody came, fled or was led away in it."""
    return kind in _RIDDEN and led in _words().aboard | _words().struck


def _is_aside(quote: str, match: re.Match[str], head: str) -> bool:
    """Say whether the words tell where somebody works, or where people were brought to, rather than where it happened."""
    before = fold(quote[: match.start()]).replace(",", " ").split()
    words = _words()
    if before and before[-1] in words.staff:
        return True
    return head in words.wards and not words.cared.isdisjoint(before)


def _ends(quote: str, at: int) -> bool:
    """Say whether the noun phrase ends here: a mark, a name or a small word follows, and no noun that the place only describes."""
    rest = quote[at:].split()
    return not quote[at : at + 1].isalnum() and (
        not rest
        or quote[at] != " "
        or rest[0][0].isupper()
        or not rest[0][0].isalpha()
        or fold(rest[0]).strip(".,;:") in _words().after
    )


class _Words(NamedTuple):
    within: frozenset[str]
    beside: frozenset[str]
    parts: frozenset[str]
    plain: frozenset[str]
    staff: frozenset[str]
    wards: frozenset[str]
    cared: frozenset[str]
    after: frozenset[str]
    never: frozenset[str]
    qualified: frozenset[str]
    none: frozenset[str]
    struck: frozenset[str]
    taken: frozenset[str]
    crossed: frozenset[str]
    corrects: frozenset[str]
    more: frozenset[str]
    vehicles: frozenset[str]
    aboard: frozenset[str]
    compounds: frozenset[str]
    weapons: frozenset[str]


_SENTENCE = 160
"""Characters before a claim in which its sentence may say that it is wrong."""

_ENDS = re.compile(r"[.!?]\s|\n")
_TOKEN = re.compile(r"\w+|[,:]")
_LEADS = frozenset({"struck", "taken", "crossed", "compounds"})


@cache
def _words() -> _Words:
    raw = loads((files("whence.weigh") / "data" / "scenes.toml").read_text(encoding="utf-8"))
    listed = {name: frozenset(words.split()) for name, words in raw.items()}
    return _Words(**{n: frozenset(w.replace("-", " ") for w in words) if n in _LEADS else words for n, words in listed.items()})


@cache
def _nation_words() -> frozenset[str]:
    return frozenset(demonyms())


@lru_cache(maxsize=512)
def _is_country(name: str) -> bool:
    return any(place.kind == "country" for place in Gazetteer.load().lookup(name)[:1])


@cache
def _needed() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of which one opens, and those of which one ends, whatever the pattern of a scene finds."""
    return frozenset(_TOKEN.findall(lead)[0] for lead in _leading()), frozenset(each.split()[-1] for each in _kinds())


def _kinds() -> frozenset[str]:
    words = _words()
    return (kinds_of_site() | words.more) - words.never | words.vehicles | words.compounds


def _leading() -> frozenset[str]:
    words = _words()
    return words.within | words.beside | words.struck | words.taken | words.crossed


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a kind of place behind a word that puts something at it, or of a part of one ("in the yard of the mosque")."""
    words = _words()
    led = "|".join(
        rf"\b{re.escape(each)}" if each[0].isalpha() else re.escape(each) for each in sorted(_leading(), key=len, reverse=True)
    )
    parts, kinds = "|".join(sorted(words.parts)), "|".join(sorted(_kinds(), key=len, reverse=True))
    part = rf"(?P<part>(?:the |a |an )?(?:\w+ )?(?:{parts}) of )?"
    whose = "(?P<the>(?:the|a|an|this|that|its|his|her|their|our|one|another) )?"
    between = r"(?P<between>(?:[^\W\d_][\w'’-]* ){0,3}?)"
    return re.compile(
        rf"(?P<led>(?i:{led})) {part}{whose}{between}(?P<kind>(?i:{kinds}))\b(?! (?:{kinds})\b)(?P<yard> (?:{parts})\b)?"
    )
