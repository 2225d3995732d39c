"""The formats of batch files beside plain JSON Lines: packed ones and Parquet. What they need is loaded when they are met."""

from __future__ import annotations

import gzip
import io
import json
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, BinaryIO, Literal, cast, get_args

from newscli.batch.work import Job
from newscli.errors import InputError, UsageError

Form = Literal["jsonl", "jsonl.gz", "jsonl.zst", "parquet"]
FORMS: tuple[Form, ...] = get_args(Form)

ROW_GROUP = 16 * 2**20
"""Bytes of JSON that make a row group: large enough to compress well, small enough to hold for each shard being written."""
ROWS = 64
"""Rows of a Parquet input that are held at once."""
BUFFER = 2**18
"""Bytes of a packed input that are unpacked at once."""


def form_of(name: str) -> Form | None:
    """The format that the end of a file's name tells."""
    return next((form for form in FORMS if name.lower().endswith(f".{form}")), None)


def check(form: Form) -> None:
    """See that what a format needs is installed.

    Raises:
        UsageError: it is not.
    """
    if form == "jsonl.zst":
        _needed("zstandard", "zst")
    elif form == "parquet":
        _needed("pyarrow", "parquet")


@contextmanager
def writer(stream: BinaryIO, form: Form, job: Job) -> Iterator[Callable[[bytes], object]]:
    """A function that writes a line to `stream` in this format. The same lines make the same bytes."""
    if form == "jsonl":
        yield stream.write
    elif form == "jsonl.gz":
        with gzip.GzipFile(fileobj=stream, mode="wb", filename="", mtime=0, compresslevel=6) as packed:
            yield packed.write
    elif form == "jsonl.zst":
        compressor = _needed("zstandard", "zst").ZstdCompressor()
        with compressor.stream_writer(stream, closefd=False) as packed:
            yield packed.write
    else:
        table = _Table(stream, arrow_schema(job))
        try:
            yield table.write
        finally:
            table.close()


class _Table:
    """Lines to a Parquet file, a row group at a time."""

    def __init__(self, stream: BinaryIO, schema: Any) -> None:
        self.schema, self.lines, self.size = schema, list[bytes](), 0
        self.file = _needed("pyarrow.parquet", "parquet").ParquetWriter(stream, schema, compression="zstd")

    def write(self, line: bytes) -> None:
        self.lines.append(line)
        self.size += len(line)
        if self.size >= ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        if self.size:  # Arrow reads no empty file
            reader = _needed("pyarrow.json", "parquet")
            how = reader.ParseOptions(explicit_schema=self.schema, unexpected_field_behavior="error")
            block = reader.ReadOptions(block_size=self.size + 1)  # no line may be longer than a block
            self.file.write_table(reader.read_json(io.BytesIO(b"".join(self.lines)), block, how))
        self.lines, self.size = [], 0

    def close(self) -> None:
        try:
            self._flush()
        finally:
            self.file.close()


def arrow_schema(job: Job) -> Any:
    """The Arrow schema of what a job writes: the JSON Schema's, with the job's fields only."""
    from newscli.lexicon import DATA
    from newscli.report import ALWAYS

    pyarrow = _needed("pyarrow", "parquet")
    name = "conversion" if job.convert else "report"
    schema = json.loads((DATA / "schemas" / f"{name}.json").read_text("utf-8"))
    wanted = [field for field in schema["properties"] if job.convert or field in ALWAYS or field in job.fields]
    return pyarrow.schema([(field, _arrow(schema["properties"][field], schema["$defs"])) for field in wanted])


COUNTS = ("hans", "hant", "shared")
"""The keys of the only object whose keys the schema leaves open, `script.counts`."""


def _arrow(node: dict[str, Any], definitions: dict[str, Any]) -> Any:
    """The Arrow type of a place in the JSON Schema; of alternatives, the struct that has the fields of all."""
    pyarrow = _needed("pyarrow", "parquet")
    found = _properties(node, definitions)
    if found:
        return pyarrow.struct([(name, _arrow(value, definitions)) for name, value in found.items()])
    plain = next((kind for kind in node.get("anyOf", ()) if kind.get("type") != "null"), node)
    if plain.get("type") == "array":
        return pyarrow.list_(_arrow(plain["items"], definitions))
    if plain.get("type") == "object":
        return pyarrow.struct([(name, pyarrow.int64()) for name in COUNTS])
    types = {"integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_()}
    return types.get(plain.get("type", ""), pyarrow.string())


def _properties(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        return _properties(definitions[node["$ref"].rpartition("/")[2]], definitions)
    found: dict[str, Any] = dict(node.get("properties", {}))
    for kind in node.get("anyOf", ()):
        for name, value in _properties(kind, definitions).items():
            if name not in found or found[name].get("type") == "null":  # an Unplaced has no offsets, where a Span has
                found[name] = value
    return found


def rows(name: str, stream: BinaryIO, columns: set[str]) -> Iterator[tuple[bytes, float]]:
    """Each row of a Parquet file, its `columns` as a pickled dict, with the share of the file that is read then.

    Raises:
        InputError: it is no Parquet file.
        UsageError: pyarrow is not installed.
    """
    pyarrow, parquet = _needed("pyarrow", "parquet"), _needed("pyarrow.parquet", "parquet")
    try:
        file = parquet.ParquetFile(stream)
        number = 0
        there = [column for column in file.schema_arrow.names if column in columns]
        for batch in file.iter_batches(ROWS, columns=there):
            for row in batch.to_pylist():
                number += 1
                yield pickle.dumps(row), number / file.metadata.num_rows
    except pyarrow.ArrowException as error:
        raise InputError(name, str(error)) from None


def number_of_rows(stream: BinaryIO) -> int:
    """How many rows a Parquet file has, as it says itself."""
    return int(_needed("pyarrow.parquet", "parquet").ParquetFile(stream).metadata.num_rows)


def unpacked(stream: BinaryIO, form: str) -> io.BufferedReader[Any]:
    """The bytes of a stream that is packed as `gz` or `zst`.

    Raises:
        UsageError: zstandard is not installed.
    """
    if form == "gz":
        return io.BufferedReader(cast(Any, gzip.GzipFile(fileobj=stream)), BUFFER)
    packed = _needed("zstandard", "zst").ZstdDecompressor()
    return io.BufferedReader(packed.stream_reader(stream, read_across_frames=True), BUFFER)


def _needed(module: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise UsageError(module.partition(".")[0], "is not installed", f"pip install 'newscli[{extra}]'") from None
