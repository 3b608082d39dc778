"""Another language, chosen on the first page: everything says it at once, and next time too."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from rak_desktop.assembly import Services
from rak_desktop.core.errors import SettingsError
from rak_desktop.qt.application import speak
from rak_desktop.screens.screen import Screen
from rak_desktop.screens.speaking import with_languages
from rak_desktop.wording.catalogue import Words


def offering_languages(screen: Screen, services: Services, words: Words) -> Screen:
    """The first page with the languages; as it is where an administrator decided which one is spoken."""
    if services.settings.language.locked:
        return screen
    return with_languages(screen, services.languages, words)


def speak_from_now_on(tag: str, services: Services) -> Words:
    """The words of this language. Where the choice cannot be kept, it holds until the program is closed."""
    try:
        services.settings_store.save(replace(services.settings_store.load(), language=tag))
        services.language = None  # what is chosen goes before what the command line asked for
    except SettingsError:
        services.language = tag
    application = QApplication.instance()
    if isinstance(application, QApplication):
        speak(application, tag)
    return services.words
