"""Machine formats: JSON, JSON Lines. Imports no Rich."""

from __future__ import annotations

from typing import Any

import orjson

from newscli.report import ALWAYS, FIELDS, Report


def to_dict(report: Report) -> dict[str, Any]:
    """The report by the JSON contract: the fields that were asked for, in the contract's order."""
    always = {name: getattr(report, name) for name in ALWAYS}
    return always | {name: value for name in FIELDS if (value := getattr(report, name)) is not None}


def to_json(value: Any, *, indent: bool = False) -> bytes:
    """UTF-8 JSON, with a final newline."""
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indent else 0))
