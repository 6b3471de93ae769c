"""Patterns: how cue, source and content stand to each other in a sentence.

In: the tokens of a sentence and its cues. Out: finds, in token numbers: cue, source, content, addressee.
Refuses: a cue with nothing to credit. A find without a source is kept only where the text names none ("it was reported that").
"""

from collections.abc import Sequence
from typing import NamedTuple

from whence.model.vocabulary import AttributionKind
from whence.read.complements import Complement, after_cue, skip_time_and_place
from whence.read.cues import Cue, find_cues
from whence.read.grammar import (
    QUOTE_MARKS,
    has_clause,
    is_adverb,
    is_finite,
    phrase_end,
    subject_start,
    verb_group_start,
    word_class,
)
from whence.read.layout import Token

Range = tuple[int, int]


class Find(NamedTuple):
    """Cue, source, content and addressee as ranges of tokens. `shape` names the pattern that found it.

    `shared` marks a source that stands with an earlier cue of the sentence, `negated` a cue with "not".
    """

    kind: AttributionKind
    shape: str
    cue: tuple[Range, ...]
    source: Range | None
    content: tuple[Range, ...]
    addressee: Range | None = None
    shared: bool = False
    negated: bool = False
    cites: bool = False
    chain: bool = False


def find(tokens: Sequence[Token]) -> list[Find]:
    """Return what the sentence credits to whom, in the order of the cues."""
    found: list[Find] = []
    for cue in find_cues(tokens):
        made = _MATCHERS[cue.shape](tokens, cue, found)
        if made is not None and not _speaks_of_itself(tokens, made):
            found.append(made)
    return _settle(tokens, found)


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
        return _participle(tokens, cue, found)
    if cue.shape in ("past", "part") and (be or _reduced_passive(tokens, cue, helpers)):
        return _passive(tokens, cue, group)
    if group and tokens[group - 1].low == "to":
        return _infinitive(tokens, cue, group, found)
    if cue.shape in ("base", "s") and not (helpers & word_class("auxiliaries")) and _is_noun(tokens, cue, group):
        return None
    if cue.shape in ("past", "part") and not helpers and group and tokens[group - 1].low in word_class("determiners") | {"of", "in"}:
        return None
    if cue.shape == "part" and not helpers & word_class("auxiliaries"):
        return None
    return _active(tokens, cue, group, found)


def _reduced_passive(tokens: Sequence[Token], cue: Cue, helpers: set[str]) -> bool:
    """Say whether a past form is a participle without its verb: "claims made by", "men accused of"."""
    if helpers & {"has", "have", "had", "'ve", "having", "did"} or cue.last + 1 >= len(tokens):
        return False
    after = tokens[cue.last + 1].low
    return after == "by" or (after == "of" and cue.uses[0].lemma in ("accuse", "suspect"))


def _is_noun(tokens: Sequence[Token], cue: Cue, group: int) -> bool:
    """Say whether a form that may be a noun ("reports", "claim", "calls") is one here."""
    if group == 0:
        return True
    before = tokens[group - 1]
    after = tokens[cue.last + 1] if cue.last + 1 < len(tokens) else None
    if before.low in _NOUN_AFTER or before.low.endswith(("'s", "s'")) or before.low in word_class("prepositions"):
        return True
    if before.low in ("and", "or") and _is_noun_pair(tokens, group):
        return True
    if before.low in ("media", "news", "earlier", "initial", "recent", "local") and cue.shape == "s":
        return True
    if cue.uses[0].lemma in _NOUNS and after is not None and after.word and not _may_open_content(after):
        return True
    return after is not None and cue.uses[0].noun_like and is_finite(tokens, cue.last + 1)


_NOUN_AFTER = word_class("determiners") - {"that", "this", "all", "both", "many", "some", "several", "few", "one"}
_NOUNS = frozenset(
    """report state email text brief claim warn call charge count show estimate doubt demand request promise fear hope question post tweet offer order note comment
    answer forecast project detail document message signal plan support""".split()
)


def _may_open_content(token: Token) -> bool:
    """Say whether a word may open what a verb of saying credits, so that the form before it is no noun."""
    return (
        token.text[0].isupper()
        or token.text[0].isdigit()
        or token.low in word_class("determiners")
        or token.low in word_class("personal")
        or token.low in ("to", "that", "whether", "how", "for", "on", "there", "no", "more", "at", "about")
        or token.low in word_class("times")
        or is_adverb(token)
    )


