"""When an incident happened and how many it killed, as read from single reports, against a registry.

    python bench/gvc.py [--data DIR] [--split fit]

Reads `gvc/` of the data folder: `--data`, else WHENCE_DATA, else `../shared/data` beside the checkout. Its texts name real victims: this
prints sums only. Nothing that ships is fitted on this corpus, and the two picking rules below are general.
"""

import argparse
import hashlib
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from phrases import data_folder
from whence.language.dates.dates import day_range, times
from whence.language.words.sentences import sentences
from whence.model.captured import Block, Capture, Moment, Report
from whence.model.passage import Span
from whence.model.said import Claim, Frame, When
from whence.model.vocabulary import BlockKind, IncidentType, Modality, Polarity, TimePrecision
from whence.read import read

_WORDS = {
    name: frozenset(words)
    for name, words in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")).items()
}
_DEED, _DEATH, _SPEECH, _LATER = (_WORDS[name] for name in ("deed", "death", "speech", "later"))
_T = IncidentType
_VIOLENT = frozenset({_T.KILLING, _T.ARMED_CLASH, _T.ILL_TREATMENT, _T.BOMBING, _T.SHELLING, _T.AIR_STRIKE})
_SAID = frozenset({Modality.ASSERTED, Modality.OBSERVED, Modality.POSSIBLE})


class Document(NamedTuple):
    """One report of the corpus with what the registry says about its incident."""

    published: date
    title: str
    text: str
    day: date
    killed: int


def documents(split: str, data: Path | None = None) -> Iterator[Document]:
    """Yield the reports of a split. Raises `FileNotFoundError` with a sentence for a person where the corpus is absent."""
    folder = data_folder(data) / "gvc"
    path = folder / f"{split}.jsonl"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there: say with WHENCE_DATA or --data where the folder of corpora is.")
    registry = json.loads((folder / f"{split}.incidents.json").read_text(encoding="utf-8"))
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        truth = registry[row["incident"]]
        day = datetime.strptime(truth["date"], "%B %d, %Y").replace(tzinfo=UTC).date()
        yield Document(date.fromisoformat(row["dct"][:10]), row["title"], row["text"], day, int(truth["num_killed"]))


def as_report(document: Document) -> Report:
    """Return a document as a report: its title as headline, one block for each line, the publication day as stated."""
    text = document.text if document.text.startswith(document.title[:20]) else f"{document.title}\n\n{document.text}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    begin = datetime.combine(document.published, datetime.min.time(), tzinfo=UTC)
    taken = Capture(digest=digest, size=len(text), origin="page.txt", name="page.txt", captured=begin)
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            head = not blocks and line.strip() == document.title.strip()
            blocks.append(Block(kind=BlockKind.HEADLINE if head else BlockKind.BODY, start=at, end=at + len(line)))
        at += len(line) + 1
    moment = Moment(at=begin, as_written=document.published.isoformat(), basis="given", day_only=True)
    return Report(
        capture=taken.id, digest=digest, key="page.txt", outlet=None, title=document.title, lang="en", published=moment,
        text=text, blocks=tuple(blocks), method="bench.gvc/1",
    )  # fmt: skip


def told(document: Document) -> tuple[Report, list[Claim]]:
    """Return a report and the claims that the whole reader makes of it."""
    report = as_report(document)
    return report, [record for record in read(report) if isinstance(record, Claim)]


def main_claims(claims: Sequence[Claim]) -> list[Claim]:
    """Return the affirmed claims of the report's own occurrence: violence before all else, in the order of the text."""
    stated = [c for c in claims if c.frame is not None and c.focus and c.polarity is Polarity.AFFIRMED and c.modality in _SAID]
    violent = [c for c in stated if c.frame is not None and c.frame.type in _VIOLENT]
    return violent or stated


def pick_day(report: Report, claims: Sequence[Claim]) -> date:
    """Return the day on which a report's main occurrence happened, in the manner of a person who looks for it.

    Every day that the text names is put in a class by the verb that governs it (the nearest before it in its sentence, else the first
    behind it): 0 words of the deed or its discovery, in a sentence with a claim of the main occurrence or one that takes it up ("it
    happened"); 1 such words elsewhere, and deaths; 2 no telling word, beside a claim; 3 no telling word, and weekends; 4 words of the
    aftermath (said, arrested, charged). A line that holds a date alone is left out. The first of the best class is taken; of the aftermath
    the earliest, for the deed lies before it; where nothing is left, the day before publication.
    """
    published = report.published.at if report.published else None
    if published is None:
        raise ValueError("a report of this corpus states its day")
    spots = [c.frame.trigger.start for c in main_claims(claims) if c.frame is not None]
    found: list[tuple[int, int, date]] = []
    for when in times(report.text, published):
        day = _day_of(when, published.date())
        if day is not None:
            found.append((_class(report.text, when, spots), when.at, day))
    best = min((row for row in found if row[0] < _AFTERMATH), default=None)
    if best is None:
        best = min((row for row in found if row[0] == _AFTERMATH), key=itemgetter(2), default=None)
    return best[2] if best is not None else published.date() - timedelta(days=1)


