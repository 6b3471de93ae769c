"""whence correct: a person's correction of what was read, sealed with name and reason; and all of them as training examples."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whence.cli.options import CASE

if TYPE_CHECKING:
    from whence.case import Case
    from whence.desk import Wish
    from whence.model.captured import Report


@click.command("correct", short_help="Correct what whence read in a report, with name and reason.")
@CASE
@click.argument("record", required=False, metavar="[ATTRIBUTION-OR-CLAIM]")
@click.option("--source", multiple=True, metavar="WORDS", help="Who says so, in the report's words (repeat for several sources).")
@click.option("--cue", multiple=True, metavar="WORDS", help="The words that say that somebody says so (repeat for pieces).")
@click.option("--content", multiple=True, metavar="WORDS", help="What is said (repeat for pieces).")
@click.option("--who", metavar="NAME", help="Whom the source's words mean, where they are a pronoun or a description.")
@click.option("--source-kind", metavar="KIND", help="named_person, organisation, unnamed_official, ... (docs/vocabulary.md).")
@click.option("--kind", metavar="KIND", help="statement, denial, estimate, belief, demand, ... (docs/vocabulary.md).")
@click.option("--hedge", "hedges", multiple=True, metavar="WORDS=CLASS",
              help="Words that limit it and their class; WORDS= for words that limit nothing.")  # fmt: skip
@click.option("--not-an-attribution", "no_attribution", is_flag=True, help="Nobody is credited with anything here.")
@click.option("--type", "type_", metavar="TYPE", help="Of a claim: what sort of occurrence (docs/ontology.md).")
@click.option("--polarity", metavar="WORD", help="affirmed, denied or unknown.")
@click.option("--figure", "figures", multiple=True, metavar="WORDS=OF",
              help="Of a claim: a figure and what it counts (killed, escaped, held ...).")  # fmt: skip
@click.option("--not-a-claim", "no_claim", is_flag=True, help="Nothing is claimed here.")
@click.option("--missed", is_flag=True, help="Add an attribution that was not read; with --in, --cue and --content.")
@click.option("--in", "report", metavar="REPORT", help="With --missed: the report (an id, the beginning of one, or a file name).")
@click.option("--by", envvar="WHENCE_BY", help="Who corrects (or set WHENCE_BY).")
@click.option("--reason", help="Why; it is sealed with the correction.")
@click.option("--export", "export", type=click.Path(path_type=Path), metavar="FILE",
              help="Write all corrections that hold as training examples, and correct nothing.")  # fmt: skip
def command(
    case: Path, record: str | None, source: tuple[str, ...], cue: tuple[str, ...], content: tuple[str, ...], who: str | None,
    source_kind: str | None, kind: str | None, hedges: tuple[str, ...], no_attribution: bool, type_: str | None, polarity: str | None,
    figures: tuple[str, ...], no_claim: bool, missed: bool, report: str | None, by: str | None, reason: str | None, export: Path | None,
) -> None:  # fmt: skip
    """Correct one attribution (att_...) or claim (clm_...) of a case, or add an attribution that was missed. All words must
    stand in the report; `said@2` means the second `said`. Without a word to correct, the record is shown; of a report, all
    that was read in it, with ids.

    What is weighed and shown then goes by the correction, and says who made it. The record as it was read stays in the case,
    and `whence undo` brings it back. `whence redo` keeps the correction: it is found again by its words.

    \b
    whence correct mycase att_6e8a --source "the interior ministry" --by "An Editor" --reason "subject of the sentence"
    whence correct mycase clm_91c0 --type release_transfer --by "An Editor" --reason "they were let go"
    whence correct mycase --missed --in page.html --cue warned --content "the dam would fail" --source "the mayor"
    whence correct mycase --export corrections.jsonl

    The examples that --export writes quote texts that belong to those who published them: the file's first line says so. Keep it
    on your own machines.
    """
    from whence.case import Case
    from whence.desk import Wish
    from whence.errors import UsageError

    wish = Wish(source=source, cue=cue, content=content, who=who, source_kind=source_kind, kind=kind, hedges=hedges, type=type_,
                polarity=polarity, figures=figures, drop=no_attribution or no_claim)  # fmt: skip
    if export is not None:
        _refuse(record or missed or wish != Wish(), "--export writes what was corrected already; correct in a command of its own")
        _export(case, export)
        return
    _refuse(missed and record, "--missed adds an attribution that has no record yet; name the report with --in, and no record")
    _refuse(report is not None and not missed, "--in names the report of an attribution that was missed; add --missed")
    target = report if missed else record
    if target is None:
        what = (
            "--in REPORT: where was it missed?"
            if missed
            else "the attribution or claim to correct (`whence correct CASE REPORT` lists those of a report)"
        )
        raise UsageError(f"what is missing is {what}")
    if wish == Wish() and not missed:
        with Case.open(case) as opened:
            _show(opened, target)
        return
    if not by or not reason:
        raise UsageError("a correction needs a name (--by) and a reason (--reason)")
    _correct(
        case,
        target,
        wish,
        by=by,
        reason=reason,
        missed=missed,
        drops="claim" if no_claim else "attribution" if no_attribution else "",
    )


def _refuse(unwanted: object, sentence: str) -> None:
    from whence.errors import UsageError

    if unwanted:
        raise UsageError(sentence)


def _correct(case: Path, target: str, wish: "Wish", *, by: str, reason: str, missed: bool, drops: str) -> None:
    from whence.case import Case
    from whence.corrections import note
    from whence.publish.terminal import plain

    with Case.open(case, write=True) as opened:
        found = opened.record(target)
        _refuse(
            drops and type(found).__name__.lower() != drops,
            f"{found.id} is no {drops}; --not-a{'n' * (drops == 'attribution')}-{drops} does not fit it",
        )
        decision = opened.correct(target, wish, by=by, reason=reason, missed=missed)
        change = next((c for c in opened.corrections().changes() if c.decision.id == decision.id), None)
    click.echo(f"{decision.id}  {plain(note(change).sentence if change else decision.reason)}")
    if change and change.corrected:
        click.echo(f"as corrected: {change.corrected.id}")
    click.echo(f"`whence undo {case} {decision.id}` takes it back")


def _show(opened: "Case", target: str) -> None:
    """Print what was read, so that a person sees what to correct: one record, or all of a report with their ids."""
    from whence.errors import UsageError
    from whence.model.captured import Report
    from whence.model.said import Attribution, Claim
    from whence.publish.readings import attribution_object, claim_object

    found = opened.record(target)
    if isinstance(found, Report):
        _list(opened, found)
        return
    if not isinstance(found, Attribution | Claim):
        raise UsageError(
            f"{found.id} is a {type(found).__name__.lower()}; attributions (att_...) and claims (clm_...) can be corrected"
        )
    made = attribution_object(found) if isinstance(found, Attribution) else claim_object(found)
    if isinstance(found, Attribution):
        text = opened.corrections().whole(found.report)[0].text
        for role in ("source", "cue", "content"):
            made[role] = [text[start:end] for start, end in made[role]]
    click.echo(json.dumps(made, ensure_ascii=False, indent=1))


def _list(opened: "Case", report: "Report") -> None:
    from whence.model.said import Attribution, Claim
    from whence.publish.terminal import plain
    from whence.publish.wording import chain_words, word

    _report, _posts, said = opened.corrections().whole(report.id)
    for record in said:
        if isinstance(record, Attribution):
            cue = " … ".join(s.of(report.text) for s in record.cue) or record.certainty
            words = " … ".join(s.of(report.text) for s in record.content)
            what = word(record.kind)
        elif isinstance(record, Claim):
            cue, words = "claim", record.passage.quote
            what = word(record.frame.type) if record.frame else "no occurrence"
        else:
            continue
        click.echo(plain(f"{record.id}  {chain_words(record.chain)}  [{what}]  {cue}: {words}"))


def _export(case: Path, file: Path) -> None:
    from whence.case import Case
    from whence.publish.training import training_lines

    with Case.open(case) as opened:
        lines = list(training_lines(opened.corrections().examples()))
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    count = len(lines) - 1
    click.echo(f"written {file}: {count} example{'' if count == 1 else 's'}. {lines[0]['notice']}", err=True)
