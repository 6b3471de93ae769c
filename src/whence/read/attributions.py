"""Attributions: who is credited with which words, through whom, how firmly.

In: a report and its posts. Out: attributions with their chains, nested ones naming their parent.
Refuses: to invent a source. Words that nobody is credited with get no attribution; "reportedly" credits nobody and says so (UNNAMED).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from whence.model.base import replace
from whence.model.captured import Post, Report
from whence.model.passage import Span
from whence.model.said import Attribution, Hedge, Voice
from whence.model.vocabulary import AttributionKind, BlockKind, HedgeClass, Polarity, SourceKind
from whence.read.cast import Cast, is_body_word, is_person_word, read_cast
from whence.read.chains import Chain, collapse, outer_voices, share_covered
from whence.read.hedges import hedges
from whence.read.layout import Sentence, Token, is_quotation, read_sentences
from whence.read.grammar import has_clause, word_class
from whence.read.patterns import Find, find, main_subject
from whence.read.shares import find_shares
from whence.read.sources import NOBODY, Known, voices
from whence.settings import ReadSettings

METHOD = "read.attribution/1"
_MINDS = frozenset({AttributionKind.BELIEF, AttributionKind.INTENTION, AttributionKind.DEMAND, AttributionKind.ESTIMATE})
_CREDITS_NOBODY = frozenset({HedgeClass.HEARSAY, HedgeClass.ALLEGATION})
_SUBJECTS = frozenset(
    {
        SourceKind.NAMED_PERSON,
        SourceKind.UNNAMED_OFFICIAL,
        SourceKind.UNNAMED_WITNESS,
        SourceKind.ORGANISATION,
        SourceKind.OUTLET,
        SourceKind.AGENCY,
    }
)
_SPEAKING = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})


class Draft(NamedTuple):
    """An attribution on its way: a find with its voices and its content in characters. `parent` is an index among the drafts."""

    find: Find
    sentence: int
    sources: tuple[Voice, ...]
    addressee: Voice | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    own: bool
    through: bool
    parent: int | None = None


class Reading(NamedTuple):
    """What is kept while a report is read from top to bottom."""

    report: Report
    cast: Cast
    own: frozenset[str]
    heard: list[Voice]


def attributions(report: Report, posts: Sequence[Post] = (), *, settings: ReadSettings = ReadSettings()) -> list[Attribution]:
    """Return the attributions of a report in the order of their cues.

    A content that goes on in following sentences without a cue of its own is a record with certainty "carried over" (see `carried.py`).
    """
    return read_attributions(report, read_sentences(report, posts), settings=settings)


def read_attributions(report: Report, sentences: Sequence[Sentence], *, settings: ReadSettings = ReadSettings()) -> list[Attribution]:
    """Return the attributions that stand in `sentences`, those of one report."""
    from whence.read.carried import carry

    state = Reading(report, read_cast(sentences), own_names(report), [])
    made: list[Attribution] = []
    by_sentence: list[list[Attribution]] = []
    for number, sentence in enumerate(sentences):
        drafts = _with_quote_after(_drafts(state, sentence, number), sentences, number)
        records = _records(state, sentence, drafts)
        made.extend(records)
        by_sentence.append(records)
    made.extend(carry(report, sentences, by_sentence, limit=settings.carry_sentences))
    return sorted(made, key=lambda a: (a.cue[0].start if a.cue else a.content[0].start, a.content[0].start, a.id))


def _with_quote_after(drafts: list[Draft], sentences: Sequence[Sentence], number: int) -> list[Draft]:
    """Add to the sentence's last quotation the quoted sentences of its paragraph that follow: `"A," X said. "B. C."`."""
    sentence = sentences[number]
    at = next((k for k in range(len(drafts) - 1, -1, -1) if any(_quoted_part(sentence, s) for s in drafts[k].content)), None)
    if at is None:
        return drafts
    further: list[Span] = []
    for later in sentences[number + 1 :]:
        if later.paragraph != sentence.paragraph or not is_quotation(later):
            break
        further.append(Span(start=later.start, end=later.end))
    if not further or drafts[at].content[-1].end >= further[-1].end:
        return drafts
    new = [span for span in further if span.start >= drafts[at].content[-1].end]
    drafts[at] = drafts[at]._replace(content=(*drafts[at].content, *new))
    return drafts


