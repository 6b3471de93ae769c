"""The table of trace: who has whose words, against the tools that others use for it, in one run on the same texts.

    pip install -r bench/requirements-trace.txt
    python bench/trace.py [--size 20000] [--runs 3] [--plain] [--passim]
                          [--sizes 20000 100000 1000000] [--peers-to 100000] [--picture FILE]
                          [--seed 4242] [--edit-rate .14] ... [--shared DIR] [--folder DIR] [--memory GB]

    1 stream    made once by the generator of the reference material, page heads on      trace_input.py
    2 sweep     every peer at all its settings, the best by F1 of families is kept       trace_scores.py
    3 table     whence and the peers so tuned, in turns, each in a process of its own    trace_process.py, trace_tools.py
    4 growth    with --sizes: throughput, memory and disk as the archive grows           trace_growth.py

Peers are tuned on the measured texts themselves, whence has its shipped constants: the advantage is the peers'. Reading and parsing the texts is in
nobody's time. A tool that is not installed is named in a sentence; the other columns are printed all the same. Prints no text.
"""

import argparse
import importlib.util
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

from trace_growth import HEADS, MEGABYTE, Grown, growth, line, needed, shown
from trace_input import Setting, write_stream
from trace_passim import lacking, run_passim
from trace_picture import picture
from trace_process import MEMORY, Failed, Job, Run, found, run
from trace_scores import OWN_CUTS, Scored, Truth, origin_rows, rows, swept

HERE = Path(__file__).resolve().parent
SWEEP = {
    "rensa": [{"ngram": ngram, "bands": bands} for ngram in (2, 5) for bands in (32, 64, 128)],
    "datasketch": [{"ngram": ngram, "bands": bands} for ngram in (2, 5) for bands in (32, 64)],
}
PLAIN_TEXTS, PASSIM_TEXTS = 2000, 1000


class Tuned(NamedTuple):
    """A peer at its best: its options, its scores there, and the best count of origins that any of its settings gave."""

    options: dict[str, Any]
    scored: Scored
    origins: Scored


class Bench(NamedTuple):
    """What is measured with: the stream, the truth about its first `size` texts, a folder to work in, gigabytes for a process."""

    stream: Path
    truth: Truth
    size: int
    work: Path
    memory: float

    def job(self, tool: str, options: dict[str, Any], count: int | None = None) -> Job:
        """Return a run of a tool over the first texts."""
        return Job(tool, options, str(self.stream), count or self.size, str(self.work / f"out-{tool}"), self.memory)


def peers() -> dict[str, str]:
    """Return for every peer what is to be said of it: nothing where it is installed as pinned."""
    said = {}
    for pin in (HERE / "requirements-trace.txt").read_text(encoding="utf-8").splitlines():
        if "==" in pin:
            name, pinned = pin.strip().split("==")
            there = version(name) if importlib.util.find_spec(name) else None
            said[name] = (
                ""
                if there == pinned
                else f"{name} {there or 'is not installed'}, pinned {pinned}: pip install -r bench/requirements-trace.txt"
            )
    return said


def tuned(bench: Bench, name: str) -> Tuned:
    """Return a peer at the setting of its sweep at which its F1 of families is best."""
    best: list[tuple[Scored, dict[str, Any]]] = []
    for options in SWEEP[name]:
        job = bench.job(name, options)
        print(f"sweep: {name} {options}", file=sys.stderr)
        run(job)
        named = f"word {options['ngram']}-grams, {options['bands']} bands"
        best += [(scored, options) for scored in swept(bench.truth, found(job), named)]
    scored, options = max(best, key=lambda row: row[0].f1)
    return Tuned(options, scored, max((row[0] for row in best), key=lambda row: row.exact))


def in_turns(bench: Bench, tools: dict[str, dict[str, Any]], runs: int) -> dict[str, list[Run]]:
    """Return the runs of all tools, taken in turns so that other work on the machine meets them alike."""
    made: dict[str, list[Run]] = {name: [] for name in tools}
    for _ in range(runs):
        for name, options in tools.items():
            made[name].append(run(bench.job(name, options)))
    return made


