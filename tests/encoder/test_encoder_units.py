from hypothesis import given
from hypothesis import strategies as st

from whence.encoder.text import paragraphs
from whence.encoder.units import units


def words(text: str) -> list[str]:
    return [word.text for word in units(text)]


def test_clitics_and_hyphens_stand_alone() -> None:
    assert words("The ministry's men didn't flee a well-lit yard.") == [
        "The", "ministry", "'s", "men", "did", "n't", "flee", "a", "well", "-", "lit", "yard", ".",
    ]  # fmt: skip


def test_cannot_is_two_words() -> None:
    assert words("They cannot. CANNOT!") == ["They", "can", "not", ".", "CAN", "NOT", "!"]


def test_titles_and_initials_keep_their_point() -> None:
    assert words("Gen. Varo of the U.S. spoke.") == ["Gen.", "Varo", "of", "the", "U.S.", "spoke", "."]


@given(st.text(max_size=300))
def test_every_word_is_verbatim_and_none_overlaps(text: str) -> None:
    last = 0
    for word in units(text):
        assert word.start >= last
        assert word.end > word.start
        assert text[word.start : word.end] == word.text
        last = word.end


@given(st.text(alphabet="ab'’-. \n", max_size=80))
def test_paragraphs_hold_the_same_words_as_the_text(text: str) -> None:
    inside = [word for line in paragraphs(text) for sentence in line for word in sentence]
    assert [w.text for w in inside if w.text.isalpha()] == [w.text for w in units(text) if w.text.isalpha()]
