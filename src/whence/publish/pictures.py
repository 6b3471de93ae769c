"""What the three pictures of an incident show, before they are drawn.

In: an incident view and links. Out: boxes and arrows, marks in time, points on a map; each with what it leaves out.
Refuses: a box per copy. Copies stand as one box, and reports for which no link was found stand together.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from whence.model.captured import Report
from whence.model.said import Where
from whence.model.traced import Derivation
from whence.model.vocabulary import Bearing, Certainty, Direction, PlacePrecision
from whence.model.weighed import Utterance
from whence.publish.families import COPYING, Family, families
from whence.publish.passages import Citations
from whence.publish.svg_graph import Arrow, Box, source_graph
from whence.publish.svg_map import Point, bearing, distance_km, place_map
from whence.publish.svg_timeline import Mark, timeline
from whence.publish.view import IncidentView
from whence.publish.wording import counted, listed, moment_words, name_of, voice_words, word

MOST_BOXES, MOST_SPEAKERS, MOST_MARKS, MOST_POINTS = 46, 12, 400, 30
_NEARBY_KM = 300.0
_COUNTED = (Bearing.ASSERTS, Bearing.PARTLY, Bearing.PRESUPPOSES, Bearing.RELAYS, Bearing.RESTS_ON)
_AREAS = (PlacePrecision.DISTRICT, PlacePrecision.PROVINCE, PlacePrecision.REGION)
_LATE = datetime.max.replace(tzinfo=UTC)


class Picture(NamedTuple):
    """A drawn picture and the sentences that say what it leaves out."""

    svg: str
    notes: tuple[str, ...] = ()


def by_time(reports: Iterable[Report]) -> list[Report]:
    """Return reports in the order of publication, undated ones last."""
    return sorted(reports, key=lambda r: (r.published.at if r.published else _LATE, r.outlet or "", r.id))


def member_order(item: IncidentView) -> list[str]:
    """Return the ids of an incident's reports in the order of publication."""
    members = {m.report for m in item.evidence.memberships}
    return [r.id for r in by_time(r for r in item.evidence.reports.values() if r.id in members)]


# ---------------------------------------------------------------- graph


def graph_of(item: IncidentView, cites: Citations, name: str) -> Picture:
    """Return the source graph of an incident, copies collapsed."""
    grouped = families(member_order(item), item.evidence.derivations.values())
    box_of = {
        member: _family_id(f) for f in grouped for member in (*f.members, *([f.head] if f.head in item.evidence.reports else []))
    }
    speakers = [u for u in item.weighing.utterances if u.bearing in _COUNTED]
    arrows = _arrows(item, grouped, box_of) | _spoken(item, speakers[:MOST_SPEAKERS], box_of)
    boxes = [*_speaker_boxes(speakers, name), *_parent_boxes(item, arrows), *_family_boxes(item, grouped, cites)]
    boxes, arrows, notes = _collapse(boxes, arrows)
    over = len(speakers) - MOST_SPEAKERS
    if over > 0:
        notes = [*notes, f"{counted(over, 'utterance')} more are in the list above and not in the picture."]
    return Picture(
        source_graph(boxes, sorted(arrows), name=f"graph-{name}", title=f"Source graph: {item.weighing.title}"), tuple(notes)
    )


def _family_id(family: Family) -> str:
    return f"family:{family.members[0] if family.members else family.head}"


def _arrows(item: IncidentView, grouped: Sequence[Family], box_of: Mapping[str, str]) -> set[Arrow]:
    between: dict[tuple[str, str], list[Derivation]] = {}
    inside = {edge.id for family in grouped if family.head in item.evidence.reports for edge in family.edges.values()}
    for edge in item.evidence.derivations.values():
        ends = (box_of.get(edge.parent, edge.parent), box_of.get(edge.child, edge.child))
        if edge.id not in inside and ends[0] != ends[1]:
            between.setdefault(ends, []).append(edge)
    return {_arrow(parent, child, edges) for (parent, child), edges in between.items()}


