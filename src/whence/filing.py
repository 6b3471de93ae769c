"""Filing: what is kept beside the records so that they are found again, and the register that names are looked up in.

In: sealed records. Out: index rows, a pure function of what is sealed, used when it is sealed and again at every rebuild.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from whence.language.actors_file import load_actors
from whence.language.base_actors import base_actors, beside
from whence.language.register import Register
from whence.match import keys_of, profile_after, subject_of
from whence.model.acts import Run
from whence.model.base import Record
from whence.model.matched import Membership
from whence.model.said import Claim
from whence.store import CaseStore, IndexRows
from whence.trace import marks


def index_rows(case: CaseStore, act: Run, records: Sequence[Record]) -> IndexRows:
    """Return the index rows that a placed report gives: its fingerprints, and the keys and profiles of its incidents.

    A pure function of sealed records, used when they are sealed and again at every rebuild.
    """
    if "match" not in act.methods:
        return IndexRows()
    rows = IndexRows(placed=act.reports)
    register = register_of(case)
    members = [r for r in records if isinstance(r, Membership) and r.claims]
    for report in filter(None, map(case.report, act.reports)):
        rows.marks[report.id] = list(marks(report))
        main = subject_of(m for m in members if m.report == report.id)
        for member in (m for m in members if m.report == report.id):
            claims = [c for c in case.fetch(member.claims) if isinstance(c, Claim)]
            before = rows.profiles.get(member.incident) or case.profile(member.incident)
            profile = profile_after(before, member.incident, claims, report, register=register, subject=member.incident == main)
            rows.profiles[member.incident] = profile
            rows.keys[member.incident] = keys_of(member.incident, profile)
    return rows


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
