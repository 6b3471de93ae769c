"""The wheel: installed alone in an empty environment, it runs the demo case."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT


def run(*command: str | Path, **more: str) -> str:
    env = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/tmp"), "LC_ALL": "C.UTF-8"}
    env |= {
        name: value
        for name, value in os.environ.items()
        if name.startswith(("UV_", "SSL_", "PIP_", "REQUESTS_")) or name.endswith("_PROXY")
    }
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, env=env | more, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def uv() -> str:
    found = shutil.which("uv") or next((str(p) for p in [ROOT / ".venv-uv" / "bin" / "uv"] if p.exists()), None)
    if found is None:
        pytest.skip("needs uv to build the wheel (make sets one up in .venv-uv)")
    return found


@pytest.fixture(scope="module")
def installed(uv: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of an environment that holds the wheel, what it needs, and nothing else."""
    work = tmp_path_factory.mktemp("wheel")
    run(uv, "build", "--wheel", "--quiet", "--out-dir", work / "dist")
    run(uv, "venv", "--quiet", "--python", sys.executable, work / "env")
    wheel = next((work / "dist").glob("*.whl"))
    run(uv, "pip", "install", "--quiet", "--python", work / "env" / "bin" / "python", wheel)
    return work / "env" / "bin"


def test_wheel_runs_the_demo_in_an_empty_environment(installed: Path, tmp_path: Path) -> None:
    out = run(installed / "whence", "demo", "--case", tmp_path / "case", WHENCE_CONFIG_DIR=str(tmp_path / "config"))
    assert "58 new reports, 0 failures" in out
    assert (tmp_path / "case" / "report.html").stat().st_size > 100_000


def test_wheel_reads_pasted_text(installed: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Two barges sank near Goma on Monday, the harbour master told reporters.")
    settings = {"WHENCE_CONFIG_DIR": str(tmp_path / "config")}
    out = run(installed / "whence", "run", page, "--case", tmp_path / "case", "--published", "2024-05-07", "--json", **settings)
    assert json.loads(out)["reports"] == 1


def test_wheel_stays_light(uv: str, tmp_path: Path) -> None:
    run(uv, "build", "--wheel", "--quiet", "--out-dir", tmp_path)
    assert next(tmp_path.glob("*.whl")).stat().st_size < 8_000_000
