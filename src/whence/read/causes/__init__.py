"""Causes: what an occurrence or a death is put down to."""
