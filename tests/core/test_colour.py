from rak_desktop.core.colour import contrast, mix, moved_until, stronger_on


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21.0


def test_contrast_does_not_ask_which_one_is_the_ground() -> None:
    assert contrast("#0B6670", "#FFFFFF") == contrast("#FFFFFF", "#0B6670")


def test_a_colour_is_thinned_on_its_ground() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#123456", "#FFFFFF", 0.0) == "#FFFFFF"


def test_dark_text_goes_on_light_grounds_and_light_text_on_dark_ones() -> None:
    assert stronger_on("#F4F6F6") != "#FFFFFF"
    assert stronger_on("#0B6670") == "#FFFFFF"


def test_a_colour_that_fits_stays_as_it_is() -> None:
    assert moved_until("#0B6670", lambda _: True, lighter=False) == "#0B6670"


def test_moving_ends_at_black_when_nothing_fits() -> None:
    assert moved_until("#808080", lambda _: False, lighter=False) == "#000000"
