"""Quotes and claims against entities on the same articles: processor time as a ratio, and growth with the text.

    python tests/benchmarks/bench_claims.py [TIMES]

The articles are the seeds, each TIMES over; the best of three runs counts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from newscli.alignment import Alignment
from newscli.annotators import annotate, claims, entities, quotes
from newscli.model import Source
from newscli.options import Options
from newscli.report import Report

SEEDS = Path(__file__).parents[2] / "seeds"
SOURCE = Source(name="-", kind="text", encoding="utf-8", encoding_confidence=1.0, bytes=0, sha256="", url=None)
OPTIONS = Options()


def prepared(text: str) -> Report:
    """The report with all that claims need."""
    report = Report(source=SOURCE, text=text, repairs=(), alignment=Alignment.identity(len(text)))
    return annotate(report, {"article", "script", "entities", "times", "quantities", "quotes"}, OPTIONS)


def seconds(stage: Callable[[Report, Options], Any], reports: list[Report]) -> float:
    """The least processor time of three runs."""
    runs = []
    for _ in range(3):
        start = time.process_time()
        for report in reports:
            stage(report, OPTIONS)
        runs.append(time.process_time() - start)
    return min(runs)


def main(times: int) -> None:
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    for factor in (times, 4 * times):
        reports = [prepared("\n".join([text] * factor)) for text in texts]
        base = seconds(entities.annotate, reports)
        said = seconds(quotes.annotate, reports)
        claimed = seconds(claims.annotate, [replace(report, claims=None) for report in reports])
        length = sum(len(report.text) for report in reports)
        print(
            f"{length:9,} characters: quotes {said:.3f} s, claims {claimed:.3f} s, {(said + claimed) / base:.0%} of entities"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