def _day_of(when: When, published: date) -> date | None:
    """Return the one day that a time names, the first of a weekend; `None` for longer times, open ones and days to come."""
    first, last = day_range(when)
    return None if first is None or last is None or first > published or (last - first).days > 1 else first


_TAKEN_UP = re.compile(
    r"\b(?:it|this|that|incident|shooting|attack|crime|killing|accident)\s+(?:\w+\s+)?(?:happened|occurred|took\s+place|unfolded)\b", re.IGNORECASE
)  # fmt: skip
_OF_DEED = re.compile(r"(?:['’]s)?,?\s+(?:\w+\s+)?(\w+)")
_WORD = re.compile(r"[A-Za-z]+")
_NEAR, _REACH = 3, 12
_AFTERMATH, _STAMP = 4, 5


def _class(text: str, when: When, spots: Sequence[int]) -> int:
    sentence = next((s for s in _sentences_around(text, when) if s.start <= when.at < s.end), None)
    if when.precision is TimePrecision.DAYS:
        return 3
    if sentence is None or len(_WORD.findall(text[sentence.start : when.at] + text[when.until : sentence.end])) < 4:
        return _STAMP
    beside = any(sentence.start <= at < sentence.end for at in spots)
    beside = beside or _TAKEN_UP.search(text, sentence.start, sentence.end) is not None
    named = _OF_DEED.match(text, when.until, sentence.end)
    if named is not None and named[1].lower() in _DEED and when.until - when.at < 16:
        return 0 if beside else 1  # "the Saturday shooting"
    word = _governor(text[sentence.start : when.at].lower(), text[when.until : sentence.end].lower(), clocked=_is_clocked(when))
    if word is None:
        return 2 if beside else 3
    if word in _DEATH:
        return 1
    return (0 if beside else 1) if word in _DEED else _AFTERMATH


def _is_clocked(when: When) -> bool:
    return when.precision in (TimePrecision.MOMENT, TimePrecision.PART_OF_DAY)


def _governor(before: str, after: str, *, clocked: bool) -> str | None:
    """Return the telling word that a time goes with: the nearest before it; else the first behind it. A verb of saying reaches no
    further than the next words, and a time of the clock that opens a sentence is not when somebody spoke.
    """
    for distance, word in enumerate(_WORD.findall(before)[: -_REACH - 1 : -1]):
        if word in _SPEECH and distance > _NEAR:
            return None
        if word in _DEED or word in _DEATH or word in _LATER or word in _SPEECH:
            return word
    if before.strip(" \"“‘'").count(" ") > 3:
        return None
    for word in _WORD.findall(after)[:_REACH]:
        if word in _DEED or word in _DEATH or word in _LATER or (word in _SPEECH and not clocked):
            return word
    return None


def _sentences_around(text: str, when: When) -> list[Span]:
    begin, end = text.rfind("\n", 0, when.at) + 1, text.find("\n", when.until)
    return sentences(text, begin, end if end >= 0 else len(text))


_DEAD = re.compile(
    r"\b(?:kill(?:s|ed|ing|ings)?|dead|deadly|dies|died|dying|deaths?|fatal(?:ly|ities|ity)?|slain|slaying|murder(?:s|ed|ing)?|homicides?|manslaughter|bod(?:y|ies)"
    r"|succumbed|lost (?:his|her|their) li(?:fe|ves)|took (?:his|her|their) (?:own )?li(?:fe|ves)|suicide)\b",
    re.IGNORECASE,
)  # fmt: skip
_NOT_DEAD = re.compile(
    r"attempted[\s-]+(?:murder(?:[\s-]+suicide)?|homicide|suicide|manslaughter|to\s+kill)|death\s+threats?|near\s+death"
    r"|(?:\w+-degree|capital)\s+(?:murder|homicide)|homicide\s+(?:\w+\s+)?(?:detectives?|investigators?|unit|division|squad|bureau|scene|task\s+force)",
    re.IGNORECASE,
)  # fmt: skip
_SELF = re.compile(
    r"(?<!\w)(?:(?:then|before|and|&)\s+(?:fatally\s+)?(?:turn(?:ed|ing)\s+the\s+gun\s+on\s+|kill(?:ed|ing)\s+|shot\s+|shooting\s+|shoots\s+)?(?:him|her)self\b|gun\s+on\s+(?:him|her)self|(?:took|taking|takes)\s+(?:his|her)\s+own\s+life|committed\s+suicide|murder[\s/-]+suicide)",
    re.IGNORECASE,
)  # fmt: skip
_TIMES = {"double": 2, "triple": 3, "quadruple": 4}
_MANY = re.compile(r"\b(double|triple|quadruple)\s+(?:homicide|murder|killing|shooting\s+death|fatal)", re.IGNORECASE)
_PAIR = re.compile(r"\bmurder[\s/-]+suicide", re.IGNORECASE)
_BOTH = re.compile(
    r"\bboth\s+(?:of\s+\w+\s+)?(?:were\s+|was\s+)?(?:died|dead|killed|pronounced|deaths|bodies|found\s+dead)", re.IGNORECASE
)
_DIED = re.compile(
    r"\b(?:has\s+died|later\s+died|died|(?:was|were|been)\s+(?:\w+\s+)?(?:killed|pronounced\s+dead|shot\s+dead))\b", re.IGNORECASE
)
_LISTED = re.compile(
    r"(?:[^,.;:]{2,40}, ){1,4}and [^,.;:]{2,40}(?= (?:were|have been|are) (?:found )?(?:dead|killed|slain|shot dead|fatally))"
)
_LEAD = 6
_CROWD = 30  # one report's incident; larger figures are statistics in this corpus of single shootings


