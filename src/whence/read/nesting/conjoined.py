"""Conjoined: whose words a verb stands in that "and" or "but" joins to another: "said it had seen the map and expects ...".

In: the tokens of a sentence, its finds, its tree. Out: the finds. A cue without a subject of its own has that of the verb it is joined to. Whether
that is the speaker's verb or one in the speaker's words the tenses say, where they differ: "says it lost the map and expects" are two things
that somebody says; "says it lost the map and expected" is one. Where they do not, a pronoun as the subject of these words goes on ("said
she hoped so and would ask"), a name does not ("said the bridge was shut and warned").
A passive ("and was told") is only parted from the words of the cue before it.
Refuses: to judge where somebody else than the speaker is the source already.
"""

from collections.abc import Sequence
from typing import NamedTuple

from whence.model.vocabulary import AttributionKind
from whence.read.cues.finds import Find, Range, trim
from whence.read.text.grammar import word_class
from whence.read.text.layout import Token
from whence.read.text.syntax import Tree

_FAR = 8  # verbs that are joined to one another, one by one
_NEAR = 10  # words within which a clause has its subject and its verb
_JOINS = frozenset({"and", "but", "or"})
_PAST, _BEFORE, _PRESENT, _MODAL = "past", "before that", "present", "modal"
_TENSES = {"VBD": _PAST, "VBZ": _PRESENT, "VBP": _PRESENT, "MD": _MODAL}
_HAD = frozenset({"had", "hadn't"})
_NOW = frozenset({"can", "cannot", "can't", "will", "won't", "may", "shall", "must"})
_NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither", "there"})
_INNER = frozenset({AttributionKind.BELIEF, AttributionKind.INTENTION, AttributionKind.OBSERVATION})


class _Clause(NamedTuple):
    """The words that a speaker is credited with: their subject as a range, its verb's tense, whether the subject is a pronoun."""

    subject: Range
    tense: str | None
    pronoun: bool


def with_joined_verbs(tokens: Sequence[Token], finds: Sequence[Find], tree: Tree | None) -> list[Find]:
    """Return the finds, those whose verb is joined to another with the source, and in the words, that this other has."""
    made = list(finds)
    if tree is None:
        return made
    for n in range(len(made)):
        verb = _verb(tree, made[n])
        joint = _joint(tokens, tree, made[n].cue[0][0]) if verb is not None else None
        if verb is None or joint is None or (tree.xpos[verb] == "VBN" and tree.child(verb, "aux", "aux:pass") is None):
            continue
        first = _first_of(tree, verb)
        if _is_told(tokens, tree, made[n], verb):
            if first is not None:
                _after_another(tokens, tree, made, n, first, joint)
            continue
        spoken = _spoken(tokens, tree, made, n, joint)
        goes_on = _goes_on(tokens, tree, made[n], made[spoken[0]], spoken[1], first) if spoken is not None else None
        if spoken is not None and goes_on:
            made[spoken[0]], made[n] = _inside(tokens, made[spoken[0]], made[n], spoken[1], verb)
        elif spoken is not None and goes_on is False:
            _stand_side_by_side(tokens, made, n, spoken[0], joint)
        elif first is not None and (spoken is None or made[n].source is None):
            made[n] = _in_the_same_words(tokens, tree, made, n, first)
    return made


def _verb(tree: Tree, one: Find) -> int | None:
    """Return the verb of a cue; `None` for one without a verb and for a headline's."""
    inside = [at for first, after in one.cue for at in range(first, after)]
    verbs = [at for at in inside if tree.is_verb(at) and tree.upos[at] != "AUX"]
    if not verbs or one.shape == "headline":
        return None
    return next((at for at in verbs if tree.heads[at] not in verbs), verbs[-1])


def _is_told(tokens: Sequence[Token], tree: Tree, one: Find, verb: int) -> bool:
    """Say whether a cue is a passive: "was assured by", "was told"."""
    return tokens[one.cue[-1][1] - 1].low == "by" or tree.child(verb, "aux:pass") is not None


