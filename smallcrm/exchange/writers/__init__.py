"""How customers are written to files: one module for each kind of file."""
