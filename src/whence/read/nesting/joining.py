"""Joining: what the rules and the model found in one sentence, as one list.

In: the finds of both. Out: finds, in the order of their cues. Where both see one cue, the rule says what kind it is and whom it addresses, the
model how far source and content reach and whose words it stands in. Refuses: a voice that only the model has and that nobody is ("no group").
"""

from collections.abc import Collection, Sequence

from whence.model.vocabulary import AttributionKind
from whence.read.cues.complements import after_cue
from whence.read.cues.cues import carrying_nouns, find_cues
from whence.read.cues.finds import Find, Range, trim
from whence.read.cues.shares import media_nouns
from whence.read.nesting.asides import without_aside
from whence.read.nesting.kept import (
    ACTS,
    WHICH,
    hands_on,
    is_aside,
    is_clause,
    is_quoted_voice,
    is_rules_own,
    meet,
    names_speaker,
    set_off_under,
)
from whence.read.nesting.misread import (
    as_clauses,
    hangs_on,
    is_cut,
    is_misread,
    is_no_phrase,
    is_nobody,
    is_plain,
    is_torn,
    reaches_over,
    without_cues,
    without_holes,
    without_strays,
    without_subject,
)
from whence.read.speakers.apposition import is_role, with_name, without_source
from whence.read.text.grammar import has_clause, is_finite, word_class
from whence.read.text.layout import Token
from whence.read.text.nouns import head_of

_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_HEARSAY = frozenset({"reportedly", "allegedly", "purportedly", "supposedly", "apparently", "ostensibly"})
_SILENT = frozenset({AttributionKind.NO_COMMENT, AttributionKind.COULD_NOT_VERIFY})
_PROVES = frozenset({"prove", "proves", "proved", "proven"})
_BUT = frozenset({"but", "although", "though"})
_CREDIT_BEHIND = frozenset(
    {"for", "of", "at", "on", "with", "about"}
)  # who stands right behind them: "for the army it was a success"
_SCRAP, _WHOLE = 2, 5  # words of a scrap, and of the clause that it was cut from
_CLIPPED = 3  # words by which the model may cut a content short


def joined(
    tokens: Sequence[Token],
    rules: Sequence[Find],
    learned: Sequence[Find] | None,
    own: Collection[str] = (),
    *,
    headline: bool = False,
) -> list[Find]:
    """Return the finds of a sentence: those of the rules with the model's reach, and those that only the model has.

    `None` for `learned` says that no model reads; then the rules stand as they are. `own` are the words by which the report calls its
    own outlet: what it says of itself ("as we reported") is the rules' own. In a `headline`, whose grammar is its own, the rules' reach stands.
    """
    if learned is None:
        return [with_name(tokens, rule) if rule.shape == "inverted" else rule for rule in rules]
    made: list[Find] = []
    used: set[int] = set()
    for rule in rules:
        at = next((n for n, one in enumerate(learned) if n not in used and meet(rule.cue, one.cue)), None)
        if at is None:
            if (
                is_rules_own(rule)
                or is_aside(tokens, rule)
                or is_quoted_voice(tokens, rule)
                or _words(tokens, rule.source) in own
                or hands_on(tokens, rule, learned)
                or is_plain(tokens, rule, learned)
            ):
                made.append(with_name(tokens, rule) if rule.shape == "inverted" else rule)
            elif (teller := set_off_under(tokens, rule, learned)) is not None or names_speaker(tokens, rule):
                made.append(rule._replace(under=teller))
            continue
        used.add(at)
        reached = rule if headline else with_name(tokens, without_aside(tokens, _reach(tokens, rule, learned[at])))
        reached = reached if headline else _with_subject(tokens, reached, rule, [*rules, *learned])
        whole = _swallows(rule, reached.content, rules, learned) or _is_cut_at_a_speaker(tokens, rule, reached.content, rules)
        made.append(reached._replace(content=rule.content) if whole else reached)
    made = [without_cues(one, made) for one in made]
    made.extend(rule for rule in rules if rule not in made and _is_cited(rule, made) and not _meets_any(rule, learned))
    alone = (without_subject(tokens, one) for n, one in enumerate(learned) if n not in used and not _says_nothing(tokens, one))
    made.extend(one if headline else with_hearer(tokens, with_name(tokens, without_aside(tokens, one))) for one in alone)
    return without_holes(tokens, without_strays(_hung_on(tokens, sorted(made, key=lambda f: f.cue[0]))))


