"""Certificates made on the spot: a root called Example Antivirus, and what it signs.

Import it only where `cryptography` is installed: it comes with keyring on Linux and is no dependency of ours.
"""

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ISSUER = "Example Antivirus"


class Issuer:
    """`root` is the file that makes a system trust everything signed here."""

    def __init__(self, folder: Path, name: str = ISSUER) -> None:
        self._folder = folder
        self._name = name
        self._key = ec.generate_private_key(ec.SECP256R1())
        certificate = (
            _begun(name, name, self._key, (-400, 400))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(self._key, hashes.SHA256())
        )
        self.root = folder / "root.pem"
        self.root.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    def server(self, *, address: str = "127.0.0.1", days: tuple[int, int] = (-1, 30)) -> ssl.SSLContext:
        """What a server at this address needs; valid from day to day, counted from today."""
        file = self._folder / f"{address}.{days[0]}.{days[1]}.pem"
        if not file.exists():
            file.write_bytes(self._signed(address, days))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _signed(self, address: str, days: tuple[int, int]) -> bytes:
        key = ec.generate_private_key(ec.SECP256R1())
        its_address = x509.SubjectAlternativeName([_general_name(address)])
        certificate = (
            _begun("a test's server", self._name, key, days)
            .add_extension(its_address, critical=False)
            .sign(self._key, hashes.SHA256())
        )
        return key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ) + certificate.public_bytes(serialization.Encoding.PEM)


def _begun(
    subject: str, issuer: str, key: ec.EllipticCurvePrivateKey, days: tuple[int, int]
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
    )


def _general_name(address: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(address))
    except ValueError:
        return x509.DNSName(address)


def _name(organisation: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, organisation)])
