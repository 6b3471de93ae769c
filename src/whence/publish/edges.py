"""One incident's edges, changes, hedges, caveats and media as rows.

In: an incident view and links. Out: plain rows, each with links to the words on either side.
Refuses: to print an edge without what speaks for it.
"""

from collections import Counter
from typing import NamedTuple

from whence.model.passage import Passage
from whence.model.said import Hedge, MediaMention
from whence.model.traced import Derivation
from whence.model.vocabulary import Certainty, Direction
from whence.model.weighed import Footage
from whence.publish.passages import Citations, Ref
from whence.publish.sections import FEW, MOST, node_name
from whence.publish.view import CaseView, IncidentView
from whence.publish.wording import chain_words, left_out, listed, value_words, voice_words, word


class Side(NamedTuple):
    """What speaks for an edge or was changed on it, with the words on either side."""

    kind: str
    note: str
    child: Ref | None
    parent: Ref | None


class EdgeRow(NamedTuple):
    """An edge: who took from whom, how, and what speaks for it."""

    id: str
    child: str
    child_ref: Ref | None
    type: str
    parent: str
    parent_ref: Ref | None
    direction: str
    share: str
    certainty: str
    evidence: tuple[Side, ...]


class ChangeRow(NamedTuple):
    """What an edge altered."""

    child: str
    parent: str
    side: Side


class HedgeRow(NamedTuple):
    """A hedge's words, its class, how often they stand, and where."""

    kind: str
    cue: str
    times: int
    refs: tuple[Ref, ...]


class CaveatRow(NamedTuple):
    """A remark on sourcing."""

    status: str
    about: str
    by: str
    parties: str
    ref: Ref | None
    sentence: str


class MediaRow(NamedTuple):
    """A medium as the reports together describe it."""

    noun: str
    releasers: str
    releaser_is_party: str
    shots: tuple[Ref, ...]
    cut: str
    not_shown: str
    custody: tuple[str, ...]
    held: str
    captions: tuple[tuple[str, str], ...]
    passages: tuple[Ref, ...]
    warnings: tuple[str, ...]


def edge_rows(view: CaseView, item: IncidentView, cites: Citations) -> tuple[tuple[EdgeRow, ...], str]:
    """Return the edges, the surest first, and what the list leaves out."""
    surest = list(Certainty)
    ordered = sorted(item.evidence.derivations.values(), key=lambda e: (surest.index(e.certainty), -(e.share or 0), e.id))
    rows = tuple(_edge_row(edge, item, cites) for edge in ordered[: MOST * 2])
    return rows, left_out(len(ordered) - len(rows), "edge", view.path)


def _edge_row(edge: Derivation, item: IncidentView, cites: Citations) -> EdgeRow:
    reports = item.evidence.reports
    return EdgeRow(
        id=edge.id,
        child=node_name(item, edge.child),
        child_ref=cites.report(edge.child) if edge.child in reports else None,
        type=word(edge.type),
        parent=node_name(item, edge.parent),
        parent_ref=cites.report(edge.parent) if edge.parent in reports else None,
        direction="" if edge.direction is Direction.KNOWN else "direction unknown: which came first is open",
        share=f"{edge.share:.0%}" if edge.share is not None else "",
        certainty=word(edge.certainty),
        evidence=tuple(_side(word(e.kind), e.note, e.child, e.parent, cites) for e in edge.evidence[:FEW]),
    )


def _side(kind: str, note: str, child: Passage | None, parent: Passage | None, cites: Citations) -> Side:
    return Side(kind, note, cites.cite(child) if child else None, cites.cite(parent) if parent else None)


def change_rows(view: CaseView, item: IncidentView, cites: Citations) -> tuple[tuple[ChangeRow, ...], str]:
    """Return what was altered on the way, and what the list leaves out."""
    ordered = sorted(item.evidence.derivations.values(), key=lambda e: (node_name(item, e.child), e.id))
    found = [
        ChangeRow(node_name(item, e.child), node_name(item, e.parent), _side(word(c.kind), c.note, c.child, c.parent, cites))
        for e in ordered
        if e.changes
        for c in e.changes
    ]
    return tuple(found[:MOST]), left_out(len(found) - MOST, "change", view.path)


