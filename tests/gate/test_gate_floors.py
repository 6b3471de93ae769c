"""The quality floors: what was reached once is not lost without somebody saying so.

Needs the reference material beside the checkout; skipped with a message where it is absent.
"""

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from gate_measure import HERE, SUITES, digest, floors

RAISE = "python tests/gate/raise.py"


@pytest.mark.parametrize("suite", SUITES)
def test_quality_is_not_below_its_floor(suite: str, shared: Path, request: pytest.FixtureRequest) -> None:
    measure, data = SUITES[suite]
    if suite == "model":
        request.getfixturevalue("model_file")
    held = floors()[suite]
    missing = [file for file in data(shared) if not file.is_file()]
    if missing:
        pytest.skip(f"needs {missing[0]}, which is not there")
    assert digest(data(shared)) == held["data"], (
        f"the data of {suite!r} are others than the floors were measured on: look at the difference, then `{RAISE} {suite} --lower REASON`"
    )
    values = measure(shared)
    below = [
        f"{row}: {values.get(row)} is below its floor {floor}"
        for row, floor in held["floors"].items()
        if values.get(row, -1e9) < floor - 5e-5
    ]
    assert not below, (
        f"{suite}: "
        + "; ".join(below)
        + f". Fix what got worse; where the loss is meant, `{RAISE} {suite} --lower REASON` keeps the reason"
    )


def test_every_suite_has_floors() -> None:
    held = floors()
    assert set(held) == set(SUITES) and all(part["floors"] and len(part["data"]) == 64 for part in held.values())


# ------------------------------------------------------------------------------------------------ raise.py itself


@pytest.fixture
def raising(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate_raise", HERE / "raise.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "some.txt").write_text("data")
    measured: dict[str, float] = {"rows found": 0.5}
    monkeypatch.setattr(module, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(module, "SUITES", {"some": (lambda shared: dict(measured), lambda shared: [tmp_path / "some.txt"])})
    monkeypatch.setenv("WHENCE_CONFIG_DIR", str(tmp_path / "keys"))
    module.measured = measured  # type: ignore[attr-defined]
    return module


def go(module: ModuleType, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["raise.py", *arguments])
    done: int = module.main()
    return done


def written(module: ModuleType) -> dict[str, Any]:
    some: dict[str, Any] = tomllib.loads(module.FLOORS.read_text())["some"]
    return some


def test_floor_goes_up_by_itself(raising: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    assert go(raising, monkeypatch) == 0
    raising.measured["rows found"] = 0.75
    assert go(raising, monkeypatch) == 0
    assert written(raising)["floors"] == {"rows found": 0.75}


def test_floor_is_not_lowered_without_a_reason(raising: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    assert go(raising, monkeypatch) == 0
    raising.measured.update({"rows found": 0.25, "rows right": 0.75})
    assert go(raising, monkeypatch) == 1
    assert written(raising)["floors"] == {"rows found": 0.5, "rows right": 0.75}


def test_reason_for_lowering_a_floor_is_kept(raising: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    go(raising, monkeypatch)
    raising.measured["rows found"] = 0.25
    assert go(raising, monkeypatch, "--lower", 'a row said "found" for what was guessed') == 0
    assert written(raising)["lowered"] == [
        {"row": "rows found", "from": 0.5, "to": 0.25, "reason": 'a row said "found" for what was guessed'}
    ]
    raising.measured["rows found"] = 0.5
    assert go(raising, monkeypatch) == 0 and len(written(raising)["lowered"]) == 1


def test_floor_that_is_no_longer_measured_counts_as_lowered(raising: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    go(raising, monkeypatch)
    del raising.measured["rows found"]
    raising.measured["other rows"] = 0.9
    assert go(raising, monkeypatch) == 1


def test_floors_measured_on_other_data_are_refused(raising: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    go(raising, monkeypatch)
    (raising.FLOORS.parent / "some.txt").write_text("other data")
    raising.measured["rows found"] = 0.75
    assert go(raising, monkeypatch) == 1 and written(raising)["floors"] == {"rows found": 0.5}
    assert go(raising, monkeypatch, "--lower", "two reports were added") == 0
