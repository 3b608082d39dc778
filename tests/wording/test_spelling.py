"""A support code, said over the phone."""

from hypothesis import given

from rak_desktop.core.code_reading import read_code
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code import SupportCode, support_code
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.spelling import said_aloud
from tests.core.test_support_code import SITUATIONS


def test_every_character_has_its_word_and_every_group_its_pause() -> None:
    assert said_aloud(SupportCode("7K4M2QXR9F0C"), Words()) == (
        "seven Kilo four Mike, two Quebec X\u2011ray Romeo, nine Foxtrot zero Charlie"
    )


@given(SITUATIONS)
def test_what_is_said_can_be_typed_by_the_one_who_hears_it(situation: Situation) -> None:
    assert read_code(said_aloud(support_code(situation), Words())) == situation
