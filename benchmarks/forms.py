"""The sentence forms of the synthetic archive.

A form is a sentence with places for what its story is about: states (`{a}`, `{b}`), their leaders in full (`{la}`) and in
short (`{sa}`), ministers (`{fa}`), capitals (`{ca}`), ministries (`{ma}`), a third state (`{c}`), the days of the story,
its documents (`{doc}`, `{named}`), fields (`{t1}`, `{t2}`), a town, a company, an initiative. The reader understands each
form of `FORMS`, as a claim of the kind under which it stands; it finds nothing to claim in `FILLERS`.
"""

from __future__ import annotations

# What stands first in an article, by what has become of the event that it tells.
LEADS = {
    ("meeting", "done"): (
        "{la} of {a} and {lb} of {b} met in {place} on {day}.",
        "{a} and {b} held a summit in {place} on {day}.",
        "{la} of {a} held talks with {lb} of {b} in {place} on {day}.",
        "The leaders of {a} and {b} met for talks in {place} on {day}.",
        "{fa} of {a} met {fb} of {b} in {place} on {day}.",
        "{la} of {a} spoke by phone with {lb} of {b} on {day}.",
    ),
    ("meeting", "planned"): (
        "{la} of {a} and {lb} of {b} will meet in {place} on {day}.",
        "{a} and {b} are to hold a summit in {place} on {day}.",
        "The leaders of {a} and {b} are to meet in {place} on {day}.",
    ),
    ("visit", "done"): (
        "{la} of {a} arrived in {cb} on {day} for a state visit to {b}.",
        "{la} of {a} paid an official visit to {b} on {day}.",
        "{fa} of {a} visited {b} on {day}.",
        "{la} of {a} began a working visit to {b} on {day}.",
    ),
    ("visit", "planned"): (
        "{la} of {a} will pay a state visit to {b} on {day}.",
        "{la} of {a} will visit {b} on {day}.",
        "{fa} of {a} plans to visit {b} on {day}.",
    ),
}

# What follows, by the kind of claim that it is.
FORMS = {
    "meeting": (
        "Delegations of {a} and {b} held consultations in {town} on {day2}.",
        "{fa} of {a} and {fb} of {b} held separate talks on {t1} on {day2}.",
        "The two sides held a business forum in {town} on {day2}.",
        "{ma} of {a} and {mb} of {b} held a round of negotiations in {town} on {day2}.",
        "{a} and {b} held the second {town} Dialogue on {t1} in {ca} on {day2}.",
        "{la} of {a} received a delegation of {c} in {ca} on {day2}.",
        "{a} and {b} are to hold the first {town} Forum in {month3}.",
        "{a} and {b} postponed the summit that was planned for {day3}.",
    ),
    "visit": (
        "{b} invited {la} of {a} to {cb}.",
        "{fb} of {b} visited {a} on {day2}.",
        "{lb} of {b} will pay a return visit to {a} next year.",
        "A delegation of {c} visited {town} in {b} on {day2}.",
        "{lb} of {b} paid a state visit to {a} in {month2}.",
    ),
    "agreement": (
        "{a} and {b} signed a {doc}.",
        "The two leaders adopted a joint declaration on {t1}.",
        "A {doc} was signed by {ma} of {a} and {mb} of {b}.",
        "{fa} of {a} and {fb} of {b} signed {named}.",
        "The {doc} between {a} and {b} entered into force on {day2}.",
        "{a} and {b} will sign a {doc} next month.",
        "{a} and {b} launched negotiations on a free trade agreement.",
        "{b} proposed a {doc} to {a}.",
        "The parliament of {a} ratified the {doc} with {b} on {day2}.",
        "{a} and {c} concluded a {doc} in {month2}.",
        "{a} and {b} initialled {named} on {day2}.",
        "{co} of {a} won a contract to supply {t2} equipment to {b}.",
    ),
    "partnership": (
        "The two countries raised their relations to a {level}.",
        "{a} and {b} established a {level} in {month2}.",
        "{a} and {b} upgraded their ties to a {level} on {day}.",
    ),
    "cooperation": (
        "{a} and {b} agreed to expand cooperation in {t1} and {t2}.",
        "The two leaders discussed cooperation in {t1}.",
        "{a} hopes to widen trade in {t2} with {b}.",
        "The two sides agreed to work together on {t1}.",
        "{la} of {a} and {lb} of {b} discussed {t1} and {t2}.",
        "{ma} of {a} and {mb} of {b} agreed to deepen cooperation in {t2}.",
        "{b} proposed joint work on {t1} to {a}.",
        "{a} and {b} plan to strengthen cooperation in {t1}.",
        "{a} and {b} pledged to work together on {t2}.",
        "{a} and {c} agreed on closer cooperation in {t1}.",
    ),
    "position": (
        "{a} supports the {init} of {b}.",
        "{b} welcomed the decision of {a} to invest in {t1}.",
        "{la} of {a} voiced support for the {init}.",
        "{c} condemned the missile test of {d}.",
        "{lb} of {b} expressed concern over {t2} in {c}.",
        "{a} and {b} condemned the attack in {c}.",
        "{c} opposes the {init}.",
    ),
    "demand": (
        "{a} urged {c} to release the detained crew.",
        "{lb} of {b} called on {d} to return to talks.",
        "{fa} of {a} asked {c} to open its market for {t2}.",
        "{a} and {b} called on {d} to halt its missile tests.",
        "{b} demanded that {c} withdraw its troops.",
    ),
    "measure": (
        "{a} imposed sanctions on {d}.",
        "{b} recalled its ambassador from {d}.",
        "{a} will provide {money} in aid to {c}.",
        "{c} expelled two diplomats of {d}.",
        "{a} granted {c} a loan of {money} for trains.",
        "{b} lifted the ban on imports of {t2} from {a}.",
        "{a} closed its border with {d}.",
    ),
    "initiative": (
        "{la} of {a} launched the {init} in {month2}.",
        "{a} announced the {init}.",
        "{lb} of {b} proposed the {init}.",
    ),
    "office": (
        "{mina} of {a} travelled with the delegation.",
        "{minb} of {b} was the first to speak.",
        "{amb}, ambassador of {b} to {a}, sat in the second row.",
    ),
    "relations": (
        "{a} and {b} established diplomatic relations in {year}.",
        "{a} opened an embassy in {cb}.",
        "{a} and {b} marked the 30th anniversary of diplomatic relations.",
    ),
    "quote": (
        '"{said}," said {la} of {a}.',
        '"{said}," {sb} told reporters.',
        '{fa} of {a} said: "{said}."',
    ),
}  # fmt: skip

