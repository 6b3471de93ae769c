"""Kinds: what kind of source a noun or a name is.

In: words. Out: a `SourceKind`. Refuses: to know more of a name than its words show, the listed news agencies apart.
"""

from collections.abc import Collection, Sequence
from functools import cache

from whence.language.words.lexicon import load
from whence.language.words.normal import fold
from whence.model.vocabulary import SourceKind
from whence.read.text.cast import BACKED, is_body_word, is_person_word
from whence.read.text.grammar import word_class
from whence.read.text.layout import Token

_CORPS = frozenset({"coast", "national", "home", "border", "republican", "presidential", "civil"})  # "the coast guard" is a body
# Endings of nouns for somebody who does something: a miner, a cyclist, a translator. A guess, used where no list has the noun.
_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "smith", "wright")
_LEARNED = ("ist", "ian")
_PLAIN = frozenset({"the", "this", "that", "same", "state", "our", "its"})  # "the state agency" is that of the news
_PLURALS = {
    "wives": "wife",
    "midwives": "midwife",
    "police": "police",
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "media": "media",
}
_SHORTEST = 5
_WIRES = frozenset({"news", "wire", "press", "photo", "telegraph", "telegraphic"})
_DESKS = frozenset({"service", "bureau"})
_WIRE_NAMES = frozenset({"agency", "press", "ap", "afp", "reuters", "dpa", "efe"})
_OF_BODIES = frozenset(
    {"watch", "network", "media", "agency"}
)  # words of outlets that stand in the names of other bodies as well
_HEADS = frozenset({"chief", "head", "deputy", "senior"})
_SHORT_NAME = 2
_NAME = 2  # a first name and a surname
_MONITORS = frozenset({"monitor", "watch"})
_PAGES = frozenset({"website", "site", "page"})
_SPEAKING = ("documents", "media", "groups")
_NOUNS = "source_nouns"
_LISTED = ("unnamed_official", "unnamed_witness", "organisation", "outlet", "document", "media_item", "collective")


@cache
def _agency_phrases() -> frozenset[str]:
    return frozenset(load("sources")["agency_phrases"])


def is_agency(low: str) -> bool:
    """Say whether a folded name is that of a news agency or well-known outlet of the list."""
    low = low.removeprefix("the ")
    return low in word_class("agencies", "sources") or low in _agency_phrases()