def with_hearer(tokens: Sequence[Token], one: Find) -> Find:
    """Return a find that only the model has with whom its cue addresses, which the model does not say: "told Radio Lindo"."""
    last = one.cue[-1][1] - 1
    cue = (
        next((cue for cue in find_cues(tokens) if cue.first <= last <= cue.last and cue.uses), None)
        if one.addressee is None
        else None
    )
    after = after_cue(tokens, cue) if cue is not None else None
    hearer = after.addressee if after is not None else None
    return one._replace(addressee=hearer) if hearer is not None and not meet((hearer,), one.content) else one


def _is_cited(rule: Find, made: Sequence[Find]) -> bool:
    """Say whether a find stands in the words of a citing one that is kept: "..., X told the radio, quoted by Y" needs X as well."""
    return rule.source is not None and any((one.cites or one.chain) and _inside(rule.cue, one.content) for one in made)


def _meets_any(rule: Find, learned: Sequence[Find]) -> bool:
    return any(meet(rule.cue, one.cue) for one in learned)


def _says_nothing(tokens: Sequence[Token], one: Find) -> bool:
    """Say whether a find that the model alone has credits nobody with anything.

    Its source is that there is none ("no group has claimed responsibility"), its cue only hedges ("appeared to", "alleged" before a noun), its
    cue or content is a bare article, it is what a camera turns to ("a view of"), a noun of saying that nobody owns and that stands in nobody's words
    ("Reports of the escape"), or somebody who is no picture "shows" something.
    """
    cue = [tokens[at].low for first, after in one.cue for at in range(first, after)]
    source = [token.low for token in tokens[slice(*one.source)]] if one.source is not None else []
    said = [tokens[at].low for first, after in one.content for at in range(first, after) if tokens[at].word]
    follows = tokens[one.cue[-1][1]].low if one.cue[-1][1] < len(tokens) else ""
    if (
        not word_class("appearing").isdisjoint(cue)
        or (cue[-1], follows) == ("view", "of")
        or word_class("determiners").issuperset(cue)
        or (len(said) == 1 and said[0] in word_class("determiners"))
    ):
        return True
    if len(cue) == 1 and cue[0] in _CREDIT_BEHIND and one.source is not None and _is_apart(tokens, one):
        return True
    if not source:
        only_hedges = len(cue) == 1 and cue[0] in word_class("hedging")
        mentions = "of" in (follows, cue[-1]) and not carrying_nouns().keys().isdisjoint(cue)
        return only_hedges or (one.under is None and mentions)
    if one.source is not None and is_no_phrase(tokens, one.source):
        return True
    if cue and _HEARSAY.issuperset(cue):
        return True  # "the army's video reportedly shows": nobody is credited with the adverb, least of all the army
    if source[0] in _NOBODY and one.kind not in _SILENT:
        return True
    if cue[-1] in _PROVES and (follows == "to" or said[:1] in (["to"], ["be"])):
        return True  # "two had proved to be herdsmen": nobody shows anything
    seen = media_nouns() | word_class("pronouns") | word_class("relative") | word_class("documents", "sources")
    return not word_class("show").isdisjoint(cue) and seen.isdisjoint(source)


