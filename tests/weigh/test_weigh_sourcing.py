"""Sourcing: a remark that somebody rejects something does not take away whom the same words name as the one who did it."""

from types import SimpleNamespace

from whence.model.captured import Block, Report
from whence.model.said import Caveat, Claim
from whence.model.vocabulary import BlockKind
from whence.read import read
from whence.settings import ReadSettings
from whence.weigh.scope.sourcing import sourcing_claims


def counted_doers(*lines: str) -> set[str]:
    """Return the doers of the claims that count, in a report of some lines."""
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:k]) for k in range(len(lines))]
    blocks = tuple(Block(kind=BlockKind.BODY, start=s, end=s + len(line)) for s, line in zip(starts, lines, strict=True))
    report = Report(
        capture="cap_test", digest="0" * 64, outlet="Harbour Gazette", lang="en", text=text, blocks=blocks, method="test/1"
    )
    said = list(read(report, settings=ReadSettings(mode="rules")))
    claims = {r.id: r for r in said if isinstance(r, Claim)}
    caveats = {r.id: r for r in said if isinstance(r, Caveat)}
    assert caveats
    view = SimpleNamespace(evidence=SimpleNamespace(claims=claims, caveats=caveats))
    left = [c for c in claims.values() if c.id not in sourcing_claims(view)]
    return {slot.name for c in left if c.frame is not None for slot in c.frame.agent}


def test_whoever_is_named_while_a_charge_is_rejected_is_named() -> None:
    assert "Orvel Front" in counted_doers(
        "Gunmen kidnapped nine boys at Hemra on Friday.",
        "The army command rejected the allegation and repeated that the Orvel Front carried out the kidnapping.",
    )
