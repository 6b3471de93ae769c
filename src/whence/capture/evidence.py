"""What a part of a page says of itself: tag, role, class and id words, and the wording of short lines.

In: an element's tag and attributes, or a short line. Out: the kinds of part that they are evidence for.
Refuses: to know any site. The tables (`data/page.toml`) hold general web and press usage; evidence is weighed elsewhere (`region.py`).
"""

import itertools
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from whence.model.vocabulary import BlockKind

# Elements whose content is no text of the page.
SKIPPED = frozenset(
    ("script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "select", "button", "input", "textarea",
     "canvas", "audio", "video", "map", "head", "title", "meta", "link", "base", "datalist", "progress", "meter", "dialog")
)  # fmt: skip
INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
     "label", "mark", "nobr", "output", "picture", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strike",
     "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "amp-img", "track")
)  # fmt: skip
_TAGS = {"nav": "boilerplate", "footer": "boilerplate", "form": "weak", "aside": "aside", "header": "weak", "menu": "boilerplate"}
_LINES = {"ask": BlockKind.BOILERPLATE, "related": BlockKind.RELATED, "byline_note": BlockKind.BYLINE_NOTE}
_SPLIT = re.compile(r"[^a-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LONGEST_LINE = 320
_NAMES = ("id", "class", "itemprop", "data-testid", "data-component", "data-provider", "data-type", "data-module")
_JUMPED_TO = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "a", "span"))


def words_of(attributes: Mapping[str, str | None], tag: str = "") -> frozenset[str]:
    """Return the words of an element's class, id and data names: each alone and joined with its neighbour.

    The id of a heading or paragraph is a name to jump to, made from its own words, and is left out.
    """
    found: set[str] = set()
    for name in _NAMES[1:] if tag in _JUMPED_TO else _NAMES:
        value = attributes.get(name)
        for token in (value or "")[:600].split():
            parts = [part for part in _SPLIT.split(_HUMP.sub("-", token).lower()) if part]
            found.update(parts)
            found.update(a + b for a, b in itertools.pairwise(parts))
            if len(parts) == 3:
                found.add("".join(parts))
    return frozenset(found)


def verdict_of(tag: str, attributes: Mapping[str, str | None], words: frozenset[str]) -> str:
    """Return `boilerplate`, `related`, `note`, `weak`, `aside`, `hidden` or `""` for one element, by itself."""
    if is_hidden(attributes):
        return "hidden"
    table = word_table()
    if words & table["related"]:
        return "related"
    if (
        words & table["boilerplate"]
        or (attributes.get("role") or "").lower() in roles()
        or tag.startswith(("amp-sidebar", "amp-consent", "amp-ad"))
    ):
        return "boilerplate"
    if words & table["author_box"]:
        return "note"
    if tag in _TAGS:
        return _TAGS[tag]
    return "weak" if words & table["weak"] else ""


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Say whether the page itself hides the element from its reader."""
    if "hidden" in attributes and attributes.get("hidden") != "until-found":
        return True
    if (attributes.get("aria-hidden") or "").lower() == "true":
        return True
    style = attributes.get("style")
    return (
        bool(style)
        and re.search(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:px)?\s*(?:;|$)", style or "", re.I)
        is not None
    )


def line_kind(line: str) -> BlockKind | None:
    """Say whether the wording of a line marks it as boilerplate, a pointer to other stories, or a note on who made the report."""
    if len(line) > 4 * _LONGEST_LINE:
        return None
    text = " ".join(line.split()).strip(" -–—•·*»«>|")
    if not text or len(text) > _LONGEST_LINE:
        return None
    if text.casefold().rstrip(":. ") in _advertisements():
        return BlockKind.BOILERPLATE
    return next((kind for kind, pattern in _line_patterns() if pattern.fullmatch(text)), None)


@cache
def word_table() -> dict[str, frozenset[str]]:
    """Return the class words by what they are evidence for."""
    return {name: frozenset(words) for name, words in _table()["words"].items()}


@cache
def roles() -> frozenset[str]:
    """Return the ARIA roles of parts that are not the article."""
    return frozenset(_table()["roles"]["boilerplate"])


@cache
def platform_words() -> dict[str, str]:
    """Return the platform that an embed's class or provider word means."""
    return {word: name for name, words in _table()["platforms"].items() for word in words}


@cache
def _advertisements() -> frozenset[str]:
    return frozenset(_table()["lines"]["advertisement"])


@cache
def _line_patterns() -> tuple[tuple[BlockKind, re.Pattern[str]], ...]:
    lines = _table()["lines"]
    return tuple((kind, re.compile("|".join(f"(?:{p})" for p in lines[name]), re.IGNORECASE)) for name, kind in _LINES.items())


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("data/page.toml").read_text("utf-8"))
