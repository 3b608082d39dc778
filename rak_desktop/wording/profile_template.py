"""A `profile.toml` to start from: every key with what it does, and its default where there is nothing to say yet."""

from collections.abc import Iterator

from rak_desktop.core.manifest import Manifest
from rak_desktop.core.profile import install_link_of
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.marking import N_
from rak_desktop.wording.permissions import plain_name, resource_of

SCHEMA_FILE = "profile.schema.json"

_HEAD = N_("What rak-desktop should know about {app} beside its manifest. A line with # in front has its default.")

# key, what it does, an example that is its default or stays a comment
_KEYS = (
    ("modes", N_("What merchants can connect: real payments, trying out, or both."), '["live", "test"]'),
    (
        "install_link",
        N_("The app’s page for installing. For an external test, the link that Stripe shows there."),
        f'"{install_link_of("{app_id}")}"',
    ),
    ("publishable_key", N_("Does your program need the publishable key too: none, optional or required."), '"none"'),
    ("support_contact", N_("Whom merchants ask when they are stuck: an address or a telephone number."), '""'),
    ("help_page", N_("A page of yours that helps with connecting."), '"https://example.com/help"'),
    ("open_url", N_("A page of yours to go on with when everything is connected."), '"https://example.com/done"'),
    (
        "start_program",
        N_("A program of yours to start when everything is connected: the name of its command, nothing else."),
        '"ticketd"',
    ),
    (
        "tools",
        N_("Programs of yours that use the key. It is told whether they are on the merchant’s computer."),
        '["ticketd"]',
    ),
    ("accent", N_("Your one colour."), '"#0b6670"'),
    ("logo", N_("An SVG or PNG file in this folder. Without it, the manifest’s icon."), '"logo.svg"'),
)


def profile_template(manifest: Manifest, words: Words) -> str:
    """The text of the file, ready to be read by this program as it is."""
    return "\n".join(_lines(manifest, words)) + "\n"


def _lines(manifest: Manifest, words: Words) -> Iterator[str]:
    yield f"#:schema ./{SCHEMA_FILE}"
    yield f"# {words(_HEAD, app=manifest.name)}"
    yield ""
    yield "schema = 1"
    for key, what, example in _KEYS:
        yield ""
        yield f"# {words(what)}"
        yield f"# {key} = {example.replace('{app_id}', manifest.app_id)}"
    yield ""
    spare = words("Permissions that your program can do without. All others must be there.")
    yield f"# {spare}"
    yield "optional_permissions = ["
    for need in manifest.needs:
        yield f'  # "{need.permission.name}",'
    yield "]"
    yield ""
    names = words("What a shop calls these things, if it calls them otherwise.")
    yield f"# {names}"
    yield "[plain_words]"
    for resource, name in _things(manifest, words).items():
        yield f'# {resource} = "{name}"'


def _things(manifest: Manifest, words: Words) -> dict[str, str]:
    return {resource_of(need.permission): plain_name(need.permission, words, {}) for need in manifest.needs}
