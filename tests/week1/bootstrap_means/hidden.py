"""What `bootstrap_means` is graded by: what holds for every right way to draw."""

import numpy as np

from autograder.testing import agree, claim, expect, hidden, leaves_alone, numbers

TWICE = """
generator = np.random.default_rng(seed)
[bootstrap_means(values, 20, generator), bootstrap_means(values, 20, generator)]
"""


def counts(answer, rng, size, repeats):
    """How often each value came in each sample: values are powers of a number that no count reaches."""
    base = size + 1
    values = (base ** np.arange(size)).astype(float)
    means = numbers(answer(values, repeats, np.random.default_rng(rng.integers(10**6))))
    expect(
        means.shape == (repeats,),
        called=f"bootstrap_means(values, {repeats}, rng) with {size} values",
        got=f"shape {means.shape}",
        wanted=f"shape ({repeats},)",
        look_at="how many means are returned",
    )
    sums = np.round(means * size).astype(int)
    return np.stack([sums // base**place % base for place in range(size)], axis=1), sums, base


@hidden("bootstrap_means", points=1)
def one_mean_per_sample(answer, reference, rng):
    """There is one mean for each sample that is asked for."""
    for size, repeats in ((4, 6), (1, 3), (3, 1), (4, 4)):
        values = np.full(size, rng.uniform(1.0, 9.0))
        agree(answer, reference, values, repeats, np.random.default_rng(rng.integers(10**6)), rtol=1e-12)
    agree(answer, reference, [7, 7], 3, np.random.default_rng(5), rtol=1e-12)
    leaves_alone(answer, rng.uniform(1.0, 9.0, size=5), 3, np.random.default_rng(7))


@hidden("bootstrap_means", points=1)
def samples_have_as_many_values(answer, reference, rng):
    """Each mean is that of as many of the values as there are."""
    size = 5
    found, sums, base = counts(answer, rng, size, 200)
    right = (found.sum(axis=1) == size) & (sums < base**size)
    expect(
        bool(right.all()),
        called=f"bootstrap_means(values, 200, rng) with {size} values",
        got=f"{int((~right).sum())} means that are not the mean of {size} of the values",
        wanted="none",
        look_at="how many values a sample has, and by what their sum is divided",
    )


@hidden("bootstrap_means", points=1.5)
def values_are_drawn_with_replacement_and_equally_often(answer, reference, rng):
    """Each sample is drawn with replacement."""
    size, repeats = 8, 2000
    found = np.concatenate([counts(answer, rng, size, repeats)[0] for _ in range(2)])
    expect(
        bool(np.any(found > 1)),
        called=f"bootstrap_means(values, {repeats}, rng) with {size} values",
        got="no value twice in any sample",
        wanted="some values twice or more often, as for draws with replacement",
        look_at="whether a value may come twice in a sample",
    )
    alike = float(np.mean(np.all(found[1:] == found[:-1], axis=1)))  # below 0.01 for independent samples
    with claim("Each sample is drawn anew."):
        expect(
            alike < 0.05,
            called=f"bootstrap_means(values, {repeats}, rng) with {size} values",
            got=f"{100 * alike:.0f} of 100 samples are the one before once more",
            wanted="about 1 of 100",
            look_at="whether each sample is drawn anew",
        )
    often = found.mean(axis=0)  # 1 with a standard deviation of sqrt(0.875 / 4000) = 0.015
    with claim("All values are equally likely."):
        expect(
            bool(np.all(np.abs(often - 1.0) < 0.1)),
            called=f"bootstrap_means(values, {repeats}, rng) with {size} values",
            got=f"a value that comes {often[np.abs(often - 1.0).argmax()]:.2f} times in a sample on average",
            wanted="about 1 for each value",
            look_at="whether all values are equally likely",
        )
    scatter = found.var(axis=0).mean()  # 0.875 for draws with replacement
    expect(
        0.78 < scatter < 0.97,
        called=f"bootstrap_means(values, {repeats}, rng) with {size} values",
        got=f"how often a value comes in a sample varies with a variance of {scatter:.2f}",
        wanted="about 0.88, as for draws with replacement",
        look_at="how each value of a sample is drawn",
    )
    zeros, ones = 6, 2
    values = [0.0] * zeros + [1.0] * ones
    means = numbers(answer(values, repeats, np.random.default_rng(rng.integers(10**6))))
    share = float(means.mean())  # 0.25 with a standard deviation of sqrt(0.25 * 0.75 / 16000) = 0.0034
    with claim("A value that is there several times is drawn more often."):
        expect(
            abs(share - 0.25) < 0.03,
            called=f"bootstrap_means({values}, {repeats}, rng).mean()",
            got=f"{share:.2f}",
            wanted="about 0.25",
            look_at="whether each place of `values` is equally likely",
        )


@hidden("bootstrap_means", points=1.5)
def all_chance_comes_from_rng(answer, reference, rng):
    """All chance comes from rng."""
    values = rng.uniform(1.0, 9.0, size=8)
    seed, other = (int(number) for number in rng.choice(10**6, size=2, replace=False))
    first, again, different = (
        numbers(answer(values, 20, np.random.default_rng(number))) for number in (seed, seed, other)
    )
    with claim("The same seed gives the same means."):
        expect(
            np.allclose(first, again, rtol=1e-12),
            called="bootstrap_means(values, 20, np.random.default_rng(seed)) twice",
            got="two results that differ",
            wanted="the same means for the same seed",
            look_at="where the chance comes from",
        )
    with claim("Another seed gives other means."):
        expect(
            not np.allclose(first, different),
            called="bootstrap_means(values, 20, np.random.default_rng(seed)) for two seeds",
            got="the same means for both",
            wanted="other means for another seed",
            look_at="where the chance comes from",
        )
    one, two = map(
        numbers,
        answer.probe(
            TWICE, called="bootstrap_means(values, 20, rng) twice with the same generator", values=values, seed=seed
        ),
    )
    with claim("A second call with the same generator gives other means."):
        expect(
            not np.allclose(one, two),
            called="bootstrap_means(values, 20, rng) twice with the same generator",
            got="the same means twice",
            wanted="other means in the second call",
            look_at="whether a generator is made anew in each call",
        )
