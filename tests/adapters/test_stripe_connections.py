"""What a refused certificate is told to be, by the number of whoever refused it."""

import ssl
from datetime import UTC, datetime, timedelta

import pytest

from rak_desktop.adapters.certificate import Certificate
from rak_desktop.adapters.stripe_connections import _why_refused
from rak_desktop.core.codes import Code

NOW = datetime.now(UTC)
GOOD = Certificate("Example Antivirus", NOW - timedelta(days=1), NOW + timedelta(days=1))


def refused(number: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("refused")
    error.verify_code = number
    return error


@pytest.mark.parametrize("number", [62, 64, 0x800B010F, -67602], ids=["OpenSSL", "an address", "Windows", "macOS"])
def test_a_certificate_for_another_name_is_told_as_that(number: int) -> None:
    told = _why_refused(refused(number), GOOD)

    assert (told.code, told.facts["problem"]) == (Code.CERTIFICATE_WRONG, "other name")


@pytest.mark.parametrize("number", [20, 0x800B0109, -67843], ids=["OpenSSL", "Windows", "macOS"])
def test_a_maker_whom_nobody_knows_reads_along(number: int) -> None:
    assert _why_refused(refused(number), GOOD).code is Code.READING_ALONG
