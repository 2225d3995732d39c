"""Text to Article: headline, outlets, byline, dateline, paragraphs, sentences, boilerplate."""

from __future__ import annotations

import re

from newscli.model import Article, Paragraph, Published, Sentence, Stretch
from newscli.options import Options
from newscli.report import Report
from newscli.structure.sentences import split, trim


def annotate(report: Report, options: Options) -> Article:
    """The structure of the article."""
    text = report.text
    paragraphs = tuple(
        Paragraph(start=m.start(), end=m.end(), kind="body") for m in re.finditer(r"[^\n]+", text) if m[0].strip()
    )
    published = (
        Published(value=options.published, evidence="--published") if options.published else report.metadata.published
    )
    body = [trim(text, p.start, p.end) for p in paragraphs]
    return Article(
        headline=None,
        outlets=(),
        reporters=(),
        editors=(),
        dateline=None,
        published=published,
        url=report.metadata.url,
        paragraphs=paragraphs,
        sentences=split(text),
        body="\n".join(text[start:end] for start, end in body),
        body_spans=tuple(Stretch(start=start, end=end) for start, end in body),
    )


def body_sentences(report: Report) -> tuple[Sentence, ...]:
    """The sentences of the running text, each without an inline byline or dateline before it or boilerplate after it.

    What headlines, bylines, captions and boilerplate paragraphs say is left out. Needs `report.article`.
    """
    if report.article is None:
        return ()
    found, spans = [], iter(report.article.body_spans)
    span = next(spans, None)
    for sentence in report.article.sentences:
        while span and span.end <= sentence.start:
            span = next(spans, None)
        first, last = span, span
        while span and span.start < sentence.end:
            last = span
            if span.end > sentence.end:
                break
            span = next(spans, None)
        if first and last and first.start < sentence.end:
            start, end = max(first.start, sentence.start), min(last.end, sentence.end)
            found.append(Sentence(start=start, end=end))
    return tuple(found)
