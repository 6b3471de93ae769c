"""Where a claim's occurrence lies: which of the places beside it are meant.

In: a claim's frame, and the report's text where it is at hand. Out: its places, sites with a known position among them. A name that the
register knows as an outlet, agency or person is no place ("told Halden" is not a town in Norway), nor is one that stands for a government, a
paper, a body ("the Front of the Eastern Plains"), a measure, where people come from or are bound for, or another occurrence that this one has
nothing to do with; of towns that lie far apart in one frame, the one nearest to the words that name the occurrence is meant ("five fled in A,
and a riot broke out in B").
Refuses: to look a place up; the reader has done that.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from whence.language.actors.register import Register
from whence.language.places.sent_from import is_sent_from
from whence.language.words.normal import fold, lowered
from whence.match.sketches.spots import DIFFER, FINE, relation, spot_of
from whence.model.base import replace
from whence.model.said import Claim, Frame, Where
from whence.model.vocabulary import PlacePrecision

_SPEAKERS = ("outlet", "agency", "person")
_STATE = "state"

_NEXT = re.compile(r"(?:['’]s)?[\s-]+([^\W\d_]+)")

_SENTENCE_END = re.compile(r"[.;!?]\s")

_OF_A_HEARER = re.compile(
    r"\b[Tt](?:old|ells) (?:the )?[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of|the|and|de|du|la))*, (?:an?|the|whose|which) [^.;,]*$"
)
"""Words that go on to say who was told it: "told Radio Karsh, a station run by exiles in"."""

REACH = 80
"""Characters before a name in which the phrase is looked for that sets an occurrence apart from what happened there."""

AROUND = 48
"""Characters before a name in which the words are looked for that say what it stands for."""


def places_of(claim: Claim, frame: Frame, register: Register | None = None, text: str = "") -> tuple[Where, ...]:
    """Return the places where the frame's occurrence lies, finest and nearest to its words first.

    With the report's `text`, names that stand for something else by the words beside them are left out.
    """
    located = [site for site in sites_of(frame, text) if site.lat is not None or site.place is not None or site.inside]
    named = [*located, *(frame.places or (() if frame.sites else claim.places))]
    kept = [
        where
        for where in named
        if (register is None or not _is_speaker(where, register))
        and not _stands_for_else(where, register, text)
        and not _is_disowned(where, frame, text)
        and not _is_where_cared_for(where, frame, text)
    ]
    fine = sorted((w for w in kept if _is_fine(w, register)), key=lambda where: (_away(where, frame), where.start))
    wide = [
        where if where.precision not in FINE else replace(where, precision=PlacePrecision.COUNTRY)
        for where in kept
        if where not in fine
    ]
    return (*_together(fine), *wide)


def sites_of(frame: Frame, text: str = "") -> tuple[Where, ...]:
    """Return the sites of the frame's occurrence; with the report's `text`, less those somebody was bound for or it is set apart from."""
    return tuple(
        site
        for site in frame.sites
        if not _is_led_to(site, "bound", text)
        and not _is_disowned(site, frame, text)
        and not _is_where_cared_for(site, frame, text)
    )


def _is_fine(where: Where, register: Register | None) -> bool:
    """Say whether a place is a town or site; a name by its form alone that the register knows as a state is none."""
    if where.precision not in FINE or where.place is not None or register is None:
        return where.precision in FINE
    slug = register.settled(where.name)
    actor = register.actor(slug) if slug is not None else None
    return actor is None or actor.kind != _STATE


def _is_speaker(where: Where, register: Register) -> bool:
    slug = register.settled(where.name)
    actor = register.actor(slug) if slug is not None else None
    return actor is not None and actor.kind in _SPEAKERS


def _stands_for_else(where: Where, register: Register | None, text: str) -> bool:
    """Say whether the words beside a name make it a government, a paper, a measure, or where people come from."""
    if text[where.start : where.end] != where.as_written:
        return False
    before = fold(text[max(0, where.start - AROUND) : where.start]).split()
    beside = _NEXT.match(text, where.end)
    following = fold(beside[1]) if beside else ""
    # "An official in northern Ostra said" is a saying of the official.
    governed = before[-1:] and (before[-1] in _words("within") or before[-1] == "of" or before[-1].endswith(","))
    if following in _words("press") or (following in _words("sayings") and not governed):
        return True
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in _words("sizes"):
        return True
    if _body_of().search(text[max(0, where.start - AROUND) : where.start]) is not None:
        return True  # "the Front of the Eastern Plains" is no region
    if _is_where_people_are_from(before) or _OF_A_HEARER.search(text[max(0, where.start - REACH) : where.start]) is not None:
        return True
    if _is_led_to(where, "bound", text) or is_sent_from(text, where.start):
        return True
    return _is_a_government(where, before, register)


def _is_where_people_are_from(before: Sequence[str]) -> bool:
    """Say whether a name says where people come from: "many of them from Ostra", "among them families from Ostra and Velna"."""
    if "from" not in before:
        return False
    at = len(before) - 1 - before[::-1].index("from")
    named = before[at + 1 :]
    if named and named[-1] not in ("and", "or") and not named[-1].endswith(","):
        return False
    who = before[at - 1] if at else ""
    return who in _words("origins") or (who in _words("people") and bool(_words("amongst") & set(before[max(0, at - 4) : at])))


def _is_led_to(where: Where, name: str, text: str) -> bool:
    """Say whether a phrase of the list leads to a name: right before it, or with an article between."""
    if text[where.start : where.end] != where.as_written:
        return False
    before = fold(text[max(0, where.start - AROUND) : where.start]).split()
    led = before[:-1] if before[-1:] and before[-1] in _words("articles") else before
    return any(led[-len(phrase) :] == phrase for phrase in _phrases(name))


def _is_disowned(where: Where, frame: Frame, text: str) -> bool:
    """Say whether the occurrence is told to have nothing to do with what happened there ("... has nothing to do with that of Ostra").

    "He saw no link with the riot in Ostra" tells of that riot: its words stand behind the phrase.
    """
    if text[where.start : where.end] != where.as_written:
        return False
    window = text[max(0, where.start - REACH) : where.start]
    said = lowered(window)
    ends = [at + len(words) for phrase in _phrases("disowned") if (at := said.rfind(words := " ".join(phrase))) >= 0]
    if not ends or _SENTENCE_END.search(said, max(ends)):
        return False
    return not where.start - len(window) + max(ends) <= frame.trigger.start < where.start


def _is_where_cared_for(where: Where, frame: Frame, text: str) -> bool:
    """Say whether a place is the hospital where hurt people lie or died, and not where they were hurt."""
    told = fold(text[frame.trigger.start : frame.trigger.end]).split()
    if text[where.start : where.end] != where.as_written or not _words("cared") & set(told):
        return False
    beside = _NEXT.match(text, where.end)
    named = {*fold(where.name).split(), *([fold(beside[1])] if beside else [])}
    return bool(_words("wards") & named)


def _is_a_government(where: Where, before: Sequence[str], register: Register | None) -> bool:
    """Say whether a town is named for the state that is governed from it ("sanctions against Ankara"), and nothing is said to be in it."""
    if register is None or where.precision not in FINE or (before[-1:] and before[-1] in _words("within")):
        return False
    slug = register.settled(where.name)
    actor = register.actor(slug) if slug is not None else None
    return actor is not None and actor.kind == _STATE


@cache
def _body_of() -> re.Pattern[str]:
    """Return the pattern of a body's name that goes on with a place: "Front of the ", "Human Rights Office of "."""
    names = "|".join(word.capitalize() for word in sorted(_words("bodies")))
    return re.compile(rf"(?:{names}) (?:of|for) (?:the )?$")


@cache
def _phrases(name: str) -> tuple[list[str], ...]:
    return tuple(phrase.split("-") for phrase in sorted(_words(name)))


@cache
def _words(name: str) -> frozenset[str]:
    raw = tomllib.loads((files("whence.match") / "data" / "whereabouts.toml").read_text(encoding="utf-8"))
    return frozenset(raw[name].split())


def _away(where: Where, frame: Frame) -> int:
    return max(0, where.start - frame.trigger.end, frame.trigger.start - where.end)


def _together(fine: Sequence[Where]) -> list[Where]:
    """Return the first place and those that are not far from it."""
    return [where for where in fine if relation(spot_of(fine[0]), spot_of(where)) != DIFFER]
