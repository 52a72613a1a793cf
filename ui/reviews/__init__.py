"""The page that looks back: how a month went, and what was done lately."""
