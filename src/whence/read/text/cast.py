"""Cast: the names that a report introduces, so that its short forms can be followed.

In: the sentences of a report. Out: acronyms with their long form, persons by surname, bodies by where they are named.
Refuses: knowledge from outside the report; a surname that two persons share stands for neither.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from whence.read.text.grammar import word_class
from whence.read.text.layout import Sentence, Token

BACKED = (
    "-led",
    "-backed",
    "-run",
    "-guided",
    "-dominated",
    "-allied",
    "-aligned",
    "-affiliated",
    "-linked",
    "-controlled",
    "-held",
)
_LONGEST_SHORT = 5


class Name(NamedTuple):
    """A name as written, with where it stands; `body` where a word of it names a body or an outlet."""

    text: str
    start: int
    end: int
    body: bool


class Label(NamedTuple):
    """What a report calls a name ("the newspaper Slovo", "the Red Sun group"): the noun, the name, where it stands."""

    noun: str
    name: str
    start: int


class Cast(NamedTuple):
    """Who appears in a report. `short` maps folded acronyms to long names, `surnames` folded surnames to full names (or none).

    `parts` maps the ends of a body's name ("times" of "Northern Times") to the whole; empty where two bodies share one.
    `labels` are the names that the report itself labels with a noun, in the order of the text. `beginnings` maps first words to the one body of
    several words that they begin; empty where two begin alike.
    """

    short: dict[str, str]
    surnames: dict[str, str]
    bodies: tuple[Name, ...]
    parts: dict[str, str]
    labels: tuple[Label, ...]
    beginnings: dict[str, str]


def is_body_word(low: str) -> bool:
    """Say whether the word names a sort of body or outlet."""
    return low in word_class("bodies", "sources") or low in word_class("outlets", "sources")


def is_person_word(low: str) -> bool:
    """Say whether the word names a role that one person fills."""
    return (
        low in word_class("officials", "sources")
        or low in word_class("reporters", "sources")
        or low in word_class("witnesses", "sources")
        or low in word_class("experts", "sources")
        or low in word_class("titles", "sources")
    )


def read_cast(sentences: Sequence[Sentence]) -> Cast:
    """Return the names that the report introduces."""
    short: dict[str, str] = {}
    surnames: dict[str, str] = {}
    bodies: list[Name] = []
    labels: list[Label] = []
    for sentence in sentences:
        for name, tokens in _names(sentence.tokens):
            labels.extend(_labels(sentence.tokens, tokens))
            acronym = _acronym_after(sentence.tokens, tokens)
            if acronym is not None:
                long = _long_form(sentence.tokens, tokens, acronym)
                short.setdefault(acronym.lower(), long)
                bodies.append(name._replace(text=long, body=True))
            elif name.body or name.text.isupper():
                bodies.append(name)
            else:
                _add_person(surnames, sentence.tokens, tokens)
    return Cast(short, surnames, tuple(bodies), _parts(bodies), tuple(labels), _beginnings(bodies))


def plain_body(text: str) -> str:
    """Return a body's name without article, possessive ending and the adjective of who leads it ("Turkish-backed")."""
    words = text.removesuffix("'s").removesuffix("’s").split()
    while len(words) > 1 and (words[0].lower() in ("the", *word_class("times")) or words[0].lower().endswith(BACKED)):
        words = words[1:]
    return " ".join(words)


def _beginnings(bodies: Sequence[Name]) -> dict[str, str]:
    """Return the first words of bodies' names, each with the one name of several words that it begins (else empty)."""
    found: dict[str, str] = {}
    for name in sorted({plain_body(body.text) for body in bodies if body.body}):
        first, *more = name.split() or [""]
        if more:
            found[first] = name if found.get(first, name) == name else ""
    return found


