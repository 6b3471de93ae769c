import json
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from store_cases import KEY, OTHER_KEY, MemoryDisk, add, decision_on, derive, dump, hash_of, opened, records_of, run_of, ticking

from whence.errors import CaseDamaged, CaseLocked, CaseTooNew, UsageError
from whence.model.captured import Capture, Post, Report
from whence.model.matched import Incident
from whence.model.vocabulary import DecisionKind, MembershipRole
from whence.store import CaseStore, verify


def test_what_was_committed_is_there_for_the_next_reader(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        sent = add(case, "Five escaped, an official said")
    with opened(tmp_path / "case", write=False) as case:
        assert case.record(sent.id) == sent
        assert [r.id for r in case.reports()] == [sent.id]
        assert case.has(sent.id) and not case.has("rep_none")
        assert case.get(sent.digest) == sent.text.encode()
        report, posts, said = case.whole(sent.id)
        assert report == sent and len(posts) == 1 and {type(r).__name__ for r in said} == {"MediaMention"}
        assert case.starting_with(sent.id[:9]) == [sent.id] == case.starting_with("page.txt")
        assert case.reports_with_url("https://example.org/page") == [sent.id]
        assert case.posts_with_key("p:Fiv") == posts
        assert [m.role for i in case.incidents() for m in case.memberships(i.id)] == [MembershipRole.FOCUS]
        assert [e.parent for e in case.edges_of([sent.id])] == ["rep_elsewhere"]
        assert case.counts()["report"] == 1
    assert verify(tmp_path / "case").faults == ()


def test_an_index_row_can_be_asked_for(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        first = add(case, "one two three", "a.txt")
        others = [add(case, f"two {n}", f"{n}.txt") for n in range(9)]
        found = case.postings([hash_of("two"), hash_of("three"), 5], 3)
        assert sorted(r for h, r, _ in found if h == hash_of("two")) == sorted([first.id, *(o.id for o in others[-3:])])
        assert [r for h, r, _ in found if h == hash_of("three")] == [first.id]
        assert {k for k, _, _ in case.incidents_with([f"type|{i.id[-1]}" for i in case.incidents()], 5)}
        assert case.profile(case.incidents()[0].id) is not None


def test_incidents_under_a_key_come_newest_first_and_no_more_than_asked(tmp_path: Path) -> None:
    from whence.model.vocabulary import IncidentType
    from whence.store import IndexRows

    rows = IndexRows()
    with CaseStore.open(tmp_path / "c", write=True, create=True, now=ticking(), derive=lambda *_: rows, key=KEY) as case:
        for n in range(4):
            made = Incident(seed=f"clm_{n}", type=IncidentType.OTHER, title="x", method="tests/1")
            rows.keys = {made.id: [("busy", float(n))]}
            case.commit(records={"match": [made]}, run=run_of())
        rows.keys = {case.incidents_with(["busy"], 4)[-1][1]: [("busy", 9.0)]}
        case.commit(run=run_of())
        assert [weight for _, _, weight in case.incidents_with(["busy"], 4)] == [3.0, 2.0, 1.0, 9.0]
        assert len(case.incidents_with(["busy"], 2)) == 2


def test_search_finds_folded_words_and_leaves_out_what_was_removed(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        sent = add(case, "The Café of AL-HÂWL burned")
        assert [r.id for r, _ in case.search("cafe hawl")] == [sent.id]
        assert case.search('cafe" OR "x') == [] and case.search("...") == []
        case.commit(decisions=[decision_on(sent.id)])
        assert case.search("cafe") == []


def test_rebuild_makes_an_equal_projection(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        reports = [
            add(case, f"{word} happened there, they said {n}", f"{n}.txt")
            for n, word in enumerate(["one", "two", "three", "four", "two"])
        ]
        add(case, "two happened again", "again.txt")
        case.commit(decisions=[decision_on(reports[1].id), decision_on(reports[2].id)])
        case.commit(decisions=[decision_on(case.decisions()[0].id, DecisionKind.UNDO, second=1)])
        case.commit(act=("facts", {"notice": "made up"}))
    before = dump(tmp_path / "case")
    assert len(before["record"]) > 30 and before["mark"] and before["incident_key"] and before["search"]
    with opened(tmp_path / "case") as case:
        case.rebuild()
    assert dump(tmp_path / "case") == before
    (tmp_path / "case" / "case.sqlite").unlink()
    with pytest.raises(UsageError, match="whence rebuild"):
        opened(tmp_path / "case", write=False)
    opened(tmp_path / "case").close()
    assert dump(tmp_path / "case") == before


def test_a_reader_sees_what_was_sealed_even_if_the_database_lost_it(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        add(case, "Old", "a.txt")
    shutil.copy(tmp_path / "case" / "case.sqlite", tmp_path / "older")
    with opened(tmp_path / "case") as case:
        sent = add(case, "New", "b.txt")
    sealed, before = (tmp_path / "case" / "log" / "checkpoint").read_bytes(), dump(tmp_path / "case")
    shutil.copy(tmp_path / "older", tmp_path / "case" / "case.sqlite")
    with opened(tmp_path / "case", write=False) as case:
        assert case.record(sent.id) == sent
    assert dump(tmp_path / "case") == before and (tmp_path / "case" / "log" / "checkpoint").read_bytes() == sealed


def test_reading_anew_drops_what_stages_gave_and_keeps_removals(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        gone, kept = add(case, "alpha one", "a.txt"), add(case, "beta two", "b.txt")
        case.commit(decisions=[decision_on(gone.id)])
        case.commit(act=("redo", {"version": "1"}))
        assert list(case.reports()) == [] and len(list(case.records(Capture))) == 2 and case.decisions()
        for text, name in (("alpha one", "a.txt"), ("beta two", "b.txt")):
            data, _, records = records_of(text, name)
            case.put(data)
            case.commit(records=records, run=run_of())
        assert [r.id for r in case.reports()] == [kept.id]
    before = dump(tmp_path / "case")
    with opened(tmp_path / "case") as case:
        case.rebuild()
    assert dump(tmp_path / "case") == before


def test_removal_hides_and_undo_brings_back_and_the_undo_can_be_undone(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        sent, other = add(case, "alpha one", "a.txt"), add(case, "beta one", "b.txt")
        removal = decision_on(sent.id)
        case.commit(decisions=[removal])
        assert [r.id for r in case.reports()] == [other.id]
        assert {r for _, r, _ in case.postings([hash_of("one")], 5)} == {other.id}
        assert case.posts_with_key("p:alp") == [] and case.get(sent.digest) == b"alpha one"
        undo = decision_on(removal.id, DecisionKind.UNDO, second=1)
        case.commit(decisions=[undo])
        assert {r.id for r in case.reports()} == {sent.id, other.id}
        case.commit(decisions=[decision_on(undo.id, DecisionKind.UNDO, second=2)])
        assert [r.id for r in case.reports()] == [other.id]


def test_a_case_folder_can_be_moved_under_any_name(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        sent = add(case, "Moved")
    place = tmp_path / "a # b?c=%41 ü"
    shutil.move(tmp_path / "case", place)
    with opened(place, write=False) as case:
        assert case.record(sent.id) == sent
    with opened(place) as case:
        add(case, "More", "more.txt")
    assert verify(place).faults == ()


def test_a_second_writer_waits_says_so_and_gets_its_turn(tmp_path: Path) -> None:
    first = opened(tmp_path / "case")
    told: list[str] = []
    timer = threading.Timer(0.3, lambda: first._lock and first._lock.free())
    timer.start()
    second = CaseStore.open(tmp_path / "case", write=True, wait=5, on_wait=told.append, now=ticking(), derive=derive, key=KEY)
    timer.join()
    assert len(told) == 1 and "is writing to this case" in told[0] and "process" in told[0]
    second.close()
    first._disconnect()


def test_a_second_writer_gives_up_with_one_sentence_and_readers_never_wait(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        add(case, "Held")
        with pytest.raises(CaseLocked, match="still writing to this case after 0 seconds"):
            opened(tmp_path / "case")
        with opened(tmp_path / "case", write=False) as reader:
            assert reader.counts()["report"] == 1
            add(case, "Meanwhile", "b.txt")
            assert reader.counts()["report"] == 2


def test_a_newer_case_is_refused(tmp_path: Path) -> None:
    opened(tmp_path / "case").close()
    (tmp_path / "case" / "case.json").write_text('{"whence": "case", "format": 2}')
    for write in (True, False):
        with pytest.raises(CaseTooNew, match=r"newer version of whence \(case format 2, this one knows 1\); update whence"):
            opened(tmp_path / "case", write=write)
    (tmp_path / "case" / "case.json").write_text("{}")
    with pytest.raises(CaseDamaged, match="does not say which format"):
        opened(tmp_path / "case")


def test_the_format_is_sealed_in_the_log(tmp_path: Path) -> None:
    opened(tmp_path / "case").close()
    first = json.loads((tmp_path / "case" / "log" / "entries").read_text().splitlines()[0])
    assert (first["act"], first["body"]["format"]) == ("open", 1)


def test_no_case_is_made_where_none_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no case here"):
        opened(tmp_path / "none", write=False)
    with pytest.raises(UsageError, match="there is no case here"):
        CaseStore.open(tmp_path / "none", write=True, now=ticking(), key=KEY)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.doc").write_text("x")
    with pytest.raises(UsageError, match=r"no case and not empty \(it holds thesis\.doc"):
        opened(tmp_path / "full")
    assert [p.name for p in (tmp_path / "full").iterdir()] == ["thesis.doc"]
    with pytest.raises(UsageError, match="is a file"):
        opened(tmp_path / "full" / "thesis.doc")


def test_another_person_reads_without_a_key_and_writes_under_their_own(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        sent = add(case, "From one hand")
    sealed = (tmp_path / "case" / "log" / "checkpoint").read_text()
    with opened(tmp_path / "case", write=False, key=OTHER_KEY) as case:
        assert case.record(sent.id) == sent
    assert (tmp_path / "case" / "log" / "checkpoint").read_text() == sealed
    with opened(tmp_path / "case", key=OTHER_KEY) as case:
        add(case, "to the other", "b.txt")
    with opened(tmp_path / "case") as case:
        add(case, "and back", "c.txt")
        handed = [e for e in case.log_entries() if e.act == "key"]
    assert [e.body["key"] for e in handed] == [k.public_key().public_bytes_raw().hex() for k in (OTHER_KEY, KEY)]
    assert handed[0].body["checkpoint"] == sealed
    assert verify(tmp_path / "case").faults == ()


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    opened(tmp_path / "case").close()
    with opened(tmp_path / "case", write=False) as case:
        for attempt in (lambda: case.put(b"x"), lambda: case.commit(act=("facts", {})), case.rebuild):
            with pytest.raises(UsageError, match="open for reading only"):
                attempt()


def test_what_was_put_and_never_committed_leaves_the_objects(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        digest = case.put(b"never named")
        kept = add(case, "Named")
    assert not case.objects.path(digest).exists() and case.objects.path(kept.digest).exists()
    assert (tmp_path / "case" / "quarantine" / digest).read_bytes() == b"never named"
    assert verify(tmp_path / "case").faults == ()


def test_after_a_writer_that_did_not_close_strange_objects_go_to_quarantine(tmp_path: Path) -> None:
    case = opened(tmp_path / "case")
    kept = add(case, "Named")
    digest = case.put(b"cut off")
    case._disconnect()
    assert case._lock
    case._lock.free()  # as if the process had ended here
    (tmp_path / "case" / "objects" / "planted").write_bytes(b"planted")
    (tmp_path / "case" / "tmp" / "half").write_bytes(b"ha")
    with opened(tmp_path / "case") as case:
        moved = [e.body["moved"] for e in case.log_entries() if e.act == "quarantine"]
        assert case.get(kept.digest) == b"Named"
    assert [{m["was"] for m in group} for group in moved] == [{f"objects/{digest[:2]}/{digest}", "objects/planted"}]
    assert len(list((tmp_path / "case" / "quarantine").iterdir())) == 2 and not list((tmp_path / "case" / "tmp").iterdir())
    assert verify(tmp_path / "case").faults == ()


def test_bytes_that_were_quarantined_once_are_quarantined_again(tmp_path: Path) -> None:
    for _ in range(3):
        case = opened(tmp_path / "case")
        digest = case.put(b"cut off")
        case._disconnect()
        assert case._lock
        case._lock.free()
    with opened(tmp_path / "case"):
        pass
    assert not case.objects.path(digest).exists() and verify(tmp_path / "case").faults == ()
    with opened(tmp_path / "case") as case:
        sent = add(case, "cut off")  # and when they are named at last they stay
    with opened(tmp_path / "case") as case:
        assert case.get(sent.digest) == b"cut off"
    assert verify(tmp_path / "case").faults == ()


def test_a_database_that_lies_is_not_believed(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        add(case, "True")
    before = dump(tmp_path / "case")
    db = sqlite3.connect(tmp_path / "case" / "case.sqlite")
    (state,) = db.execute("SELECT value FROM meta WHERE key = 'state'").fetchone()
    forged = json.loads(state)
    forged["roots"][0] = "00" * 32
    db.execute("UPDATE meta SET value = ? WHERE key = 'state'", (json.dumps(forged),))
    db.execute("DELETE FROM record")
    db.commit()
    db.close()
    opened(tmp_path / "case").close()
    assert dump(tmp_path / "case") == before
    assert verify(tmp_path / "case").faults == ()


@pytest.mark.parametrize("junk", [b"", b"not a database at all, but long enough to be looked at" * 40])
def test_a_broken_database_is_made_again(tmp_path: Path, junk: bytes) -> None:
    with opened(tmp_path / "case") as case:
        sent = add(case, "Kept")
    before = dump(tmp_path / "case")
    (tmp_path / "case" / "case.sqlite").write_bytes(junk)
    with pytest.raises(UsageError, match="whence rebuild"):
        opened(tmp_path / "case", write=False)
    with opened(tmp_path / "case") as case:
        assert case.record(sent.id) == sent
    assert dump(tmp_path / "case") == before


def test_records_come_page_by_page_in_the_order_they_were_sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.store.queries._MANY", 2)
    with opened(tmp_path / "case") as case:
        sent = [add(case, f"word{n} said", f"{n}.txt") for n in range(5)]
        assert [r.id for r in case.reports()] == [r.id for r in case.records(Report)] == [r.id for r in sent]
        assert [r.id for r in case.all_records() if isinstance(r, Report)] == [r.id for r in sent]
        assert len(list(case.records(Post, report=sent[0].id))) == 1


def test_the_log_and_objects_need_nothing_but_the_interface(tmp_path: Path) -> None:
    disk = MemoryDisk()
    with opened(tmp_path / "case", disk=disk) as case:
        add(case, "In memory")
    assert not (tmp_path / "case" / "log").exists() and verify(tmp_path / "case", disk=disk).faults == ()
