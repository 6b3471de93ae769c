"""Claims that are the words of a caveat: "no verification of the escape is available" asserts no escape.

In: a `View`. Out: ids of claims that answer nothing. Refuses: to drop another voice's claim that stands in the same sentence.
"""

from collections import defaultdict

from whence.language.figures.parts import LONE
from whence.model.said import Caveat, Claim
from whence.model.vocabulary import CaveatStatus, Polarity, QuestionKind
from whence.weigh.scope.scope import View


def sourcing_claims(view: View) -> frozenset[str]:
    """Return the claims that a caveat of the same voices covers for more than half."""
    caveats: defaultdict[str, list[Caveat]] = defaultdict(list)
    for caveat in view.evidence.caveats.values():
        caveats[caveat.report].append(caveat)
    return frozenset(c.id for c in view.evidence.claims.values() if any(_covers(k, c) for k in caveats.get(c.report, ())))


_STILL_SAID = frozenset({CaveatStatus.CORRECTED, CaveatStatus.DENIED})
_HARMED = frozenset({"killed", "wounded", *LONE.values()})


def _still_counts(caveat: Caveat, claim: Claim) -> bool:
    """Say whether a claim counts dead or hurt although a remark stands in it: "the toll has been corrected to 20", "having at first denied it"."""
    figures = claim.frame.figures if claim.frame is not None else ()
    affirmed = claim.polarity is Polarity.AFFIRMED and caveat.status in _STILL_SAID
    return affirmed and any(figure.of in _HARMED and figure.hi != 0 for figure in figures)


def _covers(caveat: Caveat, claim: Claim) -> bool:
    if _still_counts(caveat, claim):
        return False
    shared = min(claim.passage.end, caveat.passage.end) - max(claim.passage.start, caveat.passage.start)
    same_voices = [voice.name for voice in caveat.by] == [voice.name for voice in claim.chain]
    if claim.about is QuestionKind.CAUSE and claim.subject is not None and claim.polarity is Polarity.AFFIRMED:
        return False  # "denied overloading it and blamed a squall": what it is put down to is told all the same
    names_doer = (claim.frame is not None and bool(claim.frame.agent)) or (
        claim.about is QuestionKind.WHO and claim.subject is not None
    )
    if names_doer and claim.polarity is Polarity.AFFIRMED and caveat.status is CaveatStatus.DENIED:
        return False  # "rejected the charge and said that the Front had done it"
    return same_voices and shared * 2 > claim.passage.end - claim.passage.start
