"""What the server is told: where it listens, whom it lets in, and the limits of what it does for anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits by their names, which are those of the options and of the service description."""

    timeout: float = field(
        default=10.0, metadata={"unit": "seconds", "help": "how long a query may take, and a client to send it"}
    )
    memory: int = field(default=1024, metadata={"unit": "MB", "help": "by how much a query may make its worker grow"})
    rows: int = field(default=100_000, metadata={"unit": "rows", "help": "how many rows or triples an answer may have"})
    query_length: int = field(default=100_000, metadata={"unit": "bytes", "help": "how long a query may be"})
    workers: int = field(default=4, metadata={"unit": "processes", "help": "how many queries run at once"})
    remembered: int = field(
        default=32, metadata={"unit": "MB", "help": "how much room small answers have that may be asked for again"}
    )
    result_size: int = field(default=50, metadata={"unit": "MB", "help": "how large an answer may be"})

    @property
    def waiting(self) -> int:
        """How many queries may wait for a worker."""
        return 64 * self.workers

    @property
    def body(self) -> int:
        """The bytes of a request's body: a form writes a sign as three, and names graphs beside the query."""
        return 3 * self.query_length + 16_384

    @property
    def held(self) -> int:
        """The bytes of answers that may be on their way to slow readers."""
        return max(4, self.workers) * self.result_size * MB

    def named(self) -> Iterator[tuple[str, float, str, str]]:
        """Name, value, unit and meaning of each limit."""
        for limit in fields(self):
            yield limit.name, getattr(self, limit.name), limit.metadata["unit"], limit.metadata["help"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What `diplograph serve` was told."""

    place: str
    host: str = "127.0.0.1"
    port: int = 7878
    allow_origin: str = ""
    allow_service: tuple[str, ...] = ()
    log_queries: bool = False
    limits: Limits = field(default_factory=Limits)
    store: str = ""
