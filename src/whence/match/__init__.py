"""Match: which claims are about one alleged occurrence, and which mentions of words are one statement.

In: a report, what was read in it, who it took from, and an index of the incidents so far; for `utterances`, the evidence of one incident.
Out: `Incident`s and `Membership`s; `Utterance`s.
Refuses: to split an incident over differing figures, facilities or attributions; to count a copy as a statement; to merge silently.
"""

from whence.match.incidents import match
from whence.match.index import IncidentIndex, MemoryIncidentIndex, keys_of, profile_after
from whence.match.report.subject import subject_of
from whence.match.statements.utterances import utterances

__all__ = ["IncidentIndex", "MemoryIncidentIndex", "keys_of", "match", "profile_after", "subject_of", "utterances"]