def _quoted_part(sentence: Sentence, span: Span) -> bool:
    return any(token.quoted for token in sentence.tokens if span.start <= token.start < span.end)


def own_names(report: Report) -> frozenset[str]:
    """Return the folded names by which a report may call its own outlet."""
    return frozenset({report.outlet.lower(), report.outlet.lower().removeprefix("the ")}) if report.outlet else frozenset()


def is_own(name: str, own: Iterable[str]) -> bool:
    """Say whether a name is the report's own outlet: the same words, or all of one in the other ("Insider", "Business Insider")."""
    words = frozenset(name.lower().removeprefix("the ").split())
    return any(words <= frozenset(o.split()) or frozenset(o.split()) <= words for o in own if words and len(next(iter(words))) > 1)


def _drafts(state: Reading, sentence: Sentence, number: int) -> list[Draft]:
    """Return the sentence's finds with voices; pronouns see every voice heard before them."""
    tokens = sentence.tokens
    finds = find(tokens) or _headline(sentence)
    shares = [share for share in find_shares(tokens) if share.content]
    finds = [one for one in finds if not any(_is_what_is_shared(one, share) for share in shares)]
    finds = sorted([*finds, *shares], key=lambda f: f.cue[0])
    drafts: list[Draft] = []
    for one in finds:
        known = _known(state, sentence, one)
        sources = voices(tokens, *one.source, known) if one.source else (NOBODY,)
        sources = tuple(_first_person(v, sentence) for v in sources)
        addressee = voices(tokens, *one.addressee, known)[0] if one.addressee else None
        content = _content(state.report.text, sentence, one)
        if not content:
            continue
        own = any(is_own(v.name, state.own) for v in sources)
        through = addressee is not None and is_outlet(state, addressee) and not is_own(addressee.name, state.own)
        if through and addressee is not None and addressee.kind not in _SPEAKING:
            addressee = replace(addressee, kind=SourceKind.OUTLET)
        drafts.append(Draft(one, number, sources, addressee, _spans(tokens, one.cue), content, own, through))
        state.heard.extend(v for v in sources if v.kind is not SourceKind.NONE and v.kind is not SourceKind.MEDIA_ITEM and not own)
        if through and addressee is not None:
            state.heard.insert(max(0, len(state.heard) - len(sources)), addressee)
    _hear_subject(state, sentence)
    return _nested(drafts, tokens)


def _is_what_is_shared(one: Find, share: Find) -> bool:
    """Say whether "showing ..." is no saying of its own but what a shared video is said to show."""
    first, last = share.content[0]
    return one.kind is AttributionKind.OBSERVATION and first <= one.cue[0][0] <= min(first + 3, last)


def _hear_subject(state: Reading, sentence: Sentence) -> None:
    """Keep a person or body that a sentence is about, so that the next sentence's "he" or "it" can stand for it."""
    subject = main_subject(sentence.tokens, 0)
    if subject is None or sentence.tokens[subject[0]].low in word_class("pronouns"):
        return
    for voice in voices(sentence.tokens, *subject, Known(state.cast, state.heard[-12:], state.own, frozenset())):
        known = state.heard and state.heard[-1].name == voice.name
        if voice.kind in _SUBJECTS and not known and _may_speak(voice) and not is_own(voice.name, state.own):
            state.heard.append(voice)


def _may_speak(voice: Voice) -> bool:
    """Say whether a subject is a person or body at all, not "a search with dogs"."""
    words = voice.name.split()
    proper = all(word[0].isupper() or word.lower() in ("of", "for", "the", "and") for word in words) and words[0].lower() not in ("a", "an")
    return bool(voice.role) or proper or any(is_body_word(word.lower()) or is_person_word(word.lower()) for word in words[:5])


