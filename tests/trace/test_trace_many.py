"""Many texts by the archive: the edges do not depend on order, company or batches, and a credit beats every clock."""

from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from trace_build import ASIDE, DEPOT, LEAD, article, crediting, post_in, with_block

from whence.model.captured import Report
from whence.model.vocabulary import BlockKind, Certainty, ChangeKind, Direction, EvidenceKind
from whence.trace.archive import Archive, Text
from whence.trace.archive.cut import token
from whence.trace.many import LONE, Item, Outlets, Traced, canonical, trace_many
from whence.trace.texts import stretches_in, words_at, words_of
from whence.trace.two import compare

QUAY = "On the quay the night watch counted eleven lorries that had left without their papers being looked at by anybody in the office."


def many(given_: Sequence[Report | Item], *, batch: int = 1024) -> list[Traced]:
    items = sorted((i if isinstance(i, Item) else Item(i) for i in given_), key=canonical)
    return list(trace_many(items, lambda n: items[n], Archive(plain=True), outlets=Outlets(), batch=batch))


def told(found: Sequence[Traced]) -> set[tuple[str, str, str, str, str, float | None, int]]:
    return {
        (t.edge.child, t.edge.parent, t.edge.type, t.edge.direction, t.edge.certainty, t.edge.share, len(t.edge.evidence))
        for t in found
    }


def test_copy_has_its_passages_on_both_sides_and_its_evidence():
    (found,) = many([article(DEPOT), article(f"{LEAD}\n{DEPOT}", "Second Mirror", 3)])
    edge = found.edge
    assert (edge.direction, edge.certainty, found.child.report.outlet) == (Direction.KNOWN, Certainty.STRONG, "Second Mirror")
    shared = [e for e in edge.evidence if e.kind is EvidenceKind.SHARED_PASSAGE]
    for evidence in shared:
        for passage, end in ((evidence.child, found.child), (evidence.parent, found.parent)):
            assert passage is not None and end.report.text[passage.start : passage.end] == passage.quote
    assert any(e.kind is EvidenceKind.CLAIMED_TIME for e in edge.evidence)


def test_copy_credited_to_its_source_keeps_its_direction_whatever_the_clocks_say():
    for hours in (500, -500, None):
        source = article(DEPOT, "Varnholm Gazette", hours)
        copy = article(f"As the Varnholm Gazette told it first:\n{DEPOT}", "Second Mirror", 2)
        (found,) = many([source, copy])
        assert (found.edge.child, found.edge.direction, found.edge.certainty) == (copy.id, Direction.KNOWN, Certainty.EXPLICIT)


def test_without_any_time_the_direction_is_unknown_and_the_edge_is_there():
    (found,) = many([article(DEPOT, "One", None), article(f"{DEPOT}\n{LEAD}", "Two", None)])
    assert found.edge.direction is Direction.UNKNOWN and found.edge.changes == ()


def test_texts_of_under_ten_words_are_copies_of_each_other_or_of_nobody():
    short = "Eleven lorries left the eastern quay without papers"
    (found,) = many([article(short, "One", 0), article(short, "Two", 2)])
    assert (found.edge.share, found.child.report.outlet) == (1.0, "Two")
    assert many([article("Two words", "One", 0), article("Two words", "Two", 2), article("x", "Three", 3)]) == []


def test_lone_sentence_between_strangers_is_inferred_and_says_why():
    around = [" ".join(f"{name}{n}" for n in range(160)) for name in ("north", "south")]
    first, second = (
        article(f"{text}.\n{QUAY}", name, hours) for text, name, hours in zip(around, ("One", "Two"), (0, 5), strict=True)
    )
    (found,) = many([first, second])
    assert (found.edge.certainty, found.edge.direction) == (Certainty.INFERRED, Direction.UNKNOWN)
    assert found.edge.evidence[-1].note == LONE
    named = article(f"{around[1]}, the Quay Observer wrote.\n{QUAY}", "Two", 5)
    (credited,) = many([article(f"{around[0]}.\n{QUAY}", "Quay Observer", 0), named])
    assert (credited.edge.certainty, credited.edge.direction) == (Certainty.EXPLICIT, Direction.KNOWN)


def test_number_that_changed_is_told_without_any_reading():
    copy = DEPOT.replace("two dull bangs", "five dull bangs")
    (found,) = many([article(DEPOT), article(copy, "Second Mirror", 3)])
    assert ChangeKind.COUNT_CHANGED in {c.kind for c in found.edge.changes}


def test_two_that_credit_one_wire_are_siblings():
    (found,) = many([article(DEPOT, "One", 0, credits=["Halm Wire"]), article(DEPOT, "Two", 5, credits=["Halm Wire"])])
    assert found.edge.direction is Direction.UNKNOWN and any("both credit Halm Wire" in e.note for e in found.edge.evidence)


