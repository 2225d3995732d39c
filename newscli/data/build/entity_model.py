"""Trains the entity network and writes `data/entities.onnx`.

    python newscli/data/build/entity_model.py CORPUS.jsonl GSD.jsonl... [--take KIND=N...] [--start MODEL] [--minutes N]

CORPUS is what `entity_corpus.py` writes; GSD are the training sentences of UNER Chinese-GSD in both scripts. The network reads
each character, its two bigrams, LAC's emissions and the flags of the tables; a bidirectional GRU and a CRF give each character
one of 13 labels (O and B, I, E, S of three types). Needs torch and onnx; one core and 25 minutes.
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
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from newscli import lexicon
from newscli.annotators.entities import engine
from newscli.annotators.entities.features import BIGRAMS, FLAGS, bigrams, flags

TYPES = ("PERSON", "ORG", "PLACE")
LABELS = ["O", *(f"{place}-{type_}" for type_ in TYPES for place in "BIES")]
EMISSIONS = 59
LONGEST = 160


class Network(nn.Module):  # type: ignore[misc]
    """The network; `forward` gives the emissions of the CRF, length × batch × labels."""

    def __init__(self, characters: int, width: int = 128) -> None:
        """`characters` is the size of the vocabulary, `width` of the state of each direction."""
        super().__init__()
        self.character = nn.Embedding(characters, 64)
        self.bigram = nn.Embedding(BIGRAMS, 32)
        self.lac = nn.Linear(EMISSIONS, 48)
        self.flag = nn.Linear(FLAGS, 32)
        self.gru = nn.ModuleList(nn.GRU(64 + 64 + 48 + 32, width) for _ in range(2))
        self.out = nn.Linear(2 * width, len(LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        nn.init.normal_(self.character.weight, std=0.3)
        nn.init.normal_(self.bigram.weight, std=0.1)

    def forward(self, characters: Any, pairs: Any, lac: Any, flag: Any, lengths: Any) -> Any:
        """Emissions of padded sentences; `lac` and `flag` are length × batch × features."""
        parts = [self.character(characters), self.bigram(pairs[0]), self.bigram(pairs[1])]
        parts += [torch.tanh(self.lac(lac)), torch.relu(self.flag(flag))]
        x = nn.functional.dropout(torch.cat(parts, -1), 0.3, self.training)
        # Each sentence reversed within its length: twice as fast as packing.
        steps = torch.arange(len(x))[:, None]
        back = torch.where(steps < lengths, lengths - 1 - steps, steps)
        y = torch.cat([self.gru[0](x)[0], turned(self.gru[1](turned(x, back))[0], back)], -1)
        return self.out(nn.functional.dropout(y, 0.35, self.training))

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


class Sample:
    """One sentence with everything that the network sees."""

    __slots__ = ("characters", "entities", "flags", "folded", "labels", "lac", "pairs", "text")

    def __init__(self, record: dict[str, Any], vocabulary: dict[str, int]) -> None:
        """Everything but LAC's emissions."""
        self.text, self.folded = record["text"], lexicon.fold(record["text"])
        self.entities = {(e["s"], e["e"], e["type"]) for e in record["entities"]}
        self.characters = numpy.array([vocabulary.get(c, 1) for c in self.folded])
        self.pairs = bigrams(self.characters)
        self.labels = labels(len(self.text), record["entities"])
        self.flags = flags(self.folded).astype(bool)

    def opinion(self, emissions: Any) -> None:
        """Keep LAC's emissions."""
        self.lac = emissions.astype(numpy.float16)

    def forget(self, rate: float) -> None:
        """Overlook some of the tables' words, so that the network does not rely on them."""
        self.flags = flags(self.folded, lambda word: random.random() > rate).astype(bool)


