"""Who did what to whom, how many, where, when, why."""

import pytest
from claims_build import figures, told


def names(slots) -> list[str]:
    return [s.name for s in slots]


def one(sentence: str, kind: str):
    return next(m for m in told(sentence) if m.frame.type.value == kind)


def test_an_active_verb_has_its_doer_before_and_its_victims_after_it() -> None:
    frame = one("Gunmen kidnapped 12 schoolgirls near Orlin on Tuesday.", "abduction").frame
    assert names(frame.agent) == ["Gunmen"]
    assert names(frame.victims) == ["schoolgirls"]


def test_a_passive_turns_the_two_round() -> None:
    frame = one("Twelve schoolgirls were kidnapped by masked gunmen on Tuesday.", "abduction").frame
    assert names(frame.agent) == ["masked gunmen"]
    assert names(frame.victims) == ["schoolgirls"]


def test_the_doer_can_stand_as_an_adjective() -> None:
    frame = one("Nobody was hurt in the Kesslandic shelling of the harbour.", "shelling").frame
    assert names(frame.agent) == ["Kesslandic"]


def test_an_adjective_of_nationality_does_and_suffers_nothing_by_itself() -> None:
    frame = one("Pakistani shelling killed three people in Poonch on Friday.", "shelling").frame
    assert names(frame.agent) == ["Pakistani"]
    assert names(frame.victims) == ["people"]


def test_the_owner_of_a_weapon_is_the_doer_and_the_weapon_the_means() -> None:
    frame = one("On Monday Kesslandic artillery shelled two villages.", "shelling").frame
    assert names(frame.agent) == ["Kesslandic"]
    assert frame.means is not None and frame.means.name == "Kesslandic artillery"


def test_those_who_escape_are_whom_it_is_about_and_not_who_did_it() -> None:
    frame = one("Five detainees of the Red Hand group escaped from Marrow prison.", "escape").frame
    assert frame.agent == ()
    assert names(frame.victims) == ["detainees of the Red Hand group"]


@pytest.mark.parametrize(
    ("sentence", "kind", "agent", "victims"),
    [
        ("At least five of them escaped from Marrow prison.", "escape", [], []),
        ("A group of men linked to the Dorn Front escaped from a jail.", "escape", [], ["men linked to the Dorn Front"]),
        ("No soldier was killed in the shelling.", "shelling", [], []),
        ("The bomb killed three.", "bombing", [], []),
        ("Hundreds of suspected rebels and two teachers were killed by the army.", "killing", ["army"], ["rebels", "teachers"]),
        ("Shells hit a school and a bakery in Orlin.", "shelling", [], ["school", "bakery"]),
        (
            "The Ministry of Health and Labour workers were abducted on Friday.",
            "abduction",
            [],
            ["Ministry of Health and Labour workers"],
        ),
    ],
)
def test_a_role_holds_a_name_without_what_only_counts(sentence: str, kind: str, agent: list[str], victims: list[str]) -> None:
    frame = one(sentence, kind).frame
    assert (names(frame.agent), names(frame.victims)) == (agent, victims)


@pytest.mark.parametrize("sentence", ["The announcement went out on Friday.", "A riot got out of hand."])
def test_what_is_no_people_does_not_escape(sentence: str) -> None:
    assert not [m for m in told("Prisoners escaped from a jail.", sentence)[1:] if m.frame.type.value == "escape"]


def test_an_adjective_before_a_prison_is_no_name_of_it() -> None:
    frame = one("Ten men escaped from a Kesslandic-run prison on Friday.", "escape").frame
    assert frame.sites == ()


def test_a_cause_ends_with_its_clause_and_its_quotation() -> None:
    both = told(
        '"Five men are on the run after shelling near Marrow prison," said an officer, who gave no name, of a jail in Orlin.'
    )
    escape = next(m for m in both if m.frame.type.value == "escape")
    assert escape.frame.cause is not None and escape.frame.cause.name == "shelling near Marrow prison"


def test_nobody_is_no_victim() -> None:
    frame = one("No one was hurt in the blast.", "bombing").frame
    assert frame.victims == ()


