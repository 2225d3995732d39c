"""Text to Article: headline, outlets, byline, dateline, paragraphs, sentences, boilerplate."""

from __future__ import annotations

import re

from newscli.model import Article, Paragraph, Published, Sentence
from newscli.options import Options
from newscli.report import Report

_SENTENCE = re.compile(r"[^\n。！？!?]*(?:[。！？!?]+[」』”’）)]*|(?=\n)|$)")


def annotate(report: Report, options: Options) -> Article:
    """The structure of the article."""
    text = report.text
    paragraphs = tuple(
        Paragraph(start=m.start(), end=m.end(), kind="body") for m in re.finditer(r"[^\n]+", text) if m[0].strip()
    )
    sentences = tuple(Sentence(start=m.start(), end=m.end()) for m in _SENTENCE.finditer(text) if m[0].strip())
    published = (
        Published(value=options.published, evidence="--published") if options.published else report.metadata.published
    )
    return Article(
        headline=None,
        outlets=(),
        reporters=(),
        editors=(),
        dateline=None,
        published=published,
        url=report.metadata.url,
        paragraphs=paragraphs,
        sentences=sentences,
        body="\n".join(text[p.start : p.end].strip() for p in paragraphs),
    )
