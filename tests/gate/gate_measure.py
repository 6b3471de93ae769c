"""Measures what the floors of floors.toml are about: five suites, each on data that lies beside the checkout.

In: the folder of reference material. Out: per suite its values, and a digest of the data they were measured on. The scorers of
that folder run as programs of their own, so that nothing of theirs is imported here.

- `reference`: the reference case, scored by score_case.py (F1 of each row, and counts where less is better, with a minus sign);
- `founding`: the founding report, scored by score_oracle.py;
- `attribution`: twenty documents of the development part of PolNeAR, read by the rules, scored by score_attribution.py;
- `model`: the same, read with the trained model, which a retraining may not make worse;
- `match`: which reports are about one incident, on gvc (fit) and ecbplus (dev), by bench/match.py and score_clusters.py.
"""

import hashlib
import importlib
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from whence.case import Case
from whence.model.captured import Block, Given, Moment, Report
from whence.model.said import Attribution
from whence.model.vocabulary import BlockKind
from whence.publish import score_lines
from whence.read import read
from whence.settings import ReadSettings

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
MOMENTS = ("2019-10-11T20:00:00Z", "2019-10-13")
SAMPLE = 20

Values = dict[str, float]


def floors() -> dict[str, Any]:
    """Return floors.toml."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def shared_folder() -> Path:
    """Return the folder of reference material beside the checkout."""
    return Path(os.environ.get("WHENCE_SHARED") or HERE.parents[2] / "shared")


def digest(files: list[Path]) -> str:
    """Return one SHA-256 over the names and bytes of `files`."""
    made = hashlib.sha256()
    for file in sorted(files):
        made.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return made.hexdigest()


def reference_data(shared: Path) -> list[Path]:
    """Return the files that the reference suite reads."""
    home = shared / "cases" / "qamishli-2019"
    return [home / "truth.json", home / "actors.public.toml", *(home / "reports").iterdir()]


def founding_data(shared: Path) -> list[Path]:
    """Return the files that the founding suite reads."""
    home = shared / "cases" / "founding"
    return [home / "report.txt", home / "oracle.jsonl", home / "aliases.json"]


def attribution_data(shared: Path) -> list[Path]:
    """Return the file that the attribution suite reads."""
    return [shared / "data" / "polnear" / "dev.jsonl"]


def measure_reference(shared: Path) -> Values:
    """Score the reference case."""
    home = shared / "cases" / "qamishli-2019"
    lines = _scored(home / "reports", home / "actors.public.toml", as_of=MOMENTS)
    found = _score(shared / "tools" / "score_case.py", home, lines)
    values = {f"{row} (English)": v["f1"] for row, v in found["languages"]["en"].items()}
    values |= {f"incidents {row}": found["incidents"][row]["f1"] for row in ("B3", "B3 focus only")}
    values |= {"families B3": found["derivation"]["families B3"]["f1"], "posts": found["rows"]["posts"]["f1"]}
    values |= {row: found["rows"][row]["f1"] for row in ("membership any role", "contradictions", "pseudo-confirmations")}
    traps = found["traps"]
    values["minus distractors on the focus"] = 0.0 - len(traps["of them distractors"])
    values["minus pairs merged that never may"] = 0.0 - len(traps["never-merge pairs merged"])
    values["five numbers of the focus inside"] = float(
        sum(n["verdict"] == "inside" for n in found["numbers"] if n["incident"] == found["focus"])
    )
    return values


def measure_founding(shared: Path) -> Values:
    """Score the founding report; outlet and day are given as a person would give them."""
    home, given = shared / "cases" / "founding", Given(outlet="Insider", published="2019-10-11")
    lines = _scored(home / "report.txt", shared / "cases" / "qamishli-2019" / "actors.public.toml", given=given)
    rows = [row for row in _score(shared / "tools" / "score_oracle.py", home / "oracle.jsonl", lines) if row["level"] == "M"]
    passed = [row for row in rows if row["result"] == "pass"]
    failed = [row for row in rows if row["result"] == "fail"]
    return {"oracle_pass": float(len(passed)), "minus oracle_fail": 0.0 - len(failed)}


def measure_attribution(shared: Path, *, mode: str = "rules") -> Values:
    """Score attributions on the sample: the documents whose ids have the lowest SHA-256."""
    text = attribution_data(shared)[0].read_text(encoding="utf-8")
    documents = sorted(map(json.loads, text.splitlines()), key=lambda d: hashlib.sha256(d["doc_id"].encode()).hexdigest())[
        :SAMPLE
    ]
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.jsonl"
        gold.write_text("".join(json.dumps(d) + "\n" for d in documents), encoding="utf-8")
        found = _score(shared / "tools" / "score_attribution.py", gold, [_attributed(d, mode) for d in documents])
    return {f"{row} F1": found[row]["f1"] for row in ("linked", "linked, speech")}


def match_data(shared: Path) -> list[Path]:
    """Return the files that the match suite reads."""
    return [shared / "data" / "gvc" / "fit.jsonl", shared / "data" / "ecbplus" / "dev.jsonl"]


def measure_match(shared: Path) -> Values:
    """Score `whence match` alone: no case, in the order of arrival."""
    if (folder := str(HERE.parents[1] / "bench")) not in sys.path:
        sys.path.append(folder)
    bench = importlib.import_module("match")
    values: Values = {}
    for name, rows in (("gvc", bench.gvc), ("ecb+", bench.ecbplus)):
        found = bench.measured(rows(shared / "data"), shared / "tools" / "score_clusters.py")
        values |= {f"{name} B3": found.b3[2], f"{name} pairs precision": found.pairs[0]}
        values |= {f"{name} joins right": found.right / found.joins, f"minus {name} to review": 0.0 - found.review}
    return values


SUITES: dict[str, tuple[Callable[[Path], Values], Callable[[Path], list[Path]]]] = {
    "reference": (measure_reference, reference_data),
    "founding": (measure_founding, founding_data),
    "attribution": (measure_attribution, attribution_data),
    "model": (partial(measure_attribution, mode="model"), attribution_data),
    "match": (measure_match, match_data),
}


def _scored(reports: Path, actors: Path, *, given: Given | None = None, as_of: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder, Case.open(Path(folder) / "case", write=True, create=True) as case:
        case.add(reports, actors=actors, given=given)
        return list(score_lines(case.view(as_of=as_of)))


def _score(scorer: Path, gold: Path, lines: list[dict[str, Any]]) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "predictions.jsonl"
        file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(scorer), str(gold), str(file), "--json"], capture_output=True, check=True, text=True
        )
    return json.loads(done.stdout)


def _attributed(document: dict[str, Any], mode: str) -> dict[str, Any]:
    said = [record for record in read(_report(document), settings=ReadSettings(mode=mode)) if isinstance(record, Attribution)]
    return {"doc_id": document["doc_id"], "attributions": [_neutral(a) for a in said]}


def _neutral(said: Attribution) -> dict[str, list[list[int]]]:
    sources = [[v.start, v.end] for v in said.sources if v.start is not None and v.end is not None]
    return {"source": sources, "cue": [[s.start, s.end] for s in said.cue], "content": [[s.start, s.end] for s in said.content]}


def _report(document: dict[str, Any]) -> Report:
    text = document["text"]
    day = datetime.fromisoformat(document["date"]).replace(tzinfo=UTC)
    return Report(
        capture="cap_gate", digest="0" * 64, key=document["doc_id"], outlet=document["publisher"], lang="en", text=text, method="gate/1",
        blocks=tuple(_blocks(text)), published=Moment(at=day, as_written=document["date"], basis="given", day_only=True),
    )  # fmt: skip


def _blocks(text: str) -> Iterator[Block]:
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            yield Block(kind=BlockKind.BODY if number else BlockKind.HEADLINE, start=at, end=at + len(line))
        at += len(line) + 1
