"""Chains: through which voices words reach the reader, nearest first.

In: a report, its attributions, a span. Out: the chain of the voices that stand behind the span. Refuses: to guess a voice that neither
the text nor the metadata names; an outlet nobody stated is left out.
"""

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from whence.language.words.words import Word, tokens
from whence.model.captured import Post, Report
from whence.model.passage import Span
from whence.model.said import Attribution, Voice
from whence.model.vocabulary import AttributionKind, SourceKind
from whence.read.text.grammar import word_class
from whence.read.text.kinds import kind_of_author

Chain = tuple[Voice, ...]
_MOST = 0.5
_MANY = 500
_WINDOW = 50_000  # a content stands near its cue; only a block quotation longer than this would be missed
_INITIALS = 3
_NAMES = re.compile(r"[A-Z][a-z]+(?:[ -](?:of |for |and )?[A-Z][a-z]+)+")
_HEAD, _TAIL = 600, 300  # characters in which a note says where the whole text is from
_REPRINTS = frozenset({"reposted", "republished", "reprinted", "syndicated", "appeared", "published"})
_WHOLE = frozenset({"article", "story", "report", "text", "piece", "column"})
_FIRST = frozenset({"first", "originally"})
_SAYS_NOT_WHAT_HAPPENED = frozenset(
    {AttributionKind.RESPONSIBILITY_CLAIM, AttributionKind.NO_COMMENT, AttributionKind.COULD_NOT_VERIFY}
)


def outer_voices(report: Report, post: Post | None = None) -> Chain:
    """Return the voices that stand before any words of the report: its outlet, the one agency its page credits, a post's author.

    Several credits do not say whose words are whose; then none is a link.
    """
    voices = []
    if report.outlet:
        voices.append(Voice(name=report.outlet, kind=SourceKind.OUTLET, basis="metadata"))
    credit = credited_agency(report)
    if post is None and credit is not None:
        voices.append(Voice(name=credit, kind=SourceKind.AGENCY, basis="metadata"))
    if post is not None and (post.author or post.handle):
        name = post.author or post.handle or ""
        voices.append(Voice(name=name, kind=kind_of_author(name), basis="post"))
    return tuple(voices)


def credited_agency(report: Report) -> str | None:
    """Return the one agency that the page credits; `None` for none, for several, for "agencies", for the outlet itself.

    A note before or after the text counts as a credit: "Reposted in full from X", "This article first appeared in X".
    """
    if report.credits:
        named = _agency(report.outlet or "", report.credits)
        return _spelled_out(named, report.text) if named else None
    origin = reprinted_from(report.text[:_HEAD], report.text[-_TAIL:])
    return _agency(report.outlet or "", (origin,)) if origin else None


@lru_cache(maxsize=64)
def _spelled_out(short: str, text: str) -> str:
    """Return the name that a text spells out for the initials which its page credits ("OPS": "told Orne Press Service"), else the initials."""
    if not (short.isupper() and short.isalpha() and len(short) >= _INITIALS):
        return short
    found = {name for run in _NAMES.findall(text[:_WINDOW]) for name in _parts(run, 2 * len(short)) if _capitals(name) == short}
    return found.pop() if len(found) == 1 else short


