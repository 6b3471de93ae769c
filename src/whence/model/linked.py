"""Incidents that were made one or two: what such a decision holds, and where each membership stands after all that are in force.

In: decisions of kind merge and split, and the unions that match made. Out: for a sealed membership, the incident that it is shown in.
Unions stand before what people decide: a split parts what match took for one, and match unites nothing that people have decided on.
The incidents of a case are kept as a partition: a merge unites two sets of incidents, a split parts one set and says which reports or
claims leave it. Of two decisions that contradict each other the later stands. A set has one name, its oldest incident's, so that no redirect
can lead in a circle, whatever a log holds.
Refuses: to change a sealed record; what an incident was opened as, and what joined it, stays beside what people made of it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from whence.model.acts import Decision, standing, undone_by
from whence.model.base import Part, replace
from whence.model.matched import Membership, Union
from whence.model.said import Claim
from whence.model.vocabulary import DecisionKind, MembershipRole

INCIDENTS, STATEMENTS = "incidents", "statements"
LINKING = (DecisionKind.MERGE, DecisionKind.SPLIT)
_HALF = 0.5
"""A claim read anew is the one that a person set apart where it holds more than this share of its words."""

_encoder = msgspec.json.Encoder(order="deterministic")


class Place(Part, frozen=True, kw_only=True):
    """Words of a report by which something is found again after a redo, without the words."""

    report: str
    start: int
    end: int

    def holds(self, claim: Claim) -> bool:
        """Say whether a claim stands here, for the most part."""
        if claim.report != self.report:
            return False
        common = min(claim.passage.end, self.end) - max(claim.passage.start, self.start)
        return common > _HALF * min(self.end - self.start, claim.passage.end - claim.passage.start)


class End(Part, frozen=True, kw_only=True):
    """An incident or a statement that a decision names. `opened` orders incidents by when the case first had them; `seed` finds it again."""

    id: str
    opened: int = 0
    seed: Place | None = None


class Link(Part, frozen=True, kw_only=True):
    """What a decision of kind merge or split holds under `value`.

    `about` is incidents or statements, `ends` what is made one or two. A split of an incident names the `reports` and `claims` that leave
    (`places` are those of the claims) and the reports of which nothing leaves (`stays`: read anew, they might be matched to the other
    half); the incidents among its set that leave `whole`, and, where none does, the new `part` (which has no seed to be found by: its id
    is made of `seed`, whatever comes of that claim).
    """

    about: str
    ends: tuple[End, ...]
    reports: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    stays: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    part: End | None = None
    seed: str | None = None

    def packed(self) -> str:
        """Return it as a decision's `value`."""
        return _encoder.encode(self).decode()


class _Route(NamedTuple):
    """What leaves, from the incidents `sources` to the incident `to`."""

    sources: frozenset[str]
    to: str
    link: Link


def link_of(decision: Decision) -> Link | None:
    """Return what a merge or split holds; `None` for other decisions, and for one that holds nothing that can be read."""
    if decision.kind not in LINKING:
        return None
    try:
        return msgspec.json.decode(decision.value or "", type=Link)
    except msgspec.DecodeError:
        return None


