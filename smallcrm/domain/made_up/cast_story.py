"""What happened to the people of demo_cast.toml: moments, promises, openings, thanks.

Rows whose person does not fit into a very small shop are left out. Nothing here throws dice.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from smallcrm.domain.made_up.cast import Cast
from smallcrm.domain.made_up.shop_days import ShopDays
from smallcrm.domain.made_up.story_values import (
    Heard,
    Moment,
    Opening,
    Recovery,
    Referral,
    Reminder,
    SentElsewhere,
    SpecialRequest,
    ThankYou,
)
from smallcrm.domain.made_up.tables import Tables, Toml

MOMENT_KEYS_A_PERSON = 16  # more moments than anybody made up has


class CastStory:
    """The stories of the cast, as of one day."""

    def __init__(self, tables: Tables, days: ShopDays, cast: Cast) -> None:
        self._rows, self._shop, self._days, self._cast = tables.cast, tables.shop, days, cast

    def moments(self) -> tuple[Moment, ...]:
        """How it went; the let-down of each recovery among them."""
        rows = [*self._of_cast("recovery"), *self._of_cast("moment")]
        keys = {(who, row["ago"]): self._key(who, n) for n, (who, row) in enumerate(rows)}
        return tuple(
            Moment(
                key=keys[who, row["ago"]],
                person=who,
                at=self._days.visit_time(self._cast.day(-row["ago"]), _clock(row)),
                kind=row.get("kind", "ow"),
                channel=row.get("channel", "counter"),
                happened=row["happened"],
                words=row["words"],
                cause=row.get("cause", ""),
                delivered_by=None if "cause" in row else self._cast.helper(row["by"]),
                answers=keys[who, row["answers_ago"]] if "answers_ago" in row else None,
            )
            for who, row in rows
        )

    def recoveries(self) -> tuple[Recovery, ...]:
        """The open files."""
        return tuple(
            Recovery(
                moment=self._key(who, number),
                person=who,
                feels=row["feels"],
                make_right=row["make_right"],
                step=row["step"],
                cost_minor=row["cost_minor"],
                check_back_on=self._cast.day(row["check_back_in"]),
                by=self._cast.helper(row["by"]),
                outcome="",
                closed_on=None,
            )
            for number, (who, row) in enumerate(self._of_cast("recovery"))
        )

    def requests(self) -> tuple[SpecialRequest, ...]:
        """What they want: late, today, tomorrow, next week, ready, done."""
        return tuple(
            SpecialRequest(
                person=who,
                kind=row["kind"],
                what=row["what"],
                asked_on=self._ago(row, "asked_ago"),
                told_on=self._cast.day(row["told_in"]),
                inner_on=self._cast.day(row["inner_in"]),
                status=row["status"],
                little_extra=row.get("extra", ""),
                by=self._cast.helper(row["by"]),
                deposit_minor=row.get("deposit_minor", 0),
                ready_on=self._ago_or_none(row, "ready_ago"),
                done_on=self._ago_or_none(row, "done_ago"),
                declined_offer="",
            )
            for who, row in self._of_cast("request")
        )

    def openings(self) -> tuple[Opening, ...]:
        """After hours: tonight, Sunday morning, and the ones that are remembered."""
        return tuple(self._opening(who, row) for who, row in self._of_cast("opening"))

    def reminders(self) -> tuple[Reminder, ...]:
        """Calls back and the like, open and done."""
        return tuple(
            Reminder(
                person=who,
                kind=row.get("kind", "call_back"),
                what=row["what"],
                due_on=self._cast.day(row["in"]),
                channel=row["channel"],
                by=self._cast.helper(row["by"]),
                noted_on=self._ago(row, "noted_ago"),
                done_on=self._ago_or_none(row, "done_ago"),
                every_weeks=row.get("every_weeks"),
            )
            for who, row in self._of_cast("reminder")
        )

    def thank_yous(self) -> tuple[ThankYou, ...]:
        """Due, printed, posted, handed over and let go."""
        return tuple(
            ThankYou(
                person=who,
                occasion=row["occasion"],
                reason=row["reason"],
                origin=row["origin"],
                status=row["status"],
                due_on=self._ago(row, "due_ago"),
                printed_on=self._ago_or_none(row, "printed_ago"),
                sent_on=self._ago_or_none(row, "posted_ago"),
                words=row.get("words", ""),
                skip_reason=row.get("skip_reason", ""),
            )
            for who, row in self._of_cast("thank_you")
        )

    def referrals(self) -> tuple[Referral, ...]:
        """Who sent whom, told at the newcomer's first visit."""
        cast, found = self._cast, list[Referral]()
        for row in self._rows["referral"]:
            sender, newcomer = cast.index(row["sender"]), cast.index(row["newcomer"])
            if sender is not None and newcomer is not None:
                first = cast.visits(newcomer)[0].at.date()
                found.append(Referral(sender, newcomer, first, row["story"], row["thanked"]))
        return tuple(found)

    def heard(self) -> tuple[Heard, ...]:
        """What they suggested, praised, asked for or missed."""
        return tuple(
            Heard(
                person=who,
                on=self._ago(row, "ago"),
                kind=row["kind"],
                words=row["words"],
                answer=row["answer"],
                told_on=self._ago(row, "answered_ago") if row["answered_ago"] >= 0 else None,
            )
            for who, row in self._of_cast("heard")
        )

    def sent_elsewhere(self) -> tuple[SentElsewhere, ...]:
        """Whom we sent to a neighbour."""
        names = [neighbour.name for neighbour in self._shop.neighbours]
        return tuple(
            SentElsewhere(
                person=who,
                on=self._ago(row, "ago"),
                what=row["what"],
                neighbour=names.index(row["neighbour"]),
                found_it=row["found_it"],
            )
            for who, row in self._of_cast("sent_elsewhere")
        )

    def _opening(self, who: int, row: Toml) -> Opening:
        at = datetime.combine(self._opening_day(row), _clock(row))
        is_done = row["status"] == "done"
        closed_at = at + timedelta(minutes=row.get("minutes", 0))
        return Opening(
            person=who,
            need=row["need"],
            at=at,
            keys=self._cast.helper(row["keys"]),
            asked_on=self._ago(row, "asked_ago") if "asked_ago" in row else at.date(),
            status=row["status"],
            door_open_at=at if is_done else None,
            door_closed_at=closed_at if is_done else None,
            words=row.get("words", ""),
            is_thanked=is_done and not row.get("thank_you_owed", False),
        )

    def _opening_day(self, row: Toml) -> date:
        today = self._cast.today
        if "weekday" in row:
            return today + timedelta(days=(row["weekday"] - today.weekday() - 1) % 7 + 1)
        if "year_ago_in" in row:
            day = self._cast.day(row["year_ago_in"])
            last_day_of_february = day.month == 2 and day.day == 29
            return day.replace(year=day.year - 1, day=28 if last_day_of_february else day.day)
        return self._cast.day(row["in"])

    def _of_cast(self, table: str) -> Iterator[tuple[int, Toml]]:
        for row in self._rows[table]:
            who = self._cast.index(row["who"])
            if who is not None:
                yield who, row

    def _ago(self, row: Toml, key: str) -> date:
        return self._cast.day(-row[key])

    def _ago_or_none(self, row: Toml, key: str) -> date | None:
        return self._ago(row, key) if key in row else None

    def _key(self, who: int, number: int) -> int:
        return who * MOMENT_KEYS_A_PERSON + number


def _clock(row: Toml) -> time:
    return time.fromisoformat(row["at"])
