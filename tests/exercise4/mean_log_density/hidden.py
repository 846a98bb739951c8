"""What `mean_log_density` is graded by. The reasons for its tolerances stand in mixtures.py."""

from autograder.testing import agree, hidden


# rtol=1e-9 leaves room for a sum of a million equal terms (1e-10 at worst) and for numerical integration.
@hidden("mean_log_density", points=1, uses=("logprob",))
def is_right_in_few_dimensions(answer, reference, rng):
    """The expected log-density is right for one to a few hundred dimensions."""
    # 2 before 1: for every odd number, a dimension too few is the same as half of it rounded down
    several = [2, 1, *rng.integers(3, 400, size=3)]
    for dimensions in (*several, several[-1], *several, 1, 1):  # each again: after itself, and after others
        agree(answer, reference, int(dimensions), rtol=1e-9)


@hidden("mean_log_density", points=1, uses=("logprob",))
def is_right_where_the_density_underflows(answer, reference, rng):
    """It is right even where the density itself is 0.0 in float64, up to a million dimensions."""
    largest = (*(2 * rng.integers(500, 20_000, size=3) + 1), 1_000_000)
    # the density is a number of few digits, or none, from here on
    smallest = (*rng.integers(501, 540, size=2), 526, *rng.integers(560, 1000, size=3), *rng.integers(400, 520, size=2))
    for dimensions in (*largest, *smallest, smallest[-1], largest[0]):
        agree(answer, reference, int(dimensions), rtol=1e-9)