def table(bench: Bench, known: Sequence[str], runs: int) -> dict[str, dict[str, Any]]:
    """Tune the peers, run everything, print the rows; return what each tool was run with."""
    best = {name: tuned(bench, name) for name in known}
    tools: dict[str, dict[str, Any]] = {"whence": {}} | {name: peer.options for name, peer in best.items()}
    ran = in_turns(bench, tools, runs)
    said = found(bench.job("whence", {}))
    own = {cut: bench.truth.scored(said, cut=cut) for cut in OWN_CUTS}
    for name, peer in best.items():
        print(f"{name}: {peer.scored.setting} (best F1 of families); origins best at {peer.origins.setting}")
    print(f"\n{'':<68}" + "".join(f"{name:>14}" for name in tools) + "".join(f"{'whence/' + name:>20}" for name in known))
    for title, values in speed_rows(ran):
        ratios = [median(a / b for a, b in zip(values["whence"], values[name], strict=True)) for name in known]
        print_row(title, [median(values[name]) for name in tools], ratios)
    scores = [own[OWN_CUTS[0]], *(peer.scored for peer in best.values())]
    for title, measures in rows(scores):
        print_row(title, measures)
    for cut in OWN_CUTS:
        print_rows(origin_rows(f"whence at {cut:.2f} of own words", [own[cut], *(None for _ in known)]))
    print_rows(origin_rows("peers as tuned by F1", [None, *(peer.scored for peer in best.values())]))
    print_rows(origin_rows("peers at their best setting for it", [None, *(peer.origins for peer in best.values())]))
    return tools


def speed_rows(ran: dict[str, list[Run]]) -> Iterable[tuple[str, dict[str, list[float]]]]:
    """Yield the rows of what it costs, with a value for every run of every tool."""
    for title, value in (
        ("documents a second, CPU", lambda r: r.rate),
        ("documents a second, by the clock", lambda r: r.texts / r.wall),
        ("memory of the index, bytes a document", lambda r: r.index / r.texts),
        ("peak resident memory, MB", lambda r: r.peak / MEGABYTE),
    ):
        yield title, {name: [value(r) for r in some] for name, some in ran.items()}


def print_rows(some: Iterable[tuple[str, list[float | str | None]]]) -> None:
    """Print rows of the table."""
    for title, values in some:
        print_row(title, values)


def print_row(title: str, values: Sequence[float | str | None], ratios: Sequence[float] = ()) -> None:
    """Print one row: a value for every tool, and how many times a peer's whence's is."""
    cells = ["-" if v is None else f"{v:,.0f}" if isinstance(v, int) or float(v) >= 10 else f"{v:.3f}" for v in values]
    print(f"{title:<68}" + "".join(f"{cell:>14}" for cell in cells) + "".join(f"{ratio:>20.2f}" for ratio in ratios), flush=True)


def more_speeds(bench: Bench, tools: dict[str, dict[str, Any]], plain: bool) -> None:
    """Print the speeds that stand beside the table: kept in a folder, the peer as its documents show it, and without compiled code."""
    for grown in growth(bench.stream, [bench.size], {"whence": {}}, bench.work, peers_to=0, memory=bench.memory):
        if isinstance(grown, Grown):
            print(
                f"whence, kept in a folder: {grown.ran.rate:,.0f} documents a second, CPU; {grown.bytes_each:,.0f} bytes a document on disk"
            )
    if "rensa" in tools:
        strings = run(bench.job("rensa", tools["rensa"] | {"manner": "strings"}))
        print(f"rensa, with joined strings as its documents show it: {strings.rate:,.0f} documents a second, CPU")
    if plain:
        count = min(bench.size, PLAIN_TEXTS)
        slow = run(bench.job("whence", {"plain": True}, count))
        print(f"whence, plain (numpy), first {count:,} texts: {slow.rate:,.0f} documents a second, CPU")


