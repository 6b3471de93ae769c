"""Modality: how a claim stands to the world: whether it happened, was tried, is planned, possible, demanded, or denied.

In: a line and one trigger in it. Out: a `Stance`. The cues are in language/data/en/events_stance.toml.
Refuses: to let a cue reach past the clause it stands in, or past another occurrence's verb.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.model.vocabulary import IncidentType, Modality, Phase, Polarity
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.text.senses import grammar
from whence.read.text.syntax import leading

METHOD = "read.modality/1"
_REACH = 12
_NEAR = 4
_DEMANDED = 12  # words back from a bare verb to "vital that"
_STOPS = frozenset(";:—–()")
_GOES_ON = frozenset({"continues", "continued", "continue", "continuing", "ongoing", "underway"})
_MODALITIES = ("planned", "possible", "conditional", "normative")


class Stance(NamedTuple):
    """What the words around a trigger say of it. `background` and `apart` hold the cue that sets it off from the main event."""

    modality: Modality = Modality.ASSERTED
    phase: Phase = Phase.OCCURRED
    polarity: Polarity = Polarity.AFFIRMED
    background: str | None = None
    apart: str | None = None


@cache
def cues(name: str, key: str = "cues") -> tuple[tuple[str, ...], ...]:
    """Return one list of cues as word tuples, longest first."""
    table = load("events_stance")[name]
    return tuple(sorted((tuple(c.lower().split()) for c in table.get(key, ())), key=lambda c: (-len(c), c)))


def stance(line: Line, trigger: Trigger, others: Sequence[Trigger]) -> Stance:
    """Return how the occurrence that `trigger` names is put: modality, phase, polarity, and cues that set it apart."""
    left = _governing(line, trigger) if line.tree is not None else _left_clause(line, trigger, others)
    modality = _modality(line, left, trigger)
    phase = _phase(line, left, trigger)
    polarity = _polarity(line, left, trigger)
    if phase in (Phase.ATTEMPTED, Phase.AVERTED) and modality is Modality.PLANNED:
        modality = Modality.ASSERTED
    return Stance(modality, phase, polarity, background_cue(line, trigger), apart_cue(line, trigger))


def _governing(line: Line, trigger: Trigger) -> tuple[str, ...]:
    """Return the words before the trigger that it hangs on by the line's syntax, wherever they stand."""
    if line.tree is None:
        return ()
    return tuple(line.low[n] for n in leading(line.tree, trigger.at, line.low, grammar("speech")))


def _left_clause(line: Line, trigger: Trigger, others: Sequence[Trigger]) -> tuple[str, ...]:
    """Return the words before the trigger that can bear on it, back to the edge of its clause."""
    edge = max((t.after for t in others if t.after <= trigger.at and not t.noun), default=0)
    first, floor = trigger.at, max(0, trigger.at - _REACH)
    while first > floor and first > edge - 1 and line.tokens[first - 1].text not in _STOPS:
        if line.low[first - 1] in ("and", "but", "which", "who", "where") and _has_subject(line, first, trigger.at):
            break
        if line.low[first - 1] in ("after", "before", "since", "when", "while", "because", "following", "despite", "until"):
            break
        if line.tokens[first - 1].text == "," and trigger.at - first > _NEAR:
            break
        first -= 1
    return line.low[first : trigger.at]


def _has_subject(line: Line, first: int, after: int) -> bool:
    return any(w not in grammar("adverbs") and w not in grammar("auxiliaries") for w in line.low[first:after])


def find_cue(words: Sequence[str], name: str, key: str = "cues", *, near: int | None = None) -> str | None:
    """Return the cue of a list that stands last in `words` (at most `near` words before their end), or `None`."""
    listed = _by_last_word(name, key)
    if "n't" not in listed and listed.keys().isdisjoint(words):
        return None
    for end in range(len(words), 0, -1):
        if near is not None and len(words) - end > near:
            return None
        last = words[end - 1]
        for cue in listed.get("n't" if last.endswith("n't") else last, ()):
            if cue == ("n't",) or (len(cue) <= end and tuple(words[end - len(cue) : end]) == cue):
                return last if cue == ("n't",) else " ".join(cue)
    return None


