"""Active cues: "X said that", "..., X said", "...," said X, "X has confirmed the strike".

In: the tokens of a sentence and a verb cue in the active voice. Out: the find it makes, if it makes one.
Refuses: a form that is a noun here ("the reports"), a cue without a subject, a subject without content.
"""

from collections.abc import Sequence

from whence.model.vocabulary import AttributionKind
from whence.read.cues.complements import Complement, after_cue
from whence.read.cues.cues import Cue
from whence.read.cues.finds import Find, Range, as_saying, content_start, shared_source, subject, trim, with_appositive
from whence.read.cues.hearers import addressee_of
from whence.read.text.grammar import (
    QUOTE_MARKS,
    has_clause,
    is_adverb,
    is_finite,
    is_participle_like,
    phrase_end,
    subject_start,
    word_class,
)
from whence.read.text.layout import Token

_AFTER_INVERTED = frozenset([",", ".", ";", "after", "as", "when", "while", "amid", "following"])


def is_noun(tokens: Sequence[Token], cue: Cue, group: int) -> bool:
    """Say whether a form that may be a noun ("reports", "claim", "calls") is one here."""
    if group == 0 or (cue.uses[0].lemma == "blame" and [t.low for t in tokens[cue.last + 1 : cue.last + 2]] == ["for"]):
        return True
    before = tokens[group - 1]
    after = tokens[cue.last + 1] if cue.last + 1 < len(tokens) else None
    if before.low in word_class("nouns_follow") or before.low.endswith(("'s", "s'")) or before.low in word_class("prepositions"):
        return True
    if before.low in ("and", "or") and _is_noun_pair(tokens, group):
        return True
    named = group > 1 and before.text[0].isupper() and tokens[group - 2].text[0].isupper()  # "Marlin News reports"
    if before.low in ("media", "news", "earlier", "initial", "recent", "local") and cue.shape == "s" and not named:
        return True
    if cue.uses[0].lemma in word_class("nouns") and after is not None and after.word and not _may_open_content(after):
        return True
    return after is not None and cue.uses[0].noun_like and is_finite(tokens, cue.last + 1)


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


def match_active(tokens: Sequence[Token], cue: Cue, group: int, found: Sequence[Find]) -> Find | None:
    """Match an active verb with its subject before or after it; `group` is where its auxiliaries begin."""
    cue_range = (group, cue.last + 1)
    negated = any(token.low in ("not", "n't", "never") or token.low.endswith("n't") for token in tokens[group : cue.first])
    if cue.first == 0 and cue.shape in ("past", "s"):
        return _opening(tokens, cue)
    inverted = _inverted_source(tokens, cue, group)
    if inverted is not None:
        before = _content_before(tokens, group, found)
        if before is not None:
            further = _quote_after(tokens, inverted[1])
            both = (before, further) if further else (before,)
            hearer = _hearer_between(tokens, cue)
            return Find(
                cue.kind, "inverted", (cue_range,), inverted, both, hearer if hearer and hearer[1] == inverted[0] else None
            )
    source = subject(tokens, group, found)
    shared = False
    if source is None:
        source, shared = shared_source(tokens, group, found)
        if source is None:
            return None
    if cue.uses[0].lemma in ("quote", "cite") and (told := as_saying(tokens, cue.last + 2)) is not None:
        said = trim(tokens, told, len(tokens))
        return Find(cue.kind, "quotes", (cue_range,), source, (said,), shared=shared) if said[0] < said[1] else None
    if "relative" in cue.uses[0].takes:
        return _for_which(tokens, cue, cue_range, source)
    after = after_cue(tokens, cue)
    if after is None:
        return None
    content, kind = _content(tokens, cue, after, source, shared, found=found)
    if not content:
        return None
    return Find(kind, "active", (cue_range,), source, content, after.addressee, shared, negated)


