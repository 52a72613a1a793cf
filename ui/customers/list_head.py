"""The head of the customer list: title and count, words and filters, sorting and columns.

What is listed is the page's business.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from smallcrm.wording import Wording
from ui.customers.wrapping import Abreast
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.fields import TextField
from ui.widgets.flow import FlowRow
from ui.widgets.layouts import column, holder, row
from ui.widgets.page_head import HeadLine, PageHead
from ui.widgets.panels import Notice

STACKED_UNDER = 700  # units: narrower, the words stand above the buttons


class ListHead(QWidget):
    """words_changed while something is typed, entered on Enter, pressed carries a button's name."""

    words_changed = Signal()
    entered = Signal()
    pressed = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._build(wording.text)
        self.filter.textChanged.connect(self.words_changed)
        self.filter.returnPressed.connect(self.entered)

    def _build(self, say: Callable[[str], str]) -> None:
        self.count = HeadLine()
        trash = self._link("trash", say("Trash"))
        self._export = self._link("export", say("Export"))
        self._print = self._link("print", say("Print list"), "Ctrl P")
        self._bring = self._button("bring_my_list", say("Bring my list"), "import")
        self._new = self._button("new_customer_here", say("New customer"), "user-plus", filled=True)
        self.filter = TextField(
            name="filter",
            spoken=say("Show only"),
            placeholder=say("Show only: a name, a town, the end of a phone"),
        )
        self.add_filter = self._button("add_filter", say("Add filter"), "filter")
        self.sorting = self._button("sorting", say("Name"), "chevron-down")
        self.columns = self._button("columns", say("Columns"), "columns-3")
        links = holder(row(None, self._export, self._print, trash))
        both = holder(row(None, self._bring, self._new))
        head = PageHead(say("Customers"), self.count, links, both)
        tools = _flow(self.add_filter, self.sorting, self.columns)
        self._tools = Abreast(self.filter, tools, limit=STACKED_UNDER, stretches=(1, 0), gap=8)
        column(self, head, self._tools, gap=12)

    def show_for(self, *, is_empty: bool) -> None:
        """Without any customer there is nothing to narrow, print or sort."""
        for widget in (self._tools, self._new, self._bring, self._export, self._print):
            widget.setVisible(not is_empty)

    def show_count(self, count: int, *, is_narrowed: bool) -> None:
        """Say how many are listed; less than none: they are still being counted."""
        if count < 0:
            return  # a moment; what stood there stays
        if is_narrowed:
            words = self._wording.counted("{n} fits", "{n} fit", count)
        else:
            words = self._wording.counted("{n} in the book", "{n} in the book", count)
        self.count.show_text(words if count or is_narrowed else "")

    def show_sorting(self, words: str) -> None:
        """Say what the list is sorted by."""
        self.sorting.show_words(words, self._wording.text("Sorted by: {what}", what=words))

    def _button(self, name: str, words: str, icon: str, *, filled: bool = False) -> KeycapButton:
        button = KeycapButton(words, name=name, icon=icon, filled=filled)
        button.clicked.connect(self._pressing(name))
        return button

    def _link(self, name: str, words: str, key: str = "") -> LinkButton:
        link = LinkButton(words, name=name, key=key)
        link.clicked.connect(self._pressing(name))
        return link

    def _pressing(self, name: str) -> Callable[[], None]:
        def press() -> None:
            self.pressed.emit(name)

        return press


def _flow(*widgets: QWidget) -> FlowRow:
    made = FlowRow(gap=8)
    for widget in widgets:
        made.add(widget)
    return made


class TallPart(QScrollArea):
    """As high as the page; scrolls only where large text leaves the list no room."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        inside.setProperty("surface", "clear")
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class FirstNotice(Notice):
    """What an empty book says: bring a list, or write down the next person.

    pressed carries first_new_customer or first_bring_my_list.
    """

    pressed = Signal(str)

    def __init__(self, wording: Wording) -> None:
        say = wording.text
        self.new = KeycapButton(
            say("New customer"), name="first_new_customer", icon="user-plus", filled=True
        )
        self._bring = KeycapButton(say("Bring my list"), name="first_bring_my_list", icon="import")
        super().__init__(
            say("Everybody the shop knows will stand here"),
            say(
                "Bring a list from your old program, a spreadsheet or your phone, or write down"
                " the next person who walks in. A name or a phone number is enough."
            ),
            [self._bring, self.new],
            name="no_customers_yet",
        )
        self.new.clicked.connect(self._on_new)
        self._bring.clicked.connect(self._on_bring)

    def _on_new(self) -> None:
        self.pressed.emit("first_new_customer")

    def _on_bring(self) -> None:
        self.pressed.emit("first_bring_my_list")


class NobodyNotice(Notice):
    """What the list says when nobody fits. pressed carries show_all."""

    pressed = Signal(str)

    def __init__(self, wording: Wording) -> None:
        say = wording.text
        every = KeycapButton(say("Show all"), name="show_all", icon="rotate-ccw")
        super().__init__(
            say("Nobody fits"),
            say("Take a filter away with Delete, shorten the words, or look in the trash."),
            [every],
            name="nobody_fits",
        )
        every.clicked.connect(self._on_show_all)

    def _on_show_all(self) -> None:
        self.pressed.emit("show_all")
