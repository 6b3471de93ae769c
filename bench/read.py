"""The reader's table: every number that reading is held to, beside two baselines in the same run.

    python bench/read.py [--only ROW ...] [--mode model|fast|rules] [--json] [--data DIR]
                         [--shared DIR] [--model FILE]

Columns: this reader in `--mode`; the same by rules alone; a direct-quotation extractor in the manner of today's tools (direct_quotes.py);
the floor and the aim. ROW is a group: polnear, own, reference, gum, phrases, gvc, case2021, founding, speed. Corpora are read where they
lie: `--data` or WHENCE_DATA (else `../shared/data`), `--shared` or WHENCE_SHARED (else `../shared`). What is absent is named in one sentence, the
other rows are printed all the same, and the exit status is 1. Prints no text of any corpus.
"""

import argparse
import importlib
import importlib.util
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(1, str(ROOT))

from direct_quotes import quotations  # noqa: E402
from read_lines import MODES, Document, Said, mode_in_use, read_all  # noqa: E402
from whence.read import read  # noqa: E402
from whence.settings import ReadSettings  # noqa: E402

Value = float | str | None


class Row(NamedTuple):
    """One line of the table. `digits` after the point; `less` marks measures where less is better."""

    name: str
    here: Value = None
    rules: Value = None
    baseline: Value = None
    floor: float | None = None
    aim: float | None = None
    digits: int = 3
    less: bool = False

    def verdict(self) -> str:
        """Return where the value of this reader stands to floor and aim; a value is not rounded up to either."""
        if self.floor is None or self.aim is None or not isinstance(self.here, (int, float)):
            return ""
        sign = -1 if self.less else 1
        value, floor, aim = sign * self.here, sign * self.floor, sign * self.aim
        return "aim" if value >= aim else "floor" if value >= floor else "below"


class Bench(NamedTuple):
    """Where things lie, and in which mode it was asked to read. `modes` are those to measure: "rules" alone where no model is installed.

    `model` is a model file to parse GUM with in the place of the installed one.
    """

    data: Path
    shared: Path
    asked: str
    modes: tuple[str, ...]
    model: Path | None = None

    def in_modes(self, measure: Callable[[str], Mapping[str, Any]]) -> Iterator[tuple[str, Any, Any]]:
        """Yield name, value in this mode and value by rules alone for each value that `measure` gives."""
        found = {mode: measure(mode) for mode in self.modes}
        for name, value in found[self.modes[0]].items():
            yield name, value, found["rules"][name] if "rules" in found else None


