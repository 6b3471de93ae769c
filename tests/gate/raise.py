"""Raise the quality floors to what is measured now: `python tests/gate/raise.py [SUITE...]`.

Each floor only goes up; what got worse keeps its floor, and the command ends with 1. `--lower REASON` also lets it go down, and writes the reason, with both values, into floors.toml: do that
where a metric or its data changed, or where something better costs something measured here, never to make a test pass.
"""

import argparse
import os
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from gate_measure import FLOORS, SUITES, Values, digest, shared_folder

HEAD = """# Quality floors: what the program reached when they were set. test_gate_floors.py refuses anything below.
# Raise them with `python tests/gate/raise.py`; lowering needs `--lower REASON`, which is kept below. `data` is the SHA-256 of what
# was measured on: with other data the floors say nothing, and the test says so. Counts where less is better carry a minus sign.
"""


def main() -> int:
    """Measure, compare, write; return 1 where a floor would have to go down without a reason."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("suites", nargs="*", help="which to measure; all without it")
    asked.add_argument("--lower", metavar="REASON", help="let floors go down, and keep this reason")
    given = asked.parse_args()
    if unknown := set(given.suites) - set(SUITES):
        asked.error(f"no suite {', '.join(unknown)}; the suites are {', '.join(SUITES)}")
    held: dict[str, Any] = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    refused = False
    for suite in given.suites or SUITES:
        measure, data = SUITES[suite]
        with tempfile.TemporaryDirectory() as keys:
            os.environ["WHENCE_CONFIG_DIR"] = keys
            values = measure(shared_folder())
        sys.stdout.write(f"[{suite}]\n")
        refused |= _take(held, suite, values, reason=given.lower, data=digest(data(shared_folder())))
    FLOORS.write_text(HEAD + "".join(_table(suite, held[suite]) for suite in SUITES if suite in held), encoding="utf-8")
    if refused:
        sys.stdout.write("what got worse keeps its floor; fix it, or give --lower REASON\n")
    return 1 if refused else 0


def _take(held: dict[str, Any], suite: str, values: Values, *, reason: str | None, data: str) -> bool:
    """Put the values into `held`; return whether something went down, or the data are others, and no reason was given."""
    kept = held.setdefault(suite, {"data": data, "floors": {}})
    if data != kept["data"] and reason is None:
        sys.stdout.write("  the data are others than the floors were measured on; nothing of this suite is taken over\n")
        return True
    before, lowered, refused = kept["floors"], kept.setdefault("lowered", []), False
    after: Values = {}
    for row in sorted(before.keys() | values.keys()):
        old, new = before.get(row), round(values[row], 4) if row in values else None
        worse = old is not None and (new is None or new < old)
        mark = "" if old is None else "  LOWER" if worse else "  raised" if new != old else ""
        sys.stdout.write(f"  {row:42} {'-' if old is None else old:>8} {'-' if new is None else new:>8}{mark}\n")
        if worse and reason is None:
            refused = True
        elif worse:
            lowered.append({"row": row, "from": old, "to": new if new is not None else "gone", "reason": reason})
        kept_value = old if worse and reason is None else new
        if kept_value is not None:
            after[row] = kept_value
    kept["data"], kept["floors"] = data, after
    return refused


def _table(suite: str, kept: dict[str, Any]) -> str:
    rows = "".join(f'"{row}" = {value}\n' for row, value in sorted(kept["floors"].items()))
    lowered = "".join(
        f'\n[[{suite}.lowered]]\nrow = "{one["row"]}"\nfrom = {one["from"]}\nto = {_plain(one["to"])}\nreason = {_plain(one["reason"])}\n'
        for one in kept.get("lowered", ())
    )
    return f'\n[{suite}]\ndata = "{kept["data"]}"\n\n[{suite}.floors]\n{rows}{lowered}'


def _plain(value: Any) -> str:
    return (
        '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"' if isinstance(value, str) else str(value)
    )


if __name__ == "__main__":
    raise SystemExit(main())
