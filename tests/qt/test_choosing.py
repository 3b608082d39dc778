"""The window without a vendor's profile: from the file to the walk, in one window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from rak_desktop.adapters.profile_installer import FolderProfileInstaller
from rak_desktop.core.peer import Peer
from rak_desktop.flows.choose_app.events import FilePicked
from rak_desktop.flows.choose_app.steps import Choosing, Chosen, Ended, Offered, Refused
from rak_desktop.flows.connect.events import Back, Closed, HaveKey, KeyEntered, Started
from rak_desktop.flows.connect.steps import Installing, Welcome
from rak_desktop.ports.profile_installer import ProfileInstaller
from rak_desktop.qt.choosing import ChoosingDesk
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.resources import permission_catalogue
from rak_desktop.screens.actions import CopyText, ShowHelp
from tests.fakes.keys import LIVE_KEY, pasted
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_installer import HARBOUR_FILE
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.services import MemoryServices
from tests.qt.hands import click, press, until_shown
from tests.support.packages import entry, manifest, packed


class PlainBuild(MemoryServices):
    """No app came with the program; files are really read and kept."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.library = MemoryProfileLibrary()

    @property
    def profile_installer(self) -> ProfileInstaller:
        return FolderProfileInstaller(self.paths.profiles, self.home / "none", permission_catalogue())


@pytest.fixture
def services(tmp_path: Path) -> PlainBuild:
    return PlainBuild(tmp_path / "rak")


@pytest.fixture
def desk(qtbot: QtBot, services: PlainBuild) -> Iterator[ChoosingDesk]:
    yield from opened(qtbot, services)


def opened(qtbot: QtBot, services: MemoryServices, file: str | None = None) -> Iterator[ChoosingDesk]:
    made = ChoosingDesk(services, file)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.finish())
    made.window.show()
    yield made


def sent(tmp_path: Path, data: bytes = b"", name: str = "harbour.rakprofile") -> str:
    path = tmp_path / name
    path.write_bytes(data or packed())
    return str(path)


def button(window: ConnectWindow, text: str) -> ActionButton:
    found = [b for b in window.findChildren(ActionButton) if b.isVisible() and b.text().replace("&&", "&") == text]
    assert found, f"no button {text}"
    return found[0]


def texts(window: ConnectWindow) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def test_from_the_vendors_file_to_the_walk_in_one_window(
    qtbot: QtBot, desk: ChoosingDesk, services: PlainBuild, tmp_path: Path
) -> None:
    desk.look_at(sent(tmp_path, packed(("profile.toml", b'accent = "#b00040"'))))
    qtbot.waitUntil(lambda: isinstance(desk.flow.step, Offered))
    assert not services.home.exists(), "nothing is written before the yes"
    assert "https://marketplace.stripe.com/apps/install/link/com.example.harbour" in texts(desk.window)

    click(button(desk.window, "Use this app"))
    qtbot.waitUntil(lambda: desk.connecting is not None)

    assert desk.connecting
    assert isinstance(desk.connecting.flow.step, Welcome)
    assert desk.connecting.window is desk.window
    assert desk.window.windowTitle() == "Connect Harbour Tickets to Stripe"
    assert (services.paths.profiles / "com.example.harbour" / "stripe-app.json").is_file()
    click(button(desk.window, "Start"))
    assert isinstance(desk.connecting.flow.step, Installing)


def test_not_this_one_writes_nothing(qtbot: QtBot, desk: ChoosingDesk, services: PlainBuild, tmp_path: Path) -> None:
    desk.look_at(sent(tmp_path))
    qtbot.waitUntil(lambda: isinstance(desk.flow.step, Offered))

    press(desk.window, Qt.Key.Key_Escape)

    assert desk.flow.step == Choosing()
    assert not services.home.exists()


def test_a_hostile_file_is_refused_and_writes_nothing(
    qtbot: QtBot, desk: ChoosingDesk, services: PlainBuild, tmp_path: Path
) -> None:
    desk.look_at(sent(tmp_path, packed((entry("../../autostart/x.json"), b"{}"))))
    qtbot.waitUntil(lambda: isinstance(desk.flow.step, Refused))

    assert "This file cannot be used" in texts(desk.window)
    assert {path.name for path in tmp_path.rglob("*")} <= {"harbour.rakprofile", "home"}
    assert not services.home.exists()


