"""What a claim answers: questions with values, so that rival answers can be laid side by side.

In: a claim. Out: `Said`s: question, what is counted, a key under which equal answers meet, and the `Value`.
Refuses: plans and opinions; figures of standing stock (how many are held) as a toll; details out of a denied claim.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from whence.language.words.nations import state_behind
from whence.language.words.normal import fold, key
from whence.model.base import replace
from whence.model.said import Claim, Figure, Frame, Slot, When, Where
from whence.model.vocabulary import (
    AttributionKind,
    FigureModifier,
    IncidentType,
    Modality,
    Phase,
    Polarity,
    QuestionKind,
    SourceKind,
)
from whence.model.weighed import Value
from whence.weigh.places.places import (
    SITES,
    called_whole,
    is_beside_the_list,
    is_landform,
    is_name,
    landmarks_of,
    sites_of,
    struck_sites,
    towns_of,
)
from whence.weigh.places.scenes import named_and_called, scenes_told
from whence.weigh.scope.names import Names
from whence.weigh.values.causes import Cause, breaks, cause_in, is_instead, is_mishap, remarked_cause
from whence.weigh.values.counts import denied_toll, denies_a_sort, none_harmed, one_of
from whence.weigh.values.doers import body_named, doer_in, named_doer, own_deed
from whence.weigh.values.harm_counted import harmed_by_count
from whence.weigh.values.means import means_in
from whence.weigh.values.people import is_armed, people_in
from whence.weigh.values.used import used_in

HAPPENED, ATTEMPTED, ONGOING, NOT_HAPPENED = "it happened", "it was attempted", "it is going on", "it did not happen"
_PHASES = {Phase.OCCURRED: HAPPENED, Phase.ONGOING: ONGOING, Phase.ATTEMPTED: ATTEMPTED, Phase.AVERTED: ATTEMPTED}
_BY_ARMIES = (IncidentType.AIR_STRIKE, IncidentType.SHELLING)
_DEEDS = frozenset([*_BY_ARMIES, IncidentType.BOMBING, IncidentType.KILLING, IncidentType.ABDUCTION, IncidentType.DESTRUCTION])
"""What somebody claims or denies; an arrest is no such deed."""

_OPENS_SAID = frozenset(["that", "said", "says", "claimed", "claims", "announced", "of"])
_LONGEST = 240
_LEFT_OPEN = re.compile(r"[\s,;:–—]+(?:(?:and|but|or|while|as)[\s,;:–—]*)?$")  # what leads on to a clause that is another claim
_COUNT_WORDS = frozenset(["number", "numbers", "group", "groups", "total", "count"])
"""Nouns that say that something is counted, and not what."""

_ONE_COUNT = {
    word: of
    for of, words in {
        "killed": "dead bodies body corpses deaths fatalities lives", "rescued": "survivors saved", "aboard": "passengers souls",
        "held": "detained detention detentions arrest arrests captured captives",
    }.items()
    for word in words.split()
}  # fmt: skip
"""Nouns under which one count goes by another name: a toll is told in bodies, those saved as survivors, those held in arrests."""

_NO_COUNT = frozenset(["capacity", "counted twice", "part of a count", "whole of a count"])
"""What a number says that counts nobody who was there."""

_COUNTED = {
    IncidentType.ESCAPE: "escaped",
    IncidentType.KILLING: "killed",
    IncidentType.ABDUCTION: "abducted",
    IncidentType.DETENTION: "held",
    IncidentType.DISPLACEMENT: "displaced",
}
"""What a bare count in a claim of this type counts."""


class Said(NamedTuple):
    """One answer that one claim gives to one question."""

    question: QuestionKind
    of: str | None
    key: str
    value: Value
    denied: bool = False
    told: str | None = None
    """The noun that the claim has for a sort of people, where the value names the sort."""


def answers_in(claim: Claim, names: Names, known: Sequence[Where] = (), text: str = "") -> Iterator[Said]:
    """Yield what the claim answers. `known`: where the incident lies, which decides between two towns of one sentence; `text`: its report's."""
    if claim.modality in (Modality.PLANNED, Modality.NORMATIVE):
        return
    if claim.frame is not None:
        yield from _of_frame(claim, claim.frame, names, known, text)
    if claim.about is not None and (claim.frame is None or claim.about not in (QuestionKind.HAPPENED,)):
        yield from _of_remark(claim, claim.about, names, text)


