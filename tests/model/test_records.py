"""Records: frozen, strict, named by content, the same after a round trip."""

import json
import string
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import WHEN, capture, passage_of, report
from whence.model import codec, vocabulary
from whence.model.acts import Decision, Run
from whence.model.base import Record, make_id, replace
from whence.model.captured import Block, Failure, Moment, Post, Report
from whence.model.matched import Actor, Incident, Interest, Membership, Signal, Union
from whence.model.passage import Passage, Span
from whence.model.said import (
    Attribution,
    Caveat,
    Claim,
    Figure,
    Frame,
    Hedge,
    MediaMention,
    PlaceName,
    Reading,
    Repeat,
    Shot,
    Slot,
    Voice,
    When,
    Where,
)
from whence.model.traced import Change, Derivation, Evidence, InferredReport
from whence.model.vocabulary import (
    AttributionKind,
    Bearing,
    BlockKind,
    CaveatStatus,
    Certainty,
    ChangeKind,
    DecisionKind,
    DerivationType,
    EvidenceKind,
    FigureModifier,
    HedgeClass,
    IncidentType,
    Independence,
    InterestRole,
    MembershipRole,
    PlacePrecision,
    QuestionKind,
    SourceKind,
    Standing,
    TimePrecision,
)  # fmt: skip
from whence.model.weighed import Answer, Numbers, Origin, Question, Reason, ReportCounts, Utterance, Value, Weighing

TEXT = "Nine miners were trapped, a rescue official told the Example Wire."


def one_of_each() -> list[Record]:
    """Return one record of every type, hanging together as in a small case."""
    taken = capture(TEXT.encode())
    item = report(TEXT)
    words = passage_of(item, "Nine miners were trapped")
    voice = Voice(name="a rescue official", kind=SourceKind.UNNAMED_OFFICIAL, as_written="a rescue official", start=26, end=43)
    outlet = Voice(name="Example Gazette", kind=SourceKind.OUTLET, basis="metadata")
    figure = Figure(lo=9, hi=9, modifier=FigureModifier.EXACT, as_written="Nine", start=0, end=4, of="trapped", noun="miners")
    where = Where(name="Hill", as_written="Hill", start=0, end=4, precision=PlacePrecision.SETTLEMENT, lat=1.5, lon=2.5)
    when = When(start=WHEN, end=WHEN, precision=TimePrecision.DAY, as_written="Monday", at=0, until=6, anchor="publication")
    frame = Frame(type=IncidentType.ACCIDENT_DISASTER, trigger=Span(start=17, end=24), predicate="trapped", figures=(figure,), places=(where,),
                  times=(when,), victims=(Slot(name="miners", start=5, end=11),))  # fmt: skip
    hedge = Hedge(kind=HedgeClass.HEARSAY, start=0, end=4, cue="Nine", scope=Span(start=0, end=24))
    said = Attribution(report=item.id, kind=AttributionKind.STATEMENT, sources=(voice,), cue=(Span(start=44, end=48),),
                       content=(Span(start=0, end=24),), chain=(outlet, voice), hedges=(hedge,), method="tests/1")  # fmt: skip
    claim = Claim(
        passage=words, attribution=said.id, chain=said.chain, frame=frame, hedges=(hedge,), focus=True, method="tests/1"
    )
    incident = Incident(seed=claim.id, type=frame.type, title="Miners trapped", method="tests/1")
    inferred = InferredReport(name="Example Wire", why="credited, not captured", method="tests/1")
    proof = Evidence(kind=EvidenceKind.CREDIT, note="credits the Example Wire", child=words)
    answer = Answer(value=Value(number=(9, 9)), claims=(claim.id,), passages=(words,), standing=Standing.SINGLE_ORIGIN)
    question = Question(
        incident=incident.id, question=QuestionKind.HOW_MANY, of="trapped", answers=(answer,), standing=Standing.SINGLE_ORIGIN
    )
    numbers = Numbers(reports=ReportCounts(seen=1, embedded=0, inferred=1), utterances=(1, 1), parties=None, independent=None)
    return [
        taken, item,
        Post(host=item.id, start=0, end=24, text_start=0, text_end=24, text=TEXT[:24], post_key="x", published=item.published, method="tests/1"),
        Failure(origin="a.bin", stage="capture", reason="not text", remedy="give the page", at=WHEN),
        Reading(report=item.id, read=True, places=(where,), figures=(figure,), times=(when,), method="tests/1"),
        said, claim,
        Caveat(passage=words, status=CaveatStatus.UNVERIFIED, by=(outlet,), method="tests/1"),
        MediaMention(passage=words, noun="video", shown=(Shot(start=0, end=4, words="Nine"),), method="tests/1"),
        Repeat(a=words, b=words, exact=True, method="tests/1"),
        PlaceName(passage=words, names=("Hill", "The Hill"), kind="place", method="tests/1"),
        Derivation(child=item.id, parent=inferred.id, type=DerivationType.ATTRIBUTES, certainty=Certainty.EXPLICIT, evidence=(proof,),
                   changes=(Change(kind=ChangeKind.HEDGE_LOST, note="reportedly is gone", child=words),), method="tests/1"),
        inferred,
        Actor(slug="rescue", name="Rescue Service", interests=(Interest(conflict="x", role=InterestRole.CUSTODIAN),)),
        Membership(incident=incident.id, report=item.id, role=MembershipRole.FOCUS, claims=(claim.id,), signals=(Signal(name="n", weight=1, note="x"),),
                   method="tests/1"),
        incident,
        Union(ends=(incident.id, "inc_1"), report=item.id, score=0.9, signals=(Signal(name="n", weight=1, note="x"),), method="tests/1"),
        Utterance(incident=incident.id, speaker="a rescue official", bearing=Bearing.ASSERTS, wordings=(words,)),
        Origin(incident=incident.id, label="a rescue official", independence=Independence.UNKNOWN, reason="no interests are recorded"),
        question,
        Weighing(incident=incident.id, title="Miners trapped", type=frame.type, numbers=numbers, questions=(question,),
                 number_reasons=(Reason(code="reports-seen", sentence="One report.", passages=(words,)),)),
        Run(at=WHEN, version="0", methods={"read": "tests/1"}, settings={"read": {"carry_sentences": 3}}),
        Decision(at=WHEN, by="An Editor", kind=DecisionKind.VERIFY, target=incident.id, reason="spoke to two rescuers"),
    ]  # fmt: skip


