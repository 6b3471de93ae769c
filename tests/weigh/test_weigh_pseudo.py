"""Pseudo-confirmations: who says "confirmed" on another's word."""

from collections.abc import Sequence

import pytest
from match_build import DAY, Bench, claim, figure, on, place, told, voice

from whence.match import utterances
from whence.model.base import replace
from whence.model.said import Voice
from whence.model.vocabulary import AttributionKind, SourceKind
from whence.weigh import weigh

MAYOR = voice("Ana Brell", SourceKind.NAMED_PERSON)
BOARD = voice("Canal Board", SourceKind.ORGANISATION)
DOCTORS = voice("Guild of Doctors", SourceKind.ORGANISATION)
WIRE = voice("Kestrel Wire", SourceKind.AGENCY)


def _found(text: str, words: str, *by: Voice) -> Sequence[tuple[str, str]]:
    """Return who is found to confirm on what, where a report of this text has these words from these voices as a confirmation."""
    bench, report = Bench(None), told(text, outlet="Second Mirror", published=DAY)
    made = claim(report, words, by=by, places=(place("Dorvan"),), times=(on(),), figures=(figure(5),))
    bench.add(report, [replace(made, kind=AttributionKind.CONFIRMATION)])
    incident = bench.index.incidents()[0]
    evidence = bench.evidence(incident)
    weighing = weigh(incident, evidence, utterances(incident, evidence, register=bench.register), register=bench.register)
    return [(p.by, p.why) for p in weighing.pseudo_confirmations]


@pytest.mark.parametrize(
    ("text", "words", "by"),
    [
        (
            "The Canal Board confirmed that five men had fled the prison, citing the Guild of Doctors.",
            "five men had fled the prison",
            BOARD,
        ),
        (
            "Five men fled the prison, Ana Brell confirmed on Monday with reference to the register of the Guild of Doctors.",
            "Five men fled the prison",
            MAYOR,
        ),
        (
            "Ana Brell has now confirmed five men fled the prison, on the word of the Guild of Doctors, and left it there.",
            "five men fled the prison",
            MAYOR,
        ),
        (
            "It was confirmed by the Canal Board that five men fled the prison (it was quoting a list of the Guild of Doctors).",
            "five men fled the prison",
            BOARD,
        ),
    ],
)
def test_who_confirms_and_names_another_for_it_confirms_on_that_word(text: str, words: str, by: Voice) -> None:
    assert _found(text, words, by, DOCTORS) == [(by.name, f"{by.name} confirms it on the word of Guild of Doctors.")]
    assert _found(text, words, WIRE, by, DOCTORS) == [(by.name, f"{by.name} confirms it on the word of Guild of Doctors.")]


