"""Statements: which mentions in how many reports are one statement of one speaker."""
