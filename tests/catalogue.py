"""What Babel extracts beside `_()`: the help of the command line, and the words of the page.

The docstrings of commands, `help=` and `short_help=` are messages as they stand, and so are the meanings of columns.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, TypeAlias

Message: TypeAlias = tuple[Any, ...]  # line, function, message, comments


def extract(
    fileobj: BinaryIO, keywords: Mapping[str, Any], comment_tags: Sequence[str], options: Any
) -> Iterator[Message]:
    """List the messages of a module, for `babel.cfg`."""
    from babel.messages.extract import extract_python

    yield from extract_python(fileobj, keywords, comment_tags, options)
    fileobj.seek(0)
    tree = ast.parse(fileobj.read())
    for node in ast.walk(tree):
        if reader := _READERS.get(type(node)):
            yield from reader(node)


def _help(call: ast.Call) -> Iterator[Message]:
    """Give the `help=` and `short_help=` of a command or an option, and the meaning of a column."""
    for keyword in call.keywords:
        if keyword.arg in ("help", "short_help") and isinstance(keyword.value, ast.Constant):
            yield keyword.value.lineno, None, " ".join(str(keyword.value.value).split()), []
    if isinstance(call.func, ast.Name) and call.func.id == "Column":
        yield call.lineno, None, ast.literal_eval(call.args[3]), []


def _docstring(function: ast.FunctionDef) -> Iterator[Message]:
    """Give the docstring of a command."""
    said = ast.get_docstring(function, clean=False)
    if said is not None and any("app." in ast.unparse(each) for each in function.decorator_list):
        yield function.lineno, None, inspect.cleandoc(said), []


def _words(assignment: ast.AnnAssign) -> Iterator[Message]:
    """Give the words of the page."""
    name = ast.unparse(assignment.target)
    if name in ("STRINGS", "NUMBERS") and isinstance(assignment.value, ast.Dict):
        for each in assignment.value.values:
            said = ast.literal_eval(each)
            if isinstance(said, str):
                yield each.lineno, "pgettext", ("page", said), []
            else:
                yield each.lineno, "npgettext", ("page", *said), []


_READERS: Mapping[type[ast.AST], Callable[[Any], Iterator[Message]]] = {
    ast.Call: _help,
    ast.FunctionDef: _docstring,
    ast.AnnAssign: _words,
}
