"""What the whole path reads on the reference case and the founding report, by the scorers that lie beside them.

    python bench/quality.py [--shared DIR]

Prints the scorers' own rows. The folder of reference material is `../shared` beside the checkout, or WHENCE_SHARED, or `--shared`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

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


if __name__ == "__main__":
    main()
