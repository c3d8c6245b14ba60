"""Many questions at once: in bounds, each document accounted for, and never longer than somebody wants to wait."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from diplograph.errors import ModelError, StoreError
from diplograph.model.asking import Answer, Asker
from diplograph.model.endpoint import Endpoint
from diplograph.model.replies import Replies
from diplograph.model.rows import parse
from diplograph.readers import Unread

from .articles import ARTICLE, ROW, article
from .conftest import Made
from .server import Behaviour, Request, fails, hangs, refuses, rows, says, serving

GOOD = says(rows(ROW))


def _number(request: Request) -> int:
    return int(request.article["text"].rpartition(" ")[2].rstrip("."))


def test_answers_come_to_whom_they_belong(endpoint: Made, kept: Replies) -> None:
    """The later are answered sooner, and some are not answered at all."""

    def script(request: Request) -> Behaviour:
        number = _number(request)
        if number == 3:
            return refuses("No.")
        return says(rows({**ROW, "object": f"visit {number}"}, {"x": 1}), seconds=0.05 - number / 300)

    with serving(script) as server, Asker(endpoint(server), kept, width=4) as asker:
        waiting = [asker.submit(article(number)) for number in range(12)]
        given = [result() for result in waiting]
        assert [result() for result in waiting] == given
    for number, answer in enumerate(given):
        if number == 3:
            assert answer == Unread("the model refuses: No.")
        else:
            assert isinstance(answer, Answer)
            assert [row.object for row in answer.rows] == [f"visit {number}"]
            assert len(answer.refused) == 1
    assert kept.experience("any-model").replies == 11


@pytest.mark.parametrize("width", [1, 3])
def test_no_more_at_once_than_was_said(endpoint: Made, kept: Replies, width: int) -> None:
    with (
        serving(lambda _: says(rows(ROW), seconds=0.03)) as server,
        Asker(endpoint(server), kept, width=width) as asker,
    ):
        for result in [asker.submit(article(number)) for number in range(9)]:
            assert isinstance(result(), Answer)
    assert server.most_at_once == width
    assert len(server.requests) == 9


def test_what_is_kept_is_not_asked_for(endpoint: Made, kept: Replies) -> None:
    with serving([GOOD]) as server:
        with Asker(endpoint(server), kept) as asker:
            first = asker.submit(ARTICLE)()
        with Asker(endpoint(server), kept) as asker:
            second = asker.submit(replace(ARTICLE, name="moved.txt"))()
    assert first == second == Answer(*parse(rows(ROW)))
    assert len(server.requests) == 1


def test_one_document_is_asked_for_once_at_a_time(endpoint: Made, kept: Replies) -> None:
    with serving(lambda _: says(rows(ROW), seconds=0.05)) as server, Asker(endpoint(server), kept) as asker:
        results = [asker.submit(replace(ARTICLE, name=str(number))) for number in range(5)]
        assert len({repr(result()) for result in results}) == 1
    assert len(server.requests) == 1


def test_offline_asks_nobody(endpoint: Made, kept: Replies) -> None:
    with serving([GOOD]) as server:
        with Asker(endpoint(server), kept) as asker:
            known = asker.submit(ARTICLE)()
        with Asker(Endpoint("", "any-model"), kept, offline=True) as asker:
            assert asker.submit(ARTICLE)() == known
            assert asker.submit(article(1))() == Unread("no reply of any-model is kept, and --offline asks nobody")
        with Asker(endpoint(server), kept, offline=True) as asker:
            assert isinstance(asker.submit(article(1))(), Unread)
    assert len(server.requests) == 1


def test_what_ends_a_run_is_asked_once(endpoint: Made, kept: Replies) -> None:
    with serving(lambda _: fails(401)) as server, Asker(endpoint(server), kept, width=1) as asker:
        for result in [asker.submit(article(number)) for number in range(50)]:
            with pytest.raises(ModelError, match="DIPLOGRAPH_MODEL_KEY"):
                result()
    assert len(server.requests) == 1


def test_a_text_that_is_no_unicode(endpoint: Made, kept: Replies) -> None:
    with serving([]) as server, Asker(endpoint(server), kept) as asker:
        assert asker.submit(replace(ARTICLE, text="\ud800"))() == Unread("the text is not Unicode: correct it")
    assert server.requests == []


def test_a_reply_that_cannot_be_kept_is_told(endpoint: Made, kept: Replies, tmp_path: Path) -> None:
    with serving([GOOD]) as server, Asker(endpoint(server), kept) as asker:
        (tmp_path / "cache" / "replies.sqlite").write_bytes(b"no database " * 1000)
        with pytest.raises(StoreError, match="is damaged"):
            asker.submit(ARTICLE)()


def test_leaving_waits_for_nobody(endpoint: Made, kept: Replies) -> None:
    def at_work() -> list[str]:
        return [thread.name for thread in threading.enumerate() if thread.name.startswith("model-")]

    with serving(lambda _: hangs()) as server:
        with Asker(endpoint(server, timeout=60), kept, width=2) as asker:
            for number in range(6):
                asker.submit(article(number))
            while len(server.requests) < 2:
                time.sleep(0.01)
            started = time.monotonic()
        assert time.monotonic() - started < 1
        while at_work() and time.monotonic() - started < 5:  # the server still hangs, and nobody hangs with it
            time.sleep(0.01)
        assert at_work() == []
        assert len(server.requests) == 2


def test_ctrl_c_ends_it_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from diplograph.model.asking import Asker\n"
        "from diplograph.model.endpoint import Endpoint; from diplograph.model.replies import Replies\n"
        "from diplograph.records import Document\n"
        "try:\n"
        "    with Replies(Path(sys.argv[2])) as kept, Asker(Endpoint(sys.argv[1], 'm'), kept) as asker:\n"
        "        [result() for result in [asker.submit(Document(f'text {n}')) for n in range(9)]]\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(130)\n"
    )
    with serving(lambda _: hangs()) as server:
        process = subprocess.Popen(
            [sys.executable, "-c", code, server.url, str(tmp_path / "r.sqlite")], stderr=subprocess.PIPE, text=True
        )
        while len(server.requests) < 4 and process.poll() is None:
            time.sleep(0.01)
        started = time.monotonic()
        os.kill(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (130, "")
    assert time.monotonic() - started < 3
