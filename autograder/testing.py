"""All that a hidden test imports from the engine: the names that autograder.judging.hidden_tests lists."""

from autograder.judging.hidden_tests import *  # noqa: F403, so that there is one list
from autograder.judging.hidden_tests import __all__ as __all__
