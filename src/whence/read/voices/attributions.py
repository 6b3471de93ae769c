"""Attributions: who is credited with which words, through whom, how firmly.

In: a report and its posts. Out: attributions with their chains, nested ones naming their parent.
Refuses: to invent a source. Words that nobody is credited with get no attribution; "reportedly" credits nobody and says so (UNNAMED).
"""

from collections.abc import Iterable, Sequence

from whence.model.captured import Post, Report
from whence.model.passage import Span
from whence.model.said import Attribution, Hedge, Voice
from whence.model.vocabulary import AttributionKind, BlockKind, HedgeClass, Polarity, SourceKind
from whence.read.cues.finds import Find, main_subject
from whence.read.hedging.hedges import hedges_by_sentence
from whence.read.speakers.hearing import may_speak
from whence.read.speakers.known import Known
from whence.read.speakers.named_later import named_later
from whence.read.speakers.sources import NOBODY, voices
from whence.read.text.cast import read_cast
from whence.read.text.grammar import word_class
from whence.read.text.layout import Sentence, read_sentences
from whence.read.text.syntax import Tree
from whence.read.voices.carried import carry
from whence.read.voices.chains import Chain, collapse, outer_voices, reading_order, share_covered
from whence.read.voices.drafts import Draft, State, draft_sentence, is_own, own_names, with_quote_after
from whence.read.voices.had_from import had_from
from whence.read.voices.relayed import relayed
from whence.read.voices.running import under_quotations
from whence.read.voices.turns import with_turn
from whence.settings import ReadSettings

METHOD = "read.attribution/1"
_DEFAULTS = ReadSettings()


_MINDS = frozenset({AttributionKind.BELIEF, AttributionKind.INTENTION, AttributionKind.DEMAND, AttributionKind.ESTIMATE})


# Kinds that say neither yes nor no where they are negated ("did not deny").
_OPEN_IF_NEGATED = frozenset(
    {
        AttributionKind.CONFIRMATION,
        AttributionKind.DENIAL,
        AttributionKind.STATEMENT,
        AttributionKind.NO_COMMENT,
        AttributionKind.COULD_NOT_VERIFY,
    }
)
_CREDITS_NOBODY = frozenset({HedgeClass.HEARSAY, HedgeClass.ALLEGATION})


def attributions(report: Report, posts: Sequence[Post] = (), *, settings: ReadSettings = _DEFAULTS) -> list[Attribution]:
    """Return the attributions of a report in the order of their cues.

    A content that goes on in following sentences without a cue of its own is a record with certainty "carried over" (see `carried.py`).
    """
    sentences = read_sentences(report, posts)
    return read_attributions(report, sentences, hedges_by_sentence(report.text, sentences), settings=settings)


def read_attributions(
    report: Report,
    sentences: Sequence[Sentence],
    limits: Sequence[Sequence[Hedge]],
    *,
    settings: ReadSettings = _DEFAULTS,
    learned: Sequence[Sequence[Find]] | None = None,
    trees: Sequence[Tree | None] | None = None,
) -> list[Attribution]:
    """Return the attributions that stand in `sentences`, those of one report.

    `limits` are the hedges of each sentence, `learned` what the model found in each and `trees` how it parses them (`None`:
    the rules alone).
    """
    state = State(report, read_cast(sentences), own_names(report), [], {}, [], {})
    made: list[Attribution] = []
    by_sentence: list[list[Attribution]] = []
    frame: Attribution | None = None
    framed: set[str] = set()
    for number, sentence in enumerate(sentences):
        frame = _frame(state, sentences, number, frame)
        if frame is not None and frame.id not in framed:
            framed.add(frame.id)
            made.append(frame)
        drafts = with_quote_after(
            draft_sentence(
                state,
                sentence,
                number,
                learned[number] if learned is not None else None,
                trees[number] if trees is not None else None,
            ),
            sentences,
            number,
        )
        by_sentence.append(_records(state, sentence, with_turn(drafts, sentences, number), frame, limits[number]))
    by_sentence = relayed(sentences, under_quotations(report, by_sentence), state.cast, state.own)
    by_sentence = had_from(sentences, by_sentence, state.cast, state.own)
    by_sentence = named_later(sentences, by_sentence)
    made.extend(record for records in by_sentence for record in records)
    made.extend(carry(report, sentences, by_sentence, limits, limit=settings.carry_sentences))
    return sorted(made, key=reading_order)


