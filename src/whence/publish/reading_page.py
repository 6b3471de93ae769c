"""One report's reading as a person reads it in a terminal: who says what, through whom, how firmly, and what was not read.

In: a report and the records read from it. Out: pieces for a rich console.
Refuses: text that would steer the terminal (`plain`); to look complete when a part was not read; to hide by which reader it was read.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from whence.model.base import Record
from whence.model.captured import Report
from whence.model.passage import Span
from whence.model.said import Attribution, Caveat, Claim, Hedge, MediaMention, Reading, Repeat, Voice
from whence.model.vocabulary import AttributionKind, BlockKind, HedgeClass, Modality, Polarity
from whence.publish.terminal import plain
from whence.publish.view import MODES
from whence.publish.wording import ARROW, counted, listed, moment_words, voice_words, word

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

LONGEST = 400  # characters of one stretch of content as shown; --jsonl gives it whole
UNNAMED = "nobody named"
_NOT_READ = (BlockKind.BYLINE_NOTE, BlockKind.BOILERPLATE, BlockKind.RELATED)


def render_reading(report: Report, said: Sequence[Record], console: "Console") -> None:
    """Print what was read in one report to `console`."""
    for part in _parts(report, said):
        console.print(part, highlight=False, markup=False, soft_wrap=False)


def mode_words(reading: Reading) -> str:
    """Return in words by which reader a report was read."""
    model = f" ({plain(reading.model)})" if reading.model else ""
    return f"{MODES.get(reading.mode, plain(reading.mode))}{model}"


def _parts(report: Report, said: Sequence[Record]) -> Iterator["RenderableType"]:
    from rich.text import Text

    reading = next((r for r in said if isinstance(r, Reading)), None)
    credited = [r for r in said if isinstance(r, Attribution)]
    claims = [r for r in said if isinstance(r, Claim)]
    yield Text.assemble((plain(report.title or report.key), "bold underline"))
    about = [
        report.outlet or "outlet unknown",
        moment_words(report.published),
        f"language {report.lang or 'unknown'}",
        report.key,
    ]
    yield Text(plain(" · ".join(about)), style="dim")
    if reading is None or not reading.read:
        yield Text(f"not read: {plain(reading.reason or '' if reading else 'the reader gave nothing')}", style="bold yellow")
        yield from _mentions(reading)
        return
    counts = (counted(len(credited), "attribution"), counted(len(claims), "claim"))
    yield Text(f"read by {mode_words(reading)}; {listed(counts)}", style="dim")
    if reading.reason:
        yield Text(f"note: {plain(reading.reason)}", style="yellow")
    yield from _voices(report, credited)
    yield from _own_words(claims)
    yield from _remarks(said)
    yield from _left(report)


def _mentions(reading: Reading | None) -> Iterator["Text"]:
    from rich.text import Text

    if reading is None:
        return
    noted = (
        ("names", reading.names),
        ("places", [w.name for w in reading.places]),
        ("figures", [f.as_written for f in reading.figures]),
        ("dates", [w.as_written for w in reading.times]),
    )
    for what, found in noted:
        if found:
            yield Text(f"  {what}: {plain(', '.join(dict.fromkeys(found)))}")


# ---------------------------------------------------------------- who says what


def _voices(report: Report, credited: Sequence[Attribution]) -> Iterator["RenderableType"]:
    """Yield the attributions grouped by who says so, in the order in which the text brings the voices in."""
    from rich.text import Text

    groups: dict[tuple[str, ...], list[Attribution]] = {}
    for attribution in credited:
        groups.setdefault(chain_of(attribution), []).append(attribution)
    for chain, found in groups.items():
        yield Text.assemble("\n", (plain(ARROW.join(chain)), "bold cyan"), (_roles(found), "dim"))
        for attribution in found:
            yield from _attribution(report, attribution)
    if not credited:
        yield Text("\nNobody is credited with anything in this text.")


def chain_of(attribution: Attribution) -> tuple[str, ...]:
    """Return the names of a chain as they are shown, nearest first; the text's own sources end it where the chain leaves them out."""
    named = tuple(voice_words(v) for v in attribution.chain)
    if named and not (len(attribution.chain) == 1 and attribution.chain[0].basis == "metadata" and attribution.sources):
        return named
    return (*named, *(voice_words(v) for v in attribution.sources)) or (UNNAMED,)


def _roles(found: Sequence[Attribution]) -> str:
    known = dict.fromkeys(_role(v) for a in found for v in a.sources)
    return f"  {'; '.join(k for k in known if k)}" if any(known) else ""


def _role(voice: Voice) -> str:
    said = [plain(part) for part in (voice.role, voice.affiliation) if part and part.casefold() not in voice.name.casefold()]
    return f"{', '.join(said)} ({word(voice.kind)})" if said else f"({word(voice.kind)})"


