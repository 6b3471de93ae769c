"""Had from: from whom a speaker says that he has what he told: "He said he had this from a porter", "figures she attributed to the clinic".

In: the sentences of a report and the attributions of each. Out: the same, that somebody last in the chain of what the speaker told.
Refuses: what a speaker did not have from somebody; words of another speaker; anything told more than two sentences before.
"""

from collections.abc import Iterator, Sequence

from whence.language.words.lexicon import load
from whence.model.base import replace
from whence.model.passage import Span
from whence.model.said import Attribution, Voice
from whence.model.vocabulary import AttributionKind, SourceKind
from whence.read.cues.finds import Range
from whence.read.speakers.callings import PERSONS
from whence.read.speakers.hearing import may_speak
from whence.read.speakers.known import Known
from whence.read.speakers.sources import voices
from whence.read.text.cast import Cast
from whence.read.text.grammar import phrase_end, verb_group_start, word_class
from whence.read.text.kinds import is_paper, is_source_noun
from whence.read.text.layout import Sentence, Token
from whence.read.voices.chains import collapse

METHOD = "read.had_from/1"
_BACK = 2  # sentences
_GROUP = 6  # words before the verb in which its subject and a negative stand
_TO = 5  # words between a verb and the "from" that belongs to it
_LINKS = frozenset({"from", "by"})
_CARRIED = frozenset({AttributionKind.NO_COMMENT, AttributionKind.COULD_NOT_VERIFY, AttributionKind.DENIAL})


def had_from(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Attribution]], cast: Cast, own: frozenset[str]
) -> list[list[Attribution]]:
    """Return the attributions of each sentence, in the chains of those that a speaker has from somebody else that somebody last."""
    made = [list(records) for records in found]
    for number, sentence in enumerate(sentences):
        for cue, source, here in _told_by(sentence.tokens):
            voice = voices(sentence.tokens, *source, Known(cast, (), own, frozenset()))[0]
            cues = Span(start=sentence.tokens[cue[0]].start, end=sentence.tokens[cue[1] - 1].end)
            meant = _meant(made, sentences, number, cues, same_sentence=here) if _is_somebody(voice) else None
            if meant is not None:
                made[meant[0]] = list(_behind(made[meant[0]], meant[1], voice))
    return made


def _is_somebody(voice: Voice) -> bool:
    """Say whether somebody, or a paper, can be what a speaker has it from: not "from the start"."""
    known = any(is_paper(word) or is_source_noun(word) for word in voice.name.lower().split())
    return voice.kind is not SourceKind.NONE and (known or may_speak(voice) or voice.kind in PERSONS)


def _told_by(tokens: Sequence[Token]) -> Iterator[tuple[Range, Range, bool]]:
    """Yield cue and source of every "had this from X", "been told so by X" and, with `True`, "a figure he attributed to X"."""
    table = load("cues")["had_from"]
    for at, token in enumerate(tokens):
        low = token.low
        if low in table["verbs"].split() and _is_affirmed(tokens, at):
            link = next((k for k in range(at + 1, min(at + _TO, len(tokens) - 1)) if tokens[k].low in _LINKS), None)
            between = [t.low for t in tokens[at + 1 : link]] if link is not None else []
            words = " ".join(w for w in between if w not in ("the", "her", "his", "their", "its"))
            by = link is not None and tokens[link].low == "by"
            if link is not None and by is (low in table["informed"].split()) and words in table["told" if by else "things"]:
                end = phrase_end(tokens, link + 1)
                if not between and by and (any(t.word for t in tokens[end:]) or any(t.low == "to" for t in tokens[link:end])):
                    continue  # "had been told by a clerk that the gate was shut", "told by Dorn to wait": it is said there
                # "had it from a clerk that the gate was shut" says itself what it is
                if end >= len(tokens) or tokens[end].low != "that":
                    yield (at, link + 1), (link + 1, end), False
        elif low in table["credits"].split() and [t.low for t in tokens[at + 1 : at + 2]] == ["to"]:
            figures = {t.low for t in tokens[max(0, at - _GROUP) : at]} & set(table["figures"].split())
            if figures:
                first = at + 2 if tokens[at + 2 : at + 3] and tokens[at + 2].word else at + 3
                yield (at, at + 2), (at + 2, max(phrase_end(tokens, first), first)), True


def _is_affirmed(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a pronoun is the subject of the verb at `at`, without a negative: "he had", "she'd been told"."""
    group = verb_group_start(tokens, at)
    helpers = [t.low for t in tokens[max(0, group - 1) : at]]
    subject = tokens[group - 1].low if group else ""
    negated = any(low in ("not", "never") or low.endswith("n't") for low in helpers)
    return not negated and subject.split("'")[0] in word_class("personal")


def _meant(
    made: Sequence[Sequence[Attribution]], sentences: Sequence[Sentence], number: int, cue: Span, *, same_sentence: bool
) -> tuple[int, Attribution] | None:
    """Return the attribution whose words the speaker has from somebody: his last ones before the cue, in its sentence or the two before."""
    speaker = _speaker(made[number], cue)
    tokens = sentences[number].tokens
    goes_on = speaker is None and tokens[0].low in word_class("personal") and cue.start <= tokens[min(3, len(tokens) - 1)].start
    for back in range(number, max(-1, number - 1 if same_sentence else number - _BACK - 1), -1):
        if sentences[back].paragraph != sentences[number].paragraph:
            break
        for one in reversed(made[back]):
            said = one.cue and one.cue[-1].end <= cue.start and one.content[0].start < cue.start
            before = (
                (said if same_sentence else one.content[-1].end <= cue.start)
                and one.kind not in _CARRIED
                and one.sources
                and one.sources[0].kind is not SourceKind.NONE
            )
            if before and (same_sentence or goes_on or (speaker is not None and one.sources[0].name == speaker)):
                return back, one
    return None


def _speaker(records: Sequence[Attribution], cue: Span) -> str | None:
    """Return who says that he had it from somebody."""
    around = [a for a in records if any(s.start <= cue.start < s.end for s in a.content) and a.sources]
    return around[0].sources[0].name if around else None


def _behind(records: Sequence[Attribution], one: Attribution, voice: Voice) -> Iterator[Attribution]:
    """Yield a sentence's attributions with a voice behind the speaker of `one`; a "reportedly" in his words means that voice."""
    chain = collapse((*one.chain, voice))
    told = replace(one, chain=chain, method=METHOD, id="")
    ids = {one.id: told.id}
    for record in records:
        nobody = record.parent == one.id and bool(record.sources) and record.sources[0].kind is SourceKind.NONE
        changed = told if record is one else replace(record, chain=chain, parent=told.id, id="") if nobody else record
        ids[record.id] = changed.id
        yield changed if changed.parent not in ids else replace(changed, parent=ids[changed.parent])
