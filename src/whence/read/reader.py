"""Reader: the main path of reading one report.

In: a report and its posts. Out: its reading, attributions, caveats, claims, media mentions, repeats and names, in this order.
Refuses: a language it has no rules for; such a report becomes an unread mention.
"""

from collections.abc import Iterator, Sequence

from whence.encoder.choose import chosen
from whence.model.base import replace
from whence.model.captured import Post, Report
from whence.model.said import Attribution, Caveat, Claim, MediaMention, PlaceName, Reading, Repeat
from whence.read.claims.claims import read_claims
from whence.read.hedging.hedges import hedges_by_sentence, reaching_back
from whence.read.learned import learn
from whence.read.lines.lines import page
from whence.read.lines.naming import read_names
from whence.read.lines.repeats import find_repeats
from whence.read.media.media import media_items, read_media
from whence.read.text.hidden import as_they_stand, uncovered
from whence.read.text.layout import LONGEST, read_sentences
from whence.read.text.wrapping import in_own_words, unwrapped
from whence.read.unread import mentions, summary
from whence.read.voices.attributions import read_attributions
from whence.read.voices.caveats import caveats
from whence.settings import ReadSettings

METHOD = "read.rules/1"
_DEFAULTS = ReadSettings()

Said = Reading | Attribution | Claim | Caveat | MediaMention | Repeat | PlaceName


def read(report: Report, posts: Sequence[Post] = (), *, settings: ReadSettings = _DEFAULTS) -> Iterator[Said]:
    """Yield what a report says: its `Reading` first, then every record read from its text.

    Takes one report and the posts that stand in it. Reads only languages named in `settings.languages`; for any other, or where the
    language is not known, the one `Reading` holds names, places, figures and times found without reading.
    """
    whole = unwrapped(report)
    bare = uncovered(whole, posts, read=_has_rules(report, settings))
    if bare is not None:
        said = as_they_stand(list(_said(bare.report, bare.posts, settings)), bare, whole)
    elif whole is not report:
        said = list(_said(whole, posts, settings))
    else:
        yield from _said(report, posts, settings)
        return
    yield from said if whole is report else in_own_words(said, report)


def _has_rules(report: Report, settings: ReadSettings) -> bool:
    return report.lang is not None and report.lang.lower().split("-")[0] in settings.languages


def _said(report: Report, posts: Sequence[Post], settings: ReadSettings) -> Iterator[Said]:
    """Yield what a report says whose paragraphs each stand on one line, with nothing hidden in its words."""
    # 1 a language without rules is not read with another's
    if not _has_rules(report, settings):
        yield mentions(report)
        return
    sentences = read_sentences(report, posts)
    cut = any(sentence.cut for sentence in sentences)
    reason = f"a sentence of more than {LONGEST} words was read in pieces" if cut else None
    encoder = chosen(settings.mode, settings.model)
    learned = learn(report.text, sentences, encoder) if encoder else None
    lines = page(
        report,
        posts,
        sentences,
        parse=learned.parse if learned else None,
        happened=learned.happened if learned else None,
        harmed=learned.harmed if learned else None,
    )
    named = list(read_names(report, lines))
    how = {"mode": settings.mode if encoder else "rules", "model": encoder.name if encoder else None}
    yield replace(summary(report, lines, named), reason=reason, method=METHOD, id="", **how)
    # 2 who is credited with which words
    limits = hedges_by_sentence(report.text, sentences)
    credited = read_attributions(
        report,
        sentences,
        limits,
        settings=settings,
        learned=learned.finds if learned else None,
        trees=[line.tree for line in lines.lines] if learned else None,
    )
    yield from credited
    # 3 what is said about the sourcing itself
    yield from caveats(report, sentences, credited)
    # 4 what is claimed, under which hedges
    items = media_items(lines)
    media = list(read_media(report, posts, credited, items))
    claims = list(read_claims(report, posts, credited, reaching_back(sentences, limits), read=lines, media=(items, media)))
    yield from claims
    # 5 media, repeats and names
    yield from media
    yield from find_repeats(report, claims, lines)
    yield from named
