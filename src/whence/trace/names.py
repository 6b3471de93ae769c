"""What an outlet or agency may be called: full name, short name, initials, without the words that only say what it is.

In: names as credited and as outlets call themselves. Out: whether two can mean the same.
Refuses: to settle what one word of many newspapers means ("the Times") between two reports, and to translate names.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from whence.language.words.normal import fold, key

_INSIDE = re.compile(r"\(([^()]{1,60})\)")
_APART = re.compile(r"\s*[/|;,+•·]\s*")
_ACRONYM = re.compile(r"[^\W\d_a-z]{2,6}\d?")
# "Norrey's Ministry of the Interior" is the "Ministry of the Interior of Norrey".
_OWNED = re.compile(r"(?:the\s+)?(?P<whose>[A-Z][\w-]*(?:\s[A-Z][\w-]*)?)[’']s?\s+(?P<body>[A-Z].*)")


@cache
def name_table() -> dict[str, frozenset[str]]:
    """Return the lists of names.toml, folded."""
    table = tomllib.loads(files("whence.trace").joinpath("data", "names.toml").read_text(encoding="utf-8"))
    return {name: frozenset(form for entry in entries for form in (fold(entry), key(entry))) for name, entries in table.items()}


class Name(NamedTuple):
    """A name with the folded forms it may take. `acronyms` are forms written as one; `initials` those it could be cut to."""

    written: str
    forms: tuple[str, ...]
    acronyms: frozenset[str]
    initials: frozenset[str]


@lru_cache(maxsize=4096)
def name_of(written: str) -> Name:
    """Return the forms of a name; none where it names nobody ("agencies", "staff")."""
    inside = _INSIDE.findall(written)
    if owned := _OWNED.fullmatch(written.strip()):
        inside.append(f"{owned['body']} of {owned['whose']}")
    parts = [part for piece in (_INSIDE.sub(" ", written), *inside) for part in _APART.split(piece) if part.strip()]
    forms: dict[str, None] = {}
    for part in parts:
        form = key(" ".join(_bare(part.split())))
        while form and form not in name_table()["generic"]:
            forms[form] = None
            suffix = next((s for s in _suffixes() if form.endswith(f" {s}")), None)
            if suffix is None:
                break
            form = form[: -len(suffix) - 1].strip()
    acronyms = frozenset(key(p) for p in (part.strip() for part in parts) if _ACRONYM.fullmatch(p))
    initials = frozenset("".join(w[0] for w in form.split()) for form in forms if 2 <= len(form.split()) <= 6)
    return Name(written.strip(), tuple(forms), acronyms, initials)


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(sorted(name_table()["suffixes"], key=len, reverse=True))


def short_name(name: Name) -> str:
    """Return the name as written, without words around it that only say what it is ("the daily", "news agency")."""
    words = _bare(_INSIDE.sub(" ", name.written).split())
    for length in (2, 1):
        while len(words) > length and fold(" ".join(words[-length:])) in name_table()["says_what"]:
            del words[-length:]
    return " ".join(words) or name.written


def _bare(words: list[str]) -> list[str]:
    """Drop words before a name that say what it is: "the daily X". Written small only: the "Daily X" is a name."""
    while len(words) > 1 and words[0].islower() and fold(words[0]) in name_table()["leads"]:
        words = words[1:]
    return words


def same_name(one: Name, other: Name, *, within: bool = False) -> bool:
    """Say whether two names can mean one outlet. `within` one report, a single word of the longer name will do ("the Times")."""
    if set(one.forms) & set(other.forms) or one.acronyms & other.initials or one.initials & other.acronyms:
        return True
    return any(_part_of(a, b, within) or _part_of(b, a, within) for a in one.forms for b in other.forms)


def _part_of(short: str, long: str, within: bool) -> bool:
    if len(short) < 3 or len(short) >= len(long) or not (long.startswith(f"{short} ") or long.endswith(f" {short}")):
        return False
    return within or not all(word in name_table()["plain"] or word in name_table()["bodies"] for word in short.split())


def names_in_credit(written: str) -> list[Name]:
    """Return the names that a credit line joins, without those that name nobody."""
    joiners = "|".join(sorted(name_table()["joiners"], key=len, reverse=True))
    found = []
    for part in re.split(rf"\s+(?:{joiners})\s+|\s*[/|;,+]\s*", written.strip(), flags=re.IGNORECASE):
        name = name_of(_without_desk(re.sub(rf"^(?:{joiners}|the)\s+", "", part.strip(" .:-–—"), flags=re.IGNORECASE)))
        if name.forms and len(name.written) > 1:
            found.append(name)
    return found


def _without_desk(written: str) -> str:
    """Return a credit without the desk or staff that it names; empty where the rest names no outlet: "Our Foreign Staff", "Gazette staff"."""
    words = written.split()
    while words and fold(words[-1]) in name_table()["desks"]:
        words.pop()
    no_outlet = {*name_table()["desk_kinds"], *name_table()["plain"]}
    return written if len(words) == len(written.split()) else "" if no_outlet.issuperset(map(fold, words)) else " ".join(words)