def _of_frame(claim: Claim, frame: Frame, names: Names, known: Sequence[Where], text: str) -> Iterator[Said]:
    if claim.polarity is Polarity.DENIED:
        yield from _of_denied(claim, frame)
        return
    yield _text(QuestionKind.HAPPENED, _PHASES[frame.phase])
    yield from _of_people(claim, frame, names, text)
    yield from _of_places(claim, frame, known, text)
    if is_beside_the_list(frame, known):
        return
    for when in frame.times or claim.times:
        yield from _time(when)
    for figure in {(f.start, f.end): f for f in (*frame.figures, *claim.figures)}.values():
        yield from _figure(figure, fallback=_COUNTED.get(frame.type))
    if frame.cause is not None and (cause := cause_in(frame.cause.name)) is not None:
        yield Said(QuestionKind.CAUSE, None, cause.key, Value(text=cause.shown))
    own = frame.type is IncidentType.ACCIDENT_DISASTER  # what sank or crashed is not with what it was done
    if own and frame.cause is None and (broke := _what_broke(frame)) is not None:
        yield Said(QuestionKind.CAUSE, None, broke.key, Value(text=broke.shown))
    if frame.cause is None and (own_hand := _own_hand(claim, frame)) is not None:
        yield Said(QuestionKind.CAUSE, None, own_hand.key, Value(text=own_hand.shown))
    role = means_in(frame.means.name) if frame.means is not None and not own else None
    for means in {each.key: each for each in (*used_in(claim), *([role] if role is not None else []))}.values():
        yield Said(QuestionKind.MEANS, None, means.key, Value(text=means.shown))


def _of_people(claim: Claim, frame: Frame, names: Names, text: str) -> Iterator[Said]:
    """Yield who did it, who says that it was their own deed, and who was harmed."""
    # Whoever got out of a prison stands in both roles: it happened to them, and "who did it" is another question.
    undergone = {(slot.start, slot.end) for slot in frame.victims}
    doers = [_state_of(slot, frame, names) for slot in frame.agent if (slot.start, slot.end) not in undergone]
    claimed = claim.about is QuestionKind.RESPONSIBILITY and claim.subject in frame.agent  # by its whole name: `_of_remark`
    for slot in () if claimed else doers or _owners(frame, names):
        yield from _doer(slot, names, text)
    if claim.about is None and (self_told := own_deed(claim, frame, text, names)) is not None:
        yield Said(QuestionKind.WHO, None, f"a:{self_told.key}", Value(actor=self_told.shown))
        yield Said(QuestionKind.RESPONSIBILITY, None, f"a:{self_told.key}", Value(actor=self_told.shown))
    for slot in frame.agent:
        yield from _own_forces(claim, slot, names, text)
    yield from _owned_up(claim, frame, doers, names)
    harmed = {
        said.key: said
        for slot in (*frame.victims, *harmed_by_count(claim))
        for said in _people(QuestionKind.VICTIMS, slot, names)
    }
    yield from harmed.values()


def _of_places(claim: Claim, frame: Frame, known: Sequence[Where], text: str) -> Iterator[Said]:
    """Yield at which site and in which town it was."""
    named, called = named_and_called(sites_of(claim, frame, text))
    towns = {key(w.name) for w in known if w.precision not in SITES} if named else frozenset()
    for where in named:
        yield _place(QuestionKind.SITE, where)._replace(value=Value(place=called_whole(where, towns)))
        if is_landform(where.name):
            yield _place(QuestionKind.WHERE, where)
    for name in dict.fromkeys((*called, *struck_sites(claim, frame), *scenes_told(claim, text))):
        yield Said(QuestionKind.SITE, None, f"p:{key(name)}", Value(place=name))
    for where in landmarks_of(claim, frame):
        yield _text(QuestionKind.WHERE, where.beside)
    for where in towns_of(claim, frame, known, text):
        yield _place(QuestionKind.WHERE, where)


