"""Capture: from files, folders, URLs and pasted text to reports.

In: paths, URLs, bytes. Out: `Capture` with the bytes as received, then `Report`, `Post` and `Failure`.
Refuses: to fetch without a `fetch` function, to guess a time or an outlet that nothing states, to drop anything without a word.
"""

from whence.capture.gather import gather
from whence.capture.givens import check_given
from whence.capture.item import Fetch, Fetched, Received
from whence.capture.parse import parse

__all__ = ["Fetch", "Fetched", "Received", "check_given", "gather", "parse"]
