"""How people are introduced, and whose officials they are."""

from __future__ import annotations

import pytest

from diplograph.documents.read import split
from diplograph.entities.resolve import resolve
from diplograph.pipeline import finder, state_names
from diplograph.records import Document, Names
from diplograph.reference import namesakes


def _names(text: str) -> Names:
    document = Document(text, date="2025-03-12")
    return finder().find(text, split(document), document.date)


def _held(text: str) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(t.person, t.office, t.states) for t in _names(text).tenures}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        # titles of courtesy and initials
        ("Malaysian Foreign Minister Dato' Seri Haji Rahim Osman spoke.", ("rahim-osman", "foreign minister", ("MYS",))),
        ("H.E. Mr. Demeke Tola, Minister of Trade of Ethiopia, spoke.", ("demeke-tola", "trade minister", ("ETH",))),
        ("Indian Joint Secretary P. Sundaram briefed the media.", ("p-sundaram", "secretary", ("IND",))),
        ("Ghana's Vice-President, Kofi Badu, spoke.", ("kofi-badu", "vice president", ("GHA",))),
        # names that look like something else, and officials of a ministry that stands behind
        ("Jan Kowalski, a spokesman of the Polish Foreign Ministry, spoke.", ("jan-kowalski", "spokesperson", ("POL",))),
        ("Hungary's foreign minister, Peter Magyar, spoke.", ("peter-magyar", "foreign minister", ("HUN",))),
        ("In Addis Ababa, the chairperson of the African Union Commission, Ali Tola, spoke.",
         ("ali-tola", "chairperson of the African Union", ())),
        # counterparts
        ("Peru's foreign minister Ana Ruiz met her Ghanaian opposite number, Kofi Badu.",
         ("kofi-badu", "foreign minister", ("GHA",))),
        ("Peruvian President Ana Ruiz and her counterpart and host, Kofi Badu of Ghana, spoke.",
         ("kofi-badu", "president", ("GHA",))),
        ("Peru's foreign minister Ana Ruiz spoke. He thanked Kofi Badu, Ruiz's Ghanaian counterpart.",
         ("kofi-badu", "foreign minister", ("GHA",))),
        # ambassadors and envoys with their posts
        ("The Peruvian Ambassador in Accra, Luis Soto, spoke.", ("luis-soto", "ambassador", ("PER",))),
        ("Korean Ambassador to Ghana Won Do-hyun spoke.", ("won-do-hyun", "ambassador", ("KOR",))),
        ("The Ambassador of Peru to the Kingdom, Luis Soto, spoke.", ("luis-soto", "ambassador", ("PER",))),
        ("Peru's special envoy for Africa, Luis Soto, spoke.", ("luis-soto", "special envoy", ("PER",))),
        # who heads, who leads
        ("Kofi Badu, who heads Ghana's Ministry of Energy, spoke.", ("kofi-badu", "energy minister", ("GHA",))),
        ("Kofi Badu, who leads the Ghanaian team, spoke.", ("kofi-badu", "head of delegation", ("GHA",))),
        ("The head of Peru's delegation, Deputy Minister Luis Soto, spoke.", ("luis-soto", "deputy minister", ("PER",))),
        # bodies
        ("The EU's foreign policy chief, Ana Ruiz, spoke.", ("ana-ruiz", "high representative", ())),
        ("UN Secretary-General Ana Ruiz spoke.", ("ana-ruiz", "secretary-general", ())),
        # organizations of a state
        ("A spokesman for the Peruvian foreign ministry, Luis Soto, spoke.", ("luis-soto", "spokesperson", ("PER",))),
        ("Governor of the Osh region Elchibek Tokoev spoke.", ("elchibek-tokoev", "governor", ("KGZ",))),
        ("That of Peru was led by State Secretary Luis Soto, that of Ghana by State Secretary Kofi Badu.",
         ("kofi-badu", "state secretary", ("GHA",))),
        # an apposition ends where an honorific begins the next name
        ("At the invitation of the Rt Hon Luis Soto, Minister of Trade of Peru, His Excellency Kofi Badu, Minister of Trade "
         "of the Republic of Ghana, came.", ("kofi-badu", "trade minister", ("GHA",))),
        # who speaks for, who commands
        ("Luis Soto, who speaks for the Peruvian foreign ministry, denied it.", ("luis-soto", "spokesperson", ("PER",))),
        ("Luis Soto, speaking for the Kremlin, denied it.", ("luis-soto", "spokesperson", ("RUS",))),
        # titles of one state
        ("They met Speaker of the Seimas Rasa Petraityte.", ("rasa-petraityte", "speaker of parliament", ("LTU",))),
        ("The Assistant Secretary of State for South and Central Asian Affairs, Luis Soto, came.",
         ("luis-soto", "assistant secretary of state", ("USA",))),
        ("They met Luis Soto, special envoy of the foreign minister of Peru.", ("luis-soto", "special envoy", ("PER",))),
        ("Marta Silva, the European economy commissioner, came.", ("marta-silva", "European commissioner", ())),
    ],
)  # fmt: skip
def test_an_official_is_introduced(text: str, held: tuple[str, str, tuple[str, ...]]) -> None:
    assert held in _held(text)


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers of Peru and Ghana, Ana Ruiz and Kofi Badu, spoke.",
        "Foreign ministers Ana Ruiz (Peru) and Kofi Badu (Ghana) spoke.",
        "Ana Ruiz and Kofi Badu, the Peruvian and Ghanaian foreign ministers, spoke.",
        "The paper was signed by the foreign ministers, Ana Ruiz for Peru and Kofi Badu for Ghana.",
    ],
)
def test_one_title_for_several(text: str) -> None:
    assert _held(text) == {("ana-ruiz", "foreign minister", ("PER",)), ("kofi-badu", "foreign minister", ("GHA",))}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Kofi Badu, CEO of Volta Steel, spoke.", "Volta Steel"),
        ("Andaluz Copper President Ana Ruiz spoke.", "Andaluz Copper"),
        ("European Commission President Ana Ruiz spoke.", "European Commission"),
        ("The ECOWAS Commission, whose president, Kofi Badu, spoke, met.", "ECOWAS"),
    ],
)
def test_the_head_of_a_body_or_firm_acts_for_it_alone(text: str, body: str) -> None:
    (tenure,) = _names(text).tenures
    assert (tenure.states, tenure.body) == ((), body)