def _arrow(parent: str, child: str, edges: Sequence[Derivation]) -> Arrow:
    kinds = listed(sorted({word(e.type) for e in edges}))
    changes = listed(sorted({word(c.kind) for e in edges for c in e.changes}))
    label = f"{kinds} ({counted(len(edges), 'edge')})" + (f"; changed: {changes}" if changes else "")
    directed = any(e.direction is Direction.KNOWN for e in edges)
    sure = any(e.certainty in (Certainty.EXPLICIT, Certainty.STRONG) for e in edges)
    return Arrow(parent, child, label if directed else f"{label}; which came first is open", directed, sure, bool(changes))


def _spoken(item: IncidentView, speakers: Sequence[Utterance], box_of: Mapping[str, str]) -> set[Arrow]:
    """Return the arrows from what was said to where it first stands: not to a box whose parent carries it already."""
    parents: dict[str, set[str]] = {}
    for edge in item.evidence.derivations.values():
        parents.setdefault(box_of.get(edge.child, edge.child), set()).add(box_of.get(edge.parent, edge.parent))
    made = set()
    for utterance in speakers:
        carriers = {box_of[r] for r in utterance.reports if r in box_of} | {
            p for p in utterance.posts if p in item.evidence.posts
        }
        named = {
            i.id
            for i in item.evidence.inferred.values()
            if i.name and utterance.addressee and i.name.casefold() == utterance.addressee.casefold()
        }
        carriers |= {n for n in named if any(n in parents.get(c, ()) for c in carriers)}
        first = {c for c in carriers if not parents.get(c, set()) & (carriers - {c})} or carriers
        made |= {Arrow(utterance.id, c, f"{utterance.speaker}: {word(utterance.bearing)}") for c in first}
    return made


def _speaker_boxes(speakers: Sequence[Utterance], name: str) -> list[Box]:
    return [
        Box(u.id, "utterance", voice_words(u.speaker), f"to {u.addressee}" if u.addressee else u.day or "day unknown",
            f"{u.speaker}, to {u.addressee or 'an addressee nobody names'}, {u.day or 'day unknown'}: {word(u.bearing)}", f"#{name}-u{n}")
        for n, u in enumerate(speakers[:MOST_SPEAKERS], 1)
    ]  # fmt: skip


def _parent_boxes(item: IncidentView, arrows: set[Arrow]) -> list[Box]:
    used = {end for a in arrows for end in (a.parent, a.child)}
    posts = [
        Box(p.id, "post", name_of(p), moment_words(p.published), p.text) for p in item.evidence.posts.values() if p.id in used
    ]
    return [*sorted(posts, key=lambda b: b.id), *_unseen_boxes(item, used)]


def _unseen_boxes(item: IncidentView, used: set[str]) -> list[Box]:
    """Return the parents that nobody captured."""
    return [
        Box(
            i.id,
            "inferred",
            i.name or "a parent nobody named",
            f"inferred, {i.day}" if i.day else "inferred; not captured",
            i.why,
        )
        for i in sorted(item.evidence.inferred.values(), key=lambda i: (i.name or "", i.day or "", i.id))
        if i.id in used
    ]


def _family_boxes(item: IncidentView, grouped: Sequence[Family], cites: Citations) -> list[Box]:
    boxes = []
    for family in grouped:
        ids = [*([family.head] if family.head in item.evidence.reports else []), *family.members]
        first = item.evidence.reports[ids[0]]
        below = f"with {counted(len(ids) - 1, 'copy', 'copies')}" if len(ids) > 1 else moment_words(first.published)
        names = listed([name_of(item.evidence.reports[i]) for i in ids[:40]])
        boxes.append(Box(_family_id(family), "report", name_of(first), below, names, cites.report(ids[0]).href))
    return boxes


