"""How values are put in words: the same on the page, in text and in the terminal.

In: values of records. Out: plain strings, never markup. Words of closed lists stay the words of the lists.
Refuses: to print a zero where the point is that something was not found; absence is spelled out.
"""

import re
import shlex
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from whence.model.captured import Moment, Post, Report
from whence.model.said import Voice
from whence.model.traced import InferredReport
from whence.model.vocabulary import Bearing, Independence, PlacePrecision, QuestionKind, Standing
from whence.model.weighed import Numbers, Utterance, Value, Weighing

ARROW = " ← "

QUESTIONS: dict[QuestionKind, str] = {
    QuestionKind.HAPPENED: "Did it happen?",
    QuestionKind.WHO: "Who did it?",
    QuestionKind.VICTIMS: "To whom?",
    QuestionKind.WHERE: "Where?",
    QuestionKind.SITE: "At which place exactly?",
    QuestionKind.WHEN: "When?",
    QuestionKind.HOW_MANY: "How many?",
    QuestionKind.CAUSE: "What caused it?",
    QuestionKind.MEANS: "With what?",
    QuestionKind.INTENT: "With what intent?",
    QuestionKind.RESPONSIBILITY: "Who claims it?",
    QuestionKind.MEDIA_SHOWS: "What do the media show?",
}

STANDINGS: dict[Standing, str] = {
    Standing.UNSUPPORTED: "nobody is credited with it",
    Standing.REPORTED: "somebody is credited, the roots are not known",
    Standing.SINGLE_ORIGIN: "one origin",
    Standing.ONE_SIDED: "all origins are one party or its allies",
    Standing.SEVERAL_INTERESTED: "several origins, none argued independent",
    Standing.OPPOSING_PARTIES_AGREE: "parties of opposing sides say the same",
    Standing.CORROBORATED: "an origin argued independent, first-hand, and another",
    Standing.VERIFIED: "a named person recorded it so, with a reason",
    Standing.REFUTED: "a named person recorded it so, with a reason",
}

INDEPENDENCE: dict[Independence, str] = {
    Independence.SHOWN_DEPENDENT: "shown dependent on a party",
    Independence.NOT_SHOWN_DEPENDENT: "not shown dependent",
    Independence.ARGUED: "argued independent by a named person",
    Independence.UNKNOWN: "unknown: no interests are recorded",
}

_UPPER_ONLY = (Bearing.PARTLY, Bearing.PRESUPPOSES, Bearing.RELAYS, Bearing.RESTS_ON)
_SITES = (PlacePrecision.SITE, PlacePrecision.POINT)


class Tile(NamedTuple):
    """One of the five numbers: its key, what is printed large, what it counts, and what stands beside it."""

    key: str
    figure: str
    label: str
    note: str


def word(value: StrEnum | str) -> str:
    """Return a word of a closed list as it is printed."""
    return str(value).replace("_", " ")


def counted(n: int, noun: str, plural: str | None = None) -> str:
    """Return "1 report", "1,200 reports"."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


_LANGUAGE = re.compile(r"the language '([^']*)'")


def unread_told(unread: Iterable[tuple[str, int]]) -> list[str]:
    """Return why how many reports were not read; reasons that differ in nothing but a language are told in one sentence."""
    alike: dict[str, list[tuple[str, int]]] = {}
    for reason, count in unread:
        alike.setdefault(_LANGUAGE.sub("the languages {}", reason), []).append((reason, count))
    told = []
    for same, reasons in alike.items():
        named = [(found[1], count) for reason, count in reasons if (found := _LANGUAGE.search(reason)) is not None]
        several = same.replace("{}", ", ".join(f"{name} ({count:,})" for name, count in named), 1)
        told.append(f"{counted(sum(n for _, n in reasons), 'report')} not read: {several if len(reasons) > 1 else reasons[0][0]}")
    return told


def listed(items: Sequence[str]) -> str:
    """Return "a, b and c"."""
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def range_words(bounds: tuple[int, int]) -> str:
    """Return "7" or "7–9"."""
    return f"{bounds[0]:,}" if bounds[0] == bounds[1] else f"{bounds[0]:,}–{bounds[1]:,}"


def question_words(question: QuestionKind, of: str | None = None) -> str:
    """Return a question as a person asks it."""
    return f"How many {word(of)}?" if question is QuestionKind.HOW_MANY and of else QUESTIONS[question]


def value_words(value: Value) -> str:
    """Return a value: "5", "at least 10", "about 100 to 120", "2021-05-02"."""
    if value.number is not None:
        return _number_words(value.number, approx=value.approx)
    if value.time is not None:
        start, end = value.time
        return start or end or "no bounds" if start == end or not (start and end) else f"{start} to {end}"
    return value.actor or value.place or value.text or ""


def _number_words(bounds: tuple[float | None, float | None], *, approx: bool) -> str:
    low, high = (None if b is None else f"{b:,.0f}" if b == int(b) else f"{b:,g}" for b in bounds)
    about = "about " if approx else ""
    if low is None and high is None:
        return "a number without bounds"
    if low is None or (bounds[0] == 0 and high is not None and bounds[1] != 0):
        return f"at most {high}"
    if high is None:
        return f"at least {low}"
    return f"{about}{low}" if low == high else f"{about}{low} to {high}"


def chain_words(chain: Sequence[Voice] | Sequence[str]) -> str:
    """Return a chain, the nearest voice first: "Example Gazette ← a reporter ← an official"."""
    return ARROW.join(voice_words(v) for v in chain) or "nobody is credited"


def voice_words(voice: Voice | str) -> str:
    """Return a voice's name; a voice whom nobody names is said to be one."""
    name = voice.name if isinstance(voice, Voice) else voice
    return "somebody unnamed" if name == "UNNAMED" else name


