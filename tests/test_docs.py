"""The docs say what the program does."""

from __future__ import annotations

import ast
import html
import importlib.util
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import culturepact
import pytest
from culturepact.cli import cli
from culturepact.queries.catalog import named_queries

ROOT = Path(culturepact.__file__).parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
RESULTS = (ROOT / "docs" / "results.md").read_text(encoding="utf-8")
COMMAND_LINE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
PAGES = sorted(
    path.relative_to(ROOT)
    for pattern in ("*.md", "docs/*.md", "ingest/*.md", "notebooks/*.md", "samples/*.md", "benchmarks/*.md")
    for path in ROOT.glob(pattern)
)
NAMES = {"agreements": "agreements-exact", "pairs": "partner-pairs"}
"""The measures that the README calls by another word."""
CODE = [path for folder in (".", "graph", "ingest", "queries", "ontology") for path in (ROOT / folder).glob("*.py")]


def generator() -> ModuleType:
    """The script that writes the generated pages."""
    spec = importlib.util.spec_from_file_location("generate_docs", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["command-line.md", "queries.md"])
def test_generated_page_is_up_to_date(page: str) -> None:
    """Generating the page again changes nothing; if this fails run docs/generate.py."""
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == generator().PAGES[page]()


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_command_is_documented(name: str) -> None:
    """Each command has a section with its arguments and options, a help text, and an example in the README."""
    section = re.search(rf"^## `culturepact {name}`$(.*?)(?=^## |\Z)", COMMAND_LINE, re.MULTILINE | re.DOTALL)
    assert section is not None
    for parameter in cli.commands[name].params:
        options = parameter.opts if parameter.param_type_name == "option" else [parameter.make_metavar(context(name))]
        assert all(option in section[1] for option in options)
        assert parameter.param_type_name == "argument" or parameter.help  # type: ignore[attr-defined]
    assert cli.commands[name].help
    assert re.search(rf"culturepact {name}\b|make {name}\b", README)


def context(name: str) -> click.Context:
    """What click needs to name an argument."""
    return click.Context(cli.commands[name], info_name=name)