def prepared(records: list[dict[str, Any]], vocabulary: dict[str, int]) -> list[Sample]:
    """The samples with LAC's emissions; only texts of one length may share a run of LAC."""
    samples = sorted((Sample(record, vocabulary) for record in records), key=lambda sample: len(sample.text))
    for _, group in itertools.groupby(samples, lambda sample: len(sample.text)):
        for chunk in chunks(list(group), 16):
            for sample, emissions in zip(chunk, engine.lac().emissions_of([s.text for s in chunk]), strict=True):
                sample.opinion(emissions)
    return samples


def chunks(items: list[Sample], size: int) -> list[list[Sample]]:
    """Runs of `size` items."""
    return [items[at : at + size] for at in range(0, len(items), size)]


def labels(length: int, entities: list[dict[str, Any]]) -> Any:
    """The label of each character."""
    row = numpy.zeros(length, dtype=numpy.int64)
    for entity in entities:
        s, e, first = entity["s"], entity["e"], 1 + 4 * TYPES.index(entity["type"])
        row[s:e] = first + 1
        row[s], row[e - 1] = first, first + 2
        if e - s == 1:
            row[s] = first + 3
    return row


def batch(samples: list[Sample], training: bool) -> tuple[tuple[Any, ...], Any]:
    """Padded tensors, length first."""
    lengths = torch.tensor([len(s.text) for s in samples])
    steps, size = int(lengths.max()), len(samples)
    characters = numpy.zeros((steps, size), dtype=numpy.int64)
    gold = numpy.zeros((steps, size), dtype=numpy.int64)
    pairs = numpy.zeros((2, steps, size), dtype=numpy.int64)
    lac = numpy.zeros((steps, size, EMISSIONS), dtype=numpy.float32)
    flag = numpy.zeros((steps, size, FLAGS), dtype=numpy.float32)
    for at, s in enumerate(samples):
        n = len(s.text)
        characters[:n, at], gold[:n, at], flag[:n, at] = s.characters, s.labels, s.flags
        pairs[:, :n, at] = s.pairs
        lac[:n, at] = s.lac
        if training:
            unknown = numpy.random.random(n) < 0.04
            characters[:n, at][unknown] = 1
            if random.random() < 0.08:
                lac[:, at] = 0
            if random.random() < 0.05:
                flag[:, at] = 0
    tensors = (torch.from_numpy(x) for x in (characters, pairs, lac, flag))
    return (*tensors, lengths), torch.from_numpy(gold)


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
        for at in range(0, len(samples), 32):
            chunk = samples[at : at + 32]
            emissions = network(*batch(chunk, False)[0]).numpy()
            for column, sample in enumerate(chunk):
                found = spans(decode(emissions[: len(sample.text), column], transitions))
                hits, predicted, gold = (
                    hits + len(found & sample.entities),
                    predicted + len(found),
                    gold + len(sample.entities),
                )
    return 2 * hits / max(1, predicted + gold)


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


def sampled(records: list[dict[str, Any]], limits: dict[str, int]) -> list[dict[str, Any]]:
    """At most so many records of each kind, chosen at random."""
    kinds: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        kinds.setdefault(record.get("kind", ""), []).append(record)
    return [
        r for kind, group in kinds.items() for r in random.sample(group, min(len(group), limits.get(kind, len(group))))
    ]


