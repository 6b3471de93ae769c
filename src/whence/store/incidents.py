"""What can be asked about the incidents of a case, as people made them one or two.

In: ids, keys. Out: incidents, memberships, evidence, and what match asks (an IncidentIndex).
The tables hold each membership under the incident that it is shown in; the sealed record stays as match gave it and is led there when asked for.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from whence.model.acts import Decision
from whence.model.base import make_id
from whence.model.codec import tag_of
from whence.model.evidence import Evidence
from whence.model.linked import End, Links, once
from whence.model.matched import Incident, Membership, Union
from whence.model.said import Claim
from whence.store import bulk
from whence.store import tables as t
from whence.store.evidence import gather_evidence
from whence.store.queries import Queries

MOST_UNITED = 100
"""Reports of two incidents, on average, up to which they are made one: the rows of all of them are made again then, once."""


class IncidentQueries(Queries):
    """The whole reading half of a case: records, and the incidents as they stand."""

    _links: tuple[Any, Links] | None = None

    # ---------------------------------------------------------------- what people made one or two

    @property
    def links(self) -> Links:
        """Return the merges and splits in force, and what match united, read again when there is anything new."""
        kinds = [tag_of(Decision), tag_of(Union)]
        newest = self._rows(select(func.max(t.record.c.number)).where(t.record.c.kind.in_(kinds)))[0][0]
        if self._links is None or self._links[0] != newest:
            made = (self.decisions(), list(self.records(Union))) if newest else ((), [])
            self._links = newest, Links(made[0], self._present, [(u, self._ends(u)) for u in made[1]])
        return self._links[1]

    def _ends(self, union: Union) -> tuple[End, End]:
        a, b = union.ends
        return End(id=a, opened=self.number_of(a)), End(id=b, opened=self.number_of(b))

    def forget_links(self) -> None:
        """Read the merges and splits anew when next asked: what they name may be found elsewhere now."""
        self._links = None

    def forget(self) -> None:
        """Let go of all that is kept at hand."""
        self._recent.clear()
        self.forget_links()

    def _present(self, end: End) -> str | None:
        """Return the incident that a decision names, by its id, else as the one that the words it was opened by are in now."""
        if self.incident(end.id) is not None or end.seed is None:
            return end.id if self.has(end.id) else None
        held = {c.id for c in self.claims_of(end.seed.report) if end.seed.holds(c)}
        found = (m.incident for m in self.sealed_memberships(end.seed.report) if held & set(m.claims))
        return next(found, None)

    def claims_with(self, ids: Sequence[str]) -> list[Claim]:
        """Return the claims with these ids that are there."""
        return [c for c in self.fetch(ids) if isinstance(c, Claim)]

    def sealed_memberships(self, report: str) -> list[Membership]:
        """Return a report's memberships as match gave them."""
        asked = select(t.member.c.id).where(t.member.c.report == report).order_by(t.member.c.id).distinct()
        return [m for m in self.fetch([row.id for row in self._rows(asked)]) if isinstance(m, Membership)]

    # ---------------------------------------------------------------- incidents

    def incidents(self) -> list[Incident]:
        """Return the incidents that have a report that counts."""
        alive = (
            select(t.member.c.incident)
            .join(t.report, t.report.c.id == t.member.c.report)
            .where(t.report.c.hidden == 0)
            .distinct()
        )
        return [i for i in self.fetch([row.incident for row in self._rows(alive)]) if isinstance(i, Incident)]

    def count_redirects(self) -> int:
        """Return how many incidents lead to another."""
        links = self.links
        return sum(links.shown(i.id) != i.id for i in self.fetch(sorted(links.nodes)) if isinstance(i, Incident))

    def count_members(self) -> dict[str, dict[str, int]]:
        """Return, per incident, how many reports that count have each role in it."""
        asked = select(t.member.c.incident, t.member.c.role, func.count(t.member.c.report.distinct()).label("n")).join(
            t.report, t.report.c.id == t.member.c.report
        )
        counts: dict[str, dict[str, int]] = {}
        for row in self._rows(asked.where(t.report.c.hidden == 0).group_by(t.member.c.incident, t.member.c.role)):
            counts.setdefault(row.incident, {})[row.role] = row.n
        return counts

    def memberships(self, incident: str) -> list[Membership]:
        """Return the memberships of the incident's reports that count, one per report."""
        asked = select(t.member.c.id).join(t.report, t.report.c.id == t.member.c.report)
        rows = self._rows(
            asked.where(t.member.c.incident == incident, t.report.c.hidden == 0).order_by(t.report.c.number, t.member.c.id)
        )
        sealed: list[Membership] = self.fetch([row.id for row in rows])
        links = self.links
        if incident not in links.nodes:
            return sealed
        return list(once([m for s in sealed for m in links.placed(s, self.claims_with) if m.incident == incident]))

    def memberships_of(self, report: str) -> list[Membership]:
        """Return a report's memberships."""
        return [m for sealed in self.sealed_memberships(report) for m in self.links.placed(sealed, self.claims_with)]

    def evidence(self, incident: str) -> Evidence:
        """Return all that bears on one incident. Costs in proportion to the incident."""
        return gather_evidence(self, incident)

    def beside(self, incident: str) -> list[Incident]:
        """Return the other incidents that the incident's reports speak of too."""
        own, other = t.member.alias(), t.member.alias()
        asked = select(other.c.incident).join(own, own.c.report == other.c.report).join(t.report, t.report.c.id == own.c.report)
        rows = self._rows(
            asked.where(own.c.incident == incident, other.c.incident != incident, t.report.c.hidden == 0).distinct()
        )
        return [i for i in self.fetch(sorted(row.incident for row in rows)) if isinstance(i, Incident)]

    # ---------------------------------------------------------------- what match asks (an IncidentIndex)

    def may_unite(self, a: str, b: str) -> bool:
        """Say whether two incidents may be taken for one: people decided on neither, no report tells of both, and neither is too large."""
        links = self.links
        if (
            links.is_decided(a)
            or links.is_decided(b)
            or self.has(make_id(Union.PREFIX, [(a, b)]))
            or self.has(make_id(Union.PREFIX, [(b, a)]))
        ):
            return False
        asked = select(t.member.c.incident, t.member.c.report).where(t.member.c.incident.in_((a, b))).limit(2 * MOST_UNITED + 1)
        rows = self._rows(asked)
        ours, theirs = ({row.report for row in rows if row.incident == one} for one in (a, b))
        return len(rows) <= 2 * MOST_UNITED and not ours & theirs

    def incidents_with(self, keys: Sequence[str], limit: int) -> list[tuple[str, str, float]]:
        """Return `(key, incident, weight)` for the incidents filed under each of `keys`, at most `limit` a key, newest first."""
        return list(self._asked(bulk.filed_under, dict.fromkeys(keys), limit))

    def profile(self, incident: str) -> bytes | None:
        """Return the incident's profile as match made it."""
        return next(
            (bytes(row.body) for row in self._rows(select(t.profile.c.body).where(t.profile.c.incident == incident))), None
        )

    def incident(self, id_: str) -> Incident | None:
        """Return the incident, or `None`."""
        found = self.record(id_)
        return found if isinstance(found, Incident) else None

    def incidents_of(self, report: str) -> list[str]:
        """Return the incidents that a report is a member of."""
        rows = self._rows(select(t.member.c.incident).where(t.member.c.report == report).distinct().order_by(t.member.c.incident))
        return [row.incident for row in rows]
