"""Structure: sentences, and what the furniture of an article is."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newscli
from newscli.alignment import Alignment
from newscli.lexicon import fold, table
from newscli.model import Article, Metadata, Part, Source, Unplaced
from newscli.options import Options
from newscli.report import Report
from newscli.structure import annotate, body_sentences
from newscli.structure.rules import RULES
from newscli.structure.sentences import split

CASES = Path(__file__).with_name("cases")


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in tomllib.loads((CASES / f"{name}.toml").read_text())["case"]]


@pytest.mark.parametrize("case", cases("structure-sentences"))
def test_sentences(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[s.start : s.end] for s in split(text)] == case["sentences"]


@settings(deadline=None)
@given(st.text(st.sampled_from('我。！？!?；;“”「」『』‘’"）… \n\r0.ahttp:/w&')))
def test_sentences_lose_only_white_space(text: str) -> None:
    spans = split(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(text[s.start : s.end] for s in spans).split()) == "".join(text.split())
    assert not any("\n" in text[s.start : s.end] for s in spans)


@pytest.mark.parametrize("case", cases("structure"))
def test_article(case: dict[str, Any]) -> None:
    article = _article(case | {"text": case["text"].strip("\n")})
    found = _plain(article)
    assert {name: found[name] for name in found if name in case} == {name: case[name] for name in found if name in case}


PIECES = """新华社北京1月2日电|（记者|〔／報導〕|【】|編輯：王小明|（完）1130102|\n|。|！|「|」|来源：新华社|2024-01-02|08:30|延伸閱讀：|原标题：
|http://a.b/c.html|版权所有，|本文链接:|▲|（圖／|下載APP|30日|99月99日|民國999年13月45日|\x00|\ud800|\u3000|\r|;|&nbsp;|記者|文／|■|题：|市府|公布|新制"""


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PIECES.split("|")), max_size=30).map("".join),
    st.sampled_from((None, "新制", "市府公布", "\n")),
)
def test_anything_is_read(text: str, title: str | None) -> None:
    article = _article({"text": text, "title": title})
    lines = [text[p.start : p.end] for p in article.paragraphs]
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert article.body == "\n".join(text[s.start : s.end] for s in article.body_spans)
    spans = [*article.body_spans, *article.boilerplate]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    covered = sorted((s.start, s.end) for s in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(covered)), "boilerplate is no running text"
    assert {p.rule for p in article.paragraphs if p.rule} <= RULES.keys()


@pytest.mark.parametrize("name", ["boilerplate", "byline_roles"])
def test_tables_are_met_by_both_scripts(name: str) -> None:
    assert [row for row in table(name) if {fold(row["hans"]), fold(row["hant"])} != {row["hans"]}] == []


def test_every_rule_is_met_by_a_case() -> None:
    met: set[str] = set()
    for case in [*cases("structure"), *cases("structure-heads")]:
        article = _article(case.values[0])
        parts = [*article.outlets, *article.reporters, *article.editors, *article.boilerplate]
        parts += [article.headline, *((article.dateline.place, article.dateline.date) if article.dateline else ())]
        met |= {part.rule for part in parts if isinstance(part, Part)} | {p.rule or "" for p in article.paragraphs}
        met |= {article.published.evidence} if article.published else set()
    assert RULES.keys() - met == set()
    assert met - RULES.keys() <= {"", "dateline", "--published"}


@pytest.mark.parametrize("case", cases("structure-heads"))
def test_heads_and_tails(case: dict[str, Any]) -> None:
    article = _article(case)
    found = _plain(article)
    for field in ("outlets", "reporters", "editors"):
        assert found[field] == case.get(field, [])
    place, date, value = found["dateline"] or ["", "", ""]
    assert (place, date) == (case.get("place", ""), case.get("date", ""))
    assert "value" not in case or value == case["value"]
    assert "published" not in case or (article.published and article.published.value == case["published"])
    assert found["body"] == case.get("body", "")
    assert found["kinds"] == case.get("kinds", ["body"])


def _article(case: dict[str, Any]) -> Article:
    """The article of a case: its `text`, with `title`, `authors` and `outlet` as a page would give them beside it."""
    text = case["text"]
    source = Source(name="-", kind="text", encoding="utf-8", encoding_confidence=1.0, bytes=0, sha256="", url=None)
    beside = {name: case[name] for name in ("title", "outlet") if name in case}
    metadata = Metadata(authors=tuple(case.get("authors", ())), **beside)
    report = Report(source=source, text=text, alignment=Alignment.identity(len(text)), metadata=metadata)
    return annotate(report, Options(published=case.get("published_option")))


def _plain(article: Article) -> dict[str, Any]:
    dateline = article.dateline
    place_and_date = (dateline.place, dateline.date) if dateline else ()
    return {
        "headline": "".join(_texts(article.headline)),
        "outlets": _texts(*article.outlets),
        "reporters": _texts(*article.reporters),
        "editors": _texts(*article.editors),
        "dateline": [part.text if part else "" for part in place_and_date] + [dateline.value or ""] if dateline else [],
        "kinds": [paragraph.kind for paragraph in article.paragraphs],
        "body": article.body,
    }


def _texts(*parts: Part | Unplaced | None) -> list[str]:
    return [part.text if part.start is not None else f"*{part.text}" for part in parts if part]


def test_body_sentences_begin_after_an_inline_dateline() -> None:
    report = newscli.inspect("甲市公布新制\n新华社北京1月2日电　市政府今天公布新制。明年施行。（完）", only={"article"})
    texts = [report.text[s.start : s.end] for s in body_sentences(report)]
    assert texts == ["市政府今天公布新制。", "明年施行。"]
