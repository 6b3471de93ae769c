"""Whose place: places in a sentence that are a ship's or a speaker's, and not where something happened.

In: a line and the token at which a place begins. Out: whether it is the flag that a ship flies, or where somebody told it from.
Refuses: to call the place of a body ("police in Dorn said") the place of a telling; it often is where it happened as well.
"""

from whence.read.lines import Line
from whence.read.senses import grammar

_FLAGS = frozenset({"flag", "flags", "flagged", "registry", "ensign"})
_BEFORE_FLAG = 4  # words back from a country to its flag: "the flag administration of Palau"
_LINES = frozenset({"telephone", "phone", "telephoned", "phoned", "e-mail", "email", "video", "radio", "skype", "whatsapp"})
_TOLD = 14  # words back from a place to the verb of telling: "told the Wire by telephone from a hotel in Dorn"


def flies(line: Line, at: int) -> bool:
    """Say whether a country at token `at` only says which flag a ship flies: "under the flag of Norland", "the flag registry of Norland"."""
    before = line.low[max(0, at - _BEFORE_FLAG) : at]
    lead = before[:-1] if before[-1:] == ("the",) else before
    flag = next((i for i in range(len(lead) - 1, -1, -1) if lead[i] in _FLAGS), None)
    return flag is not None and lead[-1] in ("of", "in") and all(low[0].isalpha() for low in lead[flag:])


def is_where_told(line: Line, at: int) -> bool:
    """Say whether a place at token `at` is where somebody spoke from: "told the Wire by telephone from a hotel in Dorn"."""
    before = line.low[max(0, at - _TOLD) : at]
    said = next((i for i in range(len(before) - 1, -1, -1) if before[i] in grammar("speech")), None)
    if said is None:
        return False
    between = before[said + 1 :]
    over = next((i for i, low in enumerate(between) if low in _LINES), None)
    return over is not None and "from" in between[over:] and "that" not in between and all(low[0].isalnum() for low in between)
