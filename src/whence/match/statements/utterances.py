"""Utterances: which mentions in how many reports are one statement of one speaker.

In: the evidence of one incident and the register. Out: `Utterance`s, speaker x addressee or channel x day; many reports carry one.

 1. every claim's speaker and addressee (`speakers`), and what the statement says of the incident (`bearing`)
 2. a mention in a report that took from another is the parent's mention of that speaker: a copy never adds a statement
 3. one speaker to one addressee within a few days is one utterance; a mention without addressee joins the speaker's nearest one
 4. a body or collective ("the ministry", "officials") named without addressee is the more exact speaker of that body in the same
    report or its parents; where none stands there it stays apart with `candidates`, and counts towards the upper bound only
 5. "reportedly" is nobody's utterance where a path with a voice exists in the same report or its parents

Refuses: to count an outlet's own assertion, a caveat, or an agency that names nobody; to merge one speaker's words to two addressees
(they are candidates of each other, and a person decides whether they bear on one origin).
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from whence.language.actors.register import Register
from whence.match.statements.bearing import STRENGTH
from whence.match.statements.kin import Kin, Parents
from whence.match.statements.mentions import Mention, mentions_of
from whence.match.statements.speakers import BODY, NOBODY, OFFICE, UNNAMED, Speakers, Spoken
from whence.match.statements.threads import Threads
from whence.model.base import replace
from whence.model.evidence import Evidence
from whence.model.matched import Incident
from whence.model.passage import Passage
from whence.model.weighed import Utterance

METHOD = "match.utterances/1"
SAME_DAYS = 2
"""A statement is reported for this many days and still the same one; later words of the same speaker are new ones."""

CANDIDATE_DAYS = 4
MOST_COMPARED = 200
MOST_WORDINGS = 24
"""Passages kept per utterance, from as many reports as possible; `claims` lists them all."""


def utterances(incident: Incident, evidence: Evidence, *, register: Register) -> tuple[Utterance, ...]:
    """Return the statements about `incident`, in the order in which they entered the record.

    Includes denials and what only speaks of sourcing: their `bearing` says that they are not counted. Order of the evidence is irrelevant.
    """
    mentions = mentions_of(evidence, Speakers(register))
    threads = Threads(mentions)
    _tie_to_kin(mentions, Kin(mentions, Parents(evidence)), threads)
    _gather_speakers(mentions, threads)
    return _with_candidates(_built(incident, mentions, threads))


def _tie_to_kin(mentions: Sequence[Mention], kin: Kin, threads: Threads) -> None:
    """Steps 2, 4 and 5: tie each mention to one other: the exact speaker beside it, or what its parents have of that speaker."""
    for at in range(len(mentions)):
        other = kin.exact_beside(at)
        if other is None:
            other = kin.same_in_parents(at)
        if other is None:
            other = kin.exact_in_parents(at)
        if other is None:
            other = kin.office_in_parents(at)
        if other is not None:
            threads.tie(at, other)


def _gather_speakers(mentions: Sequence[Mention], threads: Threads) -> None:
    """Step 3: one speaker, one addressee, a few days."""
    by_speaker: defaultdict[str, list[int]] = defaultdict(list)
    for head in threads.heads():
        by_speaker[_whose(mentions[threads.voice(head)].spoken)].append(head)
    for speaker, heads in sorted(by_speaker.items()):
        told: defaultdict[str, list[int]] = defaultdict(list)
        untold: list[int] = []
        for head in heads:
            to = threads.addressee(head)
            (untold if to is None else told[to]).append(head)
        if speaker == UNNAMED:
            threads.tie_all(heads)
            continue
        for to in sorted(told):
            _chain_days(told[to], threads)
        placed = sorted({threads.head(head) for group in told.values() for head in group})
        _place_untold(untold, placed, threads)


def _whose(spoken: Spoken) -> str:
    """Return the key of a thread's speaker; all ways to name a body as a whole are that body."""
    if NOBODY < spoken.rank <= BODY:
        return f"body:{spoken.root}"
    return f"{spoken.speaker}@{spoken.home}" if spoken.home else spoken.speaker


def _chain_days(heads: Sequence[int], threads: Threads) -> None:
    ordered = sorted(heads, key=lambda head: (threads.day(head) is None, threads.day(head) or 0, head))
    for before, after in pairwise(ordered):
        a, b = threads.last_day(before), threads.day(after)
        if a is None or b is None or b - a <= SAME_DAYS:
            threads.tie(after, before)


def _place_untold(untold: Sequence[int], placed: Sequence[int], threads: Threads) -> None:
    """Join mentions without addressee to the speaker's nearest statement; later words in a report's own focus are new ones."""
    left: list[int] = []
    for head in sorted(untold, key=lambda head: (threads.day(head) is None, threads.day(head) or 0, head)):
        near = [(abs(_gap(head, other, threads)), threads.head(other)) for other in placed]
        if near and (min(near)[0] <= SAME_DAYS + 1 or threads.is_background(head)):
            threads.tie(head, min(near)[1])
        else:
            left.append(head)
    _chain_days(left, threads)


