"""Seen roles: who does or suffers what a trigger names, as the model alone sees it, where neither tree nor position filled the role.

In: a line, a trigger, what fills its roles so far. Out: what fills them then.
Refuses: to put what tree or position found in question; to let one stand in both roles.
"""

from collections.abc import Sequence

from whence.model.passage import Span
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range

Filled = tuple[Range, ...]


def filled(line: Line, trigger: Trigger, agent: Filled, victims: Filled) -> tuple[Filled, Filled]:
    """Return who does and who suffers it; a role that is open is filled by whom the model sees."""
    if line.parts is None or (agent and victims):
        return agent, victims
    seen = line.parts.of(line.tokens[trigger.at].start, line.tokens[trigger.last].end)
    agent = agent or _besides(line, seen.agent, victims)
    return agent, victims or _besides(line, seen.victims, agent)


def _besides(line: Line, seen: Span | None, others: Sequence[Range]) -> Filled:
    if seen is None:
        return ()
    one = Range(line.index_at(seen.start), line.index_at(seen.end - 1) + 1)
    return () if any(one.first < other.after and other.first < one.after for other in others) else (one,)
