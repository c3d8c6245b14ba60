"""Who speaks in a clause: the logical subject of a verb of speech, and what it is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diplograph.claims import phrases
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import Group, NounGroup
from diplograph.claims.scene import Scene
from diplograph.claims.unit import Unit
from diplograph.language import verbs

# What speaks for those who wrote or spoke it: `X's message was clear`, `the joint statement reads`.
_UTTERANCES = frozenset(
    """message words word answer verdict reply response comment comments remark remarks warning statement communique communiqué
    declaration letter post tweet note readout release document text speech address view opinion line motto conclusion""".split()
)
# What carries words that nobody here speaks.
_THINGS = frozenset(
    """banner banners sign signs poster posters plaque inscription slogan placard placards law article articles constitution
    report reports poll study survey headline newspaper newspapers media paper papers caption map it this that which proverb
    rumour rumours rumor rumors figures data charter treaty
    clause paragraph editorial leaflet""".split()
)
# Nouns for one person whom the text has named before.
_EPITHETS = frozenset(
    """minister president premier chancellor secretary chair chairman chairwoman chairperson visitor guest host leader diplomat
    envoy ambassador official spokesperson spokesman spokeswoman chief governor mayor king commissioner general politician
    statesman negotiator consul representative delegate speaker lawmaker senator adviser veteran economist""".split()
)
# Offices of a state: without the state nobody can tell who speaks.
_OFFICES = frozenset(
    """ministry ministries embassy government office army military police department council committee parliament
    authorities side sides delegation administration court commission navy secretariat party""".split()
)
_HOMELY = frozenset("ministry government presidential defense defence cabinet state".split())
# Who speaks for somebody whom the text names beside them.
_STAFF = frozenset(
    "office aide aides camp entourage team staff spokesman spokeswoman spokesperson adviser advisers deputy".split()
)
# A bare surname that nothing has introduced tells nobody's state; these names in one word are sources of news.
_AGENCIES = frozenset(
    """xinhua reuters yonhap kazinform interfax tass kyodo afp ap bernama antara sana wafa irna uza kcna anadolu ansa dpa efe
    belta ukrinform azertac kabar khovar bloomberg agerpres lusa montsame wam spa pap""".split()
)
_QUOTING = frozenset("quote cite hear overhear paraphrase".split())
_PERSONAL = frozenset("he she i".split())
_FOR = ("for", "of", "at", "from", "with", "in")
_DAY = len("2025-03-12")
_PRESS = frozenset("reports report media newspapers sources agencies outlets press accounts".split())
_REACH = 22  # letters before a noun in which its source is named
_SOURCES = ("according to ", "in the words of ", "in the view of ", "in the opinion of ", "citing ", "quoting ")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: what the text calls them, for whom they act, and when and where they speak."""

    name: str = ""
    actors: Actors = NOBODY
    date: str = ""
    place: str = ""

    def __bool__(self) -> bool:
        return bool(self.name)


SILENCE = Voice()


def speaks(clause: Clause) -> bool:
    """Whether the subject of a clause speaks what is quoted or told in it."""
    if clause.verb.lemma == "put":  # "as X put it"
        return any(noun.lower == "it" for noun in clause.objects()) or not clause.arguments
    return clause.verb.lemma in verbs.speaking()


def says(clause: Clause) -> bool:
    """Whether a clause can stand beside the words that somebody says."""
    return (
        clause.verb.lemma in verbs.saying()
        or (clause.verb.lemma in ("put", "sum") and speaks(clause))
        or _quotes(clause)
        or _is_quoted(clause)
    )


def of_clause(scene: Scene, clause: Clause, known: Voice) -> Voice:
    """Who speaks in a clause of speech, and when; `known` is whom a pronoun means that nothing else settles."""
    voice = _subject(scene, clause, known)
    day = phrases.date(scene, clause, "done")
    place = phrases.place(clause.arguments) if clause.verb.lemma in verbs.saying() else ""
    return Voice(voice.name, voice.actors, day if len(day) >= _DAY else "", place)


def _subject(scene: Scene, clause: Clause, known: Voice) -> Voice:
    above = clause.parent
    if clause.link == "gerund" and above is not None and (_quotes(above) or _is_quoted(above)):
        clause = above
    if _is_quoted(clause):
        return of_nouns(scene, clause.subject, known)
    if _quotes(clause):
        return of_nouns(scene, clause.objects()[:1], known) or known
    if clause.verb.passive:
        agent = of_nouns(scene, clause.after("by"), known) if scene.actors(clause.after("by")) else SILENCE
        spoken = clause.link == "participle" and bool(clause.subject) and clause.subject[0].head.tag == "A"
        return agent or (of_nouns(scene, clause.subject, known) if spoken else SILENCE)  # "he said by telephone"
    if clause.link == "relative" and is_home(clause.subject[:1]):
        return SILENCE  # "a woman from Peru who wrote": a state is no "who"
    return of_nouns(scene, clause.subject, known)


