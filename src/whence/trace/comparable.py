"""Which claims of two reports may be laid beside each other on an edge.

In: the claims of both ends, and what the edge rests on. Out: the claims of each that the edge is about, and the words that two claims share.
Refuses: a claim that the child has from another medium, by its own words; where only passages were taken, whatever stands elsewhere.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from whence.language.words.normal import fold
from whence.model.captured import Report
from whence.model.said import Claim, Voice
from whence.model.vocabulary import BlockKind, SourceKind
from whence.trace.names import name_of, names_in_credit, same_name
from whence.trace.passages import Run
from whence.trace.texts import Words
from whence.trace.wordlists import word_table

MEDIA = (SourceKind.OUTLET, SourceKind.AGENCY)
# Words of one kind ("jail", "prison") count as one word when two tellings are compared.
_ONE_KIND = ("causes", "sites")


def through_others(claims: Iterable[Claim], called: Sequence[str]) -> frozenset[str]:
    """Return the ids of claims that came, as the child says, through a medium other than the parent, by what the parent is `called`."""
    names = [name_of(written) for written in called]
    return frozenset(
        c.id for c in claims if (found := _media(c)) and not any(same_name(name_of(v.name), n) for v in found for n in names)
    )


def names_outlet(report: Report, claims: Iterable[Claim], parent: str | None) -> bool:
    """Say whether a report names this outlet in a credit line, or passes something on as its ("the Times was among the first with details")."""
    name = name_of(parent) if parent else None
    if name is None:
        return False
    lines = (n for line in report.credits for n in names_in_credit(line))
    return any(same_name(n, name) for n in lines) or any(same_name(name_of(v.name), name) for c in claims for v in _media(c))


def _media(claim: Claim) -> list[Voice]:
    voices = (*claim.chain[1:], *((claim.addressee,) if claim.addressee else ()))
    return [v for v in voices if v.kind in MEDIA and v.basis not in ("metadata", "post")]


def paragraphs(report: Report, words: Words, places: Iterable[int]) -> list[tuple[int, int]]:
    """Return the paragraphs of a report in which these words stand."""
    blocks = (report.block_at(words.starts[at]) for at in places)
    return sorted({(b.start, b.end) for b in blocks if b is not None})


def in_paragraphs(claims: Iterable[Claim], where: Sequence[tuple[int, int]]) -> list[Claim]:
    """Return the claims that stand in these paragraphs."""
    return [c for c in claims if any(start <= c.passage.start < end for start, end in where)]


def taken(report: Report, words: Words, runs: Sequence[Run], *, child: bool) -> list[tuple[int, int]]:
    """Return the paragraphs that the shared words of one side stand in."""
    return paragraphs(report, words, (run.a if child else run.b for run in runs))


def shared_words(a: Claim, b: Claim) -> float:
    """Return how much two claims have in common: words, what they count, and places."""
    left, right = _content(a.passage.quote), _content(b.passage.quote)
    words = len(left & right) / min(len(left), len(right)) if left and right else 0.0
    if a.frame is None or b.frame is None:
        return words
    counted = {f.of for f in a.frame.figures if f.of and not f.standing} & {
        f.of for f in b.frame.figures if f.of and not f.standing
    }
    places = {w.place for w in (*a.frame.places, *a.frame.sites) if w.place} & {
        w.place for w in (*b.frame.places, *b.frame.sites) if w.place
    }
    return words + (0.25 if counted else 0.0) + (0.15 if places else 0.0)


@lru_cache(maxsize=1024)
def _content(quote: str) -> frozenset[str]:
    return frozenset(_kind(word) for word in fold(quote).split() if word not in word_table("small")["words"])


def _kind(word: str) -> str:
    return next((f"{table}:{kind}" for table in _ONE_KIND for kind, listed in word_table(table).items() if word in listed), word)


def in_headline(report: Report, claim: Claim) -> bool:
    """Say whether a claim stands in the headline."""
    block = report.block_at(claim.passage.start)
    if block is None:
        return False
    top = block.start == report.blocks[0].start and fold(report.text[block.start : block.end]) == fold(report.title or "")
    return block.kind is BlockKind.HEADLINE or top
