"""Speed of times and quantities, on news and on rows that tempt a grammar to read them again and again.

    python tests/benchmarks/bench_times.py [NEWS.jsonl]

NEWS.jsonl has articles in `text`; without it, the seeds are read many times over.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from newscli.annotators import quantities, times

SEEDS = Path(__file__).parents[2] / "seeds"
ROWS = ("1", "一", "十", "1年", "1,", "上", "一分之", "1:", "万", "1至", "今年的", "1、", "今天（", "a@", "1.")
LENGTH = 100_000


def rate(text: str, read: Callable[[str], Iterable[object]]) -> str:
    """Thousands of characters per second of processor time, and how much was found."""
    start = time.process_time()
    found = sum(1 for _ in read(text))
    return f"{len(text) / (time.process_time() - start) / 1000:8.0f} k chars/s {found:8d} found"


def main() -> None:
    if len(sys.argv) > 1:
        lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
        news = "\n".join(json.loads(line)["text"] for line in lines)[: 5 * LENGTH]
    else:
        news = "\n".join(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))) * 20
    rows = {f"{row}…": row * (LENGTH // len(row)) for row in ROWS}
    for name, text in {"news": news, **rows}.items():
        legible, counted = times.legible(text), quantities.legible(text)
        print(f"{name:8} times     ", rate(legible, lambda text: times.find(text, times.Anchor())))
        print(f"{name:8} quantities", rate(counted, quantities.find))


if __name__ == "__main__":
    main()
