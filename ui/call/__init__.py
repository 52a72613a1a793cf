"""Call mode: the number large, what was said last time, and how the call went."""
