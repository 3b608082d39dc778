"""What Help says: the number to read out over the phone, and whom to call."""

from dataclasses import dataclass

from rak_desktop.core.profile import AppProfile
from rak_desktop.core.support_code import support_code
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.spelling import said_aloud


@dataclass(frozen=True)
class Help:
    """One small dialog."""

    title: str
    text: str
    close: str
    support: str


def help_for(screen: Screen, profile: AppProfile | None, words: Words) -> Help:
    """The help for what is on the screen now."""
    sentences = [words("If somebody helps you, tell them this number: {number}", number=screen.help_number)]
    code = support_code(screen.situation)
    sentences.append(words("Support code: {code}", code=code))
    sentences.append(words("Said aloud: {words}", words=said_aloud(code, words)))
    sentences.append(words("In digits only: {digits}", digits=code.digits))
    if profile and profile.support_contact:
        sentences.append(words("You reach {app} at {contact}.", app=profile.name, contact=profile.support_contact))
    if profile and profile.help_page:
        sentences.append(words("There is help on this page: {page}", page=profile.help_page))
    sentences.append(words("Nobody who helps you needs the key. Never read it out or send it."))
    return Help(words("Help"), "\n\n".join(sentences), words("Close"), words("For support staff"))
