"""Colour arithmetic on `#rrggbb` texts: contrast as WCAG counts it, mixing, and moving a colour's lightness."""

from collections.abc import Callable, Sequence

READABLE = 4.5
"""The contrast that texts need (WCAG 2.2, AA)."""
NEAR_BLACK = "#05272A"
WHITE = "#FFFFFF"

_STEP = 0.01
_NEARLY_BLACK = 0.04045  # below this sRGB is linear


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, each from 0 to 1."""
    text = colour.lstrip("#")
    return int(text[0:2], 16) / 255, int(text[2:4], 16) / 255, int(text[4:6], 16) / 255


def hex_of(red: float, green: float, blue: float) -> str:
    """The colour of these channels, each from 0 to 1, as `#RRGGBB`."""
    return "#" + "".join(f"{round(min(1.0, max(0.0, part)) * 255):02X}" for part in (red, green, blue))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = map(_linear, channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _NEARLY_BLACK else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, ground: str, share: float) -> str:
    """`colour` thinned on `ground`: share 0 is the ground, 1 the colour."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    red, green, blue = (c * share + g * (1 - share) for c, g in pairs)
    return hex_of(red, green, blue)


def stronger_on(ground: str) -> str:
    """White or near-black, whichever is easier to read on this ground."""
    return max((WHITE, NEAR_BLACK), key=lambda text: contrast(text, ground))


def moved_until(colour: str, fits: Callable[[str], bool], *, lighter: bool) -> str:
    """The colour with its lightness moved, hue kept, until it fits; at worst white or black."""
    import colorsys  # for a brand alone: an empty window has none yet

    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(colour))
    candidate = hex_of(*colorsys.hls_to_rgb(hue, lightness, saturation))
    end = 1.0 if lighter else 0.0
    while not fits(candidate) and lightness != end:
        lightness = min(1.0, max(0.0, lightness + (_STEP if lighter else -_STEP)))
        candidate = hex_of(*colorsys.hls_to_rgb(hue, lightness, saturation))
    return candidate


def least_contrast(colour: str, grounds: Sequence[str]) -> float:
    """The contrast on the ground where this colour is hardest to read."""
    return min(contrast(colour, ground) for ground in grounds)