class Links:
    """The merges and splits of incidents in force. `present` finds the incident that an end is today, `None` where there is none."""

    def __init__(
        self,
        decisions: Sequence[Decision],
        present: Callable[[End], str | None],
        unions: Sequence[tuple[Union, tuple[End, End]]] = (),
    ) -> None:
        self.made = tuple(d for d in standing(decisions) if d.kind in LINKING and not _is_of_statements(d))
        self.differing: list[tuple[Decision, Decision]] = []
        self.void: dict[str, str] = {}
        """Decisions that change nothing, with the sentence that says why."""
        self.seeds: dict[str, str] = {}
        self.aliases: set[str] = set()
        """Incidents of splits that were taken back: they lead to where they came from, and may be set apart again."""
        self.unresolved: set[str] = set()
        self.awaited: set[str] = set()
        """Reports whose words would find an incident that is not there yet."""
        self._present = present
        self._now: dict[str, str] = {}
        self._opened: dict[str, int] = {}
        self._set: dict[str, frozenset[str]] = {}
        self._routes: list[_Route] = []
        self._sides: list[tuple[Decision, frozenset[str], frozenset[str]]] = []
        undone = undone_by(decisions)
        self.united: dict[str, Union] = {union.id: union for union, _ in unions if union.id not in undone}
        """Unions of incidents that are in force, by id."""
        for union, ends in unions:
            if union.id in self.united:
                self._unite([self._node(end) for end in ends])
        apart = {link.part.id for d in self.made if (link := link_of(d)) is not None and link.part is not None}
        for decision in decisions:
            self._keep_redirect(decision, apart)
        for decision in self.made:
            self._replay(decision)

    @property
    def nodes(self) -> frozenset[str]:
        """Return every incident that a decision bears on."""
        return frozenset(self._set)

    def shown(self, incident: str) -> str:
        """Return the incident that `incident` is shown as: itself, or the one that it was merged into."""
        there = self._set.get(incident)
        if there is None:
            return incident
        real = there - self.unresolved or there
        return min(real, key=lambda id_: (self._opened[id_], id_))

    def known_as(self, incident: str) -> tuple[str, ...]:
        """Return the incidents that are shown as this one."""
        return tuple(sorted(self._set.get(incident, frozenset((incident,)))))

    def family(self, incidents: Iterable[str]) -> set[str]:
        """Return the incidents, and all that merges and splits tie to them."""
        found: set[str] = set()
        waiting = list(incidents)
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self._set.get(one, ())
                waiting += [
                    other for route in self._routes if one in (*route.sources, route.to) for other in (*route.sources, route.to)
                ]
        return found

    def named_in(self, decision: Decision) -> set[str]:
        """Return the incidents that a merge or split names, as they are called today."""
        link = link_of(decision)
        if link is None:
            return set()
        ids = [*(end.id for end in (*link.ends, *((link.part,) if link.part else ()))), *link.whole]
        return {self._now.get(id_, id_) for id_ in ids}

    def placed(self, member: Membership, claims_of: Callable[[Sequence[str]], Sequence[Claim]]) -> list[Membership]:
        """Return where a sealed membership stands: in one incident, or in several where only some of its claims were set apart."""
        if member.incident not in self._set:
            return [member]
        homes: defaultdict[str, list[str]] = defaultdict(list)
        for node, held in self.parts(member, claims_of).items():
            homes[self.shown(node)] += held
        if len(homes) == 1:
            return [replace(member, incident=next(iter(homes)))]
        own = self.shown(member.incident)
        return [
            replace(
                member, incident=home, claims=tuple(c for c in member.claims if c in held), id=member.id if home == own else ""
            )
            for home, held in sorted(homes.items())
        ]

    def parts(self, member: Membership, claims_of: Callable[[Sequence[str]], Sequence[Claim]]) -> dict[str, list[str]]:
        """Return a sealed membership's claims by the incident that splits led them to, merges left aside; "" stands for no claim."""
        routes = [
            r for r in self._routes if member.report in r.link.reports or any(p.report == member.report for p in r.link.places)
        ]
        by_claim = bool(member.claims) and any(r.link.places for r in routes)
        claims = {c.id: c for c in claims_of(member.claims)} if by_claim else {}
        found: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in member.claims or ("",):
            found[_led(member, id_, claims.get(id_), routes)].append(id_)
        return dict(found)

    def bearing_on(self, incident: str) -> list[Decision]:
        """Return the merges and splits in force that made the incident what it is shown as."""
        return [d for d in self.made if any(self.shown(id_) == incident for id_ in self.named_in(d))]

    def unions_of(self, incident: str) -> list[Union]:
        """Return the unions in force that are part of what the incident is shown as."""
        return [u for u in self.united.values() if any(self.shown(id_) == incident for id_ in u.ends)]

    def is_decided(self, incident: str) -> bool:
        """Say whether people have made the incident one with another, or two."""
        return any(incident in self.named_in(decision) for decision in self.made)

    # ---------------------------------------------------------------- replaying

    def _node(self, end: End) -> str:
        found = self._present(end)
        id_ = self._now.setdefault(end.id, found or end.id)
        if found is None:
            self.unresolved.add(id_)
            self.awaited |= {end.seed.report} if end.seed is not None else set()
        self._opened[id_] = min(end.opened, self._opened.get(id_, end.opened))
        self._set.setdefault(id_, frozenset((id_,)))
        return id_

    def _unite(self, ids: Iterable[str]) -> None:
        united = frozenset().union(*(self._set[id_] for id_ in ids))
        self._set |= dict.fromkeys(united, united)

    def _keep_redirect(self, decision: Decision, apart: set[str]) -> None:
        """Let the id that a split once gave lead back to where it came from, also where the split was taken back: reports may have joined it."""
        link = link_of(decision)
        if link is not None and link.about == INCIDENTS and link.part is not None and link.ends and link.seed:
            ids = [self._node(end) for end in (*link.ends, link.part)]
            self.seeds[ids[-1]] = link.seed
            if link.part.id not in apart and link.part.id != link.ends[0].id:
                self.aliases.add(ids[-1])
                self._unite([ids[0], ids[-1]])

    def _replay(self, decision: Decision) -> None:
        link = link_of(decision)
        if (
            link is None
            or link.about != INCIDENTS
            or len({end.id for end in link.ends}) < (2 if decision.kind is DecisionKind.MERGE else 1)
        ):
            self.void[decision.id] = "it does not say which incidents it is about"
        elif decision.kind is DecisionKind.MERGE:
            self._merge(decision, [self._node(end) for end in link.ends])
        else:
            self._split(decision, link, [self._node(end) for end in link.ends])

    def _merge(self, decision: Decision, ids: Sequence[str]) -> None:
        ours = [self._set[id_] for id_ in ids]
        for earlier, left, stayed in self._sides:
            if any(a & left and b & stayed for a in ours for b in ours if a != b):
                self.differing.append((earlier, decision))
        self._unite(ids)

    def _split(self, decision: Decision, link: Link, ids: Sequence[str]) -> None:
        there = self._set[ids[0]]
        left = frozenset(self._now.get(id_, id_) for id_ in link.whole) & there
        stays = there - left
        new = self._now.get(link.part.id, link.part.id) if link.part else None
        if (new is None and not left) or new in there or not stays or not (link.reports or link.claims):
            self.void[decision.id] = "what it sets apart would lead back to what it was set apart from"
            return
        for earlier in self.made[: self.made.index(decision)]:
            named = self.named_in(earlier)
            if earlier.kind is DecisionKind.MERGE and named & left and named & stays:
                self.differing.append((earlier, decision))
        self._set |= dict.fromkeys(stays, stays)
        if left:
            self._set |= dict.fromkeys(left, left)
        to = min(left, key=lambda id_: (self._opened[id_], id_)) if left else str(new)
        home = ids[0] if ids[0] in stays else min(stays, key=lambda id_: (self._opened[id_], id_))
        self._routes.append(_Route(stays, to, link))
        self._routes.append(_Route(left or frozenset((to,)), home, Link(about=INCIDENTS, ends=link.ends, reports=link.stays)))
        self._sides.append((decision, left or frozenset((to,)), stays))


