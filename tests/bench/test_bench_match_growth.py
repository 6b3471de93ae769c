"""The bench of matching and weighing as a case grows: it groups what it made, and compares two groupings by their pairs."""

import sys
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
from match_growth import EACH, Case, grouped, growth, items, pairs_kept


def test_reports_of_one_occurrence_are_matched_to_one_incident_and_those_of_two_are_not() -> None:
    made = list(islice(items(), 3 * EACH))
    found = grouped(made)
    assert {item.about for item in made} == {0, 1, 2, 3}
    assert len({found[item.report.id] for item in made}) == 4


def test_pairs_are_kept_where_two_groupings_are_one_and_lost_where_a_group_is_split() -> None:
    one = {"a": "x", "b": "x", "c": "y"}
    assert pairs_kept(one, {"a": "p", "b": "p", "c": "q"}) == (1.0, 1.0)
    assert pairs_kept(one, {"a": "p", "b": "q", "c": "q"}) == (0.0, 0.0)


def test_growth_is_measured_at_each_size_once_and_goes_on_from_a_case_that_was_kept() -> None:
    case = Case()
    small, large = growth(case, [40, 120], 10, until=float("inf"))
    assert small.split()[0] == "40" and large.split()[0] == "120" and len(case.items) == 130
    kept = case.lines[40]
    again = list(growth(case, [40, 160], 10, until=float("inf")))
    assert again[0] == kept and again[1].split()[0] == "160"


def test_growth_stops_where_its_time_is_up() -> None:
    assert list(growth(Case(), [40], 10, until=0.0)) == []
