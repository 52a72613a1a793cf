"""The people of demo_cast.toml and their visits, as of one day.

What else happened to them is in cast_story. Nothing here throws dice.
"""

from datetime import date, time, timedelta

from smallcrm.domain.made_up.baskets import basket_of
from smallcrm.domain.made_up.people import birthday_in, whole_years
from smallcrm.domain.made_up.shop_days import ShopDays
from smallcrm.domain.made_up.tables import Tables, Toml
from smallcrm.domain.made_up.values import (
    Address,
    Consent,
    DayOfYear,
    Fact,
    LookingFor,
    Person,
    Phone,
    Relative,
    Visit,
)

_USUAL_TIMES = tuple(map(time.fromisoformat, ("09:20", "10:05", "10:45", "11:30", "12:10")))
_WOBBLE_DAYS = (0, 1, -1, 0, 2, -1, 1, -2)  # nobody comes by the calendar; the median stays
_LEAST_GAP_TO_WOBBLE = 9
_NOT_NOTED_EVERY = 9


class Cast:
    """The first people of every made-up shop. size: how many of them there are."""

    def __init__(self, tables: Tables, days: ShopDays, customers: int) -> None:
        self._tables, self._days, self.today = tables, days, days.today
        self._rows: list[Toml] = tables.cast["person"][:customers]
        self.size = len(self._rows)
        self._index = {row["key"]: number for number, row in enumerate(self._rows)}
        self._helpers = {helper.name: n for n, helper in enumerate(tables.shop.helpers)}

    def index(self, key: str) -> int | None:
        """The place of the person with this key, None when the shop is too small for them."""
        return self._index.get(key)

    def helper(self, name: str) -> int:
        """The place of the helper with this name."""
        return self._helpers[name]

    def day(self, days_from_today: int) -> date:
        """The day that lies so many days after (or, negative, before) today."""
        return self.today + timedelta(days=days_from_today)

    def person(self, index: int) -> Person:
        """The person at this place."""
        row = self._rows[index]
        known_since = self._known_since(index, row)
        return Person(
            index=index,
            full_name=row["full_name"],
            given=row["given"],
            family=row["family"],
            preferred=row.get("preferred", ""),
            say_it=row.get("say_it", ""),
            form_of_address=row.get("form_of_address", ""),
            company=row.get("company", ""),
            working_on=row.get("working_on", ""),
            phones=tuple(Phone(number, label) for number, label in row["phones"]),
            e_mails=tuple(row.get("e_mails", ())),
            address=self._address(row),
            birthday=self._birthday(row),
            language=row.get("language", "en"),
            name_language=row.get("language", "en"),
            tier=row["tier"],
            rhythm="own",
            known_since=known_since,
            years_known=whole_years(known_since, self.today),
            was_known_before="known_years" in row,
            sent_by=self._index.get(row.get("sent_by", "")),
            household=self._index.get(row.get("household", "")),
            related_as=tuple(row["related_as"]) if "related_as" in row else None,
            source=row.get("source", ""),
            channel=row.get("channel", ""),
            hours=row.get("hours", ""),
            notes=row["notes"],
            facts=tuple(Fact(label, text) for label, text in row.get("facts", ())),
            topics=tuple(row.get("topics", ())),
            relatives=tuple(_relative(*relative) for relative in row.get("relatives", ())),
            looking_for=tuple(
                LookingFor(what, self.day(-ago)) for what, ago in row.get("looking_for", ())
            ),
            consents=(Consent("post", is_given=True, given_on=known_since, how="at the counter"),),
        )

    def visits(self, index: int) -> list[Visit]:
        """All visits of this person, oldest first."""
        row = self._rows[index]
        told = [self._told_visit(index, visit) for visit in row.get("visits", ())]
        taken = {visit.at.date() for visit in told}
        usual = [v for v in self._usual_visits(index, row) if v.at.date() not in taken]
        return sorted((*usual, *told), key=lambda visit: visit.at)

    def _told_visit(self, index: int, row: Toml) -> Visit:
        at = self._days.visit_time(self.day(-row["ago"]), time.fromisoformat(row["at"]))
        return Visit(index, at, row["amount_minor"], row["what"], self.helper(row["by"]))

    def _usual_visits(self, index: int, row: Toml) -> list[Visit]:
        """The visits of the person's own rhythm, back to the first day of the book."""
        if "rhythm" not in row:
            return []
        every, last, count = (row["rhythm"][part] for part in ("every", "last", "count"))
        is_steady = row["rhythm"].get("steady", every < _LEAST_GAP_TO_WOBBLE)
        on_days = dict[date, Visit]()
        for number in range(count):
            wobble = 0 if is_steady or not number else _WOBBLE_DAYS[number % len(_WOBBLE_DAYS)]
            wished = self.day(-last - number * every + wobble)
            if wished < self._days.first:
                break
            visit = self._usual_visit(index, number, wished)
            on_days.setdefault(visit.at.date(), visit)
        return list(on_days.values())

    def _usual_visit(self, index: int, number: int, wished: date) -> Visit:
        turn = index + number
        goods = [g for g in self._tables.goods if wished.month in g.months and g.most > 1]
        bought = (goods[(turn * 17) % len(goods)], goods[(turn * 29 + 5) % len(goods)])
        at = self._days.visit_time(wished, _USUAL_TIMES[turn % len(_USUAL_TIMES)])
        basket = basket_of({good: 1 + turn % good.most for good in bought[: 1 + turn % 2]})
        amount = None if turn % _NOT_NOTED_EVERY == 0 else basket.amount_minor
        served_by = turn % len(self._tables.shop.helpers)
        return Visit(index, at, amount, basket.what, served_by)

    def _known_since(self, index: int, row: Toml) -> date:
        years = row.get("known_years")
        if years is None:
            return self.visits(index)[0].at.date()
        day = self.day(row.get("known_since_in", -_days_into_the_year(index)))
        return _years_before(day, years)

    def _address(self, row: Toml) -> Address:
        shop, towns = self._tables.shop.address, self._tables.towns.items
        named = row.get("town", shop.town)
        town = next(town for town in towns if town.name == named)
        line2 = row.get("line2", "")
        return Address(
            row["line1"], line2, town.postcode, town.name, town.country, region=town.region
        )

    def _birthday(self, row: Toml) -> DayOfYear | None:
        if "birthday_in" in row:
            day = self.day(row["birthday_in"])
            if "age_then" not in row:
                return DayOfYear(day.month, day.day, None)
            return birthday_in(day.year - row["age_then"], day.month, day.day)
        return _day_of_year(row.get("birthday", ""))


def _relative(name: str, relation: str, birthday: str) -> Relative:
    return Relative(name, relation, _day_of_year(birthday))


def _day_of_year(text: str) -> DayOfYear | None:
    """The birthday in "1984-06-11" or, without a year, "06-11"; None for ""."""
    if not text:
        return None
    *year, month, day = map(int, text.split("-"))
    return DayOfYear(month, day, year[0] if year else None)


def _days_into_the_year(index: int) -> int:
    """How long ago this person's last anniversary is: well away from today, none like another."""
    return 60 + index * 13


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
