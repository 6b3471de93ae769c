"""The ships and aircraft that an occurrence is about: what is common to its reports where it lies at sea or in the air.

"The tanker Aurelia was boarded in the strait": no town is near, officials differ on the miles, and one side calls it an arrest and the other
piracy. All of them name the ship.
In: a report's text. Out: the names that it calls ships or flights by (sure), and names that may be one where it speaks of ships ("the
Aurelia"), which count only beside a report that is sure.
Refuses: to take a name for a ship because it is unknown, or two ships for one.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from whence.language.words.normal import key
from whence.match.words.lead import lead_end
from whence.match.words.sentence import sentence_of
from whence.model.captured import Report
from whence.model.said import Claim

_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
_FLIGHT = re.compile(r"\b[Ff]light (?:No\. )?([A-Z]{0,3}[ -]?\d{2,4})\b")
_LOOSE = re.compile(rf"\b[Tt]he ({_NAME})")

MOST_LOOSE = 6
"""Names of the lead that may be a ship's and stand for a claim whose sentence names none."""


class Craft(NamedTuple):
    """A name of a ship or flight where it stands in a text; `sure` where the text says that it is one."""

    name: str
    start: int
    sure: bool


class Named(NamedTuple):
    """The ships and flights that a claim is about: those that are sure to be some, and names that may be a ship's."""

    sure: tuple[str, ...]
    maybe: tuple[str, ...]


NOTHING = Named((), ())


def craft_of(claim: Claim, report: Report) -> Named:
    """Return the ships and flights of the claim's sentence; of one that names none for sure, a claim of the report's subject has the lead's."""
    found = craft_in(report.text)
    if not found:
        return NOTHING
    start, end = sentence_of(claim, report) or (claim.passage.start, claim.passage.end)
    here = [craft for craft in found if start <= craft.start < end]
    own = Named(_names(here, sure=True), _names(here, sure=False))
    if own.sure or not claim.focus or (claim.frame is not None and claim.frame.apart):
        return own
    lead = [craft for craft in found if craft.start < lead_end(report)]
    return Named(_names(lead, sure=True)[:1], tuple(dict.fromkeys((*own.maybe, *_names(lead, sure=False)[:MOST_LOOSE]))))


@lru_cache(maxsize=16)
def craft_in(text: str) -> tuple[Craft, ...]:
    """Return where the text names ships and flights, in its order; nothing where it speaks of none."""
    found = {Craft(key(f"flight {m[1]}"), m.start(1), sure=True) for m in _FLIGHT.finditer(text)}
    if _ship().search(text):
        named = [Craft(key(m[1]), m.start(1), sure=True) for p in _named_ship() for m in p.finditer(text) if not _is_a_day(m[1])]
        firm = {craft.name for craft in named}
        found.update(named)
        found.update(Craft(name := key(m[1]), m.start(1), sure=name in firm) for m in _LOOSE.finditer(text))
    return tuple(sorted(found))


def _names(found: Sequence[Craft], *, sure: bool) -> tuple[str, ...]:
    return tuple(dict.fromkeys(craft.name for craft in found if craft.sure == sure))


def _is_a_day(name: str) -> bool:
    return all(word in _words("days").split("|") for word in key(name).split())


@cache
def _words(name: str) -> str:
    raw = tomllib.loads((files("whence.match") / "data" / "craft.toml").read_text(encoding="utf-8"))
    return "|".join(map(re.escape, sorted(raw[name].split(), key=len, reverse=True)))


@cache
def _ship() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_noun()}|(?:{_words('letters')}) [A-Z])")


@cache
def _named_ship() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a ship with its name: "the tanker Aurelia", "a ship named Aurelia", "another ship, the Aurelia,", "MV Aurelia".

    An apposition must end, lest "the ship, the Navy said" name one.
    """
    letters = rf"(?:{_words('letters')}) "
    naming = rf"(?:(?:{_words('naming')}) |with the name |by the name of )?"
    return (
        re.compile(rf"\b{_noun()} {naming}[\"“‘']?(?:{letters})?({_NAME})"),
        re.compile(rf"\b{_noun()}, the [\"“‘']?(?:{letters})?({_NAME})(?=[\"”’']?[,.;:])"),
        re.compile(rf"({_NAME}), (?:an?|the) (?:[\w-]+ ){{0,4}}{_noun()}"),
        re.compile(rf"\b{letters}[\"“‘']?({_NAME})"),
    )


@cache
def _noun() -> str:
    return rf"(?:{_words('ships')}|(?:{_words('carried')}) carriers?)\b"
