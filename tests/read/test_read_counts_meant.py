"""What a number counts that its own words leave open, and what looks like the name of a site and begins that of a body."""

import pytest
from claims_build import claims, credited, report


def test_a_bare_number_behind_the_dead_counts_them_and_no_houses_told_of_before() -> None:
    host = report(
        "About 900 homes were destroyed in Orvel on Friday. There is no count of the dead. The provincial council says 87."
    )
    made = claims(host, credited(host, "87", "the provincial council"))
    assert {f.of for c in made if c.frame for f in c.frame.figures if f.lo == 87} == {"killed"}


def test_the_name_of_a_service_holds_no_site() -> None:
    host = report("Three men died when prisoners rioted at the jail of Orvel on Friday, the National Prison Service said.")
    assert not [s for c in claims(host) if c.frame for s in c.frame.sites if "National" in s.name]


def test_men_who_were_recaptured_are_no_captured_town() -> None:
    host = report(
        "Forty prisoners escaped from Orvel prison on Friday.",
        "The prison held 300 prisoners. Prisoners had complained of the food, and the prison had no doctor.",
        "In the capital she said that nine of the men had been recaptured.",
    )
    found = {(str(c.frame.type), c.frame.mode) for c in claims(host) if c.frame}
    assert ("escape", "recapture") in found and not any(kind == "territory_change" for kind, _ in found)


def test_men_who_beat_a_guard_and_fled_are_counted_as_those_who_fled() -> None:
    host = report("Forty inmates attacked the guards and fled from Orvel prison on Friday, the warden said.")
    counted = {str(c.frame.type): [(f.lo, f.of) for f in c.frame.figures] for c in claims(host) if c.frame}
    assert counted["escape"] == [(40, "escaped")]


def test_another_figure_for_those_who_fled_counts_them_too() -> None:
    host = report("The council said 40 inmates fled from Orvel prison on Friday. The warden gave a figure of 63.")
    made = claims(
        host,
        credited(host, "40 inmates fled from Orvel prison on Friday", "the council"),
        credited(host, "a figure of 63", "the warden"),
    )
    assert [(f.of, str(c.frame.type)) for c in made if c.frame for f in c.frame.figures if f.lo == 63] == [("escaped", "escape")]


def test_a_number_of_something_else_is_no_count_of_those_who_fled() -> None:
    host = report(
        "The council said 40 inmates fled on Friday after rebels attacked Orvel prison.",
        "The warden said they stood between two advancing armies.",
    )
    made = claims(
        host,
        credited(host, "40 inmates fled on Friday after rebels attacked Orvel prison", "the council"),
        credited(host, "they stood between two advancing armies", "the warden"),
    )
    assert not [f for c in made if c.frame for f in c.frame.figures if f.lo == 2]


@pytest.mark.parametrize(
    ("words", "count", "of"),
    [
        ("Nine shepherds were shot dead near Orvel on Friday.", 9, "killed"),
        ("Gunmen abducted 24 loggers near the village of Hemra.", 24, "abducted"),
        ("A bus hit a mine and wounded six mourners and a priest.", 6, "wounded"),
        ("Four pharmacists were killed when shells fell on Orvel.", 4, "killed"),
    ],
)
def test_people_are_counted_by_what_they_do_as_people(words: str, count: int, of: str) -> None:
    assert (count, of) in {(f.lo, f.of) for c in claims(report(words)) if c.frame for f in c.frame.figures}


def test_displaced_people_who_are_hit_are_counted_as_those_who_were_hit() -> None:
    for words in ("Seven displaced families were hit by rockets in Orvel.", "Shells hit twelve displaced people in Orvel."):
        counted = {f.of for c in claims(report(words)) if c.frame and c.frame.type == "shelling" for f in c.frame.figures}
        assert counted == {"hit"}


def test_a_toll_that_says_by_what_people_died_is_no_part_of_the_fighting_told_before() -> None:
    host = report(
        "The army and the Red Hand have fought for the town of Orvel since May.",
        "Its clerk said that six people had been killed by drones.",
    )
    assert {str(c.frame.type) for c in claims(host) if c.frame and c.frame.figures} == {"air_strike"}


@pytest.mark.parametrize(
    "words",
    [
        "Six boatmen were killed and 17 others hurt when shells hit the quay of Orvel.",
        "Six boatmen died and 17 others injured in Orvel.",
    ],
)
def test_others_hurt_are_wounded_and_hurt_nobody(words: str) -> None:
    assert (17, "wounded") in {(f.lo, f.of) for c in claims(report(words)) if c.frame for f in c.frame.figures}


def test_gunmen_who_kill_are_no_toll() -> None:
    counted = {
        (f.lo, f.of) for c in claims(report("Two gunmen killed a man in Orvel on Friday.")) if c.frame for f in c.frame.figures
    }
    assert (2, "killed") not in counted


@pytest.mark.parametrize(
    "words",
    [
        "Police opened an inquiry into the bloodshed in Orvik and will test 11 rifles.",
        "At least nine herders were shot dead and 11 head of cattle driven off in Orvik.",
        "A guard was shot dead in Orvik. The mayor counts 11 houses without roofs.",
    ],
)
def test_counted_things_are_no_dead(words: str) -> None:
    of = {f.of for c in claims(report(words)) if c.frame for f in c.frame.figures if f.lo == 11}
    assert "killed" not in of and "wounded" not in of