def _collapse(boxes: list[Box], arrows: set[Arrow]) -> tuple[list[Box], set[Arrow], list[str]]:
    linked_ = {end for a in arrows for end in (a.parent, a.child)}
    lone = [b for b in boxes if b.id not in linked_ and b.kind == "report"]
    notes = []
    if len(lone) > 1:
        boxes = [b for b in boxes if b not in lone]
        names = listed([b.label for b in lone[:40]])
        boxes.append(Box("lone", "more", counted(len(lone), "report"), "no link to another found", names))
    boxes, arrows = _same_unseen(boxes, arrows)
    if len(boxes) > MOST_BOXES:
        boxes, arrows = _by_parents(boxes, arrows)
    if len(boxes) > MOST_BOXES:
        rank = {b.id: sum(b.id in (a.parent, a.child) for a in arrows) for b in boxes}
        kept = {b.id for b in sorted(boxes, key=lambda b: (-rank[b.id], b.id))[: MOST_BOXES - 1]}
        notes.append(
            f"{counted(len(boxes) - len(kept), 'box', 'boxes')} with few links are left out of the picture; the lists have them."
        )
        boxes = [b for b in boxes if b.id in kept]
    return boxes, arrows, notes


def _same_unseen(boxes: list[Box], arrows: set[Arrow]) -> tuple[list[Box], set[Arrow]]:
    """Join parents that nobody captured, that nothing leads to, and that the same reports took from."""
    reached = {a.child for a in arrows}
    groups: dict[frozenset[str], list[Box]] = {}
    for box in boxes:
        if box.kind == "inferred" and box.id not in reached:
            groups.setdefault(frozenset(a.child for a in arrows if a.parent == box.id), []).append(box)
    into = {box.id: group[0].id for group in groups.values() if len(group) > 1 for box in group}
    joined = []
    for box in boxes:
        if into.get(box.id, box.id) != box.id:
            continue
        group = next((g for g in groups.values() if len(g) > 1 and g[0] is box), None)
        names = listed(list(dict.fromkeys(b.label for b in group))) if group else ""
        joined.append(box._replace(label=names, below=f"{len(group)} parents, inferred", full=names) if group else box)
    merged: dict[tuple[str, str], Arrow] = {}
    for arrow in sorted(arrows):
        ends = (into.get(arrow.parent, arrow.parent), arrow.child)
        old = merged.get(ends)
        merged[ends] = arrow._replace(
            parent=ends[0], sure=arrow.sure or bool(old and old.sure), changed=arrow.changed or bool(old and old.changed)
        )
    return joined, set(merged.values())


def _by_parents(boxes: list[Box], arrows: set[Arrow]) -> tuple[list[Box], set[Arrow]]:
    """Join boxes from which nothing goes on and that took from the same parents."""
    parents: dict[str, frozenset[str]] = {b.id: frozenset(a.parent for a in arrows if a.child == b.id) for b in boxes}
    inner = {a.parent for a in arrows}
    groups: dict[frozenset[str], list[Box]] = {}
    for box in boxes:
        if box.kind == "report" and box.id not in inner:
            groups.setdefault(parents[box.id], []).append(box)
    into: dict[str, str] = {}
    joined = []
    for n, (_, group) in enumerate(sorted(groups.items(), key=lambda g: sorted(g[0]))):
        if len(group) > 2:
            label = counted(len(group), "report or family", "reports or families")
            joined.append(Box(f"group:{n}", "more", label, "from the same parents", listed([b.label for b in group[:40]])))
            into |= {b.id: f"group:{n}" for b in group}
    moved = {a._replace(child=into.get(a.child, a.child), label="as listed" if a.child in into else a.label) for a in arrows}
    return [*(b for b in boxes if b.id not in into), *joined], moved


# ---------------------------------------------------------------- timeline


def timeline_of(item: IncidentView, cites: Citations, name: str) -> Picture:
    """Return when the event is said to lie, when it was spoken of, when it was published."""
    reports = [item.evidence.reports[i] for i in member_order(item)]
    took = {e.child for e in item.evidence.derivations.values() if e.type in COPYING}
    dated = [r for r in reports if r.published]
    marks = [
        *_event_marks(item),
        *_utterance_marks(item, name),
        *(_report_mark(r, cites, hollow=r.id in took) for r in dated[:MOST_MARKS]),
    ]
    notes = []
    if len(dated) < len(reports):
        notes.append(f"{counted(len(reports) - len(dated), 'report')} without a date cannot be drawn.")
    if len(dated) > MOST_MARKS:
        notes.append(f"Only the first {MOST_MARKS} reports are drawn, of {len(dated):,}.")
    silent = sum(1 for u in item.weighing.utterances if u.day is None)
    if silent:
        notes.append(f"{counted(silent, 'utterance')} without a day cannot be drawn.")
    return Picture(timeline(marks, name=f"timeline-{name}", title=f"Timeline: {item.weighing.title}"), tuple(notes))


