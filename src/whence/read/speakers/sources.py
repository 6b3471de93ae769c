"""Sources: who is credited, from the words that credit them.

In: a noun phrase, the cast of the report, the voices heard before. Out: voices with kind, role, affiliation and the name that the report's
own pronouns and short forms stand for. Refuses: to look names up outside the report; a pronoun without a fitting voice stays as written.
"""

from collections.abc import Sequence

from whence.model.base import replace
from whence.model.said import Voice
from whence.model.vocabulary import SourceKind
from whence.read.speakers.callings import FEMALE, KIND_ALONE, MALE, PERSONS, gender, is_several, matching
from whence.read.speakers.counted import counted
from whence.read.speakers.known import Known, expanded, full_name, is_known, spanned
from whence.read.speakers.offices import has_title, is_called, is_office
from whence.read.text.cast import BACKED, is_body_word, is_person_word
from whence.read.text.grammar import has_clause, subject_start, word_class
from whence.read.text.kinds import (
    is_adjective_of_place,
    is_named_body,
    is_person_noun,
    is_source_noun,
    kind_of_name,
    kind_of_noun,
    kind_of_outlet,
    kind_of_phrase,
    owned_name,
    singular,
)
from whence.read.text.layout import Token
from whence.read.text.nouns import (
    added_role,
    apposed_name_end,
    described_end,
    given_name,
    head_of,
    is_inside_body,
    is_member,
    is_person_added,
    name_end_of,
    noun_phrase_start,
    plain_name,
    role_words,
    trailing_name,
)

NOBODY = Voice(name="UNNAMED", kind=SourceKind.NONE, basis="hedge")
_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.DOCUMENT})
_GROUPS = frozenset({SourceKind.COLLECTIVE, SourceKind.ORGANISATION, SourceKind.UNNAMED_OFFICIAL, SourceKind.UNNAMED_WITNESS})
_TIES = frozenset({"-linked", "-affiliated", "-run", "-controlled", "-allied", "-aligned"})
_SEEN = frozenset({"seen", "obtained", "reviewed", "shown", "photographed", "shared", "checked", "leaked", "passed", "carried"})
_PAIR, _QUOTE_MARKS = 2, frozenset('"“”‘')
_SELVES = frozenset({"himself", "herself", "itself", "themselves"})
_THINGS, _MANY = frozenset({"it", "its", "which"}), frozenset({"they", "their", "them", "we", "us"})
_SAME = frozenset({"the", "same", "this", "that"})


def voices(tokens: Sequence[Token], start: int, end: int, known: Known) -> tuple[Voice, ...]:
    """Return the voices that the noun phrase `tokens[start:end]` names: one, or two where it joins two."""
    if tokens[start].low == "according" and end - start > 2 and tokens[start + 1].low == "to":
        start += 2
    if tokens[start].text in _QUOTE_MARKS and start + 1 < end:
        start += 1
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
    pronoun = tokens[start].low.split("'")[0] in word_class("pronouns")  # "he'd"
    if pronoun and (end - start == 1 or (end - start == _PAIR and tokens[start + 1].low in _SELVES)):
        return _followed(tokens, start, known)
    if tokens[start].text.startswith("@") or (start and tokens[start - 1].text == "@"):
        return spanned(tokens, start, end, plain_name(tokens, start, end), SourceKind.OUTLET)
    comma = next((at for at in range(start, end) if tokens[at].low in (",", "(") and at > start), end)
    head = head_of(tokens, start, comma)
    if tokens[start].low in ("his", "her", "its", "their") and [t.low for t in tokens[start + 1 : end]] in ([], ["own"]):
        return _followed(tokens, start, known)
    some = counted(tokens, start, head, comma, end, known=known) or _some_of(tokens, start, head, comma, end, known=known)
    if some is not None:
        return some
    written = tokens[head]
    opens = head == start == 0 and is_source_noun(written.low) and not written.text.isupper() and not is_known(written.low, known)
    if (
        (written.text[0].isupper() or written.text[0].isdigit())
        and not opens
        and not is_office(tokens, start, head, comma, end, known)
    ):
        if tokens[start].low not in ("its", "their") or not tokens[start + 1].text[0].isupper():
            return _named(tokens, start, head, comma, end, known=known)
        named, owner = _named(tokens, start + 1, head, comma, end, known=known), _owner(tokens, start, start + 1, known)
        return named if named.affiliation else replace(named, affiliation=owner)  # "its Office Abroad"
    if apposed_name_end(tokens, comma, end) is None:
        described = _definite(tokens, start, head, comma, end, known=known)
        if described is not None:
            return described
    return _described(tokens, start, head, comma, end, known=known)