def _is_apart(tokens: Sequence[Token], one: Find) -> bool:
    """Say whether a source does not follow its cue, a determiner apart."""
    between = tokens[one.cue[0][1] : one.source[0]] if one.source is not None else ()
    behind = one.source is not None and one.cue[0][1] <= one.source[0]
    return not behind or any(token.low not in word_class("determiners") for token in between)


def _swallows(rule: Find, content: Sequence[Range], rules: Sequence[Find], learned: Sequence[Find]) -> bool:
    """Say whether a content takes in the speaker's next act, which the model does not see: "said it had no part | and blamed the army"."""
    acts = (other for other in rules if other.shared and other.kind in ACTS and not _meets_any(other, learned))
    return any(_inside(other.cue, content) and not _inside(other.cue, rule.content) for other in acts)


def _is_cut_at_a_speaker(tokens: Sequence[Token], rule: Find, content: Sequence[Range], rules: Sequence[Find]) -> bool:
    """Say whether a content lacks who says it, who stands before it in its clause: "the group claimed | the attack, according to Y"."""
    if tokens[rule.cue[0][0]].low != "according" or len(rule.content) != 1 or not content:
        return False
    (first, after), begins = rule.content[0], content[0][0]
    if begins > 1 and tokens[begins - 1].low in word_class("joints") and tokens[begins - 2].low == ",":
        return False  # "A, X reports, and B, according to Y": B alone is Y's
    ends_alike = content[-1][1] == after <= rule.cue[0][0]
    return ends_alike and any(first <= other.cue[0][0] < begins for other in rules if other is not rule)


def _with_subject(tokens: Sequence[Token], reached: Find, rule: Find, others: Sequence[Find]) -> Find:
    """Return a find with the head of the clause before its cue, where the content begins at the verb or behind another's "X confirm that".

    "Two nurses | saw men run, the head of the clinic told Z"; "Doctors confirm that | people were shot, a porter said, but ...".
    """
    if not rule.content or not reached.content or rule.content[0][1] > rule.cue[0][0] or rule.source is None:
        return reached
    (first, after), (begins, ends) = rule.content[0], reached.content[0]
    before, last = tokens[begins - 1] if begins else None, reached.content[-1][1]
    if before is None or after not in (ends, last) or not first < begins or not before.word or before.low in word_class("joints"):
        return reached
    if (
        begins < rule.cue[0][0]
        and last == after
        and len(rule.content) == 1
        and _is_torn_off(tokens, (first, begins), others, rule)
    ):
        return reached._replace(content=rule.content)
    if ends != after:
        return reached
    head = any(
        other.source is not None and first <= other.source[0] <= first + 1 and begins - 1 <= other.cue[-1][1] <= begins
        for other in others
        if not meet(other.cue, rule.cue)
    )
    verb = is_finite(tokens, begins) and not has_clause(tokens, first, begins)
    return reached._replace(content=((first, ends), *reached.content[1:])) if head or verb else reached


def _is_torn_off(tokens: Sequence[Token], missing: Range, others: Sequence[Find], rule: Find) -> bool:
    """Say whether the words that a content lacks at its beginning are the first of its own clause: nobody else's, in no quotation of their own."""
    first, begins = missing
    if tokens[begins - 1].low in word_class("subordinators") or tokens[first].quoted != tokens[begins].quoted:
        return False
    # a name that the content tears ("Jan | Dorn had felt unwell, Mara Osk told the Log") is whole in it
    theirs = (
        piece
        for other in others
        if not meet(other.cue, rule.cue)
        for piece in (*other.cue, *((other.source,) if other.source and other.source[1] <= begins else ()))
    )
    return not any(a < begins and first < b for a, b in theirs) and all(
        tokens[at].low not in (";", ":") for at in range(first, begins)
    )