def test_markup_in_a_name_is_painted_as_plain_text(qtbot: QtBot, desk: ChoosingDesk, tmp_path: Path) -> None:
    name = "<h1>Stripe</h1> & <img src=file:///etc/passwd>"
    desk.look_at(sent(tmp_path, packed(("stripe-app.json", manifest(name=name)), bare=True)))
    qtbot.waitUntil(lambda: isinstance(desk.flow.step, Offered))

    shown = [label for label in desk.window.findChildren(QLabel) if label.isVisible() and name in label.text()]
    assert shown
    assert {label.textFormat() for label in shown} == {Qt.TextFormat.PlainText}


def test_the_main_button_opens_the_systems_dialog_and_waits_for_nobody(
    qtbot: QtBot, desk: ChoosingDesk, tmp_path: Path
) -> None:
    path = sent(tmp_path)
    click(button(desk.window, "Open the vendor’s file"))
    dialog = desk.window.findChild(QFileDialog)
    assert dialog
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    assert "*.rakprofile" in dialog.nameFilters()[0]

    dialog.fileSelected.emit(path)
    dialog.close()

    qtbot.waitUntil(lambda: isinstance(desk.flow.step, Offered))


def test_a_folder_can_be_opened_instead(qtbot: QtBot, desk: ChoosingDesk, tmp_path: Path) -> None:
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "stripe-app.json").write_bytes(manifest())
    click(button(desk.window, "Open a folder instead"))
    dialog = desk.window.findChild(QFileDialog)
    assert dialog
    assert dialog.fileMode() is QFileDialog.FileMode.Directory

    dialog.fileSelected.emit(str(folder))
    dialog.close()

    qtbot.waitUntil(lambda: isinstance(desk.flow.step, Offered))


