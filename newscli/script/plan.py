"""Which configurations lead from a text to the variety wanted, ready to run. Loads only what the conversion needs."""

from __future__ import annotations

from typing import NamedTuple, cast

from newscli.errors import UsageError
from newscli.model import Variety
from newscli.script.engine import Step, Target, check, converter, ends, pipeline, route

PROBE = 1 << 16
"""How many characters at the beginning of a text tell its variety."""


class Plan(NamedTuple):
    """A conversion that is ready to run."""

    source: Variety
    target: str
    configs: tuple[str, ...]
    """Empty where the text is in the variety wanted already."""
    step: Step
    words: bool
    """Whether it replaces words of a region, too, and not only characters one by one."""


def plan(text: str, to: Target | None, config: str | None, *, via_hans: bool = False, tofu_risk: bool = False) -> Plan:
    """The conversion of a text of which `text` is at least the beginning, by name or to a variety, with our entries in it.

    Raises:
        UsageError: neither or both of `to` and `config`, or no such configuration.
    """
    if (to is None) == (config is None):
        raise UsageError("convert", "needs either --to or --config", "try --to hans or --config s2twp")
    if config is not None:
        check(config)
        source, target = ends(config)
        configs: tuple[str, ...] = (config,)
        step = converter(config, tofu_risk=tofu_risk)
    else:
        from newscli.script.detection import variety_of

        source, target = variety_of(text[:PROBE]), str(to)
        configs = route(source, target)
        step = _to(configs)
    if via_hans and source.startswith("hant") and target.startswith("hant"):
        from newscli.script.slips import undoing

        there, back = route(source, "hans"), route("hans", target)
        step, configs = undoing(step, _to(there), _to(back)), (*there, *back)
    words = any(name.endswith(("twp", "hkp", "sp")) for name in configs)
    return Plan(cast(Variety, source), target, configs, step, words)


def _to(configs: tuple[str, ...]) -> Step:
    return pipeline(
        [_adapted(name) if name.startswith("s2") or name == "tw2s" else converter(name) for name in configs]
    )


def _adapted(config: str) -> Step:
    from newscli.script.usage import adapted

    return adapted(config)
