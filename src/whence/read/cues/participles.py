"""Participles: cues that are no active verb of their own clause.

In: the tokens of a sentence and a verb cue. Out: the find of "..., saying that", "it was reported that", "quoted X as saying",
"went on to say". Refuses: an infinitive after any other verb ("refused to say"), a passive of a verb that is no saying or believing.
"""

from collections.abc import Sequence

from whence.read.cues.complements import Complement, after_cue
from whence.read.cues.cues import Cue
from whence.read.cues.finds import Find, Range, main_subject, shared_source, subject, trim
from whence.read.text.grammar import is_adverb, phrase_end, subject_start, verb_group_start, word_class
from whence.read.text.layout import Token


def is_reduced_passive(tokens: Sequence[Token], cue: Cue, helpers: set[str]) -> bool:
    """Say whether a past form is a participle without its verb: "claims made by", "men accused of"."""
    if helpers & {"has", "have", "had", "'ve", "having", "did"} or cue.last + 1 >= len(tokens):
        return False
    after = tokens[cue.last + 1].low
    follows = tokens[cue.last + 2].low if cue.last + 2 < len(tokens) else ""
    if after == "to" and follows in ("be", "have") and cue.uses[0].lemma in word_class("passives") - {"claim"} and not helpers:
        return True
    return after == "by" or (after == "of" and cue.uses[0].lemma in ("accuse", "suspect"))


def match_participle(tokens: Sequence[Token], cue: Cue, found: Sequence[Find]) -> Find | None:
    """Match "..., saying that", "in a statement warning of", "officials saying"."""
    after = after_cue(tokens, cue)
    if after is None or after.span is None:
        return None
    kind = after.verb.kind if after.verb is not None else cue.kind
    first = cue.first
    while first and is_adverb(tokens[first - 1]):
        first -= 1
    before = tokens[first - 1] if first else None
    if before is not None and before.low == "without":  # "without saying where" says nothing
        return None
    cue_range = ((first, cue.last + 1),)
    if before is None:
        source = main_subject(tokens, cue.first)
        cut = next((at for at in range(after.span[0], after.span[1]) if source and at >= source[0] - 1), after.span[1])
        span = trim(tokens, after.span[0], cut)
        return Find(kind, "participle", cue_range, source, (span,), after.addressee) if source and span[0] < span[1] else None
    quoted_as = before.low == "as" and any(t.low in ("quoted", "cited") for t in tokens[max(0, cue.first - 16) : cue.first])
    if quoted_as:
        return _quoted_as(tokens, cue, after)
    if before.word and before.low not in word_class("prepositions") | {"and", "but", "then"} and not _is_adverbial(tokens, first):
        start = subject_start(tokens, first)
        if start is not None and before.low in word_class("venues") | word_class("media", "sources"):
            owner = next((f.source for f in reversed(found) if f.source), None) or main_subject(tokens, 0, cue.first)
            return Find(kind, "participle", cue_range, owner, (after.span,), after.addressee, True) if owner else None
        if start is None or cue.uses[0].inanimate:
            return None
        return Find(kind, "participle", cue_range, (start, first), (after.span,), after.addressee)
    source = next((f.source for f in reversed(found) if f.source is not None and not f.cites), None) or main_subject(
        tokens, 0, cue.first
    )
    if source is None:
        return None
    return Find(kind, "participle", cue_range, source, (after.span,), after.addressee, True)


def _is_adverbial(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1]
    return before.low in word_class("times") or (before.low.endswith("ly") and before.text.islower())


def _quoted_as(tokens: Sequence[Token], cue: Cue, after: Complement) -> Find | None:
    """Match "quoted Y as saying" and "was quoted (by X) as saying": the source is who is quoted."""
    at = cue.first - 2
    while at > 0 and tokens[at].low not in ("quoted", "cited"):
        at -= 1
    group = verb_group_start(tokens, at)
    passive = any(t.low in word_class("be") for t in tokens[group:at])
    source = subject(tokens, group, ()) if passive else (at + 1, phrase_end(tokens, at + 1, cue.first - 1))
    if source is None or source[0] >= source[1] or after.span is None:
        return None
    kind = after.verb.kind if after.verb else cue.kind
    by_outlet = at + 1 < len(tokens) and tokens[at + 1].low == "by"
    if passive and not by_outlet:
        return _quoted_by(tokens, Find(kind, "quoted_as", ((at, cue.last + 1),), source, (after.span,)))
    return Find(kind, "quoted_as", ((cue.first - 1, cue.last + 1),), source, (after.span,), cites=True)


def _quoted_by(tokens: Sequence[Token], one: Find) -> Find:
    """Add the outlet of `"...," X was quoted as saying by Y` as the one who was told, and the quotation before as what was said."""
    at = one.cue[0][1]
    if at + 1 >= len(tokens) or tokens[at].low != "by" or one.source is None:
        return one
    end = phrase_end(tokens, at + 1)
    before = trim(tokens, 0, one.source[0])
    if end <= at + 1 or before[1] - before[0] < 2:
        return one
    return one._replace(content=(before,), addressee=(at + 1, end))


def match_passive(tokens: Sequence[Token], cue: Cue, group: int) -> Find | None:
    """Match "it was reported that", "is said to", "are believed to", "was told"; the source is named after "by" or nobody."""
    if cue.uses[0].lemma not in word_class("passives"):
        return None
    at = cue.last + 1
    by = None
    if at < len(tokens) and tokens[at].low == "by":
        by = (at + 1, phrase_end(tokens, at + 1))
        at = by[1]
    if at >= len(tokens) or tokens[at].low not in ("to", "that", "as"):
        return None
    phrase = subject(tokens, group, ())
    if phrase is None:
        return None
    content: tuple[Range, ...] = (trim(tokens, at, len(tokens)),)
    if tokens[phrase[0]].low != "it" or tokens[at].low != "that":
        content = (phrase, *content)
    if content[-1][0] >= content[-1][1] or (tokens[at].low == "as" and by is None):
        return None
    return Find(cue.kind, "passive", ((group, cue.last + 1),), by, content)


def match_infinitive(tokens: Sequence[Token], cue: Cue, group: int, found: Sequence[Find]) -> Find | None:
    """Match "went on to say", "continued to insist"; an infinitive after any other verb credits nobody."""
    verb = group - 2
    if verb < 0:
        return None
    before = tokens[verb]
    if before.low == "on" and verb > 0 and tokens[verb - 1].low in ("went", "goes", "gone", "going"):
        verb -= 1
    elif before.low not in word_class("leads_on"):
        return None
    first = verb_group_start(tokens, verb)
    source = subject(tokens, first, found)
    shared = False
    if source is None:
        source, shared = shared_source(tokens, first, found)
    after = after_cue(tokens, cue)
    if source is None or after is None or after.span is None:
        return None
    kind = after.verb.kind if after.verb is not None else cue.kind
    return Find(kind, "active", ((first, cue.last + 1),), source, (after.span,), after.addressee, shared)
