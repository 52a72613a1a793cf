"""The words of each language: English keys, a gettext catalogue, or the pseudo-language.

Nothing here fills the places of a sentence.
"""

import re
from collections.abc import Callable
from gettext import c2py
from typing import TYPE_CHECKING, Protocol

from smallcrm.resources import resource

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PSEUDO_LANGUAGE = "zz"
PSEUDO_LONGER = 0.4  # German and French run up to 40 % longer than English
_PLACE_OR_TEXT = re.compile(r"(\{\w+\})")
_ACCENTED = str.maketrans("aceinosuyzACEINOSUYZ", "áçéíñóšúýžÁÇÉÍÑÓŠÚÝŽ")


class Catalogue(Protocol):
    """The words of one language."""

    def one(self, key: str) -> str:
        """The translation, or the key itself."""

    def counted(self, key: str, plural: str, n: int) -> str:
        """The form for n, or the English one."""


class English:
    """The keys are English already."""

    def one(self, key: str) -> str:
        """The key itself."""
        return key

    def counted(self, key: str, plural: str, n: int) -> str:
        """The first form for one, the second for every other count."""
        return key if n == 1 else plural


class Pseudo(English):
    """Longer and bracketed, so that text that can not be translated stands out."""

    def one(self, key: str) -> str:
        """The key, 40 % longer."""
        return pseudo(key)

    def counted(self, key: str, plural: str, n: int) -> str:
        """The English form, 40 % longer."""
        return pseudo(super().counted(key, plural, n))


class Translated(English):
    """A gettext catalogue; what it lacks is said in English."""

    def __init__(self, messages: "Catalog") -> None:
        self._messages = messages
        self._plural: Callable[[int], int] = c2py(messages.plural_expr)

    def one(self, key: str) -> str:
        """The translation, or the key itself."""
        message = self._messages.get(key)
        return message.string if message and isinstance(message.string, str) else key

    def counted(self, key: str, plural: str, n: int) -> str:
        """The form that the language's plural rule picks for n, or the English one."""
        message = self._messages.get(key)
        forms = message.string if message and isinstance(message.string, tuple) else ()
        form = self._plural(abs(n)) if forms else 0
        worded = forms[form] if form < len(forms) else ""
        return worded or super().counted(key, plural, n)


def catalogue(language: str) -> Catalogue:
    """The words of a language; English when there is no catalogue for it."""
    if language == PSEUDO_LANGUAGE:
        return Pseudo()
    path = resource("translations", f"{language}.po")
    if language == "en" or not path.is_file():
        return English()
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with path.open("rb") as file:
        return Translated(read_po(file, locale=language))


def pseudo(text: str) -> str:
    """Accented, 40 % longer and in brackets; places such as {name} stay as they are."""
    parts = _PLACE_OR_TEXT.split(text)
    accented = "".join(p if p.startswith("{") else p.translate(_ACCENTED) for p in parts)
    letters = sum(len(p) for p in parts if not p.startswith("{"))
    return f"[{accented}{'·' * round(letters * PSEUDO_LONGER)}]"
