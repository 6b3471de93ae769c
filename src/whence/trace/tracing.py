"""Who took it from whom: the main path of trace.

In: one new report, its posts, what was read in it, and an index of the others. Out: edges with both passages and their evidence, and
inferred parents where a credit names something that nobody captured.

    1 shared words   fingerprints -> partners -> runs of words -> edges, directed by credit, link, time or containment
    2 credits        media credited -> a captured report of theirs that tells the same, else an inferred parent
    3 embeds         posts that stand in the report
    4 links          addresses of captured reports
    5 changes        what each edge to a captured report or post altered

Work is bounded: first and newest places per fingerprint, a fixed number of partners, whatever the size of the case. A new report may turn
out to be the parent of one that came before it. In order of publication the edges are one state; in another order of arrival all of
those edges are there too, and a few more may be (a source that looked best until the better one came).
Refuses: to tell a direction that nothing shows; to infer a parent that nobody credits.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from whence.language.actors.register import Register
from whence.model.base import Record, replace
from whence.model.captured import Post, Report
from whence.model.passage import passage
from whence.model.said import Claim, MediaMention
from whence.model.traced import Derivation, Evidence, InferredReport
from whence.model.vocabulary import Certainty, DerivationType, EvidenceKind
from whence.settings import TraceSettings
from whence.trace.altered import ALIGNED, Told, altered, can_alter
from whence.trace.called import NOBODY
from whence.trace.corrected import corrections
from whence.trace.credited import settled, told_by, told_edge, told_later
from whence.trace.credits import Credit, credits_of
from whence.trace.ends import LINKS, End, ends_of, plain_url, rank
from whence.trace.index import TraceIndex
from whence.trace.inferred import (
    Sibling,
    credited_edge,
    mentioned_edge,
    mentioned_parent,
    rival_edge,
    sibling_edges,
    unseen_parent,
)
from whence.trace.mentioned import with_named
from whence.trace.names import name_of, same_name
from whence.trace.open_credits import followed
from whence.trace.partners import Pair, pairs_of, partners_of, standing_runs
from whence.trace.passages import covered, joined, shared_runs, size, without
from whence.trace.shared import Shared, one_outlet, shared_edge
from whence.trace.texts import Words, words_of

POST_METHOD = "trace.posts/1"
LINK_METHOD = "trace.links/1"
_DEFAULTS = TraceSettings()


def trace(
    report: Report, posts: Sequence[Post], said: Sequence[Record], index: TraceIndex, *, register: Register = NOBODY,
    settings: TraceSettings = _DEFAULTS,
) -> Iterator[Derivation | InferredReport]:  # fmt: skip
    """Yield who `report` took from, and who took from it, among the reports of `index`.

    `said` are the records that `read` gave for it; `register` says by which other names its outlets and bodies are credited. An
    inferred report comes before the edges to it.
    """
    ends = ends_of(report, posts, words_of(report, posts, gram=settings.gram, window=settings.window))
    told = credits_of(report, said)
    credited = settled(with_named(told, report, said, index, register), index, report, register)
    partners = partners_of(ends, index, settings)
    # a body that only its own captured statement makes an outlet is no wire that two reports have their words from
    pairs = list(pairs_of(ends, [c for c in told if c.sure], partners))
    found: dict[str, Derivation | InferredReport] = {}
    for record in (
        *_shared(ends[0], pairs, settings),
        *_credited(ends[0], said, credited, pairs, index, register),
        *_embedded(ends, index),
    ):
        found.setdefault(record.id, record)
    tied = {(r.child, r.parent) for r in found.values() if isinstance(r, Derivation)}
    anew = list(followed(ends[0], said, index, register))
    again = {(edge.child, edge.parent) for edge in anew}
    later = [edge for edge in told_later(ends[0], said, index) if (edge.child, edge.parent) not in again]
    for edge in (*anew, *later, *_linked(report, index), *corrections(report, index)):
        if (edge.child, edge.parent) not in tied:
            found.setdefault(edge.id, edge)
    held = {end.id: end for partner in partners for end in partner.ends} | {end.id: end for end in ends}
    for record in found.values():
        yield _changed(record, held, said, index, report) if isinstance(record, Derivation) else record


# ------------------------------------------------------------------------------------------------ 1 shared words


def _shared(own: End, pairs: Sequence[Pair], settings: TraceSettings) -> Iterator[Derivation]:
    """Yield the edges for shared words: to the best sources of the new report, and from those that it is the best source of."""
    standing = standing_runs(pairs)
    mine = [p for p in pairs if p.verdict.child is p.one and p.one is own]
    for pair in _best(mine, settings):
        yield from _edge(pair, standing)
    for pair in pairs:
        if pair.one is not own or (pair.verdict.child is not pair.one and _still_wanted(pair, settings)):
            yield from _edge(pair, standing)


def _best(pairs: Sequence[Pair], settings: TraceSettings) -> Iterator[Pair]:
    """Yield a greedy cover: the source of most words first, the earlier of equals, then those that add to it, and the own outlet's earlier text."""
    taken: list[tuple[int, int]] = []
    ours = False
    for pair in sorted(pairs, key=lambda p: (-size(covered(p.runs)), not p.verdict.credited, rank(p.other))):
        runs = covered(pair.runs)
        again = not ours and pair.other.post is None and one_outlet(pair.one, pair.other)
        if pair.verdict.credited or again or size(without(runs, taken)) >= settings.min_words:
            yield pair
            taken = joined(taken, runs)
            ours = ours or again


