"""Lays a brand out as Debian wants it, and packs it: a .deb, and a tar for everything else."""

from __future__ import annotations

import gzip
import os
import subprocess
import tarfile
from pathlib import Path
from textwrap import dedent

from brand import Brand
from payload import RESOURCES, kilobytes, payload
from rak_desktop.cli.completing import shell_code

# Opened by name at run time, where dpkg-shlibdeps does not see them.
OPENED_BY_NAME = (
    "libxcb-cursor0",
    "libegl1",
    "libfontconfig1",
    "ca-certificates",
    "fonts-dejavu-core | fonts-noto-core",
)
COMPLETIONS = {
    "bash": "bash-completion/completions/{}",
    "zsh": "zsh/vendor-completions/_{}",
    "fish": "fish/vendor_completions.d/{}.fish",
}
"""Where each shell looks, below /usr/share."""

RECOMMENDED = "gnome-keyring | kwalletmanager | keepassxc, xdg-utils"


def lay_out(brand: Brand, frozen: Path, root: Path, epoch: int) -> Path:
    """Everything that the package installs, below `root`; returns the folder with the programs."""
    home = payload(brand, frozen, root / "usr/lib" / brand.program)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin" / brand.program).symlink_to(f"../lib/{brand.program}/{brand.program}")
    _write(root / "usr/share/applications" / f"{brand.program}.desktop", desktop_entry(brand))
    _write(root / "usr/share/metainfo" / f"{brand.desktop_id}.metainfo.xml", metainfo(brand))
    documents = root / "usr/share/doc" / brand.program
    _write(documents / "copyright", copyright_text(brand))
    (documents / "licences").symlink_to(f"../../../lib/{brand.program}/{RESOURCES}/licences")
    _pack(documents / "changelog.gz", changelog(brand, epoch))
    _pack(root / "usr/share/man/man1" / f"{brand.program}.1.gz", manual(brand))
    _write(root / "usr/share/lintian/overrides" / brand.program, overrides(brand))
    for shell, place in COMPLETIONS.items():
        _write(root / "usr/share" / place.format(brand.program), shell_code(shell, brand.program))
    return home


def pack_deb(brand: Brand, root: Path, depends: str, out: Path, epoch: int, *, quick: bool = False) -> Path:
    """The package, the same bytes each time."""
    _write(root / "DEBIAN/control", control(brand, depends, kilobytes(root)))
    home = root / "usr/lib" / brand.program
    programs = (home / brand.program, home / f"{brand.program}-window")
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path in programs
            path.chmod(0o755 if runs else 0o644)
            os.utime(path, (epoch, epoch))
    deb = out / f"{brand.program}_{brand.version}_amd64.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Znone" if quick else "-Zxz", "--build", str(root), str(deb)],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)},
    )
    return deb


