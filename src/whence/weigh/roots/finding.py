"""The finding: one neutral paragraph that a desk would read, composed from records.

In: what was weighed. Out: words. Every sentence says less than, or exactly, what the records hold: "alleged" until a person decides,
who released what, that nobody verified it, that all paths lead to one party. Numbers are written as digits.
Refuses: to say that it happened; to use "confirmed"; to name a culprit.
"""

from collections.abc import Sequence
from datetime import date

from whence.language.words.normal import fold
from whence.model.vocabulary import CaveatStatus, DecisionKind, QuestionKind, Standing
from whence.model.weighed import Footage, Numbers, Question
from whence.weigh.scope.names import counted, listed
from whence.weigh.scope.scope import View
from whence.weigh.values.values import shown

_UNVERIFIED = (CaveatStatus.UNVERIFIED, CaveatStatus.COULD_NOT_VERIFY, CaveatStatus.NOT_VERIFIABLE_NOW)


def finding_of(view: View, title: str, numbers: Numbers, *, questions: Sequence[Question], footage: Sequence[Footage]) -> str:
    """Return the paragraph."""
    if numbers.reports.seen == 0:
        return _nothing_in_sight(view, title)
    sentences = [
        _alleged(title, questions, numbers),
        _told_by(numbers),
        *_seen(footage),
        _verification(view, questions),
        *_disputed(questions),
    ]
    return " ".join(s for s in sentences if s)


def _nothing_in_sight(view: View, title: str) -> str:
    """Say why nothing is in sight: all of it was taken out by people, or none of it had appeared by then."""
    removed = sum(decision.kind is DecisionKind.REMOVE for decision in view.decisions)
    if view.as_of is not None:
        return f"{title}: no report in this case speaks of it as of {view.as_of:%Y-%m-%d %H:%M %Z}."
    why = f"; people took {in_words(removed, 'report')} out of this case, and `whence undo` brings them back" if removed else ""
    return f"{title}: no report that counts speaks of it{why}. Nothing is asserted, and nothing follows from that."


def _alleged(title: str, questions: Sequence[Question], numbers: Numbers) -> str:
    seen = numbers.reports.seen
    lead = f"{title}: {in_words(seen, 'report')} in this case {'speaks' if seen == 1 else 'speak'} of it"
    sites = [shown(a.value) for q in questions if q.question is QuestionKind.SITE for a in q.answers if a.utterances]
    sites = [site for site in sites if site[:1].isupper()] or sites  # "a city jail" is no rival of a jail with a name
    if not sites:
        return f"{lead}."
    naming = (
        f"and {'names' if seen == 1 else 'name'} {sites[0]} as the site"
        if len(sites) == 1
        else f"and differ on the site ({listed(sites)})"
    )
    return f"{lead} {naming}."


def _told_by(numbers: Numbers) -> str:
    low, high = numbers.utterances
    if high == 0:
        return "Nobody is credited with it."
    said = in_words(high, "statement") if low == high else f"{low} to {high} statements"
    carry = "It goes back to" if numbers.reports.seen == 1 else "They go back to"
    if numbers.parties is None:
        return f"{carry} {said}; whose interests stand behind them is not recorded."
    if len(numbers.parties) == 1 and numbers.independent == (0, 0):
        return f"{carry} {said}, and all paths lead to one party, {numbers.parties[0]}; no origin independent of the parties was found."
    them = "it" if high == 1 else "them"
    noun = "party" if len(numbers.parties) == 1 else "parties"
    behind = f"{noun} behind {them}: {listed(numbers.parties)}" if numbers.parties else f"no party is recorded behind {them}"
    independent = numbers.independent or (0, 0)
    if independent[1] == 0:
        return f"{carry} {said} ({behind}); no origin independent of the parties was found."
    more = f"{independent[1]} {'is' if independent[1] == 1 else 'are'} not shown to depend on a party, {independent[0]} argued independent"
    return f"{carry} {said} ({behind}); of their origins {more}."


def _seen(footage: Sequence[Footage]) -> list[str]:
    """Return one sentence on the footage that most reports mention: who released it, and what it cannot show."""
    if not footage:
        return []
    item = footage[0]
    what = thing(item.noun)
    released = (
        f"{listed(item.releasers, at_most=2)} released {what} said to show it"
        if item.releasers
        else f"{what[:1].upper()}{what[1:]} {'are' if is_plural(item.noun) else 'is'} said to show it, released by nobody named"
    )
    cut = "it is cut, and " if item.edited and not is_plural(item.noun) else ""
    return [f"{released}; {cut}what is described of it shows neither place, date nor identity."]


def thing(noun: str) -> str:
    """Return a noun with the article it takes: "a video", "an image", "footage", "pictures"."""
    bare = noun.strip()
    words = fold(bare).split()
    for article in ("a", "an", "the"):
        if words[:1] == [article]:
            bare, words = bare.split(None, 1)[-1], words[1:]
    if not words or is_plural(bare) or words[-1] in _UNCOUNTED:
        return bare
    return f"{'an' if words[0][:1] in 'aeiou' else 'a'} {bare}"


_UNCOUNTED = frozenset(["footage", "film", "imagery", "material", "cctv", "audio"])


def is_plural(noun: str) -> bool:
    """Say whether a noun for footage stands in the plural ("pictures", "images")."""
    last = fold(noun).split()[-1:] or [""]
    return last[0].endswith("s") and not last[0].endswith("ss")


def _verification(view: View, questions: Sequence[Question]) -> str:
    happened = next((q for q in questions if q.question is QuestionKind.HAPPENED), None)
    if happened is not None and happened.standing in (Standing.VERIFIED, Standing.REFUTED) and happened.reasons:
        return happened.reasons[0].sentence
    said = [c for c in view.evidence.caveats.values() if c.status in _UNVERIFIED]
    reports = len({c.report for c in said})
    told = f"; {in_words(reports, 'report')} {'says' if reports == 1 else 'say'} so" if reports else ""
    return f"It has not been independently verified, as far as these records show{told}."


def _disputed(questions: Sequence[Question]) -> list[str]:
    names = [f"{q.question.replace('_', ' ')}{f' ({q.of})' if q.of else ''}" for q in questions if q.contradicted]
    return [f"In dispute: {listed(names)}."] if names else []


def in_words(n: int, noun: str) -> str:
    """Return "one report" or "12 reports"."""
    return f"one {noun}" if n == 1 else counted(n, noun)


def days_in_words(start: str, end: str | None) -> str:
    """Return "11 May 2021", or "9 to 13 May 2021" for days between."""
    if end is None or end == start:
        return day_in_words(start)
    first = date.fromisoformat(start)
    last = date.fromisoformat(end)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_in_words(end)}"
    return f"{first.day} {first:%B}{'' if first.year == last.year else f' {first.year}'} to {day_in_words(end)}"


def day_in_words(iso: str) -> str:
    """Return "11 May 2021" for "2021-05-11"."""
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"
