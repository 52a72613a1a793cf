"""A page of sample rows for the gallery and the tests of the frame; people here are made up."""

from PySide6.QtWidgets import QLayout

from smallcrm.wording import Wording
from ui.pages import Page, Verbs
from ui.widgets.buttons import KeycapButton
from ui.widgets.item_row import ItemRow, RowWords
from ui.widgets.layouts import PageBody, column, holder, row
from ui.widgets.panels import GroupHead, Panel, RowsPanel, TermRow
from ui.widgets.text import PlainLabel


class SampleToday(Page):
    """Looks like Today in the design, with fixed rows."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording, touches={"customer"})
        self.refreshed = 0
        self.opened: list[str] = []
        self._rows: list[ItemRow] = []
        self._build()

    def _build(self) -> None:
        day = PlainLabel("Saturday 21 November", role="day")
        line = self.say("Six to do · one opening tonight at 19:30")
        head = row(None, day, PlainLabel(line, role="second", fit="elide"), gap=10)
        head.setStretch(1, 1)
        main = column(None, head, gap=1)
        for title, words in self._groups():
            main.addLayout(self._group(title, words))
        main.addStretch(1)
        side = column(None, *self._side(), None, gap=12)
        body = PageBody(holder(main), holder(side))
        column(self, body, gap=0)
        self._rows[0].set_filled(filled=True)

    def _groups(self) -> list[tuple[str, list[RowWords]]]:
        later, printed = self.say("Later"), self.say("Print card")
        tom = self.say("Call {phone}", phone="010-4411")
        ines = self.say("Call {phone}", phone="010-7730")
        return [
            (
                self.say("Make it right"),
                [
                    RowWords(
                        "tom",
                        "Tom Becker",
                        "You promised on Thursday to call him back about the paint.",
                        "a_list",
                        self.say("Call today"),
                        "warn",
                        "",
                        tom,
                        "phone",
                        later,
                    )
                ],
            ),
            (
                self.say("Promises and openings"),
                [
                    RowWords(
                        "ines",
                        "Ines Duarte",
                        "Blue 30 mm hinges: told Monday, ours is today. They came in this morning.",
                        "",
                        self.say("Today"),
                        "ink",
                        "",
                        ines,
                        "phone",
                        later,
                    )
                ],
            ),
            (
                self.say("Thank-you"),
                [
                    RowWords(
                        "amara",
                        "Amara Nwosu",
                        "Sent her neighbour Joe to you. He bought a mower.",
                        "a_list",
                        "",
                        "",
                        "",
                        printed,
                        "printer",
                        later,
                    ),
                    RowWords(
                        "lars",
                        "Lars Sørensen",
                        "First time here on Tuesday: garden hose.",
                        "",
                        "",
                        "",
                        "",
                        printed,
                        "printer",
                        later,
                    ),
                    RowWords(
                        "mei",
                        "Mei Kobayashi",
                        "You opened for her at 21:10 on Wednesday and she brought coffee.",
                        "",
                        "",
                        "",
                        "",
                        printed,
                        "printer",
                        later,
                    ),
                ],
            ),
            (
                self.say("Not seen lately"),
                [
                    RowWords(
                        "javier",
                        "Javier Paz",
                        "Later than usual for him: 31 days, usually"
                        " 12. Last time: “still waiting for the sieve”.",
                        "a_list",
                        "",
                        "",
                        "",
                        self.say("Write"),
                        "pencil",
                        later,
                    )
                ],
            ),
        ]

    def _group(self, title: str, rows: list[RowWords]) -> QLayout:
        action = None
        if len(rows) > 1:
            text = self.say("Print all {n}", n=len(rows))
            action = KeycapButton(text, name="print_all", height=28)
        panel = RowsPanel("group", title)
        for words in rows:
            made = ItemRow(words)
            made.opened.connect(self._on_opened)
            self._rows.append(made)
            panel.add_row(made)
        return column(None, 4, GroupHead(title, len(rows), action), panel, gap=2)

    def _side(self) -> list[Panel]:
        hours = Panel(self.say("Open after hours"), name="hours")
        hours.add(
            TermRow("19:30", "Priya Raman — burst pipe, couplings. Keys: Maria."),
            TermRow("Sun 8:15", "St. Mary's choir — 40 chairs. Keys: Rosa."),
        )
        went = Panel(self.say("How {month} went", month="November"), name="went")
        went.add(TermRow("▲ 14", "left delighted. Maria: 6", tone="ink"))
        dates = Panel(self.say("Dates"), name="dates")
        dates.add(
            TermRow("Tue 24", "Birthday: Old Mr. Whitlock, 80"),
            TermRow("Thu 26", "A year ago you opened for the Okafors"),
        )
        return [hours, went, dates]

    def refresh(self) -> None:
        """Count how often the window asked."""
        self.refreshed += 1

    def verbs(self) -> Verbs:
        return {"print": self._on_print}

    def first_focus(self) -> ItemRow:
        return self._rows[0]

    def _on_opened(self, key: str) -> None:
        self.opened.append(key)

    def _on_print(self) -> None:
        self.opened.append("print")