@cache
def _by_last_word(name: str, key: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return one list of cues by their last word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for cue in cues(name, key):
        found.setdefault(cue[-1], []).append(cue)
    return {word: tuple(listed) for word, listed in found.items()}


def _modality(line: Line, left: Sequence[str], trigger: Trigger) -> Modality:
    left = _without_vouching(left)
    perfect = tuple(left[-2:]) == ("have", "been") or left[-1:] == ("have",)
    noun_reach = None if not trigger.noun else 6
    found = {name: find_cue(left, name, near=noun_reach) for name in _MODALITIES}
    if perfect and found["possible"] is None:
        found["planned"] = found["normative"] = None
    if "had" in left[-4:] and found["normative"] == "had to":
        found["normative"] = None
    if found["conditional"]:
        return Modality.CONDITIONAL
    if found["normative"] or _is_demanded(line, trigger):
        return Modality.NORMATIVE
    if found["possible"] or holds_open(line.low[: trigger.at]):
        return Modality.POSSIBLE
    if found["planned"] and not (
        trigger.sense.type is IncidentType.AGREEMENT and found["planned"] in ("agreed to", "decided to")
    ):
        return Modality.PLANNED
    if (
        trigger.at
        and line.low[trigger.at - 1] == "to"
        and not trigger.noun
        and not found["planned"]
        and _infinitive_of_intent(left)
    ):
        return Modality.PLANNED
    if _is_second_infinitive(line, trigger):
        return Modality.POSSIBLE
    return Modality.ASSERTED


def _without_vouching(left: Sequence[str]) -> tuple[str, ...]:
    """Return the words without a "can" that belongs to who vouches: "we can now confirm that" leaves nothing open, "nobody can confirm" does."""
    words = load("events_stance")["vouching"]
    if not set(left).isdisjoint(words["negates"]):
        return tuple(left)
    kept = []
    for at, word in enumerate(left):
        following = next((w for w in left[at + 1 :] if w not in grammar("adverbs") and w not in words["between"]), None)
        if word not in words["modals"] or following not in words["verbs"]:
            kept.append(word)
    return tuple(kept)


def _is_demanded(line: Line, trigger: Trigger) -> bool:
    """Say whether a bare verb stands in what somebody calls vital: "it is vital that the army let nobody escape"."""
    if trigger.noun or line.low[trigger.at] != trigger.lemma.split()[0].lower():
        return False
    words = load("events_stance")["demanded"]["words"]
    for at in range(trigger.at - 1, max(0, trigger.at - _DEMANDED), -1):
        if line.low[at] == "that" and line.low[at - 1] in words:
            return True
        if line.tokens[at].text in _STOPS or line.low[at] in grammar("subordinators"):
            return False
    return False


def _is_second_infinitive(line: Line, trigger: Trigger) -> bool:
    """Say whether a bare verb after "and" shares the "to" of a verb before it ("to guard them, and fight")."""
    if (
        trigger.noun
        or line.low[trigger.at] != trigger.lemma.split()[0].lower()
        or line.low[max(0, trigger.at - 1)] not in ("and", "or")
    ):
        return False
    left = line.low[max(0, trigger.at - 18) : trigger.at]
    if "to" not in left:
        return False
    behind = left[len(left) - 1 - left[::-1].index("to") :]
    return not any(word in grammar("auxiliaries") or word in ("who", "which", "that") for word in behind[1:])


def _infinitive_of_intent(left: Sequence[str]) -> bool:
    """Say whether a bare "to" before the verb leads an aim rather than something done ("managed to", "was able to")."""
    return _no_aim().isdisjoint(left[-5:])


@cache
def _no_aim() -> frozenset[str]:
    done = "managed able used began started continued continue continues helped said allowed forced led enough"
    return frozenset(done.split()) | {word for cue in cues("attempted") for word in cue}


def _phase(line: Line, left: Sequence[str], trigger: Trigger) -> Phase:
    right = line.low[trigger.last + 1 : trigger.last + 3]
    if find_cue(left, "averted", near=6):
        return Phase.AVERTED
    if find_cue(left, "attempted", near=5) or any(right[:1] and right[0] in cue for cue in cues("attempted", "nouns_right")):
        return Phase.ATTEMPTED
    form = line.low[trigger.at]
    if not trigger.noun and form.endswith("ing") and find_cue(left, "ongoing", near=3):
        return Phase.ONGOING
    if find_cue(left, "ongoing", near=1) in (
        "ongoing",
        "continuing",
        "continues to",
        "continued to",
        "continue to",
        "still",
        "keeps",
        "keep",
        "kept",
    ):
        return Phase.ONGOING
    return Phase.ONGOING if not _GOES_ON.isdisjoint(right) else Phase.OCCURRED


def _polarity(line: Line, left: Sequence[str], trigger: Trigger) -> Polarity:
    if find_cue(left, "unknown", near=_REACH):
        return Polarity.UNKNOWN
    near = 3 if trigger.noun else 6
    cue = find_cue(left, "denied", near=near)
    if cue and not _only_so(left) and not holds_open(line.low[: trigger.at]):
        return Polarity.DENIED
    after = " ".join(line.low[trigger.last + 1 : trigger.last + 12])
    if any(words in after for words in _joined("denied", "right")):
        return Polarity.DENIED
    waved_off = is_talk_of(line, trigger.at) and any(words in after for words in _joined("talk", "cues"))
    return Polarity.DENIED if waved_off or _is_of_nobody(line, trigger) else Polarity.AFFIRMED


def is_talk_of(line: Line, at: int) -> bool:
    """Say whether the noun at token `at` names what is only talked of: "talk of escapes", "reports of a mass escape"."""
    words = load("events_stance")["talk"]["nouns"]
    of = next((j for j in range(at - 1, max(0, at - _NEAR), -1) if line.low[j] == "of"), None)
    return of is not None and line.low[of - 1] in words


def _is_of_nobody(line: Line, trigger: Trigger) -> bool:
    """Say whether the subject of a verb or of "on the run" is nobody: "no foreign fighter had got out", "not one of the men escaped".

    Only names, adjectives and "of the ..." may stand behind the "no" or "not one", then auxiliaries.
    """
    if trigger.noun:
        return False
    at = trigger.at - 1
    while at >= 0 and (line.low[at] in grammar("auxiliaries") or line.low[at] in grammar("adverbs")):
        at -= 1
    for first in range(at, max(-1, at - _NEAR - 2), -1):
        if line.low[first] == "no" or line.low[first : first + 2] == ("not", "one"):
            return first < at and line.low[first + 1] not in ("longer", "fewer", "less", "sooner", "doubt", "matter", "other")
        verb = line.tree is not None and line.tree.is_verb(first)
        if verb or not line.low[first][0].isalpha() or line.low[first] in _ends_a_subject():
            return False
    return False


@cache
def _ends_a_subject() -> frozenset[str]:
    return (
        (grammar("prepositions") - {"of"})
        | grammar("subordinators")
        | grammar("speech")
        | grammar("pronouns")
        | grammar("conjunctions")
        | {"how", "why", "what"}
    )


@cache
def _joined(name: str, key: str) -> tuple[str, ...]:
    return tuple(" ".join(cue) for cue in cues(name, key))


@cache
def _first_words(name: str) -> frozenset[str]:
    return frozenset(cue[0] for cue in cues(name))


def holds_open(before: Sequence[str]) -> bool:
    """Say whether the words before an occurrence neither say nor deny it ("did not rule out that", "could not exclude that")."""
    text = f" {' '.join(before).replace(chr(8217), chr(39))} "
    return any(
        f"{no} {out} " in text
        for no in (" not", "n't", " cannot", " never")
        for out in ("rule out", "ruled out", "exclude", "excluded")
    )


def _only_so(left: Sequence[str]) -> bool:
    """Say whether the negation belongs to "not only", "no fewer than", "no less than": it denies nothing."""
    text = " ".join(left)
    return any(
        phrase in text
        for phrase in ("not only", "no fewer than", "no less than", "not just", "no longer", "not known", "no doubt")
    )


def background_cue(line: Line, trigger: Trigger) -> str | None:
    """Return the words near a trigger that put it before or beside the main event ("earlier", "last month")."""
    window = line.low[max(0, trigger.at - _REACH) : trigger.last + 8]
    if _first_words("background").isdisjoint(window):
        return None
    return next((" ".join(c) for c in cues("background") if _contains(window, c)), None)


def apart_cue(line: Line, trigger: Trigger) -> str | None:
    """Return the cue that says that this is another occurrence ("a second blast", "separately"), or `None`."""
    before = line.low[max(0, trigger.at - 4) : trigger.at]
    head = line.low[:4]
    if _first_words("apart").isdisjoint((*before, *head)):
        return None
    for cue in cues("apart"):
        text = " ".join(cue)
        if trigger.noun and _contains(before, cue) and text not in ("latest",):
            return text
        if text in ("separately", "in a separate incident", "elsewhere", "also on", "in another") and _contains(head, cue):
            return text
    return None


def _contains(words: Sequence[str], cue: tuple[str, ...]) -> bool:
    if cue[0] not in words:
        return False
    if len(cue) == 1:
        return True
    return any(words[i] == cue[0] and tuple(words[i : i + len(cue)]) == cue for i in range(len(words) - len(cue) + 1))
