"""Unnamed: who was harmed where nobody says more of them than that they were people, men or members of something.

In: the claims of an incident. Out: answers by the bare noun ("two men", "a man of 44", "members of one family").
Refuses: a bare noun beside anybody who is called by more: it is asked for only where nothing else answers.
"""

import re
from collections.abc import Iterable, Iterator

from whence.language.words.normal import fold, key
from whence.model.said import Claim, Slot
from whence.model.vocabulary import IncidentType as T
from whence.model.vocabulary import Polarity, QuestionKind
from whence.weigh.values.harm_counted import harmed_by_count

_BARE = {
    "person": "people", "persons": "people", "people": "people", "man": "men", "men": "men", "youth": "youths", "youths": "youths", "adult": "adults",
    "adults": "adults", "elder": "elders", "elders": "elders", "youngster": "youngsters", "youngsters": "youngsters", "individual": "individuals",
    "individuals": "individuals", "couple": "couple", "crew": "crew",
}  # fmt: skip
"""Nouns that say little of who was harmed, and how several are called."""


_HANDLED = frozenset(
    [T.DETENTION, T.RELEASE_TRANSFER, T.DISPLACEMENT, T.FORCE_MOVEMENT, T.DECISION_INTENT, T.ESCAPE, T.ABDUCTION]
)
_MEMBERS = re.compile(r"(?:\b[\w-]+ )?\bmembers?\b(?: of (?:(?:the|his|her|their|our|its|one|a|an|this|that) )?[\w-]+)?")
_COUNTING = re.compile(
    r"^(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|other|all|our|the|its|their|some|of|by|male|female)\s",
    re.I,
)
_AROUND = 60


def bare_victims(claims: Iterable[Claim], kind: T) -> Iterator[tuple[Claim, str, str]]:
    """Yield per claim each bare noun for those whom it tells to be harmed: the key of the answer and the noun as it is told.

    `kind`: what the incident is told as; who is arrested or let go after an attack was not harmed in it.
    """
    for claim in claims:
        if claim.frame is not None and claim.frame.type in _HANDLED and kind not in _HANDLED:
            continue
        for noun in dict.fromkeys(filter(None, (_noun(claim, slot) for slot in _harmed(claim)))):
            yield claim, f"a:{key(_BARE.get(noun, noun))}", noun


def _harmed(claim: Claim) -> tuple[Slot, ...]:
    if claim.polarity is Polarity.DENIED:
        return ()
    framed = claim.frame.victims if claim.frame is not None else ()
    own = (claim.subject,) if claim.about is QuestionKind.VICTIMS and claim.subject is not None else ()
    return (*framed, *own, *harmed_by_count(claim))


def _noun(claim: Claim, slot: Slot) -> str | None:
    words = fold(slot.name).split()
    if not {"member", "members"}.isdisjoint(words):
        return _membership(claim, slot)
    return next((word for word in words if word in _BARE), None)


def _membership(claim: Claim, slot: Slot) -> str:
    """Return of what they were members, by the words of the claim: "staff members", "members of one family"."""
    at = max(0, slot.start - claim.passage.start)
    told = _MEMBERS.search(claim.passage.quote, at, max(at, slot.end - claim.passage.start) + _AROUND)
    return "members" if told is None else _COUNTING.sub("", told[0]).lower()
