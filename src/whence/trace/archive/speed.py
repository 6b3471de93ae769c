"""Speed: the compiled loops where numba is installed, else `None`; the plain ways give the same, slower."""

try:
    from whence.trace.archive import compiled as compiled
except ImportError:
    compiled = None  # type: ignore[assignment]

__all__ = ["compiled"]
