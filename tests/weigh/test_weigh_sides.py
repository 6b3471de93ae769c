"""Whose people a figure counts: by their noun, by whose toll it is, by who lost them or let them go; and that one side's dead are not the other's."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from match_build import DAY, on, place, told, voice
from match_build import claim as made_claim
from test_weigh_answers import weighed

from whence.language.actors.register import Register
from whence.model.captured import Report
from whence.model.evidence import Evidence
from whence.model.matched import Actor, Interest
from whence.model.said import Claim, Figure, Voice
from whence.model.vocabulary import FigureModifier, IncidentType, InterestRole, QuestionKind
from whence.model.weighed import Weighing
from whence.weigh.questions.sides import Side, Sides, are_other_people, plainest, told_apart
from whence.weigh.scope.names import Names


def party(slug: str, name: str, kind: str, *aliases: str) -> Actor:
    fights = Interest(conflict="war", role=InterestRole.PARTY, side=slug, why="fights it")
    return Actor(slug=slug, name=name, aliases=aliases, kind=kind, interests=(fights,))


ACTORS = Register(
    [
        party("army", "Royal Army", "state", "the army", "the General Staff"),
        party("front", "Dune Front", "armed group", "the Front"),
        Actor(slug="sabel", name="Iro Sabel", kind="person", part_of="front"),
        party("norland", "Norland", "state", "Norlandic forces"),
        Actor(slug="desk", name="Harbour Desk", kind="outlet"),
    ]
)
ARMY, FRONT, SABEL, NORLAND, NURSE = (voice(n) for n in ("Royal Army", "Dune Front", "Iro Sabel", "Norland", "a nurse"))
BOTH = ("Royal Army", "Dune Front")


def counted(text: str, *numbers: tuple[str, str], by: Voice = NURSE) -> tuple[Report, list[Claim]]:
    """Return a report and one claim of its whole text that counts: the words of each number, and what it counts."""
    report = told(text, outlet="Harbour Desk")
    return report, [claim_of(report, text, *numbers, by=by)]


def claim_of(report: Report, words: str, *numbers: tuple[str, str], by: Voice = NURSE) -> Claim:
    figures = []
    for written, of in numbers:
        start = report.text.index(written, report.text.index(words))
        digits = "".join(c for c in written if c.isdigit())
        figures.append(Figure(lo=float(digits), hi=float(digits), modifier=FigureModifier.EXACT, as_written=written, start=start,
                              end=start + len(written), of=of))  # fmt: skip
    kind = IncidentType.RELEASE_TRANSFER if "released" in dict(numbers).values() else IncidentType.SHELLING
    return made_claim(report, words, kind, by=(by,), places=(place("Dorvan"),), times=(on(),), figures=tuple(figures))


def side(
    text: str, number: str, of: str = "killed", *, by: Voice = NURSE, parties: tuple[str, ...] = BOTH, beside: str = ""
) -> Side | None:
    numbers = [(n, "killed" if n != number else of) for n in ([beside] if beside else [])] + [(number, of)]
    report, (one,) = counted(text, *numbers, by=by)
    evidence = Evidence(reports={report.id: report}, memberships=(), claims={one.id: one}, attributions={}, caveats={}, posts={}, media={},
                        derivations={}, inferred={}, names={})  # fmt: skip
    value = float("".join(c for c in number if c.isdigit()))
    found = Sides(Names(ACTORS), parties, evidence).counted(one, (value, value), of)
    return next(iter(found), None)


ARMYS, FRONTS = Side("of", "Royal Army"), Side("of", "Dune Front")


@pytest.mark.parametrize(
    ("text", "number", "by", "whose"),
    [
        ("In the fighting 47 fighters of the Front were killed.", "47", NURSE, FRONTS),
        ("The battle cost 19 members of the Dune Front their lives.", "19", NURSE, FRONTS),
        ("Two skirmishes left 12 Norlandic sailors dead.", "12", NURSE, Side("of", "Norland")),
        ("At least 14 Norlanders, or 13 Norlandics, died.", "13", NURSE, Side("of", "Norland")),
        ("It bows before 6 of its own men, who fell.", "6", FRONT, FRONTS),
        ("He said 9 of his country's guards died.", "9", ARMY, ARMYS),
        ("We counted 38 of the enemy on the ground.", "38", ARMY, Side("not of", "Royal Army")),
        ("Of the terrorists 21 terrorists fell at the ford.", "21", ARMY, Side("not of", "Royal Army")),
        ("Of the dead 21 terrorists fell at the ford.", "21", NURSE, FRONTS),
        ("A convoy was hit and 8 conscripts died.", "8", NURSE, ARMYS),
        ("The raid killed 5 farmers.", "5", NURSE, Side("plain", "farmers")),
        ("Some 70 people were killed.", "70", FRONT, None),
    ],
)
def test_the_noun_behind_a_figure_says_whose_people_they_are(text: str, number: str, by: Voice, whose: Side | None) -> None:
    assert side(text, number, by=by) == whose


@pytest.mark.parametrize(
    ("text", "number", "by", "whose"),
    [
        ("On our side, 3 died; on the side of the enemy, 38 were killed.", "3", ARMY, ARMYS),
        ("On our side, 3 died; on the side of the enemy, 38 were killed.", "38", ARMY, Side("not of", "Royal Army")),
        ("The Front acknowledged 6 dead and 11 wounded in its own ranks.", "11", FRONT, FRONTS),
        ("Sabel put the army's dead at 47 and its own at 6.", "47", SABEL, ARMYS),
        ("Sabel put the army's dead at 47 and its own at 6.", "6", SABEL, FRONTS),
        ("He gave the number of soldiers killed at 58 and that of his own side's dead at 10.", "58", SABEL, ARMYS),
        ("He gave the number of soldiers killed at 58 and that of his own side's dead at 10.", "10", SABEL, FRONTS),
        ("The enemy's losses stand at 40.", "40", ARMY, Side("not of", "Royal Army")),
        ("The army's dead remained at 11.", "11", ARMY, ARMYS),
    ],
)
def test_whose_toll_it_is_and_on_which_side_they_fell_says_whose_people_they_are(
    text: str, number: str, by: Voice, whose: Side
) -> None:
    assert side(text, number, by=by) == whose


@pytest.mark.parametrize(
    ("text", "number", "by", "whose"),
    [
        ("The army lost 11 in the first hour.", "11", NURSE, ARMYS),
        ("The army says that it lost 11.", "11", NURSE, ARMYS),
        ("The assailants left behind 38 dead.", "38", ARMY, Side("not of", "Royal Army")),
        ("The other side had lost no fewer than 18.", "18", NORLAND, Side("not of", "Norland")),
        ("The Front has suffered 30 dead.", "30", NURSE, FRONTS),
        ("The hospital admitted 12 after the battle with the Front.", "12", NURSE, None),
    ],
)
def test_who_lost_them_says_whose_people_they_are(text: str, number: str, by: Voice, whose: Side | None) -> None:
    assert side(text, number, by=by) == whose


@pytest.mark.parametrize(
    ("text", "number", "by", "whose"),
    [
        ("The Front freed 96 people on the bridge.", "96", NURSE, Side("not of", "Dune Front")),
        ("The Front had let 96 captives go.", "96", NURSE, Side("not of", "Dune Front")),
        (
            "Delegates registered 91 people released by the Front and 132 released by the army.",
            "91",
            NURSE,
            Side("not of", "Dune Front"),
        ),
        (
            "Delegates registered 91 people released by the Front and 132 released by the army.",
            "132",
            NURSE,
            Side("not of", "Royal Army"),
        ),
        ("The Front got back 128 people.", "128", NURSE, FRONTS),
        ("The army received 91 of its own troops.", "91", ARMY, ARMYS),
        ("The Front was given 23 in return.", "23", NURSE, FRONTS),
        ("For those freed by the Front there are 89 names.", "89", NURSE, None),
    ],
)
def test_who_let_people_go_says_whose_they_are_not_and_who_got_them_back_whose_they_are(
    text: str, number: str, by: Voice, whose: Side | None
) -> None:
    assert side(text, number, "released", by=by) == whose


def test_a_bare_figure_counts_those_whom_the_figure_before_it_counts() -> None:
    assert side("The army says it lost 11 men; the Front says that 58 were killed.", "58", by=FRONT, beside="11") == ARMYS
    assert side("Two convoys met, 14 soldiers were killed and 20 wounded.", "20", "wounded", beside="14") == ARMYS
    other = side("There were 89 people released by the Front, 127 in the other direction.", "127", "released", beside="89")
    assert other == FRONTS


def test_where_two_states_fight_soldiers_are_nobody_s_by_their_noun_alone() -> None:
    assert side("A convoy was hit and 8 conscripts died.", "8", parties=("Royal Army", "Norland")) == Side("sort", "soldiers")


def test_those_aboard_are_not_those_on_the_ground_whoever_counts_them() -> None:
    aboard, below = {Side("aboard", "")}, {Side("plain", "residents")}
    assert are_other_people(aboard, below, ()) and not are_other_people(aboard, {Side("plain", "children")}, ())
    assert side("All 41 people aboard the plane died.", "41") == Side("aboard", "")


def test_villagers_and_fighters_are_two_counts_only_where_one_voice_counts_both() -> None:
    plain, armed = Side("plain", "residents"), FRONTS
    assert not are_other_people({plain}, {armed}, told_apart([("a nurse", plain), ("the army", armed)]))
    assert are_other_people({plain}, {armed}, told_apart([("a nurse", plain), ("a nurse", armed)]))
    assert are_other_people({plain}, {armed}, told_apart([("the army", ARMYS), ("the army", FRONTS)]))


SIDES = st.builds(
    Side, st.sampled_from(["of", "not of", "sort", "plain", "aboard"]), st.sampled_from(["Royal Army", "Dune Front", "residents"])
)


@given(st.sets(SIDES, max_size=3), st.sets(SIDES, max_size=3), st.lists(st.tuples(st.sampled_from("ab"), SIDES), max_size=5))
def test_two_figures_count_other_people_whichever_is_asked_first_and_none_counts_other_people_than_itself(
    one: set[Side], other: set[Side], counts: list[tuple[str, Side]]
) -> None:
    apart = told_apart(counts)
    assert are_other_people(one, other, apart) == are_other_people(other, one, apart)
    assert not are_other_people(one, one, apart) or len(one) == 0
    assert plainest(one) <= one and bool(plainest(one)) == bool(one)


def conflicts(result: Weighing) -> set[tuple[str, frozenset[float | None]]]:
    return {
        (c.kind, frozenset(v.number[0] for v in c.values if v.number))
        for c in result.contradictions
        if c.question is QuestionKind.HOW_MANY
    }


def later(text: str, *numbers: tuple[str, str], by: Voice, hours: float, outlet: str) -> tuple[Report, list[Claim]]:
    report = told(text, outlet=outlet, published=DAY + timedelta(hours=hours))
    return report, [claim_of(report, text.split(" said")[0], *numbers, by=by)]


def two_accounts() -> tuple[tuple[Report, list[Claim]], tuple[Report, list[Claim]]]:
    """Return a report of what one side says, and one of what both say."""
    army = "On our side 3 fell; of the enemy 38 were killed"
    front = "The Front put the army's dead at 47 and its own at 6"
    first = later(f"{army}, it said.", ("3", "killed"), ("38", "killed"), by=ARMY, hours=12, outlet="A")
    both = told(f"{army}, the army said. {front}, it said.", outlet="B", published=DAY + timedelta(hours=13))
    said = [
        claim_of(both, army, ("3", "killed"), ("38", "killed"), by=ARMY),
        claim_of(both, front, ("47", "killed"), ("6", "killed"), by=FRONT),
    ]
    return first, (both, said)


def test_own_dead_and_the_enemy_s_dead_contradict_only_what_the_other_side_says_of_the_same_people() -> None:
    found = conflicts(weighed(*two_accounts(), actors=ACTORS))
    assert found == {("contradiction", frozenset({3.0, 47.0})), ("contradiction", frozenset({38.0, 6.0}))}


def test_a_side_s_own_dead_do_not_grow_into_what_it_counts_of_the_other() -> None:
    early = later("The army lost 3 men, it said.", ("3", "killed"), by=ARMY, hours=12, outlet="A")
    late = later("The army killed 60 rebels, it said.", ("60", "killed"), by=ARMY, hours=20, outlet="B")
    more = later("The army lost 11 men, it said.", ("11", "killed"), by=ARMY, hours=22, outlet="C")
    assert conflicts(weighed(early, late, more, actors=ACTORS)) == {("growing", frozenset({3.0, 11.0}))}


def test_those_whom_one_side_let_go_are_not_held_against_those_whom_the_other_let_go() -> None:
    words = "The Front freed 91 people and the army freed 140 people, she said."
    one = later(words, ("91", "released"), ("140", "released"), by=NURSE, hours=12, outlet="A")
    other = later("The Front freed 96 people, it said.", ("96", "released"), by=FRONT, hours=12, outlet="B")
    assert conflicts(weighed(one, other, actors=ACTORS)) == {("contradiction", frozenset({91.0, 96.0}))}


def test_the_order_of_the_reports_changes_no_contradiction_and_a_copy_adds_none() -> None:
    first, both = two_accounts()
    plain = weighed(first, both, actors=ACTORS)
    assert conflicts(weighed(both, first, actors=ACTORS)) == conflicts(plain)
    copy = told(first[0].text, outlet="C", published=DAY + timedelta(hours=15))
    copied = [claim_of(copy, first[0].text.split(" said")[0], ("3", "killed"), ("38", "killed"), by=ARMY)]
    assert conflicts(weighed(first, both, (copy, copied), actors=ACTORS)) == conflicts(plain)
