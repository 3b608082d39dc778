"""Whoever asks whether this is a container, or Linux inside Windows, gets the same answer."""

from pathlib import Path

import pytest

from rak_desktop.adapters.inner_linux import has_kernel_of_windows, is_in_container
from rak_desktop.adapters.sign_in import CONTAINER, place
from rak_desktop.adapters.system_browser import SystemBrowser
from rak_desktop.core.page_state import PageState


@pytest.mark.parametrize(
    ("environ", "mark", "answer"),
    [
        ({}, None, False),
        ({"container": ""}, None, False),
        ({"container": "podman"}, None, True),
        ({}, ".dockerenv", True),
        ({"container": ""}, "run/.containerenv", True),
    ],
)
def test_a_container_is_one_for_the_keychain_and_for_the_browser(
    environ: dict[str, str], mark: str | None, answer: bool, tmp_path: Path
) -> None:
    (tmp_path / "run").mkdir()
    if mark:
        (tmp_path / mark).touch()

    opened = SystemBrowser(environ, platform="linux", root=tmp_path).open("https://dashboard.stripe.com/")

    assert is_in_container(environ, tmp_path) is answer
    assert (place({"TERM": "xterm", **environ}, tmp_path) == CONTAINER) is answer
    assert opened is (PageState.IN_CONTAINER if answer else PageState.NO_SCREEN)


@pytest.mark.parametrize(
    ("release", "answer"),
    [
        ("6.1.0-18-amd64\n", False),
        ("5.15.153.1-microsoft-standard-WSL2\n", True),
        ("4.4.0-19041-Microsoft\n", True),
        (None, False),
    ],
)
def test_linux_inside_windows_is_known_by_its_kernel(release: str | None, answer: bool, tmp_path: Path) -> None:
    kernel = tmp_path / "proc/sys/kernel/osrelease"
    kernel.parent.mkdir(parents=True)
    if release is not None:
        kernel.write_text(release)

    assert has_kernel_of_windows(tmp_path) is answer
