"""Of which years a day that comes every year is asked for.

The book is worked out anew when a year begins; which days there are is the rules' business.
"""

from collections.abc import Callable, Iterator
from datetime import MAXYEAR

from smallcrm.domain.prompt_facts import CustomerFacts


def years_asked(facts: CustomerFacts, key_of: Callable[[int], str]) -> Iterator[int]:
    """This year and the next; the last one too while its day is put off over New Year.

    key_of: the subject key of a year.
    """
    this = facts.as_of.year
    last = facts.answers.get(key_of(this - 1))
    if last is not None and last.state == "later":
        yield this - 1
    yield this
    if this < MAXYEAR:
        yield this + 1
