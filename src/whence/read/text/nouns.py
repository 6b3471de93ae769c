"""Nouns: the parts of a noun phrase that names a source: head, title, name, what a comma adds.

In: the tokens of a phrase. Out: places in it, or its words. Refuses: to parse further than closed word classes reach.
"""

from collections.abc import Sequence

from whence.model.said import Voice
from whence.read.text.cast import is_body_word, is_person_word
from whence.read.text.grammar import word_class
from whence.read.text.kinds import is_person_noun
from whence.read.text.layout import Token

_SHORTEST_NAME, _LONGEST_NAME = 2, 5
_ASKING = frozenset({"whose", "which", "what"})
_OWNERS = frozenset({"its", "their", "his", "our", "my", "your", "the", "a", "an"})
_PARTICIPLES = frozenset(
    {
        "taken",
        "seen",
        "shown",
        "held",
        "drawn",
        "known",
        "sent",
        "given",
        "written",
        "found",
        "caught",
        "kept",
        "shot",
        "born",
        "led",
    }
)
_STANDS_AFTER = frozenset(
    """visible present nearby involved aboard upstairs downstairs alike alone close familiar there here now abroad upstream downstream separately
    dated himself herself itself themselves""".split()  # noqa: SIM905
)
_POSSESSIVES = frozenset({"her", "his", "its", "their", "our", "my"})
_HOLDS_VERB = frozenset({"has", "have", "had", "is", "are", "was", "were"})


