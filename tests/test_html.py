"""HTML pages: the article's text, where each character stands, and what the page says about it."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscli.errors import InputError
from newscli.options import Options
from newscli.source import Reading, read_bytes
from newscli.source.authors import people
from newscli.source.dates import moment, moment_in
from newscli.source.dom import Dom
from newscli.source.metadata import without_site

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("html.toml").read_text("utf-8"))
PAGES = pytest.mark.parametrize("case", CASES["page"], ids=[case["id"] for case in CASES["page"]])
LONG = "".join(f"<p>市府第{n}次說明會昨日舉行，里長與居民代表出席，討論公園改建的時程與經費。</p>" for n in range(9))


def page(html: str, **options: Any) -> Reading:
    (reading,) = read_bytes(html.encode(), "a.html", Options(**options))
    assert isinstance(reading, Reading), reading
    return reading


@PAGES
def test_page(case: dict[str, Any]) -> None:
    reading = page(case["html"])
    metadata = reading.metadata
    found = {
        "title": metadata.title,
        "published": metadata.published and metadata.published.value,
        "authors": list(metadata.authors),
        "outlet": metadata.outlet,
        "section": metadata.section,
        "url": metadata.url,
        "lines": reading.text.split("\n"),
    }
    wanted = {key: value for key, value in case.items() if key in found}
    assert {key: found[key] for key in wanted} == wanted
    assert reading.text.split("\n")[0] == metadata.title


@PAGES
def test_every_character_is_placed(case: dict[str, Any]) -> None:
    reading = page(case["html"])
    assert_placed(reading, case["html"])
    assert placed(reading) >= 0.95


def assert_placed(reading: Reading, html: str) -> None:
    assert reading.alignment is not None
    runs = reading.alignment.runs
    for run in runs:
        assert run.end <= len(reading.text)
        if run.verbatim:
            assert html[run.origin_start : run.origin_end] == reading.text[run.start : run.end]
    for one, next_one in pairwise(runs):
        assert one.end <= next_one.start
        assert one.origin_end <= next_one.origin_start


def placed(reading: Reading) -> float:
    """The share of the text's characters, white space aside, that stand in the page."""
    assert reading.alignment is not None
    covered = "".join(reading.text[run.start : run.end] for run in reading.alignment.runs)
    return len("".join(covered.split())) / len("".join(reading.text.split()))


@PAGES
def test_metadata_names_its_evidence(case: dict[str, Any]) -> None:
    metadata = page(case["html"]).metadata
    for field in ("title", "authors", "outlet", "section", "url"):
        assert bool(getattr(metadata, field)) == (field in metadata.evidence)
    assert metadata.published is None or metadata.published.evidence


@pytest.mark.parametrize("case", CASES["byline"], ids=[case["id"] for case in CASES["byline"]])
def test_persons_of_a_byline(case: dict[str, Any]) -> None:
    assert list(people(case["text"])) == case["names"]


@pytest.mark.parametrize("case", CASES["title"], ids=[case["id"] for case in CASES["title"]])
def test_title_without_site(case: dict[str, Any]) -> None:
    assert without_site(case["text"], case.get("outlet")) == case["bare"]


@pytest.mark.parametrize("case", CASES["date"], ids=[case["id"] for case in CASES["date"]])
def test_date_of_publication(case: dict[str, Any]) -> None:
    assert (moment(case["text"]) or moment_in(case["text"]) or "") == case["value"]


def test_an_entity_maps_as_a_whole() -> None:
    html = f"<h1>標題在此</h1>{LONG}<p>甲&ldquo;乙&#x4E19;&amp;lt;丁，這是最後一段的文字，說明工程經費。</p>"
    reading = page(html)
    at = reading.text.index("“乙丙&lt;丁")
    assert reading.alignment is not None
    assert reading.alignment.step(at, at + 1) == (html.index("&ldquo;"), html.index("&ldquo;") + 7)
    assert reading.alignment.step(at + 2, at + 3) == (html.index("&#x4E19;"), html.index("&#x4E19;") + 8)


