"""One adapter a tool, each a class `Reader`: `__init__` loads, `read` is timed, `rows` makes rows.

A row is what can be compared between tools: a span and, for a figure, the candidate values of each of its ends, for
an event the candidate pairs of first and last day.
"""
