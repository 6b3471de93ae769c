"""The main path: reports in, five numbers out. Each step is one verb of the design.

    1 capture   bytes -> Capture, Report, Post                 the only step that touches the outside
    2 read      Report -> Attribution, Claim, Caveat           what does it say, on whose word, how firmly
    3 trace     Reports -> Derivation                          who took it from whom, what changed on the way
    4 match     Claims -> Incident                             which claims are about one occurrence
    5 weigh     Incident -> Question, Origin, Numbers          what is left at the roots

Steps 1 and 2 are done item by item and sealed in batches (`batches.py`); 3 and 4 take new reports in one order (time of publication,
then id) whatever the order of arrival; 5, with people's corrections, when somebody asks. A run cut short goes on where it stopped.

Refuses: to let one item stop the run. What goes wrong with an item becomes a Failure that every output shows.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from heapq import heappop, heappush
from typing import NamedTuple

from whence.batches import Batch, Outside, act, guarded
from whence.capture import Received, gather, parse
from whence.corrections import Corrections
from whence.errors import RunError
from whence.filing import register_of
from whence.linking import heeded, noted_links
from whence.match import match, utterances
from whence.match.statements.decided import as_decided
from whence.model.acts import Decision
from whence.model.base import Record
from whence.model.captured import Capture, Failure, Given, Post, Report
from whence.model.matched import Incident
from whence.model.said import Reading
from whence.model.traced import Derivation
from whence.model.vocabulary import ReportKind
from whence.model.weighed import Weighing
from whence.read import read
from whence.settings import Settings
from whence.store import CaseStore
from whence.trace import trace
from whence.weigh import weigh

Told = Callable[[str, int, int | None], None]
Whole = tuple[Report, Sequence[Post], Sequence[Record]]


class Tally(NamedTuple):
    """What a run did: new reports, items that were there already, and what failed."""

    reports: int
    known: int
    failures: tuple[Failure, ...]


def run(case: CaseStore, what: Sequence[str], *, given: Given, settings: Settings, outside: Outside, told: Told) -> Tally:
    """Take `what` into `case`: capture and read it, then trace and match what is new. Returns what was done."""
    items = gather(
        what, given=given, fetch=outside.fetch, now=outside.now, stdin=outside.stdin, settings=settings.capture, own=case.path
    )
    tally = take_in(case, items, settings=settings, outside=outside, told=told)
    place(case, settings=settings, outside=outside, told=told)
    return tally


def take_in(
    case: CaseStore, items: Iterable[Received | Failure], *, settings: Settings, outside: Outside, told: Told, again: bool = False
) -> Tally:
    """Steps 1 and 2: keep each item's bytes and read its reports, sealed in batches. `again` reads what is held already."""
    batch = Batch(case, settings, outside)
    held: list[Capture] = []
    for item in items:
        if isinstance(item, Failure):
            batch.add([item])
        elif batch.holds(item.capture) and not again:
            held.append(item.capture)
        else:
            for data in (item.data, item.headers):
                if data is not None:
                    case.put(data)
            batch.begin(item.capture)
            for group in read_in(case, item, settings, outside.now()):
                batch.add(group)
                told("capture and read", batch.reports + batch.known + len(held), None)
            batch.end(item.capture)
        told("capture and read", batch.reports + batch.known + len(held), None)
    batch.seal()
    again_open = case.failures_of(held)  # what was there already and could not be read then cannot be read now
    return Tally(batch.reports, batch.known + len(held), (*batch.failures, *again_open))


def read_in(case: CaseStore, item: Received, settings: Settings, now: datetime) -> Iterator[list[Record]]:
    """Yield one item's reports, each with its posts and what is read in it. A fault becomes a `Failure`."""
    found = guarded(lambda: parse(item.capture, item.data, settings=settings.capture), "capture", item.capture, now)
    for group in _by_report(found):
        report, *posts = group
        if isinstance(report, Report) and not case.has(report.id):
            own = [post for post in posts if isinstance(post, Post)]
            group += guarded(lambda: read(report, own, settings=settings.read), "read", item.capture, now)  # noqa: B023
        yield group


def _by_report(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Group a report with the posts that follow it; anything else stands alone."""
    group: list[Record] = []
    for record in records:
        if group and not isinstance(record, Post):
            yield group
            group = []
        group.append(record)
    if group:
        yield group


def place(case: CaseStore, *, settings: Settings, outside: Outside, told: Told) -> None:
    """Steps 3 and 4: trace and match every report that has not been: first those that were read, then unread mentions.

    Within each the order is canonical; a live page comes where its last entry was written, for its words are of the whole day and say little
    where and what. Unread mentions come last because they only join incidents that something read has opened.
    """
    waiting = case.unplaced()
    unread: list[str] = []
    for done, (report_id, whole) in enumerate(_as_they_ended(case, waiting), 1):
        if any(isinstance(r, Reading) and r.read for r in whole[2]):
            place_one(case, *whole, settings=settings, outside=outside)
        else:
            unread.append(report_id)
        told("trace and match", done - len(unread), len(waiting))
    for done, report_id in enumerate(unread, 1 + len(waiting) - len(unread)):
        place_one(case, *case.whole(report_id), settings=settings, outside=outside)
        told("trace and match", done, len(waiting))


def _as_they_ended(case: CaseStore, waiting: Sequence[str]) -> Iterator[tuple[str, Whole]]:
    """Yield the reports in their order, live pages kept back until reports that appeared before their last entry are through."""
    held: list[tuple[datetime, str]] = []
    for report_id in waiting:
        whole = case.whole(report_id)
        report = whole[0]
        seen = report.published.at if report.published is not None else None
        while held and (seen is None or held[0][0] < seen):
            _, kept = heappop(held)
            yield kept, case.whole(kept)
        ended = report.modified.at if report.kind is ReportKind.LIVE_PAGE and report.modified is not None else None
        if seen is not None and ended is not None and ended > seen:
            heappush(held, (ended, report_id))
        else:
            yield report_id, whole
    while held:
        _, kept = heappop(held)
        yield kept, case.whole(kept)


def place_one(
    case: CaseStore, report: Report, posts: Sequence[Post], said: Sequence[Record], *, settings: Settings, outside: Outside
) -> None:
    """Trace and match one report, and seal what came of it."""
    capture, now = case.record(report.capture), outside.now()
    register = register_of(case)
    edges = list(
        guarded(lambda: trace(report, posts, said, case, register=register, settings=settings.trace), "trace", capture, now)
    )
    derivations = [edge for edge in edges if isinstance(edge, Derivation)]
    members = guarded(
        lambda: match(report, said, derivations, case, register=register, settings=settings.match), "match", capture, now
    )
    found = {"trace": edges, "match": list(members)}
    case.commit(records=found, run=act(("trace", "match"), settings, outside, found, reports=(report.id,)))


def weighed(case: CaseStore, incident: Incident, *, decisions: Sequence[Decision], as_of: datetime | None = None) -> Weighing:
    """Step 5: weigh one incident with all that bears on it."""
    held, register = Corrections(case, decisions), register_of(case)
    try:
        found, links = held.evidence(incident), case.links
        told = as_decided(utterances(incident, found, register=register), decisions, found.claims)
        made = weigh(
            incident, found, told.said, register=register, decisions=heeded(decisions, links), as_of=as_of,
            others=case.beside(incident.id), known_as=links.known_as(incident.id),
        )  # fmt: skip
        return held.noted(noted_links(made, links, told), found)
    except Exception as error:
        what = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        raise RunError(
            f"incident {incident.id} ({incident.title}) could not be weighed ({what}); nothing stored is lost. Please report this"
        ) from error
