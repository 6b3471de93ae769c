import pytest

from whence.errors import UsageError
from whence.language.words.lexicon import load
from whence.language.words.verbs import conjugate, lemma_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("escape", {"escape", "escapes", "escaping", "escaped"}),
        ("flee", {"flee", "flees", "fleeing", "fled"}),
        ("kidnap", {"kidnap", "kidnaps", "kidnapping", "kidnapped"}),
        ("carry", {"carry", "carries", "carrying", "carried"}),
        ("lie", {"lie", "lies", "lying", "lay", "lain"}),
        ("hit", {"hit", "hits", "hitting"}),
        ("visit", {"visit", "visits", "visiting", "visited"}),
        ("break out", {"break out", "breaks out", "breaking out", "broke out", "broken out"}),
    ],
)
def test_a_lemma_has_these_forms(lemma: str, forms: set[str]) -> None:
    assert lemma_forms(lemma) == forms


def test_past_and_participle_are_told_apart() -> None:
    forms = conjugate("take")
    assert forms.past == ("took",) and forms.participle == ("taken",) and forms.gerund == "taking"


def test_a_missing_lexicon_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="no lexicon 'nothing'"):
        load("nothing")
