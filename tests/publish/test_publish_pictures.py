import math
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from publish_build import HOSTILE, Made, case_view

from whence.model.traced import Derivation, Evidence
from whence.model.vocabulary import Certainty, DerivationType, Direction, EvidenceKind
from whence.publish import IncidentView
from whence.publish.families import families
from whence.publish.passages import Citations
from whence.publish.pictures import MOST_BOXES, graph_of, member_order
from whence.publish.svg_graph import Arrow, Box, source_graph
from whence.publish.svg_map import Point, bearing, distance_km, place_map
from whence.publish.svg_timeline import Mark, timeline

SVG = "{http://www.w3.org/2000/svg}"
DAY = datetime(2031, 4, 7, tzinfo=UTC)


def edge(child: str, parent: str, share: float = 0.5, kind: DerivationType = DerivationType.COPIES) -> Derivation:
    return Derivation(
        child=child, parent=parent, type=kind, direction=Direction.KNOWN, certainty=Certainty.STRONG, share=share,
        evidence=(Evidence(kind=EvidenceKind.CREDIT, note="x"),), method="tests/1",
    )  # fmt: skip


def test_copies_of_copies_stand_under_the_first() -> None:
    (family,) = families(["a", "b", "c"], [edge("b", "a"), edge("c", "b")])
    assert (family.head, family.members) == ("a", ("b", "c"))


def test_report_follows_the_edge_with_the_largest_share() -> None:
    grouped = families(["a", "b", "c"], [edge("c", "a", 0.2), edge("c", "b", 0.7)])
    assert [(f.head, f.members) for f in grouped] == [("a", ()), ("b", ("c",))]


def test_quoting_makes_no_family() -> None:
    assert len(families(["a", "b"], [edge("b", "a", 0.9, DerivationType.QUOTES)])) == 2


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda e: e[0] != e[1]), max_size=12))
def test_every_report_is_in_one_family_even_when_edges_run_in_rings(pairs: list[tuple[str, str]]) -> None:
    grouped = families("abcdef", [edge(c, p) for c, p in pairs])
    seen = [m for f in grouped for m in ((f.head, *f.members) if f.head in "abcdef" else f.members)]
    assert sorted(seen) == sorted("abcdef")


def rects(svg: str) -> list[tuple[float, float, float, float]]:
    boxes = [r for r in ET.fromstring(svg).iter(f"{SVG}rect") if r.get("class") == "box"]
    return [tuple(float(b.get(k)) for k in ("x", "y", "width", "height")) for b in boxes]  # type: ignore[misc,arg-type]


names = st.sampled_from([f"n{i}" for i in range(12)])


@given(st.lists(st.tuples(names, names), max_size=30))
def test_boxes_never_overlap_and_stay_in_the_picture(pairs: list[tuple[str, str]]) -> None:
    boxes = [Box(f"n{i}", "report", f"report {i}") for i in range(12)]
    svg = source_graph(boxes, [Arrow(p, c, "copies") for p, c in pairs])
    placed = rects(svg)
    assert len(placed) == 12
    height = float(ET.fromstring(svg).get("height"))
    for n, (x, y, w, h) in enumerate(placed):
        assert x >= 0 and y >= 0 and y + h <= height + 0.2
        assert not any(x < a + c and a < x + w and y < b + d - 0.2 and b < y + h - 0.2 for a, b, c, d in placed[n + 1 :])


def test_parents_stand_left_of_children() -> None:
    svg = source_graph(
        [Box("a", "report", "A"), Box("b", "report", "B"), Box("c", "inferred", "C")],
        [Arrow("c", "a", "x"), Arrow("a", "b", "x")],
    )
    a, b, c = rects(svg)
    assert c[0] < a[0] < b[0]


def test_open_direction_has_a_mark_and_no_tip() -> None:
    boxes = [Box("a", "report", "A"), Box("b", "report", "B")]
    known, open_ = (source_graph(boxes, [Arrow("a", "b", "copies", directed=d)]) for d in (True, False))
    assert "marker-end" in known and "marker-end" not in open_ and ">?</text>" in open_


