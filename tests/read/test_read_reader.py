"""The main path of reading: order, languages, what is left out, hostile text."""

import time

import pytest
from read_build import report

from whence.model.codec import decode, encode
from whence.model.said import Attribution, Caveat, Claim, Reading
from whence.model.vocabulary import BlockKind
from whence.read import read
from whence.read.text.layout import read_sentences


def test_the_reading_comes_first() -> None:
    found = list(read(report("The mayor said the road was cut.")))
    assert isinstance(found[0], Reading)
    assert found[0].read
    assert [type(r) for r in found].count(Reading) == 1


def test_a_language_without_rules_is_an_unread_mention() -> None:
    found = list(read(report("Le maire a dit que la route était coupée.", lang="fr")))
    assert [type(r) for r in found] == [Reading]
    assert isinstance(found[0], Reading) and not found[0].read


def test_an_unknown_language_is_not_read_as_english() -> None:
    assert len(list(read(report("The mayor said the road was cut.", lang=None)))) == 1


@pytest.mark.parametrize("kind", [BlockKind.BOILERPLATE, BlockKind.RELATED, BlockKind.BYLINE_NOTE])
def test_what_is_no_part_of_the_report_is_not_read(kind: BlockKind) -> None:
    found = list(read(report("The mayor said three men died.", kinds=[kind])))
    assert not [r for r in found if isinstance(r, Attribution | Claim | Caveat)]


@pytest.mark.parametrize(
    "kind", [BlockKind.HEADLINE, BlockKind.SUMMARY, BlockKind.CAPTION, BlockKind.STANDFIRST, BlockKind.QUOTE]
)
def test_headline_summary_and_caption_are_read(kind: BlockKind) -> None:
    found = list(read(report("The mayor said three men died.", kinds=[kind])))
    assert [r for r in found if isinstance(r, Attribution)]


def test_every_record_survives_the_codec() -> None:
    host = report("The mayor said three men died in Dorn. The toll could not be verified.")
    for record in read(host):
        assert decode(encode(record)) == record


def test_an_empty_report_reads_as_nothing() -> None:
    assert len(list(read(report("")))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "“" * 3000,
        "said " * 3000,
        "the man who " * 1500 + "said it rained.",
        "a, " * 4000,
        "and " * 4000 + "said so.",
        "that " * 4000,
        "according to " * 2000,
        "( " * 4000,
    ],
    ids=["quotes", "said", "relatives", "commas", "and", "that", "according", "brackets"],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(text: str) -> None:
    from whence.read.voices.attributions import attributions

    started = time.process_time()
    attributions(report(text))
    assert time.process_time() - started < 4.0


def test_a_sentence_read_in_pieces_is_said_so() -> None:
    first = next(iter(read(report("and the mayor said it rained " * 100))))
    assert isinstance(first, Reading)
    assert first.reason is not None and "pieces" in first.reason


def test_sentences_lie_in_their_blocks() -> None:
    host = report("One. Two.", "Three.", kinds=[BlockKind.HEADLINE, BlockKind.BODY])
    assert [host.text[s.start : s.end] for s in read_sentences(host)] == ["One.", "Two.", "Three."]
