import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import PolicyError
from rak_desktop.core.mode import Mode
from rak_desktop.core.policy import (
    LIMITS,
    NO_POLICY,
    ONLY_LOCKED,
    Effective,
    Source,
    Statement,
    merge,
    policy_of,
)
from rak_desktop.core.settings import Chosen, KeychainKind, Oddity, Settings, Theme
from tests.fakes.profile import harbour_tickets


def locked(item: str, written: object, place: str = "lock") -> Statement:
    return Statement(item, written, locked=True, place=place)


def default(item: str, written: object, place: str = "default") -> Statement:
    return Statement(item, written, locked=False, place=place)


# ── merging ──────────────────────────────────────────────────────────────────────────────────────────


def test_where_nobody_said_anything_our_own_values_hold() -> None:
    effective = merge(NO_POLICY, Chosen())

    assert {item: each.value for item, each in effective.items()} == vars(Settings())
    assert {each.source for _, each in effective.items()} == {Source.OURS}
    assert not any(each.locked for _, each in effective.items())


@pytest.mark.parametrize(
    ("statements", "chosen", "expected"),
    [
        ((default("theme", "dark"),), Chosen(), Effective(Theme.DARK, Source.POLICY_DEFAULT, "default")),
        (
            (default("theme", "dark"),),
            Chosen(theme=Theme.SYSTEM),
            Effective(Theme.SYSTEM, Source.PERSON, "settings.json"),
        ),
        (
            (default("theme", "dark"), locked("theme", "light")),
            Chosen(theme=Theme.DARK),
            Effective(Theme.LIGHT, Source.POLICY, "lock"),
        ),
        ((), Chosen(theme=Theme.LIGHT), Effective(Theme.LIGHT, Source.PERSON, "settings.json")),
    ],
)
def test_a_lock_goes_before_a_choice_and_a_choice_before_a_default(
    statements: tuple[Statement, ...], chosen: Chosen, expected: Effective[Theme]
) -> None:
    assert merge(policy_of(statements), chosen, "settings.json").theme == expected


def test_choosing_nothing_special_is_a_choice() -> None:
    """Somebody who empties the proxy goes before the administrator's default."""
    effective = merge(policy_of([default("proxy", "http://proxy.example:1")]), Chosen(proxy=""))

    assert effective.proxy == Effective("", Source.PERSON)


def test_only_a_lock_locks() -> None:
    effective = merge(policy_of([default("language", "de"), locked("health_checks", False)]), Chosen())

    assert not effective.language.locked
    assert effective.health_checks.locked


def test_with_a_broken_lock_nobody_claims_to_know_what_is_allowed() -> None:
    policy = policy_of([locked("modes", ["test"])], [Oddity("/etc/rak-desktop/policy.toml", "", "damaged")])

    items = dict(merge(policy, Chosen()).items())

    unknown: Effective[object] = Effective(None, Source.UNREADABLE, "/etc/rak-desktop/policy.toml")
    assert {item for item, each in items.items() if each == unknown} == set(LIMITS)
    assert unknown.locked


@pytest.mark.parametrize("item", sorted(set(vars(Settings())) - set(LIMITS)))
def test_what_may_stand_in_a_place_that_cannot_be_read_is_not_called_unchanged(item: str) -> None:
    """Ours holds meanwhile, and the person may choose: neither is forbidden by anything that is known."""
    policy = policy_of([], [Oddity("/etc/rak-desktop/policy.toml", "", "damaged")])

    effective = dict(merge(policy, Chosen()).items())[item]

    assert effective == Effective(vars(Settings())[item], Source.UNREADABLE, "/etc/rak-desktop/policy.toml")
    assert not effective.locked


@pytest.mark.parametrize("statement", [locked("proxy", "http://me:pw@proxy.example"), default("proxy", 7)])
def test_a_value_that_cannot_be_used_is_not_called_unchanged_and_is_that_of_its_item_alone(
    statement: Statement,
) -> None:
    effective = merge(policy_of([statement]), Chosen())

    assert effective.proxy == Effective("", Source.UNREADABLE, statement.place)
    assert {each.source for item, each in effective.items() if item != "proxy"} == {Source.OURS}


