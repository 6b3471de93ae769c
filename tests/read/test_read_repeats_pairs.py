"""Repeats between a summary and its body, and exact ones anywhere."""

from claims_build import claims, report

from whence.model.vocabulary import BlockKind
from whence.read.lines.repeats import find_repeats


def pairs(host) -> list[tuple[str, str, bool]]:
    return [(r.a.quote, r.b.quote, r.exact) for r in find_repeats(host, claims(host))]


def test_a_bullet_meets_the_paragraph_it_sums_up() -> None:
    bullet = "Union leaders fear that the port closure could cost 2,000 dockers their jobs."
    body = "As many as 2,000 dockers could lose their jobs through the closure of the port, union leaders told the paper."
    other = "The weather service expects rain along the coast for most of the coming week."
    found = pairs(report(bullet, body, other, kinds=(BlockKind.SUMMARY,)))
    assert found == [(bullet, body, False)]


def test_a_sentence_said_twice_word_for_word_is_exact() -> None:
    words = "The governor said that the bridge would stay closed for repairs."
    assert pairs(report(words, "Traffic was slow.", words)) == [(words, words, True)]


def test_two_paragraphs_of_the_body_on_one_subject_are_no_paraphrase() -> None:
    assert (
        pairs(report("Two men escaped from Marrow prison on Friday.", "Police hunt two men who escaped from Marrow prison."))
        == []
    )


def test_a_summary_of_something_else_is_not_linked() -> None:
    found = pairs(
        report("The budget passed late.", "Gunmen kidnapped a doctor near the river on Tuesday.", kinds=(BlockKind.SUMMARY,))
    )
    assert found == []
