"""The whole path on briefs: sets of three very short reports, two of one occurrence and one of another, with what each says.

    python bench/briefs.py [FILE...] [--measure] [--alone] [--show] [--only KIND...]

In: `corpus/briefs/en/*.jsonl`. Out: how much of what a careful reader finds in them is reached, by kind and by question, and how often the two
reports come together and the third stays apart. Without `--measure` the two thirds that may be read are gone over (the number of the id is not
divisible by three), with it the third that only measures: its misses are counted and never shown.

- an *answer* is reached where the incident that its report is told about has it, from this report; a cause or means also where a passage
  behind an answer holds the wanted words ("electrical fault", of "a short circuit");
- a *never* is a wrong answer that was avoided; a *chain* is reached where a claim over the quoted words names the voices in order;
- *together*: one incident is the focus of both reports; *apart*: the third report is in none that is the focus of the first.
Every brief is a case of its own, with the base of actors and no file of its own; with `--alone` every report is, so that nothing hangs on which
of them come together.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests" / "cases"))

from golden_case import equal, in_order  # noqa: E402

from whence.case import Case  # noqa: E402
from whence.language.words.normal import key  # noqa: E402
from whence.match import subject_of  # noqa: E402
from whence.model.captured import Report  # noqa: E402
from whence.model.matched import Membership  # noqa: E402
from whence.model.said import Caveat, Claim  # noqa: E402
from whence.model.vocabulary import MembershipRole  # noqa: E402
from whence.model.weighed import Answer, Weighing  # noqa: E402

HOME = ROOT / "corpus" / "briefs" / "en"
KINDS = ("answers", "never", "chains", "caveats")
Brief = dict[str, Any]


class Point(NamedTuple):
    """One thing that is expected of a brief: of which kind, about what, whether it was reached, and the sentence that says it."""

    kind: str
    about: str
    reached: bool
    what: str


def briefs(files: Sequence[Path], *, measure: bool) -> Iterator[Brief]:
    """Yield the briefs of one part."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            brief: Brief = json.loads(line)
            if (int(brief["id"].rsplit("-", 1)[1]) % 3 == 0) == measure:
                yield brief


class Told:
    """A brief as whence read it."""

    def __init__(self, case: Case) -> None:
        records = list(case.records())
        reports = [r for r in records if isinstance(r, Report)]
        self.by_key = {r.key.rsplit("/", 1)[-1].removesuffix(".json"): r for r in reports}
        self.members = {k: [m for m in records if isinstance(m, Membership) and m.report == r.id] for k, r in self.by_key.items()}
        self.claims = {k: [c for c in records if isinstance(c, Claim) and c.report == r.id] for k, r in self.by_key.items()}
        self.caveats = {
            k: {str(c.status) for c in records if isinstance(c, Caveat) and c.report == r.id} for k, r in self.by_key.items()
        }
        self._weighings = {i.incident.id: i.weighing for i in case.incidents()}

    def focus(self, key: str) -> set[str]:
        """Return the incidents that a report has in its focus."""
        return {m.incident for m in self.members[key] if m.role is MembershipRole.FOCUS}

    def weighing(self, key: str) -> Weighing | None:
        """Return the weighing of the incident that a report is told about."""
        subject = subject_of(self.members[key])
        shared = self.focus("a") & self.focus("b") if key in "ab" and len(self.by_key) > 1 else set()
        subject = subject if subject in shared or not shared else min(shared)
        return self._weighings.get(subject) if subject is not None else None


def told(brief: Brief) -> Told:
    """Read a brief as a case."""
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder) / "in"
        inbox.mkdir()
        for name, report in brief["reports"].items():
            made = {"kind": "article", "lang": "en", "url": f"https://{name}.example/{brief['id']}", **report}
            (inbox / f"{name}.json").write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
        with Case.open(Path(folder) / "case", write=True, create=True) as case:
            case.add(inbox, fetch=False)
            return Told(case)


def alone(brief: Brief) -> Iterator[Brief]:
    """Yield a brief's reports as briefs of one report."""
    for name, report in brief["reports"].items():
        kinds = {kind: [want for want in brief.get(kind, ()) if want["report"] == name] for kind in KINDS}
        yield {**brief, **kinds, "reports": {name: report}}


