"""The prompts of each customer as rows, worked out by the rules of `domain/prompts.py`."""

from datetime import date

from smallcrm.storage.driver import Connection


def clear(connection: Connection) -> None:
    """Forget all prompts, before working all of them out anew."""
    connection.execute("DELETE FROM prompt")


def refresh(connection: Connection, *, on: date) -> None:
    """Work out the prompts of the customers in the table `touched`."""
    connection.execute("DELETE FROM prompt WHERE customer_id IN touched")
