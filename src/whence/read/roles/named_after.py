"""Named after: the name that stands right behind what somebody is, or behind a comma and an age.

In: a line and the end of a noun phrase for one person. Out: the tokens of the name: "the folk singer Lina Dorn", "Constable Omar Belg", "a farmer,
58-year-old Jan Dorn,", "a porter, 29, Omar Belg,".
Refuses: one word alone, which may be a place or a body ("the driver Norland sent"); a name whose bearer then speaks ("said Jan Dorn").
"""

from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, is_name
from whence.read.text.senses import grammar

_LEAST, _MOST = 2, 4
_INSIDE = frozenset({"de", "da", "dos", "al", "el", "bin", "ibn", "abu", "van", "von", "bint", "ould"})
_AGED = frozenset({"aged", "age"})


def named_after(line: Line, after: int) -> Range | None:
    """Return the name right behind token `after`, which ends a noun phrase for one person; `None` where none stands there."""
    first = _over_age(line, after)
    end = first
    while end < len(line.low) and (is_name(line, end) or (line.low[end] in _INSIDE and end > first)):
        end += 1
    while end > first and line.low[end - 1] in _INSIDE:
        end -= 1
    if not _LEAST <= end - first <= _MOST or any(line.tokens[at].text.isupper() for at in range(first, end)):
        return None
    start, stop = line.tokens[first].start, line.tokens[end - 1].end
    placed = any(w.start < stop and start < w.end for w in line.wheres) or any(
        w.at < stop and start < w.until for w in line.whens
    )
    tells = line.low[end : end + 1] != () and line.low[end] in grammar("speech")
    return None if placed or tells else Range(first, end)


def _over_age(line: Line, at: int) -> int:
    """Return where a name may begin behind a comma and an age: ", 58-year-old Jan Dorn"; without an age, at once."""
    ahead = line.low[at : at + 5]
    if ahead[:1] != (",",):
        return at
    for step, low in enumerate(ahead[1:], start=1):
        if "year-old" in low or low == "old":
            return at + step + 1
        if not (low[0].isdigit() or low in ("-", "year") or low in _AGED):
            break
    return at
