"""Misread: where what the model took for a source or a content cannot be one, and the rule's stands.

In: the tokens of a sentence, a rule's find and the model's reach. Out: whether the rule's is to be kept, or finds that are mended.
Refuses: to judge between two phrases that can both speak.
"""

from collections.abc import Callable, Sequence

from whence.model.vocabulary import AttributionKind
from whence.read.cues.finds import Find, Range
from whence.read.speakers.apposition import with_name
from whence.read.text.cast import is_body_word, is_person_word
from whence.read.text.grammar import has_clause, is_adverb, word_class
from whence.read.text.kinds import is_paper, is_person_noun
from whence.read.text.layout import Token
from whence.read.text.nouns import head_of

_ARTICLES = frozenset({"a", "an", "the"})
_PAIR = 2
_HOLE = 3  # words that the model may leave out inside a content
_GAP = 16  # and in the middle of a clause
_MAKING = frozenset("sent wrote published issued released compiled kept posted made drew submitted circulated filed".split())  # noqa: SIM905
_RELATIVE = frozenset({"that", "which"})
_PASSED_ON = frozenset({"published", "released", "issued", "made", "compiled", "kept"})
_LEAKED = frozenset({"leaked", "secret", "internal", "confidential", "classified"})  # whoever publishes it did not make it
_LONGEST = 8
_ASIDE = frozenset({"speaking", "talking", "writing", "testifying", "replying"})  # "Jan Dorn, speaking to the Log, said"
_PLAIN = frozenset({"active", "inverted"})
_SAYS = frozenset({"said", "told", "says"})


def is_no_phrase(tokens: Sequence[Token], source: Range) -> bool:
    """Say whether a "source" holds no noun, name or pronoun: "of", "not", "thereby", "speaking"."""
    words = [tokens[at] for at in range(*source) if tokens[at].word]
    if (words and words[0].low in _ASIDE) or (len(words) == 1 and words[0].low in _ARTICLES):
        return True
    if any(word.text[0].isupper() for word in words) or (len(words) > 1 and words[0].low in _ARTICLES):
        return False
    if len(words) == 1 and words[0].low.endswith(("ing", "eby")):
        return True
    speaks = word_class("pronouns") | word_class("relative") | word_class("some_of")
    small = word_class("prepositions") | word_class("subordinators") | word_class("auxiliaries") | _ARTICLES
    return all(word.low not in speaks and (word.low in small or is_adverb(word)) for word in words)


def is_nobody(tokens: Sequence[Token], rule: Find, source: Range) -> bool:
    """Say whether the model's source is no phrase and the rule's is."""
    return rule.source is not None and is_no_phrase(tokens, source) and not is_no_phrase(tokens, rule.source)


def is_misread(tokens: Sequence[Token], rule: Find, source: Range, content: Sequence[Range]) -> bool:
    """Say whether the model took for the source what is none, words of it for what was said, or another's words for this one's."""
    ours = rule.source
    if ours is None or not rule.content:
        return False
    if rule.shape == "active" and rule.content[-1][1] <= ours[0] and source[1] <= ours[0] and _stands_right_at(tokens, rule):
        return True  # "the mayor" of what "..., a clerk told the Log" credits the clerk with
    if any(ours[0] == first and after == source[0] and source[1] == ours[1] for first, after in content):
        return True  # the first words of "an aide to the mayor"
    cue = rule.cue[0]
    told = rule.addressee
    if rule.shape == "inverted" and told is not None and told[0] <= source[0] and source[1] <= told[1]:
        return True  # who is told, between the verb and its speaker
    if rule.shape == "phrase" and cue[1] <= ours[0] and source[1] <= cue[0]:
        return True  # who speaks before "according to Y" is not the one it names
    if (
        rule.shape == "active"
        and _stands_right_at(tokens, rule)
        and any(cue[1] <= first <= source[0] < after for first, after in rule.content)
    ):
        return True  # "the register" of "Mara Dorn said that nine were held, according to the register"
    aside = {token.low for token in tokens[cue[1] : source[0]]} & {"who", "whose", "which"}
    if rule.shape == "active" and ours[1] <= cue[0] and cue[1] <= source[0] and aside:
        return True  # "X told the radio, whose words Y gives, that"
    of = tokens[rule.content[0][0] - 1].low in ("of", "about")
    spliced = of and rule.addressee is not None and bool(content) and content[0][1] <= ours[0] and cue[1] <= rule.content[0][0]
    return spliced and rule.shape == "active"  # "X told A of one thing, Y told B of another"


