"""The finding: one neutral paragraph that a desk would read, composed from records.

In: what was weighed. Out: words. Every sentence says less than, or exactly, what the records hold: "alleged" until a person decides,
who released what, that nobody verified it, that all paths lead to one party. Numbers are written as digits.
Refuses: to say that it happened; to use "confirmed"; to name a culprit.
"""

from collections.abc import Sequence
from datetime import date

from whence.model.vocabulary import CaveatStatus, QuestionKind, Standing
from whence.model.weighed import Footage, Numbers, Question
from whence.weigh.names import counted, listed
from whence.weigh.scope import View
from whence.weigh.values import shown

_UNVERIFIED = (CaveatStatus.UNVERIFIED, CaveatStatus.COULD_NOT_VERIFY, CaveatStatus.NOT_VERIFIABLE_NOW)


def finding_of(view: View, title: str, numbers: Numbers, *, questions: Sequence[Question], footage: Sequence[Footage]) -> str:
    """Return the paragraph."""
    sentences = [
        _alleged(title, questions, numbers),
        _told_by(numbers),
        *_seen(footage),
        _verification(view, questions),
        *_disputed(questions),
    ]
    return " ".join(s for s in sentences if s)


def _alleged(title: str, questions: Sequence[Question], numbers: Numbers) -> str:
    number = counted(numbers.reports.seen, "report")
    lead = f"{title}: {number} in this case {'speaks' if numbers.reports.seen == 1 else 'speak'} of it"
    sites = [shown(a.value) for q in questions if q.question is QuestionKind.SITE for a in q.answers]
    return f"{lead}, naming {listed(sites, at_most=3)} as the site." if sites else f"{lead}."


def _told_by(numbers: Numbers) -> str:
    low, high = numbers.utterances
    if high == 0:
        return "Nobody is credited with it."
    said = counted(high, "statement") if low == high else f"{low} to {high} statements"
    carry = "It carries" if numbers.reports.seen == 1 else "They carry"
    if numbers.parties is None:
        return f"{carry} {said}; whose interests stand behind them is not recorded."
    if len(numbers.parties) == 1 and numbers.independent == (0, 0):
        return f"{carry} {said}, and all paths lead to one party, {numbers.parties[0]}; no origin independent of the parties was found."
    behind = f"parties behind them: {listed(numbers.parties)}" if numbers.parties else "no party is recorded behind them"
    independent = numbers.independent or (0, 0)
    if independent[1] == 0:
        return f"{carry} {said} ({behind}); no origin independent of the parties was found."
    more = f"{independent[1]} {'is' if independent[1] == 1 else 'are'} not shown to depend on a party, {independent[0]} argued independent"
    return f"{carry} {said} ({behind}); of their origins {more}."


def _seen(footage: Sequence[Footage]) -> list[str]:
    found = []
    for item in footage[:2]:
        if item.releasers:
            found.append(f"{listed(item.releasers)} released a {item.noun} said to show it.")
        else:
            found.append(f"A {item.noun} is said to show it; who released it is not stated.")
        if item.edited:
            found.append(f"The {item.noun} is cut; place, date and identity are not shown by what is described of it.")
        else:
            found.append(f"Place, date and identity are not shown by what is described of the {item.noun}.")
    return found


def _verification(view: View, questions: Sequence[Question]) -> str:
    happened = next((q for q in questions if q.question is QuestionKind.HAPPENED), None)
    if happened is not None and happened.standing in (Standing.VERIFIED, Standing.REFUTED) and happened.reasons:
        return happened.reasons[0].sentence
    said = [c for c in view.evidence.caveats.values() if c.status in _UNVERIFIED]
    reports = len({c.report for c in said})
    told = f"; {counted(reports, 'report')} {'says' if reports == 1 else 'say'} so" if reports else ""
    return f"It has not been independently verified, as far as these records show{told}."


def _disputed(questions: Sequence[Question]) -> list[str]:
    names = [f"{q.question.replace('_', ' ')}{f' ({q.of})' if q.of else ''}" for q in questions if q.contradicted]
    return [f"In dispute: {listed(names)}."] if names else []


def day_in_words(iso: str) -> str:
    """Return "11 May 2021" for "2021-05-11"."""
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"
