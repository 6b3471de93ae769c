"""What a report only glances at: an occurrence elsewhere that it compares itself with, follows by hours, or denies a link to."""

import pytest
from match_build import claim, figure, place, slot, told

from build import report as plain_report
from whence.match.report.groups import occurrences
from whence.match.report.subject import told_by
from whence.match.sketches.sketch import Sketch
from whence.match.words.glances import glances_in, is_glanced, own_text, without_glances
from whence.model.base import replace
from whence.model.vocabulary import IncidentType

HEAD = "KORVAN - Ten wagons of a grain train left the rails at Korvan on Tuesday, the operator said."


def looked_aside(more: str, head: str = HEAD) -> list[str]:
    """Return the words of a report, a head and one paragraph more, that are glances."""
    report = told(f"{head}\n\n{more}", outlet="The Herald")
    return [report.text[found.start : found.end] for found in glances_in(report)]


@pytest.mark.parametrize(
    ("more", "glance"),
    [
        ("It came hours after an express derailed near Vastrel, killing nine.", "hours after an express derailed near Vastrel, killing nine."),
        ("Korvan lies 60 kilometres from Vastrel, where nine people died.", "60 kilometres from Vastrel, where nine people died."),
        ("At Vastrel, 60 kilometres south, an express derailed and nine people died.", "At Vastrel, 60 kilometres south, an express derailed and nine people died."),
        ("The police ruled out any link with the derailment at Vastrel.", " with the derailment at Vastrel."),
        ("Elsewhere in the country, nine people died when an express derailed at Vastrel.", "Elsewhere in the country, nine people died when an express derailed at Vastrel."),
        ("Inspectors were still busy with the derailment of the express at Vastrel that killed nine.", "the derailment of the express at Vastrel that killed nine."),
        ("The Vastrel disaster has made travellers afraid.", "The Vastrel disaster has made travellers afraid."),
        ("Also on Tuesday, an express derailed at Vastrel.", "Also on Tuesday, an express derailed at Vastrel."),
    ],
)  # fmt: skip
def test_words_that_lead_to_an_occurrence_elsewhere_are_a_glance(more: str, glance: str) -> None:
    assert [words.strip() for words in looked_aside(more)] == [glance.strip()]


@pytest.mark.parametrize(
    "more",
    [
        "Two of the crew died hours after the wagons left the rails at Korvan.",
        "The hurt were taken to the hospital in Vastrel the same day.",
        "The minister said in Vastrel the same evening that the line would reopen.",
        "A week after the accident the line is still shut.",
        "She had fled to Vastrel, 60 kilometres away.",
        "The mayor reached by telephone from Vastrel, 60 kilometres away, knew of no dead.",
    ],
)
def test_what_is_of_the_reports_own_place_or_where_somebody_only_speaks_is_none(more: str) -> None:
    assert looked_aside(more) == []


def test_a_head_that_names_no_place_may_be_about_what_it_seems_to_look_aside_at() -> None:
    assert (
        looked_aside("It came hours after an express derailed near Vastrel.", head="Travellers are afraid, the operator said.")
        == []
    )


def test_the_clause_that_opens_a_report_is_a_glance_only_beside_a_place_of_its_own() -> None:
    assert looked_aside("", head="A week after the explosion in Sariga, the mill in Dalaguit lost its store to fire.") == [
        "A week after the explosion in Sariga"
    ]
    assert looked_aside("", head="Two days after the explosion in Sariga, nine people are still missing.") == []


def test_what_was_glanced_at_is_known_again() -> None:
    report = told(
        f"{HEAD}\n\nIt came hours after an express derailed near Vastrel. Vastrel buries its dead today.", outlet="The Herald"
    )
    assert "Vastrel" not in own_text(report)
    assert len(own_text(report)) == len(report.text)


