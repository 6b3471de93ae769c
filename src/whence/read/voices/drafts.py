"""Drafts: the finds of a sentence with their voices, and which stands inside which.

In: a sentence and what has been heard above it. Out: drafts of attributions. Refuses: the report's own outlet as a source of its own.
"""

import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from whence.model.base import replace
from whence.model.captured import Report
from whence.model.passage import Span
from whence.model.said import Voice
from whence.model.vocabulary import AttributionKind, SourceKind
from whence.read.cues.finds import Find, main_subject
from whence.read.cues.shares import media_nouns
from whence.read.nesting.found import finds_of
from whence.read.speakers.aliases import by_alias
from whence.read.speakers.hearing import SUBJECTS, heard_in, may_speak
from whence.read.speakers.introduced import presented
from whence.read.speakers.issuing import issued_in, issuer
from whence.read.speakers.known import Known
from whence.read.speakers.sources import NOBODY, voices
from whence.read.speakers.through import Heard, outlet_of
from whence.read.text.cast import Cast
from whence.read.text.grammar import word_class
from whence.read.text.kinds import gathers_testimony, is_agency, kind_of_author, kind_of_outlet
from whence.read.text.layout import Sentence, Token, is_quotation
from whence.read.text.nouns import is_fragment
from whence.read.text.syntax import Tree

_QUOTE_SENTENCES = 40
_DATELINE = 200
_SPEAKING = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})


class Draft(NamedTuple):
    """An attribution on its way: a find with its voices and its content in characters. `parent` is an index among the drafts.

    `outlet` is the one that the voice was heard through earlier in the report; `turn` says that the content is what somebody speaks in
    person though no quotation marks stand around it.
    """

    find: Find
    sentence: int
    sources: tuple[Voice, ...]
    addressee: Voice | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    own: bool
    through: bool
    parent: int | None = None
    outlet: Voice | None = None
    turn: bool = False


class State(NamedTuple):
    """What is kept while a report is read from top to bottom."""

    report: Report
    cast: Cast
    own: frozenset[str]
    heard: list[Voice]
    footage: dict[int, str]
    told: list[Heard]
    issued: dict[str, Voice]


def draft_sentence(
    state: State, sentence: Sentence, number: int, learned: Sequence[Find] | None = None, tree: Tree | None = None
) -> list[Draft]:
    """Return the sentence's finds with voices; pronouns see every voice heard before them. `learned` and `tree` are those of the model."""
    tokens = sentence.tokens
    finds = finds_of(sentence, learned, tree, state.own)
    drafts: list[Draft] = []
    before_it = len(state.heard)
    for one in finds:
        known = _known(state, sentence, one, fresh=not drafts)
        sources = voices(tokens, *one.source, known) if one.source else (NOBODY,)
        sources = tuple(
            _first_person(by_alias(v, tokens, one.source[0] if one.source else None, state.heard), sentence, state.report)
            for v in sources
        )
        shown = _footage(state, sentence, one)
        sources = (shown,) if shown is not None else tuple(issuer(v, state.issued) for v in sources)
        addressee = _hearer(tokens, one, known, sources)
        content = _content(sentence, one)
        if not content or any(is_fragment(v) for v in sources):
            continue
        own = any(is_own(v.name, state.own) for v in sources) and not _speaks_for_itself(sentence, one)
        carried = one.addressee is not None and tokens[one.addressee[0] - 1].low in ("through", "via")
        gathers = addressee is not None and addressee.kind is SourceKind.ORGANISATION and gathers_testimony(addressee.name)
        speaker = addressee is not None and _is_one_heard(addressee, state.heard)
        through = addressee is not None and (carried or gathers or speaker or is_outlet(state, addressee))
        through = through and addressee is not None and not is_own(addressee.name, state.own)
        is_medium = through and not (gathers or speaker)
        if is_medium and addressee is not None and addressee.kind not in _SPEAKING and not _is_own_reporter(addressee):
            addressee = replace(addressee, kind=SourceKind.OUTLET)
        before = None if through or own else outlet_of(sources[0], state.told, state.heard)
        drafts.append(Draft(one, number, sources, addressee, _spans(tokens, one.cue), content, own, through, None, before))
        if through and addressee is not None:
            state.told.extend(Heard(voice, addressee) for voice in sources if voice.kind is not SourceKind.NONE)
        state.heard.extend(v for v in sources if v.kind not in (SourceKind.NONE, SourceKind.MEDIA_ITEM) and not own)
        if through and addressee is not None:
            state.heard.insert(max(0, len(state.heard) - len(sources)), addressee)
    known = Known(state.cast, state.heard[-12:], state.own, frozenset())
    for voice in heard_in(tokens, known, [v for draft in drafts for v in draft.sources]):
        # "a nurse, whom we call Mara" is Mara
        renamed = any(voice.start == v.start and voice.name != v.name for draft in drafts for v in draft.sources)
        if not renamed and not is_own(voice.name, state.own) and not (state.heard and state.heard[-1].name == voice.name):
            state.heard.insert(before_it if _is_told_of(voice, drafts) else len(state.heard), voice)
    state.issued.update(issued_in(tokens, [(draft.find, draft.sources) for draft in drafts if not draft.own]))
    noun = next((t.low for t in reversed(tokens) if t.low in media_nouns()), None)
    if noun is not None:
        state.footage[sentence.paragraph] = noun
    nested = _nested(drafts)
    state.told.extend(_passed_on(nested))
    return nested


