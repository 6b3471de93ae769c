"""Edges for a credit without shared words: "X reported", and a report of X that tells the same is in the case.

In: a report's credits and what was read in it, and the index. Out: edges to captured reports, for one credit one for each report it means.
Refuses: a report of the credited outlet that tells of something else, gives other figures, or came later; the bare name is not enough.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from whence.language.actors.register import Register
from whence.language.words.normal import fold, key
from whence.model.base import Record
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.traced import Derivation, Evidence
from whence.model.vocabulary import Certainty, DerivationType, EvidenceKind, ReportKind
from whence.trace.called import NOBODY, is_medium, keys_of
from whence.trace.credits import Credit
from whence.trace.ends import End, ends_of, span_of
from whence.trace.index import TraceIndex
from whence.trace.likeness import Keys, alike, matter_of, same_counts, same_telling, unread_matter
from whence.trace.names import name_of, same_name
from whence.trace.passed import Part, paragraphs, parts_of
from whence.trace.retold import Gist, gist_of_all, names_in, touched
from whence.trace.texts import words_of

METHOD = "trace.credits/3"
_ASKED = 4
_COMPARED = 12
# A retelling this much shorter than what it retells is a digest of it.
_DIGEST = 0.75
# A credit that means more reports of one outlet than these is a survey of them.
_MOST = 3
_SAME = 2
# What tells this part of what the best tells may be meant as well.
_ABOUT = 0.85
# Words in common with the one report of the day that a credit names.
_TOUCHED = 2.0
# A report that names a medium, of which the case has one report of these days on the same matter, means that one.
_DAYS = timedelta(days=7)
_BESIDE = 4.0  # words of the paragraph that names it
_NAMES = 3


class Telling(NamedTuple):
    """A captured report that a credit means, with the credit for what came from it."""

    parent: Report
    credit: Credit


def captured_of(credit: Credit, index: TraceIndex, around: Report, register: Register = NOBODY) -> list[Report]:
    """Return captured reports of the credited outlet, those nearest in time first; empty where the name is no outlet of the case.

    Whom the register calls so is meant too, by the whole name of an outlet ("the Authority's station").
    """
    when = around.published.at if around.published else None
    also = keys_of(credit.name, register)
    if around.outlet and key(around.outlet) in also:
        return []
    asked = (*credit.name.forms[:_ASKED], *sorted(credit.name.acronyms), *also)
    ids = [id_ for form in dict.fromkeys(asked) for id_ in index.reports_of_outlet(form, when)]
    found = [index.report(id_) for id_ in dict.fromkeys(ids) if id_ != around.id]
    held = [r for r in found[: _COMPARED * 2] if r is not None and r.outlet]
    return [r for r in held if key(r.outlet or "") in also or same_name(name_of(r.outlet or ""), credit.name)]


def settled(
    credited: Iterable[Credit], index: TraceIndex, report: Report, register: Register
) -> list[tuple[Credit, list[Report]]]:
    """Return the credits that count, with the captured reports of each: sure ones, and those whose name is an outlet's or a known wire's."""
    kept = []
    for credit in credited:
        captured = captured_of(credit, index, report, register)
        if credit.sure or captured or any(index.inferred_named(form) for form in credit.name.forms[:2]):
            kept.append((credit, captured))
    return kept


def told_by(
    credit: Credit,
    captured: Sequence[Report],
    report: Report,
    said: Sequence[Record],
    index: TraceIndex,
    register: Register = NOBODY,
) -> list[Telling]:
    """Return the captured reports that the credit means: each tells what one paragraph passes on, and not later. Empty where none does."""
    before = [r for r in captured if not is_later(r, report)][:_COMPARED]
    parts = parts_of(credit, report, said) if before else []
    meant: dict[str, tuple[Report, list[Part]]] = {}
    for part in sorted(parts, key=lambda p: not p.names):
        best = _most_told(part, before, report, said, index)
        if best is not None and (best.id in meant or part.names or not meant):
            meant.setdefault(best.id, (best, []))[1].append(part)
    if len(meant) > 1:
        return [Telling(parent, _narrowed(credit, own)) for parent, own in list(meant.values())[:_MOST]]
    if meant:
        return [Telling(parent, _narrowed(credit, _of(parts, parent))) for parent, _ in meant.values()]
    dated = _by_day(before, parts)
    if dated is not None:
        return [Telling(dated[0], _narrowed(credit, [dated[1]]))]
    parent = _by_reading(credit, before, parts, said, index)
    if parent is not None:
        return [Telling(parent, credit)]
    # A page under an agency's byline is that agency's text: it shares words with the dispatch that it is of, or it is of one nobody captured.
    near = [] if credit.line else [r for r in before if _is_near(r, report)]
    if len(near) == 1 and is_medium(near[0], register) and _is_matter_of(near[0], report, parts):
        return [Telling(near[0], _narrowed(credit, parts)._replace(whole=False, named=True))]
    return []


def _is_near(parent: Report, report: Report) -> bool:
    """Say whether a report came out in the days before another."""
    if parent.published is None or report.published is None:
        return False
    return report.published.at - parent.published.at <= _DAYS


def _is_matter_of(parent: Report, report: Report, parts: Sequence[Part]) -> bool:
    """Say whether a medium's one report of these days is of the matter of a report that names it, and touches on what it names it for.

    A day that stands beside the name must be that of the report; so a film of Friday is not the bulletin of Thursday.
    """
    gist, day = _gist(parent), parent.published.at.date() if parent.published is not None else None
    if any(part.contradicts(gist) or (part.dated and day not in part.dated) for part in parts):
        return False
    called = {word for each in (parent, report) for word in fold(each.outlet or "").split()}
    shared = (names_in(parent.text) & names_in(report.text)) - called
    near = max((touched(part.around, gist) for part in parts if part.around is not None), default=0.0)
    return near >= _BESIDE and len(shared) >= _NAMES and _is_one_language(parent, report)


def _by_day(before: Sequence[Report], parts: Sequence[Part]) -> tuple[Report, Part] | None:
    """Return the one report that came out on the day on which the credited is said to have published something, and touches on it.

    The day says which one is meant; a few words must agree, and no figure may speak against it.
    """
    for part in parts:
        on_day = [r for r in before if r.published is not None and r.published.at.date() in part.days]
        if len(on_day) == 1 and part.touches(_gist(on_day[0])) >= _TOUCHED:
            return on_day[0], part
    return None


def _most_told(part: Part, before: Sequence[Report], report: Report, said: Sequence[Record], index: TraceIndex) -> Report | None:
    """Return the report that tells most of a part; of those that tell about as much, the one that tells the same by what was read."""
    told = {r.id: part.tells(_gist(r)) for r in before if _is_one_language(r, report)}
    most = max(told.values(), default=0.0)
    if not most:
        return None
    passed = [c for c in said if isinstance(c, Claim) and c.id in part.claims]
    near = [r for r in before if told.get(r.id, 0.0) >= _ABOUT * most]
    ours = matter_of(passed)
    return max(near, key=lambda r: (_alike(ours, passed, index.claims_of(r.id)), -near.index(r)))


def _of(parts: Sequence[Part], parent: Report) -> list[Part]:
    """Return the parts that may be from this report: a paragraph whose figures it does not give is from another of its outlet."""
    gist = _gist(parent)
    return [part for part in parts if part.tells(gist) or not part.contradicts(gist)]


def _narrowed(credit: Credit, parts: Sequence[Part]) -> Credit:
    """Return the credit for what these paragraphs pass on; where no claim is credited, for the claims of their sentences."""
    passed = {id_ for part in parts for id_ in part.claims}
    beside = dict.fromkeys(id_ for part in parts for id_ in part.beside)
    return credit._replace(claims=tuple(id_ for id_ in credit.claims if id_ in passed) or tuple(beside))


def _by_reading(
    credit: Credit, before: Sequence[Report], parts: Sequence[Part], said: Sequence[Record], index: TraceIndex
) -> Report | None:
    """Return the captured report that tells the same by what was read in both: one occurrence in one place, or with one figure.

    Of a body or a person, who speak to many, what they said must be the same: more than the place.
    """
    if credit.named:
        return None
    claims = [c for c in said if isinstance(c, Claim)]
    passed = [c for c in claims if credit.whole or c.id in credit.claims]
    ours = matter_of(passed) or (matter_of(claims) or unread_matter(said) if credit.sure else frozenset())
    free = [r for r in before if not any(part.contradicts(_gist(r)) for part in parts)]
    told = {r.id: _alike(ours, passed, index.claims_of(r.id), least=1 if credit.sure else _SAME) for r in free}
    best = max(free, key=lambda r: (told[r.id], -free.index(r)), default=None)
    return best if best is not None and told[best.id] > 0 else None


def _alike(ours: Keys, passed: Sequence[Claim], theirs: Sequence[Claim], *, least: int = 1) -> int:
    """Return how much of what was passed on the other report tells; the same figures of a stock tell it too ("12,000 men in 7 prisons")."""
    shared = alike(ours, matter_of(theirs))
    return shared if shared >= least else int(same_counts(passed, theirs) or same_telling(passed, theirs))


def _gist(report: Report) -> Gist:
    return gist_of_all(report.title, report.text)


def _is_one_language(one: Report, other: Report) -> bool:
    return not one.lang or not other.lang or one.lang == other.lang


def told_later(own: End, said: Sequence[Record], index: TraceIndex) -> Iterator[Derivation]:
    """Yield edges from reports that credited this outlet before any report of it was in the case."""
    if own.outlet is None:
        return
    mine = [r for r in said if isinstance(r, Claim)]
    ours = matter_of(mine) or unread_matter(said)
    waiting = {i.id for form in own.outlet.forms[:_ASKED] for i in index.inferred_named(form)}
    edges = [e for id_ in sorted(waiting) for e in index.children_of(id_) if e.type is DerivationType.ATTRIBUTES]
    for edge in edges[:_COMPARED]:
        child = index.report(edge.child)
        if child is None or child.id == own.id or is_later(own.report, child):
            continue
        claims = index.claims_of(child.id)
        passed = [c for c in claims if not edge.about or c.id in edge.about]
        where = next((e.child for e in edge.evidence if e.kind is EvidenceKind.CREDIT), None)
        credit = Credit(own.outlet, not edge.about, False, edge.certainty is Certainty.EXPLICIT, where, edge.about)
        parts = parts_of(credit, child, claims) if _is_one_language(own.report, child) else []
        gist = _gist(own.report)
        told = any(part.tells(gist) for part in parts)
        if told or (_alike(ours, mine, passed) and not any(part.contradicts(gist) for part in parts)):
            end = ends_of(child, (), words_of(child, index.posts_of(child.id)))[0]
            yield told_edge(end, own.report, _narrowed(credit, _of(parts, own.report)) if told else credit, claims)


def is_later(parent: Report, child: Report) -> bool:
    """Say whether a report came out only after the child was last changed: a live page credits what came out while it ran."""
    if parent.published is None or child.published is None:
        return False
    until = max(span_of(moment)[1] for moment in (child.published, child.modified) if moment is not None)
    return span_of(parent.published)[0] >= until


def told_edge(child: End, parent: Report, credit: Credit, said: Sequence[Record]) -> Derivation:
    """Return the edge from a report to the captured one that it credits and retells.

    A credit for one paragraph attributes it; a report that comes back to a medium's in others retells a part of it. What a body or a
    person says is attributed to them, however long; the entries of a live page are written one by one, and each attributes what it has.
    """
    words = sum(1 for word in words_of(parent).folded if word)
    if not credit.whole:
        passed = [c for c in said if isinstance(c, Claim) and c.id in credit.claims]
        held = [b for b in paragraphs(child.report) if any(b.start <= c.passage.start < b.end for c in passed)]
        comes_back = len(held) > 1 and credit.sure and child.report.kind is not ReportKind.LIVE_PAGE
        kind = DerivationType.DIGESTS if comes_back else DerivationType.ATTRIBUTES
    elif child.report.lang and parent.lang and child.report.lang != parent.lang:
        kind = DerivationType.TRANSLATES
    else:
        kind = DerivationType.DIGESTS if child.size < _DIGEST * words else DerivationType.REWRITES
    certainty = Certainty.LIKELY if credit.named else Certainty.EXPLICIT
    note = f"{'names' if credit.named else 'credits'} {credit.name.written}, which tells the same"
    return Derivation(
        child=child.id, parent=parent.id, type=kind, certainty=certainty,
        evidence=(Evidence(kind=EvidenceKind.CREDIT, note=note, child=credit.where),), about=() if credit.whole else credit.claims,
        method=METHOD,
    )  # fmt: skip
