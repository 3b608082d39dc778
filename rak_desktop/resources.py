"""Finds the files that come with the program: beside the package in a checkout, else inside it."""

from pathlib import Path

TYPE_CHECKING = False  # `key` waits for this file when it has to say what is wrong in another language than English
if TYPE_CHECKING:
    from gettext import GNUTranslations

    from rak_desktop.core.permissions import PermissionCatalogue
    from rak_desktop.core.snippet import Snippet

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """Where this bundled file or folder is, such as `resource("icons", "check.svg")`."""
    installed = _PACKAGE / "_resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def catalogue_of(language: str) -> Path:
    """The compiled sentences of this language, whether they are there or not."""
    return resource("translations", language, "LC_MESSAGES", "rak_desktop.mo")


def translations(language: str) -> "GNUTranslations | None":
    """Our sentences in this language; None where there are none."""
    from gettext import GNUTranslations

    try:
        with catalogue_of(language).open("rb") as compiled:
            return GNUTranslations(compiled)
    except OSError:
        return None


def permission_catalogue() -> "PermissionCatalogue":
    """All permissions a Stripe App can ask for, with the probe that shows whether a key has them."""
    import json

    from rak_desktop.core.permissions import PermissionCatalogue  # words need none of it

    records = json.loads(resource("stripe", "permissions.json").read_text("utf-8"))
    return PermissionCatalogue(records)


def licence_texts() -> str:
    """Under which licences this program and what it is made of come. A checkout holds the first part alone."""
    files = (resource("licences", name) for name in ("NOTICE.txt", "COMPONENTS.txt"))
    return "\n".join(file.read_text("utf-8") for file in files if file.is_file())


def snippets() -> "tuple[Snippet, ...]":
    """The ready-made pieces for other programs, in the order in which they are shown."""
    import tomllib

    from rak_desktop.core.snippet import Snippet

    listed = tomllib.loads(resource("snippets", "snippets.toml").read_text("utf-8"))["snippet"]
    return tuple(
        Snippet(each["name"], resource("snippets", each["file"]).read_text("utf-8"), each["way"] == "helper")
        for each in listed
    )
