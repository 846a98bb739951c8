"""The command `autograder`: its subcommands, the tables that they print, and `autograder doctor`."""

from __future__ import annotations

import os
import signal
import sys


def run() -> None:
    """The command `autograder`."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _before_it_began)  # until a command has handlers of its own
    from autograder.cli.main import app

    app()


def _before_it_began(*_: object) -> None:
    """Ctrl-C while Python imports: an exception would be a traceback out of the middle of some package."""
    sys.stderr.write("Interrupted before anything was begun.\n")
    sys.stderr.flush()
    os._exit(130)