def _of_denied(claim: Claim, frame: Frame) -> Iterator[Said]:
    """Yield what a denial answers: that nothing happened, or how many there were."""
    if denies_a_sort(frame) or _is_without(claim, frame):  # "no foreign fighter got out", "a fire without explosion"
        return
    toll = denied_toll(frame)
    if toll is not None:  # "there were no deaths" says how many died, not that nothing happened
        yield from (_number_said(0.0, 0.0, each, approx=False) for each in none_harmed(toll))
    elif claim.about is not QuestionKind.RESPONSIBILITY:  # who denies a part in it does not deny that it happened
        yield _text(QuestionKind.HAPPENED, NOT_HAPPENED)
    for figure in {(f.start, f.end): f for f in (*frame.figures, *claim.figures)}.values():
        if figure.lo == figure.hi == 0:  # "nobody escaped" says how many did
            yield from _figure(figure, fallback=_COUNTED.get(frame.type))


def _is_without(claim: Claim, frame: Frame) -> bool:
    """Say whether "without" leads to the occurrence: that something went off without it denies nothing that is alleged elsewhere."""
    before = fold(claim.passage.quote[: max(0, frame.trigger.start - claim.passage.start)]).split()
    return "without" in before[-3:]


def _own_hand(claim: Claim, frame: Frame) -> Cause | None:
    """Return that somebody died by his own hand, where the words of a death say so ("had hanged himself")."""
    told = cause_in(claim.passage.quote) if frame.type is IncidentType.KILLING else None
    return told if told is not None and told.key.startswith("c:own_hand:") else None


def _what_broke(frame: Frame) -> Cause | None:
    """Return why an accident happened where it is told as a fault ("engine failure", "a broken rail derailed it") or by what bursts."""
    means = frame.means.name if frame.means is not None else ""
    if (told := cause_in(means) if means else None) is not None and (breaks(told) or is_mishap(told)):
        return told
    told = cause_in(f"{means} {frame.predicate}")
    return told if told is not None and is_mishap(told) else None


def _own_forces(claim: Claim, slot: Slot, names: Names, text: str) -> Iterator[Said]:
    """Yield the party that speaks, where those who did it are its own: "our fighters took the mill", "said that its forces had entered".

    "The Front and its fighters" are nobody's but the Front's: "its" is the speaker's only where it opens what is said.
    """
    before, whose = map(fold, ("", "", *text[max(0, slot.start - 40) : slot.start].split())[-2:])
    own = whose == "our" or (whose == "its" and before in _OPENS_SAID)
    party = names.party(claim.chain[-1].name) if own and claim.chain else None
    if party is not None and is_armed(slot):
        yield Said(QuestionKind.WHO, None, f"a:{names.key(party)}", Value(actor=names.main(party)))


def _owned_up(claim: Claim, frame: Frame, doers: Sequence[Slot], names: Names) -> Iterator[Said]:
    """Yield that a speaker takes a deed upon itself, where the doer that it names is itself ("our northern wing", in the wing's own post)."""
    speaker = names.slug(claim.chain[-1].name) if claim.chain else None
    if speaker is None or frame.type not in _DEEDS or claim.about is QuestionKind.RESPONSIBILITY:
        return
    for people in (people_in(slot, names) for slot in doers):
        if people is not None and people.key == speaker:
            yield Said(QuestionKind.RESPONSIBILITY, None, f"a:{people.key}", Value(actor=people.shown))


