"""What kind of attribution a cue makes, alone and with what stands around it."""

import pytest
from read_build import read_attributions_of

from whence.model.vocabulary import AttributionKind
from whence.read.cues.cue_kinds import kind_of_cue
from whence.read.text.layout import Token

SETTLED = [
    ("The mayor told residents to leave the valley.", AttributionKind.DEMAND),
    ("The mayor told reporters that residents had left the valley.", AttributionKind.STATEMENT),
    ("The mayor asked reporters whether residents had left the valley.", AttributionKind.STATEMENT),
    ("The mayor hopes to reopen the bridge.", AttributionKind.INTENTION),
    ("The mayor swore that she had left the valley.", AttributionKind.STATEMENT),
    ("The army called the recording a forgery.", AttributionKind.DENIAL),
    ("The army said the report was false.", AttributionKind.DENIAL),
    ("The army said no such order existed.", AttributionKind.DENIAL),
    ("The army did not deny that the mill had burned.", AttributionKind.NO_COMMENT),
    ("The army said it would not comment on the mill.", AttributionKind.NO_COMMENT),
    ("The army acknowledged that the mill had burned.", AttributionKind.CONFIRMATION),
    ("The union alleged that guards had burned the mill.", AttributionKind.ACCUSATION),
]


@pytest.mark.parametrize(("paragraph", "kind"), SETTLED, ids=[p for p, _ in SETTLED])
def test_cue_and_content_together_make_the_kind(paragraph: str, kind: AttributionKind) -> None:
    assert read_attributions_of(paragraph)[0].kind is kind


PLAIN = [
    "The police said no one was hurt.",
    "The police said the choice now lies with the court.",
    "The police said fake officers had emptied the mill.",
    "The police said no door had been broken and the guards had freed the men.",
    "The police said the report was false and forty men had fled.",
    "The police said no more than 40 people had marched.",
    "The police said the rumour that a bridge had fallen had drawn a crowd to the river, where two hundred people stood and waited all night.",
]


@pytest.mark.parametrize("paragraph", PLAIN)
def test_a_content_that_is_negative_long_or_double_is_no_denial(paragraph: str) -> None:
    assert read_attributions_of(paragraph)[0].kind is AttributionKind.STATEMENT


CUES = [
    ("claims", AttributionKind.STATEMENT),
    ("has condemned", AttributionKind.ACCUSATION),
    ("published", AttributionKind.MEDIA_POST),
    ("is believed", AttributionKind.BELIEF),
    ("the estimate", AttributionKind.ESTIMATE),
    ("in the hall", AttributionKind.STATEMENT),
]


@pytest.mark.parametrize(("words", "kind"), CUES, ids=[c for c, _ in CUES])
def test_a_cue_that_only_the_model_finds_has_the_kind_of_its_head(words: str, kind: AttributionKind) -> None:
    assert kind_of_cue(_tokens(words), (0, len(words.split()))) is kind


def _tokens(words: str) -> list[Token]:
    made, at = [], 0
    for word in words.split():
        made.append(Token(word, word.lower(), at, at + len(word), quoted=False, word=True))
        at += len(word) + 1
    return made
