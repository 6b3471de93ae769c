"""A live page comes where its last entry was written, whatever hour it began at."""

import json
from pathlib import Path

from whence.case import Case
from whence.model.captured import Report
from whence.model.matched import Incident, Membership
from whence.settings import ReadSettings, Settings

PLAIN = """Source: The Herald
Published: 2031-03-08T11:00:00+00:00
Language: en
Title: Eleven killed by bomb at market in Dorvan

A bomb exploded at a market in Dorvan on Saturday, killing eleven people, the police said.
"""


def live(kind: str) -> str:
    """Return a page of this kind that was begun before the plain report appeared, and last written in the evening."""
    facts = {
        "@context": "https://schema.org", "@type": kind, "headline": "Dorvan: as it happened", "datePublished": "2031-03-08T06:00:00+00:00",
        "dateModified": "2031-03-08T19:00:00+00:00", "publisher": {"@type": "Organization", "name": "The Post"},
    }  # fmt: skip
    return (
        f'<html lang="en"><head><title>Dorvan: as it happened</title><script type="application/ld+json">{json.dumps(facts)}</script></head>'
        "<body><article><h1>Dorvan: as it happened</h1><p>The bomb killed eleven people, doctors in the town told our reporter this evening.</p>"
        "<p>The bomb exploded among the stalls, and many people were killed, said a trader who saw it.</p></article></body></html>"
    )


def opener(folder: Path, kind: str) -> str:
    """Return the key of the report that opened the first incident of a case of a plain report and such a page."""
    pages = folder / "pages"
    pages.mkdir()
    (pages / "plain.txt").write_text(PLAIN, encoding="utf-8")
    (pages / "live.html").write_text(live(kind), encoding="utf-8")
    with Case.open(folder / "case", write=True, create=True, settings=Settings(read=ReadSettings(mode="rules"))) as case:
        case.add(pages)
        records = list(case.records())
    keys = {r.id: r.key.rsplit("/", 1)[-1] for r in records if isinstance(r, Report)}
    first = next(r for r in records if isinstance(r, Incident))
    return next(keys[r.report] for r in records if isinstance(r, Membership) and r.incident == first.id)


def test_a_live_page_that_began_first_opens_no_incident_before_the_reports_of_its_day(tmp_path: Path) -> None:
    assert opener(tmp_path, "LiveBlogPosting") == "plain.txt"


def test_an_article_that_was_changed_later_comes_when_it_appeared(tmp_path: Path) -> None:
    assert opener(tmp_path, "NewsArticle") == "live.html"
