"""What a card for one customer says and where it goes, as values to print.

The bundled words are handed in by who prints; what is owed is the business of thank_yous.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from smallcrm.domain.addresses import PostalAddress, address_lines
from smallcrm.domain.cards import CardPiece, ShopOnPaper, Wording, Words, piece_from, words_of
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.names import greeting_name
from smallcrm.domain.prompt_rules import REFERRAL
from smallcrm.services.living import must_be_living
from smallcrm.services.occasions import must_be_occasion
from smallcrm.services.owed_cards import OwedCard, owed_card
from smallcrm.services.shop import ShopRow, shop
from smallcrm.storage.store import Store

Wordings = Callable[[str, str], Sequence[Wording]]
"""The suggestions for an occasion and language, best first."""

REPEATED_AFTER_YEARS = 3  # PRODUCT.md section 7: words of the last three years are not repeated
YEARS_WORTH_SAYING = 2  # "one years ago" would be wrong, and one year is no anniversary

_PERSON = """
SELECT c.name, c.given, c.preferred_name, c.company, c.language, f.first_visit_on
FROM customer AS c LEFT JOIN customer_figures AS f ON f.customer_id = c.id WHERE c.id = ?
"""
# Their own good address, else the letterbox of their household: the member's who has the mark, else
# the first good one of a member.
_ADDRESS = """
SELECT a.street, a.town, a.region, a.postcode, a.country FROM (
    SELECT ?1 AS id, 0 AS place
    UNION ALL SELECT other.customer_id, 2 - other.has_letterbox FROM household_member AS own
    JOIN household_member AS other ON other.household_id = own.household_id
    JOIN customer AS c ON c.id = other.customer_id AND c.trashed_at IS NULL
    WHERE own.customer_id = ?1 AND other.customer_id <> ?1
) AS who JOIN address AS a ON a.customer_id = who.id
WHERE NOT a.is_bad AND NOT a.do_not_use AND (a.street <> '' OR a.town <> '')
ORDER BY who.place, a.is_preferred DESC, a.id LIMIT 1
"""
_LAST_VISIT = """
SELECT v.what, coalesce(h.name, '') FROM visit AS v LEFT JOIN helper AS h ON h.id = v.served_by
WHERE v.customer_id = ? ORDER BY v.shop_day DESC, v.at DESC, v.id DESC LIMIT 1
"""
# What jammed or was let go was never read.
_SAID = """
SELECT words FROM thank_you WHERE customer_id = ? AND words <> '' AND due_on >= ?
  AND state IN ('printed', 'posted', 'handed_over')
