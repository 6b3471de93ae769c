"""What would change this: a list that somebody could work through.

In: what was weighed. Out: sentences, each naming one thing to look for. Refuses: to suggest what the answer will be.
"""

from collections.abc import Sequence

from whence.model.vocabulary import CaveatStatus, InterestRole, QuestionKind, Standing
from whence.model.weighed import Contradiction, Footage, Numbers, Origin, Question
from whence.weigh.scope.names import listed
from whence.weigh.scope.scope import View
from whence.weigh.scope.statements import counted_statements
from whence.weigh.values.values import shown

_LOW = (Standing.UNSUPPORTED, Standing.REPORTED, Standing.SINGLE_ORIGIN, Standing.ONE_SIDED, Standing.SEVERAL_INTERESTED)

_MOVES: dict[QuestionKind, str] = {
    QuestionKind.HAPPENED: "A first-hand account from somebody who is no party, or footage that can be placed and dated.",
    QuestionKind.WHO: "Names or papers that show who they were, from somebody who is no party.",
    QuestionKind.VICTIMS: "Names or lists that show who they were, from somebody who is no party.",
    QuestionKind.WHERE: "Footage or satellite images that can be placed.",
    QuestionKind.SITE: "Which site: a statement or picture that shows it.",
    QuestionKind.WHEN: "A dated recording, log or satellite image.",
    QuestionKind.HOW_MANY: "Names or lists of those counted, or how the count was made.",
    QuestionKind.CAUSE: "A statement or trace that says what led to it.",
    QuestionKind.MEANS: "Fragments, damage or footage that show the means.",
    QuestionKind.INTENT: "Orders, warnings or statements of those who acted.",
    QuestionKind.RESPONSIBILITY: "A claim or denial by those named, and what it rests on.",
    QuestionKind.MEDIA_SHOWS: "The original file, or other cameras and the full length.",
}


def would_change(kind: QuestionKind, standing: Standing, *, contradicted: bool) -> tuple[str, ...]:
    """Return what would move one question up or settle its conflict."""
    moves = [_MOVES[kind]] if standing in _LOW else []
    if contradicted:
        moves.append("What each of the conflicting answers rests on, asked of those who gave it.")
    return tuple(moves)


def gaps_of(
    view: View,
    numbers: Numbers,
    *,
    questions: Sequence[Question],
    origins: Sequence[Origin],
    contradictions: Sequence[Contradiction],
    footage: Sequence[Footage],
) -> tuple[str, ...]:
    """Return what is missing, the widest gap first."""
    found = [
        *_of_sources(numbers, origins),
        *_of_parties_named(view),
        *_of_footage(footage),
        *_of_answers(questions, contradictions),
        *_of_reports(view, numbers),
    ]
    return tuple(dict.fromkeys(found))


def _of_sources(numbers: Numbers, origins: Sequence[Origin]) -> list[str]:
    found = []
    if numbers.independent is None:
        found.append("Record who the parties are (actors file); until then nothing can be said on independence.")
    elif numbers.independent[1] == 0:
        found.append("Find a witness who is no party: no origin independent of the parties was found.")
    elif numbers.independent[0] == 0:
        names = [o.label for o in origins if o.party is None and o.basis_shown]
        found.append(f"Argue, with a reason, whether {listed(names)} is independent of the parties; nobody has.")
    unshown = [o.label for o in origins if o.party is None and not o.basis_shown]
    if unshown:
        found.append(f"Ask how {listed(unshown)} can know; nothing in the reports says.")
    if not numbers.verified_by:
        found.append("Nobody has recorded a verification.")
    return found


def _of_parties_named(view: View) -> list[str]:
    """Name parties that everything is said to come from, of which no statement is among those found."""
    speaking = {view.names.key(u.party) for u in counted_statements(view.utterances) if u.party}
    named = {p for c in view.evidence.caveats.values() if c.status is CaveatStatus.PARTIES_ONLY for p in c.parties}
    silent = sorted({view.names.main(p) for p in named if view.names.key(view.names.party(p) or p) not in speaking})
    return [
        f"No statement of {name} is among those found, although the reports are said to come from it as well." for name in silent
    ]


def _of_footage(footage: Sequence[Footage]) -> list[str]:
    found = []
    for item in footage:
        by = f" released by {listed(item.releasers)}" if item.releasers else ""
        if item.not_shown:
            found.append(f"Place and date the {item.noun}{by}: what is described shows neither.")
        if item.edited:
            found.append(f"Find other cameras or the full length of the {item.noun}{by}: it is cut.")
        if not item.original_held:
            found.append(f"Get the original file of the {item.noun}{by}, and ask who recorded it.")
    return found


def _of_answers(questions: Sequence[Question], contradictions: Sequence[Contradiction]) -> list[str]:
    found = []
    for conflict in contradictions:
        what = f"{conflict.question.replace('_', ' ')}{f' ({conflict.of})' if conflict.of else ''}"
        found.append(f"Settle {what}: {listed([shown(v) for v in conflict.values])}.")
    asked = {q.question for q in questions}
    if not {QuestionKind.WHERE, QuestionKind.SITE} & asked:
        found.append("Where it is said to have happened: no report names a place.")
    if QuestionKind.WHEN not in asked:
        found.append("When it is said to have happened: no report gives a day.")
    if QuestionKind.SITE not in asked:
        found.append("Which site or facility: no report names one.")
    else:
        sites = [q for q in questions if q.question is QuestionKind.SITE and q.standing in _LOW]
        if sites and len(sites[0].answers) == 1:
            found.append(f"Which site: {shown(sites[0].answers[0].value)} has a single path so far.")
    if QuestionKind.HOW_MANY not in asked:
        found.append("Names or numbers of those concerned: no report gives them.")
    else:
        found.append("Names of those counted: without them no count can be checked.")
    found += [f"{q.question.capitalize()}: nobody asserts one." for q in questions if q.answers[0].not_asserted]
    return found


def _of_reports(view: View, numbers: Numbers) -> list[str]:
    found = []
    threads = [p for p in view.evidence.posts.values() if p.thread_index is not None]
    if threads:
        author = threads[0].author or threads[0].handle or "its author"
        found.append(f"Get the rest of the thread by {author}: only a part of it is embedded.")
    if numbers.reports.inferred:
        names = sorted({i.name for i in view.evidence.inferred.values() if i.name})
        by = f" ({listed(names)})" if names else ""
        found.append(f"Capture the reports that others took from and nobody holds{by}.")
    custodians = [a.name for a in view.register if any(i.role is InterestRole.CUSTODIAN for i in a.interests)]
    if custodians:
        found.append(f"Ask {listed(custodians)} for lists or records of those in custody.")
    return found
