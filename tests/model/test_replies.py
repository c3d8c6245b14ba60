"""Replies that are kept: under what was asked, for this user only, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from diplograph.errors import OutputError, StoreError
from diplograph.model import replies
from diplograph.model.replies import Experience, Replies, Reply, key, usual_place

from .articles import ARTICLE, ROW, article
from .server import rows

REPLY = Reply(rows(ROW), 1000, 50, 2.5)


def test_a_reply_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "new" / "replies.sqlite"
    with Replies(file) as kept:
        assert kept.get(ARTICLE, "m") is None
        kept.put(ARTICLE, "m", REPLY)
        assert kept.get(ARTICLE, "m") == REPLY
    with Replies(file) as kept:
        assert kept.get(replace(ARTICLE, name="elsewhere.txt"), "m") == REPLY
        assert kept.get(ARTICLE, "other") is None
        assert kept.get(replace(ARTICLE, date="2025-03-13"), "m") is None


def test_what_a_key_depends_on(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {key(ARTICLE, "m"), key(replace(ARTICLE, name="other"), "m")}
    assert len(keys) == 1
    changed = (replace(ARTICLE, text="x"), replace(ARTICLE, title="x"), replace(ARTICLE, date="x"))
    keys |= {key(ARTICLE, "n"), *(key(one, "m") for one in changed)}
    monkeypatch.setattr(replies, "VERSION", "another")
    keys.add(key(ARTICLE, "m"))
    monkeypatch.setattr("diplograph.model.rows.schema", dict)
    keys.add(key(ARTICLE, "m"))
    assert len(keys) == 7
    assert all(len(one) == 64 for one in keys)


@pytest.mark.parametrize("text", ["", "Sorry!", '{"claims": ['])
def test_only_what_can_be_read_is_kept(kept: Replies, text: str) -> None:
    kept.put(ARTICLE, "m", replace(REPLY, text=text))
    assert kept.get(ARTICLE, "m") is None
    assert kept.experience("m") == Experience()


def test_what_can_no_longer_be_read_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "replies.sqlite"
    with Replies(file) as kept:
        kept.put(ARTICLE, "m", REPLY)
    with sqlite3.connect(file) as base:
        base.execute("UPDATE reply SET text = 'x'")
    base.close()
    with Replies(file) as kept:
        assert kept.get(ARTICLE, "m") is None
        kept.put(ARTICLE, "m", REPLY)
        assert kept.get(ARTICLE, "m") == REPLY


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with Replies(tmp_path / "cache" / "replies.sqlite") as kept:
            kept.put(ARTICLE, "m", REPLY)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "cache" / "replies.sqlite").stat().st_mode) == 0o600


def test_what_earlier_replies_took(kept: Replies) -> None:
    for number in range(3):
        kept.put(article(number), "m", REPLY)
    kept.put(article(3), "other", REPLY)
    length = sum(len(article(number).text) for number in range(3))
    assert kept.experience("m") == Experience(3, length, 3000, 150, 7.5)
    assert kept.experience("nobody") == Experience()


def test_threads_and_processes_write_at_once(tmp_path: Path) -> None:
    file = tmp_path / "replies.sqlite"
    code = (
        "import sys; from pathlib import Path; from diplograph.model.replies import *; from diplograph.records import Document\n"
        "with Replies(Path(sys.argv[1])) as kept:\n"
        "    for n in range(20): kept.put(Document(f'{sys.argv[2]} {n}'), 'm', Reply('{\"claims\": []}', 1, 1, 1.0))"
    )
    others = [subprocess.Popen([sys.executable, "-c", code, str(file), name]) for name in "ab"]
    with Replies(file) as kept:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda number: kept.put(article(number), "m", REPLY), range(40)))
        assert [other.wait(30) for other in others] == [0, 0]
        assert kept.experience("m").replies == 80


def test_a_damaged_file(tmp_path: Path) -> None:
    file = tmp_path / "replies.sqlite"
    file.write_bytes(b"no database " * 1000)
    with pytest.raises(StoreError, match=r"is damaged .* delete it"):
        Replies(file)


def test_a_place_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="or set DIPLOGRAPH_CACHE"):
        Replies(tmp_path / "file" / "replies.sqlite")


def test_where_they_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert usual_place() == tmp_path / "xdg" / "diplograph" / "replies.sqlite"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert usual_place() == tmp_path / ".cache" / "diplograph" / "replies.sqlite"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert usual_place() == tmp_path / "Library" / "Caches" / "diplograph" / "replies.sqlite"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert usual_place() == tmp_path / "local" / "diplograph" / "replies.sqlite"
    monkeypatch.setenv("DIPLOGRAPH_CACHE", str(tmp_path / "own"))
    assert usual_place() == tmp_path / "own" / "replies.sqlite"
    with Replies() as kept:
        kept.put(ARTICLE, "m", REPLY)
    assert (tmp_path / "own" / "replies.sqlite").exists()
