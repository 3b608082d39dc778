import copy
import dataclasses

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.wording.languages import Language

LOCKED = Trouble(Code.KEYCHAIN_LOCKED, {"keychain": "KWallet"})


def test_two_with_the_same_values_are_the_same() -> None:
    assert Trouble(Code.KEYCHAIN_LOCKED, {"keychain": "KWallet"}) == LOCKED
    assert Trouble(Code.KEYCHAIN_LOCKED) != LOCKED
    assert (LOCKED.code, LOCKED.facts) != LOCKED
    assert len({Language("de", "Deutsch"), Language("de", "Deutsch"), Language("fr", "Deutsch")}) == 2


def test_it_does_not_change() -> None:
    with pytest.raises(AttributeError):
        LOCKED.code = Code.OFFLINE
    with pytest.raises(AttributeError):
        del LOCKED.code


def test_it_tells_what_it_holds() -> None:
    assert repr(Language("de", "Deutsch")) == ("Language(tag='de', own_name='Deutsch', right_to_left=False, gap=' ')")


def test_it_can_be_matched_and_copied_as_a_dataclass_can() -> None:
    @dataclasses.dataclass
    class Holder:
        trouble: Trouble

    match copy.deepcopy(LOCKED):
        case Trouble(code, facts):
            assert (code, facts) == (LOCKED.code, LOCKED.facts)
    assert dataclasses.asdict(Holder(LOCKED)) == {"trouble": LOCKED}
