import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.words.sentences import sentences
from whence.language.words.words import tokens, words


def _split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@given(st.text(alphabet=st.sampled_from("ab A.!?\"'“”\n\u2028 ،؟。1…-")))
def test_sentences_lie_in_order_and_lose_only_blanks(text: str) -> None:
    found = sentences(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert all("\n" not in span.of(text) for span in found)


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    assert all(text[word.start : word.end] == word.text for word in words(text) + tokens(text))


@pytest.mark.parametrize(
    "text",
    [
        "DERAN, Oct. 11 (Example News) - Five men fled.",
        "Lt. Gen. J. Smith told the U.S. envoy at 6 p.m. on Friday.",
        "Cell No. 4 was empty.",
        '"Stop!" Colonel Marten said.',
        "It rose by 5.30 points on Dec. 3.",
        "“They fled,” she said.",
    ],
)
def test_abbreviations_datelines_and_quotes_do_not_end_a_sentence(text: str) -> None:
    assert _split(text) == [text]


def test_a_full_stop_and_a_line_break_end_a_sentence() -> None:
    assert _split("They fled. He stayed\nA headline") == ["They fled.", "He stayed", "A headline"]
    assert _split("He lives in the U.S. The others fled.") == ["He lives in the U.S.", "The others fled."]
    assert _split("قال المتحدث. هل هرب؟ نعم.") == ["قال المتحدث.", "هل هرب؟", "نعم."]


def test_a_range_is_kept_to() -> None:
    text = "One. Two. Three."
    assert [span.of(text) for span in sentences(text, 5, 9)] == ["Two."]


def test_numbers_initials_and_hyphens_make_one_word() -> None:
    assert [word.text for word in words("The U.S. said 4,000 of Tal-Rif's e.g. 1.5 fled")] == [
        "The", "U.S.", "said", "4,000", "of", "Tal-Rif's", "e.g.", "1.5", "fled",
    ]  # fmt: skip


def test_scripts_without_blanks_give_pairs() -> None:
    assert [word.text for word in words("日本語")] == ["日本", "本語"]


def test_hard_wrapped_text_ends_at_blank_lines_only() -> None:
    text = "The men left\nthe town. Gen.\nHarrow spoke\nlater.\n\nA headline\n \nThe end"
    found = [text[span.start : span.end] for span in sentences(text, wrapped=True)]
    assert found == ["The men left\nthe town.", "Gen.\nHarrow spoke\nlater.", "A headline", "The end"]
    assert len(sentences(text)) == 7
