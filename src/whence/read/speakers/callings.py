"""Callings: what a voice can be called: "the group" of a body, "she" of a person.

In: a voice or a name. Out: whether a noun or pronoun may stand for it, by words of the report itself and closed lists.
Refuses: to guess a person's gender from a first name.
"""

from collections.abc import Sequence

from whence.language.words.lexicon import load
from whence.model.said import Voice
from whence.model.vocabulary import SourceKind
from whence.read.speakers.known import Known, expanded
from whence.read.text.cast import is_body_word, is_person_word
from whence.read.text.grammar import word_class
from whence.read.text.kinds import kind_of_noun, singular

FEMALE = frozenset({"she", "her", "herself"})
MALE = frozenset({"he", "him", "his", "himself"})
PERSONS = frozenset({SourceKind.NAMED_PERSON, SourceKind.UNNAMED_OFFICIAL, SourceKind.UNNAMED_WITNESS})
# What a pronoun is where nobody before it fits: it names nobody.
KIND_ALONE = {
    **dict.fromkeys(("he", "she", "i", "you", "who", "someone", "somebody", "himself", "herself"), SourceKind.UNNAMED_WITNESS),
    **dict.fromkeys(("they", "them", "themselves", "others", "everyone", "nobody"), SourceKind.COLLECTIVE),
}


_SMALL = frozenset({"the", "and", "de", "la", "du", "des", "al", "y"})


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
        words -= {"his", "her"} if len(words) > 1 else set()  # "her husband" is a man
        female, male = words & (FEMALE | word_class("female", "sources")), words & (MALE | word_class("male", "sources"))
        if bool(female) != bool(male):
            return "f" if female else "m"
    return None


def matching(low: str, known: Known, place: int) -> Voice | None:
    """Return the voice that "the `low`" goes back to: one with that word, a name the report labels so, else the last that can be called so."""
    for voice in reversed(known.heard):
        names = set(voice.name.lower().replace("-", " ").split())
        if is_body_word(low) and not is_person_word(low) and voice.kind in PERSONS:
            continue  # "the ministry" is not the man from the ministry
        if low in names or (voice.role and low in voice.role.lower().split()):
            return voice
    labelled = _labelled(low, known, place)
    if labelled is not None:
        return labelled
    for voice in reversed(known.heard):
        outlet = low in word_class("outlet_nouns", "sources")
        if is_body_word(low) or outlet:
            if outlet and voice.kind in (SourceKind.OUTLET, SourceKind.AGENCY):
                return voice
            if (
                not outlet
                and low not in word_class("specific")
                and voice.kind is SourceKind.ORGANISATION
                and _is_proper(voice.name)
                and may_be_called(low, called(voice, known.heard))
            ):
                return voice
        elif low in word_class("anybody") and voice.kind in _may_be(low):
            return voice
    return None


def _is_proper(name: str) -> bool:
    """Say whether a name is one, and no description that opens a sentence ("Local assembly")."""
    return name[:1].isupper() and all(
        w[0].isupper() or not w[0].isalpha() or w in word_class("in_name") | _SMALL for w in name.split()
    )


def _may_be(low: str) -> frozenset[SourceKind]:
    """Return the kinds that "the officer", "the resident" can stand for: no officer is a mere witness; "the man" may be anybody."""
    kind = kind_of_noun(low, ())
    return PERSONS if low in ("man", "woman") else frozenset({SourceKind.NAMED_PERSON, kind}) & PERSONS


def _labelled(low: str, known: Known, place: int) -> Voice | None:
    """Return the last name before `place` that the report calls `low` ("the Red Sun group", "the daily Slovo")."""
    outlets = word_class("outlet_nouns", "sources")
    fits = outlets if low in outlets else {low}
    for label in reversed(known.cast.labels):
        if label.start < place and label.noun in fits and label.name.lower() not in known.own:
            name = expanded(label.name, known)
            return Voice(name=name, kind=SourceKind.OUTLET if low in outlets else SourceKind.ORGANISATION)
    return None


def is_several(voice: Voice) -> bool:
    """Say whether a voice is more than one person: "officials", "two of the guards"."""
    return voice.kind is not SourceKind.NAMED_PERSON and voice.role is not None and singular(voice.role) != voice.role
