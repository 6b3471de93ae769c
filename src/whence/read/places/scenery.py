"""Scenery: at which site, in which place, on which day an occurrence lies.

In: a line and its triggers. Out: per trigger its places, sites and times. Refuses: a country that only names an actor ("Turkey
said") or a ship's flag, the place where a reporter (a dateline) or whoever tells it sits, the day on which somebody spoke.
"""

from collections.abc import Mapping, Sequence

from whence.language.places.relations import relation_after
from whence.model.base import replace
from whence.model.said import When, Where
from whence.model.vocabulary import BlockKind, IncidentType, PlacePrecision, PlaceRelation
from whence.read.lines.events import Trigger
from whence.read.lines.keeping import site_nouns
from whence.read.lines.lines import Line
from whence.read.places.days_after import day_counted_from
from whence.read.places.journeys import is_end_of_journey
from whence.read.places.since_when import at_its_start
from whence.read.places.told_when import is_time_of_telling
from whence.read.places.whose_place import (
    flies,
    is_city,
    is_launched_from,
    is_of_press,
    is_where_from,
    is_where_heard,
    is_where_heard_afar,
    is_where_to,
    is_where_told,
)
from whence.read.text.cast import is_body_word
from whence.read.text.senses import grammar, patterns_by_word
from whence.read.text.syntax import clause_heads, governing

_SITES = (PlacePrecision.SITE, PlacePrecision.POINT)
_LEAVING = (IncidentType.ESCAPE, IncidentType.DISPLACEMENT)
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION)
_RELATIONS = {
    "near": PlaceRelation.NEAR,
    "close": PlaceRelation.NEAR,
    "next": PlaceRelation.NEAR,
    "beside": PlaceRelation.NEAR,
    "around": PlaceRelation.NEAR,
    "outside": PlaceRelation.OUTSIDE,
    "between": PlaceRelation.BETWEEN,
}
_BODY = 3  # words behind a site's noun that a body's name may go on for: "the National Prison Officers Association"
_BEFORE = 3  # words before a site's name or noun among which a relation may stand: "near the main Navin prison"


def named_sites(line: Line) -> tuple[Where, ...]:
    """Return sites named by their noun ("Navin prison", "the prison of Navin"), beside those that are known.

    Words before the noun say how something lies to a known one too: "around the jails of Navin and Orlit".
    """
    known = [
        w
        for w in line.wheres
        if w.precision in _SITES and (w.place is not None or not (line.title_case or _is_of_a_body(line, w.end)))
    ]
    found: list[Where] = []
    for at, low in enumerate(line.low):
        if low in site_nouns():
            for first, after in _names_at(line, at):
                start, end = line.tokens[first].start, line.tokens[after - 1].end
                made = _site(line, start, end, min(first, at))
                if _is_of_a_body(line, end):
                    continue
                if not any(w.start < end and start < w.end for w in known):
                    found.append(made)
                elif made.relation is not PlaceRelation.IN:
                    known = [
                        replace(w, relation=made.relation)
                        if w.start < end and start < w.end and w.relation is PlaceRelation.IN
                        else w
                        for w in known
                    ]
    return tuple(known + found)


def _is_of_a_body(line: Line, end: int) -> bool:
    """Say whether what looks like a site's name is the beginning of a body's: "the National Prison Service", "the Velna Ports Authority"."""
    at = last = line.index_at(end)
    while last < min(len(line.tokens), at + _BODY) and line.tokens[last].text[0].isupper():
        last += 1
    return last > at and is_body_word(line.low[last - 1]) and not line.title_case


def _site(line: Line, start: int, end: int, first: int) -> Where:
    """Return the site named in `[start, end)`; its phrase begins at token `first`, with the noun in "the jails of Navin and Orl"."""
    offset = line.start
    words = line.tokens
    name = " ".join(w.text for w in words if start <= w.start < end)
    relation = relation_after(line.low[:first])
    if relation is PlaceRelation.IN:
        before = line.low[max(0, first - _BEFORE) : first]
        relation = next((_RELATIONS[w] for w in reversed(before) if w in _RELATIONS), PlaceRelation.IN)
    return Where(
        name=name,
        as_written=name,
        start=max(start, offset),
        end=end,
        precision=PlacePrecision.SITE,
        relation=relation,
        certain=False,
    )


def _names_at(line: Line, at: int) -> list[tuple[int, int]]:
    """Return the ranges that name the site whose noun stands at token `at`: a number or names behind it ("School No. 12"), a name before it."""
    numbered = _after_number(line, at)
    if numbered is not None:
        return [(at, numbered)]
    first = at
    while first > max(0, at - 3) and _names_site(line, first - 1):
        first -= 1
    if first < at:
        return [(first, at + 1)]
    ranges = []
    here = at + 2
    if at + 2 < len(line.low) and line.low[at + 1] in ("of", "at", "in") and line.tokens[at + 2].text[0].isupper():
        if line.low[at + 1] != "of" and not line.low[at].endswith("s"):
            return []
        while here < len(line.low) and _names_site(line, here):
            after = here
            while after < len(line.low) and _names_site(line, after):
                after += 1
            ranges.append((here, after))
            here = after + 1 if after < len(line.low) and line.low[after] == "and" else len(line.low)
        return [r for r in ranges if not _settled(line, r)]
    return []


