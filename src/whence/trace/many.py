"""Who took it from whom among many texts: thousands to millions, by the archive.

In: reports (with their posts, and what was read in them, if anything was) in canonical order, an archive, and a `lookup` that gives a report
of the archive again by its number. Out: the edges that `tracing.trace` gives for shared words, with passages, evidence, direction and changes.

    1 share      batches of texts -> pairs and runs        archive
    2 direct     credit or link, then times, then cuts     direction.py
    3 edge       type, share, certainty, passages          shared.py
    4 changes    what each edge altered                    altered.py

Memory is that of a batch and of some thousand texts, whatever the number.
Refuses: to make much of a lone passage (`archive.lone`); to infer parents nobody captured and to follow credits without shared words: both
need every report read, and `trace` does that for a case.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from whence.model.base import Record, replace
from whence.model.captured import Post, Report
from whence.model.said import Claim
from whence.model.traced import Derivation, Evidence
from whence.model.vocabulary import Certainty, Direction, EvidenceKind
from whence.settings import TraceSettings
from whence.trace.altered import ALIGNED, Told, altered
from whence.trace.archive import Archive, Links, Text, lone
from whence.trace.credits import credits_of
from whence.trace.ends import End, ends_of
from whence.trace.names import name_of
from whence.trace.partners import judge
from whence.trace.passages import Run, weight
from whence.trace.shared import Shared, shared_edge
from whence.trace.texts import stretches_in, words_at

LONE = "one passage alone, between no quotation marks, in two texts that share nothing else: it may be standing text"
BATCH = 1024
_HELD = 2048
_DEFAULTS = TraceSettings()


class Item(NamedTuple):
    """A report with its posts and what was read of it; nothing where it was not read."""

    report: Report
    posts: Sequence[Post] = ()
    said: Sequence[Record] = ()


class Traced(NamedTuple):
    """An edge with the two ends that it names."""

    edge: Derivation
    child: End
    parent: End


Lookup = Callable[[int], Item]


def canonical(item: Item) -> tuple[bool, float, str, str]:
    """Return the key that puts reports in canonical order: stated time, undated last, then the name, then the id."""
    moment = item.report.published
    return (moment is None, moment.at.timestamp() if moment else 0.0, item.report.key, item.report.id)


class Outlets:
    """The number of every outlet, by its name without what only says what it is; 0 where none is known."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, outlet: str | None) -> int:
        """Return the number of an outlet, a new one for a new name."""
        forms = name_of(outlet).forms if outlet else ()
        return self._numbers.setdefault(forms[0], len(self._numbers) + 1) if forms else 0


def trace_many(
    items: Iterable[Item],
    lookup: Lookup,
    archive: Archive,
    *,
    outlets: Outlets,
    settings: TraceSettings = _DEFAULTS,
    batch: int = BATCH,
) -> Iterator[Traced]:
    """Yield the edges of who took from whom among `items`, which are in canonical order, and the reports that `archive` holds.

    `lookup(n)` returns report n of the archive, counted in the order in which they were added, those of earlier calls first. The edges do
    not depend on `batch`.
    """
    held = _Held(lookup, archive)
    source = iter(items)
    while taken := list(islice(source, batch)):
        base = archive.size
        texts = [Text(i.report.text, outlets.number(i.report.outlet), stretches_in(i.report, i.posts)) for i in taken]
        links = archive.add(texts)
        held.begin(base, taken)
        yield from _edges(links, lone(links, archive.counted.numbers).tolist(), held, settings)


def _edges(links: Links, weak: Sequence[bool], held: "_Held", settings: TraceSettings) -> Iterator[Traced]:
    firsts = [*links.pairs[:, 5].tolist(), len(links.runs)]
    for p, (child, source) in enumerate(links.pairs[:, :2].tolist()):
        runs = [Run(a, b, size) for a, b, size in links.runs[firsts[p] : firsts[p + 1], :3].tolist()]
        yield from _pair_edges(held.ends(child), held.ends(source), runs, settings, weak=weak[p])


