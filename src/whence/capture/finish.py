"""Make the records: facts and layout become a `Report` and its `Post`s.

In: what was gathered from the bytes, and what a person gave. Out: records with every basis, warning and disagreement stated.
Refuses: to choose silently between times that disagree, or between a language label and a text that contradicts it.
"""

import re
from collections.abc import Iterator
from datetime import timedelta, tzinfo

from whence.capture.addresses import version_key
from whence.capture.credits import credits_in
from whence.capture.facts import Facts, Layout, PostFound
from whence.capture.moments import apart, moment
from whence.capture.signature import post_key
from whence.capture.tongue import SAMPLE, language_of
from whence.model.captured import Block, Capture, Given, Link, Moment, Post, Report
from whence.model.vocabulary import BlockKind
from whence.settings import CaptureSettings

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]|(?<=[A-Za-zΑ-ωА-я])[\u200c\u200d](?=[A-Za-zΑ-ωА-я])")
_IN_WORD = re.compile(r"\w(?:[\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069])+\w")
_SAID = (BlockKind.BODY, BlockKind.QUOTE, BlockKind.STANDFIRST, BlockKind.SUMMARY, BlockKind.HEADLINE)


def finish(
    capture: Capture, facts: Facts, layout: Layout, *, settings: CaptureSettings, tz: tzinfo | None
) -> Iterator[Report | Post]:
    """Yield the report, then the posts inside it in the order of the text."""
    warnings = list(dict.fromkeys(facts.warnings))
    layout = _cut(layout, settings.max_text, warnings)
    given = capture.given
    _apply_given(given, facts, warnings, tz)
    published, disagreeing = _settle(facts, capture, warnings)
    lang, lang_basis = language_of(_said(layout), facts.lang, facts.lang_basis, warnings)
    for credit in credits_in(layout):
        facts.add_credit(credit)
    _warn_of_invisible(layout.text, warnings)
    report = Report(
        capture=capture.id,
        digest=capture.digest,
        item=facts.item,
        given=given,
        key=facts.key or capture.name,
        key_field=facts.key_field,
        kind=facts.kind,
        outlet=facts.outlet,
        outlet_basis=facts.outlet_basis,
        authors=tuple(facts.authors),
        credits=tuple(c for c in facts.credits if c.casefold() != (facts.outlet or "").casefold()),
        title=facts.title,
        url=facts.url,
        version_key=version_key(facts.url),
        lang=lang,
        lang_basis=lang_basis,
        published=published,
        modified=facts.modified[0] if facts.modified else None,
        disagreeing_dates=disagreeing,
        text=layout.text,
        blocks=tuple(layout.blocks),
        links=tuple(layout.links),
        platform=facts.platform,
        platform_id=facts.platform_id,
        handle=facts.handle,
        warnings=tuple(warnings),
        method=facts.method,
    )
    yield report
    yield from (
        _post(report, found) for found in sorted(layout.posts, key=lambda p: p.start) if found.text_start < found.text_end
    )


def _apply_given(given: Given, facts: Facts, warnings: list[str], tz: tzinfo | None) -> None:
    """What a person gives stands above what the bytes say, and is recorded as given."""
    if given.outlet:
        facts.outlet, facts.outlet_basis = given.outlet, "given"
    if given.author:
        facts.authors = [name.strip() for name in re.split(r"\s*;\s*|\s+and\s+", given.author) if name.strip()]
    if given.url:
        facts.url = given.url
    if given.lang:
        facts.lang, facts.lang_basis = given.lang.partition("-")[0].lower(), "given"
    if given.tz and tz is None:
        warnings.append(f"the time zone {given.tz!r} means none that is known; times without a zone are taken as UTC")
    if given.published:
        at = moment(given.published, "given", tz=tz)
        if at is None:
            warnings.append(
                f"the time given, {given.published!r}, cannot be read; write it as 2019-10-11 or 2019-10-11T18:00+02:00"
            )
        else:
            facts.published.insert(0, at)


