"""The tree of errors.

    DiplographError                 every error that diplograph raises on purpose
    ├── InputError                  something given cannot be read or used (exit code 2)
    │   ├── DocumentError           one document: a run skips it and reports it
    │   ├── QueryError              a query or its parameters
    │   ├── DataError               a data file of the project's own kind: frames, notes, judgements
    │   └── ModelError              the language model cannot be asked at all: its address, its name, its key
    ├── OutputError                 a place cannot be written (exit code 2)
    ├── StoreError                  the store is in use or broken (exit code 3)
    │   └── LateError               a server is there, and does not answer in time
    └── RefusedError                the server does not answer a request, and says so with a status of HTTP

A message says what happened, where, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Mapping


class DiplographError(Exception):
    """Base of all errors of diplograph; `exit_code` is what the command line ends with."""

    exit_code = 2


class InputError(DiplographError):
    """Something that the user named cannot be read or used."""


class DocumentError(InputError):
    """One document cannot be read. A run goes on without it and reports it."""


class QueryError(InputError):
    """A query is unknown, does not parse, or was given a wrong parameter."""


class DataError(InputError):
    """A data file (frames, reference data, a source note) does not have the form it must have."""


class ModelError(InputError):
    """The language model cannot be asked, whatever the document: a run ends there. The key stands in no message."""


class OutputError(DiplographError):
    """An output folder or file cannot be written."""


class StoreError(DiplographError):
    """The store is held by another process, or is damaged."""

    exit_code = 3


class DamagedError(StoreError):
    """The files of a store are not as the engine has written them."""


class LateError(StoreError):
    """A server is there, and does not answer in time."""


class RefusedError(DiplographError):
    """A request that the server does not answer: the status of HTTP that it gets, and headers that go with it."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.headers = dict(headers or {})
