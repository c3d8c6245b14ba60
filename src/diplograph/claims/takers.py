"""Who takes a step: the subject, the one behind "by", or the one whose thing it is, where a passive names nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplograph.claims import phrases
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import Hit
from diplograph.claims.naming import bodies_in
from diplograph.claims.parse import DELIBERATE
from diplograph.claims.scene import Scene
from diplograph.claims.unit import Unit

_ANNOUNCING = frozenset("announce decide order decree confirm deny disclose reveal declare".split())
_OWN = frozenset("its their his her our".split())
# Those who act in a state's name elsewhere, but take no step of its foreign policy.
_NOT_OFFICIAL = frozenset(
    """company companies firm firms bank banks team teams club clubs people delegation delegates court courts police lawmakers
    judge judges airline airlines federation association league university school union unions party""".split()
)
_NOT_AGAINST = frozenset(("withdrawal", "accession", "deployment", "military exercise", "appointment", "evacuation"))
_OF_ENVOYS = frozenset({"recall", "summons", "expulsion"})
_ENVOY = frozenset({"ambassador", "envoy"})
_HOSTS = frozenset({"state", "capital"})
_MEMBERSHIP = frozenset({"suspends-member"})


def taker(scene: Scene, hit: Hit) -> Actors:
    """Those who take the step of a hit; nobody where the text does not settle it."""
    clause = hit.clause
    who = decider(scene, clause)
    if who is not None:
        return who
    if hit.subject:
        return official(scene, hit.subject) or _same_subject(scene, hit)
    if hit.frame.name in _MEMBERSHIP:
        bodies = clause.after("from", "of", "in")
        return scene.actors([*bodies, *(group for noun in bodies for group in noun.of)])
    if not clause.verb.passive:
        return _announcer(scene, clause)  # "announced that 40 scholarships will go to Chile"
    owner = _owner(scene, hit) if hit.frame.own else NOBODY
    return owner or _place_left(hit, clause) or _host(scene, hit) or _announcer(scene, clause) or _teller(scene, hit)


def _same_subject(scene: Scene, hit: Hit) -> Actors:
    """`announced that it would send`: it is the one who announces."""
    clause, parent = hit.clause, hit.clause.parent
    if parent is None or clause.link != "that" or [noun.lower for noun in hit.subject] not in (["it"], ["they"]):
        return NOBODY
    found = official(scene, parent.subject)
    one = len(found.countries) == 1 or (not found.countries and len(found.organizations) == 1)
    return found if hit.subject[0].lower == "they" or one else NOBODY


def decider(scene: Scene, clause: Clause) -> Actors | None:
    """`welcomed Peru's decision to lift`: whose decision it is; None where no noun with an owner governs the step."""
    noun, parent = clause.governor, clause.parent
    if noun is None or noun.head.last not in DELIBERATE:
        return None
    owner = possessor(scene, noun, parent.subject if parent is not None else ())
    if noun.units[0].lower == "its" and len(owner.countries) > 1:
        owner = _nearest(scene, noun)
    if not owner and noun.of:  # "the agreement of the EU member states": of nobody else, whoever speaks of it
        owners = (Actors((), (), bodies_in(group)) for group in noun.of)
        return scene.actors([group for group in noun.of if group.head.tag == "A"]) or next(owners)
    return owner or None


def _nearest(scene: Scene, noun: NounGroup) -> Actors:
    """The last single state or body named before a noun: in `they stand by Peru and support its decision` Peru."""
    for unit in reversed([unit for unit in scene.units if unit.end <= noun.start]):
        if unit.mention is not None and unit.mention.kind in ("state", "capital"):
            return Actors(unit.mention.states)
        if unit.mention is not None and unit.mention.kind == "body":
            return Actors((), (), (unit.mention.name,))
    return NOBODY


def official(scene: Scene, nouns: Sequence[NounGroup]) -> Actors:
    """The states and bodies among those whom nouns name; a company, a club or a court takes no step of a state."""
    if any(noun.head.last in _NOT_OFFICIAL and noun.head.tag == "N" for noun in nouns):
        return NOBODY
    found = scene.actors(nouns)
    return found if found.countries or not _private(nouns) else NOBODY


def _private(nouns: Sequence[NounGroup]) -> bool:
    return any(noun.head.mention is not None and noun.head.mention.kind == "organization" for noun in nouns)


def possessor(scene: Scene, noun: NounGroup, subject: Sequence[NounGroup] = ()) -> Actors:
    """Whose thing a noun group is: `Peru's ambassador`, `Peruvian airspace`, `its consent` (the subject's)."""
    if noun.units[0].lower in _OWN:
        return official(scene, [other for other in subject if other is not noun])
    found = NOBODY
    for unit in _before(noun):
        mention = unit.mention
        if mention is None or (mention.kind == "capital" and not _possessive(noun, unit)):
            continue
        if mention.kind in ("state", "demonym", "capital"):
            found |= Actors(mention.states)
        elif mention.kind == "body":
            found |= Actors((), (), (mention.name,))
        elif mention.kind == "person" and _possessive(noun, unit):
            found |= scene.person(mention)
    return found


def _before(noun: NounGroup) -> Iterator[Unit]:
    for unit in noun.units:
        if unit is noun.head:
            return
        yield unit


def _possessive(noun: NounGroup, unit: Unit) -> bool:
    at = next(i for i, other in enumerate(noun.units) if other is unit)
    return at + 1 < len(noun.units) and noun.units[at + 1].tag == "'"


def is_own(scene: Scene, hit: Hit, actors: Actors) -> bool:
    """Whether the object belongs to those who act: `its ambassador`, `the Peruvian ambassador` for Peru."""
    return any(
        noun.units[0].lower in _OWN or bool(set(possessor(scene, noun).countries) & set(actors.countries))
        for noun in hit.object
    )


def _owner(scene: Scene, hit: Hit) -> Actors:
    """`Venezuelan airspace was closed`, `X, her ambassador in Quito, had been recalled`."""
    found = NOBODY
    for noun in hit.object:
        found |= possessor(scene, noun)
        mention = noun.head.mention
        if mention is not None and mention.kind in ("person", "reference"):
            found |= scene.actors([noun])
    if not found.countries:
        found |= scene.actors([group for noun in hit.object for group in noun.of if group.head.tag == "A"])
    return found if len(found.countries) == 1 else NOBODY


def _place_left(hit: Hit, clause: Clause) -> Actors:
    """`were ordered out of Lima`, `were expelled from Peru`: the state that they have to leave made them."""
    if hit.value != "expulsion":
        return NOBODY
    places = [noun.head.mention for noun in clause.after("from", "of")]
    states = [m.states for m in places if m is not None and m.kind in ("state", "capital")]
    return Actors(states[0][:1]) if len(states) == 1 else NOBODY


def _host(scene: Scene, hit: Hit) -> Actors:
    """`was called to the foreign ministry in Lima`, `the Chilean envoy to Peru was expelled`: the state that hosts him."""
    if hit.value not in ("expulsion", "summons", "diplomatic protest"):
        return NOBODY
    ministries = [noun for noun in hit.clause.after("to", "at") if noun.head.tag in "AN" and _is_ministry(noun)]
    named = scene.actors(ministries)
    if named.countries:
        return named
    posts = [post for noun in hit.object for prep, post, _ in noun.posts if prep in ("to", "in")]
    where = hit.clause.after("in") if ministries else posts
    states = [s for noun in where if (m := noun.head.mention) is not None and m.kind in _HOSTS for s in m.states]
    sent = possessor(scene, hit.object[0]).countries if hit.object else ()
    if not states and hit.value == "summons":
        return _told_there(scene, hit, at_ministry=bool(ministries))
    return Actors(tuple(states)) if len(states) == 1 and states[0] not in sent else NOBODY


def _told_there(scene: Scene, hit: Hit, *, at_ministry: bool) -> Actors:
    """`WARSAW: The Chilean ambassador was summoned on Tuesday`: by the state from which it is told, where no other is named."""
    sent, host = scene.actors(hit.object).countries, scene.focus.home
    others = phrases.object_states(scene, scene.sentence.start, scene.sentence.end, (*sent, host))
    if not (sent or at_ministry) or not host or host in sent or others:
        return NOBODY
    noun = hit.object[0]
    return scene.given(noun.start, noun.end, (host,), "the state from which it is told")


def _is_ministry(noun: NounGroup) -> bool:
    mention = noun.head.mention
    return noun.head.last in ("ministry", "office", "department") or (
        mention is not None and mention.kind == "organization"
    )


def _teller(scene: Scene, hit: Hit) -> Actors:
    """`The envoy will not be expelled, the minister said`: one who tells of a step to come against another takes it."""
    speaker = next((person for person in scene.people.values() if person.name == scene.speaker), None)
    if speaker is None or len(speaker.states) != 1 or hit.frame.agent:
        return NOBODY
    ahead = hit.clause.verb.modal in ("will", "would")
    against = phrases.object_states(scene, scene.sentence.start, scene.sentence.end, speaker.states)
    theirs = {iso for noun in hit.object for iso in phrases.object_states(scene, noun.start, noun.end, ())}
    settled = ahead or hit.frame.name == "accreditation-withdrawn" or (bool(theirs) and bool(against))
    return Actors(speaker.states, (speaker.name,)) if settled and not theirs & set(speaker.states) else NOBODY


def _announcer(scene: Scene, clause: Clause) -> Actors:
    """`announced that the quota would be raised`: who announces it does it; `said` so only of what will be."""
    parent = clause.parent
    if parent is None or clause.link != "that" or parent.verb.passive:
        return NOBODY
    willing = parent.verb.lemma in ("say", "pledge", "promise", "tell", "warn") and clause.verb.modal in (
        "will",
        "would",
    )
    none = parent.verb.lemma == "say" and any(noun.units[0].lower == "no" for noun in clause.subject)
    return official(scene, parent.subject) if willing or none or parent.verb.lemma in _ANNOUNCING else NOBODY


def towards(scene: Scene, hit: Hit, span: tuple[int, int], actors: Actors) -> Actors:
    """The states on the receiving side: those named, those that references mean, else the other side of the article."""
    if hit.frame.agent:
        receiving = _states_of(scene.actors([*hit.clause.subject, *hit.clause.after("in", "to", "for")]))
    else:
        named = phrases.object_states(scene, *span, actors.countries)
        nouns = [*hit.object, *(argument.noun for argument in hit.clause.arguments if not argument.fronted)]
        references = [n for n in nouns if _is_reference(n) and n not in hit.subject]
        receiving = Actors(named) | _states_of(scene.actors(references))
    countries = tuple(iso for iso in receiving.countries if iso not in actors.countries)
    if countries or hit.value in _NOT_AGAINST or hit.frame.goal:
        if not countries and hit.value not in _NOT_AGAINST:
            return _only_other(scene, actors)
        return Actors(countries, resolutions=receiving.resolutions if countries else ())
    return _other_side(scene, span, actors) or _only_other(scene, actors)


def _only_other(scene: Scene, actors: Actors) -> Actors:
    """The one state besides those who act that the sentence names, which is no mere place of the event."""
    sentence = scene.sentence
    others = phrases.object_states(scene, sentence.start, sentence.end, actors.countries)
    return Actors(others) if len(others) == 1 and scene.names_as_side(others[0]) else NOBODY


def envoys(scene: Scene, hit: Hit, sides: tuple[Actors, Actors]) -> Actors:
    """The envoy whom a step is about: the one that its object names, else the only one of his state in the article."""
    if hit.value not in _OF_ENVOYS:
        return NOBODY
    mentions = [noun.head.mention for noun in hit.object]
    named = tuple(m.name for m in mentions if m is not None and m.kind == "person")
    single = any(noun.head.last in _ENVOY for noun in hit.object)
    if named or not single:
        return Actors(people=named)
    acting, towards = sides
    own = is_own(scene, hit, acting)
    sender, host = (acting, towards) if own else (towards, acting)
    fitting = {
        tenure.person
        for tenure in scene.tenures
        if tenure.office == "ambassador"
        and tenure.standing != "former"
        and set(tenure.states) == set(sender.countries)
        and (not tenure.to or set(tenure.to) <= set(host.countries))
    }
    person = scene.people.get(next(iter(fitting))) if len(fitting) == 1 else None
    return Actors(people=(person.name,)) if person is not None else NOBODY


def _is_reference(noun: NounGroup) -> bool:
    return noun.head.mention is not None and noun.head.mention.kind == "reference"


def _states_of(actors: Actors) -> Actors:
    return Actors(actors.countries, resolutions=actors.resolutions)


def _other_side(scene: Scene, span: tuple[int, int], actors: Actors) -> Actors:
    """In news between two states, the one towards which the other takes a step."""
    pair = scene.focus.states
    if len(pair) != 2 or len(actors.countries) != 1 or actors.countries[0] not in pair or not scene.sides(*span):
        return NOBODY
    other = [iso for iso in pair if iso not in actors.countries]
    return scene.given(*span, other, "the other of the two states that the article is about")


def reaches_abroad(scene: Scene, actors: Actors) -> bool:
    """Whether there is somebody besides those who act to whom the step can be of use: in the article or the sentence."""
    pair = len(scene.focus.states) == 2 and set(actors.countries) < set(scene.focus.states)
    return pair or names_another(scene, actors)


def names_another(scene: Scene, actors: Actors) -> bool:
    """Whether the sentence names somebody besides those who act."""
    for unit in scene.units:
        mention = unit.mention
        if mention is None:
            if unit.lower == "foreign":
                return True  # "barred foreign ships from its waters"
            continue
        if set(mention.states) - set(actors.countries) or mention.kind in ("region", "reference"):
            return True
        if mention.kind == "body" and mention.name not in actors.organizations:
            return True
    return False
