"""Used: weapons and poisons that a claim's own words say were used."""

from datetime import timedelta

import pytest
from match_build import DAY, claim, on, place, told
from test_weigh_answers import NDF, SOUTH, asked, weighed

from whence.model.captured import Report
from whence.model.said import Claim, Voice
from whence.model.vocabulary import IncidentType, QuestionKind
from whence.weigh.values.means import means_in, rule_each_other_out
from whence.weigh.values.used import used_in

T = IncidentType


def of(words: str, kind: IncidentType) -> Claim:
    return claim(told(f"{words}, the Herald says.", outlet="The Herald"), words, kind, times=(on(),))


@pytest.mark.parametrize(
    ("words", "kind", "means"),
    [
        ("Guards answered the stones of the inmates with plastic bullets", T.RIOT, ["plastic bullets"]),
        ("Soldiers had fired live ammunition over the heads of the pickers", T.KILLING, ["live rounds"]),
        ("A convoy came under machine-gun fire on the Orvel road", T.ARMED_CLASH, ["machine guns"]),
        ("Two mortar rounds landed in the yard of the mill", T.SHELLING, ["mortars"]),
        ("Men wielding machetes and hunting rifles fell upon the hamlet", T.KILLING, ["machetes", "hunting rifles"]),
        ("Warders beat the men with sticks and cables", T.ILL_TREATMENT, ["sticks", "cables"]),
        ("The army used barrel bombs", T.AIR_STRIKE, ["barrel bombs"]),
        ("nothing but tear gas was used", T.PROTEST, ["tear gas"]),
        ("A cloud of chlorine drifted over the allotments", T.ACCIDENT_DISASTER, ["chlorine"]),
        ("A helicopter dropped two barrels on the vineyard", T.AIR_STRIKE, ["barrels"]),
        ("A yellow canister fell on the roof of the school", T.ACCIDENT_DISASTER, ["canisters"]),
        ("A charge placed under the rail derailed the wagons", T.ACCIDENT_DISASTER, ["charge"]),
        ("The driver was threatened with a pistol", T.DECISION_INTENT, ["pistol"]),
        ("Six pickers died of a pesticide that had leaked from a shed", T.ACCIDENT_DISASTER, ["pesticide"]),
    ],
)
def test_what_was_fired_thrown_or_let_out_is_a_means(words: str, kind: IncidentType, means: list[str]) -> None:
    assert [each.shown for each in used_in(of(words, kind))] == means


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Three men were shot near a gold mine", T.KILLING),
        ("Guns were found in the house of the dead man", T.KILLING),
        ("Mortars were neither fired nor uncovered", T.ARMED_CLASH),
        ("Police shot at the crowd and no rubber bullets were used", T.KILLING),
        ("The bomb squad was sent for after the shooting", T.KILLING),
        ("Drone footage shows the fighting", T.ARMED_CLASH),
        ("The ferry with a load of rifles sank", T.ACCIDENT_DISASTER),
        ("Two men were killed by a fall of rock from the mine", T.ACCIDENT_DISASTER),
        ("A tanker carrying chlorine was detained", T.DETENTION),
    ],
)
def test_a_weapon_that_was_only_there_or_not_used_is_no_means(words: str, kind: IncidentType) -> None:
    assert used_in(of(words, kind)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mortar shells", "a mortar"),
        ("drone strike", "two drones"),
        ("a shoulder-fired missile", "missiles"),
        ("rifle", "an assault rifle"),
    ],
)
def test_what_a_weapon_fires_and_words_that_leave_it_what_it_is_are_one_means(one: str, other: str) -> None:
    a, b = means_in(one), means_in(other)
    assert a is not None and b is not None and a.key == b.key


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        ("ammonia", "chlorine", True),
        ("rubber bullets", "live rounds", True),
        ("plastic bullets", "live ammunition", True),
        ("chlorine", "chlorine", False),
        ("mortars", "machine guns", False),
    ],
)
def test_two_poisons_rule_each_other_out_and_two_weapons_do_not(one: str, other: str, rivals: bool) -> None:
    a, b = means_in(one), means_in(other)
    assert a is not None and b is not None
    assert rule_each_other_out(a.key, b.key) is rule_each_other_out(b.key, a.key) is rivals


def test_two_sides_that_name_two_poisons_contradict_each_other() -> None:
    def gassed(outlet: str, by: Voice, gas: str, hours: float) -> tuple[Report, list[Claim]]:
        words = f"{gas.capitalize()} was dropped on the market of Dorvan"
        report = told(f"{words}, {outlet} wrote.", outlet=outlet, published=DAY + timedelta(hours=hours))
        return report, [claim(report, words, T.CHEMICAL_ATTACK, by=(by,), places=(place("Dorvan"),), times=(on(),))]

    result = weighed(gassed("The Herald", NDF, "chlorine", 12), gassed("The Post", SOUTH, "sarin", 14))
    assert {a.value.text for a in asked(result, QuestionKind.MEANS).answers} == {"chlorine", "sarin"}
    (conflict,) = [c for c in result.contradictions if c.question is QuestionKind.MEANS]
    assert len(conflict.values) == 2
