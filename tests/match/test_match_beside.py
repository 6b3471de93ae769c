"""What a report tells beside its subject, of another place, and what only seems to be told so."""

import pytest
from match_build import DAY, Bench, claim, figure, memberships_in, on, place, slot, told

from whence.match.report.groups import occurrences
from whence.match.words.beside import Cue, cue_of
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.passage import Span
from whence.model.said import Claim, Where
from whence.model.vocabulary import IncidentType, PlacePrecision

LEAD = "Twelve people were killed when shells hit the village of Orlit on Friday."


def at(report: Report, name: str, *, site: bool = False) -> Where:
    """Return a place where the report's text names it last; no gazetteer knows it."""
    start = report.text.rindex(name)
    precision = PlacePrecision.SITE if site else PlacePrecision.SETTLEMENT
    return Where(name=name, as_written=name, start=start, end=start + len(name), precision=precision)


def parted(more: str, words: str, name: str, kind: IncidentType = IncidentType.SHELLING, lead: str = LEAD) -> bool:
    """Say whether the claim on `words` of a further paragraph stands apart from the subject of the lead."""
    report = told(f"{lead}\n\n{more}", outlet="The Herald")
    first = claim(report, lead[:40], IncidentType.SHELLING, places=(replace(at(report, name), name="Orlit"),), times=(on(),))
    first = replace(first, frame=replace(first.frame, places=(place("Orlit"),)))
    other = claim(report, words, kind, places=(at(report, name),), figures=(figure(6, of="killed"),))
    return any({c.id for c in group.claims} == {other.id} and group.beside for group in occurrences(report, [first, other])[0])


@pytest.mark.parametrize(
    ("more", "words", "name"),
    [
        ("Half an hour later another drone hit an army post at Kesra.", "another drone hit an army post at Kesra", "Kesra"),
        ("Rebels ambushed a lorry at Sobra, about eight miles from the village.", "Rebels ambushed a lorry at Sobra", "Sobra"),
        ("Six soldiers died the same night when a post at Velna was attacked.", "a post at Velna was attacked", "Velna"),
        ("Some hours earlier the same men had fired on a patrol near Tolma.", "had fired on a patrol near Tolma", "Tolma"),
        ("In a distinct attack, six died at the post of Murk.", "six died at the post of Murk", "Murk"),
    ],
)
def test_hours_miles_and_the_same_night_elsewhere_tell_of_another_occurrence(more: str, words: str, name: str) -> None:
    assert parted(more, words, name)


@pytest.mark.parametrize(
    ("more", "words", "name"),
    [
        ("An hour later shells hit the Kesra quarter.", "shells hit the Kesra quarter", "Kesra"),
        ("The blasts were heard in Sobra, nine kilometres away.", "The blasts were heard in Sobra", "Sobra"),
        ("Three died in a hospital in Velna, 30 kilometres away.", "Three died in a hospital in Velna", "Velna"),
        ("The shells fell on Tolma, a village nine kilometres away.", "The shells fell on Tolma", "Tolma"),
        ("Shells also hit a shop in Murk.", "Shells also hit a shop in Murk", "Murk"),
    ],
)
def test_a_quarter_a_sound_and_what_a_distance_only_describes_set_nothing_apart(more: str, words: str, name: str) -> None:
    assert not parted(more, words, name)


@pytest.mark.parametrize("disaster", ["an earthquake shook Orlit", "the flood reached Orlit", "a cyclone struck Orlit"])
def test_an_earthquake_or_flood_kills_in_towns_far_off_as_well(disaster: str) -> None:
    lead = f"On Friday {disaster} and twelve people died."
    report = told(f"{lead}\n\nSix were killed at Kesra, 40 kilometres to the south.", outlet="The Herald")
    first = claim(report, disaster, IncidentType.ACCIDENT_DISASTER, places=(place("Orlit"),), times=(on(),))
    other = claim(report, "Six were killed at Kesra", IncidentType.ACCIDENT_DISASTER, places=(at(report, "Kesra"),))
    assert not any(group.beside for group in occurrences(report, [first, other])[0])


