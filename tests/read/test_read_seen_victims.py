"""Seen victims: whom only the model sees suffer something fills the role that tree and position leave open, and nothing else."""

from typing import Any

from claims_build import report

from whence.encoder.encoder import load_encoder
from whence.encoder.text import paragraphs
from whence.model.passage import Span
from whence.read.lines.happened import named
from whence.read.lines.harmed_seen import HarmedSeen
from whence.read.lines.lines import Line, page
from whence.read.lines.phrases import Range
from whence.read.roles.roles import cast
from whence.read.roles.seen_victims import seen_victims

TEXT = "Shells fell on the mill, and it cost the farmers dear when they exploded."
FARMERS = Range(9, 11)


class _Sees(HarmedSeen):
    """Sees the same words beside every trigger."""

    def __init__(self, words: str | None) -> None:
        at = TEXT.index(words) if words else 0
        self._span = Span(start=at, end=at + len(words)) if words else None

    def of(self, start: int, end: int) -> Span | None:
        return self._span


def _line(harmed: HarmedSeen | None) -> tuple[Line, Any]:
    (only,) = page(report(TEXT), harmed=harmed).lines
    return only, next(t for t in named(only) if only.low[t.at] == "exploded")


def test_who_suffers_it_is_whom_the_model_sees_where_nobody_stands() -> None:
    line, exploded = _line(_Sees("the farmers"))
    assert seen_victims(line, exploded, ()) == (FARMERS,)
    assert FARMERS in cast(line, exploded, named(line)).victims


def test_whoever_does_it_does_not_suffer_it() -> None:
    line, exploded = _line(_Sees("the farmers"))
    assert seen_victims(line, exploded, (Range(10, 11),)) == ()


def test_without_a_model_or_where_it_sees_nobody_the_role_stays_open() -> None:
    for nobody in (None, _Sees(None)):
        line, exploded = _line(nobody)
        assert seen_victims(line, exploded, ()) == ()


def test_the_model_is_asked_for_a_word_in_its_own_window_and_sentence(model_file: Any) -> None:
    text = "Gunmen shot two traders dead in Osk on Friday.\nThe council met on Monday, and troops shelled a mill."
    encoder = load_encoder(model_file)
    seen = HarmedSeen(encoder)
    assert seen.of(0, 5) is None
    for look in encoder.looks(paragraphs(text)):
        seen.take(look)
    for word, wanted in (("shot", "traders"), ("shelled", "mill")):
        at = text.index(word)
        found = seen.of(at, at + len(word))
        assert found is not None and wanted in text[found.start : found.end]
    assert seen.of(len(text) + 5, len(text) + 9) is None
