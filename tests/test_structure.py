"""Structure: sentences, and what the furniture of an article is."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newscli
from newscli.model import Article
from newscli.options import Options
from newscli.structure import body_sentences
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


@pytest.mark.parametrize("case", cases("structure"))
def test_article(case: dict[str, Any]) -> None:
    options = Options(published=case.get("published"))
    article = newscli.inspect(case["text"].strip("\n"), only={"article"}, options=options).article
    assert article
    found = _plain(article)
    assert {name: found[name] for name in found if name in case} == {name: case[name] for name in found if name in case}


@pytest.mark.parametrize("case", cases("structure-heads"))
def test_heads_and_tails(case: dict[str, Any]) -> None:
    article = newscli.inspect(case["text"], only={"article"}).article
    assert article
    found = _plain(article)
    for field in ("outlets", "reporters", "editors"):
        assert found[field] == case.get(field, [])
    place, date, value = found["dateline"] or ["", "", ""]
    assert (place, date) == (case.get("place", ""), case.get("date", ""))
    assert "value" not in case or value == case["value"]
    assert "published" not in case or (article.published and article.published.value == case["published"])
    assert found["body"] == case.get("body", "")
    assert found["kinds"] == case.get("kinds", ["body"])


def _plain(article: Article) -> dict[str, Any]:
    dateline = article.dateline
    return {
        "headline": article.headline.text if article.headline else "",
        "outlets": [part.text for part in article.outlets],
        "reporters": [part.text for part in article.reporters],
        "editors": [part.text for part in article.editors],
        "dateline": [part.text if part else "" for part in (dateline.place, dateline.date)] + [dateline.value or ""]
        if dateline
        else [],
        "kinds": [paragraph.kind for paragraph in article.paragraphs],
        "body": article.body,
    }


def test_body_sentences_begin_after_an_inline_dateline() -> None:
    report = newscli.inspect("甲市公布新制\n新华社北京1月2日电　市政府今天公布新制。明年施行。（完）", only={"article"})
    texts = [report.text[s.start : s.end] for s in body_sentences(report)]
    assert texts == ["市政府今天公布新制。", "明年施行。"]
