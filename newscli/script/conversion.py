"""Conversion between script varieties by OpenCC, whole or as a stream; every configuration of OpenCC, or the one that fits.

It writes the same words in another script; with the configurations that end in p, the words of the region. It does not
translate, and what a one-to-many character should become is OpenCC's guess, unless a decision says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from newscli.alignment import Alignment, Edit
from newscli.errors import UsageError
from newscli.model import Ambiguity, Change, Conversion
from newscli.script.aligned import Pin, Rewrite, rewrites
from newscli.script.ambiguity import choices
from newscli.script.engine import Target
from newscli.script.plan import plan

CONTEXT = 8
"""Characters of context on each side of an ambiguity."""

TO_HANS = dict(zip("「」『』", "“”‘’", strict=True))
TO_HANT = dict(zip("“”‘’", "「」『』", strict=True))
MARK = re.compile("[「」『』“”‘]|(?<![A-Za-z])’|’(?![A-Za-z])")
"""A quotation mark, but not the apostrophe of Latin words."""


def convert(
    text: str,
    *,
    to: Target | None = None,
    config: str | None = None,
    keep: Collection[str] = (),
    protect: Collection[tuple[int, int]] = (),
    dictionary: Mapping[str, str] | None = None,
    decisions: Collection[Mapping[str, Any]] = (),
    via_hans: bool = False,
    punctuation: bool = False,
    tofu_risk: bool = False,
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
        via_hans: whether Traditional goes by way of Simplified, which undoes the slips of a mechanical conversion.
        punctuation: whether quotation marks become those of the target.
        tofu_risk: whether `config` may write characters that many fonts lack (OpenCC's option of that name).

    Raises:
        UsageError: neither or both of `to` and `config`, or no such configuration.
    """
    made = plan(text, to, config, via_hans=via_hans, tofu_risk=tofu_risk)
    pins = _pins(text, {**dict.fromkeys(keep), **(dictionary or {})}, protect)
    edits = list(rewrites(text, made.step, pins, words=made.words)) if made.configs or pins else []
    edits += _marks(text, made.target, pins) if punctuation else ()
    edits = sorted(_decided(text, edits, decisions))
    changes = tuple(_changes(text, edits))
    return Conversion(
        from_=made.source,
        to=made.target,
        config="+".join(made.configs),
        text=_applied(text, edits),
        changes=changes,
        ambiguities=tuple(_ambiguities(text, made.configs, changes, pins)),
    )


def alignment(conversion: Conversion, length: int) -> Alignment:
    """From the result of a conversion back to its source of `length` characters; `.inverse()` leads the other way."""
    return Alignment.of_edits(length, (Edit(c.source_start, c.source_end, c.after) for c in conversion.changes))


def _pins(text: str, words: Mapping[str, str | None], protect: Collection[tuple[int, int]]) -> tuple[Pin, ...]:
    """The stretches with a given result: the protected ones, and words elsewhere, the longest where several begin."""
    pins: list[Pin] = []
    for start, end in sorted(protect):
        if pins and start < pins[-1].end:
            pins[-1] = Pin(pins[-1].start, max(end, pins[-1].end), None)
        elif start < end:
            pins.append(Pin(start, end, None))
    if any(words):
        either = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word))
        at = 0
        for pin in (*pins, Pin(len(text), len(text), None)):
            pins += (Pin(m.start(), m.end(), words[m[0]]) for m in either.finditer(text, at, pin.start))
            at = pin.end
    return tuple(sorted(pins, key=lambda pin: pin.start))


def _decided(text: str, edits: list[Rewrite], decisions: Collection[Mapping[str, Any]]) -> list[Rewrite]:
    """The edits as the user decided them, character by character."""
    decided = {}
    for record in decisions:
        start, before, chosen = record.get("source_start"), record.get("before"), record.get("chosen")
        if not (isinstance(start, int) and isinstance(before, str) and isinstance(chosen, str)):
            raise UsageError("--decisions", "a record lacks source_start, before or chosen", "take them from --json")
        if text[start : start + 1] != before:
            raise UsageError("--decisions", f"character {start} is not {before}", "they were made for another text")
        decided[start] = Rewrite(start, start + 1, chosen, "decision")
    if covered := next((e for e in edits if e.end - e.start > 1 and any(e.start <= d < e.end for d in decided)), None):
        word = text[covered.start : covered.end]
        raise UsageError("--decisions", f"{word} becomes {covered.after} as a whole", "use --dictionary for words")
    as_before = {edit.start: edit for edit in edits if edit.start in decided}
    kept = [edit for edit in edits if edit.start not in decided]
    for start, decision in decided.items():
        made = as_before.get(start)
        if made and made.after == decision.after:
            kept.append(made)
        elif decision.after != text[start]:
            kept.append(decision)
    return kept


def _ambiguities(
    text: str, configs: tuple[str, ...], changes: Iterable[Change], pins: Iterable[Pin]
) -> Iterator[Ambiguity]:
    """The choices of the conversion with what was chosen, except where the user gave the result."""
    pinned = {place for pin in pins for place in range(pin.start, pin.end)}
    made = {change.source_start: change.after for change in changes}
    to_result = Alignment.of_edits(len(text), (Edit(c.source_start, c.source_end, c.after) for c in changes)).inverse()
    for place, candidates in choices(text, configs):
        if place not in pinned and (result := to_result.step(place, place + 1)):
            yield Ambiguity(
                source_start=place,
                source_end=place + 1,
                start=result[0],
                end=result[1],
                before=text[place],
                chosen=made.get(place, text[place]),
                candidates=candidates,
                context=_in_context(text, place),
            )


def _in_context(text: str, place: int) -> str:
    """The line around a character, the character in brackets."""
    left, right = text[max(0, place - CONTEXT) : place], text[place + 1 : place + 1 + CONTEXT]
    return f"{(left.splitlines() or [''])[-1]}【{text[place]}】{(right.splitlines() or [''])[0]}"


def _marks(text: str, target: str, pins: tuple[Pin, ...]) -> Iterator[Rewrite]:
    marks = TO_HANS if target == "hans" else TO_HANT
    pinned = {place for pin in pins for place in range(pin.start, pin.end)}
    for mark in MARK.finditer(text):
        if mark[0] in marks and mark.start() not in pinned:
            yield Rewrite(mark.start(), mark.end(), marks[mark[0]], "punctuation")


def _changes(text: str, edits: Iterable[Rewrite]) -> Iterator[Change]:
    shift = 0
    for start, end, after, rule in edits:
        yield Change(
            source_start=start,
            source_end=end,
            start=start + shift,
            end=start + shift + len(after),
            before=text[start:end],
            after=after,
            rule=rule,
        )
        shift += len(after) - (end - start)


def _applied(text: str, edits: Iterable[Rewrite]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, after, _ in edits:
        pieces += (text[at:start], after)
        at = end
    return "".join(pieces) + text[at:]
