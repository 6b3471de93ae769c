"""Denied: what one is said to have said and another denies is a claim of each; what nobody is credited with is the denier's alone."""

from claims_build import credited, report

from whence.model.base import replace
from whence.model.passage import Span
from whence.model.said import Attribution, Voice
from whence.model.vocabulary import AttributionKind, Polarity, SourceKind
from whence.read.claims.claims import read_claims


def told(text: str, denied: str, noun: str, content: str, *, who: str | None) -> list[tuple[str, Polarity, str | None]]:
    """Return speaker, polarity and kind of the occurrences in a denial of what `who` (or nobody) is said to have said."""
    host = report(text)
    denial = credited(host, denied, "The governor", kind=AttributionKind.DENIAL)
    cue = host.text.index(noun)
    voice = Voice(name=who, kind=SourceKind.ORGANISATION) if who else Voice(name="UNNAMED", kind=SourceKind.NONE)
    inner = replace(
        credited(host, content, "The governor", voice.name),
        id="",
        sources=(voice,),
        cue=(Span(start=cue, end=cue + len(noun)),),
        parent=denial.id,
    )
    return spoken([denial, inner], read_claims(host, (), [denial, inner], ()))


def spoken(attributions: list[Attribution], claims: object) -> list[tuple[str, Polarity, str | None]]:
    return sorted((c.chain[-1].name, c.polarity, str(c.kind)) for c in claims if c.frame)  # type: ignore[attr-defined]


def test_a_claim_that_is_rejected_is_the_claimers_and_denied_by_the_rejecter() -> None:
    text = "The governor rejected claims by the army that rebels shelled the village of Tal Osk."
    made = told(text, text[22:-1], "claims", "that rebels shelled the village of Tal Osk", who="the army")
    assert made == [("The governor", Polarity.DENIED, "denial"), ("the army", Polarity.AFFIRMED, "statement")]


def test_reports_that_nobody_is_named_for_are_denied_and_asserted_by_nobody() -> None:
    text = "The governor denied reports that rebels shelled the village of Tal Osk."
    made = told(text, text[20:-1], "reports", "that rebels shelled the village of Tal Osk", who=None)
    assert made == [("The governor", Polarity.DENIED, "denial")]


def test_a_denial_that_somebody_said_so_is_no_denial_of_what_he_said() -> None:
    text = "The governor denied that the army had said rebels shelled the village of Tal Osk."
    made = told(text, text[20:-1], "had said", "rebels shelled the village of Tal Osk", who="the army")
    assert [(who, kind) for who, _, kind in made] == [("the army", "statement")]
