"""Tolls that grow and tolls that contradict, days that are too late, and accounts that rival each other."""

from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from match_build import DAY, claim, figure, official, on, place, slot, told, voice
from test_weigh_answers import NDF, SOUTH, asked, market, weighed

from whence.model.base import replace
from whence.model.captured import Report
from whence.model.said import Claim, Slot, Voice
from whence.model.vocabulary import IncidentType, Polarity, QuestionKind, Standing
from whence.model.weighed import Answer, Contradiction, Value, Weighing
from whence.weigh.questions.days import too_late
from whence.weigh.questions.tolls import low, sorted_out


class Entry(NamedTuple):
    answer: Answer
    first: str
    last: str
    voices: frozenset[str] = frozenset()


def entry(number: int, first: int, *parties: str, credited: bool = True, last: int = 0, voice: str | None = None) -> Entry:
    said = ("utt_1",) if credited else ()
    value = Value(number=(float(number), float(number)))
    return Entry(
        Answer(value=value, claims=(), utterances=said, parties=parties, standing=Standing.REPORTED),
        f"{first:03}",
        f"{max(first, last):03}",
        frozenset({voice} if voice else ()),
    )


def differ(a: Entry, b: Entry) -> bool:
    return low(a) != low(b)


def numbers(groups: list[list[Entry]]) -> list[list[float]]:
    return [[low(t) for t in group] for group in groups]


def test_a_toll_that_one_side_raises_grows() -> None:
    found = sorted_out([entry(9, 2, "N"), entry(5, 1, "N"), entry(14, 3, "N")], differ)
    assert numbers(found.grown) == [[5, 9, 14]] and not found.at_odds


def test_a_figure_lowered_by_its_own_voice_contradicts_what_it_lowered_alone() -> None:
    found = sorted_out([entry(5, 1, "N"), entry(9, 2, "N"), entry(7, 3, "N")], differ)
    assert numbers(found.at_odds) == [[9, 7]] or numbers(found.at_odds) == [[7, 9]]


def test_a_side_that_raises_its_own_figure_was_not_outgrown_by_what_others_counted_between() -> None:
    found = sorted_out([entry(23, 1, "N"), entry(70, 2), entry(25, 3, "N")], differ)
    assert numbers(found.grown) == [[23, 25]] and numbers(found.at_odds) == [[23, 70], [70, 25]]


def test_what_a_nurse_counts_later_outgrows_what_a_party_said_once() -> None:
    assert numbers(sorted_out([entry(5, 1, "N"), entry(9, 2)], differ).grown) == [[5, 9]]


def test_a_doctor_who_raises_his_count_goes_on_from_his_own_and_not_from_another_s() -> None:
    apart = [entry(15, 1, "N", last=3), entry(28, 2, voice="B"), entry(31, 3, voice="B")]
    assert numbers(sorted_out(apart, differ).grown) == [[28, 31]]


def test_what_a_nurse_counts_is_at_odds_with_what_a_party_stands_by() -> None:
    found = sorted_out([entry(5, 1, "N", last=3), entry(9, 2)], differ)
    assert not found.grown and numbers(found.at_odds) == [[5, 9]]


def test_once_a_nurse_outgrew_a_party_others_go_on_from_her_though_her_figure_is_repeated() -> None:
    assert numbers(sorted_out([entry(5, 1, "N"), entry(9, 2, last=4), entry(11, 3)], differ).grown) == [[5, 9, 11]]


def test_the_missing_may_become_fewer_without_a_contradiction() -> None:
    found = sorted_out([entry(30, 1, "N"), entry(12, 2, "N")], differ, falls=True)
    assert not found.at_odds and numbers(found.grown) == [[30, 12]]


ENTRIES = st.lists(
    st.builds(entry, st.integers(0, 9), st.integers(0, 9), st.sampled_from(["N", "S"]), credited=st.booleans()),
    max_size=8,
    unique=True,
)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["N", "S"])), max_size=7).flatmap(
        lambda made: st.permutations(list(enumerate(made)))
    )
)
def test_the_order_of_the_answers_changes_nothing(made: list[tuple[int, tuple[int, str]]]) -> None:
    mixed = [entry(number, first, party) for first, (number, party) in made]
    assert sorted_out(mixed, differ) == sorted_out(sorted(mixed, key=lambda t: t.first), differ)