def test_there_is_an_example_of_every_record_type() -> None:
    assert {type(record) for record in one_of_each()} == set(codec.record_types())


@pytest.mark.parametrize("record", one_of_each(), ids=lambda r: codec.tag_of(r))
def test_decoding_gives_back_what_was_encoded(record: Record) -> None:
    assert codec.decode(codec.encode(record)) == record


@pytest.mark.parametrize("record", one_of_each(), ids=lambda r: codec.tag_of(r))
def test_id_is_that_of_the_content(record: Record) -> None:
    assert record.id == record.identity() and record.id.startswith(record.PREFIX + "_")


@pytest.mark.parametrize("record", one_of_each(), ids=lambda r: codec.tag_of(r))
def test_records_cannot_be_changed(record: Record) -> None:
    with pytest.raises(AttributeError):
        record.id = "other"  # type: ignore[misc]


@pytest.mark.parametrize("record", one_of_each(), ids=lambda r: codec.tag_of(r))
def test_unknown_field_is_refused_with_its_name(record: Record) -> None:
    line = json.loads(codec.encode(record)) | {"truth_score": 0.9}
    with pytest.raises(msgspec.ValidationError, match="truth_score"):
        codec.decode(json.dumps(line))


def test_every_record_has_a_schema_with_its_words() -> None:
    schema = codec.json_schema()
    for kind in codec.record_types():
        assert schema["$defs"][kind.__name__]["description"], kind
    assert {entry["$ref"].rpartition("/")[2] for entry in schema["oneOf"]} == {kind.__name__ for kind in codec.record_types()}


