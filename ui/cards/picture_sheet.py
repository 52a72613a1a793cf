"""The sheet in which a picture of the owner's gets its name and the part that is seen.

How it was read stands in the printing room, how it is kept in the services.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from smallcrm.domain.pictures import Crop, ReadyPicture, looks_coarse
from ui.cards.crop_area import CropArea
from ui.context import AppContext
from ui.widgets.buttons import IconButton
from ui.widgets.fields import TextField
from ui.widgets.layouts import row
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

WIDTH = 560
NAME_LIMIT = 60

Save = Callable[[str, Crop], None]


class PictureSheet(Sheet):
    """Drag the frame or move it with the arrows; plus and minus make it smaller and larger.

    ratio: of the place on the card, width divided by height. save: gets the name and the crop.
    """

    def __init__(
        self,
        context: AppContext,
        ready: ReadyPicture,
        ratio: float,
        *,
        name: str,
        save: Save,
        crop: Crop | None = None,
    ) -> None:
        wording = context.wording
        super().__init__(
            wording,
            name="picture_sheet",
            title=wording.text("The part of the picture that is seen"),
            accept_words=wording.text("Keep it"),
            width=WIDTH,
        )
        self._save, self._ready = save, ready
        self._area = CropArea(
            QImage.fromData(ready.png_or_jpeg),
            ratio,
            name="crop",
            spoken=self.say("Part of the picture: arrows move it, plus and minus change its size"),
        )
        if crop is not None:
            self._area.show_crop(crop)
        self._name = TextField(name="picture_name", spoken=self.say("Name"), limit=NAME_LIMIT)
        self._name.show_text(name)
        told = self.say("This part has few dots: on the card it will look coarse.")
        self._coarse = PlainLabel(told, role="second", tone="warn", fit="wrap")
        self._build(is_new=crop is None)
        self._area.changed.connect(self._on_changed)
        self._on_changed()

    def _build(self, *, is_new: bool) -> None:
        say = self.say
        smaller = IconButton("minus", name="zoom_out", spoken=say("Show more of the picture"))
        larger = IconButton("plus", name="zoom_in", spoken=say("Show less of the picture"))
        smaller.clicked.connect(partial(self._on_zoom, -1))
        larger.clicked.connect(partial(self._on_zoom, 1))
        hint = say("Drag the frame or move it with the arrows; plus and minus zoom.")
        self.body.addWidget(self._area)
        line = row(None, PlainLabel(hint, role="second", fit="wrap"), smaller, larger, gap=8)
        line.setStretch(0, 1)
        self.body.addLayout(line)
        self.body.addWidget(self._coarse)
        field = self.form.add("name", say("Name"), self._name)
        field.setVisible(is_new)
        self.body.addWidget(field)

    def first_focus(self) -> QWidget:
        return self._area

    def accept(self) -> None:
        """Hand over the name and the crop."""
        self._save(self._name.text(), self._area.crop)
        self.finish()

    def _on_changed(self) -> None:
        self._coarse.setVisible(looks_coarse(self._ready, self._area.crop))

    def _on_zoom(self, steps: int, _is_checked: bool = False) -> None:
        self._area.zoom(steps)
