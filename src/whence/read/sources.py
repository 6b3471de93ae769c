"""Sources: who is credited, from the words that credit them.

In: a noun phrase, the cast of the report, the voices heard before. Out: voices with kind, role, affiliation and the name that the report's
own pronouns and short forms stand for. Refuses: to look names up outside the report; a pronoun without a fitting voice stays as written.
"""

from collections.abc import Sequence
from typing import NamedTuple

from whence.model.said import Voice
from whence.model.vocabulary import SourceKind
from whence.read.callings import FEMALE, MALE, called, gender, may_be_called
from whence.read.cast import BACKED, Cast, is_body_word, is_person_word
from whence.read.grammar import has_clause, subject_start, word_class
from whence.read.kinds import is_agency, is_named_body, kind_of_noun
from whence.read.layout import Token
from whence.read.nouns import (
    added_role,
    apposed_name_end,
    described_end,
    head_of,
    is_inside_body,
    is_person_added,
    name_end_of,
    phrase_text,
    plain_name,
    role_words,
)

NOBODY = Voice(name="UNNAMED", kind=SourceKind.NONE, basis="hedge")
_PERSONS = frozenset({SourceKind.NAMED_PERSON, SourceKind.UNNAMED_OFFICIAL, SourceKind.UNNAMED_WITNESS})
_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.DOCUMENT})
_TIES = frozenset({"-linked", "-affiliated", "-run", "-controlled", "-allied", "-aligned"})
_SAME = frozenset({"the", "same", "this", "that"})


class Known(NamedTuple):
    """What is known while reading: the cast, the voices heard so far (oldest first), the report's own names."""

    cast: Cast
    heard: Sequence[Voice]
    own: frozenset[str]
    credited: frozenset[str]


def voices(tokens: Sequence[Token], start: int, end: int, known: Known) -> tuple[Voice, ...]:
    """Return the voices that the noun phrase `tokens[start:end]` names: one, or two where it joins two."""
    if tokens[start].low == "according" and end - start > 2 and tokens[start + 1].low == "to":
        start += 2
    joint = _joint(tokens, start, end)
    if joint is None:
        return (_voice(tokens, start, end, known),)
    first = start + 1 if tokens[start].low == "both" else start
    return (_voice(tokens, first, joint, known), _voice(tokens, joint + 1, end, known))