def passim_rows(bench: Bench, shared: Path) -> None:
    """Print passim's row and whence's on as many texts."""
    if absent := lacking():
        print(f"passim: not measured ({' and '.join(absent)} not installed)")
        return
    count = min(bench.size, PASSIM_TEXTS)
    truth = Truth(shared, bench.stream, count)
    other = run_passim(bench.stream, count, bench.work)
    job = bench.job("whence", {}, count)
    ours = run(job)
    for name, said, cpu in (("passim", other.found, other.cpu), ("whence", found(job), ours.cpu)):
        family = truth.scored(said).measures["family all"]
        print(
            f"{name}, first {count:,} texts: {count / cpu:,.0f} documents a second, CPU; precision {family['p']:.3f}, recall {family['r']:.3f}"
        )


def growth_table(bench: Bench, tools: dict[str, dict[str, Any]], asked: argparse.Namespace) -> None:
    """Print the rows of growth; write the picture where one is asked for."""
    print("\n" + line(HEADS))
    points: dict[str, list[tuple[int, float]]] = {}
    for row in growth(bench.stream, asked.sizes, tools, bench.work, peers_to=asked.peers_to, memory=bench.memory):
        if isinstance(row, str):
            print(row, flush=True)
            continue
        points.setdefault(row.tool, []).append((row.size, row.ran.last_rate))
        print(shown(row, points[row.tool][0][1]), flush=True)
    if asked.picture:
        said = f"generated reports of about 1.6 KB, seed {asked.seed}; whence on disk, peers in memory; one core"
        asked.picture.write_text(picture(points, said), encoding="utf-8")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", type=int, default=20_000, help="texts of the table")
    parser.add_argument("--runs", type=int, default=3, help="runs of every tool in the table; medians are printed")
    parser.add_argument("--sizes", type=int, nargs="+", default=[], help="sizes of the growth rows")
    parser.add_argument("--peers-to", type=int, default=100_000, help="largest size at which peers are run too")
    parser.add_argument("--memory", type=float, default=MEMORY, help="gigabytes of its own memory for a process")
    parser.add_argument("--plain", action="store_true", help="the speed without compiled code too")
    parser.add_argument("--passim", action="store_true", help="passim too, where it is installed")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="write the growth rows as an SVG")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WHENCE_SHARED") or HERE.parents[1] / "shared"))
    parser.add_argument("--folder", type=Path, help="where to work; what is written there goes away")
    for name, value in Setting()._asdict().items():
        many = {"nargs": 2} if isinstance(value, tuple) else {}
        kind = int if isinstance(value, tuple) else type(value)
        parser.add_argument("--" + name.replace("_", "-"), type=kind, default=value, **many, help=f"of the stream, {value}")
    asked = parser.parse_args()
    if asked.picture and not asked.sizes:
        parser.error("--picture draws the growth rows: say --sizes")
    return asked


def main() -> None:
    """Print the table."""
    asked = arguments()
    setting = Setting(**{name: getattr(asked, name) for name in Setting._fields})._replace(quote=tuple(asked.quote))
    said = peers()
    known = [name for name in said if importlib.util.find_spec(name)]
    compiled = f"numba {version('numba')}" if importlib.util.find_spec("numba") else "no numba: whence runs its plain way"
    print(
        f"Python {platform.python_version()}, {compiled}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {asked.size:,} texts, {setting}"
    )
    print("".join(f"{sentence}\n" for sentence in said.values() if sentence), end="")
    with tempfile.TemporaryDirectory(prefix="whence-bench-", dir=asked.folder) as work:
        stream = Path(work) / "stream.jsonl"
        try:
            write_stream(stream, asked.shared, needed([asked.size, *asked.sizes]), setting)
            bench = Bench(stream, Truth(asked.shared, stream, asked.size), asked.size, Path(work), asked.memory)
            tools = table(bench, known, asked.runs)
            more_speeds(bench, tools, asked.plain)
            if asked.passim:
                passim_rows(bench, asked.shared)
            if asked.sizes:
                growth_table(bench, tools, asked)
        except (FileNotFoundError, ValueError, Failed) as stopped:
            sys.exit(str(stopped))


if __name__ == "__main__":
    main()
