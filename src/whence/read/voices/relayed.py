"""Relayed: the medium over which a voice spoke, and who passed that on: "said over its station, Voice of the Marsh", "which the site Vesna retells".

In: the sentences of a report and the attributions of each. Out: the same, these media in the chains, nearest to the reader first.
Refuses: a medium that nothing names, a person for one, and a medium that another verb than the speaker's has.
"""

from collections.abc import Iterator, Mapping, Sequence

from whence.language.words.lexicon import load
from whence.model.base import replace
from whence.model.said import Attribution, Voice
from whence.model.vocabulary import AttributionKind, SourceKind
from whence.read.cues.relay_forms import Link, links, name_end
from whence.read.speakers.known import Known, expanded
from whence.read.text.cast import Cast
from whence.read.text.grammar import has_clause, is_auxiliary, phrase_end, word_class
from whence.read.text.kinds import is_person_noun, kind_of_name
from whence.read.text.layout import Sentence, Token
from whence.read.text.nouns import plain_name
from whence.read.voices.chains import Chain, collapse

METHOD = "read.relayed/1"
_BESIDE = 10  # words between a cue and the medium that it was said over
_REACH = 12  # words between "whose" and the verb of passing on
_MEDIA = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})
_SILENT = frozenset({AttributionKind.NO_COMMENT, AttributionKind.COULD_NOT_VERIFY})
_OVER = frozenset({"over", "on", "via", "through"})
_OWN = frozenset({"its", "their", "his", "her"})


def relayed(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Attribution]], cast: Cast, own: frozenset[str]
) -> list[list[Attribution]]:
    """Return the attributions of each sentence, the media over which their speakers spoke in the chains."""
    made = [list(records) for records in found]
    heard: dict[str, tuple[Voice, ...]] = {}
    for number, sentence in enumerate(sentences):
        tokens = sentence.tokens
        if number and sentences[number - 1].paragraph != sentence.paragraph:
            heard = {}
        made[number] = _heard_through(made[number], heard) if heard else made[number]
        before = made[number]
        for link in sorted(
            (*_own_channels(tokens), *_passed_on(tokens), *links(tokens)), key=lambda one: (one.passed_on, one.at)
        ):
            voice = _medium(tokens, link, Known(cast, (), own, frozenset()))
            if voice is not None and made[number]:
                made[number] = _with(made[number], tokens, link, voice)
        heard |= dict(_media_of(made[number])) if made[number] is not before else {}
    return made


def _media_of(records: Sequence[Attribution]) -> Iterator[tuple[str, tuple[Voice, ...]]]:
    """Yield each person of a sentence with the media that brought his words."""
    for one in records:
        at = next((k for k, voice in enumerate(one.chain) if one.sources and voice.name == one.sources[0].name), 0)
        media = tuple(voice for voice in one.chain[:at] if voice.kind in _MEDIA and voice.basis not in ("metadata", "post"))
        if media and one.sources[0].kind is SourceKind.NAMED_PERSON:
            yield one.sources[0].name, media


def _heard_through(records: Sequence[Attribution], heard: Mapping[str, tuple[Voice, ...]]) -> list[Attribution]:
    """Return a sentence's attributions with the media over which their speakers were heard in the sentences before."""
    ids: dict[str | None, str] = {}
    made: list[Attribution] = []
    for one in records:
        at = next((k for k, voice in enumerate(one.chain) if voice.name in heard), None)
        through = at is None or any(v.kind in _MEDIA and v.basis not in ("metadata", "post") for v in one.chain[:at])
        chain = one.chain if at is None or through else collapse((*one.chain[:at], *heard[one.chain[at].name], *one.chain[at:]))
        made.append(one if chain == one.chain else replace(one, chain=chain, method=METHOD, id=""))
        ids[one.id] = made[-1].id
    return [one if ids.get(one.parent, one.parent) == one.parent else replace(one, parent=ids[one.parent], id="") for one in made]