def is_home(nouns: Sequence[NounGroup]) -> bool:
    """Whether a noun names a state or a city, from which somebody can come."""
    mention = nouns[0].head.mention if nouns else None
    return mention is not None and mention.kind in ("state", "capital", "place")


def _quotes(clause: Clause) -> bool:
    """`the ministry quoted him as saying`."""
    return clause.verb.lemma in ("quote", "cite") and not clause.verb.passive and bool(clause.objects())


def _is_quoted(clause: Clause) -> bool:
    """`X was quoted as saying`."""
    return clause.verb.passive and clause.verb.lemma in _QUOTING and bool(clause.children or clause.subject)


def quotes_him(clause: Clause) -> bool:
    """Whether a clause quotes somebody by a pronoun."""
    return _quotes(clause) and clause.objects()[0].lower in ("him", "her")


def is_one_person(noun: NounGroup) -> bool:
    """Whether a noun stands for one person whom it does not name."""
    return noun.head.last in _EPITHETS and not noun.definite and noun.units[0].lower in ("a", "an", "one", "another")


def is_utterance(noun: NounGroup) -> bool:
    """Whether a noun is a statement, a message or the like, which speaks for its author."""
    return noun.head.last in _UTTERANCES


def of_nouns(scene: Scene, nouns: Sequence[NounGroup], known: Voice) -> Voice:
    """The speaker that noun groups name: with states, or by description alone."""
    if not nouns:
        return SILENCE
    noun = nouns[0]
    if is_utterance(noun):
        return _author(scene, noun, known)
    if _just_spoke(scene, noun, known):
        return known
    actors = _seated(scene, noun) or scene.actors(nouns)
    if not actors and noun.head.last in _STAFF and (staff := _of_chief(scene, noun)):
        return staff
    if actors:
        return Voice(_name(scene, nouns, actors), actors)
    if _points_back(noun, known):
        return known
    if noun.head.lower in verbs.PRONOUNS or noun.head.last in _THINGS:
        return SILENCE
    mention = noun.head.mention
    surname = noun.head.capital and len(noun.units) == 1 and noun.head.lower not in _AGENCIES
    unnamed = surname or noun.head.last in _OFFICES or (mention is not None and mention.kind not in ("office", "topic"))
    return SILENCE if unnamed else _described(scene, noun)


def _points_back(noun: NounGroup, known: Voice) -> bool:
    """`he`, `the minister`, `the 37-year-old`: somebody named before, where the resolution of references found nobody."""
    if noun.head.lower == "it" and len(known.actors.people) != 1:
        return True  # what the two sides issued: "it says"
    if noun.head.lower in _PERSONAL or noun.head.last.endswith("year-old"):
        return True
    definite = noun.definite or noun.head.lower.startswith("the ")
    return definite and noun.head.last in _EPITHETS and not noun.posts


def _seated(scene: Scene, noun: NounGroup) -> Actors:
    """`the foreign ministry in Lima`: an office whose state its capital names."""
    if noun.head.last not in _OFFICES or not noun.posts or noun.posts[0][0] != "in":
        return NOBODY
    office, capital = scene.actors([noun]), noun.posts[0][1].head.mention
    if office.countries or capital is None or capital.kind != "capital":
        return NOBODY
    named = tuple(f"{name} of {scene.state_names[iso]}" for name in office.organizations for iso in capital.states)
    return Actors(capital.states, (), named, office.resolutions)


def _just_spoke(scene: Scene, noun: NounGroup, known: Voice) -> bool:
    """Whether `the minister` is who spoke or acted just before, a minister too, rather than the only one of the article."""
    mention = noun.head.mention
    if mention is None or mention.states or not mention.detail.startswith("holder:") or len(known.actors.people) != 1:
        return False
    keys = {person.key for person in scene.people.values() if person.name == known.actors.people[0]}
    word = noun.head.last
    return any(t.person in keys and (t.title.endswith(word) or t.title.startswith(word)) for t in scene.tenures)


