"""People make two incidents one, one two, and take it back: what is shown, what is kept, and that no order of it matters."""

import itertools
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import select

from build import WHEN
from whence.case import Case
from whence.errors import UsageError
from whence.model.acts import Decision, Run
from whence.model.base import replace
from whence.model.codec import encode
from whence.model.linked import INCIDENTS, End, Link, Links
from whence.model.matched import Incident, Membership
from whence.model.vocabulary import DecisionKind
from whence.store import tables

Clock = Callable[[], datetime]
BY = {"by": "Ana Voss", "reason": "read both"}

PAGE = "Source: Leaf {n}\nPublished: 2024-{day}T1{n}:00:00+00:00\nLanguage: en\nTitle: {title}\n\n{lead}\n\n{more}\n"
ESCAPE = ("05-06", "{many} prisoners escape from jail in Mosul", "{many} prisoners escaped from a jail in Mosul on Sunday, {who} said.",
          "The men overpowered a warden at dawn, {who} said, and {many} prisoners were gone by noon.")  # fmt: skip
SHELLS = ("03-14", "Mortar shells kill {many} in Kunduz market", "Mortar shells killed {many} people in a market in Kunduz on Wednesday, {who} said.",
          "Traders carried the wounded to a clinic, {who} said.")  # fmt: skip
BLAST = ("01-22", "Car bomb wounds {many} at a bank in Herat", "A car bomb wounded {many} people outside a bank in Herat on Sunday, {who} said.",
         "Windows broke along the avenue, {who} said.")  # fmt: skip
TOLD = [(ESCAPE, "Four", "an official of the Northern Brigade"), (ESCAPE, "Five", "a guard"), (ESCAPE, "Four", "the governor"),
        (SHELLS, "nine", "a police officer"), (SHELLS, "ten", "the mayor"), (BLAST, "two", "a doctor"), (BLAST, "six", "a shopkeeper")]  # fmt: skip
Story = tuple[tuple[str, str, str, str], str, str]


