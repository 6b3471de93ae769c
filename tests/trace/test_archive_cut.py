import sys
from itertools import pairwise

import numpy as np
import pytest
from archive_build import passages, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.errors import UsageError
from whence.language.words.normal import fold_character
from whence.trace.archive.cut import BEGINS, IN_PAIRS, QUOTED, Cut, cut, token
from whence.trace.archive.letters import JOINS, SIGNS, Letters
from whence.trace.texts import LONGEST, is_inner, words_in


def _spans(text, numbers):
    cuts = sorted(n % (len(text) + 1) for n in numbers)
    return tuple(zip(cuts[::2], cuts[1::2], strict=False))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(texts, st.lists(st.integers(0, 200), max_size=6)), max_size=5))
def test_both_ways_cut_alike(drawn):
    pytest.importorskip("numba")
    given_texts = [text for text, _ in drawn]
    for stretches in (None, [_spans(text, numbers) for text, numbers in drawn]):
        plain, fast = cut(given_texts, stretches, plain=True), cut(given_texts, stretches)
        for name in Cut._fields:
            np.testing.assert_array_equal(getattr(plain, name), getattr(fast, name), err_msg=name)


@settings(max_examples=400, deadline=None)
@given(st.one_of(texts, passages), st.lists(st.integers(0, 200), max_size=6))
def test_cut_has_the_words_that_trace_compares(text, numbers):
    seams = _spans(text, numbers)
    words = words_in(text, (), seams)
    edges = sorted({0, len(text), *(edge for pair in seams for edge in pair)})
    found = cut([text], [tuple(pairwise(edges))])
    assert [token(word) if word else 0 for word in words.folded] == found.tokens.tolist()
    assert list(words.starts) == found.starts.tolist() and list(words.ends) == found.ends.tolist()


def _matters(code: int) -> bool:
    alike = 0x3400 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7A3 or code >= 0x17000  # ideographs, syllables: every 64th will do
    return not alike and fold_character(chr(code)) != " "


def test_every_character_of_unicode_is_cut_alike_by_both_ways_and_by_trace():
    pytest.importorskip("numba")
    every = [
        f"ab{chr(code)}cd {chr(code)} l'{chr(code)}e" for code in range(sys.maxunicode + 1) if code % 64 == 0 or _matters(code)
    ]
    for at in range(0, len(every), 20_000):
        text = "\n".join(every[at : at + 20_000])
        plain, fast = cut([text], plain=True), cut([text])
        for name in Cut._fields:
            np.testing.assert_array_equal(getattr(plain, name), getattr(fast, name), err_msg=f"{name} from {at}")
    letters = Letters()
    letters.learn(map(chr, range(sys.maxunicode + 1)))
    assert letters.fold_size.max() <= 18  # the room that `compiled_cut` has for a folded word


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize(
    ("hidden", "meant"),
    [
        ("Fi\u200bre bro\u2060ke o\ufeffut", "Fire broke out"),
        ("Firе brоke оut", "Fire broke out"),
        ("after ٣٤ hours and १२ minutes", "after 34 hours and 12 minutes"),
        ("caf\u0065\u0301 Ｆｉｒｅ don’t", "café fire dont"),
        ("كِتَابٌ أحمد على", "كتاب احمد علي"),
    ],
)
def test_tricks_of_writing_give_the_same_numbers(hidden, meant, plain):
    assert cut([hidden], plain=plain).tokens.tolist() == cut([meant], plain=plain).tokens.tolist()


@pytest.mark.parametrize("plain", [True, False])
def test_signs_say_how_a_word_stands(plain):
    found = cut(['He said: “No one. Never” and left.\nThen 東京湾 "so" it'], plain=plain)
    words = ["he", "said", "no", "one", "never", "and", "left", "then", "東京", "京湾", "so", "it"]
    by = dict(zip(words, found.signs.tolist(), strict=True))
    assert by["he"] == BEGINS and by["said"] == 0
    assert by["no"] == QUOTED and by["one"] == QUOTED and by["never"] == QUOTED | BEGINS and by["and"] == 0
    assert by["then"] == BEGINS and by["東京"] == by["京湾"] == IN_PAIRS
    assert by["so"] == QUOTED and by["it"] == 0


@pytest.mark.parametrize("plain", [True, False])
def test_word_counts_up_to_its_256th_character(plain):
    long = "a" * LONGEST
    found = cut([long, long + "b", long[:-1] + "b", "ﷺ" * 300], plain=plain).tokens.tolist()
    assert found[0] == found[1] != found[2] and found[3]


_shapes = st.lists(
    st.one_of(
        st.sampled_from(["a", "Zz9", "harbour", "a" * 15, "B" * 16, "c" * 17, "d" * 63, "e" * 64, "f" * 65, "g" * 130]),
        st.sampled_from([" ", "  ", ". ", "\n", '"', " '", "'s ", "`", "-", "!", "? ", ", "]),
        st.sampled_from(["é", "ß", "“", "”", "東", "京都", "\u200b", "’", "½", "я", "🔥"]),
    ),
    max_size=60,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.lists(_shapes, max_size=3), st.integers(0, 70))
def test_words_are_cut_alike_wherever_a_window_of_characters_ends(given_texts, before):
    pytest.importorskip("numba")
    moved = ["." * before + text for text in given_texts]
    plain, fast = cut(moved, plain=True), cut(moved)
    for name in Cut._fields:
        np.testing.assert_array_equal(getattr(plain, name), getattr(fast, name), err_msg=name)
    assert (plain.tokens[plain.starts < plain.ends] > 0).all()


def test_every_sign_of_ascii_stands_in_the_window_as_in_the_tables():
    letters = Letters()
    assert set(JOINS) == {chr(c) for c in range(128) if is_inner(chr(c))} == {"'", "`"}
    assert set(SIGNS) == {chr(c) for c in range(128) if letters.sign[c]}


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("span", [(0, 9), (-1, 3), (3, 2)])
def test_stretch_outside_the_text_is_refused(span, plain):
    with pytest.raises(UsageError, match="8 characters has no stretch"):
        cut(["one text", "another one"], [(span,), ()], plain=plain)
