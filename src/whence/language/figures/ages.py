"""Ages: small numbers that say how old somebody is, where no word for one person stands right before them.

In: a text and a number's place. Out: whether the words around say that it is an age: "one of the dead, 77, told", "the dead man, who was 31,", "two
girls, 6 and 9, are", "pupils between 7 and 16 years of age", "their ages: 19, 22 and 40".
Refuses: numbers of three digits; a list of numbers of which one is followed by a noun ("two boats, 6 and 9 metres long").
"""

import re

_MOST = 100
_OF_SEVERAL = re.compile(
    r"\b(?:one|two|three|four|another|a\s+second|a\s+third)\s+of\s+(?:the|them|those|whom|his|her|their)(?:\s+[\w-]+){0,2}\s*,\s+$",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:who|he|she)\s+(?:is|was|turned|would\s+have\s+turned|had\s+turned)\s+(?:only\s+|just\s+|about\s+)?$", re.IGNORECASE
)
_PLURAL = re.compile(r"\b[a-z]{2,}(?:s|men|women|children)\s*,\s+(?:\d{1,2}\s*,\s+){0,3}(?:\d{1,2}\s+and\s+)?$")
_PLURAL_ON = re.compile(r"(?:\s*,\s+\d{1,2}){0,3}(?:\s+and\s+\d{1,2})?\s*,\s+[a-z]")
_SET_OFF = re.compile(r"\s*[,.;)](?:\s|$)|\s+and\s+\d{1,2}\b|$")
_YEARS = re.compile(r"(?:\s+(?:and|to|or)\s+\d{1,2})?\s+years?\s+(?:of\s+age|old)\b", re.IGNORECASE)
_LISTED = re.compile(r"\b(?:ages?|aged)\b[\w\s]{0,12}:?\s*(?:\d{1,2}\s*,\s+){0,5}(?:\d{1,2}\s*,?\s+and\s+)?$", re.IGNORECASE)
_BARE = re.compile(r"\b[a-z]{2,}\s*,\s+$")
_BARE_ON = re.compile(
    r",\s+(?:(?:is|was|has|had|who|suffered|died|said|told|lost|fell|broke|escaped|survived|received|needed|drowned|collapsed|later|also)\b)"
)
_TOLL = re.compile(
    r"\b(?:dead|toll|number|numbers|killed|wounded|injured|count|total|tally|figure|missing|casualties|fatalities|deaths|hurt|bodies|victims|people|men|women)\b",
    re.IGNORECASE,
)
"""Before a number between commas: it may be how many."""

_UNDER = re.compile(
    r"\b(?:of\s+(?:them|whom|those)|children|child|boys?|girls?|minors|pupils|people|person|anyone|those|all|aged|men|women)\s+(?:under|over|below|above|younger\s+than|older\s+than)"
    r"\s+(?:the\s+age\s+of\s+)?$",
    re.IGNORECASE,
)
"""Before an age that somebody has not reached, or has passed: "two of them under ten"."""

_NEAR = 60


def is_age(text: str, start: int, end: int) -> bool:
    """Say whether the words around a number make it somebody's age."""
    if _YEARS.match(text, end) or _UNDER.search(text, max(0, start - _NEAR), start):
        return True
    number = text[start:end]
    if not number.isdigit() or int(number) >= _MOST:
        return False
    before = text[max(0, start - _NEAR) : start]
    if _SET_OFF.match(text, end) and (_OF_SEVERAL.search(before) or _WAS.search(before) or _LISTED.search(before)):
        return True
    if _BARE.search(before) is not None and _BARE_ON.match(text, end) is not None and _TOLL.search(before) is None:
        return True
    return _PLURAL.search(before) is not None and _PLURAL_ON.match(text, end) is not None and _is_one_of_two(before, text, end)


def _is_one_of_two(before: str, text: str, end: int) -> bool:
    """Say whether the number is one of a pair of bare ones between commas."""
    return (
        re.search(r"\d\s*(?:,|\sand)\s+$", before) is not None
        or re.match(r"\s*(?:,|\sand)\s+\d", text[end : end + 8]) is not None
    )
