"""Reads the words of a printed page back."""

import pypdfium2


def words_in(pdf: bytes) -> str:
    """All text of a PDF, its lines joined by spaces."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [document[number].get_textpage() for number in range(len(document))]
        return " ".join(" ".join(page.get_text_range().split()) for page in pages)
