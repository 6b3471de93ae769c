"""Changes: what an edge altered, in neutral words, with both passages.

In: child and parent with their claims, and the words that they share. Out: `Change`s. Claims are compared where they tell of the same
kind of occurrence and their words or figures tie them together; without claims, the words around shared passages are.
Refuses: to call a change an error; to report that something was lost where the child says it elsewhere about the same occurrence.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from whence.language.normal import fold
from whence.model.captured import Post, Report
from whence.model.passage import Passage, passage
from whence.model.said import Claim, Figure, Frame, MediaMention, Slot, Voice
from whence.model.traced import Change
from whence.model.vocabulary import BlockKind, ChangeKind, FigureModifier, HedgeClass, SourceKind
from whence.trace.likeness import WIDE
from whence.trace.names import name_of, names_in_credit, same_name
from whence.trace.passages import Run, passage_at
from whence.trace.texts import Words
from whence.trace.wording import Swap, hedge_in, is_other_name, number_in, swaps
from whence.trace.wordlists import kinds_in

_ALIKE = 0.25
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "from",
        "with",
        "and",
        "or",
        "that",
        "which",
        "who",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "has",
        "have",
        "had",
        "it",
        "its",
        "their",
        "his",
        "her",
        "as",
        "after",
        "when",
        "said",
    ]
)
_MOST = 12
_COMPARED = 60


class Side(NamedTuple):
    """One side of an edge: the report in whose text it stands, the post where it is one, its words and claims."""

    report: Report
    post: Post | None
    words: Words
    claims: tuple[Claim, ...]
    media: tuple[MediaMention, ...] = ()

    def told(self) -> list[Claim]:
        """Return its claims of occurrences, without repeats."""
        wanted = self.post.id if self.post is not None else None
        told = (c for c in self.claims if c.frame is not None and not c.repeats and (wanted is None or c.post == wanted))
        return list(islice(told, _COMPARED))


def changes_between(
    child: Side, parent: Side, runs: Sequence[Run] = (), *, names_parent: bool = True, took: bool = True
) -> tuple[Change, ...]:
    """Return what the child's telling altered of the parent's, at most one of a kind per pair of passages.

    `runs` are seen from the child. `names_parent` is false where the child nowhere says that it has this from the parent; `took`
    is false where the edge is only a credit for part of it.
    """
    found: dict[tuple[str, str], Change] = {}
    ours, theirs = [c for c in child.told() if child.post or not c.post], parent.told()
    for claim in ours:
        told = _counterpart(claim, theirs)
        if told is None or not (_in_headline(child.report, claim) or _answers(claim, told, child.report, ours)):
            continue
        changes = _of_headline(claim, told) if _in_headline(child.report, claim) else _of_pair(claim, told, ours, theirs)
        for change in changes:
            if change.kind is ChangeKind.CREDIT_REMOVED and not took:
                continue  # the post stands beside the host's words, with its own credits
            found.setdefault((change.kind, change.note), change)
    for change in _of_media(child, parent):
        found.setdefault((change.kind, change.note), change)
    for change in (*_of_words(child, parent, runs), *_of_credits(child, parent, runs, names_parent=names_parent, took=took)):
        if change.kind not in {kind for kind, _ in found} or change.kind is ChangeKind.NAME_CHANGED:
            found.setdefault((change.kind, change.note), change)
    return tuple(found.values())[:_MOST]


# ------------------------------------------------------------------------------------------------ claims


def _counterpart(claim: Claim, theirs: Sequence[Claim]) -> Claim | None:
    """Return the parent's claim that tells the same: same type, most in common by words, figures and places."""
    if claim.frame is None:
        return None
    same = [c for c in theirs if c.frame is not None and c.frame.type == claim.frame.type and c.modality == claim.modality]
    best = max(((_shared(claim, c), -c.passage.start, c) for c in same), key=lambda s: s[:2], default=None)
    return best[2] if best is not None and best[0] >= _ALIKE else None


def _answers(claim: Claim, told: Claim, report: Report, ours: Sequence[Claim]) -> bool:
    """Say whether no other claim of the child's text tells it more closely: else the two are of different occurrences."""
    mine = _shared(claim, told)
    rivals = (c for c in _of_type(ours, claim) if c is not claim and not _in_headline(report, c))
    return all(_shared(c, told) <= mine for c in rivals)


