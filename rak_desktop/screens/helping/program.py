"""What this program is: its version, who made it, and under which licences it comes."""

from dataclasses import replace

from rak_desktop.core.names import OWN_NAME
from rak_desktop.flows.helping.steps import AtAbout
from rak_desktop.screens.actions import Action, CloseWindow, Icon
from rak_desktop.screens.blocks import FactCard, FactRow, Sheet
from rak_desktop.screens.helping.frame import About, back, framed
from rak_desktop.screens.helping.help import whom_to_ask
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words

_MAKER = "RAK Desktop contributors"


def program_screen(step: AtAbout, about: About, words: Words) -> Screen:
    """The licences' own texts are English, as their makers wrote them. Like Help itself it has no number of its own."""
    made_with = FactRow(
        Icon.COMPUTER,
        words("Qt, for its windows"),
        words(
            "It is used under the GNU Lesser General Public License, version 3. You may put a Qt of your own in its "
            "place; the licences below say how, and how you get its source."
        ),
    )
    made_by = FactRow(
        Icon.PEOPLE,
        words("Made by {maker}", maker=_MAKER),
        words("You may use it, change it and pass it on under the MIT licence."),
    )
    screen = framed(
        about.situation.screen,
        "about",
        words,
        title=words("About this program"),
        lead=words("{program}, version {version}", program=OWN_NAME, version=step.version)
        if step.version
        else OWN_NAME,
        blocks=(
            FactCard(words("This program"), (made_by, made_with)),
            *whom_to_ask(about, words),
            *((Sheet(words("Licences"), step.licences),) if step.licences else ()),
        ),
        main=Action(words("Close"), CloseWindow()),
        others=(back(words),),
    )
    return replace(screen, help_number=about.help_number, situation=about.situation)
