"""What the book works out from what it was told, refreshed for exactly the customers that moved.

Derived rows are never journalled and can be rebuilt whole at any time; they hold only facts that no
clock changes. What each part holds is its own module's business.
"""

from collections.abc import Iterable
from datetime import date

from smallcrm.domain.ids import CustomerId
from smallcrm.storage import figures, hour_rows, prompt_rows, rhythm_rows, search_index
from smallcrm.storage.driver import BULK_CACHE_KIB, Connection
from smallcrm.storage.fact_rows import rule_settings
from smallcrm.storage.fact_thanks import HOUSEMATES_SQL
from smallcrm.storage.journal import Moved

# Raised whenever a rule, a wording or a folding gives other derived rows than before: a book worked
# out by older rules is then worked out anew with its next deed, and is not called damaged.
RULES = 7

# Above this share of the book, working everything out anew is cheaper than taking rows out first.
REBUILD_SHARE = 0.5

_FIGURES = frozenset({"customer", "visit"})
_RULES = frozenset({"prompt_rule"})
_STRETCHING = frozenset({"closure", "special_day", "special_period"})
_HOURS = _STRETCHING | {"opening_period"}
_SEARCH = frozenset(
    {"customer", "phone", "email", "address", "fact", "household", "household_member"}
)


def refresh(connection: Connection, moved: Moved, *, on: date) -> None:
    """Work out anew what hangs on these rows. Call inside the transaction that moved them."""
    last_on = worked_out_on(connection)
    if last_on is None or _rules_moved(connection, moved) or _is_most(connection, moved.customers):
        rebuild(connection, on=on)
        return
    if _hours_moved(connection, moved, on):
        _rework_days(connection, moved, on=last_on)
    if not moved.customers:
        return
    _touch(connection, moved.customers)
    hours = hour_rows.opening_hours(connection)
    if moved.tables & _FIGURES:
        figures.refresh(connection)
        rhythm_rows.refresh(connection, hours)
    if moved.tables & _SEARCH:
        search_index.refresh(connection)
    elif moved.tables & _FIGURES:
        search_index.move(connection)
    # What a friend bought is told to whoever sent them.
    connection.execute(
        "INSERT OR IGNORE INTO touched"
        " SELECT referrer_id FROM referral WHERE referred_id IN touched"
    )
    connection.execute(HOUSEMATES_SQL)
    prompt_rows.refresh(connection, hours, on=last_on)
    let_go(connection)


def rebuild(connection: Connection, *, on: date) -> None:
    """Work out everything anew, as on a fresh import."""
    connection.execute(
        "INSERT OR REPLACE INTO derived_state VALUES ('on', ?), ('rules', ?), ('settings', ?)",
        (on.isoformat(), str(RULES), rule_settings(connection).as_text()),
    )
    connection.execute(f"PRAGMA cache_size=-{BULK_CACHE_KIB}")
    hour_rows.keep_holidays(connection, on=on)
    hours = hour_rows.opening_hours(connection)
    _touch_all(connection)
    figures.clear(connection)
    figures.refresh(connection)
    rhythm_rows.clear(connection)
    rhythm_rows.refresh(connection, hours)
    search_index.clear(connection)
    search_index.refresh(connection)
    prompt_rows.clear(connection)
    prompt_rows.refresh(connection, hours, on=on)
    let_go(connection)


def worked_out_on(connection: Connection) -> date | None:
    """The day on which everything was last worked out whole: yearly dates are known from there.

    None when that was never done, or by the rules of an older program.
    """
    known = dict(connection.execute("SELECT name, value FROM derived_state").fetchall())
    return date.fromisoformat(known["on"]) if known.get("rules") == str(RULES) else None


def _rules_moved(connection: Connection, moved: Moved) -> bool:
    """Whether the rules find otherwise than before: that one is not wanted changes nothing."""
    if not moved.tables & _RULES:
        return False
    known = connection.execute("SELECT value FROM derived_state WHERE name = 'settings'").fetchone()
    return known is None or known[0] != rule_settings(connection).as_text()


def _hours_moved(connection: Connection, moved: Moved, on: date) -> bool:
    """Whether the shop opens on other days than before; its row is touched by much else."""
    if moved.tables & _HOURS:
        return True
    return "shop" in moved.tables and hour_rows.keep_holidays(
        connection, on=worked_out_on(connection) or on
    )


def _rework_days(connection: Connection, moved: Moved, *, on: date) -> None:
    """Work out anew, for everybody, what hangs on the days on which the shop is open.

    The week and public holidays stretch no gap: then all habits stay, half of the work.
    """
    hours = hour_rows.opening_hours(connection)
    _touch_all(connection)
    if moved.tables & _STRETCHING:
        rhythm_rows.clear(connection)
        rhythm_rows.refresh(connection, hours)
    prompt_rows.clear(connection)
    prompt_rows.refresh(connection, hours, on=on)
    let_go(connection)


def _is_most(connection: Connection, customers: frozenset[CustomerId]) -> bool:
    if len(customers) < 1_000:  # a shop's everyday action never pays for the count below
        return False
    total = int(connection.execute("SELECT count(*) FROM customer").fetchone()[0])
    return len(customers) > total * REBUILD_SHARE


def _touch(connection: Connection, customers: Iterable[CustomerId]) -> None:
    let_go(connection)
    connection.executemany("INSERT INTO touched VALUES (?)", ((number,) for number in customers))


def _touch_all(connection: Connection) -> None:
    let_go(connection)
    connection.execute("INSERT INTO touched SELECT id FROM customer")


def let_go(connection: Connection) -> None:
    """Empty the table of the customers that are worked out; make it when there is none yet."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (customer_id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM touched")
