"""Pictures of the owner's made fit for paper: checked, turned upright, scaled, without their data.

Which part of one is seen stands in domain/pictures.py; where it stands on a card in panels.py.
"""

from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from smallcrm.domain.errors import ShopError
from smallcrm.domain.pictures import ReadyPicture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

ENDINGS = ("png", "jpg", "jpeg", "webp")
FORMATS = ("PNG", "JPEG", "WEBP")

BYTES_MOST = 25_000_000
"""Larger than any photo of a telephone; more is a mistake or an attack."""

PIXELS_MOST = 20_000_000
"""So many are unpacked at most (SAFETY.md); a JPEG may be read at a half or less of its size."""

HEADER_PIXELS_MOST = 60_000_000
"""Telephones take up to 50 million; a file that says more is not even begun."""

PAPER_SIDE_PX = 2480
"""The longer side of A5 at 300 dots per inch: more than that no printer shows on a card."""

LOGO_SIDE_PX = 600
"""25 mm at 600 dots per inch: a logo has edges, which are seen where a photo's are not."""

JPEG_QUALITY = 88
_OPAQUE = 255


def file_of(path: Path) -> bytes:
    """A chosen file, at most as much of it as a picture has. Raises ShopError if there is none."""
    try:
        with path.open("rb") as file:
            return file.read(BYTES_MOST + 1)
    except OSError as error:
        raise ShopError(
            "{file} can not be read. Nothing was changed. Choose it again, or another picture.",
            file=path.name[:80],
        ) from error


def for_paper(contents: bytes) -> ReadyPicture:
    """A picture for the front of a card: a JPEG of at most 300 dots per inch.

    contents: the file as it was chosen. What lies behind see-through parts becomes white paper.
    Raises ShopError with a sentence for anything that is no sound PNG, JPEG or WEBP picture.
    """
    return _ready(contents, PAPER_SIDE_PX)


def for_logo(contents: bytes) -> ReadyPicture:
    """A small picture for the back of a card: see-through and drawn ones as PNG, photos as JPEG.

    Raises ShopError as for_paper() does.
    """
    return _ready(contents, LOGO_SIDE_PX, is_drawn=True)


def _ready(contents: bytes, longest: int, *, is_drawn: bool = False) -> ReadyPicture:
    if len(contents) > BYTES_MOST:
        raise ShopError(
            "This picture is larger than {limit} MB. Nothing was changed. Save it smaller, then "
            "choose it again.",
            limit=BYTES_MOST // 1_000_000,
        )
    with _told_plainly(), _opened(contents, longest) as picture:
        return _saved(_upright(picture, longest), is_drawn=is_drawn)


@contextmanager
def _told_plainly() -> "Iterator[None]":
    """Whatever a broken file does to the reader becomes one sentence."""
    import struct  # noqa: PLC0415
    import warnings  # noqa: PLC0415
    import zlib  # noqa: PLC0415

    from PIL.Image import DecompressionBombError, DecompressionBombWarning  # noqa: PLC0415

    broken = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, OverflowError)
    others = (struct.error, zlib.error, AttributeError, MemoryError)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DecompressionBombWarning)  # our own limit is stricter
            warnings.simplefilter("ignore", UserWarning)
            yield
    except DecompressionBombError as error:
        raise _too_many_pixels(HEADER_PIXELS_MOST) from error
    except (*broken, *others) as error:
        raise ShopError(
            "This file is no picture that can be read. Nothing was changed. Choose a PNG, JPEG or "
            "WEBP picture."
        ) from error


@contextmanager
def _opened(contents: bytes, longest: int) -> "Iterator[Image]":
    """The picture, its header read and its size found bearable; the pixels are not read yet."""
    from PIL import Image  # noqa: PLC0415

    with Image.open(BytesIO(contents), formats=FORMATS) as picture:
        _must_be_bearable(picture.size, HEADER_PIXELS_MOST)
        shrink = longest / max(picture.size)
        if shrink < 1:
            picture.draft(None, (round(picture.width * shrink), round(picture.height * shrink)))
        _must_be_bearable(picture.size, PIXELS_MOST)
        if getattr(picture, "n_frames", 1) > 1:
            picture.seek(0)  # of a film, its first picture
        yield picture


def _must_be_bearable(size: tuple[int, int], most: int) -> None:
    if size[0] * size[1] > most:
        raise _too_many_pixels(most)


def _too_many_pixels(most: int) -> ShopError:
    return ShopError(
        "This picture has more than {limit} million pixels. Nothing was changed. Save it "
        "smaller, then choose it again.",
        limit=most // 1_000_000,
    )


def _upright(picture: "Image", longest: int) -> "Image":
    """The picture as the camera meant it, no side longer than this, with plain colours."""
    from PIL import Image, ImageOps  # noqa: PLC0415

    turned = ImageOps.exif_transpose(picture)
    if turned.mode.startswith("I"):  # 16 bits a pixel, which Pillow would cut off, not scale
        turned = turned.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    is_clear = "A" in turned.getbands() or "transparency" in turned.info
    plain = turned.convert("RGBA" if is_clear else "RGB")
    if max(plain.size) > longest:
        scale = longest / max(plain.size)
        sides = (max(1, round(plain.width * scale)), max(1, round(plain.height * scale)))
        plain = plain.resize(sides, Image.Resampling.LANCZOS)
    return plain


def _saved(picture: "Image", *, is_drawn: bool) -> ReadyPicture:
    """A new file of the bare pixels: no place, no time, no camera, no profile."""
    from PIL import Image  # noqa: PLC0415

    made = BytesIO()
    clear = picture.getchannel("A") if picture.mode == "RGBA" else None
    is_clear = clear is not None and clear.getextrema() != (_OPAQUE, _OPAQUE)
    if is_drawn and (is_clear or picture.getcolors(4096) is not None):
        bare = Image.new(picture.mode, picture.size)
        bare.paste(picture)
        bare.save(made, "PNG", optimize=True)
    else:
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=clear)
        paper.save(made, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return ReadyPicture(made.getvalue(), *picture.size)
