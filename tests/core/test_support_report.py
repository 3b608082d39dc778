"""An allow-list decides what may leave the computer: what people typed comes out as a placeholder or not at all."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.redaction import holds_secret
from rak_desktop.core.support_report import (
    Placeholders,
    Report,
    ReportedConnection,
    ReportedFinding,
    ReportedSetting,
    app_name,
    as_json,
    from_json,
    reported_finding,
)
from tests.core.test_redaction import SECRETS

REPORT = Report(
    made="2026-11-26 07:32 UTC",
    support_code="HSWJ CXAC N598",
    findings=(ReportedFinding("clock", "trouble", "RAK-DOC-215", (("minutes", "120"),)),),
    connections=(
        ReportedConnection(
            "<shop 1>", "<account 1>", "<key 1>", "com.example.harbour", "live", "trouble", "RAK-STR-31", 2, 40, 1
        ),
    ),
    settings=(ReportedSetting("proxy", "<set>", "person"),),
    log=("2026-11-26 07:32:01 INFO rak_desktop.qt.main: step Welcome", "    rak_desktop/flows/x.py:9 look"),
    log_left_out=3,
    compared=1,
    not_compared=0,
)

FOLDERS = (("<our data>", "/home/ada/.local/share/rak-desktop"), ("<home>", "/home/ada"))

ANY_FACT = st.sampled_from(
    (
        *(
            "folder",
            "file",
            "place",
            "path",
            "shop",
            "proxy",
            "keychain",
            "host",
            "apps",
            "issuer",
            "system",
            "program",
        ),
        *("problem", "source", "item", "reason", "because", "text", "error", "name", "wanted"),
    )
)


def told(**facts: str | int) -> dict[str, str]:
    return dict(reported_finding(Finding(State.NOTE, FindingCode.NO_APP, facts), Placeholders(FOLDERS)).facts)


def test_the_same_thing_has_the_same_placeholder_and_another_thing_another() -> None:
    names = Placeholders()

    told = [names.for_the("account", account) for account in ("acct_a", "acct_b", "acct_a")]

    assert told == ["<account 1>", "<account 2>", "<account 1>"]
    assert names.for_the("shop", "acct_a") == "<shop 1>"


def test_our_own_folders_are_told_without_what_is_below_them() -> None:
    assert told(file="/home/ada/.local/share/rak-desktop/connections.sqlite3") == {"file": "<our data>/…"}
    assert told(folder="/home/ada") == {"folder": "<home>"}
    assert told(path="/home/ada/Fjord Theatre/profile.toml") == {"path": "<home>/…"}
    assert told(path="/srv/Fjord Theatre") == {"path": "<path 1>"}
    assert told(path="/home/adamant") == {"path": "<path 1>"}


def test_what_is_out_of_a_list_is_told_as_it_is() -> None:
    assert told(problem="no-home", source="environment", item="proxy", reason="wrong-type", minutes=120) == {
        "problem": "no-home",
        "source": "environment",
        "item": "proxy",
        "reason": "wrong-type",
        "minutes": "120",
    }
    assert told(place="container", host="api.stripe.com", issuer="DigiCert Inc", keychain="KWallet") == {
        "place": "container",
        "host": "api.stripe.com",
        "issuer": "DigiCert Inc",
        "keychain": "kwallet",
    }


def test_names_that_people_gave_are_placeholders() -> None:
    assert told(shop="Fjord Theatre", proxy="proxy.fjord.example:3128", host="intranet.example") == {
        "shop": "<shop 1>",
        "proxy": "<proxy 1>",
        "host": "<host 1>",
    }


def test_a_fact_that_is_in_no_list_is_left_out() -> None:
    assert told(text="Ada Lovelace", reason="Ada Lovelace said no", item="Ada") == {}


@given(ANY_FACT, SECRETS)
def test_a_secret_in_any_fact_never_comes_out(name: str, secret: str) -> None:
    for text in (secret, f"/home/ada/{secret}", f"Fjord {secret}", f"{secret}@proxy:1", f"com.example.{secret}"):
        for value in told(**{name: text}).values():
            assert secret not in value
            assert not holds_secret(value)


@given(SECRETS)
def test_an_app_that_is_named_like_a_secret_is_a_placeholder(secret: str) -> None:
    assert app_name(secret, Placeholders()) == "<app 1>"
    assert app_name("com.example.harbour", Placeholders()) == "com.example.harbour"


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_report_comes_back_from_json_as_it_was() -> None:
    unchecked = replace(REPORT, connections=(replace(REPORT.connections[0], checked_days_ago=None),))

    for report in (REPORT, unchecked):
        assert from_json(json.loads(json.dumps(as_json(report)))) == report


@pytest.mark.parametrize("name", [name for name in as_json(REPORT) if name != "version"])
def test_a_report_without_a_part_is_none(name: str) -> None:
    data = json.loads(json.dumps(as_json(REPORT)))
    del data[name]

    with pytest.raises(ValueError, match="whole report"):
        from_json(data)


def test_a_report_of_a_later_version_is_none() -> None:
    with pytest.raises(ValueError, match="whole report"):
        from_json({**json.loads(json.dumps(as_json(REPORT))), "version": 2})


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*as_json(REPORT), "state", "facts"]), inner),
)


@given(JSON_VALUES)
def test_no_json_brings_the_reading_down(data: Any) -> None:
    try:
        from_json(data)
    except (ValueError, KeyError):
        return
    raise AssertionError("this was no report")


def test_what_another_computer_wrote_is_made_fit_to_be_shown() -> None:
    data = json.loads(json.dumps(as_json(replace(REPORT, log=("\x1b[2Jrk_live_51H8xAbCdEfGhIjKl\u202e",)))))

    assert from_json(data).log == ("[2Jrk_live_<hidden>",)
