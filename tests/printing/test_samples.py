import pytest

from smallcrm.domain.cards import FIELDS, Version, Wording
from smallcrm.printing.samples import fits_a_card, sample_fields
from smallcrm.printing.templates import wordings
from tests.printing.printed import SHOP, bundled_only

FONTS = bundled_only()


@pytest.mark.parametrize("language", ["en", "es", "de", "fr", "uk", "de-AT"])
def test_of_the_made_up_customer_everything_is_known(language: str) -> None:
    assert {name for name, value in sample_fields(language).items() if value} == FIELDS - {
        "shop_name"
    }


def test_a_text_that_is_too_long_does_not_fit_and_a_bundled_one_does() -> None:
    long = Version("Dear {preferred_name},", ("Thank you for {what_you_bought}. " * 40,), "Yours,")

    assert fits_a_card(wordings("thank_you", "de")[0], SHOP, FONTS)
    assert not fits_a_card(Wording("thank_you", "en", "own", (long,)), SHOP, FONTS)
    assert fits_a_card(
        Wording("thank_you", "nl", "own", (Version("", ("Dank u wel.",), "Groeten,"),)), SHOP, FONTS
    )
