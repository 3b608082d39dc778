"""Every ending that the practice Stripe can tell, as the terminal says it to people and to programs."""

from contextlib import closing
from dataclasses import replace

import pytest

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.connection import Health
from rak_desktop.core.peer import Peer
from rak_desktop.core.redaction import holds_secret
from rak_desktop.ports.stripe_gateway import StripeGateway
from rak_desktop.practice.accounts import FJORD_THEATRE
from tests.cli.conftest import Terminal
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection
from tests.fakes.stripe_gateway import THEATRE
from tests.support.endings import ENDINGS, Ending, practice_profile, told


class AtPractice(MemoryServices):
    """A kept practice key, and the real gateway at the practice Stripe."""

    real: StripeGateway

    def gateway(self) -> StripeGateway:
        return self.real


@pytest.fixture
def services(tmp_path: object) -> MemoryServices:
    return AtPractice(tmp_path)  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.name)
def test_check_ends_with_the_exit_code_and_the_words_of_each(
    rak: Terminal, services: AtPractice, ending: Ending
) -> None:
    profile = practice_profile()
    services.library = MemoryProfileLibrary(profile)
    with told(ending) as (gateway, key), closing(gateway):
        services.real, services.peer, services.address = gateway, Peer.PRACTICE, "http://127.0.0.1:1"
        card = connection(key, replace(THEATRE, id=FJORD_THEATRE.id, name=FJORD_THEATRE.name))
        services.hold(replace(card, id=replace(card.id, app_id=profile.app_id)), key)
        card = services.memory_book.all()[0]

        said = rak("check", "--json")

    assert said.code == ending.exit_code
    assert key.reveal() not in said.everything
    assert not holds_secret(said.everything)
    (result,) = said.answer["results"]
    if ending.exit_code:
        assert said.error["code"] == ending.code
        assert all(said.error[name] for name in ("title", "what_happened", "what_to_do"))
        assert "…" not in said.error["what_happened"]
    else:
        assert said.stderr == ""
        unknown = [each for each in result["report"]["permissions"] if each["outcome"] == CheckOutcome.UNKNOWN.value]
        assert bool(unknown) is ending.in_doubt
    # Whatever it was, the connection is there, with its key, and only an answer about the key changes its health.
    kept = services.memory_book.all()[0]
    assert services.memory_keychain.load(card.slot) == key
    if result["report"] is None:
        assert kept == card
    if ending.code is None:
        assert kept.health is Health.GOOD
