"""Grade notebooks with the verdict computed where student code cannot reach.

The package is the engine only: it knows no exercise and holds no answer. `score` is what a source
notebook imports, so that an instructor can run the hidden tests in place.
"""

from typing import TYPE_CHECKING, Any

from autograder import _moved

if TYPE_CHECKING:
    from autograder.grading.in_notebook import score

__all__ = ["score"]
__version__ = "0.2.0"

_moved.install()


def __getattr__(name: str) -> Any:
    # Lazy, because what is mounted in the sandbox (autograder.guest) must start without loading the engine.
    if name == "score":
        from autograder.grading.in_notebook import score

        return score
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
