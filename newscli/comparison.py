"""Two Reports to what differs between them: sentences aligned across scripts, then compared by what they say.

Sentences are aligned as in gene sequences (Needleman and Wunsch 1970) by how many character pairs they share (Dice's
coefficient) after folding to Simplified; those left over that agree elsewhere have moved. Within aligned sentences the
annotations are compared: numbers, times, names, titles, quotes, speakers, and words that soften or harden a statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from newscli.alignment import Edit
from newscli.lexicon import fold
from newscli.model import Difference, DifferenceKind, Quantity, Quote, Span, Time
from newscli.model.comparison import Comparison
from newscli.report import Report
from newscli.structure import body_sentences

NEEDS = ("article", "script", "entities", "times", "quantities", "quotes")
"""The fields that both reports must have."""

ALIKE = (
    0.35  # of character pairs: rewritten sentences of one agency share 40–90%, unrelated ones of one story up to 25%
)
MOVED = 0.5  # of character pairs: out of its place, a sentence must agree more to be the same
LONGEST = 400  # sentences compared with each other; a longer text is compared by its first ones

# Words that say how sure a statement is, from open to settled; Simplified, matched on folded text. Written for newscli.
HEDGES = {
    "alleged": ("涉嫌", "疑似", "据称", "据传", "传出", "被指", "疑因", "疑"),
    "possible": ("可能", "或许", "也许", "恐怕", "恐将", "有望", "有机会", "或将", "或会", "料将", "料会"),
    "planned": ("拟", "计划", "打算", "准备", "考虑"),
    "future": ("将会", "将于", "即将", "将"),
    "about": ("大约", "约", "近", "逾", "超过", "左右"),
    "done": ("已经", "已于", "已"),
    "denied": ("否认", "并未", "没有", "未"),
}

Item = TypeVar("Item", bound=Span)


class Piece(NamedTuple):
    """One sentence of a text: its offsets, its folded text, the character pairs in it."""

    start: int
    end: int
    folded: str
    pairs: Counter[str]


def compare(a: Report, b: Report) -> Comparison:
    """What differs between two versions of a story. Both reports need the fields of `NEEDS`."""
    return Comparison(a=a.source, b=b.source, differences=tuple(_differences(a, b)))


def _differences(a: Report, b: Report) -> Iterator[Difference]:
    left, right = _pieces(a), _pieces(b)
    aligned = list(_aligned(left, right))
    moved = _moved([x for x, y in aligned if x and not y], [y for x, y in aligned if y and not x])
    arrived = {piece.start for piece in moved.values()}
    yield from _headlines(a, b)
    for x, y in aligned:
        if x and y:
            yield from _within(a, b, x, y)
        elif x and x.start in moved:
            yield Difference(kind="moved", a=_span(a, x), b=_span(b, moved[x.start]), note="stands elsewhere")
            yield from _within(a, b, x, moved[x.start])
        elif x:
            yield Difference(kind="dropped", a=_span(a, x), b=None, note="only in the first")
        elif y and y.start not in arrived:
            yield Difference(kind="added", a=None, b=_span(b, y), note="only in the second")


def _pieces(report: Report) -> list[Piece]:
    mainland, made = _mainland(report), []
    for sentence in body_sentences(report)[:LONGEST]:
        text = report.text[sentence.start : sentence.end]
        same = mainland(text)
        made.append(Piece(sentence.start, sentence.end, fold(text), Counter(map(str.__add__, same, same[1:]))))
    return made


def _mainland(report: Report) -> Callable[[str], str]:
    """How to write the report's sentences as the mainland would, words included, so that 軟體 and 软件 are alike."""
    variety = report.script.variety if report.script else "none"
    configuration = {"hant-tw": "tw2sp", "hant-hk": "hk2sp"}.get(variety)
    if not configuration:
        return fold
    from newscli.script.engine import converter

    return converter(configuration)


