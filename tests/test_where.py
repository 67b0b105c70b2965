"""Filter expressions: what they mean, and what they can never do."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from facts import FACTS, MEETING, MONEY, PLEDGE, SHARE
from hypothesis import given
from hypothesis import strategies as st

from natofacts.errors import WhereError
from natofacts.models import Fact
from natofacts.where import compile_where


def chosen(expression: str) -> list[Fact]:
    test = compile_where(expression)
    return [fact for fact in FACTS if test(fact)]


@pytest.mark.parametrize(
    ("expression", "facts"),
    [
        ("value >= 1e9 and unit == 'USD'", [MONEY]),
        ("value >= 10**9", [MONEY]),
        ("value == 2.5", [SHARE]),
        ("value * 2 == 5", [SHARE]),
        ("value / 0 > 1 or value % 2 == 0", [MONEY]),
        ("-value < -100", [MONEY]),
        ("1 < value <= 2.5", [SHARE]),
        ("2.5 >= value > 1", [SHARE]),
        ("unit in ('USD', 'EUR')", [MONEY]),
        ("unit not in ('USD', 'EUR')", [PLEDGE, SHARE, MEETING]),
        ("'milliards' in text", [MONEY]),
        ("text.contains('PIB')", [PLEDGE]),
        ("text.lower().startswith('nous')", [PLEDGE]),
        ("actor is None", [SHARE, MEETING]),
        ("actor is not null", [MONEY, PLEDGE]),
        ("actor == None", [SHARE, MEETING]),
        ("actor", [MONEY, PLEDGE]),
        ("not actor and point", None),
        ("not (type == 'figure' or type == 'event')", [PLEDGE]),
        ("date_start >= '2025-01-01' and date_end < '2025-02'", [MEETING]),
        ("deadline <= '2030'", [PLEDGE]),
        ("value in (2.5, 7) and kind in ('percent', 'money')", [SHARE]),
        ("actor in text", [PLEDGE]),
        ("date_end in ('2025-01-01', None) and type == 'event'", []),
        (f"'{SHARE.id}' in figures", [PLEDGE]),
        ("len(figures) > 1", [PLEDGE]),
        ("len(text) < 6", [SHARE]),
        ("type == 'figure' and start + 5 == end", [SHARE]),
        ("1e400 > value", [MONEY, SHARE]),
        ("True", list(FACTS)),
        ("value < 3 and True", [SHARE]),
    ],
)
def test_expressions_mean_what_they_say(expression: str, facts: list[Fact] | None) -> None:
    if facts is None:
        with pytest.raises(WhereError, match="compare it"):
            chosen(expression)
    else:
        assert chosen(expression) == facts


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">="])
def test_comparing_with_null_is_false(sign: str) -> None:
    assert PLEDGE not in chosen(f"value {sign} 0")
    assert PLEDGE not in chosen(f"value + 1 {sign} 0")
    assert PLEDGE not in chosen(f"unit.lower() {sign} 'z'")
    assert PLEDGE in chosen("value != 0")


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("valeu > 1", 'unknown column "valeu"; did you mean value'),
        ("zzz > 1", "natofacts schema"),
        ("unit = 'USD'", "to compare write =="),
        ("unit == USD", 'unknown column "USD"'),
        ("value > '1'", "compares a number with a text"),
        ("value >", "cannot read"),
        ("", "empty"),
        ("value", "not yes or no"),
        ("date_end > '12/02/2026'", "no date to compare date_end with; write 2026, 2026-02 or 2026-02-12"),
        ("date_start == 'mars 2026'", "no date to compare date_start with"),
        ("'2026-2-1' < date_end", "no date to compare date_end with"),
        ("deadline <= 'fin 2030'", "no date to compare deadline with"),
        ("type == 'Figure'", "« Figure » is no value of type; there are figure, event, commitment"),
        ("kind in ('money', 'monney')", "« monney » is no value of kind"),
        ("value in ['7.5']", "looks for a number among values of another kind"),
        ("value not in ('12',)", "looks for a number among values of another kind"),
        ("value in figures", "looks for a number among values of another kind"),
        ("unit in ('km')", "looks for a column inside one text; write ==, or a list: in \\('km',\\)"),
        ("value >= 7,5", "a number has a point, 7.5, not a comma"),
        ("unit == 'USD' and value > 1,5", "is a list, not yes or no"),
        ("not (value, 5)", "is a list, not yes or no"),
        ("[value > 1]", "is a list, not yes or no"),
        ("value > 1 & value < 3", "write « and »"),
        ("text * 3 == ''", "needs numbers"),
        ("'a' * 10**9 == text", "needs numbers"),
        ("text + 'a' == 'a'", "needs numbers"),
        ("text.format(1) == ''", "no such method"),
        ("text.contains(1)", "one text"),
        ("text.contains('a', 'b')", "one text"),
        ("value.lower() == ''", "method of texts"),
        ("1 in value", "inside a number"),
        ("value is 1", "for None"),
        ("figures > ('a',)", "orders lists"),
        ("(" * 500 + "1" + ")" * 500, "cannot read"),
        ("not " * 300 + "True", "nested"),
        ("1 < 2 and " * 400 + "True", "at most"),
        ("9" * 5000 + " > value", "at most"),
        ("value\0> 1", "cannot read"),
    ],
)
def test_a_wrong_expression_says_what_would_do(expression: str, message: str) -> None:
    with pytest.raises(WhereError, match=message) as caught:
        compile_where(expression)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os').system('true')",
        "text.__class__",
        "().__class__.__bases__",
        "open('x')",
        "eval('1')",
        "(lambda: 1)()",
        "[x for x in text]",
        "f'{text}' == ''",
        "(y := 1) == 1",
        "text[0] == 'a'",
        "{'a': 1} == 1",
        "text if True else unit",
        "text.contains(*figures)",
        "text.lower.__self__ == ''",
        "len.__self__",
        "1j == value",
        "b'a' == text",
        "... == text",
        "text.__len__() > 1",
        "value.real > 1",
        "value.__class__.__mro__ == ()",
        "text.format_map(text) == ''",
        "text.encode() == text",
        "text.join(figures) == ''",
        "text.replace('a', 'b') == ''",
        "'%s' % text == ''",
        "text.contains(text.__class__)",
        "getattr(text, 'upper')() == ''",
        "type('x', (), {})",
        "COLUMNS",
        "fact.id == ''",
        "self",
        "span",
        "__builtins__",
        "print(text)",
        "len(open('/etc/passwd')) > 0",
        "len.__call__(text) > 0",
        "text.lower.upper() == ''",
        "(lambda text: text)(text)",
        "[c for c in text] == []",
        "{**{}} == {}",
        "await text",
        "(yield text)",
        "text @ text == ''",
        "value << 99999",
        "value >> 1 > 0",
        "~value > 0",
        "value ^ 1 > 0",
        "text[:1] == 'a'",
        "text.contains(*('a',))",
        "text.contains(b'a')",
        "text.contains(other='a')",
        "f'{text!r:{text}}' == ''",
        "value if value else text",
        "import os",
        "value = 1; text",
        "global text",
        "`text`",
    ],
)
def test_nothing_else_can_be_reached(expression: str) -> None:
    with pytest.raises(WhereError):
        compile_where(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "9**9**9**9**9 > value",
        "0.1 ** 999999999 >= 0",
        "10 ** 10 ** 10 > 1",
        "-9 ** 9.5 < 1",
        "1e999999 * 1e999999 > 0",
    ],
)
def test_huge_numbers_cost_nothing(expression: str) -> None:
    begun = time.perf_counter()
    chosen(expression)
    assert time.perf_counter() - begun < 1


def test_no_code_of_python_runs(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    for expression in (
        f"open({str(mark)!r}, 'w')",
        f"__import__('pathlib').Path({str(mark)!r}).touch()",
        f"[].__class__.__base__.__subclasses__()[0]({str(mark)!r})",
        f"text.contains(open({str(mark)!r}, 'w'))",
        f"len(open({str(mark)!r}, 'w')) > 0",
        f"True or open({str(mark)!r}, 'w')",
        f"unit in (open({str(mark)!r}, 'w'),)",
    ):
        with pytest.raises(WhereError):
            chosen(expression)
    assert not mark.exists()


@given(
    st.recursive(
        st.sampled_from(["text", "value", "figures", "'a'", "1", "None", "__import__", "len", "f'{text}'", "1e999"]),
        lambda inner: (
            st.tuples(inner, st.sampled_from(["__class__", "upper", "contains", "format"])).map(".".join)
            | st.tuples(inner, inner).map(lambda pair: f"{pair[0]}({pair[1]})")
            | st.tuples(inner, st.sampled_from(["<", "in", "is", "and", "**", "%", "@", ":="]), inner).map(
                lambda parts: f"({' '.join(parts)})"
            )
            | inner.map(lambda one: f"[{one} for x in {one}]")
            | inner.map(lambda one: f"{one}[0]")
            | inner.map(lambda one: f"(lambda: {one})")
        ),
        max_leaves=6,
    )
)
def test_any_python_is_refused_or_gives_yes_or_no(expression: str) -> None:
    try:
        test = compile_where(expression)
    except WhereError as error:
        assert "\n" not in str(error)
        return
    assert not {"__class__", "__import__", "lambda", "for", "format"} & set(re.findall(r"\w+", expression))
    assert all(isinstance(test(fact), bool) for fact in FACTS)


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(["value", "unit", "'a'", "1", "(", ")", "<", "==", "and", "not", "in", "+", ".lower()", ","]),
        max_size=12,
    ).map(" ".join)
)
def test_any_text_compiles_and_runs_or_is_refused(expression: str) -> None:
    try:
        test = compile_where(expression)
    except WhereError:
        return
    for fact in FACTS:
        assert isinstance(test(fact), bool)
