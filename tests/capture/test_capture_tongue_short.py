"""Short texts without a label: enough little words tell English, and nothing is guessed for the rest."""

import pytest

from whence.capture.tongue import language_of


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two people in Kosti on 3 March 2024, police said.",
        "Two barges sank near Goma on Monday, the harbour master told reporters.",
    ],
)
def test_one_sentence_of_english_is_english(text: str) -> None:
    assert language_of(text, None, None, [])[0] == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Deux personnes ont été tuées dans une explosion à Kosti, selon la police soudanaise.",
        "Twee mensen kwamen om bij een ontploffing in de haven, zegt de burgemeester van de stad.",
    ],
)
def test_one_sentence_of_another_language_is_not_english(text: str) -> None:
    assert language_of(text, None, None, [])[0] != "en"
