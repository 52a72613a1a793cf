"""Fonts made for a test: a family name, a weight, and a square for every sign that they have.

Written byte by byte after the OpenType specification; nothing here is a font of somebody's.
"""

import struct
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_EM = 1000
_SQUARE = (100, 0, 700, 600)


class MadeFace(NamedTuple):
    """What a made font says about itself; signs: those that it can draw."""

    family: str
    signs: str
    style: str = "Regular"
    weight: int = 400
    is_italic: bool = False
    has_ink: bool = True


def font(face: MadeFace) -> bytes:
    """One face as the bytes of a .ttf file."""
    return _file(_tables(face), 0)


def collection(faces: Sequence[MadeFace]) -> bytes:
    """Several faces as the bytes of a .ttc file."""
    head = 12 + 4 * len(faces)
    fonts: list[bytes] = []
    at = head
    for face in faces:
        fonts.append(_file(_tables(face), at))
        at += len(fonts[-1])
    starts = [head + sum(map(len, fonts[:place])) for place in range(len(faces))]
    header = struct.pack(">4sHHI", b"ttcf", 1, 0, len(faces))
    return header + b"".join(struct.pack(">I", start) for start in starts) + b"".join(fonts)


def _file(tables: dict[str, bytes], at: int) -> bytes:
    records, body = b"", b""
    start = at + 12 + 16 * len(tables)
    for tag, table in sorted(tables.items()):
        place = start + len(body)
        records += struct.pack(">4sIII", tag.encode("ascii"), 0, place, len(table))
        body += table + b"\0" * (-len(table) % 4)
    return struct.pack(">IHHHH", 0x00010000, len(tables), 128, 3, 0) + records + body


def _tables(face: MadeFace) -> dict[str, bytes]:
    square = _square() if face.has_ink else b""
    return {
        "head": struct.pack(">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0,
                            *_SQUARE, 0, 8, 2, 1, 0),
        "maxp": struct.pack(">IH", 0x5000, 2) if not square else struct.pack(
            ">I14H", 0x10000, 2, 4, 1, 0, 0, 1, *[0] * 8),
        "hhea": struct.pack(">IhhhHhhhhhh5hH", 0x10000, 800, -200, 0, 800, 0, 0, 0, 1, 0, 0,
                            *[0] * 5, 2),
        "hmtx": struct.pack(">HhHh", 800, 0, 800, 100),
        "loca": struct.pack(">III", 0, 0, len(square)),
        "glyf": square or b"\0",
        "cmap": _cmap(sorted(set(map(ord, face.signs)))),
        "name": _names({1: face.family, 2: face.style}),
        "OS/2": _os2(face),
        "post": struct.pack(">IIhhIIIII", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0),
    }  # fmt: skip


def _square() -> bytes:
    left, bottom, right, top = _SQUARE
    xs, ys = (left, 0, right - left, 0), (bottom, top - bottom, 0, bottom - top)
    outline = struct.pack(">hhhhhHH", 1, *_SQUARE, 3, 0) + bytes([1] * 4)
    return outline + struct.pack(">4h", *xs) + struct.pack(">4h", *ys) + b"\0\0"


def _cmap(points: Iterable[int]) -> bytes:
    groups = b"".join(struct.pack(">III", point, point, 1) for point in points)
    count = len(groups) // 12
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, count) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _names(names: dict[int, str]) -> bytes:
    records, strings = b"", b""
    for number, name in names.items():
        text = name.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, number, len(text), len(strings))
        strings += text
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + strings


def _os2(face: MadeFace) -> bytes:
    table = bytearray(96)
    struct.pack_into(">HhHH", table, 0, 4, 500, face.weight, 5)
    struct.pack_into(">H", table, 62, int(face.is_italic))
    return bytes(table)
