"""How the commands' help reads: no types of Python, names of what is to be given in capitals, examples at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

#: The commands' groups in the help, in its order.
STUDENTS_WORK, AUTHORING, MEASURING, MACHINE = "Students' work", "Authoring", "Measuring", "This machine"


class Command(TyperCommand):
    """A command. Options that take a value show its name, flags nothing, and choices what there is to choose."""

    def get_params(self, ctx: Any) -> list[Any]:
        return [_without_types(parameter) for parameter in super().get_params(ctx)]

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return [piece.replace("{", "").replace("}", "") for piece in super().collect_usage_pieces(ctx)]


class Group(TyperGroup):
    """All commands."""

    def get_params(self, ctx: Any) -> list[Any]:
        return [_without_types(parameter) for parameter in super().get_params(ctx)]


def _without_types(parameter: Any) -> Any:
    if isinstance(parameter, TyperArgument):
        parameter.display_type_rich = lambda ctx: None  # type: ignore[method-assign]
        parameter.metavar = parameter.metavar or parameter.name.upper()
    elif isinstance(parameter, TyperOption) and parameter.metavar is None:
        if parameter.is_flag:
            parameter.metavar = ""
        elif not parameter.type_descriptor.is_choice:
            parameter.metavar = parameter.name.upper()
    return parameter


def add(app: typer.Typer, panel: str, command: Callable[..., Any], *examples: str) -> None:
    """Add a command to a panel of the help, with examples."""
    epilog = "  \n".join([f"Example{'s' * (len(examples) > 1)}:", *(f"autograder {example}" for example in examples)])
    app.command(cls=Command, rich_help_panel=panel, epilog=epilog)(command)
