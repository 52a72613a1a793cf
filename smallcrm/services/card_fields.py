"""What is known for the fields of a wording: what they bought, whom they sent, what they said.

Which words are made of it is the business of card_pieces.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from smallcrm.domain.drafts import NOTES_LIMIT
from smallcrm.domain.folding import clean_line
from smallcrm.domain.heard import QUOTE_LETTERS
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.prompt_rules import ADVICE, HELPED, KINDNESS, REFERRAL, WHIM, YEARS
from smallcrm.domain.sentence import args_from_json
from smallcrm.services.card_people import Person, called, called_together, person_of
from smallcrm.services.owed_cards import OwedCard
from smallcrm.services.shop import ShopRow
from smallcrm.storage.store import Store

YEARS_WORTH_SAYING = 2  # "one years ago" would be wrong, and one year is no anniversary
AFTER_HOURS, YOU_SAID, THANK_YOU = "after_hours", "you_said_we_did", "thank_you"
PURCHASE, KINDNESS_SHOWN = "purchase", "kindness"
FRESH_DAYS = 60
"""For so long a purchase is what a card by the owner's whim may speak of (PRODUCT.md section 7)."""

_KIND = frozenset({ADVICE, HELPED, KINDNESS})

# Typed in the shop's language: on a card in another one they would stand as foreign words.
_SHOPS_WORDS = frozenset({"what_you_bought", "promise", "what_they_said", "what_we_did"})

_VISITS = """
SELECT v.shop_day, v.what, coalesce(h.name, '') FROM visit AS v
LEFT JOIN helper AS h ON h.id = v.served_by
WHERE v.customer_id = ?1 AND (?2 IS NULL OR v.shop_day = ?2)
ORDER BY v.shop_day DESC, v.what <> '' DESC, v.at DESC, v.id DESC LIMIT 1
"""
_OPENED = """
SELECT substr(o.opens_at, 1, 10), s.what, coalesce(h.name, '') FROM special_request AS s
JOIN opening AS o ON o.id = s.opening_id LEFT JOIN helper AS h ON h.id = o.keys_with
WHERE s.customer_id = ?1 AND o.door_open_at IS NOT NULL AND (?2 IS NULL OR s.id = ?2)
ORDER BY o.opens_at DESC LIMIT 1
"""
_HEARD = """
SELECT id, words, answer_words, heard_on FROM heard
WHERE customer_id = ?1 AND (id = ?2 OR answer = 'did_it')
ORDER BY id = ?2 DESC, told_on IS NULL, told_on DESC, answered_on DESC, id DESC
"""
# The day inside a sentence of the card.
_ON_DAY = MappingProxyType({"en": "on {day}", "de": "am {day}", "fr": "le {day}", "es": "el {day}"})
_QUOTES = "\"' \u201c\u201d\u201e\u00ab\u00bb\u2018\u2019"
_ENDS = ".!?\u2026\u3002\uff01\uff1f"


class _Deed(NamedTuple):
    """A visit or an opening: when it was, what it was about, who was there."""

    day: date | None
    what: str
    helper: str


class _Said(NamedTuple):
    id: int
    words: str
    answer_words: str
    heard_on: date


_NO_DEED = _Deed(None, "", "")


def fields_for(
    store: Store,
    own: ShopRow,
    people: Sequence[Person],
    card: OwedCard | None,
    occasion: str,
    *,
    language: str,
    on: date,
) -> dict[str, str]:
    """What is known for each field; empty where nothing is.

    people: those who share the card, the leading one first; what is owed is of one of them. card:
    what is owed, None for a card by itself. language: of the words.
    """
    lead = next((each for each in people if card and each.id == card.customer_id), people[0])
    said = _heard(store, lead.id, card, occasion)
    deed = _deed(store, lead.id, card, occasion)
    day = said.heard_on if said is not None and occasion == YOU_SAID else deed.day
    years = _years(lead, card, on)
    is_bought = thanks_for(store, lead.id, card, occasion, on=on) != KINDNESS_SHOWN
    return {
        "preferred_name": called_together(store, own, people, language),
        "what_you_bought": deed.what.rstrip(" .,;:") if is_bought else "",
        "friend": _friend_name(store, own, _friend(store, lead.id, card), language),
        "promise": _ended(own.our_promise),
        "helper": deed.helper,
        "shop_name": own.name,
        "what_they_said": _quoted(said.words) if said is not None else "",
        "what_we_did": _whole(said.answer_words) if said is not None else "",
        "years": str(years) if years >= YEARS_WORTH_SAYING else "",
        "when": _on_day(day, language, own.country) if day is not None else "",
    }


def thanks_for(
    store: Store, customer_id: CustomerId, card: OwedCard | None, occasion: str, *, on: date
) -> str:
    """What a plain thank-you is about: PURCHASE or KINDNESS_SHOWN; "" for any other occasion.

    A card by the owner's whim thanks for a purchase only where no other reason was given and there
    was one lately.
    """
    if occasion != THANK_YOU:
        return ""
    if card is not None and card.rule in _KIND:
        return KINDNESS_SHOWN
    last = (store.row(_Deed, _VISITS, customer_id, None) or _NO_DEED).day
    is_whim = card is not None and card.rule == WHIM
    if last is None or (is_whim and (_told_reason(card) or (on - last).days > FRESH_DAYS)):
        return KINDNESS_SHOWN
    return PURCHASE


