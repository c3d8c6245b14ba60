"""Lists of documents below a sentence that announces them, and texts that are a document themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from diplograph.claims import phrases
from diplograph.claims.clauses import Clause
from diplograph.claims.documents import runs, title
from diplograph.claims.frames import triggers
from diplograph.claims.groups import Group
from diplograph.claims.parties import Signing, parties
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.records import Claim, Document, Focus, Mention, Sentence

_JOINT_TEXTS = frozenset({"joint statement", "joint communique", "joint declaration", "communique"})


def listed(scene: Scene, row: Sequence[Group], announced: Clause) -> Iterator[Claim]:
    """The documents of a list item: `(a) Memorandum of Understanding on fisheries;`."""
    found = status(announced)
    value = next((t.value for t in triggers().get(announced.verb.lemma, ()) if t.frame.kind == "agreement"), "")
    if found is None:
        return
    for run in runs(row)[:1]:
        document = run.members[0]
        actors = parties(scene, document, Signing(announced))
        if not actors:
            scene.unsettled.append(("document-listed", "the parties of the document are not named"))
            return
        base = scene.claim("document-listed", "agreement", document.mention.form, found, actors)
        yield dataclasses.replace(
            base,
            object=title(scene, document),
            topics=phrases.topics(scene, document.noun.start, max(document.end, document.noun.end)),
            date=phrases.date(scene, announced, found),
            place=phrases.place(announced.arguments),
            stage=value if found == "done" else "negotiated",
        )


def titled(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], focus: Focus
) -> Iterator[Claim]:
    """A text that is itself a joint statement or communique: its title says so."""
    for sentence in sentences:
        if sentence.role != "title":
            continue
        inside = [m for m in mentions if sentence.start <= m.start < sentence.end]
        mention = next((m for m in inside if m.kind == "instrument" and m.form in _JOINT_TEXTS), None)
        states = tuple(
            dict.fromkeys(iso for m in inside if m.kind in ("state", "demonym", "person", "body") for iso in m.states)
        )
        states = states if len(states) > 1 else focus.we or focus.states
        if mention is not None and len(states) > 1 and _opens(document.text, sentence, mention):
            name = " ".join(document.text[mention.start : sentence.end].split())
            yield Claim(
                "agreement", mention.form, "done", sentence.start, sentence.end, "document-titled",
                countries=states, object=name.rstrip("."), stage="adopted",
            )  # fmt: skip
            return


def _opens(text: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether the instrument opens the title, but for a place or a number before it."""
    return len(text[sentence.start : mention.start].split()) <= 2