@pytest.mark.parametrize("name", [query.name for query in named_queries()])
def test_named_query_is_documented(name: str) -> None:
    """Each named query has a section with its question and all its columns."""
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    [query] = [query for query in named_queries() if query.name == name]
    section = re.search(rf"^## `{name}`$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)

    assert section is not None
    assert query.question in section[1]
    assert all(f"| `{column.name}` | {column.kind} |" in section[1] for column in query.columns)
    assert all(f"`{parameter.name}`" in section[1] for parameter in query.parameters)


def test_every_environment_variable_is_documented() -> None:
    """The page on the command line has a row for each variable that the code reads, and for no other."""
    read = {name for path in CODE for name in re.findall(r"CULTUREPACT_[A-Z]+", path.read_text(encoding="utf-8"))}
    documented = set(re.findall(r"^\| `(CULTUREPACT_[A-Z]+)` \|", COMMAND_LINE, re.MULTILINE))

    assert read - {"CULTUREPACT_COMPLETE"} == documented
    assert documented


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_somewhere(page: Path) -> None:
    """A link or a picture in a page that is no web address leads to a file or folder of this repository."""
    text = re.sub(r"```.*?```", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (ROOT / page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_files_named_in_a_page_exist(page: Path) -> None:
    """A path in code type, such as `graph/facts.py`, is that of a file or folder."""
    text = re.sub(r"```.*?```", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.DOTALL)
    folders = "|".join(path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("."))
    for target in re.findall(rf"`((?:{folders})/[\w./-]*)`", text):
        assert (ROOT / target).exists(), target


def shell_lines(fence: str) -> Iterator[str]:
    """The commands in the README's blocks of this kind."""
    for block in re.findall(rf"```{fence}\n(.*?)```", README, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ ") or fence == "sh":
                yield line.removeprefix("$ ").partition(" #")[0].strip()


@pytest.mark.parametrize("line", sorted({line for fence in ("sh", "console") for line in shell_lines(fence)}))
def test_command_in_the_readme_exists(line: str) -> None:
    """Each command line in the README names a target of the Makefile, or a command with options it has."""
    words = shlex.split(line.partition("|")[0].partition(">")[0])
    if words[0] == "make":
        assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
        return
    if words[:2] == ["pip", "install"]:
        assert words[2:] == ["."]
        return
    assert words[0] == "culturepact"
    command = cli.commands[words[1]]
    command.make_context(words[1], words[2:], resilient_parsing=False)
    if words[1] == "query":
        assert words[2].endswith(".rq") or words[2] in {query.name for query in named_queries()}


@pytest.mark.skipif(os.name != "posix", reason="runs a shell")
def test_the_readme_shows_what_is_printed(tmp_path: Path) -> None:
    """The example on the first screen prints what stands there."""
    [block] = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    lines = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    shown = "".join(f"{line}\n" for line in block.splitlines() if not line.startswith("$ "))
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    script = 'culturepact() { "$PYTHON" -m culturepact "$@"; }\n' + "\n".join(lines)
    clean = {key: value for key, value in os.environ.items() if not key.startswith("CULTUREPACT_")}
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env={**clean, "PYTHON": sys.executable}, capture_output=True, text=True
    )

    assert done.stdout == shown
    assert done.stderr == ""


def test_the_report_in_the_readme_is_a_sample() -> None:
    """The words quoted on the first screen stand in the sample report that is read there."""
    quoted = " ".join(line.removeprefix("> ") for line in README.splitlines() if line.startswith("> "))
    [path] = re.findall(r"samples/reports/\S+", README.partition("## Try it")[0])

    assert quoted in " ".join((ROOT / path).read_text(encoding="utf-8").split())


def test_python_in_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The example in Python runs and prints pairs of partners; that for notebooks then reads the store it made."""
    notebooks = (ROOT / "notebooks" / "README.md").read_text(encoding="utf-8")
    [program], [exploring] = (re.findall(r"```python\n(.*?)```", page, re.DOTALL) for page in (README, notebooks))
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    exec(program, {})
    assert capsys.readouterr().out.count("\n") > 30

    exec(exploring, {})
    most = ast.literal_eval(capsys.readouterr().out)
    assert len(most) == 5
    assert all(isinstance(name, str) and partners > 1 for name, partners in most)


def test_the_figures_in_the_readme_are_measured() -> None:
    """Precision, recall and F1 in the README are those that the command it names prints, give or take 0.02."""
    command = [sys.executable, "-m", "culturepact", "score", str(ROOT / "samples" / "reports")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    number = r" +([01]\.\d+)"
    measured = re.findall(rf"^([\w-]+)[ *]+{number}{number}{number} +(\d+)$", printed, re.MULTILINE)
    rows = re.findall(r"^\| ([\w-]+)[^|]*\| (\d+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", README, re.MULTILINE)
    figures = {name: [int(gold), *map(float, values)] for name, *values, gold in measured}

    assert len(rows) >= 7
    for name, gold, *values in rows:
        assert figures[NAMES.get(name, name)] == pytest.approx([int(gold), *map(float, values)], abs=0.0201), name


@pytest.fixture(scope="module")
def renewed() -> str:
    """The page on results with its tables as they are now."""
    page = generator().results()
    assert isinstance(page, str)
    return page


def table(page: str, name: str) -> list[list[str]]:
    """The cells of a table of the page on results."""
    [block] = re.findall(rf"<!-- {name} -->\n(.*?)\n<!-- end -->", page, re.DOTALL)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]


@pytest.mark.parametrize(("name", "rows", "counts"), [("measures", 12, 1), ("values", 9, 1)])
def test_the_figures_on_the_page_of_results_are_measured(renewed: str, name: str, rows: int, counts: int) -> None:
    """Each figure is what is measured now, give or take 0.02; if this fails run docs/generate.py."""
    shown, now = table(RESULTS, name)[2:], table(renewed, name)[2:]

    assert len(shown) == rows
    assert [row[0] for row in shown] == [row[0] for row in now]
    for old, new in zip(shown, now, strict=True):
        figures = [[float(cell) for cell in row[1 + counts :]] for row in (old, new)]
        assert figures[0] == pytest.approx(figures[1], abs=0.0201), old[0]


@pytest.mark.parametrize("name", ["type", "status"])
def test_the_confusion_on_the_page_of_results_is_measured(renewed: str, name: str) -> None:
    """The tables of confusion have the counts of now, give or take two; if this fails run docs/generate.py."""
    shown, now = (
        {
            (row[0], read): int(cell)
            for header, _, *rows in [table(page, name)]
            for row in rows
            for read, cell in zip(header[1:], row[1:], strict=True)
            if cell
        }
        for page in (RESULTS, renewed)
    )

    assert sum(shown.values()) > 40
    for pair in shown.keys() | now.keys():
        assert shown.get(pair, 0) == pytest.approx(now.get(pair, 0), abs=2), pair


def test_the_errors_explained_are_made(renewed: str) -> None:
    """Most of the errors on the page of results are still made, and what is quoted stands in the report."""
    script = generator()
    told = re.findall(r"^\d+\\\. .*\n\n> (.*)$", RESULTS, re.MULTILINE)
    errors = script.ERROR.findall(RESULTS)

    assert len(errors) == len(told) >= 20
    for (_, report, *_), quote in zip(errors, told, strict=True):
        text = (ROOT / "samples" / "reports" / report).read_text(encoding="utf-8")
        assert quote in " ".join(html.unescape(text).split()), report
    assert len(list(script.errors_not_made(RESULTS))) <= len(errors) / 4


def test_every_library_has_its_licence() -> None:
    """The page on licences lists exactly the packages that the lock file installs."""
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8").partition("## Libraries")[2]
    listed = set(re.findall(r"^\| ([\w.-]+) \| [A-Z0-9]", page, re.MULTILINE))
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))

    assert listed == locked


def test_libraries_that_are_not_permissive_are_told() -> None:
    """A package under a licence with conditions on passing it on is in the table that says so."""
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    told = set(
        re.findall(r"^\| (\w[\w.-]*) \| [^|]+ \| [^|]+ \|$", page.partition("## Not permissive")[2], re.MULTILINE)
    )
    rows = re.findall(r"^\| ([\w.-]+) \| ([^|]+) \|$", page.partition("## Libraries")[2], re.MULTILINE)

    assert {name for name, licence in rows if re.search(r"GPL|MPL|EPL|CDDL", licence)} == told - {"package"}


def test_the_picture_is_small() -> None:
    """The picture of the map loads quickly."""
    assert 10_000 < (ROOT / "docs" / "map.png").stat().st_size < 200_000


def test_the_changelog_has_this_version() -> None:
    """The version in the code has its section in the changelog."""
    assert f"## [{culturepact.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
