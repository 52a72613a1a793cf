"""The shop's work. Nothing here imports the window toolkit."""
