"""Causes: the occurrence that a sentence gives as the reason of another ("after shelling", "because of the raid").

In: the mentions of one sentence. Out: the same, some with a cause. Refuses: to make a cause of mere sequence ("in the aftermath of", "amid",
"two days after"), or of what only tells on ("the scene of an attack, when a bomb").
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from whence.language.words.lexicon import load
from whence.model.base import replace
from whence.model.said import Slot
from whence.read.lines.lines import Line
from whence.read.roles.mention import VIOLENT, Mention, Part, T
from whence.read.text.senses import grammar

_MARKS = frozenset(',;:.!?—–"“”«»()')
_NAMING = frozenset(
    {"identified", "described", "known", "seen", "regarded", "registered", "listed", "named", "presented", "treated", "used"}
)
_TELLS_ON = (("when",), ("as",))
_UNITS = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours"})
_COUNTED_FROM = (
    9  # words back from an occurrence to the "after" that a time is counted with: "two days after the start of the offensive"
)
_TOLD_ANEW = 26  # words of a sentence from its toll to why that rose
_ANEW = frozenset({"up", "rose", "rises", "risen", "rising", "climbed", "increased", "revised", "raised", "lowered", "corrected"})
_TOLLS = frozenset({"toll", "count", "number", "tally"})
_MERE_SEQUENCE = frozenset({"in the aftermath of", "amid", "while", "over"})


def with_causes(text: str, line: Line, made: Sequence[Mention], groups: Sequence[Sequence[Part]]) -> list[Mention]:
    """Give each main occurrence the cause that its sentence names: another occurrence after "after", "following", "because of"."""
    out = list(made)
    for i, mention in enumerate(made):
        if mention.frame.type not in VIOLENT | {T.DESTRUCTION}:
            continue
        lead = _cause_lead(line, min(p.trigger.at for p in groups[i]), groups[i])
        if lead is None:
            continue
        cue_at, words = lead
        effect = _effect(made, i, line, cue_at)
        if effect is None or " ".join(words) in _MERE_SEQUENCE or is_measured(line, cue_at) or _says_why_it_rose(line, cue_at):
            continue
        if words in _TELLS_ON and made[effect].frame.type is T.OTHER:
            continue  # "the scene of an attack when a bomb left six dead": the bomb is the attack
        first = cue_at + len(words)
        start = line.tokens[first].start
        end = _phrase_end(line, min(p.trigger.last for p in groups[i]), mention.end)
        if start < end:
            cause = Slot(name=" ".join(text[start:end].split()), start=start, end=end)
            out[effect] = out[effect]._replace(frame=replace(out[effect].frame, cause=out[effect].frame.cause or cause))
    return out


def _cause_lead(line: Line, at: int, group: Sequence[Part]) -> tuple[int, tuple[str, ...]] | None:
    """Return the cue that leads a clause in as a cause, and where it stands."""
    first = min(
        [
            at,
            *[
                r.first
                for p in group
                for r in (*p.cast.agent, *p.cast.victims, *[x for x in (p.cast.means,) if x])
                if r.first < at
            ],
        ]
    )
    for j in range(at, max(-1, first - 8), -1):
        for cue in _cues().get(line.low[j], ()):
            if tuple(line.low[j : j + len(cue)]) == cue and j + len(cue) <= at and not _names(line, j):
                return j, cue
        if j < first and line.tokens[j].text in ",;:—–" and j < first - 1:
            return None
    return None


def _says_why_it_rose(line: Line, at: int) -> bool:
    """Say whether a cue at token `at` leads in why a toll was counted anew: "has risen to 29, up from 21, as eight of the injured died"."""
    before = line.low[max(0, at - _TOLD_ANEW) : at]
    return not _ANEW.isdisjoint(before) and (("up", "from") in pairwise(before) or not _TOLLS.isdisjoint(before))


def is_measured(line: Line, at: int) -> bool:
    """Say whether "after" at token `at` only says how long after it was: "two days after the offensive began"."""
    return line.low[at] in ("after", "before") and at > 0 and line.low[at - 1] in _UNITS


def is_measured_from(line: Line, at: int) -> bool:
    """Say whether the occurrence at token `at` is only what a time is counted from: its own day is another."""
    for j in range(at - 1, max(0, at - _COUNTED_FROM), -1):
        if is_measured(line, j):
            return True
        if line.tokens[j].text in _MARKS:
            return False
    return False


def _names(line: Line, at: int) -> bool:
    """Say whether "as" only says what somebody is called or taken for: "identified as members of the front"."""
    return line.low[at] == "as" and at > 0 and line.low[at - 1] in _NAMING


def _phrase_end(line: Line, last: int, end: int) -> int:
    """Return where the words of a cause end: with its clause or quotation, at the latest where its mention does."""
    stops = grammar("speech") | grammar("subordinators")
    for at in range(last + 1, len(line.tokens)):
        if line.tokens[at].start >= end or line.tokens[at].text in _MARKS or line.low[at] in stops:
            return line.tokens[at - 1].end
    return line.tokens[-1].end if line.tokens[-1].word else line.tokens[-2].end


@cache
def _cues() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the words that lead a cause in, by the first of them, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(c.split()) for c in load("roles")["cause"]["cues"]), key=lambda c: (-len(c), c)):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(listed) for first, listed in found.items()}


def _effect(made: Sequence[Mention], cause: int, line: Line, cue_at: int) -> int | None:
    """Return the occurrence that a cause explains: the last one before its cue, else the next one after it."""
    position = line.tokens[cue_at].start
    told = [m.frame.trigger.start for m in made if not is_measured_from(line, line.index_at(m.frame.trigger.start))]
    before = [i for i, m in enumerate(made) if i != cause and m.frame.trigger.start < position and m.frame.trigger.start in told]
    if before:
        return before[-1]
    after = [i for i, m in enumerate(made) if i != cause and m.frame.trigger.start > position and not m.side]
    return after[0] if after else None
