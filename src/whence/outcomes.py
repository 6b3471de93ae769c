"""What came of adding to a case, and of checking one, as records with a sentence for people.

In: counts and faults. Out: one line each. Refuses: to call a case with faults sealed.
"""

from typing import NamedTuple

from whence.model.captured import Failure


class Added(NamedTuple):
    """What one `add` did."""

    reports: int
    known: int
    failures: tuple[Failure, ...]

    def sentence(self) -> str:
        """Return it as one line for people."""
        parts = [f"{self.reports} new report{'' if self.reports == 1 else 's'}"]
        if self.known:
            parts.append(f"{self.known} there already")
        parts.append(f"{len(self.failures)} failure{'' if len(self.failures) == 1 else 's'}")
        return ", ".join(parts)


class Checked(NamedTuple):
    """What `verify` found: faults as sentences, and what to compare with a checkpoint that somebody else holds."""

    case: str
    entries: int
    root: str
    faults: tuple[str, ...]

    def sentence(self) -> str:
        """Return it as one line for people."""
        state = "as sealed" if not self.faults else f"NOT as sealed: {len(self.faults)} faults"
        return f"{self.case}: {state}; {self.entries} entries, root {self.root}"
