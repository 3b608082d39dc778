"""Which widget paints which block."""

from collections.abc import Callable
from typing import Any

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.account_card import AccountCardView
from rak_desktop.qt.widgets.address_line import AddressLineView
from rak_desktop.qt.widgets.banner import BannerView
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.check_list import CheckListView
from rak_desktop.qt.widgets.code_field import CodeFieldView
from rak_desktop.qt.widgets.code_text import CodeTextView
from rak_desktop.qt.widgets.connection_list import ConnectionListView
from rak_desktop.qt.widgets.disclosure import DisclosureView
from rak_desktop.qt.widgets.fact_card import FactCardView
from rak_desktop.qt.widgets.hint import HintView, NoteView
from rak_desktop.qt.widgets.links import LinksView
from rak_desktop.qt.widgets.name_field import NameFieldView
from rak_desktop.qt.widgets.numbered_steps import NumberedStepsView
from rak_desktop.qt.widgets.permission_table import PermissionTableView
from rak_desktop.qt.widgets.pictures.journey import JourneyPictureView
from rak_desktop.qt.widgets.pictures.two_keys import TwoKeysPictureView
from rak_desktop.qt.widgets.public_key_field import PublicKeyFieldView
from rak_desktop.qt.widgets.secret_field import SecretFieldView
from rak_desktop.qt.widgets.settings_card import SettingsCardView
from rak_desktop.qt.widgets.sheet import SheetView
from rak_desktop.qt.widgets.support_board import SupportBoardView
from rak_desktop.screens import blocks

PAINTERS: dict[type, Callable[[Theme], BlockWidget[Any]]] = {
    blocks.FactCard: FactCardView,
    blocks.Hint: HintView,
    blocks.Note: NoteView,
    blocks.AddressLine: AddressLineView,
    blocks.JourneyPicture: JourneyPictureView,
    blocks.NumberedSteps: NumberedStepsView,
    blocks.TwoKeysPicture: TwoKeysPictureView,
    blocks.SecretField: SecretFieldView,
    blocks.PublicKeyField: PublicKeyFieldView,
    blocks.CheckList: CheckListView,
    blocks.AccountCard: AccountCardView,
    blocks.PermissionTable: PermissionTableView,
    blocks.NameField: NameFieldView,
    blocks.ConnectionList: ConnectionListView,
    blocks.CodeField: CodeFieldView,
    blocks.SupportBoard: SupportBoardView,
    blocks.SettingsCard: SettingsCardView,
    blocks.CodeText: CodeTextView,
    blocks.Disclosure: DisclosureView,
    blocks.Sheet: SheetView,
    blocks.Links: LinksView,
    blocks.Banner: BannerView,
}


def painter_of(kind: type) -> Callable[[Theme], BlockWidget[Any]]:
    """The widget for blocks of this type."""
    return PAINTERS[kind]
