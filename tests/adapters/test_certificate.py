"""Who made a certificate and when it is valid, read from its bytes."""

import base64
from datetime import UTC, datetime

import pytest

from rak_desktop.adapters.certificate import Certificate, read_certificate

# Made once for this test, its private key thrown away: issuer O=Example Antivirus, CN=Web Shield Root.
DER = base64.b64decode(
    "MIIBMDCB16ADAgECAgEHMAoGCCqGSM49BAMCMDYxGjAYBgNVBAoMEUV4YW1wbGUgQW50aXZpcnVzMRgwFgYDVQQDDA9XZWIgU2hp"
    "ZWxkIFJvb3QwIBcNMjYwMTAyMDMwNDA1WhgPMjA1MTAxMDIwMzA0MDVaMAwxCjAIBgNVBAMMAXgwWTATBgcqhkjOPQIBBggqhkjO"
    "PQMBBwNCAAS1KmFAbay2wyarTfwLKU2dbwUP6LEOXH4749oNVGw8IcMxyji1QihjnyzhiUSDXj4iBoxzQ3mjK77IV5PAGu70MAoG"
    "CCqGSM49BAMCA0gAMEUCIDl1LkCHxhJOczFWee7fsRCpavV9Bt0OT/sFdG94tOHuAiEAs71doDnEd8JjMFL0OID1YWqMMnz70xnF"
    "5p3UMhR6xT0="
)


def test_the_organisation_and_the_dates_are_read() -> None:
    assert read_certificate(DER) == Certificate(
        "Example Antivirus", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(2051, 1, 2, 3, 4, 5, tzinfo=UTC)
    )


def test_without_an_organisation_the_common_name_is_taken() -> None:
    unknown_kind = DER.replace(b"\x55\x04\x0a", b"\x55\x04\x7f")

    assert read_certificate(unknown_kind).issuer == "Web Shield Root"


@pytest.mark.parametrize("length", range(0, 120, 7))
def test_a_piece_of_a_certificate_is_none(length: int) -> None:
    with pytest.raises(ValueError, match="not a certificate"):
        read_certificate(DER[:length])


@pytest.mark.parametrize("der", [b"", b"\x30", b"\x30\x00", b"\x30\x02\x30\x00", b"hello", b"\x30\x84\xff\xff\xff\xff"])
def test_something_else_is_no_certificate(der: bytes) -> None:
    with pytest.raises(ValueError, match="not a certificate"):
        read_certificate(der)
