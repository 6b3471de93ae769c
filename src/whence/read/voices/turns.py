"""Turns: what one speaker says in an interview, a hearing, a transcript, behind his name and a colon ("MINISTER: I have seen it.").

In: the drafts of a sentence, the sentences. Out: the drafts, who stands before the colon at a paragraph's head with all that follows in it.
Refuses: a paragraph that nobody speaks in person ("Coast guard: ferry sank. Rescuers searched until dark."), and a label that is no speaker.
"""

from collections.abc import Sequence

from whence.model.passage import Span
from whence.read.text.grammar import is_finite, word_class
from whence.read.text.layout import Sentence
from whence.read.voices.drafts import Draft

_LABEL = 7  # words of a speaker's name at the head of a paragraph
_IN_PERSON = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})


def with_turn(drafts: Sequence[Draft], sentences: Sequence[Sentence], number: int) -> list[Draft]:
    """Return a sentence's drafts, that of a speaker's turn with all sentences to the next turn or the paragraph's end.

    Where no other name and colon stand around, the narrator may go on: only what is spoken in person is the turn then.
    """
    made = list(drafts)
    sentence = sentences[number]
    colon = _label_end(sentence)
    if colon is None:
        return made
    mark = sentence.tokens[colon]
    at = next((k for k, draft in enumerate(made) if draft.cue and draft.cue[0].start == mark.start), None)
    if at is None:
        return made
    quoted = next((q for q in sentence.quotes if 0 <= q.start - mark.end <= 1), None)
    if quoted is not None:
        spoken = Span(start=quoted.start, end=quoted.end)
    else:
        whole = _is_transcript(sentences, number)
        turn = [sentence]
        for later in sentences[number + 1 :]:
            if later.paragraph != sentence.paragraph or _label_end(later) is not None or not (whole or _is_in_person(later)):
                break
            turn.append(later)
        if len(turn) < 2 or not any(_is_in_person(one) for one in turn):
            return made
        spoken = Span(start=made[at].content[0].start, end=turn[-1].end)
    if spoken.end > made[at].content[-1].end or len(made[at].content) > 1:
        made[at] = made[at]._replace(content=(spoken,), turn=True)
    return made


def _label_end(sentence: Sentence) -> int | None:
    """Return where the colon stands behind the name that opens a turn."""
    at = next((k for k, token in enumerate(sentence.tokens[: _LABEL + 1]) if token.low == ":"), None)
    if not at or sentence.tokens[at - 1].low in word_class("labels") or not sentence.tokens[0].text[0].isupper():
        return None
    return at if not any(is_finite(sentence.tokens, k) for k in range(at)) else None


def _is_transcript(sentences: Sequence[Sentence], number: int) -> bool:
    """Say whether somebody else has a turn before or behind a sentence: in its paragraph, which then opens with one, or next to it."""
    first = _first(sentences, number)
    if _label_end(sentences[first]) is None:
        return False
    after = next(
        (k for k in range(number, len(sentences)) if sentences[k].paragraph != sentences[number].paragraph), len(sentences)
    )
    others = [k for k in range(first, after) if k != number]
    beside = [*others, *([_first(sentences, first - 1)] if first else []), *([after] if after < len(sentences) else [])]
    return any(_label_end(sentences[k]) is not None for k in beside)


def _first(sentences: Sequence[Sentence], number: int) -> int:
    """Return the first sentence of the paragraph of a sentence."""
    while number and sentences[number - 1].paragraph == sentences[number].paragraph:
        number -= 1
    return number


def _is_in_person(sentence: Sentence) -> bool:
    """Say whether somebody speaks of himself, or to somebody, outside of quotation marks."""
    return any(token.low.replace("’", "'").split("'")[0] in _IN_PERSON and not token.quoted for token in sentence.tokens)
