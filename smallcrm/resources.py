"""Where the files that travel with the program lie.

Nothing here reads them.
"""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a bundled file or folder, named part by part: "fonts", "Inter.ttf"."""
    return _ROOT.joinpath(*parts)
