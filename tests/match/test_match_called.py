"""What a report calls its subject by: names and days of its head, and what two heads that share a name say."""

from datetime import timedelta

import pytest
from match_build import DAY, Bench, claim, figure, incidents_in, memberships_in, on, place, slot

from build import report as plain_report
from whence.match.likeness.called_alike import called_signals, names_its_day, towns_called_by, types_as_called
from whence.match.likeness.signals import compare, is_apart
from whence.match.sketches.dated import days_named
from whence.match.sketches.sketch import Sketch
from whence.match.sketches.spots import spot_of
from whence.match.sketches.weights import WEIGHTS, signal
from whence.match.words.called import names_at_head
from whence.model.captured import Report
from whence.model.vocabulary import IncidentType, MembershipRole


def headed(title: str | None, text: str, *, outlet: str = "The Herald", hours: float = 12) -> Report:
    """Return a report with a headline, published some hours after the beginning of the day."""
    return plain_report(text, outlet=outlet, title=title, published=DAY + timedelta(hours=hours), key=f"{outlet}.txt")


@pytest.mark.parametrize(
    ("title", "text", "names"),
    [
        ("Uprising at Rio Verde prison", "The uprising began on Friday.", {"verde": 2}),
        ("Ten pupils die", "Ten girls died when their school at Ol Tereng burned.", {"tereng": 1}),
        ("Tereng deaths: who held the key?", "We visited the school of Tereng twice.", {"tereng": 2}),
        ("Casa Brunel: director held", "He was taken away on Friday.", {"casa": 2, "brunel": 2}),
        (None, "TENDRA - Four pickers were shot dead, a union official said.", {"tendra": 2}),
        ("Fire in a mill", "Halmish troops of Halma came in, and Norlandians watched.", {}),
        ("Two shot in a lane", "Gunmen of the Northern Front shot two women, Colonel Erwin Sabado told Great Lakes Wire.", {}),
        ("Radio Brunel off air", "Its staff were led away, Ada Lund said.", {"radio": 2, "brunel": 2}),
        ("Kurdan-held town hit", "Shells fell on the Kurdan-held town.", {"kurdan": 2}),
    ],
)
def test_the_names_of_a_head_are_those_that_no_sentence_puts_in_capitals(
    title: str | None, text: str, names: dict[str, int]
) -> None:
    assert names_at_head(headed(title, text)) == names


def test_what_a_headline_glances_at_and_the_outlets_own_name_call_nothing() -> None:
    report = headed(
        "Court frees striker a day after Karsu death",
        "A court in Teleg freed a teacher, he told Karsu Mail.",
        outlet="Karsu Mail",
    )
    assert set(names_at_head(report)) == {"teleg"}


def test_a_greeting_is_no_sentence_of_a_head_and_later_sentences_name_nothing() -> None:
    text = "Good afternoon. Gunmen stopped a bus near Tomgal. Five were hurt.\n\nThe bus had been full. It came from Orsha."
    assert names_at_head(headed("News at noon", text)) == {"tomgal": 1}


def test_the_head_of_an_endless_line_is_cut() -> None:
    assert names_at_head(headed("Fire", "a fire in Halm " + "and so on " * 5_000 + "in Vastrel")) == {"halm": 1}


def test_days_of_a_head_count_more_than_those_further_down_and_coming_days_not_at_all() -> None:
    text = "A man was held on Thursday over the fire of 4 March. He was alone in the hall. Nobody saw him run. On Wednesday he slept. A trial opens on 9 March."
    found = days_named(headed(None, text))
    march = DAY.replace(day=1).toordinal() - 1
    assert found == {march + 6: 2, march + 4: 2, march + 5: 1}


def calling(names: dict[str, int], **more: object) -> Sketch:
    """Return the sketch of a report that is told about its subject and calls it by these names."""
    return Sketch(told=1, calls=names, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("new", "old", "close", "found"),
    [
        ({"karsu": 2}, {"karsu": 2}, True, ("called alike", 1.0)),
        ({"karsu": 2}, {"karsu": 1, "teleg": 1}, True, ("called alike", 1.0)),
        ({"karsu": 2}, {"karsu": 2}, False, ("called alike", 0.25)),
        ({"karsu": 1, "orlit": 2, "dovra": 1}, {"karsu": 2, "dovra": 1, "orlit": 0}, True, ("called alike", 1.6)),
        ({"karsu": 1}, {"karsu": 1, "teleg": 2}, True, ("called alike", 0.25)),
        ({"teleg": 2}, {"karsu": 2}, True, ("called otherwise", 1.0)),
    ],
)
def test_two_heads_with_a_name_in_common_call_one_thing_by_it(
    new: dict[str, int], old: dict[str, int], close: bool, found: tuple[str, float]
) -> None:
    (made,) = called_signals(calling(new), calling(old), set(), close=close)
    assert made.name == found[0]
    assert made.weight == pytest.approx(WEIGHTS[found[0]] * min(1.3, found[1]))