def test_a_claim_in_a_glance_is_never_of_the_reports_subject() -> None:
    report = told(
        f"{HEAD}\n\nThe accident came hours after an express derailed near Vastrel, killing nine people.", outlet="The Herald"
    )
    own = claim(
        report, "Ten wagons of a grain train left the rails at Korvan", IncidentType.ACCIDENT_DISASTER, places=(place("Korvan"),)
    )
    other = claim(
        report, "an express derailed near Vastrel, killing nine people", IncidentType.ACCIDENT_DISASTER, places=(place("Vastrel"),),
        figures=(figure(9, of="killed"),),
    )  # fmt: skip
    groups, scene = occurrences(report, [own, other])
    assert is_glanced(other, report)
    assert [[c.id for c in group.claims] for group in groups] == [[own.id], [other.id]]
    assert [group.focus for group in groups] == [True, False]
    assert {spot.name for spot in scene.places.values()} == {"korvan"}


def test_a_lead_keeps_its_own_dead_and_not_those_of_a_glance() -> None:
    report = told("A sailor died at Ilen on Friday, hours after a blast near Velm that killed three.", outlet="The Herald")
    words = claim(
        report, "A sailor died at Ilen", IncidentType.KILLING, figures=(figure(1, of="killed"),), victims=(slot("sailor"),)
    )
    at = report.text.index("three")
    three = replace(figure(3, of="killed"), start=at, end=at + 5)
    both = replace(words, frame=replace(words.frame, figures=(*words.frame.figures, three)))
    assert [f.lo for f in without_glances(both, report).frame.figures] == [1]


def test_the_words_of_a_glance_are_not_what_a_report_is_told_by() -> None:
    report = told(
        f"{HEAD} Nobody was hurt and the cargo of barley was saved by farmers with carts.\n\nIt came hours after an express derailed near Vastrel.",
        outlet="The Herald",
    )
    assert "vastrel" not in told_by(Sketch(), report).proper
    assert "korvan" in told_by(Sketch(), report).proper


@pytest.mark.parametrize(
    ("opening", "glance"),
    [
        (
            "While the country watched Vastrel, a smaller drama unfolded on Tuesday at Korvan.",
            "While the country watched Vastrel, ",
        ),
        (
            "While the world looks at Vastrel, where nine hikers died, a second mountain has been busy.",
            "While the world looks at Vastrel, where nine hikers died, ",
        ),
        (
            "On the day the world looked at the Maren Vik, a smaller boat was taken off Korvan.",
            "On the day the world looked at the Maren Vik, ",
        ),
    ],
)
def test_what_everybody_else_looks_at_is_a_glance(opening: str, glance: str) -> None:
    assert looked_aside("Nobody was hurt.", head=opening) == [glance]


def test_what_everybody_looks_at_is_none_where_the_headline_names_it() -> None:
    report = plain_report(
        "While the country watched Vastrel, nine people were led out.", title="Vastrel: nine led out of the hall"
    )
    assert not glances_in(report)


@pytest.mark.parametrize(
    ("more", "glance"),
    [
        ("Korvan is one stop from Vastrel, where two trains collided.", "one stop from Vastrel, where two trains collided."),
        (
            "It is not of the field that sank the dredger Perla Brun the day before.",
            "sank the dredger Perla Brun the day before.",
        ),
        ("A separate matter from the killings in Vastrel, he called it.", "the killings in Vastrel, he called it."),
    ],
)
def test_other_ways_to_look_aside(more: str, glance: str) -> None:
    assert looked_aside(more)[-1].strip().endswith(glance)


def test_a_greeting_is_not_the_sentence_that_says_what_a_report_is_about() -> None:
    head = "Good evening. Gunmen stopped a bus outside Korvan on Tuesday."
    assert looked_aside("In other news, women were attacked near Vastrel.", head=head) == [
        "In other news, women were attacked near Vastrel."
    ]


def test_a_place_taken_over_from_a_glance_is_none_of_a_claims_own() -> None:
    report = told(f"{HEAD}\n\nIt came hours after an express derailed near Vastrel. Three people drowned.", outlet="The Herald")
    there = place("Vastrel", start=report.text.index("Vastrel"))
    drowned = claim(report, "Three people drowned", IncidentType.ACCIDENT_DISASTER, places=(there,))
    taken = without_glances(replace(drowned, places=(there,)), report)
    assert not taken.places and taken.frame is not None and not taken.frame.places
