r"""The report as Markdown: what the page says, for a wiki, a ticket, a mail.

In: a case view. Out: one Markdown text. Passages are quoted with report, and offsets into its stored text.
Refuses: markup out of a report. Characters that Markdown or HTML would read as markup are escaped.
"""

import re
from collections.abc import Iterator, Sequence

from whence.model.passage import Passage
from whence.publish.families import families
from whence.publish.pictures import member_order
from whence.publish.sections import FEW, MOST, node_name
from whence.publish.terminal import plain
from whence.publish.view import CaseView, IncidentView
from whence.publish.wording import (
    STANDINGS,
    chain_words,
    counted,
    counting_words,
    five_numbers,
    incident_line,
    left_out,
    listed,
    moment_words,
    name_of,
    question_words,
    unread_told,
    value_words,
    voice_words,
    word,
)

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$@]|:(?=//))")
_LEADING = re.compile(r"^(\s*)([-+=>]|\d+[.)])")


def report_markdown(view: CaseView) -> str:
    """Return the whole report."""
    return "\n".join(_lines(view)).rstrip() + "\n"


def text(words: str) -> str:
    """Return words out of a report so that Markdown shows them and reads nothing in them."""
    return _LEADING.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", plain(words)))


def _lines(view: CaseView) -> Iterator[str]:
    yield f"# {text(view.title)}"
    yield ""
    if view.notice:
        yield from (f"> {text(line)}" for line in view.notice.splitlines())
        yield ""
    size = f"{counted(len(view.reports), 'report')}, {counted(len(view.incidents), 'incident')}"
    yield f"{size}; made {view.made:%Y-%m-%d %H:%M %Z} by whence {view.version}."
    yield text(view.reader)
    yield ""
    if view.failures:
        yield f"**{counted(len(view.failures), 'item')} could not be captured or read; this case is not complete.** They are listed at the end."
        yield ""
    for told in unread_told(view.unread):
        yield from _sentence(text(told))
    for item in view.incidents[:1]:
        yield from _incident(view, item, full=True)
    if len(view.incidents) > 1:
        yield "## Other incidents in these reports"
        yield ""
    for item in view.incidents[1:MOST]:
        yield from _incident(view, item, full=False)
    yield from _sentence(left_out(len(view.incidents) - MOST, "incident", view.path))
    yield from _failures(view)


def _sentence(sentence: str) -> Iterator[str]:
    if sentence:
        yield f"_{sentence}_"
        yield ""


def _incident(view: CaseView, item: IncidentView, *, full: bool) -> Iterator[str]:
    weighing = item.weighing
    yield f"{'##' if full else '###'} {text(weighing.title)}"
    yield ""
    yield f"alleged {text(incident_line(weighing))} · `{item.incident.id}`"
    yield ""
    yield "| | |"
    yield "| ---: | --- |"
    for tile in five_numbers(weighing.numbers):
        yield f"| **{text(tile.figure)}** | {tile.label}: {text(tile.note)} |"
    yield ""
    if weighing.finding:
        yield text(weighing.finding)
        yield ""
    yield from _questions(view, item)
    yield from _conflicts(item)
    if full:
        yield from _utterances(view, item)
        yield from _caveats(view, item)
        yield from _reports(view, item)
        yield from _edges(view, item)
    if weighing.gaps:
        yield f"{'###' if full else '####'} What would change this"
        yield ""
        yield from (f"- {text(gap)}" for gap in weighing.gaps)
        yield ""


def _cited(view: CaseView, passage: Passage) -> str:
    report = view.reports.get(passage.report)
    name = f"{name_of(report)}, {moment_words(report.published)}" if report else "not in this case"
    return f"“{text(passage.quote)}” ({text(name)}; `{passage.report}[{passage.start}:{passage.end}]`)"


def _quotes(view: CaseView, passages: Sequence[Passage], pad: str) -> Iterator[str]:
    yield from (f"{pad}- {_cited(view, passage)}" for passage in passages[:FEW])
    if len(passages) > FEW:
        yield f"{pad}- {left_out(len(passages) - FEW, 'passage', view.path)}"


def _questions(view: CaseView, item: IncidentView) -> Iterator[str]:
    speakers = {u.id: u.speaker for u in item.weighing.utterances}
    for question in item.weighing.questions:
        contradicted = ", **contradicted**" if question.contradicted else ""
        yield f"#### {text(question_words(question.question, question.of))}"
        yield ""
        yield f"{word(question.standing)} ({STANDINGS[question.standing]}){contradicted}"
        yield ""
        for answer in question.answers[:MOST]:
            if answer.not_asserted:
                yield f"- **{text(value_words(answer.value))}**: no report says so"
                continue
            denied = f"; denied by {text(listed([speakers.get(d, d) for d in answer.denied_by]))}" if answer.denied_by else ""
            yield (
                f"- **{text(value_words(answer.value))}**: {word(answer.standing)}, {counted(len(answer.utterances), 'utterance')}, "
                f"{counted(len(answer.reports), 'report')}{denied}"
            )
            yield from (f"  - {text(chain_words(chain))}" for chain in list(dict.fromkeys(answer.chains))[:FEW])
            yield from _quotes(view, answer.passages, "  ")
        yield from (f"- why: {text(reason.sentence)}" for reason in question.reasons)
        yield from (f"- would change this: {text(change)}" for change in question.would_change)
        yield ""


def _conflicts(item: IncidentView) -> Iterator[str]:
    weighing = item.weighing
    if not (weighing.contradictions or weighing.pseudo_confirmations):
        return
    yield "#### Contradictions"
    yield ""
    for found in weighing.contradictions[:MOST]:
        note = found.note or listed([value_words(v) for v in found.values])
        yield f"- {word(found.kind)}: {text(question_words(found.question, found.of))} {text(note)}"
    for pseudo in weighing.pseudo_confirmations:
        yield f"- pseudo-confirmation by {text(pseudo.by)}: {text(pseudo.why)}"
    yield ""


def _utterances(view: CaseView, item: IncidentView) -> Iterator[str]:
    yield "### Utterances"
    yield ""
    for utterance in item.weighing.utterances[:MOST]:
        to = f" to {text(voice_words(utterance.addressee))}" if utterance.addressee else ""
        who = f"**{text(voice_words(utterance.speaker))}**{to}, {utterance.day or 'day unknown'}"
        yield (
            f"- {who}: {word(utterance.bearing)}; {counting_words(utterance)}; "
            f"carried by {counted(len(utterance.reports), 'report')}"
        )
        yield from _quotes(view, utterance.wordings, "  ")
    if not item.weighing.utterances:
        yield "No utterance was found: no report credits anybody."
    yield ""
    yield from _sentence(left_out(len(item.weighing.utterances) - MOST, "utterance", view.path))


def _caveats(view: CaseView, item: IncidentView) -> Iterator[str]:
    yield "### What the reports say about verification"
    yield ""
    for id_ in item.weighing.caveats[:MOST]:
        caveat = item.evidence.caveats.get(id_)
        if caveat is None:
            yield f"- {text(id_)}"
            continue
        about = "all reports" if caveat.all_reports or caveat.about is None else word(caveat.about)
        yield f"- {word(caveat.status)} about {about}, by {text(chain_words(caveat.by))}: {_cited(view, caveat.passage)}"
    if not item.weighing.caveats:
        yield "No report says anything about verification."
    yield ""
    yield from _sentence(left_out(len(item.weighing.caveats) - MOST, "caveat", view.path))


def _reports(view: CaseView, item: IncidentView) -> Iterator[str]:
    yield "### Reports, copies under what they took from"
    yield ""
    grouped = families(member_order(item), item.evidence.derivations.values())
    for family in grouped[: MOST * 3]:
        own = family.head in item.evidence.reports
        yield f"- {_report(item, family.head)}" if own else f"- {text(node_name(item, family.head))}; nobody captured it"
        for member in family.members[:MOST]:
            edge = family.edges.get(member)
            yield f"  - {_report(item, member)}" + (f": {word(edge.type)} {text(node_name(item, edge.parent))}" if edge else "")
        if len(family.members) > MOST:
            yield f"  - {left_out(len(family.members) - MOST, 'copy', view.path)}"
    yield ""
    yield from _sentence(left_out(len(grouped) - MOST * 3, "family", view.path))


def _report(item: IncidentView, id_: str) -> str:
    report = item.evidence.reports[id_]
    return f"{text(name_of(report))}, {text(moment_words(report.published))}: {text(report.title or report.key)} (`{id_}`)"


def _edges(view: CaseView, item: IncidentView) -> Iterator[str]:
    changed = [e for e in sorted(item.evidence.derivations.values(), key=lambda e: e.id) if e.changes]
    if not changed:
        return
    yield "### Changed on the way"
    yield ""
    for edge in changed[:MOST]:
        for change in edge.changes:
            yield f"- {word(change.kind)}, {text(node_name(item, edge.parent))} to {text(node_name(item, edge.child))}: {text(change.note)}"
            yield from (f"  - {side}: {_cited(view, p)}" for side, p in (("before", change.parent), ("after", change.child)) if p)
    yield ""
    yield from _sentence(left_out(len(changed) - MOST, "edge", view.path))


def _failures(view: CaseView) -> Iterator[str]:
    if not view.failures:
        return
    yield "## What could not be captured or read"
    yield ""
    for failure in view.failures[: MOST * 3]:
        yield f"- **{text(failure.origin)}** ({text(failure.stage)}): {text(failure.reason)}; {text(failure.remedy)}"
    yield ""
    yield from _sentence(left_out(len(view.failures) - MOST * 3, "failure", view.path))
