"""What is said on the phone: there for every screen and family, short, kind, and never asking for a key."""

import re
from collections.abc import Iterator

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.support_code_format import System
from rak_desktop.wording.first_starts import FIRST_STARTS, GENUINE
from rak_desktop.wording.screen_lines import NEVER_THE_KEY, SCREEN_LINES
from rak_desktop.wording.support_lines import CODE_TIPS, FAMILY_OPENINGS, FINDINGS_OPENING, SYSTEM_TIPS, tips

LONGEST = 120


def lines() -> Iterator[str]:
    """Every sentence that is read or said: before the first screen, on each, and about a trouble."""
    for screen in SCREEN_LINES.values():
        yield screen.see
        yield from screen.say
        yield from (text for pair in screen.wrong for text in pair)
    yield from FAMILY_OPENINGS.values()
    yield from CODE_TIPS.values()
    yield from (tip for by_system in SYSTEM_TIPS.values() for _, tip in by_system)
    yield from GENUINE
    for start in FIRST_STARTS:
        yield from (text for pair in start.shows for text in pair)


LINES = tuple(dict.fromkeys(lines()))


def test_every_family_of_codes_has_a_first_thing_to_say() -> None:
    assert set(FAMILY_OPENINGS) == {code.family for code in Code}


def test_a_line_is_short_and_ends() -> None:
    assert [line for line in LINES if len(line) > LONGEST or line[-1] not in ".?”"] == []


SAID = (*(line for screen in SCREEN_LINES.values() for line in screen.say), *FAMILY_OPENINGS.values(), FINDINGS_OPENING)


def test_no_line_asks_for_a_key() -> None:
    asks = re.compile(r"\b(read|tell|send|say|give|spell)\b[^.]*\b(key|password)\b", re.IGNORECASE)

    assert {line for line in SAID if asks.search(line)} <= {NEVER_THE_KEY}


def test_no_line_blames_or_promises() -> None:
    blames = re.compile(r"\b(invalid|error|failed|please|wrong key|never warns|always works|simply)\b|!")

    assert [line for line in LINES if blames.search(line.lower())] == []


@pytest.mark.parametrize("code", SYSTEM_TIPS)
def test_who_is_on_one_system_hears_nothing_of_another(code: Code) -> None:
    names = {System.LINUX: "Linux", System.MACOS: "Mac", System.WINDOWS_11: "Windows"}

    for system, own in names.items():
        others = [name for name in names.values() if name != own]
        for tip in tips(code, system):
            assert own.lower() in tip.lower() or not any(name in tip for name in others), tip


def test_where_the_system_is_not_known_all_of_it_is_there() -> None:
    said = tips(Code.KEYCHAIN_LOCKED)

    assert any("Linux" in tip for tip in said)
    assert any("Mac" in tip for tip in said)
    assert tips(Code.KEYCHAIN_LOCKED, System.WINDOWS_10) == ()
