"""GBK by its bytes: which pairs make which characters, which make none, and which of them a reading or a model narrows down."""

from __future__ import annotations

from functools import cache, lru_cache, partial

from newscli.repairs.language import characters_read, is_common, is_known, is_traditional

TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))


@lru_cache(maxsize=1 << 14)
def bytes_of(character: str) -> bytes:
    """The GBK bytes behind a shown character, private-use ones included; empty where GBK has none."""
    if character == "€":
        return b"\x80"
    try:
        encoded = character.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return encoded if len(encoded) <= 2 else b""


@lru_cache(maxsize=1 << 15)
def character_of(lead: int, trail: int) -> str:
    """The character of two GBK bytes; empty where there is none."""
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return ""


@cache
def unassigned() -> tuple[tuple[int, int], ...]:
    """The pairs of bytes that GBK does not have and that are not for users: decoders show one sign for both."""
    return tuple(
        (lead, trail)
        for lead in (*range(0xA2, 0xAA), 0xD7, 0xFE)
        for trail in TRAILS
        if not character_of(lead, trail) and not "\ue000" <= bytes((lead, trail)).decode("gb18030") <= "\ue765"
    )


USER_DEFINED = (
    (range(0xA1, 0xA8), range(0x40, 0xA1)),
    (range(0xAA, 0xB0), range(0xA1, 0xFF)),
    (range(0xF8, 0xFF), range(0xA1, 0xFF)),
    (range(0xA9, 0xAA), range(0xA1, 0xA4)),
)
"""Lead and trail bytes of the pairs that GBK leaves to users (and of three beside signs that it leaves empty): decoders show a
private-use character, or nothing."""


@cache
def around_hidden(before: int, after: int) -> tuple[tuple[str, str], ...]:
    """The pairs of common characters whose bytes are `before`, a user-defined pair, and `after`."""
    return tuple(
        (first, second)
        for leads, trails in USER_DEFINED
        for first in map(partial(character_of, before), leads)
        if first and is_common(first)
        for second in (character_of(trail, after) for trail in trails if trail > 0x80)
        if second and is_common(second)
    )


@cache
def before_gloss(before: int, reading: str) -> tuple[tuple[str, str], ...]:
    """The pairs of common characters whose bytes are `before`, a user-defined pair, and a byte; the second is read `reading`."""
    return tuple(
        (first, second)
        for second in characters_read(reading)
        if is_glossed_by_sites(second) and is_common(second)
        for leads, trails in USER_DEFINED
        if second.encode("gbk")[0] in trails
        for first in map(partial(character_of, before), leads)
        if first and is_common(first)
    )


@cache
def around_unassigned(before: int, after: int) -> tuple[tuple[str, str], ...]:
    """The pairs of characters that the model knows whose bytes are `before`, an unassigned pair, and `after`."""
    return tuple(
        (first, second)
        for lead, trail in unassigned()
        if is_known(first := character_of(before, lead)) and is_known(second := character_of(trail, after))
    )


@cache
def trails_known(lead: int) -> tuple[int, ...]:
    """The bytes that complete `lead` to a character that the model knows and Traditional text may have."""
    return tuple(trail for trail in TRAILS if is_known(character_of(lead, trail)))


def is_glossed_by_sites(character: str) -> bool:
    """Whether sites may gloss a character: one that a converter makes, or that GB 2312 lacks."""
    lead, trail = character.encode("gbk")
    return is_traditional(character) or lead < 0xB0 or lead > 0xF7 or trail < 0xA1


@cache
def trails_read(lead: int, reading: str) -> tuple[int, ...]:
    """The bytes that complete `lead` to a character with this reading, of those that sites gloss if there are any."""
    pairs = {character: character.encode("gbk") for character in characters_read(reading)}
    fitting = {character: pair[1] for character, pair in pairs.items() if pair[0] == lead}
    made = {trail for character, trail in fitting.items() if is_glossed_by_sites(character)}
    return tuple(sorted(made or fitting.values()))


def trailing_byte(character: str) -> int:
    """The last byte of a character as it stood in GBK, full-width if it is a mark; 0 where there is none."""
    if "!" <= character <= "~":
        return ord(character) + 0x80
    return (bytes_of(character) or b"\0")[-1]


def to_halfwidth(text: str) -> str:
    """Full-width ASCII made half-width."""
    return text.translate({0xFF01 + i: 0x21 + i for i in range(94)})