def _report_mark(report: Report, cites: Citations, *, hollow: bool) -> Mark:
    at = report.published.at if report.published else _LATE
    long = timedelta(days=1) if report.published and report.published.day_only else timedelta(0)
    return Mark(
        "reports", at, at + long, f"{name_of(report)}, {moment_words(report.published)}", cites.report(report.id).href, hollow
    )


def _utterance_marks(item: IncidentView, name: str) -> list[Mark]:
    shown = [u for u in item.weighing.utterances if u.bearing in _COUNTED]
    numbers = {u.id: n for n, u in enumerate(shown, 1)}
    made = []
    for u in item.weighing.utterances:
        span = _days(u.day, u.day)
        if span:
            href = f"#{name}-u{numbers[u.id]}" if u.id in numbers else None
            made.append(
                Mark("utterances", *span, f"{u.speaker}, {u.day}: {word(u.bearing)}", href, u.bearing is not Bearing.ASSERTS)
            )
    return made


def _event_marks(item: IncidentView) -> list[Mark]:
    span = _days(*(item.weighing.date or (None, None)))
    return [Mark("event", *span, f"alleged event: {item.weighing.title}")] if span else []


def _days(start: str | None, end: str | None) -> tuple[datetime, datetime] | None:
    try:
        first = datetime.fromisoformat((start or end or "")[:10]).replace(tzinfo=UTC)
        last = datetime.fromisoformat((end or start or "")[:10]).replace(tzinfo=UTC)
    except ValueError:
        return None
    return (first, last + timedelta(days=1)) if first <= last else None


# ---------------------------------------------------------------- map


def map_of(item: IncidentView, name: str) -> Picture:
    """Return the places that the claims name, around the place of the incident; what lies far off is told in words."""
    named = _places(item)
    points = {
        w.place or w.name: _point(w)
        for w in named
        if w.lat is not None and w.lon is not None and w.precision is not PlacePrecision.COUNTRY
    }
    blank = sorted({w.name for w in named if w.lat is None} - {p.label for p in points.values()})
    notes = [f"No coordinate is known for {listed(blank[:12])}{' and others' if len(blank) > 12 else ''}."] if blank else []
    if not points:
        return Picture("", tuple(notes))
    chief = next(iter(points.values()))
    near = [p for p in points.values() if distance_km(chief, p) <= _NEARBY_KM]
    far = [p for p in points.values() if p not in near]
    notes += (
        [
            f"Off the map: {listed([f'{p.label} ({distance_km(chief, p):,.0f} km {bearing(chief, p)} of {chief.label})' for p in far[:10]])}."
        ]
        if far
        else []
    )
    over = len(near) - MOST_POINTS
    notes += [f"{counted(over, 'place')} named less often are not drawn."] if over > 0 else []
    return Picture(place_map(near[:MOST_POINTS], name=f"map-{name}", title=f"Map: {item.weighing.title}"), tuple(notes))


def _places(item: IncidentView) -> list[Where]:
    """Return the places, the incident's own first, then by how many claims name them."""
    claims = [item.evidence.claims[i] for i in sorted(item.evidence.claims)]
    frames = [c.frame for c in claims if c.frame]
    named = [*(w for f in frames for w in (*f.places, *f.sites)), *(w for c in claims if c.frame is None for w in c.places)]
    often: dict[str, int] = {}
    for where in named:
        often[where.place or where.name] = often.get(where.place or where.name, 0) + 1
    first = {w.place or w.name: w for w in reversed(named)}
    own = {w.place or w.name: first.get(w.place or w.name, w) for w in item.incident.places}
    rest = sorted((w for k, w in first.items() if k not in own), key=lambda w: (-often[w.place or w.name], w.name))
    return [*own.values(), *rest]


def _point(where: Where) -> Point:
    return Point(where.name, where.lat or 0.0, where.lon or 0.0, str(where.relation), where.precision in _AREAS)
