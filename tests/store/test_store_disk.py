"""Disks that fill up, fail, or lose power. The simulator stands behind the one file-system interface."""

import errno
import os
import random
import sqlite3
from pathlib import Path

import pytest
from store_cases import FailingDisk, MemoryDisk, add, after_power_cut, decision_on, dump, opened

from whence.errors import CaseDamaged, RunError, StoreFull, WhenceError
from whence.store import verify
from whence.store.filesystem import Disk

TEXTS = ("alpha happened", "beta happened", "gamma happened")


def changes_of_a_session(path: Path) -> int:
    """Return how many changes to the disk a session of one commit makes."""
    disk = FailingDisk(10_000)
    with opened(path, disk=disk) as case:
        add(case, TEXTS[0], "0.txt")
    return 10_000 - disk.left


@pytest.mark.parametrize("into", ["a new case", "an old case"])
def test_a_disk_that_fills_up_at_any_moment_loses_nothing_acknowledged(tmp_path: Path, into: str) -> None:
    total = changes_of_a_session(tmp_path / "counted")
    for limit in range(total + 1):
        path = tmp_path / f"case{limit}"
        held = []
        if into == "an old case":
            with opened(path) as case:
                held.append(add(case, "old", "old.txt"))
        try:
            with opened(path, disk=FailingDisk(limit)) as case:
                held.append(add(case, TEXTS[0], "0.txt"))
        except StoreFull:
            pass
        with opened(path) as case:
            assert {r.id for r in held} <= {r.id for r in case.reports()}, limit
            again = add(case, TEXTS[2], "more.txt")
            assert case.has(again.id)
        assert verify(path).faults == (), limit


def test_after_a_passing_fault_the_same_writer_goes_on(tmp_path: Path) -> None:
    for limit in range(changes_of_a_session(tmp_path / "counted")):
        path = tmp_path / f"case{limit}"
        with opened(path) as case:
            add(case, "old", "old.txt")
        disk = FailingDisk(10_000, once=True)
        with opened(path, disk=disk) as case:
            disk.left = limit
            held, refused = [], 0
            for n, text in enumerate([*TEXTS[:2], *TEXTS[:2]]):  # whatever was refused is given once more
                try:
                    held.append(add(case, text, f"{n % 2}.txt"))
                except StoreFull:
                    refused += 1
            assert refused <= 1 and {r.id for r in held} <= {r.id for r in case.reports()}
            assert len({r.id for r in case.reports()}) == 3
        assert verify(path).faults == (), limit
        before = dump(path)
        with opened(path) as case:
            case.rebuild()
        assert dump(path) == before, limit


def test_a_full_database_is_one_sentence_and_the_next_writer_catches_up(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        add(case, "old", "old.txt")
        case._db.exec_driver_sql("PRAGMA max_page_count = 1")
        case._db.rollback()
        with pytest.raises(StoreFull, match="what was sealed before is safe"):
            for n in range(50):
                add(case, f"more {n} " * 200, f"{n}.txt")
    with opened(tmp_path / "case") as case:
        assert case.counts()["report"] >= 2
    assert verify(tmp_path / "case").faults == ()


@pytest.mark.parametrize(
    ("code", "said"),
    [(errno.ENOSPC, "no room on the disk"), (errno.EIO, "cannot be written"), (errno.EROFS, "cannot be written")],
)
def test_what_the_system_says_becomes_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreFull, match=said):
        Disk().create(tmp_path / "x", b"data")
    assert not (tmp_path / "x").exists()


def power_cuts(tmp_path: Path, seed: int, *, without: tuple[str, ...] = ()) -> dict[str, int]:
    """Cut the power at every change of a session, recover, and go on from one of the disks; count what went wrong."""
    rng = random.Random(seed)
    count = {"disks": 0, "lost": 0, "unclean": 0, "refused": 0}
    files: dict[Path, bytes] = {}
    held: dict[str, bytes] = {}
    for generation in range(3):
        disk, path = MemoryDisk(files), tmp_path / "case"
        acknowledged = [(0, dict(held))]
        forget(path)
        try:
            with opened(path, disk=disk) as case:
                for n in range(rng.randint(1, 3)):
                    text = f"{rng.choice(TEXTS)} {seed} {generation} {n}"
                    report = add(case, text, f"{generation}{n}.txt")
                    held[report.digest] = text.encode()
                    acknowledged.append((len(disk.changes), dict(held)))
        except WhenceError:
            count["refused"] += 1
            return count
        follow = rng.randrange(len(disk.changes) + 1)
        for upto in range(len(disk.changes) + 1):
            due = [kept for at, kept in acknowledged if at <= upto][-1]
            after = after_power_cut(disk, upto, rng, without=without)
            count["disks"] += 1
            outcome = recovered(path, after, due)
            if outcome:
                count[outcome] += 1
            if upto == follow:
                files, held = after, dict(due)
    return count


