"""Words: what a report's own words say of its subject before any claim is compared: its names, its wording, what it only looks aside at."""
