"""A page of HTML to a report: head, region, blocks, embedded posts.

In: the characters of a page. Out: `Facts` and `Layout`.
Refuses: text that the page does not show (a headline that stands only in the head stays a title, never a block).
"""

import re
from datetime import tzinfo

from whence.capture.addresses import absolute, platform_time
from whence.capture.channel import name_channel
from whence.capture.embeds import Embed
from whence.capture.evidence import word_table
from whence.capture.facts import Composer, Facts, Layout, PostFound, one_line
from whence.capture.flattened import with_flattened_posts
from whence.capture.metadata import Head, credit_or_author, read_head, site_beside
from whence.capture.moments import moment, says_a_date
from whence.capture.region import Piece, pieces
from whence.capture.signature import post_words, thread_warning
from whence.capture.tree import Tree, Unit, grow
from whence.errors import CaptureError
from whence.model.captured import Link
from whence.model.vocabulary import BlockKind, ReportKind
from whence.settings import CaptureSettings

METHOD = "capture.page/1"
_EMBEDS = "capture.embeds/1"
_STATEMENT = re.compile(
    r"(?:[^:]{1,80}:\s+)?(?:joint |official |press |media )?(?:statement (?:by|from|on|of)|press release|news release|communiqué)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:official |joint |public )?(?:press|news|media) (?:release|statement)|(?:official |joint |public )?statement|communiqué(?: de presse)?|"
    r"pressemitteilung|persbericht|comunicado(?: de prensa)?|comunicato stampa",
    re.IGNORECASE,
)
_NO_LINKS = (BlockKind.BOILERPLATE, BlockKind.RELATED)


def read_page(html: str, *, received_from: str | None, tz: tzinfo | None, caps: CaptureSettings) -> tuple[Facts, Layout]:
    """Return what a page says and its text in blocks. Raises `CaptureError` where it holds no text or nests too deep."""
    facts = Facts(method=METHOD)
    tree = grow(html, max_depth=caps.max_depth, most_text=caps.max_text)
    head = Head(tree.parser, facts.warnings)
    read_head(head, facts, received_from=received_from, tz=tz)
    found = pieces(tree, head.hints(facts.outlet), caps.max_text) if tree.elements else []
    facts.warnings += tree.warnings
    if not any(piece.kind not in _NO_LINKS for piece in found):
        raise CaptureError(
            "the page holds no text that whence can read (a page that is drawn by scripts, a wall or an empty one)"
        )
    held = sum(len(piece.unit.text) + 1 for piece in found)
    layout = _laid_out(tree, found, absolute(head.base, received_from) or facts.url, tz)
    layout.full = max(held, tree.elements[0].chars if held > caps.max_text else 0)
    layout.partial = bool(tree.partial)
    if tree.partial and held <= caps.max_text:
        facts.warnings.append(tree.partial)
    facts.title = next((one_line(p.unit.text) for p in found if p.kind is BlockKind.HEADLINE), None) or next(
        iter(head.titles()), None
    )
    facts.name_outlet(site_beside(head.page_title, facts.title), "title suffix")
    _read_marks(tree, found, facts, tz)
    _name_the_kind(tree, facts)
    name_channel(layout, facts)
    return facts, layout


def _laid_out(tree: Tree, found: list[Piece], base: str | None, tz: tzinfo | None) -> Layout:
    composer, links, posts = Composer(), [], []
    for piece in found:
        unit = piece.unit
        start = composer.append(piece.kind, unit.text, path=tree.path(unit.owner), level=piece.level)
        if unit.embed is not None and piece.kind is BlockKind.EMBEDDED_POST:
            posts.append(_post(unit.embed, start, base, tz))
            links += _post_links(unit.embed, start, base)
        elif piece.kind not in _NO_LINKS:
            links += _links(unit, start, base)
    layout = composer.layout()
    layout.links, layout.posts = links, posts
    return with_flattened_posts(layout, tz=tz)


def _links(unit: Unit, start: int, base: str | None) -> list[Link]:
    found = ((absolute(href, base), at, end) for at, end, href in unit.links)
    return [Link(url=url, start=start + at, end=start + end) for url, at, end in found if url and at < end]


def _post_links(embed: Embed, start: int, base: str | None) -> list[Link]:
    url = absolute(embed.url, base)
    return [Link(url=url, start=start, end=start + len(embed.shown))] if url else []


