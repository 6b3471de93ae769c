"""Lone dead: one person whom the headline or the first sentence of a report says was killed, counted as one.

In: a line, the triggers of it and their roles; later the mentions of the page. Out: a figure of one for "a woman died"; the mentions without it where
the report has a larger toll of its own.
Refuses: to count somebody who is named, defined ("the guard") or joined with others; one of the dead of a larger toll.
"""

from collections.abc import Sequence
from functools import cache

from whence.language.words import trades
from whence.language.words.lexicon import load
from whence.model.base import replace
from whence.model.said import Figure
from whence.model.vocabulary import BlockKind, FigureModifier, IncidentType, Polarity
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line, Page
from whence.read.lines.phrases import Range
from whence.read.roles.mention import Mention
from whence.read.roles.roles import Cast

_ARTICLES = frozenset({"a", "an"})
_NOBODY = frozenset({"death", "body", "casualty", "fatality", "other", "victim"})
_JOINING = frozenset(
    {"and", "or", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "other", "further"}
)
"""Words that say that there are more of them: somebody else beside, or others before ("a second child")."""

_LONGEST = 6
_DEADLY = frozenset({"kill", "murder", "slay", "assassinate", "execute", "behead", "lynch", "hang", "dead", "death"})


def one_dead(line: Line, trigger: Trigger, found: Cast) -> Figure | None:
    """Return the one whom a verb of dying or killing in the headline or first sentence tells of, as a figure; `None` where it is not one."""
    top = line.kind is BlockKind.HEADLINE or line.lead == 1
    if not top or trigger.noun or not _kills(trigger) or len(found.victims) != 1:
        return None
    victim = found.victims[0]
    first = _opening(line, victim)
    if first is None or victim.after - first > _LONGEST or any(_overlaps(line, f, first, victim.after) for f in line.figures):
        return None
    words = line.low[first : victim.after]
    if words[-1] not in _persons() or not _JOINING.isdisjoint((*words, *line.low[victim.after : victim.after + 1])):
        return None
    start, end = line.tokens[first].start, line.tokens[victim.after - 1].end
    written = " ".join(t.text for t in line.tokens[first : victim.after])
    return Figure(
        lo=1, hi=1, modifier=FigureModifier.EXACT, as_written=written, start=start, end=end, of="killed", noun=words[-1]
    )  # fmt: skip


def _kills(trigger: Trigger) -> bool:
    words = set(trigger.lemma.replace("*", "").split())
    return trigger.sense.casualty == "killed" or (trigger.sense.type is IncidentType.KILLING and not _DEADLY.isdisjoint(words))


def _opening(line: Line, victim: Range) -> int | None:
    """Return where a phrase for somebody not met before begins: at its article; in a headline, which has none, at its first word."""
    if line.low[victim.first] in _ARTICLES:
        return victim.first
    if victim.first and line.low[victim.first - 1] in _ARTICLES:
        return victim.first - 1
    bare = line.kind is BlockKind.HEADLINE and line.low[max(0, victim.first - 1)] not in ("the", "of", "his", "her", "their")
    return victim.first if bare else None


def _overlaps(line: Line, figure: Figure, first: int, after: int) -> bool:
    return figure.start < line.tokens[after - 1].end and figure.end > line.tokens[first].start


@cache
def _persons() -> frozenset[str]:
    return (frozenset(load("counted")["nouns"]["person"]) | trades.singulars()) - _NOBODY


def without_lone(found: Sequence[Mention], page: Page) -> list[Mention]:
    """Return the mentions, nobody counted as the one dead where the report counts more dead of its own day."""
    own = [m for m in found if m.stance.polarity is Polarity.AFFIRMED and m.stance.apart is None]
    tops = {n for n, line in enumerate(page.lines) if line.kind is BlockKind.HEADLINE or line.lead == 1}
    larger = any(
        f.of == "killed" and (f.lo or f.hi or 0) > 1 for m in own if m.line in tops or not m.frame.times for f in m.frame.figures
    )
    return [_without(m) for m in found] if larger else list(found)


def _without(mention: Mention) -> Mention:
    kept = tuple(f for f in mention.frame.figures if not _is_lone(f))
    return mention if len(kept) == len(mention.frame.figures) else mention._replace(frame=replace(mention.frame, figures=kept))


def _is_lone(figure: Figure) -> bool:
    """Say whether a figure is one that `one_dead` made: it ends in its noun, and no word of it is a number."""
    words = figure.as_written.lower().split()
    return figure.lo == figure.hi == 1 and figure.of == "killed" and words[-1] == figure.noun and words[0] not in ("one", "1")
