"""What Help says: the number to read out over the phone, and whom to call."""

from dataclasses import dataclass

from rak_desktop.core.profile import AppProfile
from rak_desktop.screens.screen import Banner, Screen
from rak_desktop.wording.catalogue import Words


@dataclass(frozen=True)
class Help:
    """One small dialog."""

    title: str
    text: str
    close: str


def help_for(screen: Screen, profile: AppProfile | None, words: Words) -> Help:
    """The help for what is on the screen now."""
    sentences = [words("If somebody helps you, tell them this number: {number}", number=screen.help_number)]
    code = next((block.code for block in screen.blocks if isinstance(block, Banner) and block.code), None)
    if code:
        sentences.append(words("The code of what happened is {code}.", code=code))
    if profile and profile.support_contact:
        sentences.append(words("You reach {app} at {contact}.", app=profile.name, contact=profile.support_contact))
    if profile and profile.help_page:
        sentences.append(words("There is help on this page: {page}", page=profile.help_page))
    sentences.append(words("Nobody who helps you needs the key. Never read it out or send it."))
    return Help(words("Help"), "\n\n".join(sentences), words("Close"))
