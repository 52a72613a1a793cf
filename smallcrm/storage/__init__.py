"""The customer book as a file. Everything that knows SQLite lives here."""
