"""Counted apart: what a number counts that stands away from its noun, and numbers that count nobody.

In: the words around a figure. Out: one word for what is counted ("aboard", "killed", ...), or `None`. "The number of people known to have died rose
to 64", "cut its count of the dead from 31 to 23", "151 people were on the ferry", "40 men were underground"; "licensed to carry 160" is a capacity,
"nine bodies had been registered twice" is part of another count, and "out of 87" says of how many.
Refuses: to take a total that was withdrawn ("from 31") for one that is given.
"""

from collections.abc import Sequence
from functools import cache

from whence.language.figures.counted_fate import fate
from whence.language.words import trades
from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms

CAPACITY, TWICE, ABOARD, UNDERGROUND, WHOLE = "capacity", "counted twice", "aboard", "underground", "whole of a count"
_TO_CARRIER = 5
_TO_BELOW = 9
_BEING = frozenset({"were", "was", "are", "is"})
_LEADS = frozenset({"to", "at", "as", "past", "beyond"})
_NEAR_VERB = 22
_OF_BEASTS = 4  # words before a number among which the beasts of its total stand
_LED_ON = frozenset("were was had been have be people persons passengers all in , total travelling traveling".split())  # noqa: SIM905
_ON = frozenset({"on", "in", "aboard"})
_FROM = frozenset({"out", "from", "with", "among"})
_STOPS = frozenset({".", ";", "!", "?", "\n", "—", "–"})


def set_apart(before: Sequence[str], after: Sequence[str], head: str = "") -> str | None:
    """Return what a figure counts by words that decide before all others: a capacity, a second count, who was carried."""
    if _is_capacity(before):
        return CAPACITY
    if (became := fate(before, after, head)) is not None:
        return became
    if " ".join(before[-2:]) in _words()["crews"] and not _FROM.isdisjoint(before[-5:-2]):
        return ABOARD  # "six are missing out of a crew of eleven"
    if before[-2:] == ["out", "of"]:
        return WHOLE  # "18 missing out of 87"
    clause = _clause(after)
    table, near = _words(), clause[: clause.index(",")] if "," in clause else clause
    if any(a in table["registering"] and set(near[at + 1 : at + 4]) & table["twice"] for at, a in enumerate(near)):
        return TWICE
    lead = list(before[:-1]) if before[-1:] == [":"] else list(before)
    while lead[-1:] and lead[-1] in _BEING:
        lead.pop()  # "on board were 73 persons"
    if lead[-1:] == ["aboard"] or lead[-2:] == ["on", "board"] or _is_load(lead, head):
        return ABOARD
    if _is_below(clause):
        return UNDERGROUND
    return ABOARD if head not in _states() and _is_carried(clause) else None  # "forty dead in the bus"


def of_total(before: Sequence[str], after: Sequence[str]) -> str | None:
    """Return what a total that is changed to, or put at, this figure counts; `None` where the words do not say or there is no such total."""
    if not is_new_total(before) and before[-1:] != ["("]:
        return None
    if not beasts().isdisjoint(_tail(before)[-_OF_BEASTS:]):
        return "animals"  # "put the number of dead animals at"
    if before[-1] == "(":
        return last_state(list(before[-_TO_CARRIER:-1]))  # "the number aboard (73 people)"
    return _state_behind_total(list(before)) or _state_behind_total(_clause(after)) or _things_in_total(_tail(before))


def of_place(before: Sequence[str], after: Sequence[str], head: str) -> str | None:
    """Return what a figure counts by where those are whom it counts: the crew of a ship, people who lie in a hospital; `None` elsewhere."""
    if (
        " ".join(before[-2:]) in _words()["crews"]
        or head in _words()["crew"]
        or (head in _nouns() and list(after[:3]) == ["of", "the", "crew"])
    ):
        return ABOARD
    lies = before[-1:] and before[-1] in _words()["lying"]
    return "wounded" if lies and not _words()["wards"].isdisjoint(_tail(before)) else None


def is_new_total(before: Sequence[str]) -> bool:
    """Say whether a figure is what a total is changed to or put at ("rose to", "lowered its figure from 31 to", "put the dead at")."""
    if not before:
        return False
    tail = _tail(before)[-_NEAR_VERB:]
    if before[-1] in _reaching():  # "the number of dead has reached"
        return not _words()["totals"].isdisjoint(tail)
    return before[-1] in _LEADS and any(word in changes() for word in tail)


def bare_total(before: Sequence[str]) -> bool:
    """Say whether a total is changed to this figure without a word of what it counts ("cut its figure from 31 to")."""
    return is_new_total(before) and any(word in _words()["totals"] for word in _tail(before)[-_NEAR_VERB:])


def last_state(words: Sequence[str]) -> str | None:
    """Return what was last counted or told of in these words: killed, missing, ..."""
    listed = " ".join(words).replace("on board", "aboard").split()
    return next((found for word in reversed(listed) if (found := _states().get(word)) is not None), None)


