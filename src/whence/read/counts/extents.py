"""Extents: which words of a sentence make one mention of an occurrence.

In: a line and the parts of one mention with its frame. Out: where its words begin and end, and whether they stand beside the main matter.
Refuses: to reach past the end of a quotation or a verb of saying for a place.
"""

from collections.abc import Sequence

from whence.model.said import Frame
from whence.model.vocabulary import IncidentType
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.lines.phrases import phrase
from whence.read.places.scenery import clauses
from whence.read.roles.mention import Mention, Part
from whence.read.text.senses import grammar, word_classes

_BARE = 4
_PLACE_WORDS = 8
_INTO = frozenset({"in", "on", "into", "at", "onto"})  # the end of a verb: "came down in", "crashed into"
_DATING = 5  # words back from a standing noun to the "before" that makes it a date: "before the latest offensive"
_POINTED = {(low,) for low in ("the", "its", "their", "this", "that", "a", "an")}


def extent(line: Line, frame: Frame, group: Sequence[Part]) -> tuple[int, int]:
    """Return the stretch of the line that holds the triggers, the roles, the figures and the places of an occurrence."""
    spans = [(line.tokens[p.trigger.at].start, line.tokens[p.trigger.last].end) for p in group]
    spans += [(s.start, s.end) for s in (*frame.agent, *frame.victims, *[x for x in (frame.means, frame.recipient) if x])]
    spans += [(f.start, f.end) for f in frame.figures]
    spans += [(w.start, w.end) for w in (*frame.places, *frame.sites) if _is_within_reach(line, group, w.start)]
    into = [
        phrase(line, p.trigger.last + 1, ()) for p in group if line.low[p.trigger.last] in _INTO and p.trigger.last > p.trigger.at
    ]
    spans += [(line.tokens[r.first].start, line.tokens[r.after - 1].end) for r in into if r is not None]
    things = [p.cast.object for p in group if p.cast.object]
    spans += [(line.tokens[r.first].start, line.tokens[r.after - 1].end) for r in things]
    inside = [s for s in spans if line.start <= s[0] and s[1] <= line.end]
    start, end = min(s[0] for s in inside), max(s[1] for s in inside)
    side = is_side(line, group[0].trigger)
    return (start, _over_places(line, end)) if side else _to_clause(line, start, _over_places(line, end))


def _is_within_reach(line: Line, group: Sequence[Part], position: int) -> bool:
    """Say whether neither the end of a quotation nor a verb of saying stands between an occurrence and a place behind it."""
    at, last = line.index_at(position), min(p.trigger.last for p in group)
    return not any(line.tokens[j].text in '”"»' or line.low[j] in grammar("speech") for j in range(last + 1, at))


def _over_places(line: Line, end: int) -> int:
    """Move the end of a stretch over the words that say where ("from a lockup inside the city")."""
    for _ in range(2):
        at = line.index_at(end)
        if at >= len(line.low) or line.low[at] not in (
            "from",
            "in",
            "at",
            "near",
            "inside",
            "outside",
            "of",
            "on",
            "across",
            "over",
        ):
            break
        found = phrase(line, at + 1, ())
        if found is None or found.after - found.first > _PLACE_WORDS:
            break
        end = line.tokens[found.after - 1].end
    return end


def _to_clause(line: Line, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch of a few words to its clause: "prison break" alone makes no claim."""
    first, last = line.index_at(start), line.index_at(end - 1)
    if last - first >= _BARE:
        return start, end
    number = clauses(line)
    while first > 0 and number[first - 1] == number[first]:
        first -= 1
    while last + 1 < len(number) and number[last + 1] == number[last]:
        last += 1
    marks = '.,;:—–-•*"“”'
    while first < last and (line.tokens[first].text in marks or line.low[first] in ("and", "but")):
        first += 1
    while last > first and line.tokens[last].text in marks:
        last -= 1
    return min(start, line.tokens[first].start), max(end, line.tokens[last].end)


def aside(line: Line, trigger: Trigger) -> int | None:
    """Return where an apposition to a place begins that holds the trigger ("Orlin, a town shelled by the army"), or `None`.

    Such words describe the place in the narrator's own voice; whoever is credited with the rest of the sentence did not say them.
    """
    for j in range(trigger.at - 1, 0, -1):
        if line.tokens[j].text == "," and line.low[j + 1] in ("a", "an", "the"):
            near = line.low[j + 2 : j + 6]
            named = any(w.end == line.tokens[j].start for w in line.wheres) or line.tokens[j - 1].text[0].isupper()
            if named and any("settlement" in word_classes().get(low, ()) for low in near):
                return line.tokens[j].start
        if line.tokens[j].text in ";:—–":
            break
    return None


def is_side(line: Line, trigger: Trigger) -> bool:
    """Say whether an occurrence stands in a clause that only dates or explains another ("after shelling nearby")."""
    leads = ("after", "following", "amid", "as", "when", "while", "since", "before", "during", "despite", "aftermath", "wake")
    stops = ",;:—–"
    for j in range(trigger.at - 1, max(-1, trigger.at - 12), -1):
        if line.tokens[j].text in stops:
            return False
        if line.low[j] in leads and not _leads_elsewhere(line, j, trigger.at):
            start = line.tokens[j].start  # "since ten past two they have sent 16 missiles": a time dates this, and no other
            return not any(when.at <= start < when.until for when in line.whens)
    return False


def _leads_elsewhere(line: Line, lead: int, at: int) -> bool:
    """Say whether "after" or "when" leads to other words than those that an occurrence stands in: "who came home after six years were killed"."""
    if line.tree is None:
        return False
    led = line.tree.heads[lead]
    return led > lead and not line.tree.first[led] <= at < line.tree.after[led]


def is_idle(line: Line, mention: Mention) -> bool:
    """Say whether a standing noun ("the invasion", "refugees") names nothing of its own here, or only since when something is so."""
    frame = mention.frame
    if frame.places or frame.sites or not (mention.mass or frame.type is IncidentType.ARMED_CLASH):
        return False
    told = frame.figures or frame.times or not mention.mass
    return not told or _is_a_time(line, line.index_at(frame.trigger.start))


def _is_a_time(line: Line, at: int) -> bool:
    """Say whether an occurrence only dates something: "13,000 lived there before the offensive", "since the invasion"."""
    before = line.low[max(0, at - _DATING) : at]
    led = next((i for i in range(len(before) - 1, -1, -1) if before[i] in ("before", "since", "until")), None)
    return led is not None and before[led + 1 : led + 2] in _POINTED and all(low[0].isalpha() for low in before[led:])
