"""Attach: what has no place of its own and belongs to the occurrence it is told of."""

import pytest
from match_build import Bench, claim, figure, on, place, told

from whence.model.base import replace
from whence.model.vocabulary import IncidentType, QuestionKind

T = IncidentType


def counted(words: str, **more: object) -> tuple[int, bool]:
    """Return how many incidents came of a report of a burst dam, and whether those who had to leave are counted at the dam's."""
    report = told(f"A dam burst at Dorvan on Friday. {words}, the mayor said.", outlet="The Herald")
    burst = claim(report, "A dam burst at Dorvan", T.ACCIDENT_DISASTER, places=(place("Dorvan"),), times=(on(),))
    left = claim(report, words, T.DISPLACEMENT, figures=(figure(2600, of="displaced"),), focus=False, **more)
    bench = Bench()
    bench.add(report, [burst, left])
    incidents = bench.index.incidents()
    home = next(i for i in incidents if i.type is T.ACCIDENT_DISASTER)
    return len(incidents), left.id in bench.evidence(home).claims


@pytest.mark.parametrize(
    "words", ["2,600 people had been evacuated", "Some 2,600 villagers fled to the hills", "They moved 2,600 people to schools"]
)
def test_who_had_to_leave_without_a_place_of_their_own_is_counted_at_what_the_report_tells_of(words: str) -> None:
    assert counted(words) == (1, True)


def test_who_fled_from_another_town_is_counted_there() -> None:
    assert counted("2,600 people fled from Melka", places=(place("Melka"),))[1] is False


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (T.KILLING, "A trader was beaten to death at the station in Dorvan"),
        (T.DETENTION, "Police arrested the pickets in Dorvan"),
        (T.RELEASE_TRANSFER, "The two sides exchanged prisoners in Dorvan"),
        (T.ESCAPE, "Inmates broke out of the jail in Dorvan"),
    ],
)
def test_a_bare_count_of_the_released_is_counted_at_what_the_report_tells_of(kind: IncidentType, words: str) -> None:
    report = told(f"{words} on Friday. The union says 40.", outlet="The Herald")
    main = claim(report, words, kind, places=(place("Dorvan"),), times=(on(),))
    count = claim(report, "40", about=QuestionKind.HOW_MANY, focus=False)
    count = replace(count, id="", figures=(figure(40, of="released"),))
    bench = Bench()
    bench.add(report, [main, count])
    (incident,) = bench.index.incidents()
    assert count.id in bench.evidence(incident).claims


def dead(words: str, **more: object) -> bool:
    """Return whether dead who are counted in another paragraph are counted at the riot that a report tells of."""
    report = told(f"Inmates rioted at Dorvan on Friday.\n{words}, a chaplain said.", outlet="The Herald")
    riot = claim(report, "Inmates rioted at Dorvan", T.RIOT, places=(place("Dorvan"),), times=(on(),))
    bodies = claim(
        report, words, T.KILLING, figures=(figure(9, of="killed"),), focus=False, **{"victims": (), "agent": (), **more}
    )
    bench = Bench()
    bench.add(report, [riot, bodies])
    home = next(i for i in bench.index.incidents() if i.type is T.RIOT)
    return bodies.id in bench.evidence(home).claims


def test_dead_without_place_and_doer_are_counted_at_what_the_report_tells_of() -> None:
    assert dead("There were nine bodies")


def test_dead_of_another_town_are_not() -> None:
    assert not dead("There were nine bodies at Melka", places=(place("Melka"),))


def harmed(words: str, *, beside: bool) -> bool:
    """Return whether who was harmed is told at the raid that a report is about; `beside`: another town's beating stands nearer."""
    report = told(f"Gunmen raided Dorvan on Friday. She was beaten there. {words}.", outlet="The Herald")
    raid = claim(report, "Gunmen raided Dorvan", T.KILLING, places=(place("Dorvan"),), times=(on(),))
    where = {"places": (place("Melka"),)} if beside else {}
    beaten = claim(report, "She was beaten there", T.ILL_TREATMENT, focus=False, **where)
    hurt = claim(report, words, about=QuestionKind.VICTIMS, focus=False)
    bench = Bench()
    bench.add(report, [raid, beaten, hurt])
    home = next(i for i in bench.index.incidents() if i.type is T.KILLING)
    return hurt.id in bench.evidence(home).claims


def test_who_was_harmed_is_told_at_what_the_report_is_about() -> None:
    assert harmed("The baker is in intensive care", beside=False)


def test_who_was_harmed_beside_an_occurrence_of_another_town_is_told_there() -> None:
    assert not harmed("The baker is in intensive care", beside=True)
