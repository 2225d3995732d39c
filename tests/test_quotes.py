"""Who said what: the cases of cases/quotes.toml, and properties of any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscli import lexicon
from newscli.alignment import Alignment
from newscli.annotators import quotes
from newscli.model import Article, Entity, Paragraph, Part, Quote, Source, Stretch
from newscli.options import Options
from newscli.report import Report
from newscli.structure.sentences import split

CASES = tomllib.loads((Path(__file__).parent / "cases" / "quotes.toml").read_text("utf-8"))["case"]
SOURCE = Source(name="-", kind="text", encoding="utf-8", encoding_confidence=1.0, bytes=0, sha256="", url=None)


def report(text: str, entities: tuple[Entity, ...] = (), *, headline: bool = False) -> Report:
    """A report whose every line is body, or all but the first, with the entities given: speech must be found without any."""
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((at, at + len(line)))
        at += len(line) + 1
    first = lines.pop(0) if headline else None
    article = Article(
        headline=Part(
            start=first[0],
            end=first[1],
            text=text[slice(*first)],
            rule="line",
            source_start=first[0],
            source_end=first[1],
        )
        if first
        else None,
        outlets=(),
        reporters=(),
        editors=(),
        dateline=None,
        published=None,
        url=None,
        paragraphs=tuple(Paragraph(start=s, end=e, kind="body") for s, e in lines),
        sentences=split(text),
        body=text,
        body_spans=tuple(Stretch(start=s, end=e) for s, e in lines),
    )
    return Report(source=SOURCE, text=text, article=article, entities=entities, alignment=Alignment.identity(len(text)))


def entity(text: str, number: int, kind: Any, name: str, *aliases: str) -> Entity:
    """An entity with every mention of its names in the text."""
    at = report(text)
    mentions = [
        at.span(start, start + len(form))
        for form in (name, *aliases)
        for start in range(len(text))
        if text.startswith(form, start)
    ]
    return Entity(
        id=f"e{number}",
        type=kind,
        name=name,
        aliases=aliases,
        title=None,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
    )


def found(text: str, entities: tuple[Entity, ...] = (), *, headline: bool = False) -> tuple[Quote, ...]:
    return quotes.annotate(report(text, entities, headline=headline), Options())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_cases(case: dict[str, Any]) -> None:
    text = case["text"]
    entities = tuple(entity(text, number, *names) for number, names in enumerate(case.get("entities", ())))
    said = found(text, entities, headline=case.get("headline", False))
    names = {each.id: each.name for each in entities}
    if "spoken_by" in case:
        assert [names.get(q.entity or "", "") for q in said] == case["spoken_by"]
    assert [[q.direct, q.speaker.text if q.speaker else "", q.text] for q in said] == case["quotes"]
    assert [i for i, q in enumerate(said) if q.continues] == case.get("continues", [])
    assert [i for i, q in enumerate(said) if q.unclosed] == case.get("unclosed", [])
    assert [by.text for q in said for by in q.relay] == case.get("relay", [])


PIECES = st.sampled_from(
    [
        *'“”‘’「」『』"，。：！？；\n （）',
        "張三",
        "他",
        "表示",
        "說",
        "据",
        "报道",
        "指出",
        "我们会来",
        "没有",
        "在会上",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    said = found(text)
    assert [q.start for q in said] == sorted(q.start for q in said)
    for quote in said:
        assert 0 <= quote.start < quote.end <= len(text)
        assert quote.text == text[quote.start : quote.end]


def test_cue_table() -> None:
    for row in lexicon.table("speech_cues"):
        assert lexicon.fold(row["hant"]) == row["hans"]
        assert row["frame"] in ("clause", "object", "comma", "mark")
