"""Values: what a claim answers, so that rival answers can be laid side by side."""
