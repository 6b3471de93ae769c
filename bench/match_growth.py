"""What matching and weighing one more report costs as a case grows, and whether the order of arrival changes which reports stand together.

    python bench/match_growth.py [--parts growth order] [--sizes 1000 5000 20000] [--more 50] [--shuffles 3] [--shuffled 600]
                                 [--keep FILE] [--seconds 100]

Generated claims, no reading: a third of the reports tell of one occurrence, the others of many, twenty reports each. At each size `--more` reports
are matched one by one and the incident of each is weighed afterwards; the medians are CPU time. Then `--shuffled` reports are matched in the order
of publication and in shuffled orders: of all pairs of reports that stand in one incident in the one, so many do in the other.

All of it takes two to three minutes of CPU time, nearly all of it the growth to the last size. With `--keep FILE` growth stops after
`--seconds` of CPU time and keeps the case there; the same command goes on from it, and prints the lines of the sizes that are done.
"""

import argparse
import pickle
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from whence.language.actors.register import Register
from whence.match import MemoryIncidentIndex, match, utterances
from whence.model.captured import Block, Moment, Report
from whence.model.evidence import Evidence
from whence.model.matched import Actor, Incident, Membership
from whence.model.passage import Passage, Span
from whence.model.said import Claim, Figure, Frame, Voice, When, Where
from whence.model.vocabulary import BlockKind, FigureModifier, IncidentType, PlacePrecision, SourceKind, TimePrecision
from whence.weigh import weigh

DAY = datetime(2031, 3, 7, tzinfo=UTC)
TYPES = (IncidentType.ESCAPE, IncidentType.SHELLING)
OF = ("escaped", "wounded")
VERBS = ("got out of the jail on", "were hurt by shells on")
SYLLABLES = ("ka", "mor", "shi", "bel", "tu", "ran", "dov", "esh", "li", "gur", "pa", "zent", "wo", "hil", "fas", "nyo")
EACH = 20
"""Reports of an ordinary occurrence."""


class Item(NamedTuple):
    """A report, its claim, and the occurrence that it was made about."""

    report: Report
    claim: Claim
    about: int


def items(first: int = 0, *, seed: int = 7) -> Iterator[Item]:
    """Yield reports in the order of publication, from the place `first` on; each is the same wherever one begins."""
    for at in count(first):
        rng = random.Random(f"{seed}:{at}")
        about = 0 if rng.random() < 1 / 3 else 1 + at // EACH
        yield _item(at, about, rng)


def _name(about: int) -> str:
    """Return a name that no other occurrence has, and none near it resembles."""
    mixed, name = about * 1_327 % len(SYLLABLES) ** 3, ""
    for _ in range(3):
        mixed, at = divmod(mixed, len(SYLLABLES))
        name += SYLLABLES[at]
    return name.title()


def _item(at: int, about: int, rng: random.Random) -> Item:
    kind, published = about % len(TYPES), DAY + timedelta(hours=12, minutes=30 * at)
    day = (DAY + timedelta(minutes=30 * EACH * max(0, about - 1))).replace(hour=0, minute=0)
    town = _name(about)
    words = f"{rng.choice((4, 5, 6))} {VERBS[kind]} {_name(about + 911)} Street of {town}"
    text = f"{words}. {_name(about + 1_607)} {_name(about + 2_203)} {rng.choice(('told', 'heard', 'wrote'))} so."
    report = Report(
        capture=f"cap_{at}", digest=f"{at:064x}", key=f"{at}.txt", outlet=f"Leaf {at}", lang="en", text=text, method="bench/1",
        published=Moment(at=published, as_written="", basis="given"),
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
    )  # fmt: skip
    count = float(words[0])
    frame = Frame(
        type=TYPES[kind], trigger=Span(start=2, end=5), predicate="count",
        places=(Where(name=town, as_written=town, start=len(words) - len(town), end=len(words), precision=PlacePrecision.SETTLEMENT,
                      place=town, lat=-60.0 + 7 * about % 120, lon=-170.0 + 11 * about % 340),),
        times=(When(start=day, end=day, precision=TimePrecision.DAY, as_written="Friday", at=0, until=4, anchor="publication"),),
        figures=(Figure(lo=count, hi=count, modifier=FigureModifier.EXACT, as_written=words[0], start=0, end=1, of=OF[kind]),),
    )  # fmt: skip
    outlet = Voice(name=f"Leaf {at}", kind=SourceKind.OUTLET, basis="metadata")
    official = Voice(name=f"an official of {town}", kind=SourceKind.UNNAMED_OFFICIAL)
    passage = Passage(report=report.id, start=0, end=len(words), quote=words)
    return Item(report, Claim(chain=(outlet, official), frame=frame, focus=True, method="bench/1", passage=passage), about)