def train(network: Network, samples: list[Sample], dev: dict[str, list[Sample]], minutes: float, rate: float) -> None:
    """Train for `minutes` with a falling rate; the result is the mean of the last weights."""
    mean, steps = None, 0
    optimizer = torch.optim.Adam(network.parameters(), lr=rate)
    began, epoch = time.time(), 0

    def progress() -> float:
        return (time.time() - began) / (60 * minutes)

    while progress() < 1:
        random.shuffle(samples)
        samples_by_length = [
            sorted(samples[i : i + 6400], key=lambda s: len(s.text)) for i in range(0, len(samples), 6400)
        ]
        batches = [group[i : i + 64] for group in samples_by_length for i in range(0, len(group), 64)]
        random.shuffle(batches)
        network.train()
        total = 0.0
        for chunk in batches:
            if progress() >= 1:
                break
            optimizer.param_groups[0]["lr"] = rate * max(0.03, 1 - progress())
            optimizer.zero_grad()
            tensors, gold = batch(chunk, True)
            loss = network.loss(network(*tensors), gold, tensors[-1])
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5)
            optimizer.step()
            total += float(loss.detach())
            steps += 1
            if progress() > 0.7 and steps % 10 == 0:
                weights = {k: v.detach().clone() for k, v in network.state_dict().items()}
                mean = weights if mean is None else {k: mean[k] * 0.95 + weights[k] * 0.05 for k in weights}
        epoch += 1
        scores = {name: round(f1(network, s), 3) for name, s in dev.items()}
        print(f"epoch {epoch} {time.time() - began:.0f}s loss {total / len(batches):.3f} {scores}", flush=True)
    if mean:
        network.load_state_dict(mean)
        print("mean", {name: round(f1(network, s), 3) for name, s in dev.items()}, flush=True)


def write(network: Network, vocabulary: dict[str, int], path: Path) -> None:
    """The network as ONNX, its weights in 16 bits."""
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    width = state["gru.0.weight_hh_l0"].shape[1]

    def gates(name: str) -> Any:
        """PyTorch's reset, update, new in ONNX's order, both directions."""
        rows = []
        for direction in (0, 1):
            r, z, n = numpy.split(state[f"gru.{direction}.{name}_l0"], 3)
            rows.append(numpy.concatenate((z, r, n)))
        return numpy.stack(rows)

    weights = {
        "characters_table": state["character.weight"], "bigrams_table": state["bigram.weight"],
        "lac_w": state["lac.weight"].T, "lac_b": state["lac.bias"], "flag_w": state["flag.weight"].T, "flag_b": state["flag.bias"],
        "gru_w": gates("weight_ih"), "gru_r": gates("weight_hh"),
        "gru_b": numpy.concatenate((gates("bias_ih"), gates("bias_hh")), 1),
        "out_w": state["out.weight"].T, "out_b": state["out.bias"], "transitions_w": state["transitions"],
    }  # fmt: skip
    nodes, half = [], []
    for name, value in weights.items():
        half.append(numpy_helper.from_array(value.astype(numpy.float16), name + "_16"))
        if not name.endswith("_table"):
            nodes.append(helper.make_node("Cast", [name + "_16"], [name], to=TensorProto.FLOAT))
    half.append(numpy_helper.from_array(numpy.array([0, 0, -1], dtype=numpy.int64), "flat"))
    node = helper.make_node
    for table, index, out in (("characters", "characters", "c"), ("bigrams", "left", "l"), ("bigrams", "right", "r")):
        nodes.append(node("Gather", [f"{table}_table_16", index], [f"{out}_16"]))
        nodes.append(node("Cast", [f"{out}_16"], [out], to=TensorProto.FLOAT))
    nodes += [
        node("MatMul", ["lac", "lac_w"], ["lac_1"]), node("Add", ["lac_1", "lac_b"], ["lac_2"]), node("Tanh", ["lac_2"], ["lac_3"]),
        node("MatMul", ["flags", "flag_w"], ["flag_1"]), node("Add", ["flag_1", "flag_b"], ["flag_2"]), node("Relu", ["flag_2"], ["flag_3"]),
        node("Concat", ["c", "l", "r", "lac_3", "flag_3"], ["x"], axis=2),
        node("GRU", ["x", "gru_w", "gru_r", "gru_b", "lengths"], ["y"], direction="bidirectional", hidden_size=width, linear_before_reset=1),
        node("Transpose", ["y"], ["y_1"], perm=[0, 2, 1, 3]), node("Reshape", ["y_1", "flat"], ["y_2"]),
        node("MatMul", ["y_2", "out_w"], ["y_3"]), node("Add", ["y_3", "out_b"], ["emissions"]),
        node("Identity", ["transitions_w"], ["transitions"]),
    ]  # fmt: skip
    value = helper.make_tensor_value_info
    inputs = [value(name, TensorProto.INT64, ["steps", "batch"]) for name in ("characters", "left", "right")]
    inputs += [
        value("lac", TensorProto.FLOAT, ["steps", "batch", EMISSIONS]),
        value("flags", TensorProto.FLOAT, ["steps", "batch", FLAGS]),
    ]
    inputs += [value("lengths", TensorProto.INT32, ["batch"])]
    outputs = [value("emissions", TensorProto.FLOAT, None), value("transitions", TensorProto.FLOAT, None)]
    model = helper.make_model(
        helper.make_graph(nodes, "entities", inputs, outputs, half),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=8,
    )
    helper.set_model_props(
        model, {"characters": "".join(sorted(vocabulary, key=vocabulary.__getitem__)), "labels": " ".join(LABELS)}
    )
    onnx.save(model, str(path))