def _after_number(line: Line, at: int) -> int | None:
    """Return the token behind the number by which a site is called ("School No. 12", "mine number 3"), `None` where it has none."""
    led = (
        2
        if line.low[at + 1 : at + 3] == ("no", ".")
        else 1
        if line.low[at + 1 : at + 2] in (("no.",), ("no",), ("number",), ("nr",), ("#",))
        else 0
    )
    number = at + 1 + led
    return number + 1 if led and number < len(line.low) and line.low[number].isdigit() else None


def _settled(line: Line, found: tuple[int, int]) -> bool:
    """Say whether the gazetteer knows the range as a wider place: "the prison of Hasaka" is a prison in Hasaka."""
    start = line.tokens[found[0]].start
    return any(w.start == start and w.precision not in _SITES for w in line.wheres)


def _names_site(line: Line, at: int) -> bool:
    word = line.tokens[at]
    if not word.text[0].isupper() or line.title_case:
        return False
    low = line.low[at]
    small = grammar("determiners") | grammar("prepositions") | grammar("subordinators") | grammar("days") | grammar("pronouns")
    if low in small or low.endswith(("-run", "-held", "-guarded", "-controlled", "-backed", "-led", "ish", "ian", "ese")):
        return False
    return not word.text.isupper() and low not in ("isis", "kurdish", "state", "islamic", "un", "us")


def is_dateline(line: Line, where: Where) -> bool:
    """Say whether a place at the head of a paragraph only says where the reporter sits ("BEIRUT (OP) —", "LYON, France -")."""
    if where.start - line.start > 30:
        return False
    head = "".join(w.text for w in line.tokens[:14])
    marks = [i for i, w in enumerate(line.tokens[:16]) if w.text in ("—", "–", "-", "--", ":")]
    if not marks or line.kind in (BlockKind.HEADLINE, BlockKind.STANDFIRST):
        return False
    dash = line.tokens[marks[0]]
    return (
        where.start < dash.start
        and (where.as_written.isupper() or "(" in head[: dash.start] or marks[0] <= 4)
        and marks[0] <= 12
        and line.tokens[0].text[0].isupper()
        and not any(low in grammar("auxiliaries") for low in line.low[: marks[0]])
    )


def is_setting(line: Line, where: Where) -> bool:
    """Say whether a place is where something lies, and no actor, no dateline, no adjective."""
    at, until = line.index_at(where.start), line.index_at(where.end - 1) + 1
    if is_dateline(line, where) or is_where_told(line, at) or (is_where_heard(line, at) and is_city(where)):
        return False
    if is_of_press(line, at, until) or is_where_from(line, at) or is_launched_from(line, at) or is_where_heard_afar(line, at):
        return False
    if where.precision not in _WIDE:
        return True
    if flies(line, at):
        return False
    if _owns_an_act(line, where):
        return False
    before = line.low[max(0, at - 3) : at]
    if any(word in grammar("place_prepositions") for word in before):
        return True
    if at and line.tokens[at - 1].text == ",":
        return any(0 <= where.start - w.end <= 2 for w in line.wheres)
    after = line.low[at + 1 : at + 2]
    return line.kind is BlockKind.HEADLINE and bool(after) and after[0] in site_nouns() | {"town", "city"}


def _owns_an_act(line: Line, where: Where) -> bool:
    """Say whether a country stands for its state: "the start of Orland's operation", but not "in Orland's north" or "Orland's Navin"."""
    at = line.index_at(where.end - 1)
    if not line.tokens[at].text.endswith(("'s", "’s", "s'", "s’")):
        return False
    _, _, nouns = patterns_by_word()
    return any(low in nouns for low in line.low[at + 1 : at + 3]) and not any(0 < w.start - where.end < 4 for w in line.wheres)


def near_trigger(line: Line, trigger: Trigger, position: int, clause: Sequence[int]) -> float:
    """Return how far a position lies from a trigger, in tokens; another clause costs extra."""
    at = min(line.index_at(position), len(line.low) - 1)
    distance = trigger.at - at if at < trigger.at else at - trigger.last
    return abs(distance) + (8 if clause[at] != clause[trigger.at] else 0)


def governors(line: Line, triggers: Sequence[Trigger], positions: Sequence[int]) -> dict[int, int | None]:
    """Return for each position the number of the trigger that the words there hang on; nothing where the line has no tree."""
    if line.tree is None or not positions:
        return {}
    anchors = {at: i for i, t in enumerate(triggers) for at in range(t.at, t.last + 1)}
    closed = frozenset(at for at, low in enumerate(line.low) if low in grammar("speech"))
    last = len(line.low) - 1
    return {p: governing(line.tree, min(line.index_at(p), last), anchors, closed) for p in positions}


