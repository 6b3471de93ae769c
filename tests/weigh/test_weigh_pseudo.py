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
