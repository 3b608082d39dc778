from dataclasses import fields

import pytest

from rak_desktop.core import settings as settings_module
from rak_desktop.core.mode import Mode
from rak_desktop.core.policy import LIMITS, EffectiveSettings
from rak_desktop.core.settings import Chosen, KeychainKind, Settings, Theme, Unusable, value_of, written_as
from tests.fakes.keys import LIVE_KEY


@pytest.mark.parametrize(
    ("item", "written", "value"),
    [
        ("language", "de", "de"),
        ("language", "pt-BR", "pt_BR"),
        ("language", "", ""),
        ("theme", "Dark", Theme.DARK),
        ("ca_file", " C:\\Firma  2\\root.pem ", "C:\\Firma  2\\root.pem"),
        ("proxy", "http://proxy.example:3128/", "http://proxy.example:3128"),
        ("proxy", "https://[::1]:3128", "https://[::1]:3128"),
        ("proxy", "", ""),
        ("health_checks", 0, False),
        ("health_checks", True, True),
        ("modes", ["test", "live", "test"], (Mode.LIVE, Mode.TEST)),
        ("live_allowed", False, False),
        ("keychains", ["Secret-Service"], (KeychainKind.SECRET_SERVICE,)),
        ("profile", "com.example.app", "com.example.app"),
        ("support_contact", "Help desk, +49 30 1234", "Help desk, +49 30 1234"),
    ],
)
def test_values_are_taken_as_people_write_them(item: str, written: object, value: object) -> None:
    assert value_of(item, written) == value


@pytest.mark.parametrize(
    ("item", "written", "reason"),
    [
        ("colour", "red", "unknown-item"),
        ("language", "german please", "unknown-value"),
        ("language", None, "wrong-type"),
        ("theme", "pink", "unknown-value"),
        ("theme", 3, "wrong-type"),
        ("ca_file", "x" * 2000, "unknown-value"),
        ("ca_file", "root\u202efdp.pem", "unknown-value"),
        ("proxy", "proxy.example:3128", "not-an-address"),
        ("proxy", "socks5://proxy.example", "not-an-address"),
        ("proxy", "http://proxy.example:port", "not-an-address"),
        ("proxy", "http://[::1", "not-an-address"),
        ("proxy", "http://proxy.example/path", "not-an-address"),
        ("proxy", "http://user:pass@proxy.example:3128", "holds-a-password"),
        ("health_checks", "no", "wrong-type"),
        ("health_checks", 2, "wrong-type"),
        ("modes", "test", "wrong-type"),
        ("modes", [], "nothing-left"),
        ("modes", ["test", "sandbox"], "unknown-value"),
        ("keychains", ["plain-file"], "unknown-value"),
        ("keychains", [["secret-service"]], "wrong-type"),
        ("profile", "../etc", "unknown-value"),
        ("support_contact", LIVE_KEY.reveal(), "unknown-value"),
    ],
)
def test_a_value_that_its_item_does_not_take_is_refused_with_a_reason(item: str, written: object, reason: str) -> None:
    with pytest.raises(Unusable) as refused:
        value_of(item, written)

    assert str(refused.value) == reason


def test_what_is_written_is_read_as_the_same() -> None:
    for item, value in vars(Settings()).items():
        assert value_of(item, written_as(value)) == value


def test_every_item_stands_in_the_table_and_wherever_items_are_listed() -> None:
    items = [field.name for field in fields(Settings)]

    assert [field.name for field in fields(EffectiveSettings)] == items
    assert {field.name for field in fields(Chosen)} <= set(items)
    assert set(LIMITS) <= set(items)
    assert settings_module.__doc__ is not None
    assert [item for item in items if f"| `{item}` " not in settings_module.__doc__] == []
