"""What every profile installer promises, the one over folders and the one in memory alike."""

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.ports.profile_installer import ProfileInstaller


class ProfileInstallerContract:
    """Wants a fixture `installer` that knows nothing yet, and `offered`, the path of a file of Harbour Tickets."""

    def test_what_was_read_can_be_installed(self, installer: ProfileInstaller, offered: str) -> None:
        offer = installer.read(offered)

        assert offer.profile.name == "Harbour Tickets"
        assert offer.profile.logo is None
        assert offer.replaces is None
        assert installer.install(offer).app_id == offer.profile.app_id

    def test_what_is_there_already_is_named(self, installer: ProfileInstaller, offered: str) -> None:
        installer.install(installer.read(offered))

        assert installer.read(offered).replaces == "Harbour Tickets"

    def test_what_is_not_there_is_said_so(self, installer: ProfileInstaller) -> None:
        with pytest.raises(ProfileError) as error:
            installer.read("/no/such/file.rakprofile")

        assert error.value.code is Code.PROFILE_NOT_FOUND
        assert error.value.facts["file"] == "file.rakprofile"
