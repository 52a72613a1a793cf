"""Cards: what is owed, and the real page of each before it is printed."""
