"""Processor time of the summary and of the keywords by length of text: python tests/benchmarks/bench_summary.py FILE.txt"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from newscli.alignment import Alignment
from newscli.annotators import keywords, summary
from newscli.model import Source
from newscli.options import Options
from newscli.report import Report
from newscli.structure import annotate as structure

LENGTHS = (500, 2_000, 10_000, 50_000, 200_000)


def report_on(text: str) -> Report:
    source = Source(name="-", kind="text", encoding="utf-8", encoding_confidence=1.0, bytes=0, sha256="", url=None)
    report = Report(source=source, text=text, alignment=Alignment.identity(len(text)))
    return replace(report, article=structure(report, Options()))


def milliseconds(
    annotate: Callable[[Report, Options], object], report: Report, options: Options, repeats: int
) -> float:
    start = time.process_time()
    for _ in range(repeats):
        annotate(report, options)
    return 1000 * (time.process_time() - start) / repeats


def main() -> None:
    text = Path(sys.argv[1]).read_text("utf-8") + "\n"
    print(f"{'characters':>10} {'3 sentences':>12} {'ratio 0.3':>12} {'keywords':>12}  ms")
    for length in LENGTHS:
        report, repeats = report_on((text * (length // len(text) + 1))[:length]), max(1, 20_000 // length)
        times = [
            milliseconds(summary.annotate, report, Options(), repeats),
            milliseconds(summary.annotate, report, Options(ratio=0.3), repeats),
            milliseconds(keywords.annotate, report, Options(), repeats),
        ]
        print(f"{length:>10}", *(f"{value:>12.1f}" for value in times))


if __name__ == "__main__":
    main()
