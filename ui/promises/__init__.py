"""The page of everything that is promised and open."""
