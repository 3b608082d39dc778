"""Screen 8: all that holds, with who decided it; what only an administrator can change is shown, and no more."""

from rak_desktop.core.policy import Effective, Source
from rak_desktop.core.settings import Theme
from rak_desktop.flows.connect.events import Back
from rak_desktop.flows.connections.events import SettingChosen
from rak_desktop.flows.connections.steps import Setting
from rak_desktop.screens.actions import Action, PickFile, Tone
from rak_desktop.screens.blocks import Banner, Block, Choice, Note, SettingRow, SettingsCard, TextEntry
from rak_desktop.screens.connect.frame import banner_of
from rak_desktop.screens.connections.frame import framed
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words, beginning
from rak_desktop.wording.languages import Language
from rak_desktop.wording.settings import ITEMS, SOURCES, said_oddity, said_value

NUMBER = 8
HERE = ("language", "theme", "ca_file", "proxy", "health_checks")
_CERTIFICATES = (".pem", ".crt", ".cer")


def settings_screen(step: Setting, languages: tuple[Language, ...], words: Words) -> Screen:
    """`languages` are those that can be had here."""
    banner = _banner(step, words)
    return framed(
        NUMBER,
        "settings",
        step.shelf,
        words,
        title=words("Settings"),
        lead=words("They apply to this program, on this computer and under your sign-in."),
        blocks=(
            *((banner,) if banner else ()),
            *_oddities(step, words),
            SettingsCard(words("Settings"), tuple(_row(item, step, languages, words) for item in HERE)),
            *_administrators(step, words),
        ),
        others=(Action(words("Back"), Back()),),
        trouble=step.trouble,
        announcement=banner.title if banner else "",
        may_leave=False,
    )


def _banner(step: Setting, words: Words) -> Banner | None:
    if step.trouble:
        return banner_of(step.trouble, words)
    if step.refused:
        item = words(ITEMS[step.refused.item])
        why = said_oddity(type(step.refused)("", item, step.refused.reason), words)
        return Banner(Tone.WARNING, words("That cannot be used"), why)
    return None


def _oddities(step: Setting, words: Words) -> tuple[Block, ...]:
    """What somebody wrote elsewhere and does not hold, with the place where it can be mended."""
    said = (words("{place}: {what}", place=odd.place, what=said_oddity(odd, words)) for odd in step.oddities)
    return tuple(Banner(Tone.WARNING, words("Something that is set does not apply"), text) for text in said)


def _row(item: str, step: Setting, languages: tuple[Language, ...], words: Words) -> SettingRow:
    effective: Effective[object] = getattr(step.settings, item)
    control, source = _control(item, effective, languages, words), _source(effective, words)
    value = said_value(item, effective.value, words)
    buttons_only = isinstance(control, tuple) and not effective.locked
    detail = words("{value}, {source}", value=value, source=source) if buttons_only else source
    return SettingRow(
        name=words(ITEMS[item]),
        detail=beginning(detail),
        value=control.options[control.chosen].text if isinstance(control, Choice) else value,
        control=control,
        locked=effective.locked,
    )


def _source(effective: Effective[object], words: Words) -> str:
    """The place, too, where only an administrator can change or mend it."""
    source = words(SOURCES[effective.source])
    is_theirs = effective.locked or effective.source is Source.UNREADABLE
    return words("{source}: {place}", source=source, place=effective.place) if is_theirs else source


def _control(
    item: str, effective: Effective[object], languages: tuple[Language, ...], words: Words
) -> Choice | TextEntry | tuple[Action, ...]:
    value = effective.value
    match item:
        case "language":
            named = tuple((each.own_name, each.tag) for each in languages)
            return _choice(item, ((words("As this computer"), None), *named), value or None)
        case "theme":
            looks = ((words("As this computer"), None), (words("Light"), "light"), (words("Dark"), "dark"))
            return _choice(item, looks, None if value is Theme.SYSTEM else getattr(value, "value", None))
        case "health_checks":
            return _choice(item, ((words("Yes"), True), (words("No"), False)), value)
        case "proxy":
            return TextEntry(item, str(value), words("Save"))
        case _:
            return _file(item, str(value), words)


def _choice(item: str, options: tuple[tuple[str, object], ...], value: object) -> Choice:
    values = [each for _, each in options]
    actions = tuple(Action(text, SettingChosen(item, each)) for text, each in options)
    return Choice(actions, values.index(value) if value in values else 0)


def _file(item: str, value: str, words: Words) -> tuple[Action, ...]:
    pick = PickFile(words("Choose the file with the certificates"), words("Certificates"), _CERTIFICATES)
    none = Action(words("Use none"), SettingChosen(item, None))
    return (Action(words("Choose a file"), pick), *((none,) if value else ()))


def _administrators(step: Setting, words: Words) -> tuple[Block, ...]:
    """What else holds, for whoever wonders why something is not offered. Only an administrator can change it."""
    others = ((item, effective) for item, effective in step.settings.items() if item not in HERE)
    return tuple(
        Note(
            words(
                "{name}: {value}, {source}",
                name=words(ITEMS[item]),
                value=said_value(item, effective.value, words),
                source=_source(effective, words),
            )
        )
        for item, effective in others
    )
