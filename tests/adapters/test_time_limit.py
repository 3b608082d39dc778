from rak_desktop.adapters.time_limit import ReaderWithin, TimeLimit
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.keys import LIVE_KEY
from tests.fakes.steps import connection

SLOT = connection(LIVE_KEY).slot


def test_what_was_waited_for_before_is_missing_afterwards() -> None:
    clock = iter((100.0, 101.5, 103.0))
    limit = TimeLimit(2.0, lambda: next(clock))

    assert (limit.left(), limit.left()) == (0.5, 0.0)


def test_a_reader_gets_what_others_left() -> None:
    clock = iter((100.0, 100.5))
    given = []
    keychain = MemoryKeychain()
    keychain.save(SLOT, LIVE_KEY)

    def make(seconds: float) -> MemoryKeychain:
        given.append(seconds)
        return keychain

    assert ReaderWithin(make, TimeLimit(2.0, lambda: next(clock))).load(SLOT) == LIVE_KEY
    assert given == [1.5]