def pick_killed(report: Report, claims: Sequence[Claim]) -> int:
    """Return how many a report's main occurrence killed, those who died by their own hand included, as a registry counts.

    None, where no claim of the main occurrence stands in a sentence with a word of death (one, where the first sentences say that somebody
    died). Else the largest of: the figures for the killed in the headline and first sentences, unless they are of a longer period; the
    people whom one such claim names as killed, and one more where who did it died too ("then himself"); two for a murder-suicide; what
    "double", "both" and a list of the dead say; and one.
    """
    lines = _all_sentences(report)
    words = {s.start: _NOT_DEAD.sub(" ", report.text[s.start : s.end]) for s in lines}
    main = [
        (claim.frame, sentence)
        for claim in main_claims(claims)
        for sentence in lines
        if claim.frame is not None
        and sentence.start <= claim.passage.start < sentence.end
        and _DEAD.search(words[sentence.start])
    ]
    lead = {s.start for s in lines[:_LEAD]}
    if not main:
        return int(any(_DIED.search(words[start]) for start in lead))
    long = [when for when in times(report.text, report.published.at if report.published else None) if _is_period(when)]
    dead = [1]
    for frame, sentence in main:
        if sentence.start in lead and not any(sentence.start <= when.at < sentence.end for when in long):
            dead += [int(f.lo) for f in frame.figures if f.of == "killed" and f.lo and f.lo <= _CROWD and not f.standing]
        dead.append(_named(frame))
        dead += [_TIMES[m[1].lower()] for m in _MANY.finditer(words[sentence.start])]
        dead += [2 for _ in _BOTH.finditer(words[sentence.start])]
        dead += [m[0].count(",") + 1 for m in _LISTED.finditer(words[sentence.start])]
    told = {sentence.start for _, sentence in main}
    if any(_PAIR.search(words[start]) for start in told):
        dead.append(2)
    if any(_SELF.search(words[start]) for start in told):
        dead += [_named(frame) + 1 for frame, _ in main if _is_done_by(frame)]
    return max(dead)


def _is_done_by(frame: Frame) -> bool:
    """Say whether a frame's victims are the object of a verb: who did it is not among them."""
    verb = not frame.predicate.endswith("ing") and "-" not in frame.predicate
    return verb and bool(frame.victims) and all(v.start > frame.trigger.start for v in frame.victims)


def _is_period(when: When) -> bool:
    return when.start is None or when.end is None or (when.end - when.start).days > 7


def _named(frame: Frame) -> int:
    """Return how many people a frame names as victims; a counted one for as many as are counted."""
    named = 0.0
    for victim in frame.victims:
        counted = (
            f.lo or 1.0 for f in frame.figures if f.end <= victim.start <= f.end + 12 or victim.start <= f.start < victim.end
        )
        named += next(counted, 1.0)
    return int(named)


def _all_sentences(report: Report) -> list[Span]:
    return [s for block in report.blocks for s in sentences(report.text, block.start, block.end)]


class Measured(NamedTuple):
    """Sums over a split: reports, exact days, days within one, exact numbers of killed, and the commonest number's reports."""

    reports: int
    day: int
    near: int
    killed: int
    majority: int


def measure_gvc(data: Path | None = None, *, split: str = "fit") -> Measured:
    """Measure both picks on a split."""
    exact = near = killed = 0
    truth: Counter[int] = Counter()
    for document in documents(split, data):
        report, claims = told(document)
        gap = abs((pick_day(report, claims) - document.day).days)
        exact, near = exact + (gap == 0), near + (gap <= 1)
        killed += pick_killed(report, claims) == document.killed
        truth[document.killed] += 1
    return Measured(truth.total(), exact, near, killed, max(truth.values(), default=0))


def main() -> None:
    """Measure a split and print the sums."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--split", default="fit")
    given = parser.parse_args()
    try:
        found = measure_gvc(given.data, split=given.split)
    except FileNotFoundError as absent:
        sys.exit(str(absent))
    for name, count in zip(found._fields[1:], found[1:], strict=True):
        print(f"{name:<10} {count:>4} of {found.reports} = {100 * count / found.reports:.1f} %")


if __name__ == "__main__":
    main()
