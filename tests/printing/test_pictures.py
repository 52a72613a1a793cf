"""Pictures made fit for paper, and files that only pretend to be pictures."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from smallcrm.domain.errors import ShopError
from smallcrm.domain.pictures import Crop, Picture, ReadyPicture, looks_coarse
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.coverage import MOST_WITH_INK_SAVER, coverage
from smallcrm.printing.pictures import (
    BYTES_MOST,
    LOGO_SIDE_PX,
    PAPER_SIDE_PX,
    for_logo,
    for_paper,
)
from smallcrm.printing.stock import stock
from tests.printing.printed import bundled_only, piece

FONTS = bundled_only()
A4 = stock("a4_quarter_fold")
ORIENTATION = 0x0112
TURNED_LEFT = 6  # EXIF: the camera was held upright


def photo(
    width: int = 400, height: int = 300, kind: str = "JPEG", mode: str = "RGB", **saved: object
) -> bytes:
    """A picture whose left half is dark."""
    image = Image.new("RGB", (width, height), "#E0D0B0")
    image.paste("#304050", (0, 0, width // 2, height))
    made = BytesIO()
    image.convert(mode).save(made, kind, **saved)
    return made.getvalue()


def opened(ready: ReadyPicture) -> Image.Image:
    return Image.open(BytesIO(ready.png_or_jpeg))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def lying_png(width: int, height: int) -> bytes:
    """A few bytes that say to be a picture of this size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


HOSTILE = {
    "nothing": b"",
    "a word": b"hello",
    "half a photo": photo()[:400],
    "half a png": photo(kind="PNG")[:60],
    "half a webp": photo(kind="WEBP")[:80],
    "a lying header": lying_png(300, 200),
    "no size": lying_png(0, 0),
    "a drawing that could load others": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a page": b"<html><img src='file:///etc/passwd'></html>",
    "a program": b"MZ" + b"\0" * 500,
    "a gif": photo(kind="GIF"),
    "a tiff": photo(kind="TIFF"),
    "a pdf": b"%PDF-1.4 %%EOF",
    "a postscript file": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
}


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_picture_is_one_plain_sentence(made: bytes) -> None:
    with pytest.raises(ShopError, match="no picture that can be read"):
        for_paper(made)
    with pytest.raises(ShopError, match="no picture that can be read"):
        for_logo(made)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked() -> None:
    for sides in ((60_000, 60_000), (2_000_000_000, 2_000_000_000), (8_000, 8_000)):
        with pytest.raises(ShopError, match="million pixels"):
            for_paper(lying_png(*sides))


def test_a_file_of_too_many_bytes_is_refused_unread() -> None:
    with pytest.raises(ShopError, match="larger than"):
        for_paper(photo() + b"\0" * BYTES_MOST)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_photo_becomes_a_jpeg_no_finer_than_paper_shows(kind: str) -> None:
    ready = for_paper(photo(4000, 1000, kind))

    seen = opened(ready)
    assert (seen.format, seen.mode) == ("JPEG", "RGB")
    assert seen.size == (ready.width_px, ready.height_px) == (PAPER_SIDE_PX, 620)
    assert ready.ratio == pytest.approx(4)


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "RGBA", "LA", "I;16"])
def test_every_way_to_store_colours_is_read(mode: str) -> None:
    kind = "TIFF" if mode == "nothing" else "JPEG" if mode == "CMYK" else "PNG"

    seen = opened(for_paper(photo(60, 40, kind, mode)))

    assert seen.mode == "RGB"
    assert seen.size == (60, 40)


@pytest.mark.parametrize("level", [0, 20_000, 65_535])
def test_a_scan_of_sixteen_bits_keeps_its_grey(level: int) -> None:
    made = BytesIO()
    Image.new("I;16", (60, 40), level).save(made, "PNG")

    grey = opened(for_paper(made.getvalue())).getpixel((10, 20))

    assert isinstance(grey, tuple)
    assert grey[0] == pytest.approx(level / 256, abs=4)


def test_a_part_with_few_pixels_is_known_to_look_coarse() -> None:
    ready = for_paper(photo(1200, 900))
    assert not looks_coarse(ready, Crop())
    assert looks_coarse(ready, Crop(0.2, 0.2, 0.3, 0.3))
    assert looks_coarse(for_paper(photo(40, 30)), Crop())


def test_a_photo_stands_upright_and_keeps_nothing_of_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_LEFT
    exif[0x010F] = "A camera with a number"
    made = photo(400, 300, exif=exif, comment=b"at home")

    seen = opened(for_paper(made))

    assert seen.size == (300, 400)
    assert not seen.getexif()
    assert b"camera" not in for_paper(made).png_or_jpeg
    assert b"at home" not in for_paper(made).png_or_jpeg
    halves = seen.convert("L").resize((1, 2)).tobytes()
    assert halves[0] < halves[1] - 50


def test_a_film_gives_its_first_picture() -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("#203040", "#F0F0F0")]
    for kind in ("WEBP", "PNG"):
        made = BytesIO()
        frames[0].save(made, kind, save_all=True, append_images=frames[1:])

        red, _green, _blue = opened(for_paper(made.getvalue())).resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]

        assert red < 100


def test_a_drawn_logo_stays_see_through_and_small() -> None:
    image = Image.new("RGBA", (2000, 1000), (0, 0, 0, 0))
    image.paste((10, 60, 80, 255), (500, 250, 1500, 750))
    made = BytesIO()
    image.save(made, "PNG")

    seen = opened(for_logo(made.getvalue()))

    assert (seen.format, seen.mode, seen.width) == ("PNG", "RGBA", LOGO_SIDE_PX)
    assert seen.getpixel((1, 1)) == (0, 0, 0, 0)
    assert len(for_logo(made.getvalue()).png_or_jpeg) < 20_000


def test_the_same_picture_gives_the_same_bytes_on_the_same_card() -> None:
    ready = for_paper(photo(800, 900))
    made = piece(design="own:1", picture=Picture(ready.png_or_jpeg, Crop(0.1, 0, 0.8, 1)))

    assert ready == for_paper(photo(800, 900))
    assert cards_pdf([made], A4, fonts=FONTS) == cards_pdf([made], A4, fonts=FONTS)


@pytest.mark.parametrize("design", ["own:1", "own:1:plain"])
def test_an_own_picture_is_small_while_ink_is_saved_and_large_without(design: str) -> None:
    ready = for_paper(photo(800, 900))
    made = piece(design=design, picture=Picture(ready.png_or_jpeg), saves_ink=True)
    generous = piece(design=design, picture=Picture(ready.png_or_jpeg), saves_ink=False)

    def inked(which: object) -> float:
        return coverage(cards_pdf([which], A4, fonts=FONTS), 0, A4.panel("front").box)  # type: ignore[list-item]

    assert 0.05 < inked(made) < MOST_WITH_INK_SAVER
    assert inked(generous) > 0.4
