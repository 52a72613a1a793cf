"""Schema 5: which way up paper goes into each printer.

Frozen: a released step is never edited; what changes later is a step of its own.
"""

SQL = """
CREATE TABLE printer_feeding (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    printer TEXT NOT NULL UNIQUE CHECK (printer <> ''),
    side TEXT NOT NULL CHECK (side IN ('up', 'down')),
    edge TEXT NOT NULL CHECK (edge IN ('head', 'foot'))
) STRICT;
"""