def _parts(bodies: Sequence[Name]) -> dict[str, str]:
    """Return the short forms that ends and beginnings of long names make, each with its one long name (else empty)."""
    found: dict[str, str] = {}
    named = {plain_body(part) for body in bodies if body.body for part in body.text.split(" and the ")}
    for name in sorted(named):
        words = name.split()
        for size in range(1, min(len(words), _LONGEST_SHORT)):
            for part in (words[-size:], words[:size]):
                if is_body_word(part[-1].lower()):
                    low = " ".join(part).lower()
                    found[low] = name if found.get(low, name) == name else ""
    whole = {plain_body(body.text).lower() for body in bodies if " " in body.text}
    return {low: name for low, name in found.items() if low not in whole}


def _labels(tokens: Sequence[Token], place: tuple[int, int]) -> Iterator[Label]:
    """Yield what the words beside a name call it: "the Red Sun group", "the daily Slovo"."""
    first, end = place
    name = plain_body(" ".join(t.text for t in tokens[first:end]))
    if end < len(tokens) and tokens[end].low in word_class("labelling", "sources") and tokens[end].text.islower():
        yield Label(tokens[end].low, name, tokens[first].start)
    if first and tokens[first - 1].low in word_class("labelling", "sources") and tokens[first - 1].text.islower():
        yield Label(tokens[first - 1].low, name, tokens[first].start)


def _names(tokens: Sequence[Token]) -> Iterator[tuple[Name, tuple[int, int]]]:
    """Yield runs of capitalised words, small joining words inside them kept."""
    at = 0
    while at < len(tokens):
        if not _is_capital(tokens, at):
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            if _is_capital(tokens, end) or (tokens[end].low in word_class("joints_cast") and _joined(tokens, at, end)):
                end += 1
            else:
                break
        text = " ".join(t.text for t in tokens[at:end])
        body = any(is_body_word(t.low.removesuffix("'s")) for t in tokens[at:end])
        yield Name(text, tokens[at].start, tokens[end - 1].end, body), (at, end)
        at = end


def _is_capital(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.word or not token.text[0].isupper():
        return False
    if at == 0 or not tokens[at - 1].word:
        return token.low not in word_class("openers") | word_class("determiners") | word_class("prepositions") | word_class(
            "pronouns"
        )
    return True


def _joined(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether a small word joins two parts of one name: "Institute for the Care of Rivers", not "Ankara and Moscow"."""
    follows = at + 1
    if follows < len(tokens) and tokens[follows].low in ("the", "la", "al"):
        follows += 1
    if follows >= len(tokens) or not _is_capital(tokens, follows) or tokens[at].low in ("in", "on", "to"):
        return False
    return tokens[at].low in ("de", "la", "al") or any(
        is_body_word(t.low) or t.low in word_class("studies") for t in tokens[first:at]
    )


def _acronym_after(tokens: Sequence[Token], place: tuple[int, int]) -> str | None:
    end = place[1]
    if end + 2 < len(tokens) and tokens[end].text == "(" and tokens[end + 2].text == ")" and place[1] - place[0] > 1:
        inside = tokens[end + 1].text
        if 2 <= len(inside) <= 8 and sum(c.isupper() for c in inside) >= 2:
            return inside
    return None


def _long_form(tokens: Sequence[Token], place: tuple[int, int], acronym: str) -> str:
    """Return the words whose initials give the acronym, or the whole name where none do."""
    letters = acronym.lower()
    for first in range(place[0], place[1]):
        initials = "".join(part[0] for t in tokens[first : place[1]] if t.text[0].isupper() for part in t.low.split("-") if part)
        if initials == letters:
            return " ".join(t.text for t in tokens[first : place[1]])
    return " ".join(t.text for t in tokens[place[0] : place[1]])


def _add_person(surnames: dict[str, str], tokens: Sequence[Token], place: tuple[int, int]) -> None:
    first, end = place
    for at in range(first, end):
        if is_person_word(tokens[at].low) and at + 1 < end:
            first = at + 1
    name = tokens[first:end]
    if not 2 <= len(name) <= 4:
        return
    full = " ".join(t.text for t in name).removesuffix("'s").removesuffix("’s")
    surname = name[-1].low.removesuffix("'s")
    if surname in surnames and surnames[surname] != full:
        surnames[surname] = ""
    else:
        surnames[surname] = full
