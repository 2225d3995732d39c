"""The wheel carries its data and runs outside the checkout."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile

import pytest
from conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_what_it_holds(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "newscli/py.typed" in names
    assert "newscli/data/fold.tsv" in names
    assert "newscli/data/schemas/report.json" in names
    assert any(name.endswith("LICENSE") for name in names)
    outside = [name for name in names if not name.startswith("newscli") or "/build/" in name]
    assert outside == []
    shipped = {path.relative_to(ROOT).as_posix() for path in (ROOT / "newscli" / "data").glob("*.*")}
    assert shipped <= set(names)


def test_it_runs_from_a_clean_environment(wheel, tmp_path):
    """The dependencies are this environment's; newscli is the wheel's."""
    venv.create(tmp_path / "venv", symlinks=True)
    python = tmp_path / "venv" / "bin" / "python"
    site = next((tmp_path / "venv" / "lib").glob("python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    where = subprocess.run([python, "-c", "import newscli; print(newscli.__file__)"], capture_output=True, cwd=tmp_path)
    assert str(site).encode() in where.stdout
    for seed in ("huangpu.txt", "page.html"):
        done = subprocess.run(
            [python, "-m", "newscli", "inspect", ROOT / "seeds" / seed], capture_output=True, cwd=tmp_path
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert "Entities" in done.stdout.decode()
