"""Who did it where nobody is named, and who says that it was itself.

In: the slot of a doer, its report's text, a claim. Out: the people whom the words describe ("masked men", "men in army fatigues", "copper
thieves", "soldiers of the Fourth Brigade"), or the speaker whose own forces did it ("said its drones had hit the depot").
Refuses: bare "men" and "people"; a body that the register does not know as a doer of its own people's accident ("its train had hit a bus");
what was done to the speaker's own ("its troops had been hit").
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from whence.language.words.normal import fold, key
from whence.model.said import Claim, Frame, Slot
from whence.model.vocabulary import IncidentType, SourceKind
from whence.weigh.scope.names import Names
from whence.weigh.values.people import People, people_in, sort_of

_MOST_BEFORE, _MOST_BEHIND, _REACH = 3, 7, 90
_LONGEST_NAME = 8
_THROUGH = frozenset({"of", "for", "the"})
_FEW = frozenset("two three four five six seven eight nine ten eleven twelve".split())  # noqa: SIM905
_SMALL = _THROUGH | {"and", "de", "del", "la", "el", "al", "bin", "ibn", "abu", "van", "von", "da", "dos", "le", "les", "du"}
_COUNTS = frozenset(
    "a an the this that these those his her their its our some several many few most all both other another two three four five six seven eight "  # noqa: SIM905
    "nine ten eleven twelve dozen dozens about around nearly at least up to suspected alleged".split()
)
_STOPS = frozenset(
    "who whom which that after before during while when and or but as had has have was were is are said says by for near at".split()  # noqa: SIM905
)
_OF_NAME = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?(?:[A-Z][\w'’-]*|\d+\w*)(?:\s+(?:of\s+the\s+|of\s+)?[A-Z][\w'’-]*)*")
_FROM_THERE = re.compile(  # "from across the lake", "from the Osen valley"
    r"\s+from\s+(?:across|over|beyond|outside|inside)\s+the\s+(?:border|lake|river|frontier|hills|mountains|bay|valley|line|sea|camp|town|village)\b"
    r"|\s+from\s+(?:the\s+)?(?:[A-Z][\w'’-]*\s+)+(?:valley|district|province|region|hills|mountains|area|camp|forest|islands?|coast)\b"
)
_AGE = re.compile(r"\d{1,3}-years?-old")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_CALLING = re.compile(
    r"\b(?:(?:calling|styling|naming|terming) (?:itself|themselves)|calls itself|call themselves|called|named|known as|signing as|signed as|signed)\b"
)
_SPOKEN_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|representative|mouthpiece|media wing|press officer|commander|leader)\s+(?:for|of)\s+(?:the\s+)?"
    r"(?P<body>[A-Z].*)$"
)
_TAIL = re.compile(r"\s+(?:in|on|wearing|dressed in|armed with|with|riding)\s+")
_DEEDS = frozenset(
    {IncidentType.AIR_STRIKE, IncidentType.SHELLING, IncidentType.BOMBING, IncidentType.KILLING, IncidentType.ABDUCTION,
     IncidentType.DESTRUCTION, IncidentType.ARMED_CLASH, IncidentType.RIOT, IncidentType.OTHER, IncidentType.TERRITORY_CHANGE}
)  # fmt: skip
_OWN = re.compile(
    r"(?:^|[\s“\"])(?:(?P<self>it|we|they)|(?P<whose>its|our|their)(?:\s+[\w-]+){0,2}?\s+(?P<noun>[\w-]+))"
    r"(?:\s+(?:had|have|has|also|deliberately|successfully))*\s*[“\"‘']?$",
    re.IGNORECASE,
)


def doer_in(slot: Slot, names: Names, text: str) -> People | None:
    """Return who a doer is: by name or sort, else as the report describes people whom it cannot name."""
    known = _by_own_noun(slot, people_in(slot, names))
    here = text[slot.start : slot.end] == slot.name
    tail = (_FROM_THERE.match(text, slot.end) or _OF_NAME.match(text, slot.end)) if here else None
    words = [word.strip("\"'“”‘’,.") for word in slot.name.split()]
    if (whole := _whole_name(words, alone=here and _is_name_alone(slot, text))) is not None and (
        known is None or names.slug(known.shown) is None
    ):
        return People(names.key(whole), names.main(whole))
    if (
        len(words) > 1
        and f"{fold(words[-2])} {fold(words[-1])}" in _tables().compounds
        and (known is None or names.slug(known.shown) is None)
    ):
        shown = " ".join(_plain(words))  # "the air force" is more than "forces"
        return People(key(shown), shown)
    if known is not None:
        if tail is None or names.slug(known.shown) is not None or sort_of(words[-1]) is None:
            return known
        shown = " ".join([*_plain(words), *tail.group().split()])  # "soldiers of the Fourth Brigade"
        return People(key(shown), shown)
    return _described(words, _behind(text, slot, tail) if here else "")


def _by_own_noun(slot: Slot, known: People | None) -> People | None:
    """Return people with the noun that the words have where their sort says more than it ("the army" of soldiers)."""
    noun = fold(slot.name.split()[-1]) if slot.name.split() else ""
    plain = known is not None and known.told is None and known.shown == sort_of(noun)
    return known._replace(told=noun) if known is not None and plain and noun in _tables().own_nouns else known


def named_doer(claim: Claim, slot: Slot, names: Names, text: str) -> People | None:
    """Return who is said to have done it: as `doer_in`, or a body or person by the name alone that the words have ("the Orvel Front")."""
    known = doer_in(slot, names, text)
    if known is not None:
        return known
    words = [word.strip("\"'“”‘’,.") for word in slot.name.split()]
    plain = _plain(words)
    if (counted := _counted(plain, slot, text)) is not None:
        return counted
    placed = any(where.start <= slot.start < where.end for where in claim.places)
    led = next((at for at, word in enumerate(plain) if word[:1].isupper()), 0)
    if 0 < led <= _MOST_BEFORE:  # "the self-styled Delta Committee", "the gang Baz Kanson"
        plain = plain[led:]
    capital = all(word[:1].isupper() or fold(word) in _SMALL for word in plain) and plain[:1] != [] and plain[0][:1].isupper()
    whole = len(plain) > 1 or led > 0 or _is_pointed(slot, text)
    if not capital or placed or not whole or len(plain) > _LONGEST_NAME:
        return None
    name = " ".join(plain)
    return People(names.key(name), names.main(name))


def _counted(plain: list[str], slot: Slot, text: str) -> People | None:
    """Return bare people with the number that stands before them: "two men" is all that some reports know."""
    before = text[max(0, slot.start - 12) : slot.start].split()
    number = fold(before[-1]) if before else ""
    if len(plain) != 1 or fold(plain[0]) not in _tables().bare or number not in _FEW:
        return None
    return People(key(f"{number} {plain[0]}"), f"{number} {plain[0].lower()}")


def _is_pointed(slot: Slot, text: str) -> bool:
    """Say whether "the" or "its" stands before a slot's words in its report."""
    before = text[max(0, slot.start - 12) : slot.start].lower().split()
    return bool(before) and before[-1].lstrip("“\"‘'") in ("the", "its", "their", "our")


