"""Help pages and wrong usage in the language of the person: what Typer writes in English is translated here.

Docstrings and `help=` of the command line are messages as they stand. Typer has its own words translated by the
domain of the process, except those of its parser, which are read back from the English.
"""

from __future__ import annotations

import contextlib
import gettext
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from natofacts.messages import DOMAIN, LOCALES, N_, _, language, retold
from natofacts.terminal import note

if TYPE_CHECKING:
    UsageError = typer.BadParameter
else:
    UsageError = typer.BadParameter.__base__  # Typer has it from Click, or brings its own

TYPER = (
    N_("Arguments"),
    N_("Options"),
    N_("Commands"),
    N_("required"),
    N_("default: {default}"),
    N_("Aborted!"),
    N_("[OPTIONS]"),
    N_("COMMAND [ARGS]..."),
    N_("Show this message and exit."),
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)
"""What Typer writes on help pages."""

WRONG = (
    N_("Missing command."),
    N_("Missing argument {hint}."),
    N_("Missing option {hint}."),
    N_("Invalid value for {hint}: {message}"),
    N_("Invalid value: {message}"),
    N_("No such option: {name} (Possible options: {names})"),
    N_("No such option: {name} Did you mean {names}?"),
    N_("No such option: {name}"),
    N_("No such command {name}. Did you mean {names}?"),
    N_("No such command {name}."),
    N_("Option {name} requires an argument."),
    N_("Option {name} does not take a value."),
    N_("Got unexpected extra argument(s) ({arguments})"),
    N_("Got unexpected extra argument ({arguments})"),
    N_("Got unexpected extra arguments ({arguments})"),
    N_("{value} is not a valid integer."),
    N_("{value} is not a valid int range."),
    N_("{value} is not in the range {range}."),
    N_("{value} is not one of {choices}."),
)
"""What its parser says of a wrong command line."""


class WrongUsageError(UsageError):
    """A wrong command line, told in the language of the person."""

    def __init__(self, error: UsageError) -> None:
        super().__init__(retold(error.format_message(), WRONG), error.ctx)

    def format_message(self) -> str:
        """Say what is wrong."""
        return self.message

    def show(self, file: Any = None) -> None:  # noqa: ARG002  its parser gives it
        """Say in one line to stderr what is wrong and where help is."""
        command = "natofacts" if self.ctx is None else self.ctx.command_path
        said = self.message.rstrip(".")
        whole = (
            _("{said} « {command} --help » helps") if said.endswith("?") else _("{said}; « {command} --help » helps")
        )
        note(f"{command}: {whole.format(said=said, command=command)}")


@contextlib.contextmanager
def _telling() -> Iterator[None]:
    """Have a wrong command line told in the language of the person."""
    try:
        yield
    except UsageError as error:
        if isinstance(error, WrongUsageError) or type(error).__name__ == "NoArgsIsHelpError":
            raise
        raise WrongUsageError(error) from error


def _translate(command: Any) -> None:
    """Translate the texts of a command."""
    command.help = _(command.help) if command.help else command.help
    command.short_help = _(command.short_help) if command.short_help else command.short_help
    command.options_metavar = _(command.options_metavar)


class _Speaking:
    """What commands and their group have in common."""

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_("Usage: "))

    def get_params(self, ctx: Any) -> Any:
        """Give arguments and options, those too that Typer adds."""
        params: Any = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            said = re.sub(r"[ \t\n]+", " ", param.help or "").strip()  # no-break spaces hold « ; » to its word
            param.help = _(said)
        return params


class Command(_Speaking, TyperCommand):
    """A command that speaks the language of the person."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        _translate(self)


class Group(_Speaking, TyperGroup):
    """The commands; a wrong use of any is told in the language of the person."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        if language() != "en":
            gettext.bindtextdomain(DOMAIN, LOCALES)
            gettext.textdomain(DOMAIN)
        _translate(self)
        self.subcommand_metavar = _(self.subcommand_metavar)

    def make_context(self, *arguments: Any, **options: Any) -> Any:
        """Read the command line before the command."""
        with _telling():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        with _telling():
            return super().invoke(ctx)
