"""An HTML page to a reading: the article's text, line by paragraph, aligned with the page, and the page's metadata.

The text begins with the headline on a line of its own, then the lines of the byline, then the body. Left out are
navigation, scripts, hidden parts, form controls, and the readings of ruby (`<rt>`). Limits: a page of more than `LIMIT`
bytes is refused; elements nested more than 2,000 deep are read without their structure; frames and what scripts would load
are not there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from newscli.alignment import Alignment, Run
from newscli.errors import InputError
from newscli.model import Metadata, Repair, Source
from newscli.source import Reading
from newscli.source.body import article_lines
from newscli.source.dom import Dom, Piece
from newscli.source.encoding import Decoded
from newscli.source.lines import Line, lines_of, plain, start_of
from newscli.source.metadata import Page, letters, read_metadata

LIMIT = 16 * 2**20
"""The largest page, in bytes; the longest news pages have about 3 MiB, most of it scripts."""
_TOP = 8
"""Lines at the top that may repeat the headline."""


def read_page(decoded: Decoded, source: Source, id: str | None, known: Metadata) -> Reading:
    """The article of a page; `known` is what the record that holds it says, and wins over the page.

    Raises:
        InputError: the page is too large, or holds no article.
    """
    if source.bytes > LIMIT:
        raise InputError(source.name, f"is a page of more than {LIMIT // 2**20} MiB", "save the article alone")
    dom = Dom(decoded.text)
    page = read_metadata(dom, known.url or source.url)
    text = _Text(decoded.text)
    _write(text, dom, page)
    if not text.length:
        raise InputError(source.name, "holds no article text", "if scripts load it, save the page from a browser")
    metadata = _merged(known, page.metadata, text.read().partition("\n")[0])
    return Reading(
        source=source,
        text=text.read(),
        id=id,
        metadata=metadata,
        alignment=Alignment.of(text.runs),
        page=decoded.text,
        losses=tuple(_losses(decoded, text.runs)),
    )


class _Text:
    """The text as it is written, with its alignment."""

    def __init__(self, html: str) -> None:
        self.length = 0
        self.runs: list[Run] = []
        self._html = html
        self._parts: list[str] = []
        self._gap = ""

    def write_line(self, line: Line) -> None:
        """Append a line; white space at its ends is left out, within it is one space."""
        for piece in line:
            if piece is None:
                self._gap = self._gap or " "
                continue
            if self._gap and self.length:
                self._write_gap(piece)
            self._gap = ""
            self._append(piece.text, piece.start, piece.end)
        self._gap = "\n"

    def read(self) -> str:
        """All of it."""
        return "".join(self._parts)

    def _write_gap(self, piece: Piece) -> None:
        """A line end or a space, aligned with all that stands there in the page."""
        start, end = self.runs[-1].origin_end if self.runs else piece.start, piece.start
        between = self._html[start:end] if 0 <= start <= end else ""
        if self._gap == " " and "\n" in between and between.isspace() and self._wide(piece):
            return  # a line end within Chinese is no space (CSS Text 3, section 4.1.3)
        gap = between if self._gap == " " and between in {"\N{IDEOGRAPHIC SPACE}", "\N{NO-BREAK SPACE}"} else self._gap
        self._append(gap, *((start, end) if 0 <= start <= end else (-1, -1)))

    def _wide(self, piece: Piece) -> bool:
        return self._parts[-1][-1] >= "\u2e80" and piece.text[0] >= "\u2e80"

    def _append(self, text: str, start: int, end: int) -> None:
        stop = self.length + len(text)
        verbatim = self._html[start:end] == text
        if start >= 0:
            last = self.runs[-1] if self.runs else None
            if verbatim and last and last.verbatim and last.origin_end == start and last.end == self.length:
                self.runs[-1] = last._replace(origin_end=end, end=stop)
            else:
                self.runs.append(Run(start, end, self.length, stop, verbatim))
        self._parts.append(text)
        self.length = stop


def _write(text: _Text, dom: Dom, page: Page) -> None:
    """The headline, then the lines of the byline, the body and the credits."""
    heading = set(page.heading.iter()) if page.heading is not None else set()
    title = [piece for line in lines_of(dom, heading) for piece in (*line, None)]
    lines = article_lines(dom, page, heading)
    first = min((start for line in lines if (start := start_of(line)) >= 0), default=len(dom.html))
    if title and start_of(title) < first:  # offsets must rise
        text.write_line(title)
    elif page.metadata.title:
        text.write_line([_title_piece(dom.html[:first], page.metadata.title)])
    headline = letters(page.metadata.title or "")
    for number, line in enumerate(lines):
        if number >= _TOP or letters(plain(line)) != headline:
            text.write_line(line)


def _title_piece(head: str, title: str) -> Piece:
    """A headline that no heading shows, where the head of the page states it."""
    at = head.find(title)
    return Piece(title, at, at + len(title)) if at >= 0 else Piece(title, -1, -1)


def _merged(known: Metadata, page: Metadata, headline: str) -> Metadata:
    """What a record says, completed by what its page says."""
    evidence = {field: "record" for field in ("title", "url") if getattr(known, field)}
    return replace(
        page,
        title=known.title or (headline if page.title else None),
        published=known.published or page.published,
        url=known.url or page.url,
        evidence={**page.evidence, **evidence},
    )


def _losses(decoded: Decoded, runs: list[Run]) -> Iterator[Repair]:
    """The losses of decoding, placed in the text; those outside of it empty, at the nearest place after them."""
    inverse = Alignment.of(runs).inverse()
    length = runs[-1].end if runs else 0
    for loss in decoded.losses:
        at, end = loss.source_start or 0, loss.source_end or 0
        following = bisect_left(inverse.starts, at)
        after = runs[following].start if following < len(runs) else length
        start, stop = inverse.step(at, end) or (after, after)
        yield replace(loss, start=start, end=min(stop, length))
