"""Who may import whom: the contracts of `pyproject.toml`, and that no room stands outside them."""

import subprocess
import sys
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"


def test_every_import_keeps_to_the_contracts() -> None:
    linting = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )

    assert linting.returncode == 0, linting.stdout


def test_every_room_has_its_layer() -> None:
    """A new room that nobody placed would be free to import anything."""
    contracts = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    placed = {room.strip(" ()") for layer in layers for room in layer.split("|")}

    assert placed >= {f"rak_desktop.{name}" for name in rooms()}


def rooms() -> set[str]:
    """The packages and modules that stand directly in the program, save its two doors."""
    found = (path for path in (CHECKOUT / "rak_desktop").iterdir() if not path.name.startswith("_"))
    return {path.stem for path in found if path.suffix == ".py" or (path / "__init__.py").is_file()}
