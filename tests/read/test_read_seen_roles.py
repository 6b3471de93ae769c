"""Seen roles: what only the model sees fills a role that tree and position leave open, and nothing else."""

from typing import Any

from claims_build import report

from whence.encoder.encoder import load_encoder
from whence.encoder.text import paragraphs
from whence.model.passage import Span
from whence.read.lines.lines import Line, page
from whence.read.lines.parts_seen import PartsSeen, Sides
from whence.read.lines.phrases import Range
from whence.read.roles.seen_roles import filled

TEXT = "Shells fell on the mill, and the farmers died."


class _Sees(PartsSeen):
    """Sees the same words beside every trigger."""

    def __init__(self, agent: str | None, victims: str | None) -> None:
        self._sides = Sides(*(None if words is None else _span(words) for words in (agent, victims)))

    def of(self, start: int, end: int) -> Sides:
        return self._sides


def _span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(start=at, end=at + len(words))


def _line(parts: PartsSeen | None) -> tuple[Line, Any]:
    (only,) = page(report(TEXT), parts=parts).lines
    from whence.read.lines.happened import named

    return only, next(t for t in named(only) if only.low[t.at] == "died")


FARMERS, MILL = Range(7, 9), Range(3, 5)


def test_who_suffers_it_is_whom_the_model_sees_where_nobody_stands() -> None:
    line, died = _line(_Sees(None, "the farmers"))
    assert filled(line, died, (), ()) == ((), (FARMERS,))


def test_who_stands_there_by_tree_or_position_stays() -> None:
    line, died = _line(_Sees("the mill", "the farmers"))
    assert filled(line, died, (), (MILL,)) == ((), (MILL,))
    assert filled(line, died, (FARMERS,), (MILL,)) == ((FARMERS,), (MILL,))


def test_nobody_does_and_suffers_one_thing() -> None:
    line, died = _line(_Sees("the farmers", "the farmers"))
    assert filled(line, died, (), ()) == ((FARMERS,), ())
    assert filled(line, died, (FARMERS,), ()) == ((FARMERS,), ())


def test_without_a_model_roles_stay_open() -> None:
    line, died = _line(None)
    assert filled(line, died, (), ()) == ((), ())


def test_the_model_is_asked_for_a_word_in_its_own_window_and_sentence(model_file: Any) -> None:
    text = "Gunmen shot two traders dead in Osk on Friday.\nThe council met on Monday, and troops shelled a mill."
    encoder = load_encoder(model_file)
    seen = PartsSeen(encoder)
    for look in encoder.looks(paragraphs(text)):
        seen.take(look)
    shot, shelled = text.index("shot"), text.index("shelled")
    for at, word, wanted in ((shot, "shot", "traders"), (shelled, "shelled", "mill")):
        found = seen.of(at, at + len(word)).victims
        assert found is not None and wanted in text[found.start : found.end]
    assert seen.of(len(text) + 5, len(text) + 9) == Sides(None, None)
