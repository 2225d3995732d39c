"""Makes the sentences that the entity model learns from, as JSON Lines of `text` and `entities`.

    python newscli/data/build/entity_corpus.py XWLB.jsonl.gz OUT.jsonl [--annotated GSD.jsonl...] [--take N] [--fillings N]

Six kinds: sentences of news articles (one JSON object with `text` a line) with the names that newscli finds in them (`silver`;
the first model was made from the labels of LAC and the rules alone); the same with their names exchanged for made-up or listed
ones of the mainland, Taiwan, Hong Kong and abroad, the rest converted to the region's words (`exchanged`); sentences annotated by
people, with their names exchanged likewise (`annotated`); the articles of `entity_articles`, as they are (`article`) and with
their names exchanged (`varied`); and the templates of `entity_templates.txt` filled likewise (`template`). Deterministic for a given model.
Needs opencc.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import opencc

from newscli import lexicon
from newscli.annotators.entities import gazetteer, mentions
from newscli.annotators.entities.mentions import Mention
from newscli.data.build.entity_names import MAKERS, RANDOM, WORLD, make, person, pick

TEMPLATES = Path(__file__).with_name("entity_templates.txt")
ARTICLES = Path(__file__).with_name("entity_articles")
HELD = "-6"
"""The articles of files with this ending are left for measuring."""
REGIONS = ("cn", "tw", "hk")
OPENCC: dict[str, tuple[Callable[[str], str], Callable[[str], str]]] = {
    "cn": (str, str),
    "tw": (opencc.OpenCC("s2twp").convert, opencc.OpenCC("s2tw").convert),
    "hk": (opencc.OpenCC("s2hkp").convert, opencc.OpenCC("s2hk").convert),
}
QUOTATION = str.maketrans("“”‘’", "「」『』")
TYPES = {"P": "PERSON", "O": "ORG", "L": "PLACE"}


class Piece(NamedTuple):
    """A run of Simplified text, and the type of the name that it is."""

    text: str
    type: str | None


_SLOT = re.compile(r"\[([OPL]):((?:[^\[\]]|\{\w+\})*)\]|\{(\w+)\}")
_MARK = re.compile(r"\[([OPL]):([^\[\]]+)\]")


def fill(template: str, region: str) -> list[Piece]:
    """The pieces of a template with its slots filled."""
    pieces, at = [], 0
    for slot in _SLOT.finditer(template):
        pieces.append(Piece(template[at : slot.start()], None))
        if slot[1]:
            pieces.append(Piece(re.sub(r"\{(\w+)\}", lambda s: make(s[1], region), slot[2]), TYPES[slot[1]]))
        elif slot[3] == "CI" and pieces[-1].text == "" and len(pieces) > 1 and pieces[-2].type == "PLACE":
            pieces.append(Piece(RANDOM.choice(WORLD), "PLACE"))
        elif slot[3] == "S":
            pieces.append(Piece(as_name(person(region)[:1], region, "PERSON"), None))
        else:
            pieces.append(Piece(make(slot[3], region), MAKERS[slot[3]][0]))
        at = slot.end()
    return [*pieces, Piece(template[at:], None)]


def from_templates(times: int) -> Iterator[tuple[list[Piece], str]]:
    """Every template, filled `times` times."""
    for line in TEMPLATES.read_text("utf-8").splitlines():
        named, _, template = line.partition(" ")
        for number in range(times if named in (*REGIONS, "all") else 0):
            region = REGIONS[number % 3] if named == "all" else named
            yield fill(lexicon.fold(template) if region == "cn" else template, region), region


class Written(NamedTuple):
    """An article that was written for newscli."""

    region: str
    paragraphs: list[list[Piece]]


def articles(held: bool) -> Iterator[Written]:
    """The articles that were written for newscli: those left for measuring, or those to learn from."""
    for path in sorted(ARTICLES.glob("*.txt")):
        if path.stem.endswith(HELD) == held:
            for article in re.split(r"^# ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
                region, *lines = article.rstrip("\n").split("\n")
                yield Written({"mo": "hk", "sg": "cn"}.get(region, region), [marked(line) for line in lines])


def marked(line: str) -> list[Piece]:
    """The pieces of a paragraph whose names are marked."""
    pieces, at = [], 0
    for mark in _MARK.finditer(line):
        pieces += [Piece(line[at : mark.start()], None), Piece(mark[2], TYPES[mark[1]])]
        at = mark.end()
    return [*pieces, Piece(line[at:], None)]


def silver(path: Path, take: int) -> Iterator[list[Piece]]:
    """Sentences of articles, with the names that newscli finds."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    seen: set[str] = set()
    for text in RANDOM.sample(texts, min(take, len(texts))):
        text = text[:1500]
        named = [mention for mention in mentions(text) if mention.type in TYPES.values()]
        for sentence in re.finditer(r"[^。！？\n]+[。！？]?”?", text):
            inside = [m for m in named if sentence.start() <= m.start and m.end <= sentence.end()]
            key = re.sub(r"\s", "", sentence[0])[:24]
            if key in seen or not 8 <= len(sentence[0]) <= 140 or (not inside and RANDOM.random() < 0.7):
                continue
            seen.add(key)
            yield pieces_of(text, sentence.start(), sentence.end(), inside)


