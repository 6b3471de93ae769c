"""Find the report in a page: which units of text belong to it, and what kind of block each is.

In: a `Tree` and what the head says of title and description. Out: pieces in reading order; boilerplate inside the report is kept and called so.
How: evidence by tag, role and class word, never against an element that holds most of the prose; the smallest element that holds nearly all
prose is the core; headline, standfirst, byline and captions between the headline and the core join it. Nothing knows a site's template.
Refuses: to call anything body that its page, its words or its links mark as something else. Measured: docs/decisions/0003-capture.md.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from whence.capture.evidence import line_kind, word_table
from whence.capture.moments import says_a_date, without_dates
from whence.capture.tree import Element, Tree, Unit
from whence.model.vocabulary import BlockKind

# Calibrated on the reference case and on pages of the tests' own making; re-run tests/capture when they change.
_CORE_SHARE = 0.9
_HEADLINE_SHARE = 0.6
_GUARD_SHARE = 0.5
_PROSE_CHARS = 40
_WIDE_PROSE = 12
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।:]['\"”’»)\]]*(?:\s|$)")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BY = re.compile(r"(?:by|von|par|por|di|door|af|av|بقلم)\s+\S.{1,100}", re.IGNORECASE)
_LONGEST_BYLINE = 240
_BY_VERDICT = {"related": BlockKind.RELATED, "note": BlockKind.BYLINE_NOTE}


class Hints(NamedTuple):
    """What the head says that helps to know the parts again: titles, description, names of the site."""

    titles: tuple[str, ...] = ()
    description: str = ""
    sites: tuple[str, ...] = ()


class Piece(NamedTuple):
    """One unit of the report with its kind and, for headings, its level."""

    unit: Unit
    kind: BlockKind
    level: int = 0


@dataclass(slots=True)
class _Sight:
    """What is known of the page while its units are sorted."""

    tree: Tree
    hints: Hints
    verdicts: list[str]
    headline: int | None
    begun: bool = False


def pieces(tree: Tree, hints: Hints, most: int) -> list[Piece]:
    """Return the units of the report in reading order with their kinds. Empty where the page holds no text at all.

    Stops after `most` characters: what lies beyond is cut when the report is made, and said there.
    """
    _count_prose(tree, [""] * len(tree.elements))
    headline = _headline(tree, hints)
    verdicts = _verdicts(tree, headline)
    _count_prose(tree, verdicts)
    if not tree.units:
        return []
    core = _core(tree, headline)
    sight = _Sight(tree, hints, verdicts, headline)
    first, last = tree.elements[core].first, tree.elements[core].last
    if headline is not None and headline < first:
        first = headline
    last = _within(tree, first, last, most)
    found: list[Piece | None] = [_sorted_unit(sight, index) for index in range(first, last)]
    found = [piece for index, piece in zip(range(first, last), found, strict=True) if _belongs(sight, index, piece)]
    found += _after_core(sight, core)
    return _close_headings([piece for piece in found if piece is not None])


def _within(tree: Tree, first: int, last: int, most: int) -> int:
    """Return the unit before which `most` characters are full."""
    held = 0
    for index in range(first, last):
        held += len(tree.units[index].text)
        if held > most:
            return index + 1
    return last


def _belongs(sight: _Sight, index: int, piece: Piece | None) -> bool:
    """Before the headline only notes, captions and prose belong to the report: the rest is the site's."""
    if piece is None or not piece.unit.text:
        return False
    if sight.headline is None or index >= sight.headline:
        return True
    return piece.kind in (BlockKind.BYLINE_NOTE, BlockKind.CAPTION, BlockKind.EMBEDDED_POST) or is_prose(piece.unit)