def forget(path: Path) -> None:
    for file in path.glob("case.sqlite*"):
        file.unlink()


def recovered(path: Path, files: dict[Path, bytes], due: dict[str, bytes]) -> str | None:
    """Open what the power cut left and say what is wrong with it."""
    forget(path)
    disk = MemoryDisk(files)
    try:
        opened(path, disk=disk).close()
    except WhenceError:
        return "refused"
    log = disk.read(path / "log" / "entries")
    for digest, data in due.items():
        if digest.encode() not in log or disk.files.get(path / "objects" / digest[:2] / digest) != data:
            return "lost"
    return "unclean" if verify(path, disk=disk).faults else None


def test_no_power_cut_loses_what_was_acknowledged(tmp_path: Path) -> None:
    count = power_cuts(tmp_path, 1)
    assert count["disks"] > 50 and (count["lost"], count["unclean"], count["refused"]) == (0, 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 5))
def test_no_power_cut_loses_what_was_acknowledged_in_many_sessions(tmp_path: Path, seed: int) -> None:
    count = power_cuts(tmp_path, seed)
    assert (count["lost"], count["unclean"], count["refused"]) == (0, 0, 0), count


@pytest.mark.parametrize("without", ["sync", "sync folder"])
def test_the_simulator_notices_a_protocol_without_its_syncs(tmp_path: Path, without: str) -> None:
    count = power_cuts(tmp_path, 1, without=(without,))
    assert count["lost"] + count["refused"] > 0


def test_a_log_shorter_than_its_checkpoint_is_never_written_to(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        add(case, "one", "1.txt")
        add(case, "two", "2.txt")
    log = tmp_path / "case" / "log" / "entries"
    lines = log.read_bytes().splitlines(keepends=True)
    for kept in (lines[:-1], []):
        log.write_bytes(b"".join(kept))
        with pytest.raises(CaseDamaged, match="its checkpoint sealed 5; nothing is written"):
            opened(tmp_path / "case")
        assert log.read_bytes() == b"".join(kept)
    log.write_bytes(b"".join(lines))
    with opened(tmp_path / "case") as case:
        assert case.counts()["report"] == 2


def test_a_checkpoint_that_vanished_is_never_replaced(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        add(case, "one", "1.txt")
    (tmp_path / "case" / "log" / "checkpoint").unlink()
    with pytest.raises(CaseDamaged, match="the checkpoint is missing"):
        opened(tmp_path / "case")
    assert not (tmp_path / "case" / "log" / "checkpoint").exists()


def test_an_older_checkpoint_put_back_shows_as_a_reseal(tmp_path: Path) -> None:
    note = tmp_path / "case" / "log" / "checkpoint"
    with opened(tmp_path / "case") as case:
        add(case, "one", "1.txt")
        old = note.read_bytes()
        add(case, "two", "2.txt")
    note.write_bytes(old)
    with opened(tmp_path / "case") as case:
        assert [e.body for e in case.log_entries() if e.act == "reseal"] == [{"sealed": 3, "entries": 5}]
    assert verify(tmp_path / "case").faults == ()


def test_a_report_removed_before_a_crash_stays_removed(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        sent = add(case, "one", "1.txt")
        case.commit(decisions=[decision_on(sent.id)])
    forget(tmp_path / "case")
    with opened(tmp_path / "case") as case:
        assert list(case.reports()) == []


def test_bytes_already_held_are_checked_before_they_are_promised_again(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        sent = add(case, "one", "1.txt")
        case.objects.path(sent.digest).write_bytes(b"other")
        with pytest.raises(CaseDamaged, match="not as it was sealed"):
            case.put(b"one")


def test_an_error_is_always_one_of_ours(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        add(case, "one", "1.txt")
    with sqlite3.connect(tmp_path / "case" / "case.sqlite") as db:
        db.execute("DROP TABLE member")
    db.close()
    with opened(tmp_path / "case", write=False) as case, pytest.raises(RunError, match="whence rebuild"):
        case.incidents()