def _hearer(tokens: Sequence[Token], one: Find, known: Known, sources: Sequence[Voice]) -> Voice | None:
    """Return who is told; "her" is never the one who tells her."""
    if one.addressee is None:
        return None
    names = {voice.name for voice in sources}
    return voices(tokens, *one.addressee, known._replace(heard=[v for v in known.heard if v.name not in names]))[0]


def _is_one_heard(addressee: Voice, heard: Sequence[Voice]) -> bool:
    """Say whether "him" or "her" is somebody whom the report lets speak: what they were told, the report has from them."""
    pronoun = (addressee.as_written or "").lower() in ("him", "her")
    return pronoun and any(voice.name == addressee.name for voice in heard)


def _is_told_of(voice: Voice, drafts: Sequence[Draft]) -> bool:
    """Say whether the subject of a sentence stands in a person's words: "Jan Dorn was ill, Mara Osk said": "she" and "he" are who speaks."""
    place = voice.start
    speaking = [d for d in drafts if d.sources[0].kind is SourceKind.NAMED_PERSON and d.cue and (place or 0) < d.cue[0].start]
    return place is not None and any(s.start <= place < s.end for draft in speaking for s in draft.content)


def _passed_on(drafts: Sequence[Draft]) -> Iterator[Heard]:
    """Yield the voices that an outlet quotes or cites in this sentence: what they say later came through it too."""
    for draft in drafts:
        above = drafts[draft.parent].sources[0] if draft.parent is not None else None
        if above is not None and above.kind in _SPEAKING and not draft.through:
            yield from (Heard(voice, above) for voice in draft.sources if voice.kind is not SourceKind.NONE)


def _footage(state: State, sentence: Sentence, one: Find) -> Voice | None:
    """Return the medium that "they show", "it records" speaks of: the one that the paragraph named before."""
    tokens = sentence.tokens
    if one.kind is not AttributionKind.OBSERVATION or one.source is None or one.source[1] - one.source[0] != 1:
        return None
    noun = state.footage.get(sentence.paragraph)
    token = tokens[one.source[0]]
    if (
        noun is None
        or token.low not in ("it", "they", "these", "this")
        or tokens[one.cue[-1][1] - 1].low not in word_class("show")
    ):
        return None
    return Voice(name=noun, kind=SourceKind.MEDIA_ITEM, as_written=token.text, start=token.start, end=token.end)


def _known(state: State, sentence: Sentence, one: Find, *, fresh: bool) -> Known:
    """Return what pronouns of this find may stand for: bodies named before it, then the voices heard, the latest last."""
    place = sentence.tokens[one.source[0]].start if one.source else sentence.start
    before = bisect.bisect_left(state.cast.bodies, place, key=lambda body: body.start)
    named = [
        Voice(name=body.text, kind=SourceKind.ORGANISATION)
        for body in state.cast.bodies[max(0, before - 8) : before]
        if body.end <= place and not is_own(body.text, state.own)
    ]
    pronoun = fresh and one.source is not None and one.source[1] - one.source[0] == 1
    subject = None
    if pronoun and one.source:
        shown = presented(sentence.tokens)
        subject = shown if shown and shown[1] <= one.source[0] else main_subject(sentence.tokens, 0, one.source[0])
    here: tuple[Voice, ...] = ()
    if subject is not None and sentence.tokens[subject[0]].low not in word_class("pronouns"):
        here = voices(sentence.tokens, *subject, Known(state.cast, state.heard[-12:], state.own, frozenset()))
    heard = [v for v in state.heard[-12:] if not _speaks_inside(sentence, one, v)]
    return Known(
        state.cast,
        [*named, *heard, *(v for v in here if v.kind in SUBJECTS and may_speak(v) and not _speaks_inside(sentence, one, v))],
        state.own,
        frozenset(c.lower() for c in state.report.credits),
    )


