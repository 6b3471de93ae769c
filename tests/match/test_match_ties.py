"""What ties a report to an incident, or keeps it from one: sites by name, figures, the head of the report, copies, names that all share."""

from datetime import timedelta

import msgspec
import pytest
from match_build import DAY, Bench, claim, edge, figure, incidents_in, memberships_in, on, place, register, told

from whence.match.likeness.signals import compare
from whence.match.report.scene import head_signal, scene_of
from whence.match.report.subject import told_by
from whence.match.sketches.days import day_signal, of_a_copy
from whence.match.sketches.sketch import Sketch, sketch_of
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, Modality, QuestionKind


def sketch(text: str = "Shells hit it.", **frame: object) -> Sketch:
    """Return the sketch of one claim."""
    report = told(text, outlet="The Herald")
    return sketch_of([claim(report, text, IncidentType.SHELLING, **frame)], report)


def names(new: Sketch, old: Sketch) -> dict[str, float]:
    """Return the signals between two sketches with their weights."""
    return {s.name: s.weight for s in compare(new, old, outcomes=True)}


@pytest.mark.parametrize(("one", "other"), [("Kesra camp", "Velna camp"), ("Old Tolma prison", "Murk prison")])
def test_two_sites_of_one_kind_by_other_names_speak_against_one_occurrence(one: str, other: str) -> None:
    assert names(sketch(sites=(place(one),)), sketch(sites=(place(other),)))["other sites named"] < 0


def test_sites_of_one_town_are_what_reports_differ_on() -> None:
    here, there = (
        sketch(sites=(place("Kesra prison"),), places=(place("Dorvan"),)),
        sketch(sites=(place("Velna prison"),), places=(place("Dorvan"),)),
    )
    assert "other sites named" not in names(here, there)
    assert "other sites named" not in names(sketch(sites=(place("Kesra prison"),)), sketch(sites=(place("Kesra old prison"),)))


def test_a_site_has_the_name_of_its_town() -> None:
    bridge = Sketch(types={"shelling": 1}, sites={"kesra": 1})
    assert "site of that name" in names(bridge, sketch(places=(place("Kesra"),)))
    assert "site of that name" not in names(bridge, sketch(places=(place("Velna"),)))


def test_the_dead_and_the_wounded_tie_more_than_the_dead_alone() -> None:
    both = (figure(12, of="killed"), figure(40, of="wounded"))
    assert (
        names(sketch(figures=both), sketch(figures=both))["same figure"]
        == 2 * names(sketch(figures=both), sketch(figures=both[:1]))["same figure"]
    )


def test_one_place_and_figure_and_people_make_two_words_for_an_attack_one() -> None:
    def struck(kind: IncidentType, count: int) -> Sketch:
        report = told("It was attacked.", outlet="The Herald")
        return sketch_of(
            [claim(report, "It was attacked", kind, places=(place("Kesra"),), figures=(figure(count, of="killed"),), sites=(place("Kesra camp"),))],
            report,
        )  # fmt: skip

    clash = struck(IncidentType.ARMED_CLASH, 6)
    assert "types can be one" in names(clash, struck(IncidentType.AIR_STRIKE, 6))
    assert "types hardly one" in names(clash, struck(IncidentType.AIR_STRIKE, 9))


def test_figures_that_are_counted_beside_an_occurrence_are_its_figures() -> None:
    report = told("Shells hit it. Twelve are dead.", outlet="The Herald")
    hit = claim(report, "Shells hit it", IncidentType.SHELLING)
    dead = claim(report, "Twelve are dead", about=QuestionKind.HOW_MANY)
    counted = replace(dead, figures=(figure(12, of="killed"),))
    assert sketch_of([hit, counted], report).figures == {"killed|12|12": 1}


def test_days_of_a_copy_that_was_put_out_again_months_later_say_nothing_against_it() -> None:
    far = day_signal(Sketch(days={10: 1}), Sketch(days={200: 1}))
    assert far is not None and of_a_copy(far).weight == 0
    near = day_signal(Sketch(days={10: 1}), Sketch(days={10: 1}))
    assert near is not None and of_a_copy(near) == near


def test_a_page_put_out_again_joins_the_incident_of_its_parent() -> None:
    bench, text = (
        Bench(),
        "Twelve were killed when shells hit Kesra on Friday, doctors and the mayor of the town told reporters there.",
    )
    later = DAY + timedelta(days=150)
    one, two = told(text, outlet="The Herald"), told(f"{text}\n\nFrom our archive.", outlet="The Post", published=later)

    def hit(report: Report, when: object) -> Claim:
        return claim(report, "shells hit Kesra", IncidentType.SHELLING, places=(place("Kesra"),), times=(when,))

    (first,) = memberships_in(bench.add(one, [hit(one, on())]))
    (copy,) = memberships_in(bench.add(two, [hit(two, on(later))], [edge(two.id, one.id)]))
    assert copy.incident == first.incident
    fresh = told(text.replace("Twelve", "Nine"), outlet="The Mail", published=later)
    assert incidents_in(bench.add(fresh, [hit(fresh, on(later))]))


@pytest.mark.parametrize(
    ("head", "tied"),
    [
        ("Drama of Kesra: the versions differ", True),
        ("What happened in the night of Kesra", True),
        ("Drama of Kesrani: the versions", False),
    ],
)
def test_a_headline_alone_can_name_the_place(head: str, tied: bool) -> None:
    old = Sketch(places=sketch(places=(place("Kesra"),)).places)
    assert bool(head_signal(f" {head.lower().replace(':', '')} ", Sketch(types={"killing": 1}), old, ())) is tied
    assert not head_signal(" kesra ", sketch(places=(place("Velna"),)), old, ())


def test_where_footage_shows_it_in_the_lead_is_the_scene() -> None:
    report = told("Two images show that the dam at Kesra failed on Friday.\n\nThey do not show shelling.", outlet="Orbit")
    shown = claim(report, "the dam at Kesra failed", about=QuestionKind.MEDIA_SHOWS, modality=Modality.OBSERVED)
    scene = scene_of(
        report, [replace(shown, places=(place("Kesra"),), times=(on(),)), claim(report, "shelling", IncidentType.SHELLING)]
    )
    assert [spot.name for spot in scene.places.values()] == ["kesra"] and scene.days


def test_the_names_of_a_cases_own_parties_tell_half_as_much() -> None:
    words = "The Southern Army and the Northern Defence Force blamed each other for the fire at Kesra that killed nine people on Friday."
    report = told(words, outlet="The Herald")
    plain, halved = told_by(Sketch(), report).proper, told_by(Sketch(), report, register()).proper
    assert halved["southern"] * 2 == pytest.approx(plain["southern"], abs=1) and halved["kesra"] == plain["kesra"]


def test_an_incident_reported_before_the_day_that_is_told_of_shares_its_names_by_chance() -> None:
    words = {f"word{n}": 100 for n in range(20)}
    old = Sketch(types={"shelling": 1}, days={100: 1}, first=101, last=101, told=1, words=words, proper=words)
    later = Sketch(types={"shelling": 1}, days={103: 1}, first=103, last=103, told=1, words=words, proper=words)
    assert names(later, old)["days differ"] < -2
    placed = [msgspec.structs.replace(sketch, sites={"kesra": 1}) for sketch in (later, old)]
    assert names(*placed)["days differ"] > -2