def _still_wanted(pair: Pair, settings: TraceSettings) -> bool:
    """Say whether the new report, as a parent, gives the child words that its known parents do not, or gives them sooner."""
    if pair.verdict.credited:
        return True
    ours = covered(run.turned() for run in pair.runs)
    taken: list[tuple[int, int]] = []
    for edge in pair.partner.parents:
        if edge.child == pair.other.id and not edge.parent.startswith("inf_"):
            theirs = _held_words(edge, pair.other.words)
            if size(theirs) > size(ours):
                taken = joined(taken, theirs)
    return size(without(ours, taken)) >= settings.min_words


def _held_words(edge: Derivation, words: Words) -> list[tuple[int, int]]:
    spans = [e.child for e in edge.evidence if e.kind is EvidenceKind.SHARED_PASSAGE and e.child is not None]
    return joined([(bisect_left(words.starts, s.start), bisect_left(words.starts, s.end)) for s in spans], [])


def _edge(pair: Pair, standing: frozenset[object]) -> Iterator[Derivation]:
    child_first = pair.verdict.child is pair.one
    stock = frozenset(run if child_first else run.turned() for run in pair.runs if run in standing)
    runs = pair.runs if child_first else tuple(sorted(run.turned() for run in pair.runs))
    edge = shared_edge(Shared(pair.verdict, runs, stock))
    if edge is not None:
        yield edge


# ------------------------------------------------------------------------------------------------ 2 credits


def _credited(
    own: End,
    said: Sequence[Record],
    credited: Sequence[tuple[Credit, list[Report]]],
    pairs: Sequence[Pair],
    index: TraceIndex,
    register: Register,
) -> Iterator[Derivation | InferredReport]:
    report = own.report
    seen: list[Credit] = []
    for credit, captured in credited:
        seen.append(credit)
        if any(p.one is own and p.other.outlet is not None and same_name(p.other.outlet, credit.name) for p in pairs):
            continue  # the shared words have made that edge, directed by this very credit
        if told := told_by(credit, captured, report, said, index, register):
            yield from (told_edge(own, one.parent, one.credit, said) for one in told)
            continue
        siblings = [_sibling(p) for p in pairs if p.wire is not None and same_name(p.wire.name, credit.name)]
        if siblings or credit.line or (credit.sure and (credit.whole or credit.claims)):
            unseen = unseen_parent(credit, report, said, siblings, index)
            yield unseen
            yield credited_edge(own, unseen, credit)
            if siblings:
                yield from sibling_edges(own, unseen, credit, siblings)
            if credit.whole:
                yield from _rivals(own, unseen, pairs)
        elif not credit.sure and not credit.named and (known := mentioned_parent(credit, report, said, index)) is not None:
            yield mentioned_edge(own, known, credit)
    others = [p for p in pairs if p.wire is not None and not any(same_name(p.wire.name, c.name) for c in seen)]
    yield from _by_partners(own, said, others, index)


