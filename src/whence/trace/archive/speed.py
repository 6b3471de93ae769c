"""Speed: the compiled loops where numba is installed, else `None` for all of them; the plain ways give the same, slower."""

try:
    from whence.trace.archive import compiled_cut as compiled_cut
    from whence.trace.archive import compiled_links as compiled_links
    from whence.trace.archive import compiled_marks as compiled_marks
    from whence.trace.archive import compiled_places as compiled_places
except ImportError:
    compiled_cut = None  # type: ignore[assignment]
    compiled_links = None  # type: ignore[assignment]
    compiled_marks = None  # type: ignore[assignment]
    compiled_places = None  # type: ignore[assignment]

__all__ = ["compiled_cut", "compiled_links", "compiled_marks", "compiled_places"]
