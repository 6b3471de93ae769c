"""Whose words "the statement" holds that a report names again."""

import pytest
from read_build import names, read_attributions_of

AGAIN = [
    ("In a statement, the Harbour Board said the crane had been mended. “No rope was worn,” the statement said.", "Harbour Board"),
    ("The nurses' union said in a letter on Monday that four wards were shut. The letter said nobody had been paid.", "the nurses' union"),
    ("The Delta Front claimed in a terse communiqué that it held the bridge. Forty were captured, according to the communiqué.", "Delta Front"),
    ("Ivo Lund wrote in his report that the dyke was old. The report says that no one looked.", "Ivo Lund"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuer"), AGAIN, ids=[i for _, i in AGAIN])
def test_a_paper_that_is_named_again_speaks_for_who_put_it_out(text: str, issuer: str) -> None:
    assert names(read_attributions_of(text)[-1].chain)[1:] == [issuer]


def test_the_last_who_put_one_out_is_meant() -> None:
    text = "The army said in a statement that it held the hill. The rebels said in a statement that they did. The statement said six fell."
    assert "rebels" in names(read_attributions_of(text)[-1].chain)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "The army said in a statement that it held the hill. A statement said six had fallen.",
        "The army said in a statement that it held the hill. The letter said six had fallen.",
        "The army denied that it had put out a statement. The statement said six had fallen.",
        "The army said in a statement that it held the hill. The statement of the rebels said six had fallen.",
    ],
)
def test_another_paper_or_one_with_an_issuer_of_its_own_is_not_the_first_ones(text: str) -> None:
    assert "army" not in names(read_attributions_of(text)[-1].chain)[-1]
