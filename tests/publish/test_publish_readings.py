"""One document's reading as an object, as a page, and corrections as training examples."""

import io
import json

import pytest
from rich.console import Console

from build import WHEN, passage_of, report
from whence.desk import Wish, correct, corrected
from whence.model.base import Record
from whence.model.captured import Block, Report
from whence.model.passage import Span
from whence.model.said import Attribution, Caveat, Claim, Frame, Hedge, Reading, Voice
from whence.model.vocabulary import AttributionKind, BlockKind, CaveatStatus, HedgeClass, IncidentType, SourceKind
from whence.publish.reading_page import render_reading
from whence.publish.readings import reading_object, source_entries
from whence.publish.training import Corrected, training_lines

TEXT = "The mayor, a lawyer, said five men allegedly fled. He said so twice.\nThe claim could not be verified."
OUTLET = Voice(name="Example Gazette", kind=SourceKind.OUTLET, basis="metadata")


def voice(item: Report, words: str, name: str) -> Voice:
    at = passage_of(item, words)
    return Voice(name=name, kind=SourceKind.NAMED_PERSON, as_written=words, start=at.start, end=at.end, role="mayor")


def said_in(item: Report, *, mode: str = "rules", carried: bool = False) -> list[Record]:
    mayor, he = voice(item, "The mayor, a lawyer", "The mayor"), voice(item, "He", "The mayor")
    at = passage_of(item, "allegedly")
    hedge = Hedge(kind=HedgeClass.ALLEGATION, start=at.start, end=at.end, cue="allegedly")
    first = Attribution(report=item.id, kind=AttributionKind.STATEMENT, sources=(mayor,), cue=(passage_of(item, "said").span,),
                        content=(passage_of(item, "five men allegedly fled").span,), chain=(OUTLET, mayor), hedges=(hedge,), method="tests/1")  # fmt: skip
    second_cue = item.text.index("said", item.text.index("He"))
    second = Attribution(report=item.id, kind=AttributionKind.STATEMENT, sources=(he,), cue=(Span(start=second_cue, end=second_cue + 4),),
                         content=(passage_of(item, "so twice").span,), chain=(OUTLET, he), certainty="carried over" if carried else "stated",
                         method="tests/1")  # fmt: skip
    frame = Frame(type=IncidentType.ESCAPE, trigger=passage_of(item, "fled").span, predicate="fled")
    claim = Claim(passage=passage_of(item, "five men allegedly fled"), attribution=first.id, chain=first.chain, frame=frame, hedges=(hedge,), method="tests/1")  # fmt: skip
    caveat = Caveat(passage=passage_of(item, "The claim could not be verified"), status=CaveatStatus.COULD_NOT_VERIFY, by=(OUTLET,), method="tests/1")  # fmt: skip
    return [Reading(report=item.id, read=True, mode=mode, method="tests/1"), second, first, claim, caveat]


def page_of(item: Report, said: list[Record], width: int = 100) -> str:
    out = io.StringIO()
    render_reading(item, said, Console(file=out, width=width, no_color=True))
    return out.getvalue()


def test_object_holds_places_in_the_form_that_the_scorer_reads() -> None:
    item = report(TEXT)
    made = reading_object(item, said_in(item), doc_id=7)
    first = made["attributions"][0]
    words = {role: [item.text[s:e] for s, e in first[role]] for role in ("source", "cue", "content")}
    assert made["doc_id"] == 7 and words == {
        "source": ["The mayor, a lawyer"],
        "cue": ["said"],
        "content": ["five men allegedly fled"],
    }
    assert first["chain"] == ["Example Gazette", "The mayor"] and first["hedges"][0]["kind"] == "allegation"
    assert made["claims"][0]["attribution"] == first["id"] and made["claims"][0]["frame"]["type"] == "escape"
    assert made["caveats"][0]["status"] == "could_not_verify" and json.loads(json.dumps(made)) == made


def test_what_is_carried_over_is_no_attribution_that_stands_in_the_text() -> None:
    item = report(TEXT)
    made = reading_object(item, said_in(item, carried=True))
    assert len(made["attributions"]) == 1 and [a["certainty"] for a in made["carried"]] == ["carried over"]


def test_order_is_that_of_the_text_whatever_the_order_of_the_records() -> None:
    item = report(TEXT)
    said = said_in(item)
    one, other = reading_object(item, said), reading_object(item, said[::-1])
    assert one["attributions"] == other["attributions"] and one["attributions"][0]["cue"] < one["attributions"][1]["cue"]


