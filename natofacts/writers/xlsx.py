"""An Excel workbook: numbers are numbers, days are days, texts are texts and never formulas."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import isfinite
from typing import TYPE_CHECKING, Any

from natofacts.messages import ngettext
from natofacts.models import Fact
from natofacts.table import schema_of
from natofacts.writers.cells import plain_text, runs_as_formula, typed, valid_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from natofacts.output import Sink
    from natofacts.writers import Options

MAX_ROWS = 1_048_576
MAX_TEXT = 32_767
_FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900, so that earlier days differ between programs
_CREATED = datetime(2000, 1, 1)
_NARROWEST, _WIDEST = 6, 60
_NO_TEXT = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}  # XML cannot hold these
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write(facts: Iterable[Fact], sink: Sink, options: Options) -> list[str]:
    """Write facts as a workbook: a sheet of rows (more when Excel's limit is reached), and one of columns."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    packed = io.BytesIO()  # a pipe could not be gone back in, which a zip file needs
    with tempfile.TemporaryDirectory(prefix="natofacts-") as folder:
        book = Workbook(packed, {**_OPTIONS, "tmpdir": folder})
        book.use_zip64()
        book.set_properties({"created": _CREATED})
        sheets = _Sheets(book, options)
        try:
            for fact in facts:
                sheets.add(fact)
            sheets.finish()
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error
        finally:
            _let_go(book)
    sink.stream.write(packed.getbuffer())
    return sheets.remarks()


def _let_go(book: Workbook) -> None:
    """Close the files that a workbook has in a folder which goes away, also when it was not finished."""
    for sheet in book.worksheets():
        with contextlib.suppress(OSError):  # what could not be written was told before
            sheet.row_data_fh.close()


class _Sheets:
    """The sheets of a workbook while they are written, row after row."""

    def __init__(self, book: Workbook, options: Options) -> None:
        self._book = book
        self._columns = options.columns
        self._schema = schema_of(options.columns)
        self._raw = options.raw
        self._bold = book.add_format({"bold": True, "bottom": 1})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._whole = book.add_format({"num_format": "#,##0"})
        self._quoted = book.add_format({"quote_prefix": True})
        self._cut = 0
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        """Begin a sheet of rows."""
        self._number += 1
        self._sheet = self._add("facts" if self._number == 1 else f"facts {self._number}", self._columns)
        self._row = 0
        self._widths = [len(name) + 3 for name in self._columns]  # room for the button of the filter

    def _add(self, name: str, heading: Sequence[str]) -> Worksheet:
        """Add a sheet with its heading."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, text in enumerate(heading):
            sheet.write_string(0, place, text, self._bold)
        return sheet

    def add(self, fact: Fact) -> None:
        """Write a row."""
        if self._row + 1 >= MAX_ROWS:
            self._end()
            self._begin()
        self._row += 1
        for place, column in enumerate(self._schema):
            value = getattr(fact, column.name)
            if value is not None:
                self._write(place, value, column.type)

    def _write(self, place: int, value: Any, type_: str) -> None:
        """Write a cell by the type of its column; what Excel has no such thing for is a text."""
        given = typed(value, type_)
        width = len(plain_text(value))
        if type_ in ("integer", "number") and isfinite(given):
            self._sheet.write_number(
                self._row, place, given, self._whole if type_ == "number" and given % 1 == 0 else None
            )
            width += width // 3  # separators of thousands
        elif type_ == "date" and given >= _FIRST_DAY:
            self._sheet.write_datetime(self._row, place, given, self._day)
        else:
            self._write_text(place, plain_text(value))
        self._widths[place] = max(self._widths[place], width + 1)

    def _write_text(self, place: int, given: str) -> None:
        """Write a text; one that would run when it is edited is marked as text as well."""
        text = valid_text(given).translate(_NO_TEXT)
        if not self._raw:
            text = text.replace("\r\n", "\n")
        if len(text.encode("utf-16-le")) > 2 * MAX_TEXT:
            text = text.encode("utf-16-le")[: 2 * MAX_TEXT - 2].decode("utf-16-le", "ignore") + "…"
            self._cut += 1
        self._sheet.write_string(self._row, place, text, self._quoted if runs_as_formula(text) else None)

    def _end(self) -> None:
        """Set widths and filter of a sheet of rows."""
        for place, width in enumerate(self._widths):
            self._sheet.set_column(place, place, min(max(width, _NARROWEST), _WIDEST))
        self._sheet.autofilter(0, 0, self._row, len(self._columns) - 1)

    def finish(self) -> None:
        """End the last sheet of rows and add the sheet that tells what the columns mean."""
        self._end()
        sheet = self._add("columns", ("column", "type", "rows", "meaning"))
        for row, column in enumerate(self._schema, 1):
            for place, text in enumerate((column.name, column.type, column.rows, column.meaning)):
                sheet.write_string(row, place, text)
        for place, width in enumerate((12, 10, 16, 90)):
            sheet.set_column(place, place, width)

    def remarks(self) -> list[str]:
        """Tell of texts that did not fit."""
        if not self._cut:
            return []
        said = ngettext(
            "{n} text was cut after {most} characters, as xlsx holds no more in a cell",
            "{n} texts were cut after {most} characters, as xlsx holds no more in a cell",
            self._cut,
            most=f"{MAX_TEXT:,}",
        )
        return [said]
