"""The network: it reads a text once, and gives its words and its names.

It is Baidu LAC's, trained further, with a second head for names (`data/README.md` holds the model's card). Both heads have a say
in the names (a product of experts): the one for names is too sure of what it has learnt, and what LAC learnt from far more text
still shows in the words.

It reads a text in pieces, because a sentence tells all that it can use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, cast

import numpy
import onnxruntime

from newscli.annotators.entities.features import bigrams, flags
from newscli.annotators.entities.mentions import Mention, Token
from newscli.lexicon import DATA
from newscli.model import EntityType

LONGEST = 120
"""Characters that the network reads at once; longer sentences are cut at a comma."""
BATCH = 4
"""Pieces that the network reads at once; more pad more than they save."""
LEAST = 1e-4
"""The least probability that the words' opinion counts as, so that the names' head can overrule it."""
WEIGHT = 0.7
"""How much the words' opinion counts beside the names' head: with 1, news of Hong Kong loses a point; with less, posts lose more."""
TYPES = {"PERSON": "PER", "ORG": "ORG", "PLACE": "LOC"}
PLACES = {"B": "B", "I": "I", "E": "I", "S": "B"}
"""The words' head marks where a name begins and goes on; the names' head also where it ends, and names of one character."""

_PIECE = re.compile(rf"[^\n。！？!?；;]{{1,{LONGEST}}}(?:[，,、：:）)]|(?=[\n。！？!?；;])|$)?[。！？!?；;]*[」』”’]?")


def pieces(text: str) -> list[tuple[int, int]]:
    """The stretches of `text` that the network reads one by one: sentences, or parts of long ones."""
    return [piece.span() for piece in _PIECE.finditer(text) if piece[0] and not piece[0].isspace()]


def read(text: str, folded: str) -> tuple[list[Token], list[Mention]]:
    """The words of a text (white space left out) and the names in it, both in order."""
    network, table, spans = _network(), flags(folded), pieces(text)
    tokens, names = list[Token](), list[Mention]()
    order = sorted(spans, key=lambda span: span[1] - span[0])
    for at in range(0, len(order), BATCH):
        batch = order[at : at + BATCH]
        words, paths = network.opinions(folded, table, batch)
        for column, (start, end) in enumerate(batch):
            tokens += _words(words[: end - start, column], network.tags, start)
            names += _names(paths[column], network.labels, start)
    return [token for token in sorted(tokens) if not text[token.start : token.end].isspace()], sorted(names)


@cache
def _network() -> Network:
    """The network, loaded once."""
    return Network()


class Network:
    """The graph and its vocabularies."""

    def __init__(self) -> None:
        """Load the graph; its metadata hold the characters in the order of their numbers, the tags of words and the labels."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = str(DATA / "entities.onnx")
        self.session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        metadata = self.session.get_modelmeta().custom_metadata_map
        self.ids = {character: number for number, character in enumerate(metadata["characters"])}
        self.tags, self.labels = metadata["tags"].split(" "), metadata["labels"].split(" ")
        numbers = {tag: number for number, tag in enumerate(self.tags)}
        self.columns = [numbers[f"{TYPES[label[2:]]}-{PLACES[label[0]]}"] for label in self.labels[1:]]
        self.inside = sorted(set(self.columns))

    def opinions(self, folded: str, table: Any, batch: list[tuple[int, int]]) -> tuple[Any, list[list[int]]]:
        """For the pieces of a batch: the tag of each character, steps × batch, and the labels of each piece.

        `table` holds the flags of the whole text.
        """
        lengths = numpy.array([end - start for start, end in batch], dtype=numpy.int32)
        shape = (int(lengths.max()), len(batch))
        inputs = {name: numpy.zeros(shape, dtype=numpy.int64) for name in ("characters", "left", "right")}
        inputs["flags"] = numpy.zeros((*shape, table.shape[1]), dtype=numpy.float32)
        for column, (start, end) in enumerate(batch):
            characters = numpy.array([self.ids.get(character, 0) for character in folded[start:end]])
            inputs["characters"][: end - start, column] = characters
            inputs["left"][: end - start, column], inputs["right"][: end - start, column] = bigrams(characters)
            inputs["flags"][: end - start, column] = table[start:end]
        words, names, transitions = self.session.run(None, inputs | {"lengths": lengths})
        return words.argmax(axis=2), viterbi(names + WEIGHT * self._likely(words), transitions, lengths)

    def _likely(self, words: Any) -> Any:
        """How likely the words' head finds each label of names: logarithms, one column a label."""
        likely = numpy.exp(words - words.max(axis=2, keepdims=True))
        likely /= likely.sum(axis=2, keepdims=True)
        outside = 1 - likely[:, :, self.inside].sum(axis=2, keepdims=True)
        return numpy.log(numpy.clip(numpy.concatenate((outside, likely[:, :, self.columns]), axis=2), LEAST, 1))


def _words(row: Any, tags: list[str], offset: int) -> Iterator[Token]:
    """The words that the tags of a piece give; `offset` is where the piece begins."""
    start, kind = offset, ""
    for at, number in enumerate(row.tolist(), offset):
        tag, _, place = tags[number].partition("-")
        if place != "I" and at > offset:
            yield Token(start, at, kind)
            start = at
        if at == start:
            kind = tag
    yield Token(start, offset + len(row), kind)


def _names(path: list[int], labels: list[str], offset: int) -> Iterator[Mention]:
    """The names that the labels of a piece give; `offset` is where the piece begins."""
    start: int | None = None
    for at, number in enumerate(path, offset):
        place, _, type_ = labels[number].partition("-")
        if place in "BS":
            start = at
        if place in "ES" and start is not None:
            yield Mention(start, at + 1, cast(EntityType, type_))
        if place in "OES":
            start = None


def viterbi(scores: Any, transitions: Any, lengths: Any) -> list[list[int]]:
    """The best path of each column of `scores` (steps × batch × labels), with a column's rows past its length left out."""
    steps, batch, labels = scores.shape
    score, back = scores[0], numpy.zeros((steps, batch, labels), dtype=numpy.int64)
    for step in range(1, steps):
        candidates = score[:, :, None] + transitions
        back[step] = candidates.argmax(axis=1)
        best = candidates.max(axis=1) + scores[step]
        score = numpy.where((step < lengths)[:, None], best, score)
    paths = []
    for column in range(batch):
        path = [int(score[column].argmax())]
        for step in range(int(lengths[column]) - 1, 0, -1):
            path.append(int(back[step, column, path[-1]]))
        paths.append(path[::-1])
    return paths