def test_credit_that_was_read_counts_like_one_in_a_credit_line():
    one = article(f"{DEPOT}\nHalm Wire said so.", "One", 0)
    other = article(f"{DEPOT}\nIt came from Halm Wire.", "Two", 5)
    (found,) = many([Item(one, (), (crediting(one, "Halm Wire"),)), Item(other, (), (crediting(other, "Halm Wire"),))])
    assert found.edge.direction is Direction.UNKNOWN


def test_two_words_that_the_archive_takes_for_one_are_in_no_passage():
    halves: dict[int, str] = {}
    words = ((f"quay{n}", token(f"quay{n}") & 0xFFFF) for n in range(9999))
    one, other = next((word, halves[half]) for word, half in words if halves.setdefault(half, word) != word)
    (found,) = many([article(f"{DEPOT} {one}", "One", 0), article(f"{DEPOT} {other}", "Two", 2)])
    shared = [e for e in found.edge.evidence if e.kind is EvidenceKind.SHARED_PASSAGE]
    assert {passage.quote for e in shared for passage in (e.child, e.parent) if passage} == {DEPOT.rstrip(".")}


def test_post_that_two_hosts_hold_is_no_copy_and_a_post_copied_into_a_text_is():
    one, two = (
        article(f"{text}\n{DEPOT.splitlines()[0]}", name, n) for n, (text, name) in enumerate(((LEAD, "One"), (ASIDE, "Two")))
    )
    items = [Item(host, (post_in(host, DEPOT.splitlines()[0], key="post_1"),)) for host in (one, two)]
    assert many(items) == []
    three = article(f"{QUAY}\n{DEPOT.splitlines()[0]}", "Three", 9)
    assert {t.parent.post is not None for t in many([items[0], three])} == {True}


def test_boilerplate_is_nobodys_copy():
    one, two = (
        with_block(article(f"{text}\n{QUAY}", name), QUAY, BlockKind.BOILERPLATE)
        for text, name in ((LEAD, "One"), (ASIDE, "Two"))
    )
    assert many([one, two]) == []


_PIECES = st.lists(st.sampled_from([*DEPOT.splitlines(), LEAD, ASIDE, QUAY]), min_size=1, max_size=4)
_TEXTS = st.lists(st.tuples(_PIECES, st.one_of(st.none(), st.integers(0, 6))), min_size=2, max_size=7)


def _drawn(drawn: Sequence[tuple[list[str], int | None]]) -> Iterator[Report]:
    for n, (parts, hours) in enumerate(drawn):
        yield article("\n".join(parts), f"Outlet Number{n}", hours)


@settings(max_examples=40, deadline=None)
@given(_TEXTS, st.randoms(), st.integers(1, 5))
def test_edges_depend_neither_on_the_order_given_nor_on_batches(drawn, chance, batch):
    items = list(_drawn(drawn))
    mixed = list(items)
    chance.shuffle(mixed)
    assert told(many(mixed, batch=batch)) == told(many(items))


@settings(max_examples=40, deadline=None)
@given(_TEXTS, st.one_of(st.none(), st.integers(0, 6)))
def test_text_that_shares_nothing_changes_no_edge(drawn, hours):
    stranger = article(" ".join(f"stranger{n}" for n in range(60)), "Nobody Else", hours)
    items = list(_drawn(drawn))
    assert told(many([*items, stranger])) == told(many(items))


@settings(max_examples=40, deadline=None)
@given(_TEXTS)
def test_no_text_is_its_own_parent_and_every_quote_stands_where_it_says(drawn):
    for (
        child,
        _,
    ) in ((t.edge, t) for t in many(list(_drawn(drawn)))):
        assert child.child != child.parent
    for found in many(list(_drawn(drawn))):
        for evidence in found.edge.evidence:
            for passage, end in ((evidence.child, found.child), (evidence.parent, found.parent)):
                assert passage is None or end.report.text[passage.start : passage.end] == passage.quote


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=120), st.text(max_size=60))
def test_words_found_again_by_their_places_are_the_words_that_were_cut(one, other):
    archive = Archive(plain=True)
    reports = [article(f"a {text}", "One") for text in (one, other)]
    archive.add([Text(r.text, 1, stretches_in(r)) for r in reports])
    for number, report in enumerate(reports):
        starts, ends = archive.where(number)
        again, words = words_at(report, (), starts.tolist(), ends.tolist()), words_of(report)
        assert (again.folded, list(again.starts), list(again.ends)) == (words.folded, list(words.starts), list(words.ends))


def test_two_texts_compare_alike_whichever_is_given_first():
    one, other = Item(article(DEPOT)), Item(article(DEPOT.replace("two dull", "five dull"), "Second Mirror", 3))
    first, second = compare(one, other), compare(other, one)
    assert (first.child.id, first.runs, first.swaps, first.changes) == (
        second.child.id,
        second.runs,
        second.swaps,
        second.changes,
    )
    assert first.known and first.child.report.outlet == "Second Mirror" and first.swaps
    assert not compare(Item(article(DEPOT, "One", None)), Item(article(DEPOT, "Two", None))).known
