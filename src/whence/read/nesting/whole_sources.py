"""Whole sources: who speaks where only a part of the phrase, or a word of somebody's verb, was taken for the source.

In: the tokens of a sentence, its finds, its tree. Out: the finds; "who" alone with whom it tells of ("the guard, who"), a passive with whoever
stands behind its "by", a verb without any with its subject, and a verb of another cue ("remembers ordering") with the source of that cue.
A "who" that speaks in nobody else's words stays: whoever it stands for is found by name.
Refuses: a "who" that tells of nobody, and an agent that no noun is.
"""

from collections.abc import Sequence

from whence.read.cues.finds import Find, Range
from whence.read.text.layout import Token
from whence.read.text.syntax import Tree

_NEAR = 3  # words between whom a clause tells of and its "who"
_BEFORE = ("det", "amod", "compound", "nummod", "nmod:poss")  # what belongs to a noun's name, before it and behind it
_BEHIND = ("flat", "nmod", "appos")
_SAID = frozenset({"said", "believed", "thought", "reported", "understood", "rumoured"})
_RELATIVE = frozenset({"who", "which", "that"})


def with_whole_sources(tokens: Sequence[Token], finds: Sequence[Find], tree: Tree | None) -> list[Find]:
    """Return the finds, each with the whole phrase of who speaks."""
    if tree is None:
        return list(finds)
    made = [_with_agent(tokens, one, tree) for one in finds]
    made = [_with_subject(tokens, _without_verb(one, made), made, tree) for one in made]
    return [_with_antecedent(tokens, one, tree) if one.under is not None else one for one in made]


def _with_antecedent(tokens: Sequence[Token], one: Find, tree: Tree) -> Find:
    """Return a find whose source is "who" alone with the noun that its clause hangs on."""
    if one.source is None or one.source[1] - one.source[0] != 1 or tokens[one.source[0]].low not in _RELATIVE:
        return one
    who = one.source[0]
    verb = tree.heads[who]
    while tree.relations[verb] == "conj":
        verb = tree.heads[verb]
    noun = tree.heads[verb]
    if (
        not tree.relations[verb].endswith("relcl")
        or noun >= who
        or not (tree.is_noun(noun) or tree.upos[noun] in ("PRON", "NUM"))
    ):
        return one
    first = min((tree.first[at] for at in tree.listed(noun, *_BEFORE) if at < noun), default=noun)
    after = max((tree.after[at] for at in tree.listed(noun, *_BEHIND) if noun < at < who), default=noun + 1)
    return one._replace(source=(first, who + 1 if who - after < _NEAR else after)) if after <= who else one


def _with_subject(tokens: Sequence[Token], one: Find, made: Sequence[Find], tree: Tree) -> Find:
    """Return an active find that has no source with its verb's subject; "remembers hearing", "claims to have seen": with the speaker's."""
    inside = [at for first, after in one.cue for at in range(first, after)]
    heads = [at for at in inside if tree.is_verb(at) and tree.upos[at] != "AUX"] or [
        at for at in inside if tree.upos[at] == "ADJ"
    ]
    if one.source is not None or not heads or tokens[inside[-1]].low == "by":
        return one
    verb = next((at for at in heads if tree.heads[at] not in heads), heads[-1])
    told_of = tree.xpos[verb] == "VBN" and tree.child(verb, "aux") is None  # "five men said to be loose": nobody says it
    if told_of or tokens[inside[-1]].low == "to" or tree.child(verb, "aux:pass", "nsubj:pass", "expl") is not None:
        return one
    if inside[-1] + 1 < len(tokens) and tokens[inside[-1] + 1].low == "to" and tokens[verb].low in _SAID:
        return one
    subject = tree.subject_of(verb)
    if subject is not None and tree.upos[subject] in ("NOUN", "PROPN", "PRON", "NUM", "DET"):
        return one._replace(source=tree.phrase(subject))
    bare = tree.xpos[inside[0]] in ("VBG", "TO") or (tree.xpos[inside[0]] == "VB" and tokens[inside[0] - 1].low == "to")
    before = next((f for f in made if f is not one and f.under is not one.under and one.under in f.cue), None)
    if bare and before is not None and before.source is not None and inside[0] - before.cue[-1][1] <= 1:
        return one._replace(source=before.source)
    return one


def _with_agent(tokens: Sequence[Token], one: Find, tree: Tree) -> Find:
    """Return a find whose cue ends in "by" with the phrase behind it as the source, where it has none there."""
    by = one.cue[-1][1] - 1
    if tokens[by].low != "by" or (one.source is not None and one.source[0] > by):
        return one
    agent = tree.heads[by]
    told = one.source is None or any(tree.xpos[at] == "VBN" for first, after in one.cue for at in range(first, after))
    if agent <= by or tree.relations[by] != "case" or not told:
        return one
    return one._replace(source=_from(tree.phrase(agent), by + 1))


def _from(phrase: Range, start: int) -> Range:
    return max(phrase[0], start), phrase[1]


def _without_verb(one: Find, made: Sequence[Find]) -> Find:
    """Return a find whose source is a word of another's cue with that other's source."""
    source = one.source
    if source is None:
        return one
    teller = next((f for f in made if f is not one and any(a <= source[0] and source[1] <= b for a, b in f.cue)), None)
    return one._replace(source=teller.source) if teller is not None else one