@given(ENTRIES)
def test_series_only_rise_and_of_a_group_no_two_can_hold(told_: list[Entry]) -> None:
    found = sorted_out(told_, differ)
    assert all(low(a) <= low(b) for s in found.grown for a, b in pairwise(s))
    assert all(differ(a, b) for group in found.at_odds for at, a in enumerate(group) for b in group[at + 1 :])


def when(start: str) -> Value:
    return Value(time=(start, start))


def test_a_day_after_the_first_report_is_no_day_of_the_occurrence() -> None:
    values = {"a": when("2024-05-06"), "b": when("2024-05-08")}
    assert list(too_late(values, date(2024, 5, 6))) == ["b"]


def test_where_all_days_are_late_none_is_dropped() -> None:
    assert not too_late({"b": when("2024-05-08")}, date(2024, 5, 6)) and not too_late({"b": when("2024-05-08")}, None)


def conflicts(result: Weighing, kind: QuestionKind) -> list[Contradiction]:
    return [c for c in result.contradictions if c.question is kind]


def bus(*accounts: tuple[Voice, IncidentType, Slot | None]) -> tuple[Report, list[Claim]]:
    """Return a report in which voices tell one after the other what hit a bus."""
    words = [f"A bus was hit at Dorvan, voice {number} said." for number in range(len(accounts))]
    item = told("\n".join(words), outlet="The Herald", published=DAY + timedelta(hours=12))
    made = []
    for said, (by, kind, means) in zip(words, accounts, strict=True):
        one = claim(item, said, kind, by=(by,), places=(place("Dorvan"),), times=(on(),))
        made.append(replace(one, frame=replace(one.frame, means=means) if one.frame else None, id=""))
    return item, made


def test_an_air_strike_and_a_planted_bomb_are_rival_causes() -> None:
    result = weighed(bus((NDF, IncidentType.AIR_STRIKE, None), (SOUTH, IncidentType.BOMBING, slot("roadside bomb"))))
    (conflict,) = conflicts(result, QuestionKind.CAUSE)
    assert {v.text for v in conflict.values} == {"air strike", "bomb"}


def test_falling_debris_is_a_rival_of_an_air_strike_and_no_shelling() -> None:
    item, (strike, fall) = bus((NDF, IncidentType.AIR_STRIKE, None), (SOUTH, IncidentType.SHELLING, None))
    debris = replace(fall, frame=replace(fall.frame, cause=slot("falling debris of a rocket")) if fall.frame else None, id="")
    (conflict,) = conflicts(weighed((item, [strike, debris])), QuestionKind.CAUSE)
    assert {v.text for v in conflict.values} == {"air strike", "debris"}


def test_a_telling_that_nobody_disputes_is_no_cause() -> None:
    result = weighed(bus((NDF, IncidentType.AIR_STRIKE, None), (SOUTH, IncidentType.AIR_STRIKE, None)))
    assert asked(result, QuestionKind.CAUSE).answers[0].not_asserted


def test_bodies_are_the_dead() -> None:
    result = weighed(market("The Herald", official("Aid group"), figures=(figure(8, of="bodies"),)))
    assert [a.value.number for a in asked(result, QuestionKind.HOW_MANY, "killed").answers] == [(8.0, 8.0)]


def counted(item: Report, words: str, by: Voice, number: int, of: str = "killed", **more: object) -> Claim:
    """Return a claim of a report, on somebody's word, that counts."""
    kind = IncidentType.ESCAPE if of == "escaped" else IncidentType.SHELLING
    details: dict[str, object] = {"places": (place("Dorvan"),), "times": (on(),), **more}
    return claim(item, words, kind, by=(by,), figures=(figure(number, of=of),), **details)


def test_two_tolls_that_one_report_sets_side_by_side_contradict_each_other() -> None:
    item = told("Nine died, the mayor said. Twelve died, the clinic said.", outlet="The Herald")
    said = [counted(item, "Nine died", voice("Mayor"), 9), counted(item, "Twelve died", voice("Clinic"), 12)]
    (conflict,) = conflicts(weighed((item, said)), QuestionKind.HOW_MANY)
    assert conflict.kind == "contradiction" and {v.number for v in conflict.values} == {(9.0, 9.0), (12.0, 12.0)}


