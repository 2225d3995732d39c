"""Script varieties: which one a text is in, and by what witnesses."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import SEEDS, cases
from hypothesis import given
from hypothesis import strategies as st

from newscli.lexicon import fold, table
from newscli.options import Options
from newscli.repairs import repair
from newscli.script.detection import counts, detect, passages, simplified_only, traditional_only

CASES = [pytest.param(case, id=case["id"]) for case in cases("script")]


@pytest.mark.parametrize("case", CASES)
def test_variety(case: dict[str, Any]) -> None:
    found = detect(case["text"])
    assert found.variety == case["variety"]
    assert found.converted == ("converted_from" in case)
    assert [case["text"][m.start : m.end] for m in found.marks if m.kind == "slip"] == case.get("slips", [])
    if "spans" in case:
        assert [case["text"][s:e] for s, e, _ in passages(case["text"], found.variety)] == case["spans"]


def test_the_seed_is_traditional_made_from_simplified() -> None:
    text, _, _ = repair((SEEDS / "huangpu.txt").read_text("utf-8"), Options())
    found = detect(text)
    assert (found.variety, found.converted) == ("hant", True)
    assert {"干", "系"} <= {text[mark.start : mark.end] for mark in found.marks if mark.kind == "slip"}


def test_slips_are_the_words_as_they_should_be_but_for_some_characters() -> None:
    for row in table("slips"):
        assert fold(row["wrong"]).replace("瞭", "了") == fold(row["right"]), row
        assert row["wrong"] != row["right"]


def test_no_character_tells_both_scripts() -> None:
    assert not simplified_only() & traditional_only()


def test_regional_words_fold_to_themselves_once() -> None:
    words = [fold(row["word"]) for row in table("regional")]
    assert len(words) == len(set(words))
    assert {row["tells"] for row in table("regional")} == {"hans", "hant-tw", "hant-hk"}


@given(st.text(st.sampled_from("这個網络软體說説，。\na里後")))
def test_counts_add_up(text: str) -> None:
    han = sum("\u4e00" <= c <= "\u9fff" for c in text)
    assert sum(counts(text).values()) == han
    found = detect(text)
    assert 0 <= found.confidence <= 1
    assert all(text[mark.start : mark.end] for mark in found.marks)