def _is_noun_pair(tokens: Sequence[Token], group: int) -> bool:
    return group >= 2 and not has_clause(tokens, 0, group)


def _active(tokens: Sequence[Token], cue: Cue, group: int, found: Sequence[Find]) -> Find | None:
    cue_range = (group, cue.last + 1)
    negated = any(token.low in ("not", "n't", "never") or token.low.endswith("n't") for token in tokens[group : cue.first])
    if cue.first == 0 and cue.shape in ("past", "s"):
        return _opening(tokens, cue)
    inverted = _inverted_source(tokens, cue, group)
    if inverted is not None:
        before = _content_before(tokens, group, found)
        if before is not None:
            further = _quote_after(tokens, inverted[1])
            content = (before, further) if further else (before,)
            return Find(cue.kind, "inverted", (cue_range,), inverted, content)
    source = _subject(tokens, group, found)
    shared = False
    if source is None:
        source, shared = _shared_source(tokens, group, found)
        if source is None:
            return None
    if "relative" in cue.uses[0].takes:
        return _for_which(tokens, cue, cue_range, source)
    after = after_cue(tokens, cue)
    if after is None:
        return None
    content, kind = _content(tokens, cue, after, source, shared, found)
    if not content:
        return None
    return Find(kind, "active", (cue_range,), source, content, after.addressee, shared, negated)


def _opening(tokens: Sequence[Token], cue: Cue) -> Find | None:
    """Match a sentence that opens with its verb: `Said the mayor: "..."`."""
    end = phrase_end(tokens, cue.last + 1)
    if end == cue.last + 1 or end >= len(tokens) or tokens[end].low not in (":", ","):
        return None
    span = _trim(tokens, end, len(tokens))
    quoted = span[0] < span[1] and tokens[span[0]].quoted
    return Find(cue.kind, "opening", ((0, cue.last + 1),), (cue.last + 1, end), (span,)) if quoted or tokens[end].low == ":" else None


def _for_which(tokens: Sequence[Token], cue: Cue, cue_range: Range, source: Range) -> Find | None:
    """Match "a bomb for which X claimed responsibility"; the content is what stands before."""
    at = source[0] - 1
    if at < 2 or tokens[at].low != "which" or tokens[at - 1].low != "for":
        return None
    start = subject_start(tokens, at - 2 if tokens[at - 2].low == "," else at - 1)
    content = _trim(tokens, start if start is not None else 0, at - 1)
    return Find(cue.kind, "relative", (cue_range,), source, (content,)) if content[0] < content[1] else None


def _content(
    tokens: Sequence[Token], cue: Cue, after: Complement, source: Range, shared: bool, found: Sequence[Find]
) -> tuple[tuple[Range, ...], AttributionKind]:
    """Return what is credited: after the cue, before it, or on both sides (a split quotation)."""
    kind = after.verb.kind if after.verb is not None else cue.kind
    parenthetical = not shared and _may_stand_after(tokens, source[0]) and bool(cue.uses[0].takes & {"clause", "quote", "tell", "that"})
    before = _content_before(tokens, source[0], found) if parenthetical else None
    if after.span is None and source[0] and tokens[source[0] - 1].low == "as":
        return _as_clause(tokens, source[0] - 1, cue, found), kind
    if before is not None and "clause" not in cue.uses[0].takes and "tell" not in cue.uses[0].takes:
        before = before if tokens[before[1] - 1].quoted or tokens[before[0]].quoted else None
    if after.span is None:
        return ((before,), cue.kind) if before else ((), kind)
    if before is not None and after.quote and tokens[before[1] - 1].quoted:
        return (before, after.span), cue.kind
    if before is not None and after.bare and not has_clause(tokens, after.span[0], after.span[1]):
        return (before,), cue.kind
    if before is not None and (after.loose or tokens[after.span[0]].low in _AFTER_SPEECH):
        return (before,), cue.kind
    if before is None and parenthetical and after.loose and after.verb is None:
        opening = _trim(tokens, _content_start(tokens, source[0]), source[0])
        return ((opening, after.span), cue.kind) if opening[0] < opening[1] else ((after.span,), cue.kind)
    return (after.span,), kind