def _by_partners(
    own: End, said: Sequence[Record], pairs: Sequence[Pair], index: TraceIndex
) -> Iterator[Derivation | InferredReport]:
    """Yield edges to wires that only the partners credit: the new report names them, or is silent about the same words."""
    groups: list[list[Pair]] = []
    for pair in pairs:
        group = next((g for g in groups if g[0].wire and pair.wire and same_name(g[0].wire.name, pair.wire.name)), None)
        if group is None:
            groups.append([pair])
        else:
            group.append(pair)
    for group in groups:
        credit = group[0].wire
        if credit is not None:
            siblings = [_sibling(p)._replace(silent=False) for p in group]
            unseen = unseen_parent(credit, own.report, said, siblings, index)
            yield unseen
            edges = list(sibling_edges(own, unseen, credit, siblings))
            silent = all(p.silent for p in group)
            yield replace(edges[0], certainty=Certainty.INFERRED) if silent else edges[0]
            yield from edges[1:]


def _rivals(own: End, unseen: InferredReport, pairs: Sequence[Pair]) -> Iterator[Derivation]:
    """Yield edges between the uncaptured parents of two reports that share words and credit different wires for them."""
    for pair in pairs:
        if pair.one is own and pair.rival is not None:
            for other in pair.partner.unseen:
                if (
                    other.name
                    and same_name(name_of(other.name), pair.rival)
                    and (edge := rival_edge(unseen, other, own, pair.runs))
                ):
                    yield edge


def _sibling(pair: Pair) -> Sibling:
    return Sibling(pair.other, pair.runs, pair.partner.parents, pair.partner.unseen, pair.silent)


# ------------------------------------------------------------------------------------------------ 3 embeds, 4 links, 5 changes


def _embedded(ends: Sequence[End], index: TraceIndex) -> Iterator[Derivation]:
    """Yield the edge from a host to each post in it, and to the post's own page where that was captured."""
    for end in ends[1:]:
        if end.post is None:
            continue
        where = passage(end.report.id, end.report.text, end.post.start, end.post.end)
        proof = (Evidence(kind=EvidenceKind.EMBED, note=f"holds {end.name} in full", child=where),)
        pages = index.reports_with_url(plain_url(end.post.url)) if end.post.url else ()
        for parent in (end.id, *(p for p in pages if p != end.report.id)):
            yield Derivation(
                child=end.report.id,
                parent=parent,
                type=DerivationType.EMBEDS,
                certainty=Certainty.EXPLICIT,
                evidence=proof,
                method=POST_METHOD,
            )


def _linked(report: Report, index: TraceIndex) -> Iterator[Derivation]:
    """Yield the edge to each captured report that the main text links to."""
    places = {plain_url(link.url): link for link in reversed(report.links[:LINKS])}
    for address, link in places.items():
        for parent in index.reports_with_url(address):
            if parent != report.id:
                where = (
                    passage(report.id, report.text, link.start, link.end)
                    if 0 <= link.start < link.end <= len(report.text)
                    else None
                )
                proof = Evidence(kind=EvidenceKind.LINK, note=f"links to {link.url}", child=where)
                yield Derivation(
                    child=report.id,
                    parent=parent,
                    type=DerivationType.LINKS,
                    certainty=Certainty.EXPLICIT,
                    evidence=(proof,),
                    method=LINK_METHOD,
                )


def _changed(edge: Derivation, held: dict[str, End], said: Sequence[Record], index: TraceIndex, report: Report) -> Derivation:
    """Return the edge with what it altered, where both ends are captured and the child takes over what the parent says."""
    if not can_alter(edge):
        return edge
    child, parent = _end(edge.child, held, index), _end(edge.parent, held, index)
    if child is None or parent is None:
        return edge
    runs = shared_runs(child.words, parent.words, least=ALIGNED) if edge.share is not None else ()
    own = [run for run in runs if child.words.unit(run.a) == child.unit and parent.words.unit(run.b) == parent.unit]
    media = tuple(r for r in said if isinstance(r, MediaMention)) if child.report.id == parent.report.id else ()
    one, other = (Told(e, _claims(e, said, index, report), media) for e in (child, parent))
    return altered(edge, one, other, own)


def _end(id_: str, held: dict[str, End], index: TraceIndex) -> End | None:
    if id_ not in held:
        report = index.report(id_)
        if report is None:
            return None
        posts = index.posts_of(id_)
        held.update({end.id: end for end in ends_of(report, posts, words_of(report, posts))})
    return held[id_]


def _claims(end: End, said: Sequence[Record], index: TraceIndex, report: Report) -> tuple[Claim, ...]:
    if end.report.id == report.id:
        return tuple(r for r in said if isinstance(r, Claim))
    return tuple(index.claims_of(end.report.id))
