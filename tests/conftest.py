"""What every test shares: a clean environment, a fixed clock, and the rule for what a machine lacks."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from whence.encoder.weights import installed

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the user's settings, keys, proxies and colours out of every test."""
    for name in list(os.environ):
        if (name.startswith("WHENCE_") and name not in ("WHENCE_REQUIRE", "WHENCE_SHARED")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("WHENCE_CONFIG_DIR", str(home / "config"))
    monkeypatch.setenv("WHENCE_DATA_DIR", str(home / "data"))
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """Return a clock that starts on a fixed day and moves on a second at each look."""
    ticks: Iterator[datetime] = (datetime(2024, 5, 6, 9, 0, tzinfo=UTC) + timedelta(seconds=n) for n in range(10**9))
    return lambda: next(ticks)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of reference material beside the checkout, or skip with a message."""
    folder = Path(os.environ.get("WHENCE_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"needs the reference material, which is not at {folder} (set WHENCE_SHARED)")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return a browser's path; absent = skipped with a message, unless WHENCE_REQUIRE names it."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        if "chromium" in os.environ.get("WHENCE_REQUIRE", ""):
            pytest.fail("WHENCE_REQUIRE asks for chromium and this machine has none")
        pytest.skip("needs chromium, which this machine does not have (apt-get install chromium)")
    return found


@pytest.fixture(scope="session")
def model_file() -> Path:
    """Return the installed model file, or skip with a message."""
    file = installed()
    if file is None:
        pytest.skip("needs the package whence-model-en, which is not installed")
    return file
