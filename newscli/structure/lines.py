"""Which line of a text is what: headline, byline, running text, caption or boilerplate; and where its running text lies."""

from __future__ import annotations

from dataclasses import dataclass, field

from newscli.model import ParagraphKind
from newscli.patterns import lazy
from newscli.structure import boilerplate
from newscli.structure.bylines import LONGEST, Found, read_credit
from newscli.structure.creditlines import is_page_noise, read_credit_line
from newscli.structure.heads import read_head, read_tail
from newscli.structure.names import is_name
from newscli.structure.sentences import BREAKS, trim

SENTENCE_END = "。！？!?”」』…；;"


@dataclass(slots=True)
class Line:
    """One line that is not blank, while the structure is being told."""

    start: int
    end: int
    left: int
    """Where its text begins, white space left out; `right` where it ends."""
    right: int
    kind: ParagraphKind = "body"
    rule: str | None = None
    body: tuple[int, int] = (0, 0)
    """The running text, for a line of that kind."""
    found: list[Found] = field(default_factory=list)
    headed: bool = False
    """Whether a dateline or byline stands before the running text."""
    furniture: list[tuple[int, int, str]] = field(default_factory=list)
    """Boilerplate behind the running text: offsets and rule."""

    def become(self, kind: ParagraphKind, rule: str) -> None:
        """Forget what the line was read as by itself."""
        self.kind, self.rule, self.found, self.furniture = kind, rule, [], []


def read_lines(text: str, folded: str) -> list[Line]:
    """The lines of a text that are not blank, each told by itself and then by those around it."""
    lines = [_read_line(text, folded, match.start(), match.end()) for match in _LINE.finditer(text)]
    lines = [line for line in lines if line.left < line.right]
    _lists_of_links(folded, lines)
    _names_alone(folded, lines)
    _dates_alone(lines)
    _behind_the_end(folded, lines)
    return lines


_LINE = lazy(rf"[^{BREAKS}]+")


def _read_line(text: str, folded: str, start: int, end: int) -> Line:
    left, right = trim(text, start, end)
    line = Line(start, end, left, right)
    if left == right:
        return line
    if (found := read_credit_line(folded, left, right)) is not None:
        line.kind, line.rule, line.found = "byline", "byline", found
        if not found and (code := boilerplate.caption(folded, left, right)):
            line.kind, line.rule = "caption", code
    elif code := boilerplate.kind_of_line(folded, left, right):
        line.kind, line.rule = "boilerplate", code
    elif code := boilerplate.caption(folded, left, right):
        line.kind, line.rule = "caption", code
    elif is_page_noise(folded, left, right):
        line.kind, line.rule = "boilerplate", "page"
    else:
        read_running_text(text, folded, line)
    return line


_EDITOR = lazy(r"(?:责任编辑|责编|编辑)\s*[:：]")


def read_running_text(text: str, folded: str, line: Line) -> None:
    """Take the head, the tail and what boilerplate follows off a line of running text."""
    head = read_head(folded, line.left, line.right)
    stop, behind = line.right, None
    if found := boilerplate.cut(folded, head.at, stop):
        stop, code = found
        line.furniture.append((*trim(text, stop, line.right), code))
        editor = _EDITOR.search(folded, stop, min(line.right, stop + LONGEST))
        behind = read_credit(folded, editor.start(), line.right, "end-label") if editor else None
    tail = read_tail(folded, head.at, trim(text, head.at, stop)[1])
    if tail.codes:
        line.furniture.insert(0, (*trim(text, tail.at, stop), tail.codes[0]))
    line.found, line.headed = head.found + tail.found + (behind or []), bool(head.codes)
    line.body = trim(text, head.at, tail.at)
    if line.body[0] >= line.body[1]:
        line.kind = "byline" if line.found or head.codes else "boilerplate"
        line.rule = (*head.codes, *tail.codes, *(rule for _, _, rule in line.furniture))[0]
        line.furniture = []


_FULL_STOP = lazy(r"(?:。|[。！？!?…][”」』])$")


def _lists_of_links(folded: str, lines: list[Line]) -> None:
    """Below 延伸閱讀 and the like, lines that are no sentence are headlines of other articles."""
    listing = False
    for line in lines:
        if line.kind == "boilerplate":
            listing = listing or line.rule == "related"
        elif (
            listing
            and line.kind == "body"
            and line.right - line.left <= 60
            and not _FULL_STOP.search(folded, line.left, line.right)
        ):
            line.become("boilerplate", "related")
        else:
            listing = False


def _behind_the_end(folded: str, lines: list[Line]) -> None:
    """Behind the editor or the copyright that follow the story, lines that are no sentence are headlines of other articles."""
    story = [index for index, line in enumerate(lines) if line.kind == "body" and _ends_like_a_sentence(folded, line)]
    closed = False
    for line in lines[story[-1] + 1 :] if story else ():
        closed = closed or line.kind == "boilerplate" or any(item.field == "editor" for item in line.found)
        if closed and line.kind == "body":
            line.become("boilerplate", "related")


def _ends_like_a_sentence(folded: str, line: Line) -> bool:
    return folded[line.right - 1] in SENTENCE_END + "）)" or line.body[1] < line.right


def is_short(folded: str, line: Line) -> bool:
    """Whether a line holds no running text, or words too few for a sentence."""
    return line.kind != "body" or (line.right - line.left <= 30 and not _ends_like_a_sentence(folded, line))


def _dates_alone(lines: list[Line]) -> None:
    """A day on a line of its own behind the first paragraph dates a letter or an entry in the text, not the article."""
    story = False
    for line in lines:
        story = story or (line.kind == "body" and line.right - line.left > 60)
        if story and line.kind == "byline" and [(x.field, x.start) for x in line.found] == [("published", line.left)]:
            line.kind, line.rule, line.found, line.body = "body", None, [], (line.left, line.right)


def _names_alone(folded: str, lines: list[Line]) -> None:
    """A name on a line of its own between the headline and the running text is the reporter's."""
    for before, line, after in zip(lines, lines[1:5], lines[2:6], strict=False):
        words = folded[line.left : line.right]
        story = after.kind == "body" and after.right - after.left > 12
        if story and line.kind == "body" and before.kind == "body" and len(words) <= 4 and is_name(words):
            line.become("byline", "name-line")
            line.found = [Found("reporter", line.left, line.right, "name-line")]
            return
