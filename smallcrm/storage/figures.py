"""Visit figures per customer: totals, first and last day, sums per calendar month.

Windows such as "the last 12 months" are summed when one customer is read; nothing here knows today.
"""

from smallcrm.storage.driver import Connection

_TOTALS = """
INSERT INTO customer_figures (customer_id, visit_count, amount_minor, first_visit_on, last_visit_on)
SELECT customer_id, count(*), coalesce(sum(amount_minor), 0), min(shop_day), max(shop_day)
FROM visit WHERE customer_id IN touched GROUP BY customer_id
"""

_MONTHS = """
INSERT INTO visit_month (customer_id, month, visit_count, amount_minor)
SELECT customer_id, substr(shop_day, 1, 7) AS month, count(*), coalesce(sum(amount_minor), 0)
FROM visit WHERE customer_id IN touched GROUP BY customer_id, month
"""


def clear(connection: Connection) -> None:
    """Forget all figures, before working all of them out anew."""
    connection.execute("DELETE FROM customer_figures")
    connection.execute("DELETE FROM visit_month")


def refresh(connection: Connection) -> None:
    """Work out the figures of the customers in the table `touched`."""
    for table in ("customer_figures", "visit_month"):
        connection.execute(f"DELETE FROM {table} WHERE customer_id IN touched")
    connection.execute(_TOTALS)
    connection.execute(_MONTHS)