def _known(state: Reading, sentence: Sentence, one: Find) -> Known:
    """Return what pronouns of this find may stand for: bodies named before it, then the voices heard, the latest last."""
    place = sentence.tokens[one.source[0]].start if one.source else sentence.start
    named = [
        Voice(name=body.text, kind=SourceKind.ORGANISATION)
        for body in state.cast.bodies
        if body.end <= place and not is_own(body.text, state.own)
    ]
    subject = main_subject(sentence.tokens, 0, one.source[0]) if one.source and one.source[1] - one.source[0] == 1 else None
    here: tuple[Voice, ...] = ()
    if subject is not None and sentence.tokens[subject[0]].low not in word_class("pronouns"):
        here = voices(sentence.tokens, *subject, Known(state.cast, state.heard[-12:], state.own, frozenset()))
    return Known(state.cast, [*named[-8:], *state.heard[-12:], *(v for v in here if v.kind in _SUBJECTS)], state.own, frozenset(c.lower() for c in state.report.credits))


def is_outlet(state: Reading, voice: Voice) -> bool:
    """Say whether an addressee is an outlet or agency: by its words, or a bare name that is neither person nor place of the report."""
    if voice.kind in _SPEAKING:
        return True
    low = voice.name.lower()
    if low in {credit.lower() for credit in state.report.credits}:
        return True
    if voice.kind is SourceKind.ORGANISATION:
        return voice.name.isupper() and low not in state.cast.short
    words = voice.name.split()
    met = any(v.name == voice.name for v in state.heard)
    return voice.kind is SourceKind.NAMED_PERSON and not voice.role and not met and len(words) == 2 and all(w[0].isupper() for w in words)


def _first_person(voice: Voice, sentence: Sentence) -> Voice:
    """Let "I" of an embedded post be the post's author."""
    if sentence.post is not None and voice.as_written in ("I", "We", "we", "me") and (sentence.post.author or sentence.post.handle):
        return replace(voice, name=sentence.post.author or sentence.post.handle or "", kind=SourceKind.NAMED_PERSON)
    return voice


