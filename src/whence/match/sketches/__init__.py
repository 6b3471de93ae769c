"""Sketches: what a report, or a whole incident, says of an occurrence, in counters of bounded size: where, when, of what kind."""
