import io

from hypothesis import given
from hypothesis import strategies as st
from publish_build import case_view, hostile_view
from rich.console import Console

from whence.publish import render_terminal, report_markdown
from whence.publish.markdown import text
from whence.publish.terminal import plain


def printed(view: object, *, full: bool = False, width: int = 100) -> str:
    out = io.StringIO()
    render_terminal(view, Console(file=out, width=width, force_terminal=False), full=full)  # type: ignore[arg-type]
    return out.getvalue()


def test_summary_has_the_five_numbers_and_the_finding() -> None:
    out = " ".join(printed(case_view()).split())
    for words in (
        "15 reports",
        "2–3 utterances",
        "1 party Harbour Guard",
        "none origins independent of the parties",
        "nobody has verified it",
    ):
        assert words in out
    assert "The Harbour Guard alleges that detainees got out" in out
    assert "rules only, no model" in out


def test_summary_prints_whole_chains_with_the_outlet_first() -> None:
    assert "Example Gazette ← North Wire ← an official of the Harbour Guard" in " ".join(printed(case_view()).split())


def test_summary_of_unknown_parties_says_unknown() -> None:
    view = case_view()
    out = " ".join(printed(view._replace(incidents=view.incidents[1:])).split())
    assert "unknown parties no interests are recorded in this case" in out


def test_summary_ends_with_what_failed() -> None:
    out = printed(case_view())
    assert "1 item could not be captured or read; this case is not complete" in out
    assert "pages/broken.html" in out


def test_full_prints_every_reason() -> None:
    short, long = printed(case_view()), printed(case_view(), full=True)
    assert "because:" not in short and "because: All 2 statements" in " ".join(long.split())
    assert "With what intent?" in long


def test_report_words_cannot_steer_the_terminal() -> None:
    out = printed(hostile_view(), full=True)
    assert "\x1b" not in out and "\u202e" not in out
    assert "[bold]x[/bold]" in " ".join(out.split())


@given(st.text())
def test_plain_text_has_no_control_characters(words: str) -> None:
    shown = plain(words)
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E for c in shown)
    assert plain(shown) == shown


def test_markdown_has_notice_numbers_questions_and_failures() -> None:
    out = report_markdown(case_view())
    for words in ("> Nobody said any of this.", "| **2–3** | utterances", "#### How many escaped?", "- **at least 10**", "no report says so",
                  "hedge lost", "could not be captured or read", "### What would change this"):  # fmt: skip
        assert words in out


def test_markdown_names_the_place_of_every_quote() -> None:
    view = case_view()
    passage = view.incidents[0].weighing.questions[0].answers[0].passages[0]
    assert f"`{passage.report}[{passage.start}:{passage.end}]`" in report_markdown(view)


def test_markup_in_reports_is_inert_in_markdown() -> None:
    out = report_markdown(hostile_view())
    assert "<script>" not in out.replace("\\<", "")
    assert "\x1b" not in out


@given(st.text(alphabet="<>[]()!*_`#|-+=~:/\\ \nab1.", max_size=40))
def test_escaped_words_open_no_markup(words: str) -> None:
    shown = text(words)
    bare = [c for at, c in enumerate(shown) if c in "<>[]*_`#|~" and (len(shown[:at]) - len(shown[:at].rstrip("\\"))) % 2 == 0]
    assert bare == []
    assert "\n" not in shown
