"""The one door for lists that come in: any file of customers becomes contacts.

Nothing here writes, follows a link in a file, or opens the book.
"""

import re

from smallcrm.domain.errors import ShopError
from smallcrm.exchange.readers.csv_text import CsvText
from smallcrm.exchange.readers.guess import ListGuess, ListRead, ReadOptions
from smallcrm.exchange.readers.sheets import is_sheet, read_sheet
from smallcrm.exchange.readers.tables import understood
from smallcrm.exchange.readers.text import decoded, is_binary
from smallcrm.exchange.readers.vcards import read_cards

MOST_BYTES = 200_000_000  # a phone's 2,000 cards with photos are a third of it
_CARD_WITHIN = 65_536  # bytes among which the first card of a file without a telling name begins
_CARD = re.compile(rb"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE | re.MULTILINE)
_WIDE_CARD = re.compile(rb"B\0?E\0?G\0?I\0?N\0?:\0?V\0?C\0?A\0?R\0?D", re.IGNORECASE)
_WEB_PAGE = re.compile(rb"\s*(?:<!doctype html|<html|<table|<\?xml|<head|<meta)", re.IGNORECASE)


def read_list(data: bytes, name: str, options: ReadOptions | None = None) -> ListRead:
    """The customers in a file, or in cells pasted as UTF-8 text.

    The kind is told by the content, the name only helps in words. Nothing is read to the end
    before ListRead is gone through. Raises ShopError when the file holds no list at all.
    """
    chosen = options or ReadOptions()
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise ShopError("{name} is empty. Nothing was read.", name=name)
    if len(data) > MOST_BYTES:
        raise ShopError(
            "{name} is larger than 200 MB. Nothing was read. Please part it into smaller files.",
            name=name,
        )
    if is_sheet(data):
        return read_sheet(data, name, chosen)
    if is_binary(data):
        raise ShopError(
            "{name} is no list of customers. Nothing was read. Please choose a file with the "
            "ending csv, xlsx, xls, ods or vcf.",
            name=name,
        )
    if _holds_cards(data, name):
        return read_cards(data, name, chosen)
    if _WEB_PAGE.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise ShopError(
            "{name} is a web page. Nothing was read. Please open it in a spreadsheet program and "
            "save it as xlsx or csv.",
            name=name,
        )
    return _read_text(data, chosen)


def _holds_cards(data: bytes, name: str) -> bool:
    is_named_so = name.lower().endswith((".vcf", ".vcard"))
    head = data if is_named_so else data[:_CARD_WITHIN]
    if b"\0" in head[:200]:
        return bool(_WIDE_CARD.search(head))
    return is_named_so or bool(
        _CARD.search(head.removeprefix(b"\xef\xbb\xbf").replace(b"\r", b"\n"))
    )


def _read_text(data: bytes, options: ReadOptions) -> ListRead:
    text = decoded(data, options.encoding, options.locale)
    parted = CsvText(text.text, options.delimiter)
    table = understood(parted.rows, options)
    guess = ListGuess(
        kind="csv",
        encoding=text.encoding,
        encoding_is_certain=text.is_certain,
        delimiter=parted.delimiter,
        header_row=table.header_row,
        columns=table.columns,
        fingerprint=table.fingerprint,
        preset=table.preset,
        date_order=table.date_order,
        date_order_is_certain=table.date_order_is_certain,
        rows=parted.line_count,
    )
    return ListRead(guess, table.read)