def _frame(state: State, sentences: Sequence[Sentence], number: int, open_frame: Attribution | None) -> Attribution | None:
    """Return what a sentence stands in as a whole: an embedded post, or a block quotation that the sentence before introduces."""
    sentence = sentences[number]
    if sentence.post is not None:
        if open_frame is not None and open_frame.post == sentence.post.id:
            return open_frame
        post = sentence.post
        author = outer_voices(state.report, post)[len(outer_voices(state.report)) :] or outer_voices(state.report, post)[-1:]
        return _framed(state, sentence, author, Span(start=post.text_start, end=post.text_end), AttributionKind.MEDIA_POST)
    if sentence.kind is not BlockKind.QUOTE:
        return None
    if open_frame is not None and open_frame.content[0].start <= sentence.start < open_frame.content[0].end:
        return open_frame
    before = sentences[number - 1] if number else None
    if before is None or before.kind is BlockKind.QUOTE or not before.tokens or before.tokens[-1].low != ":":
        return None
    subject = main_subject(before.tokens)
    if subject is None:
        return None
    known = Known(state.cast, state.heard[-12:], state.own, frozenset())
    source = voices(before.tokens, *subject, known)
    last = next(
        (k for k in range(number, len(sentences)) if sentences[k].kind is not BlockKind.QUOTE or sentences[k].post),
        len(sentences),
    )
    if not may_speak(source[0]) or is_own(source[0].name, state.own):
        return None
    return _framed(state, sentence, source, Span(start=sentence.start, end=sentences[last - 1].end), AttributionKind.STATEMENT)


def _framed(state: State, sentence: Sentence, source: tuple[Voice, ...], content: Span, kind: AttributionKind) -> Attribution:
    outer = outer_voices(state.report, sentence.post)
    return Attribution(
        report=state.report.id,
        kind=kind,
        sources=source,
        content=(content,),
        chain=outer if sentence.post is not None else collapse((*outer, source[0])),
        quoted=True,
        post=sentence.post.id if sentence.post else None,
        method=METHOD,
    )


def _records(
    state: State, sentence: Sentence, drafts: Sequence[Draft], frame: Attribution | None, limits: Sequence[Hedge]
) -> list[Attribution]:
    """Return the sentence's attributions, and those that credit nobody ("reportedly")."""
    made: dict[int, Attribution] = {}
    for at in _outer_first(drafts):
        above = drafts[at].parent
        parent = frame if above is None else made.get(above, frame)
        made[at] = _record(state, sentence, drafts[at], parent, limits)
    records = [made[at] for at in sorted(made)]
    return [*records, *_nobody(state, sentence, records, limits, frame)]


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


