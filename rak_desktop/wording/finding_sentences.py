"""Two sentences for every finding: what is so, and what the app's maker does next. Read by developers.

Commands are those of Stripe's command line, as Stripe's pages on restricted-key authentication and on permissions
show them. What was uploaded stays as it is, so advice about the access type says so.
"""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.findings import Finding, FindingCode
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for
from rak_desktop.wording.marking import N_

_MAKE_ANEW = N_("Make one with: stripe apps create NAME --template restricted-api-key-app")
_ADD_PERMISSIONS = N_('Add each with: stripe apps grant permission "customer_read" "Why the app needs it"')
_WRITE_IT_SO = N_("Write it so. Stripe’s own tools may not be as forgiving.")
_IN_PROFILE = N_("Correct it in profile.toml, or take it out: everything in that file has a default.")

FINDINGS: dict[FindingCode, tuple[str, str]] = {
    FindingCode.NO_MANIFEST: (N_("There is no {file} here."), _MAKE_ANEW),
    FindingCode.UNREADABLE: (
        N_("The file cannot be opened, or is far too large for what it should hold."),
        N_("Look at its size and at who may read it."),
    ),
    FindingCode.NOT_JSON: (
        N_("This is not JSON, not even with comments or a comma too many."),
        N_("Look at this line and the one above it: a bracket, a quotation mark or a comma is missing or too many."),
    ),
    FindingCode.NOT_AN_OBJECT: (
        N_("This is JSON, but no manifest: a manifest is one object in curly brackets."),
        _MAKE_ANEW,
    ),
    FindingCode.SECOND_GENERATION: (
        N_("This is a manifest of the second generation (stripe-app.yaml), which this program cannot read yet."),
        N_("Give the stripe-app.json of the app. Restricted-key apps made from Stripe’s template have one."),
    ),
    FindingCode.OVERLAY_WITHOUT_BASE: (
        N_("This file only changes another manifest, and “{base}” is not beside it."),
        N_("Put the manifest that it extends beside it, or give the one that is uploaded to Stripe."),
    ),
    FindingCode.OVERLAY_IN_PACKAGE: (
        N_("This file only changes another manifest. A packed profile must hold the whole one."),
        N_("Pack the manifest as it is uploaded to Stripe."),
    ),
    FindingCode.BAD_PACKAGE: (
        N_("The packed profile is not taken."),
        N_("Pack stripe-app.json, profile.toml and the logo again, and nothing else: zip -X your-app.rakprofile FILES"),
    ),
    FindingCode.NO_ID: (
        N_("The manifest has no id. It is part of the install link and of the key’s address on every computer."),
        N_("Give it the id of the app in Stripe, such as com.example.app. It cannot be changed once it is uploaded."),
    ),
    FindingCode.BAD_ID: (
        N_("The id “{found}” has characters that an id cannot have."),
        N_("Use letters, digits, dots, underscores and hyphens, beginning with a letter or digit."),
    ),
    FindingCode.ACCESS_TYPE: (
        N_("The access type is “{found}”, so Stripe makes no restricted key for whoever installs the app."),
        N_(
            "Run: stripe apps set api-access-type restricted_api_key, before the first upload: it cannot be changed "
            "after that. An app that was uploaded with another one needs a new app with a new id."
        ),
    ),
    FindingCode.NO_PERMISSIONS: (N_("The app asks for no permissions, so its key could do nothing."), _ADD_PERMISSIONS),
    FindingCode.UNKNOWN_PERMISSION: (
        N_("There is no permission called “{found}”, so merchants would not get it."),
        N_("Look it up in Stripe’s list of permissions, and correct it."),
    ),
    FindingCode.NOT_A_PERMISSION: (
        N_("This entry is not a permission."),
        N_('Write it as {{"permission": "customer_read", "purpose": "Why the app needs it"}}.'),
    ),
    FindingCode.NO_PURPOSE: (
        N_("The permission {permission} has no purpose. Merchants decide by what stands there."),
        N_("Say in a few words why the app needs it."),
    ),
    FindingCode.NO_SETTINGS_VIEW: (
        N_("The app has no settings view. That is the page where merchants press View API keys."),
        N_(
            "Stripe’s template has one. In an app that exists, add a view for the viewport “settings” with: "
            "stripe apps add view"
        ),
    ),
    FindingCode.NOT_TOML: (
        N_("This is not TOML."),
        N_("Look at this line: texts stand in quotation marks, lists in square brackets."),
    ),
    FindingCode.UNUSABLE_VALUE: (N_("“{key}” has a value that cannot be used."), _IN_PROFILE),
    FindingCode.LINK_ELSEWHERE: (
        N_("The install link {link} is not Stripe’s page for {app_id}."),
        N_("Copy the link from the app’s page in Stripe, or leave it out: it is then made from the id."),
    ),
    FindingCode.UNKNOWN_FIELD: (
        N_("“{field}” is not a field that Stripe documents. It is ignored here."),
        N_("Look whether it is misspelt. If Stripe’s tools wrote it, leave it."),
    ),
    FindingCode.WRONG_KIND: (
        N_("“{field}” is of another kind than Stripe’s schema wants. It is ignored here."),
        N_("Write it as Stripe’s page on the manifest shows it."),
    ),
    FindingCode.NO_NAME: (
        N_("The manifest has no name, so merchants see the id."),
        N_("Give it the name that merchants know the app by."),
    ),
    FindingCode.RESERVED_NAME: (
        N_("The name has the word “{found}” in it, which Stripe does not allow for plugins."),
        N_("Choose a name without Stripe, App, RAK, Generator and Authenticator before it is reviewed."),
    ),
    FindingCode.NO_VERSION: (
        N_("The manifest has no version. Stripe asks for one with every upload."),
        N_("Add one, such as 1.0.0."),
    ),
    FindingCode.LETTER_CASE: (N_("“{found}” is written {meant}."), _WRITE_IT_SO),
    FindingCode.MISSPELT_PERMISSION: (
        N_("“{found}” is an old misspelling; it was understood as {meant}."),
        _WRITE_IT_SO,
    ),
    FindingCode.PERMISSION_TWICE: (
        N_("The permission {permission} is asked for twice."),
        N_("Keep the entry with the better purpose."),
    ),
    FindingCode.PRIVATE: (
        N_("The app is private. Stripe gives install links to public apps only."),
        N_("To reach merchants, set distribution_type to public. For your own accounts, leave it."),
    ),
    FindingCode.SANDBOX_NOT_SAID: (
        N_("The manifest does not say whether the app may be installed in a sandbox. Stripe asks every public app."),
        N_("Add sandbox_install_compatible: true. Restricted-key apps need no other change for it."),
    ),
    FindingCode.OTHER_PAGE_AFTER_INSTALLING: (
        N_("After installing, merchants land on “{found}” instead of the settings page where the key is."),
        N_("Set post_install_action to settings, or show the way to the key on that page."),
    ),
    FindingCode.REDIRECT_ADDRESS: (
        N_("“{found}” is no address that Stripe returns to: it wants https and a path after the host."),
        N_("This program needs none; correct it if yours does."),
    ),
    FindingCode.NO_PICTURE: (
        N_("There is no picture “{found}” in the profile, so no logo is shown."),
        N_("Put an SVG or PNG file of that name beside the manifest."),
    ),
    FindingCode.ASKS_STRIPE_FIRST: (
        N_("Stripe gives {permission} to apps only after a word with its support."),
        N_("Ask Stripe before you rely on it."),
    ),
    FindingCode.NOT_TESTABLE: (
        N_("{number} of the permissions cannot be tested without changing something: {permissions}."),
        N_("Nothing to do. Merchants are told that these show when they are first used."),
    ),
    FindingCode.LOOSE_JSON: (
        N_("There are comments or commas too many in it. They are ignored here."),
        _WRITE_IT_SO,
    ),
    FindingCode.LAID_OVER: (
        N_("This file was laid over {base}, as Stripe’s tools do."),
        N_("Nothing to do, if this is the manifest that merchants get."),
    ),
    FindingCode.NO_PROFILE_FILE: (
        N_("There is no profile.toml, so everything in it has its default."),
        N_("Write one to start from with: rak-desktop profile new FOLDER"),
    ),
    FindingCode.UNKNOWN_KEY: (
        N_("“{key}” is not known in profile.toml. It is ignored."),
        N_("Look whether it is misspelt, or stands below the wrong [table]."),
    ),
    FindingCode.LINK_WITHOUT_APP: (
        N_("The install link does not name {app_id}. That is usual for an external test."),
        N_("Open it once, and look whether it is the right app."),
    ),
    FindingCode.OPTIONAL_NOT_ASKED: (
        N_("{permission} is optional here, but the manifest does not ask for it."),
        N_("Take it out, or look whether it is misspelt."),
    ),
    FindingCode.WORDS_NOT_ASKED: (
        N_("There are plain words for {permission}, but the manifest does not ask for it."),
        N_("Take them out, or look whether it is misspelt."),
    ),
    FindingCode.ACCENT_TOO_LIGHT: (
        N_("The contrast of {accent} on white is {found}, and texts need {least}: there a darker one is shown."),
        N_("Choose one as dark as {shown}, if merchants should see just your colour. Dark windows always lighten it."),
    ),
    FindingCode.NOBODY_TO_ASK: (
        N_("Neither support_contact nor help_page says whom merchants can ask."),
        N_("Add one of them to profile.toml."),
    ),
}