def moment_words(moment: Moment | None) -> str:
    """Return a stated time with its offset, or "no date"."""
    if moment is None:
        return "no date"
    if moment.day_only:
        return day_words(moment.at)
    offset = moment.at.strftime("%z")
    zone = "UTC" if offset in ("+0000", "") else f"{offset[:3]}:{offset[3:5]}"
    assumed = ", zone assumed" if moment.zone_assumed else ""
    return f"{day_words(moment.at)}, {moment.at:%H:%M} {zone}{assumed}"


def day_words(at: datetime) -> str:
    """Return "11 Oct 2019"."""
    return f"{at.day} {at:%b} {at.year}"


def name_of(item: Report | Post | InferredReport | None, id_: str = "") -> str:
    """Return what a node is called: its outlet, its author, or what it was inferred from."""
    if isinstance(item, Report):
        return item.outlet or item.handle or "outlet unknown"
    if isinstance(item, Post):
        return f"post by {item.author or item.handle or 'somebody unnamed'}"
    if isinstance(item, InferredReport):
        return f"{item.name or 'a parent nobody named'} (inferred)"
    return f"not in this case ({id_})"


def counting_words(utterance: Utterance) -> str:
    """Say how an utterance counts."""
    if utterance.bearing is Bearing.ASSERTS:
        return "counts in both bounds" if not utterance.candidates else "counts in the upper bound; may be one told elsewhere"
    return "counts in the upper bound only" if utterance.bearing in _UPPER_ONLY else "does not count as an utterance"


def five_numbers(numbers: Numbers) -> tuple[Tile, ...]:
    """Return the five numbers, each in words that stand for themselves."""
    seen = numbers.reports
    beside = [
        counted(seen.embedded, "post") + " embedded" if seen.embedded else "",
        counted(seen.inferred, "parent") + " inferred" if seen.inferred else "",
    ]
    beside = [b for b in beside if b]
    note = f"and {listed(beside)}" if beside else "none embedded, none inferred"
    return (
        Tile("reports", f"{seen.seen:,}", "report" if seen.seen == 1 else "reports", note),
        _utterances(numbers.utterances),
        _parties(numbers.parties),
        _independent(numbers.independent),
        _verified(numbers.verified_by),
    )


def _utterances(bounds: tuple[int, int]) -> Tile:
    if bounds == (0, 0):
        return Tile("utterances", "none", "utterances", "no statement that it happened is credited to anybody")
    return Tile("utterances", range_words(bounds), "utterance" if bounds == (1, 1) else "utterances", "that they go back to")


def _parties(parties: tuple[str, ...] | None) -> Tile:
    if parties is None:
        return Tile("parties", "unknown", "parties", "no interests are recorded in this case")
    if not parties:
        return Tile("parties", "none", "parties", "no recorded party was found behind the utterances")
    return Tile("parties", str(len(parties)), "party" if len(parties) == 1 else "parties", listed(parties))


def _independent(bounds: tuple[int, int] | None) -> Tile:
    label = "origins independent of the parties"
    if bounds is None:
        return Tile("independent", "unknown", label, "no interests are recorded in this case")
    if bounds == (0, 0):
        return Tile("independent", "none", label, "no origin independent of the parties was found")
    argued = counted(bounds[0], "origin") + " argued independent" if bounds[0] else "none argued independent by anybody"
    open_ = bounds[1] - bounds[0]
    return Tile("independent", range_words(bounds), label, f"{argued}; {open_} more not shown dependent" if open_ else argued)


def _verified(names: tuple[str, ...]) -> Tile:
    if not names:
        return Tile("verified_by", "nobody", "has verified it", "no named person has recorded a decision")
    return Tile("verified_by", str(len(names)), "recorded a decision", listed(names))


def incident_line(weighing: Weighing) -> str:
    """Return what sort of occurrence is alleged, where and when, in one line."""
    parts = [word(weighing.type), weighing.place or "place unknown"]
    if weighing.date is None or weighing.date == (None, None):
        return " · ".join((*parts, "time unknown"))
    start, end = weighing.date
    return " · ".join((*parts, (start or end or "") if start == end or not (start and end) else f"{start} to {end}"))


def left_out(n: int, what: str, path: str, command: str = "export", *, option: str = " --format jsonl") -> str:
    """Return the sentence that says what a list leaves out and which command lists it; empty where nothing is left out."""
    if n <= 0:
        return ""
    return f"{counted(n, what)} more {'is' if n == 1 else 'are'} not listed here; `whence {command} {shlex.quote(path)}{option}` lists every record."


def is_site(precision: PlacePrecision) -> bool:
    """Say whether a place is a facility or point rather than a town or an area."""
    return precision in _SITES
