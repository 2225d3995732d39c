"""OpenCC behind one door: its configurations, the route from one variety to another, and where a text may be cut.

The results are those of OpenCC's command-line tool, which leaves out the dictionaries of characters that many fonts lack; the
Python class includes them unless told otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, reduce
from pathlib import Path
from typing import Any, Literal, TypeAlias

from newscli.errors import UsageError

Target: TypeAlias = Literal["hans", "hant", "hant-tw", "hant-hk", "jp"]
Step: TypeAlias = Callable[[str], str]

NAMES = {"s": "hans", "t": "hant", "tw": "hant-tw", "hk": "hant-hk", "jp": "jp"}
NAMES |= {"sp": "hans", "twp": "hant-tw", "hkp": "hant-hk"}
"""OpenCC's letters for a variety; p is with the words of the region, too."""
CONFIGS: tuple[str, ...] = ("s2t", "t2s", "s2tw", "tw2s", "s2hk", "hk2s", "s2twp", "tw2sp")
CONFIGS += ("s2hkp", "hk2sp", "tw2t", "t2tw", "hk2t", "t2hk", "t2jp", "jp2t")
"""Every configuration of OpenCC 1.4, in its order."""

ROUTES: dict[tuple[str, str], tuple[str, ...]] = {
    ("hans", "hant"): ("s2t",),
    ("hans", "hant-tw"): ("s2tw",),
    ("hans", "hant-hk"): ("s2hk",),
    ("hans", "jp"): ("s2t", "t2jp"),
    # Traditional of no region is mostly Taiwan's: on 500 sentence pairs of UD Chinese-GSD dev, tw2s is right on .986 and t2s,
    # which leaves 沿著 as it is, on .956.
    ("hant", "hans"): ("tw2s",),
    ("hant", "hant-tw"): ("t2tw",),
    ("hant", "hant-hk"): ("t2hk",),
    ("hant", "jp"): ("t2jp",),
    ("hant-tw", "hans"): ("tw2s",),
    ("hant-tw", "hant"): ("tw2t",),
    ("hant-tw", "hant-hk"): ("tw2t", "t2hk"),
    ("hant-tw", "jp"): ("tw2t", "t2jp"),
    ("hant-hk", "hans"): ("hk2t", "tw2s"),  # hk2s leaves the 著 that many Hong Kong papers print
    ("hant-hk", "hant"): ("hk2t",),
    ("hant-hk", "hant-tw"): ("hk2t", "t2tw"),
    ("hant-hk", "jp"): ("hk2t", "t2jp"),
}

CONVERTIBLE = re.compile(r"[\w·\-\U00020000-\U0003FFFF]+")
"""At least what the keys of OpenCC's dictionaries are made of: Han characters and, in a few names and terms, letters, `·` and `-`."""
BREAK = re.compile(r"[^\w·\-\U00020000-\U0003FFFF]")
"""Anything else ends a phrase, so a text may be cut there."""


def route(source: str, target: str) -> tuple[str, ...]:
    """The configurations that lead from one variety to another; none where nothing is to be done.

    Mixed text and text that shows no variety count as Simplified on the way to Traditional, and the other way round.
    """
    if source in ("mixed", "none"):
        source = "hant" if target == "hans" else "hans"
    return () if source == target else ROUTES[source, target]


def ends(config: str) -> tuple[str, str]:
    """The varieties that a configuration leads from and to."""
    source, target = config.split("2")
    return NAMES[source], NAMES[target]


def check(config: str) -> None:
    """Raise UsageError unless OpenCC has the configuration."""
    if config not in CONFIGS:
        raise UsageError(f"--config {config}", "no such OpenCC configuration", f"one of {', '.join(CONFIGS)}")


@cache
def converter(config: str, *, tofu_risk: bool = False) -> Step:
    """One configuration, loaded on first use: up to 160 ms for those that start from Simplified.

    `tofu_risk` includes OpenCC's dictionaries of characters that many fonts lack.
    """
    import opencc

    return _whole(opencc.OpenCC(config, include_tofu_risk_dictionaries=tofu_risk).convert)


def pipeline(steps: Sequence[Step]) -> Step:
    """The converters one after the other."""
    if len(steps) == 1:
        return steps[0]
    return lambda text: reduce(lambda done, step: step(done), steps, text)


def definition(config: str) -> dict[str, Any]:
    """What a configuration is made of, with the full paths of its dictionaries, to be adapted and given to `configured`."""
    import json

    import opencc

    folder = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
    text = (folder / f"{config}.json").read_text("utf-8")
    rules: dict[str, Any] = json.loads(
        text, object_hook=lambda found: found | ({"file": str(folder / found["file"])} if "file" in found else {})
    )
    return rules


def inline(entries: dict[str, str]) -> dict[str, Any]:
    """A dictionary of our own."""
    return {"type": "inline", "entries": entries}


def configured(rules: dict[str, Any]) -> Step:
    """The converter of a configuration of our own; OpenCC reads it from a file."""
    import json
    import tempfile

    import opencc

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "configuration.json")
        path.write_text(json.dumps(rules), "utf-8")
        return _whole(opencc.OpenCC(str(path), include_tofu_risk_dictionaries=False).convert)


def _whole(convert: Step) -> Step:
    """The converter for texts with NUL, too, after which OpenCC's segmentation drops the rest."""
    return lambda text: "\0".join(map(convert, text.split("\0"))) if "\0" in text else convert(text)