def _after_another(tokens: Sequence[Token], tree: Tree, made: list[Find], n: int, first: int, joint: int) -> None:
    """Part a passive from the words of the cue that it is joined to: "had complained of the smell | and had been told to wait"."""
    beside = next((k for k, other in enumerate(made) if k != n and _holds(other.cue, first)), None)
    if beside is None:
        return
    other = made[beside]
    start = next((at for at, _ in other.content if other.cue[-1][1] <= at < joint), None)
    clause = _clause(tokens, tree, start, joint) if start is not None else None
    own = _tense(tokens, tree, made[n].cue[0])
    content = _before(tokens, other, joint)
    if content and own == _tense(tokens, tree, other.cue[0]) and (clause is None or clause.tense != own):
        made[beside] = other._replace(content=content)
        made[n] = made[n]._replace(under=other.under)


def _joint(tokens: Sequence[Token], tree: Tree, cue: int) -> int | None:
    """Return where "and" or "but" stands right before a cue, or the comma of a list of verbs, adverbs apart."""
    at = cue - 1
    comma = None
    while at > 0 and (tree.xpos[at] == "RB" or tokens[at].low == ","):
        comma = at if tokens[at].low == "," else comma
        at -= 1
    if at > 0 and tokens[at].low in _JOINS:
        return at
    goes_on = any(token.low in _JOINS for token in tokens[cue:])
    return comma if goes_on else None


def _spoken(tokens: Sequence[Token], tree: Tree, made: Sequence[Find], n: int, joint: int) -> tuple[int, _Clause] | None:
    """Return the nearest find before a cue whose words are a clause behind its own cue and in front of this one, with that clause."""
    at = made[n].cue[0][0]
    for k in sorted(range(len(made)), key=lambda k: -made[k].cue[0][0]):
        other = made[k]
        if k == n or other.source is None or not other.source[0] < other.cue[0][0] < at or not other.content:
            continue
        if tokens[joint].low == "," and tokens[other.source[1] - 1].low in ("who", "which"):
            continue  # "Mara Dorn, who called for calm, blamed the port": whether it ends there only a comma says
        start = next((first for first, _ in other.content if other.cue[-1][1] <= first < at), None)
        if _is_aside(tree, other, at):
            continue
        clause = _clause(tokens, tree, start, joint) if start is not None else None
        if clause is not None:
            return k, clause
    return None


def _is_aside(tree: Tree, other: Find, at: int) -> bool:
    """Say whether a cue stands in a clause that tells of somebody aside and that has ended before `at`: "the union, which says ..., denied"."""
    verb = other.cue[-1][1] - 1
    return tree.relations[verb].endswith("relcl") and not tree.first[verb] <= at < tree.after[verb]


def _clause(tokens: Sequence[Token], tree: Tree, start: int, joint: int) -> _Clause | None:
    """Return the first clause of what a speaker is credited with, which begins at `start`."""
    start += tokens[start].low == "that"
    near = range(start, min(start + _NEAR, joint))
    head = next((at for at in near if tree.relations[at].startswith("nsubj") and tree.heads[at] > at), None)
    if head is None or not _NOBODY.isdisjoint(token.low for token in tokens[slice(*tree.phrase(head))]):
        return None
    tense = _tense(tokens, tree, (head, near.stop))
    if tense == _MODAL:
        now = any(tokens[at].low in _NOW for at in range(head, near.stop))
        tense = _PRESENT if now else _PAST
    pronoun = tokens[head].low in word_class("pronouns") and head == start
    return _Clause((head, head + 1) if pronoun else tree.phrase(head), tense, pronoun)


