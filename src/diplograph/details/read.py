"""What a document tells besides its claims: figures, milestones of works, invitations."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.details.invitations import invitations
from diplograph.details.loans import loans
from diplograph.details.trade import figures
from diplograph.details.works import milestones
from diplograph.records import Claim, Detail, Document, Mention, Resolved, Sentence


def details(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    resolved: Resolved,
    claims: Sequence[Claim],
) -> tuple[Detail, ...]:
    """The details of a document, in the order of its sentences."""
    text = document.text
    found: list[Detail] = [
        *figures(text, sentences, mentions, resolved),
        *loans(document, sentences, mentions),
        *milestones(text, sentences, mentions),
        *invitations(text, sentences, mentions, resolved, claims),
    ]
    return tuple(sorted(found, key=lambda detail: (detail.start, type(detail).__name__)))
