"""Kept: which finds of the rules stand although the model sees nothing there.

In: the tokens of a sentence, a find of the rules, what the model found. Out: whether the find stands, and under which cue.
Refuses: what the model was taught and does not see, where nothing beside the cue speaks for it.
"""

from collections.abc import Sequence

from whence.model.vocabulary import AttributionKind
from whence.read.cues.finds import Find, Range
from whence.read.nesting.records import is_record
from whence.read.text.cast import is_body_word, is_person_word
from whence.read.text.grammar import has_clause, word_class
from whence.read.text.kinds import is_listed_person
from whence.read.text.layout import Token
from whence.read.text.nouns import head_of

# What the model was taught as well, inside the words of others too; where it sees nothing there, a corpus of 84 articles was right with it
# seven times of eight.
_KNOWN = frozenset({"active", "inverted", "participle", "passive", "noun", "phrase"})
ACTS = frozenset(
    {AttributionKind.DENIAL, AttributionKind.RESPONSIBILITY_CLAIM, AttributionKind.CONFIRMATION, AttributionKind.ACCUSATION}
)
_MINDS = frozenset({AttributionKind.BELIEF, AttributionKind.INTENTION, AttributionKind.DEMAND})
WHICH = frozenset({"which", "who", "whom", "whose"})
_PASSED = 4  # words between "he" and the cue of whom he has it from


def is_rules_own(rule: Find) -> bool:
    """Say whether a find is one that the model was never taught: chains, silences, credits to nobody, acts.

    Phrases it knows: "according to plan" is nobody's.
    """
    if rule.cites or rule.chain or rule.source is None:
        return True
    return rule.shape not in _KNOWN or rule.kind in ACTS


def is_aside(tokens: Sequence[Token], rule: Find) -> bool:
    """Say whether a find stands beside a clause that goes on without it: "which he says shows", "with the caveat that"."""
    first = rule.source[0] if rule.source is not None else None
    if rule.shape == "noun":
        return any(token.low == "with" for token in tokens[max(0, rule.cue[0][0] - 2) : rule.cue[0][0]])
    if not first or rule.shape != "active" or tokens[first].low not in word_class("pronouns"):
        return False
    return tokens[first - 1].low in WHICH


def names_speaker(tokens: Sequence[Token], rule: Find) -> bool:
    """Say whether an "according to" leads to a name or to who can speak, and not to a plan or a timetable."""
    if rule.shape != "phrase" or rule.source is None or tokens[rule.cue[0][0]].low != "according":
        return False
    first, end = rule.source
    head = tokens[head_of(tokens, first, next((at for at in range(first, end) if tokens[at].low == ","), end))]
    if tokens[first].low in WHICH or not head.word or not is_clause(tokens, rule.content):
        return False
    if is_record(tokens, first, end):
        return True
    return head.text[0].isupper() or is_person_word(head.low) or is_body_word(head.low) or is_listed_person(head.low)


def set_off_under(tokens: Sequence[Token], rule: Find, learned: Sequence[Find]) -> Range | None:
    """Return the cue under which commas set a phrase off that the model does not see: "Dorn said that, according to the harbour office, ..."."""
    first, source = rule.cue[0][0], rule.source
    if rule.shape != "phrase" or source is None or first < 2 or source[1] - source[0] < 2 or source[1] >= len(tokens):
        return None
    if [tokens[at].low for at in (first - 2, first - 1, source[1])] != ["that", ",", ","]:
        return None
    return next((one.cue[0] for one in learned if one.cue[0][1] < first and meet(one.content, rule.content)), None)


def is_quoted_voice(tokens: Sequence[Token], rule: Find) -> bool:
    """Say whether a find is what somebody named wants or thinks, in words that another is quoted with: "the president wants to make it clear"."""
    first = rule.source[0] if rule.source is not None else None
    if first is None or rule.kind not in _MINDS:
        return False
    return tokens[rule.cue[0][0]].quoted and tokens[first].low not in word_class("pronouns")


def hands_on(tokens: Sequence[Token], rule: Find, learned: Sequence[Find]) -> bool:
    """Say whether somebody says from whom he has it, and the model sees that one only: "X said he had been told by Y that ..."."""
    if rule.shape != "active" or rule.source is None or not rule.content or tokens[rule.source[0]].low in word_class("pronouns"):
        return False
    first = rule.content[0][0]
    inner = (
        one
        for one in learned
        if one.under is None and first < one.cue[0][0] <= first + _PASSED and one.cue[0][1] <= rule.content[0][1]
    )
    return tokens[first].low in word_class("personal") and any(tokens[one.cue[-1][1] - 1].low in ("by", "from") for one in inner)


def is_clause(tokens: Sequence[Token], content: Sequence[Range]) -> bool:
    """Say whether a content holds a verb that makes a clause."""
    return any(has_clause(tokens, first, after) for first, after in content)


def meet(a: Sequence[Range], b: Sequence[Range]) -> bool:
    """Say whether some words stand in both."""
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)
