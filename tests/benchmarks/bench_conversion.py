"""Streamed conversion against OpenCC's binding on the same text: speed, and memory that does not grow with the text.

    python tests/benchmarks/bench_conversion.py [MEGABYTES]

Each measurement runs in a process of its own, on text put together from the seeds; the binding gets it as one string.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
CONFIGS = ("t2s", "s2t", "s2twp")


def write_corpus(path: Path, megabytes: float) -> None:
    """So much Simplified text, half of it with CRLF; in pieces, since a child's greatest memory begins with its parent's."""
    from newscli.script.engine import converter

    article = converter("t2s")((SEEDS / "huangpu.txt").read_text("utf-8"))
    pair = (article + article.replace("\n", "\r\n")).encode()
    with path.open("wb") as file:
        for _ in range(int(megabytes * 1e6 / len(pair)) + 1):
            file.write(pair)


def measure(way: str, config: str, path: str) -> None:
    """Print seconds of processor time and the growth of the greatest memory, in MB."""
    from newscli.script import convert_stream
    from newscli.script.engine import converter

    converter(config)("发")
    before, start = _memory(), time.process_time()
    with open(path, encoding="utf-8", newline="") as reader, open(os.devnull, "w", encoding="utf-8") as writer:
        if way == "stream":
            convert_stream(reader, writer, config=config)
        else:
            writer.write(converter(config)(reader.read()))
    print(time.process_time() - start, _memory() - before)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(megabytes: float) -> None:
    """Compare both ways for each configuration."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        write_corpus(path, megabytes)
        for config in CONFIGS:
            stream, binding = (_measured(way, config, path) for way in ("stream", "binding"))
            print(
                f"{config:6} {megabytes / stream[0]:5.1f} MB/s, {binding[0] / stream[0]:.2f} of the binding's speed; "
                f"memory +{stream[1]:.0f} MB, the binding +{binding[1]:.0f} MB"
            )


def _measured(way: str, config: str, path: Path) -> list[float]:
    command = [sys.executable, __file__, way, config, str(path)]
    return [float(figure) for figure in subprocess.run(command, check=True, capture_output=True).stdout.split()]


if __name__ == "__main__":
    if len(sys.argv) == 4:
        measure(*sys.argv[1:])
    else:
        main(float(sys.argv[1]) if sys.argv[1:] else 50)
