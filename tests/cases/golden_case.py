"""Compares a case as whence weighed it with what a person expected of it (`expected.json`), point by point.

In: a case's folder under tests/cases. Out: the points that were missed, each a short stable sentence.

Tolerances, all of them here:
- a *place* is reached if one of the expected names stands in the incident's places or its weighed place, case and marks folded;
- an *utterance range* is reached if it overlaps the expected range and neither end is more than 2 outside it;
- *independent* is reached if its range lies inside the expected one;
- a *chain* is reached if some claim whose passage overlaps the quoted words names the expected voices in that order. The report's
  own outlet may be left out and further voices may stand between (an unnamed wire is often right there);
- a *voice* is the expected one if either name contains the other's words, case, marks and articles folded;
- an *answer* is reached if a value of the expected question equals it (numbers: equal bounds; names and words: as for voices) and at
  least half of the expected files, one at least, stand behind it;
- a *number that must not be contradicted* is looked for pairwise; `growing` and `compatible` are no contradictions;
- an *edge* may have any of the listed types, and either direction where the direction is stated as unknown;
- incidents that must stay *apart* may share a report, never the incident: their own files must not be focus members of the focus.
"""

import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from whence.case import Case
from whence.language.words.normal import key
from whence.model.captured import Post, Report
from whence.model.matched import Membership
from whence.model.said import Caveat, Claim
from whence.model.traced import Derivation
from whence.model.vocabulary import Direction, MembershipRole
from whence.model.weighed import Question, Value, Weighing

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CASES = (
    "market-fire", "river-flood", "aid-abduction", "bus-convoy", "hospital-ward", "ferry", "village-raid",
    "grain-port", "hill-quake", "prison-riot", "camp-drones", "dam-breach", "polling-station", "ship-seizure", "mine-collapse",
    "border-clash", "toxic-train", "square-shooting", "cargo-plane", "gas-hamlet", "custody-death", "town-taken", "prisoner-exchange",
    "power-strike", "mass-grave", "hotel-siege", "car-bomb", "crowd-crush", "landslide", "oil-spill",
)  # fmt: skip
SLACK = 2


def expected(name: str) -> dict[str, Any]:
    """Return what a person expects of the case."""
    found: dict[str, Any] = json.loads((HERE / name / "expected.json").read_text(encoding="utf-8"))
    return found


def told_case(name: str, folder: Path) -> "Told":
    """Read the named case into `folder` and return it."""
    home = ROOT / "src" / "whence" / "demo" if name == "demo" else HERE / name
    with Case.open(folder, write=True, create=True) as case:
        case.add(home / "reports", actors=home / "actors.toml")
        return Told(case, name=name)


def same_name(a: str, b: str) -> bool:
    """Say whether two names are one to a reader who does not look closely."""
    one, other = set(key(a).split()), set(key(b).split())
    return bool(one and other) and (one <= other or other <= one)


class Told:
    """A case after everything in its folder was read, with look-ups by the keys that `expected.json` uses."""

    def __init__(self, case: Case, *, name: str) -> None:
        self.name = name
        self.want = _demo() if name == "demo" else expected(name)
        self.view = case.view()
        self.records = list(case.records())
        self.focus = self.view.incidents[0]
        self.weighing: Weighing = self.focus.weighing
        self.evidence = self.focus.evidence  # taken while the case is open: a view looks things up when asked

    @cached_property
    def keys(self) -> dict[str, str]:
        """Return the key of each report, and `post:AUTHOR` of each post, by id."""
        posts = {r.id: f"post:{r.author}" for r in self.records if isinstance(r, Post)}
        return {r.id: r.key.rsplit("/", 1)[-1] for r in self.records if isinstance(r, Report)} | posts

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Return the reports by key."""
        return {self.keys[r.id]: r for r in self.records if isinstance(r, Report)}

    def members(self, role: MembershipRole | None = None) -> set[str]:
        """Return the keys of the focus incident's reports."""
        return {self.keys[m.report] for m in self.evidence.memberships if role in (None, m.role)}

    def question(self, kind: str, of: str | None) -> list[Question]:
        """Return the focus incident's questions of this kind."""
        return [q for q in self.weighing.questions if q.question == kind and of in (None, q.of)]

    def of(self, kind: type, file: str) -> list[Any]:
        """Return what was read of one kind in one report."""
        return [r for r in self.records if isinstance(r, kind) and self.keys.get(getattr(r, "report", "")) == file]

    def memberships(self) -> dict[str, set[str]]:
        """Return the incidents (their ids) that each report, by key, is in."""
        found: dict[str, set[str]] = {}
        for record in self.records:
            if isinstance(record, Membership):
                found.setdefault(self.keys.get(record.report, ""), set()).add(record.incident)
        return found


