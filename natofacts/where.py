"""Filter expressions over the columns, e.g. « value >= 1e9 and unit == 'USD' ».

An expression is parsed as Python, checked node by node against what is listed here, and compiled to
closures over one fact; nothing is ever passed to `eval`. There are comparisons (chained too, `in`,
`is None`), arithmetic on numbers, `and`, `or`, `not`, `len(...)` and the string methods of `METHODS`.

Unknown values: arithmetic on null is null, a method of null is null, and comparing with null is false,
except `==`, `!=` and `is`; `not in` is the opposite of `in`. Dates are strings, `date_end < '2030'` compares
texts.
"""

from __future__ import annotations

import ast
import difflib
import operator
import re
import warnings
from collections.abc import Callable
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Any, NamedTuple, NoReturn

from natofacts.errors import WhereError
from natofacts.messages import N_, _, language
from natofacts.models import Fact
from natofacts.table import COLUMNS, VALUES

MAX_LENGTH = 2_000
MAX_DEPTH = 50

TEXT, NUMBER, BOOLEAN, LIST, NULL = N_("text"), N_("number"), N_("truth value"), N_("list"), N_("null")
_TYPES = {"string": TEXT, "date": TEXT, "integer": NUMBER, "number": NUMBER, "list": LIST}

_DAYS = ("date_start", "date_end")
_DATES = ("deadline", "edtf", "period", "baseline")
_DATE = re.compile(r"(?:\.\./)?\d{4}(?:-\d\d(?:-\d\d)?)?(?:/.*)?")

Getter = Callable[[Fact], Any]


class _Node(NamedTuple):
    """A compiled part of an expression: the type of what it gives, and how to get it from a fact.

    `column` is the column that it is, `values` are the texts and numbers that it is or lists, `items` their types.
    """

    type: str
    get: Getter
    column: str | None = None
    values: tuple[Any, ...] = ()
    items: frozenset[str] = frozenset()


class _Method(NamedTuple):
    """A string method: what it gives, how many texts it takes, and the function."""

    type: str
    arguments: int
    call: Callable[..., Any]


METHODS = {
    "contains": _Method(BOOLEAN, 1, operator.contains),
    "startswith": _Method(BOOLEAN, 1, str.startswith),
    "endswith": _Method(BOOLEAN, 1, str.endswith),
    "lower": _Method(TEXT, 0, str.lower),
    "upper": _Method(TEXT, 0, str.upper),
    "casefold": _Method(TEXT, 0, str.casefold),
    "strip": _Method(TEXT, 0, str.strip),
}