def test_source_is_one_entry_with_its_spellings_and_attributions() -> None:
    item = report(TEXT)
    credited = [r for r in said_in(item) if isinstance(r, Attribution)]
    entries = source_entries(credited)
    assert len(entries) == 1 and set(entries[0]["spellings"]) == {"He", "The mayor, a lawyer"}
    assert set(entries[0]["attributions"]) == {a.id for a in credited} and entries[0]["role"] == "mayor"
    nobody = Attribution(report=item.id, kind=AttributionKind.STATEMENT, content=(Span(start=0, end=3),), chain=(OUTLET,), method="tests/1",
                         sources=(Voice(name="UNNAMED", kind=SourceKind.NONE, basis="hedge"),))  # fmt: skip
    assert source_entries([nobody]) == []


def test_unread_document_has_its_mentions_and_its_reason() -> None:
    item = report("Rien.", lang="fr")
    made = reading_object(
        item, [Reading(report=item.id, read=False, reason="No rules for fr.", names=("Arden",), method="tests/1")]
    )
    assert made["read"] is False and made["reason"] == "No rules for fr." and made["mentions"]["names"] == ["Arden"]
    assert "not read: No rules for fr." in page_of(
        item, [Reading(report=item.id, read=False, reason="No rules for fr.", method="tests/1")]
    )


@pytest.mark.parametrize(
    ("mode", "words"),
    [("rules", "rules only, no model"), ("fast", "may differ between machines"), ("model", "the trained model")],
)
def test_page_says_by_which_reader_it_was_read(mode: str, words: str) -> None:
    item = report(TEXT)
    assert words in page_of(item, said_in(item, mode=mode))


def test_page_groups_what_is_said_by_who_says_so() -> None:
    item = report(TEXT)
    item = Report(**{f: getattr(item, f) for f in item.__struct_fields__ if f not in ("id", "blocks")},
                  blocks=(*item.blocks[:1], Block(kind=BlockKind.BYLINE_NOTE, start=item.blocks[1].start, end=item.blocks[1].end)))  # fmt: skip
    page = page_of(item, said_in(item))
    assert page.count("Example Gazette ← The mayor") == 1 and "allegedly = allegation" in page
    assert "could not verify" in page and "not read, as no part of what the report says: byline note" in page


def test_page_prints_nothing_that_steers_a_terminal() -> None:
    item = report("The \x1b[31mmayor said\u202e five men fled.")
    at = passage_of(item, "five men fled").span
    said: list[Record] = [Reading(report=item.id, read=True, method="tests/1"),
                          Attribution(report=item.id, kind=AttributionKind.STATEMENT, cue=(Span(start=4, end=19),), content=(at,), chain=(OUTLET,), method="tests/1")]  # fmt: skip
    page = page_of(item, said)
    assert "\x1b" not in page and "\u202e" not in page and "five men fled" in page


def test_training_example_holds_the_paragraph_as_corrected_and_as_it_was_read() -> None:
    item = report(TEXT)
    said = said_in(item)
    wish = Wish(source=("The mayor",), source_kind="named_person", kind="accusation")
    decision = correct(item, said[2], wish, known=[], by="An Editor", reason="the apposition is not the name", at=WHEN)
    notice, example = training_lines([Corrected(item, said, corrected(item, said, [decision]).said, [decision])])
    assert "do not publish it" in notice["notice"] and "text" not in notice
    assert example["text"] == TEXT.split("\n")[0] and example["corrected"][0]["by"] == "An Editor"
    now, was = example["attributions"][0], example["original"]["attributions"][0]
    assert (now["source"], now["kind"], now["cue"]) == (["The mayor"], "accusation", ["said@1"])
    assert (was["source"], was["kind"]) == (["The mayor, a lawyer"], "statement")
    assert example["frames"][0]["attribution"] == now["id"] and example["hedges"] == [
        {"words": "allegedly", "class": "allegation"}
    ]


def test_paragraphs_that_corrections_share_are_one_example() -> None:
    item = report(TEXT)
    said = said_in(item)
    decisions = [correct(item, one, Wish(kind="belief"), known=[], by="An Editor", reason="x", at=WHEN) for one in said[1:3]]
    lines = list(training_lines([Corrected(item, said, corrected(item, said, decisions).said, decisions)]))
    assert len(lines) == 2 and len(lines[1]["corrected"]) == 2