def _stands_right_at(tokens: Sequence[Token], rule: Find) -> bool:
    """Say whether a source that can speak ends where its cue begins, a comma apart: no "sealed" of "the boxes, still sealed, said X"."""
    if rule.source is None or not 0 <= rule.cue[0][0] - rule.source[1] <= 1:
        return False
    first, end = rule.source
    head = tokens[head_of(tokens, first, next((at for at in range(first, end) if tokens[at].low == ","), end))]
    return head.text[0].isupper() or is_person_noun(head.low) or is_person_word(head.low) or is_body_word(head.low)


def is_cut(tokens: Sequence[Token], whole: Range, source: Range) -> bool:
    """Say whether a source ends inside a noun phrase: "the naval intelligence" of "the naval intelligence directorate"."""
    at = source[1]
    if not (whole[0] <= source[0] and source[1] < whole[1]) or not tokens[at].word or not tokens[at - 1].word:
        return False
    small = word_class("prepositions") | word_class("subordinators") | word_class("auxiliaries") | {"and", "or"}
    if tokens[at].text[0].isupper() and tokens[at - 1].text.islower() and is_person_noun(tokens[at - 1].low):
        return True  # "the teacher" of "the teacher Vesna Porim"
    return (
        tokens[at].text.islower() and tokens[at - 1].text.islower() and tokens[at].low not in small and not is_adverb(tokens[at])
    )


def is_torn(tokens: Sequence[Token], whole: Range, source: Range) -> bool:
    """Say whether a source is a scrap of a noun phrase: what hangs on its head, or what only describes whom it names.

    "of the region, Kyo Lan" of "the governor of the region, Kyo Lan"; "the lead insurer" of "Greta Holm, who runs the desk, the lead insurer".
    """
    if not (whole[0] < source[0] and source[1] <= whole[1]):
        return False
    if tokens[source[0]].low in word_class("prepositions"):
        return True
    comma = next((at for at in range(*whole) if tokens[at].low == ","), whole[1])
    if comma + 1 < source[0] and tokens[comma + 1].low in word_class("prepositions"):
        return True  # "the site Vesna" of "The prior, in a talk with the site Vesna"
    named = comma <= source[0] and all(token.text[0].isupper() for token in tokens[whole[0] : comma] if token.word)
    return named and not any(token.text[0].isupper() for token in tokens[slice(*source)] if token.word)


def hangs_on(tokens: Sequence[Token], rule: Find, source: Range) -> bool:
    """Say whether a source is what a preposition leads to, apart from the rule's subject: "Jan Dorn said by video link, adding that"."""
    ours = rule.source
    if ours is None or rule.shape not in ("active", "participle") or (source[0] < ours[1] and ours[0] < source[1]):
        return False
    return source[0] > 0 and tokens[source[0] - 1].low in word_class("prepositions")


def reaches_over(tokens: Sequence[Token], rule: Find, source: Range) -> bool:
    """Say whether a source begins among the words that are said, over the comma that closes them: "since dawn, Hill Aid" for "Hill Aid"."""
    ours = rule.source
    if ours is None or not rule.content or not source[0] < ours[0] < source[1]:
        return False
    first, after = rule.content[-1]
    return first < source[0] < after <= ours[0] and "," in {token.low for token in tokens[after : ours[0]]}


