import base64

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from store_cases import KEY, OTHER_KEY

from whence.errors import CaseDamaged
from whence.store.checkpoint import parse, seal

NOTE = seal("whence/case/ab", 7, bytes(32), KEY)
PUBLIC = KEY.public_key().public_bytes_raw()


def accepted(note: bytes) -> bool:
    try:
        parse(note).check(PUBLIC)
    except CaseDamaged:
        return False
    return True


def test_checkpoint_says_what_was_sealed_and_by_whom() -> None:
    found = parse(NOTE)
    found.check(PUBLIC)
    assert (found.origin, found.size, found.root) == ("whence/case/ab", 7, bytes(32))
    with pytest.raises(CaseDamaged, match="not signed by the key"):
        found.check(OTHER_KEY.public_key().public_bytes_raw())


def test_no_flipped_bit_is_accepted() -> None:
    for at in range(len(NOTE)):
        for bit in range(8):
            changed = bytearray(NOTE)
            changed[at] ^= 1 << bit
            assert not accepted(bytes(changed)), (at, bit)


def test_no_cut_and_no_addition_is_accepted() -> None:
    for at in range(len(NOTE)):
        assert not accepted(NOTE[:at])
        assert not accepted(NOTE[:at] + NOTE[at + 1 :])
        for more in (b" ", b"\n", b"0", b"=", b"\r", b"\x00"):
            assert not accepted(NOTE[:at] + more + NOTE[at:]) or NOTE[:at] + more + NOTE[at:] == NOTE
    assert not accepted(NOTE + b"\n")
    assert not accepted(NOTE + NOTE.split(b"\n\n")[1])


@given(st.binary(max_size=200))
@example(b"\xff\xff\n\n")
@example(f"o\n-1\n{base64.b64encode(bytes(32)).decode()}\n\n\u2014 o {base64.b64encode(bytes(68)).decode()}\n".encode())
@example(f"o\n1_0\n{base64.b64encode(bytes(32)).decode()}\n\n\u2014 o {base64.b64encode(bytes(68)).decode()}\n".encode())
def test_any_bytes_are_refused_in_one_sentence(note: bytes) -> None:
    with pytest.raises(CaseDamaged, match="the checkpoint is"):
        parse(note).check(PUBLIC)