def test_prefixes_are_each_of_one_record_type() -> None:
    prefixes = [kind.PREFIX for kind in codec.record_types()]
    assert len(set(prefixes)) == len(prefixes) and all(prefixes)


def test_id_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="must start with inc_"):
        Incident(id="clm_0", seed="x", type=IncidentType.OTHER, title="x", method="tests/1")


def test_ids_do_not_collide_over_joined_fields() -> None:
    assert make_id("x", ["a.b", "c"]) != make_id("x", ["a", "b.c"])


def test_method_does_not_stand_in_for_content() -> None:
    item = report(TEXT)
    assert replace(item, title="Other title").id == item.id


@given(st.integers(-5, 40), st.integers(-5, 40))
def test_span_is_never_empty_or_negative(start: int, end: int) -> None:
    if 0 <= start < end:
        assert Span(start=start, end=end).of("x" * 40) == "x" * (end - start)
    else:
        with pytest.raises(ValueError, match="empty or negative"):
            Span(start=start, end=end)


def test_passage_must_fit_its_quote() -> None:
    with pytest.raises(ValueError, match="does not fit its quote"):
        Passage(report="rep_1", start=0, end=5, quote="four")


def test_moment_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="no zone"):
        Moment(at=datetime(2024, 1, 1), as_written="1 Jan", basis="meta")


def test_blocks_must_lie_in_order_inside_the_text() -> None:
    with pytest.raises(ValueError, match="out of order"):
        replace(report("ab"), blocks=(Block(kind=BlockKind.BODY, start=1, end=2), Block(kind=BlockKind.BODY, start=0, end=1)))


def test_edge_needs_two_ends_and_evidence() -> None:
    proof = Evidence(kind=EvidenceKind.CREDIT, note="x")
    with pytest.raises(ValueError, match="its own parent"):
        Derivation(child="a", parent="a", type=DerivationType.COPIES, certainty=Certainty.STRONG, evidence=(proof,), method="t/1")
    with pytest.raises(ValueError, match="no evidence"):
        Derivation(child="a", parent="b", type=DerivationType.COPIES, certainty=Certainty.STRONG, evidence=(), method="t/1")


@pytest.mark.parametrize("fields", [{}, {"number": (1, 2), "text": "x"}])
def test_value_says_exactly_one_thing(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="exactly one"):
        Value(**fields)


@pytest.mark.parametrize(("by", "reason"), [("", "because"), ("An Editor", "  ")])
def test_decision_needs_a_name_and_a_reason(by: str, reason: str) -> None:
    with pytest.raises(ValueError, match="a name and a reason"):
        Decision(at=WHEN, by=by, kind=DecisionKind.NOTE, target="x", reason=reason)


words = st.text(string.printable + "äعб漢\u200b\u202e", max_size=60)


@given(words, words, st.datetimes(timezones=st.just(UTC)))
def test_any_words_survive_the_round_trip(title: str, body: str, at: datetime) -> None:
    item = Report(
        capture="cap_1",
        digest="0" * 64,
        title=title,
        text=body,
        published=Moment(at=at, as_written=title, basis="given"),
        method="t/1",
    )
    again = codec.decode(codec.encode(item))
    assert again == item and codec.encode(again) == codec.encode(item)


def test_offset_of_a_time_is_kept_as_given() -> None:
    given_time = datetime.fromisoformat("2024-05-06T09:00:00+05:30")
    item = report(TEXT, published=given_time)
    again = codec.decode(codec.encode(item))
    assert again.published.at.utcoffset() == timedelta(hours=5, minutes=30)


def test_no_closed_list_has_a_word_of_verdict() -> None:
    lists = [
        v
        for v in vars(vocabulary).values()
        if isinstance(v, type) and issubclass(v, vocabulary.StrEnum) and v is not vocabulary.StrEnum
    ]
    assert lists and not {value for one in lists for value in one} & {"true", "false", "fake", "trusted", "reliable"}
