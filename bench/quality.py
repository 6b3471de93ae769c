"""What the whole path reads on the reference case and the founding report, by the scorers that lie beside them.

    python bench/quality.py [--shared DIR]

Prints the scorers' own rows, and those of the answers once more for the focus incident alone (English). The folder of reference material is
`../shared` beside the checkout, or WHENCE_SHARED, or `--shared`.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from whence.case import Case
from whence.model.captured import Given
from whence.publish import score_lines

ROOT = Path(__file__).resolve().parents[1]


def predictions(into: Path, what: Path, *, actors: Path, given: Given | None = None, as_of: Sequence[str] = ()) -> Path:
    """Run `what` as a case and write its predictions in the neutral form."""
    with Case.open(into / "case", write=True, create=True) as case:
        case.add(what, actors=actors, given=given, fetch=False)
        lines = [json.dumps(line, ensure_ascii=False) + "\n" for line in score_lines(case.view(as_of=as_of))]
    (into / "predictions.jsonl").write_text("".join(lines), encoding="utf-8")
    return into / "predictions.jsonl"


def scorer_at(file: Path) -> ModuleType:
    """Return a scorer as a module."""
    sys.path.insert(0, str(file.parent))
    spec = importlib.util.spec_from_file_location(file.stem, file)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{file} is not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def print_focus_answers(scorer: ModuleType, case: Path, actors: Path, found: Path) -> None:
    """Print F1 of the answers that are about the focus incident, of the truth's and of those that were found."""
    truth = scorer.open_truth(case, actors, None)
    predicted = scorer.P.read(found)
    roles = {name: scorer.memberships(line) for name, line in predicted["reports"].items() if name in truth.reports}
    ours = scorer.align(truth, roles).get(truth.focus)
    truth.claims = [claim for claim in truth.claims if claim["incident"] == truth.focus]
    for line in predicted["reports"].values():
        line["claims"] = [claim for claim in line.get("claims", []) if str(claim.get("incident")) == ours]
    rows = scorer.score(truth, predicted)["languages"]
    for name in ("number", "number, value only", "place", "actor"):
        en = rows["en"][f"claims {name}"]
        print(
            f"focus incident, claims {name} (English)".ljust(50)
            + f"{en['p']:7.3f}{en['r']:7.3f}{en['f1']:7.3f}{en['gold']:7d}{en['predicted']:7d}"
        )


def main() -> None:
    """Score both."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WHENCE_SHARED") or ROOT.parent / "shared"))
    shared = parser.parse_args().shared
    reference, founding = shared / "cases" / "qamishli-2019", shared / "cases" / "founding"
    actors = reference / "actors.public.toml"
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        os.environ.setdefault("WHENCE_CONFIG_DIR", one)
        told = Given(outlet="Insider", published="2019-10-11")
        found = predictions(Path(one), founding / "report.txt", actors=actors, given=told)
        subprocess.run([sys.executable, shared / "tools" / "score_oracle.py", founding / "oracle.jsonl", found], check=True)
        found = predictions(Path(two), reference / "reports", actors=actors, as_of=("2019-10-11T20:00:00Z", "2019-10-13"))
        subprocess.run([sys.executable, shared / "tools" / "score_case.py", reference, found], check=True)
        print_focus_answers(scorer_at(shared / "tools" / "score_case.py"), reference, actors, found)


if __name__ == "__main__":
    main()
