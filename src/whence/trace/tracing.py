"""Who took it from whom: the main path of trace.

In: one new report, what was read in it, and an index of the earlier ones. Out: edges with both passages and their evidence, and inferred
parents where a credit names something that nobody captured.

    1 copies      fingerprints -> shared runs of words -> edges, directed by credit, link or time
    2 credits     outlets credited -> a captured report of theirs that tells the same, else an inferred parent
    3 embeds      posts that stand in the report
    4 links       URLs of captured reports
    5 changes     what each edge to a captured report altered

Work is bounded: per fingerprint the first and the newest places, per report a fixed number of candidates, whatever the size of the
case. Refuses: to tell a direction that nothing shows; to take a shared standing paragraph alone for a copy of the whole.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from whence.language.normal import key
from whence.model.base import Record, replace
from whence.model.captured import Post, Report
from whence.model.passage import Passage, passage
from whence.model.said import Claim
from whence.model.traced import Derivation, Evidence, InferredReport
from whence.model.vocabulary import BlockKind, Certainty, DerivationType, Direction, EvidenceKind
from whence.settings import TraceSettings
from whence.trace.changes import changes_between
from whence.trace.credits import Credit, credits_of
from whence.trace.direction import Order, order_of
from whence.trace.fingerprints import Words, fingerprints, words_of
from whence.trace.index import TraceIndex
from whence.trace.passages import Run, covered_words, shared_runs

METHOD = "trace.passages/1"
CREDIT_METHOD = "trace.credits/1"
POST_METHOD = "trace.posts/1"
LINK_METHOD = "trace.links/1"
# Above this share of the child's words the report as a whole is a copy; below it, passages of it are.
_COPY = 0.25


class Kin(NamedTuple):
    """An earlier report that shares words with the new one."""

    report: Report
    words: Words
    runs: list[Run]
    credits: list[Credit]


def trace(
    report: Report, posts: Sequence[Post], said: Sequence[Record], index: TraceIndex, *, settings: TraceSettings | None = None
) -> Iterator[Derivation | InferredReport]:
    """Yield who `report` took from, and who took from it, among the reports of `index`."""
    how = settings or TraceSettings()
    words, credited = words_of(report), credits_of(report, said)
    claims = [r for r in said if isinstance(r, Claim)]
    kin = list(_kin(report, words, index, how))
    found: dict[str, Derivation | InferredReport] = {}
    for record in (
        *_copies(report, words, credited, kin, how),
        *_credited(report, claims, credited, kin, index),
        *_embeds(report, posts),
    ):
        found.setdefault(record.id, record)
    for record in _links(report, index):
        if not any(isinstance(e, Derivation) and e.parent == record.parent for e in found.values()):
            found.setdefault(record.id, record)
    for record in found.values():
        yield _changed(record, report, claims, index) if isinstance(record, Derivation) else record


# ------------------------------------------------------------------------------------------------ 1 copies


def _kin(report: Report, words: Words, index: TraceIndex, how: TraceSettings) -> Iterator[Kin]:
    """Yield the reports that share a long enough run of words, the most alike first."""
    ours: defaultdict[int, list[int]] = defaultdict(list)
    for hash_, position in fingerprints(words.words, gram=how.gram, window=how.window):
        ours[hash_].append(position)
    seeds: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for hash_, other, position in index.postings(list(ours), how.newest):
        if other != report.id:
            seeds[other] += [(own, position) for own in ours[hash_][:3]]
    for other in sorted(seeds, key=lambda o: (-len(seeds[o]), o))[: how.candidates]:
        earlier = index.report(other)
        if earlier is None:
            continue
        theirs = words_of(earlier)
        runs = shared_runs(words, theirs, seeds[other], least=how.min_words)
        if runs:
            yield Kin(earlier, theirs, runs, credits_of(earlier, index.attributions_of(other)))


def _copies(
    report: Report, words: Words, credited: list[Credit], kin: list[Kin], how: TraceSettings
) -> Iterator[Derivation | InferredReport]:
    """Yield edges for shared words: to an unseen parent that both or one of them credit, else directly."""
    taken: set[int] = set()
    for one in sorted(kin, key=lambda k: (-_length(k.runs), k.report.id)):
        order = order_of(report, one.report, credited, one.credits)
        wire = _common_wire(report, one, credited)
        if wire is not None:
            yield from _from_wire(report, one, words, wire)
            taken |= covered_words(one.runs)
        elif order.parent is report:
            yield _copy_edge(order, words, one)
        elif len(covered_words(one.runs) - taken) >= how.min_words:  # greedy: the best source first, others for what it leaves
            yield _copy_edge(order, words, one)
            taken |= covered_words(one.runs)


def _length(runs: list[Run]) -> int:
    return sum(run.length for run in runs)


def _common_wire(report: Report, one: Kin, credited: list[Credit]) -> Credit | None:
    """Return the agency that the item as a whole is credited to, if the other is neither that agency nor credited otherwise."""
    for credit in credited:
        other = next((c for c in one.credits if c.key == credit.key), None)
        if credit.key == key(one.report.outlet or ""):
            continue
        if (credit.whole and (other is not None or not any(c.whole for c in one.credits))) or (other is not None and other.whole):
            return credit
    whole = next((c for c in one.credits if c.whole and c.key != key(report.outlet or "")), None)
    return whole if whole is not None and not any(c.whole for c in credited) else None


def _from_wire(report: Report, one: Kin, words: Words, wire: Credit) -> Iterator[Derivation | InferredReport]:
    """Yield both reports as copies of the wire that neither of them can have written."""
    parent = inferred_parent(
        wire.name, report, f"{wire.name} is credited for words that {_named(report)} and {_named(one.report)} share"
    )
    yield parent
    for child, total, other in ((report, words, one.report), (one.report, one.words, report)):
        share = min(1.0, _length(one.runs) / max(1, len(total.words)))
        longest = max(one.runs, key=lambda r: r.length)
        at, length = (longest.ours if child is report else longest.theirs), longest.length
        proof = [
            Evidence(
                kind=EvidenceKind.SHARED_PASSAGE,
                note=f"{_length(one.runs)} words as in {_named(other)}",
                child=_words(child, total, at, length),
            )
        ]
        if wire.where is not None and wire.where.report == child.id:
            proof.append(Evidence(kind=EvidenceKind.CREDIT, note=f"credits {wire.name}", child=wire.where))
        yield Derivation(
            child=child.id, parent=parent.id, type=DerivationType.COPIES if share >= _COPY else DerivationType.QUOTES, share=round(share, 3),
            certainty=Certainty.STRONG if len(proof) > 1 else Certainty.LIKELY, evidence=tuple(proof), method=METHOD,
        )  # fmt: skip


def _copy_edge(order: Order, words: Words, one: Kin) -> Derivation:
    child_words, parent_words = (one.words, words) if order.child is one.report else (words, one.words)
    share = min(1.0, _length(one.runs) / max(1, len(child_words.words)))
    proof = []
    for run in sorted(one.runs, key=lambda r: -r.length)[:12]:
        at, there = (run.theirs, run.ours) if order.child is one.report else (run.ours, run.theirs)
        left, right = _words(order.child, child_words, at, run.length), _words(order.parent, parent_words, there, run.length)
        proof.append(Evidence(kind=EvidenceKind.SHARED_PASSAGE, note=f"{run.length} words in a row", child=left, parent=right))
    proof.append(Evidence(kind=order.evidence, note=order.note))
    certain = (
        Certainty.EXPLICIT if order.evidence is EvidenceKind.CREDIT else Certainty.STRONG if share >= _COPY else Certainty.LIKELY
    )
    return Derivation(
        child=order.child.id, parent=order.parent.id, type=_copy_type(order, share, one, child_words), direction=order.direction,
        certainty=certain, share=round(share, 3), evidence=tuple(proof), method=METHOD,
    )  # fmt: skip


def _copy_type(order: Order, share: float, one: Kin, child_words: Words) -> DerivationType:
    child, parent = order.child, order.parent
    if child.version_key and child.version_key == parent.version_key:
        return DerivationType.REVISES
    if share >= _COPY:
        same = child.outlet and parent.outlet and key(child.outlet) == key(parent.outlet)
        return DerivationType.REVISES if same and share >= 0.5 else DerivationType.COPIES
    positions = [run.theirs if child is one.report else run.ours for run in one.runs]
    blocks = [child.block_at(child_words.starts[at]) for at in positions]
    quoted = all(b is not None and b.kind in (BlockKind.QUOTE, BlockKind.EMBEDDED_POST) for b in blocks)
    return DerivationType.QUOTES if quoted or order.evidence is EvidenceKind.CREDIT else DerivationType.COPIES


def _words(report: Report, words: Words, at: int, length: int) -> Passage:
    return passage(report.id, report.text, words.starts[at], words.ends[at + length - 1])


def _named(report: Report) -> str:
    return report.outlet or report.key


# ------------------------------------------------------------------------------------------------ 2 credits


def inferred_parent(name: str, report: Report, why: str) -> InferredReport:
    """Return the unseen item of `name`: one per outlet and month, so that siblings meet at it in whatever order they come."""
    month = report.published.at.strftime("%Y-%m") if report.published else None
    return InferredReport(name=name, day=month, stem=key(name), why=why, method=CREDIT_METHOD)


def _credited(
    report: Report, claims: Sequence[Claim], credited: list[Credit], kin: list[Kin], index: TraceIndex
) -> Iterator[Derivation | InferredReport]:
    by_words = {k.report.id for k in kin}
    for credit in credited:
        parent = _captured(report, claims, credit, by_words, index)
        if parent is not None and parent.id in by_words:
            continue  # the shared words have made that edge, directed by this very credit
        note = f"credits {credit.name}" + ("" if credit.whole else " for what it passes on")
        proof = (Evidence(kind=EvidenceKind.CREDIT, note=note, child=credit.where),)
        kind = _credit_type(report, claims, credit)
        if parent is not None:
            yield Derivation(
                child=report.id,
                parent=parent.id,
                type=kind,
                certainty=Certainty.STRONG,
                evidence=proof,
                about=credit.claims,
                method=CREDIT_METHOD,
            )
            continue
        unseen = inferred_parent(
            credit.name, report, f"{credit.name} is credited, and nothing of it that tells this was captured"
        )
        yield unseen
        yield Derivation(
            child=report.id,
            parent=unseen.id,
            type=kind,
            certainty=Certainty.EXPLICIT,
            evidence=proof,
            about=credit.claims,
            method=CREDIT_METHOD,
        )


def _credit_type(report: Report, claims: Sequence[Claim], credit: Credit) -> DerivationType:
    """A report whose focus comes wholly through the credited outlet digests it; one that passes on a statement attributes it."""
    focus = [c.id for c in claims if c.focus and c.frame and not c.repeats]
    if credit.whole or (focus and len(set(focus) & set(credit.claims)) * 2 > len(focus)):
        return DerivationType.REWRITES if credit.whole else DerivationType.DIGESTS
    return DerivationType.ATTRIBUTES


def _captured(report: Report, claims: Sequence[Claim], credit: Credit, by_words: set[str], index: TraceIndex) -> Report | None:
    """Return the captured report of the credited outlet that tells the same, preferring one that shares words."""
    when = report.published.at if report.published else None
    own = [r for r in map(index.report, index.reports_of_outlet(credit.key, when)) if r is not None and r.id != report.id]
    shared = next((r for r in own if r.id in by_words), None)
    if shared is not None:
        return shared
    before = [r for r in own if when is None or r.published is None or r.published.at <= when]
    told = Counter({r.id: _alike(claims, credit, index.claims_of(r.id)) for r in before})
    best = max(before, key=lambda r: (told[r.id], r.id), default=None)
    return best if best is not None and told[best.id] > 0 else None


def _alike(ours: Sequence[Claim], credit: Credit, theirs: Sequence[Claim]) -> int:
    """Return how many of the claims that came through the credit have a counterpart of the same type and place or figure."""
    mine = [c for c in ours if c.frame and (c.id in credit.claims or credit.whole)]
    return sum(any(_same(a, b) for b in theirs) for a in mine)


def _same(a: Claim, b: Claim) -> bool:
    if a.frame is None or b.frame is None or a.frame.type != b.frame.type:
        return False
    places = {key(p.name) for p in (*a.frame.places, *a.frame.sites)} & {key(p.name) for p in (*b.frame.places, *b.frame.sites)}
    figures = {(f.lo, f.hi) for f in a.frame.figures if f.lo is not None} & {(f.lo, f.hi) for f in b.frame.figures}
    return bool(places or figures)


# ------------------------------------------------------------------------------------------------ 3 embeds, 4 links, 5 changes


def _embeds(report: Report, posts: Sequence[Post]) -> Iterator[Derivation]:
    for post in posts:
        where = passage(report.id, report.text, post.start, post.end)
        proof = (
            Evidence(
                kind=EvidenceKind.EMBED,
                note=f"holds the post of {post.author or post.handle or 'an unknown author'} in full",
                child=where,
            ),
        )
        yield Derivation(
            child=report.id,
            parent=post.id,
            type=DerivationType.EMBEDS,
            certainty=Certainty.EXPLICIT,
            evidence=proof,
            method=POST_METHOD,
        )


def _links(report: Report, index: TraceIndex) -> Iterator[Derivation]:
    for link in report.links:
        for parent in index.reports_with_url(link.url):
            if parent != report.id:
                where = passage(report.id, report.text, link.start, link.end)
                proof = (Evidence(kind=EvidenceKind.LINK, note=f"links to {link.url}", child=where),)
                yield Derivation(
                    child=report.id,
                    parent=parent,
                    type=DerivationType.LINKS,
                    certainty=Certainty.EXPLICIT,
                    evidence=proof,
                    method=LINK_METHOD,
                )


def _changed(edge: Derivation, report: Report, claims: Sequence[Claim], index: TraceIndex) -> Derivation:
    """Return the edge with what it altered, where both ends are held."""
    other = index.report(edge.parent if edge.child == report.id else edge.child)
    if other is None or edge.direction is Direction.UNKNOWN or other.lang != report.lang:
        return edge
    theirs = index.claims_of(other.id)
    child, parent = (report, other) if edge.child == report.id else (other, report)
    ours, told = (claims, theirs) if child is report else (theirs, claims)
    found = changes_between(child, parent, ours, told)
    return replace(edge, changes=found) if found else edge
