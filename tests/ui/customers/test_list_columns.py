"""Which columns of the customer list stand beside a person, and what is folded under the name."""

from datetime import date

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.services.customer_lists import ListRow
from smallcrm.wording import Wording
from ui.customers.list_columns import CHOOSABLE, NARROW, columns, fitting

ADA = ListRow(
    id=CustomerId(1), name="Ada", tier="", phone="010-4411", town="Millbrook",
    last_visit_on=date(2026, 11, 6), visit_count=9, number=7, email="ada@example.org",
    birthday="1984-06-11", status="active",
)  # fmt: skip


@pytest.mark.parametrize(
    ("room", "shown"),
    [(NARROW, CHOOSABLE), (600, CHOOSABLE[:2]), (500, CHOOSABLE[:1]), (300, ()), (0, ())],
)
def test_in_a_narrow_list_only_what_leaves_the_person_room_stands_beside(
    room: int, shown: tuple[str, ...]
) -> None:
    assert fitting(CHOOSABLE, room) == shown


def test_what_is_folded_stands_under_the_name_and_says_what_it_is() -> None:
    wording = Wording(today=lambda: date(2026, 11, 21))
    person = columns(wording, (), CHOOSABLE)[0]
    assert person.person is not None
    cell = person.person(ADA)
    assert cell.detail == "Millbrook · 010-4411"
    assert cell.more == (
        "last here on 6 Nov · 9 visits · ada@example.org · birthday 11 Jun · No. 7"
    )
    assert person.tooltip is not None
    assert "9 visits" in person.tooltip(ADA)


def test_nobody_is_told_of_what_is_not_known() -> None:
    unknown = ADA._replace(last_visit_on=None, email="", birthday="")
    person = columns(Wording(), (), ("last_visit", "email", "birthday"))[0].person
    assert person is not None
    assert not person(unknown).more
