"""Where incidents are found again: what `match` needs from whoever keeps them.

The store keeps keys, profiles and memberships in SQL; `MemoryIncidentIndex` keeps them in dictionaries, for a REPL and for tests.
After each report the caller stores what `match` gave, and for every incident touched the new profile and its keys:

    for record in match(report, said, derivations, index, register=register):
        ...store it; then, per membership that holds claims:
    profile = profile_after(index.profile(incident), incident, claims, report, subject=incident == subject_of(members))
    index: replace the incident's keys by keys_of(incident, profile), its profile by `profile`
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Protocol

from whence.language.actors.register import Register
from whence.match.report.subject import subject_of, told_by
from whence.match.report.unearthed import is_of_a_find
from whence.match.sketches.days import is_put_out_again
from whence.match.sketches.keys import filing_keys
from whence.match.sketches.sketch import added, leading, pack, sketch_of, unpack
from whence.model.captured import Report
from whence.model.matched import Incident, Membership, Union
from whence.model.said import Claim


class IncidentIndex(Protocol):
    """What `match` asks about the incidents of a case. Every answer must cost the same in a small and in a large case."""

    def incidents_with(self, keys: Sequence[str], limit: int) -> list[tuple[str, str, float]]:
        """Return `(key, incident, weight)` for incidents filed under one of `keys`: per key at most `limit`, newest first."""
        ...

    def profile(self, incident: str) -> bytes | None:
        """Return the incident's profile as `profile_after` made it, or `None`."""
        ...

    def incident(self, id: str) -> Incident | None:
        """Return the incident's record, or `None` where there is none."""
        ...

    def incidents_of(self, report: str) -> list[str]:
        """Return the incidents that a report is a member of."""
        ...

    def may_unite(self, a: str, b: str) -> bool:
        """Say whether two incidents may be taken for one, as far as whoever keeps them knows."""
        ...


def profile_after(
    profile: bytes | None, incident: Incident | str, claims: Iterable[Claim], report: Report, *, register: Register | None = None,
    subject: bool = False,
) -> bytes:  # fmt: skip
    """Return the incident's profile after one more report's claims about it. Bounded in size; pure.

    With the case's `register`, names of outlets, agencies and persons are not taken for places. `subject`: the report is told about this
    incident before all others (`subject_of`), and its words count.
    """
    del incident  # one profile looks like another; the argument stands for symmetry with `keys_of` and for later methods
    claims = list(claims)
    sketch, old = sketch_of(claims, report, register=register), unpack(profile)
    if old.days and is_put_out_again(sketch, old) and not set(leading(sketch.types)).isdisjoint(leading(old.types)):
        # What is told again a week after all others is old; a day that its "on Friday" gives would draw in what happens there next.
        # Of another type it is no page put out again: people have said that the two are one.
        sketch.days, sketch.hours = {}, {}
    if subject:
        sketch = told_by(sketch, report, register)
        sketch.finds = int(is_of_a_find(report, claims))
    return pack(added(old, sketch))


def keys_of(incident: Incident | str, profile: bytes) -> tuple[tuple[str, float], ...]:
    """Return the keys under which an incident of this profile is to be filed, with weights; they replace the earlier ones."""
    del incident
    return filing_keys(unpack(profile))


class MemoryIncidentIndex:
    """An `IncidentIndex` in dictionaries. With the case's `register`, its profiles count actors rather than names."""

    def __init__(self, *, register: Register | None = None) -> None:
        self._register = register
        self._incidents: dict[str, Incident] = {}
        self._profiles: dict[str, bytes] = {}
        self._filed: dict[str, tuple[tuple[str, float], ...]] = {}
        self._drawers: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._members: defaultdict[str, list[str]] = defaultdict(list)

    def incidents_with(self, keys: Sequence[str], limit: int) -> list[tuple[str, str, float]]:
        """Return `(key, incident, weight)` for incidents filed under one of `keys`."""
        return [
            (key, incident, weight)
            for key in keys
            for incident, weight in islice(reversed(self._drawers.get(key, {}).items()), limit)
        ]

    def profile(self, incident: str) -> bytes | None:
        """Return the incident's profile."""
        return self._profiles.get(incident)

    def incident(self, id: str) -> Incident | None:
        """Return the incident's record."""
        return self._incidents.get(id)

    def incidents_of(self, report: str) -> list[str]:
        """Return the incidents that a report is a member of."""
        return list(self._members.get(report, ()))

    def may_unite(self, a: str, b: str) -> bool:  # noqa: ARG002
        """Say that nothing is united here: what was told of a document is told already."""
        return False

    def incidents(self) -> list[Incident]:
        """Return every incident, in the order in which they were opened."""
        return list(self._incidents.values())

    def keep(self, records: Iterable[Incident | Membership | Union], claims: Iterable[Claim], report: Report) -> None:
        """Store what `match` gave for one report."""
        records = list(records)
        by_id = {claim.id: claim for claim in claims}
        main = subject_of(record for record in records if isinstance(record, Membership))
        for record in records:
            if isinstance(record, Incident):
                self._incidents[record.id] = record
                continue
            if isinstance(record, Union):
                continue
            if record.incident not in self._members[record.report]:
                self._members[record.report].append(record.incident)
            own = [by_id[id] for id in record.claims if id in by_id]
            if own:
                self._refile(record.incident, own, report, subject=record.incident == main)

    def _refile(self, incident: str, claims: list[Claim], report: Report, *, subject: bool) -> None:
        profile = profile_after(self._profiles.get(incident), incident, claims, report, register=self._register, subject=subject)
        self._profiles[incident] = profile
        keys = keys_of(incident, profile)
        kept = {key for key, _ in keys}
        for key, _ in self._filed.get(incident, ()):
            if key not in kept:
                self._drawers[key].pop(incident, None)
        for key, weight in keys:
            self._drawers[key][incident] = weight
        self._filed[incident] = keys
