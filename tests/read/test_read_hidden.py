"""Characters that nobody sees hide no words: a report reads like the same report without them, in its own words and places."""

import re
import typing
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import pytest
import test_read_other_incidents as others
from hypothesis import given, settings
from hypothesis import strategies as st
from read_build import names, post_in, report

from whence.language.words.invisible import without_invisible
from whence.model import captured, said
from whence.model.base import Record, replace
from whence.model.captured import Block, Link, Post, Report
from whence.model.codec import decode, encode
from whence.model.said import Attribution, Caveat, Claim, Reading, Voice
from whence.model.vocabulary import BlockKind
from whence.read import read
from whence.read.text.hidden import NAMED, PLACES, uncovered

MARKS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202e\u202c\u2060\u2067\u2069\ufeff\u034f\u061c\ufe0f\U000e0061"
ID = re.compile(r"(?:att|clm|cav|med|rpt|nam|rdg)_[0-9a-f]{24}")

BULLETINS = [host for host in vars(others).values() if isinstance(host, Report)]
POSTED = report(
    "Two barges sank near Orlin on Friday, the river police said.",
    "Barges down near the Orlin lock, five crew missing, says lock keeper Jan Dorn",
    "The river police told Corvex that five of the crew were missing. The figure could not be independently verified.",
    kinds=(BlockKind.BODY, BlockKind.EMBEDDED_POST),
)
POST = post_in(POSTED, "Barges down near the Orlin lock, five crew missing, says lock keeper Jan Dorn")
_FIRE = report(
    "A fire in a warehouse of Lower Brin killed\nfive men on Sunday, the harbour\noffice said. Its spokesman Jan\nDorn denied that the "
    "doors had been\nlocked. A video posted by the Harbour\nOffice, or HO, shows two men on the roof."
)
WRAPPED = replace(_FIRE, blocks=tuple(replace(block, path="lines 1-6") for block in _FIRE.blocks))
HOSTS: list[tuple[Report, tuple[Post, ...]]] = [*((host, ()) for host in BULLETINS), (POSTED, (POST,)), (WRAPPED, ())]


def hidden(host: Report, posts: Sequence[Post], put: Sequence[tuple[int, str]]) -> tuple[Report, list[Post]]:
    """Return a report and its posts with marks put in before the characters at the places given."""
    put = sorted((place % len(host.text), mark) for place, mark in put)

    def at(position: int) -> int:
        return position + sum(len(mark) for place, mark in put if place < position)

    text, last = "", 0
    for place, mark in put:
        text, last = text + host.text[last:place] + mark, place
    text += host.text[last:]
    blocks = tuple(replace(block, start=at(block.start), end=at(block.end)) for block in host.blocks)
    moved = []
    for post in posts:
        start, end = at(post.text_start), at(post.text_end)
        moved.append(replace(post, start=at(post.start), end=at(post.end), text_start=start, text_end=end, text=text[start:end]))
    return replace(host, text=text, blocks=blocks), moved


def shown(words: str) -> str:
    plain = without_invisible(words, 0, len(words))
    return words if plain is None else plain.text


def seen(value: Any, text: str, ids: Sequence[str]) -> Any:
    """Return a record as plain values: for every place the words a reader sees there, for every id which record it is."""
    if isinstance(value, tuple):
        return [seen(each, text, ids) for each in value]
    if isinstance(value, str) and value in ids:
        return ids.index(value)
    if not isinstance(value, msgspec.Struct):
        return value
    found = {name: seen(getattr(value, name), text, ids) for name in value.__struct_fields__}
    start, end, words = PLACES.get(type(value), (None, None, None))
    if start is not None and end is not None and found[start] is not None:
        found[start] = shown(text[found[start] : found[end]])
        del found[end]
    if words is not None and found[words] is not None:
        found[words] = shown(found[words])
    return found


def parts(value: Any) -> Iterator[msgspec.Struct]:
    if isinstance(value, tuple):
        for each in value:
            yield from parts(each)
    elif isinstance(value, msgspec.Struct):
        yield value
        for name in value.__struct_fields__:
            yield from parts(getattr(value, name))


