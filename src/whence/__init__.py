"""whence: who says so, through whom it reached us, and how many of these sources are really one.

    import whence

    with whence.open_case("mycase", write=True, create=True) as case:
        case.add("pages/", actors="actors.toml")
        for incident in case.incidents():
            print(incident.weighing.title, incident.weighing.numbers)

Refuses: to say what is true.
"""

from typing import TYPE_CHECKING, Any

from whence.errors import WhenceError
from whence.version import __version__

if TYPE_CHECKING:
    from whence.case import Case
    from whence.case import verify as verify_case

__all__ = ["Case", "WhenceError", "__version__", "open_case", "verify_case"]


def open_case(path: str, **options: Any) -> "Case":
    """Open the case at `path`; see `whence.case.Case.open` for the options (`write`, `create`, ...)."""
    from whence.case import Case

    return Case.open(path, **options)


def __getattr__(name: str) -> Any:
    # Loaded when first used: `import whence` alone stays instant.
    if name in ("Case", "verify_case"):
        from whence import case

        return case.Case if name == "Case" else case.verify
    raise AttributeError(f"module 'whence' has no attribute {name!r}")