def equal(value: Value, want: dict[str, Any]) -> bool:
    """Say whether a value is the expected one."""
    if "number" in want:
        return value.number == tuple(None if n is None else float(n) for n in want["number"])
    if "time" in want:
        return value.time is not None and (value.time[0] or "")[:10] == want["time"]
    said = value.actor or value.place or value.text
    return said is not None and same_name(said, next(iter(want.values())))


def misses(told: Told) -> list[str]:
    """Return every point of `expected.json` that the case does not reach."""
    return [point for part in (DEMO_PARTS if told.name == "demo" else PARTS) for point in part(told)]


def _focus(told: Told) -> Iterator[str]:
    want = told.want["focus"]
    if told.weighing.type not in want["types"]:
        yield f"focus type {'/'.join(want['types'])}"
    places = [told.weighing.place or "", *(w.name for w in told.focus.incident.places)]
    if not any(same_name(p, w) for p in places for w in want["places"]):
        yield f"focus place {'/'.join(want['places'])}"


def _reports(told: Told) -> Iterator[str]:
    yield from (f"seen {file}" for file in told.want["seen"] if file not in told.members())
    own = {f for group in told.want["apart"] for f in group["files"]}
    extra = told.members() - set(told.want["seen"])
    yield from (f"not seen {file}" for file in sorted(extra))
    for group in told.want["apart"]:
        for file in sorted(set(group["files"]) & told.members(MembershipRole.FOCUS)):
            if file in own and file not in told.want["seen"]:
                yield f"apart {file}: {group['what']}"
        if group.get("own"):
            elsewhere = [told.memberships().get(f, set()) - {told.focus.incident.id} for f in group["files"]]
            if not set.intersection(*elsewhere):
                yield f"incident of its own: {group['what']}"
    if told.weighing.numbers.reports.embedded != told.want["embedded"]:
        yield f"embedded {told.want['embedded']}"
    for file in told.want.get("background", []):
        if file in told.members(MembershipRole.FOCUS):
            yield f"background only {file}"


def _numbers(told: Told) -> Iterator[str]:
    numbers, want = told.weighing.numbers, told.want
    lo, hi = want["utterances"]["within"]
    least, most = numbers.utterances
    if least > hi or most < lo or least < lo - SLACK or most > hi + SLACK:
        yield f"utterances within {lo}-{hi}"
    if set(numbers.parties or ()) != set(want["parties"]) or numbers.parties is None:
        yield f"parties {', '.join(want['parties']) or 'none'}"
    lo, hi = want["independent"]["within"]
    if numbers.independent is None or numbers.independent[0] < lo or numbers.independent[1] > hi:
        yield f"independent within {lo}-{hi}"
    if list(numbers.verified_by) != want["verified_by"]:
        yield "verified by nobody"


def _answers(told: Told) -> Iterator[str]:
    for want in told.want["answers"]:
        of = want.get("of")
        name = f"answer {want['question']}{' ' + of if of else ''} {json.dumps(want.get('value', 'yes'), ensure_ascii=False)}"
        answers = [a for q in told.question(want["question"], of) for a in q.answers]
        if "value" in want:
            answers = [a for a in answers if equal(a.value, want["value"])]
        behind = {told.keys.get(id_, "") for a in answers if not a.not_asserted for id_ in a.reports} & set(want["files"])
        if 2 * len(behind) < len(want["files"]) or not behind:
            yield name

    for want in told.want.get("never", ()):
        answers = [a for q in told.question(want["question"], want.get("of")) for a in q.answers]
        if any(equal(a.value, want["value"]) for a in answers if not a.not_asserted):
            yield f"never {want['question']} {json.dumps(want['value'], ensure_ascii=False)}: {want['why']}"


def _contradictions(told: Told) -> Iterator[str]:
    def found(want: dict[str, Any]) -> list[str]:
        return [
            c.kind
            for c in told.weighing.contradictions
            if c.question == want["question"]
            and want.get("of") in (None, c.of)
            and all(any(equal(v, w) for v in c.values) for w in want["values"])
        ]

    def name(want: dict[str, Any]) -> str:
        return f"{want['question']} {' / '.join(json.dumps(v, ensure_ascii=False) for v in want['values'])}"

    for want in told.want["contradictions"]:
        if not set(found(want)) & set(want["kinds"]):
            yield f"contradiction {name(want)}"
    for want in told.want["no_contradictions"]:
        if set(found(want)) - {"growing", "compatible"}:
            yield f"no contradiction {name(want)}"