def quotes(records: Sequence[Record], text: str) -> list[bool]:
    """Return, for everything that says its words and its place, whether these are the words that stand there."""
    return [
        getattr(part, words) == text[getattr(part, start) : getattr(part, end)]
        for part in parts(tuple(records))
        for start, end, words in [PLACES.get(type(part), ("", "", None))]
        if words is not None and getattr(part, words) is not None and getattr(part, start) is not None
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(range(len(HOSTS))),
    st.lists(st.tuples(st.integers(0, 5000), st.text(MARKS, min_size=1, max_size=40)), max_size=60),
)
def test_a_report_with_hidden_characters_reads_like_the_one_without(which: int, put: list[tuple[int, str]]) -> None:
    host, posts = HOSTS[which]
    plain = list(read(host, posts))
    written, moved = hidden(host, posts, put)
    found = list(read(written, moved))
    old, new = [record.id for record in plain], [record.id for record in found]
    assert [seen(r, written.text, new) for r in found] == [seen(r, host.text, old) for r in plain]
    assert quotes(found, written.text) == quotes(plain, host.text)
    assert all(record.id == record.identity() for record in found)
    assert all(decode(encode(record)) == record for record in found)
    assert set(ID.findall(" ".join(encode(record).decode() for record in found))) <= set(new)


def test_words_with_characters_hidden_in_them_are_read_and_quoted_as_they_stand() -> None:
    host = report(
        "The harbour off\u200bice sa\u00adid on Fri\u200bday that fi\u2060ve men had fl\u202eed the pri\u200dson in Mosul."
    )
    records = list(read(host))
    (credited,) = (r for r in records if isinstance(r, Attribution))
    voice = credited.chain[-1]
    assert voice.name == "the harbour office" and voice.as_written == "The harbour off\u200bice"
    assert [span.of(host.text) for span in credited.cue] == ["sa\u00adid"]
    claim = next(r for r in records if isinstance(r, Claim) and r.frame and r.attribution == credited.id)
    assert claim.frame and [(f.lo, f.as_written) for f in claim.frame.figures] == [(5, "fi\u2060ve")]
    assert "fl\u202eed" in claim.passage.quote


def test_a_voice_from_the_words_has_no_hidden_characters_in_its_name() -> None:
    host = report("Mi\u200bra So\u00adlen, head of the ri\u2060ver police, said two men had drowned.")
    voices = [v for r in read(host) if isinstance(r, Attribution) for v in r.chain]
    assert "Mira Solen" in names(voices)
    assert all(text == shown(text) for v in voices for text in (v.name, v.role or "", v.affiliation or ""))


def _kinds(hint: Any) -> Iterator[Any]:
    """Yield every type that an annotation is made of."""
    yield hint
    for inner in typing.get_args(hint):
        yield from _kinds(inner)


def _fields(*roots: type) -> dict[type, dict[str, list[Any]]]:
    """Return the fields of records and all their parts, each with the types it is made of."""
    found: dict[type, dict[str, list[Any]]] = {}
    left = list(roots)
    while left:
        kind = left.pop()
        if kind in found:
            continue
        hints = typing.get_type_hints(kind)
        found[kind] = {name: list(_kinds(hints[name])) for name in kind.__struct_fields__}  # type: ignore[attr-defined]
        left += [
            each
            for kinds in found[kind].values()
            for each in kinds
            if isinstance(each, type) and issubclass(each, msgspec.Struct)
        ]
    return found


RECORDS = [kind for kind in vars(said).values() if isinstance(kind, type) and issubclass(kind, Record) and kind is not Record]


def test_no_whole_number_in_what_is_read_is_anything_but_a_place_that_is_led_back() -> None:
    assert len(RECORDS) == 7
    numbers = {(kind, name) for kind, fields in _fields(*RECORDS).items() for name, kinds in fields.items() if int in kinds}
    assert numbers == {(kind, name) for kind, (start, end, _) in PLACES.items() for name in (start, end)}


def test_every_field_of_words_beside_a_place_is_known() -> None:
    written = {"quote", "cue", "as_written", "words"}
    fields = {(k, name) for k, named in _fields(*RECORDS).items() for name in named if name in written and k is not Attribution}
    assert fields == {(kind, words) for kind, (_, _, words) in PLACES.items() if words}


def test_every_field_that_a_record_could_name_another_by_is_known() -> None:
    others_named = {"parent", "attribution", "media", "repeats", "claims"}
    known = {(kind, name) for kind, named in NAMED.items() for name in named}
    assert known == {(kind, name) for kind in RECORDS for name in kind.__struct_fields__ if name in others_named}


def test_every_whole_number_of_a_report_or_post_is_moved_or_no_place() -> None:
    moved = {(Block, "start"), (Block, "end"), (Link, "start"), (Link, "end")}
    moved |= {(Post, "start"), (Post, "end"), (Post, "text_start"), (Post, "text_end")}
    no_places = {(Block, "level"), (Post, "thread_index")}
    fields = _fields(captured.Report, captured.Post)
    assert {(kind, name) for kind, named in fields.items() for name, kinds in named.items() if int in kinds} == moved | no_places


def test_a_report_without_hidden_characters_is_not_copied() -> None:
    assert uncovered(POSTED, (POST,)) is None and uncovered(POSTED, (POST,), read=False) is None