def _opening(tokens: Sequence[Token], cue: Cue) -> Find | None:
    """Match a sentence that opens with its verb: `Said the mayor: "..."`."""
    end = phrase_end(tokens, cue.last + 1)
    if end == cue.last + 1 or end >= len(tokens) or tokens[end].low not in (":", ","):
        return None
    span = trim(tokens, end, len(tokens))
    quoted = span[0] < span[1] and tokens[span[0]].quoted
    return (
        Find(cue.kind, "opening", ((0, cue.last + 1),), (cue.last + 1, end), (span,))
        if quoted or tokens[end].low == ":"
        else None
    )


def _for_which(tokens: Sequence[Token], cue: Cue, cue_range: Range, source: Range) -> Find | None:
    """Match "a bomb for which X claimed responsibility"; the content is what stands before."""
    inside = next((k for k in range(source[0], source[1]) if tokens[k].low == "which"), source[0] - 1)
    at, source = inside, (max(source[0], inside + 1), source[1])
    if at < 2 or tokens[at].low != "which" or tokens[at - 1].low != "for" or source[0] >= source[1]:
        return None
    start = subject_start(tokens, at - 2 if tokens[at - 2].low == "," else at - 1)
    content = trim(tokens, start if start is not None else 0, at - 1)
    return Find(cue.kind, "relative", (cue_range,), source, (content,)) if content[0] < content[1] else None


def _first_part(tokens: Sequence[Token], span: Range) -> int:
    """Return where the words right behind a cue end, before the comma at which its subject goes on: "said by radio, adding that"."""
    commas = (at for at in range(span[0], span[1] - 1) if tokens[at].low == "," and tokens[at + 1].low.endswith("ing"))
    return next(commas, span[1])


def _content(
    tokens: Sequence[Token], cue: Cue, after: Complement, source: Range, shared: bool, *, found: Sequence[Find]
) -> tuple[tuple[Range, ...], AttributionKind]:
    """Return what is credited: after the cue, before it, or on both sides (a split quotation)."""
    kind = after.verb.kind if after.verb is not None else cue.kind
    parenthetical = (
        not shared and _may_stand_after(tokens, source[0]) and bool(cue.uses[0].takes & {"clause", "quote", "tell", "that"})
    )
    before = _content_before(tokens, source[0], found) if parenthetical else None
    if after.span is None and source[0] and tokens[source[0] - 1].low == "as":
        return _as_clause(tokens, source[0] - 1, cue), kind
    if before is not None and "clause" not in cue.uses[0].takes and "tell" not in cue.uses[0].takes:
        before = before if tokens[before[1] - 1].quoted or tokens[before[0]].quoted else None
    if after.span is None:
        return ((before,), cue.kind) if before else ((), kind)
    if before is not None and after.quote and tokens[before[1] - 1].quoted:
        return (before, after.span), cue.kind
    only_adds = is_participle_like(tokens[after.span[0]]) and before is not None and tokens[before[1] - 1].quoted
    if (
        before is not None
        and after.bare
        and (only_adds or not has_clause(tokens, after.span[0], _first_part(tokens, after.span)))
    ):
        return (before,), cue.kind
    if (
        before is not None
        and after.loose
        and after.verb is None
        and not has_clause(tokens, *before)
        and not tokens[before[0]].quoted
    ):
        return (before, after.span), cue.kind
    if before is not None and (after.loose or tokens[after.span[0]].low in word_class("after_speech")):
        return (before,), cue.kind
    if before is None and parenthetical and after.loose and after.verb is None:
        opening = trim(tokens, content_start(tokens, source[0]), source[0])
        return ((opening, after.span), cue.kind) if opening[0] < opening[1] else ((after.span,), cue.kind)
    return (after.span,), kind


