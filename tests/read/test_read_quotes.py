"""Which words stand inside quotation marks."""

from hypothesis import given
from hypothesis import strategies as st

from whence.read.text.quotes import quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, 0, len(text))]


def test_curly_and_straight_marks_quote() -> None:
    assert quoted('He said “stay” and then "go".') == ["“stay”", '"go"']


def test_an_apostrophe_is_no_mark() -> None:
    assert quoted("The army's men didn't fire at the miners' hall.") == []


def test_single_marks_quote_words() -> None:
    assert quoted("Mayor calls flood ‘a crime’ by neglect") == ["‘a crime’"]


def test_marks_inside_marks_belong_to_the_outer_quotation() -> None:
    assert quoted("“He told us ‘run’ and we ran,” she said.") == ["“He told us ‘run’ and we ran,”"]


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    (one,) = quotations("“It was dark.", 0, 13)
    assert not one.closed
    assert one.end == 13


@given(st.text(alphabet="ab “”\"'‘’.,\n", max_size=200))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    at = 0
    for one in quotations(text, 0, len(text)):
        assert at <= one.start < one.end <= len(text)
        at = one.end
