import numpy as np
import pytest
from archive_build import passages
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.trace.archive.cut import Cut, cut
from whence.trace.archive.limits import SHORT
from whence.trace.archive.marks import Marks, marks

GRAM, WINDOW = 6, 5
_words = st.lists(st.integers(0, 3), max_size=60)  # few words, so that they recur; 0 is where two are no neighbours


def _cut(some: list[list[int]]) -> Cut:
    tokens = np.array([word for words in some for word in words], np.uint16)
    none = np.zeros(len(tokens), np.int32)
    return Cut(tokens, none, none, none.astype(np.uint8), np.cumsum([0, *map(len, some)], dtype=np.int64))


@settings(max_examples=300, deadline=None)
@given(st.lists(_words, max_size=6), st.integers(2, 8), st.integers(1, 7))  # of one word no gram would lie across two texts
def test_both_ways_mark_alike(some, gram, window):
    pytest.importorskip("numba")
    plain, fast = (marks(_cut(some), gram=gram, window=window, plain=p) for p in (True, False))
    for name in Marks._fields:
        np.testing.assert_array_equal(getattr(plain, name), getattr(fast, name), err_msg=name)


@settings(max_examples=100, deadline=None)
@given(st.lists(passages, max_size=4))
def test_both_ways_mark_real_words_alike(some):
    pytest.importorskip("numba")
    plain, fast = (marks(cut(some), gram=GRAM, window=WINDOW, plain=p) for p in (True, False))
    for name in Marks._fields:
        np.testing.assert_array_equal(getattr(plain, name), getattr(fast, name), err_msg=name)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(1, 50), min_size=GRAM + WINDOW - 1, max_size=30), _words, _words, _words, _words, st.booleans())
def test_any_run_of_ten_words_that_two_texts_share_gives_both_a_common_mark(shared, before, after, before2, after2, plain):
    found = marks(_cut([before + shared + after, before2 + shared + after2]), gram=GRAM, window=WINDOW, plain=plain)
    inside = []
    for n, lead in enumerate((before, before2)):
        own = slice(found.firsts[n], found.firsts[n + 1])
        at = zip(found.keys[own].tolist(), (found.places[own] - len(lead)).tolist(), strict=True)
        inside.append({(key, place) for key, place in at if 0 <= place <= len(shared) - GRAM})
    assert inside[0] & inside[1]


def test_short_text_keeps_every_gram_and_a_long_one_about_a_third():
    words = np.random.default_rng(1).integers(1, 2**16, 30_000).tolist()
    short, long = words[:SHORT], words
    found = marks(_cut([short, long]), gram=GRAM, window=WINDOW)
    assert found.firsts[1] == SHORT - GRAM + 1
    assert 0.31 < (found.firsts[2] - found.firsts[1]) / len(words) < 0.36  # 2 / (window + 1), as winnowing promises


def test_gram_stands_in_one_text_and_reaches_over_no_break():
    assert len(marks(_cut([[1, 2, 3], [4, 5, 6]]), gram=6, window=1).keys) == 0
    assert len(marks(_cut([[1, 2, 3, 0, 4, 5, 6]]), gram=4, window=1).keys) == 0