def test_what_a_record_says_wins_over_its_page() -> None:
    line = b'{"html": "<h1>%s</h1>%s", "title": "T", "published": "2024-01-18", "url": "https://a.example/1"}\n'
    (reading,) = read_bytes(line % ("標題在此".encode(), LONG.encode()), "a.jsonl", Options())
    assert isinstance(reading, Reading), reading
    metadata = reading.metadata
    assert (metadata.title, metadata.published and metadata.published.evidence) == ("T", "record")
    assert (metadata.url, reading.source.url) == ("https://a.example/1", "https://a.example/1")


def test_lost_bytes_are_placed_in_the_text() -> None:
    data = f"<h1>標題在此</h1>{LONG}".replace("公園", "公#園").encode().replace(b"#", b"\xff", 1)
    (reading,) = read_bytes(data.replace(b"#", b""), "a.html", Options(encoding="utf-8", decode_errors="replace"))
    assert isinstance(reading, Reading)
    (loss,) = reading.losses
    assert reading.text[loss.start : loss.end] == "\ufffd"
    assert reading.text[loss.start - 1 : loss.end + 1] == "公\ufffd園"


HOSTILE = {
    "deep": "<div>" * 5000 + LONG + "</div>" * 5000,
    "deep-inline": "<b><i>" * 4000 + LONG,
    "unclosed": "<table><td><ul><li><p>" * 60 + LONG,
    "stray-quotes": LONG + '<a title="' * 3001 + LONG,
    "no-tags": "&lt;" + "市府昨日公布了新的計畫，" * 40,
    "comment-without-end": LONG + "<!-- " + LONG,
    "script-without-end": LONG + "<script>" + LONG,
    "controls": "\0\x01\x1b[31m" + LONG + "\x0c\x7f\ufffe",
    "nested-entities": LONG + "<p>&amp;amp;amp;lt;這段文字裏有許多層的實體引用&#0;&#xd800;&#x110000;&bogus;。</p>",
    "line-ends": LONG.replace("</p>", "\r</p>\r\n\n\r"),
    "xml": '<?xml version="1.0" encoding="gbk"?><html xmlns="http://www.w3.org/1999/xhtml">' + LONG,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_are_survived(html: str) -> None:
    reading = page(html)
    assert "市府" in reading.text
    assert_placed(reading, html)


@pytest.mark.parametrize("html", ["<html></html>", "<!-- -->", "<script>var a</script>", "<p> &nbsp;</p>"])
def test_a_page_without_text_is_an_error(html: str) -> None:
    (error,) = read_bytes(html.encode(), "a.html", Options())
    assert isinstance(error, InputError)
    assert "no article text" in str(error)


MARKUP = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='a>b'>",
        "<br/>",
        "<",
        ">",
        '"',
        "&",
        "&lt;",
        "&#20320;",
        "<!--",
        "-->",
        "<b",
        "<script>",
        "</script>",
        "<td>",
        "\n",
        "\u3000",
        "\r\n",
        "<title>",
        "</",
        "<ruby>字<rt>zì</rt></ruby>",
        "市府昨日宣布，",
        "abc ",
    ]
)


@given(st.lists(MARKUP, max_size=60))
@settings(deadline=None, max_examples=50)
def test_any_markup_keeps_its_places(parts: list[str]) -> None:
    html = "".join(parts)
    (reading,) = read_bytes(html.encode(), "a.html", Options())
    if isinstance(reading, Reading):
        assert_placed(reading, html)


@given(st.lists(MARKUP, max_size=60))
@settings(deadline=None, max_examples=50)
def test_dom_places_what_it_finds(parts: list[str]) -> None:
    html = "".join(parts)
    for element in (dom := Dom(html)).root.iter("p", "div", "b", "body"):
        for piece in (*dom.pieces(element), *dom.pieces(element, tail=True)):
            if piece and piece.end - piece.start == len(piece.text):
                assert html[piece.start : piece.end] == piece.text