@pytest.mark.parametrize(
    "text",
    [
        "A visit to Rabat by President Ana Ruiz is planned.",  # Rabat is not hers
        "The company denied it, its spokesman, Luis Soto, said in Peru.",
        "Kofi Badu, who teaches law, spoke in Ghana.",
        "Ana Ruiz, Presidents of Peru and Chile said.",  # one name for two
        "In Peru, rebel spokesman Luis Soto said so.",
        "Amir Soto, a lawyer, spoke in Ghana.",  # a given name, no ruler
    ],
)
def test_no_state_is_made_up(text: str) -> None:
    assert [tenure.states for tenure in _names(text).tenures if tenure.states] == []


@pytest.mark.parametrize(
    ("title", "text", "name", "states"),
    [
        ("Readout of the visit of the President of Ghana",
         "President Ana Ruiz met President Kofi Badu of Ghana in Lima. Ghana and Peru signed a treaty.", "Ana Ruiz", ("PER",)),
        ("", "Foreign Minister Ana Ruiz of Peru met Foreign Minister Kofi Badu. Peru and Ghana signed a treaty.",
         "Kofi Badu", ("GHA",)),
        ("", "Coach Ana Ruiz met President Kofi Badu of Ghana. Ghana and Peru signed a treaty.", "Ana Ruiz", ()),
        ("", "Professor Ana Ruiz met President Kofi Badu of Ghana. Ghana and Peru signed.", "Ana Ruiz", ()),
    ],
)  # fmt: skip
def test_an_official_without_a_state(title: str, text: str, name: str, states: tuple[str, ...]) -> None:
    whole = f"{title}\n\n{text}" if title else text
    document = Document(whole, title=title, date="2025-03-12")
    sentences = split(document)
    names = finder().find(whole, sentences, document.date)
    people = resolve(whole, sentences, names, state_names(), namesakes).people
    assert next(person.states for person in people.values() if person.name == name) == states