def metadata(path: str) -> dict[str, str]:
    """What a model says of itself."""
    return {entry.key: entry.value for entry in onnx.load(path).metadata_props}


def load(path: str) -> dict[str, torch.Tensor]:
    """The weights of a model that `write` wrote."""
    found = {
        w.name.removesuffix("_16"): numpy_helper.to_array(w).astype(numpy.float32)
        for w in onnx.load(path).graph.initializer
    }
    state = {
        "character.weight": found["characters_table"], "bigram.weight": found["bigrams_table"], "transitions": found["transitions_w"],
        "lac.weight": found["lac_w"].T, "lac.bias": found["lac_b"], "flag.weight": found["flag_w"].T, "flag.bias": found["flag_b"],
        "out.weight": found["out_w"].T, "out.bias": found["out_b"],
    }  # fmt: skip
    input_bias, hidden_bias = numpy.split(found["gru_b"], 2, axis=1)
    for direction in (0, 1):
        for name, rows in (
            ("weight_ih", found["gru_w"]),
            ("weight_hh", found["gru_r"]),
            ("bias_ih", input_bias),
            ("bias_hh", hidden_bias),
        ):
            z, r, n = numpy.split(rows[direction], 3)
            state[f"gru.{direction}.{name}_l0"] = numpy.concatenate((r, z, n))
    return {name: torch.from_numpy(value.copy()) for name, value in state.items()}


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", nargs="+")
    parser.add_argument("--dev", nargs="*", default=[])
    parser.add_argument(
        "--take", nargs="*", default=[], help="so many sentences of a kind of the corpus, as silver=8000"
    )
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--start", help="a model of this script to go on from")
    parser.add_argument("--out", default=str(lexicon.DATA / "entities.onnx"))
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    random.seed(7), numpy.random.seed(7), torch.manual_seed(7)
    records = [read(path) for path in arguments.corpus]
    limits = {kind: int(number) for kind, _, number in (entry.partition("=") for entry in arguments.take)}
    records = [sampled(part, limits) for part in records]
    counts = Counter(c for part in records for r in part for c in lexicon.fold(r["text"]))
    characters = ["\0", "\1", *sorted(c for c, k in counts.items() if k > 1)]
    if arguments.start:
        characters = list(metadata(arguments.start)["characters"])
    vocabulary = {c: n for n, c in enumerate(characters)}
    began = time.time()
    dev = {Path(path).stem: prepared(read(path), vocabulary) for path in arguments.dev}
    samples = prepared([record for part in records for record in part], vocabulary)
    for sample in samples:
        sample.forget(0.15)
    print(f"{len(samples)} sentences, {len(vocabulary)} characters, features {time.time() - began:.0f}s", flush=True)
    network = Network(len(vocabulary))
    if arguments.start:
        network.load_state_dict(load(arguments.start))
    train(network, samples, dev, arguments.minutes, arguments.rate)
    write(network, vocabulary, Path(arguments.out))


if __name__ == "__main__":
    main()
