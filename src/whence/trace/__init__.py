"""Trace: who took it from whom, and what changed on the way.

In: one report with what was read in it, and an index of the others. Out: `Derivation`s with both passages, and `InferredReport`s.
Refuses: to tell a direction that nothing shows; to call a change an error; to infer a parent that nobody credits.
"""

from whence.trace.fingerprints import fingerprints, marks
from whence.trace.index import TraceIndex
from whence.trace.memory import MemoryTraceIndex
from whence.trace.tracing import trace

__all__ = ["MemoryTraceIndex", "TraceIndex", "fingerprints", "marks", "trace"]
