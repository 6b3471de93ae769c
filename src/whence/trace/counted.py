"""Names beside one figure: "five Harvel fighters" retold as "five rebels of the Orne Front".

In: claims of child and parent. Out: `name_changed`, where both count the same and put another name to it that the other text nowhere has.
Refuses: two figures that only happen to be equal: what is counted must be the same, or both must stand at the top of their texts.
"""

import re
from collections.abc import Iterator, Sequence

from whence.language.words.normal import fold
from whence.model.captured import Report
from whence.model.said import Claim, Figure
from whence.model.traced import Change
from whence.model.vocabulary import BlockKind, ChangeKind
from whence.trace.comparable import in_headline
from whence.trace.texts import Words
from whence.trace.wording import is_other_name

_NEAR = 4
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ROOT = 4
_TOP = 8


def renamed(
    child: tuple[Report, Words, int], ours: Sequence[Claim], parent: tuple[Report, Words, int], theirs: Sequence[Claim]
) -> Iterator[Change]:
    """Yield the first exchange of a name beside a figure that both give. An end is its report, its words, and the unit they are."""
    for a in ours:
        for b in theirs:
            for one, other in ((f, g) for f in a.figures for g in b.figures if _one_count(child[0], a, f, parent[0], b, g)):
                new, old = _named(child[0], a, one), _named(parent[0], b, other)
                if len(new) == len(old) == 1 and _is_exchange(new[0], old[0], child, parent):
                    note = f"{old[0]!r} became {new[0]!r}"
                    yield Change(kind=ChangeKind.NAME_CHANGED, note=note, child=a.passage, parent=b.passage)
                    return


def _one_count(child: Report, a: Claim, one: Figure, parent: Report, b: Claim, other: Figure) -> bool:
    if one.lo is None or one.lo != other.lo or one.lo < 2:
        return False
    of_one = a.frame is not None and b.frame is not None and a.frame.type == b.frame.type and one.of == other.of
    return of_one or (_at_top(child, a) and _at_top(parent, b))


def _at_top(report: Report, claim: Claim) -> bool:
    """Say whether a claim stands in the first paragraph of the text."""
    body = (b for b in report.blocks if b.kind is BlockKind.BODY and len(report.text[b.start : b.end].split()) >= _TOP)
    first = next(body, None)
    return first is not None and first.start <= claim.passage.start < first.end


def _named(report: Report, claim: Claim, figure: Figure) -> list[str]:
    """Return the proper names in the few words behind a figure; in a headline, whose words are all capitals, only initials."""
    behind = report.text[figure.start : claim.passage.end]
    words = [m.group() for m in _WORD.finditer(behind[len(figure.as_written) :])][:_NEAR]
    if in_headline(report, claim):
        return [w for w in words if w.isupper() and len(w) > 1]
    return [w for w in words if w[0].isupper()]


def _is_exchange(new: str, old: str, child: tuple[Report, Words, int], parent: tuple[Report, Words, int]) -> bool:
    one, other = fold(new), fold(old)
    if not is_other_name(new, old) or one[:_ROOT] == other[:_ROOT]:
        return False  # "Turkish" and "Turkey" are one name
    return not _has(parent, one) and not _has(child, other)


def _has(end: tuple[Report, Words, int], name: str) -> bool:
    """Say whether a name stands in the own words of an end: those of a post in it are the post's."""
    _, words, unit = end
    return words.mentions(name) and any(w == name and words.unit(at) == unit for at, w in enumerate(words.folded))
