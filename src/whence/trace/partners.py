"""Which earlier-seen texts share words with a report, and who took them from whom.

In: a report's ends, its credits, the index. Out: `Pair`s with runs and verdict, and the siblings by a common uncaptured parent.
Work is bounded: first and newest places per fingerprint, `settings.candidates` reports.
Refuses: to compare a report with itself, a host with the post it embeds, or one post under two hosts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from whence.language.words.normal import fold
from whence.model.captured import Post, Report
from whence.model.traced import Derivation, InferredReport
from whence.settings import TraceSettings
from whence.trace.credits import Credit
from whence.trace.direction import Verdict, direct, unknown
from whence.trace.ends import End, ends_of
from whence.trace.fingerprints import marks_of
from whence.trace.framing import only_frames
from whence.trace.index import TraceIndex
from whence.trace.names import Name, name_of, names_in_credit, same_name
from whence.trace.passages import Run, covered, shared_runs, size
from whence.trace.texts import words_of

# Below this many shared words, silence about a source says nothing: a sentence may have come another way.
_SILENT = 25
_MARKS = 20_000
_STOCK = 6
# A standing paragraph: so many outlets hold it over so many days, while sharing hardly anything else.
_STANDING_OUTLETS = 4
_STANDING_DAYS = 5
_STANDING_SHARE = 0.3


class Partner(NamedTuple):
    """A report that shares words with the new one: its ends, its known parents, and the wires that it credits.

    `parts` are those of its wires that it credits for some of its words only.
    """

    ends: tuple[End, ...]
    runs: tuple[Run, ...]
    parents: tuple[Derivation, ...]
    unseen: tuple[InferredReport, ...]
    wires: tuple[Name, ...]
    parts: tuple[Name, ...] = ()

    @property
    def own(self) -> End:
        """Return the end that is the report itself."""
        return self.ends[0]


class Pair(NamedTuple):
    """Two ends with the runs that they share, seen from `one`, an end of the new report."""

    one: End
    other: End
    runs: tuple[Run, ...]
    verdict: Verdict
    partner: Partner
    wire: Credit | None = None
    silent: bool = False
    rival: Name | None = None


def partners_of(ends: Sequence[End], index: TraceIndex, settings: TraceSettings) -> list[Partner]:
    """Return the reports that share at least one run with the new one, those that share most marks first."""
    own = ends[0]
    found: list[Partner] = []
    for id_ in _candidates(own, index, settings):
        report = index.report(id_)
        if report is None:
            continue
        posts = index.posts_of(id_)
        words = words_of(report, posts, gram=settings.gram, window=settings.window)
        runs = shared_runs(own.words, words, least=settings.min_words)
        if runs:
            parents = tuple(index.edges_of([id_]))
            named = [index.record(edge.parent) for edge in parents if edge.parent.startswith("inf_")]
            unseen = tuple(record for record in named if isinstance(record, InferredReport))
            lines = (n for line in report.credits for n in names_in_credit(line) if not _is_own(n, report))
            wires = [*lines, *(name_of(i.name) for i in unseen if i.name)]
            whole = {edge.parent for edge in parents if not edge.about}
            parts = tuple(name_of(i.name) for i in unseen if i.name and i.id not in whole)
            found.append(Partner(tuple(ends_of(report, posts, words)), runs, parents, unseen, tuple(dict.fromkeys(wires)), parts))
    return found


def _is_own(name: Name, report: Report) -> bool:
    """Say whether a credit line is the outlet's own: a wire's dateline names the wire."""
    return report.outlet is not None and same_name(name_of(report.outlet), name, within=True)


def _candidates(own: End, index: TraceIndex, settings: TraceSettings) -> list[str]:
    """Return the reports to compare with: those with most marks in common, rare marks first.

    Reports that have only one or two marks which everybody has (stock phrases) are compared too, but few of them.
    """
    asked = [hash_ for hash_, _ in marks_of(own.words)]
    step = -(-len(asked) // _MARKS) or 1  # a book-length page is looked up by a sample of its marks
    places = {(hash_, other) for hash_, other, _ in index.postings(asked[::step], settings.newest) if other != own.report.id}
    held = Counter(hash_ for hash_, _ in places)
    hits: Counter[str] = Counter()
    weight: defaultdict[str, float] = defaultdict(float)
    for hash_, other in sorted(places):
        hits[other] += 1
        weight[other] += 1 / held[hash_]
    common = 1 / max(2, settings.newest // 2)
    ranked = sorted(hits, key=lambda r: (-hits[r] * 8 - weight[r], r))
    stock = {r for r in ranked if hits[r] <= 2 and weight[r] <= hits[r] * common}
    kept = [r for r in ranked if r not in stock][: settings.candidates]
    return kept + [r for r in ranked if r in stock][: min(_STOCK, settings.candidates - len(kept))]


def pairs_of(ends: Sequence[End], credited: Sequence[Credit], partners: Sequence[Partner]) -> Iterator[Pair]:
    """Yield each two ends that share runs, with who took from whom."""
    for partner in partners:
        apart: defaultdict[tuple[int, int], list[Run]] = defaultdict(list)
        for run in partner.runs:
            apart[ends[0].words.unit(run.a), partner.own.words.unit(run.b)].append(run)
        for (mine, theirs), runs in sorted(apart.items()):
            one, other = ends[mine], partner.ends[theirs]
            if not _is_one_post(one, other, ends, partner.ends) and not only_frames(one, other, runs):
                yield _judged(Pair(one, other, tuple(runs), direct(one, other, tuple(runs)), partner), credited)


def judge(one: End, other: End, runs: tuple[Run, ...], ours: Sequence[Credit], theirs: Sequence[Credit]) -> Verdict:
    """Return who took the runs (seen from `one`) from whom, given what both texts credit: two that credit one wire are siblings by it."""
    wires = tuple(credit.name for credit in theirs if credit.sure and credit.whole)
    partner = Partner((other,), runs, (), (), wires)
    return _judged(Pair(one, other, runs, direct(one, other, runs), partner), [c for c in ours if c.sure]).verdict


def _is_one_post(one: End, other: End, ours: Sequence[End], theirs: Sequence[End]) -> bool:
    """Say whether the shared words are those of one post that both hosts hold: that says nothing of who took from whom."""

    def holds(ends: Sequence[End], post: Post | None) -> bool:
        return post is not None and any(e.post is not None and e.post.post_key == post.post_key for e in ends)

    return holds(theirs, one.post) or holds(ours, other.post)


def _judged(pair: Pair, credited: Sequence[Credit]) -> Pair:
    """Return the pair with what credits to third parties change: two that credit one wire are siblings by it."""
    if pair.one.post is not None or pair.other.post is not None or pair.verdict.credited:
        return pair
    one, other, partner = pair.one, pair.other, pair.partner
    third = [c for c in credited if c.sure and not _is(c.name, other)]
    wires = [w for w in partner.wires if not _is(w, one) and (w not in partner.parts or _stands_by(w, pair))]
    both = (c for c in third if any(same_name(c.name, w) for w in wires) or _named(other, c.name))
    common = next((c for c in both if c.whole or not c.claims or _stands_by(c.name, pair)), None)
    if common is None:
        wire = next((w for w in wires if _named(one, w)), None)
        common = Credit(wire, False, False, True, None, ()) if wire is not None else None
    if common is not None:
        why = f"both credit {common.name.written} for it"
        return pair._replace(wire=common, verdict=unknown(one, other, why))
    whole = next((c for c in third if c.whole), None)
    passed = whole or next((c for c in third if _is_for(c, pair)), None)
    if passed is not None and wires:
        return pair._replace(
            verdict=unknown(one, other, f"one credits {passed.name.written}, the other {wires[0].written}"), rival=wires[0]
        )
    return _half_credited(pair, whole, wires)


def _stands_by(wire: Name, pair: Pair) -> bool:
    """Say whether half of the shared words stand in paragraphs of either text that name this wire.

    A credit for some sentences says nothing of where the rest of a long passage is from.
    """
    sides = ((pair.one, pair.runs), (pair.other, tuple(run.turned() for run in pair.runs)))
    return any(2 * _words_by(wire, end, runs) >= size(covered(runs)) for end, runs in sides)


def _words_by(wire: Name, end: End, runs: Sequence[Run]) -> int:
    """Return how many of the shared words stand in paragraphs of one text that name this wire."""
    named = [(b.start, b.end) for b in end.report.blocks if _is_in(wire, end.report.text[b.start : b.end])]
    places = (end.words.starts[at] for first, after in covered(runs) for at in range(first, after))
    return sum(1 for place in places if any(start <= place < stop for start, stop in named))


def _is_in(wire: Name, text: str) -> bool:
    folded = f" {fold(text)} "
    return any(f" {form} " in folded for form in wire.forms if len(form) > 1)


def _is_for(credit: Credit, pair: Pair) -> bool:
    """Say whether a credit stands in a paragraph whose words both share: it is for these words."""
    report, words = pair.one.report, pair.one.words
    if credit.where is None:
        return False
    block = report.block_at(credit.where.start)
    return block is not None and any(report.block_at(words.starts[run.a]) == block for run in pair.runs)


def _half_credited(pair: Pair, whole: Credit | None, wires: Sequence[Name]) -> Pair:
    """Where only the later of two credits a wire, it has not taken from the earlier, and that one may have the wire's words too."""
    verdict = pair.verdict
    if size(covered(pair.runs)) < _SILENT:
        return pair
    if whole is not None and verdict.child is pair.one:
        return pair._replace(
            wire=whole, silent=True, verdict=unknown(pair.one, pair.other, f"{pair.one.name} credits {whole.name.written} for it")
        )
    if wires and verdict.child is pair.other:
        credit = Credit(wires[0], False, False, True, None, ())
        note = f"{pair.other.name} credits {wires[0].written} for it"
        return pair._replace(wire=credit, silent=True, verdict=unknown(pair.one, pair.other, note))
    return pair


