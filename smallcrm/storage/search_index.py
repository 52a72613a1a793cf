"""The index of the finder, kept for exactly the customers that moved.

`search_document` says what a customer is found by and can be compared with a rebuilt one; two
contentless full-text tables lie over it, whose row numbers are the order in which people are shown:
`finder_start` for beginnings of words and endings of phones, `finder_inside` for pieces of three.
In the latter those who were here lately keep their place until `settle` (`lately_moved`).
`finder_word` counts the words in which a mistake is forgiven. How a search is asked is the business
of `services/finder.py`.
"""

import json
from collections.abc import Iterable

from smallcrm.storage.driver import Connection
from smallcrm.storage.search_documents import customer_of, documents, finder_rowid
from smallcrm.storage.search_moved import MOST_MOVED, keep_moved, lately_moved
from smallcrm.storage.search_words import (
    clear_words,
    learn_words,
    words_of_touched,
)

__all__ = ["clear", "customer_of", "finder_rowid", "move", "refresh", "settle"]

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
_PUT_IN = {
    "finder_start": "INSERT INTO finder_start (rowid, words, endings, numbers)"
    " SELECT finder_rowid, words, endings, numbers FROM search_document",
    "finder_inside": "INSERT INTO finder_inside (rowid, pieces)"
    " SELECT finder_rowid, substr(words, 1, known_until) || ' ' || numbers FROM search_document",
}
_TOUCHED = "WHERE customer_id IN touched ORDER BY finder_rowid"
_SOME = "WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY finder_rowid"


def clear(connection: Connection) -> None:
    """Forget the whole index, before working it out anew."""
    connection.execute("DELETE FROM search_document")
    for table in _TABLES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    keep_moved(connection, ())
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
    connection.execute(_TAKE_OUT.format(table="finder_start"))
    connection.executemany("UPDATE search_document SET finder_rowid=? WHERE customer_id=?", moved)
    connection.execute(f"{_PUT_IN['finder_start']} {_TOUCHED}")
    standing = {row[0]: row[1] for row in rows}
    lately = {customer: standing[customer] for _, customer in moved} | lately_moved(connection)
    back = {customer for rowid, customer in moved if lately[customer] == rowid}
    keep_moved(connection, [lately[each] for each in lately.keys() - back])
    if len(lately) > MOST_MOVED:
        settle(connection)


def settle(connection: Connection) -> None:
    """Give those who were here lately their place among the pieces too, many at once."""
    lately = lately_moved(connection)
    if not lately:
        return
    _take_out_moved(connection, lately.values())
    connection.execute(f"{_PUT_IN['finder_inside']} {_SOME}", (json.dumps(list(lately)),))
    keep_moved(connection, ())


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
    lately = lately_moved(connection)
    if lately:
        touched = {row[0] for row in connection.execute("SELECT customer_id FROM touched")}
        _take_out_moved(connection, [lately[each] for each in lately.keys() & touched])
        keep_moved(connection, [lately[each] for each in lately.keys() - touched])
    for table in _TABLES:
        connection.execute(_TAKE_OUT.format(table=table))


def _take_out_moved(connection: Connection, places: Iterable[int]) -> None:
    connection.executemany("DELETE FROM finder_inside WHERE rowid=?", ((each,) for each in places))


def _put_in(connection: Connection) -> None:
    for table in _TABLES:
        connection.execute(f"{_PUT_IN[table]} {_TOUCHED}")
