"""Fonts inside a PDF: only the glyphs that were used, and what each of them stands for.

Nothing here decides which font draws what.
"""

from collections.abc import Callable, Mapping
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from smallcrm.printing.fonts import EM, Face

Refer = Callable[[PDFObject], PDFObjectReference]

# What a viewer never reads once glyphs are chosen by number; dropping it keeps the file small.
_UNREAD_TABLES = ("GDEF", "GPOS", "GSUB", "STAT", "name", "post", "OS/2", "cmap", "gasp", "kern")
_SYMBOLIC = 4  # PDF 32000-1, table 123: the glyphs are chosen by number, not by a Latin encoding
_USUAL_STEM = 80  # only read by viewers that replace a font; ours is always in the file
_RANGES_AT_ONCE = 100  # PDF 32000-1, 9.10.3: a CMap holds at most 100 entries per block


def embedded_name(face: Face, glyphs: Mapping[int, str]) -> str:
    """The name of the face in the file: six letters that mark a subset, then the file's name."""
    mark = sum((place + 1) * glyph for place, glyph in enumerate(sorted(glyphs)))
    letters = "".join(chr(ord("A") + mark // 26**power % 26) for power in range(6))
    stem = "".join(sign for sign in face.path.stem if sign.isascii() and sign.isalnum())
    return f"{letters}+{stem or 'Font'}"


def embed(refer: Refer, face: Face, glyphs: Mapping[int, str]) -> PDFObjectReference:
    """Put a subset of the face into a ReportLab document; returns the font's reference.

    refer: puts an object into the document. glyphs: the used glyph numbers with the text that each
    stands for (empty: nothing). Codes in the page are the glyph numbers, two bytes each
    (Identity-H).
    """
    name = PDFName(embedded_name(face, glyphs))
    descendant = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "CIDToGIDMap": PDFName("Identity"),
            "FontDescriptor": refer(_descriptor(refer, face, glyphs, name)),
            "W": _widths(face, glyphs),
        }
    )
    font = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": name,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([refer(descendant)]),
            "ToUnicode": refer(_stream(_to_unicode(glyphs))),
        }
    )
    return refer(font)


def _descriptor(refer: Refer, face: Face, glyphs: Mapping[int, str], name: str) -> PDFDictionary:
    extents = face.hb_font.get_font_extents("ltr")
    top, bottom = round(extents.ascender * face.scale), round(extents.descender * face.scale)
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "FontFile2": refer(_stream(_subset(face, glyphs))),
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray([-EM, bottom, 2 * EM, top]),
            "ItalicAngle": 0,
            "Ascent": top,
            "Descent": bottom,
            "CapHeight": round(face.cap_height()),
            "StemV": _USUAL_STEM,
        }
    )


def _stream(content: bytes) -> PDFStream:
    return PDFStream(content=content, filters=[PDFZCompress])


def _subset(face: Face, glyphs: Mapping[int, str]) -> bytes:
    import uharfbuzz as hb  # noqa: PLC0415

    wanted = hb.SubsetInput()
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(
        int.from_bytes(tag.ljust(4).encode("ascii"), "big") for tag in _UNREAD_TABLES
    )
    wanted.pin_all_axes_to_default(face.hb_face)
    return bytes(hb.subset(face.hb_face, wanted).blob.data)


def _widths(face: Face, glyphs: Mapping[int, str]) -> PDFArray:
    entries: list[Any] = []
    for glyph in sorted(glyphs):
        entries += [glyph, PDFArray([face.width(glyph)])]
    array = PDFArray(entries)
    array.multiline = False
    return array


def _to_unicode(glyphs: Mapping[int, str]) -> bytes:
    known = [(glyph, text) for glyph, text in sorted(glyphs.items()) if text]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(known), _RANGES_AT_ONCE):
        part = known[start : start + _RANGES_AT_ONCE]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{glyph:04X}> <{utf16_hex(text)}>" for glyph, text in part]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


def utf16_hex(text: str) -> str:
    """Text as a PDF writes it in hexadecimal, without a byte-order mark."""
    return text.encode("utf-16-be").hex().upper()
