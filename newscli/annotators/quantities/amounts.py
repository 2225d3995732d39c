"""A number as it is read at one place of the text, with what it measures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from newscli.annotators.quantities.units import Unit, written_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as read at one place of the text."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    """The upper end of a range."""
    bound: str = ""
    """`least` or `most` where the value is only a bound."""
    approx: bool = False
    unit: Unit | None = None
    kind: str = ""
    """That of the unit; `percent` or `fraction` for parts of a whole."""


def unit_name(text: str, unit: Unit | None) -> str | None:
    """The unit as the contract names it: a code, or as `text` writes it."""
    return (unit.code or written_unit(text, unit.at)) if unit else None