def _as_clause(tokens: Sequence[Token], at: int, cue: Cue) -> tuple[Range, ...]:
    """Return what "as X reported" speaks of: the clause before it or, at the start of a sentence, the one after its comma."""
    if at > 1:
        before = _content_before(tokens, at, ())
        return (before,) if before else ()
    comma = next((k for k in range(cue.last, len(tokens)) if tokens[k].low == ","), None)
    span = trim(tokens, comma, len(tokens)) if comma is not None else (0, 0)
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
    if end - start < 2 and start:  # `"...," said X, Y reported`: Y reports all that stands before
        start = 0
    start, end = trim(tokens, start, end)
    while start < end and tokens[start].low in ("but", "and", "yet") and not tokens[start].quoted:
        start += 1
    quoted_one_word = end - start == 1 and tokens[start].quoted
    if end - start < 2 and not quoted_one_word:
        return None
    if not tokens[end - 1].quoted and not has_clause(tokens, start, end) and end - start < 3:
        return None
    if tokens[start].low in word_class("prepositions") and not has_clause(tokens, start, end) and not tokens[end - 1].quoted:
        return None
    opens = tokens[start].low in (
        "when",
        "if",
        "while",
        "after",
        "before",
        "as",
        "although",
        "though",
        "because",
        "since",
        "asked",
    )
    if opens and not _is_phrase(tokens, start):
        return None if not tokens[start].quoted and not _two_clauses(tokens, start, end) else (start, end)
    participle = tokens[start].low.endswith("ing") and not tokens[start].quoted and not _is_deed(tokens, start, end)
    if participle and not _two_clauses(tokens, start, end):
        return None
    return start, end


def _is_phrase(tokens: Sequence[Token], start: int) -> bool:
    """Say whether a word that may open a side clause leads a mere phrase: "as a result of", "as many as", "because of"."""
    first, second, third, fourth = ([*(t.low for t in tokens[start : start + 4]), "", "", "", ""])[:4]
    return second == "of" or (
        first == "as" and ((second == "a" and fourth == "of") or (second in ("many", "part") and third in ("as", "of")))
    )


def _is_deed(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a word in -ing names what happened ("Shelling of a camp killed eight") and opens no side clause ("Speaking to ...")."""
    after = tokens[start + 1].low if start + 1 < end else ""
    return (after == "of" or tokens[start].low in word_class("deeds")) and has_clause(tokens, start + 1, end)


def _two_clauses(tokens: Sequence[Token], start: int, end: int) -> bool:
    commas = [at for at in range(start, end) if tokens[at].low == ","]
    return any(has_clause(tokens, comma + 1, end) for comma in commas)


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
    hearer = _hearer_between(tokens, cue)
    start = hearer[1] if hearer is not None else cue.last + 1
    if not tokens[start].word or tokens[start].low in word_class("subordinators") | word_class("prepositions") | {"it", "there"}:
        return None
    if "'" in tokens[start].low and tokens[start].low.split("'")[0] in word_class("personal") | {"there"}:
        return None
    end = phrase_end(tokens, start)
    if end == start or (end < len(tokens) and is_finite(tokens, end) and not quote_closes):
        return None
    if not quote_closes and (
        has_clause(tokens, start, len(tokens)) and end < len(tokens) and tokens[end].low not in _AFTER_INVERTED
    ):
        return None
    if not quote_closes and tokens[start].low in word_class("times") | {"yesterday"}:
        return None
    return start, with_appositive(tokens, end)


def _hearer_between(tokens: Sequence[Token], cue: Cue) -> Range | None:
    """Return the outlet that stands between an inverted cue and its speaker: "..., confided to the Lake Courier the head of the camp"."""
    start = cue.last + 2
    if start >= len(tokens) or tokens[start - 1].low != "to":
        return None
    told = addressee_of(tokens, start, must=True)
    named = told is not None and any(token.text[0].isupper() for token in tokens[slice(*told)])
    if told is None or not named or told[1] >= len(tokens):
        return None
    follows = tokens[told[1]]
    return told if follows.low in word_class("determiners") and follows.low not in ("this", "that") else None


def _quote_after(tokens: Sequence[Token], end: int) -> Range | None:
    """Return a quotation that goes on after an inverted source: `"A," said X, "B."`."""
    at = end
    if at < len(tokens) and tokens[at].low in (",", ":"):
        at += 1
    if at < len(tokens) and tokens[at].quoted and tokens[at].text in QUOTE_MARKS:
        return trim(tokens, at, len(tokens))
    return None
