"""Whether a thing happened, goes on, is planned, only wished for, or denied: read off the verb and the verbs above it."""

from __future__ import annotations

from diplograph.claims.clauses import Clause
from diplograph.records import Status

# What a verb makes of the verb that depends on it ("agreed to sign", "refused to meet").
_PLANS = frozenset(
    """agree decide plan intend pledge vow promise undertake prepare expect schedule arrange resolve commit set announce
    instruct order task due consent""".split()
)
_WISHES = frozenset(
    """invite hope propose suggest offer want wish consider discuss call urge ask seek aim look demand recommend request advocate
    encourage favour favor desire appeal like explore strive try attempt work wait threaten""".split()
)
_DENIALS = frozenset("refuse deny reject decline fail cancel abandon rule oppose forbid ban prevent avoid stop".split())
_TRANSPARENT = frozenset(
    "manage begin start continue help proceed go come finish complete resume say tell add note state stress report".split()
)
_NO = frozenset({"no", "neither", "none", "nobody"})  # "no agreement was signed", "neither side agreed"
_SUPPOSING = frozenset({"can", "could", "would", "might", "may"})
_PLANNING_MODALS = frozenset({"will"})
_WISHING_MODALS = frozenset({"would", "could", "may", "might", "should", "can", "must", "ready"})


def status(clause: Clause) -> Status | None:
    """The status of what a clause tells as an event; None where it is only a condition."""
    own = _own(clause)
    if own in ("denied", None):
        return own
    parent = clause.parent
    if parent is not None and clause.link in ("infinitive", "gerund", "that"):
        above = _above(clause, parent)
        return above if above != "done" else own
    return own


def _own(clause: Clause) -> Status | None:
    verb = clause.verb
    if clause.conditional:
        return None
    if verb.modal in _SUPPOSING and not verb.passive and any(noun.units[0].lower in _NO for noun in clause.subject):
        return None  # "no minister could accept that"
    if verb.negated or any(noun.units[0].lower in _NO for noun in (*clause.subject, *clause.objects())):
        return "denied"
    if clause.link == "gerund" and clause.prep == "without":
        return "denied"
    if verb.modal in _PLANNING_MODALS:
        return "planned"
    if verb.modal in _WISHING_MODALS:
        reported = clause.parent is not None and clause.link == "that" and verb.modal == "would"
        return "planned" if reported else "proposed"
    if verb.form == "infinitive" and verb.passive:
        return "planned"
    if verb.progressive:
        return "ongoing"
    return "done"


def looks_ahead(lemma: str) -> bool:
    """Whether a verb speaks of what is yet to come: `called for`, `agreed on`."""
    return lemma in _PLANS or lemma in _WISHES


def _above(clause: Clause, parent: Clause) -> Status:
    lemma = parent.verb.lemma
    if parent.verb.negated and lemma not in _DENIALS:
        return "denied"
    if lemma in _DENIALS:
        return "denied"
    if clause.link == "infinitive" and (by_object := _by_object(parent)):
        return by_object
    if lemma in _WISHES and not (lemma == "call" and clause.link == "that"):
        return "proposed"
    if clause.link == "that":
        return "proposed" if lemma in ("hope", "propose", "suggest") else "done"
    if lemma in _PLANS:
        return "planned"
    if clause.link == "infinitive" and (lemma not in _TRANSPARENT or lemma == "tell"):
        return "planned" if lemma not in ("have", "be") else "proposed"
    return "done"


def _by_object(parent: Clause) -> Status | None:
    """`expressed hope to meet`, `have no plans to meet`."""
    for noun in parent.objects():
        if noun.head.last in ("plan", "plans", "intention", "intentions"):
            return "denied" if noun.units[0].lower in _NO else "planned"
        if noun.head.last in ("hope", "desire", "wish", "readiness", "willingness", "interest"):
            return "proposed"
    return None


def stance(clause: Clause) -> Status | None:
    """The status of a statement that a side makes: made, unless it is denied or only planned."""
    found = _own(clause)
    if clause.parent is not None and clause.link in ("infinitive", "gerund") and clause.parent.verb.lemma in _DENIALS:
        return "denied"
    return "done" if found in ("ongoing", "proposed") else found
