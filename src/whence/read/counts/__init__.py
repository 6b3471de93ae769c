"""Counts: which figure counts what, and in which occurrence."""
