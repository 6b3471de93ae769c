"""A case as a person uses it: open, add, look, decide, explain, check.

In: a folder. Out: incidents with their five numbers, and the way from each down to words. Everything the command line does goes
through here.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from whence import pipeline
from whence.asof import moment_of
from whence.batches import Outside
from whence.capture import Received
from whence.capture.fetch import Fetcher
from whence.corrections import Corrections, correction
from whence.desk import Explanation, Wish, decide, explain
from whence.errors import UsageError
from whence.filing import index_rows
from whence.language.actors.actors_file import load_actors
from whence.language.actors.base_actors import base_data
from whence.linking import Signed, ids_of, is_undone, led_from, lost_links, merging, splitting
from whence.model.acts import Decision, standing
from whence.model.base import Record
from whence.model.captured import Capture, Failure, Given, Report
from whence.model.linked import LINKING
from whence.model.matched import Incident, Membership, Union
from whence.model.said import Claim
from whence.model.vocabulary import DecisionKind, MembershipRole, QuestionKind
from whence.model.weighed import Origin, Question, Utterance, Weighing
from whence.outcomes import Added, Checked
from whence.publish.view import CaseView, IncidentView, reader_note
from whence.settings import Settings
from whence.store import CaseStore, HeldReports, check_log
from whence.store import verify as verify_folder
from whence.version import __version__
from whence.weigh.differences import differences

Some = TypeVar("Some", bound=Record)
_DERIVED = tuple(f"{kind.PREFIX}_" for kind in (Weighing, Question, Utterance, Origin))
_ACTORS_CHANGED = (
    "the actors are new to this case: its incidents are weighed with them now; `whence redo` also matches its reports anew"
)


def _silent(stage: str, done: int, total: int | None) -> None:
    """Tell nobody how far the work is."""


def _now() -> datetime:
    return datetime.now(UTC)


class Case:
    """A case folder, opened. Use it in a `with` statement; open with `write=True` to change anything."""

    def __init__(self, store: CaseStore, *, settings: Settings, now: Callable[[], datetime]) -> None:
        self._store = store
        self._settings = settings
        self._now = now
        self.note: str | None = None

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        write: bool = False,
        create: bool = False,
        settings: Settings | None = None,
        now: Callable[[], datetime] = _now,
        on_wait: Callable[[str], None] | None = None,
    ) -> "Case":
        """Return the case at `path`; raises `UsageError` if there is none and `create` is not set."""
        store = CaseStore.open(Path(path), write=write, create=create, on_wait=on_wait, now=now, derive=index_rows)
        return cls(store, settings=settings or Settings(), now=now)

    def __enter__(self) -> "Case":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the case; what was added is sealed already."""
        self._store.close()

    def check(self) -> "Case":
        """Return this case if its log is as it was sealed; raises `CaseDamaged` otherwise. Objects are `verify`'s business."""
        check_log(self.path)
        return self

    @property
    def path(self) -> Path:
        """Return the case's folder."""
        return self._store.path

    # ---------------------------------------------------------------- adding

    def add(
        self,
        *what: str | Path,
        given: Given | None = None,
        actors: Path | str | None = None,
        base: bool | None = None,
        fetch: bool = True,
        told: pipeline.Told = _silent,
    ) -> Added:
        """Take files, folders, URLs or "-" (standard input) into the case. What is there already is not added again.

        `actors` is a file of actors and their interests, `base` whether the names of the shipped base are known beside it; both stay
        with the case until they are given anew (a new case takes `base` from its settings).
        """
        if base is not None:
            self._set_base(on=base)
        if actors is not None:
            self._set_actors(Path(actors))
        outside = self._outside(fetch=Fetcher(self._settings.capture) if fetch else None, stdin=lambda: sys.stdin.buffer.read())
        return self._run([str(w) for w in what], given, outside, told)

    def add_text(self, text: str, *, given: Given | None = None) -> Added:
        """Take pasted text into the case, as `add("-")` does with standard input."""
        return self._run(["-"], given, self._outside(stdin=text.encode), _silent)

    def _outside(self, *, fetch: Fetcher | None = None, stdin: Callable[[], bytes] | None = None) -> Outside:
        return Outside(version=__version__, now=self._now, fetch=fetch, stdin=stdin)

    def _run(self, what: Sequence[str], given: Given | None, outside: Outside, told: pipeline.Told) -> Added:
        if self._store.fact("base_actors") is None and not self._store.report_ids():
            self._set_base(on=self._settings.match.base_actors)
        tally = pipeline.run(self._store, what, given=given or Given(), settings=self._settings, outside=outside, told=told)
        return Added(*tally)

    # ---------------------------------------------------------------- actors

    def _set_actors(self, file: Path) -> None:
        load_actors(file)  # refuse a bad file before anything is sealed
        digest = self._store.put(file.read_bytes())
        known = self._store.fact("actors_object")
        if digest != known:
            self._store.commit(act=("facts", {"actors_object": digest}))
            self.note = _ACTORS_CHANGED if known or self._store.report_ids() else None

    def _set_base(self, *, on: bool) -> None:
        """Seal whether the base of actors is known here, and which: a later version's names never change a case in silence."""
        if ("on" if on else "off") != self._store.fact("base_actors"):
            facts = {"base_actors": "on", "base_actors_object": self._store.put(base_data())} if on else {"base_actors": "off"}
            self._store.commit(act=("facts", facts))
            self.note = _ACTORS_CHANGED if self._store.report_ids() else None

    def describe(self, *, title: str | None = None, notice: str | None = None) -> None:
        """Give the case a title, and a notice (who made it, what it is) that is printed on every page, picture and export."""
        given = {name: words.strip() for name, words in (("title", title), ("notice", notice)) if words and words.strip()}
        new = {name: words for name, words in given.items() if words != self._store.fact(name)}
        if new:
            self._store.commit(act=("facts", new))

    # ---------------------------------------------------------------- looking

    def incidents(self, *, as_of: Sequence[str] = ()) -> Iterator[IncidentView]:
        """Yield the case's incidents, the focus first, each weighed."""
        for incident in self.view(as_of=as_of).incidents:
            incident.weighing  # noqa: B018  (weighed now, so that it can be read after the case is closed)
            yield incident

    def view(self, *, focus: str | None = None, as_of: Sequence[str] = ()) -> CaseView:
        """Return all that the publishers show: every incident weighed, the focus first, with the failures that are still open.

        The focus is the incident that most reports have as theirs; `focus` (an id or its beginning) chooses another.
        `as_of` are moments (ISO 8601) for which the numbers are given too.
        """
        moments = tuple(moment_of(text) for text in as_of)
        chosen = self.shown(self._resolve(focus, Incident)) if focus else None
        incidents = self._ranked(chosen if isinstance(chosen, Incident) else None)
        views = tuple(self._incident_view(i, focus=n == 0, moments=moments) for n, i in enumerate(incidents))
        return CaseView(
            title=self._store.fact("title") or self.path.resolve().name,
            notice=self._store.fact("notice"),
            made=self._now(),
            version=__version__,
            path=str(self.path),
            incidents=views,
            failures=self._store.open_failures(),
            reports=HeldReports(self._store),
            records=self.corrections(),
            reader=reader_note(self._store.readers()),
            unread=tuple(self._store.unread().items()),
        )

    def _ranked(self, chosen: Incident | None) -> list[Incident]:
        """Return the incidents: the chosen one (even if no report of it counts any more), then by how many reports have them as theirs."""
        counts, held = self._store.count_members(), {i.id: i for i in (*self._store.incidents(), *([chosen] if chosen else ()))}

        def rank(incident: Incident) -> tuple[bool, int, int, str]:
            roles = counts.get(incident.id, {})
            return incident != chosen, -roles.get(MembershipRole.FOCUS, 0), -sum(roles.values()), incident.id

        return sorted(held.values(), key=rank)

    def _incident_view(self, incident: Incident, *, focus: bool, moments: Sequence[datetime] = ()) -> IncidentView:
        def as_of() -> tuple[Weighing, ...]:
            return tuple(pipeline.weighed(self._store, incident, decisions=self.decisions(), as_of=m) for m in moments)

        return IncidentView(
            incident, focus, lambda: self._weighing(incident), lambda: self.corrections().evidence(incident), as_of
        )

    def _weighing(self, incident: Incident) -> Weighing:
        """Return the incident's weighing, kept in the projection until something it rests on changes."""
        kept = self._store.weighing(incident.id)
        if kept is None:
            kept = pipeline.weighed(self._store, incident, decisions=self.decisions())
            self._store.keep_weighing(kept)
        return kept

    def largest(self) -> IncidentView | None:
        """Return the incident that most reports have as theirs, or `None` in an empty case; weighs no other."""
        incidents = self._ranked(None)
        return self._incident_view(incidents[0], focus=True) if incidents else None

    def reports(self) -> Iterator[Report]:
        """Yield the reports that count (removed ones left out)."""
        yield from self._store.reports()

    def records(self) -> Iterator[Record]:
        """Yield every record, in the order of the log and as incidents stand now, then what people corrected and what weighing derives."""
        links = self._store.links
        for record in self._store.all_records():
            yield from links.placed(record, self._store.claims_with) if isinstance(record, Membership) else (record,)
        yield from self.corrections().made()
        yield from (self._weighing(incident) for incident in self._store.incidents())

    def search(self, words: str, *, limit: int = 20) -> list[tuple[Report, str]]:
        """Return the reports that hold all of `words`, best first, each with a snippet."""
        return self._store.search(words, limit=limit)

    def record(self, text: str) -> Record:
        """Return the record that `text` names: an id, the beginning of one, or a report's file name."""
        return self._resolve(text, Record)

    def explain(self, text: str, *, depth: int = 2) -> Explanation:
        """Return how the record that `text` names came about, step by step."""
        record = self.shown(self.record(text))
        if isinstance(record, Incident):
            record = self._weighing(record)
        step = self.corrections().explained(explain(record, self._find, depth=depth), record)
        if isinstance(record, Report) and depth > 0:
            beside = [
                *self._store.memberships_of(record.id),
                *self._store.edges_of([record.id]),
                *self._store.children_of(record.id),
            ]
            step = step._replace(below=(*step.below, *(explain(r, self._find, depth=depth - 1) for r in beside)))
        return step

    def _find(self, id_: str) -> Record | None:
        return self._store.record(id_) or self._derived(id_) or next(iter(self.corrections().starting_with(id_)), None)

    def _derived(self, id_: str) -> Record | None:
        """Return a record that only weighing makes: a question, an utterance, an origin."""
        if not id_.startswith(_DERIVED):
            return None
        for incident in self._store.incidents():
            weighing = self._weighing(incident)
            for record in (weighing, *weighing.questions, *weighing.utterances, *weighing.origins):
                if id_ in ids_of(record, self._store.links):
                    return record
        return None

    # ---------------------------------------------------------------- deciding

    def decisions(self) -> tuple[Decision, ...]:
        """Return the decisions that hold, in order."""
        return standing(self._store.decisions())

    def decide(
        self, kind: str, target: str, *, by: str, reason: str, question: str | None = None, value: str | None = None
    ) -> Decision:  # fmt: skip
        """Seal a decision about the record that `target` names."""
        if question is not None and question not in list(QuestionKind):
            raise UsageError(f"there is no question {question!r}; the questions are {', '.join(QuestionKind)}")
        asked = QuestionKind(question) if question else None
        found = self.shown(self.record(target))
        self._refuse_twice(DecisionKind(kind), found)
        decision = decide(DecisionKind(kind), found.id, by=by, reason=reason, at=self._now(), question=asked, value=value)
        return self._sealed(decision)

    def merge(self, a: str, b: str, *, by: str, reason: str) -> Decision:
        """Seal that two incidents, or two statements about one incident, are one. Of two incidents the older keeps its id."""
        return self._sealed(merging(self._store, self.record(a), self.record(b), Signed(by, reason, self._now())))

    def split(
        self,
        target: str,
        other: str | None = None,
        *,
        reports: Sequence[str] = (),
        claims: Sequence[str] = (),
        by: str,
        reason: str,
    ) -> Decision:
        """Seal that these reports or claims of an incident are about another one; or that two statements are surely two."""
        leaving = [self._resolve(r, Report) for r in reports], [self._resolve(c, Claim) for c in claims]
        second = self.record(other) if other is not None else None
        return self._sealed(splitting(self._store, self.record(target), second, *leaving, Signed(by, reason, self._now())))

    def _sealed(self, decision: Decision) -> Decision:
        self._store.commit(decisions=[decision])
        return decision

    def shown(self, record: Record) -> Record:
        """Return the incident that an incident was merged into; any other record as it is."""
        home = self._store.links.shown(record.id) if isinstance(record, Incident) else record.id
        return record if home == record.id else self._store.incident(home) or record

    def led_from(self, text: str) -> str | None:
        """Return the sentence that says where the incident that `text` names leads, `None` where it stands for itself."""
        return led_from(self._store, self._resolve(text, Incident))

    def _refuse_twice(self, kind: DecisionKind, target: Record) -> None:
        if kind is DecisionKind.REMOVE and any(d.kind is kind and d.target == target.id for d in self.decisions()):
            raise UsageError(f"{target.id} is removed already; `whence undo` brings it back")
        if kind is DecisionKind.UNDO and is_undone(self._store, kind, target):
            raise UsageError(f"{target.id} is undone already; undo the undoing to bring it back")

    def corrections(self) -> Corrections:
        """Return what people have corrected in what was read, as it holds now."""
        return Corrections(self._store, self.decisions())

    def correct(self, target: str, wish: Wish, *, by: str, reason: str, missed: bool = False) -> Decision:
        """Seal a correction of the attribution or claim that `target` names; `missed` adds an attribution to the report it names."""
        decision = correction(self.corrections(), self.record(target), wish, missed=missed, by=by, reason=reason, at=self._now())
        return self._sealed(decision)

    def remove(self, target: str, *, by: str, reason: str) -> Decision:
        """Take a report out of everything that is counted, or a failure off the open list; the bytes and the record of it stay."""
        found = self.record(target)
        if not isinstance(found, Report | Failure):
            raise UsageError(f"{target!r} is a {type(found).__name__.lower()}; reports and failures can be removed")
        return self.decide("remove", found.id, by=by, reason=reason)

    def undo(self, decision: str, *, by: str, reason: str) -> Decision:
        """Take a decision back, or a union of two incidents that match made; both stay in the log."""
        return self.decide(
            "undo", self._resolve(decision, Union if decision.startswith(Union.PREFIX) else Decision).id, by=by, reason=reason
        )

    # ---------------------------------------------------------------- checking

    def rebuild(self) -> None:
        """Drop the database and make it again from the log; what comes out is equal."""
        self._store.rebuild()

    def redo(self, *, told: pipeline.Told = _silent) -> list[str]:
        """Read everything anew with today's methods; return what is different, one sentence each. Decisions are kept."""
        before = {v.incident.id: v.weighing for v in self.view().incidents}
        outside = self._outside()
        received = [Received(capture, self._store.get(capture.digest)) for capture in self._store.records(Capture)]
        self._store.commit(act=("redo", {"version": __version__}))
        pipeline.take_in(self._store, received, settings=self._settings, outside=outside, told=told, again=True)
        pipeline.place(self._store, settings=self._settings, outside=outside, told=told)
        after = {v.incident.id: v.weighing for v in self.view().incidents}
        return [*differences(before, after), *self._orphans()]

    def _orphans(self) -> Iterator[str]:
        corrections, gone = self.corrections(), "no longer finds {0.target}"
        lost = dict.fromkeys(corrections.lost(), gone) | lost_links(self._store)
        for decision in self.decisions():
            if decision.id not in corrections and decision.kind not in LINKING and self._find(decision.target) is None:
                lost[decision.id] = gone
            if why := lost.get(decision.id):
                yield f"decision {decision.id} ({decision.kind} by {decision.by}) {why.format(decision)}: {decision.reason}"

    def summary(self) -> str:
        """Return how much the case holds, in one line."""
        counts, kinds = self._store.counts(), ("report", "post", "claim", "derivation", "incident", "decision")
        counts["incident"] = counts.get("incident", 0) - self._store.count_redirects()
        return ", ".join(f"{counts.get(kind, 0)} {kind.replace('_', ' ')}s" for kind in kinds)

    def _resolve(self, text: str, kind: type[Some]) -> Some:
        held = (*self._store.fetch(self._store.starting_with(text)), *self.corrections().starting_with(text))
        found = [r for r in held if isinstance(r, kind)]
        if not found and (derived := self._derived(text)) is not None and isinstance(derived, kind):
            found = [derived]
        if len(found) != 1:
            what = kind.__name__.lower()
            many = "; ".join(r.id for r in found)
            raise UsageError(
                f"{text!r} names no {what} of this case" if not found else f"{text!r} may be any of {many}; give more of the id"
            )
        return found[0]


def verify(path: Path | str) -> Checked:
    """Check that every byte and record of the case at `path` is as it was sealed. Asks neither database nor key."""
    found = verify_folder(Path(path))
    return Checked(str(path), found.entries, found.root, found.faults)
