"""Help itself: the number and the code to read out, whom to call, and what else can be done."""

from collections.abc import Iterator
from dataclasses import replace

from rak_desktop.core.support_code import support_code
from rak_desktop.flows.helping.events import CheckComputer, MakeReport, ShowAbout, ShowLog
from rak_desktop.screens.actions import Action, CloseWindow, CopyText, Icon, OpenSupportView
from rak_desktop.screens.blocks import FactCard, FactRow, Hint, Links
from rak_desktop.screens.helping.frame import About, framed
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.spelling import said_aloud


def help_screen(about: About, words: Words) -> Screen:
    """The number of the screen that help is about stays at the foot: that is what the phone asks for."""
    number = about.situation.screen
    screen = framed(
        number,
        "help",
        words,
        title=words("Help"),
        lead=words("If somebody helps you, read this out to them, or send it."),
        blocks=(
            FactCard(words("To read out"), tuple(_to_read_out(about, words))),
            *whom_to_ask(about, words),
            Hint(Icon.LOCK, words("Nobody who helps you needs the key. Never read it out or send it.")),
            Links(
                (
                    Action(words("Check this computer"), CheckComputer()),
                    Action(words("Make a report"), MakeReport()),
                    Action(words("What was logged"), ShowLog()),
                    Action(words("For support staff"), OpenSupportView()),
                    Action(words("About this program"), ShowAbout()),
                ),
                lead=words("More help"),
            ),
        ),
        main=Action(words("Close"), CloseWindow()),
    )
    return replace(screen, help_number=about.help_number, situation=about.situation)


def _to_read_out(about: About, words: Words) -> Iterator[FactRow]:
    code = support_code(about.situation)
    copy = Action(words("Copy"), CopyText(str(code), words("Copied")), Icon.COPY)
    yield FactRow(
        Icon.HELP,
        words("Help number {number}", number=about.help_number),
        words("Which screen you see, and what happened there."),
    )
    yield FactRow(Icon.CLIPBOARD, words("Support code {code}", code=code), said_aloud(code, words), action=copy)
    yield FactRow(Icon.DOTS, words("In digits only"), code.digits)


def whom_to_ask(about: About, words: Words) -> Iterator[FactCard]:
    """The vendor's support, where a vendor is known."""
    profile = about.profile
    if profile is None or not (profile.support_contact or profile.help_page):
        return
    rows = []
    if profile.support_contact:
        rows.append(FactRow(Icon.PERSON, words("You reach {app} at", app=profile.name), profile.support_contact))
    if profile.help_page:
        rows.append(FactRow(Icon.GLOBE, words("There is help on this page"), profile.help_page))
    yield FactCard(words("Whom to ask"), tuple(rows))
