"""Figures given: a number and who is said to have given it, in one noun phrase: "the figure of 87, which the prefect gave on Monday, ...".

In: the tokens of a sentence. Out: finds: the figure as content, who gave it as source. Refuses: a figure that somebody only doubts or denies.
"""

from collections.abc import Iterator, Sequence

from whence.language.words.lexicon import load
from whence.model.vocabulary import AttributionKind
from whence.read.cues.finds import Find, trim
from whence.read.text.grammar import has_clause, subject_start, verb_group_start, word_class
from whence.read.text.layout import Token

_WHICH = frozenset({"which", "that"})
_LONGEST = 20  # words between "which" and its verb


def figures_given(tokens: Sequence[Token]) -> Iterator[Find]:
    """Yield the finds of a sentence's "toll of nine that the clinic gave"."""
    table = load("cues")["given_figures"]
    nouns, verbs = table["nouns"].split(), table["verbs"].split()
    for which, token in enumerate(tokens):
        if token.low not in _WHICH or not which:
            continue
        end = which - 1 if tokens[which - 1].low == "," else which
        start = subject_start(tokens, end) if end else None
        if start is None or not {t.low for t in tokens[start:end]} & set(nouns) or not any(map(_is_number, tokens[start:end])):
            continue
        verb = next((at for at in range(which + 2, min(which + _LONGEST, len(tokens))) if tokens[at].low in verbs), None)
        if verb is None or any(not t.word for t in tokens[which:verb]):
            continue
        group = verb_group_start(tokens, verb)
        source = trim(tokens, which + 1, group)
        negated = any(t.low in ("not", "never") or t.low.endswith("n't") for t in tokens[group:verb])
        if source[0] < source[1] and not negated and not has_clause(tokens, *source):
            yield Find(AttributionKind.ESTIMATE, "relative", ((group, verb + 1),), source, ((start, end),))


def _is_number(token: Token) -> bool:
    return token.text[0].isdigit() or token.low in word_class("counts", "source_nouns")