def is_named_body(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a name is that of a body or outlet: by a word of it, or as an acronym."""
    lows = [tokens[at].low.removesuffix("'s") for at in range(start, end)]
    if any(is_body_word(low) or is_body_word(fold(low)) for low in lows) or is_agency(" ".join(lows)):
        return True
    if end - start > 1 and (
        lows[-1] in word_class("name_bodies", _NOUNS) or word_class("name_outlets", _NOUNS) & set(map(fold, lows))
    ):
        return True
    if is_outlet_form(" ".join(lows)):
        return True
    last = tokens[end - 1].text.removesuffix("'s").removesuffix("’s")
    return end - start <= 2 and last.isupper() and len(last) > 1


def owned_name(tokens: Sequence[Token], start: int, head: int) -> int | None:
    """Return where a person's name begins behind the body that the person speaks for: "the opposition's Jarle Finn"."""
    owner = next((at for at in range(head - 1, start - 1, -1) if tokens[at].low.endswith(("'s", "s'"))), None)
    if owner is None or head - owner != _NAME or not is_body_word(tokens[owner].low.removesuffix("'s")):
        return None
    name = tokens[owner + 1 : head + 1]
    plain = all(t.text[0].isupper() and not is_body_word(t.low) and not is_person_word(t.low) for t in name)
    return owner + 1 if plain and not is_named_body(tokens, owner + 1, head + 1) else None


def is_outlet_form(low: str) -> bool:
    """Say whether a folded name has the form of an outlet's in another language: "Fjordposten", "La Voz"."""
    words = low.split()
    article = 1 < len(words) <= _SHORT_NAME + 1 and words[0] in word_class("foreign_articles", _NOUNS)
    return article or any(word.endswith(tuple(word_class("outlet_endings", _NOUNS))) for word in words)


def kind_of_name(low: str) -> SourceKind:
    """Return the kind of source that the name of a body is by its words: an agency, an outlet, else an organisation."""
    words = low.replace("-", " ").split() or [low]  # a name that is a dash has no words
    if is_agency(low):
        return SourceKind.AGENCY if _WIRE_NAMES & set(words) else SourceKind.OUTLET
    if len(words) > _SHORT_NAME and words[-1] in _DESKS and words[-2] in _WIRES:
        return SourceKind.AGENCY
    body = words[-1] in word_class("bodies", "sources") and words[-1] not in word_class("outlets", "sources")
    if words[-1] in ("agency", "wire", "newswire", "press"):
        return (
            SourceKind.AGENCY
            if words[-1] != "agency" or _WIRES & set(words) or len(words) <= _SHORT_NAME
            else SourceKind.ORGANISATION
        )
    if body and words[-1] not in ("network", "monitor", "watch"):
        return SourceKind.ORGANISATION
    if is_outlet_form(low):
        return SourceKind.OUTLET
    outlets = (word_class("outlets", "sources") | word_class("name_outlets", _NOUNS)) - _OF_BODIES
    plain = {*words, *map(fold, words)}  # "Rádio" is a radio
    return SourceKind.OUTLET if outlets & plain or words[-1].startswith("@") else SourceKind.ORGANISATION


def kind_of_outlet(name: str) -> SourceKind:
    """Return the kind of whoever published a report, by its name: an outlet, unless it is a body that speaks for itself."""
    words = name.lower().split()
    kind = kind_of_name(" ".join(words))
    bodies = (word_class("bodies", "sources") | word_class("name_bodies", _NOUNS)) - word_class("outlets", "sources")
    speaks = words[-1] in _MONITORS or bool({word.strip(",.") for word in words} & bodies)
    return kind if kind is not SourceKind.ORGANISATION or speaks else SourceKind.OUTLET


def kind_of_author(name: str) -> SourceKind:
    """Return the kind of whoever posts under a name: a body by a word of it ("Foreign Ministry of Norland"), else a person."""
    words = [word.strip(",.()") for word in name.lower().split()]
    bodies = word_class("bodies", "sources") | word_class("name_bodies", _NOUNS)
    head = next((word for word, after in zip(words, [*words[1:], "of"], strict=True) if after in ("of", "for")), "")
    return kind_of_outlet(name) if head in bodies and len(words) > 1 else SourceKind.NAMED_PERSON


def is_adjective_of_place(low: str) -> bool:
    """Say whether a capitalised word looks like a people's adjective or a tie to somebody ("Kalvian", "army-backed")."""
    return low.endswith(("ish", "ian", "ese", "an", "ic", "i", "ch", "backed", "led", "linked", "born", "based"))


def kind_of_noun(low: str, before: Collection[str], after: Collection[str] = ()) -> SourceKind:
    """Return the kind of source that a common noun makes, with the words before and after it in its phrase.

    Several officials are officials as well; several of those who were there are witnesses; a crowd of others is a collective.
    """
    if (low in ("guard", "guards") and _CORPS & set(before)) or (low == "staff" and "general" in before):
        return SourceKind.ORGANISATION
    one = singular(low)
    many = one != low or low == "police"
    if one in word_class("anybody", _NOUNS) and (insider := _insider(one, before, after)) is not None:
        return insider
    if one in ("agency", "broadcaster"):
        plain = all(word in _PLAIN or word.endswith("'s") for word in before)
        return SourceKind.AGENCY if one == "agency" and (plain or _WIRES & set(before)) else _body_kind(one)
    if many and one in word_class("bodies_together", _NOUNS):
        return SourceKind.ORGANISATION
    if many and one in word_class("crowds", _NOUNS) and not word_class("counts", _NOUNS) & set(before):
        return SourceKind.COLLECTIVE
    if one == "operator" and word_class("machines", _NOUNS) & set(before):
        return SourceKind.UNNAMED_OFFICIAL
    listed = _listed().get(one)
    if listed is SourceKind.UNNAMED_WITNESS and _HEADS & set(before):
        return SourceKind.UNNAMED_OFFICIAL  # "the chief engineer"
    if listed is not None:
        return listed
    if low in word_class("media", "sources"):
        return SourceKind.MEDIA_ITEM
    if one in word_class("documents", "sources") or low in word_class("documents", "sources"):
        return SourceKind.DOCUMENT
    if (is_body_word(one) and not is_person_word(one)) or (is_body_word(low) and not is_person_word(low)):
        return _body_kind(one)
    return _person_kind(one, many=many)


def _body_kind(one: str) -> SourceKind:
    listed = one in word_class("outlets", "sources") and one not in ("network", "observer", "monitor")
    return SourceKind.OUTLET if listed else SourceKind.ORGANISATION


def _person_kind(one: str, *, many: bool) -> SourceKind:
    if one in word_class("officials", "sources"):
        return SourceKind.UNNAMED_OFFICIAL
    if one in word_class("witnesses", "sources") or (_is_agent(one) and not one.endswith(_LEARNED)):
        return SourceKind.UNNAMED_WITNESS
    if many:
        return SourceKind.COLLECTIVE
    if one.endswith(_LEARNED) and _is_agent(one) and not is_person_word(one):
        return SourceKind.UNNAMED_OFFICIAL  # "a hydrologist" speaks for whoever employs her
    return SourceKind.UNNAMED_WITNESS if is_person_word(one) else SourceKind.ORGANISATION


def _insider(one: str, before: Collection[str], after: Collection[str]) -> SourceKind | None:
    """Return what "a security source", "people close to the talks" is: somebody who speaks from the inside; `None` for anybody else."""
    if one == "source" and {"media", "press", "news"} & set(before):
        return SourceKind.OUTLET
    if word_class("outside", _NOUNS) & {*before, *after}:
        return SourceKind.UNNAMED_WITNESS
    inside = word_class("inside", _NOUNS)
    if inside & {singular(word) for word in (*before, *after)} or tuple(after)[:2] == ("close", "to"):
        return SourceKind.UNNAMED_OFFICIAL
    return None


def _is_agent(one: str) -> bool:
    return len(one) >= _SHORTEST and one.endswith(_AGENTS)


def gathers_testimony(name: str) -> bool:
    """Say whether a body, by its name, collects and publishes what others tell it: a rights group, a monitor, an observatory."""
    words = name.split()
    return len(words) > 1 and words[0][0].isupper() and not word_class("gathering", "sources").isdisjoint(map(str.lower, words))


def is_paper(low: str) -> bool:
    """Say whether a noun is for something written or recorded: "list", "letters", "video"."""
    return kind_of_noun(low, ()) in (SourceKind.DOCUMENT, SourceKind.MEDIA_ITEM)


@cache
def _listed() -> dict[str, SourceKind]:
    return {word: SourceKind(name) for name in _LISTED for word in word_class(name, _NOUNS)}


@cache
def singular(low: str) -> str:
    """Return the singular of a noun by its ending; a word that has none stays as it is ("vice-mayors" gives "mayor")."""
    low = low.removesuffix("'s").removesuffix("'")
    if low in _PLURALS:
        return _PLURALS[low]
    if low in _listed() or (is_person_word(low) and not low.endswith(("s", "men"))):
        return low
    last = low.rsplit("-", 1)[-1]
    if last != low and (is_person_word(last) or singular(last) in _listed()):
        low = last
    for ending, made in (("ies", "y"), ("men", "man"), ("women", "woman"), ("sses", "ss"), ("ches", "ch"), ("people", "person")):
        if low.endswith(ending) and len(low) > len(ending) + 1:
            return low.removesuffix(ending) + made
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is", "ws")) else low


def is_person_noun(low: str) -> bool:
    """Say whether a noun is what one person is called: a role of the lists, or somebody who does something by its ending."""
    listed = _listed().get(low)
    if listed is not None:
        return listed in (SourceKind.UNNAMED_OFFICIAL, SourceKind.UNNAMED_WITNESS)
    if low.endswith(BACKED):
        return False  # "the state-run agency"
    if "-" in low and any(is_person_word(part) for part in (low.split("-")[0], low.rsplit("-", 1)[-1])):
        return True  # "director-general", "vice-mayor"
    return is_person_word(low) or (_is_agent(low) and not is_body_word(low))


def is_listed_person(low: str) -> bool:
    """Say whether a noun is listed as what one person is called, whatever its ending ("surgeon")."""
    return _listed().get(low) in (SourceKind.UNNAMED_OFFICIAL, SourceKind.UNNAMED_WITNESS)


def is_source_noun(low: str) -> bool:
    """Say whether a word that opens a sentence is a noun for who or what may speak, and no name: "Survivors", "Footage"."""
    one = singular(low)
    known = one in _listed() or any(
        one in word_class(name, "sources") or low in word_class(name, "sources") for name in _SPEAKING
    )
    return known or is_person_word(one) or is_body_word(one) or (one != low and len(one) > _SHORTEST and one.endswith(_AGENTS))


def kind_of_phrase(tokens: Sequence[Token], start: int, head: int, comma: int) -> SourceKind:
    """Return the kind of a phrase whose head is a common noun; an agency that a name stands before is a news agency."""
    low = tokens[head].low
    before = tokens[head - 1].text if head > start else ""
    if low == "agency" and before[:1].isupper() and not before.isupper() and not is_adjective_of_place(before.lower()):
        return SourceKind.AGENCY
    if low == "account" and any(t.low.endswith(("'s", "s'")) for t in tokens[start:head]):
        return SourceKind.DOCUMENT  # "the army's account" is no account of a network
    if low in _PAGES and any(t.low.endswith(("'s", "s'")) for t in tokens[start:head]):
        return SourceKind.DOCUMENT  # "the company's website" is no medium of its own
    return kind_of_noun(low, [t.low for t in tokens[start:head]], [t.low for t in tokens[head + 1 : comma]])
