"""The sealed log: tree, checkpoint, chain, and what a tampering looks like."""

import hashlib
import json
import random
import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from store_build import KEY, add, open_store

from whence.errors import CaseDamaged, CaseTooNew, UsageError
from whence.store import verify
from whence.store.checkpoint import seal, unseal
from whence.store.merkle import Frontier, leaf, node

PUBLIC = KEY.public_key().public_bytes_raw()


def plain_root(lines: list[bytes]) -> bytes:
    """Return the tree's root as RFC 6962 defines it, by recursion."""
    if not lines:
        return hashlib.sha256(b"").digest()
    if len(lines) == 1:
        return leaf(lines[0])
    split = 1
    while split * 2 < len(lines):
        split *= 2
    return node(plain_root(lines[:split]), plain_root(lines[split:]))


@given(st.lists(st.binary(max_size=8), max_size=40))
def test_growing_root_is_the_root_of_the_whole_tree(lines: list[bytes]) -> None:
    assert Frontier.over(lines).root() == plain_root(lines)


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=20), st.data())
def test_frontier_goes_on_from_where_it_was_kept(lines: list[bytes], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(lines)))
    kept = Frontier.over(lines[:cut])
    again = Frontier(kept.size, kept.roots)
    for line in lines[cut:]:
        again.add(line)
    assert again.root() == plain_root(lines)


def test_checkpoint_gives_back_what_was_sealed() -> None:
    note = seal("whence/case", 7, b"r" * 32, KEY)
    assert unseal(note, (PUBLIC,)) == ("whence/case", 7, b"r" * 32, PUBLIC)


def test_no_single_changed_bit_of_a_checkpoint_is_accepted() -> None:
    note = seal("whence/case", 7, b"r" * 32, KEY)
    for at in range(len(note)):
        for bit in range(8):
            forged = bytearray(note)
            forged[at] ^= 1 << bit
            with pytest.raises(CaseDamaged):
                unseal(bytes(forged), (PUBLIC,))


@pytest.mark.parametrize("extra", [b" ", b"\n", b"\x00"])
def test_checkpoint_with_anything_more_is_none(extra: bytes) -> None:
    note = seal("whence/case", 7, b"r" * 32, KEY)
    for forged in (note + extra, extra + note):
        with pytest.raises(CaseDamaged):
            unseal(forged, (PUBLIC,))


def test_checkpoint_of_another_key_is_refused() -> None:
    note = seal("whence/case", 7, b"r" * 32, Ed25519PrivateKey.generate())
    with pytest.raises(CaseDamaged, match="not signed by a key"):
        unseal(note, (PUBLIC,))


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
