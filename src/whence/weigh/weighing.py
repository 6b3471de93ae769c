"""Weigh one incident: what is left at the roots, question by question.

In: the incident, its evidence, its utterances, the register, decisions, a moment. Out: one `Weighing`.

 1. what is in sight as of the moment (`scope`)
 2. origins: drop every voice that is explained by another (`origins`)
 3. the five numbers with their reasons (`numbers`)
 4. questions, rival answers, where each stands, contradictions (`questions`, `standing`, `contradictions`)
 5. footage, pseudo-confirmations, interests, flags
 6. what would change it (`gaps`), and the paragraph a desk would read (`finding`)

Refuses: a probability of truth; "verified" without a named person; independence assumed because no link was found.
"""

from collections.abc import Sequence
from datetime import datetime

from whence.language.actors.register import Register
from whence.model.acts import Decision
from whence.model.evidence import Evidence
from whence.model.matched import Incident
from whence.model.vocabulary import IncidentType, PlacePrecision, QuestionKind
from whence.model.weighed import Question, Utterance, Weighing
from whence.weigh.places.places import is_water
from whence.weigh.places.waters import are_waters
from whence.weigh.questions.questions import asked
from whence.weigh.questions.told_type import told_type
from whence.weigh.roots.finding import days_in_words, finding_of
from whence.weigh.roots.flags import flags_of
from whence.weigh.roots.footage import footage_of
from whence.weigh.roots.gaps import gaps_of
from whence.weigh.roots.interests import custodians_of, interests_of
from whence.weigh.roots.links import links_of
from whence.weigh.roots.numbers import number_reasons, numbers_of
from whence.weigh.roots.origins import origins_of
from whence.weigh.roots.pseudo import pseudo_confirmations_of
from whence.weigh.scope.scope import View, view_of

METHOD = "weigh.weighing/1"

AT_SEA = 2
"""An occurrence lies on the water where more than this many times as many reports name the water as any town."""


def weigh(
    incident: Incident,
    evidence: Evidence,
    utterances: Sequence[Utterance],
    *,
    register: Register,
    decisions: Sequence[Decision] = (),
    as_of: datetime | None = None,
    others: Sequence[Incident] = (),
    known_as: Sequence[str] = (),
) -> Weighing:
    """Return the incident weighed with what was there at `as_of` (`None`: with all that is in the case).

    `others`: incidents to relate this one to (same town, same day); `known_as`: ids of incidents that people made one with it.
    Pure, and the same for any order of the evidence; cost grows with the number of claims, not with its square.
    """
    view = view_of(incident, evidence, utterances, register=register, decisions=decisions, as_of=as_of, known_as=known_as)
    origins = origins_of(view)
    numbers = numbers_of(view, origins)
    questions, contradictions = asked(view, origins)
    footage = footage_of(view)
    kind, place, date = told_type(view), _place(view, questions), _date(questions)
    title = _title(view, kind, place, date)
    return Weighing(
        incident=incident.id,
        as_of=as_of,
        title=title,
        type=kind,
        place=place,
        date=date,
        numbers=numbers,
        number_reasons=number_reasons(view, numbers, origins),
        questions=questions,
        utterances=view.utterances,
        origins=origins,
        contradictions=contradictions,
        pseudo_confirmations=pseudo_confirmations_of(view, origins),
        footage=footage,
        custodians=custodians_of(view),
        interests=interests_of(view),
        caveats=tuple(sorted(view.evidence.caveats)),
        gaps=gaps_of(view, numbers, questions=questions, origins=origins, contradictions=contradictions, footage=footage),
        flags=flags_of(view, numbers, contradictions),
        finding=finding_of(view, title, numbers, questions=questions, footage=footage),
        links=links_of(incident, others),
    )


def _place(view: View, questions: Sequence[Question]) -> str | None:
    """Return the town that most reports name; else the widest area they agree on; else the incident's first place.

    Ships lie in no town: where far more reports name a strait or lake, the port that few name is where somebody was brought, or spoke.
    """
    fine = {
        w.name
        for c in view.evidence.claims.values()
        if c.frame
        for w in c.frame.places
        if w.precision is PlacePrecision.SETTLEMENT
    }
    answers = [
        a
        for q in questions
        if q.question is QuestionKind.WHERE
        for a in q.answers
        if a.value.place and not are_waters(a.value.place)
    ]
    if answers:
        best = max(answers, key=lambda a: (a.value.place in fine, len(a.reports), a.value.place or ""))
        waters = [a for a in answers if a.value.place not in fine and is_water(a.value.place or "")]
        water = max(waters, key=lambda a: (len(a.reports), a.value.place or ""), default=best)
        return (water if len(water.reports) > AT_SEA * len(best.reports) else best).value.place
    return view.incident.places[0].name if view.incident.places else None


def _date(questions: Sequence[Question]) -> tuple[str | None, str | None] | None:
    answers = [a for q in questions if q.question is QuestionKind.WHEN for a in q.answers if a.value.time]
    settled = [a for a in answers if a.value.time and a.value.time[0] == a.value.time[1]] or answers
    return max(settled, key=lambda a: (len(a.reports), str(a.value.time))).value.time if settled else None


def _title(view: View, kind: IncidentType, place: str | None, date: tuple[str | None, str | None] | None) -> str:
    what = _LABELS.get(kind, kind.value.replace("_", " "))
    relation = next((w.relation.value for w in view.incident.places if w.name == place), "in").replace("_", " ")
    where = f" {relation} {place}" if place else ""
    when = f", {days_in_words(date[0], date[1])}" if date and date[0] and date[1] else ""
    return f"Alleged {what}{where}{when}"


_LABELS = {
    IncidentType.RELEASE_TRANSFER: "release or transfer",
    IncidentType.ILL_TREATMENT: "ill-treatment",
    IncidentType.TERRITORY_CHANGE: "change of control",
    IncidentType.FORCE_MOVEMENT: "movement of forces",
    IncidentType.WEAPONS_INTERCEPTED: "interception of weapons",
    IncidentType.DECISION_INTENT: "decision",
    IncidentType.ACCIDENT_DISASTER: "accident or disaster",
    IncidentType.OTHER: "occurrence",
}