def _shared(a: Claim, b: Claim) -> float:
    left, right = _content(a.passage.quote), _content(b.passage.quote)
    words = len(left & right) / min(len(left), len(right)) if left and right else 0.0
    if a.frame is None or b.frame is None:
        return words
    counted = {f.of for f in a.frame.figures if f.of and not f.standing} & {
        f.of for f in b.frame.figures if f.of and not f.standing
    }
    places = {w.place for w in (*a.frame.places, *a.frame.sites) if w.place} & {
        w.place for w in (*b.frame.places, *b.frame.sites) if w.place
    }
    return words + (0.25 if counted else 0.0) + (0.15 if places else 0.0)


@lru_cache(maxsize=1024)
def _content(quote: str) -> frozenset[str]:
    return frozenset(fold(quote).split()) - _SMALL


def _in_headline(report: Report, claim: Claim) -> bool:
    block = report.block_at(claim.passage.start)
    if block is None:
        return False
    top = block.start == report.blocks[0].start and fold(report.text[block.start : block.end]) == fold(report.title or "")
    return block.kind is BlockKind.HEADLINE or top


def _of_headline(ours: Claim, theirs: Claim) -> Iterator[Change]:
    for change in (*_figures(ours, theirs), *_causes(ours, theirs), *_sites(ours, theirs)):
        note = f"headline: {change.note}"
        yield Change(kind=ChangeKind.HEADLINE_DIFFERS, note=note, child=change.child, parent=change.parent)
        return


def _of_pair(ours: Claim, theirs: Claim, all_ours: Sequence[Claim], all_theirs: Sequence[Claim]) -> Iterator[Change]:
    mine, yours = _limits(ours), _limits(theirs)
    if yours and not mine and not any(_limits(c) for c in _of_type(all_ours, ours)):
        yield _change(
            ChangeKind.HEDGE_LOST, f"the parent says it with {', '.join(yours)}, the child without a hedge", ours, theirs
        )
    if mine and not yours and not any(_limits(c) for c in _of_type(all_theirs, theirs)):
        yield _change(ChangeKind.HEDGE_ADDED, f"the child adds {', '.join(mine)}", ours, theirs)
    yield from _figures(ours, theirs)
    yield from _causes(ours, theirs)
    yield from _sites(ours, theirs)
    yield from _roles(ours, theirs)
    yield from _voices(ours, theirs)
    yield from _scope(ours, theirs)


def _change(kind: ChangeKind, note: str, ours: Claim, theirs: Claim) -> Change:
    return Change(kind=kind, note=note, child=ours.passage, parent=theirs.passage)


def _of_type(claims: Iterable[Claim], like: Claim) -> list[Claim]:
    return [c for c in claims if c.frame is not None and like.frame is not None and c.frame.type == like.frame.type]


def _limits(claim: Claim) -> list[str]:
    return [repr(h.cue) for h in claim.hedges if h.kind is not HedgeClass.ALTERNATIVE]


def _figures(ours: Claim, theirs: Claim) -> Iterator[Change]:
    pairs = ((a, b) for a in _counts(ours.frame) for b in _counts(theirs.frame) if a.of == b.of)
    for mine, yours in pairs:
        if _is_other_count(mine, yours):
            yield _change(ChangeKind.COUNT_CHANGED, f"{mine.of}: {yours.as_written!r} became {mine.as_written!r}", ours, theirs)
            return


def _counts(frame: Frame | None) -> list[Figure]:
    return [f for f in frame.figures if f.of and not f.standing] if frame is not None else []


def _is_other_count(a: Figure, b: Figure) -> bool:
    if (a.lo is None and a.hi is None) or (b.lo is None and b.hi is None):
        return FigureModifier.ORDER_OF_MAGNITUDE in (a.modifier, b.modifier) and a.modifier is not b.modifier
    bounds = {a.modifier, b.modifier}
    if bounds in ({FigureModifier.EXACT, FigureModifier.AT_LEAST}, {FigureModifier.EXACT, FigureModifier.AT_MOST}):
        return True
    low = max(a.lo or 0.0, b.lo or 0.0)
    high = min(a.hi if a.hi is not None else float("inf"), b.hi if b.hi is not None else float("inf"))
    return low > high


