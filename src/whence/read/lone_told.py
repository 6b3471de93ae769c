"""Lone told: one person whom a report says died or was hurt, counted as one where it counts nobody so.

"The driver of a van was killed", "Idris Torv, 34, a baker, died at the station", "his mate has a broken arm", "killed its owner": whoever tells of
one dead says that there is one at least.
In: the lines of a report. Out: the same, with a figure of one for such a person in `lone`, as a part of
the toll that others may give.
Refuses: a report that counts its dead (for the hurt: its hurt), or tells of two such persons; what is denied, planned or only possible; somebody
who is one of several ("a second guard", "the driver and his son").
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whence.language import trades
from whence.language.counted import Surroundings, counted_in, noun_after
from whence.language.lexicon import load
from whence.language.parts import LONE
from whence.language.verbs import lemma_forms
from whence.model.said import Figure
from whence.model.vocabulary import BlockKind, FigureModifier
from whence.read.senses import grammar

if TYPE_CHECKING:
    from whence.read.lines import Line

_NEW = frozenset({"a", "an"})
_KNOWN = frozenset({"the", "his", "her", "its", "their", "our"})
_NOBODY = frozenset(
    {"death", "body", "casualty", "fatality", "other", "victim", "survivor", "leader", "member", "national", "official"}
)
_OTHERS = frozenset(
    {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
    | {"other", "further", "another", "more", "first", "last", "only", "same", "dead"}
)
_UNREAL = frozenset(
    {
        "not",
        "never",
        "would",
        "could",
        "may",
        "might",
        "if",
        "should",
        "will",
        "must",
        "can",
        "unless",
        "whether",
        "almost",
        "nearly",
    }
)
_HAVE_BE = frozenset({"is", "was", "has", "had", "also", "later"})
_ENDS = frozenset(".;:!?\n—–")
_WHOSE = frozenset({"of", "from", "at", "in", "on", "with", "aged", "near"})
_LONGEST_NAME, _ASIDE, _WHICH, _AHEAD = 4, 22, 9, 12


class _Lone(NamedTuple):
    """One person of a line: where the words for him stand, what became of him, and whether he is met for the first time."""

    first: int
    after: int
    of: str
    new: bool


def with_lone_told(lines: Sequence["Line"]) -> list["Line"]:
    """Return the lines of a report with the one dead and the one hurt counted whom it tells of without a number."""
    found = {number: list(_in_line(line)) for number, line in enumerate(lines) if _may_tell(line)}
    given: dict[int, list[Figure]] = {}
    for of, called in LONE.items():
        told = [(number, lone) for number, some in found.items() for lone in some if lone.of == of]
        if not told or _is_counted(lines, of) or not _is_one(lines, told):
            continue
        number, lone = told[0]
        given.setdefault(number, []).append(_figure(lines[number], lone, called))
    return [line._replace(lone=tuple(given[n])) if n in given else line for n, line in enumerate(lines)]


def _is_counted(lines: Sequence["Line"], of: str) -> bool:
    """Say whether a report counts its dead or hurt itself, or tells of several."""
    return any(f.of == of and (f.hi is None or f.hi > 0) for line in lines for f in line.figures)


def _is_one(lines: Sequence["Line"], told: Sequence[tuple[int, _Lone]]) -> bool:
    """Say whether all that is told is of one person: somebody new is met once, and names are one name."""
    new = [lone for number, lone in told if lone.new and lines[number].kind is not BlockKind.HEADLINE]
    names = {words for number, lone in told if (words := _name(lines[number], lone))}
    return len(new) < 2 and len({name[-1] for name in names}) < 2


def _name(line: "Line", lone: _Lone) -> tuple[str, ...]:
    words = tuple(t.text for t in line.tokens[lone.first : lone.after])
    return words if words[0][0].isupper() and words[0].lower() not in _NEW | _KNOWN else ()


def _figure(line: "Line", lone: _Lone, called: str) -> Figure:
    start, end = line.tokens[lone.first].start, line.tokens[lone.after - 1].end
    written = " ".join(t.text for t in line.tokens[lone.first : lone.after])
    noun = line.low[lone.after - 1] if not _name(line, lone) else None
    return Figure(lo=1, hi=1, modifier=FigureModifier.EXACT, as_written=written, start=start, end=end, of=called, noun=noun)


def _may_tell(line: "Line") -> bool:
    return line.kind in (BlockKind.HEADLINE, BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.SUMMARY)


def _in_line(line: "Line") -> Iterator[_Lone]:
    """Yield the persons of a line of whom it says that they died or were hurt."""
    for first, after in _persons(line):
        if any(f.start < line.tokens[after - 1].end and f.end > line.tokens[first].start for f in line.figures):
            continue
        of = _became(line, first, after)
        if of is not None and _UNREAL.isdisjoint(line.low[max(0, first - 3) : after + _AHEAD]):
            yield _Lone(first, after, of, new=line.low[first] in _NEW)


def _persons(line: "Line") -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line that are words for one person: an article and a noun, or a name that opens a clause."""
    at = 0
    while at < len(line.low):
        after = _noun_end(line, at) if line.low[at] in _NEW | _KNOWN else _name_end(line, at)
        if after is not None:
            yield at, after
        at = after or at + 1


