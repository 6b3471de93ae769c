"""Through: the outlet or channel that a voice was heard through, and which later words of the same voice came that way too.

In: drafts in the order of the text. Out: the outlet that stands between the report and a voice, or `None`.
Refuses: an outlet for a voice that the report never heard through one.
"""

from collections.abc import Sequence
from typing import NamedTuple

from whence.model.said import Voice
from whence.model.vocabulary import SourceKind
from whence.read.speakers.callings import is_several

_UNNAMED = frozenset({SourceKind.UNNAMED_OFFICIAL, SourceKind.UNNAMED_WITNESS, SourceKind.COLLECTIVE})
_GOES_ON = frozenset({"the", "another", "second", "third", "same", "other", "further", "fellow"})
_PARTS = frozenset({("both",), ("the", "other"), ("the", "others"), ("another",), ("a", "third"), ("the", "two")})
_MEMORY = 24
_NEAR = 500  # characters, some three sentences


class Heard(NamedTuple):
    """A voice that spoke to, or through, an outlet of its own choice ("told AFP", "said through its news agency")."""

    voice: Voice
    outlet: Voice


def outlet_of(voice: Voice, told: Sequence[Heard], heard_so_far: Sequence[Voice] = ()) -> Voice | None:
    """Return the outlet through which a voice was heard before, the latest first.

    The same name, or, for somebody unnamed, the same role taken up again ("the official", "a second official"): where the report
    has the first from an outlet, it has what follows from there. So too for some of several, the last of several in `heard_so_far`.
    """
    several = next((v for v in reversed(heard_so_far[-_MEMORY:]) if is_several(v)), None)
    for heard in reversed(told[-_MEMORY:]):
        if (
            heard.voice.name.lower() == voice.name.lower()
            or voice.name.endswith(f", {heard.voice.name}")  # "B, a deserter", who was a deserter before he had a name
            or _takes_up(voice, heard.voice)
            or (several is not None and several.name == heard.voice.name and _is_of(voice, heard.voice))
        ):
            return heard.outlet
    return None


def _is_of(voice: Voice, earlier: Voice) -> bool:
    """Say whether a voice is one or some of several who were heard a little before: "one of them", "both", "the other"."""
    words = tuple((voice.as_written or "").lower().split())
    part = words in _PARTS or words[1:] == ("of", "them")
    near = voice.start is not None and earlier.start is not None and 0 < voice.start - earlier.start < _NEAR
    return part and near and is_several(earlier)


def _takes_up(voice: Voice, earlier: Voice) -> bool:
    """Say whether an unnamed voice goes on from an earlier unnamed one: the same role, with "the", "a second", "another"."""
    if voice.kind not in _UNNAMED or earlier.kind not in _UNNAMED or not voice.role or not earlier.role:
        return False
    words = (voice.as_written or "").lower().split()
    if voice.role.rstrip("s") != earlier.role.rstrip("s") or _GOES_ON.isdisjoint(words[:2]):
        return False
    return voice.affiliation is None or earlier.affiliation is None or voice.affiliation == earlier.affiliation