class Case:
    """Reports matched one after the other, with what is weighed of an incident."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.index = MemoryIncidentIndex()
        self.register = Register([Actor(slug="wire", name="Cable Wire", kind="agency")])
        self.items: dict[str, Item] = {}
        self.incidents: dict[str, Incident] = {}
        self.members: defaultdict[str, list[Membership]] = defaultdict(list)
        self.lines: dict[int, str] = {}

    def add(self, item: Item) -> tuple[str | None, float]:
        """Match one report; return its incident and the CPU seconds that it took."""
        started = time.process_time()
        found = list(match(item.report, [item.claim], [], self.index, register=self.register))
        self.index.keep(found, [item.claim], item.report)
        took = time.process_time() - started
        self.items[item.report.id] = item
        self.incidents |= {record.id: record for record in found if isinstance(record, Incident)}
        joined = [record for record in found if isinstance(record, Membership)]
        for member in joined:
            self.members[member.incident].append(member)
        return (joined[0].incident if joined else None), took

    def weigh(self, incident: str) -> float:
        """Weigh one incident; return the CPU seconds that it took."""
        members = tuple(self.members[incident])
        held = [self.items[m.report] for m in members]
        evidence = Evidence(
            reports={i.report.id: i.report for i in held}, memberships=members, claims={i.claim.id: i.claim for i in held}, attributions={},
            caveats={}, posts={}, media={}, derivations={}, inferred={}, names={},
        )  # fmt: skip
        started = time.process_time()
        said = utterances(self.incidents[incident], evidence, register=self.register)
        weigh(self.incidents[incident], evidence, said, register=self.register)
        return time.process_time() - started


def grouped(made: Sequence[Item]) -> dict[str, str | None]:
    """Return the incident that each report is matched to, in the order given."""
    case = Case()
    return {item.report.id: case.add(item)[0] for item in made}


def pairs_kept(canonical: dict[str, str | None], other: dict[str, str | None]) -> tuple[float, float]:
    """Return the share of the canonical order's pairs of one incident that are one in the other order too, and the other way round."""
    both = Counter((canonical[id], other[id]) for id in canonical)
    together = sum(n * (n - 1) for n in both.values())
    shares = [sum(n * (n - 1) for n in Counter(groups.values()).values()) for groups in (canonical, other)]
    return together / max(1, shares[0]), together / max(1, shares[1])


def growth(case: Case, sizes: Sequence[int], more: int, *, until: float) -> Iterator[str]:
    """Yield a line per size; stop where the process has taken `until` CPU seconds before it is reached."""
    source = items(len(case.items))
    for size in sizes:
        while size not in case.lines and len(case.items) < size:
            if time.process_time() > until:
                return
            case.add(next(source))
        if size not in case.lines:
            case.lines[size] = measured(case, size, [case.add(next(source)) for _ in range(more)])
        yield case.lines[size]


def measured(case: Case, size: int, joined: Sequence[tuple[str | None, float]]) -> str:
    """Return the medians of matching one more report and of weighing its incident, and what weighing the largest takes."""
    largest = max(case.members, key=lambda incident: len(case.members[incident]))
    matched = median(took for _, took in joined)
    ordinary = median(case.weigh(incident) for incident, _ in joined if incident is not None and incident != largest)
    return (f"{size:>7,} reports  match one more {matched * 1000:6.2f} ms  weigh an ordinary incident {ordinary * 1000:6.2f} ms"
            f"  the largest, of {len(case.members[largest]):,} reports, {case.weigh(largest):6.3f} s")  # fmt: skip


def print_growth(sizes: Sequence[int], more: int, *, keep: Path | None, seconds: float) -> None:
    """Print a line per size, going on from the case that was kept."""
    case = pickle.loads(keep.read_bytes()) if keep is not None and keep.exists() else Case()
    until = float("inf") if keep is None else time.process_time() + seconds
    for line in growth(case, sizes, more, until=until):
        print(line, flush=True)
    if keep is not None:
        keep.write_bytes(pickle.dumps(case))
        if not case.lines.keys() >= set(sizes):
            print(f"{len(case.items):>7,} reports are in {keep}: the same command goes on")


def print_order(made: Sequence[Item], shuffles: int) -> None:
    """Print a line per shuffled order."""
    canonical = grouped(made)
    for seed in range(shuffles):
        kept, own = pairs_kept(canonical, grouped(random.Random(seed).sample(made, len(made))))
        print(
            f"order {seed}: {kept:.4f} of the pairs of the canonical order are pairs, {own:.4f} of its own are of the canonical order",
            flush=True,
        )


def main() -> None:
    """Run both measurements and print a line per size and per shuffled order."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--parts", nargs="+", choices=["growth", "order"], default=["growth", "order"])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 5_000, 20_000])
    parser.add_argument("--more", type=int, default=50)
    parser.add_argument("--shuffles", type=int, default=3)
    parser.add_argument("--shuffled", type=int, default=600)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--seconds", type=float, default=100.0)
    asked = parser.parse_args()
    if "growth" in asked.parts:
        print_growth(asked.sizes, asked.more, keep=asked.keep, seconds=asked.seconds)
    if "order" in asked.parts:
        print_order(list(islice(items(), asked.shuffled)), asked.shuffles)


if __name__ == "__main__":
    main()
