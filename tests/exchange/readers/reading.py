"""Short ways to read a list in tests.

Nothing here is a test.
"""

from pathlib import Path

from smallcrm.exchange.contact import Contact, Rejected
from smallcrm.exchange.readers.guess import ListRead, ReadOptions
from smallcrm.exchange.readers.lists import read_list

FILES = Path(__file__).parents[2] / "data" / "import"


def opened(text: str | bytes, name: str = "list.csv", **chosen: object) -> ListRead:
    """A list from its text; chosen are fields of ReadOptions."""
    data = text.encode() if isinstance(text, str) else text
    return read_list(data, name, ReadOptions(**chosen))  # type: ignore[arg-type]


def contacts(text: str | bytes, name: str = "list.csv", **chosen: object) -> list[Contact]:
    """The contacts of a list."""
    return opened(text, name, **chosen).collected()[0]


def rejected(text: str | bytes, name: str = "list.csv", **chosen: object) -> list[Rejected]:
    """What could not be read of a list."""
    return opened(text, name, **chosen).collected()[1]


def one(text: str | bytes, name: str = "list.csv", **chosen: object) -> Contact:
    """The only contact of a list."""
    found, failed = opened(text, name, **chosen).collected()
    assert not failed, failed
    (contact,) = found
    return contact


def card(*lines: str | bytes, version: str = "3.0") -> bytes:
    """One address card with these lines."""
    inside = [line.encode() if isinstance(line, str) else line for line in lines]
    head = [b"BEGIN:VCARD", f"VERSION:{version}".encode()]
    return b"\r\n".join([*head, *inside, b"END:VCARD", b""])