def pack_tar(brand: Brand, home: Path, hicolor: Path, work: Path, out: Path, epoch: int) -> Path:
    """The programs with a script that installs them for one person, for systems without .deb."""
    name = f"{brand.program}-{brand.version}"

    def settled(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = epoch
        return entry

    script, entry = work / "install.sh", work / "program.desktop"
    _write(script, install_script(brand))
    script.chmod(0o755)
    _write(entry, desktop_entry(brand, command=f"@HOME@/.local/lib/{brand.program}"))
    tar = out / f"{name}-x86_64.tar.xz"
    with tarfile.open(tar, "w:xz", preset=6) as packed:
        packed.add(home, f"{name}/{brand.program}", filter=settled)
        packed.add(hicolor, f"{name}/icons/hicolor", filter=settled)
        packed.add(script, f"{name}/install.sh", filter=settled)
        packed.add(entry, f"{name}/program.desktop", filter=settled)
    return tar


def shared_libraries(home: Path) -> str:
    """The Debian packages whose libraries the payload uses, as a Depends field. Takes a while; once for all brands."""
    elves = [file for file in home.rglob("*") if file.is_file() and file.open("rb").read(4) == b"\x7fELF"]
    private = sorted({str(elf.parent) for elf in elves})
    work = home.parent / "shlibdeps"
    _write(work / "debian/control", "Source: x\n\nPackage: x\nArchitecture: amd64\n")
    told = subprocess.run(
        [
            *("dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"),
            *(f"-l{folder}" for folder in private),
            *(f"-e{elf}" for elf in elves),
        ],
        cwd=work,
        check=True,
        capture_output=True,
        text=True,
    )
    found = told.stdout.partition("shlibs:Depends=")[2].strip()
    return ", ".join([found, *OPENED_BY_NAME])


# The files


def control(brand: Brand, depends: str, kilobytes: int) -> str:
    return dedent(f"""\
        Package: {brand.program}
        Version: {brand.version}
        Architecture: amd64
        Maintainer: {brand.name} <nobody@example.invalid>
        Installed-Size: {kilobytes}
        Depends: {depends}
        Recommends: {RECOMMENDED}
        Section: utils
        Priority: optional
        Description: {brand.summary}
         Opens the install page of a Stripe App, checks the restricted key that the
         shop owner copies there, and keeps it in the computer's own keychain, where
         local programs find it.
        """)


def desktop_entry(brand: Brand, command: str = "") -> str:
    folder = command or f"/usr/lib/{brand.program}"
    return dedent(f"""\
        [Desktop Entry]
        Type=Application
        Name={brand.name}
        Comment={brand.summary}
        Exec={folder}/{brand.program}-window open --link %u
        Icon={brand.program}
        Terminal=false
        Categories=Office;Finance;
        MimeType=x-scheme-handler/{brand.link_scheme};
        StartupWMClass={brand.program}
        """)


def metainfo(brand: Brand) -> str:
    homepage = f'\n          <url type="homepage">{brand.homepage}</url>' if brand.homepage else ""
    return dedent(f"""\
        <?xml version="1.0" encoding="UTF-8"?>
        <component type="desktop-application">
          <id>{brand.desktop_id}</id>
          <metadata_license>MIT</metadata_license>
          <project_license>MIT</project_license>
          <name>{_escaped(brand.name)}</name>
          <summary>{_escaped(brand.summary)}</summary>
          <developer_name>{_escaped(brand.contact)}</developer_name>
          <description>
            <p>Opens the install page of a Stripe App, checks the restricted key that is copied there, and keeps it in
            the computer's own keychain, where local programs find it.</p>
          </description>
          <launchable type="desktop-id">{brand.program}.desktop</launchable>{homepage}
          <provides><binary>{brand.program}</binary></provides>
          <content_rating type="oars-1.1"/>
          <releases><release version="{brand.version}" date="2026-11-23"/></releases>
        </component>
        """)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def manual(brand: Brand) -> str:
    """A page of a manual: what the commands do, from the program's own table."""
    from rak_desktop.cli.main import COMMANDS

    lines = [
        f'.TH "{brand.program.upper()}" 1 "" "{brand.program} {brand.version}"',
        f".SH NAME\n{brand.program} \\- {brand.summary[0].lower()}{brand.summary[1:]}",
        f".SH SYNOPSIS\n.B {brand.program}\n.RI [ COMMAND ...]",
        ".SH DESCRIPTION\nWithout a command it opens the window. Each command says with \\-\\-help what it takes.",
        ".SH COMMANDS",
        *(f".TP\n.B {name}\n{summary.replace('-', chr(92) + '-')}" for name, (_, summary) in COMMANDS.items()),
        ".SH EXIT STATUS",
        "0 done, 1 the key or Stripe said no, 2 wrong use, 3 no such connection or several,",
        "4 keychain, 5 network, 6 policy, 70 our fault.",
        f".SH FILES\n.TP\n.I /etc/{brand.program}/policy.toml\nWhat an administrator decides for this computer.",
    ]
    return "\n".join(lines) + "\n"


def copyright_text(brand: Brand) -> str:
    mit = (Path(__file__).parent.parent / "LICENSE").read_text("utf-8")
    body = "\n".join(f" {line}" if line.strip() else " ." for line in mit.strip().splitlines())
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {brand.name}\n\n"
        f"Files: *\nCopyright: RAK Desktop contributors\nLicense: MIT\n{body}\n\n"
        "Files: usr/lib/*/_internal/*\n"
        "Copyright: those who are named in the texts of their licences\n"
        "License: various\n"
        " The libraries, their licences and the texts of these are listed in\n"
        f" /usr/share/doc/{brand.program}/licences/COMPONENTS.txt.\n\n"
        "Files: usr/lib/*/_internal/PySide6/* usr/lib/*/_internal/shiboken6/*\n"
        "Copyright: The Qt Company Ltd. and contributors\n"
        "License: LGPL-3\n"
        " Qt and PySide6 are used unchanged under the LGPL 3, whose text is in\n"
        " /usr/share/common-licenses/LGPL-3. They lie as plain files in this folder and\n"
        " can be replaced by others of the same version; NOTICE.txt in\n"
        f" /usr/share/doc/{brand.program}/licences says how, and where their source is.\n"
    )


def changelog(brand: Brand, epoch: int) -> str:
    from email.utils import formatdate

    return (
        f"{brand.program} ({brand.version}) stable; urgency=medium\n\n  * See the changelog of RAK Desktop.\n\n"
        f" -- {brand.name} <nobody@example.invalid>  {formatdate(epoch)}\n"
    )


def overrides(brand: Brand) -> str:
    """Each with its reason: a frozen program brings its own Python and Qt, on purpose."""
    return dedent(f"""\
        # Python and Qt come with the program, so that it is the same on every system.
        {brand.program}: embedded-library
        # libicudata is data alone, and Python's small modules lean on the interpreter.
        {brand.program}: shared-library-lacks-prerequisites
        # Built by the vendor, who has no bug tracker in Debian.
        {brand.program}: initial-upload-closes-no-bugs
        # Signed hashes of the wheels: Qt's files stay as they were built.
        {brand.program}: hardening-no-fortify-functions
        {brand.program}: unstripped-binary-or-object
        # PyInstaller's own starter, as its makers build it.
        {brand.program}: hardening-no-pie
        """)


def install_script(brand: Brand) -> str:
    return dedent(f"""\
        #!/bin/sh
        # Installs {brand.name} for this person, below ~/.local; with --remove takes it away again.
        # Keys stay in the keychain: to remove them first, run {brand.program} disconnect --all
        set -eu
        here=$(cd "$(dirname "$0")" && pwd)
        lib="$HOME/.local/lib/{brand.program}" bin="$HOME/.local/bin/{brand.program}" share="$HOME/.local/share"
        entry="$share/applications/{brand.program}.desktop"
        rm -rf "$lib" "$bin" "$entry"
        find "$share/icons/hicolor" -name "{brand.program}.*" -delete 2>/dev/null || true
        refresh() {{ update-desktop-database "$share/applications" 2>/dev/null || true; }}  # who opens which link
        [ "${{1:-}}" = --remove ] && {{ refresh; exit 0; }}
        mkdir -p "$HOME/.local/lib" "$HOME/.local/bin" "$share/applications" "$share/icons"
        cp -R "$here/{brand.program}" "$lib"
        ln -s "$lib/{brand.program}" "$bin"
        cp -R "$here/icons/hicolor" "$share/icons/"
        sed "s|@HOME@|$HOME|" "$here/program.desktop" > "$entry"
        refresh
        echo "Installed. Start {brand.name} from the menu, or: $bin"
        """)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _pack(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
