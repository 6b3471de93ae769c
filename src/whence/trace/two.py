"""Two texts laid beside each other: what they share, which is the earlier and by what evidence, what is different.

In: two reports with their posts and what was read of them. Out: `Compared`. Refuses: to tell which came first where nothing shows it;
the two are then put in an order only so that differences can be worded, and `Compared` says so.
"""

from typing import NamedTuple

from whence.model.said import Claim
from whence.model.traced import Change, Derivation
from whence.model.vocabulary import DerivationType, Direction
from whence.settings import TraceSettings
from whence.trace.altered import ALIGNED, Told, changes_of
from whence.trace.credits import credits_of
from whence.trace.direction import Verdict
from whence.trace.ends import End, ends_of, rank
from whence.trace.framing import only_frames
from whence.trace.many import Item
from whence.trace.partners import judge
from whence.trace.passages import Run, shared_runs, weight
from whence.trace.shared import Shared, shared_edge
from whence.trace.texts import words_of
from whence.trace.wording import Swap, swaps

_DEFAULTS = TraceSettings()


class Compared(NamedTuple):
    """Two texts. `runs` and `swaps` are seen from the later one, `child`; `edge` is what trace would say of the two, `None` for nothing.

    With `verdict.direction` unknown, which of the two is `child` is a convention.
    """

    child: End
    parent: End
    verdict: Verdict
    runs: tuple[Run, ...]
    swaps: tuple[Swap, ...]
    edge: Derivation | None
    changes: tuple[Change, ...]

    @property
    def known(self) -> bool:
        """Say whether it is known which is the earlier."""
        return self.verdict.direction is Direction.KNOWN


def compare(one: Item, other: Item, *, settings: TraceSettings = _DEFAULTS) -> Compared:
    """Return what two texts have in common and what is different, the same whichever is given first."""
    b, a = sorted((_told(item, settings) for item in (one, other)), key=lambda told: rank(told.end))
    runs = shared_runs(a.end.words, b.end.words, least=ALIGNED)
    own = tuple(r for r in runs if a.end.words.unit(r.a) == 0 == b.end.words.unit(r.b))
    long = tuple(r for r in own if weight(a.end.words.folded, r) >= settings.min_words)
    verdict = judge(a.end, b.end, long, a.credits, b.credits)
    turned = verdict.child is b.end
    if turned:
        a, b = b, a
        runs, own, long = (tuple(sorted(r.turned() for r in some)) for some in (runs, own, long))
    edge = shared_edge(Shared(verdict, long)) if long and not only_frames(a.end, b.end, long) else None
    kind = edge.type if edge is not None else DerivationType.REWRITES
    changes = changes_of(kind, verdict.evidence, a, b, own) if long or verdict.credited else ()
    return Compared(a.end, b.end, verdict, runs, tuple(swaps(a.end.words, b.end.words, runs)), edge, changes)


def _told(item: Item, settings: TraceSettings) -> Told:
    words = words_of(item.report, item.posts, gram=settings.gram, window=settings.window)
    own = ends_of(item.report, item.posts, words)[0]
    return Told(own, tuple(r for r in item.said if isinstance(r, Claim)), credits=tuple(credits_of(item.report, item.said)))
