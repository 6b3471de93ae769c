"""Ties that the words suggest: offered with their passages, used for nothing."""

from match_build import Bench, claim, on, place, told
from test_weigh_weighing import weighed

from whence.language.actors.register import Register
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.matched import Actor, Interest
from whence.model.said import Claim, Voice
from whence.model.vocabulary import InterestRole, SourceKind
from whence.model.weighed import Reason

RED = Interest(conflict="a war", role=InterestRole.PARTY, side="red", why="fights it")
PARTIES = [Actor(slug="red", name="Red Army", interests=(RED,)), Actor(slug="plains", name="Plains Brigade")]


def reported(text: str, name: str, outlet: str = "A") -> tuple[Report, list[Claim]]:
    report = told(text, outlet=outlet)
    start = text.index(name)
    voice = Voice(name=name, kind=SourceKind.ORGANISATION, as_written=name, start=start, end=start + len(name))
    return report, [claim(report, "Five men fled the prison", by=(voice,), places=(place("Dorvan"),), times=(on(),))]


def suggested(*made: tuple[Report, list[Claim]], actors: list[Actor] | None = None) -> list[Reason]:
    bench = Bench(Register(PARTIES if actors is None else actors))
    for report, records in made:
        bench.add(report, records)
    return [flag for flag in weighed(bench).flags if flag.code == "tie-suggested"]


def test_a_tie_before_the_name_is_offered_with_its_words() -> None:
    (reason,) = suggested(reported("Five men fled the prison, the Ruritanian-backed Plains Brigade said.", "Plains Brigade"))
    assert "Plains Brigade “Ruritanian-backed”" in reason.sentence and "nothing here rests on it" in reason.sentence
    assert [p.quote for p in reason.passages] == ["Ruritanian-backed Plains Brigade"]


def test_ties_inside_the_name_and_after_it_are_offered_too() -> None:
    inside = suggested(reported("Five men fled the prison, a pro-government channel said.", "a pro-government channel"))
    assert ["“pro-government”" in reason.sentence for reason in inside] == [True]
    after = suggested(reported("Five men fled the prison, fighters loyal to the Red Army said.", "fighters"))
    assert ["“loyal to the Red Army”" in reason.sentence for reason in after] == [True]


def test_what_stands_beyond_a_comma_or_says_who_leads_is_no_tie() -> None:
    assert (
        suggested(reported("Ruritanian-backed men left, Five men fled the prison, Plains Brigade said.", "Plains Brigade")) == []
    )
    assert suggested(reported("Five men fled the prison, the Ruritanian-led Plains Brigade said.", "Plains Brigade")) == []


def test_what_the_register_says_already_is_not_suggested() -> None:
    bound = [PARTIES[0], replace(PARTIES[1], aligned_with=("red",))]
    text = "Five men fled the prison, the Ruritanian-backed Plains Brigade said."
    assert suggested(reported(text, "Plains Brigade"), actors=bound) == []


def test_a_suggestion_changes_no_number_and_no_standing() -> None:
    plain, tied = (
        "Five men fled the prison, the Plains Brigade said.",
        "Five men fled the prison, the Red-backed Plains Brigade said.",
    )
    found = []
    for text in (plain, tied):
        bench = Bench(Register(PARTIES))
        bench.add(*reported(text, "Plains Brigade"))
        found.append(weighed(bench))
    assert found[0].numbers == found[1].numbers and found[1].numbers.parties == ()
    assert [q.standing for q in found[0].questions] == [q.standing for q in found[1].questions]
    assert [o.independence for o in found[0].origins] == [o.independence for o in found[1].origins]
