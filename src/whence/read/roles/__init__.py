"""Roles: who did what to whom, with what, by syntax or by position."""
