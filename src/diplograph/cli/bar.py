"""Progress on a terminal: what is done of how much, how fast, and the time that is left where the whole is known."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text

from diplograph import progress
from diplograph.documents.sources import is_url

_LONGEST_NAME = 40
_MANY = 100  # steps in a second of which no tenth is told


class Bar(progress.Progress):
    """One line on standard error, gone when the work is done."""

    is_shown = True

    def __init__(self) -> None:
        self._shown = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(20), _Done(), _Rate(), TimeElapsedColumn(), _Left(),
            TextColumn("{task.fields[what]}", markup=False), console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self._task = self._shown.add_task("starting", total=None, what="")

    def stage(self, name: str, total: int | None = None) -> None:
        self._shown.remove_task(self._task)
        self._task = self._shown.add_task(name, total=total, what="")

    def step(self, what: str = "", count: int = 1) -> None:
        name = what if is_url(what) else Path(what).name
        self._shown.update(self._task, advance=count, what=name[-_LONGEST_NAME:])

    def __enter__(self) -> Self:
        self._shown.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._shown.stop()


class _Done(MofNCompleteColumn):
    """How many of how many; nothing for work without steps."""

    def render(self, task: Task) -> Text:
        return super().render(task) if task.completed or task.total else Text()


class _Rate(ProgressColumn):
    """Steps in a second, from the beginning on: steps come in batches."""

    def render(self, task: Task) -> Text:
        if not task.completed or not task.elapsed:
            return Text()
        rate = task.completed / task.elapsed
        return Text(f"{rate:,.0f}/s" if rate >= _MANY else f"{rate:.1f}/s")


class _Left(ProgressColumn):
    """The time that is left at that rate; nothing where the whole is not known."""

    def render(self, task: Task) -> Text:
        if task.remaining is None or not task.completed or not task.elapsed:
            return Text()
        return Text(
            f"{timedelta(seconds=round(task.remaining * task.elapsed / task.completed))} left", "progress.remaining"
        )
