"""Callings: what a voice can be called: "the group" of a body, "she" of a person.

In: a voice or a name. Out: whether a noun or pronoun may stand for it, by words of the report itself and closed lists.
Refuses: to guess a person's gender from a first name.
"""

from collections.abc import Sequence

from whence.language.lexicon import load
from whence.model.said import Voice
from whence.read.cast import is_body_word
from whence.read.grammar import word_class

FEMALE = frozenset({"she", "her", "herself"})
MALE = frozenset({"he", "him", "his", "himself"})


def may_be_called(low: str, name: str) -> bool:
    """Say whether a body can be called "the `low`" by the kind of body that its name says: "the group" is no ministry."""
    listed: list[str] = load("sources")["alike"]
    last = {word for word in name.lower().replace("-", " ").split() if is_body_word(word)}
    alike = next((set(words.split()) for words in listed if low in words.split()), None)
    return not last or alike is None or bool(alike & last)


def called(voice: Voice, heard: Sequence[Voice]) -> str:
    """Return a voice's name with all that the report has called it so far: what is "the force" is not "the group"."""
    return " ".join((voice.name, *(v.as_written or v.name for v in heard if _are_one(v.name, voice.name))))


def _are_one(name: str, other: str) -> bool:
    """Say whether two names are one, or the first letters of the words of one are the other."""
    return name == other or _initials(name) == other or _initials(other) == name


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def gender(voice: Voice, heard: Sequence[Voice] = ()) -> str | None:
    """Return "f" or "m" where the report's own words say it: a role or title ("spokeswoman", "Mr"), a pronoun that stood for the voice."""
    for known in (voice, *(v for v in heard if v.name == voice.name)):
        words = {w.strip(".,").lower() for w in f"{known.as_written or ''} {known.role or ''} {known.name}".split()}
        female, male = words & (FEMALE | word_class("female", "sources")), words & (MALE | word_class("male", "sources"))
        if bool(female) != bool(male):
            return "f" if female else "m"
    return None
