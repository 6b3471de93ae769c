"""Caveats: remarks on sourcing: what nobody verified, who would not comment, whose word all rests on.

In: a report, its attributions. Out: one caveat per remark and question, with the chain of who says so.
Refuses: to count such a remark as a source, and to attach it to a media item's release where its words name the occurrence.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.model.captured import Report
from whence.model.passage import passage
from whence.model.said import Attribution, Caveat
from whence.model.vocabulary import AttributionKind, CaveatStatus, QuestionKind
from whence.read.text.grammar import phrase_end, word_class
from whence.read.text.kinds import singular
from whence.read.text.layout import Sentence, Token
from whence.read.text.overlaps import Overlaps
from whence.read.voices.chains import Chain, chain_at, collapse, outer_voices

METHOD = "read.caveat/1"
_GAP = 16
_FEW = 4  # one more than the words that "?" stands for
_ANY, _SOME, _LAST = frozenset("*"), frozenset("?"), frozenset("$")
_PAUSES = frozenset(",;:")
_QUOTES = frozenset('"“”„«»')
_NOT = frozenset(("not", "n't", "no", "neither", "nor", "never", "nobody", "without", "whether", "if"))
_TURNED = 5  # words before a remark in which a negative turns it round
_VERIFYING = frozenset(
    {CaveatStatus.UNVERIFIED, CaveatStatus.VERIFIED, CaveatStatus.PARTLY_VERIFIED, CaveatStatus.COULD_NOT_VERIFY}
)
_TURNING = frozenset({CaveatStatus.VERIFIED, CaveatStatus.DENIED, CaveatStatus.DISPUTED})
_SIDES = frozenset({"party", "side"})  # the word itself names nobody
_FIGHTING = frozenset({"belligerent", "combatant", "party", "side"})
_BOTH = 5
_OWN_WORD = frozenset({CaveatStatus.DENIED, CaveatStatus.DISPUTED, CaveatStatus.COULD_NOT_VERIFY})
_SILENT = frozenset(
    {AttributionKind.NO_COMMENT, AttributionKind.COULD_NOT_VERIFY, AttributionKind.DENIAL, AttributionKind.CONFIRMATION}
)


class _Pattern(NamedTuple):
    """A remark as steps over words: each a set of words to choose from, "*" alone for any words between, "?" for a few.

    `cue_only`: its clause says something else as well ("lowered its count of the dead from 31 to 27").
    """

    status: CaveatStatus
    steps: tuple[frozenset[str], ...]
    cue_only: bool


class _Match(NamedTuple):
    """Where a pattern stands: tokens `[first, last)`."""

    status: CaveatStatus
    first: int
    last: int
    cue_only: bool


@cache
def _patterns() -> dict[str, dict[str, tuple[_Pattern, ...]]]:
    """Return the patterns by their first step and their second ("" where there is none), in the order of the file."""
    found: dict[str, dict[str, list[_Pattern]]] = {}
    for table in load("caveats")["caveats"]:
        for listed in table["patterns"]:
            words = listed.split()
            kept = (
                w for w, after in zip(words, [*words[1:], ""], strict=True) if w not in _skipped() or (w, after) == ("yet", "to")
            )
            steps = tuple(_choice(step) for step in kept)
            pattern = _Pattern(CaveatStatus(table["status"]), steps, table.get("cue_only", False))
            for first, second in product(steps[0], steps[1] if len(steps) > 1 else ("",)):
                found.setdefault(first, {}).setdefault(second, []).append(pattern)
    return {first: {second: tuple(patterns) for second, patterns in rows.items()} for first, rows in found.items()}


def _choice(step: str) -> frozenset[str]:
    """Return the words of a step, those of a list that it names ("@accounts") among them."""
    lists: dict[str, str] = load("caveats")["lists"]
    return frozenset(w for part in step.split("|") for w in (lists[part[1:]].split() if part.startswith("@") else (part,)))


@cache
def _no_endings() -> frozenset[str]:
    return frozenset(load("caveats")["no_ending"].split())


def _meets(low: str, step: frozenset[str]) -> bool:
    """Say whether a word is one of a step's, or ends as one of its endings ("~ing") says."""
    return low in step or (low not in _no_endings() and any(low.endswith(end[1:]) for end in step if end[0] == "~"))


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
    kept = [at for at in range(len(tokens)) if not _is_skipped(tokens, at)]
    lows = [tokens[at].low for at in kept]
    found: list[_Match] = []
    at = 0
    while at < len(kept):
        best = _best(lows, at)
        if best is None or (best[1].status in _TURNING and _is_turned(lows, at)):
            at += 1
        else:
            end, pattern = best
            found.append(_Match(pattern.status, kept[at], kept[end - 1] + 1, pattern.cue_only))
            at = end
    return found


def _is_turned(lows: Sequence[str], at: int) -> bool:
    """Say whether a negative or a question stands before the remark: "did not dispute this", "asked whether the letter was genuine"."""
    return any(low in _NOT or low.endswith("n't") for low in lows[max(0, at - _TURNED) : at])