def states_counted() -> frozenset[str]:
    """Return what a count of people counts by their state: killed, missing, released, ..."""
    return frozenset(_states().values()) | {"held", "dismissed", "infected", "trapped"}


def _is_capacity(before: Sequence[str]) -> bool:
    """Say whether the words before a number say how many may be carried or fit ("licensed to carry", "with room for")."""
    near = _tail(before)[-6:]
    if near[-2:-1] == ["can"] and near[-1] in _words()["holds"]:
        return True  # "can hold 60,000 tonnes"
    able = next((at for at, word in enumerate(near) if word in _words()["capacity"]), None)
    if able is None or any(word.isdigit() for word in near[able:]):
        return False
    return near[-1] in ("of", "carry", "carrying", "for", "hold", "seat", "take", "to", "is", "was", "up")


def _is_carried(clause: Sequence[str]) -> bool:
    """Say whether the words behind a number put those counted on something that carries people ("were on the ferry")."""
    for at, word in enumerate(clause[: _TO_CARRIER * 2]):
        if word not in _ON or not all(low in _LED_ON or low in _nouns() for low in clause[:at]):
            continue
        behind = list(clause[at + 1 : at + 1 + _TO_CARRIER])
        listed = tuple(f"{article} {name}" for article in ("the", "its", "a") for name in _words()["lists"])
        if _names_carrier(behind) or " ".join(behind).startswith(listed):
            return True
    return False


def _is_load(before: Sequence[str], head: str) -> bool:
    """Say whether the words before a number are something that carries people, "with" those counted: "a ferry with 31 passengers"."""
    if before[-1:] == ["with"] and head in _words()["seafaring"]:
        return not _words()["carriers"].isdisjoint(before[-_TO_BELOW - 3 :])  # "the vessel was brought to port with 22 sailors"
    return (
        before[-1:] == ["with"]
        and head in _nouns()
        and not (_words()["carriers"] - {"board", "convoy"}).isdisjoint(before[-2:-1])
    )


def _is_below(clause: Sequence[str]) -> bool:
    """Say whether the words behind a number put those counted under ground ("people were registered as underground")."""
    for at, word in enumerate(clause[:_TO_BELOW]):
        if word in _words()["below"] or " ".join(clause[at : at + 2]) in _words()["below"]:
            return True
        if word not in _words()["led_below"] and word not in _LED_ON and word not in _nouns():
            return False
    return False


def _names_carrier(behind: Sequence[str]) -> bool:
    for word in behind:
        if word in _words()["carriers"]:
            return True
        if not word.isalnum() or word in ("of", "when", "as", "road", "and", "from", "to", "by", "after"):
            return False
    return False


def _state_behind_total(words: list[str]) -> str | None:
    """Return how those are that the last total in these words counts: the first state behind it, or one right before it."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in _words()["totals"]:
            before = _states().get(words[at - 1]) if at else None
            behind = " ".join(words[at + 1 :]).replace("on board", "aboard").replace("in hospital", "hospitalised").split()
            return before or next((found for word in behind if (found := _states().get(word)) is not None), None)
    return None


def _things_in_total(words: list[str]) -> str | None:
    """Return which things a total counts: "put the number of flooded villages at"."""
    at = next((at for at in range(len(words) - 1, -1, -1) if words[at] in _words()["totals"]), None)
    if at is None or words[at + 1 : at + 2] != ["of"]:
        return None
    return next((_things()[word] for word in words[at + 2 : at + 6] if word in _things()), None)


def _tail(before: Sequence[str]) -> list[str]:
    """Return the words of the sentence that ends here."""
    last = max((at for at, word in enumerate(before) if word in _STOPS), default=-1)
    return list(before[last + 1 :])


def _clause(after: Sequence[str]) -> list[str]:
    end = next((at for at, word in enumerate(after) if word in _STOPS), len(after))
    return list(after[:end])


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed) for name, listed in load("counted")["apart"].items() if name != "states"}


@cache
def _states() -> dict[str, str]:
    return {word: of for of, listed in load("counted")["apart"]["states"].items() for word in listed}


@cache
def _things() -> dict[str, str]:
    return {word: of for of, row in load("counted")["of"].items() for word in row.get("things", ())}


@cache
def beasts() -> frozenset[str]:
    """Return the nouns for animals, which are counted in no toll."""
    return frozenset(load("counted")["of"]["animals"]["things"])


@cache
def _reaching() -> frozenset[str]:
    return frozenset(form for verb in load("counted")["apart"]["reaching"] for form in lemma_forms(verb))


@cache
def changes() -> frozenset[str]:
    """Return the forms of the verbs that say that a total changed, or what it is put at."""
    return frozenset(form for verb in load("counted")["apart"]["changes"] for form in lemma_forms(verb))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(load("counted")["nouns"]["people"]) | trades.several()
