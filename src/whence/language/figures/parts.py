"""Parts: numbers that only say of how many of a count something more is told ("14 bodies, eleven of them with gunshot wounds").

In: a text and its figures in order. Out: the same, parts of a count marked as such, so that they are no count of their own.
Refuses: to call that a part which counts something else than the whole ("12 of them were caught again").
"""

import re
from collections.abc import Sequence

from whence.language.figures.counted_apart import WHOLE
from whence.language.words.trades import people_words
from whence.model.base import replace
from whence.model.said import Figure

PART = "part of a count"
LONE = {"killed": "one of the killed", "wounded": "one of the wounded"}
"""What one is called of whom a report tells that he died or was hurt without counting anybody: one at least."""

_REACH = 160
_BEHIND = ("of them", "of whom", "of those", "of these")
_AHEAD = ("of whom", "of them", "of those", "of which", "among them", "including", "included", "among whom")
_MOST = 6
_OF_ALL = frozenset(
    {"among the", "on the", "in the", "aboard the", "of the", "of its", "of their", "of her", "of his", "of these", "of those"}
)
_OF_DEAD = re.compile(
    r"\s+of\s+(?:the|those)\s+(?:dead|killed|slain|deceased|fatalities|bodies|victims|wounded|injured|hurt)\b", re.IGNORECASE
)

_AMONG_DEAD = re.compile(
    r"[^.;:!?\n,]{1,60}\b(?:is|are|was|were|be|being)\s+(?:also\s+)?among\s+(?:the|those|its)\s+(?:\w+\s+)?(?:dead|killed|slain|victims|casualties|fatalities|wounded|injured|hurt)\b",
    re.IGNORECASE,
)
"""Behind a number: "two daughters are among the dead"."""

_BRINGING = re.compile(
    r"\b(?:bring|brings|bringing|brought|take|takes|taking|took|raise|raises|raising|raised|push|pushes|pushing|pushed|lift|lifts|lifting|lifted|so)\b"
    r"[^.;\n]{0,40}?\b(?:toll|number|total|count|tally|dead|deaths|killed|injured|wounded|casualties|fatalities)\b[^.;\n]{0,40}?\bto\s+(?:at\s+least\s+|about\s+|more\s+than\s+)?$",
    re.IGNORECASE,
)
_ONE_MORE = re.compile(
    r"\b(?:more|other|another|further|additional|also|succumbed|in\s+(?:the\s+)?hospitals?|of\s+(?:his|her|their)\s+(?:wounds|injuries|burns))\b",
    re.IGNORECASE,
)
_OF_MANY = re.compile(
    r"\b(?:since|this\s+(?:week|month|year|season|summer|winter)|(?:of|in|for)\s+(?:the|a|three|four|two|five|six|seven)\s+(?:week|month|year|war|conflict|day|days|weeks|months|campaign|season)s?"
    r"|overall|nationwide|so\s+far\s+this|worldwide)\b",
    re.IGNORECASE,
)
"""A total of several occurrences: then the smaller number is the toll of this one."""
_WERE_PEOPLE = re.compile(
    r"\s+(?:were|are|was|is)\s+(?:an?\s+)?(?:[a-z-]+\s+)?(?:men|women|children|boys|girls|babies|infants|newborns|minors|teenagers|civilians|soldiers|policemen|guards|students|pupils|schoolchildren|villagers"
    r"|foreigners|passengers|workers|prisoners|inmates|nurses|doctors|medics|firefighters|teachers|migrants|tourists|pilgrims|fighters|officers|elderly|pensioners)\b"
)
"""Behind a bare number that says who some of those counted before were: "nine deaths; two were men with bullet wounds"."""
_HAVING = re.compile(r"(?:\s+\w+){0,3}\s+having\s+(?:died|succumbed|perished)\b", re.IGNORECASE)
"""Behind a number that explains a total: "the deaths now number fourteen, five patients having died in hospital"."""


def without_parts(text: str, listed: Sequence[Figure]) -> list[Figure]:
    """Return the figures of a text, those that divide the count before them marked as parts of it."""
    parts = {at for at in range(len(listed)) if _is_part(text, listed, at)} | _addends(text, listed)
    parts |= {at for at in range(len(listed)) if _is_increment(text, listed, at)}
    parts |= {at for at in range(1, len(listed)) if at - 1 in parts and _goes_on(text, listed[at - 1], listed[at])}
    made = [replace(figure, of=PART) if at in parts else figure for at, figure in enumerate(listed)]
    for at in range(len(listed) - 1):
        if (
            listed[at].hi == 0 and text[listed[at].end : listed[at + 1].start].strip().lower() in _OF_ALL
        ):  # "none of the 40 was hurt"
            made[at] = replace(listed[at], of=listed[at].of or listed[at + 1].of)
            made[at + 1] = replace(listed[at + 1], of=WHOLE)
    return made


