"""What a model is asked: the instructions, with the wordings of the ontology, and the article as material.

The instructions are the same for every article, byte for byte. The article stands in a message of its own, as one JSON
object, so that no sign in it can end that object and become part of what is asked.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable

from diplograph import resources
from diplograph.model.rows import schema
from diplograph.rdf.schemes import Concept, scheme, top
from diplograph.records import KINDS, STATUSES, Document

_WORD = re.compile(r"\w+")

# What a request adds to the instructions in some case; all of it counts for the version.
_SCHEMA = "The answer must fit this JSON schema:\n\n"
_AGAIN = (
    'Your answer cannot be read: {reason}. Give the whole answer once more, as one JSON object {{"claims": [ROW, ...]}}'
    " with nothing before and nothing after it."
)

Message = dict[str, str]


def messages(document: Document) -> list[Message]:
    """The messages that ask for the claims of a document."""
    article = {"title": document.title, "date": document.date, "text": document.text}
    return [
        {"role": "system", "content": INSTRUCTIONS},
        {"role": "user", "content": json.dumps(article, ensure_ascii=False)},
    ]


def with_schema(asked: list[Message]) -> list[Message]:
    """The same messages, with the schema among the instructions: for endpoints that take none beside them."""
    first, *others = asked
    return [{**first, "content": f"{first['content']}\n{_SCHEMA}{_json(schema())}\n"}, *others]


def again(asked: list[Message], reply: str, reason: str) -> list[Message]:
    """The messages that follow a reply which could not be read."""
    return [
        *asked,
        {"role": "assistant", "content": reply},
        {"role": "user", "content": _AGAIN.format(reason=reason)},
    ]


def _instructions() -> str:
    written = resources.path("data", "model", "reader.md").read_text(encoding="utf-8")
    return f"{written}\n{_wordings()}"


def _wordings() -> str:
    """The labels that may stand in a row, as the ontology has them today."""
    kinds = scheme("kinds")
    parts = ["# The labels", ""]
    for kind in KINDS:
        own = [concept for label, concept in kinds.items() if top("kinds", label) == kind]
        parts.append(_line(f"Subtypes of `{kind}`", own))
    parts += [
        _line("Instruments, the subtypes of an agreement", scheme("instruments").values()),
        _line("Levels, the subtypes of a partnership", scheme("levels").values()),
        _line("Offices, the subtypes of an office", scheme("offices").values(), others=False),
        _line("Statuses", (scheme("statuses")[status] for status in STATUSES)),
        _line("Stages", scheme("stages").values()),
        _line("Topics", scheme("topics").values(), others=False),
    ]
    return "\n".join(parts)


def _line(name: str, concepts: Iterable[Concept], others: bool = True) -> str:
    """Labels, each with the other wordings for it in brackets; without those where there are thousands of them."""
    labels = []
    for concept in concepts:
        wordings = _telling(concept) if others else []
        labels.append(f"{concept.label} ({', '.join(wordings)})" if wordings else concept.label)
    return f"- {name}: {'; '.join(labels)}\n"


def _telling(concept: Concept) -> list[str]:
    """The wordings that share no word with the label: `state-level visit` tells nobody more than `visit` does."""
    known = set(_WORD.findall(concept.label.lower()))
    return [wording for wording in concept.other_labels if not known & set(_WORD.findall(wording.lower()))]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# Read where a model is asked, and nowhere else: no other part of the program imports this module.
INSTRUCTIONS = _instructions()
# Of everything that shapes a request besides the article and the name of the model.
VERSION = hashlib.sha256(_json([INSTRUCTIONS, schema(), _SCHEMA, _AGAIN]).encode("utf-8")).hexdigest()[:12]
