"""Dates: when, in words."""