def _hung_on(tokens: Sequence[Token], finds: Sequence[Find]) -> list[Find]:
    """Return the finds, who passes a voice on credited with that voice's words alone: "A, and B, according to Y as quoted by Z"."""
    made = list(finds)
    for n, one in enumerate(finds):
        at = one.cue[0][0]
        behind = at - 1 if tokens[at - 1].low == "," else at
        k = next(
            (k for k, f in enumerate(made) if f.source is not None and f.source[1] == behind and f.cue[0][1] <= f.source[0]), None
        )
        if not one.chain or k is None or not one.content or one.content[-1][1] > at:
            continue
        if made[k].content and made[k].content[-1][1] <= made[k].cue[0][0]:
            made[n] = one._replace(content=(trim(tokens, made[k].content[0][0], at),))
            made[k] = made[k]._replace(under=one.cue[0])
    return made


def _inside(cue: Sequence[Range], content: Sequence[Range]) -> bool:
    """Say whether a cue stands between the first and the last word of a content."""
    return bool(content) and content[0][0] <= cue[0][0] < content[-1][1]


def _words(tokens: Sequence[Token], source: Range | None) -> str:
    return " ".join(token.low for token in tokens[source[0] : source[1]]) if source else ""


def _reach(tokens: Sequence[Token], rule: Find, one: Find) -> Find:
    """Return a rule's find with the model's reach.

    A headline's stays as it is, as do a silence, one that credits nobody with the model's leave, and a citing one that the model does not see
    under another and whose words are a clause: "a guard, quoted by the radio, said" cites more than "a guard". A content that takes in words of the
    rule's cue ("its intention") or lacks a word or two of the rule's stays the rule's.
    """
    if rule.shape == "headline" or rule.kind in _SILENT:
        return rule
    if rule.shape == "quotes" and rule.chain:
        return rule._replace(under=one.under)  # "Mara Dorn, who was quoted by X, had said": X has the whole clause
    apart = (rule.cites or rule.chain) and one.under is None
    if apart or rule.source is None:
        theirs = not is_clause(tokens, rule.content) if apart else one.source is not None
        return (
            rule._replace(source=one.source or rule.source, content=one.content, beyond=one.beyond, under=one.under)
            if theirs and one.content
            else rule
        )
    content = _content_of(tokens, rule, one)
    source = one.source or rule.source
    if rule.addressee is not None and meet((rule.addressee,), (source,)):
        return rule._replace(beyond=one.beyond, under=one.under)  # who is told is not who tells
    if tokens[source[0]].low in word_class("subordinators") and tokens[source[0]].low != tokens[rule.source[0]].low:
        source = rule.source  # "because he was not cleared" is nobody
    nobody = is_nobody(tokens, rule, source)
    if is_misread(tokens, rule, source, content) or (nobody and meet((rule.source,), content)):
        return rule._replace(beyond=one.beyond, under=one.under)
    source = rule.source if nobody else source
    cut = is_cut(tokens, rule.source, source) or is_torn(tokens, rule.source, source)
    if cut or _is_further(rule, source) or hangs_on(tokens, rule, source) or reaches_over(tokens, rule, source):
        source = rule.source
    torn = source[0] > rule.source[0] and tokens[source[0] - 1].low in word_class("determiners")
    if torn and _holds(rule.source, source):  # "city" of "the official, who did not want to be named, of a jail in the city"
        source = rule.source
        content = content if not meet((source,), content) else rule.content
    led = tokens[source[0]].low in word_class("prepositions") and tokens[rule.source[0]].low not in word_class("prepositions")
    if led and _holds(source, rule.source):
        source = rule.source  # "in the harbour, Commissioner Mara Dorn"
    if any(_holds(piece, rule.source) and _is_relative(tokens, piece) for piece in content):
        return rule._replace(
            beyond=one.beyond, under=one.under
        )  # "the Dorn Archive, | to which four people | said": four people say it
    if _is_named_behind(tokens, rule.source, source) or any(
        _holds(rule.source, piece) and _is_relative(tokens, piece) for piece in content
    ):
        source, content = rule.source, tuple(without_source(tokens, content, rule.source))
    content = content or rule.content
    return rule._replace(source=source, content=content, beyond=one.beyond, under=one.under)


