"""Keys and help: the table of all keys, three short paragraphs, and the sheet that is printed."""