@pytest.mark.parametrize(
    ("text", "surface", "names"),
    [
        ("President Ana Ruiz of Peru met President Kofi Badu of Ghana. She thanked her counterpart.", "her counterpart",
         ["Kofi Badu"]),
        ("Peruvian Ambassador Luis Soto met Ghana's trade minister, Ama Boateng. The minister thanked him.", "The minister",
         ["Ama Boateng"]),
        ("King Felip of Peru met President Kofi Badu of Ghana. His Majesty thanked him.", "His Majesty", ["Felip"]),
        ("The President of the Republic, Ana Ruiz, met President Kofi Badu of Ghana. The President of the Republic spoke.",
         "The President of the Republic", ["Ana Ruiz"]),
        ("President Ana Ruiz of Peru met President Kofi Badu of Ghana. They signed a treaty.", "They",
         ["Ana Ruiz", "Kofi Badu"]),
        ("Secretary of State Ana Ruiz met Under Secretary Kofi Badu. The Secretary spoke.", "The Secretary", ["Ana Ruiz"]),
        ("President Ana Ruiz of Peru met President Kofi Badu of Ghana. On Friday the two signed a treaty.", "the two",
         ["Ana Ruiz", "Kofi Badu"]),
        # open: several, and nothing tells which
        ("Ministers Ana Ruiz of Peru and Kofi Badu of Ghana met. The minister spoke.", "The minister", []),
        ("President Ana Ruiz of Peru met Luis Soto. She thanked her counterpart.", "her counterpart", []),
    ],
)  # fmt: skip
def test_a_title_alone_means_its_holder(text: str, surface: str, names: list[str]) -> None:
    document = Document(text, date="2025-03-12")
    sentences = split(document)
    found = finder().find(text, sentences, document.date)
    resolutions = resolve(text, sentences, found, state_names(), namesakes).resolutions
    last = [resolution for resolution in resolutions if resolution.surface == surface][-1]
    assert [mention.name for mention in last.referents] == names


def test_an_agency_is_of_its_state() -> None:
    names = _names("KOICA and Kazatomprom signed a memorandum.")
    assert [(m.name, m.states) for m in names.mentions if m.kind == "organization"] == [
        ("KOICA", ("KOR",)),
        ("Kazatomprom", ("KAZ",)),
    ]


def test_a_city_that_acts_stands_for_the_body_that_sits_there() -> None:
    text = "The European Union met in Brussels. Ukraine urged Brussels to act. Brussels agreed."
    found = [m.kind for m in _names(text).mentions if text[m.start : m.end] == "Brussels"]
    assert found == ["capital", "body", "body"]


def test_where_the_body_is_not_named_it_is_the_state() -> None:
    text = "Belgium met Peru. Brussels agreed."
    assert [m.kind for m in _names(text).mentions if text[m.start : m.end] == "Brussels"] == ["capital"]


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Ana Ruiz succeeded President Luis Paz of Peru on Monday.", "former"),
        ("Ana Ruiz succeeded Luis Paz, the foreign minister of Peru since 2021.", "former"),
        ("Ana Ruiz took office on Monday, replacing Luis Paz, the foreign minister of Peru.", "former"),
        ("Ana Ruiz will succeed President Luis Paz of Peru in July.", ""),
        ("Ana Ruiz is to take office in July, succeeding President Luis Paz of Peru.", ""),
        ("Kofi Badu was replaced by Luis Paz, the foreign minister of Peru.", ""),
    ],
)
def test_who_was_succeeded_holds_the_office_no_more(text: str, standing: str) -> None:
    assert [t.standing for t in _names(text).tenures if t.person == "luis-paz"] == [standing]
