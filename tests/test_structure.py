"""Structure: sentences, and what the furniture of an article is."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscli.structure.sentences import split

CASES = Path(__file__).with_name("cases")


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in tomllib.loads((CASES / f"{name}.toml").read_text())["case"]]


@pytest.mark.parametrize("case", cases("structure-sentences"))
def test_sentences(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[s.start : s.end] for s in split(text)] == case["sentences"]


@given(st.text(st.sampled_from('我。！？!?；;“”「」『』‘’"）… \n\r0.ahttp:/w&')))
def test_sentences_lose_only_white_space(text: str) -> None:
    spans = split(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(text[s.start : s.end] for s in spans).split()) == "".join(text.split())
    assert not any("\n" in text[s.start : s.end] for s in spans)
