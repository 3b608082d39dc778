"""Which widget paints which block. Each is loaded when a page first has such a block, or beside the open window."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.screens import blocks

# block -> module in this package, class
PAINTERS: dict[type, tuple[str, str]] = {
    blocks.FactCard: ("fact_card", "FactCardView"),
    blocks.Hint: ("hint", "HintView"),
    blocks.Note: ("hint", "NoteView"),
    blocks.AddressLine: ("address_line", "AddressLineView"),
    blocks.JourneyPicture: ("pictures.journey", "JourneyPictureView"),
    blocks.NumberedSteps: ("numbered_steps", "NumberedStepsView"),
    blocks.TwoKeysPicture: ("pictures.two_keys", "TwoKeysPictureView"),
    blocks.SecretField: ("secret_field", "SecretFieldView"),
    blocks.PublicKeyField: ("public_key_field", "PublicKeyFieldView"),
    blocks.CheckList: ("check_list", "CheckListView"),
    blocks.AccountCard: ("account_card", "AccountCardView"),
    blocks.PermissionTable: ("permission_table", "PermissionTableView"),
    blocks.NameField: ("name_field", "NameFieldView"),
    blocks.ConnectionList: ("connection_list", "ConnectionListView"),
    blocks.CodeField: ("code_field", "CodeFieldView"),
    blocks.SupportBoard: ("support_board", "SupportBoardView"),
    blocks.SettingsCard: ("settings_card", "SettingsCardView"),
    blocks.CodeText: ("code_text", "CodeTextView"),
    blocks.Disclosure: ("disclosure", "DisclosureView"),
    blocks.Sheet: ("sheet", "SheetView"),
    blocks.Links: ("links", "LinksView"),
    blocks.Banner: ("banner", "BannerView"),
}


def painter_of(kind: type) -> Callable[[Theme], BlockWidget[Any]]:
    """The widget for blocks of this type."""
    module, name = PAINTERS[kind]
    painter: Callable[[Theme], BlockWidget[Any]] = getattr(import_module(f"{__package__}.{module}"), name)
    return painter