_AFTER_SPEECH = frozenset("as while when after before during in at of about on from outside near by with to".split())


def _as_clause(tokens: Sequence[Token], at: int, cue: Cue, found: Sequence[Find]) -> tuple[Range, ...]:
    """Return what "as X reported" speaks of: the clause before it or, at the start of a sentence, the one after its comma."""
    if at > 1:
        before = _content_before(tokens, at, ())
        return (before,) if before else ()
    comma = next((k for k in range(cue.last, len(tokens)) if tokens[k].low == ","), None)
    span = _trim(tokens, comma, len(tokens)) if comma is not None else (0, 0)
    return (span,) if span[0] < span[1] else ()


def _may_stand_after(tokens: Sequence[Token], start: int) -> bool:
    """Say whether a comma, dash or closing quote before a source sets off what stands before it."""
    if start == 0:
        return False
    before = tokens[start - 1]
    return before.low in (",", "—", "–", "-") or (before.text in QUOTE_MARKS and before.quoted)


def _content_before(tokens: Sequence[Token], end: int, found: Sequence[Find]) -> Range | None:
    """Return the clause or quotation before `end`, back to the start of the sentence or the last semicolon."""
    start = 0
    for at in range(end - 2, 0, -1):
        if tokens[at].low == ";" and not tokens[at].quoted:
            start = at + 1
            break
    for earlier in found:
        if earlier.shape == "inverted" and earlier.source and earlier.source[1] < end and not tokens[end - 2].quoted:
            start = max(start, earlier.source[1])
    start, end = _trim(tokens, start, end)
    while start < end and tokens[start].low in ("but", "and", "yet") and not tokens[start].quoted:
        start += 1
    quoted_one_word = end - start == 1 and tokens[start].quoted
    if end - start < 2 and not quoted_one_word:
        return None
    if not tokens[end - 1].quoted and not has_clause(tokens, start, end) and end - start < 3:
        return None
    if tokens[start].low in word_class("prepositions") and not has_clause(tokens, start, end) and not tokens[end - 1].quoted:
        return None
    if tokens[start].low in ("when", "if", "while", "after", "before", "as", "although", "though", "because", "since", "asked"):
        return None if not tokens[start].quoted and not _two_clauses(tokens, start, end) else (start, end)
    if tokens[start].low.endswith("ing") and not tokens[start].quoted and not _two_clauses(tokens, start, end):
        return None
    return start, end


def _two_clauses(tokens: Sequence[Token], start: int, end: int) -> bool:
    commas = [at for at in range(start, end) if tokens[at].low == ","]
    return any(has_clause(tokens, comma + 1, end) for comma in commas)


def _trim(tokens: Sequence[Token], start: int, end: int) -> Range:
    while start < end and not tokens[start].word and tokens[start].text not in "$£€#@“\"‘«(":
        start += 1
    while end > start and not tokens[end - 1].word and tokens[end - 1].text not in "%)”\"’»":
        end -= 1
    return start, end


def _inverted_source(tokens: Sequence[Token], cue: Cue, group: int) -> Range | None:
    """Return the source after an inverted cue: `"...," said the mayor`, `Five held, says army`."""
    if group == 0 or group != cue.first or not cue.uses[0].takes & {"clause", "quote", "that"} or cue.last + 1 >= len(tokens):
        return None
    before = tokens[group - 1]
    quote_closes = before.text in QUOTE_MARKS and before.quoted
    added = None if quote_closes else subject_start(tokens, group)
    if added is not None and added <= 1:
        return None
    if not quote_closes and before.low not in (",", "—", "–", "-"):
        return None
    start = cue.last + 1
    if not tokens[start].word or tokens[start].low in word_class("subordinators") | word_class("prepositions") | {"it", "there"}:
        return None
    if "'" in tokens[start].low and tokens[start].low.split("'")[0] in word_class("personal") | {"there"}:
        return None
    end = phrase_end(tokens, start)
    if end == start or (end < len(tokens) and is_finite(tokens, end) and not quote_closes):
        return None
    if not quote_closes and (has_clause(tokens, start, len(tokens)) and end < len(tokens) and tokens[end].low not in (",", ".", ";")):
        return None
    if not quote_closes and tokens[start].low in word_class("times") | {"yesterday"}:
        return None
    return start, _with_appositive(tokens, end)


