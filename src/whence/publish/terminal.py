"""The summary that a person reads in the terminal: five numbers per incident, the finding, the questions, what failed.

In: a case view and a rich console. Out: printed lines. `NO_COLOR` and narrow windows are the console's business.
Refuses: anything in a report's text that would steer the terminal. Control characters and marks that turn the direction of writing
are shown as `�` or dropped, and text is never parsed as markup.
"""

import shlex
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from whence.model.said import Caveat
from whence.model.vocabulary import MembershipRole
from whence.model.weighed import Answer, Question
from whence.publish.view import CaseView, IncidentView
from whence.publish.wording import (
    STANDINGS,
    chain_words,
    counted,
    five_numbers,
    incident_line,
    left_out,
    listed,
    question_words,
    unread_told,
    value_words,
    word,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

OTHERS, ANSWERS, FAILURES, CHAINS, REMARKS = 6, 3, 20, 3, 3
CAVEATS = 6
DECIDED = ("merged-or-split", "decisions-differ")
LONGEST = 48  # characters of an answer in its one line; `full` and every other output give it whole
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])


def plain(text: str) -> str:
    """Return text that is safe to print: no control or escape characters, no marks that turn the direction of writing."""
    line = " ".join(text.translate(_TURNING).split())
    return "".join("�" if unicodedata.category(c) in ("Cc", "Cs") else c for c in line)


def render_terminal(view: CaseView, console: "Console", *, full: bool = False) -> None:
    """Print the case to `console`. `full` prints every question, answer, chain and caveat of the first incident."""
    for part in _parts(view, full=full):
        console.print(part, highlight=False, markup=False, soft_wrap=False)


def _parts(view: CaseView, *, full: bool) -> Iterator["RenderableType"]:
    from rich.text import Text

    yield Text(plain(view.title), style="bold")
    yield Text(
        f"{counted(len(view.reports), 'report')}, {counted(len(view.incidents), 'incident')}. {plain(view.reader)}", style="dim"
    )
    for told in unread_told(view.unread):
        yield Text(plain(told), style="dim")
    if view.notice:
        yield Text(f"Notice: {plain(view.notice)}", style="italic")
    if not view.incidents:
        yield Text("\nNo report in this case was read as telling of an occurrence.")
    for item in view.incidents[:1]:
        yield from _incident(view, item, full=full)
    yield from _others(view)
    yield from _failures(view)


def _incident(view: CaseView, item: IncidentView, *, full: bool) -> Iterator["RenderableType"]:
    from rich.padding import Padding
    from rich.text import Text

    weighing = item.weighing
    yield Text.assemble(("\n" + plain(weighing.title), "bold underline"), ("  " + item.incident.id, "dim"))
    yield Text(f"alleged {plain(incident_line(weighing))}", style="dim")
    yield Padding(_numbers(item), (1, 0, 1, 2), expand=False)
    for note in (*_about_reports(item), *_decided(item)):
        yield Padding(Text(plain(note), style="dim"), (0, 0, 0, 2), expand=False)
    for earlier in item.as_of:
        figures = "  ".join(f"{plain(t.figure)} {t.label}" for t in five_numbers(earlier.numbers))
        yield Padding(Text(f"as of {earlier.as_of:%Y-%m-%d %H:%M %Z}: {figures}"), (0, 0, 0, 2), expand=False)
    if weighing.finding:
        yield Padding(Text(plain(weighing.finding)), (0, 0, 1, 2), expand=False)
    asked = [q for q in weighing.questions if full or not all(a.not_asserted for a in q.answers)]
    for question in asked:
        yield Padding(_question(question) if full else _question_line(question), (0, 0, 0, 2), expand=False)
    if not full:
        yield Padding(_chains(item), (1, 0, 1, 2), expand=False)
    yield from (Padding(line, (0, 0, 0, 2), expand=False) for line in _remarks(view, item, full=full))


def _about_reports(item: IncidentView) -> Iterator[str]:
    """Yield what a reader of the first number must know: how many were not read, and what capture warned of."""
    unread = [m.report for m in item.evidence.memberships if m.role is MembershipRole.UNREAD]
    if unread:
        tongues = Counter(item.evidence.reports[id_].lang or "unknown" for id_ in unread if id_ in item.evidence.reports)
        listed_tongues = ", ".join(f"{lang} {n}" for lang, n in tongues.most_common())
        yield f"{len(unread)} of these reports are unread mentions, in languages that whence does not read ({listed_tongues})"
    warned = Counter(w for r in item.evidence.reports.values() for w in r.warnings)
    if warned:
        most = "; ".join(f"{warning} ({n})" for warning, n in warned.most_common(2))
        yield f"capture warned of {sum(warned.values())} things in these reports: {most}" + ("; ..." if len(warned) > 2 else "")


