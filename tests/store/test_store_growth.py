"""A large case costs what a small one costs. Counted in steps of SQLite's own machine, so that a busy computer changes nothing."""

from collections.abc import Callable
from pathlib import Path

from store_cases import add, decision_on, hash_of, opened, records_of, run_of

from build import WHEN
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.linked import INCIDENTS, End, Link
from whence.model.matched import Incident, Membership
from whence.model.vocabulary import DecisionKind, IncidentType, MembershipRole
from whence.store import CaseStore

VIRAL = "the same words in every report of this family"


def filled(path: Path, many: int) -> CaseStore:
    """Return a case of `many` copies of one text, of one outlet, all in one incident and each in one of its own."""
    case = opened(path)
    captures, records = [], {"capture": [], "match": []}
    big = Incident(seed="clm_big", type=IncidentType.OTHER, title="big", method="tests/1")
    for n in range(many):
        data, capture, found = records_of(f"{VIRAL} number{n}", f"{n}.txt")
        case.objects.put(data)
        captures.append(capture)
        report = found["capture"][0]
        own = Incident(seed=f"clm_{n}", type=IncidentType.OTHER, title="own", method="tests/1")
        members = [
            Membership(incident=i.id, report=report.id, role=MembershipRole.FOCUS, claims=("clm_1",), method="tests/1")
            for i in (big, own)
        ]
        records["capture"] += found["capture"]
        records["match"] += [own, *members]
    case.commit(captures=captures, records=records, run=run_of())
    return case


def steps(case: CaseStore, work: Callable[[], object]) -> int:
    """Return how many steps (in tens) SQLite takes for `work`."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    raw = case._db.connection.driver_connection
    assert raw is not None
    raw.set_progress_handler(count, 10)
    work()
    raw.set_progress_handler(None, 0)
    return taken


def test_a_report_added_to_a_large_case_costs_what_it_costs_in_a_small_one(tmp_path: Path) -> None:
    costs = []
    for many in (60, 1200):
        with filled(tmp_path / str(many), many) as case:
            costs.append(min(steps(case, lambda n=n: add(case, f"{VIRAL} more{n}", f"more{n}.txt")) for n in range(3)))
    assert costs[1] <= 1.5 * costs[0], costs


def test_what_trace_and_match_ask_costs_the_same_in_a_large_case(tmp_path: Path) -> None:
    costs: list[dict[str, int]] = []
    hashes = [hash_of(word) for word in VIRAL.split()]
    for many in (60, 1200):
        with filled(tmp_path / str(many), many) as case:
            first = next(iter(case.reports()))
            assert isinstance(first, Report)
            costs.append(
                {
                    "postings": steps(case, lambda: case.postings(hashes, 8)),
                    "outlet": steps(case, lambda: case.reports_of_outlet("example gazette", WHEN)),
                    "undated": steps(case, lambda: case.reports_of_outlet("example gazette", None)),
                    "initials": steps(case, lambda: case.reports_of_outlet("exg", None)),
                    "keys": steps(case, lambda: case.incidents_with([f"type|{n:x}" for n in range(16)], 3)),
                    "url": steps(case, lambda: case.reports_with_url("https://example.org/1")),
                    "whole": steps(case, lambda: case.whole(first.id)),  # noqa: B023
                    "incidents of": steps(case, lambda: case.incidents_of(first.id)),  # noqa: B023
                    "edges": steps(case, lambda: case.edges_of([first.id])),  # noqa: B023
                    "prefix": steps(case, lambda: case.starting_with(first.id[:12])),  # noqa: B023
                }
            )
    small, large = costs
    assert {name: cost for name, cost in large.items() if cost > 1.5 * small[name] + 5} == {}, costs
    assert small["postings"] > 0


def test_opening_reads_the_end_of_the_log_and_not_the_log(tmp_path: Path) -> None:
    from whence.store.filesystem import Disk

    class Reading(Disk):
        """A disk that counts the bytes read."""

        taken = 0

        def read(self, path: Path, start: int = 0) -> bytes:
            data = super().read(path, start)
            Reading.taken += len(data)
            return data

    filled(tmp_path / "case", 300).close()
    assert (tmp_path / "case" / "log" / "entries").stat().st_size > 100_000
    with opened(tmp_path / "case", disk=Reading()):
        pass
    with opened(tmp_path / "case", disk=Reading(), write=False):
        pass
    assert Reading.taken < 2_000


def test_a_report_added_to_incidents_that_people_made_one_costs_the_same_in_a_large_case(tmp_path: Path) -> None:
    costs = []
    for many in (60, 1200):
        with filled(tmp_path / str(many), many) as case:
            big, own = (Incident(seed=seed, type=IncidentType.OTHER, title="", method="tests/1") for seed in ("clm_big", "clm_0"))
            case.commit(records={"match": [big]}, run=run_of())
            link = Link(about=INCIDENTS, ends=(End(id=big.id, opened=1), End(id=own.id, opened=2)))
            case.commit(decisions=[replace(decision_on(big.id, DecisionKind.MERGE), value=link.packed())])
            assert case.links.shown(own.id) == big.id and len(case.memberships(big.id)) == many
            costs.append(min(steps(case, lambda n=n, to=big.id: joined(case, to, n)) for n in range(3)))
    assert costs[1] <= 1.5 * costs[0], costs


def joined(case: CaseStore, incident: str, n: int) -> None:
    data, capture, found = records_of(f"{VIRAL} late{n}", f"late{n}.txt")
    case.objects.put(data)
    member = Membership(
        incident=incident, report=found["capture"][0].id, role=MembershipRole.FOCUS, claims=("clm_1",), method="tests/1"
    )
    case.commit(captures=[capture], records={"capture": found["capture"], "match": [member]}, run=run_of())