def _with_appositive(tokens: Sequence[Token], end: int) -> int:
    """Return the end of a phrase with the appositive or relative clause that a comma adds to it."""
    while end + 1 < len(tokens) and tokens[end].low == ",":
        first = tokens[end + 1]
        if not first.word or first.low in word_class("openers") | {"adding", "citing", "saying", "according", "as", "in"}:
            break
        close = end + 1
        while close < len(tokens) and tokens[close].low not in (",", ";", ":", "—", "–") and not (
            tokens[close].text in QUOTE_MARKS and not tokens[end].quoted
        ):
            close += 1
        close = min(close, len(tokens))
        relative = first.low in ("who", "whose", "which")
        if not relative and (has_clause(tokens, end + 1, close) or not (first.low in word_class("determiners") or first.text.islower())):
            break
        end = close
    while end > 0 and tokens[end - 1].text in ".":
        end -= 1
    return end


def _quote_after(tokens: Sequence[Token], end: int) -> Range | None:
    """Return a quotation that goes on after an inverted source: `"A," said X, "B."`."""
    at = end
    if at < len(tokens) and tokens[at].low in (",", ":"):
        at += 1
    if at < len(tokens) and tokens[at].quoted and tokens[at].text in QUOTE_MARKS:
        return _trim(tokens, at, len(tokens))
    return None


def _subject(tokens: Sequence[Token], group: int, found: Sequence[Find]) -> Range | None:
    """Return the noun phrase that is the subject of a verb group."""
    floor = max((f.cue[0][1] for f in found if f.cue[0][1] <= group), default=0)
    if group and tokens[group - 1].low in ("and", "but", "or", "then", "yet"):
        return None
    start = subject_start(tokens, group, floor)
    if start is None:
        return None
    end = group
    while end > start and not tokens[end - 1].word and tokens[end - 1].text not in ")]%":
        end -= 1
    relative = next((at for at in range(start + 1, end) if tokens[at].low in ("who", "which", "whose") and tokens[at - 1].low == ","), None)
    if relative is not None:
        end = relative - 1
    if end <= start or tokens[start].low in ("that", "what", "it") and end - start == 1 and tokens[start].low != "it":
        return None
    if tokens[start].low in ("there", "this", "how", "why", "where", "when"):
        return None
    return start, end


def _shared_source(tokens: Sequence[Token], group: int, found: Sequence[Find]) -> tuple[Range | None, bool]:
    """Return the source of an earlier cue for "... and added", "..., but denied"."""
    if group == 0 or tokens[group - 1].low not in ("and", "but", ",", "then", "or", "yet"):
        return None, False
    earlier = next((f.source for f in reversed(found) if f.source is not None and not f.cites), None)
    if earlier is not None:
        return earlier, True
    if tokens[group - 1].low == ",":
        return None, False
    for at in range(group - 2, 0, -1):
        if tokens[at].low in (";", ":") or (tokens[at].text in QUOTE_MARKS and tokens[at].quoted and not tokens[group].quoted):
            break
        if is_finite(tokens, at) and not is_finite(tokens, at - 1):
            source = _subject(tokens, verb_group_start(tokens, at), ())
            if source is not None:
                return source, True
    return None, False


def _participle(tokens: Sequence[Token], cue: Cue, found: Sequence[Find]) -> Find | None:
    """Match "..., saying that", "in a statement warning of", "officials saying"."""
    after = after_cue(tokens, cue)
    if after is None or after.span is None:
        return None
    kind = after.verb.kind if after.verb is not None else cue.kind
    first = cue.first
    while first and is_adverb(tokens[first - 1]):
        first -= 1
    before = tokens[first - 1] if first else None
    cue_range = ((first, cue.last + 1),)
    if before is None:
        source = main_subject(tokens, cue.first)
        cut = next((at for at in range(after.span[0], after.span[1]) if source and at >= source[0] - 1), after.span[1])
        span = _trim(tokens, after.span[0], cut)
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
    source = next((f.source for f in reversed(found) if f.source is not None and not f.cites), None) or main_subject(tokens, 0, cue.first)
    if source is None:
        return None
    return Find(kind, "participle", cue_range, source, (after.span,), after.addressee, True)