def share_out(line: Line, triggers: Sequence[Trigger], clause: Sequence[int]) -> tuple[list[list[Where]], list[list[Where]]]:
    """Return per trigger its places and its sites: each goes to the nearest one, preferably of its own clause."""
    places: list[list[Where]] = [[] for _ in triggers]
    sites: list[list[Where]] = [[] for _ in triggers]
    settings = [w for w in (*(w for w in line.wheres if w.precision not in _SITES), *named_sites(line)) if is_setting(line, w)]
    hung = governors(line, triggers, [w.start for w in settings])
    for where in settings:
        if triggers:
            best = hung.get(where.start)
            if best is None:
                best = min(range(len(triggers)), key=lambda i: (near_trigger(line, triggers[i], where.start, clause), i))
            (sites if where.precision in _SITES else places)[best].append(where)
    for i, trigger in enumerate(triggers):
        places[i] = [w for w in places[i] if not is_end_of_journey(line, trigger, w)]
        if trigger.sense.type in _LEAVING:
            left = [w for w in places[i] if not is_where_to(line, line.index_at(w.start))]
            went = [w for w in places[i] if is_where_to(line, line.index_at(w.start), reached=True)]
            places[i] = left or (went if not sites[i] else [])
    return places, sites


def event_times(line: Line) -> list[When]:
    """Return the line's times without those on which somebody spoke or counted ("said on Friday", "as of Friday")."""
    return [when for when in line.whens if not is_time_of_telling(line, when)]


def nearest_times(
    line: Line, trigger: Trigger, clause: Sequence[int], mine: Mapping[int, bool | None] | None = None
) -> tuple[When, ...]:
    """Return the times of a trigger; of what a state has lasted since, the day that it began on."""
    return tuple(at_its_start(line, trigger.at, when) for when in _times_near(line, trigger, clause, mine))


def _times_near(line: Line, trigger: Trigger, clause: Sequence[int], mine: Mapping[int, bool | None] | None) -> tuple[When, ...]:
    """Return the times of a trigger: those of its clause, else the nearest one of its sentence.

    `mine` says of a time, by its place, whether it hangs on this trigger (`None`: on none); what hangs on it comes first.
    """
    counted = day_counted_from(line, trigger)
    if counted is not None:
        return counted
    found = [when for when in event_times(line) if is_told_on(line, trigger.at, when)]
    if mine:
        hung = [w for w in found if mine.get(w.at)]
        if hung:
            return tuple(hung[:2])
        found = [w for w in found if mine.get(w.at) is None] or found
    own = [w for w in found if clause[min(line.index_at(w.at), len(clause) - 1)] == clause[trigger.at]]
    found = [w for w in found if not _is_of_aside(line, trigger, w, clause)]
    if own or not found:
        return tuple(own[:2])
    return (min(found, key=lambda w: (near_trigger(line, trigger, w.at, clause), w.at)),)


def _is_of_aside(line: Line, trigger: Trigger, when: When, clause: Sequence[int]) -> bool:
    """Say whether a time stands in a clause that only says who is meant: "the movement that has held the town since November said ..."."""
    if line.tree is None:
        return False
    head = clause[min(line.index_at(when.at), len(clause) - 1)]
    inside = line.tree.first[head] <= trigger.at < line.tree.after[head]
    return line.tree.relations[head] in ("acl:relcl", "acl") and not inside


def is_told_on(line: Line, at: int, when: When) -> bool:
    """Say whether a time can be of what stands at token `at`: none behind a semicolon, where another thing is told for itself."""
    return not any(token.text == ";" for token in line.tokens[at : line.index_at(when.at)])


def clauses(line: Line) -> list[int]:
    """Return for every token the number of its clause; marks and subordinating words begin a new one."""
    if line.tree is not None:
        return clause_heads(line.tree)
    found: list[int] = []
    number = 0
    quiet = grammar("subordinators") - {"until", "despite", "during", "since", "so", "once"}
    for at, word in enumerate(line.tokens):
        low = line.low[at]
        if (
            word.text in ";:—–"
            or (low in quiet and at)
            or (low in ("and", "but") and _verb_after(line, at))
            or (word.text == "," and not _in_list(line, at))
        ):
            number += 1
        found.append(number)
    return found


def _verb_after(line: Line, at: int) -> bool:
    ahead = line.low[at + 1 : at + 6]
    return any(word in grammar("auxiliaries") or word in grammar("speech") for word in ahead)


def _in_list(line: Line, at: int) -> bool:
    """Say whether a comma stands between the parts of a place ("Qamishli, Syria") or of a list of names."""
    before = line.tokens[at - 1].text if at else ""
    after = line.tokens[at + 1].text if at + 1 < len(line.tokens) else ""
    return before[:1].isupper() and after[:1].isupper()
