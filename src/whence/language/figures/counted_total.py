"""Counted totals: what a number counts that is the predicate of its total, a list of names, or the object of whoever gets its own people back.

In: the words on both sides of a figure. Out: one word for what is counted, or `None`. "The women who were freed numbered nine", "the army's dead
remained at 11", "of those treated she now has 54", "19 names of persons detained", "received 91 of its own troops"; "of those who fled 40
have been caught" counts who was caught.
Refuses: a total whose subject says nothing of how those are whom it counts; own people who are only paid, trained or sent.
"""

from collections.abc import Sequence
from functools import cache

from whence.language.figures.counted_apart import last_state
from whence.language.figures.counted_verbs import BE, Verb, verbs, words_of
from whence.language.words import trades
from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms

_SUBJECT = 14  # words back from a total's verb in which its subject stands
_ENDS = frozenset(".;:!?\n—–")
_WHO = frozenset({"who", "that", "whom"})
_HELPING = frozenset({"have", "has", "had", "is", "are", "was", "were"})
_LEFT = frozenset({"now", "still", "so", "far", "already", "today", "only", "just"})
_COUNTING = frozenset({"has", "have", "had", "counts", "counted", "lists", "listed"})
_OF_PEOPLE = frozenset(
    "killed wounded missing detained abducted released escaped displaced rescued infected held dismissed charged".split()  # noqa: SIM905
)
_LONGEST = 3
_FRONTED = 9


def of_subject(before: Sequence[str]) -> str | None:
    """Return what a number counts that is said of a total ("those who were let go numbered", "the army's dead remained at"), or `None`."""
    clause = _clause_before(before)
    while clause[-1:] and clause[-1] in _LEFT:
        clause.pop()
    if clause[-1:] and clause[-1] in BE:
        aged = clause[-4:-2] == [
            "of",
            "the",
        ]  # "two of the dead were nineteen" tells of an age, "their own dead are now seven" of a count
        return None if aged else last_state(clause[-2:-1])
    verb = next((n for n in range(_LONGEST, 0, -1) if " ".join(clause[-n:]) in _totalling()), None)
    if verb is None or len(clause) <= verb:
        return None
    subject = clause[:-verb][-_SUBJECT:]
    return _state_in(subject)


def of_those(before: Sequence[str]) -> str | None:
    """Return what a number counts before which its people stand: "of those treated she now has", "among the wounded the clinic counted"."""
    clause = _clause_before(before)
    while clause[-1:] and clause[-1] in _LEFT:
        clause.pop()
    opens = next((at for at in range(max(0, len(clause) - _FRONTED), len(clause)) if clause[at] in ("of", "among")), None)
    if opens is None or (opens and clause[opens - 1].isalpha() and clause[opens - 1] not in ("and", "but", "that")):
        return None
    if clause[opens + 1 : opens + 2] not in (["those"], ["the"]) or clause[-1] not in _COUNTING:
        return None
    return _state_in(clause[opens + 2 : opens + 5])


def of_names(head: str, after: Sequence[str]) -> str | None:
    """Return what names count by the people whom they are of: "19 names of persons detained", "31 sets of remains"."""
    nouns = load("counted")["elided"]
    if head not in (*nouns["naming"], *nouns["bundling"]) or list(after[:1]) not in (["of"], ["for"]):
        return None
    end = next((at for at, low in enumerate(after) if low in _ENDS or low in (",", "and", "by", "in", "on")), len(after))
    return _state_in(after[1:end])


def of_list(before: Sequence[str]) -> str | None:
    """Return what an item of a list counts by the noun that opens it: "Homes destroyed: 1,200", "Bodies recovered so far: 9"."""
    first = max((at + 1 for at, low in enumerate(before) if low in _ENDS or low in (",", "-", "•", "*")), default=0)
    opens, things = before[first : first + 2], {**words_of("tolls"), **words_of("things")}
    return (
        next((things.get(low) or last_state([low]) for low in opens if low in things or last_state([low])), None)
        if len(before) - first < 6
        else None
    )


def of_received(before: Sequence[str], after: Sequence[str], noun: str | None) -> str | None:
    """Return "released" where somebody receives its own people: "received 91 of its own troops", "welcomed 90 of their sons home"."""
    words = (noun or "").split()
    whose = list(after[:1]) if not words else []
    own = (words[:1] == ["own"] or (bool(whose) and list(after[:3])[-1:] == ["own"])) and (
        not words or words[-1] in trades.people_words()
    )
    verb = next((low for low in reversed(before[-3:]) if low not in ("only", "just", "back", "some", "another")), "")
    return "released" if own and verb in _receiving() else None


def without_those(after: Sequence[str]) -> int:
    """Return how many words to leave out behind a number that say of whom it is a part: "of those who surrendered", "of the men who fled"."""
    if not after or after[0] not in ("of", "who"):
        return 0
    who = next((at for at, low in enumerate(after[:5]) if low in _WHO), None)
    if who is None:
        return 0
    if list(after[who + 1 : who + 2]) and after[who + 1] in _HELPING:
        second = next(
            (at for at in range(who + 3, min(len(after), who + 9)) if after[at] in _HELPING and after[at - 1] not in _HELPING),
            None,
        )
    else:
        second = next((at for at in range(who + 2, min(len(after), who + 9)) if after[at] in _HELPING), None)
    stops = second is None or any(low in _ENDS or low == "," for low in after[:second])
    return 0 if stops or second is None else second


def _clause_before(before: Sequence[str]) -> list[str]:
    last = max((at for at, low in enumerate(before) if low in _ENDS), default=-1)
    return list(before[last + 1 :])


def _state_in(words: Sequence[str]) -> str | None:
    """Return how people are by the last word of a phrase that says so: a state, or a verb of which they are the object or subject."""
    for at in range(len(words) - 1, -1, -1):
        found = last_state([words[at]])
        if found is not None:
            return found
        for n in (3, 2, 1):
            rows = verbs().get(" ".join(words[at : at + n]), ())
            of = next((row.of for row in rows if _tells(row, passive=at > 0 and words[at - 1] in BE)), None)
            if of in _OF_PEOPLE:
                return of
    return None


def _tells(row: Verb, *, passive: bool) -> bool:
    """Say whether a form says it of those before it: "sailors arrested", "women who were let go", "men who fled"."""
    return row.form == "participle" if row.suffers else row.form in ("past", "base") and not passive


@cache
def _totalling() -> frozenset[str]:
    return frozenset(form for verb in load("counted")["elided"]["totalling"] for form in lemma_forms(verb))


@cache
def _receiving() -> frozenset[str]:
    return frozenset(form for verb in load("counted")["elided"]["receiving"] for form in lemma_forms(verb))
