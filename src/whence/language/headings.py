"""Item headings: the place and date that open a paragraph of a digest ("KOUNDJAR ROAD, 16 February. Buses were hit").

In: a text and where a paragraph begins. Out: the place as written, and where the heading ends. Refuses: a place without a date, or one that is not in
capitals: that is a sentence.
"""

import re
from typing import NamedTuple

_HEADING = re.compile(
    r"([^\W\d_a-zà-ÿ][^\da-zà-ÿ,.(\n]{2,29}), (?:on )?(?:\d{1,2} [^\W\d_]{3,9}|[^\W\d_]{3,9} \d{1,2})(?:,? \d{4})?[.:] +(?=\S)"
)


class Heading(NamedTuple):
    """The place that heads an item, and where the item's own words begin."""

    place: str
    end: int


def heading_at(text: str, start: int) -> Heading | None:
    """Return the heading of the paragraph that begins at `start`, or `None`."""
    match = _HEADING.match(text, start)
    return None if match is None else Heading(match.group(1), match.end())