def as_clauses(tokens: Sequence[Token], rule: Find, content: Sequence[Range]) -> tuple[Range, ...]:
    """Return a content whose scraps of the clause before "X said" are the whole clause: "in what", "blow to the", "19" are nothing said.

    Only where none of the scraps is a clause; what a subordinating word adds behind the cue stays ("..., X said, because the road was closed").
    """
    ours = rule.source
    if rule.shape != "active" or ours is None or len(rule.content) != 1 or rule.content[0][1] > ours[0]:
        return tuple(content)
    whole = rule.content[0]
    before = [piece for piece in content if piece[1] <= ours[0]]
    if (
        not has_clause(tokens, *whole)
        or any(has_clause(tokens, *piece) for piece in before)
        or any(map(_is_quoted(tokens), before))
    ):
        return tuple(content)
    subordinate = word_class("subordinators")
    added = [p for p in content if p[0] >= rule.cue[0][1] and tokens[p[0]].low in subordinate and tokens[p[0] - 1].low == ","]
    return (whole, *added) if before or len(added) == len(content) else tuple(content)


def _is_quoted(tokens: Sequence[Token]) -> Callable[[Range], bool]:
    return lambda piece: any(token.quoted for token in tokens[slice(*piece)])


def without_strays(finds: Sequence[Find]) -> list[Find]:
    """Return the finds, none under another that tells of something else behind it: "X told A of one thing, Y told B of another"."""
    return [one._replace(under=None) if any(_strays(one, other) for other in finds) else one for one in finds]


def _strays(one: Find, other: Find) -> bool:
    under, told = one.under, other.addressee is not None and other.shape == "active" and other.source is not None
    if under is None or not told or not other.content or other.source is None:
        return False
    meant = any(a < under[1] and under[0] < b for a, b in other.cue)
    return meant and one.cue[0][1] <= other.source[0] and other.cue[0][1] <= other.content[0][0]


def is_plain(tokens: Sequence[Token], rule: Find, learned: Sequence[Find]) -> bool:
    """Say whether a rule's find stands though the model sees nothing there: "..., Ivo Dorn, the deputy, said", "..., related the abbot, Ivo Dorn".

    Only where the model sees no other voice for these words.
    """
    source, content = rule.source, rule.content
    if rule.shape not in _PLAIN or rule.kind is not AttributionKind.STATEMENT or source is None or len(content) != 1:
        return False
    source = with_name(tokens, rule).source or source if rule.shape == "inverted" else source
    named = sum(token.text[0].isupper() for token in tokens[slice(*source)] if token.word)
    cue = rule.cue[-1][1]
    if (
        rule.shape == "active"
        and named > 1
        and _stands_right_at(tokens, rule)
        and tokens[cue - 1].low == "said"
        and tokens[cue].low == "that"
    ):
        return True  # "Commissioner Mara Dorn said that": whatever else stands in these words
    inverted = rule.shape == "inverted" and tokens[rule.cue[0][0] - 1].low == ","
    says = inverted or any(tokens[at].low in _SAYS for at in range(*rule.cue[0]))
    before = content[0][1] <= source[0] and (inverted or tokens[source[0] - 1].low == ",")
    free = not any(a < content[0][1] and content[0][0] < b for one in learned if one.kind is rule.kind for a, b in one.content)
    return says and before and named > 1 and free and content[0][1] - content[0][0] > _HOLE


def without_holes(tokens: Sequence[Token], finds: Sequence[Find]) -> list[Find]:
    """Return the finds, each content with the words that it lacks inside and that are nobody's cue or name: few, or the middle of a clause."""
    taken = {
        at for one in finds for first, after in (*one.cue, *((one.source,) if one.source else ())) for at in range(first, after)
    }
    return [one._replace(content=_filled(tokens, one.content, taken)) for one in finds]


def _filled(tokens: Sequence[Token], content: Sequence[Range], taken: set[int]) -> tuple[Range, ...]:
    made: list[Range] = []
    for first, after in content:
        hole = range(made[-1][1], first) if made else range(0)
        plain = all(at not in taken and tokens[at].quoted == tokens[hole.start - 1].quoted for at in hole)
        few = len(hole) <= _HOLE and all(tokens[at].word for at in hole)
        if made and hole and plain and (few or _is_middle(tokens, hole, after)):
            made[-1] = (made[-1][0], after)
        else:
            made.append((first, after))
    return tuple(made)


