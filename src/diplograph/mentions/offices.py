"""What the reader knows of offices beforehand: how they are worded, which is a kind of which, which lead, whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from diplograph.records import Tenure

# Titles that say too little where the same person has been given a fuller one.
_BARE = frozenset(
    "minister secretary leader prince princess chairman chair head diplomat official envoy ambassador".split()
)


@dataclass(frozen=True, slots=True)
class Offices:
    """What is known of offices, by their wordings in lower case and their labels.

    `labels` gives the office by its wording, `wider` the offices that it is a kind of, `bodies` whose office a wording or
    an office is where it says so itself ("high representative"), `homes` the state that a word of a title belongs to.
    """

    labels: Mapping[str, str]
    wider: Mapping[str, frozenset[str]]
    leaders: frozenset[str]
    bodies: Mapping[str, str]
    homes: Mapping[str, str]
    known_bodies: frozenset[str] = frozenset()

    def is_body(self, name: str) -> bool:
        """Whether a name is that of an international body."""
        return name in self.known_bodies

    def states(self, title: str) -> tuple[str, ...]:
        """The state whose office a title is by its very words: `Speaker of the Seimas`, `Toraga`."""
        home = _named_in(title.lower(), self.homes)
        return (home,) if home else ()

    def label(self, wording: str) -> str:
        """The office of this wording, or an empty string."""
        return self.labels.get(wording.lower(), "")

    def body(self, title: str, office: str) -> str:
        """The body whose office this is by its very name: `UN secretary-general`."""
        return self.bodies.get(title) or self.bodies.get(office, "")

    def leads(self, tenure: Tenure) -> bool:
        """Whether the holder leads a state or a body that acts as a side; the president of a company does not."""
        own = not tenure.body or tenure.office in self.bodies
        return tenure.office in self.leaders and tenure.standing != "former" and own

    def fullest(self, tenures: Iterable[Tenure]) -> tuple[Tenure, ...]:
        """The tenures, without `minister` and `prince` of those who are given a fuller title elsewhere."""
        rows = list(tenures)
        fuller: dict[str, set[str]] = {}
        for tenure in rows:
            if tenure.title not in _BARE:
                fuller.setdefault(tenure.person, set()).add(tenure.office)
        above = {key: {wide for office in held for wide in self.wider.get(office, ())} for key, held in fuller.items()}
        return tuple(
            tenure
            for tenure in rows
            if not (tenure.title in _BARE and fuller.get(tenure.person, set()) - {tenure.office})
            and tenure.office not in above.get(tenure.person, ())
        )


def build(
    concepts: Iterable[tuple[str, tuple[str, ...], frozenset[str], bool]],
    bodies: Mapping[str, str],
    homes: Mapping[str, str],
) -> Offices:
    """Offices from concepts (label, other wordings, wider labels, leads) and bodies by each of their wordings."""
    labels: dict[str, str] = {}
    wider: dict[str, frozenset[str]] = {}
    leaders: set[str] = set()
    owners: dict[str, str] = {"European commissioner": "European Commission"}
    for label, others, above, leads in concepts:
        wider[label] = above
        leaders.update({label} if leads else ())
        named = {wording.lower(): _named_in(wording.lower(), bodies) for wording in (label, *others)}
        labels.update(dict.fromkeys(named, label))
        owners.update({wording: body for wording, body in named.items() if body})
        settled = {named[label.lower()]} if named[label.lower()] else {body for body in named.values() if body}
        if len(settled) == 1 and (named[label.lower()] or label == "high representative"):
            owners[label] = settled.pop()
    return Offices(labels, wider, frozenset(leaders), owners, homes, frozenset(bodies.values()))


def _named_in(wording: str, names: Mapping[str, str]) -> str:
    """What a wording names: the longest of the names that it holds."""
    parts = wording.replace("'s", "").split()
    for size in range(len(parts), 0, -1):
        for first in range(len(parts) - size + 1):
            found = names.get(" ".join(parts[first : first + size]))
            if found:
                return found
    return ""
