"""Figures by unit, and who is to do what by when, in pandas.

python examples/pandas_session.py communique.txt
"""

import sys
from pathlib import Path

import natofacts

here = Path(__file__).parent
facts = natofacts.extract(Path(sys.argv[1]) if len(sys.argv) > 1 else here / "communique.txt")

# Facts are typed objects …
for fact in facts:
    if fact.type == "figure" and fact.unit == "USD":
        print(f"{fact.text} = {fact.value} {fact.unit}")

# … and a table with proper dtypes.
table = facts.to_dataframe()
figures = table[table.type == "figure"]
print(figures.groupby("unit").value.agg(["count", "max"]).to_string())

events = table[table.type == "event"].sort_values("date_end")
print(events.loc[events.date_end >= "2026-03-01", ["date_start", "date_end", "text"]].to_string(index=False))
