"""What can go wrong, each with the sentence that a person is shown.

A sentence says what happened, what is safe, and what to do. How it is shown is the window's
business.
"""

import re

from smallcrm.domain.sentence import Arg, Sentence

_PLACE = re.compile(r"\{(\w+)\}")


class ShopError(Exception):
    """Something the shop owner is told in one plain sentence."""

    def __init__(self, key: str, **args: Arg) -> None:
        super().__init__(key)
        self.sentence = Sentence(key, args)

    def __str__(self) -> str:
        # For logs: a place that nobody filled stays as it is, as an error must not raise another.
        args = self.sentence.args
        return _PLACE.sub(lambda place: str(args.get(place[1], place[0])), self.sentence.key)


class Invalid(ShopError):
    """A value that a form can not take; field is the name of the draft's attribute."""

    def __init__(self, field: str, key: str, **args: Arg) -> None:
        super().__init__(key, **args)
        self.field = field


class StoreError(ShopError):
    """The customer book itself can not be opened, read or written."""


class Cancelled(Exception):
    """The person stopped a long piece of work; nothing of it was kept."""