def _is_adverbial(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1]
    return before.low in word_class("times") or (before.low.endswith("ly") and before.text.islower())


def main_subject(tokens: Sequence[Token], start: int = 0, end: int | None = None) -> Range | None:
    """Return the subject of the first clause of the sentence from `start` on."""
    stop = len(tokens) if end is None else end
    at = start
    while at < stop and not is_finite(tokens, at):
        at += 1
    if at >= stop:
        return None
    group = verb_group_start(tokens, at, start)
    return _subject(tokens, group, ())


def _quoted_as(tokens: Sequence[Token], cue: Cue, after: Complement) -> Find | None:
    """Match "quoted Y as saying" and "was quoted (by X) as saying": the source is who is quoted."""
    at = cue.first - 2
    while at > 0 and tokens[at].low not in ("quoted", "cited"):
        at -= 1
    group = verb_group_start(tokens, at)
    passive = any(t.low in word_class("be") for t in tokens[group:at])
    source = _subject(tokens, group, ()) if passive else (at + 1, phrase_end(tokens, at + 1, cue.first - 1))
    if source is None or source[0] >= source[1] or after.span is None:
        return None
    return Find(after.verb.kind if after.verb else cue.kind, "quoted_as", ((at, cue.last + 1),), source, (after.span,))


def _passive(tokens: Sequence[Token], cue: Cue, group: int) -> Find | None:
    """Match "it was reported that", "is said to", "are believed to", "was told"; the source is named after "by" or nobody."""
    if cue.uses[0].lemma not in _PASSIVES:
        return None
    at = cue.last + 1
    by = None
    if at < len(tokens) and tokens[at].low == "by":
        by = (at + 1, phrase_end(tokens, at + 1))
        at = by[1]
    if at >= len(tokens) or tokens[at].low not in ("to", "that", "as"):
        return None
    subject = _subject(tokens, group, ())
    if subject is None:
        return None
    content: tuple[Range, ...] = (_trim(tokens, at, len(tokens)),)
    if tokens[subject[0]].low != "it" or tokens[at].low != "that":
        content = (subject, *content)
    if content[-1][0] >= content[-1][1] or (tokens[at].low == "as" and by is None):
        return None
    return Find(cue.kind, "passive", ((group, cue.last + 1),), by, content)


_PASSIVES = frozenset(
    """say report believe think allege claim understand rumour rumor suspect estimate assume presume announce confirm state suggest describe
    consider argue fear hope reckon calculate project predict forecast assess know reveal disclose""".split()
)


def _infinitive(tokens: Sequence[Token], cue: Cue, group: int, found: Sequence[Find]) -> Find | None:
    """Match "went on to say", "continued to insist"; an infinitive after any other verb credits nobody."""
    verb = group - 2
    if verb < 0:
        return None
    before = tokens[verb]
    if before.low == "on" and verb > 0 and tokens[verb - 1].low in ("went", "goes", "gone", "going"):
        verb -= 1
    elif before.low not in _LEADS_ON:
        return None
    first = verb_group_start(tokens, verb)
    source = _subject(tokens, first, found)
    shared = False
    if source is None:
        source, shared = _shared_source(tokens, first, found)
    after = after_cue(tokens, cue)
    if source is None or after is None or after.span is None:
        return None
    kind = after.verb.kind if after.verb is not None else cue.kind
    return Find(kind, "active", ((first, cue.last + 1),), source, (after.span,), after.addressee, shared)


_LEADS_ON = frozenset("continued continues continue began begins sought tried used appeared seemed seems appears rushed came proceeded wanted wants".split())


