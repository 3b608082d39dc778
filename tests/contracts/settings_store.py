"""What every settings store promises, the file and the one in memory alike."""

from dataclasses import replace

from rak_desktop.core.settings import Chosen, Theme
from rak_desktop.ports.settings_store import SettingsStore

EVERYTHING = Chosen(
    language="pt_BR",
    theme=Theme.DARK,
    ca_file="/home/größe/company root.pem",
    proxy="http://proxy.example:3128",
    health_checks=False,
)


class SettingsStoreContract:
    """Wants a fixture `settings`, where nothing was chosen yet."""

    def test_at_first_nothing_is_chosen_and_nothing_is_odd(self, settings: SettingsStore) -> None:
        assert settings.load() == Chosen()
        assert settings.oddities() == ()

    def test_what_was_chosen_is_there_again(self, settings: SettingsStore) -> None:
        settings.save(EVERYTHING)

        assert settings.load() == EVERYTHING
        assert settings.oddities() == ()

    def test_a_choice_can_be_taken_back(self, settings: SettingsStore) -> None:
        settings.save(EVERYTHING)

        settings.save(replace(EVERYTHING, theme=None, health_checks=None))

        assert settings.load() == replace(EVERYTHING, theme=None, health_checks=None)

    def test_choosing_as_the_system_is_a_choice(self, settings: SettingsStore) -> None:
        settings.save(Chosen(language="", theme=Theme.SYSTEM))

        assert settings.load() == Chosen(language="", theme=Theme.SYSTEM)

    def test_it_says_where_the_choices_stand(self, settings: SettingsStore) -> None:
        assert settings.place
