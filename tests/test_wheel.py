"""The wheel: built, installed into a fresh environment, and tried there, away from the checkout."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEED = ROOT / "fixtures" / "seeds" / "credit_union_work_summaries.txt"
BIN = "Scripts" if sys.platform == "win32" else "bin"


def _run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, arguments)), capture_output=True, text=True, encoding="utf-8", cwd=cwd)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    built = _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", target, cwd=ROOT)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = target.glob("*.whl")
    return path


def test_the_wheel_holds_the_package_its_rules_and_its_license(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {f"checker/_rules/{path.name}" for path in (ROOT / "rules").glob("*.yaml")} <= set(names)
    assert {"checker/py.typed", "checker/cli/__init__.py"} <= set(names)
    assert any(name.endswith("/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests", "bench", "fixtures"))]


def test_the_rules_are_found_where_the_wheel_puts_them(wheel: Path, tmp_path: Path) -> None:
    """With the dependencies of this environment, so that no network is needed."""
    venv.create(tmp_path / "v", with_pip=True)
    python = tmp_path / "v" / BIN / "python"
    installed = _run(python, "-m", "pip", "install", "--no-index", "--no-deps", wheel, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    site = _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).stdout.strip()
    (Path(site) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    _try(tmp_path / "v" / BIN / "checker", tmp_path)
    where = _run(python, "-c", "import checker; print(checker.__file__)", cwd=tmp_path).stdout
    assert Path(where.strip()).is_relative_to(tmp_path / "v")


def test_the_wheel_brings_all_it_needs(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "v", with_pip=True)
    python = tmp_path / "v" / BIN / "python"
    installed = _run(python, "-m", "pip", "install", "--quiet", "--retries", "1", wheel, cwd=tmp_path)
    if installed.returncode and ("connection" in installed.stderr.lower() or "resolve" in installed.stderr.lower()):
        pytest.skip("the dependencies cannot be installed: no package index can be reached from here")
    assert installed.returncode == 0, installed.stderr
    command = tmp_path / "v" / BIN / "checker"
    _try(command, tmp_path)
    assert _run(command, "figures", SEED, cwd=tmp_path).returncode == 0
    assert _run(command, "figures", "--format", "parquet", "-o", "f.parquet", SEED, cwd=tmp_path).returncode == 0
    assert (tmp_path / "f.parquet").read_bytes()[:4] == b"PAR1"


def _try(command: Path, folder: Path) -> None:
    done = _run(command, "check", SEED, cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert "87.4% is claimed" in done.stdout
    assert "completion-mismatch" in _run(command, "rules", "list", cwd=folder).stdout
