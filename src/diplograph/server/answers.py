"""Answers that were given before: as long as the snapshot is the same, the same question has the same answer.

Pages and dashboards ask the same small questions again and again. What is large, and what may answer otherwise the next
time, is not remembered.
"""

from __future__ import annotations

import re
from collections import OrderedDict

from diplograph.server.request import Question
from diplograph.server.settings import MB
from diplograph.server.wire import Reply, Wishes

MOST_OF_ONE = 64 * 1024
# What differs from one time to the next, or is asked of another machine; a word that only looks like it costs nothing.
_FICKLE = re.compile(r"RAND|NOW|UUID|SERVICE|BNODE", re.IGNORECASE)

Asked = tuple[Question, Wishes]


class Answers:
    """The answers that were given last, up to a size; for one snapshot at a time."""

    def __init__(self, size: int) -> None:
        """`size` are the MB that questions and answers may take together; 0 remembers nothing."""
        self._most = size * MB
        self._size = 0
        self._given: OrderedDict[Asked, Reply] = OrderedDict()

    def get(self, asked: Asked) -> Reply | None:
        """The answer, if it is remembered."""
        reply = self._given.get(asked)
        if reply is not None:
            self._given.move_to_end(asked)
        return reply

    def keep(self, asked: Asked, reply: Reply) -> None:
        """Remember an answer; the ones that were asked for longest ago make room."""
        weight = _weight(asked, reply)
        if reply.status != 200 or weight > min(MOST_OF_ONE, self._most) or _FICKLE.search(asked[0].query):
            return
        if asked not in self._given:
            self._size += weight
        self._given[asked] = reply
        while self._size > self._most:
            old, told = self._given.popitem(last=False)
            self._size -= _weight(old, told)

    def forget(self) -> None:
        """A new snapshot: nothing of the old one holds."""
        self._given.clear()
        self._size = 0

    def __len__(self) -> int:
        return len(self._given)


def _weight(asked: Asked, reply: Reply) -> int:
    return len(asked[0].query) + len(reply.content) + 512  # what the objects take besides
