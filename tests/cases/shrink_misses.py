"""Take from every case's `known_misses` what the program reaches now; print what it misses that is not in the list.

`python tests/cases/shrink_misses.py` never adds. `--write` also writes the lists anew: only where a person has looked at each
new miss and a reason stands in the commit.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from golden_case import CASES, HERE, misses, told_case


def main(arguments: list[str]) -> int:
    """Shrink the lists; return how many misses are new."""
    new = 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WHENCE_CONFIG_DIR"] = folder
        for name in (*CASES, "demo"):
            now = misses(told_case(name, Path(folder) / name))
            file = HERE / name / "expected.json"
            whole = json.loads(file.read_text(encoding="utf-8"))
            kept = [m for m in whole["known_misses"] if m in now]
            added = [m for m in now if m not in kept]
            for miss in added:
                sys.stdout.write(f"{name}: missed, not in the list: {miss}\n")
            for miss in set(whole["known_misses"]) - set(kept):
                sys.stdout.write(f"{name}: reached now, removed: {miss}\n")
            listed = kept + added if "--write" in arguments else kept
            new += 0 if "--write" in arguments else len(added)
            file.write_text(_with_misses(file.read_text(encoding="utf-8"), listed), encoding="utf-8")
    return new


def _with_misses(text: str, listed: list[str]) -> str:
    # The files are laid out by hand for reading; only the last key is written anew.
    head = text[: text.index('"known_misses"')]
    rows = ",\n    ".join(json.dumps(m, ensure_ascii=False) for m in listed)
    return f'{head}"known_misses": [{f"{chr(10)}    {rows}{chr(10)}  " if rows else ""}]\n}}\n'


if __name__ == "__main__":
    raise SystemExit(1 if main(sys.argv[1:]) else 0)
