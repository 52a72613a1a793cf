"""Readers of lists: from the bytes of a file to contacts, with no book in sight."""
