"""Doings: who does harm in a sentence, by its verbs, whether or not the sentence was read as an occurrence of its own.

In: a line of a report's text. Out: `Doing`s: who ("company guards pulled the trigger", "his arm was broken by shopkeepers"), and over which words.
Refuses: what is planned, denied, possible or set before the occurrence; who acts against the attackers ("police shot the gunman dead");
who only arrests, save where told otherwise; a pronoun.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.model.passage import Span
from whence.model.said import Slot
from whence.model.vocabulary import IncidentType, Modality, Phase, Polarity
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.lines.modality import stance
from whence.read.lines.phrases import Range
from whence.read.people.fillers import doers
from whence.read.roles.roles import cast
from whence.read.text.senses import Sense, grammar

_NO: frozenset[str] = frozenset()
_HARM = Sense(
    type=IncidentType.OTHER, mode=None, rank=0, near=_NO, need=_NO, need_verb=_NO, right=_NO, far=_NO, spared=_NO, casualty=None,
    subject="agent", object="none", counts=None, participants=False, device=False, mass=False, close=False, topic=False,
)  # fmt: skip
_HARM_TO = _HARM._replace(object="victims")
_REAL = (Modality.ASSERTED, Modality.OBSERVED, Modality.POSSIBLE)
_REACH = 7  # words behind a verb in which stands with what it does harm
_MOST = 12  # verbs of one sentence that are looked at
_SURE, _UNSURE = 1.0, 0.5  # verbs of harm whoever does it, and what is harm where armed people do it
_THEM = (("them",), ("him",), ("her",), ("it",), ("us",), ("me",), ("people",))
_ELSEWHERE = frozenset({"where", "whereas"})


class Doing(NamedTuple):
    """Who does harm, over which words; `law`: by a verb that the hand of the law does as well."""

    who: Slot
    span: Span
    law: bool


def doings(line: Line, text: str) -> Iterator[Doing]:
    """Yield who does harm in a sentence."""
    if text[line.end - 1 : line.end] == "?":
        return
    for verb in verbs_of(line):
        found = cast(line, verb, ())
        if (
            not found.agent
            or _accuses(line, found.agent[0])
            or _is_resisted(line, verb, (*found.victims, *((found.object,) if found.object else ())))
        ):
            continue
        how = stance(line, verb, ())
        real = how.modality in _REAL and how.polarity is Polarity.AFFIRMED and how.phase in (Phase.OCCURRED, Phase.ONGOING)
        if not real or how.background or how.apart or _is_told_of_elsewhere(line, verb.at):
            continue
        end = line.tokens[min(_end_of(line, verb), len(line.tokens)) - 1].end
        for slot in doers(line, text, found.agent):
            if slot.name.lower() not in grammar("pronouns") and (verb.score == _SURE or _are_armed(line, slot)):
                start = min(slot.start, line.tokens[verb.at].start)
                yield Doing(slot, Span(start=start, end=max(end, slot.end)), verb.lemma.split()[0] in _table().of_law)


def verbs_of(line: Line) -> Iterator[Trigger]:
    """Yield the verbs of harm in a sentence, as what names an occurrence."""
    table, left = _table(), _MOST
    for at, low in enumerate(line.low):
        tails = table.verbs.get(low)
        if tails is None or not left or (line.tree is not None and not line.tree.is_verb(at)):
            continue
        for lemma, tail, sort in tails:
            apart = (
                len(tail) == 1 and line.low[at + 1 : at + 2] != tail and line.low[at + 1 : at + 2] in _THEM
            )  # "drove them back"
            behind = line.low[at + 1 + apart : at + 1 + apart + len(tail)]
            if behind == tail and (sort != "some" or not table.given.isdisjoint(line.low[at + 1 : at + 1 + _REACH])):
                left -= 1
                last, sure = at + apart + len(tail), _SURE if sort != "armed_verbs" else _UNSURE
                yield Trigger(
                    at=at,
                    after=last + 1,
                    last=last,
                    sense=_HARM_TO if sort == "verbs" and not tail else _HARM,
                    noun=False,
                    lemma=lemma,
                    score=sure,
                )
                break


def is_harm(verb: Trigger) -> bool:
    """Say whether a verb does harm whoever does it, and the hand of the law has no part in it."""
    return verb.score == _SURE and verb.lemma.split()[0] not in _table().of_law


def _accuses(line: Line, agent: Range) -> bool:
    """Say whether who stands before a verb accuses another of what it says ("the ministry accuses rebels of burning the mill")."""
    return not _table().accuses.isdisjoint(line.low[agent.after : agent.after + 2])


def _is_resisted(line: Line, verb: Trigger, done: tuple[Range, ...]) -> bool:
    """Say whether a verb is done to those who attacked, or answers them ("shot back", "returned fire")."""
    words = {line.low[at] for each in done for at in range(each.first, each.after)}
    return not _table().resisted.isdisjoint(words) or line.low[verb.after : verb.after + 1] == ("back",)


def _is_told_of_elsewhere(line: Line, at: int) -> bool:
    """Say whether a clause about another place holds the verb: "60 km from Tendwet, where police had shot at a march"."""
    if line.tree is None:
        return not _ELSEWHERE.isdisjoint(line.low[max(0, at - _REACH) : at])
    tree = line.tree
    return any(line.low[c] in _ELSEWHERE for c in tree.children[at] if c < at)


def _end_of(line: Line, verb: Trigger) -> int:
    """Return the token behind what a verb is told of: to the next stop, a few words at most."""
    at = verb.after
    while at < len(line.tokens) and at - verb.after < _REACH and line.tokens[at].text[0].isalnum():
        at += 1
    return at


def _are_armed(line: Line, who: Slot) -> bool:
    """Say whether somebody is called by arms or masks, so that whatever he does there is part of it: "gunmen", "men in fatigues"."""
    words, table = who.name.lower().split(), _table()
    at = line.index_at(who.end - 1) + 1
    worn = line.low[at : at + 1] in (("in",), ("wearing",)) or " in " in who.name
    dressed = worn and not table.worn.isdisjoint((*words, *line.low[at + 1 : at + 4]))
    return bool(words) and (dressed or not table.armed.isdisjoint(words[:3]) or (words[0] in table.armed_men and len(words) > 1))


class _Table(NamedTuple):
    verbs: Mapping[str, tuple[tuple[str, tuple[str, ...], str], ...]]
    given: frozenset[str]
    resisted: frozenset[str]
    of_law: frozenset[str]
    armed: frozenset[str]
    armed_men: frozenset[str]
    accuses: frozenset[str]
    worn: frozenset[str]


@cache
def _table() -> _Table:
    raw = load("culprits")["doings"]
    sorts = ("verbs", "some", "armed_verbs")
    verbs: dict[str, list[tuple[str, tuple[str, ...], str]]] = {}
    for sort in sorts:
        for lemma in dict.fromkeys(each.strip() for each in raw[sort].split("|")):
            first, *tail = lemma.split()
            for form in lemma_forms(first):
                verbs.setdefault(form, []).append((lemma, tuple(tail), sort))
    return _Table(
        verbs={
            form: tuple(sorted(found, key=lambda each: (-len(each[1]), sorts.index(each[2]), each[0])))
            for form, found in verbs.items()
        },
        given=frozenset(raw["with"].split()),
        resisted=frozenset(raw["resisted"].split()),
        of_law=frozenset(raw["of_law"].split()),
        armed=frozenset(raw["armed"].split()),
        armed_men=frozenset(raw["armed_men"].split()),
        accuses=frozenset(raw["accuses"].split()),
        worn=frozenset(raw["worn"].split()),
    )
