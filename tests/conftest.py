"""What the tests share: the command run in this process or as one of its own, cases, golden files, the seeds."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from newscli.cli import main

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
CASES = Path(__file__).with_name("cases")
GOLDEN = Path(__file__).with_name("golden")


class Result(NamedTuple):
    """What a command left: exit status, standard output, standard error."""

    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


def cases(name: str) -> list[dict]:
    """The cases of `tests/cases/<name>.toml`."""
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]


@pytest.fixture
def newscli(monkeypatch, capfdbinary):
    """Run a command in this process: `newscli("inspect", "-", stdin="…")`."""
    monkeypatch.chdir(ROOT)
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "NEWSCLI_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str, stdin: str | bytes = b"", **environment: str) -> Result:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
        for number, name in ((1, "stdout"), (2, "stderr")):  # what capfdbinary has put in their place
            monkeypatch.setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", closefd=False))
        status = main(list(arguments))
        sys.stdout.flush()
        sys.stderr.flush()
        captured = capfdbinary.readouterr()
        return Result(int(status), captured.out, captured.err.decode())

    return run


@pytest.fixture
def process(monkeypatch):
    """Run a command as a process of its own, for what only a process shows: locale, pipes, signals."""

    def run(*arguments: str, stdin: bytes = b"", **environment: str) -> Result:
        clean = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
        done = subprocess.run(
            [sys.executable, "-m", "newscli", *arguments],
            input=stdin,
            capture_output=True,
            cwd=ROOT,
            env=clean | environment,
        )
        return Result(done.returncode, done.stdout, done.stderr.decode())

    return run


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew; read the diff before accepting"
    )


@pytest.fixture
def golden(request):
    """Compare output with its golden file, or write it with `--update-golden`."""

    def compare(name: str, output: bytes) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(output)
        assert path.exists(), f"no golden file {name}: run pytest --update-golden and read it"
        assert output.decode() == path.read_text("utf-8")

    return compare
