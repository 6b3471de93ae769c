"""Identities: whose men they were, said of attackers whom the report left without a name ("the gunmen belonged to the Red Hand").

In: a line and credited words in it. Out: the body that they are said to belong to, as a slot.
Refuses: "they", who may be those to whom it happened; a sort of people without a name ("they were rebels"); what is denied.
"""

from whence.model.passage import Span
from whence.model.said import Slot
from whence.read.lines.lines import Line
from whence.read.lines.phrases import is_name, phrase
from whence.read.people.fillers import doers
from whence.read.text.senses import grammar

_WHO = frozenset(
    "gunmen gunman attackers attacker assailants assailant kidnappers kidnapper abductors raiders raider bombers bomber shooters shooter "  # noqa: SIM905
    "perpetrators perpetrator killers killer hijackers hijacker intruders".split()
)
_MEN = frozenset({"men", "fighters", "soldiers", "militants"})
_WHICH = frozenset({"the", "these", "those", "armed", "masked", "uniformed", "hooded"})
_OPENING, _AHEAD, _TAIL = 7, 14, 8
_MEMBERS = frozenset("members fighters soldiers militants men troops officers agents operatives part gunmen police units".split())  # noqa: SIM905
_LEANS = frozenset({"all", "mostly", "in", "fact", "of", "from", "the", "a"})


def identified(text: str, line: Line, span: Span) -> Slot | None:
    """Return the body that credited words say the attackers were of, `None` where they say no such thing."""
    first, stop = line.index_at(span.start), min(line.index_at(span.end - 1) + 1, len(line.low))
    at = next((j for j in range(first, min(first + _OPENING, stop)) if _are_attackers(line, j)), None)
    if at is None:
        return None
    for j in range(at + 1, min(at + _AHEAD, stop)):
        if line.low[j] in ("not", "nobody", "neither") or line.low[j].endswith("n't"):
            return None
        if line.low[j] in ("belonged", "belong", "belongs", "came"):
            return _named(text, line, _after_lead(line, j + 1, stop, "from" if line.low[j] == "came" else "to"), stop)
        if line.low[j] in ("were", "was", "are", "is") and _counts_among(line, j + 1, stop):
            return _named(text, line, j + 1, stop)
    return None


def _are_attackers(line: Line, at: int) -> bool:
    return line.low[at] in _WHO or (line.low[at] in _MEN and at > 0 and line.low[at - 1] in _WHICH)


def _after_lead(line: Line, first: int, stop: int, lead: str) -> int:
    """Return where the body begins behind "to", stepping over "according to the police"."""
    found = (j + 1 for j in range(first, min(first + _TAIL + 2, stop)) if line.low[j] == lead and line.low[j - 1] != "according")
    return next(found, stop)


def _counts_among(line: Line, first: int, stop: int) -> bool:
    """Say whether "members of" or "fighters from" follows, with a name behind it."""
    at = first
    while at < stop and line.low[at] in ("all", "mostly", "in", "fact"):
        at += 1
    return line.low[at : at + 1] != () and line.low[at] in _MEMBERS and line.low[at + 1 : at + 2] in (("of",), ("from",))


def _named(text: str, line: Line, first: int, stop: int) -> Slot | None:
    while first < stop and (line.low[first] in _LEANS or line.low[first] in _MEMBERS):
        first += 1
    if first >= stop or not is_name(line, first) or line.low[first] in grammar("pronouns"):
        return None
    found = phrase(line, first, ())
    slots = doers(line, text, [found]) if found is not None else ()
    placed = slots and any(w.start <= slots[0].start < w.end for w in line.wheres)
    return slots[0] if slots and not placed else None
