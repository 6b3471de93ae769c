"""The stable JSON object of `whence run --json`, for scripts.

In: a case view. Out: one plain object whose keys are described in docs/formats/run-json.md. Values are those of the score format.
Refuses: an empty list where a number is unknown; unknown is the word "unknown".
"""

from typing import Any

from whence.model.captured import Failure
from whence.model.said import Caveat
from whence.model.weighed import Numbers, Question, Value
from whence.publish.view import CaseView, IncidentView


def run_contract(view: CaseView) -> dict[str, Any]:
    """Return the case as one object: case, reports, failures, incidents."""
    return {
        "case": view.path,
        "reports": len(view.reports),
        "failures": [failure_object(failure) for failure in view.failures],
        "incidents": [_incident(view, item) for item in view.incidents],
    }


def failure_object(failure: Failure) -> dict[str, Any]:
    """Return a failure: what, at which stage, why, and what to do."""
    return {"origin": failure.origin, "stage": failure.stage, "reason": failure.reason, "remedy": failure.remedy}


def numbers_object(numbers: Numbers) -> dict[str, Any]:
    """Return the five numbers."""
    return {
        "reports": {"seen": numbers.reports.seen, "embedded": numbers.reports.embedded, "inferred": numbers.reports.inferred},
        "utterances": list(numbers.utterances),
        "parties": "unknown" if numbers.parties is None else list(numbers.parties),
        "independent": "unknown" if numbers.independent is None else list(numbers.independent),
        "verified_by": list(numbers.verified_by),
    }


def value_object(value: Value) -> dict[str, Any]:
    """Return a value as exactly one of number, actor, place, text; a time is given as text."""
    if value.number is not None:
        return {"number": [_plain(bound) for bound in value.number]}
    if value.actor is not None:
        return {"actor": value.actor}
    if value.place is not None:
        return {"place": value.place}
    if value.time is not None:
        start, end = value.time
        return {"text": f"{start or ''}" if start == end else f"{start or ''}/{end or ''}"}
    return {"text": value.text or ""}


def _plain(bound: float | None) -> float | int | None:
    return int(bound) if bound is not None and bound == int(bound) else bound


def caveat_object(view: CaseView, item: IncidentView, id_: str) -> dict[str, Any]:
    """Return a caveat with who says so and where; a caveat that is only a sentence is given as its quote."""
    caveat = item.evidence.caveats.get(id_)
    if caveat is None:
        return {"about": None, "status": None, "by": [], "quote": id_}
    report = view.reports.get(caveat.report)
    echo = {report.key_field: report.key} if report else {}
    return {
        "about": about_words(caveat),
        "status": str(caveat.status),
        "by": [v.name for v in caveat.by],
        "quote": caveat.passage.quote,
        **echo,
    }


def about_words(caveat: Caveat) -> str:
    """Return what a caveat is about: a question, or all reports."""
    return str(caveat.about) if caveat.about is not None and not caveat.all_reports else "all_reports"


def _incident(view: CaseView, item: IncidentView) -> dict[str, Any]:
    weighing = item.weighing
    return {
        "id": item.incident.id,
        "title": weighing.title,
        "type": str(weighing.type),
        "focus": item.focus,
        "numbers": numbers_object(weighing.numbers),
        "questions": [_question(question) for question in weighing.questions],
        "caveats": [caveat_object(view, item, id_) for id_ in weighing.caveats],
    }


def _question(question: Question) -> dict[str, Any]:
    name = {"question": str(question.question)}
    if question.of is not None:
        name["of"] = question.of
    answers = [
        {
            "value": value_object(answer.value),
            "utterances": len(answer.utterances),
            "chains": [list(chain) for chain in answer.chains],
        }
        for answer in question.answers
    ]
    return {**name, "standing": str(question.standing), "answers": answers}
