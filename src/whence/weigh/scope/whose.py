"""Whose: which party an adjective means that stands before its weapons or its soldiers ("Norlandic drones", "a Norlandic missile").

In: words and the names of the register. Out: the actor whose adjective stands among them.
Refuses: an adjective that two actors share; to take an adjective alone for more than the party that it is made of.
"""

from collections.abc import Mapping
from functools import cache

from whence.language.actors.register import Register
from whence.language.words.normal import fold
from whence.language.words.words import words as words_of

_ARMED = frozenset(
    {"forces", "army", "military", "troops", "navy", "air force", "air defence", "air defense", "government", "militia"}
)
"""What an alias ends in whose first word is an adjective: "Norlandic forces"."""

_NO_ADJECTIVE = frozenset(
    {"northern", "southern", "eastern", "western", "central", "state", "national", "royal", "local", "regional", "the", "new"}
)
_ENDINGS = ("n", "an", "ian", "i", "ese", "ish", "ic")


def adjectives(register: Register) -> Mapping[str, str]:
    """Return the one actor behind each adjective (folded): from "Norlandic forces", and from "Norland" by the usual endings."""
    found: dict[str, set[str]] = {}
    for actor in register:
        if register.is_base(actor.slug):
            continue
        for alias in (actor.name, *actor.aliases):
            first, _, rest = fold(alias).partition(" ")
            if rest in _ARMED and first not in _NO_ADJECTIVE and register.settled(alias) == actor.slug:
                found.setdefault(first, set()).add(actor.slug)
        name = fold(actor.name)
        if actor.kind == "state" and " " not in name:
            for made in _made_from(name):
                found.setdefault(made, set()).add(actor.slug)
    return {word: next(iter(slugs)) for word, slugs in found.items() if len(slugs) == 1}


@cache
def _made_from(name: str) -> tuple[str, ...]:
    stem = name[:-1] if name[-1:] in "aeiouy" else name
    return tuple(f"{base}{ending}" for base in dict.fromkeys((name, stem)) for ending in _ENDINGS)


def owner_among(written: str, known: Mapping[str, str]) -> str | None:
    """Return the actor whose adjective stands, capitalised, among the words; `None` where none or several do."""
    found = {known[fold(w.text)] for w in words_of(written) if w.text[:1].isupper() and fold(w.text) in known}
    return found.pop() if len(found) == 1 else None
