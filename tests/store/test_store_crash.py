"""Crashes: killed writers, full disks, two writers. What was acknowledged is there afterwards, and the case is as sealed."""

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from store_build import add, open_store

from whence.errors import CaseLocked, StoreFull
from whence.store import verify
from whence.store.filesystem import Disk

WRITER = textwrap.dedent(
    """
    import sys
    sys.path[:0] = {paths!r}
    from pathlib import Path
    from store_build import add, open_store
    with open_store(Path({case!r}), wait=30) as store:
        start = store.counts().get("report", 0)
        print("open", flush=True)
        for n in range(start, start + 10_000):
            item = add(store, f"Report number {{n}} of the harbour fire.")
            print(item.id, flush=True)  # printed only after the commit was acknowledged
    """
)


def writer(case: Path) -> subprocess.Popen[str]:
    here = Path(__file__).parent
    code = WRITER.format(paths=[str(here), str(here.parent)], case=str(case))
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def test_killed_writer_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    rng = random.Random(5)
    case, acknowledged = tmp_path / "case", set()
    for _ in range(8):
        child = writer(case)
        assert child.stdout is not None and child.stdout.readline() == "open\n"
        time.sleep(rng.uniform(0.0, 0.25))
        os.kill(child.pid, signal.SIGKILL)
        acknowledged |= {line.strip() for line in child.stdout if line.endswith("\n")}
        child.wait()
        child.stdout.close()
        with open_store(case) as store:
            held = {r.id for r in store.reports()}
        assert acknowledged <= held
        assert verify(case).faults == ()  # objects of a commit that was never acknowledged were moved aside
    assert acknowledged


def test_torn_tail_is_cut_kept_and_written_down(tmp_path: Path) -> None:
    case = tmp_path / "case"
    with open_store(case) as store:
        item = add(store, "The ferry ran aground on Monday.")
    with (case / "log" / "entries").open("ab") as log:
        log.write(b'{"act":"capture","at":"2024')
    with open_store(case) as store:
        assert [r.id for r in store.reports()] == [item.id]
    assert verify(case).faults == ()
    assert b'"act":"recover"' in (case / "log" / "entries").read_bytes()


def test_good_lines_after_a_lost_checkpoint_are_sealed_again(tmp_path: Path) -> None:
    case = tmp_path / "case"
    with open_store(case) as store:
        add(store, "The ferry ran aground on Monday.")
        old = (case / "log" / "checkpoint").read_bytes()
        item = add(store, "It was freed on Tuesday.")
    (case / "log" / "checkpoint").write_bytes(old)
    with open_store(case) as store:
        assert item.id in {r.id for r in store.reports()}
    assert verify(case).faults == ()


def test_second_writer_waits_and_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    with open_store(tmp_path / "case"), pytest.raises(CaseLocked, match="is still writing to this case"):
        open_store(tmp_path / "case", on_wait=told.append)
    assert len(told) == 1 and "waiting" in told[0]
    with open_store(tmp_path / "case") as store:
        assert store.counts() == {}


class Failing(Disk):
    """A disk that has no room from the nth durable operation on."""

    def __init__(self, good: int) -> None:
        self.left = good

    def _spend(self, path: Path) -> None:
        self.left -= 1
        if self.left < 0:
            raise StoreFull(f"{path.parent}: no room on the disk; what was sealed before is safe. Free room and run again")

    def create(self, path: Path, data: bytes) -> None:
        self._spend(path)
        super().create(path, data)

    def append(self, path: Path, data: bytes) -> None:
        self._spend(path)
        if self.left == 0:  # half of it reaches the disk before the room ends
            super().append(path, data[: len(data) // 2])
            self._spend(path)
        super().append(path, data)

    def rename(self, old: Path, new: Path) -> None:
        self._spend(old)
        super().rename(old, new)


@pytest.mark.parametrize("good", range(14))
def test_disk_that_fills_up_anywhere_loses_nothing(tmp_path: Path, good: int) -> None:
    case = tmp_path / "case"
    with open_store(case) as store:
        first = add(store, "The ferry ran aground on Monday.")
    try:
        with open_store(case, disk=Failing(good)) as store:
            for n in range(3):
                add(store, f"Report {n} of the ferry.")
    except StoreFull as failure:
        assert "what was sealed before is safe" in str(failure)
    with open_store(case) as store:
        assert first.id in {r.id for r in store.reports()}
        add(store, "There is room again.")
    assert verify(case).faults == ()


class Interrupted(Disk):
    """A disk on which somebody presses Ctrl-C once the lines of a commit are written, and before they are sealed."""

    def append(self, path: Path, data: bytes) -> None:
        super().append(path, data)
        if b"pressed" in data:
            raise KeyboardInterrupt


def test_interrupt_between_the_lines_and_their_seal_takes_the_lines_back(tmp_path: Path) -> None:
    case = tmp_path / "case"
    with open_store(case) as store:
        first = add(store, "The ferry ran aground on Monday.")
    sealed = (case / "log" / "entries").read_bytes()
    with pytest.raises(KeyboardInterrupt), open_store(case, disk=Interrupted()) as store:
        add(store, "pressed: it was freed on Tuesday.")
    assert (case / "log" / "entries").read_bytes() == sealed
    with open_store(case) as store:
        assert [r.id for r in store.reports()] == [first.id]
    assert verify(case).faults == ()


def test_real_full_disk_is_one_clear_sentence(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with pytest.raises(StoreFull, match="no room on the disk"):
        Disk().append(Path("/dev/full"), b"x")


def test_reading_never_waits_for_a_writer(tmp_path: Path) -> None:
    with open_store(tmp_path / "case") as store:
        add(store, "The ferry ran aground on Monday.")
        started = time.monotonic()
        with open_store(tmp_path / "case", write=False) as reader:
            assert len(list(reader.reports())) == 1
        assert time.monotonic() - started < 1


def test_what_no_entry_names_is_moved_aside_not_deleted(tmp_path: Path) -> None:
    case = tmp_path / "case"
    with pytest.raises(KeyboardInterrupt), open_store(case) as store:
        digest = store.put(b"a page whose commit never came")
        raise KeyboardInterrupt
    with open_store(case):
        pass
    assert (case / "quarantine" / digest).read_bytes() == b"a page whose commit never came"
    assert verify(case).faults == ()