def _attribution(report: Report, attribution: Attribution) -> Iterator["RenderableType"]:
    from rich.padding import Padding
    from rich.text import Text

    cue = " … ".join(plain(s.of(report.text)) for s in attribution.cue)
    line = Text.assemble((f"{cue}: " if cue else "", "italic"), _content(report.text, attribution.content, attribution.hedges))
    notes = [] if attribution.kind is AttributionKind.STATEMENT else [word(attribution.kind)]
    if attribution.polarity is not Polarity.AFFIRMED:
        notes.append(f"polarity {word(attribution.polarity)}")
    notes += [f"{plain(h.cue)} = {word(h.kind)}" for h in attribution.hedges]
    if attribution.addressee:
        notes.append(f"to {plain(attribution.addressee.name)}")
    if attribution.certainty != "stated":
        notes.append(f"{plain(attribution.certainty)} from before, not stated")
    notes += [f"or {plain(ARROW.join(voice_words(v) for v in chain))}" for chain in attribution.chain_alt]
    if notes:
        line.append(f"  [{'; '.join(notes)}]", style="dim")
    yield Padding(line, (0, 0, 0, 2), expand=False)


def _content(text: str, spans: Sequence[Span], hedges: Sequence[Hedge]) -> "Text":
    """Return the words that somebody is credited with, the hedges in them marked."""
    from rich.text import Text

    made = Text()
    left = LONGEST
    for number, span in enumerate(spans):
        made.append(" … " if number else "")
        at, end = span.start, min(span.end, span.start + left)
        for hedge in sorted(hedges, key=lambda h: h.start):
            if at <= hedge.start and hedge.end <= end:
                made.append(_spoken(text[at : hedge.start]))
                made.append(plain(text[hedge.start : hedge.end]), style="yellow underline")
                at = hedge.end
        made.append(_spoken(text[at:end]))
        left -= end - span.start
        if end < span.end:
            made.append(" …", style="dim")
            break
    return made


def _spoken(words: str) -> str:
    """Return a stretch of text made safe, the blanks at its ends kept so that pieces stay apart."""
    made = plain(words)
    return f"{' ' if words[:1].isspace() else ''}{made}{' ' if made and words[-1:].isspace() else ''}"


def _own_words(claims: Sequence[Claim]) -> Iterator["RenderableType"]:
    """Yield what the report says on its own word: claims that nobody is credited with."""
    from rich.padding import Padding
    from rich.text import Text

    own: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in claims:
        if claim.attribution is None:
            voices = ARROW.join(voice_words(v) for v in claim.chain) or "the report"
            own.setdefault((voices, claim.passage.start, claim.passage.end), []).append(claim)
    last = ""
    for (voices, _start, _end), found in own.items():
        if voices != last:
            yield Text.assemble("\n", (plain(voices), "bold cyan"), ("  on its own word", "dim"))
            last = voices
        line = Text(plain(found[0].passage.quote)[:LONGEST])
        line.append(f"  [{'; '.join(dict.fromkeys(note for claim in found for note in _claim_notes(claim)))}]", style="dim")
        yield Padding(line, (0, 0, 0, 2), expand=False)


def _claim_notes(claim: Claim) -> Iterator[str]:
    if claim.frame:
        yield word(claim.frame.type)
    elif claim.about:
        yield f"about {word(claim.about)}"
    if claim.modality is not Modality.ASSERTED:
        yield word(claim.modality)
    if claim.polarity is not Polarity.AFFIRMED:
        yield f"polarity {word(claim.polarity)}"
    yield from (f"{plain(h.cue)} = {word(h.kind)}" for h in claim.hedges if h.kind in HedgeClass)


# ---------------------------------------------------------------- remarks, and what was left


def _remarks(said: Sequence[Record]) -> Iterator["Text"]:
    from rich.text import Text

    lines: list[Text] = []
    for record in said:
        if isinstance(record, Caveat):
            about = "all that is reported" if record.all_reports or record.about is None else word(record.about)
            by = ARROW.join(voice_words(v) for v in record.by) or "nobody named"
            lines.append(
                Text.assemble(
                    ("caveat: ", "yellow"), plain(f"{word(record.status)}, about {about}, by {by}: “{record.passage.quote}”")
                )
            )
        elif isinstance(record, MediaMention):
            released = f", released by {listed([v.name for v in record.releasers])}" if record.releasers else ""
            lines.append(Text.assemble(("media: ", "magenta"), plain(f"{record.noun}{released}: “{record.passage.quote}”")))
        elif isinstance(record, Repeat) and not record.exact:
            lines.append(Text.assemble(("said twice: ", "blue"), plain(f"“{record.a.quote}” and “{record.b.quote}”")))
    if lines:
        yield Text("")
    yield from lines


def _left(report: Report) -> Iterator["Text"]:
    """Yield what was not read, and what capture warned of."""
    from rich.text import Text

    kinds = {kind: [b for b in report.blocks if b.kind is kind] for kind in _NOT_READ}
    left = [f"{word(kind)} ({sum(b.end - b.start for b in blocks):,} characters)" for kind, blocks in kinds.items() if blocks]
    if left:
        yield Text(f"\nnot read, as no part of what the report says: {listed(left)}", style="dim")
    for warning in report.warnings:
        yield Text(f"warning: {plain(warning)}", style="yellow")