# What is told besides claims: the trade of two states in a year.
DETAILS = (
    "Trade between {a} and {b} came to {money} in {year2}.",
    "According to {mb} of {b}, trade between {a} and {b} came to {money} in {year2}.",
)

# What people are made to say.
SAID = (
    "Our two peoples have waited long for this step",
    "We will judge this work by what it builds in {town}",
    "Nobody gains when {t1} is left to chance",
    "The road from {ca} to {cb} is shorter than it was",
    "There is no better time for {t2}",
    "We came to {place} to listen, and we leave with a plan",
    "{b} is a friend that keeps its word",
    "What we put on paper today will reach every household",
    "The talks on {t1} were frank and of use to both of us",
    "A company such as {co} shows what is possible",
)

# Sentences that claim nothing of states: weather, places, people in the street, prices.
FILLERS = (
    "Rain had fallen on {town} since early morning.",
    "Traffic in the centre was slow for most of the afternoon.",
    "The street market near the station stayed open until late.",
    "A brass band played in the rain.",
    "Shopkeepers in {town} swept the pavements twice.",
    "Schools in the district were closed for the holiday.",
    "The old town hall dates from the seventeenth century.",
    "Reporters waited behind a rope for almost two hours.",
    "The price of bread has doubled since the spring.",
    "Most of the seats in the gallery were empty.",
    "{person}, a retired teacher, watched from her balcony.",
    "The hall smelled of fresh paint.",
    "Two buses broke down on the ring road.",
    "The river was higher than usual for the season.",
    "Farmers nearby speak of a dry summer.",
    "{co} employs some four hundred people in {town}.",
    "Shares of {co} rose slightly before noon.",
    "The local paper had printed a map of closed streets.",
    "Children waved small paper flags.",
    "The lights went out for a moment, and everybody laughed.",
    "A fog came in from the sea after midnight.",
    "The menu offered lamb, rice and a soup of nettles.",
    "Hotel rooms in {town} had been sold out for weeks.",
    "Taxi drivers complained of the detours.",
    "{person} has run the bakery on the square since 1998.",
    "The carpet had been brought from a museum.",
    "Interpreters worked in shifts of thirty minutes.",
    "Nobody could say who had moved the flowers.",
    "The museum next door reopened last week after repairs.",
    "Snow is rare in {town} at this time of the year.",
    "The football final was moved to the following weekend.",
    "A dog crossed the runway and was caught by a gardener.",
    "The microphones failed at first.",
    "Photographers were given three minutes.",
    "The bridge at {town} is ninety metres long.",
    "Ferry tickets were cheaper than in previous years.",
    "A new tram line is being dug under the avenue.",
    "Its founder, {person}, began with a single truck.",
    "The orchestra rehearsed the evening before.",
    "Bookshops have put the poet's works in their windows.",
    "Temperatures fell below freezing overnight.",
    "The clock on the tower was ten minutes late.",
    "Anglers along the canal took no notice.",
    "The lift was out of order, so everybody took the stairs.",
)

TITLES = {
    "meeting": ("{a} and {b} in talks on {t1}", "Leaders of {a} and {b} look at {t1}", "{ca} and {cb} speak about {t2}"),
    "visit": ("Guest from {ca} in {cb}", "{a} sends its leader to {b}", "On the road to {cb} with {t1} on the agenda"),
}  # fmt: skip
