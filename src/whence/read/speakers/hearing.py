"""Hearing: whom a sentence is about, and whom it says somebody reached, so that "he", "she" or "it" of the next sentence can stand for them.

In: the tokens of a sentence, what is known before it, who speaks in it. Out: voices, the likeliest last. Refuses: a subject that is no person or
body; whom a person reached, since "he" may be that person as well.
"""

from collections.abc import Iterator, Sequence

from whence.model.said import Voice
from whence.model.vocabulary import SourceKind
from whence.read.cues.finds import Range, main_subject
from whence.read.speakers.callings import PERSONS
from whence.read.speakers.introduced import presented, reached
from whence.read.speakers.known import Known
from whence.read.speakers.sources import voices
from whence.read.text.cast import is_body_word, is_person_word
from whence.read.text.grammar import word_class
from whence.read.text.kinds import is_listed_person
from whence.read.text.layout import Token
from whence.read.text.senses import word_classes

SUBJECTS = PERSONS | {SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.AGENCY}


def heard_in(tokens: Sequence[Token], known: Known, speaking: Sequence[Voice]) -> Iterator[Voice]:
    """Yield the persons and bodies that a sentence leaves in a reader's mind beside those `speaking` in it."""
    phrase, subject = reached(tokens), presented(tokens) or main_subject(tokens, 0)
    acting = voices(tokens, *subject, known) if subject is not None else ()
    if subject is not None and tokens[subject[0]].low not in word_class("pronouns") and not _only_opens(tokens, subject):
        # a paper whose maker is told ("Bulletin 4 of the army is out. It says") is "it" as well
        yield from (
            v for v in acting if may_speak(v) and (v.kind in SUBJECTS or (v.kind is SourceKind.DOCUMENT and v.name[0].isupper()))
        )
    persons = (v for v in (*speaking, *acting) if v.kind in PERSONS)
    if phrase is not None and all((v.as_written or "").lower() in word_class("personal") for v in persons):
        yield from (voice for voice in voices(tokens, *phrase, known) if voice.kind in PERSONS and may_speak(voice))


def _only_opens(tokens: Sequence[Token], subject: Range) -> bool:
    """Say whether a subject is one common noun that has its capital from opening the sentence ("Fighting broke out")."""
    token = tokens[0]
    if subject != (0, 1) or token.text.isupper() or is_body_word(token.low) or is_person_word(token.low):
        return False
    return token.low in word_classes() or token.low.endswith(("ing", "tion", "ment", "ness", "ence", "ance", "ity"))


def may_speak(voice: Voice) -> bool:
    """Say whether a subject is a person or body at all, not "a search with dogs"."""
    words = voice.name.split()
    proper = all(word[0].isupper() or word.lower() in ("of", "for", "the", "and") for word in words) and words[0].lower() not in (
        "a",
        "an",
    )
    return (
        bool(voice.role)
        or proper
        or any(is_body_word(low) or is_person_word(low) or is_listed_person(low) for low in map(str.lower, words[:5]))
    )
