"""Pseudo-confirmations: a "confirmation" whose grounds are the same footage, the same party, or another's word.

In: claims that confirm, statements. Out: `PseudoConfirmation`s. Refuses: to call a confirmation empty where its grounds are not shown;
only shown grounds count. One who confirms and names another for it ("confirmed it, citing the count of X") has shown them: X's word. So has one
whose own paper is said a sentence later to cite somebody's, and an outlet that confirms and goes on "the Front says so": that is the Front's word.
"""

import re
from collections.abc import Mapping

from whence.language.words.normal import fold
from whence.language.words.sentences import sentences
from whence.model.said import Claim
from whence.model.vocabulary import AttributionKind, CaveatStatus, Independence, SourceKind
from whence.model.weighed import Origin, PseudoConfirmation, Utterance
from whence.weigh.scope.scope import View


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
    ground = _GROUND.match(rest) or _PAPER_CITES.search(_next_sentences(view, claim, _FEW))
    if ground is not None:
        return by, f"It rests on what somebody else gave out: {ground['cue']} {ground['what']}."
    party = _party_next(view, claim)
    return (view.outlet_of(claim.report), f"What it gives for it is the word of {party}, a party.") if party else None


def _party_next(view: View, claim: Claim) -> str | None:
    """Return the party that "says so" in the sentence after an outlet's own confirmation, where the outlet shows nothing of its own."""
    if any(v.kind not in _MEDIA and v.basis != "metadata" for v in claim.chain):
        return None
    after = _next_sentences(view, claim, 1)
    if not _SAYS_SO.search(after) or _OWN_WORK.search(_rest_of_sentence(view, claim) + after):
        return None
    report = view.evidence.reports[claim.report]
    start = report.text.find(after, claim.passage.end)
    voices = (
        c.chain[-1].name
        for c in view.evidence.claims.values()
        if c.report == claim.report and c.chain and start <= c.passage.start < start + len(after)
    )
    found = sorted({p for v in voices if (p := view.names.party(v))})
    return found[0] if len(found) == 1 else None


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


# "Its note cites the Front's own communiqué", two sentences after "the Board confirmed".
_PAPER_CITES = re.compile(
    rf"\b(?:its|his|her|their)\s+(?:[\w-]+\s+)?(?:{_PAPERS}|grounds?|source|basis|evidence|confirmation|announcement|document)\b"
    rf"[^.;]{{0,80}}?\b(?P<cue>cite[sd]?|quote[sd]?|refer(?:s|red) to"
    rf"|rest(?:s|ed) on|(?:is|was|were) based on|rel(?:ies|ied) on|point(?:s|ed) to|(?:goes|went) back to|repeat(?:s|ed))\s+"
    rf"(?P<what>(?:[\w’'-]+\s+){{0,6}}?{_PAPERS})\b",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"\b(?:says?|said|announced|reported|confirmed|posted|published|claimed)\s+(?:so|it|this|as much|the same)\b"
    r"|\b(?:announced|reported|published)\s+(?:the|his|her|their)\s+\w+",
    re.IGNORECASE,
)
_OWN_WORK = re.compile(
    r"\b(?:our|own) (?:reporters?|correspondents?|journalists?|staff|crew|team)\b|\b(?:saw|seen|watched|witnessed|visited|inspected|obtained"
    r"|counted|verified|independently)\b",
    re.IGNORECASE,
)
_FEW = 3


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


def _next_sentences(view: View, claim: Claim, most: int) -> str:
    """Return at most so many sentences that follow the claim's own in its paragraph."""
    report = view.evidence.reports.get(claim.report)
    if report is None:
        return ""
    end = claim.passage.end
    edge = report.text.find("\n", end)
    edge = min(len(report.text) if edge < 0 else edge, end + _REACH)
    after = list(sentences(report.text, claim.passage.start, edge))[1 : most + 1]
    return report.text[after[0].start : after[-1].end] if after else ""


def _rest_of_sentence(view: View, claim: Claim) -> str:
    report = view.evidence.reports.get(claim.report)
    if report is None:
        return ""
    end = claim.passage.end
    return next((report.text[end : s.end] for s in sentences(report.text, claim.passage.start, end + _REACH)), "")
