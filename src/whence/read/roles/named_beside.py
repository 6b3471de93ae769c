"""Named beside: the name that commas put beside somebody who is called by what he is.

In: a line and the tokens of a noun phrase for one person. Out: the tokens of the name: "a journalist, Lina Dorn, was shot", "Omar Belg, a trader, who
died". Refuses: the name of whoever tells it ("killed a teacher, Jan Dorn, the mayor, said"); several people; a place.
"""

from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, is_name
from whence.read.text.cast import is_person_word
from whence.read.text.senses import grammar

_MOST = 5
_TELLS = frozenset({"to", "by", "said", "says", "told", "citing", "quoting"})
_SEVERAL = ("s", "men", "women", "people", "children", "police")
_ARTICLES = frozenset({"a", "an", "the"})


def named_beside(line: Line, first: int, after: int) -> Range | None:
    """Return the name beside the noun phrase `[first, after)` for one person, `None` where none stands there."""
    head = line.low[after - 1]
    if line.low[after : after + 1] != (",",) or head.endswith(_SEVERAL):
        return None
    return _behind(line, after) or _before(line, first)


def _behind(line: Line, after: int) -> Range | None:
    """Return the name between the comma at `after` and the next mark, unless words follow that say who tells it."""
    end = after + 1
    while end < len(line.low) and end - after <= _MOST and (is_name(line, end) or _is_inside(line, end)):
        end += 1
    closed = line.low[end : end + 1] in ((), (",",), (".",), (";",), (")",))
    if end == after + 1 or not closed:
        return None
    follows = line.low[end + 1 : end + 2]
    told = bool(follows) and (
        follows[0] in grammar("determiners")
        or follows[0] in grammar("speech")
        or is_person_word(follows[0])
        or follows[0] == "who"
    )
    return None if told and line.low[end : end + 1] == (",",) else Range(after + 1, end)


def _is_inside(line: Line, at: int) -> bool:
    """Say whether a small word or a point stands inside a name: "Lina de Sousa", "Col. Dorn"."""
    named = at + 1 < len(line.low) and is_name(line, at + 1)
    return named and (
        line.low[at] in ("de", "da", "al", "bin", "van", "von") or (line.low[at] == "." and is_person_word(line.low[at - 1]))
    )


def _before(line: Line, first: int) -> Range | None:
    """Return the name before ", a trader,", unless it is that of whoever tells it ("according to Jan Dorn, a teacher, who ...")."""
    article = next((at for at in range(first, max(-1, first - 4), -1) if line.low[at] in _ARTICLES), None)
    if article is None or article < 2 or line.tokens[article - 1].text != ",":
        return None
    begin = article - 1
    while begin > 0 and is_name(line, begin - 1) and article - begin <= _MOST:
        begin -= 1
    if begin == article - 1 or (begin and line.low[begin - 1] in _TELLS):
        return None
    return Range(begin, article - 1)