def _span(report: Report, piece: Piece) -> Span:
    return report.span(piece.start, piece.end)


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """Dice's coefficient of two bags of character pairs, 0..1."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 1.0


def _aligned(left: Sequence[Piece], right: Sequence[Piece]) -> Iterator[tuple[Piece | None, Piece | None]]:
    """The best alignment in order: pairs of like sentences, and those that have no partner."""
    rows, columns = len(left), len(right)
    like = [[likeness(x.pairs, y.pairs) for y in right] for x in left]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = like[i][j] + best[i + 1][j + 1] if like[i][j] >= ALIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < rows or j < columns:
        if i < rows and j < columns and like[i][j] >= ALIKE and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            yield left[i], right[j]
            i, j = i + 1, j + 1
        elif i < rows and (j == columns or best[i][j] == best[i + 1][j]):
            yield left[i], None
            i += 1
        else:
            yield None, right[j]
            j += 1


def _moved(gone: Iterable[Piece], come: Sequence[Piece]) -> dict[int, Piece]:
    """Where each sentence without a partner (by its offset) stands in the other text, if it does."""
    free, pairs = list(come), {}
    for piece in gone:
        partner = max(free, key=lambda other: likeness(piece.pairs, other.pairs), default=None)
        if partner and likeness(piece.pairs, partner.pairs) >= MOVED:
            pairs[piece.start] = partner
            free.remove(partner)
    return pairs


def changed(a: Report, b: Report) -> Iterator[Edit]:
    """The edits, by character, that make the sentences of `a` into their partners in `b`; script alone is no change."""
    for x, y in _aligned(_pieces(a), _pieces(b)):
        if x and y and x.folded != y.folded:
            for tag, i, j, k, m in SequenceMatcher(None, x.folded, y.folded, autojunk=False).get_opcodes():
                if tag != "equal":
                    yield Edit(x.start + i, x.start + j, b.text[y.start + k : y.start + m])


# ---------------------------------------------------------------- within two aligned sentences


def _headlines(a: Report, b: Report) -> Iterator[Difference]:
    first, second = (report.article.headline if report.article else None for report in (a, b))
    if first and second and isinstance(first, Span) and isinstance(second, Span):
        x, y = (Piece(s.start, s.end, fold(s.text), Counter()) for s in (first, second))
        yield from _within(a, b, x, y)


def _within(a: Report, b: Report, x: Piece, y: Piece) -> Iterator[Difference]:
    if x.folded == y.folded:
        return
    yield from _values("number", a.quantities, b.quantities, x, y, _same_number)
    yield from _values("time", a.times, b.times, x, y, _same_time)
    yield from _names(a, b, x, y)
    yield from _quoted(a, b, x, y)
    yield from _hedges(a, b, x, y)


def _inside(items: Iterable[Item] | None, piece: Piece) -> list[Item]:
    return [item for item in items or () if piece.start <= item.start and item.end <= piece.end]


def _same_number(a: Quantity, b: Quantity) -> bool:
    return (a.value, a.min, a.max) == (b.value, b.min, b.max)


def _same_time(a: Time, b: Time) -> bool:
    return a.value == b.value or fold(a.text) == fold(b.text)


def _values(
    kind: DifferenceKind,
    first: Iterable[Item] | None,
    second: Iterable[Item] | None,
    x: Piece,
    y: Piece,
    same: Callable[[Item, Item], bool],
) -> Iterator[Difference]:
    """Numbers or times that differ: what is equal is set aside, the rest is paired by unit or type, in order."""
    left, right = _inside(first, x), _inside(second, y)
    for item in list(left):
        partner = next((other for other in right if _comparable(item, other) and same(item, other)), None)
        if partner:
            left.remove(item)
            right.remove(partner)
    for item in left:
        partner = next((other for other in right if _comparable(item, other)), None)
        if partner:
            right.remove(partner)
            yield Difference(kind=kind, a=_bare(item), b=_bare(partner), note=f"{item.text} → {partner.text}")


def _comparable(a: Span, b: Span) -> bool:
    """Whether two values measure the same kind of thing."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return fold(a.unit or "") == fold(b.unit or "")
    return isinstance(a, Time) and isinstance(b, Time) and a.type == b.type


def _bare(span: Span) -> Span:
    return Span(
        start=span.start, end=span.end, text=span.text, source_start=span.source_start, source_end=span.source_end
    )


def _names(a: Report, b: Report, x: Piece, y: Piece) -> Iterator[Difference]:
    """Names where the sentences differ, each against the name that takes its place; titles of the same person."""
    left, right = _mentions(a, x), _mentions(b, y)
    known = {fold(name) for _, name, _ in right}
    for span, name, _ in left:
        if fold(name) in known:
            continue
        replaced = [
            other
            for other, its_name, _ in right
            if _replaces(x, y, span, other) and fold(its_name) not in {fold(n) for _, n, _ in left}
        ]
        if replaced:
            yield Difference(kind="name", a=span, b=replaced[0], note=f"{span.text} → {replaced[0].text}")
    for span, name, title in left:
        for other, its_name, its_title in right:
            if title and its_title and fold(name) == fold(its_name) and fold(title) != fold(its_title):
                yield Difference(kind="title", a=span, b=other, note=f"{title} → {its_title}")


