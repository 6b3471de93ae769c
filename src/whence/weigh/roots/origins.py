"""Origins: what is left at the roots when everything that is explained by a parent is dropped.

In: the statements in sight, the register, people's arguments. Out: `Origin`s and the count of those independent of the parties.
All statements of one party and its allies have one origin: the party. Another speaker is an origin of its own; whether it is
independent is argued by a person, or merely "not shown dependent", which counts only where the words say how the speaker can know:
it was there, or it has informants of its own.
Refuses: to assume independence because no link was found; to count an origin whose basis is not shown; any count without interests.
"""

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from whence.language.words.normal import fold
from whence.model.acts import Decision
from whence.model.base import replace
from whence.model.vocabulary import AttributionKind, Bearing, DecisionKind, Independence, Modality, SourceKind
from whence.model.weighed import Origin, Utterance
from whence.weigh.scope.scope import View
from whence.weigh.scope.statements import ORIGINAL

METHOD = "weigh.origins/1"


def origins_of(view: View) -> tuple[Origin, ...]:
    """Return the origins behind the incident's statements, parties first."""
    groups: defaultdict[str, list[Utterance]] = defaultdict(list)
    arguments = [d for d in view.decisions if d.kind is DecisionKind.ARGUE_INDEPENDENCE]
    for utterance in view.utterances:
        if utterance.bearing in ORIGINAL and utterance.speaker_kind is not SourceKind.NONE:
            groups[_label(view, utterance)].append(utterance)
    made = [_origin(view, label, group, arguments) for label, group in sorted(groups.items())]
    return tuple(sorted(made, key=lambda o: (o.party is None, o.label)))


def independent_of_parties(view: View, origins: Sequence[Origin]) -> tuple[int, int] | None:
    """Return `[argued, argued + not shown dependent]`, `None` where no interests are recorded."""
    if not view.register.has_interests:
        return None
    argued = sum(o.independence is Independence.ARGUED for o in origins)
    open_ = sum(o.independence is Independence.NOT_SHOWN_DEPENDENT and o.basis_shown for o in origins)
    return argued, argued + open_


def _label(view: View, utterance: Utterance) -> str:
    if utterance.party:
        return utterance.party
    actor = view.register.actor(view.register.root(utterance.speaker_actor)) if utterance.speaker_actor else None
    if actor is not None:
        return actor.name
    return (
        f"{utterance.speaker} (to {utterance.addressee})" if _is_unnamed(utterance) and utterance.addressee else utterance.speaker
    )


def _is_unnamed(utterance: Utterance) -> bool:
    return utterance.speaker_kind in (SourceKind.UNNAMED_OFFICIAL, SourceKind.UNNAMED_WITNESS)


def _origin(view: View, label: str, group: Sequence[Utterance], arguments: Sequence[Decision]) -> Origin:
    party = next((u.party for u in group if u.party), None)
    first_hand = any(_was_there(view, u) for u in group)
    basis, why = _basis(view, group, first_hand)
    independence, reason = _independence(view, group, party=party, argument=_argued(view, label, group, arguments))
    return Origin(
        incident=view.incident.id,
        label=label,
        actor=next((u.speaker_actor for u in group if u.speaker_actor), None),
        party=party,
        independence=independence,
        basis_shown=basis,
        first_hand=first_hand,
        reason=reason if party is not None else f"{reason} {why}",
        utterances=tuple(sorted(u.id for u in group)),
    )


def _argued(view: View, label: str, group: Sequence[Utterance], arguments: Sequence[Decision]) -> Decision | None:
    """Return the first decision that argues for this origin: for it, for its label, or for one of its statements."""
    if not arguments:
        return None
    named = {
        label,
        *(replace(u, id="", incident=id_).id for u in group for id_ in view.known_as),
        *(Origin(incident=id_, label=label, independence=Independence.UNKNOWN, reason="").id for id_ in view.known_as),
    }
    return next((d for d in arguments if d.target in named), None)


def _independence(
    view: View, group: Sequence[Utterance], *, party: str | None, argument: Decision | None
) -> tuple[Independence, str]:
    if argument is not None:
        return Independence.ARGUED, f"{argument.by} argued that it is independent: {argument.reason}"
    if not view.register.has_interests:
        return Independence.UNKNOWN, "No interests are recorded, so nothing can be said on independence."
    if party is not None:
        slug = next((u.speaker_actor for u in group if u.speaker_actor), None)
        explained = view.register.explain(slug) if slug else f"Known only through an outlet that is bound to {party}."
        return Independence.SHOWN_DEPENDENT, explained
    return Independence.NOT_SHOWN_DEPENDENT, "No tie to a party is recorded."


def _basis(view: View, group: Sequence[Utterance], first_hand: bool) -> tuple[bool, str]:
    if first_hand:
        return True, "The words say that the speaker was there."
    if any(_has_informants(view, u) for u in group):
        return True, "It is recorded as a monitor with informants of its own."
    return False, "Nothing says how the speaker knows, so it does not count as an origin independent of the parties."


def _has_informants(view: View, utterance: Utterance) -> bool:
    slug = utterance.speaker_actor
    actor = view.register.actor(slug) if slug else None
    if actor is None or slug is None or view.register.is_base(slug):
        return False  # that a monitor has informants here is for the case's own file to say; the base only knows its names
    return actor.kind == "monitor" and utterance.bearing is Bearing.ASSERTS


def _was_there(view: View, utterance: Utterance) -> bool:
    if utterance.bearing not in (Bearing.ASSERTS, Bearing.PARTLY) or utterance.party:
        return False
    if set(fold(utterance.speaker).split()) & _bystanders():
        return True
    claims = [view.evidence.claims[id] for id in utterance.claims[:40] if id in view.evidence.claims]
    return any(c.kind is AttributionKind.OBSERVATION and c.modality is Modality.OBSERVED for c in claims)


@cache
def _bystanders() -> frozenset[str]:
    raw = tomllib.loads((files("whence.weigh") / "data" / "grounds.toml").read_text(encoding="utf-8"))
    return frozenset(raw["bystanders"].split())
