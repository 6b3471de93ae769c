"""Questions: rival answers, which of them cannot both hold, and what grew into what."""
