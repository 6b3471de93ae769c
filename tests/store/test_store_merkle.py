import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.store.merkle import Frontier, leaf, node


def naive(lines: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word."""
    if not lines:
        return hashlib.sha256(b"").digest()
    if len(lines) == 1:
        return hashlib.sha256(b"\x00" + lines[0]).digest()
    k = 1
    while k * 2 < len(lines):
        k *= 2
    return hashlib.sha256(b"\x01" + naive(lines[:k]) + naive(lines[k:])).digest()


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_frontier_has_the_root_of_rfc_6962(lines: list[bytes]) -> None:
    grown = Frontier()
    for line in lines:
        grown.add(line)
    assert grown.root() == naive(lines) == Frontier.over(lines).root()


@given(st.lists(st.binary(max_size=4), max_size=40), st.lists(st.binary(max_size=4), max_size=40))
def test_a_frontier_that_was_put_away_goes_on_where_it_stopped(first: list[bytes], then: list[bytes]) -> None:
    whole = Frontier.over(first)
    kept = Frontier(whole.size, whole.roots)
    for line in then:
        kept.add(line)
    assert kept.root() == naive(first + then)


def test_known_answer_of_certificate_transparency() -> None:
    inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    root = Frontier.over(bytes.fromhex(i) for i in inputs).root()
    assert root.hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


def test_a_leaf_is_never_a_node() -> None:
    assert leaf(b"a" * 64) != node(b"a" * 32, b"a" * 32)


def test_frontier_of_a_wrong_number_of_roots_is_refused() -> None:
    with pytest.raises(ValueError, match="3 leaves has 2"):
        Frontier(3, [b"x"])
