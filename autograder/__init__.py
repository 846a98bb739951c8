"""Grade notebooks with the verdict computed where student code cannot reach.

The package is the engine only: it knows no exercise and holds no answer. `score` is what a source
notebook imports, so that an instructor can run the hidden tests in place.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.inplace import score

__all__ = ["score"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # Lazy, because the kernel side (autograder.kernels) must start without loading the engine.
    if name == "score":
        from autograder.inplace import score

        return score
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
