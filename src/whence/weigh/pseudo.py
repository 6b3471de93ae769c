"""Pseudo-confirmations: a "confirmation" whose grounds are the same footage or the same party.

In: claims that confirm, statements. Out: `PseudoConfirmation`s. Refuses: to call a confirmation empty where its grounds are not shown;
only shown grounds count.
"""

from collections.abc import Mapping

from whence.language.normal import fold
from whence.model.said import Claim
from whence.model.vocabulary import AttributionKind, CaveatStatus, Independence
from whence.model.weighed import Origin, PseudoConfirmation, Utterance
from whence.weigh.scope import View


def pseudo_confirmations_of(view: View, origins: tuple[Origin, ...]) -> tuple[PseudoConfirmation, ...]:
    """Return the confirmations in sight whose grounds are themselves what is to be confirmed; one per report and voice."""
    dependent = {id: o for o in origins if o.independence is Independence.SHOWN_DEPENDENT for id in o.utterances}
    by_claim = {claim: u for u in view.utterances for claim in u.claims}
    pointing = _pointing(view)
    found: dict[tuple[str, str], PseudoConfirmation] = {}
    for claim in view.evidence.claims.values():
        if claim.kind is not AttributionKind.CONFIRMATION and not _footage_confirms(claim):
            continue
        by = claim.chain[-1].name if claim.chain else view.outlet_of(claim.report)
        why = _POINTS if (claim.report, by) in pointing else _grounds(view, claim, by_claim, dependent)
        if why:
            found.setdefault((claim.report, by), PseudoConfirmation(report=claim.report, by=by, why=why, passage=claim.passage))
    for caveat in view.evidence.caveats.values():
        by = caveat.by[-1].name if caveat.by else view.outlet_of(caveat.report)
        party = view.names.party(by)
        if party and caveat.status is CaveatStatus.VERIFIED and any(id in view.evidence.claims for id in caveat.claims):
            why = f"{by} speaks for {party}, which makes the claim."
            found.setdefault(
                (caveat.report, by), PseudoConfirmation(report=caveat.report, by=by, why=why, passage=caveat.passage)
            )
    return tuple(found[key] for key in sorted(found))


_POINTS = "It points to the footage that is itself to be confirmed."
_CONFIRMS = frozenset(
    ["confirm", "confirms", "confirmed", "confirming", "prove", "proves", "proved", "corroborate", "corroborates", "corroborated"]
)
_NEGATES = frozenset(["not", "no", "nor", "neither", "never", "cannot", "unable", "yet", "if"])


def _footage_confirms(claim: Claim) -> bool:
    """Say whether the words let footage confirm what it is said to show ("pictures appear to confirm the escape")."""
    words = set(fold(claim.passage.quote).split())
    return claim.media is not None and bool(words & _CONFIRMS) and not words & _NEGATES


def _pointing(view: View) -> frozenset[tuple[str, str]]:
    found = (c for c in view.evidence.claims.values() if c.media is not None and c.chain)
    return frozenset((c.report, c.chain[-1].name) for c in found)


def _grounds(view: View, claim: Claim, by_claim: Mapping[str, Utterance], dependent: Mapping[str, Origin]) -> str | None:
    if claim.media is not None:
        return "Its ground is the footage that is itself to be confirmed."
    utterance = by_claim.get(claim.id)
    if utterance is not None and utterance.id in dependent:
        return f"It comes from {dependent[utterance.id].label}, the party that makes the claim."
    if len(claim.chain) > 1 and view.names.party(claim.chain[-1].name):
        return f"Its ground is the word of {view.names.main(claim.chain[-1].name)}, a party."
    return None
