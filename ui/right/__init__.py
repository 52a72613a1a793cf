"""Making it right: the first screen, the page of a file, and what may be granted."""