def is_prose(unit: Unit) -> bool:
    """Say whether a unit reads as running text: long enough, few links, a sentence's end or much length."""
    length = len(unit.text)
    if unit.embed is not None or unit.linked * 2 > length:
        return False
    if length < _PROSE_CHARS and (length < _WIDE_PROSE or len(_WIDE.findall(unit.text)) < _WIDE_PROSE // 2):
        return False
    return length >= 140 or _SENTENCE_END.search(unit.text) is not None


def _count_prose(tree: Tree, verdicts: list[str]) -> None:
    """Sum each element's prose; where posts hold more words than prose does (a channel, a timeline), they are what the page is about."""
    for element in tree.elements:
        element.good = 0
    prose = [is_prose(unit) for unit in tree.units]
    posts = [unit.embed is not None for unit in tree.units]
    if _length_of(tree, posts) > _length_of(tree, prose):
        prose = [is_one or is_post for is_one, is_post in zip(prose, posts, strict=True)]
    for unit, counts in zip(tree.units, prose, strict=True):
        if counts and verdicts[unit.owner] not in ("boilerplate", "related", "hidden", "note"):
            tree.elements[unit.owner].good += len(unit.text)
    for element in reversed(tree.elements):
        if element.parent >= 0:
            tree.elements[element.parent].good += element.good


def _length_of(tree: Tree, chosen: list[bool]) -> int:
    return sum(len(unit.text) for unit, is_chosen in zip(tree.units, chosen, strict=True) if is_chosen)


def _verdicts(tree: Tree, headline: int | None) -> list[str]:
    """Return what evidence says of each element, inherited downwards; void where the element holds most prose or the headline."""
    total = tree.elements[0].good if tree.elements else 0
    verdicts: list[str] = []
    voided = 0
    for element in tree.elements:
        own = element.verdict
        holds_headline = headline is not None and element.first <= headline < element.last
        if own and total and element.good > _GUARD_SHARE * total:
            voided += element.good if own == "hidden" else 0
            own = ""
        elif own in ("weak", "aside", "note", "boilerplate") and holds_headline:
            own = ""
        elif own in ("weak", "aside"):
            own = _weighed(element, own)
        inherited = verdicts[element.parent] if element.parent >= 0 else ""
        verdicts.append(inherited or own)
    if voided:
        tree.warnings.append("the page hides its main text from view; it is read all the same")
    return verdicts


def _weighed(element: Element, own: str) -> str:
    """Weak evidence counts where the part is mostly links or holds no prose."""
    if element.units and element.linked * 2 > element.chars:
        return "related" if own == "aside" else "boilerplate"
    if element.good * 2 < element.chars and element.tag not in ("header",) and not element.words & word_table()["caption"]:
        return "boilerplate" if own == "aside" or element.units > 1 else ""
    return ""


def _holds_report(element: Element, around: Element, headline: int | None) -> bool:
    """Say whether a part holds nearly all prose of the part around it, or most of it with the headline."""
    has_headline = headline is not None and element.first <= headline < element.last
    return element.good >= (_HEADLINE_SHARE if has_headline else _CORE_SHARE) * around.good > 0


def _core(tree: Tree, headline: int | None) -> int:
    """Descend from the body while one child holds nearly all prose; stop at an article."""
    children: dict[int, list[int]] = {}
    for index, element in enumerate(tree.elements):
        children.setdefault(element.parent, []).append(index)
    at = 0
    while True:
        here = tree.elements[at]
        if here.tag == "article" or "articlebody" in here.itemprop.split():
            return at
        within = [i for i in children.get(at, ()) if _holds_report(tree.elements[i], here, headline)]
        if not within or tree.elements[within[0]].tag in ("p", "li", *_HEADINGS, "blockquote", "pre"):
            return at
        at = within[0]


def _headline(tree: Tree, hints: Hints) -> int | None:
    """Return the unit that is the headline: by the head's titles, by h1, by class word; `None` where nothing is one."""
    titles = tuple(filter(None, map(_key, hints.titles)))
    sites = tuple(filter(None, map(_key, hints.sites)))
    table, best, best_score = word_table(), None, 2
    longest = max(map(len, hints.titles), default=0) + 20
    for index, unit in enumerate(tree.units):
        if not unit.text or len(unit.text) > 400 or unit.embed is not None:
            continue
        owners = tree.ancestors(unit.owner, 3)
        if owners[0].tag == "p" and not owners[0].words and len(unit.text) > longest:
            continue
        key = _key(unit.text)
        score = 0
        if any(key == title or (len(key) > 15 and title.startswith(key)) for title in titles):
            score += 6
        score += 5 if any(e.tag == "h1" for e in owners[:2]) else 0
        score += 3 if any(e.words & table["headline"] or "headline" in e.itemprop.split() for e in owners[:2]) else 0
        score += 1 if owners[0].tag in ("h2", "h3") else 0
        if key in sites and not (score > 6 and key not in sites):
            score = 0
        if any(e.verdict in ("related", "hidden") or e.tag in ("nav", "li", "footer") for e in owners):
            score -= 5
        if score > best_score:
            best, best_score = index, score
    return best


def _sorted_unit(sight: _Sight, index: int) -> Piece | None:
    """Return the unit with its kind."""
    unit = sight.tree.units[index]
    if not unit.text:
        return None
    if index == sight.headline:
        return Piece(unit, BlockKind.HEADLINE, 1)
    verdict = sight.verdicts[unit.owner]
    if verdict:
        return Piece(unit, _BY_VERDICT.get(verdict, BlockKind.BOILERPLATE))
    if unit.embed is not None:
        return Piece(unit, BlockKind.EMBEDDED_POST)
    owners = sight.tree.ancestors(unit.owner, 6)
    kind = _kind(sight, unit, owners)
    level = int(owners[0].tag[1]) if owners[0].tag in _HEADINGS and kind is BlockKind.BODY else 0
    if kind is BlockKind.BODY and not level and is_prose(unit):
        sight.begun = True
    return Piece(unit, kind, level)


def _kind(sight: _Sight, unit: Unit, owners: list[Element]) -> BlockKind:
    by_words = line_kind(unit.text)
    if by_words is not None:
        return by_words
    table = word_table()
    tag, near = owners[0].tag, owners[:3]
    if any(e.tag in ("figcaption", "figure") or e.words & table["caption"] for e in owners[:4]) or tag == "caption":
        return BlockKind.CAPTION
    if byline := _byline(sight, unit, near):
        return byline
    if any(e.tag == "blockquote" or e.words & table["quote"] for e in owners[:4]):
        return BlockKind.QUOTE
    if not sight.begun and (opening := _opening(sight, unit, owners)):
        return opening
    length = len(unit.text)
    if unit.linked >= 0.8 * length and length < 200 and tag not in _HEADINGS and not _SENTENCE_END.search(unit.text[-3:]):
        return BlockKind.RELATED
    if length < 20 and tag in ("div", "span", "section", "article") and not _SENTENCE_END.search(unit.text):
        return BlockKind.BOILERPLATE
    return BlockKind.BODY


def _byline(sight: _Sight, unit: Unit, near: list[Element]) -> BlockKind | None:
    """Lines about who and when: with a name or a credit a byline note, with nothing but a date boilerplate."""
    text, table = unit.text, word_table()
    if len(text) > _LONGEST_BYLINE or near[0].tag in _HEADINGS:
        return None
    marked = any(e.words & table["byline"] for e in near) or near[0].tag == "address"
    early = not sight.begun and (
        any(e.words & table["byline_weak"] or e.tag == "dl" for e in near) or bool(unit.times) or bool(unit.marks)
    )
    dated = says_a_date(text)
    if dated and not re.search(r"[^\W\d_]{3,}", without_dates(text)):
        return BlockKind.BOILERPLATE if marked or not sight.begun else None
    if not sight.begun and _BY.fullmatch(text) and not _SENTENCE_END.search(text):
        return BlockKind.BYLINE_NOTE
    if (marked or early) and not (is_prose(unit) and not dated and not unit.marks):
        return BlockKind.BYLINE_NOTE if re.search(r"[^\W\d_]{2,}", text) else BlockKind.BOILERPLATE
    return None


def _opening(sight: _Sight, unit: Unit, owners: list[Element]) -> BlockKind | None:
    """Sort what stands between headline and body: standfirst and summary bullets."""
    table, tag, text = word_table(), owners[0].tag, unit.text
    if any(e.words & table["summary"] for e in owners[:4]):
        return BlockKind.SUMMARY
    in_list = tag == "li" or any(e.tag in ("ul", "ol") for e in owners[:3])
    if in_list and unit.linked * 2 < len(text):
        return BlockKind.SUMMARY if is_prose(unit) else None
    if any(
        e.words & table["standfirst"] or e.itemprop in ("description", "alternativeheadline", "alternateheadline")
        for e in owners[:2]
    ):
        return BlockKind.STANDFIRST
    if tag in ("h2", "h3") and len(text) > 25 and _follows_headline(sight, unit):
        return BlockKind.STANDFIRST
    described = sight.hints.description
    same = bool(described) and len(text) < 2 * len(described) + 40 and _key(text) == _key(described)
    return BlockKind.STANDFIRST if same and tag in ("div", "span", "h4", "h5", "strong", "section", "header") else None


def _follows_headline(sight: _Sight, unit: Unit) -> bool:
    """Say whether a unit stands in the same article as the headline: the first entry of a live page has a heading of its own."""
    if sight.headline is None:
        return False
    around = next((e for e in sight.tree.ancestors(unit.owner, 40) if e.tag == "article"), None)
    return around is None or around.first <= sight.headline < around.last


def _after_core(sight: _Sight, core: int) -> list[Piece]:
    """Return what follows the core inside its article: notes on who made the report, captions, prose."""
    tree = sight.tree
    around = next((e for e in tree.ancestors(core, 40)[1:] if e.tag in ("article", "main") or "hentry" in e.words), None)
    parent = tree.elements[core].parent
    end = around.last if around is not None else (tree.elements[parent].last if parent >= 0 else tree.elements[core].last)
    found = []
    for index in range(tree.elements[core].last, end):
        piece = _sorted_unit(sight, index)
        notes = piece is not None and piece.kind is BlockKind.BYLINE_NOTE and line_kind(piece.unit.text) is BlockKind.BYLINE_NOTE
        prose = (
            around is not None and piece is not None and piece.kind in (BlockKind.BODY, BlockKind.QUOTE) and is_prose(piece.unit)
        )
        shown = around is not None and piece is not None and piece.kind in (BlockKind.CAPTION, BlockKind.EMBEDDED_POST)
        if piece is not None and (notes or prose or shown):
            found.append(piece)
    return found


def _close_headings(found: list[Piece]) -> list[Piece]:
    """A heading over nothing but links and boilerplate is part of them."""
    out = list(found)
    for index, piece in enumerate(found):
        if piece.kind is BlockKind.BODY and piece.level:
            after = next((p for p in found[index + 1 :] if p.kind is not BlockKind.BOILERPLATE), None)
            if after is None or after.kind is BlockKind.RELATED:
                out[index] = piece._replace(kind=BlockKind.RELATED, level=0)
    return out


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", plain))
