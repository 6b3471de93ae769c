"""Carried over: words of following sentences that still belong to the source of the sentence before.

In: a report's sentences and the attributions found in each. Out: further attributions with certainty "carried over".
Refuses: to carry past a new source, past a narrator's turn ("meanwhile", "but"), into another paragraph, or further than the limit.
"""

from collections.abc import Iterator, Sequence

from whence.model.base import replace
from whence.model.captured import Report
from whence.model.passage import Span
from whence.model.said import Attribution, Hedge
from whence.model.vocabulary import AttributionKind, BlockKind, Polarity, SourceKind
from whence.read.cues.shares import find_shares, media_nouns, shows_hedged
from whence.read.speakers.known import Known
from whence.read.speakers.sources import voices
from whence.read.text.cast import read_cast
from whence.read.text.grammar import QUOTE_MARKS, word_class
from whence.read.text.layout import Sentence, is_quotation
from whence.read.voices.chains import collapse, outer_voices
from whence.read.voices.drafts import own_names

METHOD = "read.carried/1"
_SHARE = 0.3  # of its sentence: "A report from the institute says a dam broke" is carried, a side remark is not
_PIECES = frozenset("text article story interview piece version report column".split())  # noqa: SIM905
_APPEARED = frozenset("appeared published updated ran appears corrected".split())  # noqa: SIM905
_CARRIES = frozenset(
    {
        AttributionKind.STATEMENT,
        AttributionKind.ESTIMATE,
        AttributionKind.OBSERVATION,
        AttributionKind.CONFIRMATION,
        AttributionKind.ACCUSATION,
        AttributionKind.RESPONSIBILITY_CLAIM,
        AttributionKind.MEDIA_POST,
    }
)


def carry(
    report: Report,
    sentences: Sequence[Sentence],
    found: Sequence[Sequence[Attribution]],
    limits: Sequence[Sequence[Hedge]],
    *,
    limit: int,
) -> Iterator[Attribution]:
    """Yield what following sentences still say on the word of the last source, at most `limit` sentences on.

    `found` and `limits` are the attributions and the hedges of each sentence.
    """
    last: Attribution | None = None
    since, inside = 0, False
    for at, sentence in enumerate(sentences):
        before = sentences[at - 1] if at else None
        if found[at]:
            last, since = _carrier(sentence, found[at]), 0
            inside = last is not None and _is_in_quotation(sentence, last)
            continue
        if before is not None and sentence.post is None and (made := _shown(report, before, sentence, limits[at])) is not None:
            yield made
            continue
        between = _between(sentences, found, at)
        if between is not None:
            yield _carried(report, sentence, between, False, limits[at])
            continue
        if last is None or before is None or not _goes_on(before, sentence, last):
            last = None
            continue
        if any(span.start <= sentence.start and sentence.end <= span.end + 1 for span in last.content):
            continue
        since += 1
        quoted = is_quotation(sentence)
        if quoted and inside:
            last = None  # whoever speaks in a quotation is not the one who goes on with it
            continue
        if (since > limit and not quoted) or (not quoted and not _adds_detail(sentence)):
            last = None
            continue
        yield _carried(report, sentence, last, quoted, limits[at])


def _is_in_quotation(sentence: Sentence, record: Attribution) -> bool:
    """Say whether the cue of an attribution stands in quotation marks."""
    return any(token.quoted and token.start == record.cue[0].start for token in sentence.tokens) if record.cue else False


