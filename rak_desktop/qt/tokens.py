"""Tokens: every colour by its meaning, for light and dark, with the brand's accent fitted in."""

from dataclasses import replace

from rak_desktop.core.colour import READABLE, contrast, least_contrast, mix, moved_until, stronger_on
from rak_desktop.core.values import dataclass


@dataclass(frozen=True)
class Tokens:
    """Colours as `#RRGGBB`. `hairline` is decoration and carries no meaning; `edge` bounds what can be used."""

    dark: bool
    page: str
    raised: str
    rail: str
    ink: str
    second: str
    hairline: str
    edge: str
    accent: str
    on_accent: str
    tint: str
    tint_line: str
    good: str
    good_ground: str
    good_line: str
    warning: str
    warning_ground: str
    warning_line: str
    trouble: str
    trouble_ground: str
    trouble_line: str
    live: str
    on_live: str
    resting: str
    resting_line: str
    on_resting: str


LIGHT = Tokens(
    dark=False,
    page="#FFFFFF",
    raised="#FFFFFF",
    rail="#F4F6F6",
    ink="#16201F",
    second="#53605E",
    hairline="#DDE3E2",
    edge="#7E8A88",
    accent="#0B6670",
    on_accent="#FFFFFF",
    tint="#E4F1F2",
    tint_line="#B4D5D8",
    good="#1A7340",
    good_ground="#E8F4EC",
    good_line="#B9DBC5",
    warning="#855300",
    warning_ground="#FDF3DD",
    warning_line="#EBD5A3",
    trouble="#B02A1E",
    trouble_ground="#FCECEA",
    trouble_line="#F0C3BD",
    live="#8F1D58",
    on_live="#FFFFFF",
    resting="#E6EAEA",
    resting_line="#E6EAEA",
    on_resting="#5C6866",
)

DARK = Tokens(
    dark=True,
    page="#1B2122",
    raised="#232A2B",
    rail="#151A1B",
    ink="#EDF2F1",
    second="#A9B5B3",
    hairline="#333D3E",
    edge="#7A8785",
    accent="#74CFD3",
    on_accent="#05272A",
    tint="#1D3B3F",
    tint_line="#315C60",
    good="#7FD6A0",
    good_ground="#1E3A2A",
    good_line="#2E5A41",
    warning="#F0C263",
    warning_ground="#372D17",
    warning_line="#5E4E28",
    trouble="#FF9F94",
    trouble_ground="#3D2321",
    trouble_line="#6A3B37",
    live="#C2357C",
    on_live="#FFFFFF",
    resting="#2B3334",
    resting_line="#2B3334",
    on_resting="#8F9B99",
)


def branded(tokens: Tokens, brand: str | None) -> Tokens:
    """These tokens with the brand's accent, moved in lightness until it can be read wherever it stands.

    State colours and the colour of real payments never come from the brand.
    """
    if brand is None:
        return tokens
    accent = moved_until(brand, lambda candidate: _readable(candidate, tokens), lighter=tokens.dark)
    return replace(
        tokens,
        accent=accent,
        on_accent=stronger_on(accent),
        tint=_tint(accent, tokens),
        tint_line=mix(accent, tokens.page, 0.31),
    )


def _readable(accent: str, tokens: Tokens) -> bool:
    grounds = (tokens.page, tokens.raised, tokens.rail, tokens.trouble_ground, _tint(accent, tokens))
    return least_contrast(accent, grounds) >= READABLE and contrast(stronger_on(accent), accent) >= READABLE


def _tint(accent: str, tokens: Tokens) -> str:
    return mix(accent, tokens.page, 0.15 if tokens.dark else 0.11)
