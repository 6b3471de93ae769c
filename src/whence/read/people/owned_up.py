"""Owning up: bodies that say in their own words that they did harm ("said its members had put the torch to the cables").

In: a line, credited words in it, who is credited. Out: whether the words tell of the speaker's own deed.
Refuses: a speaker who is no body, or one whose people do harm by accident (a railway, a hospital); what is denied, planned or was done to it.
"""

from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.model.passage import Span
from whence.model.said import Attribution, Voice
from whence.model.vocabulary import AttributionKind, Modality, Phase, Polarity, SourceKind
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.lines.modality import stance
from whence.read.people.doings import is_harm, verbs_of
from whence.read.text.senses import grammar

_SAYS = frozenset(
    {AttributionKind.STATEMENT, AttributionKind.ACCUSATION, AttributionKind.CONFIRMATION, AttributionKind.RESPONSIBILITY_CLAIM,
     AttributionKind.MEDIA_POST}
)  # fmt: skip
_OPENING, _AHEAD = 8, 7  # words in which the speaker stands; and from it to its verb
_SELF = frozenset({"it", "we", "they"})
_THEY = frozenset({"they", "their"})
_LEADS = frozenset(
    {"that", "one", "two", "three", "four", "five", "some", "several", "of", "a", "group", "team", "member", "members", "unit"}
)
_HAVING = frozenset({"had", "has", "have", "also", "that"})
_DONE_BY = frozenset(
    {"done", "committed", "perpetrated", "staged", "executed", "planted", "out", "work", "prepared", "mounted", "launched"}
)
_WHOSE = frozenset({"its", "our", "their"})


def owns_up(line: Line, span: Span, attribution: Attribution) -> bool:
    """Say whether credited words tell of a deed of the body that is credited with them."""
    if attribution.kind not in _SAYS or not any(_may_do_harm(voice) for voice in attribution.sources):
        return False
    first, after = (
        line.index_at(span.start),
        min(len(line.low), line.index_at(max(span.start, span.end - 1)) + 1),
    )  # words may go on
    several = any(_is_plural(voice.name) for voice in attribution.sources)
    own = next((at for at in range(first, min(first + _OPENING, after)) if _is_own(line, first, at, several=several)), None)
    if own is None:
        return False
    if _says_so(line, own, after):
        return True
    near = [verb for verb in verbs_of(line) if own < verb.at <= own + _AHEAD and verb.at < after]
    return any(_is_done(line, own, verb.at) and is_harm(verb) and _is_real(line, verb) for verb in near)


def _is_own(line: Line, first: int, at: int, *, several: bool) -> bool:
    """Say whether "it", "its fighters" or "one of their men" opens what is credited, or "by our comrade" stands in it.

    "They" and "their" are the speaker only where its name is several's ("the Sons of Ayub").
    """
    low, before = line.low[at], [word for word in line.low[first:at] if word[0].isalnum()]
    if low not in _SELF | _WHOSE or (low in _THEY and not several):
        return False
    opens = _LEADS.issuperset(before) or (before[-1:] == ["by"] and low in _WHOSE)
    if low in _WHOSE:
        return opens and any(word in _table().forces for word in line.low[at + 1 : at + 4])
    return opens and line.low[at + 1 : at + 2] not in (("is",), ("would",), ("will",))


def _is_plural(name: str) -> bool:
    """Say whether a body's name is one for several: "Sons of Ayub", "Grey Kestrels"."""
    words = name.split(" of ")[0].split()
    return bool(words) and words[-1].endswith("s") and not words[-1].endswith("ss")


def _says_so(line: Line, own: int, after: int) -> bool:
    """Say whether the speaker calls the deed done without naming it: "it did it", "we are responsible", "done by our comrade"."""
    before = [low for low in line.low[max(0, own - 4) : own] if low[0].isalnum()]
    if before[-1:] == ["by"]:
        return line.low[own] in _WHOSE and bool(_DONE_BY & set(before))
    at = own + 1
    if line.low[own] in _WHOSE:
        at = next((j + 1 for j in range(own + 1, min(own + 4, after)) if line.low[j] in _table().forces), after)
    while at < after and (line.low[at] in _HAVING or line.low[at] in grammar("adverbs") or not line.low[at][0].isalnum()):
        at += 1
    words = f"{' '.join(line.low[at : min(at + _AHEAD, after)])} "
    return any(words.startswith(f"{cue} ") for cue in _table().done)


def _is_done(line: Line, own: int, at: int) -> bool:
    """Say whether the verb at a token is the speaker's own, in the active voice."""
    between = line.low[own + 1 : at]
    passive = bool({"been", "was", "were", "being"} & set(between))
    joined = any(word in ("that", "which", "who", "when", "after", "because", ",", ":", ";") for word in between)
    return not passive and not joined


def _is_real(line: Line, verb: Trigger) -> bool:
    how = stance(line, verb, ())
    return (
        how.modality in (Modality.ASSERTED, Modality.OBSERVED)
        and how.polarity is Polarity.AFFIRMED
        and how.phase is Phase.OCCURRED
    )


def _may_do_harm(voice: Voice) -> bool:
    return voice.kind is SourceKind.ORGANISATION and _table().civil.isdisjoint(
        voice.name.lower().replace("’s", "").replace("'s", "").split()
    )


class _Table(NamedTuple):
    forces: frozenset[str]
    civil: frozenset[str]
    done: tuple[str, ...]


@cache
def _table() -> _Table:
    raw = load("culprits")["owning"]
    return _Table(frozenset(raw["forces"].split()), frozenset(raw["civil"].split()), tuple(raw["done"]))