def test_what_can_be_read_holds_beside_a_place_that_cannot() -> None:
    policy = policy_of(
        [locked("language", "de"), default("theme", "dark")], [Oddity("policy.d/a.toml", "", "unreadable")]
    )

    effective = merge(policy, Chosen(proxy="http://proxy.example:3128"), "mine")

    assert effective.language == Effective("de", Source.POLICY, "lock")
    assert effective.theme == Effective(Theme.DARK, Source.POLICY_DEFAULT, "default")
    assert effective.proxy == Effective("http://proxy.example:3128", Source.PERSON, "mine")


@pytest.mark.parametrize(
    ("modes", "left"), [((), (Mode.TEST,)), ((locked("modes", ["live", "test"], "m"),), (Mode.TEST,))]
)
def test_where_no_live_keys_are_allowed_none_can_be_connected(
    modes: tuple[Statement, ...], left: tuple[Mode, ...]
) -> None:
    effective = merge(policy_of([*modes, locked("live_allowed", False, "lock")]), Chosen())

    assert effective.modes == Effective(left, Source.POLICY, "lock")


def test_modes_without_live_ones_are_not_changed_by_a_lock_on_live_keys() -> None:
    policy = policy_of([locked("modes", ["test"], "modes"), locked("live_allowed", False, "live")])

    assert merge(policy, Chosen()).modes == Effective((Mode.TEST,), Source.POLICY, "modes")


# ── statements ───────────────────────────────────────────────────────────────────────────────────────


def test_a_later_statement_about_the_same_item_takes_the_place_of_an_earlier_one() -> None:
    policy = policy_of([locked("language", "de", "first"), locked("language", "fr", "second")])

    assert (policy.locked["language"].value, policy.locked["language"].place) == ("fr", "second")


@pytest.mark.parametrize("item", ONLY_LOCKED)
def test_a_limit_that_anybody_may_pass_is_told_instead_of_being_believed(item: str) -> None:
    policy = policy_of([default(item, ["test"])])

    assert policy.oddities == (Oddity("default", item, "only-locked"),)
    assert merge(policy, Chosen()) == merge(NO_POLICY, Chosen())


@pytest.mark.parametrize("item", LIMITS)
def test_a_limit_that_cannot_be_understood_is_a_broken_lock(item: str) -> None:
    policy = policy_of([locked("theme", "pink"), locked(item, 3.5)])

    assert policy.broken_lock == Oddity("lock", item, "wrong-type")


def test_a_lock_that_forbids_nothing_and_one_nobody_knows_break_nothing() -> None:
    policy = policy_of([locked("theme", "pink"), locked("colour", "red")])

    assert [odd.reason for odd in policy.oddities] == ["unknown-value", "unknown-item"]
    assert policy.broken_lock is None


def test_a_place_that_could_not_be_read_may_have_held_a_lock() -> None:
    unread = Oddity("/etc/rak-desktop/policy.toml", "", "unreadable")

    policy = policy_of([default("theme", "pink")], [unread])

    assert policy.broken_lock == unread
    assert policy.oddities[0] == unread


# ── limits ───────────────────────────────────────────────────────────────────────────────────────────

HARBOUR = "com.example.harbour"


def test_without_a_lock_everything_is_allowed() -> None:
    policy = policy_of([default("profile", "com.example.other")])

    assert policy.refusal_to_connect(HARBOUR, Mode.LIVE) is None
    assert policy.refusal_of_keychain(KeychainKind.SECRET_SERVICE) is None
    assert policy.applied_to(harbour_tickets()) == harbour_tickets()