def _speaks_inside(sentence: Sentence, one: Find, voice: Voice) -> bool:
    """Say whether a voice is heard in the very words that a find credits: in "A guard told Lind that ..., she said" she is not the guard."""
    if one.source is None or voice.start is None:
        return False
    first = sentence.tokens[one.source[0]]
    return first.low in word_class("pronouns") and any(
        s.start <= voice.start < s.end for s in _spans(sentence.tokens, one.content)
    )


def is_outlet(state: State, voice: Voice) -> bool:
    """Say whether an addressee is an outlet or agency: by its words, or a bare name that is neither person nor place of the report."""
    if voice.kind in _SPEAKING or _is_own_reporter(voice):
        return True
    low = voice.name.lower()
    owner = low.replace("’", "'").split("'s ")[0]  # "the BBC's Persian service"
    if low in {credit.lower() for credit in state.report.credits} or (owner != low and is_agency(owner)):
        return True
    if voice.kind is SourceKind.ORGANISATION:
        return voice.name.isupper() and low not in state.cast.short
    words = voice.name.split()
    met = any(v.name == voice.name for v in state.heard[-200:])
    return (
        voice.kind is SourceKind.NAMED_PERSON
        and not voice.role
        and not met
        and len(words) == 2
        and all(w[0].isupper() for w in words)
    )


def _is_own_reporter(voice: Voice) -> bool:
    """Say whether a named person is called the outlet's own: "told our reporter Hugo Stell"."""
    words = (voice.as_written or "").lower().split()
    named = voice.kind is SourceKind.NAMED_PERSON and words[:1] in (["our"], ["its"])
    return named and not word_class("reporters", "sources").isdisjoint(words)


def _speaks_for_itself(sentence: Sentence, one: Find) -> bool:
    """Say whether an outlet's "we" says something now, rather than citing what it reported before."""
    if one.source is None or sentence.tokens[one.source[0]].low != "we":
        return False
    return not any(
        t.low.startswith(("report", "wrote", "written", "publish"))
        for first, after in one.cue
        for t in sentence.tokens[first:after]
    )


def _first_person(voice: Voice, sentence: Sentence, report: Report) -> Voice:
    """Let "I" of an embedded post be the post's author, and "we" outside of quotation marks the outlet itself."""
    if voice.as_written in ("We", "we") and sentence.post is None and report.outlet:
        quoted = any(q.start <= (voice.start or 0) < q.end for q in sentence.quotes)
        return (
            voice
            if quoted
            else replace(voice, name=report.outlet, kind=kind_of_outlet(report.outlet), role=None, affiliation=None)
        )
    if (
        sentence.post is not None
        and voice.as_written in ("I", "We", "we", "me")
        and (sentence.post.author or sentence.post.handle)
    ):
        author = sentence.post.author or sentence.post.handle or ""
        return replace(voice, name=author, kind=kind_of_author(author))
    return voice


