"""Asks a model for many documents side by side: a bounded number at once, from the replies that are kept where there are."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Protocol, Self

from diplograph.errors import DocumentError, ModelError
from diplograph.model import replies, rows
from diplograph.model.replies import Replies, Reply
from diplograph.readers import Unread
from diplograph.records import Document, Refused

WIDTH = 4  # questions at once: what one machine or a small account takes well


class Model(Protocol):
    """Whoever can be asked; an `Endpoint`."""

    @property
    def model(self) -> str: ...

    def ask(self, document: Document) -> Reply: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model proposed for a document, and which rows of it break the schema, with the reason."""

    rows: list[rows.Proposed]
    refused: list[Refused]


Answered = Callable[[], Answer | Unread]
_Task = tuple[Document, "Future[Answer | Unread]"]


class Asker:
    """Asks a model; use it in a `with` statement. At its end nobody is waited for, and the endpoint is closed."""

    def __init__(self, endpoint: Model, kept: Replies, offline: bool = False, width: int = WIDTH) -> None:
        """`offline` asks nobody, and takes what is kept; `width` is how many documents are asked for at once."""
        self._endpoint, self._kept, self._offline, self._width = endpoint, kept, offline, width
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._under_way: dict[str, Future[Answer | Unread]] = {}
        self._broken: ModelError | None = None
        self._lock = threading.Lock()
        self._threads = 0

    def submit(self, document: Document) -> Answered:
        """Ask for a document; what comes back waits for the answer, and gives the same each time.

        It gives `Unread` where the model says nothing that can be used, and raises `ModelError` where it cannot be asked,
        or `OutputError` or `StoreError` where a reply cannot be kept. A document that is under
        way already is not asked for again.
        """
        try:
            name = replies.key(document, self._endpoint.model)
        except UnicodeEncodeError:
            return lambda: Unread("the text is not Unicode: correct it")
        reply = self._kept.get(document, self._endpoint.model)
        if reply is not None:
            answer = _read(reply)
            return lambda: answer
        if self._offline:
            missing = Unread(f"no reply of {self._endpoint.model} is kept, and --offline asks nobody")
            return lambda: missing
        return self._asked(name, document).result

    def _asked(self, name: str, document: Document) -> Future[Answer | Unread]:
        with self._lock:
            if name in self._under_way:
                return self._under_way[name]
            future = self._under_way[name] = Future()
            if self._threads < self._width:
                self._threads += 1
                # Not a pool: Python waits for the threads of a pool at its end, however long a server lets them hang.
                threading.Thread(target=self._work, name=f"model-{self._threads}", daemon=True).start()
        future.add_done_callback(lambda _: self._under_way.pop(name, None))
        self._tasks.put((document, future))
        return future

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            document, future = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                answer = self._answer(document)
            except BaseException as error:  # noqa: BLE001  # whoever waits for the answer gets it
                future.set_exception(error)
            else:
                future.set_result(answer)

    def _answer(self, document: Document) -> Answer | Unread:
        if self._broken is not None:
            raise ModelError(str(self._broken))
        try:
            reply = self._endpoint.ask(document)
        except ModelError as error:
            self._broken = error  # nobody else is asked for
            raise
        except DocumentError as error:
            return Unread(str(error))
        self._kept.put(document, self._endpoint.model, reply)
        return _read(reply)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            waiting, threads = list(self._under_way.values()), self._threads
        for future in waiting:
            future.cancel()
        for _thread in range(threads):
            self._tasks.put(None)
        self._endpoint.close()


def _read(reply: Reply) -> Answer:
    return Answer(*rows.parse(reply.text))