def _mentions(report: Report, piece: Piece) -> list[tuple[Span, str, str | None]]:
    """The first mention of each named entity in a sentence, with its name and title."""
    found = []
    for entity in report.entities or ():
        inside = _inside(entity.mentions, piece)
        if inside and entity.type in ("PERSON", "ORG", "PLACE"):
            found.append((inside[0], entity.name, entity.title))
    return sorted(found, key=lambda item: item[0].start)


def _replaces(x: Piece, y: Piece, span: Span, other: Span) -> bool:
    """Whether a mention stands where the other one stood: the sentences agree right before or right after both."""
    before = x.folded[: span.start - x.start][-3:], y.folded[: other.start - y.start][-3:]
    after = x.folded[span.end - x.start :][:3], y.folded[other.end - y.start :][:3]
    return (before[0] == before[1] and bool(before[0])) or (after[0] == after[1] and bool(after[0]))


def _quoted(a: Report, b: Report, x: Piece, y: Piece) -> Iterator[Difference]:
    left, right = _touching(a.quotes, x), _touching(b.quotes, y)
    for quote in left:
        other = max(right, key=lambda q: _ratio(quote.text, q.text), default=None)
        if not other or _ratio(quote.text, other.text) < ALIKE:
            continue
        right.remove(other)
        if quote.direct and other.direct and fold(quote.text) != fold(other.text):
            yield Difference(kind="quote", a=_bare(quote), b=_bare(other), note="reworded")
        elif quote.direct != other.direct:
            note = "direct → indirect" if quote.direct else "indirect → direct"
            yield Difference(kind="quote", a=_bare(quote), b=_bare(other), note=note)
        names = [fold(q.speaker.text) if q.speaker else "" for q in (quote, other)]
        if names[0] != names[1] and not (names[0] and names[1] and (names[0] in names[1] or names[1] in names[0])):
            shown = [q.speaker.text if q.speaker else "nobody" for q in (quote, other)]
            yield Difference(kind="attribution", a=quote.speaker, b=other.speaker, note=" → ".join(shown))


def _touching(quotes: Iterable[Quote] | None, piece: Piece) -> list[Quote]:
    return [quote for quote in quotes or () if piece.start <= quote.start < piece.end]


def _ratio(a: str, b: str) -> float:
    return SequenceMatcher(None, fold(a), fold(b), autojunk=False).ratio()


def _hedges(a: Report, b: Report, x: Piece, y: Piece) -> Iterator[Difference]:
    """Words of certainty that stand in one sentence and not in the other."""
    left, right = _certainty(x), _certainty(y)
    lost = {kind: place for kind, place in left.items() if kind not in right}
    won = {kind: place for kind, place in right.items() if kind not in left}
    for kind, (start, end) in lost.items():
        partner = next(iter(won.items()), None)
        if partner:
            won.pop(partner[0])
        other = partner[1] if partner else None
        said = f"{x.folded[start:end]} ({kind}) → "
        said += f"{y.folded[other[0] : other[1]]} ({partner[0]})" if partner and other else "dropped"
        yield Difference(kind="hedge", a=_part(a, x, (start, end)), b=_part(b, y, other) if other else None, note=said)
    for kind, place in won.items():
        note = f"{y.folded[place[0] : place[1]]} ({kind}) added"
        yield Difference(kind="hedge", a=None, b=_part(b, y, place), note=note)


def _part(report: Report, piece: Piece, place: tuple[int, int]) -> Span:
    return report.span(piece.start + place[0], piece.start + place[1])


def _certainty(piece: Piece) -> dict[str, tuple[int, int]]:
    """For each kind of hedge, where its first word stands; a word within a longer one of another kind does not count."""
    found: dict[str, tuple[int, int]] = {}
    taken: set[int] = set()
    words = sorted(((word, kind) for kind, words in HEDGES.items() for word in words), key=lambda pair: -len(pair[0]))
    for word, kind in words:
        at = piece.folded.find(word)
        if at >= 0 and kind != "about" and taken.isdisjoint(range(at, at + len(word))):
            taken.update(range(at, at + len(word)))
            found.setdefault(kind, (at, at + len(word)))
    return found
