"""The names the package offers."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points, version
from pathlib import Path

import culturepact
import pytest

ROOT = Path(culturepact.__file__).parent
FOLDERS = {path.parent.name for path in ROOT.glob("*/__init__.py")}


@pytest.mark.parametrize("name", culturepact.__all__)
def test_public_name_can_be_had(name: str) -> None:
    """Every name of ``__all__`` is there, callable and documented."""
    found = getattr(culturepact, name)

    assert callable(found)
    assert found.__doc__


def test_no_public_name_is_hidden_by_a_folder() -> None:
    """A name that is a folder's too would mean the function or the folder, as chance has it."""
    assert not FOLDERS & set(culturepact.__all__)
    assert "ingest" in FOLDERS


def test_public_names_are_what_dir_shows() -> None:
    """``dir`` shows the names that are loaded on first use."""
    assert set(culturepact.__all__) <= set(dir(culturepact))


def test_unknown_name_is_an_attribute_error() -> None:
    """A misspelt name fails as it does in any module."""
    with pytest.raises(AttributeError, match="open_shop"):
        culturepact.open_shop  # noqa: B018


def test_one_copy_of_the_package() -> None:
    """The names are the same objects as in the modules they come from, whatever was imported first."""
    from culturepact.graph.store import open_store
    from culturepact.ingest.run import ingest

    assert culturepact.open_store is open_store
    assert culturepact.ingest_reports is ingest


def test_folders_are_not_importable_by_their_own_names() -> None:
    """Away from the checkout a stray ``import graph`` fails: the folders exist under ``culturepact`` alone."""
    for folder in sorted(FOLDERS):
        program = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({folder!r}) is not None)"
        assert subprocess.run([sys.executable, "-I", "-c", program], cwd="/").returncode == 0, folder


def test_version_is_the_installed_one() -> None:
    """The version in the code is the one of the package's metadata."""
    assert culturepact.__version__ == version("culturepact")


def test_the_command_is_installed() -> None:
    """The package brings the command ``culturepact``."""
    [command] = [one for one in entry_points(group="console_scripts") if one.name == "culturepact"]

    assert command.value == "culturepact.cli:main"


def test_every_folder_is_in_the_distribution() -> None:
    """pyproject.toml lists each folder with code, so that an ordinary installation has it."""
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        listed = set(tomllib.load(file)["tool"]["setuptools"]["packages"])

    assert listed == {"culturepact", *(f"culturepact.{folder}" for folder in FOLDERS)}