def dragged(*addresses: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    return data


def drop(window: ConnectWindow, data: QMimeData) -> bool:
    """Was it taken when it came over the window?"""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    return enter.isAccepted()


def test_a_file_can_be_dropped_onto_the_window(qtbot: QtBot, desk: ChoosingDesk, tmp_path: Path) -> None:
    assert drop(desk.window, dragged(QUrl.fromLocalFile(sent(tmp_path)).toString()))

    qtbot.waitUntil(lambda: isinstance(desk.flow.step, Offered))


@pytest.mark.parametrize("addresses", [(), ("https://example.com/x.rakprofile",), ("file:///a", "file:///b")])
def test_what_is_no_single_file_of_this_computer_is_not_taken(desk: ChoosingDesk, addresses: tuple[str, ...]) -> None:
    assert not drop(desk.window, dragged(*addresses))


def test_once_an_app_is_chosen_files_are_not_taken_any_more(qtbot: QtBot, services: PlainBuild) -> None:
    services.library = MemoryProfileLibrary(harbour_tickets())
    for desk in opened(qtbot, services):
        assert not drop(desk.window, dragged("file:///a"))


def test_the_only_app_that_is_here_is_not_asked_for(qtbot: QtBot, services: PlainBuild) -> None:
    services.library = MemoryProfileLibrary(harbour_tickets())
    for desk in opened(qtbot, services):
        assert desk.flow.step == Chosen(harbour_tickets())
        assert desk.connecting
        assert isinstance(desk.connecting.flow.step, Welcome)


def test_of_several_apps_one_is_chosen(qtbot: QtBot, services: PlainBuild) -> None:
    ferries = harbour_tickets(app_id="com.example.ferry", name="Coast & Ferries")
    services.library = MemoryProfileLibrary(ferries, harbour_tickets())
    for desk in opened(qtbot, services):
        assert button(desk.window, "Connect").accessibleDescription() == "Coast & Ferries"

        click(button(desk.window, "Connect"))

        assert desk.flow.step == Chosen(ferries)


def test_from_welcome_there_is_a_way_back_to_another_app(qtbot: QtBot, services: PlainBuild) -> None:
    harbour = harbour_tickets(accent="#b00040")
    services.library = MemoryProfileLibrary(harbour)
    for desk in opened(qtbot, services):
        first = desk.connecting
        assert first

        click(button(desk.window, "Another app"))

        assert desk.flow.step == Choosing((harbour,))
        assert desk.window.windowTitle() == "Connect an app to Stripe"
        first.flow.send(Started())
        assert desk.window.windowTitle() == "Connect an app to Stripe", "what was left no longer paints"
        click(button(desk.window, "Connect"))
        assert desk.connecting is not first
        assert desk.window.windowTitle() == "Connect Harbour Tickets to Stripe"


def test_a_key_that_waits_on_welcome_is_not_left_by_the_way(qtbot: QtBot, services: PlainBuild) -> None:
    services.library = MemoryProfileLibrary(harbour_tickets())
    for desk in opened(qtbot, services):
        assert desk.connecting
        for event in (HaveKey(), KeyEntered(pasted(LIVE_KEY)), Back(), Back()):
            desk.connecting.flow.send(event)

        assert isinstance(desk.connecting.flow.step, Welcome)
        assert "Another app" not in [b.text() for b in desk.window.findChildren(ActionButton) if b.isVisible()]


def test_a_vendors_own_build_is_for_that_vendors_app(qtbot: QtBot, tmp_path: Path) -> None:
    class VendorsBuild(MemoryServices):
        @property
        def is_vendors_build(self) -> bool:
            return True

    for desk in opened(qtbot, VendorsBuild(tmp_path)):
        assert "Another app" not in [b.text() for b in desk.window.findChildren(ActionButton) if b.isVisible()]


def test_a_file_named_at_the_start_is_looked_at_also_beside_the_only_app(qtbot: QtBot, tmp_path: Path) -> None:
    services = MemoryServices(tmp_path)
    for desk in opened(qtbot, services, HARBOUR_FILE):
        qtbot.waitUntil(lambda: isinstance(desk.flow.step, Offered))  # noqa: B023 - waited for in the same round


def test_practising_waits_in_a_window_of_its_own_and_comes_back(qtbot: QtBot, desk: ChoosingDesk) -> None:
    click(button(desk.window, "Practise first"))
    [practice] = [w for w in QApplication.topLevelWidgets() if isinstance(w, ConnectWindow) and w.isVisible()]
    assert practice is not desk.window
    assert "Practice: nothing here reaches Stripe or your real keys." in texts(practice)
    assert "Practise first" not in [b.text() for b in practice.findChildren(ActionButton) if b.isVisible()]

    practice.intended.emit(Closed())

    assert desk.window.isVisible()
    assert not practice.isVisible()
    assert desk.flow.step == Choosing()


def test_help_and_copying_work_before_there_is_an_app(desk: ChoosingDesk) -> None:
    desk.window.intended.emit(CopyText("RAK-PRO-92", "Copied"))
    desk.window.intended.emit(ShowHelp())

    assert desk.helper.desk is not None
    assert "Help number 1-00" in texts(until_shown(desk.helper.desk.window))
    assert QGuiApplication.clipboard().text() == "RAK-PRO-92"


def test_closing_ends_it(desk: ChoosingDesk) -> None:
    desk.window.close()

    assert desk.flow.step == Ended()
    assert not desk.window.isVisible()


def test_an_answer_that_arrives_after_closing_changes_nothing(qtbot: QtBot, desk: ChoosingDesk, tmp_path: Path) -> None:
    desk.flow.send(FilePicked(sent(tmp_path)))
    desk.window.close()

    qtbot.wait(50)

    assert desk.flow.step == Ended()


def test_a_stand_in_for_stripe_is_told_before_an_app_is_chosen(qtbot: QtBot, services: PlainBuild) -> None:
    services.peer = Peer.STAND_IN

    for desk in opened(qtbot, services):
        assert any(text.startswith("Not Stripe") for text in texts(desk.window))