@pytest.mark.parametrize(
    ("item", "written", "connecting", "using"),
    [
        ("modes", ["test"], Code.MODE_NOT_ALLOWED, None),
        ("live_allowed", False, Code.MODE_NOT_ALLOWED, Code.MODE_NOT_ALLOWED),
        ("live_allowed", True, None, None),
        ("profile", "com.example.other", Code.APP_NOT_ALLOWED, Code.APP_NOT_ALLOWED),
        ("profile", HARBOUR, None, None),
        ("profile", "", None, None),
        ("keychains", ["plain"], Code.POLICY_UNREADABLE, Code.POLICY_UNREADABLE),
    ],
)
def test_a_limit_stops_connecting_and_most_stop_using_too(
    item: str, written: object, connecting: Code | None, using: Code | None
) -> None:
    policy = policy_of([locked(item, written, "/etc/rak-desktop/policy.toml")])

    for refusal, expected in (
        (policy.refusal_to_connect(HARBOUR, Mode.LIVE), connecting),
        (policy.refusal_to_use(HARBOUR, Mode.LIVE), using),
    ):
        assert (refusal.code if refusal else None) is expected
        assert refusal is None or refusal.facts["place"] == "/etc/rak-desktop/policy.toml"


def test_a_lock_that_cannot_be_understood_says_which_and_why() -> None:
    refusal = policy_of([locked("live_allowed", "nope", "the file")]).refusal_to_use(HARBOUR, Mode.TEST)

    assert refusal is not None
    assert refusal.facts == {"place": "the file", "item": "live_allowed", "reason": "wrong-type"}


def test_a_store_that_is_not_among_the_allowed_ones_is_refused() -> None:
    policy = policy_of([locked("keychains", ["macos-keychain"])])
    refusal = policy.refusal_of_keychain(KeychainKind.SECRET_SERVICE)

    assert refusal is not None
    assert refusal.code.exit_code == 6
    assert policy.refusal_of_keychain(KeychainKind.MACOS) is None


def test_a_profile_loses_the_modes_that_are_not_allowed() -> None:
    profile = policy_of([locked("live_allowed", False)]).applied_to(harbour_tickets())

    assert (profile.modes, profile.forbidden_modes) == ((Mode.TEST,), (Mode.LIVE,))


def test_a_profile_of_which_nothing_is_left_is_refused() -> None:
    with pytest.raises(PolicyError) as refusal:
        policy_of([locked("live_allowed", False)]).applied_to(harbour_tickets(modes=(Mode.LIVE,)))

    assert refusal.value.code is Code.MODE_NOT_ALLOWED


@pytest.mark.parametrize(
    ("modes", "limits", "all_modes"),
    [
        ((Mode.LIVE,), {"live_allowed": False}, "live"),
        ((Mode.TEST,), {"modes": ["live"]}, "test"),
        ((Mode.LIVE, Mode.TEST), {"modes": ["live"], "live_allowed": False}, "both"),
    ],
)
def test_whoever_comes_with_a_test_key_for_a_live_only_app_hears_of_the_app_and_not_of_live_keys(
    modes: tuple[Mode, ...], limits: dict[str, object], all_modes: str
) -> None:
    policy = policy_of([locked(item, written, "the file") for item, written in limits.items()])

    with pytest.raises(PolicyError) as refusal:
        policy.applied_to(harbour_tickets(modes=modes))

    assert refusal.value.facts == {
        "app_id": HARBOUR,
        "app": "Harbour Tickets",
        "all_modes": all_modes,
        "place": "the file",
    }


def test_that_another_app_is_meant_here_is_told_before_what_is_wrong_with_its_modes() -> None:
    policy = policy_of([locked("modes", ["test"]), locked("profile", "com.example.other")])

    with pytest.raises(PolicyError) as refusal:
        policy.applied_to(harbour_tickets())

    assert refusal.value.code is Code.APP_NOT_ALLOWED


@pytest.mark.parametrize(
    ("statement", "vendors", "expected"),
    [
        (default("support_contact", "room 5"), "vendor@example.com", "vendor@example.com"),
        (default("support_contact", "room 5"), None, "room 5"),
        (locked("support_contact", "room 5"), "vendor@example.com", "room 5"),
        (locked("support_contact", ""), "vendor@example.com", "vendor@example.com"),
    ],
)
def test_whom_people_ask_is_the_vendor_unless_the_administrator_says_otherwise(
    statement: Statement, vendors: str | None, expected: str
) -> None:
    assert policy_of([statement]).applied_to(harbour_tickets(support_contact=vendors)).support_contact == expected