def _is_name_alone(slot: Slot, text: str) -> bool:
    """Say whether no noun and no capital stands right behind a name: not "the Calliope Strand attack", not a line all in capitals."""
    behind = text[slot.end : slot.end + 24]
    word = behind.split()[0] if behind[:1].isspace() and behind.split() else ""
    return not (word[:1].isupper() or fold(word.strip(".,;:")) in _tables().deeds | _tables().accuses)


def _whole_name(words: list[str], *, alone: bool) -> str | None:
    """Return a body's name that "of" or "for" runs through ("Army of the Pledge", "preachers of the Guardians of Modesty"), else `None`.

    "Soldiers of the Fourth Brigade" are that brigade's soldiers, and shown as such.
    """
    plain = _plain(words)
    at = next((i for i, word in enumerate(plain) if i and fold(word) in _THROUGH), None)
    if at is None and len(plain) > 1 and alone and all(word[:1].isupper() and not word.isupper() for word in plain):
        return " ".join(plain)  # "the Red Staff" are no workers
    if at is None or len(plain) > _LONGEST_NAME:
        return None
    last = next((i for i in range(len(plain) - 1, at, -1) if plain[i][:1].isupper() or plain[i][:1].isdigit()), at)
    plain = plain[: last + 1]  # "young men of the Beni Sarh angry about dust"
    behind = [word for word in plain[at + 1 :] if fold(word) not in _THROUGH]
    if not behind or not all(word[:1].isupper() or word[:1].isdigit() for word in behind):
        return None
    of_people = sort_of(plain[at - 1]) is not None or fold(plain[at - 1]) in _tables().nouns | _tables().members
    return " ".join(plain) if plain[at - 1][:1].isupper() or of_people else None


def _described(words: list[str], tail: str) -> People | None:
    """Return people by a noun for those who act against others, or by what they looked like; `None` where the words say too little."""
    inside = next(
        (at for at, word in enumerate(words) if at and fold(word) in _STOPS | {"of", "from", "in", "on", "with"}), len(words)
    )
    tail = " ".join([*words[inside:], *tail.split()])
    plain = _plain(words[:inside])
    if not plain:
        return None
    noun = fold(plain[-1])
    table = _tables()
    age = next((word for word in words[:inside] if _AGE.fullmatch(word)), None)
    if age is not None and noun in table.bare:
        return People(key(f"{age} {noun}"), f"{age} {noun}")
    if (
        noun in table.nouns
        or (noun in table.parts and any(word[:1].isupper() for word in plain[:-1]))
        or (noun in table.bare and (tail or table.described & {fold(word) for word in plain[:-1]}))
    ):
        if plain[-1][:1].isupper() and len(plain) > 1 and not plain[0][:1].isupper():
            return None
        shown = " ".join([*plain, *tail.split()])
        shown = shown if noun in table.parts or any(word[:1].isupper() for word in plain[1:]) else shown[:1].lower() + shown[1:]
        return People(key(shown), shown)
    return None


