"""Counts as they are compared: words in place of a number, a part's own count, a denied toll; and fire beside a place or on it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from match_build import DAY, claim, figure, on, place, register, slot, told, voice
from test_weigh_answers import NDF, SOUTH, asked, escape, market, weighed

from whence.model.base import replace
from whence.model.captured import Report
from whence.model.passage import Span
from whence.model.said import Claim, Figure, Frame, Where
from whence.model.vocabulary import FigureModifier, IncidentType, Modality, PlacePrecision, PlaceRelation, Polarity, QuestionKind
from whence.model.weighed import Value, Weighing
from whence.weigh.scope.names import Names
from whence.weigh.values.accounts import denies_outcome_only
from whence.weigh.values.counts import bounds, denied_toll
from whence.weigh.values.values import answers_in, says_what_is_seen, shown

FOREMAN = voice("a foreman")


def in_words(words: str, of: str = "escaped") -> Figure:
    return Figure(lo=None, hi=None, modifier=FigureModifier.ORDER_OF_MAGNITUDE, as_written=words, start=0, end=1, of=of)


def conflicts(result: Weighing, kind: QuestionKind) -> list[list[str]]:
    return [[shown(v) for v in c.values] for c in result.contradictions if c.question is kind]


def test_a_number_of_them_is_at_odds_with_nobody_and_not_with_five() -> None:
    some = escape("The Herald", NDF, figures=(in_words("a number"),))
    none = escape("The Post", SOUTH, hours=15, figures=(figure(0),))
    five = escape("The Globe", SOUTH, hours=15, figures=(figure(5),))
    assert conflicts(weighed(some, none), QuestionKind.HOW_MANY) == [["a number", "0"]]
    assert not conflicts(weighed(some, five), QuestionKind.HOW_MANY)


def test_a_large_number_is_at_odds_with_five() -> None:
    assert bounds(Value(text="large numbers")) == (10.0, None) and bounds(Value(text="a small group")) == (1.0, None)
    result = weighed(
        escape("The Herald", NDF, figures=(in_words("large numbers"),)), escape("The Post", SOUTH, figures=(figure(5),))
    )
    assert len(conflicts(result, QuestionKind.HOW_MANY)) == 1


@hypothesis_settings(deadline=None)
@given(st.integers(0, 99), st.integers(0, 99))
def test_a_part_says_the_least_of_the_whole_and_never_the_most(low: int, more: int) -> None:
    value = Value(number=(float(low), float(low + more)))
    assert bounds(value) == (low, low + more) and bounds(value, in_part=True) == (low, None)


def clinic(words: str, dead: int, hours: float) -> tuple[Report, list[Claim]]:
    report = told(words, outlet=f"Leaf {dead}", published=DAY + timedelta(hours=hours))
    more = {"places": (place("Dorvan"),), "times": (on(),), "figures": (figure(dead, of="killed"),)}
    return report, [claim(report, words.split(",")[0], IncidentType.SHELLING, by=(FOREMAN,), **more)]


def test_what_one_clinic_or_village_counted_is_no_rival_of_a_larger_toll_but_is_of_a_smaller_one() -> None:
    whole = clinic("Sixty people died in Dorvan, he said.", 60, 20)
    for part in (
        "To the clinic of Dorvan were brought 40 bodies, he said.",
        "In Kef alone 40 people died, he said.",
        "The hospital of Dorvan has treated 40 people, he said.",
        "Her ward is treating 40 of them, he said.",
    ):
        assert not conflicts(weighed(clinic(part, 40, 20), whole), QuestionKind.HOW_MANY)
        assert conflicts(
            weighed(clinic(part, 40, 20), clinic("Nine people died in Dorvan, he said.", 9, 20)), QuestionKind.HOW_MANY
        )


def test_two_numbers_that_one_voice_gives_together_do_not_contradict_each_other() -> None:
    assert not weighed(escape("The Herald", NDF, figures=(figure(2), replace(figure(3), start=20, end=21)))).contradictions


def test_that_there_were_no_deaths_puts_the_dead_at_none_and_denies_no_shelling() -> None:
    report = told(
        "There were no deaths, NDF said of the shells on Dorvan.", outlet="The Post", published=DAY + timedelta(hours=15)
    )
    denial = claim(report, "no deaths", IncidentType.KILLING, by=(NDF,), places=(place("Dorvan"),), times=(on(),))
    frame = Frame(type=IncidentType.KILLING, trigger=Span(start=0, end=1), predicate="death", places=(place("Dorvan"),))
    assert denied_toll(frame) == "killed" and denied_toll(replace(frame, predicate="kill")) is None
    denied = replace(denial, polarity=Polarity.DENIED, frame=replace(denial.frame, predicate="death"))
    shells = claim(report, "shells on Dorvan", IncidentType.SHELLING, by=(NDF,), places=(place("Dorvan"),), times=(on(),))
    result = weighed(market("The Herald", NDF), (report, [shells, denied]))
    assert not conflicts(result, QuestionKind.HAPPENED)


def site(name: str) -> Where:
    return replace(place(name), precision=PlacePrecision.SITE)


def near(name: str) -> Where:
    return replace(site(name), relation=PlaceRelation.NEAR)


def test_shells_near_the_prison_and_shells_on_the_prison_are_a_dispute_about_where() -> None:
    result = weighed(
        market("The Herald", NDF, sites=(near("Tarn prison"),)),
        market("The Post", SOUTH, hours=14, victims=(slot("a prison"),)),
    )
    assert conflicts(result, QuestionKind.WHERE) == [["near Tarn prison", "prison"]]
    assert asked(result, QuestionKind.WHERE).contradicted and result.contradictions[-1].within_party is False


def test_shells_near_one_site_and_on_another_are_no_dispute_about_where_they_fell() -> None:
    result = weighed(
        market("The Herald", NDF, sites=(near("Tarn mill"),)), market("The Post", SOUTH, hours=14, victims=(slot("a school"),))
    )
    assert not conflicts(result, QuestionKind.WHERE)


def test_an_escape_near_a_jail_and_from_it_is_no_dispute_about_where() -> None:
    result = weighed(
        escape("The Herald", NDF, sites=(near("Tarn jail"),)),
        escape("The Post", SOUTH, hours=14, sites=(site("Tarn jail"),)),
    )
    assert not conflicts(result, QuestionKind.WHERE)


def test_a_jail_called_by_its_town_is_no_rival_of_a_jail_of_that_town() -> None:
    result = weighed(
        escape("The Herald", NDF, sites=(site("Kef jail"),)),
        escape("The Post", SOUTH, hours=14, sites=(site("Dorvan"),)),
    )
    assert len(asked(result, QuestionKind.SITE).answers) == 2
    assert not conflicts(result, QuestionKind.SITE)


@pytest.mark.parametrize(
    ("words", "of_all"),
    [("no Norlandic citizen", False), ("no foreign fighter", False), ("no inmate", True), ("no other inmate", True)],
)
def test_who_denies_it_of_one_sort_of_people_does_not_deny_it(words: str, of_all: bool) -> None:
    nobody = Figure(lo=0, hi=0, modifier=FigureModifier.NONE, as_written=words, start=0, end=len(words), of="escaped")
    five = escape("The Herald", NDF, figures=(figure(5),))
    denied = escape("The Post", SOUTH, hours=15, polarity=Polarity.DENIED, figures=(nobody,))
    assert bool(conflicts(weighed(five, denied), QuestionKind.HAPPENED)) is of_all


@pytest.mark.parametrize(
    ("told_as", "denied"), [(IncidentType.RIOT, IncidentType.ESCAPE), (IncidentType.ABDUCTION, IncidentType.KILLING)]
)
def test_who_tells_of_it_and_denies_what_came_of_it_does_not_deny_it(told_as: IncidentType, denied: IncidentType) -> None:
    report = told("It happened in Dorvan on Friday, and nothing came of it, an aide said.", outlet="The Herald")
    where: dict[str, object] = {"places": (place("Dorvan"),), "times": (on(),), "by": (NDF,)}
    happened = claim(report, "It happened in Dorvan", told_as, **where)
    outcome = claim(report, "nothing came of it", denied, polarity=Polarity.DENIED, **where)
    assert denies_outcome_only([happened, outcome], told_as, Names(register())) == {outcome.id}
    assert denies_outcome_only([outcome], told_as, Names(register())) == frozenset()


@pytest.mark.parametrize(
    ("words", "modality", "seen"),
    [
        ("Then the picture", Modality.OBSERVED, False),
        ("another camera", Modality.OBSERVED, False),
        ("What the film shows could not be checked, nor how many, if any, got away", Modality.CONDITIONAL, False),
        ("two men pull a gate open", Modality.OBSERVED, True),
        ("a frame shows a van at the gate", Modality.ASSERTED, True),
    ],
)
def test_words_that_only_speak_of_footage_do_not_say_what_it_shows(words: str, modality: Modality, seen: bool) -> None:
    report = told(f"{words}.", outlet="The Herald")
    shown_in_it = claim(report, words, about=QuestionKind.MEDIA_SHOWS, modality=modality)
    assert says_what_is_seen(shown_in_it) is seen


@pytest.mark.parametrize(
    "told_of", ["They show a blast in a yard, and", "They show a blast in a yard, while", "They show a blast in a yard,"]
)
def test_what_footage_shows_does_not_end_in_the_word_that_leads_on_to_another_claim(told_of: str) -> None:
    report = told(f"{told_of} men run.", outlet="The Herald")
    shown_in_it = claim(report, told_of, about=QuestionKind.MEDIA_SHOWS, modality=Modality.OBSERVED)
    assert [said.value.text for said in answers_in(shown_in_it, Names(register()))] == ["They show a blast in a yard"]


def counts(
    *told_by: tuple[str, str, tuple[str, ...]], text: str, hours: float = 12, outlet: str = "The Herald"
) -> tuple[Report, list[Claim]]:
    """Return a report of which each voice says some words, with the numbers that a reader found for it there."""
    report = told(text, outlet=outlet, published=DAY + timedelta(hours=hours))
    made = []
    for words, name, numbers in told_by:
        figures = [
            Figure(lo=float(n), hi=float(n), modifier=FigureModifier.EXACT, as_written=n, start=text.index(n), end=text.index(n) + len(n), of="killed")
            for n in numbers
        ]  # fmt: skip
        more = {"places": (place("Dorvan"),), "times": (on(),), "figures": tuple(figures)}
        made.append(claim(report, words, IncidentType.SHELLING, by=(voice(name),), **more))
    return report, made


def figures_by_voice(result: Weighing) -> dict[float | None, set[str]]:
    answers = asked(result, QuestionKind.HOW_MANY, "killed").answers
    return {a.value.number[0] if a.value.number else None: {chain[-1] for chain in a.chains} for a in answers}


@pytest.mark.parametrize("both", ["11 died; she said 58 did", "11 died; she said 58"])
def test_a_figure_is_given_by_the_voice_whose_words_hold_it_most_closely(both: str) -> None:
    text = "The mayor said 11 died; she said 58 did."
    said = counts((both, "Mayor", ("11", "58")), ("58", "Nurse", ("58",)), ("11 died", "Mayor", ("11", "58")), text=text)
    assert figures_by_voice(weighed(said)) == {11.0: {"Mayor"}, 58.0: {"Nurse"}}


@pytest.mark.parametrize(
    "words", ["86 died and not 112", "86 died rather than 112", "Not 112 but 86 died", "86 died instead of the 112"]
)
def test_whoever_puts_a_figure_aside_gives_the_other_alone(words: str) -> None:
    said = counts((words, "Mayor", ("86", "112")), text=f"{words}, the mayor said of Dorvan.", hours=20)
    assert figures_by_voice(weighed(said)) == {86.0: {"Mayor"}}
    before = counts(("112 died", "Mayor", ("112",)), text="112 died, the mayor said of Dorvan.", outlet="The Post")
    assert [set(c) for c in conflicts(weighed(before, said), QuestionKind.HOW_MANY)] == [{"86", "112"}]


@pytest.mark.parametrize(
    "part",
    [
        "Another 40 died in Dorvan, she said.",
        "In Dorvan 40 more died, she said.",
        "To the clinic came 90. 40 of those brought in died, she said.",
    ],
)
def test_who_counts_some_more_or_some_of_those_counts_no_whole(part: str) -> None:
    some = counts((part[part.index("40") :].split(",")[0], "Nurse", ("40",)), text=part)
    whole = counts(("60 died in Dorvan", "Mayor", ("60",)), text="60 died in Dorvan, the mayor said.", outlet="The Post")
    assert not conflicts(weighed(some, whole), QuestionKind.HOW_MANY)


@pytest.mark.parametrize(
    "still", ["8 are still held", "8 persons remain in custody", "8 remained in the cells", "There were still 8 in the cells"]
)
def test_those_still_held_are_a_part_of_those_taken(still: str) -> None:
    def held(words: str, number: str, outlet: str) -> tuple[Report, list[Claim]]:
        report, (one,) = counts((words, "Ombudsman", (number,)), text=f"{words}, she said of Dorvan.", outlet=outlet)
        of = tuple(replace(f, of="held") for f in one.frame.figures) if one.frame else ()
        return report, [replace(one, frame=replace(one.frame, type=IncidentType.DETENTION, figures=of), id="")]

    assert not conflicts(
        weighed(held(still, "8", "The Herald"), held("19 people were taken", "19", "The Post")), QuestionKind.HOW_MANY
    )
    assert conflicts(
        weighed(held("8 were taken", "8", "The Herald"), held("19 people were taken", "19", "The Post")), QuestionKind.HOW_MANY
    )


def killed(counted_as: str, number: int) -> Weighing:
    toll = market("The Herald", NDF, figures=(figure(31, of="killed"),))
    women = market("The Post", SOUTH, hours=15, figures=(figure(number, of=counted_as),))
    return weighed(toll, women)


def tolls(result: Weighing) -> list[str]:
    asked = next(q for q in result.questions if (q.question, q.of) == (QuestionKind.HOW_MANY, "killed"))
    return sorted(shown(answer.value) for answer in asked.answers)


def test_some_of_the_dead_are_no_answer_to_how_many_died() -> None:
    assert tolls(killed("part of a count", 19)) == ["31"]


def test_one_who_died_without_a_number_is_an_answer_and_at_odds_with_no_toll() -> None:
    result = killed("one of the killed", 1)
    assert tolls(result) == ["1", "31"]
    assert not conflicts(result, QuestionKind.HOW_MANY)


def test_no_casualties_are_no_dead_and_no_hurt() -> None:
    result = weighed(market("The Herald", NDF, figures=(figure(0, of="casualties"),)))
    for of in ("killed", "wounded"):
        assert [
            shown(a.value) for q in result.questions if (q.question, q.of) == (QuestionKind.HOW_MANY, of) for a in q.answers
        ] == ["0"]
