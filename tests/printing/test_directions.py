import pytest

from smallcrm.printing.directions import begins_at_right, levels
from smallcrm.printing.text import Kind, wrapped
from tests.printing.printed import bundled_only


def seen(text: str, *, is_from_right: bool | None = None) -> str:
    """The line as the eye meets it, brackets turned as they are drawn (UAX 9, L2 and L4)."""
    base = begins_at_right(text) if is_from_right is None else is_from_right
    order = list(zip(levels(text, is_from_right=base), text, strict=True))
    turned = [(level, dict(zip("()[]", ")(][")).get(sign, sign) if level % 2 else sign) for level, sign in order]  # fmt: skip # noqa: E501, B905
    for highest in range(max(level for level, _ in order), 0, -1):
        start = 0
        while start < len(turned):
            end = start
            while end < len(turned) and turned[end][0] >= highest:
                end += 1
            turned[start:end] = reversed(turned[start:end])
            start = end + 1
    return "".join(sign for _, sign in turned)


@pytest.mark.parametrize(
    ("text", "as_seen"),
    [
        ("Anna (אבג) 12", "Anna (גבא) 12"),
        ("אבג 12 (דהו)", "(והד) 12 גבא"),
        ("Anna אבג 12 (דהו) Berg", "Anna (והד) 12 גבא Berg"),
        ("אבג (Anna) דהו", "והד (Anna) גבא"),
        ("אבג (Anna Berg [12])", "(Anna Berg [12]) גבא"),
        ("a (ב) [ג", "a (ב) [ג"),
        ("אב 1-2, 50%", "50% ,1-2 בא"),
    ],
)
def test_brackets_stay_around_what_they_hold(text: str, as_seen: str) -> None:
    assert seen(text) == as_seen


def test_a_latin_line_of_a_hebrew_paragraph_ends_at_the_left() -> None:
    assert seen("Ashford 12.", is_from_right=True) == ".Ashford 12"


def test_every_line_of_a_paragraph_keeps_its_direction() -> None:
    kind, fonts = Kind("plain", 12.0), bundled_only()

    arabic = wrapped(["שלום " * 4 + "Hargreaves Hardware Ashford"], kind, 50, fonts)
    english = wrapped(["Hargreaves Hardware Ashford " + "שלום " * 4], kind, 50, fonts)

    assert len(arabic.lines) > 1
    assert {line.is_from_right for line in arabic.lines} == {True}
    assert {line.is_from_right for line in english.lines} == {False}


def test_so_many_brackets_are_left_as_they_are() -> None:
    assert len(levels("(" * 4000 + "א" + ")" * 4000, is_from_right=False)) == 8001
