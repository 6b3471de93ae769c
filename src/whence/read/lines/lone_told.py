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
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from whence.language.figures.counted import Surroundings, counted_in, noun_after
from whence.language.figures.parts import LONE
from whence.language.words import trades
from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.model.said import Figure
from whence.model.vocabulary import BlockKind, FigureModifier
from whence.read.lines.nth_dead import is_toll, nth_person
from whence.read.text.senses import grammar

if TYPE_CHECKING:
    from whence.read.lines.lines import Line

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
_HAVE_BE = frozenset({"is", "was", "has", "had", "are", "were", "have", "also", "later"})
_ENDS = frozenset(".;:!?\n—–")
_WHOSE = frozenset({"of", "from", "at", "in", "on", "with", "aged", "near"})
_LONGEST_NAME, _ASIDE, _WHICH, _AHEAD = 4, 22, 9, 12
_PARAGRAPHS, _PAIR_ASIDE = 3, 8
_FOUND = frozenset(
    {
        "found",
        "recovered",
        "discovered",
        "retrieved",
        "pulled",
        "lay",
        "lying",
        "dumped",
        "buried",
        "returned",
        "identified",
        "seen",
        "washed",
    }
)


class _Lone(NamedTuple):
    """One person of a line, or two joined by "and": where the words stand, what became of them, whether they are met for the first time."""

    first: int
    after: int
    of: str
    new: bool
    several: int = 1
    nth: int = 0


def with_lone_told(lines: Sequence["Line"]) -> list["Line"]:
    """Return the lines of a report with the one dead and the one hurt counted whom it tells of without a number."""
    found = {number: list(_in_line(line)) for number, line in enumerate(lines) if _may_tell(line)}
    given: dict[int, list[Figure]] = {}
    for of, called in LONE.items():
        told = [(number, lone) for number, some in found.items() for lone in some if lone.of == of]
        last = next(((n, lone) for n, lone in told if lone.nth and of == "killed" and is_toll(lines, lone.nth)), None)
        if last is not None:
            given.setdefault(last[0], []).append(_figure(lines[last[0]], last[1]._replace(several=last[1].nth), called))
            continue
        told = _before_another_toll(lines, of, told)
        if not told or not _is_one(lines, told):
            continue
        number, lone = told[0]
        given.setdefault(number, []).append(_figure(lines[number], lone, called))
    return [line._replace(lone=tuple(given[n])) if n in given else line for n, line in enumerate(lines)]


def _before_another_toll(lines: Sequence["Line"], of: str, told: Sequence[tuple[int, _Lone]]) -> list[tuple[int, _Lone]]:
    """Return the persons told of where the report counts no dead or hurt itself.

    A headline that counts one counts them; a number in the last paragraph alone is of another occurrence, where the first sentence has one person.
    """
    counting = [n for n, line in enumerate(lines) if any(f.of == of and (f.hi is None or f.hi > 0) for f in line.figures)]
    counting = [
        n
        for n in counting
        if not (lines[n].kind is BlockKind.HEADLINE and all(f.hi == 1 for f in lines[n].figures if f.of == of))
    ]
    if not counting:
        return list(told)
    last = lines[-1].paragraph
    if not told or last < _PARAGRAPHS or lines[told[0][0]].lead != 1 or any(lines[n].paragraph < last for n in counting):
        return []
    return [(n, lone) for n, lone in told if lines[n].paragraph < last]


def _is_one(lines: Sequence["Line"], told: Sequence[tuple[int, _Lone]]) -> bool:
    """Say whether all that is told is of one person or one pair: somebody new is met once, and names are one name."""
    if any(lone.several > 1 for _, lone in told):
        return len(told) == 1
    new = [lone for number, lone in told if lone.new and lines[number].kind is not BlockKind.HEADLINE]
    names = {words for number, lone in told if (words := _name(lines[number], lone))}
    return len(new) < 2 and len({name[-1] for name in names}) < 2


def _name(line: "Line", lone: _Lone) -> tuple[str, ...]:
    words = tuple(t.text for t in line.tokens[lone.first : lone.after])
    return words if words[0][0].isupper() and words[0].lower() not in _NEW | _KNOWN else ()


def _figure(line: "Line", lone: _Lone, called: str) -> Figure:
    start, end = line.tokens[lone.first].start, line.tokens[lone.after - 1].end
    words = line.tokens[lone.first : lone.after]
    gaps = [" " * (b.start - a.end) for a, b in pairwise(words)]
    written = "".join(f"{word.text}{gap}" for word, gap in zip(words, [*gaps, ""], strict=True))
    noun = line.low[lone.after - 1] if not _name(line, lone) else None
    return Figure(
        lo=lone.several,
        hi=lone.several,
        modifier=FigureModifier.EXACT,
        as_written=written,
        start=start,
        end=end,
        of=called,
        noun=noun,
    )


def _may_tell(line: "Line") -> bool:
    return line.kind in (BlockKind.HEADLINE, BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.SUMMARY)