def _gap(a: int, b: int, threads: Threads) -> int:
    day, other = threads.day(a), threads.day(b)
    return 0 if day is None or other is None else day - other


def _built(incident: Incident, mentions: Sequence[Mention], threads: Threads) -> list[tuple[Utterance, Spoken]]:
    groups: defaultdict[int, list[Mention]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        groups[threads.head(at)].append(mention)
    made: dict[str, tuple[Utterance, Spoken]] = {}
    for head in sorted(groups):
        voice = mentions[threads.voice(head)].spoken._replace(addressee=threads.addressee(head), soft=threads.is_soft(head))
        one = _utterance(incident, groups[head], voice, threads.day(head), to=threads.addressee(head))
        made[one.id] = (united(made[one.id][0], one), made[one.id][1]) if one.id in made else (one, voice)
    return sorted(
        made.values(), key=lambda entry: (entry[0].day is None, entry[0].day or "", entry[0].speaker, entry[0].addressee or "")
    )


def _utterance(incident: Incident, group: Sequence[Mention], voice: Spoken, day: int | None, *, to: str | None) -> Utterance:
    said = max(group, key=lambda m: (STRENGTH[m.bearing], m.spoken.rank))
    told = next((m.spoken.told for m in group if to is not None and m.spoken.addressee == to), None) or voice.housed
    return Utterance(
        incident=incident.id,
        speaker=voice.label,
        speaker_actor=voice.slug,
        speaker_kind=voice.kind,
        party=voice.party or next((m.spoken.party for m in group if m.spoken.party), None),
        addressee=told,
        day=date.fromordinal(day).isoformat() if day is not None else None,
        bearing=said.bearing,
        bearing_reason=said.reason,
        claims=tuple(dict.fromkeys(m.claim.id for m in group)),
        reports=tuple(sorted({m.report for m in group})),
        posts=tuple(sorted({m.post for m in group if m.post})),
        wordings=_wordings(group),
    )


def _wordings(group: Sequence[Mention]) -> tuple[Passage, ...]:
    """Return where the statement stands, the first place of each report before second places."""
    firsts: dict[str, Passage] = {}
    for mention in group:
        firsts.setdefault(mention.report, mention.claim.passage)
    every = (*firsts.values(), *(mention.claim.passage for mention in group[:MOST_WORDINGS]))
    return tuple(list({(p.report, p.start, p.end): p for p in every}.values())[:MOST_WORDINGS])


def united(a: Utterance, b: Utterance) -> Utterance:
    """Return two tellings as one statement, named and judged as the one that says more, the first of equals."""
    stronger = a if STRENGTH[a.bearing] >= STRENGTH[b.bearing] else b
    return replace(
        stronger,
        claims=tuple(dict.fromkeys((*a.claims, *b.claims))),
        reports=tuple(sorted({*a.reports, *b.reports})),
        posts=tuple(sorted({*a.posts, *b.posts})),
        wordings=(*a.wordings, *b.wordings)[:MOST_WORDINGS],
    )


def _with_candidates(made: Sequence[tuple[Utterance, Spoken]]) -> tuple[Utterance, ...]:
    """Name, on each utterance, those that may be the same: its speaker's to other addressees, or its body's exact speakers."""
    by_root: defaultdict[str, list[tuple[Utterance, Spoken]]] = defaultdict(list)
    for entry in made:
        by_root[entry[1].root].append(entry)
    return tuple(replace(one, candidates=_candidates(one, voice, by_root[voice.root])) for one, voice in made)


def _candidates(one: Utterance, voice: Spoken, others: Sequence[tuple[Utterance, Spoken]]) -> tuple[str, ...]:
    near = (
        (other, theirs) for other, theirs in others[:MOST_COMPARED] if other.id != one.id and _within(one, other, CANDIDATE_DAYS)
    )
    return tuple(sorted(other.id for other, theirs in near if _may_be(one, voice, other, theirs)))


def _may_be(one: Utterance, voice: Spoken, other: Utterance, theirs: Spoken) -> bool:
    """Say whether `one` may be `other`: both ways for one speaker told to two, one way for the vaguer of two mentions."""
    if _whose(theirs) == _whose(voice):
        return True
    if NOBODY < voice.rank <= BODY < theirs.rank:
        return one.addressee is None or voice.soft or one.addressee == other.addressee
    if not (voice.rank == theirs.rank == OFFICE and _unnamed(voice) and _unnamed(theirs)):
        return False
    # "A spokesperson of the force" and "an official of the force" may be one person, where nothing tells whom each of them told.
    if one.addressee == other.addressee:
        return True
    ours_open, theirs_open = (v.addressee is None or v.soft for v in (voice, theirs))
    if ours_open and theirs_open:
        return (other.day or "9", other.id) < (one.day or "9", one.id)
    return ours_open


def _unnamed(voice: Spoken) -> bool:
    return voice.speaker.startswith("unnamed:") and not any(word in voice.speaker for word in _APART)


_APART = ("second ", "third ", "another ", "other ", "different ", "separate ", "fourth ")


def _within(a: Utterance, b: Utterance, days: int) -> bool:
    if a.day is None or b.day is None:
        return True
    return abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days) <= days