def _record(state: State, sentence: Sentence, draft: Draft, parent: Attribution | None, limits: Sequence[Hedge]) -> Attribution:
    outer = parent.chain if parent is not None else outer_voices(state.report, sentence.post)
    heard_of = {voice.name.lower() for voice in outer}
    if draft.through and draft.addressee is not None and draft.addressee.name.lower() not in heard_of:
        outer = (*outer, draft.addressee)
    elif draft.outlet is not None and draft.outlet.name.lower() not in heard_of:
        outer = (*outer, draft.outlet)
    own = draft.own or (parent is not None and parent.self_citation)
    nested_mind = parent is not None and draft.find.kind in _MINDS and all(_is_pronoun(v) for v in draft.sources)
    speaking = (
        [] if nested_mind else [v for v in draft.sources if v.kind is not SourceKind.MEDIA_ITEM and not is_own(v.name, state.own)]
    )
    chains = [collapse((*outer, voice)) for voice in speaking] or [collapse(outer)]
    if (
        not speaking
        and not own
        and not nested_mind
        and any(h.kind in _CREDITS_NOBODY and _within(h, (*draft.content, *draft.cue)) for h in limits)
    ):
        chains = [collapse((*outer, NOBODY))]
    alternatives = tuple(chains[1:])
    kind = draft.find.kind
    if draft.find.cites and parent is not None and parent.kind is AttributionKind.CONFIRMATION:
        kind = parent.kind  # who confirms on another's word hands on what is confirmed
    if draft.find.shape == "share_passive" and any(h.kind in _CREDITS_NOBODY and _within(h, draft.content) for h in limits):
        alternatives = (*alternatives, chains[0])
        chains = [collapse((*outer, NOBODY))]
    if draft.sources == (NOBODY,) and outer and parent is None:
        alternatives = (*alternatives, collapse(outer))
    denies = kind is AttributionKind.DENIAL
    polarity = Polarity.DENIED if denies != draft.find.negated else Polarity.AFFIRMED
    if draft.find.negated and kind in _OPEN_IF_NEGATED:
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
        hedges=tuple(h for h in limits if _within(h, draft.content) or any(s.overlaps(_span(h)) for s in draft.cue)),
        quoted=draft.turn or _is_quoted(state.report.text, draft.content),
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
    state: State, sentence: Sentence, records: Sequence[Attribution], limits: Sequence[Hedge], frame: Attribution | None
) -> list[Attribution]:
    """Return an attribution to UNNAMED for every "reportedly" or "allegedly" that stands in nobody's words."""
    made: list[Attribution] = []
    outer: Chain = frame.chain if frame is not None else outer_voices(state.report, sentence.post)
    for hedge in limits:
        if hedge.kind not in _CREDITS_NOBODY or hedge.scope is None or not _is_adverbial(hedge):
            continue
        if any(
            share_covered(a.content, hedge.start, hedge.end) > 0 or any(s.overlaps(_span(hedge)) for s in a.cue) for a in records
        ):
            continue
        made.append(
            Attribution(
                report=state.report.id,
                kind=AttributionKind.STATEMENT,
                sources=(NOBODY,),
                cue=(_span(hedge),),
                content=_limited(state.report.text, hedge, hedge.scope),
                chain=collapse((*outer, NOBODY)),
                chain_alt=(outer,) if outer else (),
                parent=frame.id if frame is not None else None,
                hedges=(hedge,),
                post=sentence.post.id if sentence.post else None,
                method=METHOD,
            )
        )
    return made


def _limited(text: str, hedge: Hedge, scope: Span) -> tuple[Span, ...]:
    """Return the words that a hedge limits: its clause without the hedge itself and without the stops around it."""
    pieces = []
    for start, end in ((scope.start, hedge.start), (hedge.end, scope.end)):
        while start < end and text[start] in " ,;:—–\n":
            start += 1
        while end > start and text[end - 1] in " ,;:.!?—–\n":
            end -= 1
        if start < end:
            pieces.append(Span(start=start, end=end))
    return tuple(pieces) or (scope,)


def _is_adverbial(hedge: Hedge) -> bool:
    """Say whether a hedge credits unnamed others with a clause; "alleged" before a noun, "suspected" limit their noun only."""
    return (hedge.kind is HedgeClass.HEARSAY and hedge.cue.lower() != "apparently") or hedge.cue.lower() in _ALLEGES


_ALLEGES = frozenset(
    ("allegedly", "purportedly", "it is alleged", "it was alleged", "it has been alleged", "is alleged to", "are alleged to", "was alleged to",
     "were alleged to", "it is claimed", "it was claimed", "is claimed", "purports to", "claims to show", "claimed to show", "supposedly")
)  # fmt: skip


def _span(hedge: Hedge) -> Span:
    return Span(start=hedge.start, end=hedge.end)
