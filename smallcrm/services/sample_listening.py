"""What was said about a made-up shop, its neighbours, and who was sent to them, as rows.

Other rows are the business of sample_rows. Nothing here writes.
"""

from collections.abc import Iterable, Iterator

from smallcrm.domain.made_up.shop import MadeUpShop
from smallcrm.domain.made_up.story_values import Heard, SentElsewhere
from smallcrm.services.sample_people import People
from smallcrm.services.sample_tables import Row, table

NEIGHBOURS = table("neighbour", "id name street phone has customer_id")
HEARD = table("heard", "customer_id kind words heard_on answer answer_words answered_on told_on")
SENT = table("sent_elsewhere", "customer_id neighbour_id what sent_on found_it asked_on")

_ANSWERS = {"did it": "did_it", "will": "will", "cannot": "cannot"}
_BECAUSE = ", because "


def neighbour_rows(made_up: MadeUpShop, first_id: int, people: People) -> Iterator[Row]:
    """The other shops; one belongs to somebody who is a customer too, if the shop is so large."""
    for row_id, each in enumerate(made_up.shop.neighbours, first_id):
        is_known = each.person is not None and each.person < made_up.customers
        owner = people.id_of(each.person or 0) if is_known else None
        yield (row_id, each.name, each.street, each.phone, each.has, owner)


def heard_rows(said: Iterable[Heard], people: People) -> Iterator[Row]:
    """What was heard, with the answer if there is one."""
    for each in said:
        kind, _, why = each.answer.partition(_BECAUSE)
        day = each.on.isoformat()
        told = None if each.told_on is None else each.told_on.isoformat()
        answered = None if not kind else told or day
        who, code = people.id_of(each.person), each.kind.replace(" ", "_")
        yield (who, code, each.words, day, _ANSWERS.get(kind, ""), why, answered, told)


def sent_rows(sent: Iterable[SentElsewhere], first_shop: int, people: People) -> Iterator[Row]:
    """Whom we sent on. first_shop: the id of the neighbour with index 0."""
    for each in sent:
        day = each.on.isoformat()
        asked = day if each.found_it else None
        who, shop = people.id_of(each.person), first_shop + each.neighbour
        yield (who, shop, each.what, day, each.found_it, asked)