def test_reports_of_the_other_scene_meet_and_the_subject_keeps_its_own_dead() -> None:
    bench = Bench()
    one, two = (
        told(f"{LEAD}\n\n{more}", outlet=outlet)
        for outlet, more in (
            ("The Herald", "Half an hour later a rocket hit a post at Kesra and killed six soldiers."),
            ("The Post", "Six soldiers were killed at Kesra the same night, nine kilometres away."),
        )
    )
    found = []
    for report, words in ((one, "a rocket hit a post at Kesra"), (two, "Six soldiers were killed at Kesra")):
        first = claim(report, LEAD[:40], IncidentType.SHELLING, places=(place("Orlit"),), times=(on(),))
        other = claim(report, words, IncidentType.SHELLING, places=(at(report, "Kesra"),), figures=(figure(6, of="killed"),))
        found.append({m.claims: m.incident for m in memberships_in(bench.add(report, [first, other]))})
    (a, b), (c, d) = (list(each.values()) for each in found)
    assert {a, b} == {c, d} and a != b


def test_a_claim_at_the_place_of_another_known_incident_is_that_incidents() -> None:
    bench = Bench()
    earlier = told("Our men attacked Kesra on Friday.", outlet="Rebel Voice")
    there = claim(earlier, "Our men attacked Kesra", IncidentType.SHELLING, places=(at(earlier, "Kesra"),), times=(on(),))
    (kesra,) = memberships_in(bench.add(earlier, [there]))
    report = told(f"{LEAD}\n\nThe army says that six of its men were killed at Kesra.", outlet="The Herald")
    first = claim(report, LEAD[:40], IncidentType.SHELLING, places=(place("Orlit"),), times=(on(),))
    six = claim(report, "six of its men were killed at Kesra", IncidentType.SHELLING, places=(at(report, "Kesra"),))
    found = {m.claims: m.incident for m in memberships_in(bench.add(report, [first, six]))}
    assert found[(six.id,)] == kesra.incident and found[(first.id,)] != kesra.incident


def test_a_place_that_the_first_paragraph_names_is_the_subjects() -> None:
    bench = Bench()
    earlier = told("A shell hit Kesra on Friday.", outlet="Rebel Voice")
    bench.add(
        earlier, [claim(earlier, "A shell hit Kesra", IncidentType.SHELLING, places=(at(earlier, "Kesra"),), times=(on(),))]
    )
    report = told("Shells hit Orlit and Kesra on Friday.\n\nSix were killed at Kesra.", outlet="The Herald")
    first = claim(report, "Shells hit Orlit", IncidentType.SHELLING, places=(place("Orlit"),), times=(on(),))
    both = claim(report, "Kesra on Friday", IncidentType.SHELLING, places=(place("Kesra"),), times=(on(),))
    six = claim(report, "Six were killed at Kesra", IncidentType.SHELLING, places=(at(report, "Kesra"),))
    found = memberships_in(bench.add(report, [first, both, six]))
    assert any({first.id, six.id} <= set(m.claims) for m in found)


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("A mine blew up a bus at Kesra nine kilometres to the south.", Cue.PLAIN),
        ("A mine blew up a bus nine kilometres to the south of Kesra.", Cue.NONE),
        ("Nine died at Kesra, a witness said by telephone from Velna, nine kilometres to the south.", Cue.NONE),
        ("A third column attacked Kesra.", Cue.WEAK),
        ("The ambush at Kesra is a separate event.", Cue.SEPARATE),
    ],
)
def test_a_distance_from_a_named_place_says_where_something_lies(words: str, cue: Cue) -> None:
    report = told(words, outlet="The Herald")
    made: Claim = claim(report, words[:18], IncidentType.BOMBING, places=(at(report, "Kesra"),))
    assert cue_of(replace(made, frame=replace(made.frame, trigger=Span(start=0, end=5))), report) is cue


def test_of_two_scenes_of_a_sentence_a_claim_has_the_nearest() -> None:
    report = told("Six were killed at Kesra the same night, the army said of the raid on Orlit.", outlet="The Herald")
    six = claim(
        report,
        "Six were killed at Kesra",
        IncidentType.KILLING,
        places=(at(report, "Kesra"), at(report, "Orlit")),
        victims=(slot("men"),),
    )
    (group,), _ = occurrences(report, [six])
    assert [spot.name for spot in group.sketch.places.values()] == ["kesra"] and group.sketch.first == DAY.date().toordinal()
