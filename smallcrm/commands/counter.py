"""The command for an owner who forgot the PIN.

Everything else about who is at the counter is the window's business.
"""

import argparse

from smallcrm.commands.base import Answer, Command, Place, writing
from smallcrm.domain.sentence import counted


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """It takes nothing: whoever may write the shop's folder owns the book."""


def _forget_pin(place: Place, _args: argparse.Namespace) -> Answer:
    from smallcrm.services.pins import forget_pins  # noqa: PLC0415

    with writing(place) as store:
        forgotten = forget_pins(store)
    told = counted(
        "{n} PIN was taken away. Set a new one in Settings, under Helpers.",
        "{n} PINs were taken away. Set new ones in Settings, under Helpers.",
        forgotten,
    )
    return Answer({"pins": forgotten}, [told])


COUNTER = (Command("unpin", "take the owners' PINs away", _no_arguments, _forget_pin),)
