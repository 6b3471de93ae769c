"""Told when: times on which somebody spoke, or on which a count stood, rather than when something happened.

"The toll rose to 31 on Friday", "as of Friday 31 had died", "police on Friday confirmed that twelve were killed", "told Blue Wire on Sunday",
"opened an inquiry on Monday into the fire", "in Thursday's edition we wrote", "as you read here on Thursday".
In: a line and one of its times. Out: whether it is such a time. Refuses: a time that the told words give ("recalled that in May ...").
"""

from collections.abc import Sequence

from whence.model.said import When
from whence.read.lines.lines import Line
from whence.read.places.whose_place import is_where_heard
from whence.read.text.senses import grammar

_TELLING = 8  # words back from a time to the verb of telling it may belong to
_HEARER = 4  # words of a name between "told" and the time
_COUNTING = 9  # words back from a time to the verb that says how a count changed
_SUBJECT = 14  # words back from that verb to what is counted
_REVISED = 18  # words from "to five" back to the verb that says who put the count there
_LOOKED = 3  # words back from a time to the inquiry that was opened then, or to "read here"
_OWNING = ("'s", "’s")
_AS_OF = (("as", "of"), ("as", "at"), ("as", "on"))


def is_time_of_telling(line: Line, when: When) -> bool:
    """Say whether somebody spoke at that time, or a count stood then."""
    at, after = line.index_at(when.at), line.index_at(when.until - 1) + 1
    before = line.low[max(0, at - 3) : at]
    before = before[before.index("that") + 1 :] if "that" in before else before  # "recalled that in May": of what was told
    if any(word in grammar("speech") for word in before) or _is_day_of_telling(_without_where_heard(line, at)):
        return True
    return (
        _is_day_of_new_figure(line, at)
        or _is_told_to(line, at)
        or _tells_next(line, at, after)
        or _is_contacted(line, at, after)
        or _is_day_of_count(line, at)
        or _is_of_what_is_put_out(line, after)
        or _is_when_looked_into(line, at, after)
        or _is_when_read(line, at)
    )


def _without_where_heard(line: Line, at: int) -> list[str]:
    """Return the words before a time, less the place where hearers sat: "told parliament in Dorn on Monday"."""
    places = {p for w in line.wheres for p in range(line.index_at(w.start), line.index_at(w.end - 1) + 1)}
    heard = {p for p in places if is_where_heard(line, p) or p - 1 in places}
    return [line.low[p] for p in range(max(0, at - _TELLING), at) if p not in heard]


def _is_day_of_telling(before: Sequence[str]) -> bool:
    """Say whether the words before a time tell in what was spoken, or which count was given, rather than what happened then."""
    for at in range(len(before) - 1, -1, -1):
        between = before[at + 1 :]
        if before[at] in grammar("speech"):
            return all(low in grammar("spoken_in") | grammar("hearers") for low in between)
        if before[at] in grammar("gives_out"):
            noun = next((i for i, low in enumerate(between[:4]) if low in grammar("given_out")), None)
            return noun is not None and all(low in grammar("spoken_in") | grammar("counted_dead") for low in between[noun + 1 :])
    return False


def _is_told_to(line: Line, at: int) -> bool:
    """Say whether the time follows whom something was told to by name ("told Blue Wire on Sunday")."""
    floor = max(0, at - _HEARER - 2)
    told = next((n for n in range(at - 1, floor - 1, -1) if line.low[n] == "told"), None)
    if told is None:
        return False
    return all(line.tokens[n].text[0].isupper() or line.low[n] in grammar("spoken_in") for n in range(told + 1, at))


def _tells_next(line: Line, at: int, after: int) -> bool:
    """Say whether somebody tells or counts right after the time ("police on Friday confirmed that", "the ministry on Monday put the toll at")."""
    if not at or line.low[at - 1] != "on" or after >= len(line.low):
        return False
    verb = line.low[after]
    if verb in grammar("speech"):
        return True
    return verb in grammar("gives_out") and bool(grammar("given_out") & set(line.low[after + 1 : after + 5]))


def _is_of_what_is_put_out(line: Line, after: int) -> bool:
    """Say whether something put out or held then has its name from it: "in Thursday's edition we wrote", "at Monday's press conference"."""
    last = line.tokens[after - 1 : after] if after else ()
    if not last or not last[0].text.endswith(_OWNING):
        return False
    return not grammar("put_out").isdisjoint(line.low[after : after + 2])


def _is_when_looked_into(line: Line, at: int, after: int) -> bool:
    """Say whether an inquiry stands before the time and what it is into behind it: "opened an investigation on Thursday into the death of"."""
    if line.low[after : after + 1] not in (("into",), ("over",)):
        return False
    before = line.low[max(0, at - 1 - _LOOKED) : at]
    return bool(grammar("looks_into") & set(before))


def _is_when_read(line: Line, at: int) -> bool:
    """Say whether somebody read or heard of it then: "not nine, as you read here on Thursday"."""
    before = [low for low in line.low[max(0, at - _LOOKED - 1) : at] if low not in ("here", "on", "in", "it", "this", "already")]
    return before[-1:] != [] and before[-1] in grammar("takes_in") and before[-2:-1] != [] and before[-2] in grammar("audience")


def _is_contacted(line: Line, at: int, after: int) -> bool:
    """Say whether somebody was asked then, set off by commas: "the spokesman, reached by telephone on Friday, said"."""
    verb = next((n for n in range(at - 1, max(0, at - _HEARER) - 1, -1) if line.low[n] in grammar("contacted")), None)
    if verb is None or any(low not in grammar("spoken_in") for low in line.low[verb + 1 : at]):
        return False
    opens = verb == 0 or line.low[verb - 1] in (",", "(", "when", "who")
    return opens and (after >= len(line.low) or line.low[after] in (",", "by", ")"))


def _is_day_of_count(line: Line, at: int) -> bool:
    """Say whether a count stood, or changed, at that time: "as of Friday", "the number of dead had climbed to 12 by Wednesday"."""
    if line.low[at : at + 2] in _AS_OF or (at > 1 and line.low[at - 2 : at] in _AS_OF):
        return True
    floor = max(0, at - _COUNTING)
    verb = next((n for n in range(at - 1, floor - 1, -1) if line.low[n] in grammar("count_moves")), None)
    if verb is None or not grammar("what_moves") & set(line.low[max(0, verb - _SUBJECT) : verb]):
        return False
    between = range(verb + 1, at)
    counted = [n for n in between if _is_of_a_figure(line, n)]
    return bool(counted) and all(line.low[n] in grammar("moves_to") or n in counted for n in between)


def _is_day_of_new_figure(line: Line, at: int) -> bool:
    """Say whether a count was put at a figure then: "lowered the number of those whom it holds from seven to five on Thursday"."""
    end = at - 1 - (line.low[max(0, at - 1) : at] == ("on",))
    first = end
    while first > 0 and (_is_of_a_figure(line, first) or line.low[first] in grammar("moves_to") - {"to", "at"}):
        first -= 1
    if (
        first == end
        or line.low[first] not in ("to", "at")
        or not any(_is_of_a_figure(line, n) for n in range(first + 1, end + 1))
    ):
        return False
    verbs = [n for n in range(max(0, first - _REVISED), first) if line.low[n] in grammar("gives_out")]
    return any(grammar("given_out") & set(line.low[n + 1 : n + 5]) for n in verbs)


def _is_of_a_figure(line: Line, at: int) -> bool:
    token = line.tokens[at]
    return any(figure.start <= token.start < figure.end for figure in line.figures)