def _carrier(sentence: Sentence, records: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution whose content makes up most of its sentence; only such a one is carried on."""
    fitting = [
        a
        for a in records
        if a.kind in _CARRIES and a.polarity is Polarity.AFFIRMED and a.chain and a.sources[0].kind is not SourceKind.NONE
    ]
    outermost = [a for a in fitting if a.parent is None or a.parent not in {b.id for b in fitting}]
    for record in reversed(outermost):
        covered = sum(min(s.end, sentence.end) - max(s.start, sentence.start) for s in record.content if s.end > sentence.start)
        if covered >= _SHARE * (sentence.end - sentence.start):
            return record
    return None


def _between(sentences: Sequence[Sentence], found: Sequence[Sequence[Attribution]], at: int) -> Attribution | None:
    """Return the attribution of a speaker who has the sentences before and after in one paragraph: "She saw men run. Two fired. She hid"."""
    if not 0 < at < len(sentences) - 1 or is_quotation(sentences[at]):
        return None
    around = sentences[at - 1], sentences[at + 1]
    if any(s.paragraph != sentences[at].paragraph or s.post != sentences[at].post for s in around):
        return None
    before, after = (
        [
            a
            for a in found[near]
            if a.kind in _CARRIES and a.parent is None and a.sources and a.sources[0].kind is not SourceKind.NONE
        ]
        for near in (at - 1, at + 1)
    )
    names = {a.sources[0].name for a in after}
    speaker = next((a for a in reversed(before) if a.sources[0].name in names), None)
    only = len({a.sources[0].name for a in before}) == 1
    return speaker if only and _adds_detail(sentences[at], opens=True) else None


def _goes_on(before: Sentence, sentence: Sentence, last: Attribution) -> bool:
    """Say whether a sentence stands where its neighbour's source may still be speaking."""
    if before.post != sentence.post or sentence.kind in (BlockKind.HEADLINE, BlockKind.CAPTION):
        return False
    if before.paragraph == sentence.paragraph:
        return True
    return last.quoted and is_quotation(sentence) and sentence.paragraph == before.paragraph + 1 and sentence.kind is before.kind


def _adds_detail(sentence: Sentence, *, opens: bool = False) -> bool:
    """Say whether a sentence goes on telling: it begins with a pronoun, an article or a number, and the narrator does not turn.

    `opens`: it may begin with any word.
    """
    words = [token for token in sentence.tokens if token.word]
    if len(words) < 3 or words[0].low in word_class("narrator") or any(t.text in QUOTE_MARKS for t in sentence.tokens[:1]):
        return False
    if any(
        token.low
        in (
            "verified",
            "verify",
            "confirmed",
            "confirm",
            "comment",
            "unverified",
            "unconfirmed",
            "known",
            "clear",
            "unclear",
            "checked",
        )
        for token in words
    ):
        return False
    if any(token.low in media_nouns() for token in words[:5]) or sentence.tokens[-1].low == ":":
        return False
    if any(token.low in _PIECES for token in words[:4]) and any(token.low in _APPEARED for token in words[:7]):
        return False
    return (
        opens
        or words[0].low in word_class("detail")
        or words[0].text[0].isdigit()
        or words[0].low in word_class("groups", "sources")
    )


def _carried(report: Report, sentence: Sentence, last: Attribution, quoted: bool, limits: Sequence[Hedge]) -> Attribution:
    return Attribution(
        report=report.id,
        kind=last.kind,
        sources=last.sources,
        content=(Span(start=sentence.start, end=sentence.end),),
        chain=last.chain,
        chain_alt=last.chain_alt
        if quoted
        else (*last.chain_alt, outer_voices(report, sentence.post))[:3]
        if len(last.chain) > 1
        else last.chain_alt,
        parent=last.parent,
        addressee=last.addressee,
        polarity=last.polarity,
        hedges=tuple(limits),
        quoted=quoted,
        self_citation=last.self_citation,
        certainty="carried over",
        post=last.post,
        method=METHOD,
    )


def _shown(report: Report, before: Sentence, sentence: Sentence, limits: Sequence[Hedge]) -> Attribution | None:
    """Carry who shared a video to "It allegedly shows ..." in the next sentence."""
    if before.paragraph != sentence.paragraph:
        return None
    shown = shows_hedged(sentence.tokens)
    shares = [share for share in find_shares(before.tokens) if share.source is not None and not share.content]
    if shown is None or not shares:
        return None
    made = _share_record(report, before, sentence, shares[-1].source or (0, 1), shown)
    return replace(made, hedges=tuple(limits))


def _share_record(
    report: Report, before: Sentence, sentence: Sentence, source: tuple[int, int], shown: tuple[int, int]
) -> Attribution:
    named = voices(before.tokens, *source, Known(read_cast([before, sentence]), (), own_names(report), frozenset()))
    content = Span(start=sentence.tokens[shown[0]].start, end=sentence.tokens[shown[1] - 1].end)
    return Attribution(
        report=report.id,
        kind=AttributionKind.MEDIA_POST,
        sources=named,
        content=(content,),
        chain=collapse((*outer_voices(report, sentence.post), named[0])),
        certainty="carried over",
        post=sentence.post.id if sentence.post else None,
        method=METHOD,
    )
