"""Ctrl-C in the middle of a run: the case is consistent, and the same command goes on to what a quiet run gives."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ROOT
from whence.case import Case, verify

sys.path.insert(0, str(ROOT / "bench"))
from reports import stream

COUNT = 120
# What a signal may leave between two instructions, as a power cut may; the next opening settles it.
LEFT_OVER = ("the log does not name it", "the rest was never acknowledged")


def command(file: Path, case: Path) -> list[str]:
    return [sys.executable, "-m", "whence.cli", "run", str(file), "--case", str(case), "--json"]


def numbers(case: Path) -> list[str]:
    with Case.open(case) as opened:
        return sorted(f"{v.incident.id} {v.weighing.numbers}" for v in opened.view().incidents)


@pytest.mark.slow
def test_interrupted_run_is_consistent_and_resumes_to_the_same_end(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_text("".join(json.dumps(report) + "\n" for report in stream(COUNT)))
    quiet, broken = tmp_path / "quiet", tmp_path / "broken"
    assert subprocess.run(command(file, quiet), capture_output=True, check=False).returncode == 0
    interrupted = 0
    # a suite that was started in the background ignores the signal, and its children would too
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    for wait in (1.2, 2.0, 1.6):
        child = subprocess.Popen(
            command(file, broken),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        time.sleep(wait)
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=120)
        if child.returncode != 0:
            interrupted += 1
            assert "Traceback" not in said and child.returncode == 130, said
            assert "What was done is kept" in said
        # a case stopped while its first entry was written holds nothing yet; the next run begins it anew
        if (broken / "log" / "entries").exists() and "log: empty" not in verify(broken).faults:
            assert [f for f in verify(broken).faults if not any(left in f for left in LEFT_OVER)] == []
    signal.signal(signal.SIGINT, before)
    assert interrupted, "the machine was too fast to be interrupted; raise COUNT"
    assert subprocess.run(command(file, broken), capture_output=True, check=False).returncode == 0
    assert verify(broken).faults == () and numbers(broken) == numbers(quiet)
