"""Speed of repair on sound and damaged text, and on inputs made to be slow: each at two sizes, so that growth shows.

    python tests/benchmarks/bench_repairs.py [MEGABYTES]

Megabytes of UTF-8 per second of process time. Sound text is the repaired seed; `dense` glosses every character that the
simulator's passes know, in texts of the tests.
"""

from __future__ import annotations

import random
import sys
import time
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from damage import damage
from test_repairs import PASSES, SEED, SENTENCES

from newscli.repairs import repair

RANDOM = random.Random(0)
HAN = [chr(code) for code in range(0x4E00, 0x9FA6)]
MIXTURE = "?(qū)jìng)域實，a \N{REPLACEMENT CHARACTER}\ue000"
SLOW = {
    "?": lambda size: "?" * size,
    "(": lambda size: "(" * size,
    "letters": lambda size: "a" * size + "à)",
    "random Han": lambda size: "".join(RANDOM.choices(HAN, k=size // 3)),
    "random pieces": lambda size: "".join(RANDOM.choices(MIXTURE, k=size // 2)),
    "torn glosses": lambda size: "域?qū)" * (size // 9),
    "strange glosses": lambda size: "域(qū)" * (size // 9),
    "one long run": lambda size: "域?qū)" + "崿" * (size // 3),
    "open runs": lambda size: "域?qū)崿" * (size // 12),
}


def repeated(text: str, size: int) -> str:
    """So much of a text, in UTF-8 bytes."""
    return text * (size // len(text.encode()) + 1)


def speed(text: str) -> float:
    """Megabytes per second."""
    start = time.process_time()
    repair(text)
    return len(text.encode()) / 1e6 / (time.process_time() - start)


def main() -> None:
    """Print one line for each kind of text."""
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 400_000
    sound = repair(SEED)[0]
    dense = damage("\n".join(SENTENCES), PASSES).text
    texts = {"sound": sound, "the seed": SEED, "dense": dense}
    kinds = {name: partial(repeated, text) for name, text in texts.items()}
    print(f"{'text':16}{size // 4:>12,}{size:>12,} bytes, MB/s")
    for name, made in {**kinds, **SLOW}.items():
        print(f"{name:16}{speed(made(size // 4)):12.2f}{speed(made(size)):12.2f}")


if __name__ == "__main__":
    main()
