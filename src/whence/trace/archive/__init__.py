"""The archive of trace: texts as numbers, and who has whose words.

In: texts in their order, from one to millions. Out: `Links` between their numbers, with every shared run on both sides.
Refuses: to tell who took from whom (`trace.direction`) or what it is worth; it says which words stand in both.
"""

from whence.trace.archive.archive import Archive, Text
from whence.trace.archive.links import Links
from whence.trace.archive.stock import lone

__all__ = ["Archive", "Links", "Text", "lone"]
