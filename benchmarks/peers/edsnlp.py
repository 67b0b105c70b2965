"""EDS-NLP with its dates, durations and periods, and every quantity it knows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from benchmarks.peers.shape import Days, Row, day, event, figure, months, settle

DISTRIBUTION = "edsnlp"


class Reader:
    """A pipeline of sentences, dates and quantities."""

    def __init__(self) -> None:
        import edsnlp

        self._pipeline = edsnlp.blank("eds")
        self._pipeline.add_pipe("eds.sentences")
        self._pipeline.add_pipe("eds.dates", config={"detect_periods": True})
        self._pipeline.add_pipe(
            "eds.quantities", config={"quantities": "all", "extract_ranges": True, "use_tables": False}
        )

    def read(self, text: str, today: str) -> Any:
        """Run the pipeline on a note written on a day."""
        document = self._pipeline.make_doc(text)
        document._.note_datetime = datetime.fromisoformat(today)
        return self._pipeline(document)

    def rows(self, raw: Any, _text: str, today: str) -> list[Row]:
        """Give dates, the two sides of periods as one, durations and quantities."""
        out = []
        for span in raw.spans.get("dates", ()):
            days = _days(span._.date, today)
            if days is not None:
                out.append(event(span.start_char, span.end_char, days))
        for span in raw.spans.get("periods", ()):
            first, last = (side and _days(side._.date, today) for side in (span._.period.FROM, span._.period.UNTIL))
            if first and last:
                out.append(event(span.start_char, span.end_char, (first[0], last[1])))
        for span in raw.spans.get("durations", ()):
            numbers = [number for _, number in _parts(span._.duration)]
            out += [figure(span.start_char, span.end_char, numbers)] if numbers else []
        for span in raw.spans.get("quantities", ()):
            quantity = span._.get(span.label_)
            if quantity is not None:
                out.append(figure(span.start_char, span.end_char, *([number] for number in _ends(quantity.value))))
        return settle(out)


def _ends(value: Any) -> list[float]:
    """Give the ends of a value: a range may itself be of ranges."""
    if not isinstance(value, tuple):
        return [float(value)]
    ends = [end for side in value for end in _ends(side)]
    return [min(ends), max(ends)]


def _parts(duration: Any) -> list[tuple[str, float]]:
    units = ("year", "month", "week", "day", "hour", "minute", "second")
    return [(unit, number) for unit in units if (number := getattr(duration, unit, None)) is not None]


def _days(found: Any, today: str) -> Days | None:
    """Give the days that a date covers: those of the smallest unit that is there."""
    if found is None:
        return None
    if hasattr(found, "direction"):
        moment = found.to_datetime(note_datetime=datetime.fromisoformat(today))
        return _relative(found, moment) if moment is not None else None
    if found.year is None:
        moment = found.to_datetime(note_datetime=datetime.fromisoformat(today), infer_from_context=True)
        return None if moment is None else day(moment.year, moment.month, moment.day)
    if found.month is None:
        return months(found.year, 1, 12)
    return months(found.year, found.month) if found.day is None else day(found.year, found.month, found.day)


def _relative(found: Any, moment: date) -> Days:
    if found.year is not None:
        return months(moment.year, 1, 12)
    if found.month is not None:
        return months(moment.year, moment.month)
    return day(moment.year, moment.month, moment.day)
