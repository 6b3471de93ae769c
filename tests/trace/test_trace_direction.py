import pytest
from trace_build import ASIDE, DEPOT, LEAD, article, edges, with_block

from whence.model.vocabulary import BlockKind, Certainty, Direction, EvidenceKind
from whence.read import read
from whence.trace.names import names_in_credit


def _kinds(edge):
    return {e.kind for e in edge.evidence} - {EvidenceKind.SHARED_PASSAGE}


def test_a_credit_beats_a_clock():
    older = article(DEPOT, "Varnholm Gazette", 500)
    copy = article(f"As the Varnholm Gazette told it first:\n{DEPOT}", "Second Mirror", 2)
    for order in ([older, copy], [copy, older]):
        (edge,) = edges(order)
        assert (edge.child, edge.certainty, _kinds(edge)) == (copy.id, Certainty.EXPLICIT, {EvidenceKind.CREDIT})


def test_a_copy_dated_months_late_is_still_the_copy():
    first, copy = article(DEPOT), article(DEPOT, "Second Mirror", 24 * 150)
    (edge,) = edges([copy, first])
    assert (edge.child, _kinds(edge)) == (copy.id, {EvidenceKind.CLAIMED_TIME})


def test_two_that_credit_each_other_are_settled_by_time():
    one = article(f"Also in the Second Mirror.\n{DEPOT}", "Varnholm Gazette", 0)
    other = article(f"Also in the Varnholm Gazette.\n{DEPOT}", "Second Mirror", 4)
    (edge,) = edges([one, other])
    assert (edge.child, edge.direction, _kinds(edge)) == (other.id, Direction.KNOWN, {EvidenceKind.CLAIMED_TIME})


def test_without_times_credits_or_cuts_the_direction_is_unknown():
    (edge,) = edges([article(DEPOT, "One", None), article(f"{DEPOT}\n{LEAD}", "Two", None)])
    assert edge.direction is Direction.UNKNOWN


def test_a_day_says_nothing_about_hours_of_that_day():
    day = article(DEPOT, "One", -9, day_only=True)  # the builders' moment is nine in the morning
    within = article(DEPOT, "Two", 3)
    (edge,) = edges([day, within])
    assert edge.direction is Direction.UNKNOWN
    (edge,) = edges([day, article(DEPOT, "Three", 40)])
    assert edge.direction is Direction.KNOWN


def test_a_short_cut_of_a_long_text_is_the_copy_where_no_time_says_otherwise():
    long = article(f"{LEAD}\n{DEPOT}\n{ASIDE}\n{LEAD[::-1]}", "One", None)
    cut = article(DEPOT[:140], "Two", None)
    (edge,) = edges([cut, long])
    assert (edge.child, edge.direction, _kinds(edge)) == (cut.id, Direction.KNOWN, {EvidenceKind.STRUCTURE})


def test_the_edge_is_the_same_in_both_orders_of_arrival():
    pairs = [
        (article(DEPOT, "One", None), article(DEPOT, "Two", None)),
        (article(DEPOT, "One", 0), article(f"{DEPOT}\n{ASIDE}", "Two", None)),
        (article(DEPOT, "One", 0), article(DEPOT, "Two", 0)),
    ]
    for one, other in pairs:
        assert [(e.id, e.direction, e.share) for e in edges([one, other])] == [
            (e.id, e.direction, e.share) for e in edges([other, one])
        ]


def test_a_credit_for_one_sentence_says_nothing_of_the_words_of_the_others():
    said = "Divers were still in the water, the captain told Norrey Radio."
    one = article(f"{DEPOT}\n{said}", "One", 0)
    other = article(f"{DEPOT}\n{ASIDE}\n{said}", "Two", 5)
    found = [e for e in edges([(r, (), tuple(read(r))) for r in (one, other)]) if not e.parent.startswith("inf_")]
    assert [(e.child, e.parent, e.direction) for e in found] == [(other.id, one.id, Direction.KNOWN)]


def test_two_that_credit_one_wire_for_the_very_words_that_they_share_are_siblings():
    words = f"{DEPOT.splitlines()[0]} Norrey Radio reported that two boats lay on their side and that nobody was seen on board of either."
    one, other = article(f"{words}\n{LEAD}", "One", 0), article(f"{words}\n{ASIDE}", "Two", 5)
    found = [e for e in edges([(r, (), tuple(read(r))) for r in (one, other)]) if not e.parent.startswith("inf_")]
    assert [e.direction for e in found] == [Direction.UNKNOWN]


def test_the_name_of_a_wire_in_its_own_credit_line_is_no_rival_of_another_credit():
    wire = article(DEPOT, "Halm Wire", 0, credits=["Halm"])
    copy = article(f"{LEAD}\n{DEPOT}", "Second Mirror", 6, credits=["Our Foreign Staff"])
    assert [(e.child, e.parent, e.direction) for e in edges([wire, copy])] == [(copy.id, wire.id, Direction.KNOWN)]


def test_a_desk_in_a_credit_line_is_no_outlet_and_an_agencys_staff_is_the_agency():
    assert names_in_credit("Mirror staff and agencies") == names_in_credit("Our Political Desk") == []
    assert [name.written for name in names_in_credit("Umber Wire Staff, Halm Wire")] == ["Umber Wire", "Halm Wire"]


@pytest.mark.parametrize(
    "note",
    [
        "With reporting by the Varnholm Gazette",
        "Additional reporting from Varnholm Gazette.",
        "Includes material from the Varnholm Gazette",
        "(Compiled from dispatches of the Varnholm Gazette)",
    ],
)
def test_a_note_of_whose_reports_were_used_is_a_credit_even_where_it_is_no_part_of_the_text(note):
    first = article(DEPOT, "Varnholm Gazette", 500)
    copy = with_block(article(f"{DEPOT}\n{note}", "Second Mirror", 2), note, BlockKind.BYLINE_NOTE)
    (edge,) = edges([first, copy])
    assert (edge.child, edge.direction, _kinds(edge)) == (copy.id, Direction.KNOWN, {EvidenceKind.CREDIT})


def test_a_note_of_who_wrote_it_is_none():
    first = article(DEPOT, "Varnholm Gazette", 0)
    note = "Additional reporting by Mara Quell in Varnholm"
    copy = with_block(article(f"{DEPOT}\n{note}", "Second Mirror", 2), note, BlockKind.BYLINE_NOTE)
    (edge,) = edges([first, copy])
    assert _kinds(edge) == {EvidenceKind.CLAIMED_TIME}
