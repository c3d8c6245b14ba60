"""Whom a reference means: exactly one candidate with the reason, or none and the reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from diplograph.entities.holders import Holders, apart, distinct
from diplograph.entities.past import Past, is_dateline, is_topic, joined_here, just_before, rivals, states_before
from diplograph.language.numbers import spelled
from diplograph.records import Focus, Mention, Person, Resolution, Sentence

_TOGETHER = (("person",), ("state", "body", "capital"), ("state", "body"))  # whom "they" are; a capital may be a place


@dataclass(slots=True)
class Referents:
    """Finds whom the references of an article mean, sentence by sentence, from what has been named so far."""

    text: str
    about: Focus
    people: dict[str, Person]
    holders: Holders
    state_names: dict[str, str]
    named: list[Mention]
    past: Past = field(default_factory=list)
    last_group: tuple[Mention, ...] = ()
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)  # whom "the ministers" meant first, by the noun

    def read(self, sentence: Sentence, mentions: list[Mention]) -> Iterable[Resolution]:
        """The resolutions of one sentence; sentences must come in order."""
        seen: list[Mention] = []
        self.past.append((sentence, seen))
        for mention in mentions:
            if mention.kind != "reference":
                seen.append(mention)
                continue
            referents, because = self._resolve(mention)
            seen.extend(referents)
            if len(referents) > 1:
                self.last_group = referents
                if mention.detail.startswith("people"):
                    keys = tuple(one.key for one in referents if one.kind == "person")
                    self.groups.setdefault(mention.name.split()[-1].lower(), keys)
            yield Resolution(mention.start, mention.end, self.text[mention.start : mention.end], referents, because)

    def _resolve(self, mention: Mention) -> tuple[tuple[Mention, ...], str]:
        what, _, argument = mention.detail.partition(":")
        if what == "people":
            return self._group_of_people(mention, int(argument))
        if what in ("states", "sides"):
            return self._group_of_states(int(argument))
        if what == "bare":
            return self._bare(int(argument))
        if what == "holder":
            return self._holder(mention, argument)
        if what == "counterpart":
            return self._counterpart(mention)
        if what == "side":
            return tuple(self._state(mention, iso) for iso in mention.states), "the side of the state that it names"
        if what in ("they", "body", "it"):
            return {"they": self._they, "body": self._body, "it": self._it}[what]()
        if what == "guest":
            return self._guest(mention)
        if what == "country":
            return self._country(mention)
        if what == "neighbour":
            return self._neighbour(mention)
        if what in ("former", "latter"):
            return self._of_two(what)
        return self._he(mention)

    def _state(self, at: Mention, iso: str) -> Mention:
        return Mention(at.start, at.end, "state", iso, self.state_names.get(iso, iso), (iso,))

    def _person(self, at: Mention, key: str) -> Mention:
        person = self.people[key]
        return Mention(at.start, at.end, "person", key, person.name, person.states)

    def _group_of_people(self, mention: Mention, number: int) -> tuple[tuple[Mention, ...], str]:
        surface = mention.name.lower()
        fitting = {key for key in self.people if self.holders.fits(key, surface)}
        before = distinct(
            m.key for m in self.named if m.kind == "person" and m.key in fitting and m.end <= mention.start
        )
        after = distinct(
            m.key for m in self.named if m.kind == "person" and m.key in fitting and m.start >= mention.end
        )
        wanted = number or 2
        noun = mention.name.split()[-1].lower()
        if not number and self.about.assembly and noun in ("leaders", "government", "state", "ministers"):
            body = next((m for m in self.named if m.kind == "body" and m.name == self.about.assembly), None)
            if body is not None:
                return (body,), "the members of the body that the lead tells of"
        if not number and (met := self._opposite(mention, number, before)):
            return met
        if len(before) == wanted and not self._of_one_state(before, noun):
            return self._persons(mention, before), f"only {spelled(wanted)} {noun} have been named so far"
        if len(before) > wanted:
            recent = self._recent(fitting)
            if again := self._again(mention, noun, recent):
                return again, f"the {spelled(len(again))} {noun} who were meant before"
            if len(recent) == wanted and not self._of_one_state(recent, noun):
                return self._persons(mention, recent), f"the {spelled(wanted)} named last, in one sentence"
            return self._opposite(mention, number, before) or ((), f"{len(before)} have been named so far")
        if not before and len(after) == wanted:
            return self._persons(mention, after), f"the only {spelled(wanted)} that the article names"
        either = self._opposite(mention, number, [*before, *after]) if not before else None
        return either or ((), f"{len(before)} have been named so far")

    def _again(self, mention: Mention, noun: str, recent: Sequence[str]) -> tuple[Mention, ...]:
        """`the two Ministers` of the states that the article is about, also where others have been named meanwhile."""
        about, known = set(self.about.states), self.groups.get(noun, ())
        if len(about) != 2 or {iso for key in known for iso in self.people[key].states} != about:
            return ()
        others = {iso for key in recent for iso in self.people[key].states} != about
        return self._persons(mention, known) if others else ()

    def _of_one_state(self, keys: Sequence[str], noun: str) -> bool:
        """Those who talk with each other are not all of one state."""
        states = {iso for key in keys for iso in self.people[key].states}
        return noun in ("interlocutors", "counterparts", "leaders", "pair", "duo") and len(states) == 1

    def _opposite(self, mention: Mention, number: int, keys: list[str]) -> tuple[tuple[Mention, ...], str] | None:
        """`the Ministers` of a statement of three states: its three foreign ministers, whoever else has been named."""
        found = self.holders.opposite(keys)
        if not found or number not in (0, len(found)):
            return None
        if len(found) == 2 and len(keys) > 2:  # a pair among others stands out where each has come up again
            named = [m.key for m in self.named if m.kind == "person" and m.end <= mention.start]
            if any(named.count(key) < 2 for key in found):
                return None
        return self._persons(mention, found), "those of one office in the states that the article is about"

    def _persons(self, mention: Mention, keys: Sequence[str]) -> tuple[Mention, ...]:
        return tuple(self._person(mention, key) for key in keys)

    def _recent(self, fitting: set[str]) -> list[str]:
        """The fitting people of the last sentence that names any."""
        for _, seen in reversed(self.past):
            keys = distinct(m.key for m in seen if m.kind == "person" and m.key in fitting)
            if keys:
                return keys
        return []

    def _group_of_states(self, number: int) -> tuple[tuple[Mention, ...], str]:
        here, _ = self.past[-1]
        anchor = Mention(here.start, here.start, "state", "", "")
        about = self.about.states
        if number == 2 and (pair := joined_here(self.text, self.past)) and set(pair) != set(about):
            return tuple(self._state(anchor, iso) for iso in pair), "the two joined just before in the sentence"
        if number == 2 and rivals(self.text, self.past, about):
            return (), "the sentence before speaks of another pair"
        if about and number in (0, len(about)):
            because = f"the {spelled(len(about))} states that the article is about"
            return tuple(self._state(anchor, iso) for iso in about), because
        if number and (last := states_before(self.past, number)):
            because = f"the {spelled(number)} states of the sentence before"
            return tuple(self._state(anchor, iso) for iso in last), because
        so_far = distinct(iso for _, seen in self.past for m in seen for iso in m.states if m.kind != "region")
        if number and len(so_far) == number:
            because = f"only {spelled(number)} states have been named so far"
            return tuple(self._state(anchor, iso) for iso in so_far), because
        return (), f"{len(so_far)} states have been named so far, and no two stand out"

    def _bare(self, number: int) -> tuple[tuple[Mention, ...], str]:
        """`the two agreed`: the people or the sides named together last, else the states that the article is about."""
        found, because = self._they()
        if len(found) == number:
            return found, because
        return self._group_of_states(number)

    def _holder(self, mention: Mention, office: str) -> tuple[tuple[Mention, ...], str]:
        of_state = "of that state " if mention.states else ""
        keys = self.holders.of(office, mention.states)
        if len(keys) == 1:
            return self._persons(mention, keys), f"the only {office} {of_state}that the article names"
        if len(keys) > 1 and not mention.states:
            return self._one_of(mention, office, keys)
        if mention.states:
            return tuple(
                self._state(mention, iso) for iso in mention.states
            ), f"the article names no single {office} of that state"
        return (), f"{len(keys)} people of the article hold that office"

    def _one_of(self, mention: Mention, office: str, keys: list[str]) -> tuple[tuple[Mention, ...], str]:
        """Of several holders the one with that very title, the one of the home state, or the one named last."""
        wording = mention.name.lower().removeprefix("the ")
        by_title, by_home, recent = (
            self.holders.titled(wording, keys), self.holders.at_home(keys), self._recent(set(keys)),
        )  # fmt: skip
        choices = [(by_title, "the only one with that very title")] if wording.count(" ") > 1 else []
        choices += [(recent, f"the {office} named last"), (by_home, f"the {office} of the state from which it is told")]
        if mention.name.split()[-1][:1].isupper():
            choices[-2:] = reversed(choices[-2:])
        for found, because in choices:
            if len(found) == 1:
                return self._persons(mention, found), because
        return (), f"{len(keys)} people of the article hold that office"

    def _counterpart(self, mention: Mention) -> tuple[tuple[Mention, ...], str]:
        """`his counterpart`, `his Chinese colleague`: who holds in the other state the office of whom "his" means."""
        mine, because = self._he(mention)
        keys = (
            self.holders.counterparts(mine[0].key, mention.states)
            if len(mine) == 1 and mine[0].key in self.people
            else []
        )
        if len(keys) == 1:
            return self._persons(mention, keys), f"the counterpart of {mine[0].name}, {because}"
        if mention.states:
            officials = self.holders.officials(mention.states)
            if len(mention.states) == 1 and len(officials) == 1:
                return self._persons(mention, officials), "the only official of that state that the article names"
            return tuple(
                self._state(mention, iso) for iso in mention.states
            ), "the article does not name the counterpart"
        return (), f"{len(keys)} people can be the counterpart"

    def _he(self, mention: Mention) -> tuple[tuple[Mention, ...], str]:
        _, here = self.past[-1]
        second = mention.name.lower() == "him"
        inside = distinct(m.key for m in here if m.kind == "person")
        if second and inside:
            return self._him(mention, inside[0])
        if len(inside) == 1:
            return (self._person(mention, inside[0]),), "the only person named earlier in the sentence"
        if inside:
            return (), f"{len(inside)} people are named earlier in the sentence"
        for sentence, seen in reversed(self.past[:-1]):
            if self.past[-1][0].block - sentence.block > 1:
                break
            keys = distinct(m.key for m in seen if m.kind == "person")
            if keys:
                why = "the only person" if len(keys) == 1 else "the person that stands first"
                return (self._person(mention, keys[0]),), f"{why} in the sentence before"
        return (), "no person is named shortly before"

    def _country(self, mention: Mention) -> tuple[tuple[Mention, ...], str]:
        """`his country`: that of the person."""
        people, because = self._he(mention)
        states = tuple(self._state(mention, iso) for person in people for iso in person.states)
        return states, f"the state of {people[0].name}, {because}" if states else because

    def _guest(self, mention: Mention) -> tuple[tuple[Mention, ...], str]:
        """`the guest was received by`: the official from abroad whom the article has named most."""
        named = [m.key for _, seen in self.past for m in seen if m.kind == "person"]
        abroad = [
            key for key in distinct(named) if self.people[key].states and self.about.host not in self.people[key].states
        ]
        abroad = [key for key in abroad if set(self.people[key].states) <= set(self.about.states)]
        if not self.about.host or not abroad:
            return (), "nobody from abroad has been named so far"
        most = max(abroad, key=named.count)  # the first named of those who are named equally often
        return (self._person(mention, most),), "the official from abroad whom the article names most"

    def _it(self) -> tuple[tuple[Mention, ...], str]:
        """`it shut its embassy`: the one state or body that stands before it in the sentence, or opens the one before."""
        _, here = self.past[-1]
        before = self.past[-2][1] if len(self.past) > 1 else []
        for seen, where in ((here, "named earlier in the sentence"), (before, "of the sentence before")):
            found = {m.key: m for m in seen if m.kind in ("state", "body", "capital") and not is_dateline(self.text, m)}
            if len(found) == 1:
                return tuple(found.values()), f"the only state or body {where}"
            if found:
                return (), f"{len(found)} states and bodies are {where}"
        return (), "no state or body is named shortly before"

    def _neighbour(self, mention: Mention) -> tuple[tuple[Mention, ...], str]:
        """`Chile pressed its neighbour`: the other of the two states, where the sentence has named the one."""
        here = {iso for m in self.past[-1][1] for iso in m.states}
        others = [iso for iso in self.about.states if iso not in here]
        if len(self.about.states) != 2 or len(others) != 1:
            return (), "the sentence does not say whose neighbour"
        return (self._state(mention, others[0]),), "the other of the two states that the article is about"

    def _body(self) -> tuple[tuple[Mention, ...], str]:
        """`the bloc`, `the Authority`: the body that the article names most."""
        named = [m for _, seen in self.past for m in seen if m.kind == "body"] or [
            m for m in self.named if m.kind == "body"
        ]
        counts: dict[str, int] = {}
        for mention in named:
            counts[mention.key] = counts.get(mention.key, 0) + 1
        if not counts:
            return (), "no body has been named so far"
        most = max(counts.values())
        best = [key for key, count in counts.items() if count == most]
        if len(best) > 1:
            return (), f"{len(best)} bodies have been named equally often"
        return (next(m for m in named if m.key == best[0]),), "the body that the article names most"

    def _him(self, mention: Mention, subject: str) -> tuple[tuple[Mention, ...], str]:
        """An object pronoun is not the subject of its own sentence, but the other person of the sentence before."""
        for _, seen in reversed(self.past[:-1]):
            keys = [key for key in distinct(m.key for m in seen if m.kind == "person") if key != subject]
            if len(keys) == 1:
                return (self._person(mention, keys[0]),), "the other person of the sentence before"
            break
        return (), "no single other person is named in the sentence before"

    def _they(self) -> tuple[tuple[Mention, ...], str]:
        """Those who were named together last, else the two people or the two states of the sentence before."""
        before = [mention for seen in just_before(self.past) for mention in seen if not is_topic(self.text, mention)]
        if self.about.assembly and before and before[0].kind == "body" and before[0].name == self.about.assembly:
            return (before[0],), "the members of the body that the sentence before tells of"
        for seen, where in (
            (self.past[-1][1], "named earlier in the sentence"), *((s, "of the sentence before") for s in just_before(self.past)),
        ):  # fmt: skip
            for kinds in _TOGETHER:
                found = {
                    m.key: m
                    for m in seen
                    if m.kind in kinds and not (is_dateline(self.text, m) or is_topic(self.text, m))
                }
                if len(found) == 2 and apart(found.values()) and self._between(found.values()):
                    return tuple(found.values()), f"the two {'people' if 'person' in kinds else 'sides'} {where}"
            if any(m.kind == "person" for m in seen):
                break
        because = "those named together last" if self.last_group else "nobody was named together before"
        return self.last_group, because

    def _between(self, found: Iterable[Mention]) -> bool:
        """Whether two sides are those of the article, where it has two: in `use Peru's channels to Quito` they need not be."""
        states = {iso for mention in found if mention.kind != "person" for iso in mention.states}
        return len(states) < 2 or len(self.about.states) != 2 or states == set(self.about.states)

    def _of_two(self, which: str) -> tuple[tuple[Mention, ...], str]:
        """`the former`, `the latter`: of the two people, or of the two states and bodies, that were named last."""
        for _, seen in reversed(self.past[-2:]):
            people = {m.key: m for m in seen if m.kind == "person"}
            others = {m.key: m for m in seen if m.kind in ("state", "body")}
            pairs = [list(found.values()) for found in (people, others) if len(found) == 2]
            if len(pairs) == 1:
                first, second = pairs[0]
                return (second if which == "latter" else first,), f"the {which} of the two named last"
            if seen:
                return (), "no two alone are named shortly before"
        return (), "nobody is named shortly before"
