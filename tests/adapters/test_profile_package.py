"""What a package may hold, and the many ways in which it is refused."""

import os
import stat
import struct
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rak_desktop.adapters.profile_package import MOST_BYTES, MOST_FILES, MOST_IN_ONE, MOST_UNPACKED, unpacked
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for
from rak_desktop.wording.package_sentences import PACKAGE_VARIANTS
from tests.support.examples import examples
from tests.support.packages import A_MANIFEST, A_PICTURE, entry, packed

FILE = "harbour.rakprofile"


def refusal(data: bytes) -> ProfileError:
    with pytest.raises(ProfileError) as error:
        unpacked(data, FILE)
    return error.value


# What is taken


def test_the_files_come_out_as_they_were_put_in() -> None:
    assert unpacked(packed(("profile.toml", b"schema = 1"), ("pictures/logo.svg", A_PICTURE)), FILE) == {
        "stripe-app.json": A_MANIFEST,
        "profile.toml": b"schema = 1",
        "pictures/logo.svg": A_PICTURE,
    }


def test_a_folder_around_everything_is_taken_off() -> None:
    data = packed(("harbour/", b""), ("harbour/stripe-app.json", b"1"), ("harbour/pictures/logo.svg", b"2"), bare=True)

    assert unpacked(data, FILE) == {"stripe-app.json": b"1", "pictures/logo.svg": b"2"}


def test_two_folders_stay() -> None:
    data = packed(("a/stripe-app.json", b"1"), ("b/logo.svg", b"2"), bare=True)

    assert set(unpacked(data, FILE)) == {"a/stripe-app.json", "b/logo.svg"}


def test_what_file_managers_add_is_left_out() -> None:
    data = packed(
        ("harbour/stripe-app.json", b"1"),
        ("__MACOSX/harbour/._stripe-app.json", b"2"),
        ("harbour/.DS_Store", b"3"),
        ("harbour/Thumbs.db", b"4"),
        bare=True,
    )

    assert unpacked(data, FILE) == {"stripe-app.json": b"1"}


