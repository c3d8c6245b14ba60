"""The side that asks: what lies in a page, a feed, a PDF or at a URL, from a process apart that is killed at a deadline."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import Any, Self

from diplograph.documents.limits import DEADLINE, MEMORY
from diplograph.documents.wire import READY, packed, received
from diplograph.errors import DocumentError
from diplograph.records import Document

_START = 120  # seconds for a process to start on a machine that is busy


class Apart:
    """A process that opens documents: started when the first one needs it, replaced when one has cost it its life."""

    def __init__(self, deadline: float = DEADLINE, memory: int = MEMORY) -> None:
        self._deadline, self._memory = deadline, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._is_late = False

    def documents(self, task: str, raw: bytes, name: str, encoding: str = "") -> Iterator[Document | DocumentError]:
        """The documents in a `page`, a `feed` or a `pdf`; in place of one that is none, why.

        Raises `DocumentError` where it cannot be opened, takes longer than the deadline, or more memory than it may.
        """
        for found in self._answer(task, raw, name, encoding)[0]["documents"]:
            yield DocumentError(found["error"]) if "error" in found else Document(**found)

    def fetch(self, url: str) -> tuple[str, str, str, bytes]:
        """What lies at a URL: where that led to, media type, encoding, content. Raises `DocumentError` as `fetch.fetch` does."""
        said, content = self._answer("fetch", b"", url, "")
        return said["url"], said["media_type"], said["encoding"], content

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            assert stream is not None
            with suppress(OSError):  # what it was sent and never read
                stream.close()
        process.wait()

    def _answer(self, task: str, raw: bytes, name: str, encoding: str) -> tuple[dict[str, Any], bytes]:
        said = {"task": task, "name": name, "encoding": encoding, "seconds": self._deadline}
        is_ready, answer = self._asked(packed(said, raw))
        if not is_ready:  # it had come to an end before it was asked
            is_ready, answer = self._asked(packed(said, raw))
        if answer is None:
            raise self._told(name, is_ready)
        if "error" in answer[0]:
            raise DocumentError(answer[0]["error"])
        return answer

    def _asked(self, message: bytes) -> tuple[bool, tuple[dict[str, Any], bytes] | None]:
        """Whether the process took it up, and what it answered; one that did not answer is ended."""
        process = self._started()
        assert process.stdin is not None and process.stdout is not None
        is_ready, answer = False, None
        try:
            process.stdin.write(message)
            process.stdin.flush()
            with self._clock(_START):
                is_ready = process.stdout.read(1) == READY
            if is_ready:
                with self._clock(self._deadline):
                    answer = received(process.stdout)
        except OSError:  # it has died: then there is no answer
            answer = None
        finally:
            if answer is None:
                self.close()
        return is_ready, answer

    def _told(self, name: str, is_ready: bool) -> DocumentError:
        """Why there is no answer."""
        if self._is_late and is_ready:
            return DocumentError(
                f"{name}: took longer than {self._deadline:g} seconds to open; split it, or give it more with --deadline"
            )
        return DocumentError(f"{name}: the process that opened it came to an end; save its text and read that")

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and (self._is_late or self._process.poll() is not None):
            self.close()
        self._is_late = False
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "diplograph.documents.worker", str(self._memory)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                start_new_session=True,  # Ctrl-C is the affair of whoever asks
            )  # fmt: skip
        return self._process

    def _clock(self, seconds: float) -> _Clock:
        return _Clock(seconds, self._expire)

    def _expire(self) -> None:
        self._is_late = True
        if self._process is not None:
            self._process.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Clock(Timer):
    """Calls after some seconds, unless what it is round has ended before."""

    daemon = True

    def __enter__(self) -> None:
        self.start()

    def __exit__(self, *_: object) -> None:
        self.cancel()
        self.join()