def _is(name: Name, end: End) -> bool:
    return end.outlet is not None and same_name(end.outlet, name, within=True)


def _named(end: End, name: Name) -> bool:
    return any(end.words.mentions(form) for form in name.forms if len(form) > 1)


def standing_runs(pairs: Sequence[Pair]) -> frozenset[Run]:
    """Return the runs of the new report that look like stock text: many outlets, over days, that share nothing else with it.

    A thin rule, and a verdict that can change with the next report; it lowers certainty and drops nothing.
    """
    strangers = [p for p in pairs if p.one.post is None and p.other.post is None and _is_stranger(p)]
    held: defaultdict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in strangers:
        for run in pair.runs:
            held[run.a, run.a + run.length].append(pair)
    found: set[Run] = set()
    for pair in strangers:
        for run in pair.runs:
            around = {
                id(p): p
                for (a, b), ps in held.items()
                if min(b, run.a + run.length) - max(a, run.a) >= 0.8 * run.length
                for p in ps
            }
            if _is_standing(list(around.values())):
                found.add(run)
    return frozenset(found)


def _is_stranger(pair: Pair) -> bool:
    words = size(covered(pair.runs))
    return words < _STANDING_SHARE * pair.one.size and words < _STANDING_SHARE * max(1, pair.other.size)


def _is_standing(pairs: Sequence[Pair]) -> bool:
    outlets = {p.other.outlet.forms[0] for p in pairs if p.other.outlet is not None}
    days = [m.at.timestamp() / 86400 for p in pairs for m in (p.other.moment, p.one.moment) if m is not None]
    return len(outlets) >= _STANDING_OUTLETS and bool(days) and max(days) - min(days) > _STANDING_DAYS