def same_language(one: str, other: str) -> bool:
    """Whether two BCP 47 tags name one language, whatever its country: "en-GB" and "en"."""
    return one.partition("-")[0].casefold() == other.partition("-")[0].casefold()


def without_shops_words(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields for a card in another language than the shop's: names and dates stay."""
    return {name: "" if name in _SHOPS_WORDS else value for name, value in fields.items()}


def _deed(store: Store, customer_id: CustomerId, card: OwedCard | None, occasion: str) -> _Deed:
    """What the card thanks for: the opening, the visit of that day, else the last visit."""
    day = None if card is None else args_from_json(card.reason_args).get("when")
    asked = day.isoformat() if isinstance(day, date) else None
    if occasion == AFTER_HOURS:
        opened = store.row(_Deed, _OPENED, customer_id, _number(card, "request"))
        if opened is None:
            return _NO_DEED
        night = opened.day.isoformat() if opened.day is not None else None
        bought = store.row(_Deed, _VISITS, customer_id, night) or _NO_DEED
        return opened._replace(what=bought.what, helper=opened.helper or bought.helper)
    found = store.row(_Deed, _VISITS, customer_id, asked) if asked is not None else None
    return found or store.row(_Deed, _VISITS, customer_id, None) or _NO_DEED


def _heard(
    store: Store, customer_id: CustomerId, card: OwedCard | None, occasion: str
) -> _Said | None:
    """What they said: the one that the card is about, else what was done last of theirs."""
    number = _number(card, "heard")
    if occasion != YOU_SAID and number is None:
        return None
    rows = store.rows(_Said, _HEARD, customer_id, number)
    told = _told_reason(card)
    about = (row for row in rows if told and told in clean_line(row.words, NOTES_LIMIT))
    return next(about, None) or next(iter(rows), None)


def _told_reason(card: OwedCard | None) -> str:
    """The words in which the reason was told: "" for a reason without any."""
    if card is None:
        return ""
    reason = args_from_json(card.reason_args).get("reason", "")
    return reason if isinstance(reason, str) else ""


def _number(card: OwedCard | None, kind: str) -> int | None:
    """The row that a key such as "opened:request:12" names."""
    _rule, _, rest = ("" if card is None else card.subject_key).partition(":")
    found, _, number = rest.partition(":")
    is_row = found == kind and number.isascii() and number.isdigit()
    return int(number[:18]) if is_row else None


def _friend(store: Store, customer_id: CustomerId, card: OwedCard | None) -> CustomerId | None:
    """Whom the customer sent, when the card thanks for that; else the newest one."""
    number = _number(card, "referral") if card is not None and card.rule == REFERRAL else None
    found = store.value(
        "SELECT referred_id FROM referral WHERE (?2 IS NULL AND referrer_id = ?1) OR id = ?2 "
        "ORDER BY shop_day DESC, id DESC",
        customer_id,
        number,
    )
    return None if found is None else CustomerId(int(found))


def _friend_name(store: Store, own: ShopRow, friend: CustomerId | None, language: str) -> str:
    person = None if friend is None else person_of(store, friend)
    return "" if person is None else called(store, own, person, language)


def _years(lead: Person, card: OwedCard | None, on: date) -> int:
    """For how many years they have been coming, counted as thank_you_years counts them.

    The card of a round year says that year, also when it is printed some days before.
    """
    told = None if card is None or card.rule != YEARS else args_from_json(card.reason_args).get("n")
    if isinstance(told, int):
        return told
    first, since = lead.first_visit_on, lead.customer_since
    known = [year for year in (first and first.year, since) if year]
    if not known:
        return 0
    is_before_the_day = first is not None and (on.month, on.day) < (first.month, first.day)
    return on.year - min(known) - is_before_the_day


def _short(words: str) -> str:
    """One line; nothing when it is long: a quotation that breaks off is worse than none."""
    line = clean_line(words, QUOTE_LETTERS + 1)
    return line if len(line) <= QUOTE_LETTERS else ""


def _quoted(words: str) -> str:
    """What stands inside quotation marks: without marks and full stop of its own."""
    return _short(words).strip(_QUOTES).rstrip(". ")


def _whole(words: str) -> str:
    """A sentence of its own: a capital first, a full stop last."""
    line = _short(words)
    return _ended(line[:1].upper() + line[1:])


def _ended(words: str) -> str:
    """With a full stop, or whatever else ends a sentence already."""
    line = words.strip()
    is_ended = not line or line.rstrip(_QUOTES)[-1:] in _ENDS
    return line if is_ended else f"{line}."


def _on_day(day: date, language: str, country: str) -> str:
    """The day as a sentence of the card says it: "on 20 November", "am 20. November"."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    if locale.language == "en":
        told = format_date(day, "MMMM d" if country == "US" else "d MMMM", locale=locale)
    else:
        told = format_skeleton("MMMMd", day, locale=locale, fuzzy=True)
    if locale.language == "fr":
        told = re.sub(r"^1 ", "1er ", told)
    return _ON_DAY.get(locale.language, "{day}").format(day=told)