def _spans(tokens: Sequence[Token], ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    spans = [Span(start=tokens[a].start, end=tokens[b - 1].end) for a, b in ranges if a < b]
    return tuple(sorted(spans, key=lambda s: (s.start, s.end)))


def _content(sentence: Sentence, one: Find) -> tuple[Span, ...]:
    """Return the content in characters; a quotation that began in an earlier sentence of the paragraph is taken from its start."""
    spans = list(_spans(sentence.tokens, one.content))
    if spans and spans[0].start <= sentence.start + 1:
        running = next((q for q in sentence.quotes if q.start < sentence.start < q.end), None)
        if running is not None and sentence.tokens[0].quoted:
            spans[0] = Span(start=running.start, end=spans[0].end)
    if spans and spans[-1].end >= sentence.end - 1:
        running = next(
            (q for q in sentence.quotes if q.start <= spans[-1].end - 1 and q.start >= sentence.start and q.end > sentence.end),
            None,
        )
        if running is not None and one.cue[0][0] < one.content[-1][0] and not sentence.tokens[one.cue[0][0]].quoted:
            spans[-1] = Span(start=spans[-1].start, end=running.end)
    further = [span for span in one.beyond if not any(span.overlaps(own) for own in spans)]
    return tuple(sorted((*spans, *further), key=lambda s: (s.start, s.end)))


def with_quote_after(drafts: list[Draft], sentences: Sequence[Sentence], number: int) -> list[Draft]:
    """Add to the sentence's last quotation the quoted sentences of its paragraph that follow: `"A," X said. "B. C."`."""
    sentence = sentences[number]
    at = next((k for k in range(len(drafts) - 1, -1, -1) if _opens_quotation(sentence, drafts[k])), None)
    if at is None:
        return drafts
    further: list[Span] = []
    for later in sentences[number + 1 : number + 1 + _QUOTE_SENTENCES]:
        if later.paragraph != sentence.paragraph or not is_quotation(later):
            break
        further.append(Span(start=later.start, end=later.end))
    if not further or drafts[at].content[-1].end >= further[-1].end:
        return drafts
    new = [span for span in further if span.start >= drafts[at].content[-1].end]
    drafts[at] = drafts[at]._replace(content=_in_one((*drafts[at].content, *new)))
    return drafts


def _in_one(pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Return pieces of content in order, those joined that only a blank parts."""
    made: list[Span] = []
    for piece in pieces:
        if made and piece.start - made[-1].end <= 1:
            made[-1] = Span(start=made[-1].start, end=piece.end)
        else:
            made.append(piece)
    return tuple(made)


def _opens_quotation(sentence: Sentence, draft: Draft) -> bool:
    """Say whether a draft is who speaks in quotation marks: some of its content is quoted, its cue is not."""
    quoted = any(_quoted_part(sentence, span) for span in draft.cue)
    return not quoted and any(_quoted_part(sentence, span) for span in draft.content)


def _quoted_part(sentence: Sentence, span: Span) -> bool:
    return any(token.quoted for token in sentence.tokens if span.start <= token.start < span.end)


def own_names(report: Report) -> frozenset[str]:
    """Return the folded names by which a report may call its own outlet."""
    if not report.outlet:
        return frozenset()
    initials = "".join(word[0] for word in report.outlet.split() if word[0].isupper())
    # a wire's dateline gives its short form: "VELAN (KNS) --"; who is called so without one is somebody else
    short = {initials.lower()} if len(initials) > 1 and f"({initials})" in report.text[:_DATELINE] else set()
    return frozenset({report.outlet.lower(), report.outlet.lower().removeprefix("the "), *short})


def is_own(name: str, own: Iterable[str]) -> bool:
    """Say whether a name is the report's own outlet: the same words, or all of one in the other ("Gazette", "Evening Gazette")."""
    words = frozenset(name.lower().removeprefix("the ").split())
    return any(
        words <= frozenset(o.split()) or frozenset(o.split()) <= words for o in own if words and len(next(iter(words))) > 1
    )


def _nested(drafts: Sequence[Draft]) -> list[Draft]:
    """Give every draft its parent: the draft with the smallest content that covers its cue."""
    out: list[Draft] = []
    for at, draft in enumerate(drafts):
        parent = _under(drafts, at)
        above = drafts[parent] if parent is not None and not draft.find.cites else None
        if above is not None and _holds_cue(draft, above) and not _holds_cue(above, draft):
            parent = None  # who stands in these words cannot be the one whose words they are
        if parent is None:
            parent = _citing(drafts, at) if draft.find.cites else _enclosing(drafts, at)
        elif not draft.find.cites and (between := _enclosing(drafts, at)) not in (None, parent):
            parent = between if parent in (_under(drafts, between), _enclosing(drafts, between)) else parent
        if draft.find.cites and parent is not None:
            governing = drafts[parent]
            before = draft.find.content[0][0] < draft.find.cue[0][1]
            if governing.content and (before or draft.find.content[0][0] <= governing.find.cue[0][0] < draft.find.content[-1][1]):
                draft = draft._replace(content=governing.content)
        out.append(draft._replace(parent=parent))
    return out


def _holds_cue(draft: Draft, other: Draft) -> bool:
    cue = other.cue[0]
    return any(span.start <= cue.start and cue.end <= span.end for span in draft.content)


def _under(drafts: Sequence[Draft], at: int) -> int | None:
    """Return the draft that the model puts this one under."""
    under = drafts[at].find.under
    if under is None:
        return None
    return next(
        (k for k, one in enumerate(drafts) if k != at and any(a < under[1] and under[0] < b for a, b in one.find.cue)), None
    )


def _enclosing(drafts: Sequence[Draft], at: int) -> int | None:
    cue = drafts[at].cue[0]
    best: int | None = None
    size = 0
    for other, candidate in enumerate(drafts):
        if (
            other == at
            or candidate.find.cites
            or candidate.find.kind in (AttributionKind.NO_COMMENT, AttributionKind.COULD_NOT_VERIFY)
        ):
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