def change_kinds(item: IncidentView) -> tuple[tuple[str, int], ...]:
    """Return how often each kind of change was found, the most frequent first."""
    kinds = Counter(word(c.kind) for e in item.evidence.derivations.values() for c in e.changes)
    return tuple(sorted(kinds.items(), key=lambda k: (-k[1], k[0])))


def hedge_rows(view: CaseView, item: IncidentView, cites: Citations) -> tuple[tuple[HedgeRow, ...], str]:
    """Return the hedges on the incident's claims by class and words, the most frequent first."""
    found: dict[tuple[str, str], dict[tuple[str, int], Hedge]] = {}
    for claim in item.evidence.claims.values():
        for hedge in claim.hedges:
            found.setdefault((word(hedge.kind), " ".join(hedge.cue.split()).casefold()), {})[claim.report, hedge.start] = hedge
    ordered = sorted(found.items(), key=lambda h: (-len(h[1]), h[0]))
    rows = [
        HedgeRow(kind, cue, len(where), tuple(cites.at(report, h.start, h.end) for (report, _), h in sorted(where.items(), key=lambda w: w[0])[:FEW]))
        for (kind, cue), where in ordered[:MOST]
    ]  # fmt: skip
    return tuple(rows), left_out(len(ordered) - MOST, "hedge", view.path)


def caveat_rows(view: CaseView, item: IncidentView, cites: Citations) -> tuple[tuple[CaveatRow, ...], str]:
    """Return what the reports say about verification and sourcing."""
    ids = item.weighing.caveats or tuple(sorted(item.evidence.caveats))
    rows = [_caveat_row(item, id_, cites) for id_ in ids[:MOST]]
    return tuple(rows), left_out(len(ids) - MOST, "caveat", view.path)


def _caveat_row(item: IncidentView, id_: str, cites: Citations) -> CaveatRow:
    caveat = item.evidence.caveats.get(id_)
    if caveat is None:
        return CaveatRow("", "", "", "", None, id_)
    about = "all reports" if caveat.all_reports or caveat.about is None else word(caveat.about)
    return CaveatRow(word(caveat.status), about, chain_words(caveat.by), listed(caveat.parties), cites.cite(caveat.passage), "")


def media_rows(item: IncidentView, cites: Citations) -> tuple[MediaRow, ...]:
    """Return the media that the reports mention, with what is described and what is not shown."""
    weighed = [_footage_row(f, item, cites) for f in item.weighing.footage]
    told = {m for f in item.weighing.footage for m in f.mentions}
    alone = [m for m in sorted(item.evidence.media.values(), key=lambda m: (m.report, m.passage.start)) if m.id not in told]
    return (*weighed, *(_mention_row(m, cites) for m in alone[:FEW]))


def _footage_row(footage: Footage, item: IncidentView, cites: Citations) -> MediaRow:
    mentions = [item.evidence.media[m] for m in footage.mentions if m in item.evidence.media]
    party = {True: "a party released it", False: "no party released it", None: "whether a party released it is unknown"}
    edited = {True: "described as cut or put together from several views", False: "described as one view", None: ""}
    return MediaRow(
        noun=footage.noun,
        releasers=listed([voice_words(r) for r in footage.releasers]) or "nobody is named as releaser",
        releaser_is_party=party[footage.releaser_is_party],
        shots=_shots(mentions, cites),
        cut=edited[footage.edited],
        not_shown=listed([word(n) for n in footage.not_shown]),
        custody=footage.custody,
        held="the original file is held" if footage.original_held else "the original file is not held",
        captions=tuple((voice_words(by), value_words(value)) for by, value in footage.captions[:MOST]),
        passages=tuple(cites.cite(p) for p in footage.passages[:FEW]),
        warnings=footage.warnings,
    )


def _mention_row(mention: MediaMention, cites: Citations) -> MediaRow:
    return MediaRow(
        noun=mention.noun,
        releasers=listed([voice_words(v) for v in mention.releasers]) or "nobody is named as releaser",
        releaser_is_party="",
        shots=_shots([mention], cites),
        cut="described as cut" if mention.cut else "",
        not_shown="",
        custody=(),
        held="the original file is not held",
        captions=(),
        passages=(cites.cite(mention.passage),),
        warnings=(),
    )


def _shots(mentions: list[MediaMention], cites: Citations) -> tuple[Ref, ...]:
    return tuple(cites.at(m.report, s.start, s.end) for m in mentions for s in m.shown)[: FEW * 2]
