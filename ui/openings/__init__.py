"""Opening after hours: planned at the counter, the door, and who has the keys."""
