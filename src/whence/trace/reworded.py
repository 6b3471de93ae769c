"""What changed in words and credits, whatever was read: it works on the words around shared passages, and on credit lines.

In: two sides and the runs that they share. Out: `Change`s.
Refuses: stretches where nothing says that they correspond; to miss a credit in a text whose parent gives none.
"""

from collections.abc import Iterator, Sequence

from whence.model.passage import Passage, passage
from whence.model.traced import Change
from whence.model.vocabulary import ChangeKind
from whence.trace.names import name_of, names_in_credit, same_name
from whence.trace.passages import Run, passage_at
from whence.trace.sides import Side, Taking
from whence.trace.wording import Swap, caveat_in, hedge_in, is_other_name, number_in, swaps

# Words around a passage in which a remark on its verification belongs to it: two or three sentences.
_BESIDE = 60


def reworded(child: Side, parent: Side, runs: Sequence[Run], taking: Taking) -> Iterator[Change]:
    """Yield what the words show: exchanges beside shared passages, remarks on verification left out, credits left out."""
    yield from _of_words(child, parent, runs)
    yield from _of_caveats(child, parent, runs)
    yield from _of_credits(child, parent, runs, taking)


def _of_words(child: Side, parent: Side, runs: Sequence[Run]) -> Iterator[Change]:
    for swap in swaps(child.words, parent.words, runs):
        kind, note = _of_swap(child, parent, swap)
        if kind is not None:
            around, before = _around(child, swap.a, swap.a_end), _around(parent, swap.b, swap.b_end)
            yield Change(kind=kind, note=note, child=around, parent=before)


def _of_caveats(child: Side, parent: Side, runs: Sequence[Run]) -> Iterator[Change]:
    """Yield where the parent says beside the words taken over that they were not verified, and the child says it nowhere."""
    if caveat_in(child.words.folded) is not None:
        return
    for run in runs:
        first, last = max(0, run.b - _BESIDE), run.b + run.length + _BESIDE
        said = caveat_in(parent.words.folded[first:last])
        if said is not None and parent.words.unit(run.b) == parent.unit:
            around, before = _around(child, run.a, run.a + run.length), _around(parent, first + said[0], first + said[1])
            yield Change(
                kind=ChangeKind.HEDGE_LOST,
                note="the parent says that it was not verified, the child does not",
                child=around,
                parent=before,
            )
            return


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


def _of_credits(child: Side, parent: Side, runs: Sequence[Run], taking: Taking) -> Iterator[Change]:
    if parent.post is not None or not taking.took:
        return
    ours = passage_at(child.report, child.words, runs[0].a, runs[0].length) if runs else None
    theirs = passage_at(parent.report, parent.words, runs[0].b, runs[0].length) if runs else None
    if not taking.names_parent and parent.report.outlet and runs:
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
