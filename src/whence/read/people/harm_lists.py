"""Harm lists: who is listed behind a bare word for those harmed ("four people, the candidate Teodora Vance and three aides").

In: a line with its syntax, where the words behind "people" begin. Out: the tokens of the list.
Refuses: what goes on with a verb: "three people, the police said".
"""

from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range
from whence.read.text.syntax import Tree

_COLON = 10
"""Words from the bare noun to a colon that opens a list of names: "two people taken in Karsh: Omar Belg, a baker, and his son"."""
_AMONG = 18
"""Words from it to an "among them"."""
_LONGEST = 30
_OPENS = frozenset({",", ":", "—", "–"})
_ENDS = frozenset('.;:!?—–"“”()')
_LEADS = frozenset(
    [
        "among",
        "including",
        "them",
        "of",
        "whom",
        "most",
        "many",
        "some",
        "all",
        "both",
        "half",
        "nearly",
        "mostly",
        "mainly",
        "almost",
        "at",
        "least",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
    ]
)
_CLAUSES = frozenset(
    {
        "who",
        "which",
        "that",
        "whose",
        "where",
        "when",
        "after",
        "before",
        "as",
        "while",
        "but",
        "because",
        "according",
        "on",
        "in",
        "at",
    }
)


def listed_behind(line: Line, tree: Tree, at: int) -> Range | None:
    """Return the list that a comma right at token `at` opens, or a colon a few words further on; `None` where no list follows."""
    first = at + 1 if line.low[at : at + 1] == (",",) else _after_colon(line, at) or _after_among(line, at)
    if first is None:
        return None
    while first < len(line.low) and line.low[first] in _LEADS and not tree.is_noun(first):
        first += 1
    after = first
    while after < len(line.low) and after - first < _LONGEST and not _stops(line, tree, after):
        after += 1
    if after < len(line.low) and (tree.is_verb(after) or line.low[after] in _CLAUSES):
        after = next((j for j in range(after - 1, first - 1, -1) if line.low[j] == ","), first)
    return Range(first, after) if first < after and line.low[first] not in _CLAUSES else None


def _after_colon(line: Line, at: int) -> int | None:
    for j in range(at, min(at + _COLON, len(line.low))):
        if line.low[j] == ":":
            return j + 1
        if line.low[j] in _ENDS or line.low[j] == ",":
            return None
    return None


def _after_among(line: Line, at: int) -> int | None:
    """Return where "among them" leads the list in, behind what was done to them ("three people were burned at Karsh, among them")."""
    for j in range(at, min(at + _AMONG, len(line.low) - 1)):
        if line.low[j : j + 2] in (("among", "them"), ("amongst", "them")) or (
            line.low[j] == "including" and line.low[j - 1] == ","
        ):
            return j
        if line.low[j] in _ENDS:
            return None
    return None


def _stops(line: Line, tree: Tree, at: int) -> bool:
    return line.low[at] in _ENDS or line.low[at] in _CLAUSES or tree.is_verb(at)
