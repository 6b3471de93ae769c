"""Caveats: remarks on sourcing: what nobody verified, who would not comment, whose word all rests on.

In: a report, its attributions. Out: one caveat per remark and question, with the chain of who says so.
Refuses: to count such a remark as a source, and to attach it to a media item's release where its words name the occurrence.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.lexicon import load
from whence.model.captured import Report
from whence.model.passage import passage
from whence.model.said import Attribution, Caveat
from whence.model.vocabulary import AttributionKind, CaveatStatus, QuestionKind
from whence.read.chains import Chain, chain_at, collapse, outer_voices
from whence.read.grammar import phrase_end, word_class
from whence.read.layout import Sentence, Token
from whence.read.overlaps import Overlaps

METHOD = "read.caveat/1"
_GAP = 16
_VERIFYING = frozenset(
    {CaveatStatus.UNVERIFIED, CaveatStatus.VERIFIED, CaveatStatus.PARTLY_VERIFIED, CaveatStatus.COULD_NOT_VERIFY}
)
_OWN_WORD = frozenset({CaveatStatus.DENIED, CaveatStatus.DISPUTED, CaveatStatus.COULD_NOT_VERIFY})
_SILENT = frozenset(
    {AttributionKind.NO_COMMENT, AttributionKind.COULD_NOT_VERIFY, AttributionKind.DENIAL, AttributionKind.CONFIRMATION}
)


class _Pattern(NamedTuple):
    status: CaveatStatus
    steps: tuple[str, ...]


class _Match(NamedTuple):
    """Where a pattern stands: tokens `[first, last)`."""

    status: CaveatStatus
    first: int
    last: int


@cache
def _patterns() -> dict[str, tuple[_Pattern, ...]]:
    """Return the patterns by their first word, in the order of the file (the first match of a sentence's stretch counts)."""
    found: dict[str, list[_Pattern]] = {}
    for table in load("caveats")["caveats"]:
        for listed in table["patterns"]:
            steps = tuple(listed.split())
            found.setdefault(steps[0], []).append(_Pattern(CaveatStatus(table["status"]), steps))
    return {first: tuple(patterns) for first, patterns in found.items()}


def caveats(report: Report, sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> Iterator[Caveat]:
    """Yield the caveats of a report in the order of their words; a sentence about two questions gives two."""
    found = ((sentence, _matches(sentence.tokens)) for sentence in sentences)
    remarked = [(sentence, matches) for sentence, matches in found if matches]
    placed = Overlaps((s.start, s.end, a) for a in attributions for s in (*a.cue, *a.content)) if remarked else None
    for sentence, matches in remarked:
        near = list({a.id: a for a in placed.touching(sentence.start, sentence.end)}.values()) if placed else ()
        spoken: set[tuple[CaveatStatus, QuestionKind | None]] = set()
        for match in matches:
            for caveat in _caveats(report, sentence, match, near):
                if (caveat.status, caveat.about) not in spoken:
                    spoken.add((caveat.status, caveat.about))
                    yield caveat


def _matches(tokens: Sequence[Token]) -> list[_Match]:
    """Return the patterns that stand in a sentence, one per stretch of words, earliest and longest first."""
    skipped, listed = _skipped(), _patterns()
    kept = [at for at, token in enumerate(tokens) if token.low not in skipped]
    lows = [tokens[at].low for at in kept]
    found: list[_Match] = []
    at = 0
    while at < len(kept):
        best: tuple[int, CaveatStatus] | None = None
        low = lows[at]
        patterns = listed.get(low, ())
        if low.endswith("n't") and low != "n't":
            patterns = (*patterns, *listed.get("n't", ()))
        follows = lows[at + 1] if at + 1 < len(lows) else ""
        for pattern in patterns:
            if pattern.steps[1:2] not in ((), ("*",), (follows,)):
                continue
            end = _end_of(lows, at, pattern.steps)
            if end is not None and (best is None or end > best[0]):
                best = (end, pattern.status)
        if best is None:
            at += 1
        else:
            found.append(_Match(best[1], kept[at], kept[best[0] - 1] + 1))
            at = best[0]
    return found


@cache
def _skipped() -> frozenset[str]:
    return frozenset(load("caveats")["skip"].split())


def _end_of(lows: Sequence[str], at: int, steps: Sequence[str]) -> int | None:
    """Return where `steps` end that begin at `at`, or `None`; "*" stands for at most fifteen words without a full stop."""
    here = at + 1
    wild = False
    for step in steps[1:]:
        if step == "*":
            wild = True
            continue
        reach = range(here, min(here + (_GAP if wild else 1), len(lows)))
        here_next = next((k for k in reach if lows[k] == step), None)
        if here_next is None:
            return None
        here, wild = here_next + 1, False
    return here


def _caveats(report: Report, sentence: Sentence, match: _Match, attributions: Sequence[Attribution]) -> Iterator[Caveat]:
    tokens = sentence.tokens
    text = report.text
    start, end = _clause(tokens, match)
    where = passage(report.id, text, tokens[start].start, tokens[end - 1].end)
    by = _by(report, sentence, match, attributions)
    parties = _parties(tokens, match) if match.status is CaveatStatus.PARTIES_ONLY else ()
    if match.status is CaveatStatus.PARTIES_ONLY and not parties:
        return
    low = _named_words(text, where.start, where.end, tokens[match.first].start, attributions)
    for about in _questions(low, match.status):
        yield Caveat(
            passage=where,
            status=match.status,
            about=about,
            all_reports=match.status is CaveatStatus.PARTIES_ONLY or about is None,
            by=by,
            verifier=_verifier(tokens, match),
            parties=parties,
            post=sentence.post.id if sentence.post else None,
            method=METHOD,
        )


def _clause(tokens: Sequence[Token], match: _Match) -> tuple[int, int]:
    """Return the stretch that the remark covers: its sentence, cut at a semicolon or ", and" that opens another clause."""
    start, end = 0, len(tokens)
    for at in range(match.first - 1, -1, -1):
        if tokens[at].low == ";":
            start = at + 1
            break
    for at in range(match.last, len(tokens)):
        if tokens[at].low == ";":
            end = at
            break
    for at in range(match.first - 1, 0, -1):
        if tokens[at].low in ("and", "but") and tokens[at - 1].low == ",":
            start = max(start, at + 1)
            break
    for at in range(match.last, len(tokens) - 1):
        if tokens[at].low == "," and tokens[at + 1].low in ("and", "but", "so"):
            end = min(end, at)
            break
    while end > start + 1 and not tokens[end - 1].word:
        end -= 1
    while start < end - 1 and (not tokens[start].word or tokens[start].low == "that"):
        start += 1
    return start, end


def _by(report: Report, sentence: Sentence, match: _Match, attributions: Sequence[Attribution]) -> Chain:
    """Return who makes the remark. The one who keeps silent, or denies, is a voice only where its own words are given."""
    first, last = sentence.tokens[match.first].start, sentence.tokens[match.last - 1].end
    if match.status in _OWN_WORD:
        own = [a for a in attributions if a.kind in _SILENT and any(s.start < last and first < s.end for s in a.cue)]
        if own:
            return own[0].chain
    outside = [a for a in attributions if not (a.kind in _SILENT and any(s.start < last and first < s.end for s in a.cue))]
    chain, _, attribution = chain_at(report, outside, first, last, (sentence.post,) if sentence.post else ())
    if attribution is None and sentence.post is None:
        return outer_voices(report)
    return collapse(chain)


def _named_words(text: str, start: int, end: int, at: int, attributions: Sequence[Attribution]) -> str:
    """Return the words that say what is unverified: the remark's own, not those of the clause that introduces who makes it."""
    for attribution in attributions:
        for span in attribution.content:
            if attribution.kind not in _SILENT and span.start <= at < span.end:
                start, end = max(start, span.start), min(end, span.end)
    return text[start:end].lower().replace("’", "'")


def _verifier(tokens: Sequence[Token], match: _Match) -> str | None:
    """Return who verified, or could not: the noun phrase after "by", or before "could not verify"."""
    at = match.last - 1 if tokens[match.last - 1].low == "by" else match.last
    if match.status in _VERIFYING and at + 1 < len(tokens) and tokens[at].low == "by":
        end = phrase_end(tokens, at + 1)
        return " ".join(t.text for t in tokens[at + 1 : end]) or None
    return None


def _parties(tokens: Sequence[Token], match: _Match) -> tuple[str, ...]:
    """Return the names after "come from": "ISIS or SDF sources", "from X or from Y"."""
    at = match.last
    names: list[str] = []
    while at < len(tokens) and len(names) < 6:
        token = tokens[at]
        if token.low in (".", ";") or (token.low == "," and not (at + 1 < len(tokens) and tokens[at + 1].text[0].isupper())):
            break
        if token.low in ("and", "that") and at + 1 < len(tokens) and not _names_party(tokens, at + 1):
            break
        if _is_name(tokens, at):
            end = at + 1
            while end < len(tokens) and _is_name(tokens, end):
                end += 1
            names.append(" ".join(t.text for t in tokens[at:end]).removesuffix("'s").removesuffix("’s"))
            at = end
        elif token.low in word_class("bodies", "sources") and token.low not in ("party", "side"):
            names.append(token.text)
            at += 1
        else:
            at += 1
    return tuple(dict.fromkeys(names))


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    return (
        tokens[at].word
        and tokens[at].text[0].isupper()
        and tokens[at].low not in word_class("determiners") | word_class("openers")
    )


def _names_party(tokens: Sequence[Token], at: int) -> bool:
    while at < len(tokens) and tokens[at].low in ("from", "the", "its", "a"):
        at += 1
    return at < len(tokens) and (_is_name(tokens, at) or tokens[at].low in word_class("bodies", "sources"))


@cache
def _about() -> tuple[tuple[QuestionKind, tuple[str, ...]], ...]:
    table: dict[str, str] = load("caveats")["about"]
    return tuple((QuestionKind(name), tuple(" ".join(w.split()) for w in words.split("|"))) for name, words in table.items())


def _questions(low: str, status: CaveatStatus) -> tuple[QuestionKind | None, ...]:
    """Return the questions that a remark names, at most two beside "happened"; `None` = all that is reported."""
    if status in (CaveatStatus.NO_COMMENT, CaveatStatus.NOT_PRESENT, CaveatStatus.PARTIES_ONLY):
        return (QuestionKind.HAPPENED,) if status is not CaveatStatus.NO_COMMENT else (None,)
    padded = f" {''.join(c if c.isalnum() or c in chr(39) + '-' else ' ' for c in low)} "
    padded = " ".join(padded.split()).join("  ")
    named = [kind for kind, words in _about() if any(f" {word} " in padded or f" {word}'s " in padded for word in words)]
    if not named:
        return (QuestionKind.HAPPENED,)
    return tuple(named[:3])
