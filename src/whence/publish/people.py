"""Whom a role names, as the score form wants it: an actor by name, or words that only describe people.

In: the words of a role, the type of the act, the report's text. Out: a value object, `{"actor": ...}` or `{"text": ...}`.
Refuses: to give a common noun ("women", "foreign women") as an actor's name, or an adjective of nationality ("Turkish").
"""

import re
from functools import cache
from typing import Any

from whence.language.places.names import demonyms, is_name_word
from whence.language.words.lexicon import load
from whence.language.words.nations import state_behind
from whence.language.words.normal import fold
from whence.model.said import Slot
from whence.model.vocabulary import IncidentType

_BEFORE_A_SENTENCE = re.compile(r"(?:^|[.!?:;\n\r—–\"“‘(])\s*$")


def people_value(slot: Slot, act: IncidentType, text: str) -> dict[str, Any]:
    """Return who fills a role: the state whose army acts, an actor by its name, or the words as they stand."""
    state = state_behind(slot.name, act)
    if state is not None:
        return {"actor": state}
    return {"actor": slot.name} if is_actor(slot, text) else {"text": slot.name}


def named_value(value: dict[str, Any]) -> dict[str, Any]:
    """Return an answer's value with a sort of people ("detainees", written small) as words."""
    name = value.get("actor")
    return {"text": name} if name is not None and not _is_called(name) else value


def is_actor(slot: Slot, text: str) -> bool:
    """Say whether the words name somebody: by a capital that is not only a sentence's first, or by an office ("the guards")."""
    words = slot.name.split()
    if not _is_called(slot.name):
        return False
    if len(words) == 1 and fold(words[0]) in demonyms():
        return words[0].endswith("s")  # "Iraqis" are people, "Iraqi" is what somebody is
    capitals = [at for at, word in enumerate(words) if is_name_word(word)]
    opens = capitals == [0] and _opens_sentence(slot, text)
    return not opens or not _is_common(words[0], text) or _is_office(words)


def _is_called(name: str) -> bool:
    words = name.split()
    return any(map(is_name_word, words)) or _is_office(words)


def _is_office(words: list[str]) -> bool:
    """Say whether people are called by the service they do, which is one body wherever it is named: guards, police, an army."""
    return words[-1].lower() in _offices()


def _opens_sentence(slot: Slot, text: str) -> bool:
    as_it_stands = text.startswith(slot.name.split()[0], slot.start)
    return as_it_stands and _BEFORE_A_SENTENCE.search(text, max(0, slot.start - 8), slot.start) is not None


def _is_common(word: str, text: str) -> bool:
    """Say whether a word is no name: a noun for people, or one that the report writes small elsewhere."""
    low = word.lower()
    if low in _nouns():
        return True
    return re.search(rf"(?<![\w-]){re.escape(low)}(?![\w-])", text) is not None


@cache
def _offices() -> frozenset[str]:
    return frozenset(load("roles")["offices"]["nouns"].split())


@cache
def _nouns() -> frozenset[str]:
    return frozenset(load("roles_fillers")["people"].split()) | frozenset(load("roles")["classes"]["person"].lower().split())