def _post(embed: Embed, start: int, base: str | None, tz: tzinfo | None) -> PostFound:
    words = post_words(embed.shown, embed.text_start, embed.text_end)
    shown = moment(embed.machine_date, "time element", tz=tz) or moment(embed.date, "embed", tz=tz)
    by_id = platform_time(embed.platform, embed.post_id)
    return PostFound(
        start=start,
        end=start + len(embed.shown),
        text_start=start + words.start,
        text_end=start + words.end,
        author=one_line(embed.author),
        handle=embed.handle,
        platform=embed.platform,
        platform_id=embed.post_id,
        url=absolute(embed.url, base),
        lang=(embed.lang or "").partition("-")[0].lower() or None,
        published=by_id or shown,
        shown=shown,
        thread_index=words.thread_index,
        media=words.media
        + tuple(u for href in embed.links if (u := absolute(href, base)) and u.partition("://")[2] not in words.media),
        warnings=thread_warning(words.thread_index, words.thread_length),
        method=_EMBEDS,
    )


def _read_marks(tree: Tree, found: list[Piece], facts: Facts, tz: tzinfo | None) -> None:
    """Read bylines, credits and times from the report's own text, after what the head says."""
    begun = False
    for piece in found:
        begun = begun or (piece.kind is BlockKind.BODY and not piece.level)
        if piece.kind in (BlockKind.RELATED, BlockKind.EMBEDDED_POST, BlockKind.CAPTION):
            continue
        _read_names(tree, piece, facts)
        if not begun or piece.kind in (BlockKind.BYLINE_NOTE, BlockKind.BOILERPLATE):
            _read_times(tree, piece, facts, tz)


def _read_names(tree: Tree, piece: Piece, facts: Facts) -> None:
    unit, owners = piece.unit, tree.ancestors(piece.unit.owner, 2)
    if piece.kind is not BlockKind.BYLINE_NOTE:
        return
    for name, start, end in unit.marks:
        words = unit.text[start:end].strip(" |,·")
        if name == "credit":
            facts.add_credit(words)
        elif name in ("author", "byline") and not says_a_date(words):
            credit_or_author(words, facts)
    if not unit.marks and len(unit.text) < 120 and not says_a_date(unit.text):
        if any("credit" in e.words or "agency" in e.words for e in owners):
            facts.add_credit(unit.text)
        elif any(e.words & {"byline", "author", "authors", "authorname"} for e in owners) or unit.text[:3].lower() == "by ":
            credit_or_author(unit.text, facts)


def _read_times(tree: Tree, piece: Piece, facts: Facts, tz: tzinfo | None) -> None:
    unit = piece.unit
    for machine, shown, words in unit.times:
        at = moment(machine, "time element", tz=tz) or moment(shown, "time element", tz=tz)
        if at is not None:
            about_change = "updat" in words or "modif" in words or unit.text.lower().startswith(("updat", "last updat", "modif"))
            (facts.modified if about_change else facts.published).append(at)
    owner = tree.elements[unit.owner]
    if not unit.times and len(unit.text) < 160 and piece.kind in (BlockKind.BYLINE_NOTE, BlockKind.BOILERPLATE):
        at = moment(unit.text, "visible text", tz=tz)
        if at is not None and "datemodified" not in owner.itemprop:
            late = unit.text.lower().startswith(("updat", "last updat", "modif"))
            (facts.modified if late else facts.published).append(at)


def _name_the_kind(tree: Tree, facts: Facts) -> None:
    if facts.kind is not ReportKind.ARTICLE:
        return
    if any(e.words & word_table()["live"] and e.good * 2 > tree.elements[0].good for e in tree.elements):
        facts.kind = ReportKind.LIVE_PAGE
    elif _STATEMENT.match(facts.title or "") or _labelled_statement(tree, facts.title):
        facts.kind = ReportKind.STATEMENT


def _labelled_statement(tree: Tree, title: str | None) -> bool:
    """Say whether the page labels itself a statement in one of the few short lines over its headline."""
    at = next((n for n, unit in enumerate(tree.units) if title and one_line(unit.text) == title), 0)
    return any(_LABEL.fullmatch(unit.text.strip()) and not unit.links for unit in tree.units[max(0, at - 4) : at + 3])
