"""The keywords, and the words under them: their cases, and what must hold for any text."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscli.alignment import Alignment
from newscli.annotators.keywords import annotate
from newscli.lexicon import fold
from newscli.model import Entity, Source
from newscli.options import Options
from newscli.report import Report
from newscli.structure import annotate as structure
from newscli.words import words

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("keywords.toml").read_text("utf-8"))["case"]
SEEDS = sorted(Path(__file__).parents[1].joinpath("seeds").glob("*.txt"))
PROSE = st.text(alphabet="海上风电風電公車公车的了市长12万元 。，「」“”\nAb\U00020000\ud800", max_size=200)


def report_on(text: str, entities: Mapping[str, Any] = {}) -> Report:
    source = Source(name="-", kind="text", encoding="utf-8", encoding_confidence=1.0, bytes=0, sha256="", url=None)
    report = Report(source=source, text=text, alignment=Alignment.identity(len(text)))
    found = tuple(
        Entity(
            id=f"e{number}",
            type=kind,
            name=name,
            aliases=(),
            title=None,
            mentions=tuple(report.span(*match.span()) for match in re.finditer(name, text)),
        )
        for number, (name, kind) in enumerate(entities.items())
    )
    return replace(report, article=structure(report, Options()), entities=found)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = [k.text for k in annotate(report_on(case["text"].strip("\n"), case.get("entities", {})), Options())]
    assert [text for text in case.get("has", ()) if text not in found] == []
    assert [text for text in case.get("lacks", ()) if text in found] == []
    assert found[:1] == [case["first"]] if "first" in case else True


@given(PROSE | st.text(), st.integers(-1, 12))
@settings(deadline=None, max_examples=60)
def test_mentions_are_counted_and_scores_fall(text: str, limit: int) -> None:
    report = report_on(text)
    keywords = annotate(report, Options(keyword_limit=limit))
    assert len(keywords) <= max(limit, 0)
    assert [k.score for k in keywords] == sorted((k.score for k in keywords), reverse=True)
    assert all(0 <= k.score <= 1 for k in keywords)
    for keyword in keywords:
        assert keyword.count == len(keyword.mentions) > 0
        assert keyword.text in {mention.text for mention in keyword.mentions}
        assert {fold(mention.text) for mention in keyword.mentions} == {fold(keyword.text)}


@pytest.mark.parametrize("seed", SEEDS, ids=[seed.stem for seed in SEEDS])
def test_seeds_have_ten_distinct_keywords(seed: Path) -> None:
    found = [keyword.text for keyword in annotate(report_on(seed.read_text("utf-8")), Options())]
    assert len(set(found)) == len(found) == 10


@given(PROSE)
@settings(deadline=None, max_examples=60)
def test_words_cover_every_chinese_character_once_and_in_order(text: str) -> None:
    folded = fold(text)
    found = list(words(folded, 0, len(folded)))
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = "".join(folded[word.start : word.end] for word in found)
    assert covered == "".join(re.findall(r"[㐀-鿿\U00020000-\U0003FFFF]+|[A-Za-z][A-Za-z0-9]*", folded))


def test_words_follow_the_vocabulary() -> None:
    text = fold("國務院公布經濟數據")
    assert [text[w.start : w.end] for w in words(text, 0, len(text))] == ["国务院", "公布", "经济", "数据"]