class _Held:
    """The texts at hand: those of the batch, and the last that were asked for."""

    def __init__(self, lookup: Lookup, archive: Archive) -> None:
        self._lookup, self._archive = lookup, archive
        self._base, self._batch = 0, list[Item]()
        self._kept: OrderedDict[int, list[Told]] = OrderedDict()

    def begin(self, base: int, batch: list[Item]) -> None:
        """Take a new batch, whose first text has the number `base`."""
        self._base, self._batch = base, batch

    def ends(self, number: int) -> list[Told]:
        """Return the ends of a text."""
        if number not in self._kept:
            item = self._batch[number - self._base] if number >= self._base else self._lookup(number)
            claims = tuple(r for r in item.said if isinstance(r, Claim))
            named = tuple(credits_of(item.report, item.said))
            starts, ends = self._archive.where(number)
            words = words_at(item.report, item.posts, starts.tolist(), ends.tolist())
            self._kept[number] = [Told(end, claims, credits=named) for end in ends_of(item.report, item.posts, words)]
            if len(self._kept) > _HELD:
                self._kept.popitem(last=False)
        self._kept.move_to_end(number)
        return self._kept[number]


def _pair_edges(
    ours: Sequence[Told], theirs: Sequence[Told], runs: Sequence[Run], settings: TraceSettings, *, weak: bool
) -> Iterator[Traced]:
    """Yield the edges between two texts: one for every two ends, the report's own text or a post, that share words."""
    mine, yours = ours[0].end.words, theirs[0].end.words
    apart: defaultdict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in runs:
        for same in _same_words(run, mine.folded, yours.folded, settings.gram):
            apart[mine.unit(same.a) if len(ours) > 1 else 0, yours.unit(same.b) if len(theirs) > 1 else 0].append(same)
    for (at, there), found in sorted(apart.items()):
        one, other = ours[at], theirs[there]
        if not (_is_held(one.end, theirs) or _is_held(other.end, ours)):
            edge = _edge(one, other, found, settings, weak=weak)
            if edge is not None:
                yield edge


def _same_words(run: Run, mine: Sequence[str], yours: Sequence[str], least: int) -> Iterator[Run]:
    """Yield what of a run is the same words; the archive compares them by number, by which one in 65,536 is taken for another."""
    begin = 0
    for n in [*(n for n in range(run.length) if mine[run.a + n] != yours[run.b + n]), run.length]:
        if n - begin >= least:
            yield Run(run.a + begin, run.b + begin, n - begin)
        begin = n + 1


def _is_held(end: End, others: Sequence[Told]) -> bool:
    """Say whether this end is a post that the other report holds too: that says nothing of who took from whom."""
    return end.post is not None and any(o.end.post is not None and o.end.post.post_key == end.post.post_key for o in others)


def _edge(one: Told, other: Told, runs: Sequence[Run], settings: TraceSettings, *, weak: bool) -> Traced | None:
    long = [run for run in runs if weight(one.end.words.folded, run) >= settings.min_words]
    counted = tuple(sorted(long or runs))  # texts too short for a whole passage share what they have
    verdict = judge(one.end, other.end, counted, one.credits, other.credits)
    turned = verdict.child is not one.end
    edge = shared_edge(Shared(verdict, tuple(sorted(run.turned() for run in counted)) if turned else counted))
    if edge is None:
        return None
    child, parent = (other, one) if turned else (one, other)
    if weak and not verdict.credited:
        note = Evidence(kind=EvidenceKind.STRUCTURE, note=LONE)
        edge = replace(edge, certainty=Certainty.INFERRED, direction=Direction.UNKNOWN, evidence=(*edge.evidence, note))
    near = sorted(run.turned() if turned else run for run in runs if run.length >= ALIGNED)
    return Traced(altered(edge, child, parent, near), child.end, parent.end)
