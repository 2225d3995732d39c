"""Which records repeat an earlier one: exactly, or nearly, as reprints do.

Compared are the letters, digits and characters of the running text, folded to Simplified; so neither script nor punctuation
nor spacing tells two reprints apart. Near duplicates are found by MinHash over shingles, in bands (Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, chapter 3).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any, Literal, NamedTuple

from newscli.errors import UsageError
from newscli.lexicon import fold

SHINGLE = 5
"""Characters of a shingle: about three words, as usual for Chinese."""
BANDS, ROWS = 21, 6
"""A band of 6 values agrees with probability j⁶ for a Jaccard similarity of j; one of 21 bands with 0.998 at 0.8."""
SIMILAR = 0.8
"""The least Jaccard similarity, estimated from all values, of a near duplicate. Its standard error is 0.036."""

EXACT_BYTES = 16
NEAR_BYTES = 4 * BANDS * ROWS


def signature(text: str, *, near: bool) -> bytes:
    """What tells whether a text repeats another one: `EXACT_BYTES`, for near duplicates followed by `NEAR_BYTES`."""
    bare = "".join(filter(str.isalnum, fold(text)))
    exact = blake2b(bare.encode("utf-8", "surrogatepass"), digest_size=EXACT_BYTES).digest()
    return exact + _values(bare) if near else exact


def _values(bare: str) -> bytes:
    import struct

    hashes = minhash()(num_perm=BANDS * ROWS, seed=1)
    hashes.update([bare[at : at + SHINGLE] for at in range(max(1, len(bare) - SHINGLE + 1))])
    return struct.pack(f"<{BANDS * ROWS}I", *hashes.digest())


def minhash() -> Any:
    """The MinHash of rensa.

    Raises:
        UsageError: it is not installed.
    """
    try:
        from rensa import RMinHash
    except ImportError:
        raise UsageError("--duplicates near", "needs rensa", "pip install 'newscli[near]'") from None
    return RMinHash


class Repeat(NamedTuple):
    """That a record repeats an earlier one."""

    original: int
    """The number of the earlier one."""
    code: Literal["exact-duplicate", "near-duplicate"]


def repeats(signatures: bytes, *, near: bool) -> dict[int, Repeat]:
    """For each record that repeats an earlier one, by its number: the first such.

    `signatures` are those of all records in their order, joined. A record that repeats another one is no original for
    others, so that no chain of small differences leads from one story to another.
    """
    import numpy

    rows = numpy.frombuffer(signatures, numpy.uint8).reshape(-1, EXACT_BYTES + near * NEAR_BYTES)
    found = {
        number: Repeat(group[0], "exact-duplicate") for group in _groups(rows[:, :EXACT_BYTES]) for number in group[1:]
    }
    if near:
        _near(rows[:, EXACT_BYTES:], found)
    return dict(sorted(found.items()))


def _near(signatures: Any, found: dict[int, Repeat]) -> None:
    """Compare each record that shares a band with earlier ones, in order, with the originals among those."""
    import numpy

    values = numpy.ascontiguousarray(signatures).view("<u4")
    shared: dict[int, list[Any]] = defaultdict(list)
    for band in range(BANDS):
        for group in _groups(values[:, band * ROWS : (band + 1) * ROWS]):
            candidates: list[int] = []
            for number in group:
                shared[number].append(candidates)
    for number in sorted(shared):
        if number in found:
            continue
        known = numpy.array(sorted({other for candidates in shared[number] for other in candidates}), dtype=int)
        similar = known[(values[known] == values[number]).mean(axis=1) >= SIMILAR]
        if len(similar):
            found[number] = Repeat(int(similar[0]), "near-duplicate")
            continue
        for candidates in shared[number]:
            candidates.append(number)


def _groups(rows: Any) -> Iterator[list[int]]:
    """The numbers of equal rows, each group in order, of groups of two and more."""
    import numpy

    rows = numpy.ascontiguousarray(rows)
    keys = rows.view(f"V{rows.shape[1] * rows.itemsize}").ravel()
    order = numpy.argsort(keys, kind="stable")
    starts = numpy.flatnonzero(numpy.r_[True, keys[order][1:] != keys[order][:-1]])
    sizes = numpy.diff(numpy.r_[starts, len(order)])
    for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
        yield order[start : start + size].tolist()