_ARITHMETIC = Context(prec=34, traps=[DivisionByZero, InvalidOperation, Overflow])
_OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: _ARITHMETIC.add,
    ast.Sub: _ARITHMETIC.subtract,
    ast.Mult: _ARITHMETIC.multiply,
    ast.Div: _ARITHMETIC.divide,
    ast.FloorDiv: _ARITHMETIC.divide_int,
    ast.Mod: _ARITHMETIC.remainder,
    ast.Pow: _ARITHMETIC.power,
}
_EQUALITIES: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
}
_ORDERS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def compile_where(expression: str) -> Callable[[Fact], bool]:
    """Compile a filter expression to a test of one fact, e.g. `compile_where("unit == 'USD'")`.

    Raises: WhereError if the expression is wrong; the message says what would do.
    """
    if len(expression) > MAX_LENGTH:
        raise WhereError(
            _("the expression has {number} characters; at most {max_length} are read").format(
                number=len(expression), max_length=MAX_LENGTH
            )
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # « '\d' » is worth no word on the user's screen
            tree = ast.parse(expression.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise WhereError(_syntax_message(expression, error)) from error
    return _truth(_compile(tree.body, 0), tree.body)


def _syntax_message(expression: str, error: Exception) -> str:
    """Say what is wrong with an expression that does not parse, with a hint for the usual slip."""
    shown = " ".join(expression.split())[:80]
    if not shown:
        return _("the expression is empty; write for instance value >= 1e9 and unit == 'USD'")
    reason = error.msg if isinstance(error, SyntaxError) else str(error)
    if reason and language() != "en":  # Python has its reasons in English only
        reason = _("it is not a whole test")
    if "=" in expression and not any(sign in expression for sign in ("==", "!=", "<=", ">=")):
        reason = _("to compare write ==")
    return _("cannot read « {shown} »: {reason}").format(shown=shown, reason=reason or _("too deep"))


def _compile(node: ast.expr, depth: int) -> _Node:
    """Compile one node by the function of its class; what has none is not allowed."""
    if depth > MAX_DEPTH:
        raise WhereError(_("the expression is nested more than {max_depth} deep").format(max_depth=MAX_DEPTH))
    compiler = _COMPILERS.get(type(node))
    if compiler is None:
        _refuse(node, _("is not allowed here"))
    return compiler(node, depth + 1)


def _refuse(node: ast.AST, why: str) -> NoReturn:
    """Raise an error that quotes the part of the expression which is wrong."""
    try:
        quoted = ast.unparse(node)
    except RecursionError:
        quoted = type(node).__name__
    raise WhereError(f"« {quoted[:80]} » {why}")


def _constant(node: ast.Constant, _depth: int) -> _Node:
    """A text, a number, True, False or None; numbers are exact decimals, so that 19.4 is 19.4."""
    value = node.value
    if isinstance(value, bool):
        return _Node(BOOLEAN, lambda fact: value)
    if isinstance(value, int | float):
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        return _Node(NUMBER, lambda fact: number, values=(number,))
    if isinstance(value, str):
        return _Node(TEXT, lambda fact: value, values=(value,))
    if value is None:
        return _Node(NULL, lambda fact: None)
    _refuse(node, _("is not allowed here"))


def _name(node: ast.Name, _depth: int) -> _Node:
    """A column, or null."""
    name = node.id
    if name.lower() in ("null", "none"):
        return _Node(NULL, lambda fact: None)
    if name.lower() in ("true", "false"):
        truth = name.lower() == "true"
        return _Node(BOOLEAN, lambda fact: truth)
    column = COLUMNS.get(name)
    if column is None:
        raise WhereError(unknown_column(name))
    return _Node(_TYPES[column.type], operator.attrgetter(name), column=name)


def unknown_column(name: str) -> str:
    """Say that a column does not exist, and which one was perhaps meant."""
    nearest = difflib.get_close_matches(name.lower(), COLUMNS, n=1, cutoff=0.5)
    advice = _("did you mean {name}?").format(name=nearest[0]) if nearest else _("« natofacts schema » lists them")
    return _('unknown column "{name}"; {advice}').format(name=name[:40], advice=advice)


def _boolean(node: ast.BoolOp, depth: int) -> _Node:
    """`and`, `or`."""
    tests = [_truth(_compile(value, depth), value) for value in node.values]
    combine = all if isinstance(node.op, ast.And) else any
    return _Node(BOOLEAN, lambda fact: combine(test(fact) for test in tests))


def _truth(node: _Node, source: ast.expr) -> Callable[[Fact], bool]:
    """Read a part as yes or no: a text or list counts as yes when it is there and not empty."""
    if isinstance(source, ast.Tuple | ast.List | ast.Set):
        _refuse(source, _("is a list, not yes or no; a number has a point, 7.5, not a comma"))
    if node.type in (NUMBER, NULL):
        _refuse(source, _("gives a {type}, not yes or no; compare it, e.g. value > 0").format(type=_(node.type)))
    get = node.get
    return lambda fact: bool(get(fact))


def _unary(node: ast.UnaryOp, depth: int) -> _Node:
    """`not`, and the sign of a number."""
    operand = _compile(node.operand, depth)
    if isinstance(node.op, ast.Not):
        test = _truth(operand, node.operand)
        return _Node(BOOLEAN, lambda fact: not test(fact))
    if operand.type != NUMBER or not isinstance(node.op, ast.USub | ast.UAdd):
        _refuse(node, _("is not allowed here"))
    if isinstance(node.op, ast.UAdd):
        return operand
    get = operand.get

    def negative(fact: Fact) -> Decimal | None:
        value = get(fact)
        return None if value is None else Decimal(value).copy_negate()

    return _Node(NUMBER, negative)


def _binary(node: ast.BinOp, depth: int) -> _Node:
    """Arithmetic on numbers, exact to 34 digits; a division by zero or an overflow gives null."""
    if isinstance(node.op, ast.BitAnd | ast.BitOr):
        _refuse(node, _("is not allowed here; write « and », « or »"))
    operation = _OPERATIONS.get(type(node.op))
    left, right = _compile(node.left, depth), _compile(node.right, depth)
    if operation is None:
        _refuse(node, _("is not allowed here"))
    for part in (left, right):
        if part.type != NUMBER:
            _refuse(node, _("needs numbers, not a {type}").format(type=_(part.type)))
    get_left, get_right = left.get, right.get

    def calculate(fact: Fact) -> Decimal | None:
        one, other = get_left(fact), get_right(fact)
        if one is None or other is None:
            return None
        try:
            return operation(Decimal(one), Decimal(other))
        except (DivisionByZero, InvalidOperation, Overflow):
            return None

    return _Node(NUMBER, calculate)


def _comparison(node: ast.Compare, depth: int) -> _Node:
    """One comparison or a chain: `1 < value <= 5`."""
    operands = [_compile(operand, depth) for operand in (node.left, *node.comparators)]
    tests = [
        _compare(node, sign, left, right)
        for sign, left, right in zip(node.ops, operands[:-1], operands[1:], strict=True)
    ]
    return _Node(BOOLEAN, lambda fact: all(test(fact) for test in tests))


def _compare(node: ast.Compare, sign: ast.cmpop, left: _Node, right: _Node) -> Callable[[Fact], bool]:
    """One link of a comparison."""
    for one, other in ((left, right), (right, left)):
        _check_values(one, other, ordered=isinstance(sign, tuple(_ORDERS)))
    if isinstance(sign, ast.In | ast.NotIn):
        return _membership(node, isinstance(sign, ast.In), left, right)
    get_left, get_right = left.get, right.get
    is_null = NULL in (left.type, right.type)
    if isinstance(sign, ast.Is | ast.IsNot) and not is_null:
        _refuse(node, _("compares with « is »; that is for None, write == or !="))
    if left.type != right.type and not is_null:
        _refuse(
            node,
            _("compares a {type} with a {type_}; texts and dates stand in quotes, numbers do not").format(
                type=_(left.type), type_=_(right.type)
            ),
        )
    equal = _EQUALITIES.get(type(sign))
    if equal is not None:
        return lambda fact: equal(get_left(fact), get_right(fact))
    if LIST in (left.type, right.type):
        _refuse(node, _("orders lists; compare len(...) instead"))
    order = _ORDERS[type(sign)]

    def ordered(fact: Fact) -> bool:
        one, other = get_left(fact), get_right(fact)
        return one is not None and other is not None and order(one, other)

    return ordered


def _check_values(column: _Node, other: _Node, *, ordered: bool) -> None:
    """Refuse a text that a column can never be, e.g. `type == 'Figure'`, `date_end < 'mars 2026'`."""
    name = column.column or ""
    known = VALUES.get(name)
    dated = name in _DAYS or (ordered and name in _DATES)
    for value in other.values:
        if not isinstance(value, str):
            continue
        if known is not None and not ordered and value not in known:
            raise WhereError(
                _("« {value} » is no value of {name}; there are {known}").format(
                    value=value[:40], name=name, known=", ".join(known)
                )
            )
        if dated and _DATE.fullmatch(value) is None:
            raise WhereError(
                _("« {value} » is no date to compare {name} with; write 2026, 2026-02 or 2026-02-12").format(
                    value=value[:40], name=name
                )
            )


def _membership(node: ast.Compare, wanted: bool, left: _Node, right: _Node) -> Callable[[Fact], bool]:
    """`unit in ('USD', 'EUR')`, `'drone' in text`, `id in figures`, and their opposites with `not in`."""
    if right.type not in (TEXT, LIST):
        _refuse(node, _("looks inside a {type}; that is for texts and lists").format(type=_(right.type)))
    if right.type == TEXT and left.type != TEXT:
        _refuse(node, _("looks for a {type} in a text").format(type=_(left.type)))
    if left.column and right.values and right.type == TEXT:
        _refuse(node, _("looks for a column inside one text; write ==, or a list: in ('km',)"))
    items = frozenset((TEXT,)) if right.type == LIST and right.column else right.items
    if items and left.type not in items | {NULL}:
        _refuse(
            node,
            _("looks for a {type} among values of another kind; texts stand in quotes, numbers do not").format(
                type=_(left.type)
            ),
        )
    get_left, get_right = left.get, right.get
    within_text = right.type == TEXT

    def test(fact: Fact) -> bool:
        item, container = get_left(fact), get_right(fact)
        absent = container is None or (within_text and item is None)
        return (not absent and item in container) is wanted

    return test


def _sequence(node: ast.Tuple | ast.List | ast.Set, depth: int) -> _Node:
    """Values to look a column up in: `('USD', 'EUR')`."""
    elements = [_compile(element, depth) for element in node.elts]
    getters = [element.get for element in elements]
    values = tuple(value for element in elements for value in element.values)
    types = frozenset(element.type for element in elements) - {NULL}
    return _Node(LIST, lambda fact: tuple(get(fact) for get in getters), values=values, items=types)


def _call(node: ast.Call, depth: int) -> _Node:
    """A string method of a text, or len(...)."""
    if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
        _refuse(node, _("is not allowed here; methods take plain texts"))
    arguments = [_compile(argument, depth) for argument in node.args]
    if isinstance(node.func, ast.Name) and node.func.id == "len":
        return _length(node, arguments)
    if not isinstance(node.func, ast.Attribute):
        _refuse(node, _("is not allowed here; there are len(...) and text methods such as .contains('…')"))
    method = METHODS.get(node.func.attr)
    if method is None:
        _refuse(node, _("has no such method; there are {known}").format(known=", ".join(METHODS)))
    subject = _compile(node.func.value, depth)
    if subject.type != TEXT:
        _refuse(node, _("is a method of texts, not of a {type}").format(type=_(subject.type)))
    if len(arguments) != method.arguments or any(argument.type != TEXT for argument in arguments):
        expected = _("one text") if method.arguments else _("nothing")
        _refuse(node, _("takes {expected} between the parentheses").format(expected=expected))
    getters = [subject.get, *(argument.get for argument in arguments)]

    def call(fact: Fact) -> Any:
        values = [get(fact) for get in getters]
        return None if None in values else method.call(*values)

    return _Node(method.type, call)


def _length(node: ast.Call, arguments: list[_Node]) -> _Node:
    """The length of a text or a list."""
    if len(arguments) != 1 or arguments[0].type not in (TEXT, LIST):
        _refuse(node, _("takes one text or list"))
    get = arguments[0].get

    def length(fact: Fact) -> Decimal | None:
        value = get(fact)
        return None if value is None else Decimal(len(value))

    return _Node(NUMBER, length)


_COMPILERS: dict[type[ast.expr], Callable[[Any, int], _Node]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.BoolOp: _boolean,
    ast.UnaryOp: _unary,
    ast.BinOp: _binary,
    ast.Compare: _comparison,
    ast.Tuple: _sequence,
    ast.List: _sequence,
    ast.Set: _sequence,
    ast.Call: _call,
}