"""


class _Person(NamedTuple):
    name: str
    given: str
    preferred_name: str
    company: str
    language: str
    first_visit_on: date | None


class _LastVisit(NamedTuple):
    what: str
    helper: str


class _Address(NamedTuple):
    street: str
    town: str
    region: str
    postcode: str
    country: str


def pieces(
    store: Store, subject_keys: Iterable[str], wordings: Wordings, *, on: date
) -> list[CardPiece]:
    """The owed cards with these keys, ready to print, in their order.

    wordings: the bundled suggestions, such as printing.templates.wordings. Raises ShopError when
    one is not owed any more.
    """
    cards = [owed_card(store, key) for key in subject_keys]
    return [
        _piece(store, c.customer_id, c.occasion, wordings, on, _friend(store, c)) for c in cards
    ]


def customer_piece(
    store: Store, customer_id: CustomerId, occasion: str, wordings: Wordings, *, on: date
) -> CardPiece:
    """A card for a customer, owed or not. Raises Invalid (customer_id, occasion)."""
    must_be_occasion(occasion)
    must_be_living(store, customer_id)
    return _piece(store, customer_id, occasion, wordings, on, _newest_friend(store, customer_id))


def has_address(store: Store, customer_id: CustomerId) -> bool:
    """Whether post reaches them, at their own good address or at that of their household."""
    return store.row(_Address, _ADDRESS, customer_id) is not None


def said_on(piece: CardPiece) -> str:
    """The words of a card as they are remembered, so that they are not said twice."""
    return "\n\n".join(piece.text)


def _piece(
    store: Store,
    customer_id: CustomerId,
    occasion: str,
    wordings: Wordings,
    on: date,
    friend: CustomerId | None,
) -> CardPiece:
    own = shop(store)
    person = store.row(_Person, _PERSON, customer_id)
    if own is None or person is None:
        raise ShopError("The shop is not set up yet. Nothing was printed.")
    language = person.language or own.language
    fields = _fields(store, own, person, customer_id, friend, on)
    words = _fresh(
        [words_of(each, fields) for each in wordings(occasion, language)],
        _said(store, customer_id, on),
    )
    return piece_from(
        words,
        occasion=occasion,
        language=language,
        shop=shop_on_paper(own),
        who=person.name or person.company,
        envelope=_envelope(store, own, person, customer_id),
    )


def shop_on_paper(own: ShopRow) -> ShopOnPaper:
    """The shop as it stands on a card and as the sender of an envelope."""
    place = ", ".join(filter(None, [own.street.replace("\n", ", "), own.town]))
    home = PostalAddress(own.name, "", own.street, own.town, own.region, own.postcode, own.country)
    return ShopOnPaper(
        name=own.name,
        line=" · ".join(filter(None, [place, own.phone])),
        address=address_lines(home, sender_country=own.country),
    )


def _fields(
    store: Store,
    own: ShopRow,
    person: _Person,
    customer_id: CustomerId,
    friend: CustomerId | None,
    on: date,
) -> dict[str, str]:
    last = store.row(_LastVisit, _LAST_VISIT, customer_id) or _LastVisit("", "")
    years = 0 if person.first_visit_on is None else _years_between(person.first_visit_on, on)
    return {
        "preferred_name": _called(person),
        "what_you_bought": last.what,
        "friend": _friend_name(store, friend),
        "promise": own.our_promise,
        "helper": last.helper,
        "shop_name": own.name,
        "years": str(years) if years >= YEARS_WORTH_SAYING else "",
    }


def _called(person: _Person) -> str:
    """What to call somebody; a company that is known by no person has no first name."""
    if person.name == person.company and not (person.given or person.preferred_name):
        return person.company
    return greeting_name(person.name, person.given, person.preferred_name)


def _friend(store: Store, card: OwedCard) -> CustomerId | None:
    """Whom the customer sent, when the card thanks for that."""
    rule, _, rest = card.subject_key.partition(":")
    number = rest.rpartition(":")[2]
    if rule != REFERRAL or not number.isdigit():
        return _newest_friend(store, card.customer_id)
    found = store.value("SELECT referred_id FROM referral WHERE id=?", int(number[:18]))
    return None if found is None else CustomerId(int(found))


def _newest_friend(store: Store, customer_id: CustomerId) -> CustomerId | None:
    found = store.value(
        "SELECT referred_id FROM referral WHERE referrer_id=? ORDER BY shop_day DESC, id DESC",
        customer_id,
    )
    return None if found is None else CustomerId(int(found))


def _friend_name(store: Store, friend: CustomerId | None) -> str:
    person = None if friend is None else store.row(_Person, _PERSON, friend)
    return "" if person is None else _called(person)


def _said(store: Store, customer_id: CustomerId, on: date) -> set[str]:
    since = on.replace(year=on.year - REPEATED_AFTER_YEARS, day=min(on.day, 28))
    rows = store.connection.execute(_SAID, (customer_id, since.isoformat())).fetchall()
    return {str(row[0]) for row in rows}


def _fresh(suggestions: list[Words], said: set[str]) -> Words:
    """The first suggestion that was not said lately; the first of all when all were."""
    if not suggestions:
        return Words("", (), "", ())
    for words in suggestions:
        if not any("\n\n".join(words.text) in each for each in said):
            return words
    return suggestions[0]


def _years_between(first: date, on: date) -> int:
    return on.year - first.year - ((on.month, on.day) < (first.month, first.day))


def _envelope(
    store: Store, own: ShopRow, person: _Person, customer_id: CustomerId
) -> tuple[str, ...]:
    """The address lines; none without a good address: then the card is handed over."""
    address = store.row(_Address, _ADDRESS, customer_id)
    if address is None:
        return ()
    company = "" if person.company == person.name else person.company
    to = PostalAddress(person.name, company, **address._asdict())
    return address_lines(
        to, sender_country=own.country, country_line=_country_name(address.country, own)
    )


def _country_name(country: str, own: ShopRow) -> str:
    """The country in the shop's language, or as it was typed; empty for the shop's own."""
    if not country or country == own.country:
        return ""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    english = Locale("en").territories
    try:
        known = Locale.parse(own.language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        known = english
    at_home = {str(names.get(own.country, "")).casefold() for names in (known, english)}
    return "" if country.casefold() in at_home else str(known.get(country, country))
