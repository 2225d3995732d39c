"""What became of the records: counts, and a line for each that has no report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from newscli.batch.work import Result


@dataclass(kw_only=True)
class Tally:
    """What became of the records of a shard, or of a run."""

    records: int = 0
    reports: int = 0
    errors: list[dict[str, Any]] = field(default_factory=list)
    """For each failed record: id, place, kind, cause, hint."""
    dropped: list[dict[str, Any]] = field(default_factory=list)
    """For each dropped record: id, place, codes of the rules or of the sort of duplicate; then also what it repeats."""
    repairs: Counter[str] = field(default_factory=Counter)
    """How many repairs of each code were applied."""
    repaired: Counter[str] = field(default_factory=Counter)
    """In how many records."""

    def add(self, result: Result) -> None:
        """Count one result."""
        self.records += 1
        self.repairs.update(result.repaired)
        self.repaired.update(result.repaired.keys())
        about = {"id": result.id, "place": result.place}
        if result.failure:
            self.errors.append(about | result.failure._asdict())
        elif result.dropped:
            self.dropped.append(about | {"codes": list(result.dropped)})
        else:
            self.reports += 1

    @classmethod
    def of(cls, state: Mapping[str, Any]) -> Tally:
        """The tally that a JSON object holds beside other things."""
        known = {item.name: state[item.name] for item in fields(cls)}
        return cls(**known | {name: Counter(state[name]) for name in ("repairs", "repaired")})

    def merge(self, other: Tally) -> None:
        """Count what another one counted."""
        self.records += other.records
        self.reports += other.reports
        self.errors += other.errors
        self.dropped += other.dropped
        self.repairs.update(other.repairs)
        self.repaired.update(other.repaired)

    def drop(self, items: Iterable[dict[str, Any]]) -> None:
        """Count reports that were dropped afterwards."""
        before = len(self.dropped)
        self.dropped += items
        self.reports -= len(self.dropped) - before

    @property
    def summary(self) -> dict[str, Any]:
        """The counts, for a machine."""
        causes = Counter(error["kind"] for error in self.errors)
        codes = Counter(code for item in self.dropped for code in item["codes"])
        return {
            "records": self.records,
            "reports": self.reports,
            "errors": len(self.errors),
            "dropped": len(self.dropped),
            "errors_by_kind": dict(sorted(causes.items())),
            "dropped_by_code": dict(sorted(codes.items())),
            "repairs_by_code": dict(sorted(self.repairs.items())),
            "repaired_records_by_code": dict(sorted(self.repaired.items())),
        }
