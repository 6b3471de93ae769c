"""Contradictions: answers that cannot both hold, and what sort of conflict it is.

In: the answers to one question, with when each first appeared and whom it came from. Out: `Contradiction`s.
Numbers conflict when their bounds cannot meet ("at least 10" and 12 can); rough figures get a tolerance; a toll that only rises with
time is growing; a value that nobody is credited with, in a report that took from one with another value, is a mutation of that value.
Refuses: to set a stock figure against a toll, a wide area against a town inside it, or one wording against another.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from whence.language.words.normal import fold
from whence.model.said import Where
from whence.model.vocabulary import QuestionKind
from whence.model.weighed import Answer, Contradiction
from whence.weigh.places.places import FINE, SITES, lies_in
from whence.weigh.places.waters import are_waters
from whence.weigh.questions.sides import Side, are_other_people, plainest, told_apart
from whence.weigh.questions.tolls import low, sorted_out
from whence.weigh.scope.names import listed
from whence.weigh.values.causes import causes_conflict
from whence.weigh.values.counts import bounds
from whence.weigh.values.means import rule_each_other_out
from whence.weigh.values.values import NOT_HAPPENED, shown

ROUGHLY = 0.25
"""Two rough figures within this share of the larger are one figure told twice."""

SPELLED_ALIKE = 0.84
"""From this likeness on two names may be two spellings of one, as in `match`."""

MOST_COMPARED = 40
_GUNMEN = "fighters"
_TOLLS = frozenset(
    [
        "killed", "dead", "wounded", "injured", "casualties", "missing", "displaced", "arrested", "rescued", "recaptured", "held", "released",
    ]
)  # fmt: skip


class Told(NamedTuple):
    """An answer with what the comparison needs.

    `key`: what equal answers share; `places`: the places it was read from; `named`: the party or armed sort of people that the answer itself
    names; `voices`: who says so; `first`, `last`: when it first appeared and was last told; `altered`: whether it stands only in reports
    that took from others, credited to nobody; `taken_from`: the reports that these took from; `in_part`: whether a figure counts a part of
    the whole; `by_town`: whether a site is called by the town that the incident lies in; `is_sort`: whether `named` is a sort of people, `is_group`:
    whether an armed group; `counted`: whose people a figure counts, by who counts them; `others`: the keys of the answers that count other
    people; `put_for`: where all its reports took from others and have another number in their words, the claims that had these words.
    """

    answer: Answer
    key: str
    first: str
    places: tuple[Where, ...] = ()
    named: str | None = None
    voices: frozenset[str] = frozenset()
    altered: bool = False
    taken_from: frozenset[str] = frozenset()
    in_part: bool = False
    by_town: bool = False
    is_sort: bool = False
    last: str = ""
    quoted: frozenset[tuple[str, str]] = frozenset()
    counted: frozenset[tuple[str, Side]] = frozenset()
    others: frozenset[str] = frozenset()
    put_for: frozenset[str] = frozenset()
    is_group: bool = False


def contradictions_of(question: QuestionKind, of: str | None, told: Sequence[Told]) -> tuple[Contradiction, ...]:
    """Return the conflicts among the answers to one question; those of a toll in parts, a mutation with what it was before."""
    compared = _with_others([t for t in told if not t.answer.not_asserted][:MOST_COMPARED])
    at_odds: set[int] = set()
    for at, one in enumerate(compared):
        for step, other in enumerate(compared[at + 1 :], at + 1):
            if _conflict(question, one, other):
                at_odds |= {at, step}
    if not at_odds:
        return ()
    named = _without_vaguer([compared[at] for at in sorted(at_odds)])
    before = {at: [t for t in named if _was_altered_to(question, t, one)] for at, one in enumerate(named)}
    firm = [one for at, one in enumerate(named) if not before[at]]
    made = []
    if len(firm) > 1 and any(_conflict(question, a, b) for a in firm for b in firm if a is not b):
        made += _sorted_out(question, of, firm)
    grouped: dict[tuple[str, ...], list[Told]] = {}
    for at, one in enumerate(named):
        grouped.setdefault(tuple(t.key for t in before[at]), []).append(one)
    for keys, altered in grouped.items():
        if keys:
            made.append(_contradiction(question, of, [*(t for t in named if t.key in keys), *altered], "mutation"))
    return tuple(made)


def _with_others(told: list[Told]) -> list[Told]:
    """Return the answers, each with those that count other people: one side's dead, and the other's."""
    apart = told_apart(counted for t in told for counted in t.counted)
    sides = [plainest(side for _, side in t.counted) for t in told]
    if not any(sides):
        return told
    return [
        t._replace(others=frozenset(o.key for o, theirs in zip(told, sides, strict=True) if are_other_people(own, theirs, apart)))
        for t, own in zip(told, sides, strict=True)
    ]


def _was_altered_to(question: QuestionKind, one: Told, altered: Told) -> bool:
    """Say whether `one` stood in a report that the other value's reports took from: only what was taken can be altered.

    Where both are credited, a passage that was taken must have the other number in it: one statement cannot have given both.
    """
    taken = altered.altered and not one.altered and not altered.taken_from.isdisjoint(one.answer.reports)
    taken = taken or not altered.put_for.isdisjoint(one.answer.claims)
    return taken and _conflict(question, one, altered)


def _without_vaguer(told: list[Told]) -> list[Told]:
    """Leave out a cause of a kind where the same kind stands beside it more exactly: "shelling" beside "shelling nearby"."""
    exact = {t.key.rsplit(":", 1)[0] for t in told if t.key.startswith("c:") and not t.key.endswith(":")}
    return [t for t in told if not (t.key.startswith("c:") and t.key.endswith(":") and t.key[:-1] in exact)]


def _contradiction(question: QuestionKind, of: str | None, told: Sequence[Told], kind: str) -> Contradiction:
    within = _within_party(question, told)
    return Contradiction(
        question=question,
        of=of,
        values=tuple(t.answer.value for t in told),
        within_party=within,
        kind=kind,
        note=_note(told, within, kind),
    )


def _within_party(question: QuestionKind, told: Sequence[Told]) -> bool | None:
    """Say whether one party gives answers that cannot both hold; `None` where fewer than two of them lead to a party."""
    sided = [t for t in told if t.answer.parties]
    if not any(_conflict(question, a, b) for at, a in enumerate(sided) for b in sided[at + 1 :]):
        return None
    return len({party for t in sided for party in t.answer.parties}) == 1


def _note(told: Sequence[Told], within: bool | None, kind: str) -> str:
    values = listed([shown(t.answer.value) for t in told])
    if kind == "growing":
        return f"{values}: the figure {'rises' if low(told[-1]) >= low(told[0]) else 'falls'} with time."
    if kind == "mutation":
        return f"{values}: one of them is credited to nobody and stands in a report that took from one with another value."
    if within:
        party = next(party for t in told for party in t.answer.parties)
        return f"{values} cannot all hold, and all that is credited comes from one party ({party})."
    return f"{values} cannot all hold."


def _conflict(question: QuestionKind, one: Told, other: Told) -> bool:
    a, b = one.answer.value, other.answer.value
    if question is QuestionKind.HOW_MANY:
        return other.key not in one.others and not _are_told_together(one, other) and not _can_meet(one, other)
    if question is QuestionKind.WHEN:
        return a.time is not None and b.time is not None and _days_apart(a.time, b.time)
    if question in (QuestionKind.WHERE, QuestionKind.SITE):
        return _places_apart(question, one, other)
    if question is QuestionKind.HAPPENED:
        return (a.text == NOT_HAPPENED) != (b.text == NOT_HAPPENED)
    if question is QuestionKind.CAUSE:
        return causes_conflict(one.key, other.key)
    if question is QuestionKind.MEANS:
        return rule_each_other_out(one.key, other.key) and not _are_told_together(one, other)
    return question in (QuestionKind.RESPONSIBILITY, QuestionKind.WHO) and _rivals(one, other)


def _rivals(one: Told, other: Told) -> bool:
    """Say whether different voices name different parties: each side blames the other.

    A side that is also taken to name itself still blames the other: of those who name a party, it is the others that count.
    """
    if one.named is None or other.named is None or one.named == other.named:
        return False
    if not (one.answer.utterances and other.answer.utterances):
        return False
    if one.is_sort != other.is_sort and not (_are_not_its_men(one, other) or _are_not_its_men(other, one)):
        return False  # "the guards" may be men of the party that another voice names
    blaming = [(t.voices - {t.named}) or t.voices for t in (one, other)]
    return blaming[0].isdisjoint(blaming[1])


def _are_not_its_men(sort: Told, party: Told) -> bool:
    """Say whether a party that others name says itself that it was "gunmen" or "militants": no state calls its own men so."""
    return sort.named == _GUNMEN and not party.is_group and party.named in sort.voices and bool(party.voices - {party.named})


def are_side_by_side(one: Told, other: Told) -> bool:
    """Say whether one report gives both answers, each on the word of others: it sets them against each other."""
    return any(
        not {voice for report, voice in one.quoted if report == here}
        & {voice for report, voice in other.quoted if report == here}
        for here in {report for report, _ in one.quoted} & {report for report, _ in other.quoted}
    )


def _are_told_together(one: Told, other: Told) -> bool:
    """Say whether all claims that give the one give the other with it: a voice that names both does not contradict itself."""
    told_by, other_by = set(one.answer.claims), set(other.answer.claims)
    return bool(told_by and other_by) and (told_by <= other_by or other_by <= told_by)


def _can_meet(one: Told, other: Told) -> bool:
    a, b = bounds(one.answer.value, in_part=one.in_part), bounds(other.answer.value, in_part=other.in_part)
    if a is None or b is None:
        return True
    (low_a, high_a), (low_b, high_b) = a, b
    slack = 1.0 + ROUGHLY if one.answer.value.approx or other.answer.value.approx else 1.0
    below = high_a is not None and low_b is not None and high_a * slack < low_b
    above = high_b is not None and low_a is not None and high_b * slack < low_a
    return not (below or above)


def _days_apart(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> bool:
    return bool((a[1] and b[0] and a[1] < b[0]) or (b[1] and a[0] and b[1] < a[0]))


def _places_apart(question: QuestionKind, one: Told, other: Told) -> bool:
    if are_waters(one.answer.value.place) and are_waters(other.answer.value.place):
        return not _are_told_together(one, other)
    a, b = fold(one.answer.value.place or ""), fold(other.answer.value.place or "")
    if a in b or b in a or not one.places or not other.places:
        return False
    if _are_told_together(one, other):
        return False  # "the jails of A and B": whoever names the one names the other with it
    if question is QuestionKind.WHERE and any(all(w.precision in SITES for w in t.places) for t in (one, other)):
        return False  # a pass or a valley may lie by any town
    if question is QuestionKind.SITE and (one.by_town or other.by_town):
        return False  # "the Dorvan jail" may be any jail of Dorvan
    precisions = SITES if question is QuestionKind.SITE else FINE
    if not all(where.precision in precisions for where in (*one.places, *other.places)):
        return False  # a wide area is no rival of a town; what the two have in common is left open
    listed = all(where.place is not None for where in (*one.places, *other.places))
    if not listed and SequenceMatcher(None, a, b).ratio() >= SPELLED_ALIKE:
        return False  # a name that no gazetteer holds may be the other's in another spelling
    return not any(lies_in(x, y) or lies_in(y, x) for x in one.places for y in other.places)


def _at_odds_with_each_other(question: QuestionKind, told: Sequence[Told]) -> list[list[Told]]:
    """Return the groups of which no two can hold: a broken rail and a missed inspection go together, and speed with neither."""
    groups: list[list[Told]] = []
    for at, one in enumerate(told):
        for other in told[at + 1 :]:
            if not _conflict(question, one, other) or any(one in group and other in group for group in groups):
                continue
            group = [one, other]
            for t in told:
                if t not in group and all(_conflict(question, t, member) for member in group):
                    group.append(t)
            groups.append([t for t in told if t in group])
    return groups


def _sorted_out(question: QuestionKind, of: str | None, told: Sequence[Told]) -> list[Contradiction]:
    """Return the conflict as one contradiction; for a toll, apart: the figures that rose with time, and those of which no two can hold."""
    if question is QuestionKind.CAUSE:
        return [_contradiction(question, of, group, "contradiction") for group in _at_odds_with_each_other(question, told)]
    if question is not QuestionKind.HOW_MANY or of not in _TOLLS:
        return [_contradiction(question, of, told, "contradiction")]
    found = sorted_out(
        told,
        lambda a, b: _conflict(question, a, b),
        falls=of == "missing",
        beside=are_side_by_side,
        apart=lambda a, b: b.key in a.others,
    )
    made = [_contradiction(question, of, series, "growing") for series in found.grown]
    return made + [_contradiction(question, of, figures, "contradiction") for figures in found.at_odds]
