"""The whole path on the reference case and the founding report, scored by the scorers that lie beside them.

In: the shared folder and a mode of reading. Out: the rows that bear on reading. The scorers run as programs of their own.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whence.case import Case
from whence.model.captured import Given
from whence.publish import score_lines
from whence.settings import ReadSettings, Settings

MOMENTS = ("2019-10-11T20:00:00Z", "2019-10-13")
REFERENCE_ROWS = {
    "chain F1": "chains",
    "hedge classes F1": "hedges and caveats by class",
    "numeric answers F1": "claims number",
    "place answers F1": "claims place",
    "actor answers F1": "claims actor",
}


def measure_reference(shared: Path, mode: str) -> dict[str, float]:
    """Return the English rows of the reference case."""
    home = shared / "cases" / "qamishli-2019"
    found = _scored(
        shared / "tools" / "score_case.py", home, home / "reports", home / "actors.public.toml", mode=mode, as_of=MOMENTS
    )
    return {name: found["languages"]["en"][row]["f1"] for name, row in REFERENCE_ROWS.items()}


def measure_founding(shared: Path, mode: str) -> tuple[int, int, list[str]]:
    """Return how many items of level M and stage "read" pass, of how many, and the ids of those that fail.

    An item that passes but for a person's eye counts as passed, and the scorer names it.
    """
    home, told = shared / "cases" / "founding", Given(outlet="Insider", published="2019-10-11")
    actors = shared / "cases" / "qamishli-2019" / "actors.public.toml"
    rows = _scored(
        shared / "tools" / "score_oracle.py", home / "oracle.jsonl", home / "report.txt", actors, mode=mode, given=told
    )
    judged = [row for row in rows if row["level"] == "M" and row["stage"] == "read"]
    failed = [row["id"] for row in judged if row["result"] == "fail"]
    return len(judged) - len(failed), len(judged), failed


def _scored(
    scorer: Path, truth: Path, what: Path, actors: Path, *, mode: str, given: Given | None = None, as_of: Sequence[str] = ()
) -> Any:
    for needed in (scorer, truth, what, actors):
        if not needed.exists():
            raise FileNotFoundError(f"{needed} is not there: say with WHENCE_SHARED where the folder of reference material is.")
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("WHENCE_CONFIG_DIR", folder)
        file = Path(folder) / "predictions.jsonl"
        settings = Settings(read=ReadSettings(mode=mode))
        with Case.open(Path(folder) / "case", write=True, create=True, settings=settings) as case:
            case.add(what, actors=actors, given=given, fetch=False)
            lines = [json.dumps(line, ensure_ascii=False) + "\n" for line in score_lines(case.view(as_of=as_of))]
        file.write_text("".join(lines), encoding="utf-8")
        done = subprocess.run([sys.executable, scorer, truth, file, "--json"], capture_output=True, check=True, text=True)
    return json.loads(done.stdout)
