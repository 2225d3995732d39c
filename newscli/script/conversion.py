"""Conversion between script varieties by OpenCC, whole or as a stream; every configuration of OpenCC, or the one that fits."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, Protocol, TypeAlias

from newscli.model import Conversion

Target: TypeAlias = Literal["hans", "hant", "hant-tw", "hant-hk", "jp"]


class Reader(Protocol):
    """Where a stream's text comes from: any text file opened with `newline=""`."""

    def read(self, size: int, /) -> str:
        """At most `size` characters; the empty string at the end."""


class Writer(Protocol):
    """Where the converted text goes."""

    def write(self, text: str, /) -> object:
        """Take one piece of the result."""


def convert(
    text: str,
    *,
    to: Target | None = None,
    config: str | None = None,
    keep: Collection[str] = (),
    protect: Collection[tuple[int, int]] = (),
    dictionary: Mapping[str, str] | None = None,
    decisions: Collection[Mapping[str, object]] = (),
    via_hans: bool = False,
    punctuation: bool = False,
) -> Conversion:
    """`text` in another script variety, with offsets, changes and ambiguities.

    Args:
        text: any text; line breaks are kept as they are.
        to: the variety wanted; the configuration is chosen from the variety that `text` is in.
        config: the name of an OpenCC configuration (`s2twp`) instead; the result is exactly OpenCC's.
        keep: words that are never changed.
        protect: stretches (start, end) of `text` that are never changed.
        dictionary: from words of `text` to what they become.
        decisions: the records of a decisions file: `source_start`, `before`, `chosen`.
        via_hans: whether Traditional is first converted to Simplified, which undoes the slips of a mechanical conversion.
        punctuation: whether quotation marks become those of the target.

    Raises:
        UsageError: neither or both of `to` and `config`, or no such configuration.
    """
    raise NotImplementedError


def convert_stream(reader: Reader, writer: Writer, *, to: Target | None = None, config: str | None = None) -> str:
    """Convert all of `reader` into `writer` in bounded memory; the same characters as converting it whole.

    For `to`, the variety is detected on the first 64 Ki characters.

    Returns:
        The name of the configuration used; empty where the text is in the variety wanted already.

    Raises:
        UsageError: as `convert`.
    """
    raise NotImplementedError
