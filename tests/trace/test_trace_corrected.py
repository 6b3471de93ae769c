import pytest
from trace_build import LEAD, article, edges

from whence.model.vocabulary import Certainty, DerivationType

TOLD = "The ferry Halm had 64 sailors on board, and a nurse of 71 drowned below the mill of Norrey, a deputy of the mayor said."


def _parents(note, *held, outlet="Harbour Gazette", hours=30):
    child = article(f"{LEAD}\nThe river is quiet now, and the mill is open.\n{note}", outlet, hours)
    return [(e.parent, e.type, e.certainty) for e in edges([*held, child]) if e.child == child.id]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: The report of Monday on the ferry gave the number of sailors as 64. There were 46.",
        "EDITOR'S NOTE: On Monday the Harbour Gazette reported that a nurse had drowned. She is well, and we withdraw that report.",
        "A correction of our own. In Monday's edition we counted a nurse of 71 among the drowned.",
        "An earlier version of this report said that a nurse of 71 drowned below the mill of Norrey.",
        "Clarification: the nurse who drowned, by our report on 6 May, was a sailor.",
    ],
)
def test_a_note_of_correction_leads_to_the_earlier_report_that_it_puts_right(note):
    first = article(TOLD, "Harbour Gazette", 1)
    other = article("Norrey has a new mayor, and the price of bread has risen.", "Harbour Gazette", -50)
    assert _parents(note, first, other) == [(first.id, DerivationType.ATTRIBUTES, Certainty.LIKELY)]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: The report of Thursday on the ferry gave the number of sailors as 64. There were 46.",
        "The ministry's correction of Monday gave the number of sailors on the ferry as 64.",
        "Correction: the bakery is in Lower Street.",
        "On Monday the mayor spoke of 64 sailors and a ferry.",
    ],
)
def test_another_day_another_s_correction_and_another_matter_make_no_edge(note):
    assert _parents(note, article(TOLD, "Harbour Gazette", 1)) == []


def test_no_other_outlet_s_report_and_no_later_one_is_put_right():
    note = "Correction: The report of Monday on the ferry gave the number of sailors as 64. There were 46."
    assert _parents(note, article(TOLD, "Second Mirror", 1)) == []
    assert _parents(note, article(TOLD, "Harbour Gazette", 1), hours=0) == []
