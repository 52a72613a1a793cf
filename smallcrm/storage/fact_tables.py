"""Which tables know anything at all of the customers whose prompts are worked out.

What they know is read by `storage/fact_rows.py` and its neighbours.
"""

from smallcrm.storage.driver import Connection

# Of most people most of these tables know nothing: one question spares one for each of them.
_OWNERS = {
    "heard": "customer_id",
    "household_member": "customer_id",
    "loyalty_tick": "customer_id",
    "moment": "customer_id",
    "personal_date": "customer_id",
    "prompt_answer": "customer_id",
    "recovery_customer": "customer_id",
    "referral": "referrer_id",
    "reminder": "customer_id",
    "sent_elsewhere": "customer_id",
    "special_request": "customer_id",
    "thank_you": "customer_id",
}
_KNOWING = "SELECT " + ", ".join(
    f"EXISTS (SELECT 1 FROM touched AS t CROSS JOIN {table} AS o ON o.{column} = t.customer_id)"
    for table, column in _OWNERS.items()
)


def tables_with_owners(connection: Connection) -> frozenset[str]:
    """Those in which a row belongs to anybody in the table `touched`."""
    found = connection.execute(_KNOWING).fetchone()
    return frozenset(table for table, knows in zip(_OWNERS, found, strict=True) if knows)
