"""Places: which of the places that words name answer where, and at which site."""