def _of_chief(scene: Scene, noun: NounGroup) -> Voice:
    """`Mwale's office`, `the office of President Mwale`, `the prime minister's aides`: they speak for a state."""
    owner = _possessor(scene, noun.units).actors or scene.actors(
        [post for prep, post, _ in noun.posts[:1] if prep == "of"]
    )
    if not owner:
        return SILENCE
    last = noun.end if _possessor(scene, noun.units) else noun.posts[0][1].end
    return Voice(phrases.tidy(scene.text(noun.start, last)), Actors(owner.countries, (), (), owner.resolutions))


def _of_home(scene: Scene, noun: NounGroup) -> Actors:
    """`a ministry official`, `a senior government official`: one of the state from which the news is told."""
    within = {word for unit in noun.units[:-1] for word in unit.lower.split()}
    home = scene.focus.home
    if not home or not within & _HOMELY:
        return NOBODY
    return scene.given(noun.start, noun.end, (home,), "an official of no named state, in news told from there")


def _described(scene: Scene, noun: NounGroup) -> Voice:
    """`a spokeswoman for the Peruvian foreign ministry` speaks for it; `a rice farmer` for nobody."""
    served = NOBODY
    if noun.head.last in _EPITHETS:
        served = scene.actors([other for prep, other, _ in noun.posts[:1] if prep in _FOR])
    last = noun.posts[0][1].end if served and noun.posts else noun.end
    if noun.head.last in _EPITHETS and not served:
        seats = [unit.mention.states for unit in noun.units if unit.mention is not None and unit.mention.kind == "seat"]
        served = Actors(seats[0]) if seats else _of_home(scene, noun)
    name = phrases.tidy(scene.text(noun.start, last))
    if len(noun.units) > 1 and all(unit.capital and unit.mention is None for unit in noun.units):
        return Voice(name, Actors((), (name,)))  # a name that the text has not introduced
    return Voice(name, Actors(served.countries, (), served.organizations, served.resolutions))


def _author(scene: Scene, noun: NounGroup, known: Voice) -> Voice:
    """Whose statement or message it is: its possessor, or whom "of", "by" or "from" names; else who spoke last."""
    owners = [other for prep, other, _ in noun.posts if prep in ("of", "by", "from", "between")]
    actors = scene.actors(owners[:1]) if owners else NOBODY
    for other in owners[1:]:
        actors |= scene.actors([other])
    if actors:
        return Voice(_name(scene, owners, actors), actors)
    inside = _possessor(scene, noun.units)
    if inside:
        return inside
    return known if noun.definite else SILENCE


def _possessor(scene: Scene, units: Sequence[Unit]) -> Voice:
    for unit in units[:-1]:
        mention = unit.mention
        if mention is not None and mention.kind in ("person", "reference", "organization", "body"):
            alone = NounGroup("noun", 0, 1, unit.start, unit.end, unit.lower, [unit], unit, True)
            actors = scene.actors([alone])
            return Voice(_name(scene, [alone], actors), actors) if actors else SILENCE
    return SILENCE


def of_sources(scene: Scene, groups: Iterable[Group], known: Voice) -> Voice:
    """`according to X`, `in the words of X`, `in X's words`."""
    text, nouns = scene.document.text, [group for group in groups if isinstance(group, NounGroup)]
    if not nouns or not _may_name_source(text[max(0, nouns[0].start - _REACH) : nouns[-1].end].lower()):
        return SILENCE
    for group in nouns:
        before = text[max(0, group.start - _REACH) : group.start].lower()
        if before.endswith(_SOURCES):
            return of_nouns(scene, [group], known) or _worded(scene, group)
        if before.endswith("in ") and group.head.last == "words" and (own := _possessor(scene, group.units)):
            return own
    return SILENCE


def _may_name_source(lower: str) -> bool:
    """Whether a stretch has the words of a source at all: few sentences do, and each of their nouns would be looked at."""
    return "words" in lower or any(source in lower for source in _SOURCES)


def _worded(scene: Scene, noun: NounGroup) -> Voice:
    """`according to Korean reports`, `according to local media`: a source by the words of the text."""
    plain = noun.head.tag == "N" and not noun.definite and noun.head.last in _PRESS
    return Voice(phrases.tidy(scene.text(noun.start, noun.end))) if plain else SILENCE


def _name(scene: Scene, nouns: Sequence[NounGroup], actors: Actors) -> str:
    """What a speaker is called: by name, else by the words of the text."""
    if actors.people:
        return " and ".join(actors.people)
    if actors.organizations:
        return actors.organizations[0]
    return phrases.tidy(scene.text(nouns[0].start, nouns[-1].end))
