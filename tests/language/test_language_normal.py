from hypothesis import given
from hypothesis import strategies as st

from whence.language.words.normal import fold, key, normalise_with_offsets


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded, offsets = normalise_with_offsets(text)
    assert len(folded) == len(offsets)
    assert offsets == sorted(offsets)
    assert all(0 <= at < len(text) for at in offsets)


def test_case_accents_digits_and_arabic_variants_do_not_matter() -> None:
    assert fold("Şanlıurfa — ÉTAT  ٤٥") == "sanliurfa etat 45"
    assert fold("إدارة") == fold("اداره")
    assert fold("Ra’s al-‘Ayn") == "ras al ayn"


def test_a_key_leaves_out_articles_and_a_possessive() -> None:
    assert key("the Northern Relief Council's") == "northern relief council"
    assert key("Monitor of the North") == "monitor north"
    assert key("الإدارة الذاتية") == key("إدارة ذاتية")


def test_a_name_of_small_words_keeps_them() -> None:
    assert key("The The") == "the the"


def test_hidden_characters_and_look_alikes_do_not_hide_a_copy() -> None:
    plain, _ = normalise_with_offsets("five prisoners escaped")
    masked, offsets = normalise_with_offsets("five pr\u200bіsоners esсaped")
    assert masked == plain
    start = masked.index("prisoners")
    assert offsets[start] == 5 and offsets[start + 8] == 14


def test_a_word_of_another_script_stays_itself() -> None:
    assert normalise_with_offsets("Херсон")[0] == "херсон"
