"""Roles of site phrases: how the words around a kind of place say that something happened there.

In: the words of a sentence, where a phrase begins and ends, its kind. Out: `Led`: the word that leads to it, and what it only stands beside.
Refuses: words that say where somebody works, spoke, is looked after, was kept, found refuge or was brought.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from tomllib import loads
from typing import NamedTuple

from whence.language.words.normal import fold


class Token(NamedTuple):
    """A word or mark of a sentence; `low` is folded, with blanks for hyphens."""

    text: str
    low: str
    start: int
    end: int


class Led(NamedTuple):
    """How a phrase is led to: by which word ("" for a subject); the word that puts it beside the place, and the part of it, if any."""

    lead: str
    beside: str = ""
    part: str = ""


_BEFORE = 5
_TAKEN = 12
_PARTS = 4
_FAR = 10


@cache
def _table() -> dict[str, frozenset[str]]:
    home = files("whence.weigh") / "data"
    raw = loads((home / "site_phrases.toml").read_text(encoding="utf-8"))
    raw["compounds"] += " " + loads((home / "scenes.toml").read_text(encoding="utf-8"))["compounds"]
    folded = {name: frozenset(fold(word).replace("-", " ") for word in listed.split()) for name, listed in raw.items()}
    return folded | {"titles": frozenset(raw["titles"].split())}  # as they are written: "Hotel Sol" and no "hotel"


def words(name: str) -> frozenset[str]:
    """Return a list of the table; its hyphens stand for blanks."""
    return _table()[name]


def led_by(tokens: Sequence[Token], before: int, after: int, kind: str, kinds: frozenset[str]) -> Led | None:
    """Return how the phrase behind token `before` and up to token `after` is led to; `None` where nothing is said to have been there.

    `kind`: of the place; `kinds`: all kinds, of which one may be a part of another ("the gymnasium of a school").
    """
    if before >= 0 and tokens[before].low == "from":
        return _from(tokens, before)
    if _is_of_offence(tokens, before):
        return None
    lead, at = _lead(tokens, before, kind)
    if lead is None and before > 0 and tokens[before].low == "of":
        return _of(tokens, before, after, kind, kinds)
    if lead is None:
        return Led("") if _acts(tokens, before, after, kind) else None
    if lead not in words("done_to") and lead not in words("stopped") and _is_aside(tokens, at, after, kind):
        return None
    return Led(lead, lead if lead in words("beside") else "")


def _of(tokens: Sequence[Token], of: int, after: int, kind: str, kinds: frozenset[str]) -> Led | None:
    """Return how a phrase behind "of" is led to: by who is there, by what was done to it, or by what leads to its part."""
    part = tokens[of - 1].low
    if part in words("there"):
        return Led("there")
    if part in words("deeds"):
        return Led("raided")
    if part == "out":
        return _from(tokens, of - 1)
    if part not in words("parts") and part not in kinds:
        return None
    led = led_by(tokens, _before_part(tokens, of - 1), after, kind, kinds)
    return led._replace(part=tokens[of - 1].text) if led is not None and part in kinds and not led.part else led


def _before_part(tokens: Sequence[Token], at: int) -> int:
    """Return the token before "the yard" in "in the yard of the mosque"."""
    first = at
    while (
        first > 0 and at - first < _PARTS and tokens[first - 1].text[0].islower() and tokens[first - 1].low not in words("stops")
    ):
        first -= 1
    first -= 1
    while first >= 0 and (tokens[first].low in words("determiners") or tokens[first].text[0].isdigit()):
        first -= 1
    return first


def _lead(tokens: Sequence[Token], before: int, kind: str) -> tuple[str | None, int]:
    """Return the words that lead to a phrase, and the token before them."""
    for length in (3, 2, 1):
        if before + 1 < length:
            continue
        whole = " ".join(token.low for token in tokens[before + 1 - length : before + 1])
        if whole in words("passed_by") and (whole in words("within") or whole in words("beside")) and kind not in words("passed"):
            return None, before
        if any(whole in words(name) for name in ("within", "beside", "done_to", "stopped")):
            return whole, before - length
    return None, before


def _is_of_offence(tokens: Sequence[Token], before: int) -> bool:
    """Say whether the phrase stands in what somebody is punished for: "fined for reading a poem at a feast"."""
    low = [token.low for token in tokens[max(0, before - _TAKEN) : max(0, before)]]
    told = next((at for at, (one, other) in enumerate(pairwise(low)) if one == "for" and other.endswith("ing")), 0)
    return not words("punished").isdisjoint(low[:told])


def _from(tokens: Sequence[Token], at: int) -> Led | None:
    """Return how "from" leads to a phrase: somebody or something was taken, got away or came out there."""
    low = [token.low for token in tokens[max(0, at - _TAKEN) : at]]
    taken = any(word in words("taken") for word in low)
    return Led("from") if taken and low[-1] not in words("staff") else None


def _acts(tokens: Sequence[Token], before: int, after: int, kind: str) -> bool:
    """Say whether a phrase is the subject of what happened to a place: "when a footbridge gave way"."""
    if (
        before >= 0
        and tokens[before].text[0].isalnum()
        and not (tokens[before].low in words("opens") or _opens_in(tokens, before))
    ):
        return False
    return any(_befell(tokens, at, body=kind in words("bodies")) for at in _verbs(tokens, after))


def _opens_in(tokens: Sequence[Token], at: int) -> bool:
    """Say whether all before a subject is a place or a day: "In Vastrel a balcony broke off"."""
    return tokens[0].low in ("in", "at", "on", "near") and all(token.text[0].isupper() for token in tokens[1 : at + 1])


def _befell(tokens: Sequence[Token], at: int, *, body: bool) -> bool:
    """Say whether the verb at a token says that a place fell, burned or was hit."""
    first = at
    while at < len(tokens) and (tokens[at].low in words("auxiliaries") or tokens[at].low.endswith("ly")):
        at += 1
    passive = at > first and any(token.low in words("auxiliaries") for token in tokens[first:at])
    for length in (4, 3, 2, 1):
        whole = " ".join(token.low for token in tokens[at : at + length])
        if (whole in words("did") and not (body and whole in words("spoken"))) or (passive and whole in words("suffered")):
            return True
    return False


def _verbs(tokens: Sequence[Token], after: int) -> Iterator[int]:
    """Yield where the verb of a phrase may stand: right behind it, behind where it stands, or behind a few words between commas.

    "A bridge in Orlova, in the north, gave way", "a dormitory housing 90 boys burned down".
    """
    yield after
    at = after
    follows = tokens[at] if at < len(tokens) else None
    if follows is not None and (follows.low in words("stands_in") or follows.low.endswith("ing")):
        at += 1
        while (
            at < min(len(tokens), after + _FAR)
            and tokens[at].text != ","
            and tokens[at].low not in ("which", "that", "who", "where", "when", "after")
        ):
            yield at
            at += 1
    if at < len(tokens) and tokens[at].text == ",":
        close = next((j for j in range(at + 1, min(len(tokens), at + _FAR)) if tokens[j].text == ","), None)
        if close is not None:
            yield close + 1


def _is_number(low: Sequence[str]) -> bool:
    return any(word[0].isdigit() or word in words("numbers") for word in low)


def _is_aside(tokens: Sequence[Token], before: int, after: int, kind: str) -> bool:
    """Say whether the words tell where somebody works, spoke, was kept, looked after or sheltered."""
    near = [token.low for token in tokens[max(0, before - _BEFORE + 1) : before + 1]]
    if near and (near[-1] in words("staff") or (near[-1] in words("spans") and _is_number(near[-2:-1]))):
        return True
    if not words("says").isdisjoint(token.low for token in tokens[after : after + 2] if tokens[after].text != ","):
        return True
    told = {token.low for token in tokens[: max(0, before + 1)]}
    if kind in words("wards") and (
        told & words("cared") or not told & words("violent") or (near and near[-1] in words("auxiliaries"))
    ):
        return True
    if kind.split()[-1] in words("jails") and not words("held").isdisjoint(near):
        return True
    befell = not {"when", "whose"}.isdisjoint(token.low for token in tokens[after : after + 4]) or "hostage" in near
    return not words("refuge").isdisjoint(near) and not befell
