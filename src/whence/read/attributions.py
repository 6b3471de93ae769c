"""Attributions: who is credited with which words."""

from collections.abc import Sequence

from whence.model.captured import Post, Report
from whence.model.said import Attribution
from whence.settings import ReadSettings

METHOD = "read.attribution/1"


def attributions(report: Report, posts: Sequence[Post], *, settings: ReadSettings = ReadSettings()) -> list[Attribution]:
    """Return the attributions of a report."""
    return []