def _state_of(slot: Slot, frame: Frame, names: Names) -> Slot:
    """Return the state, or the party of the register, in place of an adjective alone ("Turkish shelling")."""
    state = state_behind(slot.name, frame.type)
    if state is None and frame.type in _BY_ARMIES and " " not in slot.name:
        state = names.owner(slot.name)
    return slot if state is None else replace(slot, name=state, kind=SourceKind.ORGANISATION)


def _owners(frame: Frame, names: Names) -> Iterator[Slot]:
    """Yield whose weapon did it, where nobody else is said to have: by its adjective or "of", in the means or a cause that fell from the sky."""
    cause = cause_in(frame.cause.name) if frame.cause is not None else None
    told = [frame.means] if frame.type in _DEEDS else []
    told += [frame.cause] if cause is not None and is_instead(cause) else []
    if frame.type in _BY_ARMIES:  # "with six Norlandic drones": the noun of a count is kept in small letters
        told += [Slot(name=f.noun.title(), start=f.start, end=f.end) for f in frame.figures if f.of == "bombs" and f.noun]
    for slot in told:
        owner = names.owner(slot.name) or _whose(slot.name, names) if slot is not None else None
        if slot is not None and owner is not None:
            yield replace(slot, name=owner, kind=SourceKind.ORGANISATION)


def _whose(means: str, names: Names) -> str | None:
    """Return the actor behind "of" in a means ("a rocket of the League"), `None` where it is of something else."""
    _, of, tail = means.partition(" of ")
    return names.main(tail) if of and names.slug(tail) is not None else None


def _people(question: QuestionKind, slot: Slot, names: Names) -> Iterator[Said]:
    people = people_in(slot, names)
    if people is not None:
        yield Said(question, None, f"a:{people.key}", Value(actor=people.shown), told=people.told)


def _doer(slot: Slot, names: Names, text: str) -> Iterator[Said]:
    people = doer_in(slot, names, text)
    if people is not None:
        yield Said(QuestionKind.WHO, None, f"a:{people.key}", Value(actor=people.shown), told=people.told)


def _of_remark(claim: Claim, about: QuestionKind, names: Names, text: str) -> Iterator[Said]:
    denied = claim.polarity is Polarity.DENIED
    if about is QuestionKind.WHO and claim.subject is not None:
        doer = named_doer(claim, claim.subject, names, text)
        if doer is not None:
            yield Said(about, None, f"a:{doer.key}", Value(actor=doer.shown), denied, doer.told)
    elif about is QuestionKind.VICTIMS and claim.subject is not None:
        yield from (said._replace(denied=denied) for said in _people(about, claim.subject, names))
    elif about is QuestionKind.RESPONSIBILITY:
        if claim.subject is None and denied:  # whose part is denied was not read: no answer rather than the speaker's name
            return
        # Whoever claims it names himself; whoever is blamed or denies it is the subject.
        name = body_named(claim.subject.name if claim.subject else claim.chain[-1].name)
        yield _actor(about, name, names)._replace(denied=denied)
        yield _actor(QuestionKind.WHO, name, names)._replace(denied=denied)  # whoever says "it was us" answers who it was
    elif about is QuestionKind.HOW_MANY and not denied:
        for figure in claim.figures:
            yield from _figure(figure)
        harmed = (said for slot in harmed_by_count(claim) for said in _people(QuestionKind.VICTIMS, slot, names))
        yield from {said.key: said for said in harmed}.values()
    elif about in (QuestionKind.WHERE, QuestionKind.SITE):
        for where in claim.places:
            if is_name(where.name):
                yield _place(about, where)._replace(denied=denied)
    elif about is QuestionKind.WHEN:
        for when in claim.times:
            yield from _time(when)
    elif about is QuestionKind.HAPPENED:
        yield _text(about, NOT_HAPPENED if denied else HAPPENED)
    elif about is QuestionKind.CAUSE and (cause := remarked_cause(claim)) is not None:
        yield Said(about, None, cause.key, Value(text=cause.shown), denied)
    elif about is QuestionKind.MEANS and claim.subject is not None:
        if (means := means_in(claim.subject.name)) is not None:
            yield Said(about, None, means.key, Value(text=means.shown), denied)
    elif about is not QuestionKind.MEDIA_SHOWS or (claim.kind is not AttributionKind.MEDIA_POST and says_what_is_seen(claim)):
        yield _text(about, claim.passage.quote)._replace(denied=denied)


