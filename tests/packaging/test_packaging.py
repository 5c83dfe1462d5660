"""The distribution: folders and links agree, the wheel holds all that is needed, an editable install works."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

CACHES = (".git", ".venv", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", "__pycache__", "build", "dist")
#: Names that the project's code imports under other names than their distributions'.
STANDARD = sys.stdlib_module_names


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, object]:
    """What pyproject.toml says."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def packaged(project: dict[str, object]) -> list[str]:
    """The folders and files that go into the wheel."""
    found: list[str] = project["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]  # type: ignore[index]
    assert len(found) >= 9
    return found


def test_links_under_src_are_what_the_wheel_includes(root: Path, packaged: list[str]) -> None:
    links = {
        path.name: path.readlink() for path in (root / "src" / "armstrace").iterdir() if path.name != "__pycache__"
    }
    assert links == {name: Path("../..") / name for name in packaged}
    assert [path.name for path in (root / "src").iterdir()] == ["armstrace"]


def test_bare_names_of_all_packages_are_banned(project: dict[str, object], packaged: list[str]) -> None:
    banned = project["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"]  # type: ignore[index]
    code = {name for name in packaged if name in ("graph", "loaders", "commands", "web")} | {"server"}
    assert code <= set(banned)


def _list_imports(root: Path, packaged: list[str]) -> Iterator[tuple[Path, str]]:
    """Every module of the wheel with the first parts of the names that it imports."""
    files = [
        file for name in packaged for file in ((root / name).rglob("*.py") if (root / name).is_dir() else [root / name])
    ]
    assert len(files) > 100
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                names = [node.module]
            yield from ((file, name.partition(".")[0]) for name in names)


def test_all_that_is_imported_is_declared_and_all_declared_is_imported(
    root: Path, project: dict[str, object], packaged: list[str]
) -> None:
    needed: list[str] = project["project"]["dependencies"]  # type: ignore[index]
    extras: dict[str, list[str]] = project["project"]["optional-dependencies"]  # type: ignore[index]
    declared = _list_names(needed)
    optional = _list_names(name for extra in extras.values() for name in extra)
    owners = packages_distributions()
    imported = {name for _, name in _list_imports(root, packaged)} - STANDARD - {"armstrace"}
    used = {owner.lower().replace("_", "-") for name in imported for owner in owners[name]}
    brought_by_flask = {"jinja2", "markupsafe", "werkzeug"}
    assert used - declared - optional <= brought_by_flask
    assert declared <= used


def _list_names(requirements: Iterable[str]) -> set[str]:
    """The names of distributions, without versions and extras."""
    return {re.split(r"[<>=!~ \[]", name)[0].lower() for name in requirements}


def test_the_server_never_imports_loaders_and_graph_knows_neither(root: Path, packaged: list[str]) -> None:
    allowed = {"graph": {"graph"}, "loaders": {"graph", "loaders"}, "web": {"graph", "web"}, "server": {"graph", "web"}}
    pattern = re.compile(r"^\s*(?:from|import) armstrace\.(\w+)", re.MULTILINE)
    for name, targets in allowed.items():
        files = list((root / name).rglob("*.py")) if (root / name).is_dir() else [root / f"{name}.py"]
        assert files
        for file in files:
            assert set(pattern.findall(file.read_text(encoding="utf-8"))) <= targets, file


@pytest.fixture(scope="module")
def checkout(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout without caches: builds write into it."""
    copy = tmp_path_factory.mktemp("checkout") / "armstrace"
    shutil.copytree(root, copy, symlinks=True, ignore=shutil.ignore_patterns(*CACHES))
    return copy


@pytest.fixture(scope="module")
def wheel(checkout: Path) -> Path:
    """The wheel, built from the sdist, as `python -m build` does."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", checkout / "dist", checkout, cwd=checkout)
    (found,) = (checkout / "dist").glob("*.whl")
    return found


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must end with 0. Its standard output."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ARMSTRACE"))}
    ended = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def make_environment(folder: Path) -> Path:
    """The python of a new environment that has the dependencies, but not armstrace.

    The dependencies are those of the running environment, put on the path: nothing is fetched. The `.pth` file of the
    editable armstrace there is not read.
    """
    venv.create(folder, with_pip=False)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin" / "python"


def install(python: Path, *what: str | Path, cwd: Path) -> None:
    """Install into an environment without looking anything up."""
    flags = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--ignore-installed")
    run(sys.executable, "-m", "pip", "--python", python, "install", *flags, *what, cwd=cwd)


@pytest.mark.packaging
def test_the_sdist_has_the_sources_and_no_links(checkout: Path, wheel: Path, packaged: list[str]) -> None:
    (sdist,) = wheel.parent.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        members = archive.getmembers()
    names = {member.name.partition("/")[2] for member in members}
    assert not [member.name for member in members if member.issym() or member.islnk()]
    assert {"pyproject.toml", "README.md", "LICENSE", "DATA-LICENCE.md", "cli.py", "server.py", "Makefile"} <= names
    assert not [name for name in names if name.startswith("src/")]


@pytest.mark.packaging
def test_the_wheel_has_every_packaged_file_under_one_name(checkout: Path, wheel: Path, packaged: list[str]) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert {name.partition("/")[0] for name in names} == {"armstrace"}
    on_disk = {
        f"armstrace/{file.relative_to(checkout)}"
        for part in packaged
        for file in ([checkout / part] if (checkout / part).is_file() else (checkout / part).rglob("*"))
        if file.is_file()
    }
    assert len(on_disk) > 150
    assert names == on_disk
    typed = {name for name in names if name.endswith("/py.typed")}  # each by itself: PEP 561
    assert typed == {f"armstrace/{part}/py.typed" for part in ("graph", "loaders", "web", "commands")}


@pytest.mark.packaging
def test_the_wheel_works_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    python = make_environment(tmp_path / "clean")
    install(python, wheel, cwd=tmp_path)
    place = run(python, "-c", "import armstrace.server; print(armstrace.server.__file__)", cwd=tmp_path)
    assert str(tmp_path / "clean") in place
    armstrace = python.with_name("armstrace")
    assert "Usage: armstrace" in run(armstrace, "--help", cwd=tmp_path)
    run(armstrace, "build", "--out", "build", cwd=tmp_path)
    assert (
        run(armstrace, "query", "--example", "what-did-bulgaria-declare", "--format", "csv", cwd=tmp_path).count("\n")
        == 8
    )
    bare = "import importlib.util as u; print([n for n in ('graph', 'loaders', 'server', 'web') if u.find_spec(n)])"
    assert run(python, "-c", bare, cwd=tmp_path).strip() == "[]"


@pytest.mark.packaging
def test_an_editable_install_follows_the_checkout(checkout: Path, tmp_path: Path) -> None:
    python = make_environment(tmp_path / "editable")
    install(python, "--editable", checkout, cwd=tmp_path)
    show = "import armstrace.graph.names as n; print(n.__file__); print(getattr(n, 'ADDED', ''))"
    assert str(checkout) in run(python, "-c", show, cwd=tmp_path)
    names = checkout / "graph" / "names.py"
    text = names.read_text(encoding="utf-8")
    try:
        names.write_text(text + "\nADDED = 'seen at once'\n", encoding="utf-8")
        assert "seen at once" in run(python, "-c", show, cwd=tmp_path)
    finally:
        names.write_text(text, encoding="utf-8")
    assert "Usage: armstrace" in run(python.with_name("armstrace"), "--help", cwd=tmp_path)