def _in_line(line: "Line") -> Iterator[_Lone]:
    """Yield the persons of a line of whom it says that they died or were hurt."""
    behind = 0
    for first, after in _persons(line):
        if first < behind or any(f.start < line.tokens[after - 1].end and f.end > line.tokens[first].start for f in line.figures):
            continue
        nth = nth_person(line, first)
        pair = _second(line, after)
        behind = pair or after
        of = _became(line, first, behind)
        if of is not None and _UNREAL.isdisjoint(line.low[max(0, first - 3) : after + _AHEAD]):
            yield _Lone(first, behind, of, new=line.low[first] in _NEW, several=2 if pair else 1, nth=nth[0] if nth else 0)


def _second(line: "Line", after: int) -> int | None:
    """Return where a second person ends who is joined to the one that ends here: "and her daughter", ", Father Lazare, and a watchman"."""
    at = after
    if line.low[at : at + 1] == (",",):
        stop = min(len(line.low) - 1, at + _PAIR_ASIDE)
        at = next((j + 1 for j in range(at + 1, stop) if line.low[j] == "," and line.low[j + 1] == "and"), after)
    elif line.low[at : at + 1] == ("aged",):
        at += 2
    if line.low[at : at + 1] != ("and",) or at + 1 >= len(line.low) or line.low[at + 1] not in _NEW | _KNOWN:
        return None
    end = _noun_end(line, at + 1)
    return end


def _persons(line: "Line") -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line that are words for one person: an article and a noun, or a name that opens a clause."""
    at = 0
    while at < len(line.low):
        nth = nth_person(line, at)
        after = nth[1] if nth else _noun_end(line, at) if line.low[at] in _NEW | _KNOWN else _name_end(line, at)
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
            if follows in _singulars():
                continue  # "a police officer"
            joined = follows == "or" or (follows == "and" and not _goes_on(line, j + 2))
            return None if joined or low in _NOBODY else j + 1
        if low in trades.several():
            return None
    return None


def _name_end(line: "Line", at: int) -> int | None:
    """Return where a person's name of two words or more ends that opens a clause ("Idris Torv, 34, a baker, died")."""
    opens = (
        not at or not line.tokens[at - 1].text[0].isalnum() or line.low[at - 1] in _singulars() | {"and", "that", "when", "but"}
    )
    if line.title_case or not (opens or _is_body_of(line, at)):
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
    if grammar("be") & set(line.low[max(0, first - 3) : first - 1]):
        return None
    if before in _shooting() and line.low[after : after + 1] == ("dead",):
        return "killed"
    if is_name and _is_body_of(line, first):
        return "killed" if not _FOUND.isdisjoint(line.low[after : after + _WHICH]) else None
    follows = line.low[after : after + 1]
    if before not in _harming() or (follows == ("and",) and not _is_verb(line, after + 1)) or follows == ("or",):
        return None
    return _harming()[before]


def _is_body_of(line: "Line", at: int) -> bool:
    """Say whether the one dead is named here: "the body of Idris Torv"."""
    return at > 1 and line.low[at - 1] == "of" and line.low[at - 2] in ("body", "corpse", "remains")


def _goes_on(line: "Line", at: int) -> bool:
    """Say whether another person is joined by an article ("and his wife"), or another verb ("killing a porter and injuring four")."""
    return line.low[at : at + 1] != () and (line.low[at] in _NEW | _KNOWN or _is_verb(line, at))


def _is_verb(line: "Line", at: int) -> bool:
    return line.low[at : at + 1] != () and line.low[at] in _harming() | _shooting()


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
    elif line.low[at : at + 1] != () and line.low[at].endswith("ing"):  # "a pensioner walking her dog, 68, suffered"
        at = next((j for j in range(at + 1, min(len(line.low), at + _WHICH)) if line.low[j] in _ENDS | {","}), len(line.low))
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
    names = ("losing", "inhaling", "ailing", "breaking")
    firsts = {lemma.split()[0] for name in names for lemma in load("counted")["harmed"][name]}
    return frozenset(form for first in firsts for form in lemma_forms(first)) - {
        "report",
        "reports",
        "reporting",
        "show",
        "shows",
    }


@cache
def _shooting() -> dict[str, str]:
    """Return the forms of verbs that leave somebody "dead": "shot its driver dead"."""
    return {form: "killed" for lemma in ("shoot", "strike", "stab", "beat", "cut", "leave") for form in lemma_forms(lemma)}


@cache
def _harming() -> dict[str, str]:
    """Return the forms of verbs right before whom they killed or hurt: "killing a welder", "wounded its driver"."""
    found: dict[str, str] = {}
    for of, lemmas in (
        ("wounded", ("wound", "injure", "hurt", "maim", "hospitalise", "hospitalize", "sicken", "blind")),
        ("killed", ("kill", "murder", "slay", "assassinate", "execute", "behead")),
    ):
        found |= {form: of for lemma in lemmas for form in lemma_forms(lemma)}
    return found