def points(brief: Brief, read: Told) -> Iterator[Point]:
    """Yield every point of a brief with whether it was reached."""
    if len(brief["reports"]) == len("abc"):
        yield Point("together", "", bool(read.focus("a") & read.focus("b")), "a and b are one incident")
        yield Point("apart", "", not read.focus("a") & read.focus("c"), "c is another")
    for kind in ("answers", "never"):
        for want in brief.get(kind, ()):
            about = f"{want['question']} {want.get('of', '')}".strip()
            has = any(_is_it(answer, want, read.by_key[want["report"]].id) for answer in _answers(read, want))
            yield Point(
                kind,
                about,
                has == (kind == "answers"),
                f"{want['report']}: {about} {json.dumps(want['value'], ensure_ascii=False)}",
            )
    for want in brief.get("chains", ()):
        yield Point(
            "chains",
            str(len(want["chain"])),
            _has_chain(read, want),
            f"{want['report']}: {want['quote']!r} by {' <- '.join(want['chain'])}",
        )
    for want in brief.get("caveats", ()):
        reached = bool(read.caveats[want["report"]] & set(want["status"]))
        yield Point("caveats", "", reached, f"{want['report']}: {'/'.join(want['status'])}")


def _answers(read: Told, want: dict[str, Any]) -> Iterator[Answer]:
    weighing, report = read.weighing(want["report"]), read.by_key[want["report"]].id
    for question in weighing.questions if weighing is not None else ():
        if question.question == want["question"] and want.get("of") in (None, question.of):
            yield from (a for a in question.answers if report in a.reports and not a.not_asserted)


def _is_it(answer: Answer, want: dict[str, Any], report: str) -> bool:
    if equal(answer.value, want["value"]):
        return True
    words = f" {key(want['value'].get('text', ''))} "
    return bool(words.strip()) and any(words in f" {key(p.quote)} " for p in answer.passages if p.report == report)


def _has_chain(read: Told, want: dict[str, Any]) -> bool:
    report = read.by_key[want["report"]]
    start = report.text.find(want["quote"])
    over = [c for c in read.claims[want["report"]] if c.passage.start < start + len(want["quote"]) and start < c.passage.end]
    return start >= 0 and any(in_order([v.name for v in c.chain], want["chain"]) for c in over)


def _wanted(brief: Brief, only: Sequence[str]) -> bool:
    """Say whether a brief has a point of one of these kinds, so that no other need be read."""
    asked = {f"answers:{want['question']} {want.get('of', '')}".strip() for want in brief.get("answers", ())}
    has = asked | {kind for kind in KINDS if brief.get(kind)} | {"together", "apart"}
    return not only or any(name in has or name.startswith(("chains:", "never:", "caveats:")) for name in only)


def main() -> None:
    """Print the scores."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("files", nargs="*", type=Path, help="files of briefs (default: all that are shipped)")
    given.add_argument("--measure", action="store_true", help="the third that only measures, instead of the two that may be read")
    given.add_argument("--alone", action="store_true", help="every report as a case of its own")
    given.add_argument("--show", action="store_true", help="print the points that were missed")
    given.add_argument(
        "--only", nargs="*", default=(), help="kinds, or kinds with a question, such as answers:cause 'answers:how_many killed'"
    )
    options = given.parse_args()
    if options.show and options.measure:
        raise SystemExit("the measuring third is counted and not looked at: leave out --show")
    counts: dict[str, Counter[bool]] = {}
    chosen = briefs(options.files or sorted(HOME.glob("*.jsonl")), measure=options.measure)
    for brief in (part for whole in chosen for part in (alone(whole) if options.alone else (whole,))):
        if not _wanted(brief, options.only):
            continue
        missed = []
        for point in points(brief, told(brief)):
            names = {point.kind, f"{point.kind}:{point.about}".rstrip(":")}
            if options.only and not names & set(options.only):
                continue
            for name in names:
                counts.setdefault(name, Counter())[point.reached] += 1
            missed += [] if point.reached else [point]
        if options.show and missed:
            print(brief["id"], brief["what"])
            for point in missed:
                print("   ", point.kind, point.what)
    for name, held in sorted(counts.items()):
        print(f"{name:32} {held[True]:5} of {held.total():5}  {held[True] / held.total():.3f}")


if __name__ == "__main__":
    main()
