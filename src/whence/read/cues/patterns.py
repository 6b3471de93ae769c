"""Patterns: how cue, source and content stand to each other in a sentence.

In: the tokens of a sentence. Out: finds, in token numbers: cue, source, content, addressee.
Refuses: a cue with nothing to credit. A find without a source is kept only where the text names none ("it was reported that").
"""

from collections.abc import Sequence

from whence.model.vocabulary import AttributionKind
from whence.read.cues.active import is_noun, match_active
from whence.read.cues.cues import Cue, find_cues, noun_cue_at
from whence.read.cues.figures_given import figures_given
from whence.read.cues.finds import Find, trim
from whence.read.cues.fixed import match_noun, match_own, match_phrase, match_silence
from whence.read.cues.participles import is_reduced_passive, match_infinitive, match_participle, match_passive
from whence.read.text.grammar import verb_group_start, word_class
from whence.read.text.layout import Token


def find(tokens: Sequence[Token]) -> list[Find]:
    """Return what the sentence credits to whom, in the order of the cues."""
    found: list[Find] = []
    for cue in find_cues(tokens):
        made = _MATCHERS[cue.shape](tokens, cue, found)
        if made is not None and not (_by_nobody(tokens, made) or _speaks_of_itself(tokens, made) or _says_nothing(tokens, made)):
            found.append(made)
    taken = {at for one in found for first, after in one.cue for at in range(first, after)}
    given = [one for one in figures_given(tokens) if one.cue[0][1] - 1 not in taken]
    return _settle(tokens, sorted([*found, *given], key=lambda one: one.cue[0]) if given else found)


def _by_nobody(tokens: Sequence[Token], one: Find) -> bool:
    """Say whether the "source" is nobody ("nobody knows") or a cue after "announced a week ago" is no saying at all."""
    if one.source is not None and tokens[one.source[0]].low in ("nobody", "none", "no"):
        return one.shape != "silence"
    last = one.cue[-1][1]
    return (
        one.shape == "active"
        and any(tokens[k].low == "ago" for k in range(last, min(last + 4, len(tokens))))
        and not any(
            tokens[k].low == "that" or tokens[k].quoted or tokens[k].low == "," for k in range(last, min(last + 7, len(tokens)))
        )
        and bool(one.content)
        and one.content[0][0] >= last
    )


def _says_nothing(tokens: Sequence[Token], one: Find) -> bool:
    """Say whether the "content" is a pronoun ("countries that do not want them"): nothing is credited there."""
    words = [tokens[k].low for first, after in one.content for k in range(first, after) if tokens[k].word]
    if one.shape == "phrase" and len(words) <= 2 and words[-1:] and words[-1] in word_class("media", "sources"):
        return True  # "pictures published by ..." says nothing yet
    denies = one.kind in (AttributionKind.DENIAL, AttributionKind.CONFIRMATION)
    return (
        one.shape == "active"
        and not denies
        and len(words) == 1
        and words[0] in ("it", "them", "him", "her", "this", "that", "us", "me", "you")
    )


def _speaks_of_itself(tokens: Sequence[Token], one: Find) -> bool:
    """Say whether a quoted "I think", "you know" is no attribution of its own: its speaker is the one who is quoted."""
    if one.source is None or one.source[1] - one.source[0] != 1:
        return False
    speaker = tokens[one.source[0]]
    return speaker.quoted and speaker.low in ("i", "you", "we", "me", "us")


def _verb(tokens: Sequence[Token], cue: Cue, found: Sequence[Find]) -> Find | None:
    group = verb_group_start(tokens, cue.first)
    helpers = {token.low for token in tokens[group : cue.first]}
    be = bool(helpers & word_class("be"))
    if cue.shape == "ing" and not be:
        return match_participle(tokens, cue, found)
    if cue.shape in ("past", "part") and (be or is_reduced_passive(tokens, cue, helpers)):
        return match_passive(tokens, cue, group)
    if group and tokens[group - 1].low == "to":
        return match_infinitive(tokens, cue, group, found)
    if cue.shape in ("base", "s") and not (helpers & word_class("auxiliaries")) and is_noun(tokens, cue, group):
        noun = noun_cue_at(tokens, cue.first)
        return match_noun(tokens, noun, found) if noun is not None else None
    if (
        cue.shape in ("past", "part")
        and not helpers
        and group
        and tokens[group - 1].low in word_class("determiners") | {"of", "in"}
    ):
        return None
    if cue.shape == "part" and not helpers & word_class("auxiliaries"):
        return None
    return match_active(tokens, cue, group, found)


_MATCHERS = {
    **dict.fromkeys(("base", "s", "past", "part", "ing"), _verb),
    "phrase": match_phrase,
    "own": match_own,
    "noun": match_noun,
    "silence": match_silence,
}


def _settle(tokens: Sequence[Token], found: list[Find]) -> list[Find]:
    """Cut a content where a coordinated find begins: "X said A, and Y said B", "X said A, adding B"."""
    settled: list[Find] = []
    for n, one in enumerate(found):
        content = list(one.content)
        for later in found[n + 1 :]:
            first = min(later.cue[0][0], later.source[0] if later.source and not later.shared else later.cue[0][0])
            last = content[-1]
            if not last[0] < first < last[1] or one.cue[0][0] > later.cue[0][0]:
                continue
            if later.content and later.content[-1][1] <= later.cue[0][0] and later.shape != "silence":
                if later.shape in ("phrase", "active", "inverted", "own") and last[0] < first < last[1]:
                    content[-1] = trim(tokens, last[0], first)
                continue
            if later.shared or _coordinated(tokens, first):
                kept = trim(tokens, last[0], _before_joint(tokens, first))
                if kept[0] < kept[1]:
                    content[-1] = kept
                    break
        settled.append(one._replace(content=tuple(content)))
    return settled


def _coordinated(tokens: Sequence[Token], first: int) -> bool:
    if first < 2 or tokens[first - 1].quoted:
        return False
    before = tokens[first - 1].low
    return before == ";" or (before in ("and", "but", "while", "though", "although") and tokens[first - 2].low == ",")


def _before_joint(tokens: Sequence[Token], first: int) -> int:
    while first > 0 and (tokens[first - 1].low in ("and", "but", "while", "though", "although", ",", ";", "then", "or", "yet")):
        first -= 1
    return first
