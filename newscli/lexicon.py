"""The only reader of `data/`: tables as rows, each read once; and the folding of Traditional text for matching.

Every table is UTF-8 TSV: `# key: value` lines that say what it holds, excludes, where it comes from, its licence and its
user; one line of column names; then rows sorted by their first column, which is unique.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.tsv`, each a mapping from column to value."""
    lines = (
        line for line in (DATA / f"{name}.tsv").read_text("utf-8").split("\n") if line and not line.startswith("#")
    )
    columns = next(lines).split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines)


@cache
def by_word(name: str, column: str) -> dict[str, str]:
    """From each word of a table with the columns `hans` and `hant`, in both scripts, to its value in `column`."""
    return {word: row[column] for row in table(name) for word in (row["hant"], row["hans"])}


@cache
def _folds() -> dict[int, str]:
    return {ord(row["hant"]): row["hans"] for row in table("fold")}


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """`text` with every Traditional or variant character replaced by its Simplified one; the same length, for matching only."""
    return text.translate(_folds())