def _is_skipped(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the token is a quotation mark or an adverb that patterns pass over; "yet to be verified" keeps its "yet"."""
    low = tokens[at].low
    return low in _QUOTES or (low in _skipped() and not (low == "yet" and at + 1 < len(tokens) and tokens[at + 1].low == "to"))


def _best(lows: Sequence[str], at: int) -> tuple[int, _Pattern] | None:
    """Return where the longest pattern ends that begins at `at`, and itself; of two that end together, the one of more steps."""
    best: tuple[int, int, _Pattern] | None = None
    follows = lows[at + 1] if at + 1 < len(lows) else "$"
    shortened = ("n't",) if lows[at].endswith("n't") and lows[at] != "n't" else ()
    for first in (lows[at], *shortened, *(end for end in _first_endings() if _meets(lows[at], frozenset((end,))))):
        listed = _patterns().get(first)
        for second in ("", "*", "?", *_endings(listed, follows), follows) if listed else ():
            for pattern in listed.get(second, ()) if listed else ():
                end = _end_of(lows, at, pattern.steps)
                if end is not None and (best is None or (end, len(pattern.steps)) > best[:2]):
                    best = (end, len(pattern.steps), pattern)
    return None if best is None else (best[0], best[2])


@cache
def _first_endings() -> tuple[str, ...]:
    return tuple(first for first in _patterns() if first[:1] == "~")


def _endings(listed: dict[str, tuple[_Pattern, ...]], low: str) -> list[str]:
    """Return the second steps of patterns that are endings ("~ing") which a word has."""
    return [second for second in listed if second[:1] == "~" and _meets(low, frozenset((second,)))]


@cache
def _skipped() -> frozenset[str]:
    return frozenset(load("caveats")["skip"].split())


def _end_of(lows: Sequence[str], at: int, steps: Sequence[frozenset[str]]) -> int | None:
    """Return where `steps` end that begin at `at`, or `None`; "*" is at most fifteen words, "?" three without a pause, "$" the end."""
    return _rest(lows, at + 1, steps, 1)


def _rest(lows: Sequence[str], here: int, steps: Sequence[frozenset[str]], nth: int) -> int | None:
    """Return where the steps from the `nth` on end that begin at `here`; a step after "*" takes the first word with which the rest fits."""
    gap = 1
    while nth < len(steps) and steps[nth] in (_ANY, _SOME):
        gap = _GAP if steps[nth] == _ANY else _FEW
        nth += 1
    if nth == len(steps):
        return here
    if steps[nth] == _LAST:
        return here if here == len(lows) else None
    for k in range(here, min(here + gap, len(lows))):
        if gap == _FEW and not _PAUSES.isdisjoint(lows[here:k]):
            return None
        end = _rest(lows, k + 1, steps, nth + 1) if _meets(lows[k], steps[nth]) else None
        if end is not None:
            return end
    return None


def _caveats(report: Report, sentence: Sentence, match: _Match, attributions: Sequence[Attribution]) -> Iterator[Caveat]:
    tokens = sentence.tokens
    text = report.text
    start, end = _clause(tokens, match)
    wide = (tokens[start].start, tokens[end - 1].end)
    start, end = (match.first, match.last) if match.cue_only else _subordinate(tokens, match, start, end)
    where = passage(report.id, text, tokens[start].start, tokens[end - 1].end)
    by = _by(report, sentence, match, attributions)
    parties = _parties(tokens, match) if match.status is CaveatStatus.PARTIES_ONLY else ()
    if match.status is CaveatStatus.PARTIES_ONLY and not parties and not _names_sides(tokens, match):
        return
    low = _named_words(text, *wide, tokens[match.first].start, attributions)
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


def _subordinate(tokens: Sequence[Token], match: _Match, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without the clause that a remark hangs on by a comma: "Six were caught, the guard, who would not say how, said".

    What the main clause says is no remark on sourcing, and a claim is not one for standing beside it.
    """
    comma = next((at for at in range(match.first - 1, max(start, match.first - _TURNED), -1) if tokens[at].low == ","), None)
    if comma is None or not (comma == match.first - 1 or tokens[comma + 1].low in word_class("relative") | word_class("joints")):
        return start, end
    close = next((at for at in range(match.last, end) if tokens[at].low == ","), end)
    return comma + 1, close


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
    if _means_both(tokens, at):
        return _named_before(tokens, match.first)
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
        elif _is_body(token.low) and singular(token.low) not in _SIDES:
            names.append(token.text)
            at += 1
        else:
            at += 1
    return tuple(dict.fromkeys(names))


def _names_sides(tokens: Sequence[Token], match: _Match) -> bool:
    """Say whether a remark says outright that those who fight say so, whoever they are: "both accounts come from parties to the war"."""
    return any(singular(token.low) in _FIGHTING for token in tokens[match.first : match.last])


def _means_both(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "one or the other", "either of the two", "them" follows: those named before, by no name."""
    words = [token.low for token in tokens[at : at + _BOTH] if token.low != "from"]
    return words[:1] == ["them"] or words[:4] == ["one", "or", "the", "other"] or words[:1] in (["either"], ["both"])


def _named_before(tokens: Sequence[Token], first: int) -> tuple[str, ...]:
    """Return the bodies that the sentence names before a remark: "The army and the NSPA accuse each other, and all ..."."""
    names: list[str] = []
    at = 0
    while at < first:
        end = at
        while end < first and _is_name(tokens, end):
            end += 1
        if end > at:
            names.append(" ".join(t.text for t in tokens[at:end]).removesuffix("'s").removesuffix("’s"))
        elif _is_body(tokens[at].low) and singular(tokens[at].low) not in _SIDES:
            names.append(tokens[at].text)
        at = max(end, at + 1)
    return tuple(dict.fromkeys(names)) if len(set(names)) > 1 else ()


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    return (
        tokens[at].word
        and tokens[at].text[0].isupper()
        and tokens[at].low not in word_class("determiners") | word_class("openers")
    )


def _names_party(tokens: Sequence[Token], at: int) -> bool:
    while at < len(tokens) and tokens[at].low in ("from", "the", "its", "a"):
        at += 1
    return at < len(tokens) and (_is_name(tokens, at) or _is_body(tokens[at].low))


def _is_body(low: str) -> bool:
    """Say whether a word is a noun for a body, one or several ("ministries")."""
    return low in word_class("bodies", "sources") or singular(low) in word_class("bodies", "sources")


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
