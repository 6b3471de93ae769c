"""Read what a page's head says about the report: title, outlet, authors, times, language, address, each with its basis.

In: a parsed page. Out: `Facts`. Order of trust: JSON-LD, then meta elements, then marks in the text (added by `page.py`).
Refuses: to take a credited agency for the outlet, an address for a name, a modified time for a published one.
"""

import re
from collections.abc import Iterator
from datetime import tzinfo
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from whence.capture import jsonld
from whence.capture.addresses import absolute
from whence.capture.facts import Facts, one_line
from whence.capture.moments import moment
from whence.capture.region import Hints
from whence.model.captured import Moment
from whence.model.vocabulary import ReportKind

_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date.issued", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "pubdate", "publishdate", "publish_date",
    "publish-date", "publication_date", "published_time", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "citation_publication_date", "citation_date", "article_date_original", "originalpublicationdate", "displaydate", "ptime", "creation_date",
    "article.published", "article.created", "vr:published_time", "rnews:datepublished", "video:release_date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "dc.date.modified", "dcterms.modified", "last-modified", "lastmod",
    "revised", "article.updated", "modified_time", "article:modified",
)  # fmt: skip
_OUTLETS = (
    "og:site_name",
    "application-name",
    "al:ios:app_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "apple-mobile-web-app-title",
)
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
)
_LANGUAGES = ("og:locale", "content-language", "language", "dc.language", "dcterms.language")
_SUFFIX = re.compile(r"\s+[|–—·•:-]{1,2}\s+|\s*\|\s*")
# A name that says of itself that it is an agency: an acronym in capitals, or the words for it. No list of agencies.
_AGENCY = re.compile(
    r"[A-Z]{2,5}|(?i:.*\b(?:agency|agencies|agences?|agenzi[ae]|agentur(?:en)?|wires?|newswires?|news service|وكالات)\b.*)|(?:[A-Z]\w+ )+Press"
)
_KINDS = (("LiveBlogPosting", ReportKind.LIVE_PAGE), ("SocialMediaPosting", ReportKind.POST), ("DiscussionForumPosting", ReportKind.POST), ("SpecialAnnouncement", ReportKind.STATEMENT))  # fmt: skip  # noqa: E501


class Head:
    """A page's head: its meta elements by name, its linked data, its titles."""

    def __init__(self, parser: LexborHTMLParser, warnings: list[str]) -> None:
        self.metas: dict[str, list[str]] = {}
        for node in parser.css("meta"):
            attributes = node.attributes
            name = (
                attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or attributes.get("http-equiv")
            )
            content = attributes.get("content")
            if name and content and content.strip():
                self.metas.setdefault(name.strip().lower(), []).append(content.strip())
        scripts = (node.text() or "" for node in parser.css('script[type*="ld+json"]'))
        self.objects = jsonld.blocks(scripts, warnings)
        self.article = jsonld.article(self.objects) or {}
        title = parser.css_first("head title") or parser.css_first("title")
        self.page_title = one_line(title.text()) if title is not None else None
        canonical = parser.css_first('link[rel~="canonical"]')
        self.canonical = canonical.attributes.get("href") if canonical is not None else None
        base = parser.css_first("base[href]")
        self.base = base.attributes.get("href") if base is not None else None
        root = parser.css_first("html")
        self.lang = (root.attributes.get("lang") or root.attributes.get("xml:lang")) if root is not None else None

    def first(self, *names: str) -> str | None:
        """Return the content of the first meta element that one of `names` names."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)

    def titles(self) -> tuple[str, ...]:
        """Return the titles that the head states, cleanest first, the page's own with and without its suffix."""
        stated = [
            jsonld.text_of(self.article.get("headline")),
            self.first("og:title"),
            self.first("twitter:title", "dc.title", "dcterms.title"),
        ]
        if self.page_title:
            stated += [title for title, _ in _cuts(self.page_title)] + [self.page_title]
        return tuple(dict.fromkeys(filter(None, map(one_line, stated))))

    def hints(self, outlet: str | None) -> Hints:
        """Return what helps to know headline and standfirst again in the text."""
        sites = tuple(filter(None, (outlet, self.first("og:site_name"), self.first("application-name"))))
        return Hints(self.titles(), self.first("og:description", "description", "twitter:description") or "", sites)


