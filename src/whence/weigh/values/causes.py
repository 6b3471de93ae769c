"""What sort of cause words name, so that wordings of one cause are one answer.

In: the words of a cause. Out: a kind with what to show ("shelling nearby"), or the words themselves, cut to a phrase. Kinds conflict when
neither is the broader word for the other; fire that fell beside a place and fire that hit it conflict as well. What broke or failed is shown
and told apart by the thing ("engine failure", "broken rail"). Of other words the noun with what stands before it is the answer.
Refuses: to say what the cause was; to set one wording of a cause against another.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from whence.language.things.faults import fault_in
from whence.language.words.normal import fold, key
from whence.model.said import Claim

NEARBY, ON_SITE = "nearby", "on the site"
_VIOLENCE, _ILLNESS = "violence", "illness"
_WORD = re.compile(r"[^\W_][\w'’./]*|[^\w\s]")
LONGEST_PHRASE = 8
"""Words of a cause of no known kind that are shown: a phrase, not the clause that it stands in."""


class Cause(NamedTuple):
    """A cause as it is compared: the key that equal causes share (kind and where fire fell), and what is shown."""

    key: str
    shown: str


@lru_cache(maxsize=4096)
def cause_in(words: str) -> Cause | None:
    """Return what sort of cause the words name; `None` where nothing is left of them."""
    folded = f" {fold(_phrase(words, longest=40))} ".replace("-", " ")
    kind = next((name for name, row in _tables().kinds.items() if any(f" {word} " in folded for word in row.words)), None)
    fault = fault_in(_WORD.findall(fold(words))) if kind is None or kind in _tables().vague else None
    if fault is not None:
        return Cause(f"c:{fault.kind}:{fault.thing}", fault.shown)
    if kind is None:
        phrase = _plain(_phrase(words, longest=LONGEST_PHRASE))
        if set(fold(phrase).split()) <= _tables().nothing:
            return None
        return Cause(f"t:{key(phrase)}", phrase) if key(phrase) else None
    shown = _tables().kinds[kind].shown or _plain(_phrase(words, longest=LONGEST_PHRASE))
    if kind == "collision":
        other = _collided_with(folded.split())
        return Cause(f"c:{kind}:{other or ''}", f"{shown} with {other}" if other else shown)
    if kind == _VIOLENCE:  # blows and a beating are two answers that go together
        return Cause(f"c:{kind}::{key(shown)}", shown)
    if kind == _ILLNESS:
        return Cause(f"c:{kind}:{_ailment(folded.split())}", shown)
    extent = _extent(kind, folded.split())
    if extent is not None:
        shown = f"{shown} {extent}"
    return Cause(f"c:{kind}:{extent or ''}", shown)


def remarked_cause(claim: Claim) -> Cause | None:
    """Return the cause that a claim about nothing else gives: the one that it names, else what its words hold."""
    return cause_in(claim.passage.quote) if claim.subject is None else told_cause(claim.subject.name)


@lru_cache(maxsize=4096)
def told_cause(words: str) -> Cause | None:
    """Return what the words give as a cause that a report outright tells, in these words.

    Of a clause ("the rope was frayed") only what is wrong by itself is a kind that rules another out: what else it names is what went wrong there.
    """
    if not _AUXILIARY.isdisjoint(fold(words).split()) or len(words.split()) > LONGEST_PHRASE:
        known = _of_clause(words)
        shown = _lowered(" ".join(words.split()[:_LONGEST_CLAUSE]))
        if known is not None and known.key.split(":")[1] in _tables().told_short:
            return known
        return Cause(known.key if known is not None else f"t:{key(shown)}", shown) if key(shown) else None
    found = cause_in(words)
    if found is None or found.key.startswith("t:"):
        return None if found is None else found._replace(shown=_lowered(words))
    kind = found.key.split(":")[1]
    if kind in _tables().deeds and len(words.split()) > _SHORT:
        return Cause(f"t:{key(words)}", _lowered(words))
    return found._replace(shown=_lowered(words)) if kind in _tables().plain_kinds else found


_AUXILIARY = frozenset(["is", "are", "was", "were", "be", "been", "had", "has", "have", "did", "never", "not"])
_LONGEST_CLAUSE = 16
_SHORT = (
    4  # words of a phrase that names a deed: "a rocket attack on the depot" is one, "burning grass reached old shells" is not
)


def _of_clause(words: str) -> Cause | None:
    """Return the fault or the kind that a clause is of by itself, `None` for one of things that only happen to be named in it."""
    found = cause_in(words)
    return found if found is not None and found.key.split(":")[1] in _tables().clause else None


def _lowered(words: str) -> str:
    """Return a phrase with its article in small letters: "A heater left on"."""
    first, blank, rest = words.partition(" ")
    return (
        first.lower() + blank + rest
        if blank and first.lower() in ("a", "an", "the", "its", "his", "her", "their", "they", "he", "she", "it")
        else words
    )


def causes_conflict(one: str, other: str) -> bool:
    """Say whether the causes of these two keys cannot both be what led to it."""
    if not (one.startswith("c:") and other.startswith("c:")):
        return False
    (kind, extent), (rival, reach) = (each.split(":")[1:3] for each in (one, other))
    if kind != rival:
        return kind not in _tables().broad.get(rival, ()) and rival not in _tables().broad.get(kind, ())
    return bool(extent and reach) and extent != reach


def is_instead(cause: Cause) -> bool:
    """Say whether a cause tells of a mishap or a hidden hand, so that what it led to was no attack from outside."""
    return cause.key.split(":", 2)[1] in _tables().instead if cause.key.startswith("c:") else False


def breaks(cause: Cause) -> bool:
    """Say whether a cause is of a kind that makes things burst, fall in or burn, so that what did it there is why it did."""
    return cause.key.startswith("c:") and cause.key.split(":", 2)[1] in _tables().breaking


def is_mishap(cause: Cause) -> bool:
    """Say whether a cause is a fault, so that words which tell of it as what happened say why something crashed or burned."""
    return cause.key.startswith("c:") and cause.key.split(":", 2)[1] in _tables().mishap


def is_craft(words: str) -> bool:
    """Say whether words name an aircraft that somebody flies in."""
    return not _tables().craft.isdisjoint(fold(words).split())


def _plain(phrase: str) -> str:
    """Return a noun with what stands before it, without what follows: "a firework" of "a firework thrown from the crowd"."""
    words = phrase.split()
    noun = 1 + (bool(words) and fold(words[0]) in ("a", "an", "the"))  # "a burst water main"
    end = next((at for at, word in enumerate(words) if at >= noun and fold(word) in _tables().behind), len(words))
    return " ".join(words[:end])


def _collided_with(words: list[str]) -> str | None:
    """Return what was collided with: the noun that ends the phrase behind "with" or "by"."""
    table = _tables().collision
    at = next((at for at, word in enumerate(words) if word in table["with"]), None)
    if at is None:
        return None
    end = next((j for j in range(at + 1, len(words)) if words[j] in table["stops"]), len(words))
    return words[end - 1] if end > at + 1 else None


def _phrase(words: str, *, longest: int) -> str:
    """Return the words up to the first mark that ends a phrase."""
    cut = min((at for mark in ',;:"“”()' if (at := words.find(mark)) > 0), default=len(words))
    return " ".join(words[:cut].split()[:longest])


def _ailment(words: list[str]) -> str:
    """Return which illness the words name, as far as one rules another out; "" for an illness of any kind."""
    return next((name for name, told in _tables().ailments.items() if not told.isdisjoint(words)), "")


def _extent(kind: str, words: list[str]) -> str | None:
    tables = _tables()
    if kind not in tables.extent_kinds:
        return None
    if tables.near & set(words):
        return NEARBY
    return ON_SITE if tables.struck & set(words) and tables.sites & set(words) else None


class _Kind(NamedTuple):
    shown: str
    words: tuple[str, ...]


class _Tables(NamedTuple):
    kinds: Mapping[str, _Kind]
    broad: Mapping[str, tuple[str, ...]]
    extent_kinds: frozenset[str]
    near: frozenset[str]
    struck: frozenset[str]
    sites: frozenset[str]
    collision: Mapping[str, Any]
    instead: frozenset[str]
    nothing: frozenset[str]
    breaking: frozenset[str]
    mishap: frozenset[str]
    vague: frozenset[str]
    behind: frozenset[str]
    craft: frozenset[str]
    clause: frozenset[str]
    plain_kinds: frozenset[str]
    told_short: frozenset[str]
    deeds: frozenset[str]
    ailments: Mapping[str, frozenset[str]]


@cache
def _tables() -> _Tables:
    raw = tomllib.loads((files("whence.weigh") / "data" / "causes.toml").read_text(encoding="utf-8"))
    return _Tables(
        kinds={name: _Kind(row["shown"], tuple(row["words"])) for name, row in raw["kind"].items()},
        broad={name: tuple(row) for name, row in raw["broad"].items()},
        extent_kinds=frozenset(raw["extent"]["kinds"]),
        near=frozenset(raw["extent"]["near"]),
        struck=frozenset(raw["extent"]["struck"]),
        sites=frozenset(raw["extent"]["sites"]),
        collision=raw["collision"],
        instead=frozenset(raw["instead"]["kinds"]),
        nothing=frozenset(raw["nothing"]["words"]),
        breaking=frozenset(raw["breaking"]["kinds"]),
        mishap=frozenset(raw["mishap"]["kinds"]),
        vague=frozenset(raw["vague"]["kinds"]),
        behind=frozenset(raw["plain"]["behind"].split()),
        craft=frozenset(raw["craft"]["words"].split()),
        clause=frozenset(raw["clause"]["kinds"]),
        plain_kinds=frozenset(raw["clause"]["plain"]),
        told_short=frozenset(raw["clause"]["short"]),
        deeds=frozenset(raw["clause"]["deeds"]),
        ailments={name: frozenset(words) for name, words in raw["ailments"].items()},
    )
