"""Corrections: checked against the words, carried out on what hangs together, found again after a redo, taken back without a trace."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import WHEN, passage_of, report
from whence.desk import Wish, correct, corrected
from whence.desk.correct_words import find_words, number_of
from whence.errors import UsageError
from whence.model.acts import Decision
from whence.model.base import Record, replace
from whence.model.captured import Report
from whence.model.passage import Span
from whence.model.said import Attribution, Caveat, Claim, Figure, Frame, Voice
from whence.model.vocabulary import (
    AttributionKind,
    CaveatStatus,
    FigureModifier,
    HedgeClass,
    IncidentType,
    Polarity,
    SourceKind,
)

TEXT = (
    "The mayor's office said, citing a guard, that five detainees had fled on Friday.\n"
    "The minister denied it. Five is what the guard said."
)
OUTLET = Voice(name="Example Gazette", kind=SourceKind.OUTLET, basis="metadata")


def voice(item: Report, words: str, kind: SourceKind = SourceKind.ORGANISATION) -> Voice:
    at = passage_of(item, words)
    return Voice(name=words, kind=kind, as_written=words, start=at.start, end=at.end)


def spans(item: Report, *words: str) -> tuple[Span, ...]:
    return tuple(passage_of(item, one).span for one in words)


def reading(item: Report) -> list[Record]:
    office, guard = voice(item, "The mayor's office"), voice(item, "a guard", SourceKind.UNNAMED_WITNESS)
    content = spans(item, "five detainees had fled on Friday")
    outer = Attribution(report=item.id, kind=AttributionKind.STATEMENT, sources=(office,), cue=spans(item, "said"), content=content,
                        chain=(OUTLET, office), method="tests/1")  # fmt: skip
    inner = Attribution(report=item.id, kind=AttributionKind.STATEMENT, sources=(guard,), cue=spans(item, "citing"), content=content,
                        chain=(OUTLET, office, guard), parent=outer.id, method="tests/1")  # fmt: skip
    five = passage_of(item, "five")
    figure = Figure(lo=5, hi=5, modifier=FigureModifier.EXACT, as_written="five", start=five.start, end=five.end, of="held")
    frame = Frame(type=IncidentType.ESCAPE, trigger=passage_of(item, "fled").span, predicate="fled", figures=(figure,))
    claim = Claim(passage=passage_of(item, "five detainees had fled"), attribution=inner.id, chain=inner.chain, frame=frame, figures=(figure,),
                  kind=AttributionKind.STATEMENT, method="tests/1")  # fmt: skip
    caveat = Caveat(passage=passage_of(item, "The minister denied it"), status=CaveatStatus.DENIED, by=(OUTLET,), claims=(claim.id,),
                    method="tests/1")  # fmt: skip
    return [outer, inner, claim, caveat]


def decided(item: Report, said: list[Record], target: Record | None, wish: Wish, n: int = 0) -> Decision:
    known = [r for r in said if isinstance(r, Attribution)]
    return correct(item, target, wish, known=known, by="An Editor", reason="read again", at=WHEN + timedelta(seconds=n))


@pytest.fixture
def item() -> Report:
    return report(TEXT)


@pytest.fixture
def said(item: Report) -> list[Record]:
    return reading(item)


def outer_of(said: list[Record]) -> Attribution:
    assert isinstance(said[0], Attribution)
    return said[0]


def test_corrected_source_is_a_record_of_its_own_and_chains_of_what_hangs_on_it_follow(item: Report, said: list[Record]) -> None:
    made = corrected(item, said, [decided(item, said, said[0], Wish(source=("The minister",), source_kind="named_person"))])
    outer, inner, claim = made.said[0], made.said[1], made.said[2]
    assert isinstance(outer, Attribution) and isinstance(inner, Attribution) and isinstance(claim, Claim)
    assert outer.method == "desk.correction/1" and outer.id != said[0].id and outer.id == outer.identity()
    assert [v.name for v in claim.chain] == ["Example Gazette", "The minister", "a guard"] == [v.name for v in inner.chain]
    assert inner.parent == outer.id and claim.attribution == inner.id and claim.id == claim.identity()
    assert made.changes[0].original is said[0] and made.changes[0].corrected == outer
    assert isinstance(made.said[3], Caveat) and made.said[3].claims == (claim.id,)


def test_what_is_no_attribution_leaves_its_claims_to_the_voice_before(item: Report, said: list[Record]) -> None:
    made = corrected(item, said, [decided(item, said, said[1], Wish(drop=True))])
    claim = next(r for r in made.said if isinstance(r, Claim))
    assert claim.attribution == said[0].id and [v.name for v in claim.chain] == ["Example Gazette", "The mayor's office"]
    assert made.now[said[1].id] is None and made.changes[0].corrected is None
    outermost = corrected(item, said, [decided(item, said, said[0], Wish(drop=True))])
    inner = next(r for r in outermost.said if isinstance(r, Attribution))
    assert inner.parent is None and [v.name for v in inner.chain] == ["Example Gazette", "a guard"]


def test_statement_corrected_to_a_denial_denies_what_it_holds(item: Report, said: list[Record]) -> None:
    made = corrected(item, said, [decided(item, said, said[1], Wish(kind="denial"))])
    claim = next(r for r in made.said if isinstance(r, Claim))
    assert claim.polarity is Polarity.DENIED and claim.kind is AttributionKind.DENIAL


def test_content_moved_away_from_a_claim_frees_it(item: Report, said: list[Record]) -> None:
    made = corrected(item, said, [decided(item, said, said[1], Wish(content=("on Friday",)))])
    claim = next(r for r in made.said if isinstance(r, Claim))
    assert claim.attribution == said[0].id


def test_missed_attribution_takes_the_claims_in_its_content(item: Report, said: list[Record]) -> None:
    claim = said[2]
    assert isinstance(claim, Claim)
    loose: list[Record] = [replace(claim, id="", attribution=None, chain=(OUTLET,), kind=None)]
    wish = Wish(
        source=("a guard",), source_kind="unnamed_witness", cue=("citing",), content=("that five detainees had fled on Friday",)
    )
    made = corrected(item, loose, [decided(item, loose, None, wish)])
    now, added = made.said
    assert isinstance(now, Claim) and isinstance(added, Attribution)
    assert now.attribution == added.id and [v.name for v in now.chain] == ["Example Gazette", "a guard"]
    assert added.sources[0].basis == "corrected" and made.changes[0].original is None


def test_claim_takes_type_figure_and_polarity_from_a_person(item: Report, said: list[Record]) -> None:
    wish = Wish(type="release-transfer", polarity="denied", figures=("five=released",), hedges=("on Friday=appearance",))
    made = corrected(item, said, [decided(item, said, said[2], wish)])
    claim = made.changes[0].corrected
    assert isinstance(claim, Claim) and claim.frame is not None and claim.method == "desk.correction/1"
    assert claim.frame.type is IncidentType.RELEASE_TRANSFER and claim.polarity is Polarity.DENIED
    assert claim.figures[0].of == "released" == claim.frame.figures[0].of and claim.figures[0].lo == 5
    assert [h.kind for h in claim.hedges] == [HedgeClass.APPEARANCE]


def test_hedge_is_added_and_taken_away(item: Report, said: list[Record]) -> None:
    first = decided(item, said, said[1], Wish(hedges=("that=hearsay",)), 1)
    second = decided(item, said, said[1], Wish(hedges=("that=",)), 2)
    claim = next(r for r in corrected(item, said, [first]).said if isinstance(r, Claim))
    assert [(h.cue, h.kind) for h in claim.hedges] == [("that", HedgeClass.HEARSAY)]
    assert next(r for r in corrected(item, said, [first, second]).said if isinstance(r, Claim)).hedges == ()


def test_correction_of_a_corrected_record_goes_on_from_it(item: Report, said: list[Record]) -> None:
    first = decided(item, said, said[0], Wish(source=("The minister",), source_kind="named_person"), 1)
    halfway = list(corrected(item, said, [first]).said)
    second = decided(item, halfway, halfway[0], Wish(kind="estimate"), 2)
    made = corrected(item, said, [first, second])
    assert made.lost == () and isinstance(made.said[0], Attribution)
    assert made.said[0].kind is AttributionKind.ESTIMATE and made.said[0].sources[0].name == "The minister"
    alone = corrected(item, said, [second])  # the first was undone: the second is found by its words
    assert isinstance(alone.said[0], Attribution) and alone.said[0].sources[0].name == "The mayor's office"
    assert alone.said[0].kind is AttributionKind.ESTIMATE and alone.lost == ()


def test_correction_finds_its_record_again_by_its_words_after_a_redo(item: Report, said: list[Record]) -> None:
    decision = decided(item, said, said[0], Wish(kind="belief"))
    again = [replace(r, id="", method="tests/2") if isinstance(r, Attribution) else r for r in said]
    made = corrected(item, again, [decision])
    assert made.lost == () and isinstance(made.said[0], Attribution) and made.said[0].kind is AttributionKind.BELIEF
    shifted = report("Update.\n" + TEXT)
    moved = reading(shifted)
    made = corrected(shifted, moved, [decision])
    kinds = [r.kind for r in made.said if isinstance(r, Attribution)]
    assert made.lost == () and kinds == [AttributionKind.BELIEF, AttributionKind.STATEMENT]


def test_correction_whose_words_are_gone_is_named_and_changes_nothing(item: Report, said: list[Record]) -> None:
    decision = decided(item, said, said[0], Wish(kind="belief"))
    other = report("Quite another text stands here now.")
    assert corrected(other, [], [decision]).lost == (decision,)
    assert corrected(item, said[2:], [decision]).lost == (decision,) and corrected(item, said[2:], [decision]).said == tuple(
        said[2:]
    )


def test_no_correction_changes_nothing(item: Report, said: list[Record]) -> None:
    made = corrected(item, said, [])
    assert made.said == tuple(said) and not made.now and not made.changes


@given(st.lists(st.sampled_from(["source", "kind", "drop", "content", "hedge"]), max_size=4), st.randoms())
def test_corrected_records_name_only_records_that_are_there_whatever_the_order(steps: list[str], random: object) -> None:
    item = report(TEXT)
    said = reading(item)
    wishes = {"source": Wish(source=("The minister",), source_kind="named_person"), "kind": Wish(kind="denial"), "drop": Wish(drop=True),
              "content": Wish(content=("on Friday",)), "hedge": Wish(hedges=("on Friday=probability",))}  # fmt: skip
    decisions = [decided(item, said, said[n % 2], wishes[step], n) for n, step in enumerate(steps)]
    shuffled = list(said)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    made, other = corrected(item, said, decisions), corrected(item, shuffled, decisions)
    assert sorted(r.id for r in made.said) == sorted(r.id for r in other.said)
    ids = {r.id for r in made.said}
    for record in made.said:
        assert record.id == record.identity()
        if isinstance(record, Attribution):
            assert record.parent is None or record.parent in ids
        if isinstance(record, Claim):
            assert record.attribution is None or record.attribution in ids
    assert len(made.changes) + len(made.lost) == len(decisions)


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (Wish(), "nothing is corrected"),
        (Wish(source=("the mayors office",)), "does not stand in this report word for word"),
        (Wish(kind="gossip"), "is not one of statement, denial"),
        (Wish(hedges=("on Friday",)), "write the words and their class"),
        (Wish(type="escape"), "an attribution has no type"),
        (Wish(drop=True, kind="denial"), "cannot be changed as well"),
    ],
)
def test_correction_that_cannot_be_is_refused_in_one_sentence(
    item: Report, said: list[Record], wish: Wish, sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        decided(item, said, said[0], wish)


def test_correction_needs_a_name_and_a_reason(item: Report, said: list[Record]) -> None:
    with pytest.raises(UsageError, match="needs a name"):
        correct(item, said[0], Wish(kind="denial"), known=[], by=" ", reason="x", at=WHEN)


def test_what_is_read_already_is_not_missed(item: Report, said: list[Record]) -> None:
    wish = Wish(
        cue=("said",), content=("five detainees had fled on Friday",), source=("The minister",), source_kind="named_person"
    )
    with pytest.raises(UsageError, match=outer_of(said).id):
        decided(item, said, None, wish)


def test_words_are_found_across_line_ends_and_by_their_number() -> None:
    text = "He said so.\nShe said\nso, he said."
    assert find_words(text, "said so", near=20) == Span(start=16, end=23)
    assert find_words(text, "said@3").start == text.rindex("said") and find_words(text, "said", near=19).start == 16
    assert number_of(text, find_words(text, "said@2")) == "said@2" and number_of(text, Span(start=0, end=2)) == "He"
    with pytest.raises(UsageError, match="3 times"):
        find_words(text, "said@4")


@pytest.mark.parametrize(
    ("words", "where"),
    [
        (
            "the interor ministry",
            "the nearest is 'the interior ministry' .character 10., which goes on otherwise after 'the inter'",
        ),
        ("our interior ministry", "the nearest is 'the interior ministry'.*begins otherwise"),
        ("The Interior ministry", "with other capitals or marks"),
        ("zebra", "no part of it does"),
    ],
)
def test_words_that_differ_are_shown_where_they_differ(words: str, where: str) -> None:
    with pytest.raises(UsageError, match=where):
        find_words("On Friday the interior ministry said that.", words)


@given(st.text(alphabet="ab “”\n@2x", min_size=1, max_size=30), st.data())
def test_words_taken_from_a_text_are_found_in_it(text: str, data: st.DataObject) -> None:
    words = [w for w in text.split() if w.isalpha()]
    if words:
        chosen = data.draw(st.sampled_from(words))
        found = find_words(f" {text} ", chosen)
        assert f" {text} "[found.start : found.end] == chosen
