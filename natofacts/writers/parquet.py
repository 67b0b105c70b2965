"""Parquet: typed columns in row groups; `figures` is a list, days are days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from natofacts.models import Fact
from natofacts.table import schema_of
from natofacts.writers.cells import typed

if TYPE_CHECKING:
    from pyarrow import DataType

    from natofacts.output import Sink
    from natofacts.writers import Options

_GROUP = 50_000  # rows held in memory at a time


def write(facts: Iterable[Fact], sink: Sink, options: Options) -> list[str]:
    """Write facts as Parquet, group by group."""
    import pyarrow as pa
    from pyarrow import parquet

    columns = schema_of(options.columns)
    schema = pa.schema([pa.field(c.name, _type(c.type), metadata={"meaning": c.meaning}) for c in columns])
    with parquet.ParquetWriter(sink.stream, schema, compression="zstd") as writer:
        for group in _groups(facts):
            cells = {c.name: [typed(getattr(fact, c.name), c.type) for fact in group] for c in columns}
            writer.write_table(pa.table(cells, schema=schema))
    return []


def _type(type_: str) -> DataType:
    """Give Parquet's type of a column."""
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}
    return pa.list_(pa.string()) if type_ == "list" else types[type_]


def _groups(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Take facts in groups."""
    rest = iter(facts)
    while group := list(islice(rest, _GROUP)):
        yield group
