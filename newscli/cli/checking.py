"""What `newscli check` does: each source by its own configuration, findings less the known ones, a format, a status."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from newscli.cli.common import Failures, only_name, sources
from newscli.cli.output import opened
from newscli.cli.parameters import Inputs, Outputs
from newscli.cli.running import rendered
from newscli.configuration import Configuration, configuration_for
from newscli.errors import ExitStatus, InputError, OutputError
from newscli.model import Finding
from newscli.model.vocabulary import Severity
from newscli.options import Options
from newscli.renderers.lint import FORMATS, Checked, fingerprint
from newscli.report import Report
from newscli.source import printable
from newscli.views import View

SEVERITIES = get_args(Severity)  # from the mildest
BASELINE = "newscli.baseline/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSettings:
    """What the command line says; None leaves it to the configuration."""

    fail_level: Severity | None
    exit_zero: bool
    fix: bool
    stdin_filename: str | None
    baseline: str | None
    write_baseline: bool


class Check:
    """One run of the command: remembers the worst severity met and the findings already known."""

    def __init__(self, settings: CheckSettings, options: Options) -> None:
        """Read the baseline, if there is one."""
        self.settings, self.options, self.failures = settings, options, Failures()
        self.failed = False
        self.written: list[dict[str, Any]] = []
        self.known = (
            _read_baseline(settings.baseline) if settings.baseline and not settings.write_baseline else Counter()
        )

    def run(self, inputs: Inputs, outputs: Outputs, form: Any) -> ExitStatus:
        """Check every source and write the findings."""
        with opened(outputs.output) as stream:
            reports = self.reports(sources(inputs))
            if form in FORMATS:
                made = (Checked(name=_name(r), decoded=r.decoded, findings=r.findings or ()) for r in reports)
                for text in FORMATS[form](made):
                    stream.write(text.encode())
            else:
                view = View("check", ("findings",), "findings")
                single = only_name(inputs.sources or [])
                shown = replace(outputs, format=form, json=False)
                for chunk in rendered(reports, view, shown, single, False):
                    stream.write(chunk)
        if self.settings.write_baseline and self.settings.baseline:
            _write_baseline(self.settings.baseline, self.written)
        if self.failures.status:
            return self.failures.status
        return ExitStatus.FINDINGS if self.failed and not self.settings.exit_zero else ExitStatus.OK

    def reports(self, names: list[str]) -> Iterator[Report]:
        """The report on each article with the findings that count."""
        from newscli.inspection import inspect_sources

        for name in names:
            label = self.settings.stdin_filename if name == "-" and self.settings.stdin_filename else name
            configuration = configuration_for(label)
            options = self._options(configuration, label)
            if self.settings.fix:
                self._fix(name, options)
            for report in self.failures.drop(inspect_sources([name], ("findings",), options)):
                new = tuple(item for item in report.findings or () if self._counts(report, item, configuration))
                source = (
                    replace(report.source, name=report.source.name.replace("-", label, 1))
                    if name == "-"
                    else report.source
                )
                yield replace(report, findings=new, source=source)

    def _options(self, configuration: Configuration, label: str) -> Options:
        own = self.options
        return replace(
            own,
            rule_select=own.rule_select or configuration.select,
            rule_extend=(*configuration.extend_select, *own.rule_extend),
            rule_ignore=(*configuration.ignored_in(label), *own.rule_ignore),
        )

    def _fix(self, name: str, options: Options) -> None:
        """Repair a text file where the repair is exact; pages, records and what cannot be read are left to the check."""
        from newscli.cli.repairing import repair_file
        from newscli.inspection import inspect_sources

        if name == "-" or "://" in name:
            return
        for item in inspect_sources([name], ("repairs",), options):
            if isinstance(item, Report) and item.source.kind == "text" and item.source.name == printable(name):
                repair_file(name, item, self.failures)

    def _counts(self, report: Report, item: Finding, configuration: Configuration) -> bool:
        """Whether a finding is new; a new one of the level that fails is remembered."""
        checked = Checked(name=report.source.name, decoded=report.decoded, findings=())
        name = fingerprint(checked, item)
        self.written.append({"code": item.code, "fingerprint": name, "excerpt": checked.excerpt(item)})
        if self.known[name] > 0:
            self.known[name] -= 1
            return False
        level = self.settings.fail_level or configuration.fail_level
        self.failed = self.failed or SEVERITIES.index(item.severity) >= SEVERITIES.index(level)
        return True


def _name(report: Report) -> str:
    return report.source.name


def _read_baseline(name: str) -> Counter[str]:
    import orjson

    try:
        document = orjson.loads(Path(name).read_bytes())
        if document["schema"] != BASELINE:
            raise ValueError(f"its schema is {document['schema']!r}, not {BASELINE!r}")
        return Counter(item["fingerprint"] for item in document["findings"])
    except OSError as error:
        raise InputError(name, error.strerror or str(error), "make it with --write-baseline") from None
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(name, f"is no baseline: {error}", "make it anew with --write-baseline") from None


def _write_baseline(name: str, findings: list[dict[str, Any]]) -> None:
    from newscli.renderers.data import to_json

    try:
        with opened(name) as stream:
            stream.write(to_json({"schema": BASELINE, "findings": findings}, indent=True))
    except OSError as error:
        raise OutputError(name, error.strerror or str(error)) from error


def explain(code: str) -> ExitStatus:
    """Print what there is to say about one rule, or with `all` a line for each."""
    from newscli.rules import RULES, documentation

    if code == "all":
        for rule in RULES:
            sys.stdout.write(
                f"{rule.code}  {rule.severity:<7}  {rule.name:<24}  {rule.summary}{'' if rule.default else ' (opt-in)'}\n"
            )
    else:
        rule = documentation(code)
        default = "on by default" if rule.default else "only with --select or --extend-select"
        sys.stdout.write(f"{rule.code} {rule.name} ({rule.severity}, {default})\n\n{rule.documentation}\n")
    return ExitStatus.OK