def _own_channels(tokens: Sequence[Token]) -> Iterator[Link]:
    """Yield the channel over which somebody says something: "over its station, N", "on N, its channel", "on the air of N"."""
    nouns = word_class("outlet_nouns", "sources") | frozenset(load("cues")["relayed"]["channels"].split())
    for at, token in enumerate(tokens[:-2]):
        if token.low not in _OVER or token.quoted:
            continue
        if [t.low for t in tokens[at + 1 : at + 4]] == ["the", "air", "of"]:
            yield Link(at, (at + 4, name_end(tokens, at + 4)), passed_on=False)
        elif tokens[at + 1].low in _OWN:
            noun = next((k for k in range(at + 2, min(at + 6, len(tokens))) if tokens[k].low in nouns), None)
            if noun is not None and all(t.word and t.text.islower() for t in tokens[at + 2 : noun + 1]):
                first = noun + 2 if noun + 1 < len(tokens) and tokens[noun + 1].low == "," else noun + 1
                yield Link(at, (first, name_end(tokens, first)), passed_on=False)
        else:
            end = name_end(tokens, at + 1)
            added = [t.low for t in tokens[end + 1 : end + 5]]
            if (
                end > at + 1
                and end < len(tokens)
                and tokens[end].low == ","
                and added
                and added[0] in _OWN
                and nouns & set(added)
            ):
                yield Link(at, (at + 1, end), passed_on=False)


def _passed_on(tokens: Sequence[Token]) -> Iterator[Link]:
    """Yield who passed on what a medium had: "whose talk with her was retold by N", "whose broadcast N retells", "a talk reprinted by N"."""
    table = load("cues")["relayed"]
    verbs, talks = frozenset(table["verbs"].split()), frozenset(table["talks"].split())
    for at, token in enumerate(tokens):
        if token.low not in verbs or token.quoted or at == 0:
            continue
        whose = next((k for k in range(at - 1, max(-1, at - _REACH), -1) if tokens[k].low in ("whose", ",", ";")), None)
        owned = whose is not None and tokens[whose].low == "whose" and tokens[whose + 1].low in talks
        by = at + 1 < len(tokens) and tokens[at + 1].low == "by"
        talk = any(t.low in talks for t in tokens[max(0, at - 4) : at])
        if by and (owned or talk):
            first = at + 2
            yield Link(whose if owned and whose is not None else at, (first, phrase_end(tokens, first)), passed_on=True)
        elif owned and whose is not None and not by and whose + 2 < at and not has_clause(tokens, whose + 2, at):
            yield Link(whose, (whose + 2, at), passed_on=True)


def _medium(tokens: Sequence[Token], link: Link, known: Known) -> Voice | None:
    """Return the voice of a medium that is named, behind what it is called ("the portal Gorets"); `None` for a person or no name."""
    start, end = link.name
    small = word_class("determiners")
    first = next((at for at in range(start, end) if tokens[at].text[0].isupper() and tokens[at].low not in small), end)
    end = name_end(tokens, first)
    if first >= end:
        return None
    called = {token.low for token in tokens[start:first]}
    if called & word_class("prepositions") or any(is_person_noun(low) for low in called):
        return None  # "retold by the priest of Amagu"
    label = bool(called & (word_class("labelling", "sources") | word_class("outlet_nouns", "sources")))
    name = expanded(plain_name(tokens, first, end), known)
    alone = end - first == 1 and tokens[first].low not in known.cast.surnames
    kind = kind_of_name(name.lower())
    named = label or kind in _MEDIA or link.sure
    if name.lower() in known.own or not (named or (link.ahead is None and (alone or not link.passed_on))):
        return None
    return Voice(
        name=name,
        kind=kind if kind in _MEDIA else SourceKind.OUTLET,
        as_written=" ".join(token.text for token in tokens[first:end]),
        start=tokens[first].start,
        end=tokens[end - 1].end,
    )


