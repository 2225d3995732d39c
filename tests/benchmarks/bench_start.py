"""Cold start: CPU seconds of whole processes as ratios to `python -c 'import typer'`, measured in turn in the same run.

python tests/benchmarks/bench_start.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
REFERENCE = [sys.executable, "-c", "import typer"]
COMMANDS = (
    ["--version"],
    ["repair", "seeds/huangpu.txt"],
    ["convert", "--to", "hans", "seeds/wire.txt"],
    ["convert", "--to", "hans", "seeds/huangpu.txt"],
    ["script", "seeds/huangpu.txt"],
    ["summary", "seeds/huangpu.txt"],
    ["entities", "seeds/huangpu.txt"],
    ["inspect", "seeds/huangpu.txt"],
)


def cpu_seconds(command: list[str]) -> float:
    """User and system seconds of one run."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, command
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print the median ratio of each command."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    cpu_seconds(REFERENCE)
    for arguments in COMMANDS:
        command = [sys.executable, "-m", "newscli", *arguments]
        cpu_seconds(command)
        ratios = [cpu_seconds(command) / cpu_seconds(REFERENCE) for _ in range(rounds)]
        low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
        print(f"{middle:5.2f} × import typer  ({low:.2f}–{high:.2f})  newscli {' '.join(arguments)}")


if __name__ == "__main__":
    main()
