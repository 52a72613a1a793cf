"""The index of the finder, kept for exactly the customers that moved.

`search_document` says what a customer is found by and can be compared with a rebuilt one; two
contentless full-text tables lie over it, whose row numbers are the order in which people are shown:
`finder_start` for beginnings of words and endings of phones, `finder_inside` for pieces of three.
`finder_word` counts the words in which a mistake is forgiven. How a search is asked is the business
of `services/finder.py`.
"""

from smallcrm.storage.driver import Connection
from smallcrm.storage.search_documents import customer_of, documents, finder_rowid
from smallcrm.storage.search_words import (
    clear_words,
    learn_words,
    words_of_touched,
)

__all__ = ["clear", "customer_of", "finder_rowid", "move", "refresh"]

_STANDING = """
SELECT d.customer_id, d.finder_rowid, c.tier, f.last_visit_on
FROM touched AS t CROSS JOIN search_document AS d ON d.customer_id = t.customer_id
CROSS JOIN customer AS c ON c.id = d.customer_id
LEFT JOIN customer_figures AS f ON f.customer_id = d.customer_id
"""
# Whoever lives with a customer is found by their name too, also after they moved out.
_HOUSEMATES = """
WITH home AS (
    SELECT household_id FROM search_document
    WHERE customer_id IN touched AND household_id IS NOT NULL
    UNION SELECT household_id FROM household_member WHERE customer_id IN touched
)
INSERT OR IGNORE INTO touched
SELECT customer_id FROM search_document WHERE household_id IN home
UNION SELECT customer_id FROM household_member WHERE household_id IN home
"""
_TAKE_OUT = """
DELETE FROM {table} WHERE rowid IN
    (SELECT finder_rowid FROM search_document WHERE customer_id IN touched)
"""
_TABLES = ("finder_start", "finder_inside")
_PUT_IN = (
    "INSERT INTO finder_start (rowid, words, endings, numbers)"
    " SELECT finder_rowid, words, endings, numbers FROM search_document"
    " WHERE customer_id IN touched ORDER BY finder_rowid",
    "INSERT INTO finder_inside (rowid, pieces)"
    " SELECT finder_rowid, substr(words, 1, known_until) || ' ' || numbers FROM search_document"
    " WHERE customer_id IN touched ORDER BY finder_rowid",
)


def clear(connection: Connection) -> None:
    """Forget the whole index, before working it out anew."""
    connection.execute("DELETE FROM search_document")
    for table in _TABLES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    clear_words(connection)


def move(connection: Connection) -> None:
    """Give the customers in the table `touched` the place that their last visit brings them.

    What they are found by has not changed, so it is taken from their documents.
    """
    rows = connection.execute(_STANDING).fetchall()
    moved = [
        (finder_rowid(customer, tier, last), customer)
        for customer, here, tier, last in rows
        if finder_rowid(customer, tier, last) != here
    ]
    if not moved:
        return
    _take_out(connection)
    connection.executemany("UPDATE search_document SET finder_rowid=? WHERE customer_id=?", moved)
    _put_in(connection)


def refresh(connection: Connection) -> None:
    """Index the customers in the table `touched` anew; those in the trash are not found.

    The members of their households are indexed too, and touched from then on.
    """
    connection.execute(_HOUSEMATES)
    before = words_of_touched(connection)
    _take_out(connection)
    connection.execute("DELETE FROM search_document WHERE customer_id IN touched")
    connection.executemany(
        "INSERT INTO search_document (customer_id, finder_rowid, name_words, words, endings,"
        " numbers, known_until, household_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        documents(connection),
    )
    _put_in(connection)
    learn_words(connection, before, words_of_touched(connection))


def _take_out(connection: Connection) -> None:
    for table in _TABLES:
        connection.execute(_TAKE_OUT.format(table=table))


def _put_in(connection: Connection) -> None:
    for statement in _PUT_IN:
        connection.execute(statement)
