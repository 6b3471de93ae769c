"""The bench of matching and weighing as a case grows: it groups what it made, and compares two groupings by their pairs."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
from match_growth import EACH, grouped, growth, items, pairs_kept


def test_reports_of_one_occurrence_are_matched_to_one_incident_and_those_of_two_are_not() -> None:
    made = list(items(3 * EACH))
    found = grouped(made)
    assert {item.about for item in made} == {0, 1, 2, 3}
    assert len({found[item.report.id] for item in made}) == 4


def test_pairs_are_kept_where_two_groupings_are_one_and_lost_where_a_group_is_split() -> None:
    one = {"a": "x", "b": "x", "c": "y"}
    assert pairs_kept(one, {"a": "p", "b": "p", "c": "q"}) == (1.0, 1.0)
    assert pairs_kept(one, {"a": "p", "b": "q", "c": "q"}) == (0.0, 0.0)


def test_growth_is_measured_at_each_size_and_the_largest_incident_holds_a_third() -> None:
    (small, large) = growth([40, 120], 10)
    assert small[0] == 40 and large[0] == 120 and all(row[1] > 0 and row[2] > 0 for row in (small, large))
    assert 30 <= large[4] <= 70
