"""How long the weighing of one incident takes, by the number of its reports: generated reports of eight sorts of voices, half of them copies.

    python bench/weigh_speed.py [--sizes 1000 5000 20000] [--many]

`--many`: every report has a source of its own and a figure of its own, which is the worst that evidence does. Prints CPU seconds of
`weigh` and of the statements that go into it; records are made before the clock starts.
"""

import argparse
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from whence.language.actors.register import Register
from whence.match import utterances
from whence.model.captured import Block, Moment, Report
from whence.model.evidence import Evidence
from whence.model.matched import Actor, Incident, Interest, Membership
from whence.model.passage import Passage, Span
from whence.model.said import Claim, Figure, Frame, Voice, When, Where
from whence.model.traced import Derivation
from whence.model.traced import Evidence as EdgeEvidence
from whence.model.vocabulary import (
    AttributionKind,
    BlockKind,
    Certainty,
    DerivationType,
    EvidenceKind,
    FigureModifier,
    IncidentType,
    InterestRole,
    MembershipRole,
    PlacePrecision,
    SourceKind,
    TimePrecision,
)
from whence.weigh import weigh

DAY = datetime(2031, 3, 7, tzinfo=UTC)
WORDS = "Five men fled the prison"
NAMES = (
    (),
    ("Cable Wire",),
    ("an official of the Northern Defence Force",),
    ("Cable Wire", "Halim Oru"),
    ("Halim Oru",),
    ("a resident of the town",),
    ("Border Watch",),
    ("Southern Army",),
)


def register() -> Register:
    """Return two parties, a spokesman and a monitor."""
    party = [Interest(conflict="a war", role=InterestRole.PARTY, side=side, why="fights it") for side in ("north", "south")]
    return Register(
        [
            Actor(slug="ndf", name="Northern Defence Force", aliases=("NDF",), kind="armed group", interests=(party[0],)),
            Actor(slug="halim", name="Halim Oru", kind="person", part_of="ndf"),
            Actor(slug="south", name="Southern Army", kind="armed group", interests=(party[1],)),
            Actor(slug="watch", name="Border Watch", kind="monitor"),
            Actor(slug="wire", name="Cable Wire", kind="agency"),
        ]
    )


def _voice(name: str) -> Voice:
    kinds = {"Halim Oru": SourceKind.NAMED_PERSON, "Cable Wire": SourceKind.AGENCY}
    unnamed = SourceKind.UNNAMED_WITNESS if name.startswith("a resident") else SourceKind.UNNAMED_OFFICIAL
    return Voice(name=name, kind=kinds.get(name, unnamed if name.startswith("a") else SourceKind.ORGANISATION), as_written=name)


def _reports(n: int, *, many: bool) -> Iterator[tuple[Report, Claim]]:
    for at in range(n):
        text, digest = f"{WORDS}, it was said in Leaf {at}.", f"{at:064x}"
        report = Report(
            capture=f"cap_{at}", digest=digest, key=f"{at}.txt", outlet=f"Leaf {at}", lang="en", text=text, method="bench/1",
            published=Moment(at=DAY + timedelta(hours=12 + at % 30), as_written="", basis="given"),
            blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
        )  # fmt: skip
        names = (f"a resident of street {at}",) if many else NAMES[at % len(NAMES)]
        count = float(at if many else at % 7)
        frame = Frame(
            type=IncidentType.ESCAPE, trigger=Span(start=9, end=13), predicate="flee",
            places=(Where(name="Dorvan", as_written="Dorvan", start=0, end=4, precision=PlacePrecision.SETTLEMENT),),
            times=(When(start=DAY, end=DAY, precision=TimePrecision.DAY, as_written="Friday", at=0, until=4, anchor="publication"),),
            figures=(Figure(lo=count, hi=count, modifier=FigureModifier.EXACT, as_written="five", start=0, end=4, of="escaped"),),
        )  # fmt: skip
        outlet = Voice(name=f"Leaf {at}", kind=SourceKind.OUTLET, basis="metadata")
        yield (
            report,
            Claim(
                kind=AttributionKind.STATEMENT, chain=(outlet, *map(_voice, names)), frame=frame, focus=True, method="bench/1",
                passage=Passage(report=report.id, start=0, end=len(WORDS), quote=WORDS),
            ),
        )  # fmt: skip


def evidence(n: int, *, many: bool) -> tuple[Incident, Evidence]:
    """Return an incident of `n` reports with all that bears on it; every report takes from an earlier one."""
    made = list(_reports(n, many=many))
    incident = Incident(seed=made[0][1].id, type=IncidentType.ESCAPE, title="an escape", method="bench/1")
    edges = [
        Derivation(child=report.id, parent=made[at // 2][0].id, type=DerivationType.COPIES, certainty=Certainty.STRONG, share=0.9, method="bench/1",
                   evidence=(EdgeEvidence(kind=EvidenceKind.SHARED_PASSAGE, note="shared words"),))
        for at, (report, _) in enumerate(made[1:], 1) if not many
    ]  # fmt: skip
    members = [
        Membership(incident=incident.id, report=r.id, role=MembershipRole.FOCUS, claims=(c.id,), method="bench/1")
        for r, c in made
    ]
    return incident, Evidence(
        reports={r.id: r for r, _ in made}, memberships=tuple(members), claims={c.id: c for _, c in made}, attributions={}, caveats={},
        posts={}, media={}, derivations={d.id: d for d in edges}, inferred={}, names={},
    )  # fmt: skip


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 5_000, 20_000])
    parser.add_argument("--many", action="store_true")
    options = parser.parse_args()
    known = register()
    for size in options.sizes:
        incident, held = evidence(size, many=options.many)
        started = time.process_time()
        said = utterances(incident, held, register=known)
        between = time.process_time()
        found = weigh(incident, held, said, register=known)
        weighed = time.process_time() - between
        print(
            f"{size:>7,} reports  weigh {weighed:6.3f} s  statements {between - started:6.3f} s  {found.numbers.utterances}",
            flush=True,
        )


if __name__ == "__main__":
    main()
