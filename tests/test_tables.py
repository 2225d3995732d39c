"""The tables in data/: every one says what it holds and where it comes from, and is sorted and unique."""

from __future__ import annotations

import pytest
from conftest import ROOT

from newscli import lexicon
from newscli.lexicon import fold

DATA = ROOT / "newscli" / "data"
TABLES = sorted(path.stem for path in DATA.glob("*.tsv"))
HEADER = ("table", "holds", "excludes", "source", "licence", "user")


@pytest.mark.parametrize("name", TABLES)
def test_header(name):
    comments = [line for line in (DATA / f"{name}.tsv").read_text("utf-8").split("\n") if line.startswith("# ")]
    keys = [line[2:].partition(":")[0] for line in comments[: len(HEADER)]]
    assert tuple(keys) == HEADER
    assert comments[0] == f"# table: {name}"


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_every_column(name):
    lines = (DATA / f"{name}.tsv").read_text("utf-8").split("\n")
    comments = [line for line in lines if line.startswith("# ")]
    rows = [line for line in lines if line and not line.startswith("# ")]
    assert lines == [*comments, *rows, ""]
    assert {row.count("\t") for row in rows} == {rows[0].count("\t")}


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_sorted_and_unique(name):
    rows = [next(iter(row.values())) for row in lexicon.table(name)]
    assert rows == sorted(set(rows))
    assert all(rows)


@pytest.mark.parametrize("name", TABLES)
def test_both_scripts_stand_side_by_side(name):
    for row in lexicon.table(name):
        if name != "fold" and {"hans", "hant"} <= set(row) and row["hans"] and row["hant"]:
            assert fold(row["hans"]) == row["hans"], "the column `hans` holds Simplified"


def test_folding_keeps_the_length():
    assert fold("臺灣記者報導：裏面乾淨，後來發現頭髮") == "台湾记者报导：里面干净，后来发现头发"
    assert all(len(row["hant"]) == len(row["hans"]) == 1 for row in lexicon.table("fold"))
