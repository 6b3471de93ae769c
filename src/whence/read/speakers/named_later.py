"""Named later: who speaks in a report's first sentence without a name and gets it soon: "a doctor on the team said. ..., Dr. Mara Osk told us".

In: the sentences of a report and the attributions of each. Out: the same, that voice under its name. Refuses: one of several whom the description
fits, somebody of another calling, a name that comes later than the third sentence behind, and a voice that is more than one person.
"""

from collections.abc import Iterator, Sequence

from whence.language.words.normal import fold
from whence.model.base import replace
from whence.model.said import Attribution, Voice
from whence.model.vocabulary import BlockKind, SourceKind
from whence.read.speakers.callings import is_several
from whence.read.text.grammar import word_class
from whence.read.text.kinds import is_person_noun
from whence.read.text.layout import Sentence

METHOD = "read.named_later/1"
_SOON = 3  # sentences behind the first in which the name must come
_UNNAMED = frozenset({SourceKind.UNNAMED_OFFICIAL, SourceKind.UNNAMED_WITNESS})
_ONE = frozenset({"a", "an", "the"})
_CALLED = {"dr": "doctor", "dr.": "doctor", "prof": "professor", "prof.": "professor", "capt": "captain", "capt.": "captain", "col": "colonel",
           "col.": "colonel", "gen": "general", "gen.": "general", "lt": "lieutenant", "lt.": "lieutenant", "maj": "major", "maj.": "major",
           "rev": "priest", "rev.": "priest", "sgt": "sergeant", "sgt.": "sergeant"}  # fmt: skip


def named_later(sentences: Sequence[Sentence], found: Sequence[Sequence[Attribution]]) -> list[list[Attribution]]:
    """Return the attributions of each sentence, who speaks in the first one under the name that the report gives him soon after."""
    made = [list(records) for records in found]
    first = next((at for at, one in enumerate(sentences) if one.kind is BlockKind.BODY and one.post is None), None)
    if first is None:
        return made
    persons = {v.name: v for records in made[first:] for one in records for v in reversed(one.sources) if _is_named(v)}
    soon = [v.name for records in made[first + 1 : first + 1 + _SOON] for one in records for v in one.sources if _is_named(v)]
    for one in made[first]:
        unnamed = one.sources[0] if one.sources and _may_be_named(one.sources[0]) else None
        fitting = [name for name, person in persons.items() if unnamed is not None and _fits(unnamed, person)]
        here = sentences[first]
        if unnamed is not None and len(fitting) == 1 and fitting[0] in soon and not _names(here, fitting[0]):
            return [list(_renamed(records, unnamed, persons[fitting[0]])) for records in made]
    return made


def _is_named(voice: Voice) -> bool:
    return voice.kind is SourceKind.NAMED_PERSON and voice.start is not None


def _may_be_named(voice: Voice) -> bool:
    words = (voice.as_written or "").lower().split()
    return voice.kind in _UNNAMED and words[:1] != [] and words[0] in _ONE and not is_several(voice)


def _fits(unnamed: Voice, person: Voice) -> bool:
    """Say whether a description fits somebody: his calling, or, where he is given none, the body that both belong to."""
    said, told = _words(unnamed.name), _words(f"{person.as_written or ''} {person.role or ''}")
    callings = {low for low in said if is_person_noun(low)}
    if callings and any(is_person_noun(low) for low in told):
        return _head(unnamed) in told
    return bool((said - callings) & (told | _words(person.affiliation or "")))


def _head(voice: Voice) -> str:
    """Return what somebody is called: the last word of the phrase before a preposition."""
    words = [_CALLED.get(low, low) for low in fold(voice.name).split()]
    small = word_class("prepositions") | {"who", "that", "which"}
    stop = next((at for at, low in enumerate(words) if at and low in small), len(words))
    return words[stop - 1] if words else ""


def _words(phrase: str) -> set[str]:
    """Return the words of a phrase that say what somebody is; of "the mayor's chief of staff" nobody is the mayor."""
    small = word_class("determiners") | word_class("prepositions")
    lows = (_CALLED.get(low, low).strip(",.") for low in fold(phrase.replace("’", "'")).split())
    return {low for low in lows if low and low not in small and not low.endswith(("'s", "s'"))}


def _names(sentence: Sentence, name: str) -> bool:
    last = name.split()[-1].lower()
    return any(token.low.removesuffix("'s") == last for token in sentence.tokens)


def _renamed(records: Sequence[Attribution], unnamed: Voice, person: Voice) -> Iterator[Attribution]:
    """Yield a sentence's attributions with one voice under a name; what hangs under them goes with them."""
    ids: dict[str, str] = {}

    def named(voices: Sequence[Voice]) -> tuple[Voice, ...]:
        changes = {"name": person.name, "kind": person.kind, "role": person.role or unnamed.role}
        affiliation = person.affiliation or unnamed.affiliation
        return tuple(replace(v, **changes, affiliation=affiliation) if v.name == unnamed.name else v for v in voices)

    for one in records:
        moved = {"sources": named(one.sources), "chain": named(one.chain), "chain_alt": tuple(map(named, one.chain_alt))}
        same = moved["sources"] == one.sources and moved["chain"] == one.chain and moved["chain_alt"] == one.chain_alt
        parent = ids.get(one.parent or "", one.parent)
        made = one if same and parent == one.parent else replace(one, **moved, parent=parent, method=METHOD, id="")
        ids[one.id] = made.id
        yield made
