"""Which elements of a page hold the article's body.

Readability (readability-lxml) finds the container and drops what is no running text in it. It works on a copy of the tree
in which every element bears its number, so that its choice comes back as elements of the original.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from readability import Document  # type: ignore[import-untyped]

from newscli.source.dom import Dom, Element

_NUMBER = "data-newscli"
_VISIBILITY = re.compile(r"visibility\s*:\s*hidden|opacity\s*:\s*0\b[^.]|opacity\s*:\s*0$", re.IGNORECASE)


def body_elements(dom: Dom) -> set[Element]:
    """The elements whose own text belongs to the body."""
    elements = list(dom.root.iter(etree.Element))
    document = _Numbered(dom.root)
    try:
        document.summary()
    except Exception:  # Readability wraps any failure of its own; the whole page is better than none
        return set(elements)
    return {elements[number] for number in document.kept}


class _Numbered(Document):  # type: ignore[misc]  # has no types
    """Readability that tells the numbers of the elements it kept, instead of their HTML."""

    def __init__(self, root: Element) -> None:
        super().__init__(root)
        self.kept: list[int] = []

    def _parse(self, input: Element) -> Any:
        """A fresh numbered copy; Readability works destructively and may start again."""
        copy = deepcopy(input)
        for number, element in enumerate(copy.iter(etree.Element)):
            element.set(_NUMBER, str(number))
            if style := element.get("style"):  # pages that fade in by script (WeChat) hide the article itself
                element.set("style", _VISIBILITY.sub("", style))
        return super()._parse(copy)

    def get_clean_html(self) -> str:
        """Called at the end with the article in `self.html`; the length of the answer decides whether to start again."""
        self.kept = [int(number) for e in self.html.iter(etree.Element) if (number := e.get(_NUMBER))]
        return "".join(self.html.itertext())
