"""Structure of articles and of pathological texts: characters a second, which must not fall with the length of a line.

python tests/benchmarks/bench_structure.py [MILLIONS]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from newscli.lexicon import fold
from newscli.structure.lines import read_lines
from newscli.structure.sentences import split

SEEDS = Path(__file__).parents[2] / "seeds"
PATHOLOGICAL = {
    "one line of sentences": "政府今天公布新制，民眾反應熱烈。",
    "one line without a stop": "中",
    "brackets that open": "（",
    "quotation marks that open": "“",
    "dates": "1月2日",
    "roles": "记者：王小明、",
    "lines of bylines": "记者王小明\n",
    "lines of datelines": "新华社北京1月2日电 政府今天公布。（完）\n",
    "spaces": "。 ",
}


def speed(text: str) -> tuple[float, float]:
    """Millions of characters a second of lines and of sentences."""
    folded = fold(text)
    start = time.process_time()
    read_lines(text, folded)
    lines = time.process_time()
    split(text)
    return len(text) / 1e6 / (lines - start), len(text) / 1e6 / (time.process_time() - lines)


def main() -> None:
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 1_000_000
    samples = {path.name: path.read_text("utf-8") + "\n" for path in sorted(SEEDS.glob("*.txt"))} | PATHOLOGICAL
    print(f"{'Mchar/s':<28}{'lines':>8}{'sentences':>11}")
    for name, text in samples.items():
        lines, sentences = speed(text * (size // len(text)))
        print(f"{name:<28}{lines:>8.2f}{sentences:>11.2f}", flush=True)


if __name__ == "__main__":
    main()