def _named(tokens: Sequence[Token], start: int, head: int, comma: int, end: int, *, known: Known) -> Voice:
    """Return the voice of a phrase whose head is a name: a person with title and affiliation, a body, an outlet."""
    first = start
    capital = next((at for at in range(start + 1, head + 1) if tokens[at].text[0].isupper()), start)
    if capital > start and tokens[capital - 1].text.islower() and tokens[capital - 1].low in word_class("labelling", "sources"):
        return _body(tokens, start, start, name_end_of(tokens, head, comma), end, known=known)
    for at in range(start, head):
        low = tokens[at].low
        if (is_person_word(low) or (tokens[at].text.islower() and is_person_noun(low))) and not is_inside_body(tokens, at, head):
            first = at + 1
    while first < head and not tokens[first].word:
        first += 1
    owned = owned_name(tokens, start, head)
    first = owned or first
    member = is_member(tokens, first, head, comma)
    name_end = head + 1 if member else name_end_of(tokens, head, comma)
    titled = first > start
    if tokens[head].text[0].isdigit() and head > start:  # "Driver 4", "Station 7"
        sort = tokens[head - 1].low
        kind = kind_of_noun(sort, ()) if is_person_noun(sort) else SourceKind.ORGANISATION
        return spanned(tokens, start, end, plain_name(tokens, start, head + 1), kind)
    core = plain_name(tokens, first, head + 1)
    if not titled and is_named_body(tokens, first, name_end) and not is_person_added(tokens, comma, end):
        return _body(tokens, start, first, name_end, end, known=known)
    full = full_name(tokens[head].low.removesuffix("'s"), known)
    if full and any(full.lower().endswith(f" {word}") for word in word_class("name_bodies", "source_nouns")):
        return spanned(tokens, start, end, full, kind_of_name(full.lower()))  # "Calder" of "Calder Maritime"
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
            tokens, head + 1 if member else comma + 1, end, known
        )
        return spanned(
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
    name = expanded(plain_name(tokens, first, name_end), known) or " ".join(token.text for token in tokens[start:end])
    low = name.lower()
    if low in known.credited:
        kind = SourceKind.AGENCY
    elif low in known.own:
        kind = kind_of_outlet(low)
    elif called in word_class("outlet_nouns", "sources"):
        sort = [t.low for t in tokens[start : first - 1] if t.low not in word_class("determiners")]
        agency = SourceKind.AGENCY if not sort else kind_of_noun("agency", sort)  # "the relief agency Open Ward" is none
        kind = agency if called == "agency" else SourceKind.OUTLET
    else:
        kind = kind_of_name(low)
    return spanned(tokens, start, end, name, kind)


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
        sort = kind_of_noun(low, ())
        stop = next((at for at in range(head + 1, comma) if tokens[at].low in _SEEN), comma)  # who has seen it did not make it
        maker = _affiliation_after(tokens, head + 1, stop, known) or _owner(tokens, start, head, known)
        if maker is not None:
            kind = SourceKind.OUTLET if sort is kind_of_name(maker.lower()) is SourceKind.OUTLET else SourceKind.DOCUMENT
            return spanned(tokens, start, end, maker, kind, role=low)
        if sort is SourceKind.DOCUMENT:
            return spanned(tokens, start, end, name, sort, role=low)
    named = given_name(tokens, head, end) if is_person_noun(low) else None
    first = trailing_name(tokens, head, comma) if is_person_word(low) else None
    if named is None and first is not None:
        named = (first, comma)
    if named is not None:
        name, kind = plain_name(tokens, *named), SourceKind.NAMED_PERSON
    else:
        kind = kind_of_phrase(tokens, start, head, comma)
    return spanned(tokens, start, end, name, kind, role=low if is_person_word(low) else None, affiliation=affiliation)


def _apposed(tokens: Sequence[Token], start: int, head: int, comma: int, end: int, *, known: Known) -> Voice | None:
    """Return the voice of a noun that a comma gives its name: "the prefect, Martin Dawaye", "an outlet close to it, Hawar Post"."""
    low = tokens[head].low
    # "a rights group, the Dorn Monitor", whereas "the army, the Dorn Front and the police" are three
    stop = apposed_name_end(tokens, comma, end, article=tokens[start].low in ("a", "an") and is_body_word(low))
    person = is_person_noun(low) and not (is_body_word(low) and kind_of_noun(low, ()) in _BODIES)
    person = person or is_called(tokens, start, head, comma, stop)
    owned = tokens[start].low in word_class("possessives")  # "their employer, Blue Reef Rescue": whatever it is called
    if stop is None or low in word_class("groups", "sources") or not (person or owned or is_body_word(low)):
        return None
    first = comma + 1 + has_title(tokens, comma + 1)
    name = expanded(plain_name(tokens, first, stop), known)
    affiliation = _affiliation_after(tokens, head + 1, comma, known) or _affiliation_before(tokens, start, head, known)
    if person and is_named_body(tokens, comma + 1, stop):
        if head + 1 < comma:
            return None  # "a lawyer for the owner, Osk Holdings"
        return spanned(tokens, start, end, name, kind_of_name(name.lower()), affiliation=affiliation)
    if person:
        return spanned(tokens, start, end, name, SourceKind.NAMED_PERSON, role=low, affiliation=affiliation)
    kind = kind_of_noun(low, [t.low for t in tokens[start:head]])
    return spanned(tokens, start, end, name, kind, affiliation=affiliation)


def _some_of(tokens: Sequence[Token], start: int, head: int, comma: int, end: int, *, known: Known) -> Voice | None:
    """Return the voice of "one of the heads of the camp", "two of the guards": as many of whom the noun after "of" names."""
    if tokens[head].low not in word_class("some_of") or head + 2 >= comma or tokens[head + 1].low != "of":
        return None
    first = head + 2
    noun = head_of(tokens, first, comma)
    name = plain_name(tokens, start, described_end(tokens, noun, comma))
    low = tokens[noun].low
    kind = kind_of_noun(low, [t.low for t in tokens[first:noun]])
    if tokens[head].low == "one" and is_person_noun(singular(low)):
        kind = kind_of_noun(singular(low), ())
    affiliation = _affiliation_after(tokens, noun + 1, comma, known)
    return spanned(tokens, start, end, name, kind, role=low if is_person_word(low) else None, affiliation=affiliation)


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
            return expanded(plain_name(tokens, first, stop), known)
        bodies = next((k for k in range(first, min(first + 4, end)) if is_body_word(tokens[k].low)), None)
        if bodies is not None:
            described = _definite(tokens, at + 1, bodies, end, bodies + 1, known=known)
            return described.name if described else plain_name(tokens, at + 1, bodies + 1)
    return None


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
            and is_adjective_of_place(name.lower())
        )
        tie = next((tail for tail in BACKED if name.lower().endswith(tail)), None)
        if tie is not None and stop - at == 1:
            return expanded(name[: -len(tie)], known) if tie in _TIES else None
        return None if adjective else expanded(name, known)
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
            return body.name if body else expanded(plain_name(tokens, start, at + 1).rstrip("'’"), known)
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
    heard = matching(low, known, tokens[start].start)
    return spanned(tokens, start, end, heard.name, heard.kind, role=heard.role, affiliation=heard.affiliation) if heard else None


