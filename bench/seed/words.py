"""The words of the invented papers: enough for texts that look like news and are never the same."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

TOWNS = [
    "Ankara",
    "Bergen",
    "Coimbra",
    "Derry",
    "Edirne",
    "Fatsa",
    "Galway",
    "Hatay",
    "Izmir",
    "Jena",
    "Kars",
    "Lund",
    "Mersin",
    "Namur",
    "Ordu",
    "Porto",
    "Rize",
    "Sinop",
    "Trabzon",
    "Urfa",
    "Varna",
    "Wismar",
    "Yalova",
    "Zadar",
]
TITLES = ["Courier", "Herald", "Post", "Ledger", "Gazette", "Observer", "Record", "Tribune", "Star", "Mail"]
NAMES = [
    "Ayşe Öz",
    "Burak Şen",
    "Tom Hale",
    "Priya Nair",
    "Deniz Kaya",
    "Lena Brandt",
    "Owen Price",
    "Marta Silva",
    "Kemal Acar",
    "Nora Lind",
    "Emre Aksoy",
    "Ruth Okafor",
    "Selin Tunç",
    "Jan Novak",
    "Elif Demir",
    "Paul Mercer",
]
OFFICES = [
    "the governor",
    "the transport ministry",
    "police",
    "the prosecutor",
    "the mayor",
    "the coast guard",
    "the central bank",
    "a spokesman",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
EVENTS = [
    "a ferry ran aground",
    "a warehouse burned down",
    "a bridge was closed",
    "a strike began",
    "the vote was postponed",
    "a bus overturned",
    "the river broke its banks",
    "a factory was sold",
    "talks broke off",
    "a trial opened",
]
SECTIONS = ("World", "Politics", "Business", "Local", "Sport", "Culture")
SENTENCES = (
    "{number} people were injured when {event} near {town} on {day}, {office} said.",
    "The alleged organiser, {name}, was questioned in {town} for {number} hours and released on {day}.",
    "“We were told about it only on {day},” said {name}, who lives in {town}.",
    "“Nobody in {town} expected {number} of them to stay,” {name} told reporters after the meeting.",
    "Costs have risen to {number} million lira since {day}, according to {office} in {town}.",
    "{office} in {town} did not answer questions about the {number} complaints received by {day}.",
    "Reportedly, {event} in {town} less than {number} kilometres from the place where {name} grew up.",
    "About {number} percent of the households in {town} were without power until {day}.",
    "{name} and {other} are due to meet {office} on {day} to speak about {town}.",
    "It is the {number}th case of this kind in {town} in a year, {office} said in a statement.",
    "Work on the road between {town} and the harbour will begin on {day} and take {number} weeks.",
    "{name} denied that {event} because of the {number} warnings that were sent to {office}.",
)
WIRE = "The inquiry is led by judge Selim Aydin of the regional court."
"""A sentence that an agency sent to many papers, with a name that it had to correct later."""
CORRECTED_WIRE = WIRE.replace("Selim Aydin", "Selma Aydın")


def sentence(rng: Random) -> str:
    """One sentence of news."""
    filled = rng.choice(SENTENCES).format(
        number=rng.randint(2, 99),
        town=rng.choice(TOWNS),
        day=rng.choice(DAYS),
        name=rng.choice(NAMES),
        other=rng.choice(NAMES),
        office=rng.choice(OFFICES),
        event=rng.choice(EVENTS),
    )
    return filled[0].upper() + filled[1:]


def paragraph(rng: Random) -> str:
    """Two to four sentences."""
    return several(sentence, rng, rng.randint(2, 4))


def several(make: Callable[[Random], str], rng: Random, number: int) -> str:
    """So many of what *make* gives, with spaces between."""
    return " ".join(make(rng) for _ in range(number))


def headline(rng: Random) -> str:
    """A headline."""
    event, town = rng.choice(EVENTS), rng.choice(TOWNS)
    return f"{rng.randint(2, 60)} hurt as {event} in {town}" if rng.random() < 0.5 else f"{town}: {event}, mayor says"
