"""What `verify` finds, kind by kind; the database plays no part in it."""

import json
import random
import shutil
from pathlib import Path

import pytest
from store_cases import KEY, OTHER_KEY, MemoryDisk, add, opened

from whence.store import verify
from whence.store.checkpoint import parse, seal


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case that two people worked on, without its database."""
    with opened(tmp_path / "case") as mine:
        add(mine, "one happened", "1.txt")
    with opened(tmp_path / "case", key=OTHER_KEY) as theirs:
        add(theirs, "two happened", "2.txt")
    for file in (tmp_path / "case").glob("case.sqlite*"):
        file.unlink()
    assert verify(tmp_path / "case").faults == ()
    return tmp_path / "case"


def fault(case: Path, words: str) -> bool:
    return any(words in sentence for sentence in verify(case).faults)


def in_memory(case: Path) -> MemoryDisk:
    return MemoryDisk({p: p.read_bytes() for p in case.rglob("*") if p.is_file()})


@pytest.mark.parametrize("name", ["log/entries", "log/checkpoint", "case.json"])
def test_no_flipped_bit_goes_unseen(case: Path, name: str) -> None:
    disk, rng = in_memory(case), random.Random(3)
    whole = disk.files[case / name]
    for at in range(len(whole)):
        changed = bytearray(whole)
        changed[at] ^= 1 << rng.randrange(8)
        disk.files[case / name] = bytes(changed)
        assert verify(case, disk=disk).faults, (at, bytes(changed))


def test_no_lost_added_or_moved_line_goes_unseen(case: Path) -> None:
    disk, log = in_memory(case), case / "log" / "entries"
    lines = disk.files[log].splitlines(keepends=True)
    for at in range(len(lines)):
        for other in (
            lines[:at] + lines[at + 1 :],
            lines[: at + 1] + lines[at:],
            [*lines[:at], b"{}\n", *lines[at:]],
            lines[:at],
        ):
            disk.files[log] = b"".join(other)
            assert verify(case, disk=disk).faults, at
        if at:
            disk.files[log] = b"".join([*lines[: at - 1], lines[at], lines[at - 1], *lines[at + 1 :]])
            assert verify(case, disk=disk).faults, at


def test_changed_missing_planted_and_linked_objects_are_told_apart(case: Path) -> None:
    first, second, third, *_ = sorted(p for p in (case / "objects").rglob("*") if p.is_file())
    first.write_bytes(b"other")
    second.unlink()
    shutil.move(third, case / "elsewhere")
    third.symlink_to(case / "elsewhere")
    planted = case / "objects" / "ab" / ("ab" * 32)
    planted.parent.mkdir(exist_ok=True)
    planted.write_bytes(b"planted")
    faults = verify(case).faults
    assert len(faults) == 5
    assert any(f"object {first.name}: its bytes are not as they were sealed (entry" in f for f in faults)
    assert any(f"object {second.name}: missing (entry" in f for f in faults)
    assert any(f"object {third.name}: not where it belongs" in f for f in faults)
    assert any(f"object {planted.name}: the log does not name it" in f for f in faults)


def test_a_case_sealed_anew_with_another_key_is_found(case: Path) -> None:
    sealed = parse((case / "log" / "checkpoint").read_bytes())
    (case / "log" / "checkpoint").write_bytes(seal(sealed.origin, sealed.size, sealed.root, KEY))
    assert fault(case, "not signed by the key that the log names")


def test_a_checkpoint_of_another_case_is_found(case: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "other", key=OTHER_KEY) as other:
        add(other, "else", "1.txt")
    shutil.copy(tmp_path / "other" / "log" / "checkpoint", case / "log" / "checkpoint")
    assert fault(case, "that of another log")


def test_lines_past_the_checkpoint_are_found(case: Path) -> None:
    sealed = parse((case / "log" / "checkpoint").read_bytes())
    entries = [json.loads(line) for line in (case / "log" / "entries").read_text().splitlines()]
    handed = next(e for e in entries if e["act"] == "key")
    (case / "log" / "checkpoint").write_text(handed["body"]["checkpoint"])
    assert fault(case, f"seals {handed['seq']} entries, the log holds {sealed.size}")


def test_case_file_that_differs_from_the_log_is_found(case: Path) -> None:
    (case / "case.json").write_text('{"whence":"case","format":0}')
    assert fault(case, "the log was opened as format [1]")
    (case / "case.json").unlink()
    assert fault(case, "case.json: cannot be read")


def test_without_an_anchor_a_whole_rollback_is_not_found_and_its_root_differs(case: Path, tmp_path: Path) -> None:
    before = verify(case)
    shutil.copytree(case, tmp_path / "earlier")
    with opened(case) as mine:
        add(mine, "three happened", "3.txt")
    now = verify(case)
    rolled_back = verify(tmp_path / "earlier")
    assert rolled_back.faults == () and rolled_back == before  # docs/custody.md says so; who holds the later root knows better
    assert rolled_back.root != now.root


def test_deep_and_huge_lines_are_a_fault_not_a_crash(case: Path) -> None:
    with (case / "log" / "entries").open("ab") as log:
        log.write(b"[" * 100_000 + b"\n" + b'{"seq":' + b"9" * 10_000 + b"}\n")
    assert len(verify(case).faults) >= 2


def test_nothing_is_written_while_verifying(case: Path) -> None:
    def seen() -> list[tuple[str, int]]:
        return sorted((str(p), p.stat().st_mtime_ns) for p in case.rglob("*"))

    before = seen()
    verify(case)
    assert seen() == before
