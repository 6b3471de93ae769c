"""Store: a case as a folder that can be moved, shared and checked.

In: records with the bytes they rest on. Out: the same, sealed, and answers to questions about them.
Refuses: to acknowledge what is not durable and signed; to believe its own database; to write to a log that lost something.
"""

from whence.store.casefolder import CaseStore
from whence.store.held import HeldReports
from whence.store.projection import IndexRows
from whence.store.verify import Verified, check_log, verify

__all__ = ["CaseStore", "HeldReports", "IndexRows", "Verified", "check_log", "verify"]