_MEANT = N_(
    "Is {meant} meant? Correct it with your editor, or with: stripe apps revoke permission and grant permission"
)

_REASONS = {
    "too-new": N_("“{key}” is of a newer version of this program."),
    "wrong-type": N_("“{key}” has a value of the wrong kind."),
    "unknown-value": N_("“{key}” has a value that is not known."),
    "not-https": N_("“{key}” is not an address that begins with https://."),
    "not-a-program": N_(
        "“{key}” takes bare names of your own programs, at most five: no path, no further words, no shell, no script."
    ),
    "not-a-colour": N_("“{key}” is not a colour such as #0b6670."),
}

STEPS = (
    N_("New app: stripe apps create NAME --template restricted-api-key-app"),
    N_("App that exists: stripe apps set api-access-type restricted_api_key"),
    N_('Each permission: stripe apps grant permission "customer_read" "Why the app needs it"'),
    N_("Settings page: tell merchants there to copy the key that starts with rk_ and to go back to the window"),
    N_("stripe apps upload. The access type is final after that"),
    N_("Try it: install the app in test mode on your own account, open it in the list of installed apps"),
    N_("There press View API keys, and paste the key that starts with rk_ into: rak-desktop connect --profile FOLDER"),
    N_("On another account: open an external test on the app’s page in Stripe, and use the link it gives you"),
)
"""From nothing to a key, as Stripe's page on restricted-key authentication goes."""


def said_finding(finding: Finding, words: Words) -> tuple[str, str]:
    """What is so, and what to do next."""
    what, advice = FINDINGS[finding.code]
    if finding.code is FindingCode.UNUSABLE_VALUE:
        what = _REASONS.get(str(finding.facts["reason"]), what)
    if finding.code is FindingCode.UNKNOWN_PERMISSION and finding.facts["meant"]:
        advice = _MEANT
    said = words(what, **finding.facts)
    if finding.code is FindingCode.BAD_PACKAGE:  # the merchant who opens it is told the same
        refusal = Trouble(Code.PROFILE_UNREADABLE, {**finding.facts, "file": finding.file})
        said = words.in_a_row(said, words_for(refusal, words).what_happened)
    return said, words(advice, **finding.facts)