def _joint(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Return the place of an "and" between two speakers, not one inside a name."""
    comma = next((at for at in range(start, end) if tokens[at].low == ","), end)
    for at in range(start + 1, comma - 1):
        if tokens[at].low != "and":
            continue
        left, right = tokens[at - 1], tokens[at + 1]
        head = head_of(tokens, at + 1, comma)
        if (left.text.islower() or at == 1) and (right.text.islower() or _is_speaker(tokens[head].low)) and _is_speaker(left.low):
            return at
        if left.text[0].isupper() and right.low in ("the", "a", "an", "his", "her", "its"):
            return at
        if (
            left.text[0].isupper()
            and right.text[0].isupper()
            and not any(tokens[k].low in ("of", "for") for k in range(start, at))
        ):
            return None if is_body_word(tokens[comma - 1].low) and not is_body_word(left.low) else at
    return None


def _is_speaker(low: str) -> bool:
    return is_person_word(low) or is_body_word(low) or low in word_class("documents", "sources")


def _voice(tokens: Sequence[Token], start: int, end: int, known: Known) -> Voice:
    """Return the one voice that a noun phrase names."""
    low = tokens[start].low
    if end - start == 1 and low in word_class("pronouns"):
        return _followed(tokens, start, known)
    comma = next((at for at in range(start, end) if tokens[at].low in (",", "(") and at > start), end)
    head = head_of(tokens, start, comma)
    if tokens[start].low in ("his", "her", "its", "their") and end - start == 1:
        return _followed(tokens, start, known)
    some = _some_of(tokens, start, head, comma, end, known=known)
    if some is not None:
        return some
    written = tokens[head]
    opens = head == start == 0 and (is_person_word(written.low) or is_body_word(written.low)) and not written.text.isupper()
    if (written.text[0].isupper() or written.text[0].isdigit()) and not opens:
        return _named(tokens, start, head, comma, end, known=known)
    described = _definite(tokens, start, head, comma, end, known=known)
    return described or _described(tokens, start, head, comma, end, known=known)


def _spanned(tokens: Sequence[Token], start: int, end: int, name: str, kind: SourceKind, **more: str | None) -> Voice:
    first, last = tokens[start].start, tokens[end - 1].end
    return Voice(name=name, kind=kind, as_written=phrase_text(tokens, start, end), start=first, end=last, **more)  # type: ignore[arg-type]


def _named(tokens: Sequence[Token], start: int, head: int, comma: int, end: int, *, known: Known) -> Voice:
    """Return the voice of a phrase whose head is a name: a person with title and affiliation, a body, an outlet."""
    first = start
    capital = next((at for at in range(start + 1, head + 1) if tokens[at].text[0].isupper()), start)
    if capital > start and tokens[capital - 1].text.islower() and tokens[capital - 1].low in word_class("labelling", "sources"):
        return _body(tokens, start, start, name_end_of(tokens, head, comma), end, known=known)
    for at in range(start, head):
        if is_person_word(tokens[at].low) and not is_inside_body(tokens, at, head):
            first = at + 1
    while first < head and not tokens[first].word:
        first += 1
    name_end = name_end_of(tokens, head, comma)
    titled = first > start
    core = plain_name(tokens, first, head + 1)
    if not titled and is_named_body(tokens, first, name_end) and not is_person_added(tokens, comma, end):
        return _body(tokens, start, first, name_end, end, known=known)
    full = known.cast.surnames.get(tokens[head].low.removesuffix("'s"), "")
    single = head == first or (head == first + 1 and tokens[first].low == "the")
    if (
        titled
        or is_person_added(tokens, comma, end)
        or (single and full)
        or (not single and tokens[start].low != "the" and head - first <= 3)
    ):
        role = plain_name(tokens, start, first) if titled else None
        further = added_role(tokens, comma, end)
        name = full if single and full else core
        affiliation = _affiliation_before(tokens, start, first, known, titled=True) or _affiliation_after(
            tokens, comma + 1, end, known
        )
        return _spanned(
            tokens, start, end, name, SourceKind.NAMED_PERSON, role=role_words(role) or further, affiliation=affiliation
        )
    return _body(tokens, start, first, name_end, end, known=known)


def _body(tokens: Sequence[Token], start: int, first: int, name_end: int, end: int, *, known: Known) -> Voice:
    """Return the voice of a named body, outlet or agency, its short form followed."""
    while first + 1 < name_end and tokens[first].low.endswith(BACKED):
        first += 1
    if first + 1 < name_end and tokens[first].low == "the" and tokens[first + 1].low.endswith(BACKED):
        first += 2
    label = next((at for at in range(first, name_end - 1) if tokens[at + 1].text[0].isupper()), first)
    if label > first and tokens[label].text.islower() and tokens[label].low in word_class("labelling", "sources"):
        first = label + 1  # "the newspaper Slovo" is called Slovo
    called = tokens[first - 1].low if first > start else ""
    name = _expanded(plain_name(tokens, first, name_end), known)
    low = name.lower()
    lows = set(low.split())
    kind = SourceKind.ORGANISATION
    if is_agency(low) or low in known.credited:
        kind = (
            SourceKind.AGENCY
            if lows & {"agency", "press", "ap", "afp", "reuters", "dpa", "efe"} or low in known.credited
            else SourceKind.OUTLET
        )
    elif low in known.own or lows & (word_class("outlets", "sources") - {"observer", "watch", "network", "media", "agency"}):
        kind = SourceKind.AGENCY if "agency" in lows else SourceKind.OUTLET
    elif called in word_class("outlet_nouns", "sources"):
        kind = SourceKind.AGENCY if called == "agency" else SourceKind.OUTLET
    return _spanned(tokens, start, end, name, kind)


def _described(tokens: Sequence[Token], start: int, head: int, comma: int, end: int, *, known: Known) -> Voice:
    """Return the voice of a phrase whose head is a common noun: an official, residents, the ministry, a report."""
    apposed = _apposed(tokens, start, head, comma, end, known=known)
    if apposed is not None:
        return apposed
    low = tokens[head].low.removesuffix("'s")
    owned = tokens[start].low in ("its", "their") and head > start + 1 and tokens[start + 1].text[0].isupper()
    name = plain_name(tokens, start + owned, described_end(tokens, head, comma))
    affiliation = _affiliation_after(tokens, head + 1, comma, known) or _affiliation_before(tokens, start, head, known)
    if low in word_class("documents", "sources") and low not in ("account",):
        maker = _affiliation_after(tokens, head + 1, comma, known) or _owner(tokens, start, head, known)
        if maker is not None:
            return _spanned(tokens, start, end, maker, _kind_of_name(maker, known), role=low)
        return _spanned(tokens, start, end, name, SourceKind.DOCUMENT, role=low)
    kind = kind_of_noun(low, {t.low for t in tokens[start:head]})
    return _spanned(tokens, start, end, name, kind, role=low if is_person_word(low) else None, affiliation=affiliation)


def _apposed(tokens: Sequence[Token], start: int, head: int, comma: int, end: int, *, known: Known) -> Voice | None:
    """Return the voice of a noun that a comma gives its name: "the prefect, Martin Dawaye", "an outlet close to it, Hawar Post"."""
    stop = apposed_name_end(tokens, comma, end)
    low = tokens[head].low
    if stop is None or low in word_class("groups", "sources") or not (is_person_word(low) or is_body_word(low)):
        return None
    name = _expanded(plain_name(tokens, comma + 1, stop), known)
    affiliation = _affiliation_after(tokens, head + 1, comma, known) or _affiliation_before(tokens, start, head, known)
    if is_person_word(low):
        return _spanned(tokens, start, end, name, SourceKind.NAMED_PERSON, role=low, affiliation=affiliation)
    kind = kind_of_noun(low, {t.low for t in tokens[start:head]})
    return _spanned(tokens, start, end, name, kind, affiliation=affiliation)


def _some_of(tokens: Sequence[Token], start: int, head: int, comma: int, end: int, *, known: Known) -> Voice | None:
    """Return the voice of "one of the heads of the camp", "two of the guards": as many of whom the noun after "of" names."""
    if tokens[head].low not in word_class("some_of") or head + 2 >= comma or tokens[head + 1].low != "of":
        return None
    first = head + 2
    noun = head_of(tokens, first, comma)
    name = plain_name(tokens, start, described_end(tokens, noun, comma))
    low = tokens[noun].low
    kind = kind_of_noun(low, {t.low for t in tokens[first:noun]})
    if tokens[head].low == "one" and is_person_word(low):
        kind = SourceKind.UNNAMED_OFFICIAL if low in word_class("officials", "sources") else SourceKind.UNNAMED_WITNESS
    affiliation = _affiliation_after(tokens, noun + 1, comma, known)
    return _spanned(tokens, start, end, name, kind, role=low if is_person_word(low) else None, affiliation=affiliation)


def _kind_of_name(name: str, known: Known) -> SourceKind:
    low = name.lower()
    heard = next((v for v in reversed(known.heard) if v.name.lower() == low), None)
    if heard is not None:
        return heard.kind
    words = set(low.split())
    if is_agency(low) or words & word_class("outlets", "sources"):
        return SourceKind.AGENCY if "agency" in words or is_agency(low) else SourceKind.OUTLET
    if low in {full.lower() for full in known.cast.surnames.values()}:
        return SourceKind.NAMED_PERSON
    return SourceKind.ORGANISATION


def _affiliation_after(tokens: Sequence[Token], start: int, end: int, known: Known) -> str | None:
    """Return the body after "with", "from", "of", "for": "an official with the SDF"."""
    for at in range(start, min(end, start + 16)):
        if tokens[at].low not in ("with", "from", "of", "for", "at", "by", "in") or at + 1 >= end:
            continue
        first = at + 1
        if tokens[first].low in ("the", "a", "an"):
            first += 1
        stop = first
        while (
            stop < end
            and tokens[stop].word
            and (tokens[stop].text[0].isupper() or (stop > first and tokens[stop].low in ("of", "for", "the")))
        ):
            stop += 1
        while stop > first and not tokens[stop - 1].text[0].isupper():
            stop -= 1
        if stop > first and (tokens[at].low != "in" or is_named_body(tokens, first, stop)):
            return _expanded(plain_name(tokens, first, stop), known)
        bodies = next((k for k in range(first, min(first + 4, end)) if is_body_word(tokens[k].low)), None)
        if bodies is not None:
            described = _definite(tokens, at + 1, bodies, end, bodies + 1, known=known)
            return described.name if described else plain_name(tokens, at + 1, bodies + 1)
    return None


def _expanded(name: str, known: Known) -> str:
    """Return the long form of a short form that the report introduces: an acronym, or the end of a body's name ("the Times")."""
    low = name.lower()
    return known.cast.short.get(low) or known.cast.parts.get(low) or name


def _affiliation_before(tokens: Sequence[Token], start: int, end: int, known: Known, *, titled: bool = False) -> str | None:
    """Return the body before a role: "a ministry official", "Harbour Times reporter", "the army's spokesman".

    `titled`: the words before `end` hold the title itself ("Treasury Minister").
    """
    at = start
    while at < end and (tokens[at].low in word_class("determiners") or tokens[at].low in ("senior", "top", "former")):
        at += 1
    stop = at
    while stop < end and tokens[stop].text[0].isupper() and not (titled and is_person_word(tokens[stop].low)):
        stop += 1
    if stop > at:
        name = plain_name(tokens, at, stop)
        adjective = (
            stop - at == 1
            and not name.isupper()
            and not tokens[stop - 1].low.endswith("'s")
            and name.lower().endswith(("ish", "ian", "ese", "an", "ic", "i", "ch", "backed", "led", "linked", "born", "based"))
        )
        tie = next((tail for tail in BACKED if name.lower().endswith(tail)), None)
        if tie is not None and stop - at == 1:
            return _expanded(name[: -len(tie)], known) if tie in _TIES else None
        return None if adjective else _expanded(name, known)
    owner = _owner(tokens, start, end, known)
    if owner is not None:
        return owner
    body = next((k for k in range(at, end) if is_body_word(tokens[k].low) and tokens[k].text.islower()), None)
    return plain_name(tokens, at, body + 1) if body is not None else None


def _owner(tokens: Sequence[Token], start: int, end: int, known: Known) -> str | None:
    """Return whose it is: "the army's", "its"."""
    for at in range(start, end):
        if tokens[at].low in ("its", "their", "his", "her"):
            followed = _followed(tokens, at, known)
            return followed.name if followed.name.lower() != tokens[at].low else None
        if tokens[at].low.endswith(("'s", "s'")):
            body = _definite(tokens, start, at, at + 1, at + 1, known=known)
            return body.name if body else _expanded(plain_name(tokens, start, at + 1).rstrip("'’"), known)
    return None


def _definite(tokens: Sequence[Token], start: int, head: int, comma: int, end: int, *, known: Known) -> Voice | None:
    """Return the voice heard before that "the official", "the same institute", "the agency" stands for."""
    low = tokens[head].low.removesuffix("'s")
    words = [t.low for t in tokens[start:head]]
    follows = tokens[head + 1] if head + 1 < comma else None
    if follows is not None and (follows.low in ("that", "who", "which", "whose") or follows.low in word_class("prepositions")):
        return None
    if (
        not words
        or words[0] not in _SAME
        or any(word not in _SAME | {"think", "news", "rights", "monitoring", "unnamed"} for word in words)
    ):
        return None
    heard = _matching(low, known, tokens[start].start)
    return _spanned(tokens, start, end, heard.name, heard.kind, role=heard.role, affiliation=heard.affiliation) if heard else None


def _matching(low: str, known: Known, place: int) -> Voice | None:
    """Return the voice that "the `low`" goes back to: one with that word, a name the report labels so, else the last that can be called so."""
    for voice in reversed(known.heard):
        names = set(voice.name.lower().replace("-", " ").split())
        if low in names or (voice.role and low in voice.role.lower().split()):
            return voice
    labelled = _labelled(low, known, place)
    if labelled is not None:
        return labelled
    for voice in reversed(known.heard):
        if is_body_word(low):
            outlet = low in word_class("outlet_nouns", "sources")
            if outlet and voice.kind in (SourceKind.OUTLET, SourceKind.AGENCY):
                return voice
            if (
                not outlet
                and low not in word_class("specific")
                and voice.kind is SourceKind.ORGANISATION
                and voice.name[:1].isupper()
                and may_be_called(low, called(voice, known.heard))
            ):
                return voice
        elif low in word_class("anybody") and voice.kind in _PERSONS:
            return voice
    return None


def _labelled(low: str, known: Known, place: int) -> Voice | None:
    """Return the last name before `place` that the report calls `low` ("the Red Sun group", "the daily Slovo")."""
    outlets = word_class("outlet_nouns", "sources")
    fits = outlets if low in outlets else {low}
    for label in reversed(known.cast.labels):
        if label.start < place and label.noun in fits and label.name.lower() not in known.own:
            name = _expanded(label.name, known)
            return Voice(name=name, kind=SourceKind.OUTLET if low in outlets else SourceKind.ORGANISATION)
    return None


def _followed(tokens: Sequence[Token], at: int, known: Known) -> Voice:
    """Return the voice that a pronoun stands for, or the pronoun itself."""
    low = tokens[at].low
    wanted = _PERSONS
    if low in ("it", "its", "which"):
        wanted = _BODIES
    elif low in ("they", "their", "them", "we", "us"):
        wanted = frozenset({SourceKind.COLLECTIVE, SourceKind.ORGANISATION})
    if low in ("who", "which", "that"):
        antecedent = _antecedent(tokens, at, known)
        if antecedent is not None:
            return _spanned(
                tokens, at, at + 1, antecedent.name, antecedent.kind, role=antecedent.role, affiliation=antecedent.affiliation
            )
    other = "f" if low in MALE else "m" if low in FEMALE else None
    heard = next(
        (v for v in reversed(known.heard) if v.kind in wanted and (other is None or gender(v, known.heard) != other)), None
    )
    if heard is None and low in ("they", "their"):
        heard = next((voice for voice in reversed(known.heard) if voice.kind is not SourceKind.NONE), None)
    if heard is None:
        return _spanned(
            tokens, at, at + 1, tokens[at].text, SourceKind.NAMED_PERSON if wanted is _PERSONS else SourceKind.ORGANISATION
        )
    return _spanned(tokens, at, at + 1, heard.name, heard.kind, role=heard.role, affiliation=heard.affiliation)


def _antecedent(tokens: Sequence[Token], at: int, known: Known) -> Voice | None:
    """Return the voice that a relative pronoun refers to: the noun phrase before it."""
    stop = at - 1 if at and tokens[at - 1].low == "," else at
    start = subject_start(tokens, stop) if stop > 0 and tokens[stop - 1].word else None
    if start is not None and tokens[start].low == "according":
        start += 2
    if start is None or start >= stop or has_clause(tokens, start, stop):
        start = stop  # "a judge who spoke to the newspaper El Faro, which said": the name nearest to the pronoun
        while start > 0 and tokens[start - 1].word and tokens[start - 1].text[0].isupper():
            start -= 1
        if start == stop:
            return None
    return _voice(tokens, start, stop, known)