def write(folder: Path, told: Sequence[Story] = TOLD, first: int = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for n, ((day, *words), many, who) in enumerate(told, first):
        title, lead, more = (sentence.format(many=many, who=who) for sentence in words)
        (folder / f"p{n}.txt").write_text(PAGE.format(n=n, day=day, title=title, lead=lead, more=more))
    return folder


def opened(path: Path, clock: Clock) -> Case:
    case = Case.open(path / "case", write=True, create=True, now=clock)
    case.add(write(path / "pages"))
    return case


def shown(case: Case) -> list[bytes]:
    """Return everything that is weighed, in the order in which it is shown."""
    return [encode(view.weighing) for view in case.incidents()]


def rows(case: Case) -> dict[str, list[str]]:
    """Return the rows that match and every number rest on."""
    kept = (tables.member, tables.profile, tables.incident_key, tables.report, tables.edge)
    return {table.name: sorted(map(repr, case._store._rows(select(table)))) for table in kept}


def summary(case: Case) -> str:
    return case.summary().rpartition(",")[0]  # without the number of decisions


def by_town(case: Case) -> dict[str, str]:
    return {view.weighing.place or "": view.incident.id for view in case.incidents()}


def files(case: Case, incident: str) -> set[str]:
    reports = {report.id: report.key for report in case.reports()}
    return {reports[m.report] for m in case._store.memberships(incident)}


def test_merged_incidents_are_one_with_all_reports_statements_and_answers_of_both(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        town, before = by_town(case), {v.incident.id: v.weighing for v in case.incidents()}
        older, younger = sorted((town["Mosul"], town["Kunduz"]), key=case._store.number_of)
        decision = case.merge(younger, older, **BY)
        assert decision.target == older and set(town.values()) - {younger} == {v.incident.id for v in case.incidents()}
        (found,) = [v.weighing for v in case.incidents() if v.incident.id == older]
        halves = [before[older].numbers, before[younger].numbers]
        assert found.numbers.reports.seen == sum(h.reports.seen for h in halves)
        assert found.numbers.utterances[1] == sum(h.utterances[1] for h in halves)
        answers = {
            str(a.value)
            for w in (before[older], before[younger])
            for q in w.questions
            if q.question == "where"
            for a in q.answers
        }
        assert answers <= {str(a.value) for q in found.questions if q.question == "where" for a in q.answers}
        (note,) = [f for f in found.flags if f.code == "merged-or-split"]
        assert "Ana Voss" in note.sentence and younger in note.sentence and decision.id in note.records
        assert summary(case).endswith("2 incidents")


def test_the_id_that_was_merged_leads_to_the_one_that_stays_everywhere(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        older, younger = sorted(by_town(case).values(), key=case._store.number_of)[:2]
        case.merge(older, younger, **BY)
        assert case.view(focus=younger).incidents[0].incident.id == older
        assert "was merged into" in (case.led_from(younger) or "") and case.led_from(older) is None
        assert case.explain(younger).sentence == case.explain(older).sentence
        case.decide("verify", younger, by="Ben Ito", reason="saw it")
        assert next(v for v in case.incidents() if v.incident.id == older).weighing.numbers.verified_by == ("Ben Ito",)
        records = {r.id: r for r in case.records()}
        assert isinstance(led := records[younger], Incident) and led.merged_into == older
        assert {r.incident for r in records.values() if isinstance(r, Membership)} == {i.id for i in case._store.incidents()}
        with pytest.raises(UsageError, match="one incident already"):
            case.merge(older, younger, **BY)


def test_a_verification_from_before_a_merge_counts_for_both_together(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        older, younger = sorted(by_town(case).values(), key=case._store.number_of)[:2]
        case.decide("verify", younger, by="Ben Ito", reason="saw it")
        case.merge(older, younger, **BY)
        assert next(v for v in case.incidents() if v.incident.id == older).weighing.numbers.verified_by == ("Ben Ito",)


def test_reports_that_were_set_apart_are_an_incident_of_their_own_under_a_lasting_id(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        mosul = by_town(case)["Mosul"]
        before = {v.incident.id for v in case.incidents()}
        first = case.split(mosul, reports=("p1.txt",), **BY)
        (apart,) = {v.incident.id for v in case.incidents()} - before
        assert files(case, mosul) == {"p0.txt", "p2.txt"} and files(case, apart) == {"p1.txt"}
        flags = {v.incident.id: [f.sentence for f in v.weighing.flags if f.code == "merged-or-split"] for v in case.incidents()}
        assert apart in flags[mosul][0] and mosul in flags[apart][0]
        case.undo(first.id, **BY)
        assert case.view(focus=apart).incidents[0].incident.id == mosul and "taken back" in (case.led_from(apart) or "")
        case.split(mosul, reports=("p1.txt",), **BY)
        assert files(case, apart) == {"p1.txt"}


def test_a_claim_can_leave_and_the_rest_of_its_report_stay(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        mosul = by_town(case)["Mosul"]
        (member,) = [m for m in case._store.memberships(mosul) if case.record(m.report).key == "p1.txt"]  # type: ignore[attr-defined]
        assert len(member.claims) > 1
        before = {i.id for i in case._store.incidents()}
        decision = case.split(mosul, claims=member.claims[:1], **BY)
        (apart,) = {i.id for i in case._store.incidents()} - before
        assert set(case._store.evidence(apart).claims) == {member.claims[0]}
        assert member.claims[0] not in case._store.evidence(mosul).claims and "p1.txt" in files(case, mosul)
        case.undo(decision.id, **BY)
        assert [m for m in case._store.memberships(mosul) if m.report == member.report] == [member]


@pytest.mark.parametrize(("reports", "words"), [((), "name reports or claims"), (("p3.txt",), "not in"), (("p0.txt", "p1.txt", "p2.txt"), "leaves something behind")])  # fmt: skip
def test_a_split_that_cannot_be_is_refused_in_a_sentence(
    tmp_path: Path, clock: Clock, reports: tuple[str, ...], words: str
) -> None:
    with opened(tmp_path, clock) as case, pytest.raises(UsageError, match=words):
        case.split(by_town(case)["Mosul"], reports=reports, **BY)


def test_later_reports_join_either_half_and_never_bring_the_halves_together(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        town = by_town(case)
        case.merge(town["Mosul"], town["Kunduz"], **BY)
        older = case._store.links.shown(town["Kunduz"])
        case.split(town["Herat"], reports=("p6.txt",), **BY)
        halves = {v.incident.id for v in case.incidents()} - {older}
        assert len(halves) == 2
        case.add(
            write(
                tmp_path / "more",
                [(SHELLS, "nine", "an aide"), (BLAST, "two", "a cook"), (ESCAPE, "Four", "a clerk")],
                first=7,
            )
        )
        assert files(case, older) == {f"p{n}.txt" for n in (0, 1, 2, 3, 4, 7, 9)}
        assert {v.incident.id for v in case.incidents()} == {older, *halves}
        assert sorted(len(files(case, half)) for half in halves) == [1, 2]
        before, kept = shown(case), rows(case)
        case.rebuild()
        assert (shown(case), rows(case)) == (before, kept)


def test_a_redo_keeps_what_people_made_one_and_two(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        town = by_town(case)
        case.merge(town["Mosul"], town["Kunduz"], **BY)
        case.split(town["Herat"], reports=("p6.txt",), **BY)
        before = shown(case)
        assert case.redo() == [] and shown(case) == before
        kept = rows(case)
        case.rebuild()
        assert rows(case) == kept


def test_two_people_who_contradict_each_other_are_both_named_and_the_latest_stands(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        town, before = by_town(case), shown(case)
        merge = case.merge(town["Mosul"], town["Kunduz"], **BY)
        one = case._store.links.shown(town["Kunduz"])
        split = case.split(one, reports=("p3.txt", "p4.txt"), by="Ben Ito", reason="two towns")
        assert by_town(case) == town
        told = [f for v in case.incidents() for f in v.weighing.flags if f.code == "decisions-differ"]
        assert told and all("Ana Voss" in f.sentence and "Ben Ito" in f.sentence for f in told)
        assert set(told[0].records) == {merge.id, split.id}
        again = case.merge(town["Mosul"], town["Kunduz"], by="Cem Oru", reason="one night")
        assert files(case, one) == {f"p{n}.txt" for n in range(5)}
        case.undo(again.id, **BY), case.undo(split.id, **BY), case.undo(merge.id, **BY)
        assert shown(case) == before


def test_a_merge_and_a_split_of_the_same_reports_give_what_was_before(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        town, kept = by_town(case), rows(case)
        members = {name: {r: case._store.memberships(id_) for r in ("all",)} for name, id_ in town.items()}
        case.merge(town["Mosul"], town["Kunduz"], **BY)
        case.split(town["Mosul"], reports=("p3.txt", "p4.txt"), **BY)
        assert rows(case) == kept and by_town(case) == town
        assert {name: {"all": case._store.memberships(id_)} for name, id_ in town.items()} == members


MOVES = st.lists(st.tuples(st.sampled_from(["merge", "split"]), st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=5)


def act(case: Case, move: tuple[str, int, int]) -> Decision | None:
    """Make a move where it is possible: join two incidents, or set one or two reports apart."""
    kind, a, b = move
    held = sorted(view.incident.id for view in case.incidents())
    one, other = held[a % len(held)], held[b % len(held)]
    try:
        if kind == "merge":
            return case.merge(one, other, **BY)
        there = sorted(files(case, one))
        return case.split(one, reports=there[b % len(there) :][:2], **BY)
    except UsageError:
        return None


@hypothesis_settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES, st.randoms(use_true_random=False))
def test_taking_everything_back_gives_the_state_before_and_a_rebuild_the_state_now(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, int, int]], chance: object
) -> None:
    ticks = itertools.count()
    with opened(tmp_path_factory.mktemp("law"), lambda: WHEN + timedelta(seconds=next(ticks))) as case:
        before, kept, told = shown(case), rows(case), summary(case)
        states: list[tuple[list[bytes], dict[str, list[str]]]] = [(before, kept)]
        made: list[Decision] = []
        for move in moves:
            decision = act(case, move)
            if decision is not None:
                made.append(decision)
                states.append((shown(case), rows(case)))
                everyone = [files(case, view.incident.id) for view in case.incidents()]
                assert set().union(*everyone) == {f"p{n}.txt" for n in range(len(TOLD))}
        now = rows(case)
        case.rebuild()
        assert rows(case) == now
        for decision, (seen, filed) in zip(reversed(made), reversed(states[:-1]), strict=True):
            case.undo(decision.id, **BY)
            assert (shown(case), rows(case)) == (seen, filed)
        assert summary(case).replace("incidents", "") == told.replace("incidents", "")


def merge_of(at: int, a: str, b: str) -> Decision:
    link = Link(about=INCIDENTS, ends=(End(id=f"inc_{a}", opened=ord(a)), End(id=f"inc_{b}", opened=ord(b))))
    return Decision(
        at=WHEN + timedelta(seconds=at),
        by="Ana Voss",
        kind=DecisionKind.MERGE,
        target=f"inc_{a}",
        reason="one",
        value=link.packed(),
    )


@given(st.permutations([merge_of(n, a, b) for n, (a, b) in enumerate(["ab", "bc", "de", "fg", "eg"])]))
def test_merges_in_any_order_give_one_state(order: list[Decision]) -> None:
    links = Links(order, lambda end: end.id)
    assert [links.shown(f"inc_{n}") for n in "abcdefgh"] == [f"inc_{n}" for n in "aaaddddh"]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.booleans()), max_size=8))
def test_no_log_makes_a_redirect_that_leads_in_a_circle(made: list[tuple[str, str, bool]]) -> None:
    decisions = []
    for at, (a, b, merge) in enumerate(made):
        one = merge_of(at, a, b)
        ends = (End(id=f"inc_{a}", opened=ord(a)),)
        part = Link(about=INCIDENTS, ends=ends, reports=("rep_1",), part=End(id=f"inc_{b}", opened=ord(b)), seed="clm_1")
        decisions.append(
            one
            if merge
            else Decision(at=one.at, by="Ben", kind=DecisionKind.SPLIT, target=one.target, reason="two", value=part.packed())
        )
    links = Links(decisions, lambda end: end.id)
    assert all(links.shown(links.shown(f"inc_{n}")) == links.shown(f"inc_{n}") for n in "abcd")


def test_a_decision_that_leads_back_to_itself_changes_nothing_and_says_so(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        mosul, before = by_town(case)["Mosul"], [(v.incident.id, v.weighing.numbers) for v in case.incidents()]
        ring = Link(about=INCIDENTS, ends=(End(id=mosul), End(id=mosul)))
        itself = Link(about=INCIDENTS, ends=(End(id=mosul),), reports=("rep_1",), part=End(id=mosul), seed="clm_1")
        for kind, value in (
            (DecisionKind.MERGE, ring.packed()),
            (DecisionKind.SPLIT, itself.packed()),
            (DecisionKind.MERGE, "no link"),
        ):
            made = Decision(at=clock(), by="Nobody", kind=kind, target=mosul, reason="by hand", value=value)
            case._store.commit(decisions=[made])
        assert [(w.incident, w.numbers) for w in (v.weighing for v in case.incidents())] == before
        told = [f.sentence for v in case.incidents() for f in v.weighing.flags if f.code == "merged-or-split"]
        assert len(told) == 3 and all("changes nothing" in sentence and "Nobody" in sentence for sentence in told)
        assert len([line for line in case.redo() if "changes nothing" in line and "by hand" in line]) == 3


def test_incidents_that_a_log_lets_redirect_to_each_other_stand_for_themselves(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        mosul, kunduz = (case._store.incident(by_town(case)[town]) for town in ("Mosul", "Kunduz"))
        assert mosul is not None and kunduz is not None
        run = next(case._store.records(Run))
        ring = [
            replace(mosul, id="", seed="clm_x", merged_into=kunduz.id),
            replace(kunduz, id="", seed="clm_y", merged_into=mosul.id),
        ]
        ring[0] = replace(ring[0], merged_into=ring[1].id)
        ring[1] = replace(ring[1], merged_into=ring[0].id)
        case._store.commit(run=replace(run, id="", at=clock(), reports=()), records={"match": ring})
        assert [case.view(focus=one.id).incidents[0].incident.id for one in ring] == [one.id for one in ring]


def test_an_argument_for_an_origin_holds_after_its_incident_was_merged(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        older, younger = sorted(by_town(case).values(), key=case._store.number_of)[:2]
        weighing = next(v.weighing for v in case.incidents() if v.incident.id == younger)
        origin = weighing.origins[0]
        case.decide("argue_independence", origin.id, by="Ben Ito", reason="holds no side")
        case.merge(older, younger, **BY)
        found = next(v.weighing for v in case.incidents() if v.incident.id == older)
        assert [o.independence for o in found.origins if o.label == origin.label] == ["argued"]
        assert case.record(origin.id) in found.origins and not any("argue" in line for line in case._orphans())