def _decided(item: IncidentView) -> Iterator[str]:
    """Yield what people decided about the incident that its numbers rest on, and where they disagree."""
    yield from (flag.sentence for flag in item.weighing.flags if flag.code in DECIDED)


def _numbers(item: IncidentView) -> "RenderableType":
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for tile in five_numbers(item.weighing.numbers):
        table.add_row(Text(plain(tile.figure), style="bold"), Text.assemble(tile.label, (f"  {plain(tile.note)}", "dim")))
    return table


def _question_line(question: Question) -> "RenderableType":
    """Return a question in one line: where it stands, and its first rival answers with how many utterances are behind each."""
    from rich.text import Text

    made = Text.assemble((plain(question_words(question.question, question.of)), "bold"), "  ", (word(question.standing), "cyan"))
    if question.contradicted:
        made.append(" · contradicted", style="bold red")
    shown = question.answers[:ANSWERS]
    said = (f"{_short(plain(value_words(a.value)))} ({len(a.utterances) or 'no'})" for a in shown)
    made.append(f"  {'; '.join(said)}")
    if len(question.answers) > len(shown):
        made.append(f"; {len(question.answers) - len(shown)} more", style="dim")
    return made


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rsplit(' ', 1)[0]} …"


def _chains(item: IncidentView) -> "RenderableType":
    """Return the longest ways by which it reached us, each once, the nearest voice first."""
    from rich.text import Text

    told = {chain for question in item.weighing.questions for answer in question.answers for chain in answer.chains}
    longest = sorted(told, key=lambda chain: (-len(chain), chain))
    made = Text("(in brackets: utterances behind an answer)  Through whom it reached us:", style="dim")
    for chain in longest[:CHAINS]:
        made.append(f"\n{plain(chain_words(chain))}", style="default")
    if len(longest) > CHAINS:
        made.append(f"\nand {counted(len(longest) - CHAINS, 'chain')} more", style="dim")
    return made


def _question(question: Question) -> "RenderableType":
    from rich.text import Text

    contradicted = (" · contradicted", "bold red") if question.contradicted else ("", "")
    made = Text.assemble((plain(question_words(question.question, question.of)), "bold"), "  ", (word(question.standing), "cyan"), contradicted,
                         (f"  {STANDINGS[question.standing]}", "dim"))  # fmt: skip
    for answer in question.answers:
        made.append_text(_answer(answer))
    for reason in question.reasons:
        made.append(f"\n  because: {plain(reason.sentence)}", style="dim")
    for change in question.would_change:
        made.append(f"\n  would change this: {plain(change)}", style="dim")
    return made


def _answer(answer: Answer) -> "Text":
    from rich.text import Text

    if answer.not_asserted:
        return Text.assemble("\n  ", plain(value_words(answer.value)), ("  no report says so", "dim"))
    said = counted(len(answer.utterances), "utterance") if answer.utterances else "no utterance behind it"
    made = Text.assemble(
        "\n  ",
        (plain(value_words(answer.value)), "bold"),
        f"  {word(answer.standing)}, {said}, {counted(len(answer.reports), 'report')}",
    )
    if answer.denied_by:
        made.append(f", {counted(len(answer.denied_by), 'denial')}", style="red")
    for chain in sorted(dict.fromkeys(answer.chains), key=lambda chain: (-len(chain), chain)):
        made.append(f"\n      {plain(chain_words(chain))}", style="dim")
    return made


