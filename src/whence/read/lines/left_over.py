"""Left over: the clauses of what somebody is credited with that no claim was made of.

In: a page, its attributions, the claims made so far. Out: stretches of credited words, one for every such clause.
Refuses: a scrap without a verb, a clause that another voice inside these words is credited with, words that a claim has already.
"""

from collections.abc import Iterator, Sequence

from whence.model.passage import Span
from whence.model.said import Attribution, Claim
from whence.model.vocabulary import AttributionKind
from whence.read.lines.lines import Line, Page
from whence.read.text.grammar import has_clause, word_class
from whence.read.text.layout import Token
from whence.read.text.overlaps import Overlaps

_SILENT = frozenset({AttributionKind.NO_COMMENT, AttributionKind.COULD_NOT_VERIFY})
_SHORTEST, _SPLIT = (
    4,
    3,
)  # words of a clause, and of one that the cue stands inside of ("The clerk, two colleagues said, took it home")
_HELD = 0.3  # of a clause that a claim may have already, or another voice inside these words


def clauses_left(page: Page, attributions: Sequence[Attribution], made: Sequence[Claim]) -> Iterator[Span]:
    """Yield the clauses of credited words that no claim in `made` has: "Nine were killed | and all of them were fighters, he said"."""
    taken = Overlaps((c.passage.start, c.passage.end, c) for c in made)
    within: dict[str, list[tuple[int, int, Span]]] = {}
    for attribution in attributions:
        if attribution.parent is not None:
            further = ((s.start, s.end, s) for s in (*attribution.content, *attribution.cue))
            within.setdefault(attribution.parent, []).extend(further)
    inner = {above: Overlaps(spans) for above, spans in within.items()}
    nothing: Overlaps[Span] = Overlaps(())
    seen: set[Span] = set()
    for attribution in attributions:
        if attribution.kind in _SILENT:
            continue
        for content in attribution.content:
            if (
                attribution.kind is AttributionKind.ESTIMATE
                and content not in seen
                and not taken.touching(content.start, content.end)
            ):
                if _is_count(page, content):
                    seen.add(content)
                    yield content
                continue
            for clause in _clauses(page, content, _SPLIT if len(attribution.content) > 1 else _SHORTEST):
                others = inner.get(attribution.id, nothing)
                claimed = (c.passage.span for c in taken.touching(clause.start, clause.end) if _is_in_its_voice(c, attribution))
                held = [*claimed, *others.touching(clause.start, clause.end)]
                if clause not in seen and _share(clause, held) <= _HELD:
                    seen.add(clause)
                    yield clause


def _is_count(page: Page, content: Span) -> bool:
    """Say whether what somebody counted or put at a number is a figure and what it is of: "(counted) 54 men in uniform"."""
    line = page.line_at(content.start)
    return line is not None and any(content.start <= f.start < content.end for f in line.figures) and content.end <= line.end


def _is_in_its_voice(claim: Claim, attribution: Attribution) -> bool:
    """Say whether a claim has every voice of an attribution: "A clerk saw smoke; a guard saw men run" tells nothing of the guard by the clerk."""
    return {voice.name for voice in attribution.chain} <= {voice.name for voice in claim.chain}


def _share(clause: Span, held: Sequence[Span]) -> float:
    """Return the largest share of a clause that one of some stretches has."""
    inside = (min(s.end, clause.end) - max(s.start, clause.start) for s in held)
    return max(inside, default=0) / (clause.end - clause.start)


def _clauses(page: Page, content: Span, least: int) -> Iterator[Span]:
    """Yield the clauses of a stretch that have `least` words, sentence by sentence."""
    number = page.number_at(content.start)
    while number is not None and number < len(page.lines) and page.lines[number].start < content.end:
        line = page.lines[number]
        first, after = line.index_at(max(content.start, line.start)), line.index_at(min(content.end, line.end) - 1) + 1
        yield from _clauses_in(line, first, min(after, len(line.tokens)), least)
        number += 1


def _clauses_in(line: Line, first: int, after: int, least: int) -> Iterator[Span]:
    """Yield the clauses of `tokens[first:after]`; a joint opens one where a verb stands on both of its sides."""
    tokens, start = line.tokens, first
    comma = max((at for at in range(first, after) if tokens[at].low == ","), default=first)
    stops = [at for at in range(first + 1, after) if _may_open(tokens, at, told_aside=comma < at)]
    for at in stops:
        following = next((stop for stop in stops if stop > at), after)
        short = at - start < least or following - at <= least
        if not short and has_clause(tokens, start, at) and has_clause(tokens, at + 1, following):
            yield from _whole(tokens, start, at, least)
            start = at
    yield from _whole(tokens, start, after, least)


def _may_open(tokens: Sequence[Token], at: int, *, told_aside: bool) -> bool:
    """Say whether a clause may open here; a relative one only at the end, where no comma leads back to the clause that it stands in."""
    low = tokens[at].low
    relative = (told_aside and low in ("who", "which")) or (low == "that" and tokens[at - 1].low == ",")
    return low in word_class("clause_joints") or relative or low == ";"


def _whole(tokens: Sequence[Token], start: int, end: int, least: int) -> Iterator[Span]:
    """Yield a clause without the joint that opens it and the stops around it, if it is one."""
    joints = word_class("clause_joints") | {"that"}
    while start < end and (not tokens[start].word or tokens[start].low in joints):
        start += 1
    while start < end and not tokens[end - 1].word:
        end -= 1
    words = sum(1 for token in tokens[start:end] if token.word)
    if words >= least and has_clause(tokens, start, end):
        yield Span(start=tokens[start].start, end=tokens[end - 1].end)
