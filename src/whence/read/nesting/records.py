"""Records: written records as sources: "the register holds 19 names", "she said that 19 had been held, according to the register, and that ten ...".

In: the tokens of a sentence and its finds. Out: the finds, with what a record holds as its own words, and a record that a speaker
goes by inside of that speaker's words. Refuses: a record that is only spoken of ("the register was closed"), and a statement for a record.
"""

from collections.abc import Sequence

from whence.language.words.lexicon import load
from whence.model.vocabulary import AttributionKind
from whence.read.cues.finds import Find, Range, clause_end, trim
from whence.read.text.grammar import has_clause, is_auxiliary, subject_start, verb_group_start, word_class
from whence.read.text.layout import Token
from whence.read.text.nouns import head_of

_SHAPE = "record"
_NEAR = 8  # words between a record and its verb: "for the second half of May"


def with_records(tokens: Sequence[Token], finds: Sequence[Find]) -> list[Find]:
    """Return the finds of a sentence with the records that it goes by."""
    made = [_inside(tokens, one, finds) for one in finds]
    for held in _held(tokens):
        spoken = [one for one in made if one.cue[0][0] < held.cue[0][1] and held.cue[0][0] < one.cue[-1][1]]
        if all(one.source is None or one.shape == "learned" for one in spoken):
            made = [one for one in made if one not in spoken]
            made.append(held)
    return sorted(made, key=lambda one: one.cue[0])


def _held(tokens: Sequence[Token]) -> list[Find]:
    """Return what records hold: "The custody register for May holds 19 names", "the log has the ship in port at noon"."""
    found = []
    for at in range(1, len(tokens) - 1):
        if tokens[at].low not in _words("hold") or tokens[at].quoted or not _object_follows(tokens, at + 1):
            continue
        group = verb_group_start(tokens, at)
        start = _record_before(tokens, group)
        helped = any(is_auxiliary(tokens[k]) and tokens[k].low not in ("has", "have", "had") for k in range(group, at))
        if start is None or helped:
            continue
        content = trim(tokens, at + 1, _clause_stop(tokens, at + 1))
        if content[0] < content[1]:
            found.append(Find(AttributionKind.STATEMENT, _SHAPE, ((at, at + 1),), (start, group), (content,)))
    return found


def _record_before(tokens: Sequence[Token], group: int) -> int | None:
    """Return where the phrase begins of the record that is the subject of the verb group: "the custody register for 12 May"."""
    start = subject_start(tokens, group) if group else None
    if start is not None and start < group and is_record(tokens, start, group):
        return start
    noun = next(
        (at for at in range(group - 1, max(0, group - _NEAR), -1) if tokens[at].low in _words("nouns") or not tokens[at].word), 0
    )
    if (
        not noun
        or not tokens[noun].word
        or tokens[noun + 1].low not in word_class("in_name")
        or has_clause(tokens, noun + 1, group)
    ):
        return None
    start = subject_start(tokens, noun + 1)
    return start if start is not None and is_record(tokens, start, noun + 1) else None


def is_record(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether the head of a phrase is a written record."""
    comma = next((at for at in range(start, end) if tokens[at].low == ","), end)
    return tokens[head_of(tokens, start, comma)].low in _words("nouns") and tokens[start].low not in ("no", "any", "every")


def _object_follows(tokens: Sequence[Token], at: int) -> bool:
    """Say whether what a record holds begins at `at`: a number, a noun phrase, a that-clause; not another verb."""
    token = tokens[at]
    opens = token.text[0].isdigit() or token.low in word_class("determiners") | {
        "that",
        "only",
        "just",
        "about",
        "some",
        "at",
        "no",
    }
    return opens or (token.word and (token.text[0].isupper() or token.low in word_class("some_of")))


def _clause_stop(tokens: Sequence[Token], start: int) -> int:
    """Return where the clause ends whose object begins at `start`: at a semicolon, or a comma or joint behind which another subject speaks."""
    stop = clause_end(tokens, start)
    for at in range(start + 1, stop - 1):
        if tokens[at].low in ("while", "whereas", "but") or (
            tokens[at].low == "," and tokens[at + 1].low in ("and", "but", "while", "according", "said", "says")
        ):
            return at
    return stop


def _inside(tokens: Sequence[Token], one: Find, finds: Sequence[Find]) -> Find:
    """Return an "according to a record" with the clause before it, in the words of who says so: "said that A, according to the log, and that B"."""
    cue = one.cue[0]
    if one.chain or one.cites or one.source is None or tokens[cue[0]].low != "according" or not is_record(tokens, *one.source):
        return one
    speaker = next(
        (
            other
            for other in reversed(finds)
            if other is not one and other.cue[-1][1] <= cue[0] and _says_that(tokens, other, cue[0])
        ),
        None,
    )
    if speaker is None:
        return one
    opens = next((at for at in range(cue[0] - 1, speaker.cue[-1][1] - 1, -1) if tokens[at].low == "that"), speaker.cue[-1][1] - 1)
    content: Range = trim(tokens, opens + 1, cue[0])
    if not has_clause(tokens, *content):
        return one
    return one._replace(content=(content,), beyond=(), under=speaker.cue[0])


def _says_that(tokens: Sequence[Token], other: Find, place: int) -> bool:
    """Say whether somebody's that-clause reaches to `place`, nobody else speaking between."""
    last = other.cue[-1][1]
    behind = other.source is not None and other.source[1] <= other.cue[0][0]
    that = any(tokens[at].low == "that" for at in range(last, min(last + 3, place)))
    return behind and that and not any(tokens[at].low in (";", ":") for at in range(last, place))


def _words(name: str) -> frozenset[str]:
    return frozenset(load("cues")["records"][name].split())