def _causes(ours: Claim, theirs: Claim) -> Iterator[Change]:
    mine, yours = _cause(ours), _cause(theirs)
    if mine is None or yours is None:
        return
    old, new = kinds_in("causes", yours.name), kinds_in("causes", mine.name)
    moved = kinds_in("nearness", yours.name) == {"near"} and kinds_in("nearness", mine.name) == {"hit"}
    if (old and new and not old & new) or moved:
        yield _change(ChangeKind.CAUSE_CHANGED, f"cause: {yours.name!r} became {mine.name!r}", ours, theirs)


def _cause(claim: Claim) -> Slot | None:
    return claim.frame.cause if claim.frame is not None else None


def _sites(ours: Claim, theirs: Claim) -> Iterator[Change]:
    mine, yours = ours.frame, theirs.frame
    if mine is None or yours is None:
        return
    old, new = kinds_in("sites", theirs.passage.quote), kinds_in("sites", ours.passage.quote)
    if old and new and not old & new:
        yield _change(ChangeKind.PLACE_CHANGED, f"{', '.join(sorted(old))} became {', '.join(sorted(new))}", ours, theirs)
        return
    for a, b in ((mine.sites, yours.sites), (mine.places, yours.places)):
        ids, others = ({w.place for w in side if w.place and w.precision not in WIDE} for side in (a, b))
        inside = {i for w in (*a, *b) for i in w.inside}
        if ids and others and not ids & others and not (ids | others) & inside:
            yield _change(ChangeKind.PLACE_CHANGED, f"{b[0].as_written!r} became {a[0].as_written!r}", ours, theirs)
            return


def _roles(ours: Claim, theirs: Claim) -> Iterator[Change]:
    mine, yours = ours.frame, theirs.frame
    if mine is None or yours is None:
        return
    for a, b in ((mine.agent, yours.agent), (mine.victims, yours.victims)):
        new, old = _proper(a), _proper(b)
        if new and old and all(is_other_name(x, y) for x in new for y in old):
            yield _change(ChangeKind.NAME_CHANGED, f"{', '.join(old)} became {', '.join(new)}", ours, theirs)


def _proper(slots: Iterable[Slot]) -> list[str]:
    """Return the proper names in role fillers: runs of capitalised words, the first word only where it stands alone."""
    found: list[str] = []
    for slot in slots:
        words = [w.strip(".,'’\"()") for w in slot.name.split()]
        run: list[str] = []
        for word in [*(words[1:] if len(words) > 1 else words), ""]:
            if word[:1].isupper():
                run.append(word)
            elif run:
                found.append(" ".join(run))
                run = []
    return found


def _voices(ours: Claim, theirs: Claim) -> Iterator[Change]:
    mine, yours = _speakers(ours), _speakers(theirs)
    if yours and not mine and ours.attribution is None:
        yield _change(ChangeKind.CREDIT_REMOVED, f"the parent has it from {yours[-1].name}, the child from nobody", ours, theirs)
    elif mine and yours:
        new, old = _rank(mine), _rank(yours)
        if new is not None and old is not None and new > old:
            yield _change(ChangeKind.RANK_RAISED, f"{yours[-1].name!r} became {mine[-1].name!r}", ours, theirs)


def _speakers(claim: Claim) -> list[Voice]:
    left_out = (SourceKind.NONE, SourceKind.OUTLET, SourceKind.AGENCY)
    return [v for v in claim.chain if v.basis != "metadata" and v.kind not in left_out]


def _rank(voices: Sequence[Voice]) -> int | None:
    """Return how high the highest description of the speakers stands, or `None` where none says a rank."""
    found = [int(kind) for v in voices for kind in kinds_in("ranks", f"{v.as_written or v.name} {v.role or ''}")]
    return max(found, default=None)