def _settle(facts: Facts, capture: Capture, warnings: list[str]) -> tuple[Moment | None, tuple[Moment, ...]]:
    """Choose the most trusted time and state every one that disagrees with it by more than a day."""
    stated = list(facts.published)
    if not stated:
        warnings.append("no publication time is stated")
        return None, ()
    chosen = stated[0]
    # A day and a moment within it are one statement: the finer one is kept, where a person did not give the day.
    if chosen.day_only and chosen.basis != "given":
        chosen = next((m for m in stated if not m.day_only and not apart(m, chosen)), chosen)
    others = [m for m in stated if apart(m, chosen)]
    if others:
        words = ", ".join(dict.fromkeys(f"{m.as_written} ({m.basis})" for m in others))
        warnings.append(f"dates disagree: {chosen.as_written} ({chosen.basis}) is used, but there is also {words}")
    if chosen.zone_assumed and not chosen.day_only:
        warnings.append(f"the time {chosen.as_written} states no zone; {chosen.at.tzname() or 'the one given'} is assumed")
    if chosen.at > capture.captured + timedelta(days=1):
        warnings.append(f"the publication time {chosen.as_written} lies after the capture")
    distinct: dict[tuple[str, str], Moment] = {(m.as_written, m.basis): m for m in (chosen, *others)} if others else {}
    return chosen, tuple(distinct.values())


def _said(layout: Layout) -> str:
    """Return the first words that the report itself says, enough to tell their language by."""
    words: list[str] = []
    held = 0
    for block in layout.blocks:
        if block.kind in _SAID and held < SAMPLE:
            words.append(layout.text[block.start : min(block.end, block.start + SAMPLE)])
            held += len(words[-1])
    return "\n".join(words) or layout.text[:SAMPLE]


def _warn_of_invisible(text: str, warnings: list[str]) -> None:
    found = len(_IN_WORD.findall(text)) if _INVISIBLE.search(text) else 0
    if found:
        warnings.append(
            f"{found} word{'s hold' if found > 1 else ' holds'} invisible or direction-changing characters; they are kept as they are"
        )


def _cut(layout: Layout, most: int, warnings: list[str]) -> Layout:
    """Keep the first `most` characters and say so."""
    length = max(len(layout.text), layout.full)
    if length <= most:
        return layout
    warnings.append(f"only the first {most:,} of {'more than ' if layout.partial else ''}{length:,} characters of text are kept")
    blocks = [
        Block(kind=b.kind, start=b.start, end=min(b.end, most), path=b.path, level=b.level)
        for b in layout.blocks
        if b.start < most
    ]
    links = [Link(url=link.url, start=link.start, end=link.end) for link in layout.links if link.end <= most]
    return Layout(layout.text[:most], blocks, links, [post for post in layout.posts if post.end <= most])


def _post(report: Report, found: PostFound) -> Post:
    words = report.text[found.text_start : found.text_end]
    warnings = list(found.warnings)
    published = found.published
    if published is not None and found.shown is not None and apart(published, found.shown):
        warnings.append(f"the post shows {found.shown.as_written}, its id says {published.at.isoformat()}")
        if _is_after_its_page(published, report):
            warnings.append("the id's time lies after the page appeared; the shown date is taken")
            published = found.shown
    if published is None:
        warnings.append("the post states no time")
    return Post(
        host=report.id,
        start=found.start,
        end=found.end,
        text_start=found.text_start,
        text_end=found.text_end,
        text=words,
        post_key=post_key(found.platform, found.platform_id, found.handle or found.author, words),
        author=found.author,
        handle=found.handle,
        platform=found.platform,
        platform_id=found.platform_id,
        url=found.url,
        lang=found.lang,
        published=published,
        thread_index=found.thread_index,
        media=found.media,
        warnings=tuple(warnings),
        method=found.method,
    )


def _is_after_its_page(moment: Moment, report: Report) -> bool:
    """Say whether a post would have been written after the page that shows it: then its id is not what the platform counts by."""
    seen = [stated for stated in (report.published, report.modified) if stated is not None]
    return bool(seen) and all(moment.at > stated.at and apart(moment, stated) for stated in seen)
