"""What an edit changed, by character: marked excerpts for a person, or a unified patch. Imports no Rich.

Chinese has no spaces, so a difference by lines or words shows whole paragraphs. An excerpt shows each place with a few
characters around it: `[-removed-]{+added+}`, as `git diff --word-diff` marks them, and in colour where there is colour.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newscli.alignment import Edit
from newscli.renderers.visible import one_line

AROUND = 10  # characters of context on either side: about what a reader needs to see the word and its phrase
_ENDS = frozenset("\n。！？；")
RED, GREEN, DIM, OFF = "\x1b[31m", "\x1b[32m", "\x1b[2m", "\x1b[0m"


class Excerpt(NamedTuple):
    """Neighbouring edits shown together: `origin[start:end]` with `edits` inside."""

    start: int
    end: int
    edits: Sequence[Edit]


def excerpts(origin: str, edits: Iterable[Edit], around: int = AROUND) -> Iterator[Excerpt]:
    """Group sorted edits whose contexts touch within one sentence."""
    group: list[Edit] = []
    for edit in edits:
        between = origin[group[-1].end : edit.start] if group else ""
        if len(between) > 2 * around or not _ENDS.isdisjoint(between):
            yield _excerpt(origin, group, around)
            group = []
        group.append(edit)
    if group:
        yield _excerpt(origin, group, around)


def _excerpt(origin: str, group: Sequence[Edit], around: int) -> Excerpt:
    first, last = group[0].start, group[-1].end
    line_start = origin.rfind("\n", 0, first) + 1
    line_end = origin.find("\n", last)
    end = len(origin) if line_end < 0 else line_end
    return Excerpt(max(line_start, first - around), min(end, last + around), tuple(group))


def marked(origin: str, edits: Iterable[Edit], *, colour: bool) -> Iterator[str]:
    """One line an excerpt, each begun by its line and column in the origin; safe for a terminal."""
    line, counted = 1, 0
    for excerpt in excerpts(origin, edits):
        line += origin.count("\n", counted, excerpt.start)
        counted = excerpt.start
        column = excerpt.start - (origin.rfind("\n", 0, excerpt.start) + 1) + 1
        place = f"{line}:{column}"
        shown = "".join(_pieces(origin, excerpt, colour))
        yield f"{DIM}{place}{OFF}  {shown}" if colour else f"{place}  {shown}"


def _pieces(origin: str, excerpt: Excerpt, colour: bool) -> Iterator[str]:
    at = excerpt.start
    for edit in excerpt.edits:
        yield one_line(origin[at : edit.start])
        before, after = one_line(origin[edit.start : edit.end]), one_line(edit.after)
        if before:
            yield f"{RED}[-{before}-]{OFF}" if colour else f"[-{before}-]"
        if after:
            yield f"{GREEN}{{+{after}+}}{OFF}" if colour else f"{{+{after}+}}"
        at = edit.end
    yield one_line(origin[at : excerpt.end])


def patch(origin: str, result: str, name: str) -> Iterator[str]:
    """A unified patch with one line of context, as `patch` and `git apply` read it."""
    before, after = origin.splitlines(keepends=True), result.splitlines(keepends=True)
    for line in difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", n=1):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
