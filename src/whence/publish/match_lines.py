"""Which incident a report is told about, as a line for programs and as a listing for people.

In: a report's memberships and the incidents that it opened. Out: plain objects; lines of text.
Refuses: a join without the signals that explain it; a band that hides that a person should look.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from whence.model.matched import Incident, Membership
from whence.model.said import Reading

SHOWN = 4
"""Signals that a line for people names, the heaviest first."""


class Matched(NamedTuple):
    """One report with its place among the incidents: the main membership first, then the others; how it was read (a `Reading`'s words)."""

    key: object
    place: str
    members: tuple[Membership, ...]
    opened: frozenset[str]
    why_none: str | None = None
    mode: str | None = None
    model: str | None = None


def matched(
    key: object, place: str, records: Sequence[Incident | Membership], *, main: str | None, why_none: str, reading: Reading | None
) -> Matched:
    """Return what `match` gave for one report; `main` is the incident that it is told about."""
    members = [record for record in records if isinstance(record, Membership)]
    ordered = sorted(members, key=lambda m: (m.incident != main, m.role, -m.score, m.incident))
    opened = frozenset(record.id for record in records if isinstance(record, Incident))
    mode, model = (reading.mode, reading.model) if reading is not None and reading.read else (None, None)
    return Matched(key, place, tuple(ordered), opened, None if main else why_none, mode, model)


def band(found: Matched, member: Membership) -> str:
    """Return "joined", "review" (a person should look) or "new"."""
    return "review" if member.review else "new" if member.incident in found.opened else "joined"


def candidate(member: Membership) -> str | None:
    """Return the incident that a report which opened one of its own may belong to."""
    first = member.signals[0] if member.signals else None
    return first.note if first is not None and first.name == "candidate" else None


def match_object(found: Matched, titles: Mapping[str, str]) -> dict[str, Any]:
    """Return one report as a line: its focus incident, or why there is none, and the incidents in its background."""
    main = found.members[0] if found.members and found.why_none is None else None
    others = found.members[1:] if main is not None else found.members
    made: dict[str, Any] = {"doc_id": found.key, "focus": _member(found, main, titles) if main else None}
    if main is None:
        made["why"] = found.why_none
    background = [_member(found, member, titles) for member in others]
    return made | {"background": background, "place": found.place, "mode": found.mode, "model": found.model}


def _member(found: Matched, member: Membership, titles: Mapping[str, str]) -> dict[str, Any]:
    told = [signal for signal in member.signals if signal.name != "candidate"]
    return {
        "incident": member.incident,
        "title": titles.get(member.incident),
        "role": str(member.role),
        "band": band(found, member),
        "opened": member.incident in found.opened,
        "candidate": candidate(member),
        "score": member.signals[0].weight if candidate(member) else member.score,
        "signals": [{"name": s.name, "weight": round(s.weight, 4), "note": s.note} for s in told],
        "claims": len(member.claims),
        "method": member.method,
    }


class Listing:
    """What a listing for people needs of each report: a short line under each incident. Texts are not held."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}
        self._alone: list[str] = []

    def add(self, found: Matched) -> None:
        """Take one report."""
        for member in found.members:
            self._lines.setdefault(member.incident, []).append(_line(found, member))
        if found.why_none is not None:
            self._alone.append(f"{found.key} · {found.why_none}")

    def lines(self, titles: Mapping[str, str]) -> Iterator[tuple[int, str]]:
        """Yield the listing, each line with its indent: incidents with most reports first, then reports without one."""
        for incident in sorted(self._lines, key=lambda i: (-len(self._lines[i]), titles.get(i, ""), i)):
            n = len(self._lines[incident])
            yield 0, f"{titles.get(incident, incident)} · {incident}"
            yield 2, f"{n} {'report' if n == 1 else 'reports'}"
            yield from ((4, line) for line in self._lines[incident])
            yield 0, ""
        if self._alone:
            yield 0, "Without an incident"
            yield from ((4, line) for line in self._alone)


def _line(found: Matched, member: Membership) -> str:
    told = sorted((s for s in member.signals if s.name != "candidate"), key=lambda s: (-abs(s.weight), s.name))[:SHOWN]
    why = ", ".join(f"{s.name} {s.weight:+.1f}" for s in told)
    maybe = candidate(member)
    role = "" if member.incident == found.members[0].incident and found.why_none is None else f" ({member.role})"
    said = f"may belong to {maybe}" if maybe else "opens it" if member.incident in found.opened else f"{member.score:.2f}"
    return f"{found.key}{role} · {band(found, member)} · {said}{f': {why}' if why else ''}"
