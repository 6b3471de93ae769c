from hypothesis import given, settings
from hypothesis import strategies as st

from whence.encoder.text import paragraphs
from whence.encoder.windows import SIZE, windows
from whence.encoder.wordpieces import LONGEST, WordPieces

PIECES = WordPieces(["[UNK]", "[CLS]", "[SEP]", *"abcdefghij.,\"'-", *(f"##{c}" for c in "abcdefghij"), "bad", "##ed", "cafe"])
TEXTS = st.lists(st.text(alphabet='abcdefghij .,"', max_size=400), max_size=6).map("\n".join)


def test_the_longest_known_piece_is_taken_first() -> None:
    assert PIECES("Baded") == (PIECES("bad")[0], *PIECES("abed")[-1:])
    assert PIECES("Café") == PIECES("cafe")
    assert len(PIECES("café")) == 1


def test_a_word_that_cannot_be_pieced_together_is_unknown() -> None:
    assert PIECES("xyz") == (PIECES.unknown,)
    assert PIECES("a" * (LONGEST + 1)) == (PIECES.unknown,)
    assert PIECES("\u200b") == (PIECES.unknown,)


@settings(max_examples=60)
@given(TEXTS)
def test_every_word_stands_in_exactly_one_window_and_none_is_too_large(text: str) -> None:
    given_words = [word for line in paragraphs(text) for sentence in line for word in sentence]
    made = list(windows(paragraphs(text), PIECES))
    assert [word for window in made for word in window.words] == given_words
    for window in made:
        assert len(window.pieces) == len(window.flags) <= SIZE
        assert len(window.heads) == len(window.words)
        assert [n for first, last in window.sentences for n in range(first, last)] == list(range(len(window.words)))


def test_words_inside_quotation_marks_carry_their_flag_until_the_paragraph_ends() -> None:
    (window,) = windows(paragraphs('"abc abc\nabc'), PIECES)
    assert [window.flags[head] & 2 for head in window.heads] == [2, 2, 2, 0]