def in_order(voices: list[str], want: list[str]) -> bool:
    """Say whether the wanted voices stand in this order among the voices."""
    rest = iter(voices)
    return all(any(same_name(v, w) for v in rest) for w in want)


def _chains(told: Told) -> Iterator[str]:
    for want in told.want["chains"]:
        report = told.reports[want["file"]]
        start = report.text.find(want["quote"])
        end = start + len(want["quote"])
        claims = [c for c in told.of(Claim, want["file"]) if c.passage.start < end and start < c.passage.end]
        wanted = (
            want["chain"][1:] if len(want["chain"]) > 1 and same_name(want["chain"][0], report.outlet or "") else want["chain"]
        )
        if start < 0 or not any(in_order([v.name for v in c.chain], wanted) for c in claims):
            yield f"chain {want['file']}: {' <- '.join(want['chain'])}"


def _edges(told: Told) -> Iterator[str]:
    drawn = {
        (told.keys.get(d.child, d.child), told.keys.get(d.parent, d.parent), str(d.type))
        for d in told.records
        if isinstance(d, Derivation)
    }
    either = {
        (told.keys.get(d.parent, d.parent), told.keys.get(d.child, d.child), str(d.type))
        for d in told.records
        if isinstance(d, Derivation) and d.direction is Direction.UNKNOWN
    }
    for want in told.want["edges"]:
        if not any((want["child"], want["parent"], kind) in drawn | either for kind in want["types"]):
            yield f"edge {want['child']} <- {want['parent']} ({'/'.join(want['types'])})"
    for one, other in told.want["no_edges"]:
        if any({a, b} == {one, other} for a, b, _ in drawn):
            yield f"no edge {one} - {other}"
    changed = {(told.keys.get(d.child), str(c.kind)) for d in told.records if isinstance(d, Derivation) for c in d.changes}
    for want in told.want["changes"]:
        if (want["child"], want["kind"]) not in changed:
            yield f"change {want['child']} {want['kind']}"


def _caveats(told: Told) -> Iterator[str]:
    for want in told.want["caveats"]:
        if not {str(c.status) for c in told.of(Caveat, want["file"])} & set(want["status"]):
            yield f"caveat {want['file']} {'/'.join(want['status'])}"
    resting = {told.keys.get(p.report) for p in told.weighing.pseudo_confirmations}
    yield from (f"confirmation without grounds of its own {file}" for file in told.want["rests_on"] if file not in resting)


def _facts(told: Told) -> Iterator[str]:
    for want in told.want["facts"]:
        report = told.reports[want["file"]]
        day = report.published.at.date().isoformat() if report.published else None
        for name, found in (("outlet", report.outlet), ("day", day), ("lang", report.lang)):
            if found != want[name]:
                yield f"{name} of {want['file']} is {want[name]}"
    for file, words in told.want["no_words"].items():
        yield from (f"text of {file} without {w!r}" for w in words if w in _kept(told.reports[file]))


def _kept(report: Report) -> str:
    return " ".join(report.text[b.start : b.end] for b in report.blocks if b.kind not in ("boilerplate", "related"))


def _demo() -> dict[str, Any]:
    """Return what is expected of the demo: its truth, and the points of `demo/expected.json`."""
    truth = json.loads((HERE / "demo" / "truth.json").read_text(encoding="utf-8"))
    focus = truth["focus_incident"]
    about = [r for r in truth["reports"] if focus in (*r["incidents"].get("focus", ()), *r["incidents"].get("background", ()))]
    english = sorted(r["file"].rsplit("/", 1)[-1] for r in about if r["reads"] == "english")
    others = sorted(r["file"].rsplit("/", 1)[-1] for r in truth["reports"] if r not in about)
    return {**expected("demo"), "english": english, "distractors": others}


def _demo_reports(told: Told) -> Iterator[str]:
    read = told.members(MembershipRole.FOCUS) | told.members(MembershipRole.BACKGROUND)
    least, of = told.want["english_at_least"], len(told.want["english"])
    if len(read & set(told.want["english"])) < least:
        yield f"{least} of the {of} English reports on the focus"
    if len(told.members() & set(told.want["distractors"])) > told.want["distractors_at_most"]:
        yield f"at most {told.want['distractors_at_most']} distractor on the focus"
    if len(told.records) and told.weighing.numbers.reports.seen < told.want["seen_at_least"]:
        yield f"seen at least {told.want['seen_at_least']}"


DEMO_PARTS = (_focus, _demo_reports, _numbers)
PARTS = (_focus, _reports, _numbers, _answers, _contradictions, _chains, _edges, _caveats, _facts)
