"""Write the generated parts of README and docs anew: help texts, and what the demo prints.

Between `<!-- begin NAME -->` and `<!-- end NAME -->` stands the output of a command; `--check` says whether it is what the command
prints today and changes nothing.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WHENCE = Path(sys.executable).with_name("whence")
FILES = (ROOT / "README.md", ROOT / "docs" / "commands.md")


def output(name: str, work: Path) -> str:
    """Return what stands in the block called `name`."""
    if name == "demo":
        text = _run("demo", "--case", str(work / "demo-case"))
        return shortened(text.replace(str(work.resolve()), ".").replace(str(work), "."))
    return _run(*name.removeprefix("help").split(), "--help")


def shortened(text: str) -> str:
    """Return the beginning and the end of a long output, the cut marked: the first screen is for looking, not for reading."""
    lines = [line.rstrip() for line in text.splitlines()]
    start = next(n for n, line in enumerate(lines) if line.startswith("Alleged"))
    stop = next(n for n, line in enumerate(lines) if "Through whom it reached us" in line) + 4
    cut = "  [... contradictions, caveats, what would change this, and the other incidents ...]"
    return "\n".join([*lines[start:stop], "", cut, "", *lines[-3:]])


def _run(*arguments: str) -> str:
    env = {"PATH": "/usr/bin:/bin", "COLUMNS": "100", "NO_COLOR": "1", "HOME": tempfile.gettempdir(), "LC_ALL": "C.UTF-8"}
    done = subprocess.run([str(WHENCE), *arguments], capture_output=True, text=True, env=env, check=False)
    if done.returncode not in (0, 1) or not done.stdout:
        raise SystemExit(f"whence {' '.join(arguments)} failed: {done.stderr}")
    return done.stdout.rstrip()


def renewed(text: str, work: Path) -> str:
    """Return `text` with every block filled anew."""

    def fill(match: re.Match[str]) -> str:
        return f"<!-- begin {match[1]} -->\n```text\n{output(match[1], work)}\n```\n<!-- end {match[1]} -->"

    return re.sub(r"<!-- begin ([\w -]+?) -->.*?<!-- end \1 -->", fill, text, flags=re.DOTALL)


def main() -> None:
    """Renew every file, or only say which ones are stale."""
    stale = []
    with tempfile.TemporaryDirectory() as folder:
        for file in FILES:
            old = file.read_text(encoding="utf-8")
            new = renewed(old, Path(folder))
            if new != old:
                stale.append(file.name)
                if "--check" not in sys.argv:
                    file.write_text(new, encoding="utf-8")
    sys.stdout.write(f"stale: {', '.join(stale) or 'nothing'}\n")
    if stale and "--check" in sys.argv:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
