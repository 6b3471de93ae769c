"""Bring the projection after what people made one or two: which incident each membership is shown in, profiles, keys, redirects.

In: merges and splits before and after an entry. Out: rows. Only the incidents that are tied to what was decided are made again, from the
sealed memberships in the order in which they were sealed, so that taking a decision back gives the very rows that were there before.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from whence.model.acts import Run
from whence.model.base import Record, replace
from whence.model.linked import Links
from whence.model.matched import Incident, Membership, Union
from whence.store import tables as t
from whence.store.projection import IndexRows, Projection

if TYPE_CHECKING:
    from whence.store.casefolder import CaseStore

Derive = Callable[["CaseStore", Run | None, Sequence[Record]], IndexRows]
_MANY = 400


def relink_decided(store: "CaseStore", projection: Projection, derive: Derive, before: Links) -> None:
    """Bring the projection after a decision that was just written; `before` is how the incidents stood until then."""
    now = store.links
    changed = set(before.made) ^ set(now.made)
    named = {id_ for decision in changed for links in (before, now) for id_ in links.named_in(decision)}
    parted = before.united.keys() ^ now.united.keys()
    named |= {id_ for links in (before, now) for union in links.united.values() if union.id in parted for id_ in union.ends}
    if named:
        _relink(store, projection, derive, before.family(now.family(named)) | now.family(before.family(named)))


def relink_found(store: "CaseStore", projection: Projection, derive: Derive, records: Sequence[Record]) -> set[str]:
    """Bring the projection after new records of a run; return the incidents that were made again for it.

    After a redo, incidents that people made one or two come one by one. An incident that a decision names, or may name, brings its family.
    """
    if united := {id_ for r in records if isinstance(r, Union) for id_ in r.ends}:
        store.forget_links()
        family = store.links.family(united) | united
        _relink(store, projection, derive, family)
        return family
    links = store.links
    opened = {r.id for r in records if isinstance(r, Incident)}
    told = {r.report for r in records if isinstance(r, Membership)}
    if (opened and links.unresolved) or opened & links.nodes or told & links.awaited:
        store.forget_links()
        now = store.links
        found = (links.unresolved - now.unresolved) | (opened & now.nodes) | (now.nodes - links.nodes)
        if found:
            family = links.family(now.family(found)) | now.family(found)
            _relink(store, projection, derive, family)
            return family
    for report in dict.fromkeys(r.report for r in records if isinstance(r, Membership) and r.incident in links.nodes):
        _place(store, projection, report)
        projection.forget_weighings({m.incident for m in store.memberships_of(report)})
    return set()


def _relink(store: "CaseStore", projection: Projection, derive: Derive, family: set[str]) -> None:
    store.forget_links()
    reports = _reports(store, family)
    for report, _ in reports:
        _place(store, projection, report)
    projection.unfile(family)
    for report, seq in reports:
        rows = derive(store, None, store.sealed_memberships(report))
        made = [incident for incident in rows.incidents if incident.id in family]
        projection.apply(seq, made)
        projection.keep_index(seq, rows.only(family))
        if made:
            store.forget_links()
    _redirect(store, projection, family)
    projection.forget_weighings()


def _reports(store: "CaseStore", family: set[str]) -> list[tuple[str, int]]:
    """Return the reports with a membership in the family, with the entry that sealed it, in the order of sealing."""
    found: dict[str, tuple[int, int]] = {}
    ids = sorted(family)
    for at in range(0, len(ids), _MANY):
        some = ids[at : at + _MANY]
        asked = (
            select(t.member.c.report, func.min(t.record.c.number).label("number"), func.min(t.record.c.seq).label("seq"))
            .join(t.record, t.record.c.id == t.member.c.id)
            .where(or_(t.member.c.given.in_(some), t.member.c.incident.in_(some)))
            .group_by(t.member.c.report)
        )
        for row in store._rows(asked):
            found[row.report] = min(found.get(row.report, (row.number, row.seq)), (row.number, row.seq))
    return [(report, seq) for report, (_, seq) in sorted(found.items(), key=lambda entry: entry[1])]


def _place(store: "CaseStore", projection: Projection, report: str) -> None:
    """File a report's memberships under the incidents that they are shown in."""
    links = store.links
    sealed = store.sealed_memberships(report)
    rows = [(placed, one.id, one.incident) for one in sealed for placed in links.placed(one, store.claims_with)]
    projection.place(report, rows)


def _redirect(store: "CaseStore", projection: Projection, family: Iterable[str]) -> None:
    """Note on every incident of the family which one it leads to, if not itself."""
    links = store.links
    for id_ in sorted(family):
        held, home = store.incident(id_), links.shown(id_)
        if held is not None:
            projection.rewrite(replace(held, merged_into=None if home == id_ else home))
