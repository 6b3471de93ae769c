"""Filing: what is kept beside the records so that they are found again, and the register that names are looked up in.

In: sealed records. Out: index rows, a pure function of what is sealed, used when it is sealed and again at every rebuild.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from whence.language.actors.actors_file import load_actors
from whence.language.actors.base_actors import base_actors, beside
from whence.language.actors.register import Register
from whence.match import keys_of, profile_after, subject_of
from whence.match.apart import set_apart
from whence.model.acts import Run
from whence.model.base import Record
from whence.model.captured import Report
from whence.model.matched import Membership
from whence.store import CaseStore, IndexRows
from whence.trace import marks
from whence.trace.open_credits import names_given


def index_rows(case: CaseStore, act: Run | None, records: Sequence[Record]) -> IndexRows:
    """Return the index rows that a placed report gives: fingerprints, names it has something from, and keys and profiles of its incidents.

    A pure function of sealed records and of which incidents people made one or two, used when they are sealed and again at every rebuild;
    without `act`, when the incidents of these memberships are made again.
    """
    if act is not None and "match" not in act.methods:
        return IndexRows()
    sealed = [r for r in records if isinstance(r, Membership)]
    reports = list(dict.fromkeys(m.report for m in sealed)) if act is None else act.reports
    rows = IndexRows(placed=() if act is None else reports)
    members = [placed for one in sealed for placed in case.links.placed(one, case.claims_with)]
    for report in filter(None, map(case.report, reports)):
        if act is not None:
            rows.marks[report.id] = [*marks(report), *names_given(report, case.said_of(report.id))]
        _file(case, report, [m for m in members if m.report == report.id and m.claims], rows)
    return rows


def _file(case: CaseStore, report: Report, members: Sequence[Membership], rows: IndexRows) -> None:
    """Add one report's claims to the profiles of the incidents that they are shown in."""
    register, main = register_of(case), subject_of(members)
    for member in members:
        claims = case.claims_with(member.claims)
        before = rows.profiles.get(member.incident) or case.profile(member.incident)
        profile = profile_after(before, member.incident, claims, report, register=register, subject=member.incident == main)
        rows.profiles[member.incident] = profile
        rows.keys[member.incident] = keys_of(member.incident, profile)
        seed = case.links.seeds.get(member.incident)
        known = {i.id for i in rows.incidents}
        if seed is not None and member.incident not in known and not case.has(member.incident):
            rows.incidents.append(set_apart(seed, claims, report))


def register_of(case: CaseStore) -> Register:
    """Return the register of the actors file that the case was last given, beside the base that was sealed with the case.

    Without a file it knows names and no interests; without the base, or with the base switched off, it is the file's alone.
    """
    own, base = case.fact("actors_object"), case.fact("base_actors_object")
    if case.fact("base_actors") != "on":
        base = None
    return _register(case.objects.path(own) if own else None, case.objects.path(base) if base else None)


@lru_cache(maxsize=4)
def _register(actors_file: Path | None, base_file: Path | None) -> Register:
    # Unnamed entries describe voices that the texts leave unnamed; resolving names by them would let a case's truth speak.
    own = tuple(actor for actor in load_actors(actors_file) if not actor.unnamed) if actors_file else ()
    return Register(own, base=beside(own, base_actors(base_file.read_bytes())) if base_file else ())
