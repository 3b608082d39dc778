from rak_desktop.cli.printed_screen import done_checks, findings, printed, printed_table
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.peer import Peer
from rak_desktop.core.verification import Progress
from rak_desktop.flows.connect.steps import AwaitingKey, Checking, Installing
from rak_desktop.screens.actions import Icon, Tone
from rak_desktop.screens.blocks import PermissionRow, PermissionTable
from rak_desktop.screens.connect.screen_for import screen_for
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for
from tests.fakes.steps import ENTERED, GOAL, REVIEWING, TICKET, goal
from tests.fakes.stripe_gateway import THEATRE


def screen(step: object) -> Screen:
    shown = screen_for(step, Words())  # type: ignore[arg-type] # every step has a screen here
    assert shown
    return shown


def test_the_way_through_stripe_is_told_with_its_addresses() -> None:
    installing, copying = printed(screen(Installing(GOAL))), printed(screen(AwaitingKey(GOAL)))

    assert installing.startswith("Allow Harbour Tickets in Stripe\n")
    assert "https://marketplace.stripe.com/apps/install/link/com.example.harbour" in installing
    assert "To charge cards when somebody buys a ticket (see and change)" in installing
    assert "  2. Press View API keys" in copying


def test_sentences_are_not_strung_together_with_the_signs_of_one_language() -> None:
    """A Japanese sentence has no full stop that a title would have to be given."""
    offline = Trouble(Code.OFFLINE)

    told = printed(screen(AwaitingKey(GOAL, trouble=offline)))

    said = words_for(offline, Words())
    assert f"{said.title}\n{said.what_happened}" in told


def test_the_account_and_every_permission_are_told_before_anybody_says_yes() -> None:
    told = printed(screen(REVIEWING))

    assert "Real payments (live): This key works with real money\n  Fjord Theatre\n" in told
    assert "Nothing is stored yet" in told
    assert "Shows when first used" in told


def test_who_is_not_asked_hears_only_what_was_found() -> None:
    told = findings(screen(REVIEWING))

    assert "Fjord Theatre" in told
    assert "Nothing is stored yet" not in told


def test_practice_is_told_first() -> None:
    assert printed(screen(Installing(goal(peer=Peer.PRACTICE)))).startswith("Practice: nothing here reaches Stripe")


def test_only_checks_that_have_ended_are_told() -> None:
    progress = Progress(reachable=True, key_known=True, account=THEATRE, looked_at=1, of=3)

    rows = done_checks(screen(Checking(GOAL, ENTERED, TICKET, progress)))

    assert [row.partition(" – ")[0] for row in rows] == [
        "Done: Stripe answers",
        "Done: Stripe knows this key",
        "Done: Whose account it is",
    ]


def test_what_an_app_may_do_stands_in_line_however_long_a_languages_words_are() -> None:
    words = ("Ja", "Zeigt sich beim ersten Gebrauch")
    rows = tuple(PermissionRow(Icon.TICK, "Kunden: lesen", word, Tone.GOOD) for word in words)

    _, *lines = printed_table(PermissionTable("Darf", "2", Tone.GOOD, Icon.TICK, rows)).splitlines()

    assert len({line.index("Kunden: lesen") for line in lines}) == 1
    assert "Gebrauch  " in lines[1]
