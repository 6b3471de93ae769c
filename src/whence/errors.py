"""Every error that whence raises.

    WhenceError
    ├── ItemError                 one item failed: record a Failure, go on with the rest of the run
    │   ├── CaptureError          the bytes could not be got or could not be turned into a report
    │   │   ├── FetchRefused      the address or redirect is one that whence never connects to
    │   │   └── FetchFailed       the server answered badly, too slowly or with too much
    │   └── ReadError             a report's text could not be read by a stage
    └── RunError                  the run cannot go on: stop, leave a consistent case
        ├── UsageError            the command or call asks for something that does not exist
        ├── CaseLocked            another process is writing to this case
        ├── CaseTooNew            the case was written by a newer version of whence
        ├── ModelError            the reader's model file is missing, damaged or of another layout
        ├── CaseDamaged           the log, a checkpoint or an object is not as it was sealed
        └── StoreFull             the disk took no more bytes

Every message is one sentence that says what, where, and what to do.
"""


class WhenceError(Exception):
    """The base of every error that whence raises on purpose."""


class ItemError(WhenceError):
    """One item failed; the run records a `Failure` and goes on."""


class CaptureError(ItemError):
    """The bytes of one item could not be got, or could not be turned into a report."""


class FetchRefused(CaptureError):
    """The address, or one it redirects to, is one that whence never connects to."""


class FetchFailed(CaptureError):
    """A server answered badly, too slowly, or with more than the caps allow."""


class ReadError(ItemError):
    """A stage could not make sense of one report's text."""


class RunError(WhenceError):
    """The run cannot go on; what was committed before stays as it was."""


class UsageError(RunError):
    """The command or call asks for something that does not exist or cannot be."""


class CaseLocked(RunError):
    """Another process is writing to this case."""


class CaseTooNew(RunError):
    """The case was written by a newer version of whence and would be half-read by this one."""


class ModelError(RunError):
    """The reader's model file is missing, damaged, or of a layout that this version does not know."""


class CaseDamaged(RunError):
    """The log, a checkpoint or an object is not as it was sealed."""


class StoreFull(RunError):
    """The disk took no more bytes; nothing that was acknowledged is lost."""