def _is_middle(tokens: Sequence[Token], hole: range, after: int) -> bool:
    """Say whether a hole is the middle of a clause, which goes on at both its ends: "the number of the dead | has reached | 31 persons".

    What a comma, a bracket or a joint sets off is the narrator's or another's.
    """
    inside = [tokens[at] for at in hole[:-1]]
    if (
        len(hole) > _GAP
        or not tokens[hole.start].word
        or tokens[hole.start].low in word_class("subordinators") | word_class("clause_joints")
        or after - hole.stop < 1
    ):
        return False
    return tokens[hole.start - 1].word and all(token.word or token.text in "'’-." for token in inside)


def with_makers(tokens: Sequence[Token], finds: Sequence[Find]) -> list[Find]:
    """Return the finds, a cited document's with who made it as the source: "citing a letter that the union sent", "citing a map published by X".

    So too "according to a notice that the mayor made public". Who published the map is no voice of the whole sentence.
    """
    made: list[Find] = []
    dropped: set[int] = set()
    for one in finds:
        named = one.cites or (one.shape == "phrase" and not one.chain)
        maker = _maker(tokens, one, finds) if named and one.source is not None else None
        if maker is None:
            made.append(one)
            continue
        dropped.update(n for n, other in enumerate(finds) if other.chain and other.source == maker)
        made.append(one._replace(source=maker))
    return [one for n, one in enumerate(made) if n not in dropped]


def _maker(tokens: Sequence[Token], one: Find, finds: Sequence[Find]) -> Range | None:
    """Return who made what is cited, by the words behind it."""
    if one.source is None:
        return None
    start, end = one.source
    passed = next(
        (f for f in finds if f.chain and f.source and start <= f.cue[0][0] <= end + 1 and tokens[f.cue[0][0]].low in _PASSED_ON),
        None,
    )
    if passed is not None:
        return passed.source if one.cites else None
    if start and tokens[start - 1].low in _RELATIVE:  # the clause alone: "Mara Dorn made public"
        verb = next((at for at in range(start + 1, end) if tokens[at].low in _MAKING), None)
        return (start, verb) if verb is not None else None
    tells = next((at for at in range(start + 1, min(end + 1, len(tokens))) if tokens[at].low in _RELATIVE), None)
    words = {token.low for token in tokens[start:tells]}
    if tells is None or not any(map(is_paper, words)) or not _LEAKED.isdisjoint(words):
        return None
    end = tells
    close = next((at for at in range(end + 2, len(tokens)) if not tokens[at].word or tokens[at].low == "by"), len(tokens))
    verb = next((at for at in range(end + 2, min(end + _LONGEST, close)) if tokens[at].low in _MAKING), None)
    if verb is None:
        return None
    stop = next((at for at in range(end + 1, verb) if tokens[at].low in _SAYS | word_class("auxiliaries")), verb)
    return (end + 1, stop) if stop > end + 1 else None


def without_cues(one: Find, others: Sequence[Find]) -> Find:
    """Return a find without the pieces of its content that are the cue of who passed it on: "a statement | carried by | ONA, nine were held"."""
    pieces = tuple(
        p
        for p in one.content
        if not any(other.chain and other.cue[0][0] <= p[0] and p[1] <= other.cue[0][1] for other in others if other is not one)
    )
    return one._replace(content=pieces) if pieces else one


def without_subject(tokens: Sequence[Token], one: Find) -> Find:
    """Return a find without the pronoun of the next clause at the end of its source: "(from) one of the guards | he" heard it."""
    if one.source is None or one.source[1] - one.source[0] < _PAIR or tokens[one.source[1] - 1].low not in word_class("personal"):
        return one
    return one._replace(source=(one.source[0], one.source[1] - 1))