def _followed(tokens: Sequence[Token], at: int, known: Known) -> Voice:
    """Return the voice that a pronoun stands for, or the pronoun itself."""
    low = tokens[at].low.split("'")[0]
    wanted = _BODIES if low in _THINGS else _GROUPS if low in _MANY else PERSONS
    if low in ("who", "which", "that"):
        antecedent = _antecedent(tokens, at, known)
        if antecedent is not None:
            return spanned(
                tokens, at, at + 1, antecedent.name, antecedent.kind, role=antecedent.role, affiliation=antecedent.affiliation
            )
    other = "f" if low in MALE else "m" if low in FEMALE else None
    heard = next(
        (
            v
            for v in reversed(known.heard)
            if v.kind in wanted
            and v.name.lower() not in ("you", "here")
            and (other is None or gender(v, known.heard) != other)
            and not (v.kind in PERSONS and (wanted is _GROUPS) != is_several(v))
        ),
        None,
    )
    if heard is None and low in ("they", "their"):
        heard = next((voice for voice in reversed(known.heard) if voice.kind is not SourceKind.NONE), None)
    if heard is None:
        return spanned(tokens, at, at + 1, tokens[at].text, KIND_ALONE.get(low, SourceKind.ORGANISATION))
    return spanned(tokens, at, at + 1, heard.name, heard.kind, role=heard.role, affiliation=heard.affiliation)


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
            start = noun_phrase_start(tokens, stop)
        if start == stop:
            return None
    return _voice(tokens, start, stop, known)
