import pytest

from rak_desktop.core.colour import contrast
from rak_desktop.qt.tokens import DARK, LIGHT, Tokens, branded

GROUNDS = ("page", "raised", "rail")
TEXT_PAIRS = [
    *(("ink", ground) for ground in (*GROUNDS, "tint", "good_ground", "warning_ground", "trouble_ground")),
    *(("second", ground) for ground in (*GROUNDS, "trouble_ground", "warning_ground", "tint")),
    *(("accent", ground) for ground in (*GROUNDS, "tint", "trouble_ground")),
    *((tone, ground) for tone in ("good", "warning", "trouble") for ground in (*GROUNDS, f"{tone}_ground")),
    ("on_accent", "accent"),
    ("on_live", "live"),
    ("on_resting", "resting"),
]
BRANDS = ["#E8B400", "#FFFFFF", "#000000", "#635BFF", "#FF0000", "#808080", "#0B6670", "#7CFC00"]
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@THEMES
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_every_text_can_be_read_on_every_ground_it_stands_on(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.49


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
def test_what_bounds_a_field_or_button_is_seen(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.edge, getattr(tokens, ground)) >= 3.0


@THEMES
@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize(("text", "ground"), [pair for pair in TEXT_PAIRS if "accent" in pair[0] or "tint" in pair[1]])
def test_any_brand_colour_is_moved_until_it_can_be_read(tokens: Tokens, brand: str, text: str, ground: str) -> None:
    fitted = branded(tokens, brand)

    assert contrast(getattr(fitted, text), getattr(fitted, ground)) >= 4.49


@THEMES
def test_a_brand_never_touches_states_and_real_payments(tokens: Tokens) -> None:
    fitted = branded(tokens, "#E8B400")

    assert (fitted.live, fitted.good, fitted.warning, fitted.trouble) == (
        tokens.live,
        tokens.good,
        tokens.warning,
        tokens.trouble,
    )


@THEMES
def test_without_a_brand_the_tokens_stay(tokens: Tokens) -> None:
    assert branded(tokens, None) is tokens
