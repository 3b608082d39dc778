import os
import sys

import pytest

from rak_desktop.adapters.users_environment import users_own


def test_outside_a_bundle_the_library_path_is_the_persons_own() -> None:
    assert users_own({"LD_LIBRARY_PATH": "/own", "PATH": "/bin"}) == {"LD_LIBRARY_PATH": "/own", "PATH": "/bin"}


def test_inside_a_bundle_a_library_path_that_nobody_had_is_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert users_own({"LD_LIBRARY_PATH": "/bundle", "PATH": "/bin"}) == {"PATH": "/bin"}


def test_nothing_that_leads_into_the_bundle_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/harbour/_internal", raising=False)
    environ = {
        "PATH": os.pathsep.join(("/opt/harbour/_internal", "/usr/bin", "/bin")),
        "XDG_DATA_DIRS": os.pathsep.join(("/opt/harbour/_internal/share", "/usr/share")),
        "QT_PLUGIN_PATH": "/opt/harbour/_internal/PySide6/Qt/plugins",
        "SSL_CERT_FILE": "/opt/harbour/_internal/certifi/cacert.pem",
        "_PYI_APPLICATION_HOME_DIR": "/opt/harbour/_internal",
        "HOME": "/home/ingrid",
        "EMPTY": "",
        "BESIDE": "/opt/harbour/_internals",
    }

    assert users_own(environ) == {
        "PATH": os.pathsep.join(("/usr/bin", "/bin")),
        "XDG_DATA_DIRS": "/usr/share",
        "HOME": "/home/ingrid",
        "EMPTY": "",
        "BESIDE": "/opt/harbour/_internals",
    }


def test_a_persons_own_plug_ins_and_certificates_stay_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/harbour/_internal", raising=False)

    assert users_own({"SSL_CERT_FILE": "/etc/ssl/own.pem"}) == {"SSL_CERT_FILE": "/etc/ssl/own.pem"}
