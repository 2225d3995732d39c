"""The rules of `check`, over the finished Report. A code never changes its meaning; new rules get new codes.

Precision comes before recall: a rule that is wrong about sound news more than once in fifty articles is not on by default.
"""

from __future__ import annotations

from collections.abc import Iterable

from newscli.errors import UsageError
from newscli.model import Finding
from newscli.options import Options
from newscli.report import Report
from newscli.rules import attribution, completeness, consistency, integrity, typography
from newscli.rules.rule import Hit, Rule

RULES: tuple[Rule, ...] = (
    *integrity.RULES,
    *completeness.RULES,
    *consistency.RULES,
    *attribution.RULES,
    *typography.RULES,
)


def annotate(report: Report, options: Options) -> tuple[Finding, ...]:
    """What the selected rules find, in the order of the text; what concerns the whole article first."""
    rules = selected(options.rule_select, options.rule_extend, options.rule_ignore)
    found = [_finding(report, rule, hit) for rule in rules for hit in rule.find(report)]
    return tuple(sorted(found, key=lambda item: (item.span.start if item.span else -1, item.code)))


def selected(select: Iterable[str], extend: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """The rules whose code begins with one of `select` (default: those on by default) or `extend`, and none of `ignore`.

    `ALL` stands for every rule. Where a rule is both selected and ignored, the longer prefix wins, as in ruff.

    Raises:
        UsageError: a prefix that no code has.
    """
    wanted, more, unwanted = tuple(select), tuple(extend), tuple(ignore)
    for prefix in (*wanted, *more, *unwanted):
        if prefix != "ALL" and not any(rule.code.startswith(prefix) for rule in RULES):
            raise UsageError(prefix, "is no rule code or prefix", "newscli check --explain lists them")
    return tuple(rule for rule in RULES if _wanted(rule, wanted, more) > _length(rule, unwanted))


def _wanted(rule: Rule, select: tuple[str, ...], extend: tuple[str, ...]) -> int:
    """How specifically a rule is asked for: the length of the longest prefix; 0 by default; -1 not at all."""
    default = 0 if not select and rule.default else -1
    return max(default, _length(rule, select), _length(rule, extend))


def _length(rule: Rule, prefixes: tuple[str, ...]) -> int:
    """The length of the longest prefix of the rule's code among `prefixes`; -1 for none."""
    return max((0 if p == "ALL" else len(p) for p in prefixes if p == "ALL" or rule.code.startswith(p)), default=-1)


def _finding(report: Report, rule: Rule, hit: Hit) -> Finding:
    from newscli.source import line_column

    span = report.span(hit.start, hit.end) if hit.start is not None and hit.end is not None else None
    at = hit.fix.start if hit.fix else span.source_start if span else None
    line, column = (None, None) if at is None else line_column(report.decoded, at)
    return Finding(
        code=rule.code,
        severity=rule.severity,
        message=hit.message,
        span=span,
        line=line,
        column=column,
        fix=hit.fix,
    )


def documentation(code: str) -> Rule:
    """The rule with this code.

    Raises:
        UsageError: there is none.
    """
    found = next((rule for rule in RULES if rule.code == code.upper()), None)
    if not found:
        raise UsageError("--explain", f"no rule {code!r}", f"the codes are {', '.join(rule.code for rule in RULES)}")
    return found