def _spans(tokens: Sequence[Token], ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    spans = [Span(start=tokens[a].start, end=tokens[b - 1].end) for a, b in ranges if a < b]
    return tuple(sorted(spans, key=lambda s: (s.start, s.end)))


def _content(text: str, sentence: Sentence, one: Find) -> tuple[Span, ...]:
    """Return the content in characters; a quotation that began in an earlier sentence of the paragraph is taken from its start."""
    spans = list(_spans(sentence.tokens, one.content))
    if spans and spans[0].start <= sentence.start + 1:
        running = next((q for q in sentence.quotes if q.start < sentence.start < q.end), None)
        if running is not None and sentence.tokens[0].quoted:
            spans[0] = Span(start=running.start, end=spans[0].end)
    if spans and spans[-1].end >= sentence.end - 1:
        running = next((q for q in sentence.quotes if q.start <= spans[-1].end - 1 and q.start >= sentence.start and q.end > sentence.end), None)
        if running is not None and one.cue[0][0] < one.content[-1][0] and not sentence.tokens[one.cue[0][0]].quoted:
            spans[-1] = Span(start=spans[-1].start, end=running.end)
    return tuple(spans)


def _headline(sentence: Sentence) -> list[Find]:
    """Find a headline's source: "SDF: five out", "Five out - SDF"."""
    tokens = sentence.tokens
    if sentence.kind not in (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUMMARY, BlockKind.BODY) or len(tokens) < 4:
        return []
    if sentence.kind is not BlockKind.HEADLINE and tokens[-1].low in (".", "!", "?"):
        return []
    for at, token in enumerate(tokens):
        spaced = at + 1 < len(tokens) and tokens[at + 1].start > token.end and at > 0 and (token.low != ":" or token.start == tokens[at - 1].end)
        if token.low not in (":", "-", "–", "—", "|") or not spaced or token.quoted:
            continue
        left, right = tokens[:at], tokens[at + 1 :]
        if token.low == ":" and _is_speaker(left) and len(right) > 2:
            return [Find(AttributionKind.STATEMENT, "headline", ((at, at + 1),), (0, at), ((at + 1, len(tokens)),))]
        if _is_speaker(right) and len(left) > 2 and sentence.kind is BlockKind.HEADLINE and token.low != "|":
            return [Find(AttributionKind.STATEMENT, "headline", ((at, at + 1),), (at + 1, len(tokens)), ((0, at),))]
    return []


def _is_speaker(tokens: Sequence[Token]) -> bool:
    """Say whether a short stretch of a headline names somebody: an acronym, a role, a body or a name, and no place or label."""
    if not 0 < len(tokens) <= 5 or has_clause(tokens, 0, len(tokens)) or not all(t.word or t.text in "'’.-" for t in tokens):
        return False
    last = tokens[-1]
    if last.text[0].isdigit():
        return False
    return (last.text.isupper() and 1 < len(last.text) < 7) or is_person_word(last.low) or is_body_word(last.low) or last.low in word_class("groups", "sources")


def _nested(drafts: Sequence[Draft], tokens: Sequence[Token]) -> list[Draft]:
    """Give every draft its parent: the draft with the smallest content that covers its cue."""
    out: list[Draft] = []
    for at, draft in enumerate(drafts):
        parent = _citing(drafts, at) if draft.find.cites else _enclosing(drafts, at)
        if draft.find.cites and parent is not None:
            governing = drafts[parent]
            if governing.content and not draft.find.content[0][0] >= draft.find.cue[0][1]:
                draft = draft._replace(content=governing.content)
        out.append(draft._replace(parent=parent))
    return out


def _enclosing(drafts: Sequence[Draft], at: int) -> int | None:
    cue = drafts[at].cue[0]
    best: int | None = None
    size = 0
    for other, candidate in enumerate(drafts):
        if other == at or candidate.find.cites or candidate.find.kind in (AttributionKind.NO_COMMENT, AttributionKind.COULD_NOT_VERIFY):
            continue
        if any(span.start <= cue.start and cue.end <= span.end for span in candidate.content):
            length = sum(span.end - span.start for span in candidate.content)
            mutual = any(s.start <= candidate.cue[0].start < s.end for s in drafts[at].content)
            if not mutual and (best is None or length < size):
                best, size = other, length
    return best


def _citing(drafts: Sequence[Draft], at: int) -> int | None:
    """Return the draft of the voice that cites: the nearest other cue of the sentence, those before it first."""
    others = [k for k in range(len(drafts)) if k != at and not drafts[k].find.cites and drafts[k].sources != (NOBODY,)]
    earlier = [k for k in others if k < at]
    return max(earlier) if earlier else min(others, default=None)


def _records(state: Reading, sentence: Sentence, drafts: Sequence[Draft]) -> list[Attribution]:
    """Return the sentence's attributions, and those that credit nobody ("reportedly")."""
    limits = hedges(state.report.text, sentence.start, sentence.end)
    made: dict[int, Attribution] = {}
    for at in _outer_first(drafts):
        parent = made.get(drafts[at].parent) if drafts[at].parent is not None else None  # type: ignore[arg-type]
        made[at] = _record(state, sentence, drafts[at], parent, limits)
    records = [made[at] for at in sorted(made)]
    return [*records, *_nobody(state, sentence, records, drafts, limits)]


def _outer_first(drafts: Sequence[Draft]) -> list[int]:
    """Return the drafts' numbers so that a parent comes before its children; a ring is cut at its first member."""
    order: list[int] = []
    for at in range(len(drafts)):
        line: list[int] = []
        here: int | None = at
        while here is not None and here not in order and here not in line:
            line.append(here)
            here = drafts[here].parent
        order.extend(reversed(line))
    return order


def _record(state: Reading, sentence: Sentence, draft: Draft, parent: Attribution | None, limits: Sequence[Hedge]) -> Attribution:
    outer = parent.chain if parent is not None else outer_voices(state.report, sentence.post)
    heard_of = {voice.name.lower() for voice in outer}
    if draft.through and draft.addressee is not None and draft.addressee.name.lower() not in heard_of:
        outer = (*outer, draft.addressee)
    own = draft.own or (parent is not None and parent.self_citation)
    nested_mind = parent is not None and draft.find.kind in _MINDS and all(_is_pronoun(v) for v in draft.sources)
    speaking = [] if nested_mind else [v for v in draft.sources if v.kind is not SourceKind.MEDIA_ITEM and not is_own(v.name, state.own)]
    chains = [collapse((*outer, voice)) for voice in speaking] or [collapse(outer)]
    if not speaking and not own and not nested_mind and any(h.kind in _CREDITS_NOBODY and _within(h, (*draft.content, *draft.cue)) for h in limits):
        chains = [collapse((*outer, NOBODY))]
    alternatives = tuple(chains[1:])
    kind = draft.find.kind
    if draft.find.shape == "share_passive" and any(h.kind in _CREDITS_NOBODY and _within(h, draft.content) for h in limits):
        alternatives = (*alternatives, chains[0])
        chains = [collapse((*outer, NOBODY))]
    if draft.sources == (NOBODY,) and outer and parent is None:
        alternatives = (*alternatives, collapse(outer))
    denies = kind is AttributionKind.DENIAL
    polarity = Polarity.DENIED if denies != draft.find.negated else Polarity.AFFIRMED
    if draft.find.negated and kind in (AttributionKind.CONFIRMATION, AttributionKind.DENIAL, AttributionKind.STATEMENT):
        polarity = Polarity.UNKNOWN
    return Attribution(
        report=state.report.id,
        kind=kind,
        sources=draft.sources,
        cue=draft.cue,
        content=draft.content,
        chain=chains[0],
        chain_alt=alternatives,
        parent=parent.id if parent is not None else None,
        addressee=draft.addressee,
        polarity=polarity,
        hedges=tuple(h for h in limits if _within(h, (*draft.content, *draft.cue))),
        quoted=_is_quoted(state.report.text, draft.content),
        self_citation=own,
        post=sentence.post.id if sentence.post else None,
        method=METHOD,
    )


def _is_pronoun(voice: Voice) -> bool:
    return (voice.as_written or "").lower() in word_class("pronouns")


def _within(hedge: Hedge, spans: Iterable[Span]) -> bool:
    return any(span.start <= hedge.start and hedge.end <= span.end for span in spans)


def _is_quoted(text: str, content: Sequence[Span]) -> bool:
    return all(text[span.start] in "“\"„«‘'" or (span.start and text[span.start - 1] in "“\"„«‘'") for span in content)


def _nobody(
    state: Reading, sentence: Sentence, records: Sequence[Attribution], drafts: Sequence[Draft], limits: Sequence[Hedge]
) -> list[Attribution]:
    """Return an attribution to UNNAMED for every "reportedly" or "allegedly" that stands in nobody's words."""
    made: list[Attribution] = []
    outer: Chain = outer_voices(state.report, sentence.post)
    for hedge in limits:
        if hedge.kind not in _CREDITS_NOBODY or hedge.scope is None or not _is_adverbial(hedge):
            continue
        if any(share_covered(a.content, hedge.start, hedge.end) > 0 or any(s.overlaps(_span(hedge)) for s in a.cue) for a in records):
            continue
        made.append(
            Attribution(
                report=state.report.id,
                kind=AttributionKind.STATEMENT,
                sources=(NOBODY,),
                cue=(_span(hedge),),
                content=(hedge.scope,),
                chain=collapse((*outer, NOBODY)),
                chain_alt=(outer,) if outer else (),
                hedges=(hedge,),
                post=sentence.post.id if sentence.post else None,
                method=METHOD,
            )
        )
    return made


def _is_adverbial(hedge: Hedge) -> bool:
    """Say whether a hedge credits unnamed others with a clause; "alleged" before a noun, "suspected" limit their noun only."""
    return hedge.kind is HedgeClass.HEARSAY and hedge.cue.lower() != "apparently" or hedge.cue.lower() in _ALLEGES


_ALLEGES = frozenset(
    ("allegedly", "purportedly", "it is alleged", "it was alleged", "it has been alleged", "is alleged to", "are alleged to", "was alleged to",
     "were alleged to", "it is claimed", "it was claimed", "is claimed", "purports to", "claims to show", "claimed to show", "supposedly")
)  # fmt: skip


def _span(hedge: Hedge) -> Span:
    return Span(start=hedge.start, end=hedge.end)