def test_links_blocks_and_posts_of_the_bare_copy_stand_around_the_same_words() -> None:
    host, (post,) = hidden(POSTED, (POST,), [(3, "\u200b"), (70, "\u200b\u2060"), (130, "\u00ad")])
    start = host.text.index("lock keeper")
    bare = uncovered(replace(host, links=(Link(url="https://lock.example", start=start, end=start + 11),)), (post,))
    assert bare is not None and bare.report.text == POSTED.text
    assert bare.report.blocks == POSTED.blocks and bare.posts == (replace(POST, id=post.id),)
    assert [bare.report.text[link.start : link.end] for link in bare.report.links] == ["lock keeper"]


def test_a_block_or_post_of_nothing_but_hidden_characters_says_nothing() -> None:
    host = report("Five men fled, police said.", "\u200b\u2060", "\u200b", "Two were caught.")
    post = post_in(host, "\u200b\u2060")
    bare = uncovered(host, (post,))
    assert bare is not None and not bare.posts and len(bare.report.blocks) == 2
    assert [r for r in read(host, (post,)) if isinstance(r, Attribution)]
    assert len(list(read(report("\u200b\u2060", "\ufeff")))) == 1


def test_a_signature_under_hidden_words_is_not_read_as_the_report_s_own() -> None:
    host = report("Five men fled, police said.", "\u200b\u2060\nMira Solen said @solen", "Two were caught.")
    post = post_in(host, "\u200b\u2060\nMira Solen said @solen")
    signed = replace(post, text_end=post.text_start + 2, text="\u200b\u2060")
    assert all("Solen" not in name for r in read(host, (signed,)) if isinstance(r, Attribution) for name in names(r.chain))


def test_the_words_of_a_post_stay_its_own_when_characters_are_hidden_before_it() -> None:
    host, posts = hidden(POSTED, (POST,), [(n, "\u200b\u200b") for n in range(1, 60)])
    assert {r.post for r in read(host, posts) if isinstance(r, Attribution | Claim)} == {None, posts[0].id}


def test_the_same_words_further_on_do_not_take_over_each_other_s_ids() -> None:
    line = "Police said it rained."
    host, _ = hidden(report(line, line, line, "This could not be independently verified."), (), [(0, "\u200b" * 23)])
    records = list(read(host))
    by_id = {r.id: r for r in records}
    assert len(by_id) == len(records)
    for claim in (r for r in records if isinstance(r, Claim) and r.attribution):
        credited = by_id[claim.attribution or ""]
        assert isinstance(credited, Attribution)
        assert credited.content[0].start <= claim.passage.start < credited.content[-1].end
    assert all(claim in by_id for r in records if isinstance(r, Caveat) for claim in r.claims)


PERSIAN = "سخنگوی سازمان می‌گوید که 12‌ نفر در دیرالزور کشته و 30‌نفر زخمی شده‌اند. این خبر در 2019-10-11 از SDF‌ها رسید."
ARABIC = "قال مسؤول في قوات SDF إن و‏12 شخصا قتلوا في القامشلي ‏و30‏ جرحوا."
HINDI = "अधिकारियों ने कहा कि शक्‍ति नगर में 12‍ लोग मारे गए और 30 घायल हुए।"


@pytest.mark.parametrize(("text", "lang"), [(PERSIAN, "fa"), (ARABIC, "ar"), (HINDI, "hi"), (PERSIAN, None)])
def test_joiners_that_are_part_of_a_spelling_change_nothing_in_an_unread_report(text: str, lang: str | None) -> None:
    host = report(text, lang=lang)
    assert uncovered(host, read=False) is None
    (found,) = read(host)
    assert isinstance(found, Reading) and 12 in [f.lo for f in found.figures]


def test_what_is_hidden_in_the_figures_dates_and_names_of_an_unread_report_does_not_split_them() -> None:
    text = "قتل 1\u200b2 شخصا في 25\u200f/\u200f10\u200f/\u200f2019، وفق SD\u200bF. Dat zei Lena Var\u00adga."
    (found,) = read(report(text, lang="ar"))
    assert isinstance(found, Reading)
    assert [(f.lo, f.as_written) for f in found.figures] == [(12, "1\u200b2")]
    assert [w.as_written for w in found.times] == ["25\u200f/\u200f10\u200f/\u200f2019"]
    assert {"SDF", "Lena Varga"} <= set(found.names)
    assert all(text[f.start : f.end] == f.as_written for f in found.figures)


def test_a_name_that_only_capture_knows_stays_as_it_was_given() -> None:
    host = report("Five men f\u200bled, police said.", outlet="Har\u200bbour Gazette")
    voices: set[Voice] = {r.chain[0] for r in read(host) if isinstance(r, Attribution)}
    assert {v.name for v in voices} == {"Har\u200bbour Gazette"}
