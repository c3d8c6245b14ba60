"""What a check of a graph found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["violation", "warning", "info"]
SEVERITIES: dict[str, Severity] = {"Violation": "violation", "Warning": "warning", "Info": "info"}
SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One result: what is wrong (`value`) with what (`focus`, an IRI) at which property (`path`), in words (`message`)."""

    focus: str
    path: str
    message: str
    severity: Severity
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, sorted. A graph conforms where no finding is a violation; warnings are for people to judge."""

    conforms: bool
    results: tuple[Finding, ...]


def report(findings: Iterable[Finding]) -> Report:
    """The report of some findings, each once."""
    results = tuple(sorted(set(findings)))
    return Report(all(finding.severity != "violation" for finding in results), results)
