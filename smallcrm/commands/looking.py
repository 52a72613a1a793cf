"""Commands that look: find, today.

What they show is what the window shows, from the same services.
"""

import argparse
from datetime import date

from smallcrm.commands.base import Answer, Command, Place, reading, whole_number, wording_of
from smallcrm.domain.sentence import Sentence, sentence

# What waits is looked for a year around the day, and the calendar knows the years 1 to 9999.
FIRST_YEAR, LAST_YEAR = 1000, 9000


def _find_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="any scrap: words, endings of a phone")
    parser.add_argument("--limit", type=whole_number, default=8, metavar="N")


def _find(place: Place, args: argparse.Namespace) -> Answer:
    from smallcrm.services.finder import find  # noqa: PLC0415

    with reading(place) as store:
        found = find(store, args.text, limit=args.limit)
    people = [
        {
            "id": row.id,
            "name": row.name,
            "detail": row.detail,
            "tier": row.tier,
            "last_visit": row.last_visit_on,
        }
        for row in found.rows
    ]
    lines: list[Sentence | str] = [f"{row.id:>7}  {row.name}  {row.detail}" for row in found.rows]
    return Answer(people, lines or [sentence("Nobody is found by these words.")])


def _today_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=_day, metavar="DATE", help="such as 2026-11-30")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a day such as 2026-11-30: {text}") from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"not a day from {FIRST_YEAR} to {LAST_YEAR}: {text}")
    return day


def _today(place: Place, args: argparse.Namespace) -> Answer:
    from smallcrm.services.resting import resting_words  # noqa: PLC0415
    from smallcrm.services.today import today  # noqa: PLC0415

    with reading(place) as store:
        on = args.on or store.shop_day(place.now())
        wording = wording_of(store, place, on=on)
        page = today(store, on=on)
        rows = [
            {
                "group": group.code,
                "kind": row.kind,
                "customer_id": row.customer_id,
                "name": row.name,
                "reason": wording.say(row.words),
                "due": row.due_on,
                "score": row.score.total,
                "parts": [[wording.say(words), points] for words, points in row.score.parts],
            }
            for group in page.groups
            for row in group.rows
        ]
        lines: list[Sentence | str] = []
        for group in page.groups:
            lines.append(f"{wording.say(group.title)} ({group.total})")
            lines += [f"  {row.name}: {wording.say(row.words)}" for row in group.rows]
        notes = [wording.say(each) for each in resting_words(store, page)]
    if not lines:
        nothing = sentence("Nothing more for today.") if notes else sentence("Nothing waits today.")
        lines = [wording.say(nothing)]
    return Answer(rows, lines, notes=notes)


LOOKING = (
    Command("find", "what the finder would show", _find_arguments, _find),
    Command("today", "what Today would show", _today_arguments, _today),
)
