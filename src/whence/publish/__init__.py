"""Publish: a case as people and programs read it.

In: a `CaseView` (publish/view.py), gathered by whoever opened the case. Out: text, HTML, or plain objects; nothing is written here.
Refuses: to change what weighing gave, to look complete when something failed, to leave anything out without saying so, and to say
what happened; every output names who says so.
"""

from typing import TYPE_CHECKING, Any

from whence.publish.contract import run_contract
from whence.publish.lines import record_lines
from whence.publish.markdown import report_markdown
from whence.publish.score import score_lines
from whence.publish.terminal import render_terminal
from whence.publish.view import CaseView, IncidentView

if TYPE_CHECKING:
    from whence.publish.page import report_page

__all__ = [
    "CaseView",
    "IncidentView",
    "record_lines",
    "render_terminal",
    "report_markdown",
    "report_page",
    "run_contract",
    "score_lines",
]


def __getattr__(name: str) -> Any:
    """Load the page only when it is asked for: the template engine costs more than the rest together."""
    if name == "report_page":
        from whence.publish.page import report_page

        return report_page
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