def _goes_on(tokens: Sequence[Token], tree: Tree, one: Find, speaker: Find, clause: _Clause, first: int | None) -> bool | None:
    """Say whether a joined cue stands in the speaker's words (`True`) or beside the speaker's verb (`False`); `None`: nothing says so.

    The tenses say so where they differ; else `first`, the verb to which the tree joins the cue.
    """
    tells, own = _tense(tokens, tree, speaker.cue[0]), _tense(tokens, tree, one.cue[0])
    if tells is not None and own is not None and clause.tense is not None and tells != clause.tense:
        if own == tells and (tells, clause.tense) != (_PAST, _BEFORE):
            return False
        if own == clause.tense:
            return True
    if clause.pronoun and own is not None and one.kind in _INNER and (own == tells == clause.tense or own == _MODAL):
        return True
    subject = tree.subject_of(first) if first is not None else None
    if subject is not None and clause.subject[0] <= subject < clause.subject[1]:
        return True
    return False if first is not None and _holds(speaker.cue, first) else None


def _tense(tokens: Sequence[Token], tree: Tree, words: Range) -> str | None:
    """Return the tense of the first finite verb among some words."""
    at = next((at for at in range(*words) if tree.xpos[at] in _TENSES), None)
    if at is None:
        return None
    before = tokens[at].low in _HAD and any(tree.xpos[k] == "VBN" for k in range(at + 1, min(at + 4, words[1])))
    return _BEFORE if before else _TENSES[tree.xpos[at]]


def _inside(tokens: Sequence[Token], speaker: Find, one: Find, clause: _Clause, verb: int) -> tuple[Find, Find]:
    """Return a speaker and a find that goes on in the speaker's words, under the subject of these words."""
    if not _is_of(one, speaker):
        return speaker, one
    first, after = speaker.content[-1]
    ends = max((piece[1] for piece in one.content), default=verb + 1)
    if after < ends and after <= one.cue[0][0]:
        speaker = speaker._replace(content=(*speaker.content[:-1], trim(tokens, first, ends)))
    return speaker, one._replace(source=clause.subject, under=speaker.cue[0])


def _stand_side_by_side(tokens: Sequence[Token], made: list[Find], n: int, beside: int, start: int) -> None:
    """Part two cues of one source, of which one was taken for the words of the other."""
    one, other = made[n], made[beside]
    if not _is_of(one, other):
        return
    content = _before(tokens, other, start)
    if content:
        made[beside] = other._replace(content=content)
        made[n] = one._replace(source=other.source, under=other.under)


def _before(tokens: Sequence[Token], one: Find, end: int) -> tuple[Range, ...]:
    """Return the content of a find as far as `end`."""
    pieces = (trim(tokens, first, min(after, end)) for first, after in one.content if first < end)
    return tuple((first, after) for first, after in pieces if first < after)


def _is_of(one: Find, other: Find) -> bool:
    """Say whether a find has no source or that of another one, or a part of it."""
    if one.source is None or other.source is None:
        return one.source is None
    return other.source[0] <= one.source[0] and one.source[1] <= other.source[1]


def _first_of(tree: Tree, verb: int) -> int | None:
    """Return the verb with a subject that a verb without one is joined to."""
    here = verb
    for _ in range(_FAR):
        if tree.relations[here] != "conj" or tree.subject_of(here) is not None:
            break
        here = tree.heads[here]
    return here if here != verb and tree.subject_of(here) is not None else None


def _in_the_same_words(tokens: Sequence[Token], tree: Tree, made: Sequence[Find], n: int, first: int) -> Find:
    """Return a find with the subject of the verb that it is joined to, in whose words that verb stands."""
    one, subject = made[n], tree.subject_of(first)
    above = [other for k, other in enumerate(made) if k != n and _holds(other.content, first)]
    if not above or subject is None:
        return one
    teller = min(above, key=lambda other: sum(after - begin for begin, after in other.content))
    if not _holds(teller.content, subject) or not _is_of(one, teller):
        return one
    phrase = tree.phrase(subject)
    if not _NOBODY.isdisjoint(token.low for token in tokens[slice(*phrase)]):
        return one
    return one._replace(source=phrase, under=one.under or teller.cue[0])


def _holds(pieces: Sequence[Range], at: int) -> bool:
    return any(first <= at < after for first, after in pieces)
