"""Answers: what counts as one answer, what is a rival, and whose dispute it is."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

import pytest
from match_build import DAY, Bench, claim, figure, official, on, place, register, slot, told, voice

from whence.language.actors.register import Register
from whence.match import utterances
from whence.model.captured import Report
from whence.model.said import Claim, Voice
from whence.model.vocabulary import IncidentType, Modality, QuestionKind, SourceKind, Standing
from whence.model.weighed import Question, Weighing
from whence.weigh import weigh
from whence.weigh.places.places import is_name
from whence.weigh.roots.finding import days_in_words, thing
from whence.weigh.scope.names import Names
from whence.weigh.values.causes import cause_in, causes_conflict
from whence.weigh.values.means import means_in
from whence.weigh.values.people import people_in
from whence.weigh.values.values import shown

NDF, SOUTH = voice("NDF"), voice("Southern Army")


def weighed(*made: tuple[Report, Sequence[object]], actors: Register | None = None) -> Weighing:
    bench = Bench(actors)
    for report, records in made:
        bench.add(report, records)
    incident = bench.index.incidents()[0]
    evidence = bench.evidence(incident)
    statements = utterances(incident, evidence, register=bench.register)
    return weigh(incident, evidence, statements, register=bench.register)


def market(outlet: str, *by: Voice, hours: float = 12, **more: object) -> tuple[Report, list[Claim]]:
    """Return a report of one shelling of a market."""
    report = told(f"Shells fell on the market of Dorvan, {outlet} wrote.", outlet=outlet, published=DAY + timedelta(hours=hours))
    details: dict[str, object] = {"places": (place("Dorvan"),), "times": (on(),), **more}
    return report, [claim(report, "Shells fell on the market", IncidentType.SHELLING, by=by, **details)]


def escape(outlet: str, *by: Voice, hours: float = 12, **more: object) -> tuple[Report, list[Claim]]:
    """Return a report of one escape."""
    report = told(f"Five got out of the jail of Dorvan, {outlet} wrote.", outlet=outlet, published=DAY + timedelta(hours=hours))
    details: dict[str, object] = {"places": (place("Dorvan"),), "times": (on(),), **more}
    return report, [claim(report, "Five got out of the jail", by=by, **details)]


def asked(result: Weighing, kind: QuestionKind, of: str | None = None) -> Question:
    return next(q for q in result.questions if q.question is kind and (of is None or q.of == of))


def test_two_parties_that_blame_each_other_are_a_contradiction_between_parties() -> None:
    result = weighed(
        market("The Herald", NDF, agent=(slot("Southern Army"),)),
        market("The Standard", SOUTH, hours=14, agent=(slot("NDF"),)),
    )
    (conflict,) = [c for c in result.contradictions if c.question is QuestionKind.WHO]
    assert {v.actor for v in conflict.values} == {"Northern Defence Force", "Southern Army"}
    assert conflict.within_party is False
    assert result.numbers.parties == ("Northern Defence Force", "Southern Army")
    assert asked(result, QuestionKind.HAPPENED).standing is Standing.OPPOSING_PARTIES_AGREE
    assert asked(result, QuestionKind.WHO).standing is not Standing.OPPOSING_PARTIES_AGREE


def test_an_adjective_of_nationality_before_shelling_answers_with_its_state() -> None:
    result = weighed(market("The Herald", NDF, agent=(slot("Turkish"),)))
    assert [a.value.actor for a in asked(result, QuestionKind.WHO).answers] == ["Turkey"]


def test_a_speaker_that_names_itself_as_the_doer_takes_it_upon_itself() -> None:
    wing = (slot("river wing of the NDF"),)
    owned = weighed(market("The Herald", NDF, agent=wing))
    assert [a.value.actor for a in asked(owned, QuestionKind.RESPONSIBILITY).answers] == ["Northern Defence Force"]
    blamed = weighed(market("The Herald", SOUTH, agent=wing))
    assert QuestionKind.RESPONSIBILITY not in {q.question for q in blamed.questions}


def test_a_side_that_is_also_read_as_naming_itself_still_blames_the_other() -> None:
    result = weighed(
        market("The Herald", NDF, agent=(slot("Southern Army"),)),
        market("The Post", NDF, hours=13, agent=(slot("NDF"),)),
        market("The Standard", SOUTH, hours=14, agent=(slot("NDF"),)),
    )
    assert [c.kind for c in result.contradictions if c.question is QuestionKind.WHO] == ["contradiction"]


def test_guards_in_one_account_and_police_in_another_are_rivals_but_guards_and_forces_are_not() -> None:
    result = weighed(
        market("The Herald", voice("a cook of the jail"), agent=(slot("the guards"),)),
        market("The Standard", voice("Ivo Brandt", SourceKind.NAMED_PERSON), hours=14, agent=(slot("riot police"),)),
        market("The Globe", voice("a baker of the town"), hours=15, agent=(slot("forces"),)),
    )
    (conflict,) = [c for c in result.contradictions if c.question is QuestionKind.WHO]
    assert {v.actor for v in conflict.values} == {"guards", "police"}


def test_guards_are_no_rivals_of_a_party_that_another_voice_names() -> None:
    result = weighed(
        market("The Herald", voice("a cook of the jail"), agent=(slot("the guards"),)),
        market("The Standard", SOUTH, hours=14, agent=(slot("NDF"),)),
    )
    assert not [c for c in result.contradictions if c.question is QuestionKind.WHO]


def test_one_side_that_names_two_culprits_is_no_blame_of_each_other() -> None:
    result = weighed(
        market("The Herald", NDF, agent=(slot("Southern Army"),)),
        market("The Standard", NDF, hours=14, agent=(slot("Northern Council"),)),
    )
    assert not [c for c in result.contradictions if c.question is QuestionKind.WHO]


def test_a_toll_that_rises_grows_and_one_that_falls_behind_it_contradicts() -> None:
    result = weighed(
        market("The Herald", NDF, figures=(figure(1, of="killed"),)),
        market("The Standard", NDF, hours=15, figures=(figure(3, of="killed"),)),
        market("The Post", NDF, hours=20, figures=(figure(6, of="killed"),)),
        market("The Globe", SOUTH, hours=70, figures=(figure(4, of="killed"),)),
    )
    found = {c.kind: [shown(v) for v in c.values] for c in result.contradictions if c.of == "killed"}
    assert found == {"growing": ["1", "3", "6"], "contradiction": ["6", "4"]}


def test_different_tolls_at_one_moment_do_not_grow() -> None:
    result = weighed(
        market("The Herald", NDF, figures=(figure(1, of="killed"),)), market("The Post", SOUTH, figures=(figure(4, of="killed"),))
    )
    assert [c.kind for c in result.contradictions if c.of == "killed"] == ["contradiction"]


def test_at_least_and_exactly_are_compatible() -> None:
    result = weighed(
        escape("The Herald", NDF, figures=(figure(5),)),
        escape("The Post", SOUTH, hours=15, figures=(figure(3, open_above=True),)),
    )
    assert not [c for c in result.contradictions if c.question is QuestionKind.HOW_MANY]


def test_two_prisons_named_by_one_party_are_a_contradiction_within_it_even_beside_an_uncredited_one() -> None:
    result = weighed(
        escape("The Herald", official(), sites=(place("Tal prison"),)),
        escape("The Post", voice("Halim Oru", SourceKind.NAMED_PERSON), hours=14, sites=(place("Kef prison"),)),
        escape("The Globe", hours=15, sites=(place("Rim prison"),)),
    )
    (conflict,) = [c for c in result.contradictions if c.question is QuestionKind.SITE]
    assert conflict.within_party is True
    assert len(conflict.values) == 3


def test_whoever_got_out_is_no_answer_to_who_did_it() -> None:
    captives = slot("Five detainees")
    result = weighed(escape("The Herald", NDF, agent=(captives,), victims=(captives,)))
    assert not [q for q in result.questions if q.question is QuestionKind.WHO]
    assert [a.value.actor for a in asked(result, QuestionKind.VICTIMS).answers] == ["detainees"]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("at least five inmates", "detainees"),
        ("Five detainees from the front", "detainees"),
        ("three NDF soldiers", "Northern Defence Force"),
        ("dozens of foreign women", "women"),
        ("river wing of the NDF", "Northern Defence Force"),
        ("four loggers", "loggers"),
        ("a midwife", "nurses"),
        ("twelve displaced families", "displaced people"),
        ("at least 25 displaced people", "displaced people"),
        ("a faction of the NDF", None),
        ("Northern-backed fighters", "Northern-backed fighters"),
        ("Halim Oru", "Halim Oru"),
        ("five of them", None),
        ("a group of men", None),
        ("the moment", None),
        ("door open and several more", None),
        ("announcement", None),
        ("Northern prison", None),
        ("130,000 people", None),
    ],
)
def test_a_slot_names_somebody_or_nothing(words: str, answer: str | None) -> None:
    people = people_in(slot(words), Names(register()))
    assert (people.shown if people else None) == answer


def test_a_country_is_no_rival_of_its_town_but_two_towns_are_rivals() -> None:
    wide = weighed(escape("The Herald", NDF), escape("The Post", SOUTH, hours=14, places=(place("Northland"),)))
    assert not [c for c in wide.contradictions if c.question is QuestionKind.WHERE]
    assert asked(wide, QuestionKind.WHERE).answers[0].value.place == "Dorvan"


def test_a_name_that_no_gazetteer_holds_is_no_rival_of_one_spelled_alike() -> None:
    alike = weighed(escape("The Herald", NDF), escape("The Post", SOUTH, hours=14, places=(place("Dorvann"),)))
    assert not [c for c in alike.contradictions if c.question is QuestionKind.WHERE]


def test_a_claim_that_names_a_town_does_not_answer_with_the_country_as_well() -> None:
    result = weighed(escape("The Herald", NDF, places=(place("Dorvan"), place("Northland", start=40))))
    assert [a.value.place for a in asked(result, QuestionKind.WHERE).answers] == ["Dorvan"]


def test_of_two_towns_in_one_sentence_only_the_incidents_own_answers_where() -> None:
    result = weighed(
        escape("The Herald", NDF), escape("The Post", NDF, hours=14, places=(place("Dorvan"), place("Melka", start=60)))
    )
    assert [a.value.place for a in asked(result, QuestionKind.WHERE).answers] == ["Dorvan"]


def test_the_day_of_another_town_in_a_list_is_no_answer() -> None:
    days = on(DAY + timedelta(days=3))
    result = weighed(
        escape("The Herald", NDF),
        escape("The Post", NDF, hours=90, places=(place("Melka"), place("Dorvan", start=60)), times=(days,)),
    )
    assert [a.value.time for a in asked(result, QuestionKind.WHEN).answers] == [("2031-03-07", "2031-03-07")]


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("Northern-run", False), ("Rebel-held", False), ("al-Tal", True), ("Dorvan Central", True), ("Ras al-Ain", True)],
)
def test_who_runs_a_site_is_not_its_name(name: str, is_one: bool) -> None:
    assert is_name(name) is is_one


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Southern artillery pounded the neighbourhood", "shelling nearby"),
        ("mortar rounds landed close to the building", "shelling nearby"),
        ("shells that hit the yard", "shelling on the site"),
        ("air raids in the area", "air strike nearby"),
        ("an attack", "attack"),
        ("a short circuit", "electrical fault"),
        ("a sudden outburst of methane", "methane"),
        ("the earthquake of that night", "earthquake"),
        ("explosives in the gallery", "explosives"),
        ("the long feud over the well, which nobody had ended", "the long feud over the well"),
    ],
)
def test_wordings_of_a_cause_are_one_short_answer(words: str, answer: str) -> None:
    cause = cause_in(words)
    assert cause is not None
    assert cause.shown == answer


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("shelling nearby", "shells hit the prison", True),
        ("shelling nearby", "artillery fire", False),
        ("shelling", "an air strike", True),
        ("an attack", "shelling", False),
        ("bombardment", "air raids", False),
        ("fewer guards", "shelling", True),
        ("the feud", "shelling", False),
        ("methane", "a tremor", True),
        ("a methane blast", "an explosion", False),
        ("explosives in the wall", "artillery", True),
        ("explosives", "a roadside bomb", False),
    ],
)
def test_causes_conflict_by_kind_not_by_wording(one: str, other: str, conflict: bool) -> None:
    a, b = cause_in(one), cause_in(other)
    assert a is not None
    assert b is not None
    assert causes_conflict(a.key, b.key) is causes_conflict(b.key, a.key) is conflict


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("a bomb in a car", "vehicle bomb"),
        ("truck laden with explosives", "vehicle bomb"),
        ("knives", "knives"),
        ("blasts", None),
        ("three rockets", "rockets"),
        ("a stray mortar of the rebels", "mortar"),
        ("Two army gunboats from the island base", "gunboats"),
        ("an enemy missile that had been fired from the hills", "missile"),
        ("the first strike", None),
        ("a Norlandic cruise missile", "cruise missile"),
        ("Operation Long Night", None),
    ],
)
def test_means_are_one_answer_however_they_are_put(words: str, answer: str | None) -> None:
    means = means_in(words)
    assert (means.shown if means else None) == answer


@pytest.mark.parametrize(
    ("one", "other"), [("two drones", "another drone"), ("a roadside bomb", "roadside bombs"), ("army jets", "a jet")]
)
def test_one_thing_and_several_of_its_kind_are_one_means(one: str, other: str) -> None:
    a, b = means_in(one), means_in(other)
    assert a is not None and b is not None and a.key == b.key


def test_several_speakers_of_one_body_are_several_statements_of_one_origin() -> None:
    result = weighed(
        escape("The Herald", voice("Halim Oru", SourceKind.NAMED_PERSON), addressee=voice("Cable Wire", SourceKind.AGENCY)),
        escape("The Post", voice("NDF Press Desk"), hours=14, addressee=voice("The Post", SourceKind.OUTLET)),
        escape("The Globe", official(), hours=15, addressee=voice("The Globe", SourceKind.OUTLET)),
    )
    assert result.numbers.utterances[1] == 3
    assert [o.label for o in result.origins] == ["Northern Defence Force"]
    assert asked(result, QuestionKind.HAPPENED).standing is Standing.ONE_SIDED


def test_a_nameless_collective_does_not_lift_one_party_to_several_origins() -> None:
    fighters = voice("fighters of the valley", SourceKind.COLLECTIVE)
    result = weighed(escape("The Herald", NDF), escape("The Post", official(), hours=14), escape("The Globe", fighters, hours=15))
    assert asked(result, QuestionKind.HAPPENED).standing is Standing.ONE_SIDED


def test_a_party_that_speaks_of_an_attempt_only_does_not_agree_that_it_happened() -> None:
    result = weighed(escape("The Herald", NDF), escape("The Post", SOUTH, hours=14, modality=Modality.POSSIBLE))
    assert asked(result, QuestionKind.HAPPENED).standing is Standing.SEVERAL_INTERESTED


def test_without_a_register_parties_and_independence_are_unknown() -> None:
    result = weighed(escape("The Herald", NDF), escape("The Post", SOUTH, hours=14), actors=Register(()))
    assert result.numbers.parties is None
    assert result.numbers.independent is None


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        ("footage", "footage"),
        ("video", "a video"),
        ("pictures", "pictures"),
        ("image", "an image"),
        ("a clip", "a clip"),
        ("CCTV footage", "CCTV footage"),
    ],
)
def test_footage_is_named_in_grammatical_words(noun: str, words: str) -> None:
    assert thing(noun) == words


def test_one_report_is_told_in_the_singular() -> None:
    result = weighed(escape("The Herald", NDF))
    assert "one report in this case speaks of it" in result.finding
    assert "one statement" in result.finding


def test_days_between_are_told_as_a_span() -> None:
    assert days_in_words("2031-03-07", "2031-03-09") == "7 to 9 March 2031"
    assert days_in_words("2031-03-07", "2031-03-07") == "7 March 2031"
    assert days_in_words("2031-02-28", "2031-03-02") == "28 February to 2 March 2031"


def test_a_part_of_a_known_body_is_that_body() -> None:
    names = Names(register())
    for words in ("a naval unit of the Southern Army", "fighters of the Southern Army", "members of the Southern Army"):
        found = people_in(slot(words), names)
        assert found is not None and found.shown == "Southern Army"
    assert people_in(slot("a column of smoke"), names) is None


def test_who_is_taken_in_a_detention_is_held_and_who_is_held_of_those_that_fled_is_recaptured() -> None:
    def seized(outlet: str, of: str, hours: float) -> tuple[Report, list[Claim]]:
        report = told(
            f"Soldiers seized the crew at Dorvan, {outlet} wrote.", outlet=outlet, published=DAY + timedelta(hours=hours)
        )
        details: dict[str, object] = {"places": (place("Dorvan"),), "times": (on(),), "figures": (figure(25, of=of),)}
        return report, [claim(report, "Soldiers seized the crew", IncidentType.DETENTION, by=(NDF,), **details)]

    result = weighed(seized("The Herald", "abducted", 12), seized("The Standard", "held", 14))
    assert len(asked(result, QuestionKind.HOW_MANY, "held").answers[0].reports) == 2
    caught = weighed(
        escape("The Herald", NDF, figures=(figure(7, of="held"),)),
        escape("The Standard", SOUTH, hours=14, figures=(figure(9, of="recaptured"),)),
    )
    (conflict,) = [c for c in caught.contradictions if c.question is QuestionKind.HOW_MANY]
    assert conflict.of == "recaptured" and len(conflict.values) == 2


def test_what_appeared_first_is_told_by_one_clock() -> None:
    def counted(outlet: str, by: Voice, n: int, at: datetime) -> tuple[Report, list[Claim]]:
        report = told(f"Shells fell on the market of Dorvan, {outlet} wrote.", outlet=outlet, published=at)
        details: dict[str, object] = {"places": (place("Dorvan"),), "times": (on(),), "figures": (figure(n, of="killed"),)}
        return report, [claim(report, "Shells fell on the market", IncidentType.SHELLING, by=(by,), **details)]

    west, east = timezone(timedelta(hours=-6)), timezone(timedelta(hours=3))
    later = counted("The Herald", NDF, 9, (DAY + timedelta(hours=20)).astimezone(west))
    earlier = counted("The Standard", NDF, 5, (DAY + timedelta(hours=14)).astimezone(east))
    kinds = [c.kind for c in weighed(later, earlier).contradictions if c.of == "killed"]
    assert kinds == ["growing"]


def test_a_bare_pronoun_is_no_cause() -> None:
    assert cause_in("we") is None and cause_in("they") is None and cause_in("we were shelled") is not None