def head_of(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the head noun of a phrase: its last word before a preposition, a comma or a bracket."""
    head = start
    for at in range(start, end):
        token = tokens[at]
        if (
            not token.word
            or (token.low in word_class("prepositions") and at > start)
            or token.low in ("who", "which", "whose", "that")
            or (token.low == "whom" and at > start and tokens[at - 1].low not in word_class("prepositions") | {"of"})
            or (token.low in word_class("personal") and at > start)  # "the engineers I spoke with"
        ):
            if token.text in ("'", "’", ".", "-", "&"):
                continue
            break
        if is_reduced_clause(tokens, start, at, end) or (at > start and _stands_after(tokens, at, end)):
            break
        head = at
    return head


def _stands_after(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Say whether a word tells where those are whose noun is before it: "the tenants upstairs", not "her upstairs neighbour"."""
    noun = at + 1 < end and tokens[at + 1].word and tokens[at + 1].low not in word_class("prepositions") | _STANDS_AFTER
    return tokens[at].low in _STANDS_AFTER and not (noun and tokens[at - 1].low in word_class("determiners") | _POSSESSIVES)


def is_reduced_clause(tokens: Sequence[Token], start: int, at: int, end: int) -> bool:
    """Say whether a participle begins a reduced clause: "a woman reached by phone", "officials speaking to"."""
    low = tokens[at].low
    if at <= start or at + 1 >= end or not tokens[at].text.islower() or tokens[at - 1].low in word_class("determiners"):
        return False
    follows = tokens[at + 1].low
    preposition = follows in word_class("prepositions") or follows == "to"
    if low.endswith(("ed", "ing")) or low in _PARTICIPLES:
        if low.endswith("ing") and is_person_word(tokens[at - 1].low):
            return True
        return preposition or follows == "out" or (low.endswith("ing") and follows in word_class("nouns_follow") | {"the"})
    return False


def phrase_text(tokens: Sequence[Token], start: int, end: int) -> str:
    """Return the words of a phrase with the blanks that stood between them."""
    out: list[str] = []
    for at in range(start, end):
        if at > start and tokens[at].start > tokens[at - 1].end:
            out.append(" " * (tokens[at].start - tokens[at - 1].end))
        out.append(tokens[at].text)
    return "".join(out)


def plain_name(tokens: Sequence[Token], start: int, end: int) -> str:
    """Return the words of a phrase as a name: without the article of a name, without a possessive ending, the article small."""
    if end - start > 1 and tokens[start].low == "the" and tokens[start + 1].text[0].isupper():
        start += 1
    text = " ".join(phrase_text(tokens, start, end).split()).removesuffix("'s").removesuffix("’s")
    if tokens[start].low in word_class("determiners"):
        text = text[0].lower() + text[1:]
    return text


def role_words(role: str | None) -> str | None:
    """Return the words of a title that say a role, without the body before them ("Harbour Times reporter" gives "reporter")."""
    if not role:
        return None
    small = [word for word in role.split() if word.islower() or is_person_word(word.lower())]
    return " ".join(small) or role


def is_inside_body(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Say whether a title word belongs to the name of a body ("Prime Minister's Office", "State Department")."""
    return (
        any(is_body_word(tokens[k].low) or tokens[k].low == "staff" for k in range(at, head + 1)) and tokens[at].text[0].isupper()
    )


def name_end_of(tokens: Sequence[Token], head: int, comma: int) -> int:
    """Return the end of a name that goes on after "of", "for" ("Institute for the Care of Rivers")."""
    at = head + 1
    while (at < comma and tokens[at].low in ("of", "for", "the", "and", "on")) or (
        at < comma and tokens[at].word and tokens[at].text[0].isupper()
    ):
        at += 1
    while at > head + 1 and not tokens[at - 1].text[0].isupper():
        at -= 1
    return at


def is_person_added(tokens: Sequence[Token], comma: int, end: int) -> bool:
    """Say whether what a comma adds speaks of a person: "Jan Dorn, 43, a baker", "..., who heads"."""
    added = tokens[comma + 1 : end]
    if not added or tokens[comma].low != ",":
        return False
    if added[0].low == "who" or added[0].text.isdigit():
        return True
    return (
        added[0].low in ("a", "an", "the", "one", "his", "her", "their", "its") and any(is_person_word(t.low) for t in added[:6])
    ) or is_person_word(added[0].low)


def apposed_name_end(tokens: Sequence[Token], comma: int, end: int, *, article: bool = False) -> int | None:
    """Return where a name ends that stands alone after a comma ("the prefect, Martin Dawaye, said"), or `None`; `article`: behind "the" too."""
    at = comma + 1
    if comma >= end or at >= len(tokens) or tokens[comma].low != ",":
        return None
    first = at = at + 1 if article and tokens[at].text == "the" else at
    if at + 1 < end and tokens[at].text.islower() and is_person_noun(tokens[at].low) and tokens[at + 1].text[0].isupper():
        first = at = at + 1  # "the commander, comrade Ilo Marsk"
    while at < end and (
        (tokens[at].word and tokens[at].text[0].isupper())
        or (at > first and (tokens[at].low in ("of", "al", "de", "bin", "van", "von", "ibn") or tokens[at].text in ".-"))
        or (at > first and tokens[at].text == "the" and tokens[at - 1].low == "of")
    ):
        at += 1
    name = [t for t in tokens[first:at] if t.word]
    closed = at >= end or tokens[at].low == ","
    plain = name and not any(t.low in word_class("times") or t.low in word_class("determiners") - {"the"} for t in name)
    return at if closed and plain and len(name) <= _LONGEST_NAME and name[-1].text[0].isupper() else None


def one_of_named(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Return the name that tells who "one of" several is: "one of the freed, the cook, Jan Dorn", "one of the hurt, the cook Jan Dorn"."""
    if start + 2 >= end or tokens[start].low != "one" or tokens[start + 1].low != "of":
        return None
    comma = next((at for at in range(start + 2, min(start + _LONGEST_NAME + 2, end)) if not tokens[at].word), end)
    if comma >= end or tokens[comma].low != ",":
        return None
    at = comma + 1
    while at < end and at - comma <= _LONGEST_NAME and tokens[at].word and tokens[at].text[0].islower():
        at += 1
    first = at + 1 if at > comma + 1 and at < end and tokens[at].low == "," else at
    stop = first
    while stop < end and tokens[stop].word and tokens[stop].text[0].isupper():
        stop += 1
    return (first, stop) if stop - first >= _SHORTEST_NAME and stop - first <= _LONGEST_NAME else None


def trailing_name(tokens: Sequence[Token], head: int, end: int) -> int | None:
    """Return where a name begins that ends a description without a comma: "the envoy of the volunteers Ruslav Dzem"."""
    first = end
    while first > head + 1 and tokens[first - 1].word and tokens[first - 1].text[0].isupper():
        first -= 1
    before = tokens[first - 1]
    stops = word_class("prepositions") | word_class("determiners") | word_class("labelling", "sources") | {"and", "as"}
    if end - first < 2 or not before.text.islower() or before.low in stops or any(is_body_word(t.low) for t in tokens[first:end]):
        return None
    return first


def given_name(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Return the name that somebody gives as its own: "a man who identifies himself as Abu Tarek", "who gave his name only as Karim"."""
    for at in range(start + 2, end):
        says = tokens[at - 1].low in ("as", "himself", "herself") and any(
            t.low in ("himself", "herself", "name") for t in tokens[max(start, at - 3) : at]
        )
        if says and tokens[at].text[0].isupper():
            stop = at
            while stop < end and tokens[stop].word and tokens[stop].text[0].isupper():
                stop += 1
            return at, stop
    return None


def is_member(tokens: Sequence[Token], start: int, head: int, end: int) -> bool:
    """Say whether a name goes on with the body that a person belongs to: "Maren Holloway of the Strand Institute"."""
    of = head + 1
    named = 1 <= head - start <= 2 and all(tokens[k].word and tokens[k].text[0].isupper() for k in range(start, head + 1))
    belongs = of + 2 < end and tokens[of].low in ("of", "from") and tokens[of + 1].low == "the"
    return (
        named
        and belongs
        and not any(is_body_word(tokens[k].low) or is_person_word(tokens[k].low) for k in range(start, head + 1))
    )


def added_role(tokens: Sequence[Token], comma: int, end: int) -> str | None:
    """Return the role that an appositive names."""
    if comma + 1 >= end:
        return None
    return next((t.low for t in tokens[comma + 1 : end] if is_person_word(t.low)), None)


def described_end(tokens: Sequence[Token], head: int, comma: int) -> int:
    """Return where a description ends: with the prepositional phrase that says whose it is, before a clause."""
    at = head + 1
    while at < comma:
        low = tokens[at].low
        if (
            low in ("who", "which", "whose", "that")
            or (low == "whom" and tokens[at - 1].low != "of")
            or (tokens[at].word and low.endswith("ing") and tokens[at].text.islower())
        ):
            break
        if not tokens[at].word and tokens[at].text not in ("'", "’", "-", "."):
            break
        if is_reduced_clause(tokens, head, at, comma):
            break
        at += 1
    return at


def is_fragment(voice: Voice) -> bool:
    """Say whether a "source" is no noun phrase: it opens with a verb or a question word, holds a verb, or is a bare date."""
    words = [word.strip(",.:;()") for word in voice.name.split()]
    words = [word for word in words if word]
    if not words or (words[0].lower() in _ASKING and words != ["which"]):  # a bare "which" goes back to the words before it
        return True
    if all(word.isdigit() or word.lower() in word_class("times") for word in words):
        return len(words) > 1 and any(word.isdigit() for word in words)
    verbs = word_class("present") | word_class("auxiliaries")
    opens = words[0] in verbs - word_class("verb_nouns") or (len(words) == 1 and words[0] in word_class("past"))
    if (voice.as_written or voice.name).lower() == "here":
        return True  # "And here is the ministry, contradicting it"
    owned = words[-2:-1] != ["of"]  # "two colleagues of his" is whole
    return opens or any(word in _HOLDS_VERB for word in words) or (owned and words[-1] in _OWNERS)


def noun_phrase_start(tokens: Sequence[Token], stop: int) -> int:
    """Return where the short noun phrase before `stop` begins, at its article ("he heard it from a diplomat, who ...")."""
    for at in range(stop - 1, max(-1, stop - 5), -1):
        if tokens[at].low in ("a", "an", "the", "another", "one"):
            return at
        if not tokens[at].word:
            break
    return stop
