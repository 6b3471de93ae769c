"""The model on texts that no newsroom wrote: time in proportion, memory that does not grow with the square, the words as they stand."""

import time
from pathlib import Path

import pytest
from read_build import report
from test_read_hostile_input import _KINDS, _PLAIN

from whence.model.base import Record
from whence.model.codec import encode
from whence.model.said import Attribution, Claim, Reading
from whence.read import read
from whence.settings import ReadSettings

HIDDEN = ("\u200b", "\u00ad", "\u2060", "\u202e")


def said(text: str) -> list[Record]:
    return list(read(report(*text.split("\n")), settings=ReadSettings(mode="model")))


def credited(text: str) -> list[tuple[str, str]]:
    """Return source and cue of every attribution, as they stand."""
    return [
        (" ".join(v.as_written or "" for v in a.sources), " ".join(s.of(text) for s in a.cue))
        for a in said(text)
        if isinstance(a, Attribution)
    ]


@pytest.mark.parametrize("kind", _KINDS)
def test_reading_takes_time_in_proportion_to_the_text(model_file: Path, kind: str) -> None:
    short = _KINDS[kind] * (2_500 // len(_KINDS[kind]))

    def seconds(text: str) -> float:
        began = time.process_time()
        said(text)
        return time.process_time() - began

    seconds(short)  # model and lexicons are loaded once
    once = min(seconds(short) for _ in range(2))
    assert seconds(short * 4) < 4 * 2.2 * max(once, 0.05)


def test_quotations_five_hundred_deep_are_read_in_pieces(model_file: Path) -> None:
    text = "".join("He said “she told him " for _ in range(500)) + "it was over." + "”" * 500
    found = said(text)
    assert isinstance(found[0], Reading) and found[0].mode == "model"
    assert found[0].reason is not None and "in pieces" in found[0].reason


def test_every_passage_of_a_jumble_is_verbatim(model_file: Path) -> None:
    text = "".join(piece * 2 for piece in _KINDS.values()).replace("\n", " ")
    for record in said(text):
        if isinstance(record, Claim):
            assert text[record.passage.start : record.passage.end] == record.passage.quote
        if isinstance(record, Attribution):
            assert all(0 <= s.start < s.end <= len(text) for s in (*record.cue, *record.content))
        assert encode(record)


@pytest.mark.parametrize("mark", HIDDEN, ids=lambda mark: f"U+{ord(mark):04X}")
def test_marks_that_nobody_sees_hide_no_voice(model_file: Path, mark: str) -> None:
    plain = "The harbour office said on Friday that five men had fled."
    hidden = plain.replace("office", f"off{mark}ice").replace("five", f"fi{mark}ve").replace("said", f"sa{mark}id")
    assert [(s.replace(mark, ""), c.replace(mark, "")) for s, c in credited(hidden)] == credited(plain) != []


@pytest.mark.parametrize(
    "text",
    [
        _PLAIN.upper(),
        _PLAIN.replace(".", "").replace(",", ""),
        _PLAIN.replace("l", "1").replace("rn", "m"),
        _PLAIN.replace(" ", "  "),
    ],
    ids=["capitals", "no stops", "OCR noise", "wide blanks"],
)
def test_a_noisy_text_still_has_its_speaker(model_file: Path, text: str) -> None:
    assert any("army" in source.lower() and cue.lower().endswith("said") for source, cue in credited(text))
