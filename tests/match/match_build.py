"""Builders for match and weigh: whole reports with claims from a line each. Places, parties and outlets are invented."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from build import report as plain_report
from whence.language.actors.register import Register
from whence.match import MemoryIncidentIndex, match
from whence.model.captured import Report
from whence.model.evidence import Evidence
from whence.model.matched import Actor, Incident, Interest, Membership
from whence.model.passage import Passage, Span
from whence.model.said import Caveat, Claim, Figure, Frame, MediaMention, Slot, Voice, When, Where
from whence.model.traced import Derivation, InferredReport
from whence.model.traced import Evidence as EdgeEvidence
from whence.model.vocabulary import (
    Certainty,
    DerivationType,
    EvidenceKind,
    FigureModifier,
    IncidentType,
    InterestRole,
    PlacePrecision,
    SourceKind,
    TimePrecision,
)

DAY = datetime(2031, 3, 7, tzinfo=UTC)

TOWNS = {"Dorvan": ("1", 36.0, 41.0), "Melka": ("2", 36.9, 40.1), "Dorvan East": ("3", 36.03, 41.04)}


def place(name: str, *, start: int = 0) -> Where:
    """Return a town of TOWNS, a site where the name says prison or camp, else an unresolved name."""
    if name in TOWNS:
        identity, lat, lon = TOWNS[name]
        return Where(name=name, as_written=name, start=start, end=start + len(name), precision=PlacePrecision.SETTLEMENT, place=identity,
                     lat=lat, lon=lon, country="XA", inside=("Northland",))  # fmt: skip
    precision = PlacePrecision.SITE if "prison" in name or "camp" in name else PlacePrecision.SETTLEMENT
    if name == "Northland":
        precision = PlacePrecision.COUNTRY
    return Where(
        name=name,
        as_written=name,
        start=start,
        end=start + len(name),
        precision=precision,
        country="XA" if name == "Northland" else None,
    )


def on(day: datetime | None = DAY, *, until: datetime | None = None) -> When:
    """Return a day, or a span of days."""
    end = until or (day + timedelta(hours=23, minutes=59) if day else None)
    precision = TimePrecision.DAYS if until else TimePrecision.DAY
    return When(start=day, end=end, precision=precision, as_written="on Friday", at=0, until=9, anchor="publication")


def figure(low: float | None, high: float | None = None, *, of: str = "escaped", open_above: bool = False) -> Figure:
    """Return a figure: `figure(5)` is exactly five."""
    top = None if open_above else low if high is None else high
    modifier = FigureModifier.AT_LEAST if open_above else FigureModifier.EXACT
    return Figure(lo=low, hi=top, modifier=modifier, as_written=str(low), start=0, end=1, of=of)


def voice(name: str, kind: SourceKind = SourceKind.ORGANISATION, *, affiliation: str | None = None, basis: str = "text") -> Voice:
    """Return a voice."""
    return Voice(name=name, kind=kind, affiliation=affiliation, basis=basis)


def official(body: str = "NDF") -> Voice:
    """Return an unnamed official of a body."""
    return voice(f"an {body} official", SourceKind.UNNAMED_OFFICIAL, affiliation=body)


def agency(name: str) -> Voice:
    """Return an agency."""
    return voice(name, SourceKind.AGENCY)


def claim(report: Report, words: str, kind: IncidentType = IncidentType.ESCAPE, **more: object) -> Claim:
    """Return a claim on `words` of `report`. `by` are the voices after the outlet; frame fields and claim fields by name."""
    start = report.text.index(words)
    by = more.pop("by", ())
    outlet = (voice(report.outlet, SourceKind.OUTLET, basis="metadata"),) if report.outlet else ()
    in_frame = {
        name: more.pop(name)
        for name in ("places", "sites", "times", "figures", "agent", "victims", "custodian", "cause", "means", "apart", "phase")
        if name in more
    }
    frame = (
        None
        if more.get("about") and not in_frame
        else Frame(type=kind, trigger=Span(start=start, end=start + len(words)), predicate=kind.value, **in_frame)
    )  # type: ignore[arg-type]
    return Claim(
        passage=Passage(report=report.id, start=start, end=start + len(words), quote=words),
        chain=(*outlet, *by),  # type: ignore[misc]
        frame=frame,
        method="tests/1",
        **{"focus": True, **more},  # type: ignore[arg-type]
    )


def told(text: str, *, outlet: str, published: datetime | None = DAY + timedelta(hours=12), key: str | None = None) -> Report:
    """Return a report of one outlet."""
    return plain_report(text, outlet=outlet, published=published, key=key or f"{outlet}.txt")


def edge(child: str, parent: str, type: DerivationType = DerivationType.COPIES, *, about: tuple[str, ...] = ()) -> Derivation:
    """Return a derivation."""
    return Derivation(child=child, parent=parent, type=type, certainty=Certainty.STRONG, share=0.9, about=about, method="tests/1",
                      evidence=(EdgeEvidence(kind=EvidenceKind.SHARED_PASSAGE, note="shared words"),))  # fmt: skip


def register() -> Register:
    """Return a register with two opposed parties, an ally, a monitor and an agency."""
    conflict = "war in Northland"

    def party(side: str) -> tuple[Interest, ...]:
        return (Interest(conflict=conflict, role=InterestRole.PARTY, side=side, why="fights it"),)

    return Register(
        [
            Actor(slug="ndf", name="Northern Defence Force", aliases=("NDF",), kind="armed group", interests=party("north")),
            Actor(slug="council", name="Northern Council", aliases=(), kind="state", aligned_with=("ndf",)),
            Actor(slug="halim", name="Halim Oru", aliases=("Halim Oru", "NDF spokesman"), kind="person", part_of="ndf"),
            Actor(slug="press", name="NDF Press Desk", aliases=("NDF Press Desk",), kind="body", part_of="ndf"),
            Actor(slug="south", name="Southern Army", aliases=("Southern troops",), kind="armed group", interests=party("south")),
            Actor(slug="watch", name="Border Watch", aliases=(), kind="monitor"),
            Actor(slug="wire", name="Cable Wire", aliases=(), kind="agency"),
            Actor(slug="voice", name="Voice of the North", aliases=(), kind="outlet", aligned_with=("ndf",)),
        ]
    )


class Bench:
    """Reports added one by one, and the evidence of any incident that came of them."""

    def __init__(self, actors: Register | None = None) -> None:
        self.register = actors if actors is not None else register()
        self.index = MemoryIncidentIndex()
        self.reports: dict[str, Report] = {}
        self.claims: dict[str, Claim] = {}
        self.memberships: list[Membership] = []
        self.derivations: dict[str, Derivation] = {}
        self.caveats: dict[str, Caveat] = {}
        self.media: dict[str, MediaMention] = {}
        self.inferred: dict[str, InferredReport] = {}

    def add(self, report: Report, said: Sequence[object], edges: Iterable[Derivation] = ()) -> list[Incident | Membership]:
        """Match one report and keep everything."""
        edges = list(edges)
        claims = [record for record in said if isinstance(record, Claim)]
        found = list(match(report, said, edges, self.index, register=self.register))  # type: ignore[arg-type]
        self.index.keep(found, claims, report)
        self.reports[report.id] = report
        self.claims |= {record.id: record for record in claims}
        self.caveats |= {record.id: record for record in said if isinstance(record, Caveat)}
        self.media |= {record.id: record for record in said if isinstance(record, MediaMention)}
        self.derivations |= {record.id: record for record in edges}
        self.memberships += [record for record in found if isinstance(record, Membership)]
        return found

    def evidence(self, incident: Incident) -> Evidence:
        """Return what bears on one incident."""
        members = tuple(m for m in self.memberships if m.incident == incident.id)
        reports = {m.report: self.reports[m.report] for m in members}
        claims = {id: self.claims[id] for m in members for id in m.claims}
        return Evidence(
            reports=reports,
            memberships=members,
            claims=claims,
            attributions={},
            caveats={id: c for id, c in self.caveats.items() if c.report in reports},
            posts={},
            media={id: m for id, m in self.media.items() if m.passage.report in reports},
            derivations={id: d for id, d in self.derivations.items() if d.child in reports},
            inferred=self.inferred,
            names={},
        )


def incidents_in(found: Iterable[object]) -> list[Incident]:
    """Return the incidents among records."""
    return [record for record in found if isinstance(record, Incident)]


def memberships_in(found: Iterable[object]) -> list[Membership]:
    """Return the memberships among records."""
    return [record for record in found if isinstance(record, Membership)]


def slot(name: str) -> Slot:
    """Return the filler of a role."""
    return Slot(name=name, start=0, end=max(1, len(name)))
