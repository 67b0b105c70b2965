"""natofacts: figures, dated events and commitments of French NATO documents, as rows one can defend."""

from importlib import import_module
from typing import TYPE_CHECKING

from natofacts.errors import NatofactsError
from natofacts.models import Document, Fact
from natofacts.read import read  # at once: later its module would take its name
from natofacts.table import to_dataframe

if TYPE_CHECKING:
    from natofacts.chronology import Moment, timeline
    from natofacts.comparison import Comparison, Difference, compare
    from natofacts.extraction import Explanation, Extraction, explain, extract
    from natofacts.many import extract_frame, extract_many
    from natofacts.output import write
    from natofacts.page import report
    from natofacts.totals import Total, Totals, stats

__version__ = "0.1.0"
__all__ = [
    "Comparison",
    "Difference",
    "Document",
    "Explanation",
    "Extraction",
    "Fact",
    "Moment",
    "NatofactsError",
    "Total",
    "Totals",
    "compare",
    "explain",
    "extract",
    "extract_frame",
    "extract_many",
    "read",
    "report",
    "stats",
    "timeline",
    "to_dataframe",
    "write",
]

_HOMES = {
    "write": "natofacts.output",
    "extract_frame": "natofacts.many",
    "extract_many": "natofacts.many",
    "report": "natofacts.page",
    **dict.fromkeys(("Comparison", "Difference", "compare"), "natofacts.comparison"),
    **dict.fromkeys(("Moment", "timeline"), "natofacts.chronology"),
    **dict.fromkeys(("Total", "Totals", "stats"), "natofacts.totals"),
}

if not TYPE_CHECKING:  # a type checker would take any name for one of these

    def __getattr__(name: str) -> object:
        """Import the engine when it is first asked for, so that `--help` loads no rules."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value = getattr(import_module(_HOMES.get(name, "natofacts.extraction")), name)
        return value

    def __dir__() -> list[str]:
        """List what is there and what would be on asking."""
        return sorted({*globals(), *__all__})
