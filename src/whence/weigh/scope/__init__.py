"""Scope: what is in sight as of a moment, under which names, and which statements count."""
