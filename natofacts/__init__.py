"""natofacts: figures, dated events and commitments of French NATO documents, as rows one can defend."""

from natofacts.errors import NatofactsError
from natofacts.extraction import Explanation, Extraction, explain, extract
from natofacts.models import Document, Fact
from natofacts.read import read
from natofacts.table import to_dataframe

__version__ = "0.1.0"
__all__ = [
    "Document",
    "Explanation",
    "Extraction",
    "Fact",
    "NatofactsError",
    "explain",
    "extract",
    "read",
    "to_dataframe",
]
