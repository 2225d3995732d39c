"""The formats of other tools and the HTML page, each read by a reader of its own."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import conllu
import pytest

import newscli as api
from newscli.renderers import document, interchange

TEXT = (
    "丁城出口增长25%\n\n新华社丁城1月18日电（记者林远）𠮷田贸易公司董事长𠮷田一郎18日表示：“😀我们会继续\n努力。”\n"
    "丁城市统计局局长王小明说，去年全市出口增长25%，达到130亿元。\n"
)
HOSTILE = (
    "<script>alert(1)</script>丁城\"'&\x1b[31m\n\n“<b onload=x>出口</b>增长25%。”王小明说。`*_[x](javascript:1)|\n"
)


@pytest.fixture(scope="module")
def report():
    return api.inspect(TEXT)


def rendered(text: str, form) -> str:
    return b"".join(form([api.inspect(text)])).decode()


def test_marks_slice(report):
    found = interchange.marks(report)
    assert {mark.label for mark in found} >= {"PERSON", "QUOTE", "CLAIM"}
    assert all(0 <= mark.start < mark.end <= len(report.text) for mark in found)


def test_web_annotation(report):
    page = interchange.web_annotation(report)
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    for item in page["items"]:
        quoting, position = item["target"]["selector"]
        assert report.text[position["start"] : position["end"]] == quoting["exact"]
        whole = quoting["prefix"] + quoting["exact"] + quoting["suffix"]
        assert whole in report.text


def test_schema_org_never_rates(report):
    text = json.dumps(interchange.schema_org(report), ensure_ascii=False)
    graph = json.loads(text)["@graph"]
    assert {item["@type"] for item in graph} == {"NewsArticle", "Claim"}
    assert "ating" not in text
    assert any(item.get("author", {}).get("name") == "王小明" for item in graph if item["@type"] == "Claim")


def test_ninjs(report):
    item = interchange.ninjs(report)
    assert item["uri"].startswith("urn:sha256:")
    assert item["headlines"][0]["value"] == "丁城出口增长25%"
    assert {"name": "王小明"} in item["people"]
    assert "contentCreated" not in item  # no time and no zone are known


def test_doccano_counts_code_points(report):
    record = json.loads(next(interchange.interchange([report], "doccano")))
    assert all(record["text"][e["start_offset"] : e["end_offset"]] for e in record["entities"])
    mentions = {
        record["text"][e["start_offset"] : e["end_offset"]] for e in record["entities"] if e["label"] == "PERSON"
    }
    assert "王小明" in mentions


def test_label_studio_counts_utf16_units(report):
    task = interchange.label_studio(report)
    units = task["data"]["text"].encode("utf-16-le")
    for item in task["predictions"][0]["result"]:
        value = item["value"]
        assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]


def test_brat_fragments(report):
    for line in interchange.brat(report).splitlines():
        number, place, words = line.split("\t")
        assert re.fullmatch(r"T\d+", number)
        pieces = [tuple(map(int, part.split())) for part in place.partition(" ")[2].split(";")]
        assert " ".join(report.text[a:b] for a, b in pieces) == words
        assert "\n" not in words


def test_conllu_reads_back(report):
    sentences = conllu.parse(interchange.conllu(report))
    assert len(sentences) == len([s for s in report.article.sentences if report.text[s.start : s.end].strip()])
    for sentence in sentences:
        text = "".join(
            token["form"] + ("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " ") for token in sentence
        )
        assert text == sentence.metadata["text"]
        for token in sentence:
            assert report.text[int(token["misc"]["start_char"])] == token["form"]


def test_conll2003_has_four_columns(report):
    for line in interchange.conll2003(report).splitlines():
        assert not line or len(line.split(" ")) == 4


class Reader(HTMLParser):
    """What a browser would make of the page: its text, elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags, self.attributes, self.inside, self.paragraphs, self.style = set(), set(), 0, [], ""
        self.last = ""

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.last = tag
        if tag == "p" and "facts" not in dict(attrs).get("class", ""):
            self.inside = 1
            self.paragraphs.append("")

    def handle_endtag(self, tag):
        if tag == "p":
            self.inside = 0

    def handle_data(self, data):
        if self.inside:
            self.paragraphs[-1] += data
        if self.last == "style":
            self.style += data


def test_html_holds_the_text(report):
    reader = Reader()
    reader.feed(b"".join(document.html([report])).decode())
    assert reader.paragraphs == [line for line in report.text.split("\n") if line.strip()]


def test_html_needs_nothing_and_runs_nothing(report):
    page = b"".join(document.html([report])).decode()
    reader = Reader()
    reader.feed(page)
    assert not reader.tags & {"script", "link", "img", "iframe", "object", "base"}
    (allowed,) = re.findall(r"style-src 'sha256-([^']+)'", page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() == allowed
    assert "default-src 'none'" in page
    assert "url(" not in style
    assert len(re.findall(r'id="([^"]+)"', page)) == len(set(re.findall(r'id="([^"]+)"', page)))


def test_html_of_a_hostile_article():
    page = rendered(HOSTILE, document.html)
    reader = Reader()
    reader.feed(page)
    assert "script" not in reader.tags
    assert "b" not in reader.tags
    assert not {name for name in reader.attributes if name.startswith("on")}
    assert "\x1b" not in page
    assert "<script>alert(1)</script>" in "".join(reader.paragraphs)


def test_markdown_of_a_hostile_article():
    text = rendered(HOSTILE, document.markdown)
    assert not re.search(r"(?<!\\)[<`\[]", text)
    assert "\x1b" not in text


@pytest.mark.parametrize("form", ["markdown", "html", *interchange.FORMATS])
def test_every_format_by_command(newscli, golden, form):
    golden(f"taiwan.inspect.{form}", newscli("inspect", "seeds/taiwan.txt", "--format", form).out)


@pytest.mark.parametrize("form", ["markdown", "html", *interchange.FORMATS])
def test_several_articles(newscli, form):
    assert newscli("inspect", "seeds/taiwan.txt", "seeds/wire.txt", "missing.txt", "--format", form).status == 3


def test_documents_take_up_everything(newscli):
    assert newscli("inspect", "seeds/taiwan.txt", "--format", "html", "--only", "claims").status == 2