def _is_of_statements(decision: Decision) -> bool:
    link = link_of(decision)
    return link is not None and link.about == STATEMENTS


def _led(member: Membership, id_: str, claim: Claim | None, routes: Sequence[_Route]) -> str:
    at = member.incident
    for route in routes:
        apart = id_ in route.link.claims or (claim is not None and any(place.holds(claim) for place in route.link.places))
        if at in route.sources and (member.report in route.link.reports or apart):
            at = route.to
    return at


_STRENGTH = {role: at for at, role in enumerate((MembershipRole.FOCUS, MembershipRole.BACKGROUND, MembershipRole.UNREAD))}


def strongest(members: Iterable[Membership]) -> dict[str, MembershipRole]:
    """Return, per incident, the strongest role that one report's memberships give it there."""
    roles: dict[str, MembershipRole] = {}
    for member in members:
        roles[member.incident] = min(member.role, roles.get(member.incident, member.role), key=_STRENGTH.__getitem__)
    return roles


def once(members: Sequence[Membership]) -> Iterator[Membership]:
    """Yield one membership per report of an incident: what it says of the incidents that were made one, in its strongest role."""
    by_report: defaultdict[str, list[Membership]] = defaultdict(list)
    for member in members:
        by_report[member.report].append(member)
    for held in by_report.values():
        first, *others = sorted(held, key=lambda m: _STRENGTH[m.role])
        yield (
            first
            if not others
            else replace(
                first,
                claims=tuple(dict.fromkeys(id_ for m in (first, *others) for id_ in m.claims)),
                score=max(m.score for m in held),
                review=any(m.review for m in held),
            )
        )
