"""The one window: rail, top row, banner, page, bottom line; it works before any book is open.

What pages show and what keys do comes from who opens the book.
"""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication

from smallcrm.domain.errors import ShopError
from smallcrm.domain.sentence import Sentence
from smallcrm.wording import Wording
from ui.bottom_line import BottomBar
from ui.context import Frame, LineAction, News, OpenBook, Opened
from ui.counter import Counter, OwnerView
from ui.counter_desk import CounterDesk
from ui.curtain import Curtain
from ui.deeds import Deeds
from ui.dialogs import SheetHost, WindowDialogs
from ui.errors import ErrorDoor
from ui.finder import Found
from ui.jobs import WorkerJobs
from ui.on_hold import Holding
from ui.page_stack import PageStack
from ui.practice import PracticeEdge
from ui.rail import Rail
from ui.theme import theme
from ui.tokens import DESIGNED_FOR, NARROW_WINDOW
from ui.top_row import TopRow
from ui.wayfinder import Wayfinder
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import column, holder, rescale_all, row
from ui.window_keys import Centre, KeyedWidget, WindowKeys

SMALLEST = (720, 480)


class MainWindow(KeyedWidget):
    """The frame of the window. Give it open_book; it is called once the frame is on the screen."""

    def __init__(self, wording: Wording, open_book: OpenBook) -> None:
        super().__init__()
        self.wording = wording
        self.opened: Opened | None = None
        self._open_book = open_book
        self._opens_when_painted = False
        self._build()
        # The door of errors shows its boxes in the host, so it can only come after it.
        self.host = SheetHost(
            self._centre,
            lambda act, form: self.errors.attempt(act, form),  # noqa: PLW0108
        )
        self.dialogs = WindowDialogs(self, self.host, wording)
        self.errors = ErrorDoor(wording, self.dialogs)
        self.jobs = WorkerJobs(self.errors.show)
        self.way = Wayfinder(self.stack, self.host, self.top.finder, self.rail)
        self.deeds = Deeds(self.stack, self.bottom, self.errors, wording)
        self.holding = Holding(self.top, self.bottom, self.errors)
        self.frame = Frame(
            dialogs=self.dialogs,
            jobs=self.jobs,
            errors=self.errors,
            navigate=self.way,
            bottom=self.bottom,
            news=News(self),
            owner=OwnerView(self),
            counter=Counter(self),
            holding=self.holding,
        )
        asking = SheetHost(self._centre, self.errors.attempt)
        self.desk = CounterDesk(self, asking, self._curtain)
        self.keys = keys = WindowKeys(self)
        keys.scans.scanned.connect(self._on_scanned)
        self._connect()

    def _build(self) -> None:
        self.setObjectName("main_window")
        self.setProperty("surface", "ground")
        self.setWindowTitle("SmallCRM")
        self.rail = Rail(self.wording)
        self.top = TopRow(self.wording)
        self.stack = PageStack()
        self.bottom = BottomBar(self.wording)
        self._banners = column(None, gap=0)
        self._centre = Centre()
        column(self._centre, self.top, self.stack, gap=0)
        right = column(None, holder(self._banners), self._centre, self.bottom, gap=0)
        right.setStretch(1, 1)
        line = row(None, self.rail, gap=0)
        line.addLayout(right, 1)
        behind = holder(line)
        behind.setProperty("surface", "ground")
        self._curtain = Curtain(behind)
        self._edge = PracticeEdge(behind, self._curtain)
        column(self, self._edge, gap=0)
        self.setMinimumSize(*SMALLEST)
        self.resize(*DESIGNED_FOR)

    def _connect(self) -> None:
        self.top.pressed.connect(self.deeds.press_key)
        self._centre.resized.connect(self.host.place)
        self._centre.resized.connect(self.desk.asking.place)
        self.top.finder.chosen.connect(self._on_found)
        self.top.finder.undo_asked.connect(self.deeds.undo)
        self.top.finder.redo_asked.connect(self.deeds.redo)
        self.top.finder.scanned.connect(self._on_scanned)
        self.frame.news.changed.connect(self.deeds.hear)
        self.frame.news.changed.connect(self.desk.hear)
        self.frame.news.reopen.connect(self.open_now)
        self.deeds.told.connect(self._on_told)
        self.jobs.started_slow.connect(self.bottom.show_busy)
        self.jobs.stepped.connect(self._on_stepped)
        self.jobs.ended.connect(self.bottom.show_idle)
        self.bottom.cancelled.connect(self.jobs.cancel)
        theme().changed.connect(self._on_theme_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus_window_changed)

    def open_soon(self) -> None:
        """Open the book as soon as the frame is painted: that may take a moment."""
        self._opens_when_painted = True

    def open_now(self) -> None:
        """Open the book and show its first page, or say calmly why that can not be."""
        try:
            opened = self._open_book(self.frame)
        except ShopError as error:
            self._show_closed(self.wording.say(error.sentence))
            return
        self.show_opened(opened)

    def show_opened(self, opened: Opened) -> None:
        """Show a book; also after another one was opened instead."""
        self.opened = opened
        self.deeds.take(opened)
        self.holding.take(opened)
        self.wording = self.errors.wording = self.dialogs.wording = opened.context.wording
        self.way.retranslate(self.wording)
        self.top.retranslate(self.wording)
        self.desk.take(opened)
        self.stack.set_factories(opened.pages)
        self.top.finder.set_provider(opened.finder)
        self.rail.show_places(list(opened.pages))
        self.top.setVisible(len(opened.pages) > 1)  # before the first start nobody can be found
        self.rail.show_shop(opened.shop_name)
        self.rail.show_safe_copy(opened.safe_copy())
        self._edge.show_practice(is_on=bool(opened.banner))
        self.show_banner(opened.banner, opened.banner_action)
        self.way.to(opened.first_page)

    def come_forward(self) -> None:
        """The program was started a second time: show this window."""
        shell = self.window()
        shell.showNormal() if shell.isMinimized() else shell.show()
        shell.raise_()
        shell.activateWindow()

    def show_banner(self, words: str, action: LineAction | None = None) -> None:
        """A line across the top, such as of the practice shop; "" takes it away."""
        while (item := self._banners.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if words:
            from ui.widgets.panels import Banner  # noqa: PLC0415

            asked = action.words if action is not None else ""
            banner = Banner(words, name="banner", action=asked, is_practice=True)
            if action is not None:
                banner.acted.connect(action.act)
            self._banners.addWidget(banner)
            banner.show()

    def _show_closed(self, sentence: str) -> None:
        from ui.widgets.panels import Notice  # noqa: PLC0415

        again = KeycapButton(self.wording.text("Try again"), name="try_again", filled=True)
        again.clicked.connect(self.open_now)
        title = self.wording.text("The customer book could not be opened")
        notice = Notice(title, sentence, [again], name="closed_book")
        self.stack.addWidget(holder(column(None, notice, None, margins=(24, 12, 24, 12))))
        self.stack.setCurrentIndex(self.stack.count() - 1)

    # Handlers

    def _on_found(self, found: Found) -> None:
        if not self.way.follow(found) and self.keys is not None:
            self.keys.do(str(found.key))

    def _on_scanned(self) -> None:
        self.bottom.tell(self.wording.text("That looks like a scanned article"))

    def _on_told(self) -> None:
        if self.opened is not None:
            self.rail.show_safe_copy(self.opened.safe_copy())

    def _on_stepped(self, done: int, total: int, doing: Sentence) -> None:
        if self.bottom.busy.isVisible():
            self.bottom.show_step(done, total, doing)

    def _on_focus_window_changed(self) -> None:
        """Another program has the keyboard, or a dialog: nobody holds F11 any more."""
        self.frame.owner.hold(is_held=False)

    def _on_theme_changed(self) -> None:
        rescale_all()
        self.bottom.rescale()
        self.rail.set_narrow(self._is_narrow())

    def _is_narrow(self) -> bool:
        return self.width() <= theme().px(NARROW_WINDOW)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._opens_when_painted:
            self._opens_when_painted = False
            QTimer.singleShot(0, self, self.open_now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(self._is_narrow())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.stack.page is not None:
            self.stack.page.leave()
        self.desk.asking.dismiss()
        self.host.dismiss()
        self.jobs.finish()
        super().closeEvent(event)
        QApplication.quit()