@pytest.mark.parametrize(
    ("text", "words", "by"),
    [
        ("The Canal Board confirmed that five men had fled the prison.", "five men had fled the prison", (BOARD,)),
        ("Ana Brell of the Canal Board confirmed that five men fled the prison.", "five men fled the prison", (MAYOR, BOARD)),
        (
            "Five men fled the prison, Ana Brell confirmed to Kestrel Wire, according to her office.",
            "Five men fled",
            (WIRE, MAYOR),
        ),
        ("Five men fled the prison, the board confirmed after visiting it and counting the cells.", "Five men fled", (BOARD,)),
        ("Five men fled the prison, the board confirmed, citing its own tally.", "Five men fled the prison", (BOARD,)),
    ],
)
def test_who_confirms_by_themselves_and_those_who_pass_it_on_are_left_alone(text: str, words: str, by: tuple[Voice, ...]) -> None:
    assert _found(text, words, *by) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        (
            "Experts confirmed that five men fled the prison after studying footage posted by a neighbour.",
            "after studying footage",
        ),
        (
            "Five men fled the prison, a colonel confirmed, having read the report that the guild put out.",
            "having read the report",
        ),
        (
            "Five men fled the prison, an aide confirmed on the basis of photographs from the guild.",
            "on the basis of photographs",
        ),
        ("It is confirmed that five men fled the prison, relying on a short note by the guild.", "relying on a short note"),
    ],
)
def test_what_somebody_else_gave_out_is_the_ground_where_the_sentence_says_so(text: str, cue: str) -> None:
    words = "ive men fled the prison"
    found = _found(text, words, voice("an aide", SourceKind.UNNAMED_OFFICIAL))
    assert found == [("an aide", f"It rests on what somebody else gave out: {cue}.")]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        (
            "The Canal Board confirmed that five men fled the prison. We asked why. Its note cites the guild's own communiqué.",
            "cites the guild's own communiqué",
        ),
        (
            "Ana Brell confirmed that five men fled the prison. Her announcement, seen by nobody, was based on a list of the guild.",
            "was based on a list",
        ),
        (
            "A consul has confirmed that five men fled the prison. His source, he let slip, goes back to the guild's post.",
            "goes back to the guild's post",
        ),
        (
            "Five men fled the prison, the board confirmed. Their report rests on figures that the guild gave out.",
            "rests on figures",
        ),
    ],
)
def test_a_paper_of_whoever_confirms_shows_its_ground_a_sentence_later(text: str, cue: str) -> None:
    found = _found(text, "ive men fled the prison", BOARD)
    assert found == [("Canal Board", f"It rests on what somebody else gave out: {cue}.")]


@pytest.mark.parametrize(
    "text",
    [
        "The Canal Board confirmed that five men fled the prison. Its note says how.\nIts list cites the guild's own report.",
        "The Canal Board confirmed that five men fled the prison. The guild cites its own communiqué.",
        "The Canal Board confirmed that five men fled the prison. Its engineers visited the cells and counted.",
    ],
)
def test_what_stands_in_another_paragraph_or_is_anothers_shows_no_ground(text: str) -> None:
    assert _found(text, "ive men fled the prison", BOARD) == []


def _own(after: str, said: str, speaker: str = "Northern Defence Force") -> Sequence[tuple[str, str]]:
    """Return what is found where an outlet confirms by itself and a party's words are told `after`."""
    bench = Bench(None)
    report = told(f"We can now confirm that five men fled the prison. {after}", outlet="Second Mirror", published=DAY)
    made = claim(report, "five men fled the prison", places=(place("Dorvan"),), times=(on(),), figures=(figure(5),))
    next_one = claim(report, said, by=(voice(speaker, SourceKind.ORGANISATION),), places=(place("Dorvan"),), times=(on(),))
    bench.add(report, [replace(made, kind=AttributionKind.CONFIRMATION), next_one])
    incident = bench.index.incidents()[0]
    evidence = bench.evidence(incident)
    weighing = weigh(incident, evidence, utterances(incident, evidence, register=bench.register), register=bench.register)
    return [(p.by, p.why) for p in weighing.pseudo_confirmations]


@pytest.mark.parametrize(
    "after",
    [
        "The Northern Defence Force said so in a bulletin.",
        "The Northern Defence Force announced the escape at dusk.",
        "It was the Northern Defence Force that reported it first.",
        "A bulletin of the Northern Defence Force says as much.",
    ],
)
def test_an_outlet_that_confirms_and_goes_on_with_a_party_that_says_so_rests_on_its_word(after: str) -> None:
    assert _own(after, after) == [("Second Mirror", "What it gives for it is the word of Northern Defence Force, a party.")]


@pytest.mark.parametrize(
    "after",
    [
        "The Northern Defence Force said they regretted the night.",
        "Our reporter saw the hole. The Northern Defence Force said so too.",
        "The Northern Defence Force said so, and our correspondent counted the beds.",
        "Nobody has spoken. The Northern Defence Force reported it a day later.",
    ],
)
def test_an_outlet_that_shows_work_of_its_own_or_whose_next_words_say_something_else_is_left_alone(after: str) -> None:
    assert _own(after, after) == []
