"""Reading texts that no newsroom wrote: without stops, without lines, all in capitals, quotation in quotation, one sentence a thousand times."""

import time

import pytest
from read_build import report

from whence.model.codec import encode
from whence.model.said import Claim, Reading
from whence.read import read

_PLAIN = "The army said on Friday that 9 soldiers were killed when a car bomb went off near a jail in Mosul, but nobody could verify it. "
_KINDS = {
    "one line": _PLAIN,
    "no stops": _PLAIN.replace(".", "").replace(",", ""),
    "capitals": _PLAIN.upper(),
    "quotation in quotation": "He said \"she said “they said 'the army said «five men fled» and ",
    "open brackets": "(" * 40 + "killed [ " * 10,
    "commas": "killed, wounded, fled, " * 5,
    "video": "A video released by the Harbour Guard shows five men running from a jail in Mosul. ",
    "responsibility": "The Dorn Front claimed responsibility for a bombing in Mosul that killed 9 people. ",
    "other names": "Orlin, or Orlina as Kurds call it, also known as Urlin (ORL), ",
    "hidden characters": "The ar\u200bmy sa\u00adid on Fri\u2060day that 9 sol\u200b\u200bdiers were kil\u202eled near a jail in Mo\u200dsul. ",
    "figures": "5 killed 10 men, 7 women on 3 May 2019 at 5 ",
}


def seconds(text: str) -> tuple[float, int]:
    host = report(text)
    started = time.process_time()
    found = list(read(host))
    return time.process_time() - started, len(found)


@pytest.mark.parametrize("kind", _KINDS)
def test_reading_takes_time_in_proportion_to_the_text(kind: str) -> None:
    piece = _KINDS[kind]
    short = piece * (10_000 // len(piece))
    seconds(short)  # the lexicons are loaded once
    once = min(seconds(short)[0] for _ in range(2))
    longer, most = seconds(short * 4)[0], 4 * 2.2 * max(once, 0.02)
    if longer >= most:  # once more: another process that took the core is no slow reader
        longer = seconds(short * 4)[0]
    assert longer < most


def test_a_line_of_two_hundred_thousand_characters_is_read_in_pieces_and_the_reading_says_so() -> None:
    piece = _KINDS["no stops"]
    found = list(read(report(piece * (200_000 // len(piece)))))
    assert isinstance(found[0], Reading) and found[0].reason is not None and "in pieces" in found[0].reason


def test_every_passage_of_a_jumble_is_verbatim() -> None:
    text = "".join(piece * 3 for piece in _KINDS.values())
    host = report(text)
    for record in read(host):
        if isinstance(record, Claim):
            assert text[record.passage.start : record.passage.end] == record.passage.quote
        assert encode(record)


def test_one_sentence_a_thousand_times_gives_no_million_repeats() -> None:
    found = list(read(report(*[_PLAIN] * 1000)))
    assert sum(type(record).__name__ == "Repeat" for record in found) <= 2000
