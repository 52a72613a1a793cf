"""Some pages of a PDF as a PDF of their own, to print again what was lost.

Nothing here draws.
"""

from collections.abc import Sequence
from io import BytesIO


def only_pages(pdf: bytes, numbers: Sequence[int]) -> bytes:
    """These pages, from 0, in this order. Numbers that the PDF does not have are left out."""
    import pypdfium2  # noqa: PLC0415

    source = pypdfium2.PdfDocument(pdf)
    made = pypdfium2.PdfDocument.new()
    try:
        made.import_pages(source, [number for number in numbers if 0 <= number < len(source)])
        kept = BytesIO()
        made.save(kept)
        return kept.getvalue()
    finally:
        made.close()
        source.close()
