"""Returns a subclass of DataFrame with the pairs in its index as well, and decorates the search with a warning."""

import functools
import warnings


class Losses(pd.DataFrame):
    @property
    def _constructor(self):
        return Losses


def with_warning(function):
    @functools.wraps(function)
    def warned(*args, **kwargs):
        warnings.warn("a grid is slow", stacklevel=2)
        return function(*args, **kwargs)

    return warned


@with_warning
def grid_search(train, test, Ks, weights, iterations, rng):
    seeds = iter(rng.integers(2**31, size=len(Ks) * len(weights)))
    fits = {
        (K, weight): matrix_factorization(train, test, K, weight, iterations, np.random.default_rng(next(seeds)))
        for K in sorted(Ks)
        for weight in sorted(weights)
    }
    index = pd.MultiIndex.from_tuples(fits)
    return Losses(
        {
            "K": [K for K, _ in fits],
            "weight": [weight for _, weight in fits],
            "train_mse": [fit[2][-1] for fit in fits.values()],
            "test_mse": [fit[3][-1] for fit in fits.values()],
        },
        index=index,
    )


def best_parameters(losses):
    return losses.set_index(["K", "weight"])["test_mse"].idxmin()
