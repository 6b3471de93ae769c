"""Hidden: characters that nobody sees inside words, read as if they were not there.

In: a report with its posts, and the records read from its bare copy. Out: that copy; the records with the report's own places and words.
Refuses: to take from an unread language the joiners that are part of its spelling; to change what outlets and authors are called.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from whence.language.words.invisible import Plain, whole_words, without_invisible
from whence.model.base import Record, replace
from whence.model.captured import Block, Post, Report
from whence.model.passage import Passage, Span
from whence.model.said import Attribution, Caveat, Claim, Figure, Hedge, Shot, Slot, Voice, When, Where

# Where every part of a record says its place, and its words as written at that place.
PLACES: Mapping[type[Struct], tuple[str, str, str | None]] = {
    Span: ("start", "end", None),
    Passage: ("start", "end", "quote"),
    Hedge: ("start", "end", "cue"),
    Voice: ("start", "end", "as_written"),
    Figure: ("start", "end", "as_written"),
    When: ("at", "until", "as_written"),
    Where: ("start", "end", "as_written"),
    Slot: ("start", "end", None),
    Shot: ("start", "end", "words"),
}
# Fields that name other records of the report. Those that make part of an id name a record that comes before.
NAMED: Mapping[type[Struct], tuple[str, ...]] = {
    Attribution: ("parent",),
    Claim: ("attribution", "media", "repeats"),
    Caveat: ("claims",),
}
_Some = TypeVar("_Some", bound=Record)


class Bare(NamedTuple):
    """A report without the characters hidden in its words, its posts likewise, and where each character stood."""

    report: Report
    posts: tuple[Post, ...]
    plain: Plain


def uncovered(report: Report, posts: Sequence[Post] = (), *, read: bool = True) -> Bare | None:
    """Return the report and its posts without hidden characters, `None` where there are none.

    `read` is false for a language without rules: then only what breaks figures and words in letters that need no joiner goes.
    """
    plain = without_invisible(report.text, 0, len(report.text)) if read else whole_words(report.text)
    if plain is None:
        return None
    at = plain.place
    blocks = (replace(b, start=at(b.start), end=at(b.end)) for b in report.blocks)
    links = (replace(link, start=at(link.start), end=at(link.end)) for link in report.links)
    bare = replace(report, text=plain.text, blocks=tuple(filter(_has_words, blocks)), links=tuple(links))
    held = (_bare_post(post, plain) if post.host == report.id else post for post in posts)
    return Bare(bare, tuple(post for post in held if post is not None), plain)


def _has_words(block: Block) -> bool:
    return block.start < block.end


def _bare_post(post: Post, plain: Plain) -> Post | None:
    """Return a post without hidden characters, `None` where it is made of nothing else."""
    start, end = plain.place(post.start), plain.place(post.end)
    if start == end:
        return None
    # A post with a signature and no visible words has its words in the blank between them.
    first = min(plain.place(post.text_start), end - 1)
    last = max(plain.place(post.text_end), first + 1)
    return replace(post, start=start, end=end, text_start=first, text_end=last, text=plain.text[first:last])


def as_they_stand(records: Sequence[_Some], bare: Bare, report: Report) -> list[_Some]:
    """Return records read from the bare copy of `report` with places and words of its own text, and ids that fit them."""
    new: dict[str, str] = {}
    made: list[_Some] = []
    for record in records:
        identifying = [name for name in NAMED.get(type(record), ()) if name in record.IDENTITY]
        moved = replace(_renamed(_moved(record, bare.plain, report.text), identifying, new), id="")
        new[record.id] = moved.id
        made.append(moved)
    # An id made anew may be the old one of another record (the same words further on), so no field is renamed twice.
    return [_renamed(record, [n for n in NAMED.get(type(record), ()) if n not in record.IDENTITY], new) for record in made]


def _renamed(record: _Some, fields: Sequence[str], new: Mapping[str, str]) -> _Some:
    """Return a record that names others by their new ids in `fields`."""
    changes: dict[str, Any] = {}
    for field in fields:
        named = getattr(record, field)
        if named:
            changes[field] = tuple(new.get(one, one) for one in named) if isinstance(named, tuple) else new.get(named, named)
    return replace(record, **changes) if changes else record


def _moved(value: Any, plain: Plain, text: str) -> Any:
    """Return a record, a part or a row of parts with every place in it led back to `text`; the very value where it has none."""
    if isinstance(value, tuple):
        row = tuple(_moved(each, plain, text) for each in value)
        return row if any(a is not b for a, b in zip(row, value, strict=True)) else value
    if not isinstance(value, Struct):
        return value
    changes = _place(value, plain, text)
    for field in value.__struct_fields__:
        old = getattr(value, field)
        if isinstance(old, tuple | Struct) and (new := _moved(old, plain, text)) is not old:
            changes[field] = new
    return replace(value, **changes) if changes else value


def _place(part: Struct, plain: Plain, text: str) -> dict[str, Any]:
    """Return what changes of a part's own place and words."""
    start, end, words = PLACES.get(type(part), (None, None, None))
    if start is None or end is None or getattr(part, start) is None:
        return {}
    first, last = getattr(part, start), getattr(part, end)
    begins, ends = plain.span(first, last)
    changes: dict[str, Any] = {start: begins, end: ends}
    # Words that are not just those of the place (a name in other letters) are no quotation, and stay as they were read.
    if words is not None and getattr(part, words) == plain.text[first:last]:
        changes[words] = text[begins:ends]
    return changes
