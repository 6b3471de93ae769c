"""Inside one report: which of its claims are about one occurrence, which of these is its subject, and what leans on it."""