def pieces_of(text: str, start: int, end: int, mentions: list[Mention]) -> list[Piece]:
    """A stretch of text as pieces."""
    pieces, at = [], start
    for mention in mentions:
        pieces += [Piece(text[at : mention.start], None), Piece(text[mention.start : mention.end], mention.type)]
        at = mention.end
    return [*pieces, Piece(text[at:end], None)]


def exchanged(pieces: list[Piece], region: str) -> list[Piece]:
    """The pieces with most of their names exchanged for others of the same sort."""
    return [Piece(make(sort(p), region), p.type) if p.type and RANDOM.random() < 0.75 else p for p in pieces]


def sort(piece: Piece) -> str:
    """The slot that a name would fill."""
    text = lexicon.fold(piece.text)
    if piece.type == "PERSON":
        return "F" if "·" in text or text[:1] not in gazetteer.surnames() or len(text) > 3 else RANDOM.choice("PPPPPJF")
    if piece.type == "PLACE":
        if len(text) == 1:
            return "c"
        entry = gazetteer.names().words.get(text)
        if entry and entry.kind == "country":
            return "CN"
        return (
            RANDOM.choice(("CI", "CI", "D"))
            if entry or text[-1] in "省市县区州镇乡村"
            else pick("SITE NAT D CI ES LM HI")
        )
    for ends, slots in (
        (("公司", "集团", "银行", "控股"), "CO CS"), (("大学", "学院", "中学", "小学"), "U"), (("医院",), "H"),
        (("局", "厅", "委", "部", "署", "政府", "院", "办", "党委"), "G G g FG"), (("会", "联盟", "组织"), "A"),
        (("报", "社", "网", "台", "周刊"), "M"), (("党",), "PA"), (("队", "俱乐部"), "T"),
    ):  # fmt: skip
        if text.endswith(ends):
            return pick(slots)
    return "X" if text.isascii() else pick("CS B g M X CO FG FB RF")


def written(pieces: list[Piece], region: str, converting: bool = True) -> dict[str, Any]:
    """The record of a sentence in its region's script; names side by side that are one mention are joined."""
    convert = OPENCC[region][0] if converting else str
    text, entities = "", list[dict[str, Any]]()
    for piece in pieces:
        run = as_name(piece.text, region, piece.type) if piece.type else convert(piece.text)
        if converting and region != "cn" and not piece.type:
            run = run.translate(QUOTATION)
        if piece.type and run:
            start, last = len(text), entities[-1] if entities else None
            if (
                last
                and last["e"] == start
                and last["type"] == "PLACE" == piece.type
                and min(len(run), start - last["s"]) > 1
            ):
                last["e"] += len(run)
            else:
                entities.append({"s": start, "e": start + len(run), "type": piece.type})
        text += run
    return {"text": text, "region": region, "entities": entities}


# Characters that convert by their other meaning, but stay as they are in a family name: 范, not 範.
FAMILIES = str.maketrans("範餘後鹹嶽穀薑種鬱鬍", "范余后咸岳谷姜种郁胡")


def as_name(name: str, region: str, type_: str = "") -> str:
    """A name in the region's characters; Taiwan writes 台 more often than 臺."""
    name = OPENCC[region][1](name).replace("護髮展", "護發展")
    if type_ == "PERSON":
        name = name[:1].translate(FAMILIES) + name[1:]
    return name.replace("裡", "里").replace("臺", "台") if region == "tw" and RANDOM.random() < 0.85 else name


def annotated(path: Path) -> Iterator[list[Piece]]:
    """The sentences of a file that `entity_model.py` reads, with the names that it marks."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        names = sorted(Mention(e["s"], e["e"], e["type"]) for e in record["entities"])
        yield pieces_of(record["text"], 0, len(record["text"]), names)


def corpus(sentences: list[list[Piece]], annotations: Iterable[list[Piece]], fillings: int) -> Iterator[dict[str, Any]]:
    """The records of every kind."""
    for pieces in sentences:
        yield written(pieces, RANDOM.choices(REGIONS, (70, 18, 12))[0]) | {"kind": "silver"}
        if any(piece.type for piece in pieces):
            region = RANDOM.choices(REGIONS, (25, 45, 30))[0]
            yield written(exchanged(pieces, region), region) | {"kind": "exchanged"}
    for pieces in annotations:
        region = RANDOM.choices(REGIONS, (30, 40, 30))[0]
        yield written(exchanged(pieces, region), region, converting=False) | {"kind": "annotated"}
    for region, paragraphs in articles(held=False):
        for pieces in paragraphs:
            yield written(pieces, region, converting=False) | {"kind": "article"}
            yield written(exchanged(pieces, region), region, converting=False) | {"kind": "varied"}
    for pieces, region in from_templates(fillings):
        yield written(pieces, region, converting=False) | {"kind": "template"}


def main() -> None:
    """Write the corpus."""
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", type=Path, help="one JSON object with `text` a line, gzipped")
    parser.add_argument("out", type=Path)
    parser.add_argument("--annotated", type=Path, nargs="*", default=[], help="sentences with `text` and `entities`")
    parser.add_argument("--take", type=int, default=8000, help="so many articles")
    parser.add_argument("--fillings", type=int, default=60, help="so many sentences of a template")
    arguments = parser.parse_args()
    sentences = list(silver(arguments.articles, arguments.take))
    annotations = itertools.chain.from_iterable(annotated(path) for path in arguments.annotated)
    with arguments.out.open("w", encoding="utf-8") as out:
        for record in corpus(sentences, annotations, arguments.fillings):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