def test_a_headline_that_names_something_else_is_not_called_alike_by_a_name_in_passing() -> None:
    assert called_signals(calling({"orlit": 2, "karsu": 1}), calling({"karsu": 2}), set(), close=True) == []


def test_a_name_by_which_several_incidents_are_called_says_nothing_between_them() -> None:
    assert called_signals(calling({"karsu": 2}), calling({"karsu": 2}), {"karsu"}, close=True) == []


def test_reports_without_a_head_say_nothing() -> None:
    assert called_signals(Sketch(), calling({"karsu": 2}), set(), close=True) == []
    assert called_signals(calling({"karsu": 2}), Sketch(), set(), close=True) == []


def test_a_day_named_at_the_head_is_the_incidents_though_what_is_told_is_of_another() -> None:
    day = DAY.toordinal()
    held = calling({"karsu": 2}, days={day + 2: 1}, dates={day + 2: 2, day: 2})
    burnt = calling({"karsu": 2}, days={day: 3})
    assert names_its_day(held, burnt)
    assert not names_its_day(calling({"karsu": 2}, days={day + 2: 1}, dates={day: 1}), burnt)
    assert names_its_day(calling({"karsu": 2}, dates={day: 1}), burnt)


def test_types_weigh_less_where_one_is_what_others_end_in_and_both_are_called_alike_on_one_day() -> None:
    found = [signal("types differ", ""), signal("same day", "")]
    alike = [signal("called alike", "dorvan")]
    town = {"1": spot_of(place("Dorvan"), 1)}
    held, burnt = Sketch(types={"detention": 1}, places=town), Sketch(types={"escape": 1}, places=town)
    assert not is_apart(types_as_called(held, burnt, found, alike))
    assert is_apart(types_as_called(held, burnt, found, [signal("called alike", "dorvan", 0.4)]))
    assert is_apart(types_as_called(held, burnt, found[:1], alike))
    assert is_apart(types_as_called(held, burnt, [*found, signal("places differ", "")], alike))


@pytest.mark.parametrize(
    ("ours", "theirs", "name", "apart"),
    [
        ("bombing", "escape", "dorvan", True),
        ("bombing", "escape", "casa", False),
        ("agreement", "escape", "casa", True),
        ("agreement", "escape", "dorvan", True),
        ("air_strike", "accident_disaster", "dorvan", False),
        ("restriction", "killing", "dorvan", False),
    ],
)
def test_a_town_alone_does_not_make_two_deeds_one_nor_does_any_name_a_decision(
    ours: str, theirs: str, name: str, apart: bool
) -> None:
    town = {"1": spot_of(place("Dorvan"), 1)}
    new, old = Sketch(types={ours: 1}, places=town), Sketch(types={theirs: 1}, places=town)
    found = [signal("types differ", ""), signal("same day", "")]
    assert is_apart(types_as_called(new, old, found, [signal("called alike", name)])) is apart


def test_a_town_that_only_heads_name_ties_claims_that_name_none() -> None:
    town = Sketch(told=1, calls={"dorvan": 2}, places={"1": spot_of(place("Dorvan"), 1)})
    assert towns_called_by(town, calling({"dorvan": 1})) == ["Dorvan".lower()]
    assert towns_called_by(calling({"dorvan": 1}), town) == ["dorvan"]
    assert towns_called_by(town, calling({"melka": 1})) == []


def test_the_name_of_the_town_in_which_both_lie_adds_nothing_to_it() -> None:
    day = DAY.toordinal()
    town = {"1": spot_of(place("Dorvan"), 1)}
    sketch = Sketch(told=1, types={"shelling": 1}, calls={"dorvan": 2}, places=town, days={day: 1})
    names = {s.name for s in compare(sketch, sketch, outcomes=True)}
    assert "same place" in names and "called alike" not in names


def test_who_was_held_over_a_fire_is_told_of_the_fire_that_both_heads_name() -> None:
    bench = Bench()
    first = headed(
        "Fire kills nine at Casa Brunel",
        "Nine people died on Friday in a fire at the home Casa Brunel in Dorvan, the fire chief said.",
    )
    burnt = claim(
        first,
        "a fire",
        IncidentType.ACCIDENT_DISASTER,
        places=(place("Dorvan"),),
        times=(on(),),
        figures=(figure(9, of="killed"),),
    )
    (fire,) = incidents_in(bench.add(first, [burnt]))
    text = "The director of Casa Brunel was arrested last night. On Friday he had locked the doors, the prosecutor Ada Lund said."
    later = headed("Casa Brunel: director held", text, outlet="The Post", hours=60)
    arrest = claim(
        later, "was arrested", IncidentType.DETENTION, times=(on(DAY + timedelta(days=2)),), victims=(slot("director"),)
    )
    (member,) = memberships_in(bench.add(later, [arrest]))
    assert (member.incident, member.role) == (fire.id, MembershipRole.FOCUS)
    assert "called alike" in {s.name for s in member.signals} and member.review