def _plain(words: list[str]) -> list[str]:
    """Return the words without what counts or points before them."""
    at = next((i for i, word in enumerate(words) if fold(word) not in _COUNTS and not word[:1].isdigit()), len(words))
    return words[at:]


def _behind(text: str, slot: Slot, named: re.Match[str] | None) -> str:
    """Return what stands behind the noun and describes: whose they are, or what they wore or came on."""
    if named is not None:
        return named.group().strip()
    led = _TAIL.match(text, slot.end)
    if led is None:
        return ""
    kept: list[str] = []
    told = 0
    for word in text[led.end() : led.end() + _REACH].split()[:_MOST_BEHIND]:
        bare = word.strip("\"'“”‘’.,;:")
        if fold(bare) in _STOPS:
            break
        kept.append(bare)
        clothes = fold(bare) in _tables().clothes
        if told and not clothes:
            break
        told = len(kept) if clothes else told
        if word != bare:
            break
    return " ".join([*led.group().split(), *kept[:told]]) if told else ""


def own_deed(claim: Claim, frame: Frame, text: str, names: Names) -> People | None:
    """Return the speaker that says that it did it itself ("its drones had hit the site"), `None` where it says no such thing."""
    voice = claim.chain[-1] if claim.chain else None
    if voice is None or voice.kind is not SourceKind.ORGANISATION or frame.type not in _DEEDS or len(claim.chain) < 2:
        return None
    if len(frame.agent) > 1 or any(v.start < frame.trigger.start for v in frame.victims):
        return None
    led = _OWN.search(text[max(0, frame.trigger.start - _REACH) : frame.trigger.start])
    if led is None or _is_civil(voice.name):
        return None
    if led["self"] is None and fold(led["noun"]) not in _tables().forces:
        return None
    if _is_object(frame, text):
        name = _ARTICLE.sub("", body_named(voice.name))
        return People(names.key(name), names.main(name))
    return None


def _is_object(frame: Frame, text: str) -> bool:
    """Say whether the verb has somebody or something it was done to behind it: nobody claims "it had exploded"."""
    ahead = text[frame.trigger.end : frame.trigger.end + 12].split()
    return (
        bool(ahead)
        and ahead[0][:1].isalnum() | (ahead[0][:1] in '“"‘')
        and fold(ahead[0]) not in {"by", "in", "after", "when", "off", "on"}
    )


def _is_civil(name: str) -> bool:
    return not _tables().civil.isdisjoint(fold(name).split())


def body_named(name: str) -> str:
    """Return a body's name without what leads to it: "an anonymous group calling itself the Ember Line", "the spokesman of the Free Men"."""
    found = _CALLING.split(name)[-1].strip(" ,“”\"'‘’")
    spoken = _SPOKEN_FOR.search(found)
    found = spoken["body"] if spoken is not None else found
    return _ARTICLE.sub("", found) if found != name or found.startswith("The ") else name


class _Tables(NamedTuple):
    nouns: frozenset[str]
    bare: frozenset[str]
    members: frozenset[str]
    parts: frozenset[str]
    own_nouns: frozenset[str]
    deeds: frozenset[str]
    accuses: frozenset[str]
    compounds: frozenset[str]
    described: frozenset[str]
    clothes: frozenset[str]
    forces: frozenset[str]
    civil: frozenset[str]


@cache
def _tables() -> _Tables:
    raw = tomllib.loads((files("whence.weigh") / "data" / "doers.toml").read_text(encoding="utf-8"))
    return _Tables(
        nouns=frozenset(word for words in raw["nouns"].values() for word in words.split()),
        bare=frozenset(raw["bare"]["nouns"].split()),
        members=frozenset(raw["members"]["nouns"].split()),
        parts=frozenset(raw["parts"]["nouns"].split()),
        own_nouns=frozenset(raw["own_nouns"]["nouns"].split()),
        deeds=frozenset(raw["deeds"]["nouns"].split()),
        accuses=frozenset(raw["accuses"]["words"].split()),
        compounds=frozenset(raw["compounds"]["nouns"]),
        described=frozenset(raw["described"]["words"].split()),
        clothes=frozenset(raw["tail"]["clothes"].split()),
        forces=frozenset(raw["own"]["forces"].split()),
        civil=frozenset(raw["own"]["civil"].split()),
    )