def _noun_end(line: "Line", at: int) -> int | None:
    """Return where "a 44-year-old night nurse" ends, `None` where it is no one person or one of several."""
    for j in range(at + 1, min(len(line.low), at + 6)):
        low = line.low[j]
        if (
            low in _OTHERS | _NEW | _KNOWN
            or not low[0].isalnum()
            or low in grammar("conjunctions")
            or low in grammar("prepositions")
            or low in grammar("auxiliaries")
        ):
            return None
        follows = line.low[j + 1] if j + 1 < len(line.low) else "."
        if low in _singulars():
            joined = follows in ("and", "or")
            if follows in _singulars():
                continue  # "a police officer"
            return None if joined or low in _NOBODY else j + 1
        if low in trades.several():
            return None
    return None


def _name_end(line: "Line", at: int) -> int | None:
    """Return where a person's name of two words or more ends that opens a clause ("Idris Torv, 34, a baker, died")."""
    if line.title_case or (
        at and line.tokens[at - 1].text[0].isalnum() and line.low[at - 1] not in _singulars() | {"and", "that", "when", "but"}
    ):
        return None
    end = at
    while (
        end < min(len(line.tokens), at + _LONGEST_NAME)
        and line.tokens[end].text[0].isupper()
        and line.tokens[end].text[0].isalpha()
    ):
        end += 1
    return end if end - at > 1 and line.low[at] not in grammar("prepositions") | _NEW | _KNOWN else None


def _became(line: "Line", first: int, after: int) -> str | None:
    """Return what became of a person: by the verb of which the words are the subject, or the one right before them."""
    is_name = line.low[first] not in _NEW | _KNOWN
    words = [t.text for t in line.tokens]
    verb = _verb_at(line, after)
    if verb is not None:
        told = _told("a person " + " ".join(words[verb:]))
        if told is not None and not (is_name and told == "wounded" and line.low[verb] in ("hit", "struck")):
            return told
    before = line.low[first - 1] if first else ""
    if before in _harming() and not grammar("be") & set(line.low[max(0, first - 3) : first - 1]):
        follows = line.low[after] if after < len(line.low) else "."
        if follows in ("and", "or"):
            return None
        return _harming()[before]
    return None


def _told(text: str) -> str | None:
    around = Surroundings(text)
    lone = Figure(lo=1, hi=1, modifier=FigureModifier.EXACT, as_written="a", start=0, end=1, noun="person")
    of = counted_in(around, lone) if noun_after(around, 1)[0] == "person" else None
    return of if of in LONE else None


def _verb_at(line: "Line", after: int) -> int | None:
    """Return where the verb of a subject begins: right behind it, or behind what says which person is meant, or an aside between commas."""
    at = after
    if at < len(line.low) and line.low[at] in _WHOSE:
        at = next(
            (j for j in range(at + 1, min(len(line.low), at + _WHICH)) if _opens_verb(line, j) or line.low[j] in _ENDS | {","}),
            len(line.low),
        )
    elif line.low[at : at + 1] == ("who",):
        own = next((j for j in range(at + 1, min(len(line.low), at + _WHICH)) if line.low[j] in _HAVE_BE), at)
        at = next(
            (j for j in range(own + 2, min(len(line.low), own + _AHEAD)) if line.low[j] in ("was", "is", "has", "died")),
            len(line.low),
        )
    if at < len(line.low) and line.low[at] == ",":
        aside = range(at + 1, min(len(line.low) - 1, at + _ASIDE))
        stop = next((j for j in aside if line.low[j] in _ENDS), aside.stop)
        at = next((j + 1 for j in range(at + 1, stop) if line.low[j] == "," and _opens_verb(line, j + 1)), at)
        at = at + 1 if line.low[at] == "," and _opens_harm(line, at + 1) else at
    return (
        at
        if at < len(line.low) and line.low[at] not in _ENDS | {","} and (_opens_verb(line, at) or _opens_harm(line, at))
        else None
    )


def _opens_verb(line: "Line", at: int) -> bool:
    return line.low[at] in _HAVE_BE or line.low[at] in _dying() or line.low[at] in _hurting()


def _opens_harm(line: "Line", at: int) -> bool:
    """Say whether a participle stands here that says what was done to the one before it: "his mate, wounded in the hand"."""
    return line.low[at] in ("wounded", "injured", "hurt", "killed", "stabbed", "shot", "burned")


@cache
def _singulars() -> frozenset[str]:
    nouns = load("counted")["nouns"]
    return (frozenset((*nouns["person"], *nouns["kin"], *nouns["lone"])) | trades.singulars()) - _NOBODY


@cache
def _dying() -> frozenset[str]:
    return frozenset(forms[2] for forms in map(_past, load("counted")["of"]["killed"]["do"]) if forms)


def _past(lemma: str) -> tuple[str, str, str]:
    first = lemma.split()[0]
    past = next(
        (
            form
            for form in lemma_forms(first)
            if form.endswith("ed") or form in ("died", "fell", "lost", "bled", "froze", "paid", "met")
        ),
        first,
    )
    return first, lemma, past


@cache
def _hurting() -> frozenset[str]:
    names = ("losing", "inhaling", "ailing")
    firsts = {lemma.split()[0] for name in names for lemma in load("counted")["harmed"][name]}
    return frozenset(form for first in firsts for form in lemma_forms(first)) - {
        "report",
        "reports",
        "reporting",
        "show",
        "shows",
    }


@cache
def _harming() -> dict[str, str]:
    """Return the forms of verbs right before whom they killed or hurt: "killing a welder", "wounded its driver"."""
    found: dict[str, str] = {}
    for of, lemmas in (
        ("wounded", ("wound", "injure", "hurt", "maim")),
        ("killed", ("kill", "murder", "slay", "assassinate", "execute", "behead")),
    ):
        found |= {form: of for lemma in lemmas for form in lemma_forms(lemma)}
    return found
