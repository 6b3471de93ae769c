"""People: who did it and who was harmed, also in words that name no occurrence, and what fills a role by name."""
