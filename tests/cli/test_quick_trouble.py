"""What the keychain said, the short way and the long way: the same words, in every language."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from rak_desktop.assembly import Services
from rak_desktop.cli.main import show
from rak_desktop.cli.quick_trouble import tell_at_once
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact, KeychainError
from rak_desktop.core.mode import Mode
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code import read_support_code
from rak_desktop.core.support_code_format import brand_of
from rak_desktop.wording.languages import LANGUAGES
from rak_desktop.wording.sentences import VARIANTS

WHOSE: Mapping[str, Fact] = {
    "app_id": "com.example.harbour-tickets",
    "account_id": "acct_1Museum",
    "mode": "live",
    "label": "Café Ø",
}
LOCKED = KeychainError(Code.KEYCHAIN_LOCKED, keychain="GNOME Keyring", **WHOSE)
OF_THE_KEYCHAIN = [code for code in Code if code.family == "RAK-KCN"]


class BothWays:
    def __init__(self, home: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.environ = {"RAK_DESKTOP_HOME": str(home), "HOME": str(home), "LANG": "C"}
        self.settings = home / "config/settings.json"
        self._capture = capture

    def choose(self, **chosen: object) -> None:
        self.settings.parent.mkdir(exist_ok=True)
        self.settings.write_text(json.dumps({"schema": 1, **chosen}))

    def short(self, error: KeychainError, *, as_json: bool = False) -> tuple[int, str] | None:
        self._capture.readouterr()
        code = tell_at_once(error, self.environ, str(self.settings), as_json=as_json)
        said = self._capture.readouterr().err
        assert code is not None or not said
        return None if code is None else (code, said)

    def long(self, error: KeychainError, *, as_json: bool = False) -> tuple[int, str]:
        self._capture.readouterr()
        code = show(error, ["credential", "get"] if as_json else ["key", "--mode", "live"], Services(self.environ))
        return code, self._capture.readouterr().err


@pytest.fixture
def ways(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> BothWays:
    both = BothWays(tmp_path, capsys)
    for name in ("RAK_DESKTOP_HOME", "HOME", "LANG"):
        monkeypatch.setenv(name, both.environ[name])
    return both


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize("code", OF_THE_KEYCHAIN)
def test_every_trouble_is_told_the_same(ways: BothWays, code: Code, as_json: bool) -> None:
    for facts in ({}, *({fact: value} for known, fact, value in VARIANTS if known is code)):
        error = KeychainError(code, **facts, **WHOSE)

        assert ways.short(error, as_json=as_json) == ways.long(error, as_json=as_json)


@pytest.mark.parametrize("keychain", ["", "GNOME Keyring", "KWallet", "KeePassXC", "pass-secret-service"])
def test_the_support_code_knows_the_keychain(ways: BothWays, keychain: str) -> None:
    error = KeychainError(Code.KEYCHAIN_NO_ANSWER, **({"keychain": keychain} if keychain else {}), **WHOSE)

    assert ways.short(error) == ways.long(error)


def test_the_support_code_knows_app_and_mode(ways: BothWays) -> None:
    code, said = ways.short(LOCKED) or (0, "")
    situation = read_support_code(said.rpartition(": ")[2].strip())

    assert code == 4
    assert isinstance(situation, Situation)
    assert (situation.brand, situation.mode) == (brand_of("com.example.harbour-tickets"), Mode.LIVE)


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize("tag", [language.tag for language in LANGUAGES])
def test_it_is_told_in_the_language_that_was_chosen(ways: BothWays, tag: str, as_json: bool) -> None:
    ways.choose(language=tag, theme="dark")

    short = ways.short(LOCKED, as_json=as_json)

    assert short == ways.long(LOCKED, as_json=as_json)


@pytest.mark.parametrize(
    "wishes",
    [
        {"LANG": "de_AT.UTF-8"},
        {"LANG": "en_GB.UTF-8", "LANGUAGE": "ja:en"},
        {"LANG": "C", "LANGUAGE": "de"},
        {"LC_ALL": "ar_EG.UTF-8"},
        {"LANG": "xx"},
        {},
    ],
)
def test_else_in_the_one_of_the_system(ways: BothWays, wishes: dict[str, str]) -> None:
    ways.environ |= wishes

    assert ways.short(LOCKED) == ways.long(LOCKED)


def test_the_support_code_knows_a_proxy_of_the_system(ways: BothWays) -> None:
    direct = ways.short(LOCKED)
    ways.environ["https_proxy"] = "http://proxy.example:3128"

    assert direct != ways.short(LOCKED) == ways.long(LOCKED)


@pytest.mark.parametrize(
    "chosen",
    [{"proxy": "http://proxy.example:3128"}, {"ca_file": "/etc/ours.pem"}, {"language": "tlh"}, {"language": 5}],
)
def test_what_takes_more_to_understand_is_left_to_the_long_way(ways: BothWays, chosen: dict[str, object]) -> None:
    ways.choose(**chosen)

    assert ways.short(LOCKED) is None


@pytest.mark.parametrize("written", ["", "{", "[]", '{"schema": 2}', '{"theme": "dark"}', "[" * 100_000, "1" * 70_000])
def test_settings_that_cannot_be_used_are_left_to_the_long_way(ways: BothWays, written: str) -> None:
    ways.choose()
    ways.settings.write_text(written)

    assert ways.short(LOCKED) is None
