# What the tests below compare: the text of a value, and what is printed.
import contextlib
import io
import re
from collections.abc import Iterator


def plain(text: str) -> str:
    """The text of a value with NumPy's numbers written as plain ones, as NumPy did before version 2."""
    text = re.sub(r"\bnp\.\w+\(([^()]*)\)", r"\1", text)
    return re.sub(r"\bnp\.(True|False)_", r"\1", text)


def shown(value: object) -> str:
    """The text of a value."""
    return plain(repr(value))


def show(value: object) -> None:
    """Print the text of a value, as Jupyter does below a cell."""
    if value is not None:
        print(shown(value))


@contextlib.contextmanager
def prints(wanted: str) -> Iterator[None]:
    """What is printed meanwhile must be this text, which has plain numbers."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        yield
    got = plain(said.getvalue()).removesuffix("\n")
    assert got == wanted, f"printed {got!r}, wanted {wanted!r}"
