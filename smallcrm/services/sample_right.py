"""The files of let-downs of a made-up shop as rows: what was done, how it ended, what was learnt.

Other rows are the business of sample_rows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from smallcrm.domain.made_up.story_values import Moment, Recovery
from smallcrm.services.sample_people import People
from smallcrm.services.sample_tables import Instants, Row, table

RECOVERIES = table(
    "recovery", "id opened_at opened_on happened feels fixed_by check_back_on finished_on"
)
RECOVERED = table("recovery_customer", "recovery_id customer_id moment_id outcome closed_on")
REMEDIES = table("remedy", "recovery_id step words cost_minor given_on given_by")
LESSONS = table(
    "lesson", "recovery_id noted_on cause words would_have_helped owned_up_by thanked_on"
)

_EVERY = 3  # so many files in a row teach one lesson
_NAMED_EVERY = 2  # of the lessons: whoever owned up stands by it, and was thanked


class Right:
    """The rows of what was made right.

    moments: by their keys, each with the id of its row. helper_ids: by the index of the helper.
    """

    def __init__(
        self,
        people: People,
        helper_ids: Sequence[int],
        instants: Instants,
        moments: Mapping[int, tuple[int, Moment]],
    ) -> None:
        self._people, self._helper_ids = people, helper_ids
        self._instants, self._moments = instants, moments

    def recovery(self, row_id: int, file: Recovery) -> Row:
        """The file of one let-down."""
        _moment_id, moment = self._moments[file.moment]
        return (
            row_id,
            self._instants.text(moment.at),
            moment.at.date().isoformat(),
            moment.happened,
            _code(file.feels),
            self._helper_ids[file.by],
            file.check_back_on.isoformat(),
            None if file.closed_on is None else file.closed_on.isoformat(),
        )

    def person(self, row_id: int, file: Recovery) -> Row:
        """Who was let down, and how it ended for them."""
        moment_id, _moment = self._moments[file.moment]
        closed_on = None if file.closed_on is None else file.closed_on.isoformat()
        return (row_id, self._people.id_of(file.person), moment_id, file.outcome, closed_on)

    def remedy(self, row_id: int, file: Recovery) -> Row:
        """What was done to put it right, on the day itself."""
        _moment_id, moment = self._moments[file.moment]
        return (
            row_id,
            _code(file.step),
            file.make_right,
            file.cost_minor,
            moment.at.date().isoformat(),
            self._helper_ids[file.by],
        )

    def lessons(
        self, files: Iterable[tuple[int, Recovery]], known: Sequence[Sequence[str]]
    ) -> Iterator[Row]:
        """What was learnt from some of those that ended, each lesson from its own cause.

        known: cause, what went wrong on our side, what would have helped.
        """
        by_cause: dict[str, list[tuple[str, str]]] = {}
        for cause, words, helped in known:
            by_cause.setdefault(cause, []).append((words, helped))
        ended = (each for each in files if each[1].closed_on is not None)
        for number, (row_id, file) in enumerate(islice(ended, 0, None, _EVERY)):
            cause = self._moments[file.moment][1].cause
            learnt = by_cause.get(cause)
            if not learnt or file.closed_on is None:
                continue
            words, helped = learnt[number % len(learnt)]
            day = file.closed_on.isoformat()
            is_named = number % _NAMED_EVERY == 0
            by = self._helper_ids[file.by] if is_named else None
            yield (row_id, day, cause, words, helped, by, day if is_named else None)


def _code(words: str) -> str:
    """How the book writes what the made-up shop says: let down, extra service."""
    return words.replace(" ", "_")
