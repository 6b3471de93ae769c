import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("numba")

from whence.trace.archive.compiled_links import _same_from
from whence.trace.archive.compiled_sight import WINDOW, eight, first, seen, stops
from whence.trace.archive.compiled_ways import bare
from whence.trace.archive.layout import LINE


@bare
def _stops(slots, at, key):
    return stops(slots, at, key)


@bare
def _seen(characters, at):
    return seen(characters, at)


@bare
def _eight(characters, at):
    return eight(characters, at)


@bare
def _first(bits):
    return first(bits)


@bare
def _same(own, at, others, there, most):
    return _same_from(own, at, others, there, most)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([0, 1, 7, 2**32 - 1]), min_size=3 * LINE, max_size=3 * LINE), st.integers(0, 2))
def test_look_at_a_line_says_which_slots_have_the_mark_or_are_open(keys, line):
    slots = np.array([key << 32 | 5 if key else 0 for key in keys], np.uint64)
    own = keys[line * LINE : line * LINE + LINE]
    for wanted in (1, 7, 2**32 - 1, 99):
        bits = _stops(slots, line * LINE, np.uint64(wanted))
        assert [bits >> n & 1 for n in range(LINE)] == [int(key in (0, wanted)) for key in own]
        assert not bits or _first(bits) == next(n for n, key in enumerate(own) if key in (0, wanted))


@settings(max_examples=200, deadline=None)
@given(st.binary(min_size=WINDOW + 8, max_size=WINDOW + 8), st.integers(0, 8))
def test_look_at_a_window_tells_words_from_what_may_join_them_and_from_signs(data, at):
    word, joins, signs = _seen(np.frombuffer(data, np.uint8), at)
    for n, code in enumerate(data[at : at + WINDOW]):
        character = chr(code)
        assert (word >> n & 1) == (code < 128 and character.isalnum())
        assert (joins >> n & 1) == (code >= 128 or character in "'`")
        assert (signs >> n & 1) == (character in '".!?\n')


def test_eight_characters_are_one_number_whose_letters_are_small():
    data = np.frombuffer(b"..HarBour1970", np.uint8)
    assert int(_eight(data, 2)).to_bytes(8, "little") == b"harbour1"


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 150), st.integers(0, 70), st.integers(0, 70), st.integers(0, 200), st.randoms())
def test_words_are_the_same_up_to_the_first_that_differs_or_is_none(shared, before, after, most, chance):
    run = [chance.randrange(1, 2**16) for _ in range(shared)]
    own, others = ([chance.randrange(3) for _ in range(before)] + run + [chance.randrange(3) for _ in range(after)] for _ in "ab")
    most = min(most, shared + after)
    wanted = 0
    while wanted < most and own[before + wanted] == others[before + wanted] != 0:
        wanted += 1
    found = _same(np.array(own, np.uint16), before, np.array(others, np.uint16), before, most)
    assert found == wanted >= min(shared, most)
