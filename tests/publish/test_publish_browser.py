"""The page in a real browser: nothing is asked of the network, banner and links work, it fits a phone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from publish_build import case_view, hostile_view

from whence.publish import report_page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


class Opened:
    """A page with what it asked for and what went wrong on it."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options})
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.page.on("request", lambda r: self.asked.append(r.url))
        self.page.on("console", lambda m: self.wrong.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.wrong.append(str(e)))
        self.page.on("dialog", lambda d: (self.wrong.append("dialog"), d.dismiss()))
        self.page.goto(file.as_uri())


@pytest.fixture
def written(tmp_path: Path) -> Path:
    file = tmp_path / "report.html"
    file.write_text(report_page(case_view()), encoding="utf-8")
    return file


def test_page_asks_for_nothing_and_breaks_no_policy(browser: Any, written: Path) -> None:
    opened = Opened(browser, written)
    opened.page.wait_for_timeout(200)
    assert [u for u in opened.asked if not u.startswith(("data:", "file:"))] == []
    assert len([u for u in opened.asked if u.startswith("file:")]) == 1
    assert opened.wrong == []
    opened.context.close()


def test_hostile_page_runs_nothing(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "hostile.html"
    file.write_text(report_page(hostile_view()), encoding="utf-8")
    opened = Opened(browser, file)
    opened.page.wait_for_timeout(200)
    assert opened.wrong == [] and len(opened.asked) == 1
    opened.context.close()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_number_to_characters_takes_two_clicks(browser: Any, written: Path, script: bool) -> None:
    opened = Opened(browser, written, java_script_enabled=script)
    opened.page.click("#i1-utterances > summary")
    link = opened.page.locator("#i1-utterances a.quote").first
    words = link.locator("q").inner_text().strip("“”")
    link.click()
    opened.page.wait_for_timeout(200)
    target = opened.page.locator("details.text[open] .stored").first
    assert target.is_visible()
    assert words in target.inner_text()
    opened.context.close()


def test_banner_opens_with_the_keyboard(browser: Any, written: Path) -> None:
    opened = Opened(browser, written)
    opened.page.focus("#i1-reports > summary")
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#i1-reports .list").is_visible()
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.closest('#i1-reports .list, .tile') !== null")
    opened.context.close()


def test_skip_link_is_the_first_stop(browser: Any, written: Path) -> None:
    opened = Opened(browser, written)
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"
    opened.context.close()


@pytest.mark.parametrize("width", [390, 320, 1280])
def test_page_does_not_scroll_sideways(browser: Any, written: Path, width: int) -> None:
    opened = Opened(browser, written, viewport={"width": width, "height": 844})
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => { d.removeAttribute('name'); d.open = true; })")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    opened.context.close()


CONTRAST = """() => {
  const lum = c => { const v = c.map(x => { x /= 255; return x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4; }); return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
  const rgb = s => (s.match(/[\\d.]+/g) || []).map(Number);
  const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] > .99) return c; } return [255, 255, 255]; };
  const bad = [];
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg') || !e.checkVisibility() || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const s = getComputedStyle(e), a = lum(rgb(s.color)), b = lum(ground(e)), ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const large = parseFloat(s.fontSize) >= 24 || (parseFloat(s.fontSize) >= 18.66 && s.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) bad.push(e.className + ' ' + ratio.toFixed(2) + ' ' + e.textContent.slice(0, 30));
  }
  return bad;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_have_the_contrast_that_wcag_aa_asks_for(browser: Any, written: Path, scheme: str) -> None:
    opened = Opened(browser, written, color_scheme=scheme)
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => { d.removeAttribute('name'); d.open = true; })")
    assert opened.page.evaluate(CONTRAST) == []
    opened.context.close()


def test_print_opens_every_list_and_closes_it_again(browser: Any, written: Path) -> None:
    opened = Opened(browser, written)
    opened.page.emulate_media(media="print")
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert opened.page.evaluate("document.querySelectorAll('details:not([open])').length") == 0
    opened.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert opened.page.evaluate("document.querySelectorAll('details.text[open]').length") == 0
    opened.context.close()
