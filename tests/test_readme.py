"""The README is true: its examples are run, its tables name what exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

README = ROOT / "README.md"
EXAMPLES = re.findall(r"```console\n\$ (newscli [^\n]+)\n(.*?)```", README.read_text("utf-8"), re.DOTALL)


def run(command: str) -> str:
    """What a shell prints for `command`, 80 columns wide, with `newscli` as installed beside this Python."""
    path = f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
    environment = {"PATH": path, "COLUMNS": "80", "HOME": "/nonexistent"}
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, env=environment).stdout


@pytest.mark.parametrize(("command", "output"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_example(request, command, output):
    shown = re.sub(r" +\n", "\n", run(command))
    if request.config.getoption("--update-golden"):
        text = README.read_text("utf-8")
        README.write_text(text.replace(f"$ {command}\n{output}```", f"$ {command}\n{shown}```"), "utf-8")
        return
    assert shown == output


def test_there_are_examples():
    assert len(EXAMPLES) >= 4


def test_every_command_is_documented(newscli):
    listed = re.findall(r"^  (\w+)  ", newscli("--help").text.partition("Commands:")[2], re.MULTILINE)
    documented = re.findall(r"^\| `newscli (\w+)", README.read_text("utf-8"), re.MULTILINE)
    assert documented == listed


def test_every_exit_status_is_documented():
    from newscli.errors import ExitStatus

    documented = [int(number) for number in re.findall(r"^\| (\d+) \|", README.read_text("utf-8"), re.MULTILINE)]
    assert documented == [status.value for status in ExitStatus]


def test_the_python_example_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    exec(code, {})
    assert capsys.readouterr().out.split() == ["2024-01-17", "軟體工程", "['C001']", "Report", "InputError"]


def same_table(request, name: str, head: str, rows: list[str]) -> None:
    """The table between `<!-- name -->` and `<!-- end -->` is what the code says; `--update-golden` writes it."""
    text = README.read_text("utf-8")
    before, _, rest = text.partition(f"<!-- {name} -->\n")
    table, _, after = rest.partition("<!-- end -->")
    wanted = "".join([head, "| --- " * head.count(" |") + "|\n", *rows])
    if request.config.getoption("--update-golden"):
        README.write_text(f"{before}<!-- {name} -->\n{wanted}<!-- end -->{after}", "utf-8")
    else:
        assert table == wanted


def test_the_table_of_rules(request):
    from newscli.rules import RULES

    rows = [f"| {r.code} | {r.name} | {r.severity}{'' if r.default else ', opt-in'} | {r.summary} |\n" for r in RULES]
    same_table(request, "rules", "| code | name | severity | finds |\n", rows)


def test_the_table_of_repairs(request):
    from newscli.repairs import CODES

    rows = [f"| {code.name} | {code.title} | {'yes' if code.default else 'no'} |\n" for code in CODES]
    same_table(request, "repairs", "| code | repairs | by default |\n", rows)