@cache
def shared_tool(shared: Path, name: str) -> ModuleType:
    """Return a scorer of the shared folder, loaded by its path."""
    path = shared / "tools" / f"{name}.py"
    if not path.is_file():
        raise FileNotFoundError(
            f"{path} is not there: say with WHENCE_SHARED or --shared where the folder of reference material is."
        )
    spec = importlib.util.spec_from_file_location(f"shared_{name}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def polnear(bench: Bench) -> Iterator[Row]:
    """Linked F1 on the development month of PolNeAR, whole documents."""
    path = bench.data / "polnear" / "dev.jsonl"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there: say with WHENCE_DATA or --data where the folder of corpora is.")
    scorer = shared_tool(bench.shared, "score_attribution")
    with path.open(encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    texts = [Document(d["doc_id"], d["text"], d["publisher"], d["date"], headline=True) for d in gold]

    def scored(said: Mapping[str, Any]) -> dict[str, float]:
        summary, _ = scorer.score(gold, said)
        return {row: summary[row]["f1"] for row in ("linked", "linked, speech", "linked-exact", "cue found")}

    quoted = scored({d.id: {"attributions": quotations(d.text)} for d in texts})
    goals = {"linked": (0.70, 0.73), "linked, speech": (0.90, 0.915)}
    for name, here, rules in bench.in_modes(lambda mode: scored({n: s.line for n, s in read_all(texts, mode).items()})):
        floor, aim = goals.get(name, (None, None))
        yield Row(f"PolNeAR dev, {name} F1", here, rules, quoted[name], floor, aim)


def own(bench: Bench) -> Iterator[Row]:
    """Every layer of the own set's measuring third."""
    from training.own_set import SetError, load_set, split

    from read_own import documents, score_attributions, score_layers

    try:
        measuring = split(load_set())[1]
    except SetError as error:
        raise FileNotFoundError(f"the own set has a defect: {error}") from None
    scorer = shared_tool(bench.shared, "score_attribution")
    texts = documents(measuring)

    def scored(mode: str) -> dict[str, Any]:
        said: dict[str, Said] = read_all(texts, mode)
        return score_attributions(measuring, {n: s.line for n, s in said.items()}, scorer) | score_layers(measuring, said)

    quoted = score_attributions(measuring, {d.id: {"attributions": quotations(d.text)} for d in texts}, scorer)
    goals = {"linked": (0.78, 0.87), "chain": (0.72, 0.82), "hedge class": (0.87, 0.93)}
    for name, here, rules in bench.in_modes(scored):
        floor, aim = goals.get(name, (None, None))
        measure = "right" if here.accuracy else "F1"
        base = quoted[name].value if name in quoted and "kind" not in name else 0.0 if name in goals else None
        yield Row(f"own set, {name} {measure} ({here.gold})", here.value, rules and rules.value, base, floor, aim)


def reference(bench: Bench) -> Iterator[Row]:
    """English rows of the reference case."""
    from read_cases import measure_reference

    goals = {"chain F1": (0.70, 0.82), "hedge classes F1": (0.80, 0.90)}
    for name, here, rules in bench.in_modes(lambda mode: measure_reference(bench.shared, mode)):
        yield Row(f"reference case, {name}", here, rules, None, *goals.get(name, (0.70, 0.82)))


def founding(bench: Bench) -> Iterator[Row]:
    """Items of the founding oracle that reading decides."""
    from read_cases import measure_founding

    found = {mode: measure_founding(bench.shared, mode) for mode in bench.modes}
    passed, total, failed = found[bench.modes[0]]
    rules = found["rules"][0] if "rules" in found else None
    name = f"founding oracle, read items of {total}" + (f" (not: {' '.join(failed)})" if failed else "")
    yield Row(name, passed, rules, None, total - 3, total, digits=0)


def gum(bench: Bench) -> Iterator[Row]:
    """Syntax, entities and coreference on the development documents of GUM."""
    from read_gum import attach_left, installed_parser, measure_gum

    if not (bench.data / "gum" / "dev").is_dir():
        raise FileNotFoundError(
            f"{bench.data / 'gum'} is not there: say with WHENCE_DATA or --data where the folder of corpora is."
        )
    scorer = shared_tool(bench.shared, "score_clusters")
    parse = installed_parser(bench.asked, bench.model)
    here = measure_gum(parse, bench.data, scorer) if parse is not None else {}
    base = measure_gum(attach_left, bench.data, scorer)
    goals = {"labelled attachment": (0.82, 0.86), "entity heads": (0.76, 0.82), "coreference": (0.50, 0.60)}
    for name, value in base.items():
        yield Row(f"GUM dev, {name}", here.get(name, "no model"), None, value, *goals.get(name, (None, None)))


def phrases(bench: Bench) -> Iterator[Row]:
    """Right answers in the lists of dates, quantities and place names."""
    lists = importlib.import_module("phrases")
    for name, floor, aim in (("dates", 28, 30), ("quantities", 28, 30), ("places", 40, 44)):
        right, total, wrong = getattr(lists, f"measure_{name}")(bench.data)
        yield Row(f"phrases, {name} of {total} ({wrong} wrong)", right, right, None, floor, aim, digits=0)


def gvc(bench: Bench) -> Iterator[Row]:
    """Dates and tolls of the gun violence corpus's fit set; counts only, no name is printed."""
    corpus = importlib.import_module("gvc")

    def measured(mode: str) -> dict[str, float]:
        corpus.read = partial(
            read, settings=ReadSettings(mode=mode)
        )  # the corpus's own bench reads in the mode of the settings' default
        reports, *sums = corpus.measure_gvc(bench.data)
        return {name: count / reports for name, count in zip(("exact", "near", "killed", "majority"), sums, strict=True)}

    goals = {"event date exact": (0.72, 0.78), "event date within a day": (0.85, 0.90), "killed exact": (0.79, 0.85)}
    found = {name: (here, rules) for name, here, rules in bench.in_modes(measured)}
    majority = found.pop("majority")[0]
    for (name, goal), (here, rules) in zip(goals.items(), found.values(), strict=True):
        yield Row(f"GVC fit, {name}", here, rules, majority if name == "killed exact" else None, *goal)


def case2021(bench: Bench) -> Iterator[Row]:
    """Types of occurrence on the development half of CASE 2021."""
    from case2021 import measure_types

    for name, here, rules in bench.in_modes(lambda mode: {"weighted F1": measure_types(mode, bench.data)}):
        yield Row(f"CASE 2021 dev, {name}", here, rules, None, 0.70, 0.76)


def speed(bench: Bench) -> Iterator[Row]:
    """Words a second on one core, memory and cold start."""
    from read_speed import measure_speed

    fast = bench.modes[0] == "fast"
    goals: dict[str, tuple[float, float, int, bool]] = {
        "words/s": (5000, 9000, 0, False) if fast else (2500, 4500, 0, False),
        "memory, MB": (300, 200, 0, True),
        "cold start, s": (1.5, 0.7, 2, True),
    }
    for name, here, rules in bench.in_modes(lambda mode: measure_speed(mode, bench.data)):
        floor, aim, digits, less = goals.get(name, (None, None, 0 if "/s" in name else 2, False))
        yield Row(f"whole reader, {name}", here, rules, None, floor, aim, digits, less)


GROUPS = (polnear, own, reference, gum, phrases, gvc, case2021, founding, speed)


def show(row: Row) -> str:
    """Return a row as one line."""
    cells = [row.here, row.rules, row.baseline, row.floor, row.aim]
    return f"{row.name:<52}" + "".join(f"{_cell(c, row.digits):>10}" for c in cells) + f"  {row.verdict()}"


def _cell(value: Value, digits: int) -> str:
    return "-" if value is None else value if isinstance(value, str) else f"{value:.{digits}f}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", nargs="+", choices=[g.__name__ for g in GROUPS], metavar="ROW", default=[])
    parser.add_argument("--mode", choices=MODES, default="model")
    parser.add_argument("--json", action="store_true", help="one object per row")
    parser.add_argument("--model", type=Path, help="a model file that is not installed, for the rows of GUM")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WHENCE_SHARED") or ROOT.parent / "shared"))
    args = parser.parse_args(argv)
    data = args.data or Path(os.environ.get("WHENCE_DATA") or args.shared / "data")
    used = mode_in_use(args.mode)
    bench = Bench(data, args.shared, args.mode, ("rules",) if used == "rules" else (used, "rules"), args.model)
    if not args.json:
        note = " (no model file is installed)" if used != args.mode else ""
        print(f"this reader reads in mode: {used}{note}")
        print(f"{'':<52}" + "".join(f"{c:>10}" for c in ("here", "rules", "quotes", "floor", "aim")))
    absent = []
    for group in GROUPS:
        if not args.only or group.__name__ in args.only:
            try:
                for row in group(bench):
                    print(json.dumps({**row._asdict(), "verdict": row.verdict()}) if args.json else show(row), flush=True)
            except FileNotFoundError as error:
                absent.append(f"{group.__name__}: {error}")
    print("\n".join(absent), file=sys.stderr, end="\n" if absent else "")
    return 1 if absent else 0


if __name__ == "__main__":
    sys.exit(main())