def _phrase(tokens: Sequence[Token], cue: Cue, found: Sequence[Find]) -> Find | None:
    """Match "according to X", "citing X", "as reported by X" on either side of the content."""
    start = cue.last + 1
    end = phrase_end(tokens, start)
    if end == start:
        return None
    if not cue.cites:
        end = _with_appositive(tokens, end) if cue.first == 0 or _ends(tokens, _with_appositive(tokens, end)) else end
    source = (start, end)
    if cue.first == 0 or (cue.first == 1 and tokens[0].low in word_class("openers")):
        rest = end
        while rest < len(tokens) and tokens[rest].low in (",", ":"):
            rest += 1
        content = _trim(tokens, rest, len(tokens))
    else:
        content = _trim(tokens, _content_start(tokens, cue.first), cue.first)
        if cue.cites and end < len(tokens) and tokens[end].low == "," and end + 1 < len(tokens) and not _ends(tokens, end + 1):
            content = _trim(tokens, end + 1, len(tokens))
    if content[0] >= content[1]:
        return None
    return Find(cue.kind, "phrase", ((cue.first, cue.last + 1),), source, (content,), cites=cue.cites, chain=cue.chain)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].low in (".", ";", "!", "?", ")")


def _content_start(tokens: Sequence[Token], end: int) -> int:
    for at in range(end - 1, 0, -1):
        if tokens[at].low == ";" and not tokens[at].quoted:
            return at + 1
    return 0


def _own(tokens: Sequence[Token], cue: Cue, found: Sequence[Find]) -> Find | None:
    """Match "in his telling it is ...", "by the ministry's count"."""
    source = (cue.first + 1, cue.last)
    content = _trim(tokens, cue.last + 1, len(tokens)) if cue.first <= 1 else _trim(tokens, 0, cue.first)
    if content[1] - content[0] < 2:
        return None
    return Find(cue.kind, "own", ((cue.first, cue.first + 1), (cue.last, cue.last + 1)), source, (content,))


def _noun(tokens: Sequence[Token], cue: Cue, found: Sequence[Find]) -> Find | None:
    """Match "the ministry's claim that", "with the caveat that", "a report from X that"."""
    content = _trim(tokens, cue.last + 1, _clause_end(tokens, cue.last + 1))
    if content[1] - content[0] < 2:
        return None
    at = cue.first - 1
    while at >= 0 and tokens[at].text.islower() and tokens[at].low not in word_class("determiners") | word_class("prepositions") | {"and"}:
        if tokens[at].low.endswith(("'s", "s'")):
            break
        at -= 1
    if at >= 0 and (tokens[at].low.endswith(("'s", "s'")) or tokens[at].low in ("his", "her", "their", "its", "our", "my")):
        start = at if tokens[at].low in ("his", "her", "their", "its", "our", "my") else subject_start(tokens, at + 1)
        if start is not None:
            return Find(cue.kind, "noun", ((cue.first, cue.first + 1),), (start, at + 1), (content,))
    source = main_subject(tokens, 0, cue.first) if at >= 0 and any(t.low in _CARRY for t in tokens[: cue.first]) else None
    if source is None:
        source = next((f.source for f in reversed(found) if f.source is not None), None) if at >= 0 and tokens[at - 1].low == "with" else None
    return Find(cue.kind, "noun", ((cue.first, cue.first + 1),), source, (content,)) if source else None


_CARRY = frozenset("with issued gave made released added posted offered expressed voiced repeated rejected denied reiterated".split())


def _clause_end(tokens: Sequence[Token], start: int) -> int:
    return next((at for at in range(start, len(tokens)) if tokens[at].low in (";", "—") and not tokens[at].quoted), len(tokens))


def _silence(tokens: Sequence[Token], cue: Cue, found: Sequence[Find]) -> Find | None:
    """Match "declined to comment", "could not verify": the content is what nothing is said about, or the words themselves."""
    source = _subject(tokens, verb_group_start(tokens, cue.first), found)
    shared = False
    if source is None:
        source, shared = _shared_source(tokens, cue.first, found)
    if source is None:
        return None
    content = _trim(tokens, cue.last + 1, _clause_end(tokens, cue.last + 1))
    if content[0] >= content[1]:
        content = (cue.first, cue.last + 1)
    return Find(cue.kind, "silence", ((cue.first, cue.last + 1),), source, (content,), shared=shared)


_MATCHERS = {
    **dict.fromkeys(("base", "s", "past", "part", "ing"), _verb),
    "phrase": _phrase,
    "own": _own,
    "noun": _noun,
    "silence": _silence,
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
                    content[-1] = _trim(tokens, last[0], first)
                continue
            if later.shared or _coordinated(tokens, first):
                kept = _trim(tokens, last[0], _before_joint(tokens, first))
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


__all__ = ["Find", "find", "skip_time_and_place"]