def test_picture_of_the_case_is_small_and_repeatable() -> None:
    item = case_view().incidents[0]
    cites = Citations(case_view(), member_order(item))
    one, two = (graph_of(item, cites, "i1").svg for _ in range(2))
    assert one == two
    assert 5 < len(rects(one)) < 15


def test_large_incident_is_collapsed_below_fifty_boxes() -> None:
    item = case_view().incidents[0]
    made = Made()
    many = {f"rep_{n:024x}": made.by[2] for n in range(300)}
    members = tuple(
        item.evidence.memberships[0].__class__(incident=item.incident.id, report=i, role="focus", method="t/1") for i in many
    )
    reports = {i: r.__class__(**{**{f: getattr(r, f) for f in r.__struct_fields__}, "id": i}) for i, r in many.items()}
    ids = list(many)
    edges = {d.id: d for d in (edge(c, p, kind=DerivationType.QUOTES) for c, p in zip(ids[1:], ids, strict=False))}
    evidence = item.evidence._replace(reports=reports, memberships=members, derivations=edges)
    item = IncidentView(item.incident, True, item.weighing, evidence)
    picture = graph_of(item, Citations(case_view()._replace(reports=reports), ids), "i1")
    assert len(rects(picture.svg)) <= MOST_BOXES
    assert any("left out of the picture" in note for note in picture.notes)


def test_hostile_labels_are_words_in_every_picture() -> None:
    for svg in (
        source_graph([Box("a", "report", HOSTILE, HOSTILE, HOSTILE, HOSTILE)], []),
        timeline([Mark("reports", DAY, DAY, HOSTILE, HOSTILE)]),
        place_map([Point(HOSTILE, 1, 2, "near", href=HOSTILE)]),
    ):
        root = ET.fromstring(svg)
        assert not list(root.iter(f"{SVG}script"))
        assert "‮" not in svg and "\x1b" not in svg


def test_nothing_to_draw_gives_no_picture() -> None:
    assert source_graph([], []) == timeline([]) == place_map([]) == ""


def circles(svg: str, kind: str) -> list[tuple[float, float]]:
    return [
        (float(c.get("cx") or 0), float(c.get("cy") or 0))
        for c in ET.fromstring(svg).iter(f"{SVG}circle")
        if kind in (c.get("class") or "").split()
    ]


def test_points_of_one_moment_are_stacked_and_never_moved_in_time() -> None:
    later = DAY + timedelta(hours=30)
    marks = [Mark("reports", DAY, DAY, str(n)) for n in range(4)] + [Mark("reports", later, later, "later")]
    placed = circles(timeline(marks), "reports")
    assert len({x for x, _ in placed}) == 2
    assert len(set(placed)) == 5


def test_a_long_silence_is_folded() -> None:
    late = DAY + timedelta(days=150)
    svg = timeline([Mark("reports", DAY, DAY, "a"), Mark("reports", late, late, "b")])
    assert "149 days" in svg or "4 months" in svg


def test_map_keeps_the_ratio_of_distances() -> None:
    a, b, c = Point("A", 50.0, 8.0), Point("B", 51.0, 8.0), Point("C", 50.5, 9.5)
    xy = circles(place_map([a, b, c]), "dot")
    by = dict(zip([p.label for p in sorted((a, b, c), key=lambda p: (p.lat, p.lon))], xy, strict=True))
    drawn = math.dist(by["A"], by["C"]) / math.dist(by["A"], by["B"])
    assert abs(drawn - distance_km(a, c) / distance_km(a, b)) < 0.02
    assert by["B"][1] < by["C"][1] < by["A"][1]


def test_near_is_a_ring_around_the_same_dot() -> None:
    inside, near = (place_map([Point("A", 50.0, 8.0, relation)]) for relation in ("in", "near"))
    assert circles(inside, "dot") == circles(near, "dot") == circles(near, "ring")
    assert "near A" in near


def test_distance_and_direction() -> None:
    paris, berlin = Point("Paris", 48.8566, 2.3522), Point("Berlin", 52.52, 13.405)
    assert abs(distance_km(paris, berlin) - 878) < 3
    assert bearing(paris, berlin) == "NE" and bearing(berlin, paris) == "SW"