def _with(records: Sequence[Attribution], tokens: Sequence[Token], link: Link, voice: Voice) -> list[Attribution]:
    """Return a sentence's attributions with a medium before the speaker that it belongs to, or before the medium that it passed on."""
    if link.ahead is not None and (spoken := _brought(records, tokens, link)) is not None:
        at = next((k for k in range(len(spoken.chain) - 1, -1, -1) if spoken.chain[k].name == spoken.sources[0].name), None)
        known = any(v.name.lower() == voice.name.lower() for v in spoken.chain)
        return list(records) if at is None or known else list(_inserted(records, spoken, _before_media(spoken, at, link), voice))
    place = tokens[link.at].start
    before = [one for one in records if one.cue and one.cue[-1].end <= place and one.kind not in _SILENT and one.sources]
    one = max(before, key=lambda r: (r.cue[-1].end, -len(r.chain)), default=None)
    if one is None or any(v.name.lower() == voice.name.lower() for v in one.chain):
        return list(records)
    last = next(at for at, token in enumerate(tokens) if token.end >= one.cue[-1].end)
    at = next((k for k in range(len(one.chain) - 1, -1, -1) if one.chain[k].name == one.sources[0].name), None)
    # "said that his article, published by N, ..." is in the speaker's words
    inside = any(tokens[k].low == "that" and not is_auxiliary(tokens[k + 1]) for k in range(last + 1, link.at))
    far = inside or (not link.passed_on and (link.at - last > _BESIDE or has_clause(tokens, last + 1, link.at)))
    if at is None or far:
        return list(records)
    return list(_inserted(records, one, _before_media(one, at, link), voice))


def _before_media(one: Attribution, at: int, link: Link) -> int:
    """Return the place in a chain for a medium that passed on what another had; one that was spoken to stands at the speaker, at `at`."""
    if not link.passed_on:
        return at
    return next((k for k in range(at) if one.chain[k].kind in _MEDIA and one.chain[k].basis not in ("metadata", "post")), at)


def _brought(records: Sequence[Attribution], tokens: Sequence[Token], link: Link) -> Attribution | None:
    """Return whose words a medium brought that stands before them: who speaks on both sides of it, else the first to speak behind it.

    Where somebody has spoken before the medium and nobody does around it, his words are meant, see `_with`.
    """
    place, first = tokens[link.at].start, tokens[link.ahead or link.at].start
    heard = [
        one
        for one in records
        if one.cue and one.kind not in _SILENT and one.sources and one.sources[0].kind is not SourceKind.NONE
        if not any(s.start <= place < s.end for s in one.content)
    ]
    heard.sort(key=lambda one: (one.cue[0].start, len(one.chain)))
    around = next((one for one in heard if (one.sources[0].start or first) <= place < first <= one.cue[0].start), None)
    behind = next((one for one in heard if one.cue[0].start >= first or (one.sources[0].start or 0) >= first), None)
    before = any(one.cue[-1].end <= place for one in heard)
    return around or (None if before and not link.sure else behind)


def _inserted(records: Sequence[Attribution], one: Attribution, at: int, voice: Voice) -> Iterator[Attribution]:
    """Yield the attributions, `voice` at `at` in the chain of one and of all that stand in its words."""
    ids: dict[str, str] = {}
    for record in records:
        chain: Chain = record.chain
        if (chain[: len(one.chain)] == one.chain and record.sources != one.sources) or record is one:
            chain = collapse((*chain[:at], voice, *(v for v in chain[at:] if v.name != voice.name)))
        changed = record if chain == record.chain else replace(record, chain=chain, method=METHOD, id="")
        ids[record.id] = changed.id
        yield (
            changed
            if changed.parent not in ids or ids[changed.parent] == changed.parent
            else replace(changed, parent=ids[changed.parent], id="")
        )