def test_a_pronoun_is_no_doer() -> None:
    frame = one("They attacked an army checkpoint.", "armed_clash").frame
    assert frame.agent == ()


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("Five prisoners escaped from a jail.", "escape", {"escaped": (5, 5)}),
        (
            "Two car bombings killed three people and wounded 14.",
            "bombing",
            {"bombs": (2, 2), "killed": (3, 3), "wounded": (14, 14)},
        ),
        ("The group carried out two car bombings that killed three.", "bombing", {"bombs": (2, 2), "killed": (3, 3)}),
        (
            "A bus crash left at least nine dead and dozens injured.",
            "accident_disaster",
            {"killed": (9, None), "wounded": (24, 99)},
        ),
        ("Police arrested more than 40 people.", "detention", {"held": (40, None)}),
        ("Some 30,000 people fled their homes.", "displacement", {"displaced": (30000, 30000)}),
        ("The death toll from the floods rose to 66.", "accident_disaster", {"killed": (66, 66)}),
    ],
)
def test_every_figure_goes_to_its_role(sentence: str, kind: str, expected: dict[str, tuple[float, float | None]]) -> None:
    found = figures(one(sentence, kind))
    for of, (low, high) in expected.items():
        assert of in found
        assert found[of][0] in (low, low + 1)
        assert (found[of][1] is None) == (high is None)


def test_a_car_bomb_is_one_bomb() -> None:
    assert figures(one("A car bomb exploded near the ministry.", "bombing"))["bombs"] == (1, 1)


def test_two_figures_of_one_sentence_go_to_two_occurrences() -> None:
    found = {m.frame.type.value: figures(m) for m in told("Five prisoners escaped after shelling that killed two guards.")}
    assert found["escape"] == {"escaped": (5, 5)}
    assert found["shelling"]["killed"] == (2, 2)


def test_what_follows_after_is_the_cause_and_an_occurrence_of_its_own() -> None:
    both = told("Five prisoners escaped from Marrow prison after shelling near the building.")
    escape = next(m for m in both if m.frame.type.value == "escape")
    assert escape.frame.cause is not None and escape.frame.cause.name == "shelling near the building"
    assert [m.side for m in both] == [False, True]


def test_mere_sequence_is_no_cause_and_the_doer_stays_open() -> None:
    both = told("Prisoners escaped in the aftermath of an attack near the building.")
    escape = next(m for m in both if m.frame.type.value == "escape")
    attack = next(m for m in both if m.frame.type.value == "other")
    assert escape.frame.cause is None
    assert attack.frame.agent == ()


def test_a_named_prison_is_a_site() -> None:
    frame = one("Five prisoners escaped from Marrow prison.", "escape").frame
    assert [w.as_written for w in frame.sites] == ["Marrow prison"]


def test_two_prisons_in_one_phrase_are_two_sites() -> None:
    frame = one("Shells fell around the prisons of Marrow and Delving on Friday.", "shelling").frame
    assert [w.name for w in frame.sites] == ["Marrow", "Delving"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ten men escaped from a jail guarded by Northern Front fighters.",
        "Ten men escaped from a jail run by Northern Front fighters.",
    ],
)
def test_who_guards_the_jail_is_its_custodian(sentence: str) -> None:
    frame = one(sentence, "escape").frame
    assert frame.custodian is not None and frame.custodian.name.startswith("Northern Front")


def test_the_adjective_of_a_run_prison_is_its_custodian() -> None:
    frame = one("Ten men escaped from a Kesslandic-run prison.", "escape").frame
    assert frame.custodian is not None and frame.custodian.name == "Kesslandic"


def test_the_day_on_which_somebody_spoke_is_not_the_day_of_the_occurrence() -> None:
    frame = one("The ministry said on Tuesday that gunmen kidnapped a priest.", "abduction").frame
    assert frame.times == ()


def test_a_bare_toll_takes_up_the_occurrence_before_it() -> None:
    second = told("Two cars with bombs exploded in the market district.", "One person was killed.")[-1]
    assert second.frame.type.value == "bombing"
    assert figures(second) == {"killed": (1, 1)}


def test_a_killing_with_a_doer_of_its_own_is_not_taken_for_the_occurrence_before_it() -> None:
    second = told("A bomb exploded in the market district.", "Gunmen killed a priest on the road.")[-1]
    assert second.frame.type.value == "killing"


