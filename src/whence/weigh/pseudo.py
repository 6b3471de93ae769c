"""Pseudo-confirmations: a "confirmation" whose grounds are the same footage, the same party, or another's word.

In: claims that confirm, statements. Out: `PseudoConfirmation`s. Refuses: to call a confirmation empty where its grounds are not shown;
only shown grounds count. One who confirms and names another for it ("confirmed it, citing the count of X") has shown them: X's word.
"""

import re
from collections.abc import Mapping

from whence.language.normal import fold
from whence.language.sentences import sentences
from whence.model.said import Claim
from whence.model.vocabulary import AttributionKind, CaveatStatus, Independence, SourceKind
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
        if not why and (shown := _shown(view, claim, by)) is not None:
            by, why = shown
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
_TWO = 2
_REACH = 400
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


def _shown(view: View, claim: Claim, by: str) -> tuple[str, str] | None:
    """Return who confirms and the sentence that says on whose word, where the claim's own chain or sentence shows it."""
    rest = _rest_of_sentence(view, claim)
    pair = _on_word_of(view, claim) if _CITES.search(rest) else None
    if pair is not None:
        return pair[0], f"{pair[0]} confirms it on the word of {view.names.main(pair[1])}."
    ground = _GROUND.match(rest)
    return (by, f"It rests on what somebody else gave out: {ground['cue']} {ground['what']}.") if ground is not None else None


_MEDIA = (SourceKind.OUTLET, SourceKind.AGENCY)
# "..., citing the register of the doctors", "..., after studying footage that X posted".
_PAPERS = (
    r"(?:report|statement|post|bulletin|communiqu[eé]|account|note|register|list|log|count|tally|toll|copy|schedule|letter|footage|video"
    r"|film|clip|picture|photograph|photo|image|recording|broadcast|article|figure|data)s?"
)
_CITING = "citing|quoting|referring to|with reference to|pointing to|on the (?:basis|strength|word) of|based on|relying on"
_CITES = re.compile(rf"\b(?:{_CITING}|according to)\b", re.IGNORECASE)
_GROUND = re.compile(
    rf"[^.;]{{0,80}}?\b(?P<cue>(?:{_CITING}"
    r"|(?:after|by|from|having) (?:study|view|watch|examin|read|review|see)(?:ing|ed|n)?))\s+"
    rf"(?P<what>(?:[\w’'-]+\s+){{0,5}}?{_PAPERS}\b)"
    r"(?=[^.;]{0,60}\b(?:by|of|from|that|which|published|posted|released|put|issued|supplied)\b)",
    re.IGNORECASE,
)


def _on_word_of(view: View, claim: Claim) -> tuple[str, str] | None:
    """Return the one who confirms and whom they have it from: the last voice behind theirs, where it is somebody else's."""
    voices = [v for v in claim.chain[1:] if v.basis != "metadata"]
    while voices and voices[0].kind in _MEDIA:
        voices = voices[1:]  # they only pass on who confirmed
    if len(voices) < _TWO:
        return None
    first, last = voices[0].name, voices[-1].name
    own, other = view.register.settled(first), view.register.settled(last)
    if own is not None and other is not None and view.register.root(own) == view.register.root(other):
        return None
    return None if fold(first) == fold(last) else (first, last)


def _rest_of_sentence(view: View, claim: Claim) -> str:
    report = view.evidence.reports.get(claim.report)
    if report is None:
        return ""
    end = claim.passage.end
    return next((report.text[end : s.end] for s in sentences(report.text, claim.passage.start, end + _REACH)), "")
