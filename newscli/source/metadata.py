"""What a page says about its article beside the text: headline, date, authors, outlet, section, address."""

from __future__ import annotations

from dataclasses import dataclass

from newscli.model import Metadata
from newscli.source.dom import Dom, Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The metadata of a page, and the element that shows its headline."""

    metadata: Metadata
    heading: Element | None


def read_metadata(dom: Dom, url: str | None) -> Page:
    """The metadata of a page that stands at `url`."""
    heading = next(dom.root.iter("h1"), None)
    title = "".join(heading.itertext()).strip() if heading is not None else None
    return Page(metadata=Metadata(title=title), heading=heading)
