"""What was chosen for one card, as the short text that the book keeps."""

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.card_choices import CardChoice, choice_of

DESIGNS = st.sampled_from(["", "meadow", "own:7", "own:12:plain"])
COLOURS = st.sampled_from([None, "", "#4A6484"])


@settings(max_examples=40)
@given(
    st.builds(
        CardChoice,
        DESIGNS,
        COLOURS,
        st.sampled_from([None, True, False]),
        st.sampled_from(["", "printed", "by_hand", "blank"]),
    )
)
def test_a_choice_is_read_as_it_was_written(choice: CardChoice) -> None:
    assert choice_of(choice.code) == choice


def test_a_front_from_before_there_were_choices_is_a_choice() -> None:
    assert choice_of("sprig") == CardChoice("sprig")
    assert CardChoice("sprig").code == "sprig"


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_what_is_not_understood_counts_as_not_chosen(text: str) -> None:
    chosen = choice_of(f"sprig;{text};colour=red;ink=;mode=loud")

    assert chosen == choice_of(f"sprig;{text}")._replace(colour=None, saves_ink=None, mode="")


def test_what_is_as_on_all_cards_is_not_said_of_one() -> None:
    chosen = CardChoice("sprig", "#4A6484", saves_ink=False)

    assert chosen.unlike("#4A6484", saves_ink=True) == CardChoice("sprig", None, saves_ink=False)
    assert chosen.unlike("", saves_ink=False) == CardChoice("sprig", "#4A6484")
