import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rak_desktop.adapters.system_browser import SystemBrowser
from rak_desktop.core.page_state import PageState

PAGE = "https://dashboard.stripe.com/settings/apps"
PRACTICE = "http://127.0.0.1:49152"
NOTHING_TOLD = Path("/nowhere")

only_on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the opener is xdg-open only on Linux")

Opener = Callable[[str], dict[str, str]]


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Puts an xdg-open of this content on the path, and gives the environment of somebody with a display."""

    def installed(script: str) -> dict[str, str]:
        install(tmp_path / "xdg-open", script)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
        return {**os.environ, "DISPLAY": ":0"}

    return installed


@pytest.fixture
def nothing_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def computer(tmp_path: Path) -> Path:
    """The root of its files."""
    return tmp_path / "computer"


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        "https://marketplace.stripe.com/apps/install/link/com.example.app",
        "https://dashboard.stripe.com",
        "https://vendor.example/done?from=rak#here",
    ],
)
def test_pages_of_stripe_and_of_the_vendor_may_be_opened(url: str) -> None:
    assert SystemBrowser({}, vendor_pages=("https://vendor.example/help", None)).may_open(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://dashboard.stripe.com/settings",
        "https://stripe.com.evil.example/",
        "https://dashboard.stripe.com@evil.example/",
        "https://evil.example/dashboard.stripe.com",
        "https://user:word@dashboard.stripe.com/",
        "https://dashboard.stripe.com:8443/",
        "https://dashboard.stripe.com\\@evil.example/",
        "https://dashboard.stripe.com\n.evil.example/",
        "https://dashboard.stripe.com/ --profile",
        "https://DASHBOARD.stripe.com/",
        "https://[dashboard.stripe.com/",
        "https:///settings",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "-h",
        "https://help.vendor.example/",
        PRACTICE + "/apps",
    ],
)
def test_any_other_address_is_not_opened(url: str, opener: Opener, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    environ = opener(f"touch {opened}")

    opening = SystemBrowser(environ, vendor_pages=("https://vendor.example/help",)).open(url)

    assert opening is PageState.NOT_OPENED
    assert not opened.exists()


@pytest.mark.parametrize(
    ("url", "may"),
    [
        (PRACTICE + "/apps/install", True),
        (PRACTICE + "0/apps", False),
        ("http://127.0.0.1:1/apps", False),
        (PRACTICE + "@evil.example/", False),
        (PAGE, True),
    ],
)
def test_practice_opens_its_own_pages_too(url: str, may: bool) -> None:
    assert SystemBrowser({}, PRACTICE).may_open(url) is may


@pytest.mark.parametrize(
    ("page", "may"),
    [
        ("en/index.html", True),
        ("pt_BR/RAK-NET-50.html", True),
        ("en/../../../etc/passwd", False),
        ("en/pictures/1-welcome.png", False),
        ("en/index.html?q=%2e%2e", False),
        ("en/", False),
    ],
)
def test_of_files_only_the_handbooks_own_pages_are_opened(page: str, may: bool, tmp_path: Path) -> None:
    handbook = tmp_path / "a folder with spaces"

    assert SystemBrowser({}, own_pages=handbook).may_open(f"{handbook.as_uri()}/{page}") is may
    assert not SystemBrowser({}).may_open(f"{handbook.as_uri()}/{page}")


@only_on_linux
def test_the_systems_opener_gets_the_address(opener: Opener, tmp_path: Path) -> None:
    told = tmp_path / "told"

    assert browser(opener(f'printf "%s|" "$@" > {told}')).open(PAGE) is PageState.ASKED

    assert told.read_text() == PAGE + "|"


@only_on_linux
def test_an_opener_that_says_no_is_no(opener: Opener) -> None:
    assert browser(opener("exit 3")).open(PAGE) is PageState.NOT_OPENED


@only_on_linux
def test_an_opener_that_is_not_there_is_no(nothing_installed: None) -> None:
    assert browser({"DISPLAY": ":0"}).open(PAGE) is PageState.NOT_OPENED


@only_on_linux
def test_an_opener_that_becomes_the_browser_has_taken_the_request(
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rak_desktop.adapters.system_browser._SECONDS_TO_TAKE_IT", 0.3)
    number = tmp_path / "process"

    assert browser(opener(f"echo $$ > {number}; exec sleep 60")).open(PAGE) is PageState.ASKED

    os.kill(int(number.read_text()), 9)


# ── where no browser can be opened that the person sees ──────────────────────────────────────────────


@only_on_linux
@pytest.mark.parametrize(
    ("session", "answer"),
    [
        ({}, PageState.NO_SCREEN),
        ({"DISPLAY": ""}, PageState.NO_SCREEN),
        ({"SSH_CONNECTION": "10.0.0.5 50022 10.0.0.9 22"}, PageState.NO_SCREEN),
        ({"SSH_CONNECTION": "10.0.0.5 50022 10.0.0.9 22", "DISPLAY": "localhost:10.0"}, PageState.FROM_AFAR),
        ({"DISPLAY": "till.example:0"}, PageState.FROM_AFAR),
        ({"container": "podman"}, PageState.IN_CONTAINER),
    ],
)
def test_nothing_is_started_where_nobody_would_see_it(
    session: dict[str, str], answer: PageState, opener: Opener, tmp_path: Path
) -> None:
    opened = tmp_path / "opened"
    environ = opener(f"touch {opened}")
    del environ["DISPLAY"]

    assert browser({**environ, **session}).open(PAGE) is answer
    assert not opened.exists()


@only_on_linux
@pytest.mark.parametrize("display", [{"DISPLAY": ":0"}, {"DISPLAY": "unix:1"}, {"WAYLAND_DISPLAY": "wayland-0"}])
def test_a_screen_of_this_computer_is_used_also_by_who_signed_in_from_afar(
    display: dict[str, str], opener: Opener
) -> None:
    environ = opener("exit 0")
    del environ["DISPLAY"]
    from_afar = {"SSH_CONNECTION": "10.0.0.5 50022 10.0.0.9 22"}

    assert browser({**environ, **from_afar, **display}).open(PAGE) is PageState.ASKED


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_who_is_signed_in_over_ssh_would_not_see_the_screen_of_that_computer(platform: str) -> None:
    far = browser({"SSH_CONNECTION": "10.0.0.5 50022 10.0.0.9 22"}, platform=platform)

    assert far.open(PAGE) is PageState.FROM_AFAR


@only_on_linux
@pytest.mark.parametrize("mark", [".dockerenv", "run/.containerenv"])
def test_a_container_without_a_browser_says_so(mark: str, nothing_installed: None, computer: Path) -> None:
    put(computer / mark)

    assert browser({"DISPLAY": ":0"}, root=computer).open(PAGE) is PageState.IN_CONTAINER


@only_on_linux
def test_a_container_that_can_ask_its_host_is_like_any_desktop(opener: Opener, computer: Path) -> None:
    put(computer / "run/.containerenv")

    assert browser(opener("exit 0"), root=computer).open(PAGE) is PageState.ASKED


# ── Linux inside Windows ─────────────────────────────────────────────────────────────────────────────

IN_WSL = {"WSL_DISTRO_NAME": "Ubuntu"}


@only_on_linux
def test_inside_windows_its_own_browser_is_asked_also_without_a_screen_of_linux(
    opener: Opener, tmp_path: Path, computer: Path
) -> None:
    told = tmp_path / "told"
    environ = opener("exit 3")
    del environ["DISPLAY"]
    install(computer / "mnt/c/Windows/System32/rundll32.exe", f'printf "%s|" "$@" > {told}')

    assert browser({**environ, **IN_WSL}, root=computer).open(PAGE) is PageState.ASKED
    assert told.read_text() == f"url.dll,FileProtocolHandler|{PAGE}|"


@only_on_linux
def test_the_kernel_tells_when_the_environment_was_not_handed_on(nothing_installed: None, computer: Path) -> None:
    put(computer / "proc/sys/kernel/osrelease", "5.15.167.4-microsoft-standard-WSL2\n")

    assert browser({}, root=computer).open(PAGE) is PageState.IN_WSL


@only_on_linux
def test_where_windows_takes_nothing_a_browser_of_linux_may(opener: Opener, computer: Path) -> None:
    assert browser({**opener("exit 0"), **IN_WSL}, root=computer).open(PAGE) is PageState.ASKED
    assert browser({**opener("exit 3"), **IN_WSL}, root=computer).open(PAGE) is PageState.IN_WSL


@only_on_linux
def test_a_container_on_a_windows_computer_has_no_way_to_windows(nothing_installed: None, computer: Path) -> None:
    put(computer / "proc/sys/kernel/osrelease", "5.15.167.4-microsoft-standard-WSL2\n")
    put(computer / ".dockerenv")

    assert browser({}, root=computer).open(PAGE) is PageState.IN_CONTAINER


# ── what the browser gets ────────────────────────────────────────────────────────────────────────────


@only_on_linux
def test_the_browser_gets_the_persons_own_environment(opener: Opener, tmp_path: Path) -> None:
    told = tmp_path / "told"
    environ = {**opener(f"env > {told}"), "LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/own", "_PYI_X": "1"}

    browser(environ).open(PAGE)

    lines = told.read_text().splitlines()
    assert "LD_LIBRARY_PATH=/own" in lines
    assert not any("/bundle" in line or line.startswith("_PYI_") for line in lines)


def browser(environ: dict[str, str], platform: str = sys.platform, root: Path = NOTHING_TOLD) -> SystemBrowser:
    """Files of the computer that runs the tests say nothing here, nor does its browser open: it has a PATH of ours."""
    return SystemBrowser({"PATH": os.environ["PATH"], **environ}, platform=platform, root=root)


def install(program: Path, script: str) -> None:
    put(program, f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def put(file: Path, text: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
