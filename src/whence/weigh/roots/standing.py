"""The ladder: where an answer or a question stands, with the reasons of every step.

    unsupported             nobody is credited with it
    reported                somebody is credited, the roots are not known
    single_origin           one origin
    one_sided               several statements, all of one party or its allies
    several_interested      several origins, some of them interested, none argued independent
    opposing_parties_agree  parties of opposing sides say the same
    corroborated            an origin argued independent, first-hand, and another origin
    verified / refuted      a named person decided so, with a date and a reason

In: statements behind an answer, origins, decisions. Out: the rung with `Reason`s. Refuses: to climb to the top by counts.
"""

from collections.abc import Mapping, Sequence, Set

from whence.model.vocabulary import Bearing, DecisionKind, Independence, QuestionKind, Standing
from whence.model.weighed import Origin, Reason, Utterance
from whence.weigh.scope.names import counted, listed
from whence.weigh.scope.scope import View
from whence.weigh.scope.statements import COUNTED

LADDER: tuple[Standing, ...] = tuple(Standing)
_SHOWN = 6


def rung(view: View, behind: Sequence[Utterance], origin_of: Mapping[str, Origin]) -> tuple[Standing, Reason]:
    """Return where an answer stands by the statements behind it, and why."""
    statements = [u for u in behind if u.bearing in COUNTED]
    if not statements:
        return Standing.UNSUPPORTED, Reason(code="nobody-credited", sentence="No report credits anybody with this.")
    origins = {o.id: o for o in (origin_of.get(u.id) for u in statements) if o is not None}
    asserting = {o.id for o in (origin_of.get(u.id) for u in statements if u.bearing is Bearing.ASSERTS) if o is not None}
    every = [origins[id] for id in sorted(origins)]
    # Somebody unnamed who only speaks of a part, without saying how they know, lifts nothing.
    found = [o for o in every if o.party is not None or o.basis_shown or o.id in asserting] or every
    standing, code, sentence = _by_origins(view, statements, found, asserting=asserting)
    return standing, Reason(
        code=code,
        sentence=sentence,
        passages=tuple(u.wordings[0] for u in statements[:_SHOWN] if u.wordings),
        records=tuple(u.id for u in statements[:_SHOWN]),
    )


def _by_origins(
    view: View, statements: Sequence[Utterance], origins: Sequence[Origin], *, asserting: Set[str]
) -> tuple[Standing, str, str]:
    said = counted(len(statements), "statement")
    if not origins:
        return Standing.REPORTED, "roots-unknown", f"{said} only pass on what others are said to have said; no root is in reach."
    corroborating = [o for o in origins if o.independence is Independence.ARGUED and o.first_hand]
    if corroborating and len(origins) > 1:
        return (
            Standing.CORROBORATED,
            "argued-first-hand",
            f"{corroborating[0].label} is first-hand and argued independent, beside {counted(len(origins) - 1, 'other origin')}.",
        )
    if len(origins) == 1:
        only = origins[0]
        if only.party is not None and len(statements) > 1:
            return Standing.ONE_SIDED, "one-party", f"All {said} come from one party, {only.party}, or its allies."
        return Standing.SINGLE_ORIGIN, "one-origin", f"{said} with one origin: {only.label}."
    if not view.register.has_interests:
        return (
            Standing.REPORTED,
            "interests-unknown",
            f"{said} by {listed([o.label for o in origins])}; whether they are independent is unknown, because no interests are recorded.",
        )
    return _several(view, said, origins, asserting=asserting)


def _several(view: View, said: str, origins: Sequence[Origin], *, asserting: Set[str]) -> tuple[Standing, str, str]:
    # Who only speaks of a part of it, or passes it on, does not agree with the other side.
    parties = [o for o in origins if o.party is not None and o.id in asserting]
    sides = {side for o in parties if o.actor for side in view.register.sides(o.actor)}
    labels = listed([o.label for o in origins])
    if len(parties) > 1 and len(sides) > 1:
        return Standing.OPPOSING_PARTIES_AGREE, "opposing-agree", f"Parties of opposing sides say so: {labels}."
    return (
        Standing.SEVERAL_INTERESTED,
        "several-origins",
        f"{said} with {counted(len(origins), 'origin')} ({labels}); none is argued independent by anybody.",
    )


def decided(view: View, question: QuestionKind) -> tuple[Standing, Reason] | None:
    """Return what a named person decided on the question, the latest decision first; `None` where nobody did."""
    for decision in reversed(view.decisions):
        if decision.kind not in (DecisionKind.VERIFY, DecisionKind.REFUTE) or decision.target != view.incident.id:
            continue
        if (decision.question or QuestionKind.HAPPENED) is not question:
            continue
        standing = Standing.VERIFIED if decision.kind is DecisionKind.VERIFY else Standing.REFUTED
        sentence = f"{decision.by} recorded it as {standing} on {decision.at:%Y-%m-%d}: {decision.reason}"
        passages = (decision.passage,) if decision.passage else ()
        return standing, Reason(code=f"decided-{standing}", sentence=sentence, passages=passages, records=(decision.id,))
    return None
