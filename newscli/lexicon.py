"""The only reader of `data/`: tables as rows or columns, each read once; and the folding of Traditional text for matching.

Every table is UTF-8 TSV: `# key: value` lines that say what it holds, excludes, where it comes from, its licence and its
user; one line of column names; then rows sorted by their first column, which is unique.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


@cache
def columns(name: str) -> dict[str, list[str]]:
    """The columns of `data/<name>.tsv` by their names: four times as fast as its rows, which tells for large tables."""
    text = (DATA / f"{name}.tsv").read_text("utf-8")
    _, names, rows = text.rpartition("\n# ")[2].split("\n", 2)
    cells, width = rows.removesuffix("\n").replace("\n", "\t").split("\t"), names.count("\t") + 1
    return {column: cells[i::width] for i, column in enumerate(names.split("\t"))}


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.tsv`, each a mapping from column to value."""
    found = columns(name)
    return tuple(dict(zip(found, row, strict=True)) for row in zip(*found.values(), strict=True))


@cache
def by_word(name: str, column: str) -> dict[str, str]:
    """From each word of a table with the columns `hans` and `hant`, in both scripts, to its value in `column`."""
    return {word: row[column] for row in table(name) for word in (row["hant"], row["hans"])}


@cache
def _folds() -> dict[int, str]:
    found = columns("fold")
    return dict(zip(map(ord, found["hant"]), found["hans"], strict=True))


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """`text` with every Traditional or variant character replaced by its Simplified one; the same length, for matching only."""
    return text.translate(_folds())
