"""Screen 12 too: how other programs get the key, as pieces to copy for whoever writes such a program."""

from rak_desktop.core.connection import Connection
from rak_desktop.flows.connect.events import Back
from rak_desktop.flows.connections.events import ProgramsAsked, SnippetChosen
from rak_desktop.flows.connections.steps import Explaining
from rak_desktop.screens.actions import Action, CopyText, Icon
from rak_desktop.screens.blocks import Choice, CodeText, Hint, SettingRow, SettingsCard
from rak_desktop.screens.connect.frame import mode_word
from rak_desktop.screens.connections.frame import framed
from rak_desktop.screens.connections.one import NUMBER
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words


def other_programs_screen(step: Explaining, words: Words) -> Screen | None:
    """The piece in the chosen language, with the connection's own ids; None when it was taken away meanwhile."""
    connection = step.shelf.find(step.id)
    if connection is None:
        return None
    snippet = step.snippets[step.chosen].for_connection(connection)
    return framed(
        NUMBER,
        "other-programs",
        step.shelf,
        words,
        title=words("How other programs get the key"),
        lead=words("For whoever writes such a program. It asks each time it starts, and keeps the key nowhere."),
        blocks=(
            SettingsCard(words("Which piece"), (_shop(step, connection, words), _language(step, words))),
            CodeText(
                words("The code for {language}", language=snippet.name),
                snippet.text,
                Action(words("Copy"), CopyText(snippet.text, words("Copied")), Icon.COPY),
            ),
            Hint(Icon.LOCK, _way(words, uses_helper=snippet.uses_helper)),
        ),
        others=(Action(words("Back"), Back()),),
        about=step.id,
        may_leave=False,
        wide=True,
    )


def _shop(step: Explaining, connection: Connection, words: Words) -> SettingRow:
    kept = step.shelf.connections
    options = tuple(Action(_name(each, words), ProgramsAsked(each.id)) for each in kept)
    return SettingRow(
        words("Shop"),
        connection.slot.service,
        connection.label,
        Choice(options, [each.id for each in kept].index(connection.id)),
    )


def _name(connection: Connection, words: Words) -> str:
    return words("{shop}, {mode}", shop=connection.label, mode=mode_word(connection.id.mode, words))


def _language(step: Explaining, words: Words) -> SettingRow:
    options = tuple(Action(each.name, SnippetChosen(place)) for place, each in enumerate(step.snippets))
    name = step.snippets[step.chosen].name
    return SettingRow(
        words("Written in"), words("What the other program is written in"), name, Choice(options, step.chosen)
    )


def _way(words: Words, *, uses_helper: bool) -> str:
    if uses_helper:
        return words("It asks this program, which never makes your computer ask for a password by surprise.")
    return words("It reads your password store itself, which may then ask for its password.")
