"""Faults: what broke, failed, was left undone or was driven too fast, as words say it.

In: the words of a sentence or of a cause, folded. Out: the kind of fault, the thing, what to show, and where the words stand. "A rail had broken",
"the failure of the left engine", "an inspection that was not carried out", "at close to 90 kph in a 60 kph zone".
Refuses: to say that it was the cause; a part that is said not to have failed; what somebody could not check.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load

FAILURE, NEGLECT, SPEED = "failure", "neglect", "speed"
_STEPS = 4
_CLAUSE = 14
_ENDS = frozenset(".;:!?")


class Fault(NamedTuple):
    """A fault: its kind, the thing that had it (one of them), the words to show, and its tokens `[first, after)`."""

    kind: str
    thing: str
    shown: str
    first: int
    after: int


def fault_in(low: Sequence[str]) -> Fault | None:
    """Return the first fault that the words tell of, `None` where they tell of none."""
    return _failure(low) or _neglect(low) or _speed(low)


def _failure(low: Sequence[str]) -> Fault | None:
    for at, written in enumerate(low):
        word = "rail" if written == "railhead" else written
        if word not in _words("parts"):
            continue
        found = _after_part(low, at) or _before_part(low, at) or _of_part(low, at)
        if found is not None and not _is_denied(low, found[0], found[1]):
            return _failed(word, *found)
    return None


def _is_denied(low: Sequence[str], first: int, after: int) -> bool:
    return bool(_words("never", "omitted") & set(low[max(0, first - 3) : after])) or "no" in low[max(0, first - 2) : after]


def _failed(part: str, first: int, after: int, broke: bool) -> Fault:
    one = part[:-1] if part.endswith("s") and not part.endswith("ss") and part not in ("points", "truss") else part
    shown = f"broken {part}" if broke else f"{part} failure" if one == part else f"failure of the {part}"
    return Fault(FAILURE, one, shown, first, after)


def _after_part(low: Sequence[str], at: int) -> tuple[int, int, bool] | None:
    """Return where a part and what it did stand: "a rail had broken", "engine failure", "its brakes gave way"."""
    here = at + 1
    while here < len(low) and here - at <= _STEPS and low[here] in _words("between"):
        here += 1
    if here >= len(low):
        return None
    if low[here] in _words("breaks") or tuple(low[here : here + 2]) in (
        ("gave", "way"),
        ("given", "way"),
        ("came", "loose"),
        ("come", "loose"),
    ):
        return at, here + 1, True
    if low[here] in _words("fails") or (here == at + 1 and low[here] in _words("failure")):
        return at, here + 1, False
    return None


def _before_part(low: Sequence[str], at: int) -> tuple[int, int, bool] | None:
    """Return where an adjective and its part stand: "a broken rail", "faulty brakes"."""
    before = low[at - 1] if at else ""
    if before in _words("broken"):
        return at - 1, at + 1, True
    return (at - 1, at + 1, False) if before in _words("faulty") else None


def _of_part(low: Sequence[str], at: int) -> tuple[int, int, bool] | None:
    """Return where "failure of the left engine", "a crack in the hull" stands."""
    here = at - 1
    while here > 0 and at - here <= _STEPS and low[here] in _words("before_part"):
        here -= 1
    if here > 0 and low[here] in ("of", "in", "with"):
        if low[here - 1] in _words("failure"):
            return here - 1, at + 1, False
        if low[here - 1] in _words("break_noun"):
            return here - 1, at + 1, True
    return None


def _neglect(low: Sequence[str]) -> Fault | None:
    for name, duty in _duties().items():
        for at, word in enumerate(low):
            found = None
            if word in duty.nouns:
                found = _omitted_noun(low, at)
            elif (
                word in duty.done or (word in duty.looked and _words("things") & set(low[max(0, at - _CLAUSE) : at]))
            ) and _is_never(low, at):
                found = max(0, at - 2), at + 1
            elif (
                word in duty.do
                and at > 1
                and low[at - 1] == "to"
                and low[at - 2] in ("failed", "neglected", "failing", "failure", "omitted")
            ):
                found = at - 2, at + 1
            if found is not None and not _words("unable", "omitted") & set(low[max(0, at - _STEPS) : at]):
                return Fault(NEGLECT, name, load("faults")["duty"][name]["shown"], *found)
    return None


def _omitted_noun(low: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return where the words stand by which a duty was left undone, its noun at token `at`; `None` where it was not."""
    for here in range(at - 1, max(-1, at - 1 - _STEPS), -1):
        if low[here] in _words("before", "omitted") or (low[here] in _words("lack", "omitted") and low[here + 1] == "of"):
            return here, at + 1
    for here in range(at + 1, min(len(low), at + 1 + _CLAUSE)):
        if low[here] in _ENDS:
            return None
        done = low[here] in _words("carried", "omitted") and _is_never(low, here)
        if done or (low[here] in _words("behind", "omitted") and low[here - 1] in ("been", "was", "were", "is", "are")):
            return at, here + 1
    return None


def _is_never(low: Sequence[str], at: int) -> bool:
    """Say whether a participle is denied: "had not been inspected", "was never carried out"."""
    before = low[max(0, at - 3) : at]
    return "yet" not in before and (
        bool(_words("never", "omitted") & set(before)) or any(w.endswith(("n't", "n’t")) for w in before)
    )


def _speed(low: Sequence[str]) -> Fault | None:
    for at, word in enumerate(low):
        pair = " ".join(low[at : at + 2])
        if (word in _words("words", "speed") and low[at + 1 : at + 2] != ["up"]) or pair in load("faults")["speed"]["pairs"]:
            return _fast(at, at + len(pair.split()) if word not in _words("words", "speed") else at + 1)
        if (
            word in _words("limit", "speed")
            and _words("over", "speed") & set(low[max(0, at - _STEPS) : at])
            and _is_of_speed(low, at)
        ):
            return _fast(max(0, at - _STEPS), at + 1)
        if word in _words("zone", "speed") and _two_speeds(low, at):
            return _fast(max(0, at - _CLAUSE), at + 1)
    return None


def _is_of_speed(low: Sequence[str], at: int) -> bool:
    """Say whether a limit is one of speed: a load, a blood test and a lake have limits as well."""
    return low[at - 1] == "speed" or bool(_words("units", "speed") & set(low))


def _two_speeds(low: Sequence[str], at: int) -> bool:
    """Say whether two speeds stand before a word for where one of them is allowed, the first the higher: "90 kph in a 60 kph zone"."""
    stretch = low[max(0, at - _CLAUSE - _STEPS) : at]
    speeds = [
        float(stretch[j - 1])
        for j in range(1, len(stretch))
        if stretch[j] in _words("units", "speed") and stretch[j - 1].replace(".", "", 1).isdigit()
    ]
    return len(speeds) > 1 and max(speeds[:-1]) > speeds[-1] and not _words("within", "speed") & set(stretch)


def _fast(first: int, after: int) -> Fault:
    return Fault(SPEED, SPEED, load("faults")["speed"]["shown"], first, after)


class _Duty(NamedTuple):
    nouns: frozenset[str]
    done: frozenset[str]
    looked: frozenset[str]
    do: frozenset[str]


@cache
def _duties() -> dict[str, _Duty]:
    return {
        name: _Duty(*(frozenset(row[part].split()) for part in _Duty._fields)) for name, row in load("faults")["duty"].items()
    }


@cache
def _words(name: str, table: str | None = None) -> frozenset[str]:
    row = load("faults") if table is None else load("faults")[table]
    return frozenset(row[name].split())