def _parts(run: str, longest: int) -> Iterator[str]:
    """Yield every stretch of a run of words with capitals, up to `longest` words: "Orne Press Service" of "Orne Press Service Monday"."""
    words = run.split()
    return (" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, min(len(words), a + longest) + 1))


def _capitals(name: str) -> str:
    return "".join(part[0] for part in re.split("[ -]", name) if part[0].isupper())


@lru_cache(maxsize=64)
def reprinted_from(head: str, tail: str) -> str | None:
    """Return from whom a report says that it took its whole text, in its first or last lines; `None` where it says no such thing."""
    for text in (head, tail):
        words = tokens(text)
        lows = [word.text.lower() for word in words]
        for at, low in enumerate(lows):
            follows = _reprint(lows, at) if low in _REPRINTS else None
            if follows is not None and (name := _name_from(words, follows)):
                return name
    return None


def _reprint(lows: Sequence[str], at: int) -> int | None:
    """Return where the name begins after "reposted in full from", "(article) first appeared in"; `None` for any other use of the verb."""
    whole = lows[at] not in ("appeared", "published") or bool(
        _WHOLE & set(lows[max(0, at - 5) : at]) and _FIRST & set(lows[max(0, at - 3) : at])
    )
    opens = at < 3 or lows[at - 1] in (".", "(", "was", "is", "first", "originally", "\n") or not lows[at - 1][0].isalnum()
    link = next(
        (
            k
            for k in range(at + 1, min(at + 6, len(lows)))
            if lows[k] in ("from", "by", "in", "on") and lows[k + 1 : k + 2] != ["full"]
        ),
        None,
    )
    return link + 1 if whole and opens and link is not None else None


def _name_from(words: Sequence[Word], at: int) -> str | None:
    if at < len(words) and words[at].text.lower() == "the":
        at += 1
    end = at
    while end < len(words) and end < at + 5 and words[end].text[0].isupper():
        end += 1
    return " ".join(word.text for word in words[at:end]) or None


@lru_cache(maxsize=64)
def _agency(outlet: str, credits: tuple[str, ...]) -> str | None:
    own = _own_words(outlet)
    names = [c for c in credits if "agencies" not in c.lower().split() and not _own_words(c) & own]
    initials = {"".join(word[0] for word in name.split()).lower() for name in names if " " in name}
    names = [name for name in names if name.lower() not in initials]
    own_initials = "".join(word[0] for word in outlet.replace("-", " ").split()).lower()
    names = [name for name in names if name.lower() != own_initials]
    return names[0] if len(names) == 1 else None


def _own_words(name: str) -> frozenset[str]:
    """Return the words that tell an outlet or agency from others: "Ceda" of "Ceda News Agency"; all of them where each says what it is."""
    words = frozenset(name.lower().split())
    return words - word_class("outlets", "sources") - word_class("in_name") - {"agency", "agencies", "service", "the"} or words


def post_at(posts: Sequence[Post], position: int) -> Post | None:
    """Return the embedded post in whose place the character at `position` stands."""
    return next((post for post in posts if post.start <= position < post.end), None)


def reading_order(attribution: Attribution) -> tuple[int, int, str]:
    """Return the key that sorts attributions as a reader meets them: by cue, or by content where no cue stands in the text."""
    start = attribution.content[0].start
    return attribution.cue[0].start if attribution.cue else start, start, attribution.id


def share_covered(content: Sequence[Span], start: int, end: int) -> float:
    """Return which share of `[start, end)` lies inside `content` (0 to 1)."""
    inside = sum(max(0, min(span.end, end) - max(span.start, start)) for span in content)
    return inside / (end - start) if end > start else 0.0


def innermost(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Return the attribution with the longest chain, then the smallest content, that covers most of `[start, end)`.

    `attributions` are in reading order. In a very long report only those within `_WINDOW` characters are looked at.
    Who claims responsibility takes the occurrence for granted: that it happened is said by whoever reports the claim.
    """
    if len(attributions) > _MANY:
        first = bisect.bisect_left(attributions, start - _WINDOW, key=lambda a: reading_order(a)[0])
        last = bisect.bisect_right(attributions, end + _WINDOW, key=lambda a: reading_order(a)[0])
        attributions = attributions[first:last]
    covering = [a for a in attributions if a.kind not in _SAYS_NOT_WHAT_HAPPENED and share_covered(a.content, start, end) > _MOST]
    return min(
        covering, key=lambda a: (-len(a.chain), sum(s.end - s.start for s in a.content), a.content[0].start, a.id), default=None
    )


def chain_at(
    report: Report, attributions: Sequence[Attribution], start: int, end: int, posts: Sequence[Post] = ()
) -> tuple[Chain, tuple[Chain, ...], Attribution | None]:
    """Return the chain behind `[start, end)`, further chains where the text leaves it open, and the innermost attribution.

    Without an attribution the chain holds the outer voices alone: the outlet says so itself.
    """
    found = innermost(attributions, start, end)
    if found is not None:
        return found.chain, found.chain_alt, found
    return outer_voices(report, post_at(posts, start)), (), None


def collapse(chain: Sequence[Voice]) -> Chain:
    """Return the chain without a voice that repeats the one before it."""
    kept: list[Voice] = []
    for voice in chain:
        if not kept or kept[-1].name.lower() != voice.name.lower():
            kept.append(voice)
    return tuple(kept)
