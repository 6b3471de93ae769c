"""The sealed log: tree, checkpoint, chain, and what a tampering looks like."""

import json
import random
import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from store_build import add, open_store

from whence.errors import CaseDamaged, CaseTooNew, UsageError
from whence.store import verify


@pytest.fixture
def case(tmp_path: Path) -> Path:
    with open_store(tmp_path / "case") as store:
        for n in range(5):
            add(store, f"Report number {n} of the harbour fire.")
    return tmp_path / "case"


def test_untouched_case_is_as_sealed(case: Path) -> None:
    found = verify(case)
    assert found.faults == () and found.entries == 11  # one to open, then capture and run for each report


def test_moved_case_is_as_sealed_and_can_be_added_to(case: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    shutil.move(case, moved)
    with open_store(moved) as store:
        add(store, "One more report of the fire.")
    assert verify(moved).faults == ()


def test_case_goes_on_under_another_key_and_says_so(case: Path) -> None:
    other = Ed25519PrivateKey.generate()
    with open_store(case, key=other) as store:
        add(store, "A colleague's report of the fire.")
    acts = [json.loads(line)["act"] for line in (case / "log" / "entries").read_bytes().splitlines()]
    assert "key" in acts and verify(case).faults == ()


def tamperings(case: Path, rng: random.Random) -> None:
    """Change one thing about the case at random."""
    log, checkpoint = case / "log" / "entries", case / "log" / "checkpoint"
    objects = sorted(p for p in (case / "objects").rglob("*") if p.is_file())
    lines = log.read_bytes().splitlines(keepends=True)
    at = rng.randrange(len(lines))

    def flip(file: Path) -> None:
        data = bytearray(file.read_bytes())
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        file.write_bytes(data)

    kinds = [
        lambda: flip(log), lambda: flip(checkpoint), lambda: flip(rng.choice(objects)), lambda: rng.choice(objects).unlink(),
        lambda: log.write_bytes(b"".join(lines[:at] + lines[at + 1 :])), lambda: log.write_bytes(b"".join([*lines, lines[at]])),
        lambda: log.write_bytes(b"".join(lines[:-1])), lambda: log.write_bytes(log.read_bytes()[:-3]),
        lambda: (case / "objects" / "ab").mkdir(exist_ok=True) or (case / "objects" / "ab" / ("ab" * 32)).write_bytes(b"planted"),
        lambda: rng.choice(objects).write_bytes(b""), lambda: checkpoint.unlink(),
        lambda: log.write_bytes(b"".join(lines).replace(b"harbour", b"airport", 1) if b"harbour" in b"".join(lines) else b"x"),
        lambda: log.write_bytes(b"".join([*lines[:at], lines[at].replace(b'":', b'": ', 1), *lines[at + 1 :]])),
    ]  # fmt: skip
    rng.choice(kinds)()


@pytest.mark.parametrize("seed", range(60))
def test_random_tampering_is_found(case: Path, seed: int) -> None:
    tamperings(case, random.Random(seed))
    assert verify(case).faults


def test_flipped_byte_in_the_log_stops_writing_with_one_sentence(case: Path) -> None:
    log = case / "log" / "entries"
    data = bytearray(log.read_bytes())
    data[len(data) // 2] ^= 1
    log.write_bytes(data)
    for file in case.glob("case.sqlite*"):
        file.unlink()
    with pytest.raises(CaseDamaged, match="whence verify"):
        open_store(case)


def test_newer_case_is_refused_with_what_to_do(case: Path) -> None:
    (case / "case.json").write_text('{"whence": "case", "format": 99}')
    with pytest.raises(CaseTooNew, match="update whence"):
        open_store(case, write=False)


def test_garbled_case_file_is_one_sentence(case: Path) -> None:
    (case / "case.json").write_text("{")
    with pytest.raises(CaseDamaged, match=r"case\.json"):
        open_store(case, write=False)


def test_changed_object_is_not_handed_out(case: Path) -> None:
    with open_store(case) as store:
        digest = store.put(b"the page as received")
        store.objects.path(digest).write_bytes(b"another page")
        with pytest.raises(CaseDamaged, match="not as it was sealed"):
            store.get(digest)


def test_folder_without_a_case_cannot_be_verified(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no case here"):
        verify(tmp_path)
