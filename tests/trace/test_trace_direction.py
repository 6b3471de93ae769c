from trace_build import ASIDE, DEPOT, LEAD, article, edges

from whence.model.vocabulary import Certainty, Direction, EvidenceKind


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
