"""Facts made by hand, for the tests of what comes after extraction."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from natofacts.models import Fact
from natofacts.table import fact_id


def make_fact(
    text: str = "2 %", *, type: str = "figure", kind: str = "percent", start: int = 0, **columns: Any
) -> Fact:
    """Give a fact with the columns named and a proper id."""
    document = columns.pop("document", "a.txt")
    end = start + len(text)
    identifier = fact_id(document, type, start, end, kind)
    return Fact(identifier, document, type, kind, text, start, end, **{"sentence": text, "rule": "fr.test", **columns})


MONEY = make_fact(
    "486 milliards de dollars",
    kind="money",
    start=20,
    sentence="En 2024, ils ont dépensé 486 milliards de dollars dans la défense.",
    value=Decimal(486_000_000_000),
    unit="USD",
    comparator="=",
    object="défense",
    actor="Les Alliés européens et le Canada",
    modality="fact",
)
SHARE = make_fact(
    "2,5 %",
    start=80,
    point=4,
    sentence="Nous y consacrerons au moins 2,5 % du PIB.",
    value=Decimal("2.5"),
    unit="%",
    comparator=">=",
    base="PIB",
    modality="commitment",
    repeat_of=None,
)
MEETING = make_fact(
    "15 et 16 janvier 2025",
    type="event",
    kind="date",
    start=120,
    sentence="Ils se réuniront les 15 et 16 janvier 2025 à Bruxelles.",
    date_start="2025-01-15",
    date_end="2025-01-16",
    edtf="2025-01-15/2025-01-16",
    relation="at",
)
PLEDGE = make_fact(
    "Nous nous engageons à y consacrer 2,5 % du PIB d’ici 2030",
    type="commitment",
    kind="pledge",
    start=60,
    sentence="Nous nous engageons à y consacrer 2,5 % du PIB d’ici 2030.",
    actor="nous",
    deadline="2030",
    figures=(SHARE.id, MONEY.id),
)
FACTS = (MONEY, PLEDGE, SHARE, MEETING)

any_text = st.text(max_size=30)
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3)
dates = st.dates().map(lambda day: day.isoformat())


@st.composite
def any_fact(draw: st.DrawFn) -> Fact:
    """Give a fact with whatever texts, numbers and dates."""
    return make_fact(
        draw(any_text),
        start=draw(st.integers(0, 10**6)),
        document=draw(any_text),
        sentence=draw(any_text),
        value=draw(st.none() | numbers),
        value_max=draw(st.none() | numbers),
        unit=draw(st.none() | any_text),
        actor=draw(st.none() | any_text),
        date_start=draw(st.none() | dates),
        figures=draw(st.none() | st.lists(st.from_regex(r"f[0-9a-f]{10}", fullmatch=True)).map(tuple)),
    )
