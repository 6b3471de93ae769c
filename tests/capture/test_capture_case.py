"""The reference case: every file captured with title, outlet, time, language, clean body and its posts."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from capture_build import CAPTURED

from whence.capture import gather, parse
from whence.model.captured import Post, Report

KEPT, FOREIGN = 0.95, 0.05


@pytest.fixture(scope="module")
def case(shared: Path) -> tuple[list[dict], dict[str, dict], dict[str, list]]:
    folder = shared / "cases" / "qamishli-2019" / "demo"
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    found = {}
    for received in gather([str(folder / "reports")], now=lambda: CAPTURED):
        found[received.capture.name] = list(parse(received.capture, received.data))
    return truth["reports"], {p["id"]: p for p in truth["posts"]}, found


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def said(found: Report) -> str:
    """The report's own words: what is no boilerplate, and the title where a head states it instead of the text."""
    own = " ".join(found.text[b.start : b.end] for b in found.blocks if b.kind not in ("boilerplate", "related", "embedded_post"))
    return own if found.title and found.title in own else f"{own} {found.title}"


def test_every_file_gives_one_report(case):
    reports, _, found = case
    assert len(reports) == len(found) == 58
    assert all(sum(isinstance(r, Report) for r in records) == 1 for records in found.values())


def test_main_text_is_kept_and_nothing_foreign_comes_with_it(case):
    reports, _, found = case
    poor = {}
    for truth in reports:
        main, got = words(" ".join(truth["main_text"])), words(said(found[Path(truth["file"]).name][0]))
        kept, foreign = (main & got).total() / main.total(), (got - main).total() / got.total()
        if kept < KEPT or foreign > FOREIGN:
            poor[truth["id"]] = (round(kept, 3), round(foreign, 3))
    assert poor == {}


def test_title_outlet_language_and_address_are_right(case):
    reports, _, found = case
    for truth in reports:
        got = found[Path(truth["file"]).name][0]
        assert (got.title, got.outlet, got.lang, got.url) == (truth["title"], truth["outlet"], truth["lang"], truth["url"]), (
            truth["id"]
        )


def test_publication_times_are_right_or_say_that_their_zone_is_assumed(case):
    reports, _, found = case
    for truth in reports:
        got = found[Path(truth["file"]).name][0].published
        if truth["published"] is None:
            assert got is None, truth["id"]
        elif got is not None and got.zone_assumed:
            assert got.at.isoformat()[:19] == truth["published"][:19], truth["id"]
        else:
            assert got is not None and got.at.isoformat() == truth["published"], truth["id"]


def test_embedded_posts_are_found_with_author_id_and_words(case):
    reports, gold, found = case
    for truth in reports:
        wanted = [gold[name] for name in truth["embedded_posts"]]
        got = [r for r in found[Path(truth["file"]).name] if isinstance(r, Post)]
        assert [(p["name"], p["text"], p.get("post_id")) for p in wanted] == [(p.author, p.text, p.platform_id) for p in got], (
            truth["id"]
        )


def test_the_founding_report_keeps_its_text_and_its_parts(shared: Path):
    path = shared / "cases" / "founding" / "report.txt"
    (received,) = gather([str(path)], now=lambda: CAPTURED)
    host, post = parse(received.capture, received.data)
    assert host.text == path.read_bytes().decode("utf-8")
    kinds = [str(b.kind) for b in host.blocks]
    assert kinds[:5] == ["summary"] * 4 + ["boilerplate"] and kinds[-1] == "byline_note" and kinds.count("embedded_post") == 1
    assert post.thread_index == 1 and post.handle and post.platform == "twitter" and len(post.media) == 1
