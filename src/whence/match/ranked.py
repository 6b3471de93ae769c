"""The incidents that a group of one report's claims may be about, each with its score and signals, the likeliest first.

In: a report, one of its groups, what it took from others, the index, the scene of its lead. Out: ranked incidents.
Refuses: to choose; an incident that a signal keeps apart is left out, and so is one that others only mention, unless day or place meet.
"""

from collections.abc import Sequence

from whence.match.index import IncidentIndex
from whence.match.likeness.signals import compare, count_signals, is_apart
from whence.match.likeness.told import NONE, rivals
from whence.match.ranking import candidates, copied_incidents, kinship
from whence.match.report.groups import Group
from whence.match.report.scene import head_signal, scene_signals, with_scene
from whence.match.sketches.days import is_put_out_again, of_a_copy
from whence.match.sketches.keys import looking_keys
from whence.match.sketches.sketch import Sketch, unpack
from whence.match.sketches.weights import score_of
from whence.match.words.lead import head_of
from whence.model.captured import Report
from whence.model.matched import Signal
from whence.model.traced import Derivation
from whence.settings import MatchSettings

Ranked = tuple[float, str, tuple[Signal, ...]]


def ranked_incidents(
    report: Report,
    group: Group,
    derivations: Sequence[Derivation],
    index: IncidentIndex,
    settings: MatchSettings,
    *,
    scene: Sketch,
) -> list[Ranked]:
    """Return the incidents that a group of the report's claims may be about, with score and signals, the likeliest first."""
    kin = kinship(report, derivations, index, claims=group.everything)
    entries = []
    keys = looking_keys(with_scene(group.sketch, scene))
    found = candidates(keys, kin, index, limit=settings.candidates)
    known = {incident: unpack(profile) for incident in found if (profile := index.profile(incident)) is not None}
    copied = copied_incidents(report, derivations, index)
    head = head_of(report) if group.focus and not settings.subjects else ""
    among = rivals(list(known.values())) if group.sketch.words else NONE
    for incident, old in known.items():
        signals = compare(group.sketch, old, among, subjects=settings.subjects, outcomes=not settings.subjects)
        signals = tuple(map(of_a_copy, signals)) if incident in copied and is_put_out_again(group.sketch, old) else signals
        if not is_apart(signals) and (settings.subjects or not _is_side_remark(group, old, signals)):
            related = any(s.name in ("same type", "types can be one") for s in signals)
            # Reports of one conflict share their words: against those another count speaks. Who tells it in words of his own is tied by more.
            own_words = bool(group.sketch.words) and not any(s.name == "same words" for s in signals)
            counted = () if settings.subjects or own_words else count_signals(group.sketch, old)
            signals = (*signals, *counted, *scene_signals(group.sketch, scene, old, signals))
            if related:
                signals = (*signals, *head_signal(head, group.sketch, old, signals), *kin.get(incident, ()))
            entries.append((score_of(signals), incident, signals))
    return sorted(entries, key=lambda entry: (-entry[0], entry[1]))


def _is_side_remark(group: Group, old: Sketch, signals: Sequence[Signal]) -> bool:
    """Say whether a report's subject meets what others only mention by the way: then a day or a place must say that it is that."""
    return (
        group.focus
        and not old.focused
        and not {s.name for s in signals} & {"same day", "same place", "same site", "same craft", "same figure"}
    )