def _content_of(tokens: Sequence[Token], rule: Find, one: Find) -> tuple[Range, ...]:
    """Return the model's content, or the rule's where that of the model is clipped, a scrap, or takes in the rule's cue."""
    content = as_clauses(tokens, rule, _without_that(tokens, one.content))
    worse = not content or meet(rule.cue, content) or _is_clipped(content, rule.content)
    if worse or _begins_late(tokens, content, rule.content) or _is_scrap(tokens, content, rule):
        return rule.content
    # "..., citing the forces that guard them"
    behind = rule.cites and rule.content and rule.content[0][0] < rule.cue[0][0] < content[0][0]
    return rule.content if behind else content


def _is_further(rule: Find, source: Range) -> bool:
    """Say whether the model's source of a "citing" is another phrase, behind the one that stands right at it: that one is cited."""
    ours, cue = rule.source, rule.cue[0]
    if not (rule.cites or rule.shape == "phrase") or ours is None or rule.shared or meet((ours,), (source,)):
        return False
    return cue[1] == ours[0] and ours[1] <= source[0]


def _is_named_behind(tokens: Sequence[Token], whole: Range, source: Range) -> bool:
    """Say whether the model has the name alone of "the head of the council, Mina Faro"."""
    if source[0] < whole[0] + 2 or not _holds(whole, source) or tokens[source[0] - 1].low != ",":
        return False
    named = all(token.text[0].isupper() for token in tokens[slice(*source)] if token.word)
    return named and is_role(tokens[head_of(tokens, whole[0], source[0] - 1)])


def _is_relative(tokens: Sequence[Token], piece: Range) -> bool:
    """Say whether a piece opens like "to whose crew they belonged": it describes whoever speaks."""
    first = piece[0]
    return piece[1] - first > 2 and tokens[first].low in word_class("prepositions") and tokens[first + 1].low in WHICH


def _is_scrap(tokens: Sequence[Token], content: Sequence[Range], rule: Find) -> bool:
    """Say whether a content is the last word or two of a clause that the rule has before the cue, or what the narrator goes on with.

    "..., a porter said, but they were not heard": the words before are the porter's.
    """
    (first, after), *more = content
    whole = rule.content
    if not whole or more or tokens[first].quoted:
        return False
    before = rule.shape == "active" and whole[-1][1] <= rule.cue[0][0]
    tail = after - first <= _SCRAP and after == whole[-1][1] and whole[-1][1] - whole[-1][0] >= _WHOLE
    return before and (tail or (tokens[first].low in _BUT and rule.cue[0][0] < first))


def _without_that(tokens: Sequence[Token], content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return a content without the "that" which only ties it to its cue."""
    if not content or tokens[content[0][0]].low != "that" or content[0][1] - content[0][0] < 3:
        return content
    return ((content[0][0] + 1, content[0][1]), *content[1:])


def _begins_late(tokens: Sequence[Token], content: Sequence[Range], whole: Sequence[Range]) -> bool:
    """Say whether a content holds, before the "that" at which another of one piece begins, words of the cue's own clause.

    "told the agency some time before the escape that ..."; not "denied reports that ...", whose words the rule takes in too.
    """
    if len(whole) != 1 or not content:
        return False
    start = whole[0][0]
    return content[0][0] < start - 1 and start < content[0][1] and tokens[start - 1].low == "that"


def _holds(whole: Range, piece: Range) -> bool:
    return whole[0] <= piece[0] and piece[1] <= whole[1]


def _is_clipped(content: Sequence[Range], whole: Sequence[Range]) -> bool:
    """Say whether a content is another of one piece without a word or two."""
    (first, after), *more = content
    return (
        not more
        and len(whole) == 1
        and any(a <= first and after <= b and 0 < b - a - (after - first) <= _CLIPPED for a, b in whole)
    )