def _is_part(text: str, listed: Sequence[Figure], at: int) -> bool:
    figure = listed[at]
    after = text[figure.end : figure.end + 10].lstrip().lower()
    following = listed[at + 1] if at + 1 < len(listed) else None
    if figure.of is None and following is not None and text[figure.end : following.start].strip().lower() in ("of the", "of"):
        return following.of is not None and figure.noun is None  # "13 of the 19 wounded"
    if figure.of in (None, "killed", "wounded") and _OF_DEAD.match(text, figure.end) is not None:
        return True  # "two of the dead were children": how many are dead is another number
    if _AMONG_DEAD.match(text, figure.end, figure.end + _REACH):
        return True
    if figure.noun is None and at and _WERE_PEOPLE.match(text, figure.end, figure.end + 40) and _is_of_whole(text, listed, at):
        return True
    if not at or not _near(text, listed[at - 1], figure):
        return False
    before = text[max(0, figure.start - 14) : figure.start].rstrip().lower()
    split = after.startswith(_BEHIND) or before.endswith(_AHEAD)
    whole = next((f for f in reversed(listed[:at]) if f.of is not None), None)
    same = whole is not None and (
        figure.of in (whole.of, None) or (whole.of, figure.of) in (("wounded", "held"), ("killed", "wounded"))
    )  # "22 of them kept in", "nine bodies, six of them had burns"
    return split and whole is not None and same and _is_less(figure, whole)


def _is_of_whole(text: str, listed: Sequence[Figure], at: int) -> bool:
    """Say whether a count of dead or hurt that is larger stands in the same line before a number, not far off."""
    whole = next((f for f in reversed(listed[:at]) if f.of is not None), None)
    if whole is None or whole.of not in LONE or not _is_less(listed[at], whole):
        return False
    between = text[whole.end : listed[at].start]
    return len(between) < _REACH and "\n" not in between


def _is_increment(text: str, listed: Sequence[Figure], at: int) -> bool:
    """Say whether a figure only says by how many a total grew that stands beside it ("rose to 25 after two more bodies were found")."""
    figure = listed[at]
    if _brings_on(text, listed, at):
        return True
    ahead, behind = text[max(0, figure.start - 12) : figure.start].lower(), text[figure.end : figure.end + 12].lower()
    if figure.of is None or not (
        ahead.endswith(("another ", "a further ", "an additional ")) or behind.startswith((" more ", " further ", " additional "))
    ):
        return False
    beside = [f for f in listed[max(0, at - 2) : at + 3] if f is not figure and f.of == figure.of]
    return any(_is_less(figure, f) and _near(text, *((f, figure) if f.start < figure.start else (figure, f))) for f in beside)


def _brings_on(text: str, listed: Sequence[Figure], at: int) -> bool:
    """Say whether a figure leads to the total behind it ("two more died, bringing the toll to 11"), or explains the one before it."""
    figure = listed[at]
    if figure.of not in (None, "killed", "wounded", "casualties") or figure.lo == 0:
        return False
    after, before = listed[at + 1 : at + 2], listed[max(0, at - 1) : at]
    if after and len(text[figure.end : after[0].start]) < _REACH and _BRINGING.search(text, figure.end, after[0].start):
        one_more = _ONE_MORE.search(text, max(0, figure.start - 12), after[0].start) is not None
        return one_more and _is_less(figure, after[0]) and _OF_MANY.search(text, figure.end, after[0].end + 60) is None
    explains = bool(before) and before[0].noun is None and _near(text, before[0], figure)
    return explains and _is_less(figure, before[0]) and _HAVING.match(text, figure.end, figure.end + 60) is not None


def _is_less(part: Figure, whole: Figure) -> bool:
    low, high = part.lo, whole.hi if whole.hi is not None else whole.lo
    return low is not None and high is not None and (low < high or whole.hi is None)


def _goes_on(text: str, part: Figure, figure: Figure) -> bool:
    """Say whether a bare number carries a division on: "two of them in the fire and three from blows"."""
    between = text[part.end : figure.start]
    bare = figure.noun is None and text[figure.end : figure.end + 6].lower().startswith((" in ", " from", " by ", " with"))
    return bare and len(between) < 60 and between.rstrip().endswith((" and", ",")) and not set(between) & set(".;!?\n")


def _addends(text: str, listed: Sequence[Figure]) -> set[int]:
    """Return the figures that add up to the one before them: "17 people, 16 prisoners and one guard"."""
    found: set[int] = set()
    for at, whole in enumerate(listed):
        total, here = 0.0, whole
        for step in range(at + 1, min(len(listed), at + _MOST)):
            one = listed[step]
            if text[max(0, one.start - 5) : one.start].lower() == "from ":
                break  # "six, up from four, after two more died"
            if one.lo is None or whole.lo is None or one.of not in (whole.of, None, "aboard") or not _near(text, here, one):
                break
            total, here = total + one.lo, one
            told = whole.of is not None or all(_are_people(f) for f in (whole, *listed[at + 1 : step + 1]))
            if total == whole.lo and step > at + 1 and told:
                found |= set(range(at + 1, step + 1))
                break
    return found


def _are_people(figure: Figure) -> bool:
    return figure.noun is not None and figure.noun.split()[-1].lower() in people_words()


def _near(text: str, one: Figure, other: Figure) -> bool:
    between = text[one.end : other.start]
    return len(between) < _REACH and not any(mark in between for mark in (". ", "\n", "! ", "? ", ";"))
