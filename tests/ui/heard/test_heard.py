"""From said to done to told, at the counter and on the page of all that was heard."""

from smallcrm.domain.heard import WALK, HeardDraft
from smallcrm.services import heard
from tests.ui.cards.pdf_words import words_in
from tests.ui.right.right_window import RightWindow

HOSTILE = "<b>bench 'quoted' &amp; {name} %s"


def test_what_was_said_is_answered_told_by_card_and_taken_back(window: RightWindow) -> None:
    before = window.dump()
    window.go("customer", window.anna).press("Add, Heard")
    assert window.sheet == "What did Anna Berg say?"
    window.write("In their words", "A bench outside.").key("Ctrl+Return")
    assert "“A bench outside.”" in window.seen()

    window.go("looking_back").press("All heard")
    assert "1 to answer" in window.seen()
    window.press("Answer").press("We can not").press("Save")
    assert "Say why" in window.seen()
    window.press("We did it").write("What we did, or why not", "It stands there")
    window.press("Send a card").press("Save")

    (row,) = window.rows("heard")
    assert (row["answer"], row["told_on"]) == ("did_it", "2026-11-20")
    assert [card["occasion"] for card in window.rows("thank_you")] == ["you_said_we_did"]
    assert "We did it: It stands there · told today" in window.seen()
    for _ in range(2):
        window.key("Ctrl+Z")
    assert window.dump() == before


def test_the_finder_leads_to_a_note_without_a_customer_and_words_are_held(
    window: RightWindow,
) -> None:
    window.find("note what was h").key("Return")
    assert window.sheet == "What did you hear?"
    window.pick("What they did", "missed")
    window.write("In their words", "More light").key("Escape")
    assert window.rows("heard") == []
    window.key("Ctrl+Tab").key("Ctrl+Return")
    (row,) = window.rows("heard")
    assert (row["customer_id"], row["kind"], row["words"]) == (None, "missed", "More light")


def test_the_list_is_narrowed_searched_changed_and_cleared(window: RightWindow) -> None:
    for who, kind, words in (
        (window.anna, "suggested", "A bench"),
        (window.anna, "praised", "The drawers"),
        (None, "missed", "Two benches"),
    ):
        heard.note(window.store, HeardDraft(who, kind, words), now=window.now)
    window.go("heard")
    assert "spoke of “benches”" in window.seen()
    window.press("To answer")
    assert "The drawers" not in window.seen()
    window.press("All").write("Search", "berg drawers")
    window.settle()
    assert "A bench" not in window.seen()
    window.press("Change").write("In their words", HOSTILE).key("Ctrl+Return")
    window.write("Search", "quoted")
    window.settle()
    assert HOSTILE in window.seen()
    window.press("Remove")
    assert "Nothing of this" in window.seen()
    window.undo()
    window.settle()
    assert "bench 'quoted'" in window.seen()


def test_a_stranger_gets_ten_questions_and_the_answers_are_typed_in(window: RightWindow) -> None:
    window.go("heard").press("As a stranger").press("Print sheet")
    (pdf,) = window.printer.printed
    assert all(question.words.key in words_in(pdf) for question in WALK)
    window.press("Save")
    assert "Type at least one of the answers." in window.seen()
    window.write("5. What did you not find at all?", "Black brackets").key("Ctrl+Return")
    (row,) = window.rows("heard")
    assert (row["is_from_stranger"], row["kind"]) == (1, "missed")
    assert row["words"] == "What did you not find at all? Black brackets"
    assert "as a stranger · today" in window.seen()
    window.key("Ctrl+Z")
    assert window.rows("heard") == []