def _of_media(child: Side, parent: Side) -> Iterator[Change]:
    """Yield where a video or image is said to come from somebody higher than the parent says."""
    theirs = [m for m in parent.media if parent.post is None or m.post == parent.post.id]
    for mine in (m for m in child.media if m.post is None or (child.post is not None and m.post == child.post.id)):
        for yours in (m for m in theirs if m.noun == mine.noun or len(theirs) == 1):
            new, old = _rank(mine.releasers), _rank(yours.releasers)
            if new is not None and old is not None and new > old:
                note = f"{yours.releasers[-1].name!r} became {mine.releasers[-1].name!r}"
                yield Change(kind=ChangeKind.RANK_RAISED, note=note, child=mine.passage, parent=yours.passage)


def _scope(ours: Claim, theirs: Claim) -> Iterator[Change]:
    old, new = kinds_in("scope", theirs.passage.quote), kinds_in("scope", ours.passage.quote)
    if new == {"wide"} and old == {"narrow"} and not (_counts(ours.frame) or _counts(theirs.frame)):
        yield _change(ChangeKind.SCOPE_WIDENED, "the child says it of more than the parent does", ours, theirs)


# ------------------------------------------------------------------------------------------------ words


def _of_words(child: Side, parent: Side, runs: Sequence[Run]) -> Iterator[Change]:
    for swap in swaps(child.words, parent.words, runs):
        kind, note = _of_swap(child, parent, swap)
        if kind is not None:
            around, before = _around(child, swap.a, swap.a_end), _around(parent, swap.b, swap.b_end)
            yield Change(kind=kind, note=note, child=around, parent=before)


def _of_swap(child: Side, parent: Side, swap: Swap) -> tuple[ChangeKind | None, str]:
    ours, theirs = child.words.folded[swap.a : swap.a_end], parent.words.folded[swap.b : swap.b_end]
    lost, added = hedge_in(theirs), hedge_in(ours)
    if bool(lost) != bool(added) and "en" in (child.report.lang or "en", parent.report.lang or "en"):
        kind = ChangeKind.HEDGE_LOST if lost else ChangeKind.HEDGE_ADDED
        return kind, f"{lost!r} is gone" if lost else f"the child adds {added!r}"
    old, new = number_in(theirs), number_in(ours)
    if old is not None and new is not None and old != new and len(ours) <= 2 and len(theirs) <= 2:
        return ChangeKind.COUNT_CHANGED, f"{' '.join(theirs)!r} became {' '.join(ours)!r}"
    if len(ours) == len(theirs) == 1:
        mine, yours = _written(child, swap.a), _written(parent, swap.b)
        if mine[:1].isupper() and yours[:1].isupper() and is_other_name(mine, yours):
            return ChangeKind.NAME_CHANGED, f"{yours!r} became {mine!r}"
    return None, ""


def _written(side: Side, word: int) -> str:
    return side.report.text[side.words.starts[word] : side.words.ends[word]]


def _around(side: Side, start: int, end: int) -> Passage:
    first, last = max(0, start - 2), min(len(side.words.folded), end + 2)
    kept = [w for w in range(first, last) if side.words.folded[w]]
    return passage(side.report.id, side.report.text, side.words.starts[kept[0]], side.words.ends[kept[-1]])


# ------------------------------------------------------------------------------------------------ credits


def _of_credits(child: Side, parent: Side, runs: Sequence[Run], *, names_parent: bool, took: bool) -> Iterator[Change]:
    if parent.post is not None or not took:
        return
    ours = passage_at(child.report, child.words, runs[0].a, runs[0].length) if runs else None
    theirs = passage_at(parent.report, parent.words, runs[0].b, runs[0].length) if runs else None
    if not names_parent and parent.report.outlet and runs:
        yield Change(
            kind=ChangeKind.CREDIT_REMOVED, note=f"the child does not name {parent.report.outlet}", child=ours, parent=theirs
        )
        return
    for line in parent.report.credits:
        for name in names_in_credit(line):
            own = parent.report.outlet is not None and same_name(name_of(parent.report.outlet), name)
            if not own and not any(child.words.mentions(form) for form in name.forms):
                note = f"the parent credits {name.written}, the child does not"
                yield Change(kind=ChangeKind.CREDIT_REMOVED, note=note, child=ours, parent=theirs)
                return
