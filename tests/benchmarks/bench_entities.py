"""Speed of entity recognition: seconds until the first entity, and characters a second on one core.

    python tests/benchmarks/bench_entities.py [CHARACTERS]

The text is put together from the seeds; times are of the processor, so a busy machine changes them little.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"


def main(characters: int) -> None:
    """Print both figures."""
    start = time.process_time()
    from newscli.annotators.entities import mentions

    mentions("北京")
    print(f"start {time.process_time() - start:.2f} s")
    texts = [(SEEDS / f"{name}.txt").read_text("utf-8") for name in ("wire", "taiwan", "hongkong")]
    start, done, found = time.process_time(), 0, 0
    while done < characters:
        for text in texts:
            found += len(mentions(text))
            done += len(text)
    seconds = time.process_time() - start
    print(f"{done / seconds:,.0f} characters/s, {1000 * found / done:.0f} mentions in 1000 characters")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
