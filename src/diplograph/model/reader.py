"""Reads with a language model: it proposes rows, and the checks decide which of them are claims of the document."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from typing import Self

from diplograph import pipeline, reference
from diplograph.deadline import OverdueError, within
from diplograph.errors import DocumentError
from diplograph.evaluation.measure import pairs
from diplograph.model.asking import Answer, Answered, Asker
from diplograph.model.checks import wrong
from diplograph.model.endpoint import Endpoint
from diplograph.model.ground import Ground, Passage
from diplograph.model.prompt import VERSION
from diplograph.model.replies import Replies
from diplograph.model.rows import Proposed
from diplograph.readers import Asked, Unread, Work, packed
from diplograph.records import BY_MODEL, Claim, Document, Invitation, Reading, Refused


def name(asked: Asked) -> str:
    """What the graph calls whoever read: the model, with the version of what it was asked."""
    return f"{asked.model} (prompt {VERSION})"


class ModelReader:
    """Reads documents with a model, alone or beside the rules; use it in a `with` statement."""

    def __init__(self, asked: Asked) -> None:
        """Nobody is asked yet. Raises `ModelError` where the address or the name of the model cannot be used."""
        self._asked, self._name = asked, name(asked)
        self._stack = ExitStack()
        replies = self._stack.enter_context(Replies())
        endpoint = Endpoint("" if asked.offline else asked.url, asked.model)
        self._asker = self._stack.enter_context(Asker(endpoint, replies, asked.offline, asked.at_once))

    def read(self, document: Document) -> Reading:
        """The reading of one document. Raises `DocumentError` where the model says nothing that can be used."""
        answer = self._asker.submit(document)()
        if isinstance(answer, Unread):
            raise DocumentError(f"{document.name}: {answer.reason}")
        return self._judged(document, answer)

    def begin(self, documents: Sequence[Document], deadline: float) -> Work:
        """Ask for some documents; what comes back waits for the answers, and checks each in this many seconds."""
        answers = [(document, self._asker.submit(document)) for document in documents]
        return lambda: [packed(partial(self._one, document, answered, deadline)) for document, answered in answers]

    def _one(self, document: Document, answered: Answered, deadline: float) -> Reading | Unread:
        answer = answered()  # how long a model takes is the endpoint's business
        if isinstance(answer, Unread):
            return answer
        try:
            return within(deadline, partial(self._judged, document, answer))
        except OverdueError:
            return Unread(f"took longer than {deadline:g} seconds to check; split it, or give it more with --deadline")

    def _judged(self, document: Document, answer: Answer) -> Reading:
        return judged(document, answer, self._name, both=self._asked.both)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()


def judged(document: Document, answer: Answer, model: str, *, both: bool) -> Reading:
    """The reading that an answer comes to: the rows that stand every check, with `both` beside the claims of the rules."""
    seen = pipeline.see(document)
    rules = pipeline.read(document, seen)
    ground = Ground(document, seen, rules.claims)
    found: dict[Claim, Proposed] = {}
    refused = list(answer.refused)
    for row in answer.rows:
        passage = ground.passage(row.sentence)
        reason = passage if isinstance(passage, str) else wrong(row, passage, ground)
        if isinstance(passage, Passage) and not reason:
            claim = _claim(row, passage, model)
            reason = "it is proposed twice" if claim in found else ""
            found.setdefault(claim, row)
        if reason:
            refused.append(_refused(row, reason))
    if not both:
        claims = sorted(found, key=lambda claim: (claim.start, claim.end))
        return dataclasses.replace(rules, claims=tuple(claims), unsettled=(), details=(), refused=tuple(refused))
    return _together(rules, found, refused)


def _together(rules: Reading, found: dict[Claim, Proposed], refused: list[Refused]) -> Reading:
    """The claims of both: one with two readers where they agree. Where they differ over a thing, that of the rules stands."""
    proposed = list(found)
    claims: list[Claim] = list(rules.claims)
    alone = set(range(len(proposed)))
    for at, other in pairs(rules.claims, proposed, rules.document.text):
        alone.discard(other)
        if claims[at].status == proposed[other].status:
            claims[at] = dataclasses.replace(claims[at], models=proposed[other].models)
        else:
            reason = f"the rules read it as {claims[at].status}"
            refused.append(_refused(found[proposed[other]], reason))
    claims += [proposed[other] for other in sorted(alone)]
    # Details point to the claims of visits, which are other objects where a model has read them too.
    renamed = dict(zip(rules.claims, claims, strict=False))
    details = tuple(
        dataclasses.replace(one, visit=renamed.get(one.visit, one.visit)) if isinstance(one, Invitation) else one
        for one in rules.details
    )
    ordered = tuple(sorted(claims, key=lambda claim: (claim.start, claim.end)))
    return dataclasses.replace(rules, claims=ordered, details=details, refused=tuple(refused))


def _claim(row: Proposed, passage: Passage, model: str) -> Claim:
    short = reference.short_names()
    return Claim(
        row.kind, row.subtype, row.status, passage.start, passage.end, BY_MODEL,
        countries=_unique(row.countries), people=_unique(row.people),
        organizations=_unique([short.get(name, name) for name in row.organizations]), object=row.object,
        object_countries=_unique(row.object_countries), topics=_unique(row.topics), date=row.date, place=row.place,
        stage=row.stage, speaker=row.speaker, models=(model,),
    )  # fmt: skip


def _unique(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _refused(row: Proposed, reason: str) -> Refused:
    return Refused(json.dumps(row.model_dump(mode="json"), ensure_ascii=False), reason)
