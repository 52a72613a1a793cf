import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.pictures import Crop, has_lettering, own_design, picture_of, widest_crop

ANY = st.floats(allow_nan=True, allow_infinity=True)


@settings(max_examples=60)
@given(st.builds(Crop, ANY, ANY, ANY, ANY))
def test_a_sound_crop_lies_inside_the_picture(crop: Crop) -> None:
    left, top, width, height = crop.sound()

    assert 0 <= left <= left + width <= 1 + 1e-9
    assert 0 <= top <= top + height <= 1 + 1e-9
    assert width > 0
    assert height > 0


@pytest.mark.parametrize(("picture", "panel"), [(1.5, 0.7), (0.5, 0.7), (0.7, 0.7)])
def test_the_widest_crop_has_the_panels_proportions(picture: float, panel: float) -> None:
    crop = widest_crop(picture, panel)

    assert math.isclose(picture * crop.width / crop.height, panel)
    assert max(crop.width, crop.height) == pytest.approx(1)
    assert crop.left == pytest.approx((1 - crop.width) / 2)
    assert widest_crop(picture, panel, zoom=2).width == pytest.approx(crop.width / 2)


def test_a_crop_moves_as_far_as_the_picture_goes() -> None:
    crop = Crop(0.25, 0.0, 0.5, 1.0)

    assert crop.moved(0.1, 0.1) == (0.35, 0.0, 0.5, 1.0)
    assert crop.moved(-9, -9) == (0.0, 0.0, 0.5, 1.0)
    assert crop.moved(9, 9) == (0.5, 0.0, 0.5, 1.0)


def test_a_design_code_says_which_picture_and_whether_words_stand_with_it() -> None:
    assert picture_of(own_design(7)) == 7
    assert picture_of(own_design(7, has_lettering=False)) == 7
    assert has_lettering(own_design(7))
    assert not has_lettering(own_design(7, has_lettering=False))
    assert picture_of("wreath") is None
    assert picture_of("own:") is None
    assert picture_of("own:²") is None
    assert has_lettering("wreath")