def test_a_second_blast_is_set_apart() -> None:
    found = told("A bomb exploded in the market.", "A second blast hit the same street.")
    assert found[0].frame.apart is None
    assert found[-1].frame.apart is not None


def test_a_part_of_a_toll_is_no_second_toll() -> None:
    found = figures(one("A missile hit a house, wounding 11 people including two children.", "shelling"))
    assert found["wounded"] == (11, 11)


def test_those_who_kill_are_not_counted_as_killed() -> None:
    found = figures(one("Two gunmen shot and killed a radio host.", "killing"))
    assert "killed" not in found


def test_a_toll_in_the_main_clause_makes_its_occurrence_no_side_matter() -> None:
    assert not told("Nine people died when a bus overturned.")[0].side


@pytest.mark.parametrize(
    ("words", "victims"),
    [
        ("The police shot into a queue of voters.", ["voters"]),
        ("Guards fired on pilgrims at the gate.", ["pilgrims"]),
        ("The police fired into the air.", []),
    ],
)
def test_those_who_are_fired_at_are_the_victims(words: str, victims: list[str]) -> None:
    assert [slot.name for mention in told(words) for slot in mention.frame.victims] == victims


def test_what_attackers_are_identified_as_is_no_cause() -> None:
    said = told("Some sixty men, identified as members of the Front, attacked the school and set fire to the desks.")
    assert all(mention.frame.cause is None for mention in said)


@pytest.mark.parametrize(
    ("sentence", "hit"),
    [
        ("On Monday the Marrow depot had already come under attack.", None),
        ("The convoy came under fire near Orlin.", "convoy"),
        ("A bus with nine teachers came under fire at the bridge of Dustrop.", "bus"),
    ],
)
def test_whoever_comes_under_fire_does_not_fire(sentence: str, hit: str | None) -> None:
    frame = one(sentence, "other").frame
    assert frame.agent == ()
    assert hit is None or any(hit in name for name in names(frame.victims))


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen shot nine herders near Orlin two days after a bomb went off in Dustrop.",
        "Six weeks after rebels shelled the mill, soldiers shot two farmers.",
        "Nine herders were shot dead on Friday, a week after the start of the army's offensive.",
    ],
)
def test_what_a_time_is_counted_from_is_no_cause(sentence: str) -> None:
    assert all(m.frame.cause is None for m in told(sentence))


def test_what_a_day_is_counted_from_did_not_happen_on_that_day() -> None:
    offensive = [m.frame for m in told("A blast tore through Dustrop on Monday, a week after the start of the army's offensive.")]
    assert [bool(frame.times) for frame in offensive if frame.type.value == "armed_clash"] in ([], [False])


def test_a_bomb_that_an_attack_was_is_not_its_cause() -> None:
    found = told("Dustrop was the scene of an attack on 3 May 2023 when a car bomb killed six people.")
    assert all(m.frame.cause is None for m in found)


def test_shelling_after_which_somebody_fled_stays_a_cause() -> None:
    found = told("Five men fled the prison of Orlin after rebels shelled it.")
    assert any(m.frame.cause is not None for m in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The camp had housed about 13,000 people before the operation.",
        "Some 40 doctors were at work there until the offensive.",
        "Bread has cost 30 dinars since the invasion.",
    ],
)
def test_an_offensive_that_only_dates_something_is_no_occurrence_of_its_own(sentence: str) -> None:
    assert not [m for m in told(sentence) if m.frame.type.value == "armed_clash"]


def test_an_offensive_that_is_told_of_is_one() -> None:
    assert one("Nine men died in the offensive on Orlin that the army began before the thaw.", "armed_clash")


def test_who_storms_into_a_place_does_it_and_suffers_nothing() -> None:
    frame = told("Gunmen stormed into Homs and seized the radio mast on Gbadou hill.")[0].frame
    assert names(frame.agent) == ["Gunmen"] and not frame.victims


def test_under_whose_control_a_town_is_holds_it() -> None:
    frame = one("The town of Homs is under the control of the Northern League.", "territory_change").frame
    assert names(frame.agent) == ["Northern League"]