def test_a_package_as_large_as_allowed_is_taken() -> None:
    names = (f"logo-{number}.svg" for number in range(MOST_UNPACKED // MOST_IN_ONE))
    data = packed(*((name, bytes(MOST_IN_ONE)) for name in names), bare=True)

    assert sum(map(len, unpacked(data, FILE).values())) == MOST_UNPACKED


def test_an_empty_package_is_empty() -> None:
    assert unpacked(packed(bare=True), FILE) == {}


# What is refused


def with_method(method: int) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as package:
        package.writestr("stripe-app.json", A_MANIFEST)
    return file.getvalue()


def with_a_password() -> bytes:
    """The mark of encryption in both places where a zip says it."""
    data = bytearray(packed())
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + flags] |= 1
    return bytes(data)


def with_a_lie_about_sizes() -> bytes:
    """It says that a megabyte and a half of zeros is one byte long; reading on would give all of it."""
    data = bytearray(packed(("logo.svg", bytes(MOST_IN_ONE + MOST_IN_ONE // 2)), bare=True))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 1)
    return bytes(data)


def with_another_name_inside() -> bytes:
    """One name for the list, another one before the content."""
    return packed(("logo.svg", A_PICTURE)).replace(b"logo.svg", b"../x.svg", 1)


def with_the_same_content_many_times() -> bytes:
    """Every entry of the list points to one content: small on disk, large for whoever unpacks it."""
    data = packed(("logo-00.svg", bytes(MOST_IN_ONE)), bare=True)
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    one = data[start:end]
    count = 60
    many = one * count
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(many), start, 0)
    return data[:start] + many + tail


def counted(count: int) -> bytes:
    return packed(*((f"logo-{number}.svg", b"") for number in range(count)), bare=True)


HOSTILE: dict[str, tuple[str, bytes | Callable[[], bytes]]] = {
    "nothing at all": ("something-else", b""),
    "some other file": ("something-else", b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "a web page": ("something-else", b"<html><script>alert(1)</script>"),
    "a picture with a zip behind it": ("something-else", b"GIF89a" + packed()),
    "only the beginning": ("damaged", b"PK\x03\x04"),
    "cut off": ("damaged", packed()[:-30]),
    "broken in the middle": ("damaged", packed().replace(packed()[60:64], b"\0\0\0\0", 1)),
    "a lie about sizes": ("damaged", with_a_lie_about_sizes),
    "another name inside": ("damaged", with_another_name_inside),
    "a password": ("locked", with_a_password),
    "a method that takes any memory": ("packed-oddly", lambda: with_method(ZIP_LZMA)),
    "a method of another age": ("packed-oddly", lambda: with_method(ZIP_BZIP2)),
    "huge": ("package-too-large", lambda: packed(("logo.png", os.urandom(MOST_BYTES)))),
    "huge without an end": ("package-too-large", lambda: b"PK\x03\x04" + bytes(MOST_BYTES)),
    "very many files": ("too-many-files", lambda: counted(MOST_FILES + 1)),
    "thousands of files": ("too-many-files", lambda: counted(20_000)),
    "a bomb in one file": ("unpacks-too-large", lambda: packed(("logo.svg", bytes(MOST_IN_ONE + 1)))),
    "a bomb in many files": (
        "unpacks-too-large",
        lambda: packed(*((f"logo-{number}.svg", bytes(MOST_IN_ONE)) for number in range(9))),
    ),
    "one content many times": ("twice", with_the_same_content_many_times),
    "a way up": ("outside", packed((entry("../stripe-app.json"), b"{}"))),
    "a way up in the middle": ("outside", packed((entry("a/../../logo.svg"), b""))),
    "a folder up": ("outside", packed((entry("../"), b""))),
    "an address from the root": ("outside", packed((entry("/etc/cron.d/x.json"), b""))),
    "a drive": ("outside", packed((entry("C:/Windows/x.json"), b""))),
    "a way up as on Windows": ("outside", packed((entry(r"..\..\x.json"), b""))),
    "another computer": ("outside", packed((entry(r"\\server\share\x.json"), b""))),
    "a name with an end in the middle": ("odd-name", packed((entry("logo.svg\0.exe"), b""))),
    "a name with a line break": ("odd-name", packed((entry("logo\n.svg"), b""))),
    "a name that drives a terminal": ("odd-name", packed((entry("\x1b[2Jlogo.svg"), b""))),
    "a name that reads backwards": ("odd-name", packed((entry("logo\u202egvs.json"), b""))),
    "a name with something invisible": ("odd-name", packed((entry("profile\u200b.toml"), b""))),
    "markup in a name": ("odd-name", packed((entry("<img src=x onerror=alert(1)>.svg"), b""))),
    "a hidden file": ("odd-name", packed((entry(".ssh/config.json"), b""))),
    "a device": ("odd-name", packed((entry("NUL.json"), b""))),
    "folders without end": ("odd-name", packed((entry("a/" * 50 + "logo.svg"), b""))),
    "a name without end": ("odd-name", packed((entry("a" * 30_000 + ".svg"), b""))),
    "a link": ("link", packed((entry("logo.svg", stat.S_IFLNK), b"/etc/passwd"))),
    "a link to a folder": ("link", packed((entry("pictures", stat.S_IFLNK), b"/etc"))),
    "a pipe": ("link", packed((entry("logo.svg", stat.S_IFIFO), b""))),
    "a disk": ("link", packed((entry("logo.png", stat.S_IFBLK), b""))),
    "another package": ("packed-inside", packed(("more.rakprofile", packed()))),
    "another zip": ("packed-inside", packed(("pictures.ZIP", packed()))),
    "a program": ("unknown-ending", packed(("setup.exe", b"MZ"))),
    "a script": ("unknown-ending", packed(("stripe-app.json.sh", b"#!/bin/sh"))),
    "no ending": ("unknown-ending", packed(("Makefile", b""))),
    "the same file twice": ("twice", packed((entry("stripe-app.json"), b"{}"))),
    "the same file in other letters": ("twice", packed(("Stripe-App.JSON", b"{}"))),
    "the same file in other signs": ("twice", packed(("gr\u00fcn.svg", b""), ("gru\u0308n.svg", b""))),
    "a file that is also a folder": ("twice", packed(("logo.svg", b""), ("logo.svg/x.png", b""))),
}


@pytest.mark.parametrize(("why", "made"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_package_is_refused_with_its_own_sentence(why: str, made: bytes | Callable[[], bytes]) -> None:
    error = refusal(made if isinstance(made, bytes) else made())

    assert error.facts["reason"] == why
    said = words_for(error.trouble, Words())
    assert FILE in said.what_happened
    assert harmless(said.what_happened, 500) == said.what_happened, "nothing in it drives a terminal or hides"


def test_a_file_of_another_name_is_some_other_file_and_one_of_the_right_name_was_not_sent_so() -> None:
    """What was saved in place of a download is often a page, under the very name of the vendor’s file."""
    page = b"<html>Please sign in</html>"
    other, saved = (_refusal_of(page, name) for name in ("photo.png", "harbour.RAKPROFILE"))

    assert other.facts["reason"] == "not-packed"
    assert "not what the vendor sent" in words_for(saved.trouble, Words()).what_happened


def _refusal_of(data: bytes, name: str) -> ProfileError:
    with pytest.raises(ProfileError) as error:
        unpacked(data, name)
    return error.value


def test_every_reason_of_a_package_is_met_above() -> None:
    told_elsewhere = {"no-manifest", "comes-with-program", "not-added", "not-packed", "not-there"}

    assert {why for why, _ in HOSTILE.values()} | told_elsewhere == {why for _, _, why in PACKAGE_VARIANTS}


# Any bytes

SOUND = packed(("profile.toml", b"schema = 1"), ("logo.svg", A_PICTURE))
NAMES = st.text(max_size=12) | st.sampled_from(["stripe-app.json", "../x.json", "a/b.svg", "a", "a/", "logo.png"])


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A sound package with some of its bytes changed, so that reading gets as far as possible."""
    data = bytearray(SOUND)
    for _ in range(draw(st.integers(1, 6))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data)


@st.composite
def composed(draw: st.DrawFn) -> bytes:
    """Entries with any names, of any kind."""
    kinds = st.sampled_from([stat.S_IFREG, stat.S_IFLNK, stat.S_IFDIR, 0])
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as package:
        for number, (name, kind) in enumerate(draw(st.lists(st.tuples(NAMES, kinds), max_size=4))):
            info = entry(f"{number}", kind)
            info.filename = info.orig_filename = name.encode("utf-8", "replace").decode()
            if name not in package.namelist():
                package.writestr(info, draw(st.binary(max_size=20)))
    return file.getvalue()


@settings(max_examples=examples(400), deadline=None)
@given(st.binary(max_size=200) | st.binary(max_size=200).map(b"PK\x03\x04".__add__) | damaged() | composed())
def test_any_bytes_give_plain_files_or_a_reason(data: bytes) -> None:
    with suppress(ProfileError):
        for name in unpacked(data, FILE):
            assert name.isprintable()
            assert not Path(name).is_absolute()
            assert ".." not in Path(name).parts