def test_a_toll_grows_between_two_reports_and_from_one_body_in_one_report() -> None:
    item = told("Nine died, the mayor said. Twelve died, the mayor said.", outlet="The Herald")
    said = [counted(item, "Nine died", voice("Mayor"), 9)]
    later = told("Twelve died, the clinic said.", outlet="The Standard", published=DAY + timedelta(hours=20))
    found = weighed((item, said), (later, [counted(later, "Twelve died", voice("Clinic"), 12)]))
    assert [c.kind for c in conflicts(found, QuestionKind.HOW_MANY)] == ["growing"]


def test_those_caught_again_become_more_without_a_contradiction() -> None:
    early, late = (
        told(f"{n} were caught.", outlet=o, published=DAY + timedelta(hours=h)) for n, o, h in ((3, "A", 12), (7, "B", 20))
    )
    said = [(r, [counted(r, f"{n} were caught", NDF, n, of="recaptured")]) for r, n in ((early, 3), (late, 7))]
    assert [c.kind for c in conflicts(weighed(*said), QuestionKind.HOW_MANY)] == ["growing"]


def test_nobody_escaped_answers_how_many_did_and_no_count_grows_from_it() -> None:
    item = told("Nobody escaped, the warden said.", outlet="The Herald")
    later = told("Five escaped, the mayor said.", outlet="The Standard", published=DAY + timedelta(hours=20))
    nobody = counted(item, "Nobody escaped", voice("Warden"), 0, of="escaped", polarity=Polarity.DENIED)
    five = counted(later, "Five escaped", voice("Mayor"), 5, of="escaped")
    result = weighed((item, [nobody]), (later, [five]))
    assert {a.value.number for a in asked(result, QuestionKind.HOW_MANY, "escaped").answers} == {(0.0, 0.0), (5.0, 5.0)}
    assert [c.kind for c in conflicts(result, QuestionKind.HOW_MANY)] == ["contradiction"]
    assert sorted_out([entry(0, 1), entry(9, 2)], differ).at_odds


def test_what_one_side_stands_by_is_at_odds_with_what_others_count_after_it_was_outgrown_for_others() -> None:
    stands_by, mill = entry(2, 2, "N", last=9), entry(3, 4, credited=False)
    found = sorted_out([entry(4, 1), stands_by, mill, entry(6, 5), entry(9, 7)], differ)
    assert [2, 9] in numbers(found.at_odds) or any({2, 9} <= set(group) for group in numbers(found.at_odds))
    gone = sorted_out([entry(4, 1), entry(2, 2, "N"), mill, entry(6, 5), entry(9, 7)], differ)
    assert not any({2, 9} <= set(group) for group in numbers(gone.at_odds))


def test_a_figure_goes_on_from_the_nearest_below_it_where_several_may_have_grown_into_it() -> None:
    found = sorted_out([entry(9, 1), entry(34, 2, "N"), entry(34.0, 2), entry(61, 3)], differ)  # type: ignore[arg-type]
    assert any(series[-2:] == [34, 61] for series in numbers(found.grown))


def test_what_a_side_says_beyond_a_hospital_that_goes_on_counting_below_it_is_no_growth() -> None:
    found = sorted_out([entry(34, 1, voice="H"), entry(100, 2, "U"), entry(94, 3, voice="H")], differ)
    assert numbers(found.grown) == [[34, 94]] and {100, 94} <= set(numbers(found.at_odds)[-1])
    assert numbers(sorted_out([entry(34, 1, voice="H"), entry(79, 2, "U"), entry(94, 3, voice="H")], differ).grown)[0][:2] == [
        34,
        79,
    ]


def test_counts_of_different_people_do_not_grow_into_each_other() -> None:
    own, enemy, more = entry(3, 1, "N"), entry(60, 2, "N"), entry(11, 3, "N")
    others = {(3, 60), (60, 3), (11, 60), (60, 11)}
    found = sorted_out(
        [own, enemy, more],
        lambda a, b: differ(a, b) and (low(a), low(b)) not in others,
        apart=lambda a, b: (low(a), low(b)) in others,
    )
    assert numbers(found.grown) == [[3, 11]] and not found.at_odds
