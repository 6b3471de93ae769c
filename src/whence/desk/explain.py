"""Why a number, an edge or a record is what it is, step by step, down to passages.

In: a record and a way to look up others by id. Out: a tree of sentences whose leaves are words in reports.
Refuses: to explain by a score alone; every step names what was compared.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import singledispatch
from typing import NamedTuple

from whence.model.base import Record
from whence.model.captured import Capture, Failure, Post, Report
from whence.model.matched import Incident, Membership, Union
from whence.model.passage import Passage
from whence.model.said import Attribution, Caveat, Claim, MediaMention, Voice
from whence.model.traced import Derivation, InferredReport
from whence.model.weighed import Origin, Question, Reason, Utterance, Weighing

Find = Callable[[str], Record | None]


class Explanation(NamedTuple):
    """One step: a sentence, the words it rests on, and the steps below it."""

    sentence: str
    passages: tuple[Passage, ...] = ()
    below: tuple["Explanation", ...] = ()
    record: str | None = None


def explain(record: Record, find: Find, *, depth: int = 2) -> Explanation:
    """Return how `record` came about. `find` looks up records by id; `depth` bounds how many steps are opened."""
    step = _step(record, find)
    if depth <= 0:
        return step._replace(below=())
    opened = (b if b.below or b.record is None else _open(b, find, depth - 1) for b in step.below)
    return step._replace(below=tuple(opened), record=record.id)


def _open(step: Explanation, find: Find, depth: int) -> Explanation:
    below = find(step.record) if step.record else None
    return (
        step
        if below is None
        else explain(below, find, depth=depth)._replace(sentence=step.sentence or explain(below, find, depth=0).sentence)
    )


def chain_words(chain: Sequence[Voice]) -> str:
    """Return a chain as it is shown: the nearest voice first."""
    return " <- ".join(voice.name for voice in chain) or "nobody credited"


def _refer(ids: Sequence[str], find: Find) -> tuple[Explanation, ...]:
    found = (find(i) for i in ids)
    return tuple(Explanation(_name(r), record=r.id) for r in found if r is not None)


def _name(record: Record) -> str:
    match record:
        case Report():
            when = record.published.as_written if record.published else "no date"
            return f"{record.outlet or 'outlet unknown'}: {record.title or record.key} ({when})"
        case Post():
            return f"post by {record.author or record.handle or 'unknown'}: {record.text[:80]}"
        case InferredReport():
            return f"{record.name or 'a parent nobody captured'} (inferred: {record.why})"
        case Claim():
            return f"{chain_words(record.chain)}: {record.passage.quote}"
        case _:
            return f"{type(record).__name__.lower()} {record.id}"


@singledispatch
def _step(record: Record, _find: Find) -> Explanation:
    """Explain a record of a kind that needs no more than its name; the kinds below say more."""
    return Explanation(_name(record))


@_step.register
def _report(record: Report, find: Find) -> Explanation:
    basis = [
        f"outlet {record.outlet!r} from {record.outlet_basis}" if record.outlet else "no outlet stated",
        f"published {record.published.as_written} from {record.published.basis}" if record.published else "no date stated",
        f"language {record.lang} from {record.lang_basis}" if record.lang else "language unknown",
    ]
    steps = [
        Explanation(f"read as: {', '.join(basis)} ({record.method})"),
        *(Explanation(f"warning: {w}") for w in record.warnings),
    ]
    return Explanation(_name(record), (), (*steps, *_refer([record.capture], find)))


@_step.register
def _capture(record: Capture, _find: Find) -> Explanation:
    hops = f", through {len(record.hops)} redirects" if record.hops else ""
    return Explanation(f"{record.size:,} bytes from {record.origin}{hops}, taken {record.captured.isoformat()} by the clock of {record.clock}; "
                       f"SHA-256 {record.digest}")  # fmt: skip


@_step.register
def _claim(record: Claim, find: Find) -> Explanation:
    hedges = ", ".join(f"{h.cue!r} ({h.kind})" for h in record.hedges)
    firm = f"{record.modality}, {record.polarity}" + (f", hedged by {hedges}" if hedges else ", without a hedge")
    steps = [Explanation(f"on the word of: {chain_words(record.chain)}"), Explanation(firm)]
    if record.frame:
        steps.append(Explanation(f"read as {record.frame.type} from the word {record.frame.predicate!r} ({record.method})"))
    below = _refer([record.attribution] if record.attribution else [], find)
    return Explanation(_name(record), (record.passage,), (*steps, *below, *_refer([record.report], find)))


@_step.register
def _attribution(record: Attribution, find: Find) -> Explanation:
    home = find(record.report)
    text = home.text if isinstance(home, Report) else ""
    cue = [Passage(report=record.report, start=s.start, end=s.end, quote=s.of(text)) for s in record.cue if text]
    said = [Passage(report=record.report, start=s.start, end=s.end, quote=s.of(text)) for s in record.content if text]
    sentence = f"{record.kind}, {record.certainty} ({record.method}): {chain_words(record.chain)}"
    return Explanation(sentence, (*cue, *said), _refer([record.parent] if record.parent else [], find))


@_step.register
def _caveat(record: Caveat, find: Find) -> Explanation:
    about = "all that is reported" if record.all_reports or record.about is None else f"the question {record.about}"
    return Explanation(
        f"{chain_words(record.by)} on {about}: {record.status} ({record.method})",
        (record.passage,),
        _refer([record.report], find),
    )


@_step.register
def _derivation(record: Derivation, find: Find) -> Explanation:
    ends = [find(record.child), find(record.parent)]
    names = [_name(e) if e else i for e, i in zip(ends, (record.child, record.parent), strict=True)]
    share = f", {record.share:.0%} of its words" if record.share is not None else ""
    direction = "" if record.direction == "known" else "; which came first is open"
    steps = [Explanation(f"{e.kind}: {e.note}", tuple(p for p in (e.child, e.parent) if p)) for e in record.evidence]
    steps += [Explanation(f"change {c.kind}: {c.note}", tuple(p for p in (c.child, c.parent) if p)) for c in record.changes]
    return Explanation(
        f"{names[0]} {record.type} {names[1]} ({record.certainty}{share}{direction}; {record.method})", (), tuple(steps)
    )


@_step.register
def _membership(record: Membership, find: Find) -> Explanation:
    steps = [Explanation(f"{s.name} {s.weight:+.2f}: {s.note}") for s in record.signals]
    doubt = "; in the band for review" if record.review else ""
    sentence = f"{record.role} of incident {record.incident}, score {record.score:.2f}{doubt} ({record.method})"
    return Explanation(sentence, (), (*steps, *_refer(record.claims, find), *_refer([record.report], find)))


@_step.register
def _union(record: Union, find: Find) -> Explanation:
    steps = [Explanation(f"{s.name} {s.weight:+.2f}: {s.note}") for s in record.signals]
    sentence = f"{record.ends[0]} and {record.ends[1]} taken for one incident: a report fits both ({record.method})"
    return Explanation(sentence, (), (*steps, *_refer(record.ends, find), *_refer([record.report], find)))


@_step.register
def _incident(record: Incident, find: Find) -> Explanation:
    return Explanation(
        f"incident {record.title!r} ({record.type}), opened by a claim ({record.method})", (), _refer([record.seed], find)
    )


@_step.register
def _utterance(record: Utterance, find: Find) -> Explanation:
    to = f" to {record.addressee}" if record.addressee else ""
    sentence = f"{record.speaker}{to}, {record.day or 'day unknown'}: {record.bearing}. {record.bearing_reason}".strip()
    return Explanation(sentence, record.wordings, (*_refer(record.reports, find), *_refer(record.posts, find)))


@_step.register
def _origin(record: Origin, find: Find) -> Explanation:
    return Explanation(f"{record.label}: {record.independence}. {record.reason}", (), _refer(record.utterances, find))


@_step.register
def _question(record: Question, find: Find) -> Explanation:
    of = f" ({record.of})" if record.of else ""
    steps = list(_reasons(record.reasons, find))
    return Explanation(
        f"{record.question}{of}: {record.standing}" + (", contradicted" if record.contradicted else ""), (), tuple(steps)
    )


@_step.register
def _weighing(record: Weighing, find: Find) -> Explanation:
    return Explanation(f"the five numbers of {record.title!r}", (), tuple(_reasons(record.number_reasons, find)))


@_step.register
def _media(record: MediaMention, find: Find) -> Explanation:
    return Explanation(
        f"a {record.noun} as described in words ({record.method})", (record.passage,), _refer([record.report], find)
    )


@_step.register
def _failure(record: Failure, _find: Find) -> Explanation:
    return Explanation(f"{record.origin}: {record.reason} ({record.stage}). {record.remedy}")


def _reasons(reasons: Sequence[Reason], find: Find) -> Iterator[Explanation]:
    for reason in reasons:
        yield Explanation(f"{reason.code}: {reason.sentence}", reason.passages, _refer(reason.records, find))