_SEEING = frozenset(
    ["show", "shows", "showed", "shown", "showing", "see", "seen", "appear", "appears", "seem", "seems", "depict", "depicts"]
)

_FOOTAGE = frozenset(
    "the a an then next another second first this that it picture pictures footage video clip film camera image images frame scene".split()  # noqa: SIM905
)
"""Words that only speak of footage: "then the picture", "another camera"."""


def says_what_is_seen(claim: Claim) -> bool:
    """Say whether words about footage tell what is to be seen in it, rather than who released it, that it goes on, or that nobody checked it."""
    words = set(fold(claim.passage.quote).split())
    if claim.modality is Modality.CONDITIONAL or words <= _FOOTAGE:
        return False
    return claim.modality is Modality.OBSERVED or bool(_SEEING & words)


@lru_cache(maxsize=2048)
def _text(question: QuestionKind, words: str) -> Said:
    shown = _LEFT_OPEN.sub("", " ".join(words.split()))
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    return Said(question, None, f"t:{key(shown)}", Value(text=shown))


def _actor(question: QuestionKind, name: str, names: Names) -> Said:
    return Said(question, None, f"a:{names.key(name)}", Value(actor=names.main(name)))


def _place(question: QuestionKind, where: Where) -> Said:
    return Said(question, None, f"p:{where.place or key(where.name)}", Value(place=where.name))


def _time(when: When) -> Iterator[Said]:
    start = when.start.date().isoformat() if when.start else None
    end = when.end.date().isoformat() if when.end else None
    if start or end:
        yield _time_said(start, end)


@lru_cache(maxsize=2048)
def _number_said(lo: float | None, hi: float | None, of: str | None, approx: bool) -> Said:
    return Said(QuestionKind.HOW_MANY, of, f"n:{lo}:{hi}:{approx}", Value(number=(lo, hi), approx=approx))


@lru_cache(maxsize=2048)
def _time_said(start: str | None, end: str | None) -> Said:
    return Said(QuestionKind.WHEN, None, f"w:{start}:{end}", Value(time=(start, end)))


def _figure(figure: Figure, *, fallback: str | None = None) -> Iterator[Said]:
    if figure.standing or figure.of in _NO_COUNT:
        return
    of = one_of(figure) or figure.of or (key(figure.noun) if figure.noun else None)
    of = _ONE_COUNT.get(of, of) if of else of
    of = fallback if of is None or of in _COUNT_WORDS else of
    if figure.lo is None and figure.hi is None:
        yield _text(QuestionKind.HOW_MANY, figure.as_written)._replace(of=of)
        return
    approx = figure.modifier in (FigureModifier.ABOUT, FigureModifier.ORDER_OF_MAGNITUDE)
    least = (
        None if figure.modifier is FigureModifier.AT_MOST and not figure.lo else figure.lo
    )  # "not more than ten" says no least
    yield from (_number_said(least, figure.hi, each, approx) for each in (none_harmed(of) if figure.hi == 0 else (of,)))


def shown(value: Value) -> str:
    """Return a value in words: "5", "at least 10", "about 100 to 120", "2 May 2021"."""
    if value.number is not None:
        return _number(value.number, value.approx)
    if value.time is not None:
        start, end = value.time
        return start or end or "" if start == end or not (start and end) else f"{start} to {end}"
    return value.actor or value.place or value.text or ""


def _number(bounds: tuple[float | None, float | None], approx: bool) -> str:
    low, high = bounds
    words = "about " if approx else ""
    if low is not None and high is not None:
        return f"{words}{low:g}" if low == high else f"{words}{low:g} to {high:g}"
    return f"at least {low:g}" if low is not None else f"at most {high:g}"