def _remarks(view: CaseView, item: IncidentView, *, full: bool) -> Iterator["RenderableType"]:
    from rich.text import Text

    weighing = item.weighing
    most = None if full else REMARKS
    for contradiction in weighing.contradictions[:most]:
        what = question_words(contradiction.question, contradiction.of)
        note = contradiction.note or listed([value_words(v) for v in contradiction.values])
        yield Text.assemble((f"{word(contradiction.kind)}: ", "red"), plain(f"{what} {note}"))
    for pseudo in weighing.pseudo_confirmations[:most]:
        yield Text.assemble(("pseudo-confirmation: ", "red"), plain(f"{pseudo.by}: {pseudo.why}"))
    for id_ in weighing.caveats if full else weighing.caveats[:CAVEATS]:
        caveat = item.evidence.caveats.get(id_)
        yield Text.assemble(("caveat: ", "yellow"), plain(_caveat(caveat) if caveat else id_))
    for gap in weighing.gaps[:most]:
        yield Text.assemble(("would change this: ", "cyan"), plain(gap))
    if full:
        yield from _records(item)
    if not full:
        lists = (weighing.contradictions, weighing.pseudo_confirmations, weighing.gaps)
        over = max(0, len(weighing.caveats) - CAVEATS) + sum(max(0, len(remarks) - REMARKS) for remarks in lists)
        more = f"{counted(over, 'remark')} more, and all answers" if over else "all answers"
        yield Text(f"{more} with their chains: `whence show {plain(shlex.quote(view.path))} {item.incident.id}`", style="dim")


def _records(item: IncidentView) -> Iterator["Text"]:
    """Yield the media, the hedges and the edges of an incident shown in full."""
    from rich.text import Text

    for media in item.weighing.footage:
        released = f", released by {listed(media.releasers)}" if media.releasers else ", nobody is said to have released it"
        lacking = f"; what is described shows no {', '.join(media.not_shown)}" if media.not_shown else ""
        yield Text.assemble(("media: ", "magenta"), plain(f"{media.noun}{released}{'; cut' if media.edited else ''}{lacking}"))
    hedges = Counter((h.cue.lower(), h.kind) for claim in item.evidence.claims.values() for h in claim.hedges)
    for (cue, kind), times in hedges.most_common():
        yield Text.assemble(("hedge: ", "yellow"), plain(f"{cue} ({word(kind)}), {counted(times, 'claim')}"))
    names = {r.id: r.outlet or r.key for r in item.evidence.reports.values()}
    names |= {p.id: f"post of {p.author or p.handle or 'an unknown author'}" for p in item.evidence.posts.values()}
    names |= {i.id: f"{i.name or 'a parent nobody captured'} (inferred)" for i in item.evidence.inferred.values()}
    for edge in sorted(item.evidence.derivations.values(), key=lambda e: (names.get(e.child, e.child), e.id)):
        which = "" if edge.direction == "known" else ", which came first is open"
        changes = f"; {', '.join(dict.fromkeys(word(c.kind) for c in edge.changes))}" if edge.changes else ""
        line = f"{names.get(edge.child, edge.child)} {word(edge.type)} {names.get(edge.parent, edge.parent)}"
        yield Text.assemble(("edge: ", "blue"), plain(f"{line} ({word(edge.certainty)}{which}){changes}"))


def _caveat(caveat: Caveat) -> str:
    about = "all reports" if caveat.all_reports or caveat.about is None else word(caveat.about)
    return f"{word(caveat.status)} (about {about}), {chain_words(caveat.by)}: “{caveat.passage.quote}”"


def _others(view: CaseView) -> Iterator["RenderableType"]:
    from rich.text import Text

    others = view.incidents[1:]
    if others:
        yield Text(f"\n{counted(len(others), 'other incident')} in these reports", style="bold")
    for item in others[:OTHERS]:
        figures = " / ".join(plain(t.figure) for t in five_numbers(item.weighing.numbers))
        yield Text.assemble("  ", plain(item.weighing.title), (f"  {figures}  {item.incident.id}", "dim"))
    if others:
        yield Text("  (reports / utterances / parties / independent of the parties / verified by)", style="dim")
    if len(others) > OTHERS:
        yield Text("  " + left_out(len(others) - OTHERS, "incident", view.path), style="dim")


def _failures(view: CaseView) -> Iterator["RenderableType"]:
    from rich.text import Text

    if not view.failures:
        return
    yield Text(
        f"\n{counted(len(view.failures), 'item')} could not be captured or read; this case is not complete", style="bold red"
    )
    for failure in view.failures[:FAILURES]:
        yield Text(f"  {plain(failure.origin)} ({plain(failure.stage)}): {plain(failure.reason)}; {plain(failure.remedy)}")
    if len(view.failures) > FAILURES:
        yield Text("  " + left_out(len(view.failures) - FAILURES, "failure", view.path), style="dim")