def read_head(head: Head, facts: Facts, *, received_from: str | None, tz: tzinfo | None) -> None:
    """Fill `facts` with what the head says."""
    facts.url = (
        absolute(head.canonical, received_from)
        or absolute(head.first("og:url"), received_from)
        or _own_address(head.article)
        or received_from
    )
    facts.outlet, facts.outlet_basis = None, None
    facts.name_outlet(head.first("og:site_name"), "og:site_name")
    publisher = next((name for name, _ in jsonld.names(head.article.get("publisher"))), None)
    facts.name_outlet(publisher, "json-ld publisher")
    for name in _OUTLETS[1:]:
        value = head.first(name)
        if value and "://" not in value:
            facts.name_outlet(value, f"meta {name}")
    facts.name_outlet(_suffix(head), "title suffix")
    facts.name_language(head.lang, "html lang")
    facts.name_language(jsonld.text_of(head.article.get("inLanguage")), "json-ld inLanguage")
    for name in _LANGUAGES:
        facts.name_language(head.first(name), f"meta {name}")
    facts.published += filter(None, _times(head, "datePublished", _PUBLISHED, tz))
    facts.modified += filter(None, _times(head, "dateModified", _MODIFIED, tz))
    _read_authors(head, facts)
    kinds = jsonld.types(head.article)
    facts.kind = next((kind for name, kind in _KINDS if name in kinds), ReportKind.ARTICLE)


def site_beside(page_title: str | None, headline: str | None) -> str | None:
    """Return the site's name from a page title whose other part is the headline that the page shows."""
    shown = (headline or "").casefold()
    return next(
        (after for before, after in _cuts(page_title or "") if before.casefold() == shown and 0 < len(after.split()) <= 7), None
    )


def credit_or_author(name: str, facts: Facts, *, organisation: bool = False) -> None:
    """Add a name to the authors, or to the credits where it calls itself an agency or is an organisation other than the outlet."""
    tidy = one_line(re.sub(r"^\s*(?:by|von|par|por|door)\s+", "", name, flags=re.IGNORECASE))
    if not tidy or "://" in tidy or tidy.casefold() == (facts.outlet or "").casefold():
        return
    person, _, agency = (part.strip() for part in tidy.partition(","))
    if not organisation and person and _AGENCY.fullmatch(agency) and not _AGENCY.fullmatch(person):
        facts.add_author(person)  # "Rosa Lind, Orne Wire"
        facts.add_credit(agency)
    elif organisation or _AGENCY.fullmatch(tidy):
        facts.add_credit(tidy)
    else:
        facts.add_author(tidy)


def _times(head: Head, key: str, names: tuple[str, ...], tz: tzinfo | None) -> Iterator[Moment | None]:
    values: list[Any] = [head.article.get(key)]
    yield from (moment(jsonld.text_of(value), "json-ld", tz=tz) for value in values if value)
    for name in names:
        for written in head.metas.get(name, ())[:3]:
            yield moment(written, f"meta {name}", tz=tz)


def _read_authors(head: Head, facts: Facts) -> None:
    for name, organisation in jsonld.names(head.article.get("author")):
        credit_or_author(name, facts, organisation=organisation)
    for key in _AUTHORS:
        for name in head.metas.get(key, ())[:5]:
            credit_or_author(name, facts)
    for name, _ in jsonld.names(head.article.get("sourceOrganization")):
        facts.add_credit(name)


def _own_address(article: dict[str, Any]) -> str | None:
    value = article.get("mainEntityOfPage") or article.get("url")
    return absolute(jsonld.text_of(value.get("@id")) if isinstance(value, dict) else jsonld.text_of(value), None)


def _cuts(title: str) -> list[tuple[str, str]]:
    """Return the ways to cut a page title into headline and site, the last mark first."""
    return [(title[: m.start()].strip(), title[m.end() :].strip()) for m in reversed(list(_SUFFIX.finditer(title[:1000])))]


def _suffix(head: Head) -> str | None:
    """Return the site's name from the page title, where what stands before it is the headline that the head also states."""
    if not head.page_title:
        return None
    stated = {t.casefold() for t in (head.first("og:title", "twitter:title"), jsonld.text_of(head.article.get("headline"))) if t}
    cuts = _cuts(head.page_title)
    for before, after in cuts:
        if before.casefold() in stated and 0 < len(after.split()) <= 7:
            return after
    before, after = cuts[0] if cuts else ("", "")
    return (
        after
        if 0 < len(after.split()) <= 4 and len(before.split()) > len(after.split()) + 2 and not re.search(r"\d", after)
        else None
    )
