"""Item headings: the place that opens a paragraph of a digest ("KOUNDJAR ROAD, 16 February. Buses were hit", "Djibo: the mayor was kidnapped").

In: a text and where a paragraph begins. Out: the place as written, and where the heading ends. Refuses: a place in capitals without a date, for that
is a sentence; a name before a colon unless two paragraphs open with different ones and the gazetteer knows half of them: an interview names
who speaks.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from whence.language.places.gazetteer import Gazetteer

_HEADING = re.compile(
    r"([^\W\d_a-zà-ÿ][^\da-zà-ÿ,.(\n]{2,29}), (?:on )?(?:\d{1,2} [^\W\d_]{3,9}|[^\W\d_]{3,9} \d{1,2})(?:,? \d{4})?[.:] +(?=\S)"
)
_NAME = r"[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]+){0,2}"
_COLON = re.compile(rf"^({_NAME}(?:, {_NAME})?): +(?=\S)", re.MULTILINE)


class Heading(NamedTuple):
    """The place that heads an item, and where the item's own words begin."""

    place: str
    end: int


def heading_at(text: str, start: int) -> Heading | None:
    """Return the heading of the paragraph that begins at `start`, or `None`."""
    match = _HEADING.match(text, start)
    return _items(text).get(start) if match is None else Heading(match.group(1), match.end())


@lru_cache(maxsize=16)
def _items(text: str) -> dict[int, Heading]:
    """Return the headings with a colon where there are several places, by where they begin."""
    found = {match.start(): Heading(match.group(1), match.end()) for match in _COLON.finditer(text)}
    names = {heading.place for heading in found.values()}
    known = [name for name in names if len(names) > 1 and any(where.place is not None for where in Gazetteer.load().find(name))]
    return found if known and 2 * len(known) >= len(names) else {}
