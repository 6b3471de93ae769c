"""Seen victims: who suffers what a trigger names, as the model alone sees it, where neither tree nor position filled the role.

In: a line, a trigger, who does it. Out: who suffers it. Doers are left to tree and position: the four more that the
model saw on the reference case did nothing there.
Refuses: to let one do and suffer the same thing.
"""

from collections.abc import Sequence

from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range


def seen_victims(line: Line, trigger: Trigger, agent: Sequence[Range]) -> tuple[Range, ...]:
    """Return who suffers it; nobody where the model sees nobody, or whoever does it."""
    seen = line.harmed.of(line.tokens[trigger.at].start, line.tokens[trigger.last].end) if line.harmed is not None else None
    if seen is None:
        return ()
    one = Range(line.index_at(seen.start), line.index_at(seen.end - 1) + 1)
    return () if any(one.first < other.after and other.first < one.after for other in agent) else (one,)
